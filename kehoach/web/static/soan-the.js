// The findings, folded out under the sheets, and F6 from one part of the editor to the next.

const button = document.getElementById("mo-phat-hien"), findings = document.getElementById("phat-hien"), sheets = document.getElementById("xem");

button.addEventListener("click", () => {
  findings.hidden = !findings.hidden;
  button.setAttribute("aria-expanded", String(!findings.hidden));
});

/** How many findings, on their button. */
export function demPhatHien(found) {
  const box = document.getElementById("so-phat-hien"), total = found.loi + found.canh_bao + found.goi_y;
  box.className = `muc-do ${found.loi ? "loi" : found.canh_bao ? "canh_bao" : total ? "goi_y" : "xong"}`;
  box.textContent = String(total);
  box.title = `${found.loi} lỗi, ${found.canh_bao} cảnh báo, ${found.goi_y} gợi ý`;
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "F6") return;
  event.preventDefault();
  const outline = document.getElementById("de-cuong"), bar = document.querySelector(".thanh");
  const stops = [() => outline.querySelector("textarea, input")?.focus(), () => sheets.focus(), () => button.focus(), () => bar.querySelector("[data-tai]").focus()];
  const at = event.target === button || findings.contains(event.target) ? 2 : [outline, sheets, null, bar].findIndex((each) => each?.contains(event.target));
  stops[(at + 1) % stops.length]();
});

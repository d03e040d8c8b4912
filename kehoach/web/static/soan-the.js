// The two tabs on the right, and F6 from one part of the editor to the next.

const tabs = [...document.querySelectorAll(".the-chon [role=tab]")];
const panel = (tab) => document.getElementById(tab.getAttribute("aria-controls"));

function choose(tab, focus = false) {
  for (const each of tabs) {
    each.setAttribute("aria-selected", String(each === tab));
    each.tabIndex = each === tab ? 0 : -1;
    panel(each).hidden = each !== tab;
  }
  if (focus) tab.focus();
}

for (const tab of tabs) {
  tab.addEventListener("click", () => choose(tab));
  tab.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") choose(tabs[(tabs.indexOf(tab) + 1) % tabs.length], true);
  });
}

/** How many findings, on their tab. */
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
  const stops = [() => outline.querySelector("textarea, input")?.focus(), () => choose(tabs[0], true), () => choose(tabs[1], true), () => bar.querySelector("[data-tai]").focus()];
  const parts = [outline, panel(tabs[0]), panel(tabs[1]), bar];
  const tab = tabs.indexOf(event.target);
  const at = tab >= 0 ? tab + 1 : parts.findIndex((each) => each.contains(event.target));
  stops[(at + 1) % stops.length]();
});

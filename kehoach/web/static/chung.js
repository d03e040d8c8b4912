// What every page uses: asking the server, telling the reader, fields for communes and for files.

const the = document.querySelector('meta[name="csrf"]');

/** Ask the server and give what it answers; what it refuses throws a LoiTrang. `body`: FormData, or data sent as JSON. */
export async function hoi(url, body = null, method = body === null ? "GET" : "POST") {
  const headers = { Accept: "application/json", "X-CSRF-Token": the ? the.content : "" };
  let sent = body;
  if (body !== null && !(body instanceof FormData)) {
    headers["Content-Type"] = "application/json";
    sent = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(url, { method, headers, body: sent, credentials: "same-origin" });
  } catch {
    throw new LoiTrang([{ ma: "MANG", thong_diep: "Không gọi được chương trình kehoach", cach_sua: "xem cửa sổ kehoach serve còn mở không, rồi thử lại", cho: "", gan: [] }], 0);
  }
  const text = await answer.text();
  let data = null;
  try { data = text ? JSON.parse(text) : null; } catch { data = null; }
  if (!answer.ok) {
    const told = data && data.loi ? data.loi : [{ ma: "", thong_diep: "Chưa làm được", cach_sua: "tải lại trang rồi thử lại", cho: "", gan: [] }];
    throw new LoiTrang(told, answer.status);
  }
  return data;
}

/** What the server refused: `cac_loi` as it told them, `status` (0: it was not reached). */
export class LoiTrang extends Error {
  constructor(cacLoi, status) {
    super(cacLoi.map(cauLoi).join(" "));
    this.cac_loi = cacLoi;
    this.status = status;
  }
}

/** A problem as one sentence. */
export function cauLoi(each) {
  return `${each.cho ? each.cho + ": " : ""}${each.thong_diep}.${each.cach_sua ? ` Cách sửa: ${each.cach_sua}.` : ""}`;
}

/** Say something to who listens to the page. */
export function bao(text) {
  const place = document.getElementById("bao");
  if (place) {
    place.textContent = "";
    setTimeout(() => { place.textContent = text; }, 30);
  }
}

/** An element: tao("li", {class: "x", role: "option"}, "words", otherElement...). Words are never read as HTML. */
export function tao(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...inside);
  return element;
}

/** The field that finds a commune (_xa.html): a combobox as the ARIA practices describe it. */
export function chonXa(box) {
  const field = box.querySelector("[role=combobox]"), code = box.querySelector("input[type=hidden]"), list = box.querySelector("ul");
  let at = -1, asked = 0, timer = 0;
  const options = () => [...list.children].filter((each) => each.dataset.ma);
  const close = () => { list.hidden = true; field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); at = -1; };
  const point = (index) => {
    const all = options();
    if (!all.length) return;
    at = (index + all.length) % all.length;
    all.forEach((each, i) => each.setAttribute("aria-selected", String(i === at)));
    field.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
  };
  const choose = (option) => {
    field.value = option.textContent;
    code.value = option.dataset.ma;
    field.setCustomValidity("");
    close();
    box.dispatchEvent(new CustomEvent("chon-xa", { bubbles: true, detail: { ma: code.value, chu: field.value } }));
  };
  const look = async () => {
    const words = field.value.trim(), mine = ++asked;
    if (!words) { close(); return; }
    let found;
    try { found = await hoi(`${box.dataset.nguon}?q=${encodeURIComponent(words)}`); } catch { return; }
    if (mine !== asked) return;
    list.replaceChildren(...found.map((each, i) => tao("li", { role: "option", id: `${list.id}_${i}`, "data-ma": each.ma, "aria-selected": "false" }, each.day_du)));
    if (!found.length) list.append(tao("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Không thấy xã, phường nào như vậy"));
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    if (found.length) point(0);
  };
  field.addEventListener("input", () => {
    code.value = "";
    clearTimeout(timer);
    timer = setTimeout(look, 120);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) look(); else point(at + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter" && !list.hidden && at >= 0) {
      event.preventDefault();
      choose(options()[at]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault(); // the field keeps the focus
    const option = event.target.closest("[data-ma]");
    if (option) choose(option);
  });
  field.addEventListener("blur", () => {
    if (!list.hidden && at >= 0 && options().length === 1) choose(options()[0]);
    close();
  });
}

/** A place to drop files onto (.tha): they go into its file field; a form with data-gui-ngay is sent at once. */
export function oTha(box) {
  const field = box.querySelector("input[type=file]");
  const over = (on) => (event) => { event.preventDefault(); box.classList.toggle("dang-keo", on); };
  for (const name of ["dragenter", "dragover"]) box.addEventListener(name, over(true));
  for (const name of ["dragleave", "drop"]) box.addEventListener(name, over(false));
  const sendOn = () => { if (field.form && field.form.dataset.guiNgay !== undefined && field.files.length) field.form.requestSubmit(); };
  box.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  field.addEventListener("change", sendOn);
}

document.querySelectorAll(".chon-xa").forEach(chonXa);
document.querySelectorAll(".tha").forEach(oTha);
// A form is sent once, and says that it is at work; the back button finds it ready again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.dataset.nhieuLan !== undefined) return;
  if (form.dataset.hoi && !window.confirm(form.dataset.hoi)) { event.preventDefault(); return; }
  if (form.dataset.daGui) { event.preventDefault(); return; }
  form.dataset.daGui = "1";
  const button = event.submitter || form.querySelector("button.chinh");
  if (button && form.dataset.dangLam) { button.dataset.cu = button.textContent; button.textContent = form.dataset.dangLam; }
  bao(form.dataset.dangLam || "Đang gửi");
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-da-gui]")) {
    delete form.dataset.daGui;
    for (const button of form.querySelectorAll("button[data-cu]")) { button.textContent = button.dataset.cu; delete button.dataset.cu; }
  }
});

// The preview: sheets beside the outline, and the way between a place in one and the other.
import { danTrang } from "./trang.js";

const EDGE = 26; // pixels left and right of a sheet together
const PX = 96 / 72;

/** Show the preview `html` in `to`; the place that is looked at stays. Returns the number of pages. */
export function veTrang(to, html) {
  const next = document.createElement("div");
  next.className = "kh-xem-truoc";
  next.innerHTML = html; // made by the server, every word of the plan escaped there
  const pages = danTrang(next);
  to.replaceChildren(next);
  vuaRong(to);
  return pages;
}

/** Sheets as wide as there is room, those that lie across too. */
export function vuaRong(to) {
  const room = to.parentElement.clientWidth - EDGE;
  if (room <= 0) return; // not shown now
  for (const each of to.querySelectorAll(".kh-trang")) each.style.zoom = String(Math.max(0.3, Math.min(1.1, room / (parseFloat(each.style.width) * PX))));
}

/** The printed place of a node or field. */
export function choIn(to, nut) {
  const names = [nut, `${nut}#bang`, ALIAS[nut], `${nut}.0`].filter(Boolean);
  for (const name of names) {
    const found = to.querySelector(`[data-nut="${CSS.escape(name)}"]`);
    if (found) return found;
  }
  return null;
}

const ALIAS = { "@ngay": "@dia_danh_ngay", "@dia_danh": "@dia_danh_ngay", "@ky_hieu": "@so", "@co_quan.ten": "@co_quan.0", "@co_quan.chu_quan": "@chu_quan" };
const BACK = { "@dia_danh_ngay": "@ngay", "@chu_quan": "@co_quan.chu_quan" };

/** The node or field of the outline that prints `target`. */
export function oCua(target) {
  const name = BACK[target] ?? target.split("#")[0];
  if (/^@co_quan\.\d+$/.test(name)) return "@co_quan.ten";
  return name.replace(/^(@luu|@chu_ky\.quyen_han)\.\d+$/, "$1");
}

/** Bring the printed place of `nut` into sight; `nhay`: and let it flash. */
export function denChoIn(to, nut, nhay = false) {
  for (const each of to.querySelectorAll(".dang-sua")) each.classList.remove("dang-sua", "nhay");
  const found = choIn(to, nut);
  if (!found) return;
  found.classList.add("dang-sua");
  if (nhay) found.classList.add("nhay");
  const pane = to.parentElement, box = found.getBoundingClientRect(), frame = pane.getBoundingClientRect();
  if (box.top < frame.top + 20 || box.bottom > frame.bottom - 20) pane.scrollTop += box.top - frame.top - frame.height / 3;
}

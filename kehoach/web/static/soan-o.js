// The fields of the outline: which operation they mean, how high they are, what is wrong with them, how to get to one.
import { bao, tao } from "./chung.js";

const outline = document.getElementById("de-cuong");

/** The node of the outline called `nut`. */
export function nutCua(nut) { return document.getElementById(`n-${nut}`); }

/** The operation that puts the text of `field` into the plan. */
export function viecCua(field) {
  if (field.dataset.bang !== undefined) return { viec: "bang", nut: field.dataset.bang, lam: "o", hang: Number(field.dataset.hang), cot: Number(field.dataset.cot), chu: field.value };
  const nut = field.dataset.o, value = field.type === "checkbox" ? field.checked : field.value;
  return { viec: "dat", nut, truong: nut.startsWith("@") ? "" : field.dataset.truong, gia_tri: value };
}

/** The field that an operation came from, if it is there. */
export function oCuaViec(op) {
  if (op.viec === "bang" && op.lam === "o") return document.getElementById(`o-${op.nut}-b-${op.hang < 0 ? "t" : op.hang}-${op.cot}`);
  if (op.viec === "dat") return document.getElementById(op.nut.startsWith("@") ? `o-${op.nut}` : `o-${op.nut}-${op.truong}`);
  return null;
}

/** Fields as high as their words. */
export function caoVua(root) {
  if (CSS.supports("field-sizing", "content")) return;
  const fields = root.matches?.("textarea") ? [root] : [...root.querySelectorAll("textarea")];
  for (const each of fields) each.style.height = "0";
  const heights = fields.map((each) => each.scrollHeight);
  fields.forEach((each, i) => { each.style.height = `${heights[i] + 2}px`; });
}

/** What these operations say is at the server now. */
export function daLuu(ops) {
  for (const each of ops) {
    const field = oCuaViec(each);
    if (!field) continue;
    const value = each.viec === "bang" ? each.chu : each.gia_tri;
    if (field.type === "checkbox" || field.value === value) delete field.dataset.cho;
    boLoi(field);
  }
}

/** Why the text of `field` could not be saved; it stays there. */
export function ghiLoi(field, words) {
  delete field.dataset.cho;
  boLoi(field);
  const place = tao("span", { class: "loi-o", id: `${field.id}-loi`, "data-rieng": "" }, `Chưa lưu: ${words}`);
  field.after(place);
  field.dataset.loi = "";
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", place.id);
  bao(words);
}

export function boLoi(field) {
  if (field.dataset.loi === undefined) return;
  delete field.dataset.loi;
  field.removeAttribute("aria-invalid");
  field.removeAttribute("aria-describedby");
  document.getElementById(`${field.id}-loi`)?.remove();
}

/** Whether a field keeps its own text when the server's comes: typed into, waiting, refused, or being typed into. */
export function giuChu(field) {
  return field.dataset.cho !== undefined || field.dataset.loi !== undefined || field === document.activeElement;
}

/** Mark the places that have findings by their gravest. */
export function danhDau(places) {
  for (const each of outline.querySelectorAll("[data-muc-do]")) delete each.dataset.mucDo;
  for (const [place, level] of Object.entries(places)) {
    const found = nutCua(place) ?? document.getElementById(`o-${place}`);
    if (found) found.dataset.mucDo = level;
  }
}

/** Put the cursor into a node or field. */
export function den(place) {
  if (!place) return;
  place.closest("details")?.setAttribute("open", "");
  place.querySelector?.("details")?.setAttribute("open", "");
  const inside = [...(place.querySelectorAll?.("input[data-o], textarea") ?? [])];
  const field = place.matches("input, textarea, select") ? place : inside.find((each) => each.value) ?? inside[0];
  field?.focus();
  if (field?.value?.startsWith("[[")) field.select();
  (field ?? place).scrollIntoView({ block: "center" });
}

/** The same by the name of a node or field; `words`: and select them there. */
export function denCho(place, words = "") {
  const box = nutCua(place) ?? document.getElementById(`o-${place}`);
  den(box);
  const field = words ? [box, ...(box?.querySelectorAll("input, textarea") ?? [])].find((each) => each?.value?.includes(words)) : null;
  if (!field) return;
  field.focus();
  const at = field.value.indexOf(words);
  field.setSelectionRange(at, at + words.length);
}

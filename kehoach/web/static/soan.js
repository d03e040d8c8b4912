// The editor: fields become operations, what the server answers becomes the page again.
import { bao, cauLoi, hoi, tao } from "./chung.js";
import { ghep } from "./soan-ghep.js";
import { HangDoi } from "./soan-hang-doi.js";
import { dungNut } from "./soan-nut.js";
import { dungBang } from "./soan-bang.js";
import { chonCanCu } from "./soan-can-cu.js";
import { denChoIn, oCua, veTrang, vuaRong } from "./soan-xem.js";

const PAUSE = 600; // milliseconds without a key until what was typed is saved
const page = document.getElementById("soan"), url = page.dataset.goc, outline = document.getElementById("de-cuong");
const to = document.getElementById("to"), findings = document.getElementById("phat-hien"), state = document.getElementById("luu"), told = document.getElementById("tin-soan");
const undo = document.getElementById("hoan-tac"), redo = document.getElementById("lam-lai");
const typed = new Map(); // fields typed into since they were last put into the queue, by id
let timer = 0, after = [];

const queue = new HangDoi(url, page.dataset.ma, Number(page.dataset.phien), {
  saving: () => say("Đang lưu…"),
  saved: (data, ops) => { clear(ops); show(data); channel.postMessage(data.phien); },
  refused: (op, error) => refuse(op, error),
  offline: (count) => say(`Mất liên lạc với chương trình: ${count} thay đổi còn giữ ở đây, sẽ tự gửi lại`, "loi"),
  conflict: (ops) => conflict(ops),
});
const channel = new BroadcastChannel(`kehoach-${page.dataset.ma}`);

/* Telling. */

function say(text, kind = "") {
  if (state.textContent !== text) state.textContent = text;
  state.className = `luu ${kind}`;
  if (kind) bao(text);
}

/* The page as the server has it. */

function show(data, force = false) {
  const fresh = document.createElement("div");
  fresh.innerHTML = data.de_cuong; // made by the server, every word of the plan escaped there
  ghep(outline, fresh, (field) => !force && (typed.has(field.id) || field.dataset.cho !== undefined || field.dataset.loi !== undefined || field === document.activeElement));
  if (force) for (const each of outline.querySelectorAll("[data-loi]")) clearFault(each);
  nodes.refresh();
  grow(outline);
  const pages = veTrang(to, data.xem_truoc);
  document.getElementById("so-trang").textContent = `(${pages} trang)`;
  if (data.phat_hien !== undefined) {
    findings.innerHTML = data.phat_hien;
    count(data.dem);
    marks(data.cho);
  }
  undo.disabled = !data.hoan_tac;
  redo.disabled = !data.lam_lai;
  document.getElementById("ten-viec").textContent = data.ten;
  if (!queue.ban && !typed.size) say(`Đã lưu lúc ${data.luc}`);
  const current = document.activeElement?.closest?.("[data-o], [data-nut]");
  if (current && outline.contains(current)) denChoIn(to, current.dataset.o ?? current.dataset.nut);
  for (const each of after.splice(0)) each(data);
}

function count(found) {
  const box = document.getElementById("so-phat-hien"), total = found.loi + found.canh_bao + found.goi_y;
  box.className = `muc-do ${found.loi ? "loi" : found.canh_bao ? "canh_bao" : total ? "goi_y" : "xong"}`;
  box.textContent = total ? `${total}` : "0";
  box.title = `${found.loi} lỗi, ${found.canh_bao} cảnh báo, ${found.goi_y} gợi ý`;
}

function marks(places) {
  for (const each of outline.querySelectorAll("[data-muc-do]")) delete each.dataset.mucDo;
  for (const [place, level] of Object.entries(places)) {
    const found = node(place) ?? document.getElementById(`o-${place}`);
    if (found) found.dataset.mucDo = level;
  }
}

/** The node of the outline called `nut`. */
function node(nut) { return document.getElementById(`n-${nut}`); }

/** Fields as high as their words. */
function grow(root) {
  if (CSS.supports("field-sizing", "content")) return;
  const fields = root.matches?.("textarea") ? [root] : [...root.querySelectorAll("textarea")];
  for (const each of fields) each.style.height = "0";
  const heights = fields.map((each) => each.scrollHeight);
  fields.forEach((each, i) => { each.style.height = `${heights[i] + 2}px`; });
}

/* Fields. */

function operation(field) {
  if (field.dataset.bang !== undefined) return { viec: "bang", nut: field.dataset.bang, lam: "o", hang: Number(field.dataset.hang), cot: Number(field.dataset.cot), chu: field.value };
  const nut = field.dataset.o, value = field.type === "checkbox" ? field.checked : field.value;
  return { viec: "dat", nut, truong: nut.startsWith("@") ? "" : field.dataset.truong, gia_tri: value };
}

function fieldOf(op) {
  if (op.viec === "bang" && op.lam === "o") return document.getElementById(`o-${op.nut}-b-${op.hang < 0 ? "t" : op.hang}-${op.cot}`);
  if (op.viec === "dat") return document.getElementById(op.nut.startsWith("@") ? `o-${op.nut}` : `o-${op.nut}-${op.truong}`);
  return null;
}

outline.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.matches("[data-o], textarea[data-bang]")) return;
  if (field.tagName === "TEXTAREA") { grow(field); field.classList.toggle("trong", !field.value); }
  typed.set(field.id, field);
  say("Đang gõ…");
  clearTimeout(timer);
  timer = setTimeout(save, field.matches("select, [type=checkbox]") ? 0 : PAUSE);
});
outline.addEventListener("change", (event) => { if (typed.has(event.target.id)) save(); });
outline.addEventListener("doi-gia-tri", (event) => event.target.classList.toggle("trong", !event.target.value));
outline.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.altKey && event.target.matches("textarea[data-o]:not([data-truong$=quyen_han])") && !event.target.closest("td")) {
    event.preventDefault(); // a node is one paragraph
    if (event.target.closest(".khoi.muc")) lam({ viec: "them", loai: "muc", sau: event.target.closest(".khoi").dataset.nut }, { moi: true });
  }
});

/** Put what was typed into the queue and send it. */
function save() {
  clearTimeout(timer);
  for (const field of typed.values()) {
    if (!field.isConnected) continue;
    queue.them(operation(field));
    field.dataset.cho = "";
  }
  typed.clear();
  return queue.gui();
}

/** Fields whose text is now at the server. */
function clear(ops) {
  for (const each of ops) {
    const field = fieldOf(each);
    if (!field) continue;
    const value = each.viec === "bang" ? each.chu : each.gia_tri;
    if (field.type === "checkbox" || field.value === value) delete field.dataset.cho;
    clearFault(field);
  }
}

function refuse(op, error) {
  const field = fieldOf(op), words = error.cac_loi.map((each) => `${each.thong_diep}.${each.cach_sua ? ` ${each.cach_sua}.` : ""}`).join(" ");
  after = [];
  if (!field) { tell(words); say("Chưa làm được", "loi"); return; }
  delete field.dataset.cho;
  clearFault(field);
  const place = tao("span", { class: "loi-o", id: `${field.id}-loi`, "data-rieng": "" }, `Chưa lưu: ${words}`);
  field.after(place);
  field.dataset.loi = "";
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", place.id);
  say("Có ô chưa lưu được", "loi");
  bao(words);
}

function clearFault(field) {
  if (field.dataset.loi === undefined) return;
  delete field.dataset.loi;
  field.removeAttribute("aria-invalid");
  field.removeAttribute("aria-describedby");
  document.getElementById(`${field.id}-loi`)?.remove();
}

function tell(words) {
  const close = tao("button", { type: "button", class: "nho" }, "Đóng");
  close.addEventListener("click", () => told.replaceChildren());
  told.replaceChildren(tao("p", { class: "tin loi" }, words, " ", close));
}

/* Operations other than typing. */

function lam(viec, { moi = false, den = null, giu = false } = {}) {
  save();
  told.replaceChildren();
  const before = new Set([...outline.querySelectorAll(".khoi")].map((each) => each.id));
  if (moi) after.push(() => goTo([...outline.querySelectorAll(".khoi")].find((each) => !before.has(each.id))));
  else if (den) after.push(() => goTo(node(den) ?? document.getElementById(den)));
  else if (giu) after.push(() => document.activeElement?.closest(".khoi")?.scrollIntoView({ block: "nearest" }));
  queue.them(viec);
  return queue.gui();
}

function goTo(place) {
  if (!place) return;
  place.closest("details")?.setAttribute("open", "");
  place.querySelector?.("details")?.setAttribute("open", "");
  const field = place.matches("input, textarea, select") ? place : [...place.querySelectorAll("input[data-o], textarea")].find((each) => each.value) ?? place.querySelector("input[data-o], textarea");
  field?.focus();
  if (field?.value?.startsWith("[[")) field.select();
  (field ?? place).scrollIntoView({ block: "center" });
}

outline.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.timCanCu !== undefined) openBases();
  else if (button.dataset.them) lam({ viec: "them", loai: button.dataset.them, ...(button.dataset.trong ? { trong: button.dataset.trong } : {}), ...(button.dataset.kieu ? { kieu: button.dataset.kieu } : {}) }, { moi: true });
  else if (button.dataset.chuyen) lam({ viec: "chuyen", nut: button.dataset.ma, huong: button.dataset.chuyen });
  else if (button.dataset.bo && window.confirm(button.dataset.hoi)) lam({ viec: "bo", nut: button.dataset.bo });
});

/* Preview and findings. */

outline.addEventListener("focusin", (event) => {
  const place = event.target.dataset.o ?? event.target.closest("[data-nut]")?.dataset.nut;
  if (place) denChoIn(to, place);
});
to.addEventListener("click", (event) => {
  const target = event.target.closest("[data-nut]") ?? event.target.closest("tr")?.querySelector("[data-nut]") ?? event.target.closest("table")?.querySelector("[data-nut$='#bang']");
  if (target) goToPlace(oCua(target.dataset.nut));
});

function goToPlace(place) { goTo(node(place) ?? document.getElementById(`o-${place}`)); }

findings.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const data = button.dataset;
  if (data.den !== undefined) {
    const item = button.closest("li");
    goToPlace(item.dataset.cho);
    if (data.chu) point(item.dataset.cho, data.chu);
    denChoIn(to, oCua(item.dataset.in), true);
  }
  else if (data.suaGiup !== undefined) lam({ viec: "thay", sua: mend(data) });
  else if (data.suaTatCa !== undefined) lam({ viec: "thay", sua: [...findings.querySelectorAll("[data-chac]")].map((each) => mend(each.dataset)) });
  else if (data.boQua !== undefined) {
    const why = window.prompt(`Chấp nhận “${data.thongDiep}” vì sao? (ghi lại trong kế hoạch)`, "");
    if (why && why.trim()) lam({ viec: "bo_qua", ma: data.boQua, trich: data.trich, ly_do: why.trim() });
  } else if (data.boChapNhan !== undefined) lam({ viec: "thoi_bo_qua", thu: Number(data.boChapNhan) });
});

/** Select `words` in the field of `place` that says them. */
function point(place, words) {
  const box = node(place) ?? document.getElementById(`o-${place}`);
  const field = [box, ...(box?.querySelectorAll("input, textarea") ?? [])].find((each) => each?.value?.includes(words));
  if (!field) return;
  field.focus();
  const at = field.value.indexOf(words);
  field.setSelectionRange(at, at + words.length);
}

function mend(data) { return { ma_nut: data.maNut, trich: data.trich, lan: Number(data.lan), sua: data.sua, doan_van: data.doanVan }; }

const tabs = [...document.querySelectorAll(".the-chon [role=tab]")];
function choose(tab, focus = false) {
  for (const each of tabs) {
    const on = each === tab;
    each.setAttribute("aria-selected", String(on));
    each.tabIndex = on ? 0 : -1;
    document.getElementById(each.getAttribute("aria-controls")).hidden = !on;
  }
  if (focus) tab.focus();
}
for (const tab of tabs) {
  tab.addEventListener("click", () => choose(tab));
  tab.addEventListener("keydown", (event) => { if (event.key === "ArrowLeft" || event.key === "ArrowRight") choose(tabs[(tabs.indexOf(tab) + 1) % tabs.length], true); });
}

/* Undo, keys, leaving, other windows. */

let going = Promise.resolve(); // one step back after another

function back(way) {
  going = going.then(() => step(way));
}

async function step(way) {
  await save();
  if (queue.ban) return;
  queue.dung = true; // what is typed meanwhile is sent afterwards
  try {
    const data = await hoi(`${url}/${way}`, { phien: queue.phien });
    queue.phien = data.phien;
    show(data, !queue.ban && !typed.size);
    channel.postMessage(data.phien);
    bao(way === "hoan-tac" ? "Đã hoàn tác" : "Đã làm lại");
  } catch (error) {
    if (error.status === 409) { conflict([]); return; }
    tell(error.message);
  }
  await queue.tiep(queue.phien, false);
}
undo.addEventListener("click", () => back("hoan-tac"));
redo.addEventListener("click", () => back("lam-lai"));

document.addEventListener("keydown", (event) => {
  const field = event.target.closest?.("input, textarea, select");
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !field) {
    const name = event.key.toLowerCase();
    if (name === "z" && !event.shiftKey) { event.preventDefault(); back("hoan-tac"); }
    else if (name === "y" || (name === "z" && event.shiftKey)) { event.preventDefault(); back("lam-lai"); }
  } else if (event.key === "F6") {
    event.preventDefault();
    const parts = [outline, to.parentElement, findings, document.querySelector(".thanh")];
    const stops = [() => outline.querySelector("textarea, input")?.focus(), () => choose(tabs[0], true), () => choose(tabs[1], true), () => document.querySelector("[data-tai]").focus()];
    const at = event.target.id === "the-xem" ? 1 : event.target.id === "the-phat-hien" ? 2 : parts.findIndex((each) => each.contains(event.target));
    stops[(at + 1) % stops.length]();
  }
});

for (const link of document.querySelectorAll("[data-tai]")) {
  link.addEventListener("click", async (event) => {
    if (!typed.size && !queue.ban) return;
    event.preventDefault();
    await save();
    if (queue.ban) tell("Chưa lưu xong nên chưa tải được; thử lại khi có chữ “Đã lưu”."); else location.assign(link.href);
  });
}
window.addEventListener("beforeunload", (event) => { if (typed.size || queue.ban) { save(); event.preventDefault(); } });
new ResizeObserver(() => { if (to.parentElement.clientWidth) vuaRong(to); }).observe(to.parentElement);

channel.onmessage = (event) => { if (event.data !== queue.phien && !queue.ban && !typed.size) elsewhere(); };
document.addEventListener("visibilitychange", async () => {
  if (document.hidden || queue.ban || typed.size) return;
  try { if ((await hoi(`${url}/phien`)).phien !== queue.phien && !queue.ban) elsewhere(); } catch { /* told when something is saved */ }
});

function elsewhere() {
  const button = tao("button", { type: "button", class: "nho chinh" }, "Lấy bản mới");
  button.addEventListener("click", () => fresh(false));
  told.replaceChildren(tao("p", { class: "tin" }, "Kế hoạch vừa được sửa ở cửa sổ khác. ", button));
}

async function fresh(drop) {
  told.replaceChildren();
  try {
    const data = await hoi(`${url}/hien`);
    if (drop) { typed.clear(); for (const each of outline.querySelectorAll("[data-cho]")) delete each.dataset.cho; }
    queue.phien = data.phien;
    show(data, drop || !queue.ban);
    await queue.tiep(data.phien, drop);
  } catch (error) { tell(error.message); }
}

const box = document.getElementById("hop-khac");
function conflict(ops) {
  say("Chưa lưu: kế hoạch đã được sửa ở nơi khác", "loi");
  const words = ops.map((each) => each.gia_tri ?? each.chu ?? "").filter((each) => typeof each === "string" && each);
  document.getElementById("cho-ghi").replaceChildren(...(words.length ? words : [`${ops.length} thay đổi về thứ tự, thêm, bỏ`]).map((each) => tao("li", {}, each)));
  if (!box.open) box.showModal();
}
box.addEventListener("cancel", (event) => event.preventDefault());
box.addEventListener("click", (event) => {
  const way = event.target.closest("button")?.dataset.chon;
  if (!way) return;
  box.close();
  fresh(way === "bo");
});

/* Begin. */

const nodes = dungNut(outline, lam);
dungBang(outline, lam);
const openBases = chonCanCu(url, lam);
grow(outline);
begin();

/** The sheets at once, the findings as soon as they are there. */
async function begin() {
  try {
    let data = await hoi(`${url}/hien?nhanh=1`);
    if (queue.ban && data.phien !== queue.phien) { conflict(queue.cho); return; }
    queue.phien = data.phien;
    show(data);
    if (queue.ban) { await queue.gui(); return; }
    data = await hoi(`${url}/hien`);
    if (data.phien === queue.phien && !queue.ban) show(data);
  } catch (error) { tell(error.cac_loi ? error.cac_loi.map(cauLoi).join(" ") : String(error)); }
}

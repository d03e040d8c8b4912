// The editor: fields become operations, what the server answers becomes the page again.
import { bao, cauLoi, hoi, tao } from "./chung.js";
import { dungBang } from "./soan-bang.js";
import { chonCanCu } from "./soan-can-cu.js";
import { ghep } from "./soan-ghep.js";
import { HangDoi } from "./soan-hang-doi.js";
import { canhNoiKhac } from "./soan-khac.js";
import { dungNut } from "./soan-nut.js";
import { boLoi, caoVua, danhDau, daLuu, den, denCho, ghiLoi, giuChu, nutCua, oCuaViec, viecCua } from "./soan-o.js";
import { dungPhatHien } from "./soan-phat-hien.js";
import { demPhatHien } from "./soan-the.js";
import { denChoIn, oCua, veTrang, vuaRong } from "./soan-xem.js";

const PAUSE = 600; // milliseconds without a key until what was typed is saved
const page = document.getElementById("soan"), url = page.dataset.goc, outline = document.getElementById("de-cuong");
const sheets = document.getElementById("to"), findings = document.getElementById("phat-hien"), state = document.getElementById("luu"), told = document.getElementById("tin-soan");
const undo = document.getElementById("hoan-tac"), redo = document.getElementById("lam-lai");
const typed = new Set(); // fields typed into since they were last put into the queue
let timer = 0, after = [];

const queue = new HangDoi(url, page.dataset.ma, Number(page.dataset.phien), {
  saving: () => say("Đang lưu…"),
  saved: (data, ops) => { daLuu(ops); show(data); elsewhere.daGhi(data.phien); },
  refused: (op, error) => refuse(op, error),
  offline: (count) => say(`Mất liên lạc với chương trình: ${count} thay đổi còn giữ ở đây, sẽ tự gửi lại`, "loi"),
  conflict: (ops) => conflict(ops),
});
const busy = () => queue.ban || typed.size > 0;
const elsewhere = canhNoiKhac(page.dataset.ma, url, queue, busy, takeNew);

function say(text, kind = "") {
  if (state.textContent !== text) state.textContent = text;
  state.className = `luu ${kind}`;
  if (kind) bao(text);
}

function tell(words) {
  const close = tao("button", { type: "button", class: "nho" }, "Đóng");
  close.addEventListener("click", () => told.replaceChildren());
  told.replaceChildren(tao("p", { class: "tin loi" }, words, " ", close));
}

/** A piece of HTML from the server, every word of the plan escaped there. */
function piece(html) {
  const box = document.createElement("div");
  box.innerHTML = html;
  return box;
}

/** The page as the server has the plan; `force`: also where something else was typed. */
function show(data, force = false) {
  if (force) for (const each of outline.querySelectorAll("[data-loi]")) boLoi(each);
  ghep(outline, piece(data.de_cuong), (field) => !force && (typed.has(field) || giuChu(field)));
  nodes.refresh();
  caoVua(outline);
  document.getElementById("so-trang").textContent = `(${veTrang(sheets, data.xem_truoc)} trang)`;
  if (data.phat_hien !== undefined) {
    ghep(findings, piece(data.phat_hien));
    demPhatHien(data.dem);
    danhDau(data.cho);
  }
  undo.disabled = !data.hoan_tac;
  redo.disabled = !data.lam_lai;
  document.getElementById("ten-viec").textContent = data.ten;
  if (!busy()) {
    if (state.textContent === "Đang lưu…") bao("Đã lưu");
    say(`Đã lưu lúc ${data.luc}`);
  }
  const current = document.activeElement?.closest?.("[data-o], [data-nut]");
  if (current && outline.contains(current)) denChoIn(sheets, current.dataset.o ?? current.dataset.nut);
  for (const each of after.splice(0)) each();
}

/* Typing. */

outline.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.matches("[data-o], textarea[data-bang]")) return;
  if (field.tagName === "TEXTAREA") { caoVua(field); field.classList.toggle("trong", !field.value); }
  typed.add(field);
  say("Đang gõ…");
  clearTimeout(timer);
  timer = setTimeout(save, field.matches("select, [type=checkbox]") ? 0 : PAUSE);
});
outline.addEventListener("change", (event) => { if (typed.has(event.target)) save(); });
outline.addEventListener("doi-gia-tri", (event) => event.target.classList.toggle("trong", !event.target.value));
outline.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.altKey || event.isComposing || event.target.closest("td, th, .t-chu_ky-quyen_han") || !event.target.matches("textarea[data-o]")) return;
  event.preventDefault(); // a field is one paragraph; in the body Enter begins the next
  const place = event.target.closest(".khoi.muc");
  if (place) lam({ viec: "them", loai: "muc", sau: place.dataset.nut }, { moi: true });
});

/** Put what was typed into the queue and send it. */
function save() {
  clearTimeout(timer);
  for (const field of typed) {
    if (!field.isConnected) continue;
    queue.them(viecCua(field));
    field.dataset.cho = "";
  }
  typed.clear();
  return queue.gui();
}

function refuse(op, error) {
  const field = oCuaViec(op), words = error.cac_loi.map((each) => `${each.thong_diep}.${each.cach_sua ? ` ${each.cach_sua}.` : ""}`).join(" ");
  after = [];
  if (field) ghiLoi(field, words); else tell(words);
  say(field ? "Có ô chưa lưu được" : "Chưa làm được", "loi");
}

/* Operations other than typing. */

/** Carry out `viec`; then go to the node that came (`moi`) or to the one called `den`. */
function lam(viec, { moi = false, den: to = null } = {}) {
  save();
  told.replaceChildren();
  const before = new Set([...outline.querySelectorAll(".khoi")].map((each) => each.id));
  if (moi) after.push(() => den([...outline.querySelectorAll(".khoi")].find((each) => !before.has(each.id))));
  else if (to) after.push(() => den(nutCua(to) ?? document.getElementById(to)));
  else if (viec.viec === "chuyen") after.push(() => document.activeElement?.closest(".khoi")?.scrollIntoView({ block: "nearest" }));
  queue.them(viec);
  return queue.gui();
}

outline.addEventListener("click", (event) => {
  const data = event.target.closest("button")?.dataset;
  if (!data) return;
  if (data.timCanCu !== undefined) openBases();
  else if (data.them) lam({ viec: "them", loai: data.them, ...(data.trong ? { trong: data.trong } : {}), ...(data.kieu ? { kieu: data.kieu } : {}) }, { moi: true });
  else if (data.chuyen) lam({ viec: "chuyen", nut: data.ma, huong: data.chuyen });
  else if (data.bo && window.confirm(data.hoi)) lam({ viec: "bo", nut: data.bo });
});

/* From the outline to the sheets and back. */

outline.addEventListener("focusin", (event) => {
  const place = event.target.dataset.o ?? event.target.closest("[data-nut]")?.dataset.nut;
  if (place) denChoIn(sheets, place);
});
sheets.addEventListener("click", (event) => {
  const target = event.target.closest("[data-nut]") ?? event.target.closest("tr")?.querySelector("[data-nut]") ?? event.target.closest("table")?.querySelector("[data-nut$='#bang']");
  if (target) denCho(oCua(target.dataset.nut));
});
new ResizeObserver(() => vuaRong(sheets)).observe(sheets.parentElement);

/* Undo, other versions, leaving. */

let going = Promise.resolve(); // one step back after another

function back(way) { going = going.then(() => step(way)); }

async function step(way) {
  await save();
  if (queue.ban) return;
  queue.dung = true; // what is typed meanwhile is sent afterwards
  try {
    const data = await hoi(`${url}/${way}`, { phien: queue.phien });
    queue.phien = data.phien;
    show(data, !busy());
    elsewhere.daGhi(data.phien);
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
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest?.("input, textarea, select, dialog")) return;
  const key = event.key.toLowerCase(), way = key === "z" && !event.shiftKey ? "hoan-tac" : key === "y" || key === "z" ? "lam-lai" : null;
  if (!way) return;
  event.preventDefault();
  back(way);
});

function conflict(ops) {
  say("Chưa lưu: kế hoạch đã được sửa ở nơi khác", "loi");
  elsewhere.xungDot(ops);
}

/** Go on from the version that the server has; `drop`: without what waits here. */
async function takeNew(drop) {
  told.replaceChildren();
  try {
    const data = await hoi(`${url}/hien`);
    if (drop) { typed.clear(); for (const each of outline.querySelectorAll("[data-cho]")) delete each.dataset.cho; }
    queue.phien = data.phien;
    if (drop) queue.cho = [];
    show(data, drop || !busy());
    await queue.tiep(data.phien, drop);
  } catch (error) { tell(error.message); }
}

for (const link of document.querySelectorAll("[data-tai]")) {
  link.addEventListener("click", async (event) => {
    if (!busy()) return;
    event.preventDefault();
    await save();
    if (queue.ban) tell("Chưa lưu xong nên chưa tải được; thử lại khi có chữ “Đã lưu”."); else location.assign(link.href);
  });
}
window.addEventListener("beforeunload", (event) => { if (busy()) { save(); event.preventDefault(); } });

/* Begin: the sheets at once, the findings as soon as they are there. */

const nodes = dungNut(outline, lam);
dungBang(outline, lam);
dungPhatHien(lam);
const openBases = chonCanCu(url, lam);
caoVua(outline);
begin();

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

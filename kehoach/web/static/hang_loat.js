/* How far a run is, as the server tells it. What is seen changes at once; what is read aloud, now and then. */
import { bao, tao } from "./chung.js";

const ALOUD = 15000; // milliseconds between two announcements at least
const SILENT = 8000; // milliseconds after which a cut is told
const MOST = 200; // rows that are shown
const CUT = "Chưa nối được với chương trình, đang thử lại. Nếu chương trình đã tắt, mở lại rồi tải lại trang này.";
const REFUSED = "Không theo dõi tiếp được: tải lại trang này.";

/** Watch a run; `box` is the section of _tien_do.html. */
function watch(box) {
  const bar = box.querySelector("progress"), line = box.querySelector(".dong");
  const list = box.querySelector("tbody"), wrong = box.querySelector(".can-xem"), count = box.querySelector(".so-hong");
  const names = Object.fromEntries([...box.querySelectorAll("template")].map((each) => [each.dataset.ten, each.content.textContent]));
  let spoken = Date.now(), heard = Date.now();

  const row = (each) => {
    const state = tao("span", { class: `muc-do ${each.trang_thai === "sua_tay" ? "goi_y" : "loi"}` }, names[each.trang_thai] || each.trang_thai);
    return tao("tr", {}, tao("td", { class: "so" }, String(each.hang)), tao("td", {}, state), tao("td", {}, each.thong_bao));
  };
  const show = (told) => {
    heard = Date.now();
    bar.max = told.tong || 1;
    bar.value = told.xong;
    line.textContent = told.dong;
    wrong.hidden = !told.hong;
    count.textContent = told.hong;
    list.append(...told.hang.slice(0, Math.max(0, MOST - list.children.length)).map(row));
    if (heard - spoken > ALOUD) {
      spoken = heard;
      bao(told.dong);
    }
  };

  const source = new EventSource(box.dataset.nguon);
  source.addEventListener("tien-do", (event) => show(JSON.parse(event.data)));
  source.addEventListener("het", () => {
    source.close();
    history.replaceState(null, "", `${box.dataset.xong}#ket-qua`);
    location.reload();
  });
  source.addEventListener("error", () => { // cut off; the browser asks again by itself, unless it was refused
    if (source.readyState === EventSource.CLOSED) line.textContent = REFUSED;
    else if (Date.now() - heard > SILENT) line.textContent = CUT;
  });
}

const running = document.querySelector(".tien-do");
if (running) watch(running);
// One goes on where the run, or what it gave, is told.
if (location.hash === "#ket-qua") document.getElementById("ket-qua")?.focus();

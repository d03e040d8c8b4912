/* How far a run is, as the server tells it. What is seen changes at once; what is read aloud, now and then. */
import { bao, tao } from "./chung.js";

const ALOUD = 15000; // milliseconds between two announcements at least
const SILENT = 8000; // milliseconds after which a cut is told
const MOST = 200; // rows that are shown
const box = document.getElementById("tien-do");
const bar = box.querySelector("progress"), line = box.querySelector(".dong");
const list = box.querySelector("tbody"), wrong = box.querySelector(".can-xem"), count = box.querySelector(".so-hong");
const names = Object.fromEntries([...box.querySelectorAll("template")].map((each) => [each.dataset.ten, each.content.textContent]));
let spoken = Date.now(), heard = Date.now();

function show(told) {
  heard = Date.now();
  bar.max = told.tong || 1;
  bar.value = told.xong;
  line.textContent = told.dong;
  if (told.hong) {
    wrong.hidden = false;
    count.textContent = told.hong;
    for (const each of told.hang.slice(0, Math.max(0, MOST - list.children.length))) {
      list.append(tao("tr", {}, tao("td", { class: "so" }, String(each.hang)),
        tao("td", {}, tao("span", { class: `muc-do ${each.trang_thai === "sua_tay" ? "goi_y" : "loi"}` }, names[each.trang_thai] || each.trang_thai)),
        tao("td", {}, each.thong_bao)));
    }
  }
  if (Date.now() - spoken > ALOUD) {
    spoken = Date.now();
    bao(told.dong);
  }
}

const source = new EventSource(box.dataset.nguon);
source.addEventListener("tien-do", (event) => show(JSON.parse(event.data)));
source.addEventListener("het", () => {
  source.close();
  const [path] = box.dataset.xong.split("#");
  if (location.pathname === path) {
    history.replaceState(null, "", box.dataset.xong);
    location.reload();
  } else location.assign(box.dataset.xong);
});
source.addEventListener("error", () => { // cut off; the browser asks again by itself, unless it was refused
  if (source.readyState === EventSource.CLOSED) line.textContent = "Không theo dõi tiếp được: tải lại trang này.";
  else if (Date.now() - heard > SILENT) line.textContent = "Chưa nối được với chương trình, đang thử lại. Nếu chương trình đã tắt, mở lại rồi tải lại trang này.";
});

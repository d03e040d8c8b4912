// Kiểm tra: asks for the work when a page is open, fills the lines of several files, filters the findings.
import { bao, cauLoi, hoi, tao } from "./chung.js";

const TEN = { loi: "lỗi", canh_bao: "cảnh báo", goi_y: "gợi ý" };

/** The page that waits for one file: the work begins by itself, the page is then shown again with its outcome. */
async function lamNgay(form) {
  const button = form.querySelector("button"), told = form.querySelector(".dang"), wrong = document.querySelector(".loi-lam");
  form.dataset.daGui = "1";
  button.hidden = true;
  told.hidden = false;
  try {
    await hoi(form.action, new FormData(form));
    location.reload();
  } catch (error) {
    told.hidden = true;
    button.hidden = false;
    delete form.dataset.daGui;
    wrong.replaceChildren(tao("p", { class: "tin loi" }, error.message));
  }
}

/** One line of the table of several files. */
function dienDong(cell, done) {
  if (!done.doc_duoc) {
    cell.replaceChildren(tao("ul", { class: "cac-loi" }, ...done.loi.map((each) => tao("li", {}, cauLoi(each)))));
    return;
  }
  const levels = Object.keys(TEN).filter((each) => done.dem[each]);
  cell.replaceChildren(...levels.flatMap((each) => [tao("span", { class: `muc-do ${each}` }, `${done.dem[each]} ${TEN[each]}`), " "]));
  if (!levels.length) cell.append(tao("span", { class: "muc-do xong" }, "Không có phát hiện nào"));
}

/** Several files: one after another, a bad one does not stop the others. */
async function lamLanLuot(table) {
  const rows = [...table.querySelectorAll("tr[data-cho]")], told = document.querySelector("[data-tien-do]");
  for (const [index, row] of rows.entries()) {
    const cell = row.querySelector("[data-ket-qua]"), form = cell.querySelector("form");
    told.textContent = `Đang kiểm tra tệp ${index + 1} trong ${rows.length} tệp…`;
    cell.setAttribute("aria-busy", "true");
    try {
      dienDong(cell, await hoi(form.action, new FormData(form)));
    } catch (error) {
      cell.append(tao("p", { class: "tin loi" }, error.message));
      if (error.status === 0) { told.textContent = "Đã dừng."; return; }
    } finally {
      cell.removeAttribute("aria-busy");
    }
  }
  told.textContent = "Đã kiểm tra xong.";
  if (rows.length) bao("Đã kiểm tra xong");
}

/** The filter: what is not ticked is hidden; nothing is asked of the server. */
function loc(form) {
  const all = [...document.querySelectorAll(".phat-hien .mot")], told = form.querySelector("[data-so]");
  const chosen = (name) => new Set([...form.querySelectorAll(`input[name=${name}]:checked`)].map((each) => each.value));
  const show = () => {
    const levels = chosen("muc_do"), groups = chosen("nhom");
    let shown = 0;
    for (const section of document.querySelectorAll(".phat-hien .nhom")) {
      let some = 0;
      for (const each of section.querySelectorAll(".mot")) {
        each.hidden = !(levels.has(each.dataset.mucDo) && groups.has(section.dataset.nhom));
        if (!each.hidden) some += 1;
      }
      section.hidden = some === 0;
      shown += some;
    }
    told.textContent = shown === all.length ? `Hiện cả ${shown} chỗ.` : `Hiện ${shown} trong ${all.length} chỗ.`;
  };
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
}

document.querySelectorAll("form[data-lam-ngay]").forEach(lamNgay);
document.querySelectorAll("table[data-nhieu]").forEach(lamLanLuot);
document.querySelectorAll("form[data-loc]").forEach(loc);

// Picking a basis from the catalogue.
import { hoi, tao } from "./chung.js";

const WAIT = 200;

/** The dialog; `lam(viec)` carries an operation out. Returns what opens it. */
export function chonCanCu(url, lam) {
  const box = document.getElementById("hop-can-cu"), field = document.getElementById("tim-van-ban"), list = document.getElementById("ds-van-ban");
  let asked = 0, timer = 0;

  const look = async () => {
    const mine = ++asked, words = field.value.trim();
    if (!words) { list.replaceChildren(); return; }
    let found;
    try { found = await hoi(`${url}/can-cu?q=${encodeURIComponent(words)}`); } catch (error) { list.replaceChildren(tao("li", {}, error.message)); return; }
    if (mine !== asked) return;
    list.replaceChildren(...found.map(row));
    if (!found.length) list.append(tao("li", { class: "nhat" }, "Danh mục không có văn bản nào như vậy. Đóng hộp này rồi dùng “Căn cứ tự viết”."));
  };
  const row = (each) => {
    const button = tao("button", { type: "button", class: "nho", disabled: each.da_co, "data-ma": each.ma }, each.da_co ? "Đã có" : "Thêm", tao("span", { class: "an-nhin" }, ` ${each.ten}`));
    return tao("li", {}, button, " ", each.ten, " ", tao("span", { class: `muc-do ${each.dung_duoc ? "xong" : "loi"}` }, each.tinh_trang));
  };
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, WAIT); });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-ma]");
    if (!button) return;
    button.disabled = true;
    button.textContent = "Đã thêm";
    lam({ viec: "them_can_cu", van_ban: button.dataset.ma });
  });
  box.querySelector("[data-dong]").addEventListener("click", () => box.close());
  return () => { box.showModal(); field.select(); look(); };
}

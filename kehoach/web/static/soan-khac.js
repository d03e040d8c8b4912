// A change made elsewhere: in another window of this browser, or by somebody else. It is told, with what may be done.
import { hoi, tao } from "./chung.js";

const box = document.getElementById("hop-khac"), told = document.getElementById("tin-soan");

/** Watches the plan `ma` at `url`. `dang()` says whether something is on its way or being typed, `layMoi(bo)` takes the new
 *  version, with what waits here or (`bo`) without it. Gives { xungDot(ops), daGhi(phien) }. */
export function canhNoiKhac(ma, url, queue, dang, layMoi) {
  const channel = new BroadcastChannel(`kehoach-${ma}`);

  const offer = () => {
    const button = tao("button", { type: "button", class: "nho chinh" }, "Lấy bản mới");
    button.addEventListener("click", () => layMoi(false));
    told.replaceChildren(tao("p", { class: "tin" }, "Kế hoạch vừa được sửa ở cửa sổ khác. ", button));
  };
  channel.onmessage = (event) => { if (event.data !== queue.phien && !dang()) offer(); };
  document.addEventListener("visibilitychange", async () => {
    if (document.hidden || dang()) return;
    try { if ((await hoi(`${url}/phien`)).phien !== queue.phien && !dang()) offer(); } catch { /* told when something is saved */ }
  });

  box.addEventListener("cancel", (event) => event.preventDefault()); // one of the two is to be chosen
  box.addEventListener("click", (event) => {
    const way = event.target.closest("button")?.dataset.chon;
    if (!way) return;
    box.close();
    layMoi(way === "bo");
  });

  return {
    xungDot(ops) {
      const words = ops.map((each) => each.gia_tri ?? each.chu ?? "").filter((each) => typeof each === "string" && each);
      const shown = words.length ? words : [`${ops.length} thay đổi về thứ tự, thêm, bỏ`];
      document.getElementById("cho-ghi").replaceChildren(...shown.map((each) => tao("li", {}, each)));
      if (!box.open) box.showModal();
    },
    daGhi(phien) { channel.postMessage(phien); },
  };
}

// The findings: each leads to its place, is mended by a click where that can be done, or is accepted with a reason.
import { denCho } from "./soan-o.js";
import { denChoIn, oCua } from "./soan-xem.js";

const box = document.getElementById("phat-hien"), sheets = document.getElementById("to");

function mend(data) { return { ma_nut: data.maNut, trich: data.trich, lan: Number(data.lan), sua: data.sua, doan_van: data.doanVan }; }

/** Gives the findings their tools; `lam(viec)` carries an operation out. */
export function dungPhatHien(lam) {
  box.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const data = button.dataset;
    if (data.den !== undefined) {
      const item = button.closest("li");
      denCho(item.dataset.cho, data.chu);
      denChoIn(sheets, oCua(item.dataset.in), true);
    } else if (data.suaGiup !== undefined) lam({ viec: "thay", sua: mend(data) });
    else if (data.suaTatCa !== undefined) lam({ viec: "thay", sua: [...box.querySelectorAll("[data-chac]")].map((each) => mend(each.dataset)) });
    else if (data.boQua !== undefined) {
      const why = window.prompt(`Chấp nhận “${data.thongDiep}” vì sao? (ghi lại trong kế hoạch)`, "");
      if (why?.trim()) lam({ viec: "bo_qua", ma: data.boQua, trich: data.trich, ly_do: why.trim() });
    } else if (data.boChapNhan !== undefined) lam({ viec: "thoi_bo_qua", thu: Number(data.boChapNhan) });
  });
}

// Tables: their toolbar, and pasting cells from Excel.

/** Gives the tables of `outline` their tools; `lam(viec)` carries an operation out. */
export function dungBang(outline, lam) {
  const bar = document.getElementById("mau-thanh-bang").content.firstElementChild.cloneNode(true);
  bar.dataset.rieng = "";
  let cell = null;

  outline.addEventListener("focusin", (event) => {
    const target = event.target.closest("textarea[data-bang]");
    if (bar.contains(event.target)) return;
    if (!target) { bar.remove(); cell = null; return; }
    cell = target;
    const box = target.closest(".bang-o");
    if (bar.parentElement !== box) box.append(bar);
  });
  bar.addEventListener("click", (event) => {
    const what = event.target.closest("button")?.dataset.bangLam;
    if (!what || !cell) return;
    const nut = cell.dataset.bang, hang = Number(cell.dataset.hang), cot = Number(cell.dataset.cot);
    const base = { viec: "bang", nut };
    const rows = cell.closest("table").tBodies[0].rows.length;
    if (what === "them_hang") lam({ ...base, lam: what, hang: hang + 1 }, { den: `o-${nut}-b-${hang + 1}-${cot}` });
    else if (what === "bo_hang" && hang >= 0) lam({ ...base, lam: what, hang });
    else if (what === "hang_len" && hang > 0) lam({ ...base, lam: "chuyen_hang", hang, toi: hang - 1 }, { den: `o-${nut}-b-${hang - 1}-${cot}` });
    else if (what === "hang_xuong" && hang >= 0 && hang + 1 < rows) lam({ ...base, lam: "chuyen_hang", hang, toi: hang + 1 }, { den: `o-${nut}-b-${hang + 1}-${cot}` });
    else if (what === "them_cot") lam({ ...base, lam: what, cot: cot + 1, chu: "[[tên cột]]" }, { den: `o-${nut}-b-t-${cot + 1}` });
    else if (what === "bo_cot") lam({ ...base, lam: what, cot });
    else if (what === "bo_bang") lam({ viec: "bo", nut: `${nut}#bang` });
  });

  outline.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/\t|[\r\n]./.test(text)) return; // words for one cell: pasted as usual
    const own = event.target.closest("textarea[data-bang]");
    const row = event.target.closest("tr.hang");
    if (own) {
      event.preventDefault();
      lam({ viec: "bang", nut: own.dataset.bang, lam: "dan", hang: Number(own.dataset.hang), cot: Number(own.dataset.cot), chu: text });
    } else if (row && (text.includes("\t") || event.target.closest("td[data-cot]"))) {
      event.preventDefault();
      const column = Number(event.target.closest("td").dataset.cot ?? 0);
      lam({ viec: "bang", nut: row.closest("table").dataset.phuLuc, lam: "dan", hang: Number(row.dataset.hang), cot: column, chu: text });
    }
  });
}

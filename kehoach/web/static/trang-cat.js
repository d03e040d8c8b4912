/* Carries out the cuts, from the last to the first, so that what stands before a cut stays as it was measured. */

import { cellCut } from "./trang-ngat.js";

export function box(name) {
  const made = document.createElement("div");
  made.className = name;
  return made;
}

/** The pages of `section`, each a `.kh-than` with its nodes; the section is empty then. */
export function cut(section, units, cuts) {
  const bodies = [];
  for (const each of [...cuts].reverse()) {
    const unit = units[each.index];
    const start = begin(unit, each);
    const body = box("kh-than");
    for (let node = start; node; ) {
      const next = node.nextSibling;
      body.append(node);
      node = next;
    }
    bodies.unshift(body);
  }
  const rest = box("kh-than");
  rest.append(...section.childNodes);
  bodies.unshift(rest);
  return bodies;
}

/** The node that begins the page. */
function begin(unit, { place, cells, edge }) {
  if (cells) return tableFrom(unit.owner, partRow(unit.node, cells, edge));
  if (place) return partParagraph(unit.node, place);
  if (unit.node === unit.owner || !unit.node.previousElementSibling) {
    if (unit.node === unit.owner || unit.row === 0 || unit.owner.rows[0] === unit.node) return unit.owner;
  }
  if (unit.tied) shareSpans(unit.owner, unit.node, edge);
  return tableFrom(unit.owner, unit.node);
}

/** A table with the rows of `table` from `row` on, behind it. */
function tableFrom(table, row) {
  const rest = table.cloneNode(false);
  const columns = table.querySelector(":scope > colgroup");
  if (columns) rest.append(columns.cloneNode(true));
  if (table.tHead) {
    const again = table.tHead.cloneNode(true);
    again.classList.add("kh-lap");
    again.setAttribute("aria-hidden", "true");
    for (const each of again.querySelectorAll("[data-nut]")) each.removeAttribute("data-nut");
    rest.append(again);
  }
  const body = document.createElement("tbody");
  for (let node = row; node; ) {
    const next = node.nextSibling;
    body.append(node);
    node = next;
  }
  rest.append(body);
  table.after(rest);
  return rest;
}

/** For each cell of the rows above `border`: its first row and column. */
function reaching(table, border) {
  const rows = [...table.tBodies[0].rows];
  const taken = rows.map(() => []);
  const found = [];
  const columns = new Map();
  rows.slice(0, border + 1).forEach((row, index) => {
    let column = 0;
    for (const cell of row.cells) {
      while (taken[index][column]) column += 1;
      columns.set(cell, column);
      for (let down = index; down < Math.min(index + cell.rowSpan, rows.length); down += 1)
        for (let across = 0; across < cell.colSpan; across += 1) taken[down][column + across] = true;
      if (index < border && index + cell.rowSpan > border) found.push({ cell, column, index });
      column += cell.colSpan;
    }
  });
  return { found, columns };
}

/** Cells that reach from above over the top of `row` end there; what does not fit above `edge` goes on in new cells. */
function shareSpans(table, row, edge) {
  const border = [...table.tBodies[0].rows].indexOf(row);
  const { found, columns } = reaching(table, border);
  for (const { cell, column, index } of found) {
    cell.style.verticalAlign = "top";
    const below = partCell(cell, cellCut(cell, edge, true));
    below.rowSpan = index + cell.rowSpan - border;
    cell.rowSpan = border - index;
    insert(row, below, column, columns);
  }
}

function insert(row, cell, column, columns) {
  const next = [...row.cells].find((each) => columns.get(each) > column);
  columns.set(cell, column);
  row.insertBefore(cell, next ?? null);
}

/** Parts a row; returns the new one with what goes on, behind it. Cells that reach over both do so in both. */
function partRow(row, cuts, edge) {
  const table = row.closest("table");
  const border = [...table.tBodies[0].rows].indexOf(row);
  const { found, columns } = reaching(table, border);
  const rest = row.cloneNode(false);
  [...row.cells].forEach((cell, index) => {
    const below = partCell(cell, cuts[index]);
    below.rowSpan = cell.rowSpan;
    cell.rowSpan = 1;
    columns.set(below, columns.get(cell));
    rest.append(below);
  });
  for (const { cell, column, index } of found) {
    cell.style.verticalAlign = "top";
    const below = partCell(cell, cellCut(cell, edge, true));
    below.rowSpan = index + cell.rowSpan - border;
    cell.rowSpan = border - index + 1;
    insert(rest, below, column, columns);
  }
  row.after(rest);
  return rest;
}

/** A cell like `cell` with what of it is behind the cut. */
function partCell(cell, cut) {
  const below = cell.cloneNode(false);
  if (!cut) return below;
  if (!cut.place) cut.block.previousElementSibling?.classList.add("kh-do"); // no room under what ends a page
  for (let node = cut.place ? partParagraph(cut.block, cut.place) : cut.block; node; ) {
    const next = node.nextSibling;
    below.append(node);
    node = next;
  }
  return below;
}

function partParagraph(paragraph, place) {
  const range = document.createRange();
  range.setStart(place.node, place.offset);
  range.setEndAfter(paragraph.lastChild);
  const rest = paragraph.cloneNode(false);
  rest.append(range.extractContents());
  rest.classList.add("kh-tiep");
  if (getComputedStyle(paragraph).textAlign === "justify") paragraph.classList.add("kh-deu");
  paragraph.classList.add("kh-do");
  paragraph.after(rest);
  return rest;
}

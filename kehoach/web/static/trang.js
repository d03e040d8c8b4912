/* A preview laid out in sheets, as Word breaks its pages: danTrang(the element that holds the fragment) -> number of sheets.

The sections of the fragment are measured once, out of sight and unscaled; where pages end is then only counted; last the
nodes are moved into sheets. No word is copied but those of rows that stand on every page of a table (.kh-lap). */

const PX = 96 / 72;
const NEAR = 0.1; // pixels that a line may reach over the edge: rounding
const LEAST_LINES = 2; // of a paragraph at the foot and at the head of a page

/** Lays out the fragment in `khung` in sheets (`.kh-trang`), in place of its sections; returns how many there are. */
export function danTrang(khung) {
  const phan = [...khung.querySelectorAll(".kh-phan")];
  if (!phan.length) return khung.querySelectorAll(".kh-trang").length;
  khung.classList.add("kh-xem-truoc");
  const ban = document.createElement("div"); // the bench to measure on
  ban.className = "kh-xem-truoc";
  ban.style.cssText = "position:absolute;left:0;top:0;width:0;height:0;overflow:hidden;visibility:hidden;contain:strict";
  document.body.append(ban);
  const sheets = [];
  try {
    for (const each of phan) {
      ban.append(each);
      sheets.push(...sheetsOf(each, sheets.length ? sheets[sheets.length - 1].number : 0));
    }
  } finally {
    ban.remove();
  }
  khung.append(...sheets.map((each) => each.element));
  for (const each of khung.querySelectorAll(".kh-tong-trang")) each.textContent = String(sheets.length);
  return sheets.length;
}

function sheetsOf(section, last) {
  const page = pageOf(section);
  style(section);
  const heads = margins(section, "kh-dau", page);
  const feet = margins(section, "kh-chan", page);
  section.style.width = `${page.room}pt`;
  tabs(section);
  const top = Math.max(page.top, tallest(heads) / PX + page.head);
  const bottom = Math.max(page.bottom, tallest(feet) / PX + page.foot);
  const height = (page.height - top - bottom) * PX;
  const units = unitsOf(section);
  const plan = pagesOf(units, height, section.getBoundingClientRect().top);
  const bodies = cut(section, plan);
  let number = page.start === null ? last : page.start - 1;
  return bodies.map((body, index) => {
    number += 1;
    return { number, element: sheet(page, top, body, heads, feet, index === 0, number) };
  });
}

function pageOf(section) {
  const { rong, cao, le, batDau, trangDau } = section.dataset;
  const [top, right, bottom, left, head, foot] = le.split(" ").map(Number);
  const [width, height] = [Number(rong), Number(cao)];
  const start = batDau === undefined ? null : Number(batDau);
  return { width, height, top, bottom, left, head, foot, room: width - left - right, start, ownFirst: trangDau === "rieng" };
}

/** Direct looks; set by script, because a strict policy refuses style="". */
function style(root) {
  for (const each of root.querySelectorAll("[data-style]")) {
    each.style.cssText = each.dataset.style;
    each.removeAttribute("data-style");
  }
}

/** The headers or footers of a section by kind, measured. */
function margins(section, name, page) {
  const found = {};
  for (const each of section.querySelectorAll(`:scope > template.${name}`)) {
    const box = document.createElement("div");
    box.className = "kh-le";
    box.append(each.content);
    box.style.width = `${page.room}pt`;
    style(box);
    section.before(box);
    found[each.dataset.loai] = { box, height: box.getBoundingClientRect().height };
    each.remove();
  }
  for (const each of Object.values(found)) each.box.remove();
  return found;
}

function tallest(boxes) {
  return Math.max(0, ...Object.values(boxes).map((each) => each.height));
}

/** Tabs reach to the next stop. */
function tabs(section) {
  for (const tab of section.querySelectorAll(".kh-tab")) {
    const owner = tab.closest("p");
    const stops = (owner.dataset.tab ?? "").split(" ").filter(Boolean).map((each) => Number.parseFloat(each) / 20);
    const at = (tab.getBoundingClientRect().left - owner.getBoundingClientRect().left) / PX;
    const next = stops.filter((each) => each > at + 1).sort((a, b) => a - b)[0] ?? (Math.floor(at / 36 + 0.03) + 1) * 36;
    tab.style.minWidth = "0";
    tab.style.width = `${Math.min(next - at, 720)}pt`;
  }
}

/* What stands under one another: paragraphs, and the rows of tables. */

function unitsOf(section) {
  const units = [];
  for (const each of section.children) {
    if (each.tagName === "TABLE") rowsOf(each, units);
    else units.push(unit(each, each, each.dataset.giu));
  }
  return units;
}

function rowsOf(table, units) {
  const rows = [...table.rows];
  const heads = rows.filter((row) => keeps(row.dataset.giu, "dau"));
  const repeated = heads.length && heads.length < rows.length ? heads : [];
  const top = table.getBoundingClientRect().top;
  const headHeight = repeated.length ? repeated[repeated.length - 1].getBoundingClientRect().bottom - top : 0;
  let spanned = 0;
  rows.forEach((row, index) => {
    const first = row.querySelector("p");
    const made = unit(row, table, `${row.dataset.giu ?? ""} ${keeps(first?.dataset.giu, "sau") ? "sau" : ""}`);
    const head = index < repeated.length;
    made.head = head;
    made.above = head ? 0 : headHeight;
    made.next ||= head;
    made.row = index;
    for (const cell of row.cells) spanned = Math.max(spanned, cell.rowSpan > 1 ? index + cell.rowSpan - 1 : 0);
    made.tied = index < spanned; // a cell goes on into the next row
    units.push(made);
  });
}

function unit(node, owner, keep) {
  const box = node.getBoundingClientRect();
  return {
    node,
    owner,
    top: box.top,
    bottom: box.bottom,
    slack: Number(node.dataset.du ?? 0) * PX, // of its last line, which may reach over the edge
    above: 0,
    next: keeps(keep, "sau"),
    whole: keeps(keep, "dong") || keeps(keep, "lien"),
    break: keeps(keep, "trang"),
    free: keeps(keep, "le"), // lines may stand alone
  };
}

function keeps(words, word) {
  return words !== undefined && words.split(" ").includes(word);
}

/* Where pages end: a list of cuts, each before a unit or inside one. */

/** Cuts in order: { index, at } with `at` the place inside the unit, or null before it. */
function pagesOf(units, height, top) {
  const cuts = [];
  let start = top; // where the page begins, in the coordinates of the bench
  let first = 0; // the unit that the page begins with
  for (let index = 0; index < units.length; index += 1) {
    const each = units[index];
    if (each.break && index > first) {
      cuts.push({ index, at: null });
      start = each.top;
      first = index;
    }
    let from = each.top;
    while (each.bottom - each.slack - start > height + NEAR) {
      const inside = split(each, from, start + height, index === first);
      if (inside) {
        cuts.push({ index, at: inside });
        start = inside.y - each.above;
        from = inside.y;
        first = index;
        continue;
      }
      if (index === first) break; // larger than a page and cannot be parted
      const before = keptWith(units, first, index);
      cuts.push({ index: before, at: null });
      start = units[before].top - units[before].above;
      first = before;
      if (before < index) {
        index = before;
        break;
      }
    }
  }
  return { units, cuts };
}

/** The first of the units that must stand with units[index]; itself where they would fill the whole page. */
function keptWith(units, first, index) {
  let found = index;
  while (found > first && units[found - 1].next) found -= 1;
  return found > first ? found : index;
}

/** Where `unit` is parted so that it reaches down to `edge` at most; null where it is not. */
function split(unit, from, edge, alone) {
  if (unit.node.tagName === "TR") return unit.whole && !alone ? null : splitRow(unit, from, edge, alone);
  if (unit.whole && !alone) return null;
  return splitParagraph(unit, from, edge, alone);
}

function splitParagraph(unit, from, edge, alone) {
  const lines = (unit.lines ??= linesOf(unit.node));
  const begun = lines.findIndex((line) => line.top >= from - NEAR);
  const rest = begun < 0 ? [] : lines.slice(begun);
  let fit = rest.filter((line) => line.bottom - unit.slack <= edge + NEAR).length;
  if (fit >= rest.length) return null;
  if (!unit.free && !alone) {
    fit = Math.min(fit, rest.length - LEAST_LINES);
    if (fit < LEAST_LINES && from <= unit.top + NEAR) fit = 0;
  }
  if (alone) fit = Math.max(fit, 1);
  if (fit < 1 || fit >= rest.length) return null;
  const y = rest[fit].top;
  return { y, place: placeOf(unit.node, y) };
}

/** The lines of a paragraph: equal shares of its height where nothing in it is larger, else as they are found. */
function linesOf(paragraph) {
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  const box = paragraph.getBoundingClientRect();
  const lines = [];
  for (const each of range.getClientRects()) {
    if (!each.height) continue;
    const middle = (each.top + each.bottom) / 2;
    const last = lines[lines.length - 1];
    if (last && middle < last.low) continue;
    lines.push({ top: each.top, low: each.bottom, middle });
  }
  lines.forEach((line, index) => {
    line.top = index ? lines[index - 1].bottom : box.top;
    const next = lines[index + 1];
    line.bottom = next ? (line.middle + next.middle) / 2 : box.bottom;
  });
  return lines;
}

/** The text node and offset where the line begins whose top is `y`. */
function placeOf(paragraph, y) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const low = (node, offset) => {
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    const boxes = range.getClientRects();
    const box = boxes[boxes.length - 1];
    return box !== undefined && (box.top + box.bottom) / 2 > y;
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.length || !low(node, node.length - 1)) continue;
    let [left, right] = [0, node.length - 1];
    while (left < right) {
      const middle = (left + right) >> 1;
      if (low(node, middle)) right = middle;
      else left = middle + 1;
    }
    return { node, offset: left };
  }
  return null;
}

/** A row is parted in every cell at once; null where not a line of it fits. */
function splitRow(unit, from, edge, alone) {
  if (unit.head) return null;
  const places = [];
  let y = 0;
  let fits = false;
  for (const cell of unit.node.cells) {
    let found = null;
    for (const block of cell.children) {
      const box = block.getBoundingClientRect();
      if (box.bottom <= from + NEAR) continue;
      if (box.bottom <= edge + NEAR) {
        fits = true;
        continue;
      }
      const inner = block.tagName === "P" ? split(unit_of(block), Math.max(from, box.top), edge, false) : null;
      if (inner?.place) fits = true;
      found = inner?.place ? { ...inner, block } : { y: box.top, block, place: null };
      break;
    }
    places.push(found);
    if (found) y = y ? Math.min(y, found.y) : found.y;
  }
  if (!places.some(Boolean)) return null;
  if (!fits && !alone) return null;
  if (!fits || y <= from + NEAR) return null;
  return { y, places };
}

function unit_of(paragraph) {
  return unit(paragraph, paragraph, paragraph.dataset.giu);
}

/* The cuts carried out, from the last to the first, so that what is measured before a cut stays true. */

function cut(section, { units, cuts }) {
  const bodies = [];
  for (const { index, at } of [...cuts].reverse()) {
    const each = units[index];
    const body = box("kh-than");
    const start = at ? part(each, at) : before(each);
    while (start.nextSibling) body.prepend(section.lastChild === start ? start : section.lastChild);
    body.prepend(start);
    bodies.unshift(body);
  }
  const rest = box("kh-than");
  rest.append(...section.childNodes);
  bodies.unshift(rest);
  return bodies;
}

function box(name) {
  const made = document.createElement("div");
  made.className = name;
  return made;
}

/** The node that begins the page when it begins before a unit: the paragraph, or its table from that row on. */
function before(each) {
  if (each.node === each.owner || each.row === 0) return each.owner;
  return tableFrom(each.owner, each.node);
}

/** A table with the rows of `table` from `row` on, behind it. */
function tableFrom(table, row) {
  const rest = table.cloneNode(false);
  const columns = table.querySelector(":scope > colgroup");
  const head = table.querySelector(":scope > thead");
  if (columns) rest.append(columns.cloneNode(true));
  if (head && head !== row.parentNode) {
    const again = head.cloneNode(true);
    again.classList.add("kh-lap");
    again.setAttribute("aria-hidden", "true");
    for (const each of again.querySelectorAll("[data-nut]")) each.removeAttribute("data-nut");
    rest.append(again);
  }
  const body = document.createElement("tbody");
  shareSpans(table, row);
  while (row.nextSibling) body.prepend(row.parentNode.lastChild);
  body.prepend(row);
  rest.append(body);
  table.after(rest);
  return rest;
}

/** Cells that reach from above `row` over it end above; empty ones take their place below. */
function shareSpans(table, row) {
  const rows = [...row.parentNode.rows];
  const border = rows.indexOf(row);
  const taken = rows.map(() => []);
  rows.slice(0, border + 1).forEach((each, index) => {
    let column = 0;
    for (const cell of [...each.cells]) {
      while (taken[index][column]) column += 1;
      if (index === border) {
        cell.dataset.cot = String(column);
      }
      for (let down = 0; down < cell.rowSpan && index + down < rows.length; down += 1)
        for (let across = 0; across < cell.colSpan; across += 1) taken[index + down][column + across] = cell;
      column += cell.colSpan;
    }
  });
  let column = 0;
  while (column < taken[border].length) {
    const cell = taken[border][column];
    if (cell && cell.parentNode !== row) {
      const below = rows.indexOf(cell.parentNode) + cell.rowSpan - border;
      cell.rowSpan = border - rows.indexOf(cell.parentNode);
      const empty = cell.cloneNode(false);
      empty.rowSpan = below;
      empty.removeAttribute("data-nut");
      const next = [...row.cells].find((each) => Number(each.dataset.cot) > column);
      row.insertBefore(empty, next ?? null);
    }
    column += cell?.colSpan ?? 1;
  }
}

/** Parts a unit; returns the node that begins the next page. */
function part(each, at) {
  if (each.node.tagName !== "TR") return partParagraph(each.node, at.place);
  const rest = each.node.cloneNode(false);
  [...each.node.cells].forEach((cell, index) => {
    const found = at.places[index];
    const below = cell.cloneNode(false);
    rest.append(below);
    if (!found) return;
    const start = found.place ? partParagraph(found.block, found.place) : found.block;
    const moved = [];
    for (let node = start; node; node = node.nextSibling) moved.push(node);
    below.append(...moved);
  });
  each.node.after(rest);
  each.node.classList.add("kh-do");
  return tableFrom(each.owner, rest);
}

function partParagraph(paragraph, place) {
  if (!place) return paragraph;
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

/* Sheets. */

function sheet(page, top, body, heads, feet, first, number) {
  const made = box(page.width > page.height ? "kh-trang kh-trang-ngang" : "kh-trang");
  made.style.cssText = `width:${page.width}pt;height:${page.height}pt`;
  place(body, page, `top:${top}pt`);
  made.append(body);
  for (const [boxes, where] of [[heads, `top:${page.head}pt`], [feet, `bottom:${page.foot}pt`]]) {
    const kind = first && page.ownFirst ? "first" : number % 2 === 0 && boxes.even ? "even" : "default";
    if (!boxes[kind]) continue;
    const margin = boxes[kind].box.cloneNode(true);
    for (const each of margin.querySelectorAll(".kh-so-trang")) each.textContent = String(number);
    place(margin, page, where);
    made.append(margin);
  }
  return made;
}

function place(element, page, where) {
  element.style.cssText = `position:absolute;left:${page.left}pt;width:${page.room}pt;${where}`;
}

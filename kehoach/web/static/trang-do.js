/* Measures what stands in a section: paragraphs and the rows of tables ("units"), their lines, their tabs. */

export const PX = 96 / 72;
const TAB = 36; // points from one stop to the next where none is set
const MOST_HEAD = 0.5; // of a page: higher first rows are not repeated

/** Paragraphs and rows from top to bottom. A page is `height` high. */
export function unitsOf(section, height) {
  const units = [];
  for (const each of section.children) {
    if (each.tagName === "TABLE") rowsOf(each, height, units);
    else units.push(unitOf(each, each, each.dataset.giu));
  }
  return units;
}

function rowsOf(table, height, units) {
  const head = table.tHead;
  let above = head ? head.getBoundingClientRect().height : 0;
  if (head && (above > height * MOST_HEAD || head.rows.length === table.rows.length)) {
    (table.tBodies[0] ?? table.createTBody()).prepend(...head.rows);
    head.remove();
    above = 0;
  }
  let reach = 0;
  [...table.rows].forEach((row, index) => {
    const first = row.querySelector("p");
    const made = unitOf(row, table, `${row.dataset.giu ?? ""} ${keeps(first?.dataset.giu, "sau") ? "sau" : ""}`);
    made.head = row.parentNode === table.tHead;
    made.above = made.head ? 0 : above;
    made.next ||= made.head;
    made.row = index;
    made.tied = index < reach; // a cell reaches into it from above
    for (const cell of row.cells) reach = Math.max(reach, index + cell.rowSpan);
    units.push(made);
  });
}

/** A paragraph or row, in `owner` (itself or its table), with what its words of keeping together say. */
export function unitOf(node, owner, keep) {
  const { top, bottom } = node.getBoundingClientRect();
  return {
    node,
    owner,
    top,
    bottom,
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

/** Top and bottom of each line of a paragraph. */
export function linesOf(paragraph) {
  const { top, bottom } = paragraph.getBoundingClientRect();
  const look = getComputedStyle(paragraph);
  const [from, to] = [top + Number.parseFloat(look.paddingTop), bottom - Number.parseFloat(look.paddingBottom)];
  const uneven = [...paragraph.querySelectorAll("span")].some((each) => each.style.fontSize || each.style.fontFamily);
  if (uneven) return unevenLines(paragraph, from, to);
  const count = Math.max(1, Math.round((to - from) / Number.parseFloat(look.lineHeight)));
  const high = (to - from) / count;
  return Array.from({ length: count }, (_, index) => ({ top: from + index * high, bottom: from + (index + 1) * high }));
}

/** Lines of unlike letters: each as high as the highest of its words. */
function unevenLines(paragraph, from, to) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const boxes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const high = Number.parseFloat(getComputedStyle(node.parentNode).lineHeight) / 2;
    range.selectNodeContents(node);
    for (const each of range.getClientRects()) {
      const middle = (each.top + each.bottom) / 2;
      if (each.height) boxes.push({ top: middle - high, bottom: middle + high, middle, low: each.bottom });
    }
  }
  const lines = [];
  for (const each of boxes) {
    const last = lines[lines.length - 1];
    if (last && each.middle < last.low) {
      last.bottom = Math.max(last.bottom, each.bottom);
      last.low = Math.max(last.low, each.low);
    } else lines.push({ ...each });
  }
  lines.forEach((line, index) => {
    line.top = index ? lines[index - 1].bottom : from;
    if (index === lines.length - 1) line.bottom = to;
  });
  return lines.length ? lines : [{ top: from, bottom: to }];
}

/** The text node and offset where the line begins whose top is `y`; null where no word stands below. */
export function placeOf(paragraph, y) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const below = (node, offset) => {
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    const boxes = range.getClientRects();
    const last = boxes[boxes.length - 1];
    return last !== undefined && (last.top + last.bottom) / 2 > y;
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.length || !below(node, node.length - 1)) continue;
    let [left, right] = [0, node.length - 1];
    while (left < right) {
      const middle = (left + right) >> 1;
      if (below(node, middle)) right = middle;
      else left = middle + 1;
    }
    return { node, offset: left };
  }
  return null;
}

/** Tabs reach to the next stop. */
export function tabs(section) {
  for (const tab of section.querySelectorAll(".kh-tab")) {
    const owner = tab.closest("p");
    const stops = (owner.dataset.tab ?? "").split(" ").map((each) => Number.parseFloat(each) / 20);
    const margin = Number.parseFloat(getComputedStyle(owner).marginLeft);
    const at = (tab.getBoundingClientRect().left - owner.getBoundingClientRect().left + margin) / PX;
    const next = Math.min(...stops.filter((each) => each > at + 1));
    const stop = Number.isFinite(next) ? next : (Math.floor(at / TAB + 0.03) + 1) * TAB;
    tab.style.minWidth = "0";
    tab.style.width = `${Math.min(Math.max(stop - at, 1), 720)}pt`;
  }
}

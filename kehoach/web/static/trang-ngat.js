/* Counts where pages end: nothing is moved here. A cut is { index, kind, ... }: before units[index], or inside it. */

import { linesOf, placeOf, unitOf } from "./trang-do.js";

const NEAR = 0.1; // pixels that a line may reach over the edge: rounding
const LEAST_LINES = 2; // of a paragraph at the foot and at the head of a page

/** The cuts of pages that are `height` high and begin at `start`; `again` where the last one changes what stands below. */
export function pagesOf(units, height, start) {
  const cuts = [];
  let first = 0; // the unit that the page begins with
  for (let index = 0; index < units.length; index += 1) {
    const each = units[index];
    if (each.break && index > first) {
      cuts.push({ index });
      [start, first] = [each.top, index];
    }
    let from = each.top;
    while (each.bottom - each.slack - start > height + NEAR) {
      const alone = units.slice(first, index).every((above) => above.head);
      const inside = split(each, from, start + height, alone);
      if (inside) {
        cuts.push({ index, ...inside });
        if (inside.cells) return { cuts, again: true };
        [start, from, first] = [inside.y, inside.y, index];
        continue;
      }
      if (index === first || alone) break; // larger than a page and cannot be parted
      const before = keptWith(units, first, index);
      if (before === first) break;
      cuts.push({ index: before, edge: units[before].top });
      if (units[before].tied) return { cuts, again: true };
      [start, first] = [units[before].top - units[before].above, before];
      if (before < index) {
        index = before;
        break;
      }
    }
  }
  return { cuts, again: false };
}

/** The first of the units that must stand with units[index]; itself where they would fill the whole page. */
function keptWith(units, first, index) {
  let found = index;
  while (found > first && units[found - 1].next) found -= 1;
  if (found > first) return found;
  for (found = index; found > first && units[found].head; ) found -= 1;
  return found;
}

function split(unit, from, edge, alone) {
  if (unit.whole && !alone) return null;
  if (unit.node.tagName !== "TR") return splitParagraph(unit, from, edge, alone);
  return unit.head ? null : splitRow(unit, edge, alone);
}

/** Where a paragraph is parted that is printed from `from` on, so that it reaches down to `edge` at most; or null. */
function splitParagraph(unit, from, edge, alone) {
  unit.lines ??= linesOf(unit.node);
  const rest = unit.lines.filter((line) => line.top >= from - NEAR);
  let fit = rest.filter((line) => line.bottom - unit.slack <= edge + NEAR).length;
  if (!unit.free && !alone) {
    fit = Math.min(fit, rest.length - LEAST_LINES);
    if (fit < LEAST_LINES && rest.length === unit.lines.length) fit = 0;
  }
  fit = alone ? Math.max(fit, 1) : fit;
  if (fit < 1 || fit >= rest.length) return null;
  const place = placeOf(unit.node, rest[fit].top);
  return place && { y: rest[fit].top, place };
}

/** A row is parted in every cell at once; null where none of them can keep a line. */
function splitRow(unit, edge, alone) {
  for (const cell of unit.node.cells) cell.style.verticalAlign = "top";
  unit.node.style.height = "";
  for (const force of alone ? [false, true] : [false]) {
    const cells = [...unit.node.cells].map((cell) => cellCut(cell, edge, force));
    if (cells.some((each) => each?.kept) && cells.some(Boolean)) return { cells, edge };
  }
  return null;
}

/** Where what a cell holds is parted: before `block`, or at `place` in it; null where all of it stays. `kept`: some stays. */
export function cellCut(cell, edge, force) {
  let kept = false;
  for (const block of cell.children) {
    const unit = unitOf(block, block, block.dataset.giu);
    if (unit.bottom - unit.slack > edge + NEAR) {
      const parted = block.tagName === "P" ? splitParagraph(unit, unit.top, edge, force && !kept) : null;
      if (!parted && !kept && force) kept = true; // it is too high for any page
      else return { block, place: parted?.place ?? null, kept: kept || parted !== null };
    } else kept = true;
  }
  return null;
}

/* A preview laid out in sheets, as Word breaks its pages: danTrang(the element that holds the fragment) -> number of sheets.

The sections of the fragment are measured once, out of sight and unscaled; where pages end is then only counted; last the
nodes are moved into sheets. No word is copied but those of rows that stand on every page of a table (.kh-lap).
Parts: trang-do.js measures, trang-ngat.js counts, trang-cat.js moves. */

import { box, cut } from "./trang-cat.js";
import { PX, tabs, unitsOf } from "./trang-do.js";
import { pagesOf } from "./trang-ngat.js";

const MOST_SHEETS = 3000; // of a section; what is left then stands on the last one

/** Lays out the fragment in `khung` in sheets (`.kh-trang`), in place of its sections; returns how many there are. */
export function danTrang(khung) {
  const sections = [...khung.querySelectorAll(".kh-phan")];
  if (!sections.length) return khung.querySelectorAll(".kh-trang").length;
  khung.classList.add("kh-xem-truoc");
  const bench = box("kh-xem-truoc");
  bench.style.cssText =
    "position:absolute;left:0;top:0;width:0;height:0;overflow:hidden;visibility:hidden;contain:strict;zoom:1;padding:0";
  document.body.append(bench);
  const sheets = [];
  try {
    for (const each of sections) {
      bench.append(each);
      sheets.push(...sheetsOf(each, sheets.length ? sheets[sheets.length - 1].number : 0));
      each.remove();
    }
  } finally {
    bench.remove();
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
  const bodies = bodiesOf(section, Math.max(page.height - top - bottom, 36) * PX);
  let number = page.start === null ? last : page.start - 1;
  return bodies.map((body, index) => {
    number += 1;
    return { number, element: sheet(page, top, body, heads, feet, index === 0, number) };
  });
}

/** What stands on each page. Where a row is parted, the rest of the section is measured anew. */
function bodiesOf(section, height) {
  const bodies = [];
  for (let again = true; again && bodies.length < MOST_SHEETS; ) {
    const units = unitsOf(section, height);
    const plan = pagesOf(units, height, section.getBoundingClientRect().top);
    bodies.push(...cut(section, units, plan.cuts));
    again = plan.again;
    if (again) section.append(...bodies.pop().childNodes);
  }
  if (section.firstChild) {
    const rest = box("kh-than");
    rest.append(...section.childNodes);
    bodies.push(rest);
  }
  return bodies;
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
    const margin = box("kh-le");
    margin.append(each.content);
    margin.style.width = `${page.room}pt`;
    style(margin);
    section.before(margin);
    found[each.dataset.loai] = { box: margin, height: margin.getBoundingClientRect().height };
    margin.remove();
    each.remove();
  }
  return found;
}

function tallest(boxes) {
  return Math.max(0, ...Object.values(boxes).map((each) => each.height));
}

function sheet(page, top, body, heads, feet, first, number) {
  const made = box(page.width > page.height ? "kh-trang kh-trang-ngang" : "kh-trang");
  made.style.cssText = `width:${page.width}pt;height:${page.height}pt`;
  place(body, page, `top:${top}pt`);
  made.append(body);
  for (const [boxes, where] of [
    [heads, `top:${page.head}pt`],
    [feet, `bottom:${page.foot}pt`],
  ]) {
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

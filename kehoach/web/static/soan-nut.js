// What is done with a node: its toolbar, the keys, dragging with the mouse.

const KEYS = { ArrowUp: "len", ArrowDown: "xuong", ArrowRight: "vao", ArrowLeft: "ra", Enter: "them_sau", Delete: "bo" };

/** Gives the nodes of `outline` their tools; `lam(viec)` carries an operation out. */
export function dungNut(outline, lam) {
  const bar = document.getElementById("mau-thanh").content.firstElementChild.cloneNode(true);
  bar.dataset.rieng = "";
  let node = null;

  const may = (name) => node?.dataset.duoc.split(" ").includes(name);
  const show = (target) => {
    node?.classList.remove("dang");
    node = target;
    if (!node) { bar.remove(); return; }
    node.classList.add("dang");
    for (const each of bar.children) {
      const name = each.dataset.lam;
      if (name === "cap") { each.hidden = node.dataset.loai !== "muc"; each.value = node.dataset.cap ?? ""; continue; }
      if (name === "tieu_de") { each.hidden = !node.querySelector(":scope > .than > .tieu-de.trong"); continue; }
      const only = { vao: "muc", ra: "muc", them_trong: "muc", them_bang: "muc" }[name];
      each.hidden = only !== undefined && only !== node.dataset.loai;
      each.disabled = !may(name);
    }
    const place = node.tagName === "TR" ? node.cells[1] : node.querySelector(":scope > .than") ?? node;
    if (bar.parentElement !== place) place.append(bar);
    roving(bar);
  };
  const refresh = () => { if (node && node.isConnected) show(node); else show(null); };

  const act = (name, value) => {
    if (!node) return;
    const nut = node.dataset.nut, loai = node.dataset.loai;
    if (name === "cap") lam({ viec: "dat", nut, truong: "cap", gia_tri: value });
    else if (name === "tieu_de") {
      node.classList.add("them-tieu-de");
      node.querySelector(":scope > .than > .tieu-de").focus();
    } else if (!may(name)) return;
    else if (name === "them_sau") lam({ viec: "them", loai, sau: nut }, { moi: true });
    else if (name === "them_trong") lam({ viec: "them", loai: "muc", trong: nut }, { moi: true });
    else if (name === "them_bang") lam({ viec: "them", loai: "bang", trong: nut });
    else if (name === "bo") {
      const all = [...outline.querySelectorAll(".khoi")], index = all.indexOf(node);
      const near = all.slice(index + 1).find((each) => each.dataset.loai === loai) ?? all[index - 1];
      lam({ viec: "bo", nut }, { den: near?.dataset.nut });
    } else lam({ viec: "chuyen", nut, huong: name });
  };

  outline.addEventListener("focusin", (event) => {
    if (bar.contains(event.target)) return;
    const target = event.target.closest(".khoi:not(.phu-luc)");
    if (target !== node) show(target);
  });
  outline.addEventListener("click", (event) => {
    if (bar.contains(event.target)) return;
    const target = event.target.closest(".khoi:not(.phu-luc)");
    if (target && target !== node) show(target);
  });
  bar.addEventListener("click", (event) => { const button = event.target.closest("button"); if (button && !button.disabled) act(button.dataset.lam); });
  bar.querySelector("select").addEventListener("change", (event) => act("cap", event.target.value));
  outline.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || !KEYS[event.key]) return;
    const target = event.target.closest(".khoi:not(.phu-luc)");
    if (!target) return;
    if (target !== node) show(target);
    event.preventDefault();
    act(KEYS[event.key]);
  });
  keo(outline, lam);
  return { refresh, den: show };
}

/** One stop for Tab, arrows inside (the ARIA pattern of a toolbar). */
function roving(bar) {
  const items = [...bar.children].filter((each) => !each.hidden && !each.disabled && each.matches("button, select"));
  if (!items.includes(document.activeElement)) items.forEach((each, i) => { each.tabIndex = i ? -1 : 0; });
  bar.onkeydown = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || event.altKey) return;
    event.preventDefault();
    const now = [...bar.children].filter((each) => !each.hidden && !each.disabled && each.matches("button, select"));
    const next = now[(now.indexOf(document.activeElement) + step + now.length) % now.length];
    now.forEach((each) => { each.tabIndex = each === next ? 0 : -1; });
    next.focus();
  };
}

/** Dragging by the handle: before or after a node of the same kind, or (a section) into one. */
function keo(outline, lam) {
  let dragged = null, mark = null;
  const clear = () => { mark?.classList.remove("tha-truoc", "tha-sau", "tha-trong"); mark = null; };
  const where = (event) => {
    const target = event.target.closest?.(".khoi");
    if (!dragged || !target || target === dragged || target.dataset.loai !== dragged.dataset.loai) return null;
    const box = target.getBoundingClientRect(), share = (event.clientY - box.top) / box.height;
    const side = target.dataset.loai === "muc" && share > 0.35 && share < 0.65 ? "trong" : share < 0.5 ? "truoc" : "sau";
    return [target, side];
  };
  outline.addEventListener("dragstart", (event) => {
    const handle = event.target.closest?.(".tay");
    if (!handle) return;
    dragged = handle.closest(".khoi");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.nut);
    dragged.classList.add("dang-keo");
  });
  outline.addEventListener("dragover", (event) => {
    const found = where(event);
    clear();
    if (!found) return;
    event.preventDefault();
    mark = found[0];
    mark.classList.add(`tha-${found[1]}`);
  });
  outline.addEventListener("drop", (event) => {
    const found = where(event);
    clear();
    if (!found) return;
    event.preventDefault();
    lam({ viec: "chuyen", nut: dragged.dataset.nut, [found[1]]: found[0].dataset.nut });
  });
  outline.addEventListener("dragend", () => { clear(); dragged?.classList.remove("dang-keo"); dragged = null; });
}

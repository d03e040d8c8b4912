// One tree of elements made like another, keeping what the reader is at: focus, typed text, what is folded out.

/** Make the inside of `now` like that of `then`. A field that `keep(field)` names keeps its own text. */
export function ghep(now, then, keep = () => false) {
  const focused = document.activeElement, selection = focused && "selectionStart" in focused ? [focused.selectionStart, focused.selectionEnd] : null;
  children(now, then, keep);
  if (focused && focused.isConnected && document.activeElement !== focused) {
    focused.focus({ preventScroll: true });
    try { if (selection) focused.setSelectionRange(...selection); } catch { /* not a field of text */ }
  }
}

function key(node) {
  return node.nodeType === 1 ? node.id || node.tagName : `#${node.nodeType}`;
}

function children(now, then, keep) {
  const own = [...now.childNodes].filter((each) => !(each.nodeType === 1 && each.dataset.rieng !== undefined));
  const byKey = new Map();
  for (const each of own) {
    const list = byKey.get(key(each)) ?? [];
    list.push(each);
    byKey.set(key(each), list);
  }
  let at = own[0] ?? null;
  const skip = () => { while (at && at.nodeType === 1 && at.dataset.rieng !== undefined) at = at.nextSibling; };
  if (!own.length) at = now.firstChild;
  for (const wanted of [...then.childNodes]) {
    skip();
    const found = byKey.get(key(wanted))?.shift();
    if (!found) { now.insertBefore(wanted, at); continue; }
    if (found === at) at = at.nextSibling; else now.insertBefore(found, at);
    if (found.nodeType === 1) element(found, wanted, keep);
    else if (found.nodeValue !== wanted.nodeValue) found.nodeValue = wanted.nodeValue;
  }
  for (const list of byKey.values()) for (const each of list) each.remove();
}

function element(now, then, keep) {
  for (const { name, value } of [...then.attributes]) if (now.getAttribute(name) !== value && name !== "open") now.setAttribute(name, value);
  for (const { name } of [...now.attributes]) if (!then.hasAttribute(name) && !OWN.has(name)) now.removeAttribute(name);
  if (now.matches("input, textarea, select")) { if (!keep(now)) field(now, then); if (now.tagName !== "SELECT") return; }
  children(now, then, keep);
}

/** Attributes that the script itself sets. */
const OWN = new Set(["open", "style", "aria-invalid", "aria-describedby", "data-muc-do", "data-cho", "data-loi"]);

function field(now, then) {
  if (now.type === "checkbox") { now.checked = then.hasAttribute("checked"); return; }
  const value = then.tagName === "SELECT" ? (then.querySelector("[selected]") ?? then.options[0])?.value ?? "" : then.tagName === "TEXTAREA" ? then.textContent : then.getAttribute("value") ?? "";
  if (now.tagName === "SELECT") { queueMicrotask(() => { now.value = value; }); return; }
  if (now.value !== value) { now.value = value; now.dispatchEvent(new CustomEvent("doi-gia-tri", { bubbles: true })); }
}

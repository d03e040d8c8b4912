// Reuse: the review without loading the whole page at each decision, and by the keyboard. Without this script every step
// works as plain forms and links.

import { bao } from "./chung.js";

const KEYS = "kehoach-phim-tat";
let busy = false;

/** Too large a file is told before it is sent. */
function watchFile() {
  const field = document.getElementById("tep"), told = document.getElementById("tep-loi");
  if (!field || !told) return;
  const say = (text) => { told.hidden = !text; told.textContent = text; };
  field.form.addEventListener("submit", (event) => {
    const file = field.files[0];
    say("");
    if (file && file.size > Number(field.dataset.toiDa)) {
      event.preventDefault();
      event.stopPropagation();
      say(`Tệp ${(file.size / 1e6).toFixed(0)} MB là quá lớn. Cách sửa: mỗi tệp tối đa 50 MB; kiểm tra lại có đúng tệp kế hoạch không.`);
    }
  });
}

/** Show the page that `url` gives in place of the review that is shown. */
async function show(url, options = {}) {
  if (busy) return;
  busy = true;
  document.getElementById("duyet").classList.add("dang-gui");
  try {
    const answer = await fetch(url, { credentials: "same-origin", headers: { Accept: "text/html" }, ...options });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("duyet");
    if (!fresh) {
      if (answer.ok) { location.assign(answer.url); return; }
      const why = page.querySelector(".cac-loi");
      tell(why ? why.textContent.replace(/\s+/g, " ").trim() : "Chưa làm được; tải lại trang rồi thử lại.");
      return;
    }
    const from = document.querySelector(".cuon-doc"), top = from ? from.scrollTop : 0;
    document.getElementById("duyet").replaceWith(document.adoptNode(fresh));
    history.replaceState(null, "", answer.url.replace(/[?&]xong=\d+/, ""));
    const list = document.querySelector(".cuon-doc");
    if (list) list.scrollTop = top;
    ready();
    const head = document.getElementById("muc-dau");
    head.focus({ preventScroll: true });
    const count = Number(fresh.dataset.xong || 0), progress = document.querySelector(".tien-do label");
    bao(`${count > 1 ? `Đã ghi ${count} chỗ. ` : count ? "Đã ghi. " : ""}${progress.textContent}. ${head.textContent}`);
  } catch {
    tell("Không gọi được chương trình kehoach. Xem cửa sổ kehoach serve còn mở không, rồi thử lại; những gì đã quyết định vẫn còn.");
  } finally {
    busy = false;
    document.getElementById("duyet")?.classList.remove("dang-gui");
  }
}

function tell(text) {
  let place = document.getElementById("loi-duyet");
  if (!place) {
    place = document.createElement("p");
    place.id = "loi-duyet";
    place.className = "tin loi";
    place.setAttribute("role", "alert");
    document.getElementById("duyet").prepend(place);
  }
  place.textContent = text;
}

/** After each change of what is shown. */
function ready() {
  const current = document.querySelector(".danh-muc-duyet a[aria-current]");
  if (current) current.scrollIntoView({ block: "nearest" });
  seeWords();
  const box = document.getElementById("phim-tat");
  if (box) box.checked = keysOn();
}

/** The words of the item stand in sight in both paragraphs. */
function seeWords() {
  const place = document.querySelector(".hai-ben");
  const words = place && place.querySelector(".dang-xem, mark");
  if (words && place.scrollHeight > place.clientHeight) {
    place.scrollTop += words.getBoundingClientRect().top - place.getBoundingClientRect().top - place.clientHeight / 3;
  }
}

function keysOn() {
  try { return localStorage.getItem(KEYS) !== "0"; } catch { return true; }
}

function start() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.classList.contains("loc")) {
      event.preventDefault();
      show(`${location.pathname}?${new URLSearchParams(new FormData(form))}`);
    } else if (form.dataset.duyet !== undefined) {
      event.preventDefault();
      const body = new FormData(form, event.submitter);
      show(location.pathname, { method: "POST", body });
    }
  }, true);
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".danh-muc-duyet a, a[data-phim]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    show(link.href);
  });
  document.addEventListener("change", (event) => {
    if (event.target.id === "loc") event.target.form.requestSubmit();
    if (event.target.id === "phim-tat") {
      try { localStorage.setItem(KEYS, event.target.checked ? "1" : "0"); } catch { /* kept for this page only */ }
    }
  });
  document.addEventListener("toggle", (event) => { if (event.target.matches("details.sua-chu")) seeWords(); }, true);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.matches("input:not([type=checkbox]), textarea, select")) {
      if (event.key === "Escape") document.getElementById("muc-dau")?.focus();
      return;
    }
    if (!document.getElementById("phim-tat")?.checked) return;
    const wanted = document.querySelector(`[data-phim="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!wanted) return;
    event.preventDefault();
    if (wanted.tagName === "SUMMARY") {
      wanted.parentElement.open = true;
      const field = document.getElementById("chu");
      field.focus();
      field.select();
    } else wanted.click();
  });
  ready();
}

watchFile();
if (document.getElementById("duyet")) start();

// Danh mục riêng: what was typed is not left behind by mistake, and what is wrong is read first.
const wrong = document.querySelector(".bao-loi");
if (wrong) wrong.focus();

for (const form of document.querySelectorAll("form[data-canh-giu]")) {
  let changed = Boolean(wrong);
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  window.addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

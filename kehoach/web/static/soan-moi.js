// The form of a new plan: what belongs to the chosen kind, and how many areas are chosen.

const form = document.querySelector(".soan-moi"), areas = [...form.querySelectorAll("[name=linh_vuc]")], number = document.getElementById("so-linh-vuc");
const told = () => { number.textContent = `(đã chọn ${areas.filter((each) => each.checked).length} / ${areas.length})`; };

form.addEventListener("change", (event) => {
  if (event.target.name === "khung") {
    for (const each of form.querySelectorAll(".cau-hoi")) each.hidden = each.disabled = each.dataset.khung !== event.target.value;
    const usual = event.target.dataset.linhVuc.split(" ");
    for (const each of areas) each.checked = usual.includes(each.value);
  }
  told();
});
told();

"""Danh mục riêng của xã: forms over kehoach.api.pack."""

from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kehoach.api import pack
from kehoach.api.catalog_labels import TEN_LOAI
from kehoach.catalog.pack_truong import TRUONG
from kehoach.problems import KehoachError

SUA_DUOC = ("don-vi", "noi-nhan", "van-ban")
TEN = {key: TEN_LOAI[key] for key in SUA_DUOC} | {"nguoi-ky": "Người ký"}
MAX_TYPED = 100
Answer = str | Response | tuple[str, int]


def gan(bp: Blueprint) -> None:
    """Put these pages below the blueprint of the catalogue."""
    bp.add_url_rule("/rieng/", "rieng", tong_quan)
    bp.add_url_rule("/rieng/co-quan", "co_quan", co_quan, methods=["GET", "POST"])
    bp.add_url_rule("/rieng/<loai>/", "rieng_ds", danh_sach)
    bp.add_url_rule("/rieng/<loai>/them", "rieng_them", sua, methods=["GET", "POST"], defaults={"ma": ""})
    bp.add_url_rule("/rieng/<loai>/muc/<ma>", "rieng_sua", sua, methods=["GET", "POST"])
    bp.add_url_rule("/rieng/<loai>/muc/<ma>/bo", "rieng_bo", bo, methods=["POST"])


def tong_quan() -> str:
    """Which folder it is, what is in it, what is wrong with it."""
    count = {kind: sum(each.trang_thai != "co_san" for each in pack.entries(kind)) for kind in pack.KINDS}
    return render_template(
        "danh_muc/rieng.html", thu_muc=pack.folder(), co=pack.folder().is_dir(), cau_hinh=pack.settings_file(), ten=TEN,
        dem=count, co_quan=pack.commune_name(str(pack.office().gia_tri["xa"])), cac_loi=pack.faults(),
    )  # fmt: skip


def danh_sach(loai: str) -> str:
    """The entries of a kind, the own ones first."""
    words = request.args.get("q", "")[:MAX_TYPED]
    found = pack.search(loai, words)
    return render_template("danh_muc/rieng_ds.html", loai=loai, ten=TEN[loai], muc=found, q=words)


def sua(loai: str, ma: str) -> Answer:
    """The form of one entry; what is wrong is told beside what was typed."""
    now = pack.entry(loai, ma) if ma else pack.new_entry(loai)
    if request.method == "GET":
        return _form(loai, now)
    typed = pack.from_text(loai, request.form.to_dict(flat=False))
    try:
        done = pack.save(loai, ma, typed, request.form.get("dau", ""))
    except KehoachError as error:
        kept = replace(now, gia_tri=typed)
        return _form(loai, kept, error), 409 if error.problems[0].code == pack.CONFLICT else 400
    flash(f"Đã lưu “{typed.get('ten') or typed.get('so_ky_hieu') or typed.get('ho_ten')}”.")
    for each in done.nhac:
        flash(f"{each.message}. {each.mend}".strip(), "loi")
    return redirect(url_for(".rieng_ds", loai=loai))


def bo(loai: str, ma: str) -> Response:
    """Withdraw an entry, or take out what the own pack says of it."""
    mark = request.form.get("dau", "")
    if request.form.get("viec") == "bo":
        pack.withdraw(loai, ma, mark)
        flash(f"Đã bỏ “{ma}”: soạn và kiểm tra không dùng nữa.")
    else:
        pack.forget(loai, ma, mark)
        flash(f"Đã xóa phần ghi riêng của “{ma}”.")
    return redirect(url_for(".rieng_ds", loai=loai))


def co_quan() -> Answer:
    """The office itself: commune, abbreviations."""
    now = pack.office()
    if request.method == "GET":
        return _form(pack.OFFICE, now)
    typed = pack.from_text(pack.OFFICE, request.form.to_dict(flat=False))
    try:
        pack.save_office(typed, request.form.get("dau", ""))
    except KehoachError as error:
        return _form(pack.OFFICE, replace(now, gia_tri=typed), error), 409 if error.problems[
            0
        ].code == pack.CONFLICT else 400
    flash("Đã lưu thông tin cơ quan.")
    return redirect(url_for(".rieng"))


def _form(loai: str, entry: pack.BanMuc, error: KehoachError | None = None) -> str:
    units = [(each.ma, each.ten) for each in pack.entries("don-vi")] if loai == "noi-nhan" else []
    wrong = {each.place.path: each for each in error.problems if each.place.path} if error else {}
    return render_template(
        "danh_muc/rieng_sua.html", loai=loai, ten=TEN.get(loai, "Cơ quan"), muc=entry, truong=TRUONG[loai], don_vi=units,
        cac_loi=error.problems if error else (), sai=wrong, xa_ten=pack.commune_name(str(entry.gia_tri.get("xa", ""))),
    )  # fmt: skip

"""Danh mục riêng của xã: forms over kehoach.api.pack."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kehoach.api import pack
from kehoach.api.catalog_labels import TEN_LOAI
from kehoach.api.catalog_view import day_text, readable
from kehoach.catalog.pack_truong import TRUONG
from kehoach.problems import KehoachError, Problem

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
    seen = pack.overview()
    return render_template("danh_muc/rieng.html", tong=seen, ten=TEN, cau_hinh=pack.settings_file())  # fmt: skip


def danh_sach(loai: str) -> str:
    """The entries of a kind, the own ones first."""
    words = request.args.get("q", "")[:MAX_TYPED]
    found = pack.search(loai, words)
    return render_template("danh_muc/rieng_ds.html", loai=loai, ten=TEN[loai], muc=found, q=words, doc=readable)


def sua(loai: str, ma: str) -> Answer:
    """The form of one entry; what is wrong is told beside what was typed."""
    if request.method == "GET":
        return _form(loai, pack.entry(loai, ma) if ma else pack.new_entry(loai))
    typed = pack.from_text(loai, request.form.to_dict(flat=False))
    try:
        done = pack.save(loai, ma, typed, request.form.get("dau", ""))
    except KehoachError as error:
        return _again(loai, pack.entry_or_new(loai, ma), typed, error)
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
    if request.method == "GET":
        return _form(pack.OFFICE, pack.office())
    typed = pack.from_text(pack.OFFICE, request.form.to_dict(flat=False))
    try:
        pack.save_office(typed, request.form.get("dau", ""))
    except KehoachError as error:
        return _again(pack.OFFICE, pack.office(), typed, error)
    flash("Đã lưu thông tin cơ quan.")
    return redirect(url_for(".rieng"))


def _again(loai: str, now: pack.BanMuc, typed: dict[str, Any], error: KehoachError) -> tuple[str, int]:
    """The form once more, with what was typed and with the state of the file as it is by now."""
    conflict = any(each.code == pack.CONFLICT for each in error.problems)
    return _form(loai, now._replace(gia_tri=typed), error.problems), 409 if conflict else 400


def _form(loai: str, entry: pack.BanMuc, problems: Sequence[Problem] = ()) -> str:
    units = [(each.ma, each.ten) for each in pack.entries("don-vi")] if loai == "noi-nhan" else []
    commune = str(entry.gia_tri.get("xa", ""))
    return render_template(
        "danh_muc/rieng_sua.html", loai=loai, ten=TEN.get(loai, "Cơ quan"), muc=entry, truong=TRUONG[loai], don_vi=units,
        cac_loi=problems, sai={each.place.path: each for each in problems}, nhan={each.khoa: each.nhan for each in TRUONG[loai]},
        xa_ten=pack.commune_name(commune), tieu_de=pack.letterhead(commune), doc=readable, doc_ngay=day_text,
    )  # fmt: skip

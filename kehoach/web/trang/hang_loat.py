"""Phụ lục hằng loạt: a workbook is got, filled in and dropped, looked at, run in the background."""

from contextlib import suppress
from dataclasses import replace
from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from kehoach import api
from kehoach.problems import KehoachError, Problem
from kehoach.web import hang_loat_lam
from kehoach.web.app import cai_dat, khong_gian
from kehoach.web.hang_loat_lam import cac_luot_chay, kho_lo, nghi
from kehoach.web.kho_lo import HIEN, Lo
from kehoach.web.trang import hang_loat_so, hang_loat_tep
from kehoach.web.trang.hang_loat_so import NAM
from kehoach.web.trang.hang_loat_tep import mot_trang

bp = Blueprint("hang_loat", __name__, url_prefix="/hang-loat")
bp.add_app_template_filter(hang_loat_lam.cho_trang)
bp.add_app_template_filter(hang_loat_lam.so, "so_dem")
for each in (hang_loat_so, hang_loat_tep):
    each.gan(bp)


@bp.get("/")
def trang_dau() -> str:
    """Where to get a workbook, where to drop it, and what was dropped before."""
    return render_template(
        "hang_loat/trang_dau.html",
        cac_tinh=api.provinces(),
        nam=date.today().year,
        NAM=NAM,
        cac_lo=[hang_loat_lam.dung(each, cac_luot_chay()) for each in kho_lo().danh_sach()],
    )


@bp.post("/tha")
def tha() -> Answer | tuple[str, int]:
    """A workbook was dropped: keep it and look at it. One that cannot be opened is told of and not kept."""
    kho, (name, data) = kho_lo(), _dropped()
    lo, new = kho.nhan(name, data)
    if not new:
        flash("Tệp này đã được thả trước đó: đây là lượt của nó.")
        return redirect(url_for(".lo", ma=lo.ma))
    try:
        kho.xem(lo)
    except KehoachError as error:
        kho.xoa(lo)
        return _khong_mo(name, error)
    return redirect(url_for(".lo", ma=lo.ma))


@bp.post("/luot/<ma>/thay")
def thay(ma: str) -> Answer | tuple[str, int]:
    """A mended workbook takes the place of the one before; what was made and stays the same will be kept."""
    kho, (name, data) = kho_lo(), _dropped()
    old = nghi(kho.lay(ma))
    before = api.read_file(kho.so(old)) if kho.so(old).exists() else None
    new = kho.thay(old, name, data)
    try:
        kho.xem(new)
    except KehoachError as error:
        if before is not None:
            kho.thay(new, old.ten, before)
        return _khong_mo(name, error, old)
    flash("Đã thay tệp công việc.")
    return redirect(url_for(".lo", ma=ma))


@bp.get("/luot/<ma>/")
def lo(ma: str) -> str:
    """A batch: what it will give, how far it is, what it gave."""
    kho, stand = kho_lo(), hang_loat_lam.dung(kho_lo().lay(ma), cac_luot_chay())
    found, seen, wrong = stand.lo, None, None
    try:
        seen = kho.xem(found) if found.doc_duoc else None
    except KehoachError as error:  # the workbook was taken away, or this version reads it otherwise
        wrong = [api.loi_o(each) for each in error.problems]
    return render_template(
        "hang_loat/lo.html",
        dung=stand,
        lo=found,
        xem=seen,
        loi_mo=wrong,
        tep=khong_gian().thu_muc / HIEN / found.noi if found.noi else None,
        so_loi=_cores(),
        hien_san=not cai_dat().mo_mang,
        ket_qua=mot_trang(kho, stand),
        tien_do=stand.luot.hinh() if stand.luot else None,
        HIEN=HIEN,
        TEN_TEP=hang_loat_lam.TEN_TEP,
        ke=hang_loat_lam.ke,
    )


@bp.post("/luot/<ma>/chay")
def chay(ma: str) -> Answer:
    """Run in the background, from where it was."""
    kho = kho_lo()
    found = nghi(kho.lay(ma))
    found = replace(found, tien_trinh=_processes(), dong_goi="dong_goi" in request.form)
    if found.bat_dau is None and "hien" in request.form:
        found = replace(found, noi=kho.cho_hien(found))
    try:
        hang_loat_lam.chay(kho, cac_luot_chay(), found)
    except KehoachError:
        if found.bat_dau is None and found.noi:
            with suppress(OSError):
                kho.ra(found).rmdir()  # taken for nothing
        raise
    return redirect(url_for(".lo", ma=ma, _anchor="ket-qua"))


@bp.post("/luot/<ma>/dung")
def dung(ma: str) -> Answer:
    """Stop; what was made is kept."""
    if run := cac_luot_chay().cua(ma):
        run.dung.set()
        run.dung_xong(5)
    return redirect(url_for(".lo", ma=ma))


@bp.post("/luot/<ma>/xoa")
def xoa(ma: str) -> Answer:
    """Forget a batch."""
    kho = kho_lo()
    found = nghi(kho.lay(ma))
    kho.xoa(found)
    flash(f"Đã xóa lượt. Các tệp trong {HIEN}/{found.noi} vẫn còn." if found.noi else "Đã xóa lượt.")
    return redirect(url_for(".trang_dau"))


def _dropped() -> tuple[str, bytes]:
    file = request.files.get("tep")
    if file is None or not file.filename:
        raise KehoachError(Problem("WEB30", "Chưa chọn tệp nào", "bấm Chọn tệp, hoặc kéo tệp thả vào ô"))
    return file.filename, file.stream.read()


def _khong_mo(name: str, error: KehoachError, lo: Lo | None = None) -> tuple[str, int]:
    faults = [api.loi_o(each) for each in error.problems]
    return render_template("hang_loat/khong_mo.html", ten=api.safe_name(name), loi=faults, lo=lo), 400


def _cores() -> int:
    from kehoach.batch.run.pools import cores

    return cores()


def _processes() -> int:
    typed = request.form.get("tien_trinh", "0")
    return min(int(typed), _cores()) if typed.isdecimal() and len(typed) < 4 else 0

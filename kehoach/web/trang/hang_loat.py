"""Phụ lục hằng loạt: a workbook is got, filled in and dropped, looked at, run in the background; its files are downloaded.

Problems: WEB60 at work already, WEB64 a file that the results do not have.
"""

import json
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, url_for
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response as Answer

from kehoach import api
from kehoach.problems import KehoachError, Problem
from kehoach.text.nfc import slug
from kehoach.web import dong_su_kien, hang_loat_lam, tai_len
from kehoach.web.app import cai_dat, khong_gian
from kehoach.web.hang_loat_lam import Dung
from kehoach.web.kho_lo import HIEN, KhoLo, Lo
from kehoach.web.luot_chay import CacLuot, cac_luot
from kehoach.web.nen_dan import nen_dan

bp = Blueprint("hang_loat", __name__, url_prefix="/hang-loat")
MOI_TRANG: Final = 200
"""Files on a page of the results"""
NAM: Final = (2000, 2100)
SO_MOI: Final = "hang-loat-so"
"""Where workbooks lie that were made here and wait to be downloaded"""


def _kho() -> KhoLo:
    return KhoLo(khong_gian())


def _runs() -> CacLuot:
    return cac_luot(current_app)


@bp.get("/")
def trang_dau() -> str:
    """Where to get a workbook, where to drop it, and what was dropped before."""
    return render_template(
        "hang_loat/trang_dau.html",
        cac_tinh=api.provinces(),
        nam=date.today().year,
        NAM=NAM,
        cac_lo=[hang_loat_lam.dung(each, _runs()) for each in _kho().danh_sach()],
    )


@bp.post("/tao")
def tao() -> Answer:
    """Make a workbook to be filled in."""
    tinh, nam = request.form.get("tinh", "")[:20], _nam(request.form.get("nam", ""))
    given = [each for each in request.files.getlist("nam_truoc") if each.filename]
    before = tai_len.nhan_nhieu(given, SO_MOI) if given else []
    name = "-".join(filter(None, ("viec", str(nam), slug(dict(api.provinces()).get(tinh, ""))))) + ".xlsx"
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        path = Path(folder) / name
        told = api.new_batch(path, nam, tinh or None, [each.duong_dan for each in before])
        made = tai_len.nhan(FileStorage(BytesIO(path.read_bytes()), name), SO_MOI)
    bao = [(api.loi_o(each), Path(each.place.file or "").name) for each in told]
    words = [(where, each.trang, each.hang, each.thong_diep, each.cach_sua, each.muc_do) for each, where in bao]
    with suppress(OSError):  # only what is told beside the workbook
        (made.thu_muc / "bao.json").write_text(json.dumps(words), "utf-8")
    return redirect(url_for(".so_moi", ma=made.ma))


@bp.get("/so/<ma>")
def so_moi(ma: str) -> str:
    """A workbook that was made: to be downloaded, and what to look at in it."""
    made = tai_len.lay(ma, SO_MOI)
    told: list[list[str]] = []
    with suppress(OSError, ValueError):
        told = json.loads((made.thu_muc / "bao.json").read_text("utf-8"))
    return render_template("hang_loat/so_moi.html", tep=made, bao=told[: api.MOST_TOLD], so_bao=len(told))


@bp.get("/so/<ma>/tai")
def tai_so(ma: str) -> Response:
    """The workbook itself."""
    made = tai_len.lay(ma, SO_MOI)
    return tai_len.gui(api.read_file(made.duong_dan), made.ten)


@bp.post("/tha")
def tha() -> Answer | tuple[str, int]:
    """A workbook was dropped: keep it and look at it. One that cannot be opened is told of and not kept."""
    kho, (name, data) = _kho(), _dropped()
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
    kho, (name, data) = _kho(), _dropped()
    old = _nghi(kho.lay(ma))
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
    kho, stand = _kho(), hang_loat_lam.dung(_kho().lay(ma), _runs())
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
        ket_qua=_ket_qua(kho, stand),
        tien_do=stand.luot.hinh() if stand.luot else None,
        HIEN=HIEN,
        TEN_TEP=hang_loat_lam.TEN_TEP,
        ke=hang_loat_lam.ke,
        so=hang_loat_lam.so,
    )


@bp.post("/luot/<ma>/chay")
def chay(ma: str) -> Answer:
    """Run in the background, from where it was."""
    kho = _kho()
    found = _nghi(kho.lay(ma))
    found = replace(found, tien_trinh=_processes(), dong_goi="dong_goi" in request.form)
    if found.bat_dau is None and "hien" in request.form:
        found = replace(found, noi=kho.cho_hien(found))
    hang_loat_lam.chay(kho, _runs(), found)
    return redirect(url_for(".lo", ma=ma, _anchor="tien-do"))


@bp.post("/luot/<ma>/dung")
def dung(ma: str) -> Answer:
    """Stop; what was made is kept."""
    if run := _runs().cua(ma):
        run.dung.set()
        run.dung_xong(5)
    return redirect(url_for(".lo", ma=ma))


@bp.post("/luot/<ma>/xoa")
def xoa(ma: str) -> Answer:
    """Forget a batch."""
    kho = _kho()
    found = _nghi(kho.lay(ma))
    kho.xoa(found)
    flash(f"Đã xóa lượt. Các tệp trong {HIEN}/{found.noi} vẫn còn." if found.noi else "Đã xóa lượt.")
    return redirect(url_for(".trang_dau"))


@bp.get("/luot/<ma>/tien-do")
def tien_do(ma: str) -> Response:
    """How far it is, as it goes on."""
    run = _runs().cua(_kho().lay(ma).ma)
    if run is None:
        return dong_su_kien.het()
    last = request.headers.get("Last-Event-ID") or request.args.get("da", "")
    return dong_su_kien.theo_doi(run, int(last) if last.isdecimal() and len(last) < 9 else 0, hang_loat_lam.ke)


@bp.get("/luot/<ma>/tat-ca.zip")
def tat_ca(ma: str) -> Response:
    """All files as one zip, made while it is sent."""
    kho = _kho()
    found = _nghi(kho.lay(ma))
    folder = kho.ra(found)
    files = hang_loat_lam.cac_tep(api.batch_results(folder), folder)
    response = tai_len.gui(b"", f"{Path(found.ten).stem}-ket-qua.zip")
    response.response = nen_dan(files)
    del response.headers["Content-Length"]
    return response


@bp.get("/luot/<ma>/tep/<path:ten>")
def tep(ma: str, ten: str) -> Response:
    """One file."""
    kho = _kho()
    found = _nghi(kho.lay(ma))
    known = ten == "ket-qua.csv" or any(each.tep == ten and each.co for each in api.batch_results(kho.ra(found)).tep)
    path = hang_loat_lam.mot_tep(kho.ra(found), ten) if known else None
    if path is None:
        raise KehoachError(Problem("WEB64", "Không có tệp này trong kết quả", "tải lại trang, chọn lại tệp"))
    return tai_len.gui(api.read_file(path, MAX_KET_QUA), path.name)


MAX_KET_QUA: Final = 1_000_000_000
"""Bytes of a file of the results; the workbook of all rows may be large"""


def _dropped() -> tuple[str, bytes]:
    file = request.files.get("tep")
    if file is None or not file.filename:
        raise KehoachError(Problem("WEB30", "Chưa chọn tệp nào", "bấm Chọn tệp, hoặc kéo tệp thả vào ô"))
    return file.filename, file.stream.read()


def _khong_mo(name: str, error: KehoachError, lo: Lo | None = None) -> tuple[str, int]:
    faults = [api.loi_o(each) for each in error.problems]
    return render_template("hang_loat/khong_mo.html", ten=api.safe_name(name), loi=faults, lo=lo), 400


def _nghi(lo: Lo) -> Lo:
    """``lo``, which is not at work. Raises :class:`KehoachError` WEB60."""
    if _runs().cua(lo.ma):
        raise KehoachError(Problem("WEB60", "Lượt này đang chạy", "chờ chạy xong, hoặc bấm Dừng trước"))
    return lo


def _ket_qua(kho: KhoLo, stand: Dung) -> dict[str, object] | None:
    """A page of the results; none while a run is at work: its list is being written."""
    if stand.luot:
        return None
    results = api.batch_results(kho.ra(stand.lo))
    if not results.tep:
        return None
    wrong = results.can_xem
    only = request.args.get("loc") == "can-xem"
    rows = wrong if only else results.tep
    pages = max(1, -(-len(rows) // MOI_TRANG))
    asked = request.args.get("trang", "1")
    page = min(pages, max(1, int(asked))) if asked.isdecimal() and len(asked) < 9 else 1
    return {
        "so_hang": results.so_hang,
        "so_tep": sum(each.co for each in results.tep if each.hang),
        "can_xem": len(wrong),
        "tat_ca": len(results.tep),
        "chi_can_xem": only,
        "trang": page,
        "so_trang": pages,
        "tep": rows[(page - 1) * MOI_TRANG : page * MOI_TRANG],
        "tong_hop": next((each.tep for each in results.tep if not each.hang and each.tep.endswith(".xlsx")), ""),
    }


def _nam(typed: str) -> int:
    if typed.isdecimal() and len(typed) == 4 and NAM[0] <= int(typed) <= NAM[1]:
        return int(typed)
    raise KehoachError(Problem("WEB66", "Năm không dùng được", f"gõ năm từ {NAM[0]} đến {NAM[1]}"))


def _cores() -> int:
    from kehoach.batch.run.pools import cores

    return cores()


def _processes() -> int:
    typed = request.form.get("tien_trinh", "0")
    return min(int(typed), _cores()) if typed.isdecimal() and len(typed) < 4 else 0

"""The workbook of a job read: what all rows share at once, the rows of the sheet xa as a stream."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kehoach.batch.job import Hang, Job
from kehoach.batch.workbook.ap_dung import DoiTuong
from kehoach.batch.workbook.chung import Chung, cac_trang, doc_chung
from kehoach.batch.workbook.don_vi import DonViDay, moi_ten
from kehoach.batch.workbook.dong import cac_dong
from kehoach.batch.workbook.dong_chung import MAX_ROWS, DocDong, bo_vi_du, qua_nhieu_hang
from kehoach.batch.workbook.loi import OHongError, dung
from kehoach.batch.workbook.mau import THONG_TIN, XA
from kehoach.batch.workbook.o_trong import CHUNG, chuan_o
from kehoach.batch.workbook.rieng import cot_rieng, kieu_rieng
from kehoach.batch.workbook.so import So
from kehoach.batch.workbook.thong_tin import doc_thong_tin, lap_thong_tin, nam_cua
from kehoach.batch.workbook.trang import Trang, mo_trang, thieu_cot
from kehoach.batch.workbook.xa import DocHang, HangLoi
from kehoach.catalog.dia_phuong import tim_tinh, tim_xa
from kehoach.catalog.load import danh_muc
from kehoach.drafting.tra_loi import ngay_tra_cuu
from kehoach.problems import KehoachError, Level, Problem


@dataclass(frozen=True, slots=True)
class DocJob:
    """A job as read: ``job`` goes to every worker; :meth:`rows` streams the sheet xa and may be called again."""

    job: Job
    problems: tuple[Problem, ...]
    """Warnings to tell"""
    count: int | None
    """About how many rows there are"""
    hang: DocHang

    def rows(self) -> Iterator[Hang | HangLoi]:
        """The communes in order; a row that cannot be used as :class:`HangLoi`. Raises :class:`KehoachError` HL02 where the
        sheet turns out to be damaged."""
        return self.hang.cac_hang()


def read_job(path: Path, packs: Sequence[Path] = ()) -> DocJob:
    """Read the workbook ``path``; ``packs`` lie over the built-in catalogue. What makes the whole job impossible is raised
    as :class:`KehoachError` (codes: :mod:`.loi`), everything of it at once where possible."""
    so = So(path)
    catalog = danh_muc(tuple(packs))
    problems: list[Problem] = []
    sheets = cac_trang(so)
    lines = doc_thong_tin(so, sheets[THONG_TIN.ten])
    year = nam_cua(lines)
    xa = _trang_xa(so, sheets, problems)
    chung = doc_chung(so, sheets, lines, problems)
    rieng = cot_rieng(xa, chung.ma("chi_tieu"), chung.ma("nhiem_vu"), problems)
    own = [each for each in dict.fromkeys(rieng.values()) if "." not in each and each not in chung.ma("chi_tieu")]
    thong_tin = lap_thong_tin(lines, year, chung.phan, catalog, own)
    day = ngay_tra_cuu({"ngay": thong_tin.ngay or str(year)}, year)
    tinh = lines.lay("tinh", lambda text: tim_tinh(text, day).ten, "")
    problems += lines.problems
    _stop(problems)

    units = DonViDay(catalog, year, _leaders(chung, own))
    kieu = {at: kieu_rieng(key, chung.ma("chi_tieu")) for at, key in rieng.items()}
    rows = DocHang(xa, year, tinh, thong_tin.ngay, rieng, units, kieu)
    who = DoiTuong(rows.dung_duoc, moi_ten(catalog), lambda text: _ma(text, tinh, day))
    dong = {
        phan: DocDong(sheet, lambda text: chuan_o(text, (*CHUNG, *own)), who.doc, problems)
        for phan, sheet in chung.trang.items()
        if sheet
    }
    job = Job(
        so.tep,
        thong_tin,
        dong["chi_tieu"].chi_tieu(chung.mau["chi_tieu"]) if "chi_tieu" in dong else (),
        dong["nhiem_vu"].nhiem_vu(chung.mau["nhiem_vu"]) if "nhiem_vu" in dong else (),
        tuple(rieng.values()),
    )
    _stop(problems)
    return DocJob(job, tuple(problems), max(so.trang[xa.ten].so_hang - xa.dau, 0), rows)


def _stop(problems: Sequence[Problem]) -> None:
    """Raise what the work cannot go on with."""
    dung([each for each in problems if each.level is Level.LOI])


def _ma(text: str, tinh: str, day: dt.date) -> str | None:
    """The code of a commune that the sheet xa has no row for."""
    try:
        return tim_xa(text, tinh or None, day).ma
    except KehoachError:
        return None


def _leaders(chung: Chung, own: Sequence[str]) -> tuple[str, ...]:
    """Who leads the tasks, as written."""
    found = []
    for each in dict.fromkeys(mau.dong.chu.get("chu_tri", "") for mau in chung.mau["nhiem_vu"]):
        try:
            found.append(chuan_o(each, (*CHUNG, *own)))
        except OHongError:  # told where the row itself is made
            continue
    return tuple(filter(None, found))


def _trang_xa(so: So, sheets: Mapping[str, str], problems: list[Problem]) -> Trang:
    """The sheet xa; it has a column to name communes by, rows to make, and not too many. Examples in front are told."""
    xa = mo_trang(so, XA, sheets[XA.ten], problems)
    if xa.vi_tri("ma") is None and xa.vi_tri("ten") is None:
        raise KehoachError(thieu_cot(xa, "ten"))
    if so.trang[xa.ten].so_hang - xa.dau > MAX_ROWS:
        raise KehoachError(qua_nhieu_hang(xa))
    examples = []
    for dong in cac_dong(xa):
        if not dong.vi_du:
            break
        examples.append(dong.hang)
    else:
        hint = "; xóa chữ “ví dụ” ở cột Ghi chú để dùng hàng ví dụ" if examples else ""
        place = xa.cho(xa.dau).place(so.tep)
        mend = f"ghi mỗi xã một hàng dưới tiêu đề{hint}"
        raise KehoachError(Problem("HL25", f"Trang “{xa.ten}” chưa có hàng nào để làm", mend, place))
    if examples:
        problems.append(bo_vi_du(xa, examples))
    return xa

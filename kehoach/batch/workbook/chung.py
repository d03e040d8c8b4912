"""What all communes share: which sheets there are, which parts are made of them, their rows as read."""

from collections.abc import Mapping
from dataclasses import dataclass

from kehoach.batch.job import Phan
from kehoach.batch.workbook import gia_tri
from kehoach.batch.workbook.cot import MauTrang
from kehoach.batch.workbook.dong_chung import Mau, doc_mau
from kehoach.batch.workbook.loi import canh_bao, dung
from kehoach.batch.workbook.mau import CHI_TIEU, NHIEM_VU, THONG_TIN, XA
from kehoach.batch.workbook.so import So
from kehoach.batch.workbook.thong_tin import Doc
from kehoach.batch.workbook.trang import Trang, mo_trang, thieu_trang, tim_trang
from kehoach.problems import Place, Problem

PHU_LUC: tuple[tuple[Phan, MauTrang, str], ...] = (("chi_tieu", CHI_TIEU, "ct"), ("nhiem_vu", NHIEM_VU, "nv"))
"""The annexes: part, sheet, how the codes of rows without one begin."""


@dataclass(frozen=True, slots=True)
class Chung:
    """The parts to make, and for each annex its sheet (None: there is none) and rows."""

    phan: tuple[Phan, ...]
    trang: Mapping[Phan, Trang | None]
    mau: Mapping[Phan, list[Mau]]

    def ma(self, phan: Phan) -> set[str]:
        """The codes of an annex."""
        return {each.ma for each in self.mau[phan]}


def cac_trang(so: So) -> dict[str, str]:
    """Name of a sheet of ours -> its title. The two that every job needs must be there (HL05)."""
    found = {mau.ten: title for mau in (THONG_TIN, XA, CHI_TIEU, NHIEM_VU) if (title := tim_trang(so, mau)) is not None}
    dung([thieu_trang(so, mau) for mau in (THONG_TIN, XA) if mau.ten not in found])
    return found


def doc_chung(so: So, sheets: Mapping[str, str], lines: Doc, problems: list[Problem]) -> Chung:
    """Read the sheets of the annexes; what is wrong with rows and parts is added to ``problems``."""
    asked: tuple[Phan, ...] = lines.lay("phan", gia_tri.phan, ())
    _missing(so, sheets, asked, problems)
    trang: dict[Phan, Trang | None] = {}
    mau: dict[Phan, list[Mau]] = {}
    for phan, kind, prefix in PHU_LUC:
        title = sheets.get(kind.ten)
        filled = title is not None and so.trang[title].so_hang
        sheet = mo_trang(so, kind, title, problems) if title is not None and filled else None
        trang[phan] = sheet
        mau[phan] = doc_mau(sheet, prefix, problems) if sheet else []
    parts = asked or tuple(phan for phan, kind, _ in PHU_LUC if kind.ten in sheets)
    left = tuple(each for each in parts if each == "ke_hoach" or mau[each])
    empty = [each for each in parts if each not in left]
    problems += [_no_rows(so.tep, each, refuse=bool(asked) or not left) for each in empty]
    return Chung(left, trang, mau)


def _missing(so: So, sheets: Mapping[str, str], asked: tuple[Phan, ...], problems: list[Problem]) -> None:
    """Sheets that are not there: refused when they were asked for, when one has nearly the name, when there are none."""
    missing = {phan: thieu_trang(so, kind) for phan, kind, _ in PHU_LUC if kind.ten not in sheets}
    if asked:
        dung([each for phan, each in missing.items() if phan in asked])
        return
    dung([each for each in missing.values() if each.near or len(missing) == len(PHU_LUC)])
    problems += [
        canh_bao(each.code, f"{each.message}: không làm phụ lục này", each.mend, each.place)
        for each in missing.values()
    ]


def _no_rows(tep: str, phan: Phan, refuse: bool) -> Problem:
    place = Place(tep, path=f"trang “{phan}”")
    mend = f"điền trang “{phan}”, hoặc bỏ phần này ở trang thong_tin"
    if refuse:
        return Problem("HL25", f"Trang “{phan}” chưa có hàng nào", mend, place)
    return canh_bao("HL25", f"Trang “{phan}” chưa có hàng nào: không làm phụ lục này", mend, place)

"""Last year's workbook of a batch: the same rows for the new year, with the same codes, communes and groups."""

import re
from collections.abc import Iterator
from typing import Final

from kehoach.batch.job import Cho
from kehoach.batch.nam_truoc.doi_nam import DaDoi, doi_nam, ho_so_cua
from kehoach.batch.nam_truoc.tep import can_dat_lai, nam_la
from kehoach.batch.workbook.cot import MauTrang, khoa_cua, tieu_de
from kehoach.batch.workbook.dong import cac_dong
from kehoach.batch.workbook.mau import CHI_TIEU, NHIEM_VU, THONG_TIN, XA
from kehoach.batch.workbook.noi_dung import Bang, NoiDungJob
from kehoach.batch.workbook.so import So
from kehoach.batch.workbook.thong_tin import doc_thong_tin
from kehoach.batch.workbook.trang import mo_trang, tim_trang
from kehoach.blocks import Cell, Document, Paragraph, Run, Table
from kehoach.problems import Level, Place, Problem

_OF_THE_YEAR: Final = ("so", "ngay")
"""Number and date of last year's plans: the new ones have none yet"""
_VALUES: Final = {CHI_TIEU.ten: ("gia_tri",), NHIEM_VU.ten: ("kinh_phi",)}
_OWN_VALUE = re.compile(r"(?P<ma>\w+?)(?:_kinh_phi)?")
_YEAR = re.compile(r"20\d\d")

Hang = dict[str, str]


def la_so_cu(so: So) -> bool:
    """Whether a workbook is one of a batch."""
    return bool(tim_trang(so, THONG_TIN) and (tim_trang(so, CHI_TIEU) or tim_trang(so, NHIEM_VU)))


def doc_so_cu(so: So, nam: int) -> tuple[NoiDungJob, list[Problem]]:
    """The content for the year ``nam`` and what is to be told. Raises :class:`KehoachError` HL05-HL09 for sheets that cannot
    be read."""
    told: list[Problem] = []
    lines = doc_thong_tin(so, tim_trang(so, THONG_TIN) or "")
    told += lines.problems
    own = int(found[0]) if (found := _YEAR.search(lines.chu.get("nam", ""))) else nam - 1
    info = {key: text for key, text in lines.chu.items() if key not in _OF_THE_YEAR}
    sheets = {mau.ten: _rows(so, mau, told) for mau in (XA, CHI_TIEU, NHIEM_VU)}
    sheets[THONG_TIN.ten] = [(0, {key: text}) for key, text in info.items()]
    rolled = _rolled(sheets, own, nam)
    new = {
        name: list(_new_rows(rows, table))
        for (name, rows), table in zip(sheets.items(), _tables(rolled.moi), strict=True)
    }
    told += nam_la(own, nam, Place(so.tep))
    told += _looks(so.tep, sheets, rolled)
    codes = {khoa_cua(row.get("ma", "")) for name in _VALUES for _, row in sheets[name]}
    content = NoiDungJob(
        {**{key: text for _, row in new[THONG_TIN.ten] for key, text in row.items()}, "nam": str(nam)},
        _sheet(
            [_own_reset(old, row, codes, own) for (_, old), (_, row) in zip(sheets[XA.ten], new[XA.ten], strict=True)]
        ),
        *(
            _sheet(
                [
                    _reset(old, row, _VALUES[name], own)
                    for (_, old), (_, row) in zip(sheets[name], new[name], strict=True)
                ]
            )
            for name in (CHI_TIEU.ten, NHIEM_VU.ten)
        ),
    )
    return content, [*told, *_deadlines(so.tep, new[NHIEM_VU.ten], nam)]


def _rows(so: So, mau: MauTrang, told: list[Problem]) -> list[tuple[int, Hang]]:
    """The rows of a sheet with their numbers: text by key, or by title of a column of the clerk's own. No examples."""
    name = tim_trang(so, mau)
    if name is None:
        return []
    sheet = mo_trang(so, mau, name, told)
    rows = []
    for dong in cac_dong(sheet):
        if not dong.vi_du:
            told += dong.problems
            rows.append((dong.hang, {**dong.chu, **{sheet.rieng[at]: text for at, text in dong.rieng.items()}}))
    return rows


def _columns(rows: list[tuple[int, Hang]]) -> list[str]:
    return list(dict.fromkeys(key for _, row in rows for key in row))


def _rolled(sheets: dict[str, list[tuple[int, Hang]]], own: int, nam: int) -> DaDoi:
    """The sheets as a document of tables, with its years rolled."""
    blocks = []
    for name, rows in sheets.items():
        mau = next(each for each in (THONG_TIN, XA, CHI_TIEU, NHIEM_VU) if each.ten == name)
        keys = _columns(rows) or ["ma"]
        texts = [[tieu_de(mau, key) for key in keys], *([row.get(key, "") for key in keys] for _, row in rows)]
        cells = [[Cell([Paragraph([Run(text)])], at) for at, text in enumerate(row)] for row in texts]
        blocks.append(Table(cells))
    return doi_nam(ho_so_cua(Document("xlsx", [*blocks]), nam, own), nam)


def _tables(document: Document) -> list[Table]:
    return [each for each in document.blocks if isinstance(each, Table)]


def _new_rows(rows: list[tuple[int, Hang]], table: Table) -> Iterator[tuple[int, Hang]]:
    keys = _columns(rows)
    for (number, _), cells in zip(rows, table.rows[1:], strict=True):
        yield number, {key: text for key, cell in zip(keys, cells, strict=True) if (text := cell.text)}


def _reset(old: Hang, new: Hang, values: tuple[str, ...], year: int) -> Hang:
    """A row with its values to be set anew; a value that a slot fills stays."""
    return new | {key: _to_set(old[key], year) for key in values if key in old}


def _own_reset(old: Hang, new: Hang, codes: set[str], year: int) -> Hang:
    """A commune with its own values to be set anew, without number and date of its old plan."""
    values = tuple(key for key in old if (found := _OWN_VALUE.fullmatch(khoa_cua(key))) and found["ma"] in codes)
    return {key: text for key, text in _reset(old, new, values, year).items() if key not in _OF_THE_YEAR}


def _to_set(text: str, year: int) -> str:
    return text if "{" in text else can_dat_lai(text, year)


def _sheet(rows: list[Hang]) -> Bang:
    keys = list(dict.fromkeys(key for row in rows for key in row))
    return Bang(keys, [[row.get(key, "") for key in keys] for row in rows])


def _looks(tep: str, sheets: dict[str, list[tuple[int, Hang]]], rolled: DaDoi) -> Iterator[Problem]:
    names = list(sheets)
    for dong, words, why in rolled.xem:
        name = names[dong.bang - 1]
        key = (_columns(sheets[name]) or [""])[dong.cot]
        if dong.hang and key not in _VALUES.get(name, ()):
            place = Cho(name, sheets[name][dong.hang - 1][0]).place(tep)
            yield Problem("HL77", f"“{words}”: {why}", "xem lại trong sổ vừa tạo", place, Level.CANH_BAO)


def _deadlines(tep: str, rows: list[tuple[int, Hang]], nam: int) -> Iterator[Problem]:
    for number, row in rows:
        words = row.get("thoi_han", "")
        years = list(map(int, _YEAR.findall(words)))
        if years and not min(years) <= nam <= max(years):
            message = f"Thời hạn “{words}” không thuộc năm {nam}: giữ nguyên"
            place: Place = Cho(NHIEM_VU.ten, number).place(tep)
            yield Problem("HL77", message, "ghi thời hạn mới", place, Level.CANH_BAO)

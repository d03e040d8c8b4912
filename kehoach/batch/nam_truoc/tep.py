"""A file of last year: its bytes as documents of blocks, whose it is, its rows rolled to the new year."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from kehoach.batch.nam_truoc.bang import BangCu, HangCu, doc_bang
from kehoach.batch.nam_truoc.cot import Khoa, Loai
from kehoach.batch.nam_truoc.doi_nam import doi_nam, ho_so_cua
from kehoach.blocks import Document, Table
from kehoach.catalog.dia_phuong import Xa
from kehoach.problems import KehoachError, Level, Place, Problem
from kehoach.rebase.nguon import nguon_cua
from kehoach.rebase.thay import Thay
from kehoach.rebase.tien_do import TrangThai
from kehoach.rules.ho_so import HoSo

_AS_WAS: Final[tuple[Khoa, ...]] = ("gia_tri", "kinh_phi")
"""Fields that are told as they were: they hold last year's numbers"""
_EMPTY: Final = re.compile(r"[-–—./\s0]*")


@dataclass(frozen=True)
class HangMoi:
    """A row as it goes to the new year."""

    loai: Loai
    o: dict[Khoa, str]
    nhom: str
    cho: Place
    trang_thai: TrangThai | None
    tinh_trang: str
    thua: tuple[tuple[str, str], ...]


@dataclass
class TepCu:
    """What a file gave."""

    ten: str
    xa: Xa | None = None
    nam: int = 0
    hang: list[HangMoi] = field(default_factory=list)
    loi: list[Problem] = field(default_factory=list)


def doc_tep(data: bytes, ten: str, nam: int) -> TepCu:
    """The rows of a file for the year ``nam``, and what is to be told of it.

    Raises :class:`KehoachError`: HL70 for a file without a table of indicators or tasks, HL71 for a damaged workbook, DOC01-
    DOC09 for what no reader reads.
    """
    made = TepCu(ten)
    for where, document in _documents(data, ten):
        ho_so = ho_so_cua(document, nam)
        own, rolled, looks = doi_nam(ho_so, nam)
        tables = list(_tables(ho_so.document, rolled))
        if not tables:
            continue
        made.nam = made.nam or own
        made.xa = made.xa or _commune(ho_so)
        for number, before, after in tables:
            place = _placer(ten, where, number)
            made.hang += _rows(before, after, place, own)
            made.loi += _told(before, place)
        made.loi += _looks(looks, {number: _placer(ten, where, number) for number, _, _ in tables})
    if not made.hang:
        message = "Không thấy bảng chỉ tiêu hay bảng nhiệm vụ nào"
        mend = "bảng phải có hàng tiêu đề cột: “Chỉ tiêu”, “Đơn vị tính”... hoặc “Nội dung”, “Cơ quan chủ trì”, “Thời gian”..."
        raise KehoachError(Problem("HL70", message, mend, Place(ten)))
    return made


def _documents(data: bytes, ten: str) -> list[tuple[str, Document]]:
    if data.startswith(b"PK") and b"xl/workbook" in data:
        from kehoach.batch.nam_truoc.bang_tinh import doc_bang_tinh

        return doc_bang_tinh(data)
    from kehoach.readers import read

    return [("", read(data, ten))]


def _tables(old: Document, new: Document) -> Iterator[tuple[int, BangCu, BangCu]]:
    """The tables by number, as they were and as they are now."""
    pairs = zip(old.blocks, new.blocks, strict=True)
    both = [(a, b) for a, b in pairs if isinstance(a, Table) and isinstance(b, Table)]
    for number, (a, b) in enumerate(both, 1):
        before, after = doc_bang(a), doc_bang(b)
        if before and after and before.hang:
            yield number, before, after


def _placer(ten: str, trang: str, bang: int) -> Callable[[int], Place]:
    where = f"trang “{trang}”" if trang else f"bảng {bang}"
    return lambda row: Place(ten, path=f"{where}, hàng {row + 1}")


def _commune(ho_so: HoSo) -> Xa | None:
    try:
        return nguon_cua(ho_so).xa
    except KehoachError:
        return None


def _rows(before: BangCu, after: BangCu, place: Callable[[int], Place], year: int) -> Iterator[HangMoi]:
    old = {each.hang: each for each in before.hang}
    for row in after.hang:
        was = old.get(row.hang, row)
        cells = {**row.o, **{key: can_dat_lai(was.o[key], year) for key in _AS_WAS if key in was.o}}
        yield HangMoi(after.loai, cells, row.nhom, place(row.hang), was.trang_thai, was.tinh_trang, was.thua)


def can_dat_lai(value: str, year: int) -> str:
    """A value of last year as a place to fill in: nobody may take it for one of this year."""
    return "" if _EMPTY.fullmatch(value) else f"[[năm {year}: {value.replace('[[', '').replace(']]', '')}]]"


def _told(bang: BangCu, place: Callable[[int], Place]) -> Iterator[Problem]:
    for row, words in bang.bo:
        yield Problem(
            "HL75", f"Hàng không có tên nên không chuyển: “{words}”", "thêm tay nếu cần", place(row), Level.CANH_BAO
        )


def _looks(found: list, places: dict[int, Callable[[int], Place]]) -> Iterator[Problem]:
    for each in found:
        if each.dong.bang not in places:
            continue
        words = each.tu if isinstance(each, Thay) else each.trich
        why = each.xem if isinstance(each, Thay) else each.ly_do
        yield Problem(
            "HL77",
            f"“{words}”: {why}",
            "xem lại trong sổ vừa tạo",
            places[each.dong.bang](each.dong.hang),
            Level.CANH_BAO,
        )

"""A file of last year: its bytes as documents of blocks, whose it is, its rows rolled to the new year."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from kehoach.batch.nam_truoc.bang import BangCu, LyDo, doc_bang
from kehoach.batch.nam_truoc.cot import Khoa, Loai
from kehoach.batch.nam_truoc.cua_xa import xa_cua
from kehoach.batch.nam_truoc.doi_nam import DaDoi, doi_nam, ho_so_cua
from kehoach.batch.nam_truoc.ngoai_bang import ngoai_bang
from kehoach.batch.nam_truoc.ten_phu_luc import tieu_de, trich_yeu
from kehoach.blocks import Document, Table
from kehoach.catalog.dia_phuong import Xa
from kehoach.files import read_bytes
from kehoach.problems import KehoachError, Level, Place, Problem
from kehoach.rebase.tien_do import TrangThai
from kehoach.text.cho_trong import CHO_TRONG

_AS_WAS: Final[tuple[Khoa, ...]] = ("gia_tri", "kinh_phi")
"""Fields that are told as they were: they hold last year's numbers"""
_SAYS_NOTHING = re.compile(r"[-–—./\s]*")
_SHEETS: Final = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods")
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True)
class HangMoi:
    """A row as it goes to the new year."""

    loai: Loai
    o: dict[Khoa, str]
    nhom: str
    cho: Place
    trang_thai: TrangThai | None = None
    tinh_trang: str = ""
    thua: tuple[tuple[str, str], ...] = ()


@dataclass
class TepCu:
    """What a document (a file, or a sheet of one) gave."""

    ten: str
    xa: Xa | None = None
    nam: int = 0
    hang: list[HangMoi] = field(default_factory=list)
    tieu_de: dict[Loai, str] = field(default_factory=dict)
    """Title of the annex by kind, of the new year"""
    trich_yeu: str = ""
    loi: list[Problem] = field(default_factory=list)


def doc_tep(path: Path, nam: int, tinh: str | None = None) -> list[TepCu]:
    """What each document in a file (a Word file, or each sheet of a workbook) gives for the year ``nam``.

    Raises :class:`KehoachError`: HL70 for a file without a table of indicators or tasks, HL71 for too long a sheet, HL73 for
    a document of several communes, HL01-HL04 for a workbook that cannot be read, TEP and DOC for any other file.
    """
    made = []
    for where, document, above in _documents(path):
        told = _read(document, path.name, where, above, nam, tinh)
        made += [told] if told else []
    if not made:
        message = "Không thấy bảng chỉ tiêu hay bảng nhiệm vụ nào"
        mend = "bảng phải có hàng tiêu đề cột: “Chỉ tiêu”, “Đơn vị tính”... hoặc “Nội dung”, “Cơ quan chủ trì”, “Thời gian”..."
        raise KehoachError(Problem("HL70", message, mend, Place(path.name)))
    return made


def la_bang_tinh(path: Path, data: bytes) -> bool:
    """Whether a file is, or says that it is, a workbook."""
    return path.suffix.lower() in _SHEETS or (data.startswith(b"PK") and b"xl/workbook" in data)


def _documents(path: Path) -> Iterator[tuple[str, Document, int]]:
    """Sheet (empty for a Word file), document, rows above its table."""
    data = read_bytes(path)
    if la_bang_tinh(path, data):
        from kehoach.batch.nam_truoc.bang_tinh import cac_trang
        from kehoach.batch.workbook.so import So

        yield from cac_trang(So(path))
        return
    from kehoach.readers import read

    try:
        yield "", read(data, path.name), 0
    except KehoachError as error:
        placed = [each if each.place.file else replace(each, place=Place(path.name)) for each in error.problems]
        raise KehoachError(placed, error.exit_code) from None


def _read(document: Document, ten: str, trang: str, above: int, nam: int, tinh: str | None) -> TepCu | None:
    ho_so = ho_so_cua(document, nam)
    rolled = doi_nam(ho_so, nam)
    tables = {number: (a, b) for number, a, b in _tables(rolled)}
    if not tables:
        return None
    whole = Place(ten, path=f"trang “{trang}”" if trang else None)
    places = {number: _placer(ten, trang, above, number) for number in tables}
    made = TepCu(ten, nam=rolled.nam)
    made.xa, made.loi = xa_cua(ho_so, nam, tinh, whole)
    made.loi += nam_la(rolled.nam, nam, whole)
    made.loi += document.problems
    for number, (before, after) in tables.items():
        rows = list(_rows(before, after, places[number], rolled.nam))
        made.hang += rows
        made.loi += _not_carried(before, places[number])
        made.loi += (each for row in rows if (each := _deadline_odd(row, nam)))
    made.loi += _looks(rolled, tables, places)
    made.loi += ngoai_bang(ho_so, frozenset(tables), whole)
    made.tieu_de = tieu_de(ho_so, rolled, {number: after.loai for number, (_, after) in tables.items()})
    made.trich_yeu = trich_yeu(ho_so, rolled)
    if any("{" in text or "}" in text for row in made.hang for text in row.o.values()):
        message = "Dấu ngoặc nhọn { } trong bảng cũ đổi thành ( ): trong sổ, ngoặc nhọn là chỗ điền"
        made.loi.append(Problem("HL77", message, "xem lại các hàng ấy", whole, Level.CANH_BAO))
    return made


def _tables(rolled: DaDoi) -> Iterator[tuple[int, BangCu, BangCu]]:
    """The tables by number, as they were and as they are now."""
    pairs = zip(rolled.cu.blocks, rolled.moi.blocks, strict=True)
    both = [(a, b) for a, b in pairs if isinstance(a, Table) and isinstance(b, Table)]
    for number, (a, b) in enumerate(both, 1):
        before, after = doc_bang(a), doc_bang(b)
        if before and after and before.hang:
            yield number, before, after


def _placer(ten: str, trang: str, tren: int, bang: int) -> Callable[[int], Place]:
    where = f"trang “{trang}”" if trang else f"bảng {bang}"
    return lambda row: Place(ten, path=f"{where}, hàng {row + tren + 1}")


def _rows(before: BangCu, after: BangCu, place: Callable[[int], Place], year: int) -> Iterator[HangMoi]:
    old = {each.hang: each for each in before.hang}
    for row in after.hang:
        was = old.get(row.hang, row)
        cells = {**row.o, **{key: can_dat_lai(was.o[key], year) for key in _AS_WAS if key in was.o}}
        yield HangMoi(after.loai, cells, row.nhom, place(row.hang), was.trang_thai, was.tinh_trang, was.thua)


def can_dat_lai(value: str, year: int) -> str:
    """A value of last year as a place to fill in: nobody may take it for one of this year."""
    if _SAYS_NOTHING.fullmatch(value) or CHO_TRONG.search(value):
        return value if CHO_TRONG.search(value) else ""
    return f"[[năm {year}: {value.replace('[', '(').replace(']', ')')}]]"


def nam_la(own: int, nam: int, place: Place) -> Iterator[Problem]:
    """What to tell of a file that is not of the year before ``nam``."""
    if own != nam - 1:
        what = "thời hạn giữ nguyên" if own >= nam else f"thời hạn tính từ năm {own} sang năm {nam}"
        yield Problem(
            "HL77", f"Tệp là của năm {own}: {what}", f"xem có đúng tệp năm {nam - 1} không", place, Level.CANH_BAO
        )


def _deadline_odd(row: HangMoi, nam: int) -> Problem | None:
    """What to tell of a deadline that is not in the new year."""
    words = row.o.get("thoi_han", "")
    years = list(map(int, _YEAR.findall(words)))
    if not years or min(years) <= nam <= max(years):
        return None
    return Problem(
        "HL77", f"Thời hạn “{words}” không thuộc năm {nam}: giữ nguyên", "ghi thời hạn mới", row.cho, Level.CANH_BAO
    )


_WHY: Final[dict[LyDo, tuple[str, str, Level]]] = {
    "tong": ("Hàng tổng không chuyển", "không phải làm gì: phụ lục mới tự tính", Level.GOI_Y),
    "khong_ten": ("Hàng không có tên nên không chuyển", "thêm tay vào sổ nếu cần", Level.CANH_BAO),
    "nhom_trong": ("Tên nhóm không có hàng nào bên dưới nên không chuyển", "thêm tay vào sổ nếu cần", Level.CANH_BAO),
}


def _not_carried(bang: BangCu, place: Callable[[int], Place]) -> Iterator[Problem]:
    for row, words, why in bang.bo:
        message, mend, level = _WHY[why]
        yield Problem("HL75", f"{message}: “{words}”", mend, place(row), level)


def _looks(
    rolled: DaDoi, tables: dict[int, tuple[BangCu, BangCu]], places: dict[int, Callable[[int], Place]]
) -> Iterator[Problem]:
    """What is doubtful in the rows, but for the values, which are to be set anew anyhow."""
    rows = {number: {each.hang for each in old.hang} for number, (old, _) in tables.items()}
    for dong, words, why in rolled.xem:
        if dong.hang in rows.get(dong.bang, ()) and not _is_value(tables[dong.bang][0], dong.cot):
            yield Problem(
                "HL77", f"“{words}”: {why}", "xem lại trong sổ vừa tạo", places[dong.bang](dong.hang), Level.CANH_BAO
            )


def _is_value(bang: BangCu, cot: int) -> bool:
    return any(bang.cot.get(key) == cot for key in _AS_WAS)

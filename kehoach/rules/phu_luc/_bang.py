"""Tables as rules see them: cells with their words and lines; which column counts, which rows are totals."""

import re
from dataclasses import dataclass
from functools import cached_property

from kehoach.blocks import Cell, Table, paragraphs
from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.text.nfc import fold
from kehoach.text.ordinals import NumberingError, from_roman

_TT = re.compile(r"(?:tt|stt|so tt|so thu tu|tt\.)")
_TOTAL = re.compile(
    r"(?:tong cong|tong so|tong kinh phi|tong|cong)"
    r"(?:\s*\([^()]{0,40}\)|\s+(?:cong|so|kinh phi|chung|toan xa|i|ii|iii|muc\s\S+|nhom\s\S+))?\s*[:.]?"
)
_INT = re.compile(r"0?(\d{1,3})[.)]?")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?")
_ROMAN = re.compile(r"([IVX]{1,6})[.)]?")
_LETTER = re.compile(r"([A-HĐ])[.)]?")
_SMALL = re.compile(r"([a-zđ])[.)]?|[-+•*–]")
NUMBER = re.compile(
    r"(?P<so>\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,3})?|\d{1,12}(?:,\d{1,3})?)"
    r"(?P<duoi>\s?(?:triệu đồng|tỷ đồng|nghìn đồng|đồng|triệu|tr\.?đ|đ|%|ha|hộ|km))?"
)


@dataclass(slots=True)
class O:  # noqa: E742 - ô, a cell
    """A cell."""

    chu: str
    dong: Dong | None


@dataclass(slots=True)
class Hang:
    """A row."""

    o: list[O]
    thieu: bool = False
    """Whether it has fewer cells than the table has columns"""
    cap: int = 9
    """Level of its number: 0 A, 1 I, 2 1, 3 1.1, 4 a or a dash, 9 none"""
    so: int = 0
    tong: bool = False
    """Whether it is a total"""

    @property
    def dong(self) -> Dong | None:
        """The first line in it."""
        return next((each.dong for each in self.o if each.dong is not None), None)

    def chu(self, cot: int) -> str:
        """Words of a cell."""
        return self.o[cot].chu if cot < len(self.o) else ""


@dataclass
class BangDong:
    """A table."""

    so: int
    goc: Table
    hang: list[Hang]
    dau: int = 0
    """So many rows at the top are titles of columns"""
    phu_luc: int = 0

    @cached_property
    def rong(self) -> int:
        """Number of columns."""
        return max(self.goc.columns, 1)

    @cached_property
    def cot_stt(self) -> int:
        """The column that counts, or -1."""
        for row in self.hang[: self.dau]:
            for index, cell in enumerate(row.o[:2]):
                if _TT.fullmatch(fold(cell.chu)):
                    return index
        return -1

    @cached_property
    def ten_cot(self) -> list[str]:
        """Folded title of every column, those of several rows joined."""
        names = [""] * self.rong
        for row in self.hang[: self.dau]:
            for index, cell in enumerate(row.o[: self.rong]):
                names[index] = f"{names[index]} {fold(cell.chu)}".strip()
        return names

    @cached_property
    def than(self) -> list[Hang]:
        """The rows below the titles, the row that numbers the columns left out."""
        rows = self.hang[self.dau :]
        return rows[1:] if rows and _numbers_columns(rows[0]) else rows


def _numbers_columns(row: Hang) -> bool:
    """(1) (2) (3), A B 1 2 3"""
    words = [cell.chu.strip("()") for cell in row.o]
    digits = [int(word) for word in words if word.isdigit()]
    return len(words) > 2 and all(len(word) <= 6 for word in words) and len(digits) >= len(words) - 2 and digits == list(
        range(digits[0], digits[0] + len(digits)) if digits else []
    )  # fmt: skip


def bang(ho_so: HoSo) -> list[BangDong]:
    """The tables of a document that are tables: more than one row and column, with words of the plan or an annex."""
    known = ho_so.__dict__.get("_bang_dong")
    if isinstance(known, list):
        return known
    lines = {id(each.paragraph): each for each in ho_so.dong if each.vai is Vai.O}
    found: list[BangDong] = []
    for number, table in enumerate(ho_so.bang_goc, 1):
        width = table.columns
        if number not in ho_so.bang or len(table.rows) < 2 or width < 2:
            continue
        rows = [_row(row, width, lines) for row in table.rows]
        first = next((row.dong for row in rows if row.dong is not None), None)
        if first is None or not (table.bordered or ho_so.document.format in ("txt", "md") or len(rows) > 2):
            continue
        made = BangDong(number, table, rows, phu_luc=first.phu_luc)
        made.dau = _header(made)
        for row in made.hang:
            _classify(row, made.cot_stt)
        _letters_are_not_roman(made.hang)
        found.append(made)
    ho_so.__dict__["_bang_dong"] = found
    return found


def _row(cells: list[Cell], width: int, lines: dict[int, Dong]) -> Hang:
    made = [O("", None) for _ in range(width)]
    covered = 0
    for cell in cells:
        covered += cell.colspan
        if cell.column < width:
            words = " ".join(cell.text.split())
            line = next((lines[id(each)] for each in paragraphs(cell.blocks) if id(each) in lines), None)
            made[cell.column] = O(words, line)
    return Hang(made, thieu=len(cells) < width and covered < width)


def _header(table: BangDong) -> int:
    """How many rows at the top are titles: up to the first that counts."""
    if table.goc.header_rows:
        return min(table.goc.header_rows, len(table.hang) - 1)
    for index, row in enumerate(table.hang[:3]):
        if any(_TT.fullmatch(fold(cell.chu)) for cell in row.o[:2]):
            for behind in range(index + 1, min(index + 3, len(table.hang))):
                if table.hang[behind].o[0].chu:
                    return behind
            return index + 1
    return 1 if not any(NUMBER.fullmatch(cell.chu) for cell in table.hang[0].o) else 0


def _classify(row: Hang, column: int) -> None:
    words = [cell.chu for cell in row.o[:3]]
    row.tong = any(
        _TOTAL.fullmatch(fold(word)) for word in words if word and len(word) < 60 and word.lower() != "công"
    )  # công is a unit: a day's work
    text = row.chu(column) if column >= 0 else ""
    if m := _INT.fullmatch(text):
        row.cap, row.so = 2, int(m[1])
    elif m := _DECIMAL.fullmatch(text):
        row.cap, row.so = 3, int(m[1].rsplit(".", 1)[1])
    elif m := _ROMAN.fullmatch(text):
        try:
            row.cap, row.so = 1, from_roman(m[1])
        except NumberingError:
            row.cap = 1
    elif m := _LETTER.fullmatch(text):
        row.cap, row.so = 0, ord(m[1]) - 64 if m[1] != "Đ" else 0
    elif _SMALL.fullmatch(text):
        row.cap = 4


def _letters_are_not_roman(rows: list[Hang]) -> None:
    """In a table without II, a lone I between letters is the letter."""
    if any(row.cap == 1 and row.so == 2 for row in rows):
        return
    if sum(row.cap == 0 for row in rows) > 2:
        for row in rows:
            if row.cap == 1 and row.so == 1:
                row.cap, row.so = 0, 9

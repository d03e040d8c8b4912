"""Tables as rules of this group see them: titles of columns, rows of data, rows that name a group."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from kehoach.blocks import Table
from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.text.nfc import fold

_INDICATOR = re.compile(r"chi tieu|tieu chi")
_TASK = re.compile(r"nhiem vu|noi dung cong viec|ten cong viec|noi dung thuc hien|noi dung hoat dong|hoat dong")
_LEAD = re.compile(r"chu tri|co quan thuc hien|don vi thuc hien|trach nhiem chinh")
_COOP = re.compile(r"phoi hop")
_UNIT = re.compile(r"don vi tinh|dvt|^don vi$")
_TOTAL = re.compile(r"(?:tổng(?: cộng| số| kinh phí)?|cộng)\s?(?:[:(].*)?", re.IGNORECASE | re.DOTALL)
_SUM = re.compile(r"tổng (?:cộng|số|kinh phí)(?!\w)", re.IGNORECASE)
_ROMAN = re.compile(r"[IVXL]+\.?|[A-ZĐ]\.?")
_NUMBER = re.compile(r"\d+(?:\.\d+)*\.?\)?")


@dataclass
class BangDoc:
    """A table of the document."""

    so: int
    phu_luc: int
    cot: dict[int, str] = field(default_factory=dict)
    """Column -> its title"""
    o: dict[tuple[int, int], Dong] = field(default_factory=dict)
    """Row and column -> first line of the cell"""
    hang: list[int] = field(default_factory=list)
    """Rows of data"""
    nhom: dict[int, str] = field(default_factory=dict)
    """Row that names a group -> the name"""
    ten: int | None = None
    """Column of the names of indicators or tasks"""
    chu_tri: int | None = None
    phoi_hop: int | None = None
    don_vi: int | None = None
    gop: set[tuple[int, int]] = field(default_factory=set)
    """Places that a merged cell covers"""
    loai: str = ""
    """``chi_tieu``, ``nhiem_vu`` or nothing"""

    def so_hang_theo_nhom(self) -> dict[str, int]:
        """Folded name of a group -> its rows of data."""
        counts: dict[str, int] = {}
        current, groups = "", iter(sorted(self.nhom.items()))
        ahead = next(groups, None)
        for row in self.hang:
            while ahead is not None and ahead[0] < row:
                current = fold(ahead[1])
                counts.setdefault(current, 0)
                ahead = next(groups, None)
            if current:
                counts[current] += 1
        while ahead is not None:
            counts.setdefault(fold(ahead[1]), 0)
            ahead = next(groups, None)
        return counts


def cac_bang(ho_so: HoSo) -> list[BangDoc]:
    """The tables that have titles of columns."""
    return ho_so.mot_lan(_all)


def _all(ho_so: HoSo) -> list[BangDoc]:
    return [each for number in ho_so.bang if (each := _read(ho_so, number))]


@lru_cache(maxsize=512)
def _kind(title: str) -> str:
    folded = fold(title)
    for name, pattern in (("phoi_hop", _COOP), ("chu_tri", _LEAD), ("don_vi", _UNIT)):
        if pattern.search(folded):
            return name
    if _TASK.search(folded):
        return "nhiem_vu"
    return "chi_tieu" if _INDICATOR.search(folded) else ""


def _read(ho_so: HoSo, number: int) -> BangDoc | None:
    lines = ho_so.bang[number]
    cells: dict[tuple[int, int], Dong] = {}
    for each in lines:
        if each.vai is Vai.O:
            cells.setdefault((each.hang, each.cot), each)
    rows: dict[int, dict[int, Dong]] = {}
    for (row, column), each in cells.items():
        rows.setdefault(row, {})[column] = each
    order = sorted(rows)
    if len(order) < 2 or len(rows[order[0]]) < 2:
        return None
    found = BangDoc(number, lines[0].phu_luc, {column: each.text for column, each in rows[order[0]].items()}, cells)
    for column, title in sorted(found.cot.items()):
        kind = _kind(title)
        if kind == "chu_tri" and found.chu_tri is None:
            found.chu_tri = column
        elif kind == "phoi_hop" and found.phoi_hop is None:
            found.phoi_hop = column
        elif kind == "don_vi" and found.don_vi is None:
            found.don_vi = column
        elif kind in ("nhiem_vu", "chi_tieu") and found.ten is None and column <= 2:
            found.ten, found.loai = column, kind
    _rows(found, order[1:], rows)
    _merged(found, ho_so, number)
    return found


def _rows(found: BangDoc, order: list[int], rows: dict[int, dict[int, Dong]]) -> None:
    first = min(found.cot)
    for row in order:
        cells = rows[row]
        mark = cells[first].text.strip() if first in cells else ""
        rest = [each for column, each in sorted(cells.items()) if column != first]
        name = rest[0].text.strip() if rest else mark
        if _TOTAL.fullmatch(name) or _TOTAL.fullmatch(mark) or _SUM.match(mark) or (not mark and _SUM.match(name)):
            continue
        if len(cells) == 1 or (len(rest) == 1 and _ROMAN.fullmatch(mark)):
            title = name if rest else re.sub(r"^(?:[IVXL]+|[A-ZĐ])[.\s]+", "", mark)
            if len(title) > 2:
                found.nhom[row] = title
        elif rest and (not mark or _NUMBER.fullmatch(mark) or found.ten == first) and not _numbers_of_columns(cells):
            if mark or len(rest) > 1:
                found.hang.append(row)
        elif _ROMAN.fullmatch(mark) and rest:
            found.nhom[row] = name


def _numbers_of_columns(cells: dict[int, Dong]) -> bool:
    """Whether it is the row (1) (2) (3) under the titles."""
    texts = [each.text.strip("() ") for each in cells.values()]
    return len(texts) > 2 and all(text.isdigit() and len(text) < 3 for text in texts)


def _merged(found: BangDoc, ho_so: HoSo, number: int) -> None:
    tables = ho_so.bang_goc
    if number > len(tables) or not isinstance(tables[number - 1], Table):
        return
    for index, row in enumerate(tables[number - 1].rows):
        for cell in row:
            if cell.rowspan > 1 or cell.colspan > 1:
                for down in range(min(cell.rowspan, 2000)):
                    for across in range(min(cell.colspan, 60)):
                        if down or across:
                            found.gop.add((index + down, cell.column + across))

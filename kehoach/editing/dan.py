"""What was copied in Excel or Word as cells: a rectangle of text, and what is told apart from it in an annex's rows."""

import re
from typing import Final, NamedTuple

from kehoach.editing.loi import loi
from kehoach.text.nfc import fold

MAX_HANG: Final = 5_000
MAX_COT: Final = 30
_QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r?\n|\r|\Z)')
_PLAIN: Final = re.compile(r"[^\t\r\n]*")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_TT: Final = re.compile(r"(?:[0-9]{1,4}(?:\.[0-9]{1,3})*|[IVXLC]{1,7}|[a-zđ])?[.)]?")
_TEN_TT: Final = frozenset({"tt", "stt", "so tt", "so thu tu"})
_TONG: Final = frozenset({"tong", "tong cong", "tong so", "cong", "tong kinh phi"})


def doc_o(text: str) -> list[list[str]]:
    """The cells: parted by tabs, rows by line ends; a cell in quotes that holds either, or doubled quotes, is unquoted. Rows
    are of one width; empty ones at the end are left out."""
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        found = _QUOTED.match(text, at)
        if found and ("\t" in found[1] or '""' in found[1] or _LINE_END.search(found[1])):
            cell = _LINE_END.sub("\n", found[1].replace('""', '"'))
        else:
            found = _PLAIN.match(text, at)
            cell = found[0] if found else ""
        rows[-1].append(cell.strip())
        at = found.end() if found else len(text)
        if at >= len(text):
            break
        if text[at] == "\t":
            at += 1
            continue
        end = _LINE_END.match(text, at)
        at = end.end() if end else len(text)
        rows.append([])
        if len(rows) > MAX_HANG:
            raise loi("SU08", f"Dán quá {MAX_HANG} hàng một lần", "dán từng phần")
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    if width > MAX_COT:
        raise loi("SU08", f"Dán quá {MAX_COT} cột một lần", "dán từng phần")
    return [[*row, *[""] * (width - len(row))] for row in rows]


class HangDan(NamedTuple):
    """A row for an annex: its cells from the column of the name on, and the group that it is under."""

    o: list[str]
    nhom: str | None = None


class DanPhuLuc(NamedTuple):
    """What was pasted into an annex's rows."""

    hang: list[HangDan]
    tong: bool = False
    """Whether a row of the total was among them"""


def doc_hang(cells: list[list[str]], titles: list[str], co_nhom: bool) -> DanPhuLuc:
    """Rows without what the program makes itself: titles of columns (``titles``: those of the annex, TT first), numbers in a
    TT column of their own, the row of the total. ``co_nhom``: a row with nothing but a name is that of a group."""
    names = {fold(each) for each in titles[1:]}
    if cells and (fold(cells[0][0]) in _TEN_TT or sum(fold(each) in names for each in cells[0]) > 1):
        cells = cells[1:]
    numbered = (
        bool(cells) and len(cells[0]) > 1
        and all(_TT.fullmatch(row[0]) for row in cells) and any(row[0] for row in cells)
    )  # fmt: skip
    found: list[HangDan] = []
    group: str | None = None
    total = False
    for row in cells:
        cut = row[1:] if numbered else row
        if not any(cut):
            continue
        if fold(cut[0]) in _TONG or (numbered and fold(row[0]) in _TONG):
            total = True
        elif co_nhom and len(cut) > 1 and cut[0] and not any(cut[1:]) and not row[0].isdigit():
            group = cut[0]
        else:
            found.append(HangDan(cut, group))
    return DanPhuLuc(found, total)

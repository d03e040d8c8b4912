"""A table of last year, from Word or Excel, as rows by field: indicators or tasks, the groups they stand in, what was done."""

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from kehoach.batch.nam_truoc.cot import Khoa, Loai, loai_cot
from kehoach.blocks import Table
from kehoach.rebase._bang_viec import BangViec, Luoi, luoi
from kehoach.rebase.tien_do import TrangThai, cua_bang
from kehoach.text.nfc import fold
from kehoach.text.strings import squeeze

MAX_COLUMNS: Final = 60
HEAD_WITHIN: Final = 20
"""The titles of the columns stand in one of so many rows at the top"""
HEAD_ROWS: Final = 3
_TOTAL = re.compile(r"(?:tong(?: cong| so| kinh phi)?|cong)\s?(?:[:(].*)?")
_ROMAN = re.compile(r"[IVXL]+[.)]?|[A-ZĐ][.)]?")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?")
_GROUP_NUMBER = re.compile(r"^(?:[IVXL]+|[A-ZĐ])[.)]\s+")


LyDo = Literal["tong", "khong_ten", "nhom_trong"]
"""Why a row is not carried over: a total, no name, a group without rows"""


@dataclass(frozen=True)
class HangCu:
    """A row of last year."""

    hang: int
    """Row in the table, from 0"""
    o: dict[Khoa, str]
    """Its cells by field, squeezed; a merged cell counts for every row that it covers"""
    nhom: str = ""
    trang_thai: TrangThai | None = None
    """How far it was; None where the table does not tell"""
    tinh_trang: str = ""
    """The words that tell it"""
    thua: tuple[tuple[str, str], ...] = ()
    """Title and words of the cells that have no field"""


@dataclass
class BangCu:
    """A table of last year."""

    loai: Loai
    cot: dict[Khoa, int]
    tieu_de: tuple[str, ...]
    """The titles of its columns as written"""
    hang: list[HangCu] = field(default_factory=list)
    nhom: list[tuple[int, str]] = field(default_factory=list)
    """Rows that name a group"""
    bo: list[tuple[int, str, LyDo]] = field(default_factory=list)
    """Rows that are not carried over: their words, and why"""


def doc_bang(table: Table) -> BangCu | None:
    """The table by field; None for one without titles that tell what it holds."""
    width, grid = table.columns, luoi(table)
    if not 2 <= width <= MAX_COLUMNS:
        return None
    for first in range(min(HEAD_WITHIN, len(table.rows) - 1)):
        kind, columns = loai_cot([fold(_words(grid, first, column)) for column in range(width)])
        if not kind:
            continue
        last = _head_end(grid, table, first, columns["ten"])
        titles = tuple(_title(grid, first, last, column) for column in range(width))
        kind, columns = loai_cot([fold(title) for title in titles])
        return _rows(table, grid, BangCu(kind, columns, titles), first, last) if kind else None
    return None


def _words(grid: Luoi, row: int, column: int) -> str:
    cell = grid.get((row, column))
    return squeeze(cell[1].text) if cell else ""


def _head_end(grid: Luoi, table: Table, first: int, name: int) -> int:
    """The row behind the titles: those may be merged over several rows, and numbered ``(1) (2) (3)`` below."""
    row = first + 1
    while row < min(first + HEAD_ROWS, len(table.rows)):
        above = grid.get((row, name))
        texts = [squeeze(cell.text) for cell in table.rows[row]]
        numbered = len(texts) > 2 and all(map(_COLUMN_NUMBER.fullmatch, texts)) and len(set(texts)) == len(texts)
        if not numbered and (above is None or above[0] == row):
            break
        row += 1
    return row


def _title(grid: Luoi, first: int, last: int, column: int) -> str:
    parts = dict.fromkeys(_words(grid, row, column) for row in range(first, last))
    return " ".join(part for part in parts if part and not _COLUMN_NUMBER.fullmatch(part))


def _rows(table: Table, grid: Luoi, found: BangCu, first: int, last: int) -> BangCu:
    name, number = found.cot["ten"], found.cot.get("tt")
    group, kept, groups = "", [], {}
    width = len(found.tieu_de)
    for row in range(last, len(table.rows)):
        own = [cell for cell in table.rows[row] if cell.text.strip()]
        if not own:
            continue
        mark = _words(grid, row, number) if number is not None else ""
        title = _words(grid, row, name)
        total = any(_TOTAL.fullmatch(fold(each)) for each in (title, mark))
        if not total and _is_group(width, [(cell.column, cell.colspan) for cell in own], mark, name):
            group = _GROUP_NUMBER.sub("", max((squeeze(cell.text) for cell in own), key=len))
            found.nhom.append((row, group))
        elif title and not total:
            kept.append(row)
            groups[row] = group
        else:
            found.bo.append((row, " | ".join(squeeze(cell.text) for cell in own), "tong" if total else "khong_ten"))
    used = set(groups.values())
    found.bo += ((row, name, "nhom_trong") for row, name in found.nhom if name not in used)
    bang = BangViec(table, tuple(map(fold, found.tieu_de)), name, number, last - first, tuple(kept), (), grid)
    told = cua_bang(bang)
    if told is not None:
        found.cot = {key: column for key, column in found.cot.items() if column not in told.cot}
    spare = _spare(found, told.cot if told else ())
    for row in kept:
        state, words = told.viec[row] if told else (None, "")
        found.hang.append(
            HangCu(
                row,
                {key: _words(grid, row, column) for key, column in found.cot.items()},
                groups[row],
                state,
                words,
                tuple((found.tieu_de[each], text) for each in spare if (text := _words(grid, row, each))),
            )
        )
    return found


def _is_group(width: int, own: list[tuple[int, int]], mark: str, name: int) -> bool:
    """Whether a row names a group: one cell over most of the table, or words beside a Roman number and nothing else."""
    if any(span * 2 > width for _, span in own):
        return True
    alone = len(own) == 1 and own[0][0] <= name and not mark.isdigit()
    return alone or (len(own) == 2 and bool(_ROMAN.fullmatch(mark)))


def _spare(found: BangCu, told: tuple[int, ...]) -> list[int]:
    used = {*found.cot.values(), *told}
    return [column for column in range(len(found.tieu_de)) if column not in used]

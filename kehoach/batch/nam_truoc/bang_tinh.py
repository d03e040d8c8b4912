"""A workbook of last year as documents of blocks: what stands above the titles of the columns as paragraphs, then a table."""

from collections.abc import Iterator
from typing import Final

from kehoach.batch.workbook.loi import OHongError
from kehoach.batch.workbook.o import doc_o
from kehoach.batch.workbook.so import So
from kehoach.batch.workbook.trang import bounds
from kehoach.blocks import Block, Cell, Document, Paragraph, Run, Table
from kehoach.problems import KehoachError, Place, Problem

MAX_ROWS: Final = 20_000
"""Rows of a sheet with words: twenty times the longest annex that anyone has shown"""
MAX_COLUMNS: Final = 60
TABLE_FROM: Final = 3
"""A row with so many filled cells begins the table"""

Gop = dict[tuple[int, int], tuple[int, int]]
"""Row and column (from 0) of a merged cell -> rows and columns that it covers"""


def cac_trang(so: So) -> Iterator[tuple[str, Document, int]]:
    """The sheets with words: name, document, and how many rows stand above its table.

    What is wrong with cells is told in ``document.problems``. Raises :class:`KehoachError` HL71 for too long a sheet.
    """
    for name, facts in so.trang.items():
        problems: list[Problem] = []
        rows = [_texts(so, name, number, row, problems) for number, row in so.hang(name, MAX_ROWS + 1, MAX_COLUMNS)]
        if len(rows) > MAX_ROWS:
            message = f"Trang “{name}” có hơn {MAX_ROWS} hàng"
            raise KehoachError(Problem("HL71", message, "xóa các hàng thừa, hoặc tách thành nhiều tệp", Place(so.tep)))
        problems += (_no_value(so.tep, name, ref) for ref in sorted(facts.khong_ket_qua))
        above, table = _parts(rows, dict(_merged(facts.gop)))
        if above or table:
            blocks: list[Block] = [*above, Table(table)] if table else [*above]
            yield name, Document("xlsx", blocks, problems=problems), len(rows) - len(table)


def _texts(so: So, trang: str, hang: int, row: tuple[object, ...], problems: list[Problem]) -> list[str]:
    texts = []
    for at, cell in enumerate(row):
        try:
            texts.append(doc_o(cell))
        except OHongError as error:
            texts.append("")
            place = Place(so.tep, path=f"trang “{trang}”, hàng {hang}, cột {at + 1}")
            problems.append(Problem("HL79", error.args[0], error.mend, place))
    return texts


def _no_value(tep: str, trang: str, ref: str) -> Problem:
    place = Place(tep, path=f"trang “{trang}”, ô {ref}")
    mend = "mở tệp bằng Excel, lưu lại rồi chạy lại; hoặc ghi tay vào sổ mới"
    return Problem("HL79", "Ô công thức chưa có kết quả: coi là trống", mend, place)


def _merged(ranges: list[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for each in ranges:
        for left, top, right, bottom in bounds(each):
            if top <= bottom and left <= right:
                yield (top - 1, left), (bottom - top + 1, right - left + 1)


def _parts(rows: list[list[str]], merged: Gop) -> tuple[list[Paragraph], list[list[Cell]]]:
    """What stands above the table, and its rows."""
    first = next((n for n, row in enumerate(rows) if sum(map(bool, row)) >= TABLE_FROM), len(rows))
    above = [Paragraph([Run(text)], align="center") for row in rows[:first] for text in row if text]
    width = max((n for row in rows[first:] for n, text in enumerate(row, 1) if text), default=0)
    covered = {
        (row + down, column + across)
        for (row, column), (height, span) in merged.items()
        for down in range(min(height, len(rows) - row))
        for across in range(min(span, width - column))
        if down or across
    }
    table = []
    for number, row in enumerate(rows[first:], first):
        texts = [*row, *[""] * (width - len(row))][:width]
        cells = []
        for column, text in enumerate(texts):
            if (number, column) not in covered:
                height, span = merged.get((number, column), (1, 1))
                size = min(span, width - column), min(height, len(rows) - number)
                cells.append(Cell([Paragraph([Run(text)])], column, *size))
        table.append(cells)
    return above, table

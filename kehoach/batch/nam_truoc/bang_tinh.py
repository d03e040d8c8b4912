"""A workbook of last year as a document of blocks: what stands above the titles of the columns as paragraphs, then a table."""

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from kehoach import ooxml
from kehoach.blocks import Cell, Document, Paragraph, Run, Table
from kehoach.problems import KehoachError, Problem

MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 60
MAX_PART: Final = 60_000_000
"""Bytes of the largest part that is opened, whatever its header claims"""
MAX_SHEETS: Final = 30
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]{0,200}?ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")

O = str | None  # noqa: E741 - ô, a cell


def doc_bang_tinh(data: bytes) -> list[tuple[str, Document]]:
    """The sheets with words, by name. Raises :class:`KehoachError` HL71 for what is no sound workbook."""
    _guard(data)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out of a workbook is no matter of its cells
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = book.worksheets[:MAX_SHEETS]
            made = [(sheet.title, _sheet(sheet, data)) for sheet in sheets if sheet.sheet_state == "visible"]
            book.close()
    except KehoachError:
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever a damaged part makes it meet
        raise KehoachError(_damaged()) from error
    return [(name, document) for name, document in made if document.blocks]


def _damaged() -> Problem:
    return Problem("HL71", "Tệp bảng tính hỏng, không đọc được", "mở bằng Excel, lưu lại thành .xlsx rồi chạy lại")


def _guard(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in ooxml.members(archive):
                if not ooxml.usually_packed(entry) or entry.flag_bits & 1:
                    raise KehoachError(_damaged())
                part = ooxml.inflate(archive, entry, MAX_PART)
                if part is None:
                    raise KehoachError(Problem("HL71", "Bảng tính quá lớn khi mở ra", "tách thành nhiều tệp nhỏ hơn"))
                if entry.filename.endswith((".xml", ".rels")) and ooxml.declares(part):
                    raise KehoachError(_damaged())
    except ooxml.ZIP_ERRORS as error:
        raise KehoachError(_damaged()) from error


def _sheet(sheet: Any, data: bytes) -> Document:
    sheet.reset_dimensions()  # what a file claims of its size may be wrong
    rows: list[list[str]] = []
    for cells in sheet.iter_rows(max_col=MAX_COLUMNS):
        if len(rows) >= MAX_ROWS:
            message = f"Trang “{sheet.title}” có hơn {MAX_ROWS} hàng"
            raise KehoachError(Problem("HL71", message, "xóa các hàng thừa, hoặc tách thành nhiều tệp"))
        rows.append([_text(cell) for cell in cells])
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(
        (len(row) - next((n for n, text in enumerate(reversed(row)) if text), len(row)) for row in rows), default=0
    )
    return (
        Document("xlsx", _blocks(rows, width, dict(_merged(data, sheet._worksheet_path))))
        if width
        else Document("xlsx", [])
    )


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, dt.datetime | dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | float):
        percent = "%" in (cell.number_format or "")
        return so_viet(value * 100 if percent else value) + ("%" if percent else "")
    return " ".join(str(value).split())


def so_viet(value: float) -> str:
    """1250.5 -> 1.250,5."""
    text = f"{round(value, 6):,.6f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def _merged(data: bytes, part: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Row and column (from 0) of each merged cell -> rows and columns that it covers."""
    from openpyxl.utils import column_index_from_string

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(part.lstrip("/"))
    for found in _MERGED.finditer(content):
        left, right = (column_index_from_string(found[each].decode()) - 1 for each in (1, 3))
        top, bottom = int(found[2]) - 1, int(found[4]) - 1
        if top <= bottom and left <= right:
            yield (top, left), (bottom - top + 1, right - left + 1)


def _blocks(
    rows: list[list[str]], width: int, merged: dict[tuple[int, int], tuple[int, int]]
) -> list[Paragraph | Table]:
    """The rows above the first with several cells as centred paragraphs, all others as one table."""
    covered = {
        (row + down, column + across)
        for (row, column), (height, span) in merged.items()
        for down in range(min(height, len(rows) - row))
        for across in range(min(span, width - column))
        if down or across
    }
    first = next((n for n, row in enumerate(rows) if sum(map(bool, row)) >= 3), len(rows))
    above: list[Paragraph | Table] = [
        Paragraph([Run(text)], align="center") for row in rows[:first] for text in row if text
    ]
    table = []
    for number, row in enumerate(rows[first:], first):
        cells = []
        for column, text in enumerate([*row, *[""] * (width - len(row))][:width]):
            if (number, column) not in covered:
                height, span = merged.get((number, column), (1, 1))
                cells.append(
                    Cell([Paragraph([Run(text)])], column, min(span, width - column), min(height, len(rows) - number))
                )
        table.append(cells)
    return [*above, Table(table)] if table else above

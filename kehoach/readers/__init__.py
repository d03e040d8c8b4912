"""Readers: a file becomes blocks. What a format needs is imported only when that format is met."""

from collections.abc import Callable, Iterable
from importlib import import_module

from kehoach.blocks import Block, Document, Table
from kehoach.problems import KehoachError, Problem
from kehoach.readers.legacy import to_unicode
from kehoach.readers.sniff import detect

MAX_BLOCKS = 40_000
"""Paragraphs and tables of a document: ten times the longest plan with annexes that anyone has shown."""
MAX_CELLS = 100_000
"""Rows times columns of all tables together: annexes that long are spreadsheets"""

Reader = Callable[[bytes, str], Document]

READERS = {
    "docx": "kehoach.readers.docx",
    "doc": "kehoach.readers.doc",
    "rtf": "kehoach.readers.rtf",
    "html": "kehoach.readers.html",
    "pdf": "kehoach.readers.pdf",
    "txt": "kehoach.readers.txt",
    "md": "kehoach.readers.md",
}
"""Format -> module; each has a function ``read(data, name)``."""


def read(data: bytes, name: str = "") -> Document:
    """The file ``data`` as blocks of Unicode text; what it is, its content decides and not its ``name``.

    Raises :class:`KehoachError` DOC01-DOC09 for what is no document, damaged, locked, unsafe or too large.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise KehoachError(Problem("DOC07", "Tệp trống, không có chữ nào", "kiểm tra lại tệp"))
    reader: Reader = import_module(READERS[detect(data, name)]).read
    document = reader(data, name)
    if len(document.blocks) > MAX_BLOCKS:
        raise KehoachError(Problem("DOC05", f"Văn bản dài quá {MAX_BLOCKS} đoạn", "tách thành nhiều tệp nhỏ hơn"))
    if _cells(document.blocks) > MAX_CELLS:
        raise KehoachError(Problem("DOC05", f"Các bảng có quá {MAX_CELLS} ô", "tách phụ lục thành tệp riêng"))
    return to_unicode(document)


def _cells(blocks: Iterable[Block]) -> int:
    tables = [block for block in blocks if isinstance(block, Table)]
    inside = (_cells(cell.blocks) for table in tables for row in table.rows for cell in row)
    return sum(len(table.rows) * table.columns for table in tables) + sum(inside)

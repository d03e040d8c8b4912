"""A workbook opened: its sheets as streams of rows of cells. What openpyxl raises or warns of stays inside."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from kehoach.batch.workbook.soat import TrangTho, soat
from kehoach.files import read_bytes
from kehoach.problems import KehoachError, Place, Problem

MAX_COLUMNS: Final = 1_000
"""Columns that are looked at"""
BATCH: Final = 500
"""Rows that are read at a time"""

O = Any  # noqa: E741  # a cell of openpyxl, which has no types
HangO = tuple[O, ...]

_FAULTS = (
    ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError, ParseError,
    EOFError, zipfile.BadZipFile, zlib.error, SyntaxError,
)  # fmt: skip
"""What openpyxl raises for a workbook that is not as it should be; ``SyntaxError`` is that of lxml"""


class So:
    """The workbook ``path``. Its bytes are kept, so that whoever saves over it meanwhile changes nothing.

    Raises :class:`KehoachError` TEP.. for the file, HL01-HL04 for what is in it."""

    def __init__(self, path: Path) -> None:
        self.tep = path.name
        self._data = read_bytes(path)
        self.trang: Mapping[str, TrangTho] = soat(self._data, self.tep)
        """The sheets by title, as :func:`soat` saw them"""

    def hang(self, trang: str, max_row: int | None = None, max_col: int = MAX_COLUMNS) -> Iterator[tuple[int, HangO]]:
        """The rows of a sheet with their 1-based numbers, up to the last one that says something; may be asked for again."""
        last = self.trang[trang].cuoi if max_row is None else min(max_row, self.trang[trang].cuoi)
        if not last:
            return
        rows = enumerate(self._rows(trang, last, max_col), 1)
        while batch := self._batch(rows):
            yield from batch

    def _batch(self, rows: Iterator[tuple[int, HangO]]) -> list[tuple[int, HangO]]:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return list(islice(rows, BATCH))
        except _FAULTS:
            raise self._damaged() from None

    def _rows(self, trang: str, last: int, max_col: int) -> Iterator[HangO]:
        yield from self._book[trang].iter_rows(max_row=last, max_col=max_col)

    @cached_property
    def _book(self) -> Any:
        """Opened once: for a sheet that does not say how large it is, opening reads the whole sheet."""
        from openpyxl import load_workbook

        return load_workbook(io.BytesIO(self._data), read_only=True, data_only=True, keep_links=False)

    def _damaged(self) -> KehoachError:
        mend = "mở bằng Excel, lưu lại rồi chạy lại"
        return KehoachError(Problem("HL02", "Sổ bị hỏng, không đọc được", mend, Place(self.tep)))

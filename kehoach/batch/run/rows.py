"""The rows of a workbook, read from it once and then from a file of our own: to read them there is thirty times as fast."""

import pickle
import tempfile
from collections.abc import Iterator
from typing import Any, Final

from kehoach.batch.job import Hang
from kehoach.batch.run.contract import HangHong, NguonViec

_AT_ONCE: Final = 100
"""Rows in memory"""


class DocMotLan:
    """A source whose rows are kept, as they are first read to their end, in a file without a name."""

    def __init__(self, source: NguonViec) -> None:
        self._source, self.job = source, source.job
        self._kept: Any = None

    def rows(self) -> Iterator[Hang | HangHong]:
        """The rows from the first on."""
        return self._again() if self._kept is not None else self._first()

    def _first(self) -> Iterator[Hang | HangHong]:
        kept = tempfile.TemporaryFile(prefix="kehoach-")  # noqa: SIM115 - open until it is closed
        try:
            for row in self._source.rows():
                pickle.dump(row, kept, pickle.HIGHEST_PROTOCOL)
                yield row
        except BaseException:
            kept.close()
            raise
        self._kept = kept

    def _again(self) -> Iterator[Hang | HangHong]:
        place, end = 0, self._kept.seek(0, 2)
        while place < end:
            self._kept.seek(place)  # another may have read since
            some: list[Hang | HangHong] = []
            while place < end and len(some) < _AT_ONCE:
                some.append(pickle.load(self._kept))  # noqa: S301 - written by this very run
                place = self._kept.tell()
            yield from some

    def close(self) -> None:
        """Let the file go."""
        if self._kept is not None:
            self._kept.close()

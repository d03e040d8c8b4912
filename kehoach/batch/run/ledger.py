"""``ket-qua.csv``: what became of every file, a line each, written before the file itself is put in its place.

So every file of ours has its line whenever the run is killed, and a line whose file is missing or is another's says that the
file is yet to be made. Excel reads it: UTF-8 with a mark at its start, and no cell that it would take for a formula.
Problems: HL54 a ``ket-qua.csv`` that is not ours.
"""

import csv
import io
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kehoach.batch.run.names import fold, mark
from kehoach.files import reason, replacing
from kehoach.problems import KehoachError, Place, Problem

NAME: Final = "ket-qua.csv"
COLUMNS: Final = ("hang", "tep", "sha256", "trang_thai", "thong_bao", "dau_vao")
MAX_MESSAGE: Final = 2_000
"""Letters of a message: Excel shows no more than 32,767 of a cell, a person reads far fewer"""
MAX_LINE: Final = 100_000
"""A line of ours is far shorter; a longer one is not ours"""

_BOM: Final = b"\xef\xbb\xbf"
_HEADER: Final = _BOM + ",".join(COLUMNS).encode() + b"\r\n"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "'")


class Dong(NamedTuple):
    """A line of ``ket-qua.csv``."""

    hang: int
    """Row of the sheet; 0: the file is of all rows"""
    tep: str
    """Empty: no file, the row is bad"""
    sha256: str
    trang_thai: str
    thong_bao: str = ""
    dau_vao: str = ""
    """Hash of what the file was made from"""


def encode(lines: Iterable[Dong]) -> bytes:
    """The lines as they stand in the file; each is one line of it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for each in lines:
        message = " ".join(each.thong_bao.split())[:MAX_MESSAGE]
        cells = (each.tep, each.sha256, each.trang_thai, message, each.dau_vao)
        writer.writerow([each.hang or "", *map(_harmless, cells)])
    return out.getvalue().encode()


def decode(line: bytes) -> Dong | None:
    """A line of the file; None when it is none of ours."""
    try:
        [cells] = csv.reader([line.decode()], strict=True)
        hang, *texts = cells
        tep, sha256, trang_thai, thong_bao, dau_vao = (each.removeprefix("'") for each in texts)
        return Dong(int(hang or 0), tep, sha256, trang_thai, thong_bao, dau_vao)
    except (ValueError, csv.Error):
        return None


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


class DaLam:
    """What earlier runs in this folder did, by the last line of each file; empty where there was none."""

    def __init__(self, path: Path) -> None:
        """Raises :class:`KehoachError` HL54, TEP08 when the file cannot be read."""
        self.path, self.whole = path, 0
        self._last: dict[int, int] = {}
        self._shas: set[int] = set()
        try:
            if path.exists():
                with path.open("rb") as stream:
                    self._read(stream)
        except OSError as error:
            raise _closed(path, error) from None

    def _read(self, stream: io.BufferedReader) -> None:
        if not _begun(self.path, stream):
            return
        self.whole = len(_HEADER)
        while (line := stream.readline(MAX_LINE)).endswith(b"\n"):
            told = decode(line)
            if told is not None and told.tep:
                self._last[mark(fold(told.tep))] = self.whole
                self._shas.add(mark(told.tep, told.sha256))
            self.whole += len(line)

    def __bool__(self) -> bool:
        return bool(self.whole)

    def names(self) -> Iterator[Dong]:
        """The last line of each file, in the order of the lines."""
        if self._last:
            with self.path.open("rb") as stream:
                yield from filter(None, (_at(stream, each) for each in self._last.values()))

    def finder(self) -> "TimDong":
        """Looks up the last line of a file."""
        return TimDong(self.path, self._last)

    def has(self, name: str) -> bool:
        """Whether a run told of the file ``name``."""
        return mark(fold(name)) in self._last

    def knows(self, name: str, sha256: str) -> bool:
        """Whether a file of that name and content is one that a run made."""
        return mark(name, sha256) in self._shas


class TimDong:
    """Looks up the last line of a file among what earlier runs did; holds the file open until it is closed."""

    def __init__(self, path: Path, places: dict[int, int]) -> None:
        self._places = places
        self._stream = path.open("rb") if places else None

    def __call__(self, name: str) -> Dong | None:
        """The last line of the file ``name``."""
        place = self._places.get(mark(fold(name)))
        return None if place is None or self._stream is None else _at(self._stream, place)

    def close(self) -> None:
        """Let the file go."""
        if self._stream is not None:
            self._stream.close()


def lines(folder: Path) -> Iterator[Dong]:
    """All lines of the file in ``folder``, as they were written; none where there is none. Raises :class:`KehoachError` HL54,
    TEP08."""
    path = folder / NAME
    try:
        if not path.exists():
            return
        with path.open("rb") as stream:
            if _begun(path, stream):
                while (line := stream.readline(MAX_LINE)).endswith(b"\n"):
                    if (told := decode(line)) is not None:
                        yield told
    except OSError as error:
        raise _closed(path, error) from None


def _begun(path: Path, stream: io.BufferedReader) -> bool:
    """Read the header; False: killed while it was written. Raises :class:`KehoachError` HL54."""
    header = stream.readline(MAX_LINE)
    if header != _HEADER and not _HEADER.startswith(header):
        message = f"{NAME} trong thư mục kết quả không phải do lệnh này ghi"
        raise KehoachError(Problem("HL54", message, "đổi tên tệp ấy hoặc chọn thư mục khác", Place(str(path))))
    return header == _HEADER


def _closed(path: Path, error: OSError) -> KehoachError:
    mend = f"đóng {NAME} nếu đang mở trong Excel, kiểm tra quyền"
    return KehoachError(Problem("TEP08", f"Không mở được tệp ({reason(error)})", mend, Place(str(path))))


def _at(stream: io.BufferedReader, place: int) -> Dong | None:
    stream.seek(place)
    return decode(stream.readline(MAX_LINE))


class So:
    """The file being written: lines are put behind those of earlier runs; at the end all are put in the order of the rows."""

    def __init__(self, before: DaLam) -> None:
        """Raises :class:`KehoachError` TEP08."""
        self.path = before.path
        try:
            self._stream = self.path.open("r+b" if self.path.exists() else "w+b")
        except OSError as error:
            raise _closed(self.path, error) from None
        self._end = before.whole
        self._stream.truncate(self._end)  # a line that a killed run left half written
        self._stream.seek(self._end)
        self._of_row = array("Q")
        if not self._end:
            self._put(_HEADER)

    def _put(self, data: bytes) -> None:
        self._stream.write(data)
        self._stream.flush()
        self._end += len(data)

    def add(self, row: int, lines: Sequence[Dong]) -> None:
        """Tell what becomes of ``row`` from now on, in place of what was told before."""
        if row >= len(self._of_row):
            self._of_row.frombytes(bytes(self._of_row.itemsize * (row + 1024 - len(self._of_row))))
        self._of_row[row] = self._end
        self._put(encode(lines))

    def of(self, row: int) -> list[Dong]:
        """What was told last of ``row`` in this run."""
        if row >= len(self._of_row) or not self._of_row[row]:
            return []
        with self.path.open("rb") as stream:
            return list(_lines_of(stream, row, self._of_row[row]))

    def rows(self) -> Iterator[tuple[int, list[Dong]]]:
        """What was told last of each row of this run, in the order of the rows."""
        with self.path.open("rb") as stream:
            for row, place in enumerate(self._of_row):
                if place and row:
                    yield row, list(_lines_of(stream, row, place))

    def note(self, lines: Sequence[Dong]) -> None:
        """Tell of files that belong to no row."""
        self._put(encode(lines))

    def finish(self, others: Sequence[Dong]) -> None:
        """Put the lines in the order of the rows, ``others`` last, and drop all that no longer holds. Raises KehoachError."""
        self.close()
        with replacing(self.path) as out:
            out.write(_HEADER)
            for _, lines in self.rows():
                out.write(encode(lines))
            out.write(encode(others))

    def close(self) -> None:
        """Let the file go."""
        self._stream.close()


def _lines_of(stream: io.BufferedReader, row: int, place: int) -> Iterator[Dong]:
    stream.seek(place)
    while (told := decode(stream.readline(MAX_LINE))) is not None and told.hang == row:
        yield told

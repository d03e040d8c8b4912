"""A zip for each commune with all files of its rows, beside the files: ``goi/14923-hoa-loc.zip``."""

import zipfile
from array import array
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from kehoach.batch.job import Hang
from kehoach.batch.run.ledger import Dong, So
from kehoach.batch.run.store import Kho
from kehoach.text.nfc import slug

FOLDER: Final = "goi"
_NO_DATE: Final = (1980, 1, 1, 0, 0, 0)


class Goi:
    """Which rows belong to which zip."""

    def __init__(self) -> None:
        self._rows: dict[str, array[int]] = {}

    def add(self, row: Hang) -> None:
        """The files of ``row`` go with those of its commune."""
        self._rows.setdefault(zip_name(row), array("I")).append(row.hang)

    def pack(self, kho: Kho, book: So) -> Iterator[Dong]:
        """Make the zips, in the order of the communes; the line of each. Raises :class:`KehoachError`."""
        for name, rows in self._rows.items():
            files = [each.tep for row in sorted(rows) for each in book.of(row) if each.trang_thai != "hong"]
            if files:
                yield kho.gather(name, partial(_write, kho.folder, files), book)


def zip_name(row: Hang) -> str:
    """The name of the zip of a row's commune, under the output folder."""
    return f"{FOLDER}/{'-'.join(filter(None, (slug(row.ma), slug(row.ten))))}.zip"


def _write(folder: Path, files: Iterable[str], out: BinaryIO) -> None:
    """A zip of the files, which are packed already. The same files give the same bytes, on every system."""
    with zipfile.ZipFile(out, "w") as packed:
        for name in files:
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            packed.writestr(entry, (folder / name).read_bytes())

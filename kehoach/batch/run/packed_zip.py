"""A zip whose members are packed beforehand, each in a file of its own, and then laid one behind the other.

So several members can grow at once while the memory stays flat, which :mod:`zipfile` cannot do. The same content gives the
same bytes: no dates, no names of systems.
"""

import shutil
import struct
import tempfile
from pathlib import Path
from typing import BinaryIO, Final

from kehoach.engine.deflate import LAST, Packed, joined_crc, piece
from kehoach.files import TEMPORARY
from kehoach.problems import KehoachError, Problem

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_NO_DATE: Final = (0, 33)
"""Midnight of 1 January 1980, the first that a zip knows"""
_DEFLATED: Final = 8
_MOST: Final = 0xFFFFFFFF
_AT_ONCE: Final = 1 << 18
"""Bytes that are written at a time"""


class PhanNen:
    """A member that grows, piece by piece, in a file without a name in ``folder``."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name.encode("ascii")
        self.crc, self.size = 0, 0
        self._file = tempfile.TemporaryFile(  # noqa: SIM115 - open as long as the member grows
            buffering=_AT_ONCE, prefix=TEMPORARY[0], suffix=TEMPORARY[1], dir=folder
        )

    def write(self, data: bytes) -> None:
        """Put ``data`` behind what is there."""
        self.add(piece(data))

    def add(self, part: Packed) -> None:
        """Put a piece behind what is there."""
        self.crc = joined_crc(self.crc, part)
        self.size += part.size
        self._file.write(part.data)

    def lay(self, out: BinaryIO) -> bytes:
        """Put the member into ``out``; its record for the directory of the zip."""
        self._file.write(LAST)
        place, packed = out.tell(), self._file.tell()
        if max(place, packed, self.size) >= _MOST:
            raise KehoachError(Problem("HL63", "Tệp tổng hợp quá lớn", "chia tệp công việc thành nhiều phần"))
        common = (20, 0, _DEFLATED, *_NO_DATE, self.crc, packed, self.size, len(self.name), 0)
        out.write(_LOCAL.pack(b"PK\3\4", *common) + self.name)
        self._file.seek(0)
        shutil.copyfileobj(self._file, out, 1 << 20)
        return _CENTRAL.pack(b"PK\1\2", 20, *common, 0, 0, 0, 0, place) + self.name

    def close(self) -> None:
        """Let the file go."""
        self._file.close()


def lay_zip(parts: list[PhanNen], out: BinaryIO) -> None:
    """Put a zip of ``parts`` into ``out``, which is empty. Raises :class:`KehoachError` HL63 when it is too large for one."""
    records = [each.lay(out) for each in parts]
    place, index = out.tell(), b"".join(records)
    if place >= _MOST:
        raise KehoachError(Problem("HL63", "Tệp tổng hợp quá lớn", "chia tệp công việc thành nhiều phần"))
    out.write(index + _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(index), place, 0))

"""A .docx put together from parts that are packed already: those that never change are written once for all files.

:mod:`zipfile` can only pack anew, so the few records of a zip file (APPNOTE.TXT 4.3) are written here. Every file has the same
date, so that the same parts give the same bytes.
"""

import struct
from collections.abc import Iterable, Mapping
from typing import Any, Final

from kehoach.engine.deflate import BEST, ERRORS, RAW, Packed

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 20
_DEFLATED: Final = 8
_DATE: Final = 0x21
"""1 January 1980, the first day that zip knows."""
_UTF8_NAME: Final = 0x800
_READABLE: Final = 0o600 << 16
"""The rights of a file, as zipfile gives them."""
_MOST: Final = 0xFFFF_FFFF
_MOST_PARTS: Final = 0xFFFF
_BROKEN: Final[tuple[Any, ...]] = (struct.error, *ERRORS)


class Archive:
    """The parts that all files share, written out; :meth:`file` adds the others and closes the zip."""

    def __init__(self, shared: Mapping[str, Packed]) -> None:
        self._head, self._directory = _records(shared.items(), 0)
        self._count = len(shared)

    def file(self, parts: Mapping[str, Packed]) -> bytes:
        """The bytes of a zip file with the shared parts and ``parts``. Raises OverflowError beyond 4 GB or 65,535 parts."""
        body, directory = _records(parts.items(), len(self._head))
        count, directory = self._count + len(parts), self._directory + directory
        start = len(self._head) + len(body)
        if start > _MOST or count > _MOST_PARTS:
            raise OverflowError("zip over 4 GB or 65,535 parts")
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
        return b"".join((self._head, body, directory, end))


def member(data: bytes, name: str) -> bytes | None:
    """The part ``name`` of a zip file, found by the directory at its end as every reader does, and its checksum proved. None
    when it is not there, damaged, or the file is of another make than ours: :mod:`zipfile` tells which."""
    try:
        start, *_ = end = _END.unpack_from(data, len(data) - _END.size)
        count, length, place = end[4], end[5], end[6]
        if start != b"PK\x05\x06" or place + length + _END.size != len(data):
            return None
        wanted = name.encode()
        for _ in range(count):
            entry = _CENTRAL.unpack_from(data, place)
            place += _CENTRAL.size
            here = data[place : place + entry[10]]
            if here == wanted:
                return _content(data, entry[16], wanted, entry[3:11])
            place += entry[10] + entry[11] + entry[12]
    except _BROKEN:
        pass
    return None


def _content(data: bytes, place: int, name: bytes, told: tuple[int, ...]) -> bytes | None:
    """What the local record at ``place`` holds, if it says of the part what the directory does: ``told``."""
    sign, _, *local = _LOCAL.unpack_from(data, place)
    place += _LOCAL.size
    if sign != b"PK\x03\x04" or tuple(local[:8]) != told or data[place : place + len(name)] != name:
        return None
    _, method, _, _, crc, packed, size, _ = told
    place += len(name) + local[8]
    found = BEST.decompress(data[place : place + packed], RAW, size) if method == _DEFLATED else b""
    return found if len(found) == size and BEST.crc32(found) == crc else None


def _records(parts: Iterable[tuple[str, Packed]], offset: int) -> tuple[bytes, bytes]:
    """The local records of ``parts`` from ``offset`` on, and their entries for the central directory."""
    local: list[bytes] = []
    central: list[bytes] = []
    for name, (data, crc, size) in parts:
        if max(size, len(data), offset) > _MOST:
            raise OverflowError("zip over 4 GB")
        written = name.encode()
        flags = 0 if written.isascii() else _UTF8_NAME
        common = (flags, _DEFLATED, 0, _DATE, crc, len(data), size, len(written), 0)
        local += (_LOCAL.pack(b"PK\x03\x04", _VERSION, *common), written, data)
        central += (_CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *common, 0, 0, 0, _READABLE, offset), written)
        offset += _LOCAL.size + len(written) + len(data)
    return b"".join(local), b"".join(central)

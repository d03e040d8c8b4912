"""Packing: isal's deflate, which is many times as fast as zlib's, or zlib where there is no isal."""

import zlib
from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

try:
    from isal import isal_zlib
except ImportError:  # no wheel for this machine
    isal_zlib = None  # type: ignore[assignment,unused-ignore]

RAW: Final = -15
"""Deflate without a header, as zip wants it."""
ZLIB_LEVEL: Final = 6
ISAL_LEVEL: Final = 1
"""Of isal's levels 0 to 3 the one that is about as fast as 0 and packs nearly as well as zlib's 6 does."""


class Packer(NamedTuple):
    """A way to pack: makes compressors, unpacks, and the checksum that zip wants."""

    compressor: Callable[[], Any]
    decompress: Callable[[bytes, int, int], bytes]
    """Data, kind of header, size that is expected -> what was packed; raises ``ERRORS``"""
    crc32: Callable[..., int]


class Packed(NamedTuple):
    """A packed part: its raw deflate stream, the checksum and length of what is in it."""

    data: bytes
    crc: int
    size: int


def _zlib_compressor() -> Any:
    return zlib.compressobj(ZLIB_LEVEL, zlib.DEFLATED, RAW)


def _isal_compressor() -> Any:
    return isal_zlib.compressobj(ISAL_LEVEL, isal_zlib.DEFLATED, RAW)


ZLIB: Final = Packer(_zlib_compressor, zlib.decompress, zlib.crc32)
ISAL: Final = None if isal_zlib is None else Packer(_isal_compressor, isal_zlib.decompress, isal_zlib.crc32)
BEST: Final = ISAL or ZLIB
ERRORS: Final[tuple[Any, ...]] = (zlib.error, *(() if isal_zlib is None else (isal_zlib.error,)))
"""What unpacking raises for damaged data"""


LAST: Final = b"\x03\x00"
"""What stands behind the last of several pieces: an empty block that ends the stream"""


def piece(data: bytes, packer: Packer = BEST) -> Packed:
    """``data`` packed so that it may stand behind and before other pieces, wherever these were packed."""
    compressor = packer.compressor()
    return Packed(compressor.compress(data) + compressor.flush(zlib.Z_SYNC_FLUSH), packer.crc32(data), len(data))


def unpacked(part: Packed) -> bytes:
    """What is in a piece."""
    return zlib.decompressobj(RAW).decompress(part.data)


def joined_crc(crc: int, part: Packed) -> int:
    """The checksum of what has ``crc`` and, behind it, the content of a piece."""
    if hasattr(isal_zlib, "crc32_combine"):
        joined: int = isal_zlib.crc32_combine(crc, part.crc, part.size)
        return joined
    return zlib.crc32(unpacked(part), crc)


def pack(chunks: Iterable[bytes], packer: Packer = BEST) -> Packed:
    """``chunks`` packed one after the other; only their packed form is held."""
    compressor, crc32 = packer.compressor(), packer.crc32
    packed, crc, size = [], 0, 0
    for chunk in chunks:
        crc = crc32(chunk, crc)
        size += len(chunk)
        packed.append(compressor.compress(chunk))
    packed.append(compressor.flush())
    return Packed(b"".join(packed), crc, size)

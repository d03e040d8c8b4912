"""The version of a catalogue: what its data files hold, as one hash a layer."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kehoach.catalog.load import LOAI, DanhMuc
from kehoach.catalog.lop import BUILT_IN
from kehoach.files import read_bytes
from kehoach.problems import KehoachError

_DIA_PHUONG = ("dia-phuong/*.tsv", "dia-phuong/*.txt")


class PhienBan(NamedTuple):
    """A layer's name (of a pack: that of its folder) and the SHA-256 of its files."""

    ten: str
    sha256: str


def phien_ban(danh_muc: DanhMuc) -> list[PhienBan]:
    """One for each layer, the lowest first. The same data give the same hash wherever the folder lies, whatever its line
    ends are; a file that cannot be read counts as empty."""
    return [
        PhienBan(BUILT_IN if each.name == BUILT_IN else each.folder.resolve().name, _hash(each.folder))
        for each in danh_muc.layers
    ]


def _hash(folder: Path) -> str:
    total = hashlib.sha256()
    for path in _files(folder):
        data = b""
        with suppress(KehoachError):
            data = read_bytes(path).replace(b"\r\n", b"\n")
        total.update(f"{path.relative_to(folder).as_posix()}\n{len(data)}\n".encode("utf-8", "replace"))
        total.update(data)
    return total.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    patterns = [f"{name}.yaml" if kind.list_key else f"{name}/*.yaml" for name, kind in LOAI.items()]
    for pattern in (*patterns, *_DIA_PHUONG):
        yield from sorted(folder.glob(pattern))

"""Slots in the clerk's texts: ``{xa}``, ``{nam}``, ``{so_ho}``. A plain search, nothing is ever worked out."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from kehoach.batch.job import Hang, ThongTin
from kehoach.problems import Place, Problem

CHUNG = ("xa", "ten_xa", "loai_xa", "tinh", "ten_tinh", "nam", "don_vi")
"""Slots that every text may use; the clerk's own columns come beside them."""

_SLOT = re.compile(r"\{\s*([^{}]*?)\s*\}")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff\ue000-\ue003]")
_SPACE = re.compile(r"[\t\n\v\f\r]+")


@lru_cache(maxsize=1024)
def sach(text: str) -> str:
    """``text`` as a line of a document: NFC, on one line, nothing that XML refuses."""
    return _SPACE.sub(" ", _UNPRINTABLE.sub("", unicodedata.normalize("NFC", text))).strip()


@dataclass(frozen=True, slots=True)
class OChu:
    """A text in pieces: words and names of slots in turn."""

    phan: tuple[str, ...]

    def dien(self, values: Mapping[str, str]) -> str:
        """The text with ``values`` in the slots; one without a value stays to be filled in: ``[[so_ho]]``."""
        pieces = list(self.phan)
        pieces[1::2] = [values.get(name) or f"[[{name}]]" for name in pieces[1::2]]
        return "".join(pieces)


Chu = str | OChu
"""A text that is the same for all rows, or one with slots."""


def doc(text: str, known: Collection[str], tell: Callable[[Problem], None], place: Place, code: str = "HL40") -> Chu:
    """``text`` made ready. A name that is none of ``known`` is told."""
    pieces = _SLOT.split(sach(text))
    pieces[1::2] = [name.casefold() for name in pieces[1::2]]
    for name in pieces[1::2]:
        if name not in known:
            near = tuple(f"{{{each}}}" for each in get_close_matches(name, known, n=3, cutoff=0.5))
            mend = "dùng một trong: " + ", ".join(f"{{{each}}}" for each in known)
            tell(Problem(code, f"Không có ô điền “{{{name}}}”", mend, place, near=near))
    return OChu(tuple(pieces)) if len(pieces) > 1 else pieces[0]


def dien(text: Chu, values: Mapping[str, str]) -> str:
    """``text`` with ``values`` in its slots."""
    return text if isinstance(text, str) else text.dien(values)


def co_quan(hang: Hang) -> str:
    """The organ that issues the plan."""
    return f"Ủy ban nhân dân {hang.xa}"


def gia_tri(thong_tin: ThongTin, hang: Hang) -> dict[str, str]:
    """What the slots are for a row."""
    own = {key: sach(value) for key, value in hang.gia_tri.items()}
    return own | {
        "xa": hang.xa,
        "ten_xa": hang.ten,
        "loai_xa": hang.loai,
        "tinh": hang.ten_tinh,
        "ten_tinh": hang.tinh,
        "nam": str(thong_tin.nam),
        "don_vi": sach(hang.don_vi) or "[[đơn vị]]",
    }

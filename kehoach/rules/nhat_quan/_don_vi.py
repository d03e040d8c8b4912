"""Units as plans name them: the catalogue's names and abbreviations, and other ways to write them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kehoach.rules.ho_so import HoSo
from kehoach.text.nfc import fold

_LEVEL = r"(?: (?:xa|phuong|dac khu|thi tran)(?: (?!hoi )[a-z]+)?)?"


class Ten(NamedTuple):
    """A unit named in a text."""

    id: str
    tai: int
    den: int


class DonViDoc:
    """Finds the units of the catalogue in folded text."""

    def __init__(self, ho_so: HoSo) -> None:
        names: dict[str, str] = {}
        issued = ho_so.ngay
        for unit in ho_so.danh_muc.don_vi.values():
            if issued is not None and ((unit.tu and issued < unit.tu) or (unit.den and issued >= unit.den)):
                continue
            for name in (unit.ten, *unit.ten_theo_loai.values(), *unit.viet_tat):
                plain = fold(re.sub(r"\{\{[^}]*\}\}", " ", name))
                if len(plain) > 3 or plain in ("ubnd",):
                    names.setdefault(plain, unit.id)
        for unit_id, others in ho_so.tham_so("NQ11")["bien_the"].items():
            if unit_id in ho_so.danh_muc.don_vi:
                for name in others:
                    names.setdefault(fold(name), unit_id)
        self.names = names
        longest = sorted(names, key=len, reverse=True)
        self.pattern = re.compile(rf"(?<![\w&-])(?:{'|'.join(re.escape(each) for each in longest)})(?![\w&]|-\w)")

    def tim(self, folded: str) -> Iterator[Ten]:
        """The units named in folded text, in order, the longest name first."""
        for m in self.pattern.finditer(folded):
            yield Ten(self.names[m[0]], m.start(), m.end())

    def phan(self, text: str) -> set[str]:
        """The parts of a list of units (``Phòng Kinh tế; Công an xã và các thôn``): an id for those of the catalogue."""
        folded, marked, last = fold(text), "", 0
        for name in self.tim(folded):
            marked += folded[last : name.tai] + f"«{name.id}»"
            last = name.den
        marked += folded[last:]
        parts = re.split(r"[;,\n+/]|(?<!\w)(?:va|cung|voi)(?!\w)", marked)
        return {part for each in parts if (part := _bare(each))}


def _bare(part: str) -> str:
    part = part.strip(" .:-")
    m = re.fullmatch(rf"(?:lanh dao )?(«\w+»){_LEVEL}", part)
    return m[1] if m else part


def don_vi(ho_so: HoSo) -> DonViDoc:
    """The finder for this document."""
    if _cache and _cache[0][0] is ho_so:
        return _cache[0][1]
    found = DonViDoc(ho_so)
    _cache[:] = [(ho_so, found)]
    return found


_cache: list[tuple[HoSo, DonViDoc]] = []

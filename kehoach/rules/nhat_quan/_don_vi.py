"""Units as plans name them: the catalogue's names and abbreviations, and other ways to write them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kehoach.rules.ho_so import HoSo
from kehoach.text.nfc import fold

_LEVEL = r"(?: (?:xa|phuong|dac khu|thi tran)(?: (?!hoi )[a-z]+)?)?"


_FIRST = re.compile(r"\w+")
_GOES_ON = re.compile(r"[\w&]|-\w")


@lru_cache(maxsize=8)
def _first_words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?<![&-])(?:{'|'.join(map(re.escape, words))})\b")


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
        self.by_word: dict[str, list[str]] = {}
        for name in sorted(names, key=len, reverse=True):
            self.by_word.setdefault(_FIRST.match(name)[0], []).append(name)  # type: ignore[index]
        self.pattern = _first_words(tuple(sorted(self.by_word)))

    def tim(self, folded: str) -> Iterator[Ten]:
        """The units named in folded text, in order, the longest name first."""
        end = 0
        for m in self.pattern.finditer(folded):
            start = m.start()
            if start < end:
                continue
            for name in self.by_word[m[0]]:
                stop = start + len(name)
                if folded.startswith(name, start) and not _GOES_ON.match(folded, stop):
                    end = stop
                    yield Ten(self.names[name], start, stop)
                    break

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
    return ho_so.mot_lan(DonViDoc)

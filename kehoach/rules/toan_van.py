"""All lines of a document as one text, so that a pattern looks once, not once a line; and its words, cut once for all rules."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from kehoach.model.dong import Dong, Vai
from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.luat import Loi

_PIECE = re.compile(r"[^\W_]+|[\W_]+")
_QUOTED = re.compile(r"“[^“”\n]*(?:”|$)|\"[^\"\n]*\"|«[^«»\n]*»", re.MULTILINE)
_CITED = re.compile(r"[sS]ố ?\d[^\n;.]*(?:\.(?! )[^\n;.]*)*")
_MARKS = ",.;:-–/()“”\"%&\n+[]…!?'"
VACH = "|"
"""What stands between words that something other than a space parts."""
_BARRIER = f" {VACH} "
_THU = frozenset({Vai.SO, Vai.HO_TEN, Vai.QUOC_HIEU, Vai.TIEU_NGU, Vai.DAU_KHAC})


class ToanVan:
    """The lines whose words are the writer's own choice (no number line, no name of the signer, no national heading)."""

    def __init__(self, lines: list[Dong]) -> None:
        self.dong = [each for each in lines if each.vai not in _THU]
        self.chu = "\n".join(each.text.replace("\n", " ") for each in self.dong)
        self.dau: list[int] = []
        place = 0
        for each in self.dong:
            self.dau.append(place)
            place += len(each.text) + 1
        low = self.chu.lower()
        self.thuong = low if len(low) == len(self.chu) else "".join(_lower(each) for each in self.chu)
        """The same in lower case, place by place"""
        self.nho: dict[str, Any] = {}
        """What rules of one group tell each other"""

    def o(self, at: int) -> tuple[Dong, int]:
        """The line at a place of the text, and the place in that line."""
        index = bisect_right(self.dau, at) - 1
        return self.dong[index], at - self.dau[index]

    def loi(
        self,
        start: int,
        end: int,
        sua: str | None,
        du_lieu: Mapping[str, Any] | None = None,
        *,
        muc_do: Level | None = None,
        cach_sua: CachSua | None = None,
    ) -> Loi:
        """A fault from ``start`` to ``end`` (of one line)."""
        dong, at = self.o(start)
        if cach_sua is None and muc_do is Level.GOI_Y and self.cua_nguoi(start):
            cach_sua = CachSua.CHI_GOI_Y  # words of other people stay as they are
        return Loi(dong, dong.text[at : at + end - start], sua, du_lieu, at, muc_do, cach_sua)

    @cached_property
    def tu(self) -> list[str]:
        """Its words in lower case, in order; :data:`VACH` where punctuation or the end of a line parts two."""
        # Twenty replacements cost a third of one regular expression over the same text.
        text = self.thuong
        for mark in _MARKS:
            if mark in text:
                text = text.replace(mark, _BARRIER)
        words = text.split()
        if all(each.isalnum() or each == VACH for each in set(words)):
            return words
        return [piece if piece[0].isalnum() else VACH for each in words for piece in _PIECE.findall(each)]

    @cached_property
    def cac_tu(self) -> frozenset[str]:
        """Its words, each once."""
        return frozenset(self.tu)

    @cached_property
    def cap_tu(self) -> frozenset[tuple[str, str]]:
        """Neighbouring words, each pair once."""
        return frozenset(zip(self.tu, self.tu[1:], strict=False))

    def tim(self, chu: str) -> Iterator[int]:
        """Where ``chu`` (lower case) stands as whole words."""
        text, size = self.thuong, len(chu)
        at = text.find(chu)
        while at >= 0:
            end = at + size
            if not (at and text[at - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
                yield at
            at = text.find(chu, at + 1)

    def thay(self, chu: str) -> Iterator[int]:
        """Where ``chu`` stands, letter by letter; capitals count."""
        at = self.chu.find(chu)
        while at >= 0:
            yield at
            at = self.chu.find(chu, at + 1)

    def truoc(self, at: int) -> str:
        """The word right before a place, with one space between; empty if there is none. In lower case."""
        if not at or self.thuong[at - 1] != " ":
            return ""
        piece = self.thuong[max(0, at - 25) : at - 1]
        start = len(piece)
        while start and piece[start - 1].isalnum():
            start -= 1
        return piece[start:]

    def sau(self, end: int) -> str:
        """The word right behind a place, with one space between; empty if there is none. In lower case."""
        if self.thuong[end : end + 1] != " ":
            return ""
        piece = self.thuong[end + 1 : end + 25]
        stop = 0
        while stop < len(piece) and piece[stop].isalnum():
            stop += 1
        return piece[:stop]

    def dau_cau(self, at: int) -> bool:
        """Whether a sentence, a line or an item begins at a place."""
        start = at
        while start and self.chu[start - 1] in ' "“(-–+•*\t':
            start -= 1
        if not start or self.chu[start - 1] in "\n.!?:;)":
            return True
        dong, place = self.o(at)
        return bool(dong.so) and dong.text.startswith(dong.so) and place <= len(dong.so) + 4

    def hoa_ca(self, at: int) -> bool:
        """Whether the line at a place is all in capitals; worked out once a line."""
        index = bisect_right(self.dau, at) - 1
        kept: dict[int, bool] = self.nho.setdefault("hoa_ca", {})
        if index not in kept:
            kept[index] = self.dong[index].text.isupper()
        return kept[index]

    @cached_property
    def _trong_ngoac(self) -> list[tuple[int, int]]:
        return [m.span() for m in _QUOTED.finditer(self.chu)] if re.search('[“"«]', self.chu) else []

    @cached_property
    def _vien_dan(self) -> list[tuple[int, int]]:
        return [m.span() for m in _CITED.finditer(self.chu)]

    def trong_ngoac(self, at: int) -> bool:
        """Whether a place stands inside quotation marks."""
        return _inside(self._trong_ngoac, at)

    def cua_nguoi(self, at: int) -> bool:
        """Whether words at a place are another's: quoted, in a basis, or behind the number of a cited document."""
        if _inside(self._trong_ngoac, at) or _inside(self._vien_dan, at):
            return True
        return self.o(at)[0].vai is Vai.CAN_CU


def _lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    index = bisect_right(spans, (at, 1 << 60)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]

"""The trace of a rebase: which words of each paragraph of the source became which, however many rounds it took."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kehoach.blocks import Paragraph
from kehoach.model.chuyen import CanXem, ConSot, DaThay
from kehoach.text.changes import Change, made

Ghi = DaThay | CanXem | ConSot
"""What the report says of a place"""


class Manh(NamedTuple):
    """``source[dau:cuoi]`` became ``moi``, or is to be looked at; two pieces of one paragraph share no letter."""

    dau: int
    cuoi: int
    moi: str
    ghi: tuple[Ghi, ...]


class Lop(NamedTuple):
    """What one round does at a place of the paragraph as that round found it; ``moi`` None: it is looked at only."""

    dau: int
    cuoi: int
    moi: str | None
    ghi: tuple[Ghi, ...]


class Vet:
    """The trace of a document: of every paragraph its pieces."""

    def __init__(self, doan: Sequence[Paragraph]) -> None:
        self.goc = [each.text for each in doan]
        self.manh: list[list[Manh]] = [[] for _ in doan]
        self.roi: list[Ghi] = []
        """What is said of no place that the source has"""

    def vong(self, doan: Sequence[Paragraph], lop: Mapping[int, Sequence[Lop]]) -> None:
        """One round more: ``doan`` are the paragraphs as it found them, ``lop`` by ``id`` of theirs what it did."""
        for index, each in enumerate(doan):
            self.manh[index] = chong(self.goc[index], self.manh[index], lop.get(id(each), ()))
        known = {id(each) for each in doan}
        self.roi += [ghi for key, layers in lop.items() if key not in known for each in layers for ghi in each.ghi]


class _Khoang(NamedTuple):
    """A piece or a layer, by its place in the text before the round."""

    dau: int
    cuoi: int
    moi: str | None
    """What the round puts there; None for what is there already"""
    dai_them: int
    """How many letters longer than in the source it is already"""
    la_manh: bool
    ghi: tuple[Ghi, ...]


def hien_tai(goc: str, manh: Sequence[Manh]) -> str:
    """The paragraph ``goc`` with its pieces as they became."""
    return made(goc, [Change(each.dau, each.cuoi, each.moi) for each in manh])


def chong(goc: str, manh: Sequence[Manh], lop: Iterable[Lop]) -> list[Manh]:
    """The pieces of the paragraph ``goc`` after one round more; what overlaps becomes one piece, with all that is said of it."""
    layers = list(lop)
    if not layers:
        return list(manh)
    text = hien_tai(goc, manh)
    there = [
        _Khoang(start, start + len(each.moi), None, len(each.moi) - (each.cuoi - each.dau), True, each.ghi)
        for start, each in _there(manh)
    ]
    new = [_Khoang(each.dau, each.cuoi, each.moi, 0, False, each.ghi) for each in layers]
    found, shift = [], 0
    for group in _clusters([*there, *new]):
        grown = sum(each.dai_them for each in group)
        found.append(_one(text, group, shift, shift + grown))
        shift += grown
    return found


def vung_moi(manh: Sequence[Manh], index: int) -> tuple[int, int]:
    """Where the piece ``manh[index]`` stands in the paragraph as it became."""
    start = next(at for number, (at, _) in enumerate(_there(manh)) if number == index)
    return start, start + len(manh[index].moi)


def _there(manh: Sequence[Manh]) -> Iterator[tuple[int, Manh]]:
    """Each piece and where it begins in the text as it became."""
    shift = 0
    for each in manh:
        yield each.dau + shift, each
        shift += len(each.moi) - (each.cuoi - each.dau)


def _clusters(placed: Iterable[_Khoang]) -> Iterator[list[_Khoang]]:
    """What overlaps together; an empty place goes with what it touches, as nobody could tell which stands first."""
    group: list[_Khoang] = []
    end, empty = -1, False
    for each in sorted(placed, key=lambda one: (one.dau, one.cuoi)):
        hollow = each.dau == each.cuoi
        if group and (each.dau < end or (each.dau == end and (hollow or empty))):
            group.append(each)
            empty = (empty or hollow) if each.cuoi == end else each.cuoi > end and hollow
            end = max(end, each.cuoi)
            continue
        if group:
            yield group
        group, end, empty = [each], each.cuoi, hollow
    if group:
        yield group


def _one(text: str, group: Sequence[_Khoang], before: int, behind: int) -> Manh:
    """The group as one piece; ``before`` and ``behind``: how much longer than the source the text is at its ends."""
    start, end = min(each.dau for each in group), max(each.cuoi for each in group)
    new = sorted((each.dau, each.cuoi, each.moi) for each in group if each.moi is not None)
    words = made(text[start:end], [Change(a - start, b - start, moi) for a, b, moi in new])
    said = [ghi for each in sorted(group, key=lambda one: not one.la_manh) for ghi in each.ghi]
    return Manh(start - before, end - behind, words, tuple(said))

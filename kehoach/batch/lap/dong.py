"""Lines of an annex, and what the rules know of their commune beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple
from weakref import WeakKeyDictionary

from kehoach.batch.job import Cho, Hang
from kehoach.batch.lap.soan import PhuLucLap
from kehoach.batch.tung_hang import Goc, HangLap, TungHang
from kehoach.text.dates import Ngay
from kehoach.writers.annexes import HangChiTieu, HangNhiemVu

XA, XA_HOA, TINH, TINH_HOA = "\ue010", "\ue011", "\ue012", "\ue013"
"""Stand for the commune's own name and its province's, as written and in capitals."""


class Dong(NamedTuple):
    """A line: a row of the table, or the head of the annex."""

    o: tuple[str, ...]
    """Its cells; of the head its paragraphs"""
    hang: HangChiTieu | HangNhiemVu | None = None
    """None: the head"""
    nhom: str = ""
    """Group of an indicator"""
    cho: Cho | None = None

    @property
    def chu(self) -> str:
        """All its words"""
        return "\t".join(self.o)


_WORD = re.compile(r"[^\W_]+")


class CacDong(NamedTuple):
    """The lines of an annex."""

    dong: list[Dong]
    """The head, then the rows that a person wrote"""
    goc: Sequence[Dong] | None = None
    """The lines that the annex shares with other communes; the first stands for the head"""
    khac: Sequence[int] = ()
    """Places of the lines that are other than those, the head's among them"""


class DocDong:
    """Gives the lines of annexes; those of shared rows are the same objects each time."""

    def __init__(self) -> None:
        self._rows = TungHang(_lines)
        self._shared: WeakKeyDictionary[Goc, tuple[list[Dong], list[int]]] = WeakKeyDictionary()
        """The lines of the shared rows, and the place of the line of each row: 0 for one of a group"""

    def doc(self, annex: PhuLucLap) -> CacDong:
        """The lines that a person wrote: the head, then the rows but those of groups and of the total."""
        head = Dong((annex.ten, annex.kem_theo))
        lines = [head, *filter(None, self._rows.cua(annex))]
        if annex.goc is None:
            return CacDong(lines)
        if annex.goc not in self._shared:
            rows = self._rows.cua_goc(annex.goc)
            places = list(accumulate(1 if each else 0 for each in rows))
            shared = [head, *filter(None, rows)]
            self._shared[annex.goc] = shared, [place if each else 0 for place, each in zip(places, rows, strict=True)]
        shared, places = self._shared[annex.goc]
        return CacDong(lines, shared, [0, *(places[each] for each in annex.khac if each < len(places))])


def _lines(rows: Sequence[HangLap]) -> list[Dong | None]:
    return [None if each.cho is None else _dong(each) for each in rows]


def _dong(lap: HangLap) -> Dong:
    row = lap.hang
    if isinstance(row, HangNhiemVu):
        cells = (row.ten, row.chu_tri, row.phoi_hop, row.san_pham, row.kinh_phi, row.thoi_han)
        return Dong(cells, row, "", lap.cho)
    return Dong((lap.nhom, row.ten, row.don_vi_tinh, row.gia_tri), row, lap.nhom, lap.cho)


@dataclass(frozen=True, slots=True)
class BoiCanh:
    """What the rules know of a row beside its lines, and the names to be put aside."""

    hang: Hang
    ngay: Ngay
    phat_hanh: bool
    """Whether number and whole date are known: the rules are stricter then"""
    ten: tuple[tuple[str, str], ...]
    """Names and what stands for each, the longer first"""
    tu: tuple[frozenset[str], ...]
    """The words of each"""

    def co_ten(self, text: str) -> bool:
        """Whether one of the own names stands in ``text``."""
        for name, _ in self.ten:  # noqa: SIM110 - for every line of every file: any() takes twice as long
            if name in text:
                return True
        return False

    def an_ten(self, text: str) -> str:
        """``text`` with the own names put aside."""
        for name, token in self.ten:
            if name in text:
                text = _whole_words(text, name, token)
        return text

    def hien_ten(self, text: str) -> str:
        """``text`` with them back in their places."""
        for name, token in self.ten:
            text = text.replace(token, name)
        return text


def boi_canh(hang: Hang, so: str, ngay: Ngay) -> BoiCanh:
    """The circumstances of ``hang``, whose plan has that number and date."""
    names = [(hang.ten, XA), (hang.ten.upper(), XA_HOA), (hang.tinh, TINH), (hang.tinh.upper(), TINH_HOA)]
    names.sort(key=lambda pair: -len(pair[0]))
    words = tuple([frozenset(cac_tu(name)) for name, _ in names])
    return BoiCanh(hang, ngay, bool(so) and ngay.day_du, tuple(names), words)


def cac_tu(text: str) -> list[str]:
    """The words of a text; a name stands in it only where all of the name's words do."""
    return _WORD.findall(text)


def _whole_words(text: str, name: str, token: str) -> str:
    first, *others = text.split(name)
    made = first
    for each in others:
        inside = (made[-1:].isalnum() and made[-1:] not in token) or each[:1].isalnum()
        made += (name if inside else token) + each
    return made

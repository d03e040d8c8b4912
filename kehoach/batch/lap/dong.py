"""Lines of an annex, and what the rules know of their commune beside them."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from kehoach.batch.job import Cho, Hang
from kehoach.batch.lap.soan import PhuLucLap
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
_known: dict[int, Dong] = {}
"""Lines by the identity of their rows, which are mostly the same for all communes"""
MAX_KNOWN = 500


def cac_dong(annex: PhuLucLap) -> list[Dong]:
    """The lines that a person wrote: the head, then the rows but those of groups and of the total."""
    lines = [Dong((annex.ten, annex.kem_theo))]
    group = ""
    for row, place in zip(annex.hang, annex.nguon, strict=True):
        known = _known.get(id(row))
        if known is not None and known.hang is row and known.nhom == group and known.cho is place:
            lines.append(known)
        elif isinstance(row, HangChiTieu) and row.nhom:
            group = row.ten
        elif not (isinstance(row, HangNhiemVu) and row.tong):
            lines.append(_dong(row, group, place))
    return lines


def _dong(row: HangChiTieu | HangNhiemVu, group: str, place: Cho | None) -> Dong:
    if isinstance(row, HangNhiemVu):
        made = Dong((row.ten, row.chu_tri, row.phoi_hop, row.san_pham, row.kinh_phi, row.thoi_han), row, "", place)
    else:
        made = Dong((group, row.ten, row.don_vi_tinh, row.gia_tri), row, group, place)
    if len(_known) >= MAX_KNOWN:
        _known.clear()
    _known[id(row)] = made
    return made


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

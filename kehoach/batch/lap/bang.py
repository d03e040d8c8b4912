"""The rows of an annex: chosen ones made for a commune, or those that all communes share with what is its own put in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kehoach.batch.job import Cho
from kehoach.batch.lap.khuon import Khuon
from kehoach.text.ordinals import roman
from kehoach.writers.annexes import HangChiTieu, HangNhiemVu

LoaiPhuLuc = Literal["chi_tieu", "nhiem_vu"]
HangIn = HangChiTieu | HangNhiemVu
Rieng = Mapping[str, Mapping[str, str]]
"""A commune's own values by the code of the row that they are for"""


def bang(
    loai: LoaiPhuLuc, chosen: Iterable[Khuon], values: Mapping[str, str], own: Rieng
) -> tuple[list[HangIn], list[Cho | None]]:
    """The rows, those of groups among them, and where in the workbook each is from."""
    rows: list[HangIn] = []
    sources: list[Cho | None] = []
    group, groups = "", 0
    for number, each in enumerate(chosen, 1):
        named = each.nhom(values) if loai == "chi_tieu" else ""
        if named and named != group:
            groups += 1
            rows.append(_nhom(roman(groups), named))
            sources.append(None)
        group = named
        rows.append(_hang(loai, each, number, values, own))
        sources.append(each.cho)
    return rows, sources


def _hang(loai: LoaiPhuLuc, khuon: Khuon, number: int, values: Mapping[str, str], own: Rieng) -> HangIn:
    mine = own.get(khuon.ma)
    return khuon.chi_tieu(number, values, mine) if loai == "chi_tieu" else khuon.nhiem_vu(number, values, mine)


@lru_cache(maxsize=512)
def _nhom(so: str, ten: str) -> HangChiTieu:
    return HangChiTieu(so, ten.upper(), nhom=True)


@dataclass(frozen=True, slots=True)
class Chung:
    """The rows of an annex that every commune has, as they are printed where nothing is its own."""

    loai: LoaiPhuLuc
    hang: list[HangIn]
    nguon: list[Cho | None]
    o: list[tuple[int, int, Khuon]]
    """Rows with slots: place in the table, number, the row"""
    ma: Mapping[str, list[tuple[int, int, Khuon]]]
    """The others by their codes"""

    def rows(self, values: Mapping[str, str], own: Rieng) -> tuple[list[HangIn], list[Cho | None]]:
        """As :func:`bang`: only what is the commune's own is made."""
        rows = list(self.hang)
        for place, number, khuon in self.o:
            rows[place] = _hang(self.loai, khuon, number, values, own)
        for ma in own:
            for place, number, khuon in self.ma.get(ma, ()):
                rows[place] = _hang(self.loai, khuon, number, values, own)
        return rows, list(self.nguon)


def chung(loai: LoaiPhuLuc, khuon: Sequence[Khuon]) -> Chung | None:
    """The rows that every commune shares; None where some row is not for everyone, or a group has not one
    name for all."""
    if not all(each.moi_noi and not (loai == "chi_tieu" and 1 in each.o) for each in khuon):
        return None
    rows, sources = bang(loai, khuon, defaultdict(str), {})
    places = [place for place, source in enumerate(sources) if source is not None]
    slots, others = [], dict[str, list[tuple[int, int, Khuon]]]()
    for number, (place, each) in enumerate(zip(places, khuon, strict=True), 1):
        if each.o:
            slots.append((place, number, each))
        else:
            others.setdefault(each.ma, []).append((place, number, each))
    return Chung(loai, rows, sources, slots, others)

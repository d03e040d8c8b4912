"""The rows of an annex: chosen ones made for a commune, or those that many communes share with what is its own put in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kehoach.batch.lap.khuon import Khuon
from kehoach.batch.tung_hang import Goc, HangIn, HangLap
from kehoach.text.ordinals import roman
from kehoach.writers.annexes import HangChiTieu

LoaiPhuLuc = Literal["chi_tieu", "nhiem_vu"]
Rieng = Mapping[str, Mapping[str, str]]
"""A commune's own values by the code of the row that they are for"""


@dataclass(frozen=True, slots=True)
class Bang:
    """The rows of an annex, as :class:`~kehoach.batch.tung_hang.CoHang` tells."""

    dong: list[HangLap]
    goc: Goc | None = None
    khac: tuple[int, ...] = ()


def bang(loai: LoaiPhuLuc, chosen: Sequence[Khuon], values: Mapping[str, str], own: Rieng) -> Bang:
    """The rows made of ``chosen``, those of groups among them."""
    rows: list[HangLap] = []
    group, shown, groups = "", "", 0
    for number, each in enumerate(chosen, 1):
        named = each.nhom(values) if loai == "chi_tieu" else ""
        if named and named != group:
            groups += 1
            head = _nhom(roman(groups), named)
            shown = head.ten
            rows.append(HangLap(head))
        group = named
        rows.append(HangLap(_hang(loai, each, number, values, own), shown, each.cho))
    return Bang(rows)


def _hang(loai: LoaiPhuLuc, khuon: Khuon, number: int, values: Mapping[str, str], own: Rieng) -> HangIn:
    mine = own.get(khuon.ma)
    return khuon.chi_tieu(number, values, mine) if loai == "chi_tieu" else khuon.nhiem_vu(number, values, mine)


@lru_cache(maxsize=512)
def _nhom(so: str, ten: str) -> HangChiTieu:
    return HangChiTieu(so, ten.upper(), nhom=True)


class Chung:
    """Rows chosen for many communes, as they are printed where nothing is a commune's own."""

    def __init__(self, loai: LoaiPhuLuc, chosen: Sequence[Khuon]) -> None:
        self._loai = loai
        self._goc = Goc(bang(loai, chosen, defaultdict(str), {}).dong)
        places = [place for place, each in enumerate(self._goc.dong) if each.cho is not None]
        self._slots: list[tuple[int, int, Khuon]] = []
        """Rows with slots: place in the table, number, the row"""
        self._others: dict[str, list[tuple[int, int, Khuon]]] = {}
        """The others by their codes"""
        for number, (place, each) in enumerate(zip(places, chosen, strict=True), 1):
            where = self._slots if each.o else self._others.setdefault(each.ma, [])
            where.append((place, number, each))

    def bang(self, values: Mapping[str, str], own: Rieng) -> Bang:
        """As :func:`bang`: only what is the commune's own is made."""
        rows = list(self._goc.dong)
        wanted = [*self._slots, *(each for ma in own for each in self._others.get(ma, ()))]
        for place, number, khuon in wanted:
            rows[place] = HangLap(_hang(self._loai, khuon, number, values, own), rows[place].nhom, khuon.cho)
        return Bang(rows, self._goc, tuple([place for place, _, _ in wanted]))


def one_for_all(loai: LoaiPhuLuc, chosen: Sequence[Khuon]) -> bool:
    """Whether the groups among the rows have the same names for all communes."""
    return loai == "nhiem_vu" or not any(1 in each.o for each in chosen)

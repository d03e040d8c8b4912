"""What is made of the rows of an annex, once for those that many communes share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeVar
from weakref import WeakKeyDictionary

from kehoach.batch.job import Cho
from kehoach.writers.annexes import HangChiTieu, HangNhiemVu

HangIn = HangChiTieu | HangNhiemVu
T = TypeVar("T")


class HangLap(NamedTuple):
    """A row of an annex, composed."""

    hang: HangIn
    """As it is printed"""
    nhom: str = ""
    """The group of indicators that it stands under"""
    cho: Cho | None = None
    """Where in the workbook it is from; None for rows of groups and of the total"""


@dataclass(frozen=True, eq=False)
class Goc:
    """Rows that the annexes of many communes share, but for what is a commune's own."""

    dong: Sequence[HangLap]


class CoHang(Protocol):
    """Something with the rows of an annex."""

    @property
    def dong(self) -> Sequence[HangLap]:
        """All rows, those of groups and of the total among them"""
        ...

    @property
    def goc(self) -> Goc | None:
        """The shared rows that it begins with, if there are such"""
        ...

    @property
    def khac(self) -> Sequence[int]:
        """The places of the rows that are other than those of ``goc``, at the end those that come after them"""
        ...


class TungHang(Generic[T]):
    """``make`` gives one thing for each of some rows; what it gave for shared rows is kept as long as these are."""

    def __init__(self, make: Callable[[Sequence[HangLap]], Sequence[T]]) -> None:
        self._make = make
        self._known: WeakKeyDictionary[Goc, list[T]] = WeakKeyDictionary()

    def cua(self, annex: CoHang) -> list[T]:
        """What is made of each row of ``annex``, in their order."""
        return self.dat(annex, self._make(rieng(annex)))

    def dat(self, annex: CoHang, own: Sequence[T]) -> list[T]:
        """The same where what is made of its :func:`rieng` rows is known."""
        if annex.goc is None:
            return list(own)
        made = self.cua_goc(annex.goc).copy()
        for place, each in zip(annex.khac, own, strict=True):
            if place < len(made):
                made[place] = each
            else:
                made.append(each)
        return made

    def cua_goc(self, goc: Goc) -> list[T]:
        """What is made of each of the shared rows."""
        known = self._known.get(goc)
        if known is None:
            known = self._known[goc] = list(self._make(goc.dong))
        return known


def rieng(annex: CoHang) -> Sequence[HangLap]:
    """The rows that ``annex`` does not share."""
    rows = annex.dong
    return rows if annex.goc is None else [rows[place] for place in annex.khac]

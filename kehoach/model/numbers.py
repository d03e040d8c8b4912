"""Numbers are computed, never typed: from the level of a node and its place among its siblings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach.model.plan import KeHoach, Muc, PhuLuc
from kehoach.text.numbering import Kieu, roman, so


@dataclass(frozen=True, slots=True)
class MucCoSo:
    """A node in reading order with its printed number (``IV.``, ``1.2.``, ``đ)``, ``-``, or empty) and its depth from 0."""

    muc: Muc
    so: str
    sau: int


def danh_so(nodes: Sequence[Muc], cha: str = "", sau: int = 0) -> Iterator[MucCoSo]:
    """Walk ``nodes`` and their children in reading order.

    Siblings of one level count on; a sibling of another level or a plain paragraph between them does not interrupt the
    count (a sentence may stand between 1. and 2.). ``cha`` is the Arabic number that a decimal below continues (``2.``):
    that of the parent, of a Roman parent its value (II. -> 2.1.), elsewhere none, and the decimal starts by itself.
    """
    count: dict[Kieu, int] = {}
    for muc in nodes:
        ordinal = count[muc.cap] = count.get(muc.cap, 0) + 1
        printed = so(Kieu.A_RAP if muc.cap is Kieu.THAP_PHAN and not cha else muc.cap, ordinal, cha)
        yield MucCoSo(muc, printed, sau)
        yield from danh_so(muc.muc, _continued(muc.cap, ordinal, printed), sau + 1)


def _continued(cap: Kieu, ordinal: int, printed: str) -> str:
    if cap is Kieu.LA_MA:
        return f"{ordinal}."
    return printed if cap in (Kieu.A_RAP, Kieu.THAP_PHAN) else ""


def so_phu_luc(ke_hoach: KeHoach, phu_luc: PhuLuc) -> str:
    """``I``, ``II``... from two annexes on; empty for the only one (Nghị định 30/2020, Phụ lục I, Mục III, khoản 1)."""
    if len(ke_hoach.phu_luc) < 2:
        return ""
    return roman(next(index for index, each in enumerate(ke_hoach.phu_luc, 1) if each is phu_luc))

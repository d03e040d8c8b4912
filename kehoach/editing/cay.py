"""Finding one's way in a plan as plain data: which list a node stands in, where, and below what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from kehoach.editing.loi import khong_thay
from kehoach.editing.truong import Loai

Data = dict[str, Any]
GOC: Final[tuple[Loai, ...]] = ("can_cu", "muc", "noi_nhan", "phu_luc")
"""Lists of nodes that the plan itself has"""
CON: Final[dict[Loai, tuple[Loai, ...]]] = {"muc": ("muc",), "phu_luc": ("chi_tieu", "nhiem_vu", "muc")}
"""Lists of nodes that a node has"""
TRAN: Final[tuple[Loai, ...]] = ("luu", "phan_khac")
"""Lists of the plan whose items have no id; they are called ``@luu.0``"""


@dataclass(frozen=True, slots=True)
class Cho:
    """The place of a node."""

    danh_sach: list[Any]
    vi_tri: int
    loai: Loai
    cha: "Cho | None" = None

    @property
    def nut(self) -> Any:
        """The node there."""
        return self.danh_sach[self.vi_tri]


def tim(data: Data, nut: str) -> Cho:
    """The place of the node called ``nut``. Raises :class:`KehoachError` SU01."""
    if nut.startswith("@"):
        name, _, index = nut[1:].partition(".")
        for loai in TRAN:
            if loai == name and index.isascii() and index.isdigit() and int(index) < len(data[loai]):
                return Cho(data[loai], int(index), loai)
        raise khong_thay(nut)
    for each in moi_cho(data):
        if each.nut["id"] == nut and nut:
            return each
    raise khong_thay(nut)


def moi_cho(data: Data) -> Iterator[Cho]:
    """The place of every node that has an id, parents before children."""
    for loai in GOC:
        yield from _below(data[loai], loai, None)


def _below(nodes: list[Any], loai: Loai, cha: Cho | None) -> Iterator[Cho]:
    for index, node in enumerate(nodes):
        place = Cho(nodes, index, loai, cha)
        yield place
        for inner in CON.get(loai, ()):
            yield from _below(node[inner], inner, place)


def duoi(node: Data) -> Iterator[Data]:
    """``node``, a ``muc``, and all below it."""
    yield node
    for each in node["muc"]:
        yield from duoi(each)

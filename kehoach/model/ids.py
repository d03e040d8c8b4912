"""Stable ids: every node of a plan has one; an id once written is kept through every later edit.

A node without an id gets one from the words it begins with, so that inserting a neighbour does not change it.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from kehoach.text.nfc import slug

if TYPE_CHECKING:
    from kehoach.model.plan import KeHoach, Muc

_WORDS = 5
"""Words of the text that make an id: enough to tell siblings apart, short enough to read."""


class _Node(Protocol):
    id: str


def give_ids(ke_hoach: "KeHoach") -> None:
    """Fill every empty id in place. Two nodes with one id raise ``ValueError`` that names it."""
    used: set[str] = set()
    next_number: dict[str, int] = {}
    nodes = list(_nodes(ke_hoach))
    for node, _ in nodes:
        if node.id:
            if node.id in used:
                raise ValueError(f"mã “{node.id}” dùng cho hai nơi; mỗi nơi cần một mã riêng")
            used.add(node.id)
    for node, text in nodes:
        if not node.id:
            node.id = _unused("-".join(slug(text).split("-")[:_WORDS]) or "muc", used, next_number)
            used.add(node.id)


def _unused(base: str, used: set[str], next_number: dict[str, int]) -> str:
    """``base``, or ``base-2``, ``base-3``...; ``next_number`` remembers how far each base has come."""
    candidate = base
    while candidate in used:
        number = next_number[base] = next_number.get(base, 1) + 1
        candidate = f"{base}-{number}"
    return candidate


def _nodes(ke_hoach: "KeHoach") -> Iterator[tuple[_Node, str]]:
    """Every node that has an id, with the words that one would be made of."""
    for can_cu in ke_hoach.can_cu:
        yield can_cu, f"can cu {can_cu.so_ky_hieu or can_cu.trich_yeu or can_cu.nguyen_van}"
    yield from _muc(ke_hoach.muc)
    for noi_nhan in ke_hoach.noi_nhan:
        yield noi_nhan, f"gui {noi_nhan.ten}"
    for phu_luc in ke_hoach.phu_luc:
        yield phu_luc, f"phu luc {phu_luc.tieu_de}"
        for chi_tieu in phu_luc.chi_tieu:
            yield chi_tieu, f"chi tieu {chi_tieu.ten}"
        for nhiem_vu in phu_luc.nhiem_vu:
            yield nhiem_vu, f"nhiem vu {nhiem_vu.ten}"
        yield from _muc(phu_luc.muc)


def _muc(nodes: "Sequence[Muc]") -> Iterator[tuple[_Node, str]]:
    for muc in nodes:
        yield muc, muc.tieu_de or muc.loi_van or "bang"
        yield from _muc(muc.muc)

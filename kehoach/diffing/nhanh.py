"""A plan as a tree of parts that are all alike: a kind, a few plain fields, a list of children. So the rules of a merge
are written once, for sections, bases, indicators, tasks, recipients, annexes and rows of tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kehoach.model.kieu import Nut
from kehoach.model.numbers import danh_so, so_phu_luc
from kehoach.model.plan import KeHoach, Muc

GOC = "ke_hoach"
"""Kind of the root: the head of the plan."""

HANG = "hang"
"""Kind of the rows of a table, which have no id."""

CON = {
    GOC: ("can_cu", "muc", "noi_nhan", "phu_luc"),
    "muc": ("muc",),
    "phu_luc": ("chi_tieu", "nhiem_vu", "muc"),
}
"""Kind -> the lists of its children, in reading order; the name of a list is the kind of what it holds."""

_TEN = {"can_cu": "căn cứ", "noi_nhan": "nơi nhận", "chi_tieu": "chỉ tiêu", "nhiem_vu": "nhiệm vụ", HANG: "hàng"}
_CHU = ("tieu_de", "loi_van", "ten", "ten_loai", "so_ky_hieu", "trich_yeu", "nguyen_van")
"""Fields that say what a part is."""
_DA_NOI = frozenset({*_CHU, "dan", "cap", "nhan_manh", "so_goc"})
"""Those, and fields that are no words."""


@dataclass(eq=False, slots=True)
class Nhanh:
    """A part of a plan."""

    loai: str
    truong: dict[str, Any]
    """Its own fields as plain data, without id and children"""
    id: str = ""
    so: str = ""
    """Where it is, for a reader: II.1; căn cứ 3; Phụ lục I, nhiệm vụ 2"""
    nut: Nut | None = None
    cha: "Nhanh | None" = None
    con: "list[Nhanh]" = field(default_factory=list)

    def day(self, loai: str) -> "list[Nhanh]":
        """The children of that kind."""
        return [each for each in self.con if each.loai == loai]

    def cay(self) -> "Iterator[Nhanh]":
        """The part and all below it, in reading order."""
        yield self
        for each in self.con:
            yield from each.cay()

    def chu(self) -> str:
        """Its words."""
        if self.loai == HANG:
            return " | ".join(filter(None, self.truong.values()))
        found = " ".join(filter(None, (self.truong.get(name, "") for name in _CHU)))
        return found or viet(self.truong.get("bang"))

    def day_du(self) -> str:
        """Its words and all else that it says: who leads a task, the value of an indicator."""
        others = (viet(value) for name, value in self.truong.items() if name not in _DA_NOI)
        return self.chu() if self.loai in (GOC, HANG) else " | ".join(filter(None, (self.chu(), *others)))


def viet(value: Any) -> str:
    """A value as text for a reader."""
    if isinstance(value, dict) and {"loai", "cot"} <= value.keys():  # a table
        return "\n".join(" | ".join(row) for row in (value["cot"], *value.get("hang", ())))
    if isinstance(value, dict):
        return " | ".join(filter(None, map(viet, value.values())))
    if isinstance(value, list):
        return "; ".join(map(viet, value))
    if isinstance(value, bool):
        return "có" if value else ""
    return "" if value is None else str(value)


def tao_cay(ke_hoach: KeHoach) -> Nhanh:
    """The tree of ``ke_hoach``."""
    numbers = _numbers(ke_hoach)
    return _build(ke_hoach, GOC, None, numbers)


def them_con(cha: Nhanh, con: Nhanh) -> None:
    """Put ``con`` last below ``cha``."""
    con.cha = cha
    cha.con.append(con)


def _build(nut: Nut, loai: str, cha: Nhanh | None, numbers: dict[int, str]) -> Nhanh:
    lists = CON.get(loai, ())
    made = Nhanh(
        loai, nut.model_dump(exclude={"id", *lists}), getattr(nut, "id", ""), numbers.get(id(nut), ""), nut, cha
    )
    for name in lists:
        for each in getattr(nut, name):
            made.con.append(_build(each, name, made, numbers))
    return made


def _numbers(ke_hoach: KeHoach) -> dict[int, str]:
    """Where each part is, by the identity of its object."""
    found = dict(_muc_numbers(ke_hoach.muc))
    for name in ("can_cu", "noi_nhan"):
        found |= {id(each): f"{_TEN[name]} {index}" for index, each in enumerate(getattr(ke_hoach, name), 1)}
    for phu_luc in ke_hoach.phu_luc:
        above = f"Phụ lục {so_phu_luc(ke_hoach, phu_luc)}".strip()
        found[id(phu_luc)] = above
        for name in ("chi_tieu", "nhiem_vu"):
            parts = enumerate(getattr(phu_luc, name), 1)
            found |= {id(each): f"{above}, {_TEN[name]} {index}" for index, each in parts}
        found |= {key: f"{above}, {number}" for key, number in _muc_numbers(phu_luc.muc)}
    return found


def _muc_numbers(nodes: list[Muc]) -> Iterator[tuple[int, str]]:
    """The number of each section with those above it: II.1.a; a paragraph without a number has that of its parent."""
    path: list[str] = []
    for each in danh_so(nodes):
        del path[each.sau :]
        own = each.so.strip("().")
        path.append(own.rpartition(".")[2])
        yield id(each.muc), ".".join(filter(None, path))

"""Which units a piece of text names: by the catalogue, and by the names and groups of NN10."""

import re
from functools import lru_cache
from typing import NamedTuple

from kehoach.catalog.load import DanhMuc
from kehoach.rules.bo_luat import tham_so
from kehoach.rules.ho_so import HoSo
from kehoach.rules.noi_nhan._cay import MOST_LETTERS, Cay, cac_tu, tim, trong_cay

_SLOT = re.compile(r"\{\{.*?\}\}")


class Ten(NamedTuple):
    """A name found in a text."""

    dau: int
    cuoi: int
    ids: frozenset[str]
    """Units that it means or, for a group, covers; empty for names that only look like one (nông thôn)"""
    nhom: bool
    """Whether it is a group: các phòng, ban"""


_Meaning = tuple[frozenset[str], bool]


def tim_ten(text: str, ho_so: HoSo) -> tuple[Ten, ...]:
    """The units and groups that ``text`` names, the longest name at each place."""
    return _find(text[:MOST_LETTERS], ho_so.danh_muc, ho_so.che_do)


@lru_cache(maxsize=1024)
def _find(text: str, danh_muc: DanhMuc, che_do: str) -> tuple[Ten, ...]:
    tree, words = _tree(danh_muc, che_do), cac_tu(text)
    names: list[Ten] = []
    at = 0
    while at < len(words):
        found = tim(words, tree, at)
        if found is None:
            at += 1
            continue
        length, (ids, group) = found
        names.append(Ten(words[at].dau, words[at + length - 1].cuoi, ids, group))
        at += 1 if group else length  # groups overlap: các cơ quan, đơn vị trên địa bàn
    return tuple(names)


@lru_cache(maxsize=8)
def _tree(danh_muc: DanhMuc, che_do: str) -> Cay[_Meaning]:
    known = tham_so("NN10", che_do)
    names: dict[str, _Meaning] = {}

    def add(name: str, ids: frozenset[str], group: bool) -> None:
        words = [each.chu for each in cac_tu(_SLOT.sub(" ", name))]
        key = " ".join(words)
        if len(key) > 2:  # KT, VP, CA mean too much
            before = names.get(key, (frozenset[str](), group))
            names[key] = (before[0] | ids, before[1] and group)

    for unit in danh_muc.don_vi.values():
        for name in (unit.ten, *unit.ten_theo_loai.values(), *unit.viet_tat):
            add(name, frozenset({unit.id}), False)
    for key, own in known["don_vi"].items():
        for name in own:
            add(name, frozenset({key}), False)
    for line in danh_muc.noi_nhan.values():
        if len(line.gom) > 1:
            add(line.ten, frozenset(line.gom), True)
    for group in known["nhom"]:
        for name in group["ten"]:
            add(name, frozenset(group["gom"]), True)
    for name in known["khong_phai"]:
        names[" ".join(each.chu for each in cac_tu(name))] = (frozenset(), False)
    return trong_cay(names.items())

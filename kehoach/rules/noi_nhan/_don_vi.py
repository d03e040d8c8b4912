"""Which units a piece of text names: by the catalogue, and by the names and groups of NN10."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from kehoach.catalog.load import DanhMuc
from kehoach.rules.bo_luat import tham_so
from kehoach.rules.ho_so import HoSo
from kehoach.rules.noi_nhan._nen import chuan

_WORD = re.compile(r"[^\W_]+")
_SLOT = re.compile(r"\{\{.*?\}\}")
_SKIPPED = frozenset({"và"})
MAX_WORDS = 300
"""So many words of one line are looked at"""


class Ten(NamedTuple):
    """A name found in a text."""

    dau: int
    cuoi: int
    ids: frozenset[str]
    """Units that it means or, for a group, covers; empty for names that only look like one (nông thôn)"""
    nhom: bool
    """Whether it is a group: các phòng, ban"""
    thu_tu: int
    """Place among the words, from 0"""


_Tree = Mapping[str, list[tuple[tuple[str, ...], frozenset[str], bool]]]


def tim_ten(text: str, ho_so: HoSo) -> Iterator[Ten]:
    """The units and groups that ``text`` names, the longest name at each place."""
    yield from _find(text, _tree(ho_so.danh_muc, ho_so.che_do))


def _find(text: str, tree: _Tree) -> Iterator[Ten]:
    found = _WORD.finditer(chuan(text[: MAX_WORDS * 8]))
    words = [(m[0], m.start(), m.end()) for m in found if m[0] not in _SKIPPED]
    at = 0
    while at < len(words):
        for parts, ids, group in tree.get(words[at][0], ()):
            end = at + len(parts)
            if end <= len(words) and all(words[at + k][0] == part for k, part in enumerate(parts)):
                yield Ten(words[at][1], words[end - 1][2], ids, group, at)
                at = at + 1 if group else end  # groups overlap: các cơ quan, đơn vị trên địa bàn
                break
        else:
            at += 1


@lru_cache(maxsize=8)
def _tree(danh_muc: DanhMuc, che_do: str) -> _Tree:
    known = tham_so("NN10", che_do)
    names: dict[tuple[str, ...], tuple[frozenset[str], bool]] = {}

    def add(name: str, ids: frozenset[str], group: bool) -> None:
        parts = tuple(m[0] for m in _WORD.finditer(chuan(_SLOT.sub(" ", name))) if m[0] not in _SKIPPED)
        if parts and (len(parts) > 1 or len(parts[0]) > 2):
            before = names.get(parts, (frozenset[str](), group))
            names[parts] = (before[0] | ids, before[1] and group)

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
        parts = tuple(_WORD.findall(chuan(name)))
        names[parts] = (frozenset(), False)
    tree: dict[str, list[tuple[tuple[str, ...], frozenset[str], bool]]] = {}
    for parts, (ids, is_group) in names.items():
        tree.setdefault(parts[0], []).append((parts, ids, is_group))
    for found in tree.values():
        found.sort(key=lambda each: -len(each[0]))
    return tree

"""Levels follow the place: a node that comes elsewhere is numbered as its neighbours there, and what is below it follows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kehoach.editing.cay import Data, duoi, moi_cho

_BAC: Final = {cap: rank for rank, cap in enumerate(("I", "1", "1.1", "a", "(1)", "-", "+"))}
_DUOI: Final = {"I": "1", "1": "a", "1.1": "a", "a": "-", "(1)": "-", "-": "+", "+": "+"}
"""Level -> the usual one below it"""
DOAN: Final = ""
Khuon = Mapping[str, str]
"""Level -> the one that this plan has below it"""


def khuon(data: Data, tru: Data | None = None) -> Khuon:
    """What the plan has below each level most often, without the node ``tru``."""
    left = {id(each) for each in duoi(tru)} if tru else set()
    pairs = Counter(
        (place.nut["cap"], child["cap"])
        for place in moi_cho(data)
        if place.loai == "muc" and id(place.nut) not in left
        for child in place.nut["muc"]
        if _sau_hon(child["cap"], place.nut["cap"]) and id(child) not in left
    )
    found: dict[str, str] = {}
    for (parent, child), _ in pairs.most_common():
        found.setdefault(parent, child)
    return found


def cap_o(anh_em: Sequence[Data], vi_tri: int, cha: Data | None, forms: Khuon, cu: str | None = None) -> str:
    """The level at ``vi_tri`` among ``anh_em`` below ``cha``: the nearest numbered neighbour's, before it or after; else the
    usual one there; ``cu`` is the level that the node had."""
    if cu == DOAN:
        return DOAN
    for each in (*reversed(anh_em[:vi_tri]), *anh_em[vi_tri:]):
        if each["cap"] != DOAN:
            return str(each["cap"])
    if cha is None:
        return cu or "I"
    above = str(cha.get("cap", DOAN))  # an annex has no level
    if above == DOAN:
        return cu or ("1" if "cap" not in cha else DOAN)
    return forms.get(above) or _DUOI[above]


def theo(node: Data, cap: str, anh_em: Iterable[Data], forms: Khuon) -> None:
    """``node`` gets the level ``cap``, and what is below it levels that fit; ``anh_em`` show what their kind has below it."""
    if node["cap"] == cap:
        return
    node["cap"] = cap
    children = [each for each in node["muc"] if each["cap"] != DOAN]
    if not children or cap == DOAN:
        return
    shown = [child for each in anh_em if each["cap"] == cap for child in each["muc"] if _sau_hon(child["cap"], cap)]
    kept = children[0]["cap"] if _sau_hon(children[0]["cap"], cap) else forms.get(cap) or _DUOI[cap]
    first = shown[0]["cap"] if shown else kept
    before = children[0]["cap"]
    for each in children:
        fits = first if each["cap"] == before or not _sau_hon(each["cap"], cap) else each["cap"]
        theo(each, fits, shown, forms)


def _sau_hon(cap: str, hon: str) -> bool:
    return cap in _BAC and hon in _BAC and _BAC[cap] > _BAC[hon]

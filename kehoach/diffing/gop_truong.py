"""The fields of one part, merged: what one side changed comes, what both changed alike comes, else ours stays."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from kehoach.diffing.bo_ba import BoBa
from kehoach.diffing.cau import gop_cau
from kehoach.diffing.giong import same
from kehoach.diffing.nhanh import GOC
from kehoach.diffing.thu_tu import gop_day

_LY_DO = "hai bên cùng sửa, mỗi bên một khác"

_NGUYEN = frozenset({"quyen_han", "cot", "bang"})
"""Lists that only make sense as a whole."""

_LOI = ("tieu_de", "loi_van")

_VAN_BAN = ("ten_loai", "so_ky_hieu", "co_quan", "ngay", "trich_yeu", "nguyen_van")
"""What together names one document; parts of two documents would name a third that does not exist."""

Truong = Mapping[str, Any]


@dataclass
class Gop:
    """The fields of a part after the merge."""

    truong: dict[str, Any]
    xung_dot: dict[str, str] = field(default_factory=dict)
    """Name of a field that stays ours though the new version changed it -> why"""


def gop_truong(bo: BoBa, cua_ta: Mapping[str, str] = MappingProxyType({})) -> Gop:
    """Merge the fields of ``bo``; those of ``cua_ta`` stay ours, for the reason there. What one side only has stays so."""
    if bo.ta is None or bo.moi is None:
        return Gop(dict(bo.mot.truong))
    goc, moi, ta = bo.goc.truong if bo.goc else {}, bo.moi.truong, bo.ta.truong
    made = Gop({})
    for names in _groups(bo.loai, goc, moi, ta):
        _merge_group(made, names, goc, moi, ta, cua_ta)
    if bo.loai == "muc" and made.xung_dot.keys() & _LOI and _shape(goc) != _shape(moi):
        # They moved words between title and text: one of theirs beside one of ours would say them twice, or not at all.
        _ours(made, _LOI, ta)
    for names, broken in _WHOLE.get(bo.loai, ()):
        if broken(made):
            _ours(made, names, ta)
    return made


def _groups(loai: str, goc: Truong, moi: Truong, ta: Truong) -> list[tuple[str, ...]]:
    """The names of the fields, those together that are merged as one."""
    if loai == "can_cu" and any(goc.get(name, "") != side[name] for side in (moi, ta) for name in _VAN_BAN[:2]):
        return [_VAN_BAN, *((name,) for name in ta if name not in _VAN_BAN)]
    return [(name,) for name in ta]


def _merge_group(
    made: Gop, names: tuple[str, ...], goc: Truong, moi: Truong, ta: Truong, ours: Mapping[str, str]
) -> None:
    if len(names) == 1:
        name = names[0]
        old = goc.get(name, _empty(ta[name]))
        if name == "chu_ky" and old and moi[name] and ta[name]:
            made.truong[name] = _record(made, name, old, moi[name], ta[name])
            return
        value, clash = _value(old, moi[name], ta[name], whole=name in _NGUYEN)
        clash = clash or (name in ours and value != ta[name])
        made.truong[name] = ta[name] if clash else value
        if clash:
            made.xung_dot[name] = ours.get(name, _LY_DO)
        return
    old_all, new_all, our_all = ([side.get(name) for name in names] for side in (goc, moi, ta))
    value, clash = _value(old_all, new_all, our_all, whole=True)
    made.truong |= dict(zip(names, value, strict=True))
    if clash:
        made.xung_dot |= {name: _LY_DO for name in names if moi[name] != ta[name]}


def _record(made: Gop, above: str, goc: Truong, moi: Truong, ta: Truong) -> dict[str, Any]:
    found = {}
    for name, ours in ta.items():
        found[name], clash = _value(goc[name], moi[name], ours, whole=name in _NGUYEN)
        if clash:
            made.xung_dot[f"{above}.{name}"] = _LY_DO
    return found


def _value(goc: Any, moi: Any, ta: Any, *, whole: bool) -> tuple[Any, bool]:
    """The merged value, and whether it is ours for want of a better."""
    if moi in (goc, ta):
        return ta, False
    if ta == goc:
        return moi, False
    if _alike(moi, goc) or _alike(moi, ta):
        return ta, False
    merged: Any = None
    if isinstance(goc, str) and isinstance(moi, str) and isinstance(ta, str):
        merged = gop_cau(goc, moi, ta)
    elif isinstance(goc, list) and not whole:
        merged = gop_day(goc, moi, ta)
    return (ta, True) if merged is None else (merged, False)


def _alike(a: Any, b: Any) -> bool:
    """Whether two texts, or two lists of them, say the same, however they are typed."""
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(_alike, a, b))
    return bool(a == b) or (isinstance(a, str) and isinstance(b, str) and same(a, b))


def _empty(value: Any) -> Any:
    return "" if isinstance(value, str) else [] if isinstance(value, list) else None


def _ours(made: Gop, names: Collection[str], ta: Truong) -> None:
    for name in names:
        if made.truong[name] != ta[name]:
            made.truong[name] = ta[name]
            made.xung_dot[name] = _LY_DO


def _shape(side: Truong) -> list[bool]:
    return [bool(side.get(name)) for name in _LOI]


def _muc_empty(made: Gop) -> bool:
    return not any(made.truong[name] for name in (*_LOI, "bang"))


def _words_ours(made: Gop) -> bool:
    return bool(made.xung_dot.keys() & _LOI)


def _unsigned(made: Gop) -> bool:
    return not made.truong["chu_ky"] and not made.truong["kem_theo"]


def _nothing_cited(made: Gop) -> bool:
    return not (made.truong["ten_loai"] or made.truong["nguyen_van"])


_WHOLE: dict[str, list[tuple[tuple[str, ...], Callable[[Gop], bool]]]] = {
    GOC: [(("chu_ky", "kem_theo"), _unsigned)],
    "muc": [((*_LOI, "bang"), _muc_empty), (("nhan_manh",), _words_ours)],
    "can_cu": [(_VAN_BAN, _nothing_cited)],
}
"""Kind -> fields that stay ours together, and when."""

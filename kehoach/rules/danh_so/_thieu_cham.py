"""Numbers that no reader takes for one, as the mark behind them is missing or another: ``III TỔ CHỨC``, ``3, Công an xã``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kehoach.model.dong import Dong, Vai
from kehoach.rules.danh_so._cay import Vap, cay, doc, in_so
from kehoach.rules.ho_so import HoSo
from kehoach.text.numbering import VIETNAMESE_LETTERS, Kieu, NumberingError, from_roman

_ROMAN = re.compile(r"(?P<so>[IVX]{1,6})(?P<dau>\s?[:,;]|\s?[–—]|)\s+(?=(?P<chu>\S.{1,200}))")
_AFTER = re.compile(r"(\s?[,:;]|)\s+")
_WINDOW = 400
"""So many lines between two numbers are looked at"""


_FALSE = re.compile(r"(?P<so>[IVXl1]{1,6})\.\s+(?=\S)")


class Thieu(NamedTuple):
    """A number without its mark: its line, as written, as it should be."""

    dong: Dong
    trich: str
    sua: str


def thieu_cham(ho_so: HoSo) -> dict[int, Thieu]:
    """Place of a line -> the number without mark that it begins with."""
    found = ho_so.__dict__.get("_thieu_cham")
    if not isinstance(found, dict):
        both = [*_roman(ho_so), *_in_gaps(ho_so)]
        found = ho_so.__dict__["_thieu_cham"] = {each.dong.thu_tu: each for each in both}
    return found


def lap_cho_trong(ho_so: HoSo, vap: Vap) -> bool:
    """Whether a number that is left out stands there without its mark."""
    if vap.loai not in ("nhay", "dau"):
        return False
    found, false = thieu_cham(ho_so), la_ma_gia(ho_so)
    if not found and not false:
        return False
    first = vap.truoc.thu_tu if vap.truoc else max(0, vap.dong.thu_tu - _WINDOW)
    return any(
        place in found or place in false for place in range(max(first, vap.dong.thu_tu - _WINDOW), vap.dong.thu_tu)
    )


def la_ma_gia(ho_so: HoSo) -> dict[int, Thieu]:
    """Place of a line -> the Roman number that it begins with, typed with l or 1 for I: ``lI. NỘI DUNG``."""
    known = ho_so.__dict__.get("_la_ma_gia")
    if isinstance(known, dict):
        return known
    found: dict[int, Thieu] = {}
    for each in ho_so.than:
        if each.vai is Vai.O or each.text[:1] not in ("I", "V", "X", "l", "1"):
            continue
        m = _FALSE.match(each.text)
        if (
            m is None
            or m["so"].isdigit()
            or not ("l" in m["so"] or "1" in m["so"])
            or not _shouts(each.text[m.end() :])
        ):
            continue
        number = m["so"].replace("l", "I").replace("1", "I")
        try:
            from_roman(number)
        except NumberingError:
            continue
        found[each.thu_tu] = Thieu(each, m["so"], number)
    ho_so.__dict__["_la_ma_gia"] = found
    return found


def _roman(ho_so: HoSo) -> Iterator[Thieu]:
    for each in ho_so.than:
        if each.so or each.vai is Vai.O or each.text[:1] not in ("I", "V", "X"):
            continue
        m = _ROMAN.match(each.text)
        if m is None or not _shouts(m["chu"]):
            continue
        try:
            from_roman(m["so"])
        except NumberingError:
            continue
        yield Thieu(each, m["so"] + m["dau"], f"{m['so']}.")


def _in_gaps(ho_so: HoSo) -> Iterator[Thieu]:
    """The number that a list leaves out begins a line between its neighbours."""
    for cap in (Kieu.A_RAP, Kieu.CHU_CAI):
        vaps = cay(ho_so).vap.get(cap, ()) if cap is Kieu.A_RAP else cay(ho_so).vap_chu
        for vap in vaps:
            if vap.loai not in ("nhay", "dau"):
                continue
            own = gia_tri_chu(vap.dong) if cap is Kieu.CHU_CAI else _value(vap.dong)
            wanted = {in_so(cap, vap.dung), in_so(cap, own - 1) if own > 1 else ""} - {""}
            first = vap.truoc.thu_tu + 1 if vap.truoc else max(0, vap.dong.thu_tu - 30)
            for place in range(vap.dong.thu_tu - 1, max(first, vap.dong.thu_tu - _WINDOW) - 1, -1):
                found = _without_mark(ho_so.dong[place], wanted)
                if found:
                    yield found
                    break


def _without_mark(dong: Dong, wanted: set[str]) -> Thieu | None:
    """The line begins with one of the ``wanted`` numbers, without its mark, and goes on with a capital letter."""
    if dong.so or dong.vai not in (Vai.MUC, Vai.DOAN):
        return None
    for number in wanted:
        bare = number[:-1]
        if dong.text.startswith(bare):
            m = _AFTER.match(dong.text, len(bare))
            if m and dong.text[m.end() : m.end() + 1].isupper():
                return Thieu(dong, bare + m[1], number)
    return None


def _value(dong: Dong) -> int:
    read = doc(dong.so)
    return read.thanh_phan[-1] if read and read.thanh_phan else 0


def gia_tri_chu(dong: Dong) -> int:
    """The place of a point's letter."""
    read = doc(dong.so)
    return VIETNAMESE_LETTERS.find(read.chu) + 1 if read and read.chu else 0


def _shouts(text: str) -> bool:
    words = text[:200].split()[:3]
    return len(words) >= 2 and all(word.isupper() or not any(c.isalpha() for c in word) for word in words) and (
        sum(len(word) > 1 and word.isupper() for word in words) >= 2
    )  # fmt: skip

"""A name of a commune without its type word: when it is the commune, when a person, a phrase, part of a longer name."""

import re
from functools import lru_cache

from kehoach.catalog.dia_phuong import (
    Xa,
    cung_tinh,
    dung_dau,
    ke_thua,
    khoa,
    la_ten_nguoi,
    la_tu_thuong,
    tat_ca_tinh,
    xa_thanh,
)
from kehoach.rules.chinh_ta._tu_dien import cum_tu
from kehoach.rules.dia_phuong._moc import tinh_ten
from kehoach.rules.dia_phuong._vi_tri import HO

LOAI_HUYEN = re.compile(r"^(?:huyện đảo|huyện|thị xã|thành phố|quận) ")
"""The type word of a district."""
_DIRECTIONS = frozenset({"đông", "tây", "nam", "bắc", "trung", "bộ"})
_BEFORE = re.compile(r"(\w+)[\s\u00a0]+$")
_BEHIND = re.compile(r"[\s\u00a0]+(\w+)")


@lru_cache(maxsize=512)
def ro_la_ten(ten: str) -> bool:
    """Whether the name, standing alone, can be nothing but a commune's: no ordinary word, person, province, region, number."""
    words = ten.lower().split()
    if len(words) < (3 if any(letter.isdigit() for letter in ten) else 2) or _DIRECTIONS.issuperset(words):
        return False
    return not (la_tu_thuong(ten) or la_ten_nguoi(ten) or tinh_ten(ten))


def qua_tu(text: str, start: int, end: int) -> bool:
    """Whether capitals there are the end of one word and the beginning of another: THAM GIA PHONG TRÀO holds no Gia Phong."""
    if not text[start:end].isupper():
        return False
    words, known = text[start:end].lower().split(), cum_tu().cap
    before, behind = _BEFORE.search(text, max(0, start - 20), start), _BEHIND.match(text, end, end + 20)
    if before and (before[1].lower(), words[0]) in known:
        return True
    return bool(behind and (words[-1], behind[1].lower()) in known) or tuple(words) in known


def co_ho(ten: str, *, dau: bool = True) -> bool:
    """Whether the name begins like that of a person; not ``dau``: as far as it tells without accents."""
    first = ten.split(" ", 1)[0].lower()
    return first in HO if dau else khoa(first) in map(khoa, HO)


@lru_cache(maxsize=8)
def ten_cua(xa: Xa) -> frozenset[str]:
    """Every name that is the commune's own (:func:`dung_dau`): its, those it was made of or became, districts, provinces."""
    before = xa_thanh(xa) if xa.huyen is None else []
    names = {xa.ten, xa.tinh.ten, *(ten for _, ten, _ in before), *(huyen for _, _, huyen in before)}
    if xa.huyen:
        names |= {xa.huyen, *(each.ten for each in ke_thua(xa))}
    names |= {each.ten for each in tat_ca_tinh() if cung_tinh(each, xa.tinh)}
    return frozenset(dung_dau(LOAI_HUYEN.sub("", each)) for each in names)

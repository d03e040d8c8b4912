"""What makes two lines one for the check: words that are the same but for what no rule looks at.

The commune's own name and its province's are put aside, and figures that stand alone are reduced to their shape. What else a
rule knows of the commune goes with the line only where the line speaks of it: its type where a type word stands, the commune
itself where another place, or an address, is named.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kehoach.batch.job import Hang
from kehoach.batch.lap.dong import BoiCanh, CacDong, Dong, cac_tu
from kehoach.batch.lap.xem_dong import hinh_so, phan_tich
from kehoach.catalog.dia_phuong import khoa, tim_xa, xa_thanh
from kehoach.problems import KehoachError

_ISSUE = re.compile(r"(?<!\d)\d{1,3}(?!\d)|(?<=số )\d+")
"""Number, day and month in the line (Kèm theo ...); years stay"""
MAX_NHO = 8
"""Kinds of communes of which keys are remembered."""
MAX_DONG = 300
"""Lines of each."""
MAX_GOC = 32
"""Tables that are shared: each unit of a commune may have its own."""
_WRONG_HAMLET = {"xã": "H", "phường": "h"}
"""Type -> the word for its parts that a rule doubts there"""


def bo_canh(boi: BoiCanh) -> tuple[object, ...]:
    """What findings on a whole table depend on beside its rows. Whose it is matters to single lines only, and all that are
    new to it are looked at together."""
    return boi.ngay.nam, boi.ngay.thang, boi.phat_hanh


def _loai_tinh(hang: Hang) -> str:
    """tỉnh or thành, also of Thành phố Hồ Chí Minh."""
    return hang.ten_tinh.partition(" ")[0].casefold()


@dataclass(frozen=True, slots=True)
class _Goc:
    """The keys of lines that many communes share, for a commune whose name stands in none of them."""

    dong: Sequence[Dong]
    khoa: Sequence[tuple[object, ...]]
    """Empty: it depends on the commune"""
    rieng: Sequence[int]
    """Which those are"""
    tu: frozenset[str]
    """All words of the lines"""


@dataclass(slots=True)
class _Nho:
    """What is known of the lines of communes of one kind."""

    goc: dict[int, _Goc] = field(default_factory=dict)
    """By the identity of the shared lines"""
    khoa: dict[tuple[str, bool], tuple[object, ...]] = field(default_factory=dict)
    """By the words of a line without the own names and figures, and whether it is a head"""


class KhoaDong:
    """The keys of lines, of which many are the same line in file after file."""

    def __init__(self) -> None:
        self._nho: dict[tuple[object, ...], _Nho] = {}
        """By what is known of a commune"""

    def khoa(self, lines: CacDong, boi: BoiCanh) -> list[tuple[object, ...]]:
        """What the findings of each line depend on."""
        hang = boi.hang
        about = (hang.loai, hang.ten_tinh, hang.tinh, boi.ngay, boi.phat_hanh)
        if about not in self._nho and len(self._nho) >= MAX_NHO:
            self._nho.clear()
        nho = self._nho.setdefault(about, _Nho())
        if lines.goc is None:
            return _cac_khoa(lines.dong, boi, nho)
        goc = _goc(lines.goc, boi, nho)
        found = [*goc.khoa]
        again = {*lines.khac, *goc.rieng}
        if any(words <= goc.tu for words in boi.tu):
            again |= {place for place, each in enumerate(lines.dong) if boi.co_ten(each.chu)}
        places = sorted(again)
        for place, key in zip(places, _cac_khoa([lines.dong[each] for each in places], boi, nho), strict=True):
            found[place] = key
        return found


def _goc(lines: Sequence[Dong], boi: BoiCanh, nho: _Nho) -> _Goc:
    known = nho.goc.get(id(lines))
    if known is None or known.dong is not lines:
        if len(nho.goc) >= MAX_GOC:
            nho.goc.clear()
        keys = [key if shared else () for key, shared in (_khoa_dong(each.chu, False, boi) for each in lines)]
        words = frozenset(word for each in lines for word in cac_tu(each.chu))
        mine = [place for place, key in enumerate(keys) if not key]
        known = nho.goc[id(lines)] = _Goc(lines, keys, mine, words)
    return known


def _cac_khoa(lines: Sequence[Dong], boi: BoiCanh, nho: _Nho) -> list[tuple[object, ...]]:
    """The keys of lines, of which the first may be a head; the own names in the others are put aside at once."""
    rows = [each for each in lines if each.hang is not None]
    words = boi.an_ten("\n".join([each.chu for each in rows])).split("\n") if rows else []
    if len(words) != len(rows):  # some row has a line break of its own
        words = [_chu(each, boi) for each in rows]
    found = [_khoa(hinh_so(each), False, boi, nho) for each in words]
    return found if len(rows) == len(lines) else [_khoa(_chu(lines[0], boi), True, boi, nho), *found]


def _khoa(words: str, head: bool, boi: BoiCanh, nho: _Nho) -> tuple[object, ...]:
    """The key of a line; from memory where only own names and figures make it another line."""
    key = nho.khoa.get((words, head))
    if key is None:
        key, shared = _khoa_dong(words, head, boi)
        if not shared:
            return key
        if len(nho.khoa) >= MAX_DONG:
            nho.khoa.clear()
        nho.khoa[words, head] = key
    return key


def _chu(dong: Dong, boi: BoiCanh) -> str:
    """The words of a line, the own names in it put aside; of a head also number and day of its plan."""
    if dong.hang is not None:
        return boi.an_ten(dong.chu)
    title, line = map(boi.an_ten, dong.o)
    return f"{title}\t{_ISSUE.sub(lambda found: '0' * len(found[0]), line)}"


def _khoa_dong(words: str, head: bool, boi: BoiCanh) -> tuple[tuple[object, ...], bool]:
    """The key of the line with those words, and whether it is the same for every commune of that type and province on that
    day."""
    known = phan_tich(words, head)
    hang = boi.hang
    key: tuple[object, ...] = (known.chu, head, boi.ngay.nam, boi.phat_hanh)
    if not (known.rieng or known.ten):
        return key, True
    hamlet = _WRONG_HAMLET.get(hang.loai, "-") in known.rieng
    key = (
        *key,
        boi.ngay.thang if "m" in known.rieng else "",
        hang.loai if "x" in known.rieng else "",
        _loai_tinh(hang) if "t" in known.rieng else "",
        _lam_tu(hang.ma) if hamlet else "",
        boi.ngay.ngay if "d" in known.rieng else "",
        hang.tinh if "T" in known.rieng else "",
        hang.ma if "N" in known.rieng else "",
        (hang.tinh, known.ten & _ten_cu(hang.ma)) if known.ten else "",
    )
    return key, not (hamlet or known.ten or "N" in known.rieng)


@lru_cache(maxsize=4_000)
def _lam_tu(ma: str) -> str:
    """Of which kinds of units the commune was made: the rules on hamlets ask for it."""
    return ",".join(sorted({loai for loai, _ in _cu(ma)})) or ma


@lru_cache(maxsize=4_000)
def _ten_cu(ma: str) -> frozenset[str]:
    """The names of the communes of which the commune was made."""
    return frozenset(khoa(ten) for _, ten in _cu(ma))


def _cu(ma: str) -> list[tuple[str, str]]:
    try:
        xa = tim_xa(ma, None, dt.date.today())
    except KehoachError:
        return []
    return [(loai, ten) for loai, ten, _ in xa_thanh(xa)]

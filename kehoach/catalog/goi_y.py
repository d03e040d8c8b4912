"""Communes that a few typed letters may mean, for a field that completes itself."""

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from kehoach.catalog.dia_phuong_bang import Xa, danh_sach_xa
from kehoach.text.nfc import fold, nfc


class _Muc(NamedTuple):
    """A commune, its name and its whole address, each as written and folded."""

    xa: Xa
    ten: str
    ten_tron: str
    tu: tuple[str, ...]


def goi_y_xa(chu: str, ngay: dt.date, toi_da: int = 12) -> list[Xa]:
    """At most ``toi_da`` communes of the day in whose name and province every word of ``chu`` begins a word (or whose code
    begins so), with or without accents; the nearest first."""
    typed = nfc(" ".join(chu.replace(",", " ").split())).casefold()
    words = fold(typed).split()
    if not words:
        return []
    if len(words) == 1 and words[0].isdecimal():
        return [each.xa for each in _tat_ca(ngay) if each.xa.ma.startswith(words[0])][:toi_da]
    folded = " ".join(words)
    found = [
        (_xa_gan(each, typed, folded), -_trong_ten(each, words), each.ten_tron, each.xa)
        for each in _tat_ca(ngay)
        if all(any(word.startswith(asked) for word in each.tu) for asked in words)
    ]
    return [xa for *_, xa in sorted(found, key=lambda each: (*each[:3], each[3].ma))[:toi_da]]


def _xa_gan(each: _Muc, typed: str, folded: str) -> int:
    """How far the words are from the name: 0 the name itself, then what begins with it, the rest last."""
    steps = (
        each.ten == typed,
        each.ten_tron == folded,
        each.ten.startswith(typed),
        each.ten_tron.startswith(folded),
        folded.startswith(f"{each.ten_tron} "),
    )
    return next((number for number, fits in enumerate(steps) if fits), len(steps))


def _trong_ten(each: _Muc, words: list[str]) -> int:
    """How many of the words begin a word of the name itself."""
    own = each.ten_tron.split()
    return sum(any(word.startswith(asked) for word in own) for asked in words)


@lru_cache(maxsize=4)
def _tat_ca(ngay: dt.date) -> list[_Muc]:
    return [
        _Muc(xa, nfc(xa.ten).casefold(), fold(xa.ten), tuple(fold(f"{xa.day_du} {xa.tinh.day_du}").split()))
        for xa in danh_sach_xa(ngay, None)
    ]

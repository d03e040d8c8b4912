"""The total of costs as plans write them: million đồng in Vietnamese figures, words and blanks among them."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

TONG_CONG = "Tổng cộng"
"""What stands in the row of the total."""

_FIGURE = re.compile(r"\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,10})?|\d{1,15}(?:,\d{1,10})?", re.ASCII)
"""Excel shows up to ten digits behind the comma of a third of 100"""
_DOUBTFUL = re.compile(r"[1-9]\d{0,2},\d{3}", re.ASCII)
"""1,250 is one and a quarter in Vietnamese, but may have been typed for 1.250."""
_COUNTS = re.compile(r"\d|\[\[")


class Tong(NamedTuple):
    """A total: ``so`` as it is printed, empty when there is none; ``vuong`` the costs that stand in its way."""

    so: str
    vuong: tuple[str, ...] = ()


def tong(kinh_phi: Iterable[str]) -> Tong:
    """The sum of the figures among ``kinh_phi``; none from fewer than two, and none where one of the others holds a figure
    that is no plain one (10-15, khoảng 20, 12.5) or is still to be filled in: a sum is right or not there."""
    return _tong(tuple(filter(None, kinh_phi)))


@lru_cache(maxsize=8)
def _tong(kinh_phi: tuple[str, ...]) -> Tong:
    figures, doubtful = list[Decimal](), list[str]()
    for each in kinh_phi:
        value = _read(each)
        if value is not None:
            figures.append(value)
        elif _COUNTS.search(each):
            doubtful.append(each)
    if doubtful or len(figures) < 2:
        return Tong("", tuple(dict.fromkeys(doubtful)) if figures else ())
    return Tong(viet(sum(figures, Decimal())))


@lru_cache(maxsize=4096)
def _read(text: str) -> Decimal | None:
    text = text.strip()
    if not _FIGURE.fullmatch(text) or _DOUBTFUL.fullmatch(text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


def viet(so: Decimal) -> str:
    """``1250.5`` -> ``1.250,5``."""
    whole, _, part = f"{so:,f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")

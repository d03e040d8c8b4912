"""Stretches of days: from a day to a later one, as many days as said (NQ31)."""

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from typing import NamedTuple

from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.nhat_quan._han import bien
from kehoach.text.dates import Ngay, NgayError, iter_vn

_FROM = re.compile(r"(?<!\w)từ\s(?:(?:sau|đầu|trước)\s)?(?:ngày\s)?$", re.IGNORECASE)
_TO = re.compile(r",?\s?(?:đến|tới|cho đến)\s(?:hết\s)?(?:ngày\s)?", re.IGNORECASE)
_DAY_ALONE = re.compile(
    r"(?<!\w)từ\s(?:sau\s)?(?P<chu>ngày\s(?P<ngay>\d{1,2})(?:(?:/|\stháng\s)(?P<thang>\d{1,2}))?)"
    rf"(?:{_TO.pattern})$",
    re.IGNORECASE,
)
"""``từ ngày 02 đến ngày 16 tháng 3 năm 2026``, up to the date that has a year"""
_DAYS = re.compile(r"(?<![\w/.,-])(?P<so>\d{1,2}) ngày\s?[,:;(]?\s?(?:\w{1,6}\s)?$")
_LATER = 45
"""So many days said and counted are compared; beyond, the days meant are working days"""


class Khoang(NamedTuple):
    """A stretch of days: where it begins in the line, its first and last day with their words, where the last stands."""

    tai: int
    dau: Ngay
    dau_chu: str
    cuoi: Ngay
    cuoi_chu: str
    cuoi_tai: int


@luat("NQ31", Can.KE_HOACH)
def khoang_ngay(ho_so: HoSo) -> Iterator[Loi]:
    """From a day to a later one, as many days as said."""
    for dong in ho_so.dong:
        text = dong.text
        if "từ " not in text.lower() or "20" not in text:
            continue
        for each in _khoang(text):
            begin, end = bien(each.dau)[0], bien(each.cuoi)[1]
            if end < begin:
                facts = {"vi": f"ngày cuối ({each.cuoi_chu}) trước ngày đầu ({each.dau_chu})"}
                yield Loi(dong, each.cuoi_chu, None, facts, tai=each.cuoi_tai)
                continue
            said = _DAYS.search(text, max(0, each.tai - 24), each.tai)
            count = (end - begin).days + 1
            if said and each.dau.ngay and each.cuoi.ngay and count <= _LATER and int(said["so"]) != count:
                facts = {"vi": f"ghi {said['so']} ngày, đếm cả ngày đầu và ngày cuối là {count:02d} ngày"}
                level = None if int(said["so"]) > count else Level.GOI_Y
                yield Loi(dong, f"{said['so']} ngày", None, facts, tai=said.start("so"), muc_do=level)


def _khoang(text: str) -> Iterator[Khoang]:
    """The stretches between two whole dates, and those whose first day has the month of the last."""
    hits = list(iter_vn(text))
    for first, second in pairwise(hits):
        lead = _FROM.search(text, max(0, first.span[0] - 16), first.span[0])
        if first.ngay and second.ngay and lead and _TO.fullmatch(text, first.span[1], second.span[0]):
            yield Khoang(lead.start(), first.ngay, first.trich, second.ngay, second.trich, second.span[0])
    for last in hits:
        short = _DAY_ALONE.search(text, max(0, last.span[0] - 48), last.span[0])
        if short and last.ngay and last.ngay.ngay and int(short["thang"] or last.ngay.thang or 0) == last.ngay.thang:
            with suppress(NgayError):
                first_day = Ngay(last.ngay.nam, last.ngay.thang, int(short["ngay"]))
                yield Khoang(short.start(), first_day, short["chu"], last.ngay, last.trich, last.span[0])

"""Stretches of days: from a day to a later one, as many days as said (NQ31)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.nhat_quan._han import bien
from kehoach.text.dates import iter_vn

_FROM = re.compile(r"(?<!\w)từ\s(?:(?:sau|đầu|trước)\s)?(?:ngày\s)?$", re.IGNORECASE)
_TO = re.compile(r",?\s?(?:đến|tới|cho đến)\s(?:hết\s)?(?:ngày\s)?", re.IGNORECASE)
_DAYS = re.compile(r"(?<![\w/.,-])(?P<so>\d{1,2}) ngày\s?[,:;(]?\s?(?:\w{1,6}\s)?$")
_LATER = 45
"""So many days said and counted are compared; beyond, the days meant are working days"""


@luat("NQ31", Can.KE_HOACH)
def khoang_ngay(ho_so: HoSo) -> Iterator[Loi]:
    """From a day to a later one, as many days as said."""
    for dong in ho_so.dong:
        text = dong.text
        if "từ " not in text.lower() or "20" not in text:
            continue
        for first, second in pairwise(iter_vn(text)):
            lead = _FROM.search(text, max(0, first.span[0] - 16), first.span[0])
            if (
                first.ngay is None
                or second.ngay is None
                or not lead
                or not _TO.fullmatch(text, first.span[1], second.span[0])
            ):
                continue
            begin, end = bien(first.ngay)[0], bien(second.ngay)[1]
            if end < begin:
                facts = {"vi": f"ngày cuối ({second.trich}) trước ngày đầu ({first.trich})"}
                yield Loi(dong, second.trich, None, facts, tai=second.span[0])
                continue
            said = _DAYS.search(text, max(0, lead.start() - 24), lead.start())
            count = (end - begin).days + 1
            if said and first.ngay.ngay and second.ngay.ngay and count <= _LATER and int(said["so"]) != count:
                facts = {"vi": f"ghi {said['so']} ngày, đếm cả ngày đầu và ngày cuối là {count:02d} ngày"}
                level = None if int(said["so"]) > count else Level.GOI_Y
                yield Loi(dong, f"{said['so']} ngày", None, facts, tai=said.start("so"), muc_do=level)

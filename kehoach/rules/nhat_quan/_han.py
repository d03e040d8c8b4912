"""Deadlines: what a line or a cell demands to be done by when."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.nhat_quan._bang import cac_bang
from kehoach.text.dates import Ngay, iter_vn
from kehoach.text.nfc import fold

_LEAD = r"trước|chậm nhất|muộn nhất|hạn cuối|hạn chót|thời hạn|hoàn thành|xong|kết thúc|đến hết|báo cáo|gửi"
_BODY = re.compile(
    rf"(?<!\w)(?P<dan>{_LEAD})(?P<giua>[\s,:(]{{1,3}}(?:(?:trước|trong|vào|là|đến|hết|chậm nhất|xong|ngày|mốc|về)\s){{0,4}})$",
    re.IGNORECASE,
)
_DO = (
    "tổ chức|kiểm tra|rà soát|triển khai|xây dựng|ban hành|thực hiện|tập huấn|phát động|mở lớp|mở đợt|mở chuyên|lắp đặt|thành lập"
    "|kiện toàn|tuyên truyền|hướng dẫn|khảo sát|bàn giao|tổng vệ sinh|ra quân"
)
_ACT = re.compile(rf"\s*(?:[-+•]\s*)?(?:\w{{1,3}}[.)]\s*)?(?:{_DO})(?!\w)", re.IGNORECASE)
_WITHIN = re.compile(r"(?<!\w)(?:trong|vào)\s(?:ngày\s)?$", re.IGNORECASE)
_QUARTER = re.compile(
    r"(?<!\w)quý\s(?P<quy>IV|I{1,3}|[1-4])(?:\s?[/.-]\s?|\s(?:của\s)?năm\s)(?P<nam>20\d\d)(?!\d)", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\w)(?:trong|hết|cuối|giữa|đầu)?\s?năm\s(?P<nam>20\d\d)(?!\s?[-–/]\s?\d|\d)", re.IGNORECASE)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WINDOW = 48


class Han(NamedTuple):
    """A deadline in a line."""

    dong: Dong
    tai: int
    trich: str
    tu: dt.date
    """The first day it can mean"""
    den: dt.date
    """The last"""


@lru_cache(maxsize=4)
def _past(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})[\s,]{{1,2}}$", re.IGNORECASE)


def trong_dong(dong: Dong, skip: tuple[str, ...]) -> Iterator[Han]:
    """The deadlines of a line of text. ``skip``: words right before ``trước`` that make it a fact (được cấp trước ...)."""
    text = dong.text
    if "/20" not in text and "năm 20" not in text and "-20" not in text and ".20" not in text:
        return
    past = _past(skip)
    for hit in iter_vn(text):
        if hit.ngay is None or hit.ngay.thang is None:
            continue
        start, end = hit.span
        head = text[max(0, start - _WINDOW) : start]
        m = _BODY.search(head) or (_WITHIN.search(head) if _ACT.match(text) else None)
        if m and not past.search(head[: m.start()]) and not re.search(r"(?<!\w)đã\s", head):
            yield Han(dong, start, text[start:end], *bien(hit.ngay))
    for quarter in _QUARTER.finditer(text):
        head = text[max(0, quarter.start() - _WINDOW) : quarter.start()]
        if _BODY.search(head) and not re.search(r"(?<!\w)đã\s", head):
            yield Han(dong, quarter.start(), quarter[0], *_quarter(quarter))
    for m in _GOAL_YEAR.finditer(text):
        if not re.search(r"(?<!\w)đã\s$", text[max(0, m.start() - 4) : m.start()]):
            year = int(m["nam"])
            yield Han(dong, m.start("nam"), m["nam"], dt.date(year, 1, 1), dt.date(year, 12, 31))


_GOAL_YEAR = re.compile(
    r"(?<!\w)(?:phấn đấu|hoàn thành|thực hiện xong)(?![^.;]{0,30}\sđã\s)[\w\s,]{0,24}?(?:trong|hết|cuối)\snăm\s(?P<nam>20\d\d)"
    r"(?!\d|\s?[-–/]\s?\d)",
    re.IGNORECASE,
)


def trong_o(dong: Dong) -> Iterator[Han]:
    """The deadlines of a cell in a column of deadlines: every date, month, quarter and year there."""
    text = dong.text
    if "20" not in text or "[[" in text:
        return
    taken: list[tuple[int, int]] = []
    for hit in iter_vn(text):
        if hit.ngay is not None and hit.ngay.thang is not None:
            taken.append(hit.span)
            yield Han(dong, hit.span[0], hit.trich, *bien(hit.ngay))
    for m in _QUARTER.finditer(text):
        taken.append(m.span())
        yield Han(dong, m.start(), m[0], *_quarter(m))
    for m in _YEAR.finditer(text):
        if not any(start < m.end() and m.start() < end for start, end in taken):
            year = int(m["nam"])
            yield Han(dong, m.start(), m[0].strip(), dt.date(year, 1, 1), dt.date(year, 12, 31))


def bien(ngay: Ngay) -> tuple[dt.date, dt.date]:
    """First and last day of a date known in part."""
    month = ngay.thang or 12
    last = calendar.monthrange(ngay.nam, month)[1]
    return dt.date(ngay.nam, ngay.thang or 1, ngay.ngay or 1), dt.date(ngay.nam, month, ngay.ngay or last)


def _quarter(m: re.Match[str]) -> tuple[dt.date, dt.date]:
    year, last = int(m["nam"]), _QUARTERS[m["quy"].lower()] * 3
    return dt.date(year, last - 2, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


_COLUMN = re.compile(r"thoi (?:gian|han)|han hoan thanh|hoan thanh|tien do|moc")


def la_cot_han(title: str) -> bool:
    """Whether a column of that title holds deadlines."""
    return bool(_COLUMN.search(fold(title)))


def cac_han(ho_so: HoSo) -> list[Han]:
    """Every deadline of the plan: in sentences and in columns of deadlines."""
    return ho_so.mot_lan(_all)


def _all(ho_so: HoSo) -> list[Han]:
    return list(_deadlines(ho_so, tuple(ho_so.tham_so("NQ03")["truoc_do"])))


def _deadlines(ho_so: HoSo, skip: tuple[str, ...]) -> Iterator[Han]:
    for dong in ho_so.dong:
        if dong.vai in (Vai.MUC, Vai.DOAN):
            yield from trong_dong(dong, skip)
    for bang in cac_bang(ho_so):
        for cot, title in bang.cot.items():
            if la_cot_han(title):
                for hang in bang.hang:
                    if o := bang.o.get((hang, cot)):
                        yield from trong_o(o)

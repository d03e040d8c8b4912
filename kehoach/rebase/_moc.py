"""Marks of time in a text: years, dates, months, quarters, periods, seasons, lists of years, in order and without overlap."""

import calendar
import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from kehoach.text.dates import iter_vn


class Loai(StrEnum):
    """What a mark of time is."""

    NAM = "nam"
    """năm 2025"""
    TRAN = "tran"
    """2025 alone, which may be a number of anything"""
    NGAY = "ngay"
    THANG = "thang"
    """tháng 9/2025, 9/2025"""
    QUY = "quy"
    KY = "ky"
    """2026 - 2030, từ năm 2026 đến năm 2030"""
    MUA = "mua"
    """A school year or a season that goes over New Year: năm học 2025 - 2026"""
    DAY = "day"
    """các năm 2025, 2026, 2027"""
    KY_NIEM = "ky_niem"
    """The later end of an anniversary: (02/9/1945 - 02/9/2025)"""
    CAN_CHI = "can_chi"
    """Tết Nguyên đán Ất Tỵ (2025)"""


class Moc(NamedTuple):
    """A mark of time: ``text[dau:cuoi]``."""

    loai: Loai
    dau: int
    cuoi: int
    nam: tuple[int, ...]
    """Its years; empty where a name stands for the year (Ất Tỵ)"""
    thang: int = 0
    """The month, or the last of the quarter; 0 if none"""
    ngay: int = 0


CO_HAN = frozenset({Loai.NGAY, Loai.THANG, Loai.QUY})
"""What is finer than a year."""

_Y = r"20\d\d"
_DASH = "[-–—‑]"
_AFTER = r"(?!\d|[.,]\d|\s?/\s?\w)"
_SEASON = re.compile(
    r"(?<!\w)(?P<hoc>năm\s+học\s+|niên\s+(?:học|khóa|khoá)\s+)$"
    r"|(?<!\w)(?:niên\s+vụ|(?:vụ\s+)?đông\s*[-–]?\s*xuân|vụ\s+(?:đông|mùa|xuân)|mùa\s+(?:khô|mưa|đông|rét|hanh\s+khô))\s+(?:năm\s+)?$",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    rf"(?<![\d/.])(?:từ\s+(?:đầu\s+)?(?:năm\s+)?)?(?P<tu>{_Y})"
    rf"(?:\s{{0,2}}{_DASH}\s{{0,2}}(?:năm\s+)?"
    rf"|,?\s+(?:đến|tới|kết\s+thúc)\s+(?:(?:khi|hết|cuối)\s+){{0,2}}(?:tháng\s+12(?:\s?/\s?|\s+))?(?:năm\s+)?)"
    rf"(?P<den>{_Y}){_AFTER}(?!\s{{0,2}}{_DASH}\s{{0,2}}{_Y})",
    re.IGNORECASE,
)
_LIST = re.compile(
    rf"(?<!\w)(?:các\s+)?năm\s{{0,3}}(?:học\s+)?[:(]?\s{{0,2}}{_Y}(?:\s{{0,2}}(?:,|;|và|hoặc|&)\s{{0,2}}(?:năm\s+)?{_Y}){{1,9}}{_AFTER}(?!\s{{0,2}}{_DASH}\s{{0,2}}{_Y})",
    re.IGNORECASE,
)
_YEAR = re.compile(
    rf"(?<!\w)năm\s{{0,3}}(?:học\s+|ngân\s+sách\s+|tài\s+chính\s+|kế\s+hoạch\s+|dương\s+lịch\s+)?[:(]?\s{{0,2}}(?P<nam>{_Y}){_AFTER}"
    rf"(?!\s{{0,2}}{_DASH}\s{{0,2}}{_Y})",
    re.IGNORECASE,
)
_ONE = r"(?:IV|I{1,3}|[1-4])"
_QUARTER = re.compile(
    rf"(?<!\w)(?:quý\s{{0,2}}|q)(?:0?{_ONE}\s{{0,2}}(?:,|-|–|và|đến)\s{{0,2}}(?:quý\s{{1,2}})?){{0,3}}0?(?P<quy>{_ONE})"
    rf"(?:\s{{0,2}}[/.,–-]\s{{0,2}}(?:năm\s+)?|\s{{1,2}}(?:của\s+)?năm\s{{1,2}})(?P<nam>{_Y})(?!\d|[.,]\d)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"(?<![\d/.,])(?<!\d[-–])(?P<thang>0?[1-9]|1[0-2])(?P<ngan>\s?/\s?|[.-])(?P<nam>{_Y})(?!\d|[.,-]\d|\s?/\s?\w|%)"
)
_MONTHS = re.compile(
    rf"(?<=[\d][-–])(?P<thang>0?[1-9]|1[0-2])/(?P<nam>{_Y})(?!\d|[.,-]\d|\s?/\s?\w|%)"
)  # tháng 9-10/2025
_MONTH_WORD = re.compile(
    r"(?<!\w)(?:tháng|trước|đến|từ|trong|vào|hết|hạn|nhất|thành|xong|cuối|đầu|giữa)[\s:]{1,3}(?:\d{1,2}\s?[-–,]\s?)?$",
    re.IGNORECASE,
)
_NO_MONTH = re.compile(
    r"(?<!\w)(?:số|công văn|QĐ|NĐ|TT|NQ|CV|KH|tỷ lệ|mục|điều|khoản|bản|mẫu|biểu)[\s:.]{0,3}$", re.IGNORECASE
)
_BARE = re.compile(rf"(?<![\w./,-])(?P<nam>{_Y})(?![\w/%]|[.,]\d|-\d)")
_OLD = re.compile(
    rf"(?<!\d)(?:1[89]\d\d|20[01]\d)\s{{0,2}}(?:{_DASH}|đến)\s{{0,2}}(?:(?:ngày\s)?\d{{1,2}}\s?/\s?\d{{1,2}}\s?/\s?)?$"
)
_CAN = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
_CHI = ("tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi")
_CAN_CHI = re.compile(
    rf"(?<!\w)(?P<can>{'|'.join(_CAN)})\s(?P<chi>{'|'.join(_CHI)}|tị)(?!\w)(?P<giua>\s{{0,2}}[-–,(]?\s{{0,2}}(?:năm\s)?)?(?P<nam>{_Y})?(?!\d)",
    re.IGNORECASE,
)
_NEW_YEAR = re.compile(r"(?<!\w)(?:tết|nguyên\s+đán|xuân|năm)\s+$", re.IGNORECASE)


def cac_moc(text: str) -> list[Moc]:
    """The marks of time in ``text``."""
    found: list[Moc] = []
    if "20" in text or "ế" in text or "Ế" in text or "uân" in text.lower():
        taken = bytearray(len(text))
        for each in _all(text):
            if not any(taken[each.dau : each.cuoi]):
                taken[each.dau : each.cuoi] = b"\1" * (each.cuoi - each.dau)
                found.append(each)
    return sorted(found, key=lambda each: each.dau)


_TO = re.compile(
    r"[\s,]{0,2}(?:-|–|—|(?:cho\s)?đến(?:\s(?:hết|cuối|trước))?(?:\s[\dgh:]{2,6},?)?)\s{0,2}(?:ngày\s)?", re.IGNORECASE
)


def cac_khoang(text: str, found: list[Moc]) -> dict[int, tuple[Moc, Moc]]:
    """The spans among marks (từ ngày 15/12/2024 đến ngày 14/12/2025): where a mark of one begins -> both its ends."""
    made: dict[int, tuple[Moc, Moc]] = {}
    for one, other in pairwise(found):
        if one.loai in CO_HAN and other.loai is one.loai and _TO.fullmatch(text, one.cuoi, other.dau):
            made[one.dau] = made[other.dau] = one, other
    return made


def _all(text: str) -> Iterator[Moc]:
    """Candidates, the surest reading of a place first."""
    for m in _CAN_CHI.finditer(text):
        if not _NEW_YEAR.search(text, max(0, m.start() - 24), m.start()):
            continue  # a name: Tân Dậu
        end = m.end() if m["nam"] else m.end("chi")
        yield Moc(Loai.CAN_CHI, m.start(), end, (int(m["nam"]),) if m["nam"] else ())
    if "20" not in text:
        return
    for m in _PERIOD.finditer(text):
        yield _period(text, m)
    for m in _LIST.finditer(text):
        yield Moc(Loai.DAY, *m.span(), tuple(map(int, re.findall(_Y, m[0]))))
    for hit in iter_vn(text):
        start, end = hit.span
        year = int(hit.trich[-4:])
        if _OLD.search(text, max(0, start - 16), start):
            yield Moc(Loai.KY_NIEM, start, end, (year,))
        elif hit.ngay is not None and hit.ngay.ngay is None and hit.ngay.thang is not None:
            yield Moc(Loai.THANG, start, end, (year,), hit.ngay.thang)
        else:
            day = hit.ngay
            yield Moc(Loai.NGAY, start, end, (year,), (day.thang or 0) if day else 0, (day.ngay or 0) if day else 0)
    for m in _QUARTER.finditer(text):
        yield Moc(Loai.QUY, *m.span(), (int(m["nam"]),), _last_month(m["quy"]))
    for pattern in (_MONTH, _MONTHS):
        for m in pattern.finditer(text):
            before = text[max(0, m.start() - 24) : m.start()]
            slash = "ngan" not in m.groupdict() or "/" in m["ngan"]
            if not _NO_MONTH.search(before) and (slash or _MONTH_WORD.search(before) or m[0] == text.strip()):
                yield Moc(Loai.THANG, *m.span(), (int(m["nam"]),), int(m["thang"]))
    for m in _YEAR.finditer(text):
        yield Moc(Loai.NAM, *m.span(), (int(m["nam"]),))
    for m in _BARE.finditer(text):
        kind = Loai.KY_NIEM if _OLD.search(text, max(0, m.start() - 16), m.start()) else Loai.TRAN
        yield Moc(kind, *m.span(), (int(m["nam"]),))


def _last_month(quarter: str) -> int:
    return {"i": 3, "ii": 6, "iii": 9, "iv": 12}.get(quarter.lower()) or int(quarter) * 3


def _period(text: str, m: re.Match[str]) -> Moc:
    tu, den = int(m["tu"]), int(m["den"])
    season = _SEASON.search(text, max(0, m.start() - 40), m.start()) if den == tu + 1 else None
    if season:
        return Moc(Loai.MUA, season.start() if season["hoc"] else m.start(), m.end(), (tu, den))
    return Moc(Loai.KY, *m.span(), (tu, den))


def doi(chu: str, moc: Moc, lech: int, nam: int) -> tuple[str, str]:
    """The words ``chu`` of a mark, so many years later, and why to look at them. ``nam``: the year that a name stands for."""
    if moc.loai is Loai.CAN_CHI:
        return _can_chi(chu, nam + lech), ""
    made = re.sub(_Y, lambda m: str(int(m[0]) + lech), chu)
    year = moc.nam[-1] + lech
    if (moc.thang, moc.ngay) == (2, 29) and not calendar.isleap(year):
        return re.sub("29", "28", made, count=1), f"năm {year} không có ngày 29/02"
    return made, ""


def _can_chi(chu: str, year: int) -> str:
    m = _CAN_CHI.fullmatch(chu)
    assert m is not None  # noqa: S101  (the pattern found it)
    name = f"{_CAN[(year - 4) % 10]} {_CHI[(year - 4) % 12]}"
    name = name.upper() if m["chi"].isupper() else name.title()
    return name + chu[m.end("chi") :].replace(m["nam"] or "\0", str(year))


def nam_can_chi(chu: str, gan: int) -> int | None:
    """The year near ``gan`` whose name stands in ``chu``."""
    m = _CAN_CHI.match(chu)
    if m is None:
        return None
    chi = "tỵ" if m["chi"].lower() == "tị" else m["chi"].lower()
    pair = _CAN.index(m["can"].lower()), _CHI.index(chi)
    return next((year for year in (gan, gan + 1, gan - 1) if ((year - 4) % 10, (year - 4) % 12) == pair), None)

"""Capitals of weekdays, months, lunar years, Tết and holidays (PL2/V.5, V.8)."""

import re
from collections.abc import Iterator

from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat

_DAY = "hai|ba|tư|năm|sáu|bảy"
_WEEKDAY = re.compile(
    rf"\b(?:sáng|trưa|chiều|tối|đêm|chào cờ) thứ (?P<a>{_DAY})\b|\bthứ (?P<b>{_DAY})"
    r"(?=,? (?:hằng|hàng) tuần| tuần|,? ngày \d|,? \(?\d{1,2}/\d)"
    rf"|\btừ thứ (?P<c>{_DAY}) đến (?:hết )?thứ (?P<d>{_DAY})\b|\bngày thứ (?P<e>{_DAY}) (?:hằng|hàng) tuần"
)
_MONTH = re.compile(
    r"\btháng (?P<so>giêng|hai|ba|tư|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp)\b"
    r"(?! (?:lần|buổi|đợt|kỳ|cuộc|phiên|số|hội|bài|tin|ngày|người|điểm|nội|việc|tuần|quý|năm liền|bước|mặt|mươi))"
)
_MONTHS = ("giêng", "hai", "ba", "tư", "sáu", "bảy", "tám", "chín", "mười", "chạp")
_EACH = frozenset(
    {"mỗi", "hằng", "hàng", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "số", "mấy", "vài"}
)
_CAN = "giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý"
_CHI = "tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi"
_LUNAR = re.compile(rf"\b(?P<can>{_CAN}) (?P<chi>{_CHI})\b")
_NEW_YEAR = re.compile(r"\b(?P<tet>tết) (?P<ten>nguyên đán|trung thu|đoan ngọ|thanh minh|hàn thực)\b")


_LUNAR_PAIRS = frozenset((a, b) for a in _CAN.split("|") for b in _CHI.split("|"))


@luat("CT10")
def thu_thang(ho_so: HoSo) -> Iterator[Loi]:
    """thứ Hai, tháng Tám: a day of the week, a month in words with a capital."""
    text = ho_so.toan_van
    pairs = text.cap_tu
    if any(("thứ", each) in pairs for each in _DAY.split("|")):
        for m in _WEEKDAY.finditer(text.thuong):
            for key in "abcde":
                start, end = m.span(key)
                if start >= 0 and text.chu[start:end].islower():
                    day = text.chu[start:end]
                    yield text.loi(start - 4, end, f"{text.chu[start - 4 : start]}{day[0].upper()}{day[1:]}")
    if any(("tháng", each) in pairs for each in _MONTHS):
        for m in _MONTH.finditer(text.thuong):
            start, end = m.span("so")
            month = text.chu[start:end]
            before = text.truoc(m.start())
            if not month.islower() or before in _EACH or before.isdigit():
                continue
            yield text.loi(m.start(), end, f"{text.chu[m.start() : start]}{month[0].upper()}{month[1:]}")


@luat("CT11")
def tet(ho_so: HoSo) -> Iterator[Loi]:
    """tết Nguyên đán: tết small, the first syllable of the name with a capital."""
    text = ho_so.toan_van
    if "tết" not in text.cac_tu:
        return
    for m in _NEW_YEAR.finditer(text.thuong):
        written = text.chu[m.start() : m.end()]
        name = written[4:]
        right = name[0].upper() + name[1:].lower()
        if written.isupper() or (name == right and (written[0] == "t" or text.dau_cau(m.start()))):
            continue
        first = written[0] if text.dau_cau(m.start()) else "t"
        level = Level.GOI_Y if name == right or text.cua_nguoi(m.start()) else None
        yield text.loi(m.start(), m.end(), f"{first}{written[1:4]}{right}", muc_do=level)


@luat("CT12")
def nam_am_lich(ho_so: HoSo) -> Iterator[Loi]:
    """Bính Ngọ: both words of a lunar year with a capital."""
    text = ho_so.toan_van
    can, chi = _CAN.split("|"), _CHI.split("|")
    if text.cap_tu.isdisjoint(_LUNAR_PAIRS):
        return
    for m in _LUNAR.finditer(text.thuong):
        written = text.chu[m.start() : m.end()]
        if written.istitle() or written.isupper() or (can.index(m["can"]) - chi.index(m["chi"])) % 2:
            continue
        if written.islower() and text.truoc(m.start()) not in ("năm", "xuân", "tết", "đán", "lịch"):
            continue
        yield text.loi(m.start(), m.end(), " ".join(each[0].upper() + each[1:] for each in written.split(" ")))


@luat("CT13")
def ngay_le(ho_so: HoSo) -> Iterator[Loi]:
    """ngày Quốc khánh 2-9: the name of a holiday with a capital, day and month joined by a hyphen."""
    text = ho_so.toan_van
    for name in ho_so.tham_so("CT13")["ten"]:
        low = name.lower()
        if not text.cac_tu.issuperset(low.replace(" - ", " ").split(" ")):
            continue
        for at in text.tim(low):
            end = at + len(low)
            written = text.chu[at:end]
            number = re.match(r"(?: ngày)?,? ?\(?(\d{1,2})/(\d{1,2})(?![/\d])", text.chu[end : end + 20])
            named = text.truoc(at) in ("ngày", "lễ", "tết", "dịp")
            if text.cua_nguoi(at) or written.isupper() or (written != name and not (named or number)):
                continue
            if written != name:
                yield text.loi(at, end, name)
            if number:
                start = end + number.start(1)
                stop = end + number.end(2)
                yield text.loi(start, stop, f"{number[1].lstrip('0')}-{number[2].lstrip('0')}")

"""Dates that the calendar has, weekdays that fit, days on which an office issues (NQ05, NQ06, NQ29, NQ30)."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.nhat_quan._thoi_ky import cac_nam, ngoai_ngoac, thoi_ky, tieu_de
from kehoach.text.dates import NgayHit, doc_ngay, iter_vn

_SHORT = re.compile(
    r"(?<!\w)ngày\s(?P<ngay>\d{1,2})(?:\s?/\s?|\stháng\s)(?P<thang>\d{1,2})(?![\d/%-]|[.,]\d|\s?/|\snăm)", re.IGNORECASE
)
_MONTH = re.compile(
    r"(?<!lương\s)(?<!\d\s)(?<!\d)(?<!\w)tháng\s(?P<thang>0|00|1[3-9]|[2-9]\d)(?![\d/.]|\s?(?:ngày|năm))", re.IGNORECASE
)
_QUARTER = re.compile(
    r"(?<!\w)quý\s(?P<quy>V(?!I)|VI{1,3}|[5-9]|0(?!\d))(?=\s?/|\snăm|[\s,.;)]|$)(?!\w)", re.IGNORECASE
)
_DAY_NAME = r"(?P<thu>[Tt]hứ\s(?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ\s[Nn]hật)"
_BEFORE = re.compile(rf"(?<!\w){_DAY_NAME}[\s,(–-]{{1,3}}(?:ngày\s)?$")
_AFTER = re.compile(rf"[\s,]{{0,2}}[(]?\s?{_DAY_NAME}(?!\s(?:hằng|hàng|đầu|tuần)|\w)")
_NGAY = re.compile(r"^ngày\s+", re.IGNORECASE)
_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_NUMBERS = {
    "hai": 0,
    "ba": 1,
    "tư": 2,
    "năm": 3,
    "sáu": 4,
    "bảy": 5,
    "2": 0,
    "3": 1,
    "4": 2,
    "5": 3,
    "6": 4,
    "7": 5,
    "nhật": 6,
}


@luat("NQ05")
def ngay_co_that(ho_so: HoSo) -> Iterator[Loi]:
    """A day that the calendar has."""
    for dong, hit in ho_so.ngay_trong_van_ban:
        if hit.ngay is None and dong.vai is not Vai.DIA_DANH_NGAY and (why := _impossible(hit.trich)):
            yield Loi(dong, hit.trich, None, {"vi": why}, tai=hit.span[0])
    for dong in ho_so.dong:
        text = dong.text if dong.vai is not Vai.DIA_DANH_NGAY else ""  # TT50 speaks of that line
        if "gày" in text or "GÀY" in text:
            for m in _SHORT.finditer(text):
                if not _possible(int(m["ngay"]), int(m["thang"])):
                    yield Loi(dong, m[0], None, {"vi": _why(m["ngay"], m["thang"], "")}, tai=m.start())
        if "háng" in text or "HÁNG" in text:
            for m in _MONTH.finditer(text):
                yield Loi(dong, m[0], None, {"vi": f"một năm không có tháng {m['thang']}"}, tai=m.start())
        if "uý" in text or "UÝ" in text:
            for m in _QUARTER.finditer(text):
                yield Loi(dong, m[0], None, {"vi": "một năm chỉ có bốn quý"}, tai=m.start())


def _impossible(trich: str) -> str:
    numbers = re.findall(r"\d+", trich)
    if len(numbers) == 3:
        return _why(*numbers)
    if len(numbers) == 2 and not trich.lower().startswith("ngày"):
        return f"một năm không có tháng {numbers[0]}"
    return ""


def _why(day: str, month: str, year: str) -> str:
    if not 1 <= int(month) <= 12:
        return f"một năm không có tháng {month}"
    return f"tháng {int(month)}{' năm ' + year if year else ''} không có ngày {day}"


def _possible(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


@luat("NQ06")
def thu_khop_ngay(ho_so: HoSo) -> Iterator[Loi]:
    """The weekday of a date."""
    for dong in ho_so.dong:
        text = dong.text
        if "20" not in text or not ("hứ " in text or "hủ " in text):
            continue
        for hit in iter_vn(text):
            if hit.ngay is None or hit.ngay.ngay is None:
                continue
            m = _named(text, hit)
            if m is None:
                continue
            place, name = m
            wanted = hit.ngay.to_date().weekday()
            if _NUMBERS[name.split()[-1].lower()] != wanted:
                facts = {"ngay": _NGAY.sub("", hit.trich), "dung": _NAMES[wanted]}
                yield Loi(dong, name, _as_written(name, wanted), facts, tai=place)


def _named(text: str, hit: NgayHit) -> tuple[int, str] | None:
    start, end = hit.span
    begin = max(0, start - 24)
    m = _BEFORE.search(text[begin:start])
    if m:
        return begin + m.start("thu"), m["thu"]
    m = _AFTER.match(text, end, end + 24)
    return (m.start("thu"), m["thu"]) if m else None


def _as_written(name: str, wanted: int) -> str:
    right = f"thứ {wanted + 2}" if name[-1].isdigit() and wanted < 6 else _NAMES[wanted]
    return right[0].upper() + right[1:] if name[0].isupper() else right


@luat("NQ29", Can.KE_HOACH, Can.NGAY_DU, Can.TU_SOAN)
def ngay_nghi(ho_so: HoSo) -> Iterator[Loi]:
    """Issued on a Saturday, a Sunday or a holiday."""
    issued, dong = ho_so.ngay, ho_so.dau(Vai.DIA_DANH_NGAY)
    if issued is None or dong is None:
        return
    words = ho_so.tham_so("NQ29")
    name = _holiday(issued, words)
    if not name and issued.weekday() >= 5:
        name = "Chủ nhật" if issued.weekday() == 6 else "thứ Bảy"
    if name:
        yield Loi(dong, _date_of(dong), None, {"la": name, "ngay": ho_so.ke_hoach.ngay.gach()})


def _holiday(day: dt.date, words: Mapping[str, Any]) -> str:
    for name, fixed in words["co_dinh"].items():
        if day.strftime("%d/%m") in fixed:
            return str(name)
    for name, spans in words["am_lich"].items():
        for span in spans:
            start, _, end = span.partition(" - ")
            first = doc_ngay(start).to_date()
            last = doc_ngay(end).to_date() if end else first
            if first <= day <= last:
                return str(name)
    return ""


def _date_of(dong: Dong) -> str:
    at = dong.text.find("ngày")
    return dong.text[at:] if at >= 0 else ""


_REVIEW = re.compile(
    r"tổng kết|sơ kết|đánh giá|kiểm điểm|quyết toán|khen thưởng|xét|báo cáo|tồn đọng|kết quả|khắc phục|giám sát|thanh tra"
    r"|kiểm toán|công khai|xếp loại|phân loại|chấm điểm|nghiệm thu|kê khai",
    re.IGNORECASE,
)


@luat("NQ30", Can.KE_HOACH, Can.NGAY)
def nam_truoc_ngay(ho_so: HoSo) -> Iterator[Loi]:
    """A plan for a year that was over when it was issued, or for one that is far ahead."""
    own = thoi_ky(ho_so)
    place = ho_so.dau(Vai.DIA_DANH_NGAY)
    if own is None or place is None:
        return
    issued = ho_so.ke_hoach.ngay.nam
    title = tieu_de(ho_so)
    late = own.den < issued and not (not own.nhieu_nam and _REVIEW.search(title))
    if not late and own.tu - issued <= 1:
        return
    for dong in ho_so.vai(Vai.TRICH_YEU):
        text = ngoai_ngoac(dong.text)
        for year, at in cac_nam(text):
            if year == own.tu:
                yield Loi(dong, dong.text[at : at + 4], None, {"nam": year, "ngay": ho_so.ke_hoach.ngay.gach()}, tai=at)
                return
        if own.nhieu_nam and str(own.tu) in text:
            yield Loi(
                dong,
                str(own.tu),
                None,
                {"nam": own.tu, "ngay": ho_so.ke_hoach.ngay.gach()},
                tai=text.index(str(own.tu)),
            )
            return

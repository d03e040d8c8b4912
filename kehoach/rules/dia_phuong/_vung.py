"""Whose words a place in a line is: the plan's own, a quotation's, a cited document's; and whether they speak of the past."""

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.text.vien_dan import DONG_TU, VienDanHit

Loai = Literal["trich", "vien_dan", "trich_yeu", "can_cu"]

_CAPITAL = "A-ZÀ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_QUOTES = re.compile(r"“[^”]{0,600}”|\"[^\"]{1,600}\"|«[^»]{0,600}»")
_TITLE = re.compile(rf"\s{{0,3}},?\s{{0,3}}(?:v/v|“|\"|(?:{'|'.join(DONG_TU)})(?!\w))", re.IGNORECASE)
_END = re.compile(
    rf";|\.(?=\s+[{_CAPITAL}])|\.\s{{0,3}}$|(?P<ngoac>[()])|,\s+(?=(?:UBND|HĐND|[ỦU][yỷ]\s+ban|Đảng\s+[uủ][yỷ])\s)"
)
_SLOTS = re.compile(r"\[\[[^\[\]]{0,300}\]\]")
_LONGEST = 900
_PROPOSED = ("Theo đề nghị", "Xét đề nghị", "Trên cơ sở đề nghị", "Theo Tờ trình", "Xét Tờ trình")
_OPENING = re.compile(r"[;.,]\s+(?=(?:UBND|[ỦU][yỷ]\s+ban\s+nhân\s+dân)\s)")
_YEAR = re.compile(r"/((?:19|20)\d\d)/")

XUA = re.compile(
    r"(?<!\w)(?:cũ|trước đây|trước khi|nguyên là|nguyên (?:xã|huyện|thị|phường|tỉnh|quận|chủ tịch|bí thư)|hợp nhất|sáp nhập"
    r"|nhập (?:vào|toàn bộ|với)|chia tách|(?:trước|sau|khi|việc|được|do) (?:thực hiện )?sắp xếp|giải thể|kết thúc hoạt động"
    r"|thành lập trên cơ sở|thành lập từ|bàn giao|tiếp nhận từ|kế thừa|không còn|không tổ chức|bỏ cấp|lịch sử|nay là|nay thuộc"
    r"|chuyển (?:từ|về)|được chuyển|thời kỳ|truyền thống|quê|nguyên quán|trú tại|thường trú|tạm trú|sinh (?:ngày|năm|tại|quán)"
    r"|trước (?:ngày|thời điểm) 0?1/0?7/2025|30/0?6/2025"
    r"|(?:năm|tháng \d{1,2}/) ?(?:19\d\d|200\d|201\d|202[0-4])(?!\s?[-–]))(?!\w)",
    re.IGNORECASE,
)
"""Words of a sentence that speaks of how things were."""


@dataclass(frozen=True, slots=True)
class Vung:
    """Words of somebody else in a line: a quotation, a cited document up to its issuer (``vien_dan``), its subject, a basis
    without number. ``ngay`` is the day of the document, if told."""

    loai: Loai
    dau: int
    cuoi: int
    ngay: dt.date | None = None
    hit: VienDanHit | None = None


class CacVung:
    """The pieces of a line that are not the plan's own words."""

    def __init__(self, dong: Dong, hits: list[VienDanHit]) -> None:
        text = dong.text
        quoted = [m.span() for m in _QUOTES.finditer(text)] if "“" in text or '"' in text or "«" in text else []
        quoted += [m.span() for m in _SLOTS.finditer(text)] if "[[" in text else []
        self._quoted = [Vung("trich", *span) for span in sorted(quoted)]
        self._cited: list[Vung] = []
        for hit, after in zip_longest(hits, hits[1:]):
            start, end = hit.span
            day = _day(hit)
            self._cited.append(Vung("vien_dan", start, end, day, hit))
            stop = after.span[0] if after else len(text)
            if _TITLE.match(text, end):
                self._cited.append(Vung("trich_yeu", end, _title_end(text, end, min(stop, end + _LONGEST)), day, hit))
        self._basis: list[Vung] = []
        if dong.vai is Vai.CAN_CU and not text.startswith(_PROPOSED):
            own = _OPENING.search(text)
            self._basis.append(Vung("can_cu", 0, own.start() if own else len(text)))

    def o(self, place: int) -> Vung | None:
        """The piece that holds the place: a quotation before a citation, that before a basis; None: the plan's own."""
        for pieces in (self._quoted, self._cited, self._basis):
            index = bisect_right(pieces, place, key=lambda each: each.dau) - 1
            if index >= 0 and place < pieces[index].cuoi:
                return pieces[index]
        return None


def _day(hit: VienDanHit) -> dt.date | None:
    ngay = hit.vien_dan.ngay
    if ngay is not None and ngay.day_du:
        return ngay.to_date()
    year = ngay.nam if ngay is not None else None
    if year is None:
        m = _YEAR.search(hit.trich)
        year = int(m[1]) if m else None
    # of a year alone nothing is sure but that it is not later
    return dt.date(year, 1, 1) if year else None


def _title_end(text: str, start: int, stop: int) -> int:
    depth = 0
    for m in _END.finditer(text, start, stop):
        if m["ngoac"] == "(":
            depth += 1
        elif m["ngoac"] == ")" and depth:
            depth -= 1
        elif not depth:
            return m.start()
    return stop


def cau(text: str, place: int) -> str:
    """The sentence (or item) that holds the place, at most some hundred letters of it."""
    low, high = max(0, place - 300), min(len(text), place + 300)
    start = max(text.rfind(mark, low, place) for mark in (";", ". ", "! ", "\n"))
    ends = [end for mark in (";", ". ", "\n") if (end := text.find(mark, place, high)) >= 0]
    return text[max(start + 1, low) : min(ends, default=high)]


def noi_ve_xua(ho_so: HoSo, dong: Dong, place: int) -> bool:
    """Whether the sentence speaks of how things were (“huyện Hậu Lộc cũ”); in a table also by the title of the column."""
    if XUA.search(cau(dong.text, place)):
        return True
    if not dong.bang:
        return False
    tops = ho_so.mot_lan(_tops).get((dong.bang, dong.cot), "")
    return bool(XUA.search(tops) or re.search(r"nơi ở|địa chỉ|quê|nơi sinh|đơn vị cũ", tops, re.IGNORECASE))


def _tops(ho_so: HoSo) -> dict[tuple[int, int], str]:
    """The titles of columns: what stands in the first two rows."""
    found: dict[tuple[int, int], str] = {}
    for number, cells in ho_so.bang.items():
        for each in cells:
            if each.hang < 2:
                key = (number, each.cot)
                found[key] = f"{found.get(key, '')} {each.text[:80]}"
    return found

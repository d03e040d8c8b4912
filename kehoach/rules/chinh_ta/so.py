"""How numbers and units are written (1.250,5; km2)."""

import re
from collections.abc import Iterator

from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat
from kehoach.rules.toan_van import ToanVan

_NUMBER = re.compile(r"\d[\d.,]{2,40}(?<=\d)")
_BEFORE = frozenset(".,/-")
_UNIT = re.compile(r" ?(?:%|(?:triệu|tỷ|tỉ|nghìn|ha|km|kg|tấn|tạ|m2|m²|m3|m³|điểm)\b)")
_WHOLE = re.compile(r" ?(?:đồng|người|hộ|đ|VNĐ|VND)\b")
_COUNTED = re.compile(r" ?(?:đồng|triệu đồng|người|hộ|nhân khẩu|lượt)\b")
_BOTH = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+")
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3}){2,6}")
_POINT = re.compile(r"\d{1,4}\.\d{1,2}")
_ONE_GROUP = re.compile(r"\d{1,3},\d{3}")
_MEASURE = re.compile(r"\d ?(?P<don_vi>Ha|HA|KM|Km|KG|Kg|Km2|KM2|M2|M3|kM)\b")


@luat("CT21")
def so_viet_nam(ho_so: HoSo) -> Iterator[Loi]:
    """A point parts thousands, a comma the decimals."""
    text = ho_so.toan_van
    for m in _NUMBER.finditer(text.chu):
        written, end = m[0], m.end()
        before = text.chu[m.start() - 1 : m.start()]
        if (before in _BEFORE and before) or before.isalpha() or text.chu[end : end + 1] in ("/", "-"):
            continue
        if written.isdigit():
            if 5 <= len(written) <= 12 and _COUNTED.match(text.chu, end) and written[0] != "0":
                yield text.loi(m.start(), end, f"{int(written):,}".replace(",", "."), muc_do=Level.GOI_Y)
        elif _foreign(text, m.start(), end, written):
            yield text.loi(m.start(), end, written.translate({ord(","): ".", ord("."): ","}))


def _foreign(text: ToanVan, start: int, end: int, written: str) -> bool:
    if _BOTH.fullmatch(written) or _GROUPS.fullmatch(written):
        return True
    if _POINT.fullmatch(written) and _UNIT.match(text.chu, end):
        return text.truoc(start) not in ("mục", "điểm", "khoản", "bảng", "phiên", "điều", "nghiệp", "mạng")
    return _ONE_GROUP.fullmatch(written) is not None and _WHOLE.match(text.chu, end) is not None


@luat("CT40")
def don_vi_do(ho_so: HoSo) -> Iterator[Loi]:
    """Units of measure in their own small letters: ha, km, kg."""
    text = ho_so.toan_van
    for m in _MEASURE.finditer(text.chu):
        start, end = m.span("don_vi")
        if not text.hoa_ca(start):
            yield text.loi(start, end, m["don_vi"].lower())

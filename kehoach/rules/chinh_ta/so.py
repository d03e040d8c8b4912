"""How numbers and units are written (1.250,5; km2)."""

import re
from collections.abc import Iterator

from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat

_UNIT = r"(?:%|triệu|tỷ|tỉ|nghìn|ha\b|km\b|kg\b|tấn\b|tạ\b|m2\b|m²|m3\b|m³|điểm\b|điểm phần trăm)"
_ENGLISH = re.compile(
    r"(?<![\w.,/-])(?:(?P<hai>\d{1,3}(?:,\d{3})+\.\d+)|(?P<nhieu>\d{1,3}(?:,\d{3}){2,6})(?![\d.,]*\d)"
    rf"|(?P<thap>\d{{1,4}}\.\d{{1,2}})(?= ?{_UNIT})|(?P<mot>\d{{1,3}},\d{{3}})(?= ?(?:đồng|người|hộ|đ|VNĐ|VND)\b))"
)
_LONG = re.compile(r"(?<![\w.,/-])\d{5,12}(?= ?(?:đồng|triệu đồng|người|hộ|nhân khẩu|lượt)\b)")
_MEASURE = re.compile(r"(?<=\d)(?P<cach> ?)(?P<don_vi>Ha|HA|KM|Km|KG|Kg|Km2|KM2|M2|M3|kM)\b")


@luat("CT21")
def so_viet_nam(ho_so: HoSo) -> Iterator[Loi]:
    """A point parts thousands, a comma the decimals."""
    text = ho_so.toan_van
    for m in _ENGLISH.finditer(text.chu):
        written = m[0]
        if m["thap"] and text.truoc(m.start()) in ("mục", "điểm", "khoản", "bảng", "phiên", "điều"):
            continue
        if "%" not in text.chu[m.end() : m.end() + 2] and m["thap"] and text.truoc(m.start()) in ("nghiệp", "mạng"):
            continue
        yield text.loi(m.start(), m.end(), written.translate({ord(","): ".", ord("."): ","}))
    for m in _LONG.finditer(text.chu):
        number = f"{int(m[0]):,}".replace(",", ".")
        if not m[0].startswith("0"):
            yield text.loi(m.start(), m.end(), number, muc_do=Level.GOI_Y)


@luat("CT40")
def don_vi_do(ho_so: HoSo) -> Iterator[Loi]:
    """Units of measure in their own small letters: ha, km, kg."""
    text = ho_so.toan_van
    for m in _MEASURE.finditer(text.chu):
        start, end = m.span("don_vi")
        if not text.o(start)[0].text.isupper():
            yield text.loi(start, end, m["don_vi"].lower())

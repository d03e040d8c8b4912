"""Capitals in the names of persons, and of an office before one (PL2/II, V.3)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Vai
from kehoach.rules.chinh_ta._chu import HOA, THUONG
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat

_HO = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Mai|Lương|Trương|Tạ|Phùng"
    "|Quách|Triệu|Nông|Lò|Vàng|Sùng|Giàng|Cao|Chu|Đào|Đàm|Hà|Lưu|Tô|Thái|Tống|Văn|Vi|Lục|Hứa|Khúc|Kiều"
)
_DEM = (
    "văn|thị|đình|hữu|đức|xuân|quang|ngọc|minh|quốc|trọng|bá|duy|viết|thế|thanh|hồng|kim|mạnh|tuấn|tiến|công|huy|gia|bích"
    "|thùy|chí"
)
_MIDDLE = re.compile(rf"\b(?:{_HO}) (?P<dem>{_DEM}) (?=[{HOA}][{THUONG}])")
_NAME_LINE = re.compile(r"(?<![\w.])(?P<chu>[^\W\d_]+)")
_OFFICE = re.compile(
    rf"(?<=[^\W\d_,;:] )(?P<chuc>phó chủ tịch|chủ tịch|bí thư|phó bí thư|giám đốc|phó giám đốc|chánh văn phòng|trưởng phòng)"
    rf"(?= (?:(?:HĐND|UBND|Hội đồng nhân dân|Ủy ban nhân dân|Đảng ủy)(?: (?:xã|phường|tỉnh)(?: [{HOA}][{THUONG}]+){{0,3}})? )?"
    rf"(?:{_HO}) [{HOA}][{THUONG}]+)"
)


_PAIRS = frozenset((a.lower(), b) for a in _HO.split("|") for b in _DEM.split("|"))
_OFFICES = ("chủ tịch", "bí thư", "giám đốc", "chánh văn phòng", "trưởng phòng")


@luat("CT25")
def ten_nguoi(ho_so: HoSo) -> Iterator[Loi]:
    """Every syllable of a person's name with a capital."""
    text = ho_so.toan_van
    for pair in text.cap_tu & _PAIRS:
        for at in text.tim(" ".join(pair)):
            m = _MIDDLE.match(text.chu, at)
            if m:
                start, end = m.span("dem")
                yield text.loi(at, end, text.chu[at:start] + m["dem"].capitalize())
    for dong in ho_so.vai(Vai.HO_TEN):
        if any(char in dong.text for char in "[.…_"):
            continue
        for m in _NAME_LINE.finditer(dong.text):
            if m["chu"].islower() and len(dong.text) < 60:
                yield Loi(dong, m["chu"], m["chu"].capitalize(), tai=m.start())
    if ("hồ", "chí") not in text.cap_tu:
        return
    for wrong, right in (
        ("Hồ chí Minh", "Hồ Chí Minh"),
        ("Hồ Chí minh", "Hồ Chí Minh"),
        ("Hồ chí minh", "Hồ Chí Minh"),
    ):
        at = text.chu.find(wrong)
        while at >= 0:
            if not _MIDDLE.match(text.chu, at):
                yield text.loi(at, at + len(right), right)
            at = text.chu.find(wrong, at + 1)


@luat("CT14")
def chuc_vu(ho_so: HoSo) -> Iterator[Loi]:
    """Chủ tịch Nguyễn Văn An: an office right before a name with a capital."""
    text = ho_so.toan_van
    if not any(f" {each} " in text.chu for each in _OFFICES):
        return
    for m in _OFFICE.finditer(text.chu):
        office = m["chuc"]
        right = "Phó " + office[4].upper() + office[5:] if office.startswith("phó ") else office[0].upper() + office[1:]
        yield text.loi(m.start(), m.start() + len(office), right)

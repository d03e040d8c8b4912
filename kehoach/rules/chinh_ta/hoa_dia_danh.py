"""Capitals in the names of administrative units (PL2/III)."""

import re
from collections.abc import Iterator

from kehoach.catalog.dia_phuong_bang import ho_ten_nguoi, la_ten_nguoi
from kehoach.problems import Level
from kehoach.rules.chinh_ta._chu import HOA
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat
from kehoach.rules.toan_van import ToanVan

_WORD = rf"(?:[{HOA}][^\W\d_]*)"
_UNITS = ("Xã", "Phường", "Tỉnh", "Huyện", "Quận", "Thị xã", "Thị trấn", "Đặc khu")
_NAMED = re.compile(rf"\b(?:xã|phường|quận|huyện|thị trấn) (?=(?:{_WORD}(?: {_WORD}){{1,3}})|\d{{1,2}}\b(?![/.,%]))")
_NAME = re.compile(rf"{_WORD}(?: {_WORD})*|\d+")
_CITY = re.compile(rf"(?<=[^\W\d_,] )Thành phố(?= {_WORD})")
_BARE = ("bàn", "UBND", "HĐND")
_COUNCILS = (" UBND", " HĐND")
"""The name of an organ that issued a document is ours to write, though its subject is not"""
_DIGIT = re.compile(r" ?\d")
_ORGAN = re.compile(r" (?:Đoàn|Đội|Ủy|Uỷ|ủy|uỷ|đoàn|đội)\b")


@luat("CT03")
def danh_tu_chung(ho_so: HoSo) -> Iterator[Loi]:
    """xã, phường, tỉnh before a usual name: no capital inside a sentence."""
    text = ho_so.toan_van
    for unit in _UNITS:
        for space in text.thay(f" {unit}"):
            at, end = space + 1, space + 1 + len(unit)
            if not text.chu[space - 1 : space].isalpha() or text.chu[end : end + 1].isalnum():
                continue
            level = _common_noun(text, at, end)
            if level:
                yield text.loi(at, end, unit.lower(), muc_do=level)


def _common_noun(text: ToanVan, at: int, end: int) -> Level | None:
    """How bad a capital at a kind of unit inside a sentence is; None where it is right or nobody can tell."""
    ours = text.chu[max(0, at - 5) : at - 1] in _COUNCILS and not text.trong_ngoac(at)
    if (text.cua_nguoi(at) and not ours) or _ORGAN.match(text.chu, end) or text.hoa_ca(at) or _in_title(text.chu, at):
        return None
    name = _NAME.match(text.chu, end + 1) if text.chu[end : end + 1] == " " else None
    if name is None:
        return Level.GOI_Y if text.chu[at - 5 : at - 1].split(" ")[-1] in _BARE else None
    if name[0].isdigit() or la_ten_nguoi(name[0]) or _DIGIT.match(text.chu, name.end()):
        return None
    return None if name[0].isupper() and len(name[0]) > 1 else Level.LOI


def _in_title(text: str, at: int) -> bool:
    """Whether the word before is a capitalised word that is no organ: part of a name (Công ty Phát triển Tỉnh Thanh)."""
    start = text.rfind(" ", 0, at - 1) + 1
    before = text[start : at - 1]
    return before[:1].isupper() and not before.isupper() and before not in ("An", "Dân", "Ủy", "Phố", "Đoàn", "Hội")


@luat("CT04")
def theo_so_ten_nguoi(ho_so: HoSo) -> Iterator[Loi]:
    """Xã, Phường with a capital before a number or the name of a person."""
    text = ho_so.toan_van
    units = {b for a, b in text.cap_tu if a in ("xã", "phường", "quận", "huyện", "trấn")}
    if not any(each.isdigit() for each in units) and units.isdisjoint(ho_ten_nguoi()):
        return
    for m in _NAMED.finditer(text.chu):
        name = _NAME.match(text.chu, m.end())
        if name is None or text.cua_nguoi(m.start()):
            continue
        if name[0].isdigit():
            kind = m[0].strip()
            if kind not in ("phường", "quận") or text.truoc(m.start()) in ("số", "các", "đến", "và") or name[0] == "0":
                continue
            if re.match(r" ?(?:xã|phường|thôn|tổ|hộ|người|đơn vị|điểm|mô hình)|[,;] \d|\d", text.chu[name.end() :]):
                continue
            if text.sau(name.end()):
                continue
        elif not la_ten_nguoi(name[0]):
            continue
        yield text.loi(m.start(), m.end() - 1, m[0][0].upper() + m[0][1:-1])


@luat("CT05")
def thanh_pho(ho_so: HoSo) -> Iterator[Loi]:
    """Thủ đô Hà Nội, Thành phố Hồ Chí Minh; other cities: thành phố."""
    text = ho_so.toan_van
    for m in _CITY.finditer(text.chu) if " Thành phố " in text.chu else ():
        if text.chu.startswith(" Hồ Chí Minh", m.end()) or text.cua_nguoi(m.start()):
            continue
        if text.hoa_ca(m.start()) or _in_title(text.chu, m.start()):
            continue
        yield text.loi(m.start(), m.end(), "thành phố")
    for wrong, right in (("thành phố Hồ Chí Minh", "Thành phố"), ("thủ đô Hà Nội", "Thủ đô")):
        at = text.chu.find(wrong)
        while at >= 0:
            if not text.cua_nguoi(at):
                yield text.loi(at, at + len(right), right)
            at = text.chu.find(wrong, at + 1)

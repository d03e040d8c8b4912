"""A name in its surroundings: its type word, words that make it longer, letters that belong to other words."""

import re
from functools import lru_cache

from kehoach.catalog.dia_phuong import dung_dau, la_ten_nguoi, la_tu_thuong
from kehoach.rebase.canh import CO_SO, CO_SO_DAI, CUA_XA, DAC_SAN, DIA_VAT, HO, NGUOI, TOAN_QUOC, tu_sau, tu_truoc
from kehoach.rebase.mau import so_tieng, viet_hoa_ten
from kehoach.rebase.viec import Viec
from kehoach.rules.chinh_ta._tu_dien import cum_tu
from kehoach.rules.dia_phuong._moc import tinh_ten, xa_ten

BEN = 48
"""So many letters before a name are looked at"""
_TYPE = re.compile(
    r"(?<!\w)(?P<loai>thị\s+xã|thị\s+trấn|thành\s+phố|đặc\s+khu|xã|phường|huyện\s+đảo|huyện|quận|tỉnh|[xphqt]\.|tt\.|tx\.|tp\.?|đk\.|xa|phuong)"
    r"[\s\u00a0]*$",
    re.IGNORECASE,
)
_LEVEL = {
    "xã": "xa", "phường": "xa", "thị trấn": "xa", "đặc khu": "xa", "x.": "xa", "p.": "xa", "tt.": "xa", "đk.": "xa", "xa": "xa",
    "phuong": "xa", "huyện": "huyen", "huyện đảo": "huyen", "quận": "huyen", "thị xã": "huyen", "tx.": "huyen", "h.": "huyen",
    "q.": "huyen", "tỉnh": "tinh", "thành phố": "tinh", "tp.": "tinh", "tp": "tinh", "t.": "tinh",
}  # fmt: skip
_NATION = frozenset({("việt", "nam")})
"""A pair of words that goes together and is no phrase of the dictionary"""
DANG = re.compile(r"(?<!\w)(?P<cap>tỉnh|thành|huyện|thị|quận)[\s\u00a0]+[uủ][yỷ][\s\u00a0]+$", re.IGNORECASE)
"""A committee of the Party right before the name of a place"""
_PARTY_TYPE = {"tỉnh": "tỉnh", "thành": "thành phố"}
_BEHIND = re.compile(
    r"[\s\u00a0]*[,(-][\s\u00a0]*(?:(?:huyện|thị xã|quận|thành phố)[\s\u00a0]+[^,;.()]{2,30},[\s\u00a0]*)?"
    r"(?:tỉnh|thành phố|tp\.?)[\s\u00a0]+(?P<tinh>[^,;.()\d]{2,24})",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:[\s\u00a0]+|[\s\u00a0]?-[\s\u00a0]?)(\w[\w'’]*)(?:[\s\u00a0]+(\w[\w'’]*))?")


def loai_truoc(text: str, start: int) -> tuple[str, int]:
    """The type word right before a name in its plain form, and where it begins; for a body of the Party that of its level."""
    window = max(0, start - 18)
    m = DANG.search(text, window, start)
    if m:
        return _PARTY_TYPE.get(m["cap"].lower(), "huyện"), m.start()
    m = _TYPE.search(text, window, start)
    return (" ".join(m["loai"].lower().split()), m.start()) if m else ("", start)


def cap_cua(loai: str) -> str:
    """Of a type word: xa, huyen, tinh; empty for none."""
    return _LEVEL.get(loai, "")


@lru_cache(maxsize=64)
def de_nham(ten: str) -> bool:
    """Whether the name, standing alone, may mean something else: an ordinary word, a person, a province, a number."""
    return ten_ngan(ten) or la_tu_thuong(ten) or la_ten_nguoi(ten) or bool(tinh_ten(ten))


def ten_ngan(ten: str) -> bool:
    """Whether it is one syllable, or one with a number: never a name without its type word."""
    return so_tieng(ten) < (3 if any(letter.isdigit() for letter in ten) else 2)


def ten_khac_dai(viec: Viec, text: str, start: int, end: int) -> bool:
    """Whether words before or behind make it the name of another unit: xã Tân An Hội, xã Bắc Thụy Anh."""
    ten, caps = text[start:end], text.isupper()
    shown = ten.title() if caps else ten
    behind = _NEXT.match(text[end : end + 40])
    names: list[str] = []
    if behind and (behind[1][:1].isupper() or behind[1].isdigit()):
        names.append(f"{shown} {_cased(behind[1], caps)}")
        if behind[2] and (behind[2][:1].isupper() or behind[2].isdigit()):
            names.append(f"{names[0]} {_cased(behind[2], caps)}")
    before = re.findall(r"\w[\w'’]*", text[max(0, start - 24) : start]) if text[start - 1 : start].isspace() else []
    left: list[str] = []
    for word in reversed(before[-2:]):
        if not word[:1].isupper() or (caps and word.lower() in _LEVEL):
            break
        left.insert(0, _cased(word, caps))
        names.append(" ".join([*left, shown]))
    return any(any(xa_ten(name, viec.ngay)) for name in names)


def _cased(word: str, caps: bool) -> str:
    return word.title() if caps else word


def o_tinh_khac(viec: Viec, text: str, end: int) -> bool:
    """Whether a province behind it says that another commune of that name is meant."""
    m = _BEHIND.match(text, end)
    if not m or viec.nguon.tinh is None:
        return False
    words = m["tinh"].split()
    for count in range(min(len(words), 4), 0, -1):
        found = tinh_ten(" ".join(words[:count]))
        if found:
            own = {dung_dau(each) for each in (viec.nguon.tinh.ten, *viec.nguon.tinh_cu)}
            return not any(dung_dau(each.ten) in own for each in found)
    return False


def vat_qua_tu(text: str, start: int, end: int) -> bool:
    """Whether its letters are the end of one word and the beginning of another: THAM GIA PHONG TRÀO holds no Gia Phong."""
    words = text[start:end].split()
    if viet_hoa_ten(text[start:end]) and not text[start:end].isupper():
        return False
    known = cum_tu().cap | _NATION
    before = re.findall(r"\w+", text[max(0, start - 30) : start])[-2:] if text[start - 1 : start].isspace() else []
    behind = re.findall(r"\w+", text[end : end + 30])[:2] if text[end : end + 1].isspace() else []
    # a neighbour that goes with the word on its other side is free: UÔNG BÍ QUYẾT TÂM holds no bí quyết
    left, right = [each.lower() for each in before], [each.lower() for each in behind]
    phrases = cum_tu().doi
    into, out = (
        bool(left) and (left[-1], words[0].lower()) in known,
        bool(right) and (words[-1].lower(), right[0]) in known,
    )
    if into and out:
        return True
    taken_left = len(left) == 2 and (left[0], left[1]) in phrases
    taken_right = len(right) == 2 and (right[0], right[1]) in phrases
    return (into and not taken_left) or (out and not taken_right)


def cua_nguoi_khac(text: str, start: int, end: int) -> str:
    """Why the name, standing without type word, may be that of a person, a road, a school...; empty where it is the place.

    One of nguoi, toan_quoc, rieng (a longer name).
    """
    before, word, starts = text[max(0, start - BEN) : start], *tu_truoc(text, start)
    if NGUOI.search(before) or (word.lower() in HO and word[:1].isupper() and not text.isupper()):
        return "nguoi"
    if TOAN_QUOC.search(before):
        return "toan_quoc"
    after = tu_sau(text, end)
    longer = after[:1].isupper() and not text.isupper() and not text[start:end].isupper()
    inside = word[:1].isupper() and not starts and not text.isupper() and not word.isupper()
    if DIA_VAT.search(before) or CO_SO.search(before) or longer or inside:
        return "rieng"
    if CO_SO_DAI.search(before) or DAC_SAN.search(before):
        return "rieng"
    return ""


def theo_sau_co_quan(text: str, start: int) -> bool:
    """Whether it follows what the name of the own commune follows when its type word is left out."""
    return bool(CUA_XA.search(text[max(0, start - BEN) : start]))

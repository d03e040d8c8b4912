"""How people write the name of a place: with or without type word, shortened, with district or province behind it."""

import re
from typing import NamedTuple

from kehoach.catalog.dia_phuong_bang import Tinh, Xa, khoa
from kehoach.text.nfc import fix_d, fold, nfc
from kehoach.text.strings import squeeze

# Kept as text: compiling costs more than matching, and most look-ups need only one of them.
_XA = r"(?:(xã|xa|phường|phuong|đặc khu|dac khu|thị trấn|thi tran)\s|(x|p|đk|dk|tt)(?:\.|\s|(?=\d)))\s*(?=\S)"
_HUYEN = r"(?:(huyện|huyen|quận|quan|thị xã|thi xa|thành phố|thanh pho)\s|(h|q|tx|tp)(?:\.|\s|(?=\d)))\s*(?=\S)"
_TINH = r"(?:(tỉnh|tinh|thành phố|thanh pho|thủ đô|thu do)\s|(tp|t)(?:\.|\s|(?=hcm)))\s*(?=\S)"
_LOAI = {
    "xa": "xã", "x": "xã", "phuong": "phường", "p": "phường", "dac khu": "đặc khu", "dk": "đặc khu",
    "thi tran": "thị trấn", "tt": "thị trấn", "huyen": "huyện", "h": "huyện", "quan": "quận", "q": "quận",
    "thi xa": "thị xã", "tx": "thị xã", "tinh": "tỉnh", "t": "tỉnh", "thanh pho": "thành phố", "tp": "thành phố",
    "thu do": "thành phố",
}  # fmt: skip
_TEN_TAT = {"hcm": "hochiminh"}


class CachDoc(NamedTuple):
    """One way to read a name: its type word, if any was seen, and the rest."""

    loai: str | None
    ten: str

    @property
    def khoa(self) -> str:
        """The key to look for, see :func:`kehoach.catalog.dia_phuong_bang.khoa`."""
        key = khoa(self.ten)
        return _TEN_TAT.get(key, key)


class CauHoi(NamedTuple):
    """What was asked for: the text as written, the ways to read its name, what stood behind it (district, province)."""

    goc: str
    cach_doc: list[CachDoc]
    ngu_canh: list[str]

    @property
    def ma(self) -> str | None:
        """The official code, when the name is one: digits only."""
        name = self.cach_doc[0].ten
        return name if name.isascii() and name.isdigit() else None

    @property
    def khong_dau(self) -> bool:
        """Whether the name was typed without accents, so that it says nothing against a name with them."""
        return self.cach_doc[-1].ten.isascii()


def _cach_doc(text: str, *patterns: str) -> list[CachDoc]:
    """The whole text as a name (Xà Phiên begins like a type word) and, for each pattern, what follows the type word."""
    found = (re.match(pattern, text, re.IGNORECASE) for pattern in patterns)
    split = [CachDoc(_LOAI[word], text[m.end() :]) for m in found if m and (word := fold(m[1] or m[2])) in _LOAI]
    return [CachDoc(None, text), *dict.fromkeys(split)]


def _phan(text: str) -> list[str]:
    parts = fix_d(nfc(text)).replace("(", ",").replace(")", " ").split(",")
    return [squeeze(part) for part in parts]


def doc_xa(text: str) -> CauHoi | None:
    """``"P. Hòa Phong (thị xã Mỹ Hào)"`` taken apart; None when there is no name in it."""
    parts = _phan(text)
    if not khoa(parts[0]):
        return None
    return CauHoi(squeeze(nfc(text)), _cach_doc(parts[0], _XA), [part for part in parts[1:] if part])


def doc_tinh(text: str) -> CauHoi | None:
    """``"TP.HCM"`` taken apart; None when there is no name in it."""
    whole = squeeze(fix_d(nfc(text)))
    return CauHoi(squeeze(nfc(text)), _cach_doc(whole, _TINH), []) if khoa(whole) else None


def thuoc(xa: Xa, ngu_canh: str) -> bool:
    """Whether what stood behind the name ("thị xã Mỹ Hào", "Hưng Yên") is this commune's district or province."""
    above = [(xa.tinh.loai, khoa(xa.tinh.ten))]
    if xa.huyen:
        above += [(own.loai or "", own.khoa) for own in _cach_doc(xa.huyen, _HUYEN)]
    readings = _cach_doc(ngu_canh, _HUYEN, _TINH)
    return any(key == reading.khoa and reading.loai in (None, loai) for reading in readings for loai, key in above)


def trung_loai(unit: Xa | Tinh, reading: CachDoc) -> bool:
    """Whether the type word that was written, if any, is the unit's."""
    return reading.loai in (None, unit.loai)

"""Issuers compared: which family an organ is of, which place it belongs to."""

import re
from functools import lru_cache
from typing import NamedTuple

from kehoach.text.nfc import fold, nfc
from kehoach.text.so_ky_hieu import SoKyHieu
from kehoach.text.ten_loai import CO_QUAN

_SHORT = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "btv": "ban thuong vu", "bcd": "ban chi dao", "tt": "thuong truc",
    "ttg": "thu tuong", "ubtvqh": "uy ban thuong vu quoc hoi", "tp": "thanh pho", "bch": "ban chap hanh",
    "mttq": "mat tran to quoc",
    "ubmttq": "uy ban mat tran to quoc",
}  # fmt: skip
_WORD = re.compile(r"\w+")
_PARTY_CENTRE = re.compile(
    r"(?:bo chinh tri|ban bi thu|ban chap hanh trung uong|trung uong|tong bi thu"
    r"|(?:ban|van phong|uy ban) \w+(?: \w+){0,3} trung uong)"
)
_PARTY = re.compile(
    r"(?:(?:ban thuong vu|thuong truc|ban chap hanh) )?(?:tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo)"
)
_PLACE = re.compile(
    r"(?<!\w)(?P<cap>tỉnh|thành phố|tp\.?|xã(?! hội)|phường|đặc khu|huyện|quận|thị xã|thị trấn)(?!\w)(?: (?:ủy|uỷ)(?!\w))?\s*"
)
_PARTY_PLACE = re.compile(r"(?<!\w)(?P<cap>tỉnh|thành|huyện|quận|thị) (?:ủy|uỷ)(?!\w)\s*")
_CAP = {
    "tỉnh": "tinh", "thành phố": "tinh", "tp": "tinh", "tp.": "tinh", "thành": "tinh", "xã": "xa", "phường": "xa",
    "đặc khu": "xa", "thị trấn": "xa", "huyện": "huyen", "quận": "huyen", "thị xã": "huyen", "thị": "huyen",
}  # fmt: skip
_MINISTRIES = {fold(names[0]).replace(",", ""): key for key, names in CO_QUAN.items() if names[0].startswith("Bộ ")}


class CoQuan(NamedTuple):
    """An issuer, as far as its name tells."""

    ho: str
    """CP, TTg, QH, UBTVQH, CTN, UBND, HĐND, ĐẢNG, ĐẢNG_TW, the sign of a ministry; empty if none of these"""
    cap: str = ""
    """tinh, huyen, xa"""
    ten: str = ""
    """The name of the place, folded"""


@lru_cache(maxsize=2048)
def doc_co_quan(name: str) -> CoQuan:
    """What the name of an issuer tells."""
    text = _WORD.sub(lambda m: _SHORT.get(m[0], m[0]), fold(name[:300]).replace(",", "").replace(" - ", " "))
    text = text.removeprefix("chu tich ") if text.startswith("chu tich uy ban nhan dan") else text
    text = text.removeprefix("thuong truc ") if text.startswith("thuong truc hoi dong") else text
    ho = _family(text)
    plain = " ".join(nfc(name[:300]).split())
    place = (_PARTY_PLACE.search(plain.lower()) if ho == "ĐẢNG" else None) or _PLACE.search(plain.lower())
    return CoQuan(ho, _CAP[place["cap"]], _proper(plain[place.end() :])) if place else CoQuan(ho)


def _proper(text: str) -> str:
    """The capitalised words that ``text`` begins with, folded."""
    words = []
    for word in text.split()[:6]:
        if not (word[0].isupper() or word[0].isdigit() or word == "-"):
            break
        words.append(word.rstrip(",;.)"))
        if word[-1] in ",;.)":
            break
    return fold(" ".join(words))


def _family(text: str) -> str:
    for start, family in (
        ("chinh phu", "CP"), ("thu tuong", "TTg"), ("quoc hoi", "QH"), ("uy ban thuong vu quoc hoi", "UBTVQH"),
        ("chu tich nuoc", "CTN"), ("uy ban nhan dan", "UBND"), ("hoi dong nhan dan", "HĐND"), ("van phong chinh phu", "VPCP"),
    ):  # fmt: skip
        if text.startswith(start):
            return family
    if _PARTY_CENTRE.match(text):
        return "ĐẢNG_TW"
    if _PARTY.match(text):
        return "ĐẢNG"
    ministry = text.removeprefix("bo truong ")
    if ministry.startswith("bo "):
        return next((key for each, key in _MINISTRIES.items() if ministry.startswith(each.replace(" - ", " "))), "")
    return ""


def ho_theo_ky_hieu(so: SoKyHieu) -> str:
    """The family that a document number tells; empty when it tells none for sure."""
    groups = re.split("[/-]", so.ky_hieu)
    last = groups[-1].rstrip("0123456789")
    if so.dau == "-" and last in ("TW", "TU", "ĐU"):
        return "ĐẢNG_TW" if last == "TW" else "ĐẢNG"
    if so.dau != "/":
        return ""
    issuer = groups[1] if len(groups) > 1 else last
    issuer = issuer.rstrip("0123456789")
    if len(groups) == 1:
        return issuer if issuer in ("QH", "UBTVQH") else ""
    if issuer in ("CP", "TTg", "QH", "UBTVQH", "CTN", "UBND", "HĐND", "VPCP"):
        return issuer
    names = CO_QUAN.get(issuer, ("",))
    return issuer if names[0].startswith("Bộ ") else ""


def cung_noi(a: CoQuan, b: CoQuan) -> bool:
    """Whether two issuers may be of one place: nothing that both tell differs."""
    if a.cap and b.cap and a.cap != b.cap:
        return False
    return not (a.ten and b.ten) or a.ten.startswith(b.ten) or b.ten.startswith(a.ten)


def cung_co_quan(a: str, b: str) -> bool:
    """Whether two names may mean one issuer."""
    if not a or not b:
        return True
    first, second = doc_co_quan(a), doc_co_quan(b)
    if first.ho and second.ho and first.ho != second.ho:
        return False
    return cung_noi(first, second)

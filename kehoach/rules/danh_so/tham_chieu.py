"""References inside the document point at sections that are there (PL1/II.6)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from kehoach.model.dong import Dong, Vai
from kehoach.rules.danh_so._cay import doc
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.numbering import Kieu
from kehoach.text.ordinals import NumberingError, from_roman

_REF = re.compile(
    r"""(?<![\w-])
    (?:(?P<diem>[Đđ]iểm\s+(?P<d>[a-zđ](?!\w)|\d{1,2}\.\d{1,2}(?:\.\d{1,2})?))\s*,?\s*)?
    (?:(?P<khoan>[Kk]hoản\s+(?P<k>\d{1,2})(?![\d%]))\s*,?\s*)?
    (?:(?P<muc>(?P<tu>[Mm]ục|[Pp]hần)\s+\(?(?P<m>[IVX]{1,6}|[A-HĐ]|\d{1,2})
       (?P<duoi>(?:[./]\s?\d{1,2}){0,3}(?:\.[a-zđ](?!\w))?)\)?(?![\w%/]|\.\d|,\d)))?
    """,
    re.VERBOSE,
)
_HOLD = re.compile(r"(?<![\w-])(?:[Mm]ục|[Pp]hần|[Kk]hoản|[Đđ]iểm)\s+\(?[\dA-Za-zđĐ]")
_OURS = re.compile(
    r"[\s,)]*(?:của|tại|thuộc|trong)?\s*(?:bản\s+)?(?:[Kk]ế hoạch|[Vv]ăn bản)\s+(?:này|nêu trên)"
    r"|[\s,)]*(?:nêu trên|trên đây|dưới đây|ở trên)"
)
_OTHER = re.compile(
    r"Nghị quyết|Quyết định|Nghị định|Thông tư|Luật|Chỉ thị|Hướng dẫn|Công văn|Công điện|Thông báo|Kết luận|Quy định|Quy chế|"
    r"Pháp lệnh|Hiến pháp|Chương trình|Đề án|Chiến lược|Điều\s+\d|Chương\s+[IVX]|[Kk]ế hoạch\s+(?:số|của|hành động|triển khai)|"
    r"Tờ trình|Báo cáo|Văn kiện|Điều lệ|Quy hoạch|[Vv]ăn bản số|Phụ lục|Công ước|Bộ tiêu chí|Tiêu chí|Dự án|Sổ tay|Mẫu"
)
_BEFORE = re.compile(
    r"(?:[Đđ]iểm\s+\S{1,6}|[Kk]hoản\s+\d{1,2})\s*,?\s*$"
    r"|(?:danh|hạng|chuyên|tiết|khoản|đề|đầu|từng|các|hai|địa|thời|quan|đặc|thí|trọng|cao|ưu|nhược|mỗi)\s$",
    re.IGNORECASE,
)
MAX_PER_LINE = 100
"""So many references in one line are looked at"""
_REACH = 90
_AGO = 200


@dataclass
class Cho:
    """The numbers that a document has: sections, items below each, points below each."""

    muc: dict[int, list[Dong]] = field(default_factory=dict)
    chu: set[str] = field(default_factory=set)
    phan: set[int] = field(default_factory=set)
    khoan: set[int] = field(default_factory=set)
    diem: set[str] = field(default_factory=set)


@luat("DS17", Can.KE_HOACH)
def tham_chieu(ho_so: HoSo) -> Iterator[Loi]:
    """``theo mục V`` needs a section V."""
    places: Cho | None = None
    words = ho_so.tham_so("DS17")["nguyen_nhan"]
    for dong in ho_so.loi_van:
        if dong.vai in (Vai.CAN_CU, Vai.MO_DAU) or dong.phu_luc:
            continue
        text = dong.text
        if not ("ục " in text or "hần " in text or "hoản " in text or "iểm " in text):
            continue
        for hold in islice(_HOLD.finditer(text), MAX_PER_LINE):
            m = _REF.match(text, hold.start())
            if m is None or not m[0] or _inside(text, hold.start()) or not _own(text, m):
                continue
            places = places or _places(ho_so)
            kind, what = _missing(places, m)
            if kind:
                trich = m[0].rstrip(" ,")
                yield Loi(
                    dong, trich, None, {"nguyen_nhan": words[kind].format(trich=trich, thieu=what)}, tai=m.start()
                )


def _inside(text: str, at: int) -> bool:
    """Whether ``at`` goes on a reference that began before it (``khoản 2`` of ``điểm a khoản 2``), or a compound word."""
    before = text[max(0, at - 16) : at]
    return bool(_BEFORE.search(before))


def _own(text: str, m: re.Match[str]) -> bool:
    """Whether a reference is to this document."""
    after = text[m.end() : m.end() + _REACH]
    if _OURS.match(after):
        return True
    stop = re.search(r"[;.](?=\s|$)|[:(“]", after)
    near = after[: stop.start()] if stop else after
    if _OTHER.search(near) or not m["muc"]:
        return False
    before = text[max(0, m.start() - _AGO) : m.start()]
    cut = max(before.rfind(". "), before.rfind("; "))
    return not _OTHER.search(before[cut + 1 :])


def _missing(places: Cho, m: re.Match[str]) -> tuple[str, str]:
    """What a reference names that is not there; empty if all is."""
    if not m["muc"]:
        if m["k"] and places.khoan and int(m["k"]) not in places.khoan:
            return "khoan", m["khoan"].strip()
        if m["d"] and places.diem and m["d"] not in places.diem and "." not in m["d"]:
            return "diem", m["diem"].strip()
        return "", ""
    number, part = m["m"], m["tu"].lower() == "phần"
    if number.isdigit():
        known = places.phan if part else places.khoan
        return ("muc", m["muc"].strip()) if known and int(number) not in known else ("", "")
    if number in places.chu:
        return "", ""
    try:
        value = from_roman(number)
    except NumberingError:
        return ("muc", m["muc"].strip()) if places.chu else ("", "")
    if part and value in places.phan:
        return "", ""
    if not places.muc and not (part and places.phan):
        return "", ""
    if value not in places.muc:
        return "muc", f"{m['tu'].lower()} {number}"
    wanted = int(m["k"]) if m["k"] else _first(m["duoi"])
    if wanted is None:
        return "", ""
    items = [item for section in places.muc[value] for item in section.con if item.cap is Kieu.A_RAP]
    named = [item for item in items if wanted in _values(item)]
    if not named:
        return "khoan", f"khoản {wanted} mục {number}"
    if m["d"] and "." not in m["d"]:
        points = [each for item in named for each in item.con if each.cap is Kieu.CHU_CAI]
        if not any(_letter(each.so) == m["d"] or _letter(each.so_dung) == m["d"] for each in points):
            return "diem", f"điểm {m['d']} khoản {wanted} mục {number}"
    return "", ""


def _first(tail: str | None) -> int | None:
    found = re.search(r"\d{1,2}", tail or "")
    return int(found[0]) if found else None


def _letter(so: str) -> str:
    return so.strip("(.)/- ")


@lru_cache(1024)
def _value(so: str) -> int:
    read = doc(so) if so else None
    return read.thanh_phan[-1] if read and read.thanh_phan else 0


def _values(dong: Dong) -> tuple[int, int]:
    """The number of a node as written and as it should be: a reference may be to either."""
    return _value(dong.so), _value(dong.so_dung)


_PART = re.compile(r"(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:(?:thứ|THỨ)\s+)?(?P<so>[IVX]{1,6}|\d{1,2}|\w{2,5})")
_WORDS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5}


def _places(ho_so: HoSo) -> Cho:
    found = Cho()
    for dong in ho_so.than:
        if dong.vai is not Vai.MUC:
            continue
        if dong.cap is Kieu.LA_MA and dong.dang_so == "I":
            for value in set(_values(dong)) - {0}:
                found.muc.setdefault(value, []).append(dong)
        elif dong.cap is Kieu.A_RAP:
            found.khoan.update(_values(dong))
        elif dong.cap is Kieu.CHU_CAI:
            found.diem.update((_letter(dong.so), _letter(dong.so_dung)))
        elif dong.dang_so == "A":
            found.chu.add(dong.text[:1])
        elif dong.dang_so == "P" and (m := _PART.match(dong.text)):
            word = m["so"]
            try:
                found.phan.add(int(word) if word.isdigit() else _WORDS.get(word.lower()) or from_roman(word))
            except NumberingError:
                continue
    if found.phan:
        found.khoan.update(range(1, 40))  # numbers begin again in every part: nobody can tell
    return found

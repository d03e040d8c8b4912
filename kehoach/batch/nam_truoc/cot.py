"""What the columns of last year's tables are, by their titles, whatever their order and wording."""

import re
from collections.abc import Sequence
from typing import Final, Literal

Khoa = Literal[
    "tt", "ten", "nhom", "don_vi_tinh", "gia_tri", "chu_tri", "phoi_hop", "san_pham", "kinh_phi", "thoi_han", "tinh_trang"
]  # fmt: skip
Loai = Literal["chi_tieu", "nhiem_vu", ""]

_TITLES: Final[tuple[tuple[Khoa, str], ...]] = (
    ("tt", r"(?:tt|stt|so tt|so thu tu|tt\.|no)"),
    ("tinh_trang", r"tinh trang.*|trang thai.*|(?:muc do|ty le|%) hoan thanh.*|ket qua (?:thuc hien|hoan thanh|trien khai).*"),
    ("phoi_hop", r".*\bphoi hop\b.*"),
    ("chu_tri", r".*\bchu tri\b.*|.*\b(?:don vi|co quan|bo phan|ca nhan|nguoi) (?:thuc hien|phu trach|tham muu)\b.*"
                r"|(?:.*\b)?(?:trach nhiem|phan cong|phu trach|dau moi)(?:\b.*)?"),
    ("kinh_phi", r".*\b(?:kinh phi|du toan|so tien|thanh tien)\b.*"),
    ("thoi_han", r".*\b(?:thoi gian|thoi han|thoi diem|tien do|moc|han (?:hoan thanh|xong)|ngay hoan thanh)\b.*|hoan thanh"),
    ("don_vi_tinh", r"don vi tinh.*|dvt.*|don vi(?: \(.*\))?"),
    ("san_pham", r".*\b(?:san pham|dau ra)\b.*|ket qua.*"),
    ("nhom", r"nhom.*|linh vuc.*"),
    ("ten", r".*\b(?:nhiem vu|noi dung|cong viec|hoat dong|giai phap|dau viec)\b.*|ten(?: .*)?"),
)  # fmt: skip
_PATTERNS: Final = tuple((key, re.compile(pattern)) for key, pattern in _TITLES)
_PLANNED = re.compile(r"chi tieu|muc tieu|ke hoach|phan dau|gia tri|giao|(?:muc|ket qua) (?:can )?dat|^muc$|^kh\b")
"""Titles of a column of values that are to be reached"""
_REACHED = re.compile(r"thuc hien|uoc|ket qua(?! can)|dat duoc|^th\b|hien trang")
_INDICATOR = re.compile(r"chi tieu|tieu chi")
_YEAR = re.compile(r"20\d\d")
_AS_TASK = ("chu_tri", "phoi_hop", "san_pham", "kinh_phi", "thoi_han")


def loai_cot(titles: Sequence[str]) -> tuple[Loai, dict[Khoa, int]]:
    """What a table with these folded titles holds, and the column of each field; no kind: neither indicators nor tasks.

    A title that fits two fields gives the column to the one that stands first in the table of titles; of two columns for
    one field the first counts (of values, the last that is planned), the other is the caller's to tell.
    """
    found: dict[Khoa, int] = {}
    for key, pattern in _PATTERNS:
        taken = set(found.values())
        fits = (place for place, title in enumerate(titles) if place not in taken and pattern.fullmatch(title))
        if (place := next(fits, None)) is not None:
            found[key] = place
    free = [place for place, title in enumerate(titles) if title and place not in found.values()]
    indicators = [place for place in free if _INDICATOR.search(titles[place])]
    if "ten" not in found and indicators:
        found["ten"] = indicators[0]
        free.remove(indicators[0])
    value = _value(titles, free)
    if "ten" not in found:
        return "", {}
    if value is not None and ("don_vi_tinh" in found or _INDICATOR.search(titles[found["ten"]])):
        return "chi_tieu", {**found, "gia_tri": value}
    return ("nhiem_vu", found) if any(key in found for key in _AS_TASK) else ("", {})


def _value(titles: Sequence[str], free: Sequence[int]) -> int | None:
    """The column of what was to be reached: of the latest year among those that speak of a plan, not of a result."""
    planned = [place for place in free if _PLANNED.search(titles[place]) and not _REACHED.search(titles[place])]
    bare = [place for place in free if re.fullmatch(r"(?:nam )?20\d\d", titles[place])]
    return max(planned or bare, key=lambda place: (_latest(titles[place]), -place), default=None)


def _latest(title: str) -> int:
    return max(map(int, _YEAR.findall(title)), default=0)

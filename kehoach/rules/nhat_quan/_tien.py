"""Sums of money in a line."""

import re
from typing import NamedTuple

_MONEY = re.compile(
    r"(?<![\w.,/])(?P<so>\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,3})?|\d{1,9}(?:,\d{1,3})?)\s?(?:\(\w[^()]{0,60}\)\s)?"
    r"(?P<don_vi>(?:nghìn|ngàn|triệu|tỷ|tỉ|trăm triệu)(?:\sđồng|\sđ(?!\w))?|đồng|đ(?!\w)|VNĐ|VND)"
    r"(?P<sau>\s?/|\smỗi|\s?x\s|\strên\s)?",
    re.IGNORECASE,
)
_SCALE = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9, "trăm triệu": 10**8}


class Tien(NamedTuple):
    """A sum of money, in đồng."""

    dong: int
    tai: int
    den: int
    trich: str
    don_gia: bool
    """A price of one thing (.../người), not a sum"""


def cac_tien(text: str) -> list[Tien]:
    """The sums in ``text``, in order."""
    if not any(c.isdigit() for c in text):
        return []
    found: list[Tien] = []
    for m in _MONEY.finditer(text):
        number = float(m["so"].replace(".", "").replace(",", "."))
        unit = m["don_vi"].lower()
        scale = next((value for name, value in _SCALE.items() if unit.startswith(name)), 1)
        before = text[max(0, m.start() - 10) : m.start()].lower()
        each = bool(m["sau"]) or before.rstrip().endswith(("mỗi", "mức", "x", "giá"))
        end = m.end("don_vi")
        found.append(Tien(round(number * scale), m.start(), end, text[m.start() : end], each))
    return found


def viet_tien(dong: int, mau: str) -> str:
    """``dong`` as a sum in the unit that ``mau`` (``90 triệu đồng``) is written in."""
    unit = re.sub(r"^[\d.,\s]+", "", mau)
    scale = next((value for name, value in _SCALE.items() if unit.lower().startswith(name)), 1)
    whole, rest = divmod(dong, scale)
    head = f"{whole:,}".replace(",", ".")
    tail = f"{rest / scale:.6f}"[2:].rstrip("0") if rest else ""
    return f"{head}{',' + tail if tail else ''} {unit}"

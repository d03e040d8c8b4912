"""What a cell says, as text that can be printed: numbers and dates the Vietnamese way, white space made single spaces."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from kehoach.batch.workbook.cot import Kieu
from kehoach.batch.workbook.loi import OHongError
from kehoach.batch.workbook.so import O
from kehoach.text.dates import Ngay, NgayError, parse_iso
from kehoach.text.nfc import nfc

MAX_CELL: Final = 5_000
"""Letters of a cell"""
_GENERAL_DIGITS: Final = 10
"""Digits that Excel shows of a number without a format"""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# What cannot stand in XML or has no width: a Word file with it would not open, or look right and not be found.
_LOST = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u2060\ufeff\ud800-\udfff\ufffe\uffff]")
_ENGLISH = re.compile(r"-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d{1,2}|-?\d{4,}\.\d+|-?0\.\d+")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T]\d\d:\d\d(?::\d\d)?)?")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_MASK = re.compile(r"[#0?,]+(?:\.[#0?]*)?")


def doc_o(cell: O, kieu: Kieu = "chu") -> str:
    """The text of a cell, empty for an empty one. Raises :class:`OHongError` for an error value or too long a text."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        if cell.data_type == "e":
            raise OHongError("HL10", f"Ô có lỗi {value}", "sửa công thức hoặc gõ giá trị vào ô")
        if "_x" in value:  # how a workbook writes what XML cannot hold
            value = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
        return _typed(sach(value), kieu)
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | float):
        return so(value, cell.number_format if kieu in ("chu", "so") else "0", kieu)
    if isinstance(value, dt.datetime | dt.date):
        return ngay(value, cell.number_format or "", kieu)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return sach(str(value))


def sach(text: str) -> str:
    """A typed text in NFC on one line, without what cannot be printed."""
    if len(text) > MAX_CELL:
        raise OHongError("HL13", f"Ô dài quá {MAX_CELL} chữ cái", "rút ngắn nội dung của ô")
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(nfc(_LOST.sub("", text)).split())


def so(value: int | float, dinh_dang: str, kieu: Kieu = "chu") -> str:
    """A number as Excel shows it, with the signs of Vietnamese: 1250.5 -> ``1.250,5``, 0.5 as percent -> ``50%``."""
    if isinstance(value, float) and not -1e300 < value < 1e300:
        raise OHongError("HL10", "Ô có số quá lớn", "sửa số trong ô")
    if kieu in ("ma", "ngay", "thoi_han"):
        return format(Decimal(format(value, ".15g")).normalize(), "f")
    mau = _mau_so(dinh_dang or "General")
    exact = Decimal(str(value) if isinstance(value, int) else format(value, ".15g"))
    if mau.phan_tram:
        exact *= 100
    exact = _general(exact) if mau.le is None else exact.quantize(Decimal(1).scaleb(-mau.le), ROUND_HALF_UP)
    shown = format(exact, ",f" if mau.nghin else "f")
    whole, _, rest = shown.partition(".")
    rest = rest.rstrip("0") if mau.bo_khong else rest
    shown = whole.replace(",", ".") + (f",{rest}" if rest else "")
    if set(shown) <= set("-0,"):
        shown = shown.removeprefix("-")
    return f"{mau.truoc}{shown}{'%' if mau.phan_tram else ''}{mau.sau}"


def _general(exact: Decimal) -> Decimal:
    """As Excel shows a number without a format: few enough digits for its cell, integers whole."""
    if exact == exact.to_integral_value():
        return exact.quantize(Decimal(1))
    after = max(_GENERAL_DIGITS - max(exact.adjusted(), 0) - 1, 0)
    return exact.quantize(Decimal(1).scaleb(-after), ROUND_HALF_UP)


class _MauSo(NamedTuple):
    """A number format: digits after the comma (None: as many as there are), and what stands around."""

    le: int | None = None
    bo_khong: bool = True
    nghin: bool = True
    phan_tram: bool = False
    truoc: str = ""
    sau: str = ""


@lru_cache(maxsize=512)
def _mau_so(dinh_dang: str) -> _MauSo:
    section = re.sub(r"\[[^\]]*\]|_.|\*.", "", dinh_dang.split(";")[0])
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literals.append(found[1] if found[1] is not None else found[2])
        return "\x01"

    bare = _LITERAL.sub(keep, section)
    mask = _MASK.search(bare)
    if mask is None or "/" in bare or re.search(r"E[+-]", bare):
        return _MauSo(phan_tram="%" in bare)
    whole, _, decimals = mask[0].partition(".")
    before = bare[: mask.start()].count("\x01")
    return _MauSo(
        le=len(decimals),
        bo_khong="0" not in decimals,
        nghin="," in whole,
        phan_tram="%" in bare,
        truoc="".join(literals[:before]),
        sau="".join(literals[before:]).rstrip(),
    )


def ngay(value: dt.date, dinh_dang: str, kieu: Kieu = "chu") -> str:
    """A date as its cell shows it: ``30/9/2026``, ``9/2026``, ``2026``. Of a column of dates: 2026-09-30."""
    shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", dinh_dang.lower())
    known = Ngay.from_date(value if value.year >= 1000 else dt.date(1900, 1, 1))
    if "y" in shown and "d" not in shown:
        known = Ngay(known.nam, known.thang if "m" in shown else None)
    if kieu == "ngay":
        return known.iso()
    return f"Tháng {known.gach()}" if kieu == "thoi_han" and known.thang and not known.day_du else known.gach()


def _iso(text: str) -> str:
    """A date that a program wrote as text, as a person writes it: ``2026-09-30 00:00:00`` -> ``30/9/2026``."""
    found = _ISO.fullmatch(text)
    try:
        return parse_iso(found[1]).gach() if found else text
    except NgayError:
        return text


def _typed(text: str, kieu: Kieu) -> str:
    """A text where a number or a deadline may stand. ``1,250.5`` is English, ``1,250`` may be 1,25 or 1.250: told."""
    if kieu == "so" and _ENGLISH.fullmatch(text.removesuffix("%").strip()):
        message = f"Số “{text}” viết theo kiểu Anh, có thể hiểu thành hai số khác nhau"
        raise OHongError("HL22", message, "viết dấu chấm ở hàng nghìn, dấu phẩy trước phần lẻ: 1.250,5")
    return _iso(text) if kieu == "thoi_han" else text

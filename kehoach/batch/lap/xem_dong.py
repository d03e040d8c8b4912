"""What in the words of a line may matter to a rule beside the words: read from the line alone, the own names put aside."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kehoach.batch.lap.dong import TINH, TINH_HOA, XA, XA_HOA
from kehoach.catalog.dia_phuong import dung_dau, khoa, la_tu_thuong, xa_cung_khoa

_OWN_LONGER = re.compile(rf"[{XA}-{TINH_HOA}][ \u00a0]+[^\W\d_a-zà-ỹđ]")
"""A name that goes on behind the own one is another's."""

_COMMUNE = re.compile(r"(?<!\w)(?:xã(?!\s+hội)|phường(?!\s+hội)|đặc\s+khu|thị\s+trấn|huyện|quận)(?!\w)", re.IGNORECASE)
_PROVINCE = re.compile(r"(?<!\w)(?:t[ỉi]nh|thành\s+(?:phố|[uủ][yỷ])|tp)(?!\w)", re.IGNORECASE)
_HAMLET = re.compile(r"(?<!\w)(?:thôn|xóm|ấp)(?!\w)", re.IGNORECASE)
_STREET_GROUP = re.compile(r"(?<!\w)tổ\s+dân\s+phố(?!\w)", re.IGNORECASE)
_NAMED_COMMUNE = re.compile(
    r"(?<!\w)(?:[Xx]ã|[Pp]hường|[Đđ]ặc\s+khu|[Tt]hị\s+trấn|[Hh]uyện|[Qq]uận|[Tt]hị\s+xã|[Kk]hu)[ \u00a0]+(?=[^\W_a-zà-ỹđ])"
)
_TYPE_IN_CAPITALS = re.compile(r"(?<!\w)(?:XÃ|PHƯỜNG|ĐẶC\s+KHU|THỊ\s+TRẤN|HUYỆN|QUẬN)[ \u00a0]+(?!HỘI)")
_NAMED_PROVINCE = re.compile(r"(?<!\w)(?i:tỉnh(?:\s+ủy)?|thành\s+(?:phố|ủy)|tp\.?)[ \u00a0]+(?=[^\W\d_a-zà-ỹđ])")
_ADDRESS = re.compile(r"\.(?:vn|com|net|org|info)(?!\w)|@", re.IGNORECASE)
_DAY = re.compile(r"(?<![\d/])\d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)|ngày\s+\d", re.IGNORECASE)
_TIME = re.compile(r"\d|(?<!\w)(?:quý|tháng|năm|tuần|ngày|nay|hiện)(?!\w)", re.IGNORECASE)
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d+(?:,\d+)?")
_LONE = re.compile(
    r"(?<![\w/.,:–-])(?<!năm )(?<!ngày )(?<!tháng )(?<!quý )(?<!số )(?<!khoản )(?<!điều )(?<!điểm )"
    r"(?:\d{1,3}(?:\.\d{3})+|\d{1,3})(?:,\d+)?(?= [^\W\d])(?! (?:tỉnh|xã|phường|đơn vị hành chính))",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_PLAIN_DIGITS = 3
"""A whole number of so many digits is written in one way only"""
_MANY_WORDS = 6


@dataclass(frozen=True, slots=True)
class PhanTich:
    """What of a line matters."""

    chu: str
    """Its words, figures that stand alone as their shapes"""
    rieng: str
    """What of the commune matters: x type, t type of the province, h thôn, H tổ dân phố, m month, d day, T province, N itself"""
    ten: frozenset[str]
    """Names of communes (their khoa) without a type word: it matters whether the row's own once had one of them"""


@lru_cache(maxsize=500)
def phan_tich(text: str, dau: bool) -> PhanTich:
    """A line without the own names."""
    return _shaped(text if dau else _one_figure(hinh_so(text)), dau)


@lru_cache(maxsize=500)
def _shaped(text: str, dau: bool) -> PhanTich:
    """A line whose figures are shapes."""
    words = "\t".join(cell for cell in text.split("\t") if not _FIGURE.fullmatch(cell.rstrip(">")))
    marks = [
        ("x", _COMMUNE.search(text) or XA in text or XA_HOA in text),
        ("t", _PROVINCE.search(text) or TINH in text or TINH_HOA in text),
        ("h", _HAMLET.search(text)),
        ("H", _STREET_GROUP.search(text)),
        ("m", _TIME.search(words)),
        ("d", not dau and _DAY.search(text)),
        ("T", _NAMED_PROVINCE.search(text)),
        ("N", _ADDRESS.search(text) or _names_commune(text)),
    ]
    names = frozenset(khoa(name) for name in _capital_runs(text) if _known(name))
    return PhanTich(text, "".join(mark for mark, found in marks if found), names)


def hinh_so(text: str) -> str:
    """A line of which every cell that is a figure is its shape; beside a % it matters whether there are more than a hundred."""
    percent = "%" in text
    return "\t".join([_figure(cell, percent) if cell[:1].isdigit() else cell for cell in text.split("\t")])


def _figure(cell: str, percent: bool) -> str:
    if len(cell) <= _PLAIN_DIGITS and cell.isdecimal():
        return "0>" if percent and int(cell) > 100 else "0"
    if not _FIGURE.fullmatch(cell):
        return cell
    above = percent and float(cell.replace(".", "").replace(",", ".")) > 100
    return _DIGIT.sub("0", cell) + (">" if above else "")


def _one_figure(text: str) -> str:
    """The only figure among the words of a line (1.250 hộ) as its shape; several may have to add up."""
    found = _LONE.findall(text)
    if len(found) != 1 or "%" in text:
        return text
    return _LONE.sub(lambda figure: _DIGIT.sub("0", figure[0]), text)


def _names_commune(text: str) -> bool:
    """Whether some other place is named behind its type word."""
    if _NAMED_COMMUNE.search(text) or _OWN_LONGER.search(text):
        return True
    for found in _TYPE_IN_CAPITALS.finditer(text):
        words = text[found.end() : found.end() + 60].split("\t")[0].split()[:_MANY_WORDS]
        if any(any(xa_cung_khoa(khoa(" ".join(words[:end])), dt.date.today())) for end in range(1, len(words) + 1)):
            return True
    return False


def _capital_runs(text: str) -> Iterator[str]:
    """Every two and more capitalised words that follow one another."""
    words = re.findall(r"[^\W_]+|[^ \u00a0\w]", text)
    for start, first in enumerate(words):
        if not first[0].isupper():
            continue
        for end in range(start + 2, min(start + _MANY_WORDS, len(words)) + 1):
            if not words[end - 1][0].isupper():
                break
            yield " ".join(words[start:end])


@lru_cache(maxsize=1_000)
def _known(name: str) -> bool:
    """Whether it is the name of a commune of any time, and no ordinary words."""
    now, other = xa_cung_khoa(khoa(name), dt.date.today())
    right = dung_dau(name)
    return any(dung_dau(each.ten) == right for each in (*now, *other)) and not la_tu_thuong(name)

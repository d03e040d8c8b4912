"""Dates as plans write them, known wholly or in part.

Place-and-date line: ``ngày 05 tháng 01 năm 2020``, ``ngày 29 tháng 6 năm 2019``: a zero before days 1-9 and months 1
and 2, none before months 3-9 (PL1/II.4b, V.4). In citations no form is ruled; plans write ``22/12/2024``, with the same
zeros, twice as often as the words. A draft leaves the day blank: ``ngày      tháng 4 năm 2026``.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import total_ordering


class NgayError(ValueError):
    """A date that does not exist or is not written as asked. The message is Vietnamese."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Ngay:
    """A date: a year of four digits, a month if known, a day if the month is known too. An unknown part sorts first.

    Raises NgayError for a date that the calendar does not have.
    """

    nam: int
    thang: int | None = None
    ngay: int | None = None

    def __post_init__(self) -> None:
        if not 1000 <= self.nam <= 9999:
            raise NgayError(f"Năm phải có bốn chữ số, không phải {self.nam}.")
        if self.thang is None and self.ngay is not None:
            raise NgayError(f"Có ngày {self.ngay} thì phải có tháng.")
        if self.thang is not None and not 1 <= self.thang <= 12:
            raise NgayError(f"Không có tháng {self.thang}.")
        try:
            dt.date(self.nam, self.thang or 1, 1 if self.ngay is None else self.ngay)
        except ValueError:
            raise NgayError(f"Tháng {self.thang} năm {self.nam} không có ngày {self.ngay}.") from None

    def __lt__(self, other: "Ngay") -> bool:
        return (self.nam, self.thang or 0, self.ngay or 0) < (other.nam, other.thang or 0, other.ngay or 0)

    @classmethod
    def from_date(cls, date: dt.date) -> "Ngay":
        """The same day, wholly known."""
        return cls(date.year, date.month, date.day)

    @property
    def day_du(self) -> bool:
        """Whether day and month are known."""
        return self.ngay is not None

    def to_date(self) -> dt.date:
        """The same day for the calendar; raises NgayError when a part is unknown."""
        if self.thang is None or self.ngay is None:
            raise NgayError(f"Ngày “{self.iso()}” chưa đủ ngày, tháng, năm.")
        return dt.date(self.nam, self.thang, self.ngay)

    def iso(self) -> str:
        """``2026-05-15``, ``2026-05`` or ``2026``."""
        known = [f"{self.nam:04}", *(f"{part:02}" for part in (self.thang, self.ngay) if part is not None)]
        return "-".join(known)

    def chu(self, trong: str = "      ") -> str:
        """``ngày 05 tháng 01 năm 2026``; an unknown part is printed as ``trong`` (PL1/II.4b)."""
        return f"ngày {_day(self.ngay) or trong} tháng {_month(self.thang) or trong} năm {self.nam}"

    def gach(self) -> str:
        """``15/5/2026``, ``05/01/2026``, with the zeros of PL1/II.4b; only the known parts: ``4/2026``, ``2026``."""
        return "/".join(part for part in (_day(self.ngay), _month(self.thang), str(self.nam)) if part)


@dataclass(frozen=True, slots=True)
class NgayHit:
    """A date found in a text."""

    span: tuple[int, int]
    trich: str
    """Exactly as written; from ``ngày`` or ``tháng`` in the forms with words, else from the first digit."""
    ngay: Ngay | None
    """None when the calendar has no such date (30/02, 31/4, month 13) or a day stands without its month."""
    dung_mau: bool
    """Whether the zeros follow PL1/II.4b; False for an impossible date."""


def parse_iso(s: str) -> Ngay:
    """``2026-05-15``, ``2026-05`` or ``2026`` -> the date; NgayError for any other form and for impossible dates."""
    m = _ISO.fullmatch(s.strip())
    if not m:
        raise NgayError(f"“{s}” không phải ngày viết theo dạng năm-tháng-ngày, ví dụ 2026-05-15, 2026-05 hoặc 2026.")
    nam, thang, ngay = (None if part is None else int(part) for part in m.groups())
    assert nam is not None  # noqa: S101  (the pattern always has a year)
    return Ngay(nam, thang, ngay)


def doc_ngay(s: str) -> Ngay:
    """A date as people type it: in ISO order (see :func:`parse_iso`) or as ``15/5/2026``, ``5/2026``."""
    m = _TYPED.fullmatch(s.strip())
    if not m:
        return parse_iso(s)
    ngay, thang, nam = (None if part is None else int(part) for part in m.groups())
    return Ngay(nam or 0, thang, ngay)


_TYPED = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})", re.ASCII)


def parse_vn(text: str) -> list[NgayHit]:
    """The dates in NFC text, in order. Never raises.

    Found are ``ngày 15 tháng 5 năm 2026`` (day or month may be blank), ``15/5/2026`` (also with ``-`` or ``.``),
    ``tháng 7/2025`` and ``tháng 7 năm 2025``; years have four digits.
    """
    return list(iter_vn(text))


def iter_vn(text: str, start: int = 0, end: int | None = None) -> Iterator[NgayHit]:
    """As ``parse_vn``, lazily and between two positions; spans count from the start of ``text``."""
    for m in _DATE.finditer(text, start, len(text) if end is None else end):
        day = m["d1"] or m["d2"]
        month = m["m1"] or m["m2"] or m["m3"] or m["m4"] or m["m5"]
        ngay = _date(m["y1"] or m["y2"] or m["y3"], month, day)
        yield NgayHit(m.span(), m[0], ngay, ngay is not None and (day, month) == (_day(ngay.ngay), _month(ngay.thang)))


_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

# What stands for a blank: spaces, dots, an ellipsis, a line of underscores. Every repeat has a bound: linear time.
_BLANK = r"[\s.,…_]{0,30}"
_DATE = re.compile(
    rf"""
    (?<!\w)(?:
        ngày {_BLANK} (?:(?P<d1>[0-9]{{1,2}}) {_BLANK})? tháng {_BLANK} (?:(?P<m1>[0-9]{{1,2}}) {_BLANK})?
        (?:năm|/) \s{{0,5}} (?P<y1>[12][0-9]{{3}}) (?![0-9])
      | (?<![0-9][./]) (?P<d2>[0-9]{{1,2}})
        (?: \s?/\s? (?P<m2>[0-9]{{1,2}}) \s?/\s? | \.(?P<m3>[0-9]{{1,2}})\. | -(?P<m4>[0-9]{{1,2}})- )
        (?P<y2>[12][0-9]{{3}}) (?![0-9] | /\w | \.[0-9])
      | tháng \s{{1,5}} (?P<m5>[0-9]{{1,2}}) (?: \s?[/.-]\s? | \s{{1,5}} năm \s{{1,5}}) (?P<y3>[12][0-9]{{3}}) (?![0-9])
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _day(ngay: int | None) -> str | None:
    return None if ngay is None else f"{ngay:02}"


def _month(thang: int | None) -> str | None:
    return None if thang is None else f"{thang:02}" if thang <= 2 else str(thang)


def _date(nam: str, thang: str | None, ngay: str | None) -> Ngay | None:
    try:
        return Ngay(int(nam), int(thang) if thang else None, int(ngay) if ngay else None)
    except NgayError:
        return None

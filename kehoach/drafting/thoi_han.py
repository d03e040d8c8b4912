"""Deadlines of tasks: the last day of what is written (Tháng 9/2026, Quý II/2026, Trước ngày 01/12/2026, Năm 2026)."""

import re
from calendar import monthrange
from datetime import date

from kehoach.text.ordinals import from_roman

_DAY = re.compile(r"ngày\s+(\d{1,2})/(\d{1,2})/(\d{4})", re.IGNORECASE)
_MONTH = re.compile(r"tháng\s+(\d{1,2})/(\d{4})", re.IGNORECASE)
_QUARTER = re.compile(r"quý\s+([IV]+)/(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+(\d{4})", re.IGNORECASE)


def ngay_cuoi(thoi_han: str) -> date | None:
    """The last day on which the deadline can be met; ``None`` for what goes on (Thường xuyên) or cannot be read."""
    if match := _DAY.search(thoi_han):
        day, month, year = map(int, match.groups())
        return (
            date(year, month, day)
            if year >= 1 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
            else None
        )
    if match := _MONTH.search(thoi_han):
        return _end_of(int(match[2]), int(match[1]))
    if match := _QUARTER.search(thoi_han):
        try:
            return _end_of(int(match[2]), 3 * from_roman(match[1].upper()))
        except ValueError:
            return None
    if match := _YEAR.search(thoi_han):
        return _end_of(int(match[1]), 12)
    return None


def _end_of(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if year >= 1 and 1 <= month <= 12 else None

"""Looking up communes and provinces for a field that completes itself."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoiYXa:
    """A commune to choose from."""

    ma: str
    """Its official code, which every other call takes as ``xa``"""
    ten: str
    """xã Hoa Lộc"""
    tinh: str
    """tỉnh Thanh Hóa"""

    @property
    def day_du(self) -> str:
        """Its whole address."""
        return f"{self.ten}, {self.tinh}"


def suggest_xa(words: str, ngay: dt.date | None = None, limit: int = 12) -> list[GoiYXa]:
    """Communes of the day (today) that the typed ``words`` may mean, with or without accents, the nearest first."""
    from kehoach.catalog.goi_y import goi_y_xa

    return [GoiYXa(each.ma, each.day_du, each.tinh.day_du) for each in goi_y_xa(words, ngay or dt.date.today(), limit)]


def provinces(ngay: dt.date | None = None) -> list[tuple[str, str]]:
    """Code and full name of every province of the day (today), by name."""
    from kehoach.catalog.dia_phuong_bang import danh_sach_tinh
    from kehoach.text.nfc import fold

    units = danh_sach_tinh(ngay or dt.date.today())
    return sorted(((each.ma, each.day_du) for each in units), key=lambda each: fold(each[1].split(" ", 1)[1]))

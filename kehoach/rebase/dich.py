"""Whom the plan is to be for: the commune on the map of the plan's year."""

import datetime as dt

from kehoach.catalog.dia_phuong import (
    HAI_CAP,
    Tinh,
    Xa,
    cung_tinh,
    ke_thua,
    tat_ca_tinh,
    tim_tinh,
    tim_xa,
)
from kehoach.problems import KehoachError


def ngay_ban_do(nam: int) -> dt.date:
    """The day whose map counts for a plan drafted now for that year: today, or the nearest day of the year."""
    return min(max(dt.date.today(), dt.date(nam, 1, 1)), dt.date(nam, 12, 31))


def dich_cua(xa: str, tinh: str | None, nam: int) -> tuple[Xa, str]:
    """The commune that the plan is to be for, on the map of its year; and what to tell where it was taken for another.

    A commune that is no more gives the one that it became, if that is one. Raises :class:`KehoachError` as ``tim_xa`` does.
    """
    day = ngay_ban_do(nam)
    try:
        return tim_xa(xa, tinh, day), ""
    except KehoachError as error:
        if day < HAI_CAP or error.problems[0].code not in ("DP17", "DP06"):
            raise
        became = _became(xa, tinh, day)
        if became is None:
            raise
        return (
            became,
            f"{xa}{f', {tinh}' if tinh else ''} không còn từ 01/7/2025; lấy đơn vị nay có: {became.day_du}, {became.tinh.day_du}",
        )


def _became(xa: str, tinh: str | None, day: dt.date) -> Xa | None:
    before = HAI_CAP - dt.timedelta(days=1)
    provinces = [tinh]
    if tinh is not None and (now := _province_on(tinh, day)) is not None:
        provinces = [each.ten for each in tat_ca_tinh() if each.den == HAI_CAP and cung_tinh(each, now)]
    found: list[Xa] = []
    for province in provinces:
        try:
            found += ke_thua(tim_xa(xa, province, before), day)
        except KehoachError:
            continue
    return found[0] if len(found) == 1 else None


def _province_on(tinh: str, day: dt.date) -> Tinh | None:
    """The province of the day; None for one that is no more."""
    try:
        return tim_tinh(tinh, day)
    except KehoachError:
        return None

"""The first day on which a plan can be of: a draft of 2025 may be of before 1 July."""

import datetime as dt

from kehoach.rules.ho_so import HoSo


def ngay_som(ho_so: HoSo) -> dt.date:
    """The date of issue; of one known only in part, its first possible day."""
    ngay = ho_so.ke_hoach.ngay
    return dt.date(ngay.nam, ngay.thang or 1, ngay.to_date().day if ngay.day_du else 1)

"""On which side of 1 July 2025 a plan stands, and the names of units on its day."""

import datetime as dt
from functools import lru_cache

from kehoach.catalog.dia_phuong import (
    HAI_CAP,
    Tinh,
    Xa,
    co_hieu_luc,
    cung_tinh,
    dung_dau,
    khoa,
    tat_ca_tinh,
    xa_cung_khoa,
)
from kehoach.model.dong import Vai
from kehoach.rules.ho_so import HoSo, TrongDong


def ngay_ban_do(ho_so: HoSo) -> dt.date | None:
    """The day whose map counts for the plan; None where a draft of 2025 does not tell whether districts still were."""
    return ho_so.mot_lan(_map_day)


def hai_cap(ho_so: HoSo) -> bool:
    """Whether the plan is surely of the time without districts."""
    day = ngay_ban_do(ho_so)
    return day is not None and day >= HAI_CAP


def _map_day(ho_so: HoSo) -> dt.date | None:
    ngay, day = ho_so.ke_hoach.ngay, ho_so.ngay
    if day is None or ngay.nam != HAI_CAP.year or ngay.thang is not None:
        return day
    if any(each.hit.ngay and each.hit.ngay.day_du and each.hit.ngay.to_date() >= HAI_CAP for each in _cited(ho_so)):
        return day
    unit = ho_so.ke_hoach.xa
    if unit is not None:
        now, before = xa_cung_khoa(khoa(unit.ten), day)
        if any(_is(xa, unit.loai, unit.ten) for xa in now) and not any(
            _is(xa, unit.loai, unit.ten) for xa in before if xa.huyen
        ):
            return day
    if ho_so.tim("Phòng Văn hóa - Xã hội") or ho_so.tim("Phòng Văn hoá - Xã hội"):
        return day
    return None


def _cited(ho_so: HoSo) -> list[TrongDong]:
    return [each for each in ho_so.ngay_trong_van_ban if each.dong.vai is Vai.CAN_CU]


def _is(xa: Xa, loai: str, ten: str) -> bool:
    return xa.loai == loai and dung_dau(xa.ten) == dung_dau(ten)


@lru_cache(maxsize=2048)
def xa_ten(ten: str, ngay: dt.date) -> tuple[tuple[Xa, ...], tuple[Xa, ...]]:
    """The communes of exactly this name (accents count): of the day, of other days."""
    now, other = xa_cung_khoa(khoa(ten), ngay)
    right = dung_dau(ten)
    return (
        tuple(xa for xa in now if dung_dau(xa.ten) == right),
        tuple(xa for xa in other if dung_dau(xa.ten) == right),
    )


@lru_cache(maxsize=512)
def tinh_ten(ten: str) -> tuple[Tinh, ...]:
    """The provinces of exactly this name, in every state."""
    right = dung_dau(ten)
    return tuple(unit for unit in tat_ca_tinh() if dung_dau(unit.ten) == right)


def tinh_luc(units: tuple[Tinh, ...], ngay: dt.date) -> Tinh | None:
    """The one of ``units`` that is there on the day."""
    return next((unit for unit in units if co_hieu_luc(unit, ngay)), None)


def tinh_nay(unit: Tinh, ngay: dt.date) -> Tinh | None:
    """What the province is on the day."""
    return next((each for each in tat_ca_tinh() if co_hieu_luc(each, ngay) and cung_tinh(each, unit)), None)

"""Provinces and communes: which unit a text means on a given day. This is their only door.

Names are taken with or without accents, in any case and tone-mark style, with or without the type word, or as the
official code. A match with its accents wins over one without. The day decides which map counts: see
:mod:`.dia_phuong_bang`. Where there is no single answer :class:`kehoach.problems.KehoachError` says what is near; its
codes are listed in :mod:`.dia_phuong_loi`.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from kehoach.catalog import dia_phuong_loi as loi
from kehoach.catalog.dia_phuong_bang import (
    HAI_CAP,
    Tinh,
    Xa,
    co_hieu_luc,
    cung_tinh,
    danh_sach_tinh,
    danh_sach_xa,
    dung_dau,
    huyen_cu,
    ke_thua,
    khoa,
    la_ten_nguoi,
    la_tu_thuong,
    tat_ca_tinh,
    xa_cung_khoa,
    xa_dang_co,
    xa_day_du,
    xa_luc_khac,
    xa_thanh,
)
from kehoach.catalog.dia_phuong_ten import CauHoi, doc_tinh, doc_xa, thuoc, trung_loai

__all__ = [
    "HAI_CAP", "Tinh", "Xa", "co_hieu_luc", "cung_tinh", "danh_sach_tinh", "danh_sach_xa", "dung_dau", "huyen_cu", "ke_thua",
    "khoa", "la_ten_nguoi", "la_tu_thuong", "tat_ca_tinh", "tim_tinh", "tim_xa", "xa_cung_khoa",
    "xa_day_du", "xa_thanh",
]  # fmt: skip


def tim_tinh(text: str, ngay: dt.date) -> Tinh:
    """The province-level unit that ``text`` means on the day: ``"Thanh Hoa"``, ``"TP.HCM"``, ``"38"``.

    Raises KehoachError when it is empty (DP31), unknown (DP32), of the other type (DP03), gone or not there yet (DP06,
    DP03).
    """
    hoi = doc_tinh(text)
    if hoi is None:
        raise loi.trong("tỉnh, thành phố")
    named = [
        (unit, trung_loai(unit, reading))
        for unit in tat_ca_tinh()
        for reading in hoi.cach_doc
        if (unit.ma == hoi.ma if hoi.ma else khoa(unit.ten) == reading.khoa)
    ]
    now = [(unit, right) for unit, right in named if co_hieu_luc(unit, ngay)]
    if right_now := [unit for unit, right in now if right]:
        return right_now[0]
    if elsewhen := [unit for unit, right in named if right]:
        raise loi.tinh_luc_khac(elsewhen, ngay)
    if now:
        raise loi.tinh_sai_loai(hoi, now[0][0])
    raise loi.tinh_la(hoi, ngay)


class _Khop(NamedTuple):
    """A commune whose name is the one asked for, and how well it fits."""

    xa: Xa
    dung_dau: bool
    dung_loai: bool


@lru_cache(maxsize=512)
def tim_xa(text: str, tinh: str | None, ngay: dt.date) -> Xa:
    """The commune-level unit that ``text`` means on the day; ``tinh`` (as for :func:`tim_tinh`) narrows the search.

    ``text`` may carry more of the place: ``"Hòa Phong, thị xã Mỹ Hào"``, ``"P. Vĩnh Thông (An Giang)"``.
    Raises KehoachError when it is empty (DP31), unknown (DP01), of another type (DP02), the name of several (DP16),
    gone (DP17, DP02) or not there yet on the day (DP34), when code and place contradict (DP33), or ``tinh`` is wrong.
    """
    hoi = doc_xa(text)
    if hoi is None:
        raise loi.trong("xã, phường, đặc khu")
    province = None if tinh is None else tim_tinh(tinh, ngay)
    if hoi.ma and len(hoi.ma) == 5:
        return _theo_ma(hoi, hoi.ma, province, ngay)
    now = _khop(hoi, xa_dang_co, ngay)
    here = _o_day(now, hoi, province)
    close, exact = _dung_loai(here), _dung_loai(k for k in here if k.dung_dau)
    if exact or (close and hoi.khong_dau):
        return _mot(hoi, exact or close)
    # Only now the other map: reading it costs more than all the rest.
    all_elsewhen = _khop(hoi, xa_luc_khac, ngay)
    elsewhen = _o_day(all_elsewhen, hoi, province)
    if exact := _dung_loai(k for k in elsewhen if k.dung_dau):
        raise loi.xa_luc_khac(hoi, exact, ngay)
    if close:
        return _mot(hoi, close)
    if close := _dung_loai(elsewhen):
        raise loi.xa_luc_khac(hoi, close, ngay)
    if here:
        raise loi.xa_sai_loai(hoi, [k.xa for k in here])
    if elsewhen:
        raise loi.xa_luc_khac(hoi, [k.xa for k in elsewhen], ngay)
    raise loi.xa_la(hoi, province, ngay, [k.xa for k in now or all_elsewhen])


def _dung_loai(found: Iterable[_Khop]) -> list[Xa]:
    return [k.xa for k in found if k.dung_loai]


def _mot(hoi: CauHoi, units: list[Xa]) -> Xa:
    if len(units) > 1:
        raise loi.nhieu_xa(hoi, units)
    return units[0]


def _khop(hoi: CauHoi, units: Callable[..., list[Xa]], ngay: dt.date) -> list[_Khop]:
    """Communes of this name, without accents; each once."""
    found: dict[Xa, _Khop] = {}
    for reading in hoi.cach_doc:
        for xa in units(ngay, key=reading.khoa):
            match = _Khop(xa, dung_dau(reading.ten) == dung_dau(xa.ten), trung_loai(xa, reading))
            found[xa] = max(match, found.get(xa, match), key=lambda k: k[1:])
    return list(found.values())


def _o_day(found: Iterable[_Khop], hoi: CauHoi, province: Tinh | None) -> list[_Khop]:
    """Those in the province given (for the other map: in what became of it, or what it came from) and place written."""
    return [
        k
        for k in found
        if (province is None or cung_tinh(k.xa.tinh, province)) and all(thuoc(k.xa, place) for place in hoi.ngu_canh)
    ]


def _theo_ma(hoi: CauHoi, ma: str, province: Tinh | None, ngay: dt.date) -> Xa:
    for xa in xa_dang_co(ngay, ma=ma):
        if province and not cung_tinh(xa.tinh, province):
            raise loi.khong_khop(xa, province.day_du)
        for place in hoi.ngu_canh:
            if not thuoc(xa, place):
                raise loi.khong_khop(xa, place)
        return xa
    if elsewhen := xa_luc_khac(ngay, ma=ma):
        raise loi.xa_luc_khac(hoi, elsewhen[:1], ngay)
    raise loi.xa_la(hoi, province, ngay, [])

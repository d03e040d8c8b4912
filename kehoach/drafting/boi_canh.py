"""What a slot of the catalogue may say: the data contract between the prose of ``catalogs/`` and a draft.

A text of a khung or a content area may hold ``{{ xa }}``, ``{{ don_vi.vhxh }}``, ``{{ nam }}`` and the other names below,
and the answers to the questions of its khung. Any other name is an error.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from kehoach.catalog.dia_phuong import HAI_CAP, Xa
from kehoach.catalog.load import DanhMuc
from kehoach.catalog.models import DonVi
from kehoach.drafting.o import render
from kehoach.problems import KehoachError


@dataclass(frozen=True, slots=True)
class BoiCanh:
    """The slots that every khung and content area may use."""

    xa: str
    """xã Hoa Lộc"""
    ten_xa: str
    """Hoa Lộc"""
    cap_xa: str
    """xã, phường, đặc khu"""
    ubnd: str
    """Ủy ban nhân dân xã Hoa Lộc"""
    tinh: str
    """tỉnh Thanh Hóa, thành phố Hải Phòng"""
    ten_tinh: str
    """Thanh Hóa"""
    huyen: str
    """thị xã Mỹ Hào; trống từ 01/7/2025"""
    cap_huyen: str
    """thị xã, huyện; trống từ 01/7/2025"""
    cap_tren: str
    """cấp hành chính ngay trên xã: tỉnh, thành phố; trước 01/7/2025 là huyện, thị xã"""
    nam: int
    """năm của kế hoạch"""
    tu: int
    """năm đầu của giai đoạn"""
    den: int
    """năm cuối của giai đoạn"""
    giai_doan: str
    """giai đoạn 2026 - 2030, hoặc năm 2026 khi chỉ có một năm"""
    don_vi: Mapping[str, str]
    """tên chính thức của từng đơn vị, theo loại xã và ngày"""
    cac_thon: str
    """các thôn, các tổ dân phố"""
    sau_2_cap: bool
    """đúng từ 01/7/2025"""

    def values(self) -> dict[str, Any]:
        """As a mapping for the slots."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def boi_canh(
    catalog: DanhMuc, xa: Xa, ngay: date, nam: int, tu: int, den: int, ten_don_vi: Mapping[str, str] | None = None
) -> BoiCanh:
    """The slots for a plan of ``xa`` dated ``ngay``. ``ten_don_vi`` overrides names of units (they differ between provinces)."""
    cap_huyen = loai_huyen(xa.huyen or "")
    units = cac_don_vi(catalog, xa.loai, cap_huyen, xa.tinh.day_du, ngay)
    units |= dict(ten_don_vi or {})
    return BoiCanh(
        xa=xa.day_du,
        ten_xa=xa.ten,
        cap_xa=xa.loai,
        ubnd=f"Ủy ban nhân dân {xa.day_du}",
        tinh=xa.tinh.day_du,
        ten_tinh=xa.tinh.ten,
        huyen=xa.huyen or "",
        cap_huyen=cap_huyen,
        cap_tren=cap_huyen or xa.tinh.loai,
        nam=nam,
        tu=tu,
        den=den,
        giai_doan=f"giai đoạn {tu} - {den}" if den > tu else f"năm {tu}",
        don_vi=units,
        cac_thon=units["thon"],
        sau_2_cap=ngay >= HAI_CAP,
    )


def loai_huyen(huyen: str) -> str:
    """``thị xã Mỹ Hào`` -> ``thị xã``."""
    return next((cap for cap in ("thị xã", "thành phố", "huyện", "quận") if huyen.startswith(cap)), "")


def cac_don_vi(catalog: DanhMuc, loai: str, cap_huyen: str, tinh: str, ngay: date) -> dict[str, str]:
    """Unit id -> official name, in a commune of that type (``xã``), that district's type and that province.

    A unit of a pack whose name has a wrong slot is left out: ``catalog check`` tells it, and a text that uses it fails with its
    name. In place of a unit that a pack withdrew a person names who does its work.
    """
    names = {"cap_xa": loai, "cap_huyen": cap_huyen, "tinh": tinh}
    known, result = catalog.nhac_duoc("don-vi"), {}
    for each in known.values():
        with suppress(KehoachError):
            result[each.id] = render(_ten(_unit(known, each, ngay), loai), names)
    for key, each in catalog.da_bo("don-vi").items():
        result[key] = f"[[đơn vị làm việc của {render(_ten(each, loai), names)}]]"
    return result


def _ten(unit: DonVi, loai: str) -> str:
    return unit.ten_theo_loai.get(loai, unit.ten)


def _unit(units: Mapping[str, DonVi], unit: DonVi, ngay: date) -> DonVi:
    """Who does the work of ``unit`` on ``ngay``: its predecessor before it existed, its successor afterwards."""
    for _ in range(len(units)):
        if unit.tu and ngay < unit.tu and unit.truoc:
            unit = units.get(unit.truoc, unit)
        elif unit.den and ngay >= unit.den and unit.nay_la:
            unit = units.get(unit.nay_la, unit)
        else:
            break
    return unit

"""The identity of a commune whose plan is reused: its names of now and before, its districts, its province."""

import datetime as dt
import re
from dataclasses import dataclass

from kehoach.catalog.dia_phuong import (
    HAI_CAP,
    Tinh,
    Xa,
    cung_tinh,
    dung_dau,
    ke_thua,
    tat_ca_tinh,
    tim_xa,
    xa_thanh,
)
from kehoach.problems import KehoachError
from kehoach.rules.dia_phuong._moc import tinh_ten

TINH = re.compile(r"(?<!\w)(?:tỉnh|thành phố)\s+((?:\w+[\s-]+){0,3}\w+)", re.IGNORECASE)
"""A province that a text names"""


@dataclass(frozen=True)
class Nguon:
    """The identity of the source."""

    loai: str
    """Type word of the commune as the plan uses it; empty where the source is of a province"""
    ten: str
    """Name of the commune; empty in a model plan that leaves it blank"""
    xa: Xa | None
    """The commune on its own map; None when the source names none"""
    tinh: Tinh | None
    huyen: tuple[str, ...] = ()
    """Districts, of now or before: ``thị xã Mỹ Hào``"""
    xa_cu: tuple[tuple[str, str], ...] = ()
    """Type and name of other communes that it was made of, or became"""
    tinh_cu: tuple[str, ...] = ()
    """Old names of its province, as far as its own communes lay in them"""
    lan: tuple["Nguon", ...] = ()
    """Other communes that the plan also calls its own: a file put together of two"""

    @property
    def day_du(self) -> str:
        """``xã Hoa Lộc, tỉnh Thanh Hóa``."""
        unit = f"{self.loai} {self.ten or '(tên để trống)'}" if self.loai else ""
        return ", ".join(each for each in (unit, self.tinh.day_du if self.tinh else "") if each)


def cua_xa(unit: Xa) -> Nguon:
    """The identity of one commune, in its own state."""
    before = xa_thanh(unit) if unit.huyen is None else []
    later = ke_thua(unit, max(dt.date.today(), HAI_CAP)) if unit.huyen else []
    districts = [unit.huyen] if unit.huyen else [huyen for _, _, huyen in before]
    others = [(loai, ten) for loai, ten, _ in before] + [(xa.loai, xa.ten) for xa in later]
    own = dung_dau(unit.ten)
    return Nguon(
        unit.loai,
        unit.ten,
        unit,
        unit.tinh,
        tuple(dict.fromkeys(districts)),
        tuple(dict.fromkeys(each for each in others if dung_dau(each[1]) != own)),
        _old_provinces(unit, before),
    )


def _old_provinces(unit: Xa, before: list[tuple[str, str, str]]) -> tuple[str, ...]:
    """The names, other than today's, of the provinces that its communes lay in."""
    found: list[str] = []
    day = HAI_CAP - dt.timedelta(days=1)
    for province in tat_ca_tinh():
        if province.den != HAI_CAP or not cung_tinh(province, unit.tinh) or province.ten == unit.tinh.ten:
            continue
        for loai, ten, huyen in before:
            try:
                tim_xa(f"{loai} {ten}, {huyen}", province.ten, day)
            except KehoachError:
                continue
            found.append(province.ten)
            break
    return tuple(found)


def cac_tinh(words: str) -> tuple[Tinh, ...]:
    """The provinces, in every state, whose name the words begin with."""
    parts = words.split()
    names = (" ".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((found for found in map(tinh_ten, names) if found), ())

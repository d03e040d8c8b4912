"""Whose plan the source is: its commune with all names that it has and had, its districts, its province."""

import datetime as dt
from dataclasses import dataclass

from kehoach.catalog.dia_phuong import (
    HAI_CAP,
    Tinh,
    Xa,
    cung_tinh,
    dung_dau,
    ke_thua,
    tat_ca_tinh,
    tim_tinh,
    tim_xa,
    xa_thanh,
)
from kehoach.model.plan import KeHoach
from kehoach.problems import KehoachError, Problem
from kehoach.rules.ho_so import HoSo

_BLANK = ("[[", "…", "...", "___")
_NOT_COMMUNE = (
    "trường ", "sở ", "bộ ", "trung tâm ", "bệnh viện", "công ty", "chi cục", "cục ", "phòng giáo dục", "đại học", "học viện",
    "nhà trường", "trạm ", "hợp tác xã",
)  # fmt: skip
_DISTRICT_BODY = ("ủy ban nhân dân huyện", "ủy ban nhân dân thị xã", "ủy ban nhân dân quận", "ubnd huyện", "huyện ủy")


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

    @property
    def day_du(self) -> str:
        """``xã Hoa Lộc, tỉnh Thanh Hóa``."""
        unit = f"{self.loai} {self.ten}" if self.ten else ""
        return ", ".join(each for each in (unit, self.tinh.day_du if self.tinh else "") if each)


def ngay_ban_do(nam: int) -> dt.date:
    """The day whose map counts for a plan drafted now for that year: today, or the nearest day of the year."""
    return min(max(dt.date.today(), dt.date(nam, 1, 1)), dt.date(nam, 12, 31))


def nguon_cua(ho_so: HoSo) -> Nguon:
    """The identity of the plan's issuer: as the user says (``ho_so.xa_khai``), else as the document does.

    Raises :class:`KehoachError` RB01 when the commune cannot be told, RB02 for the plan of a body that is none of a commune.
    """
    plan = ho_so.ke_hoach
    if ho_so.xa_khai is None:
        _check_issuer(plan)
    unit = ho_so.xa or _at_other_time(ho_so)
    if unit is not None:
        return _of_unit(unit)
    told = plan.xa
    if told is not None and any(told.ten.startswith(mark) for mark in _BLANK):
        return Nguon(told.loai, "", None, ho_so.tinh)
    raise KehoachError(_unknown(plan))


def _at_other_time(ho_so: HoSo) -> Xa | None:
    """The commune that the letterhead names, on the map of another day than the plan's."""
    unit = ho_so.ke_hoach.xa
    if unit is None:
        return None
    day = ho_so.ngay or dt.date(ho_so.ke_hoach.nam, 12, 31)
    for other in (HAI_CAP - dt.timedelta(days=1), dt.date(2025, 12, 31), dt.date.today()):
        for tinh in dict.fromkeys((None if "[[" in unit.tinh else unit.tinh, None)):
            try:
                if other != day:
                    return tim_xa(f"{unit.loai} {unit.ten}", tinh, other)
            except KehoachError:
                continue
    return None


def _check_issuer(plan: KeHoach) -> None:
    name = plan.co_quan.ten.lower()
    if name.startswith(_NOT_COMMUNE) or name.startswith(_DISTRICT_BODY):
        raise KehoachError(
            Problem(
                "RB02",
                f"Tệp nguồn là kế hoạch của {plan.co_quan.ten}, không phải của cơ quan cấp xã",
                "chỉ làm lại được kế hoạch của xã, phường, đặc khu; nếu vẫn muốn thay tên, ghi rõ --tu-xa và --tu-tinh",
            )
        )


def _unknown(plan: KeHoach) -> Problem:
    told = plan.xa
    tried = [f"tên cơ quan “{plan.co_quan.ten}”", f"địa danh “{plan.dia_danh}”"]
    if told is not None:
        tried.insert(0, f"“{told.loai} {told.ten}, {told.tinh}”")
    message = f"Không rõ tệp nguồn là của xã nào; đã thử {', '.join(tried)}"
    return Problem("RB01", message, "ghi rõ xã của tệp nguồn: --tu-xa TÊN --tu-tinh TỈNH")


def _of_unit(unit: Xa) -> Nguon:
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


def dich_cua(xa: str, tinh: str | None, nam: int) -> tuple[Xa, str]:
    """The commune that the plan is to be for, on the map of its year; and what to tell where it was taken for another.

    A commune that is no more gives the one that it became, if that is one. Raises :class:`KehoachError` as ``tim_xa`` does.
    """
    day = ngay_ban_do(nam)
    try:
        return tim_xa(xa, tinh, day), ""
    except KehoachError as error:
        if day < HAI_CAP or error.problems[0].code != "DP17":
            raise
        became = _became(xa, tinh, day)
        if became is None:
            raise
        return became, f"{xa} không còn từ 01/7/2025; lấy đơn vị nay có: {became.day_du}, {became.tinh.day_du}"


def _became(xa: str, tinh: str | None, day: dt.date) -> Xa | None:
    before = HAI_CAP - dt.timedelta(days=1)
    provinces = [tinh]
    if tinh is not None:
        now = tim_tinh(tinh, day)
        provinces = [each.ten for each in tat_ca_tinh() if each.den == HAI_CAP and cung_tinh(each, now)]
    found: list[Xa] = []
    for province in provinces:
        try:
            found += ke_thua(tim_xa(xa, province, before), day)
        except KehoachError:
            continue
    return found[0] if len(found) == 1 else None

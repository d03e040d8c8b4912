"""Provinces and cities of their rank: type, old names, another's left in (DP03, DP06, DP22, DP23)."""

import datetime as dt
import re
from collections.abc import Iterator

from kehoach.catalog.dia_phuong import HAI_CAP, Tinh, cung_tinh, dung_dau, huyen_cu
from kehoach.model.dong import Vai
from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.dia_phuong._cu import con_noi
from kehoach.rules.dia_phuong._moc import ngay_ban_do, tinh_luc, tinh_nay, tinh_ten
from kehoach.rules.dia_phuong._nhac import CAP_TINH, Nhac
from kehoach.rules.dia_phuong._quet import Quet, quet
from kehoach.rules.dia_phuong._vi_tri import AREA, BODY, la_ten_nguoi, vi_tri
from kehoach.rules.dia_phuong._vung import noi_ve_xua
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat

_EVER = dt.date(1900, 1, 1)
_OWN_BODY = re.compile(
    r"(?:UBND|HĐND|[ỦU][yỷ] ban nhân dân|Hội đồng nhân dân|Công an|địa bàn|toàn|Chủ tịch|MTTQ(?: Việt Nam)?|lãnh đạo)\s+$",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\s*(?:[,/-]|và|hoặc|hay|trực thuộc)?\s*(?:tỉnh|thành phố|trực thuộc|xã|phường|Trung ương|huyện)(?!\w)",
    re.IGNORECASE,
)
_OF = re.compile(r"(?:của|trong|về|do|thuộc)\s+$")


@luat("DP03")
def loai_tinh(ho_so: HoSo) -> Iterator[Loi]:
    """Tỉnh or thành phố as it is on the day."""
    for each, day, units in _cac_tinh(ho_so):
        now = tinh_luc(units, day)
        if now is None or now.loai == each.loai or not con_noi(each.vung, now.tu or _EVER):
            continue
        if each.loai == "thành phố" and dung_dau(f"thành phố {each.ten}") in huyen_cu():
            continue  # a city of district level: DP05
        if not noi_ve_xua(ho_so, each.dong, each.dau):
            yield Loi(each.dong, each.chu, _nhu(each, now), {"nay": now.day_du}, tai=each.dau)


@luat("DP06")
def tinh_cu(ho_so: HoSo) -> Iterator[Loi]:
    """No province that was merged into another."""
    for each, day, units in _cac_tinh(ho_so):
        if each.loai != "tỉnh" or each.thua or tinh_luc(units, day) or each.dong.vai is Vai.DIA_DANH_NGAY:
            continue
        old = units[0]
        now = tinh_nay(old, day)
        if old.den is None or old.den > day or now is None or not con_noi(each.vung, old.den):
            continue
        if not noi_ve_xua(ho_so, each.dong, each.dau):
            way = CachSua.DONG_Y if BODY.search(each.truoc) or AREA.search(each.truoc) else CachSua.CHI_GOI_Y
            yield Loi(each.dong, each.chu, _nhu(each, now), {"nay": now.day_du}, tai=each.dau, cach_sua=way)


@luat("DP22", Can.KE_HOACH, Can.XA)
def tinh_khac(ho_so: HoSo) -> Iterator[Loi]:
    """No body of another province where those of the own must stand."""
    own, all_units = ho_so.tinh, quet(ho_so)
    for each, day, units in _cac_tinh(ho_so):
        if own is None or any(cung_tinh(unit, own) for unit in units) or la_ten_nguoi(each):
            continue
        level = _muc_do(ho_so, all_units, each, old=tinh_luc(units, day) is None)
        if level is not None:
            yield Loi(each.dong, each.chu, _nhu(each, own), {"tinh": own.day_du}, tai=each.dau, muc_do=level)


@luat("DP23", Can.KE_HOACH, Can.XA)
def tinh_hay_thanh_pho(ho_so: HoSo) -> Iterator[Loi]:
    """UBND tỉnh in a province, UBND thành phố in a city of its rank."""
    own, day = ho_so.tinh, ngay_ban_do(ho_so)
    if own is None or day is None:
        return
    wrong = "tỉnh" if own.loai == "thành phố" else "thành phố"
    if wrong == "thành phố" and day < HAI_CAP:
        return
    since = own.tu or _EVER
    for each in quet(ho_so).don_vi:
        if each.loai != wrong or each.ten or _LIST.match(each.sau) or not con_noi(each.vung, since):
            continue
        party = "ủy" in each.chu.lower() or "uỷ" in each.chu.lower()
        if not (party or _OWN_BODY.search(each.truoc)) or noi_ve_xua(ho_so, each.dong, each.dau):
            continue
        level = Level.CANH_BAO if since > HAI_CAP and each.vung is None else None
        yield Loi(each.dong, each.chu, _nhu(each, own, name=False), {"tinh": own.day_du}, tai=each.dau, muc_do=level)


def _cac_tinh(ho_so: HoSo) -> Iterator[tuple[Nhac, dt.date, tuple[Tinh, ...]]]:
    """The provinces that the document names, with the day and all states of that name."""
    day = ngay_ban_do(ho_so)
    for each in quet(ho_so).don_vi if day else ():
        if each.loai in CAP_TINH and each.biet and day:
            yield each, day, tinh_ten(each.ten)


def _nhu(each: Nhac, unit: Tinh, *, name: bool = True) -> str:
    """The province written as the other was: Tỉnh ủy ..., in capitals, without its name."""
    chu = each.chu
    city = "Thành phố" if unit.ten == "Hồ Chí Minh" else "thành phố"
    if "ủy" in chu.lower() or "uỷ" in chu.lower():
        made = "Thành ủy" if unit.loai == "thành phố" else "Tỉnh ủy"
    else:
        made = city if unit.loai == "thành phố" else "tỉnh"
    made = f"{made} {unit.ten}" if name else made
    return made.upper() if chu.isupper() else made


def _muc_do(ho_so: HoSo, all_units: Quet, each: Nhac, *, old: bool) -> Level | None:
    """How grave it is that another province stands there; None where it may."""
    vung = each.vung
    party = "y " in each.chu[:9].lower() and each.chu.lower().startswith(("tỉnh ủ", "thành ủ", "tỉnh uỷ", "thành uỷ"))
    body = party or bool(BODY.search(each.truoc))
    if vung is not None and vung.loai == "trich_yeu":
        others = all_units.theo_dong[id(each.dong)]
        told = any(one.vung and one.vung.hit is vung.hit and one.vung.loai == "vien_dan" and one.ten for one in others)
        number = vung.hit.vien_dan.so_ky_hieu if vung.hit else ""
        local = number.endswith(("-UBND", "-HĐND", "/TU", "-TU"))
        return Level.CANH_BAO if local and not told and AREA.search(each.truoc) else None
    if vung is not None and vung.loai in ("vien_dan", "can_cu"):
        return Level.LOI if body else None
    if old or vung is not None:
        return None  # DP06
    place = vi_tri(ho_so, all_units, each)
    if not place:
        return None
    if body or AREA.search(each.truoc):
        return Level.LOI
    return Level.CANH_BAO if place == "cua_ta" or _OF.search(each.truoc) else None

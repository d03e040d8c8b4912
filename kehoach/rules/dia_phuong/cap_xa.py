"""Communes by the catalogue of the day: there, of the right type, not of old, spelled right (DP01, DP02, DP17, DP21, DP24)."""

import datetime as dt
import re
from collections.abc import Iterator

from kehoach.catalog.dia_phuong import HAI_CAP, Tinh, Xa, cung_tinh, ke_thua, khoa, tim_xa
from kehoach.model.dong import Vai
from kehoach.model.phat_hien import CachSua
from kehoach.problems import KehoachError
from kehoach.rules.dia_phuong._cu import con_noi
from kehoach.rules.dia_phuong._moc import ngay_ban_do, tinh_luc, tinh_ten, xa_ten
from kehoach.rules.dia_phuong._nhac import CAP_TINH, CAP_XA, Nhac, cung_ten, khac_dau, ten_dai
from kehoach.rules.dia_phuong._quet import quet
from kehoach.rules.dia_phuong._vi_tri import AREA, BODY, la_ten_nguoi, vi_tri
from kehoach.rules.dia_phuong._vung import noi_ve_xua
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat

_TO_PROVINCE = re.compile(r"\s*[,(-]\s*(?:(?:huyện|thị xã|quận|thành phố)\s+[^,;.()]{2,30},\s*)?$")
_LIST = re.compile(r"\s*(?:[,/-]|và|hoặc|hay|trực thuộc)?\s*(?:xã|phường|đặc khu|thị trấn|cấp)(?!\w)", re.IGNORECASE)
_BEFORE_LIST = re.compile(r"(?:các|mọi|xã|phường|đặc khu|cấp|từng|mỗi|một số|những)\s*[,/-]?\s*$", re.IGNORECASE)


@luat("DP01")
def co_trong_danh_muc(ho_so: HoSo) -> Iterator[Loi]:
    """The issuing commune is on the map of the day, and so is every commune that is named with its province."""
    day = ngay_ban_do(ho_so)
    if day is None:
        return
    if ho_so.xa is None and ho_so.ke_hoach.xa is not None:
        yield from _issuer(ho_so, day)
    for each, province in _voi_tinh(ho_so, day):
        units = (*each.xa, *each.xa_khac)
        if units and not any(cung_tinh(xa.tinh, province) for xa in units) and con_noi(each.vung, dt.date.min):
            near = "; ".join(f"{xa.day_du}, {xa.tinh.day_du}" for xa in each.xa[:3])
            facts = {
                "ly_do": f"{province.day_du} không có đơn vị nào tên này",
                "gan": f" (tên này có ở: {near})" if near else "",
            }
            yield Loi(each.dong, each.chu, None, facts, tai=each.dau)


def _issuer(ho_so: HoSo, day: dt.date) -> Iterator[Loi]:
    unit = ho_so.ke_hoach.xa
    heads = (each for each in quet(ho_so).don_vi if each.dong.vai in (Vai.CO_QUAN, Vai.CHU_QUAN))
    line = next((each for each in heads if each.loai in CAP_XA), None)
    if unit is None or line is None or not line.ten:
        return
    try:
        tim_xa(f"{unit.loai} {unit.ten}", None if "[[" in unit.tinh else unit.tinh, day)
    except KehoachError as error:
        problem = error.problems[0]
        if problem.code in ("DP01", "DP17", "DP34"):
            yield Loi(line.dong, line.chu, None, {"ly_do": problem.message, "gan": ""}, tai=line.dau)


def _voi_tinh(ho_so: HoSo, day: dt.date) -> Iterator[tuple[Nhac, Tinh]]:
    """Communes right before the name of a province: “xã Hoa Lộc, tỉnh Thanh Hóa”."""
    for units in quet(ho_so).theo_dong.values():
        last: Nhac | None = None
        for each in units:
            if each.loai in CAP_TINH and each.biet and last is not None and not last.thua:
                between = last.dong.text[last.cuoi : each.dau]
                province = tinh_luc(tinh_ten(each.ten), day) or next(iter(tinh_ten(each.ten)), None)
                if province and len(between) < 60 and _TO_PROVINCE.match(between):
                    yield last, province
            if each.loai in CAP_XA:
                last = each if each.biet else None


def _cua_ta(ho_so: HoSo, each: Nhac) -> bool:
    return ho_so.xa is not None and cung_ten(each.ten, ho_so.xa.ten)


def _cua_tinh(units: tuple[Xa, ...], tinh: Tinh) -> list[Xa]:
    return [xa for xa in units if cung_tinh(xa.tinh, tinh)]


@luat("DP02")
def dung_loai(ho_so: HoSo) -> Iterator[Loi]:
    """Xã, phường, đặc khu as it is on the day."""
    for each, tinh, day in _trong_tinh(ho_so):
        now = _cua_tinh(each.xa, tinh)
        if len(now) != 1 or now[0].loai == each.loai or not con_noi(each.vung, max(now[0].tu or day, HAI_CAP)):
            continue
        before = [xa for xa in _cua_tinh(each.xa_khac, tinh) if xa.loai == each.loai and xa.huyen]
        own = _cua_ta(ho_so, each)
        if (before and not own) or each.loai == "thị trấn" or noi_ve_xua(ho_so, each.dong, each.dau):
            continue  # a unit of old with that name: DP17, DP05
        way = CachSua.CHI_GOI_Y if before else CachSua.DONG_Y
        yield Loi(each.dong, each.chu, _nhu(each, now[0]), {"nay": now[0].day_du}, tai=each.dau, cach_sua=way)


@luat("DP17")
def xa_cu(ho_so: HoSo) -> Iterator[Loi]:
    """A commune of before 1 July 2025 is named as one of then."""
    for each, tinh, day in _trong_tinh(ho_so):
        if day < HAI_CAP or each.loai == "thị trấn" or _cua_ta(ho_so, each) or _cua_tinh(each.xa, tinh):
            continue
        old = [xa for xa in _cua_tinh(each.xa_khac, tinh) if xa.loai == each.loai and xa.huyen]
        if not old or not con_noi(each.vung, HAI_CAP) or noi_ve_xua(ho_so, each.dong, each.dau):
            continue
        if ho_so.xa is not None and vi_tri(ho_so, quet(ho_so), each) == "cua_ta":
            continue  # where our own must stand: NQ02, DP21
        now = list(dict.fromkeys(new.day_du for xa in old for new in ke_thua(xa, day)))
        facts = {"nay": " và ".join(now) or "đơn vị khác", "la": "thuộc" if len(now) == 1 else "chia về"}
        yield Loi(each.dong, each.chu, f"{each.chu} cũ", facts, tai=each.dau)


@luat("DP21")
def dung_dau_ten(ho_so: HoSo) -> Iterator[Loi]:
    """Our own commune's name with its accents."""
    own = ho_so.xa
    for each, tinh, day in _trong_tinh(ho_so):
        if own is None or (each.vung is not None and each.vung.loai in ("trich", "trich_yeu")):
            continue
        name = ten_dai(each, len(own.ten.split()))
        if not khac_dau(name, own.ten) or name.isascii():
            continue
        now, other = xa_ten(name, day)
        mine = [xa for xa in (*now, *other) if cung_tinh(xa.tinh, tinh) and xa.loai == each.loai]
        if any(xa in now for xa in mine) or noi_ve_xua(ho_so, each.dong, each.dau):
            continue  # a neighbour, or a commune of old told as such
        if mine and vi_tri(ho_so, quet(ho_so), each) != "cua_ta":
            continue  # DP17
        written = each.dong.text[each.dau : each.ten_tai + len(name)]
        if khoa(written) != khoa(f"{each.loai}{own.ten}"):
            continue
        right = own.day_du if each.loai == own.loai else f"{each.loai} {own.ten}"
        yield Loi(each.dong, written, right.upper() if written.isupper() else right, {"xa": own.day_du}, tai=each.dau)


@luat("DP24", Can.KE_HOACH, Can.XA)
def loai_cua_ta(ho_so: HoSo) -> Iterator[Loi]:
    """UBND xã in a xã, UBND phường in a phường."""
    own = ho_so.xa
    for each in quet(ho_so).don_vi if own else ():
        if own is None or each.loai not in CAP_XA or each.loai == own.loai or each.ten or each.vung is not None:
            continue
        if each.loai == "thị trấn" and own.tu is not None:
            continue  # DP05
        if _LIST.match(each.sau) or _BEFORE_LIST.search(each.truoc) or noi_ve_xua(ho_so, each.dong, each.dau):
            continue
        if BODY.search(each.truoc[-40:]) or AREA.search(each.truoc[-20:]):
            made = own.loai.upper() if each.chu.isupper() else own.loai
            yield Loi(each.dong, each.chu, made, {"xa": own.day_du}, tai=each.dau)


def _trong_tinh(ho_so: HoSo) -> Iterator[tuple[Nhac, Tinh, dt.date]]:
    """The communes named, with the province that they are of as far as the text says: our own."""
    day, tinh = ngay_ban_do(ho_so), ho_so.tinh
    if day is None or tinh is None:
        return
    elsewhere = {id(each) for each, province in _voi_tinh(ho_so, day) if not cung_tinh(province, tinh)}
    for each in quet(ho_so).don_vi:
        if each.loai in CAP_XA and each.ten and id(each) not in elsewhere and not la_ten_nguoi(each):
            yield each, tinh, day


def _nhu(each: Nhac, unit: Xa) -> str:
    return unit.day_du.upper() if each.chu.isupper() else unit.day_du

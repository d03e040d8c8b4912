"""Names of another commune left in (NQ02)."""

from collections.abc import Iterator

from kehoach.catalog.dia_phuong import Xa, cung_tinh
from kehoach.problems import Level
from kehoach.rules.dia_phuong._nhac import CAP_XA, Nhac, cung_ten, khac_dau
from kehoach.rules.dia_phuong._quet import quet
from kehoach.rules.dia_phuong._vi_tri import la_ten_nguoi, vi_tri
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat


@luat("NQ02", Can.KE_HOACH, Can.XA)
def xa_khac(ho_so: HoSo) -> Iterator[Loi]:
    """No commune but the issuer's own stands where its own must; another's name elsewhere is asked about."""
    own, all_units = ho_so.xa, quet(ho_so)
    if own is None:
        return
    for each in all_units.don_vi:
        if each.loai not in CAP_XA or not each.biet or not _la_khac(each, own):
            continue
        place = vi_tri(ho_so, all_units, each)
        if not place or (place == "lot" and _tung_thuoc(each, own)):
            continue
        level = Level.LOI if place == "cua_ta" else Level.CANH_BAO
        facts = {"xa": own.day_du, "tinh": own.tinh.day_du}
        yield Loi(each.dong, each.chu, _nhu(each.chu, own), facts, tai=each.dau, muc_do=level)


def _la_khac(each: Nhac, own: Xa) -> bool:
    """Whether it names another commune: not our own in another type (DP02) or with other accents (DP21), not a person."""
    if cung_ten(each.ten, own.ten) or khac_dau(each.ten, own.ten) or la_ten_nguoi(each):
        return False
    return any(xa.loai == each.loai for xa in (*each.xa, *each.xa_khac))


def _tung_thuoc(each: Nhac, own: Xa) -> bool:
    """Whether it is only a commune of before in the same province: DP17 speaks of it."""
    if any(cung_tinh(xa.tinh, own.tinh) and xa.loai == each.loai for xa in each.xa):
        return False
    return any(xa.huyen and cung_tinh(xa.tinh, own.tinh) for xa in each.xa_khac)


def _nhu(chu: str, own: Xa) -> str:
    return own.day_du.upper() if chu.isupper() else own.day_du

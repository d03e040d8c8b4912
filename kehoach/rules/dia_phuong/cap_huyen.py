"""Districts and what was in them, which are no more since 1 July 2025 (DP04, DP05, DP11)."""

import re
from collections.abc import Iterator

from kehoach.catalog.dia_phuong import HAI_CAP, cung_tinh, dung_dau, huyen_cu, ke_thua
from kehoach.model.dong import Vai
from kehoach.problems import Level
from kehoach.rules.dia_phuong._cu import cap_tren, co_quan_cu, con_noi, loi_co_quan
from kehoach.rules.dia_phuong._moc import hai_cap, ngay_ban_do, tinh_luc, tinh_ten
from kehoach.rules.dia_phuong._nhac import Nhac
from kehoach.rules.dia_phuong._quet import quet
from kehoach.rules.dia_phuong._vi_tri import BODY
from kehoach.rules.dia_phuong._vung import noi_ve_xua
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat

_RECIPIENTS = frozenset({Vai.NOI_NHAN, Vai.LUU})


@luat("DP04")
def huyen(ho_so: HoSo) -> Iterator[Loi]:
    """No district (huyện) and none of its bodies as if they still were."""
    for old in co_quan_cu(ho_so, "DP04"):
        yield loi_co_quan(old, cap_tren(old.chu, old.tu.day_du, ho_so.tinh))
    for each in _con_nhac(ho_so, "huyện"):
        nay = (
            _tinh_cua_ta(ho_so)
            if each.truoc.rstrip().endswith(("báo cáo", "của", "địa bàn")) and not each.ten
            else None
        )
        yield _loi(each, nay)


@luat("DP05")
def thi_tran(ho_so: HoSo) -> Iterator[Loi]:
    """No township, town, urban district, no city below a province as if they still were."""
    for each in _con_nhac(ho_so, "thị trấn", "thị xã", "quận"):
        yield _loi(each, _nay_la(ho_so, each) if each.loai == "thị trấn" and each.biet else None)
    for each in _con_nhac(ho_so, "thành phố"):
        if each.ten and not each.thua and _thanh_pho_cu(ho_so, each):
            yield _loi(each, None)


@luat("DP11")
def nganh_doc(ho_so: HoSo) -> Iterator[Loi]:
    """No police, court, tax office... of a district."""
    for old in co_quan_cu(ho_so, "DP11"):
        yield loi_co_quan(old, cap_tren(old.chu, old.tu.day_du, ho_so.tinh))


def _con_nhac(ho_so: HoSo, *loai: str) -> Iterator[Nhac]:
    """The units of those types that the plan names in words of its own as if they were there."""
    if not hai_cap(ho_so):
        return
    for each in quet(ho_so).don_vi:
        if each.loai in loai and con_noi(each.vung, HAI_CAP) and not noi_ve_xua(ho_so, each.dong, each.dau):
            yield each


def _loi(each: Nhac, nay: str | None) -> Loi:
    sure = each.ten or each.dong.vai in _RECIPIENTS or BODY.search(each.truoc) or each.vung is not None
    facts = {"nay_la": f"; nay là {nay}" if nay else "", "sua_la": nay or "tên cơ quan, đơn vị đang có"}
    return Loi(each.dong, each.chu, nay, facts, tai=each.dau, muc_do=Level.LOI if sure else Level.CANH_BAO)


def _tinh_cua_ta(ho_so: HoSo) -> str | None:
    tinh = ho_so.tinh
    if tinh is None:
        return None
    return ("Thành phố" if tinh.ten == "Hồ Chí Minh" else tinh.loai) if tinh.loai == "thành phố" else "tỉnh"


def _nay_la(ho_so: HoSo, each: Nhac) -> str | None:
    """What the township became, where there is one answer."""
    day, tinh = ngay_ban_do(ho_so), ho_so.tinh
    old = [xa for xa in each.xa_khac if xa.loai == "thị trấn" and (tinh is None or cung_tinh(xa.tinh, tinh))]
    if day is None or len(old) != 1:
        return None
    now = ke_thua(old[0], day)
    return now[0].day_du if len(now) == 1 else None


def _thanh_pho_cu(ho_so: HoSo, each: Nhac) -> bool:
    """Whether it is a city of district level: of that name, and no city of province level on the day."""
    day = ngay_ban_do(ho_so)
    name = re.sub(r"\s+", " ", each.dong.text[each.ten_tai : each.cuoi])
    if day is None or "thành phố" not in each.chu.lower():
        return False
    city = tinh_luc(tinh_ten(name), day)
    return not (city and city.loai == "thành phố") and dung_dau(f"thành phố {name}") in huyen_cu()

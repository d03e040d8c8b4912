"""Bodies of old as the rules of this group ask for them."""

from collections.abc import Iterator

from kehoach.catalog.dia_phuong import Tinh
from kehoach.model.phat_hien import CachSua
from kehoach.rules.dia_phuong._moc import ngay_ban_do
from kehoach.rules.dia_phuong._nhac import CoQuanCu
from kehoach.rules.dia_phuong._quet import quet
from kehoach.rules.dia_phuong._vung import Vung, noi_ve_xua
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi


def con_noi(vung: Vung | None, moc: object) -> bool:
    """Whether words in that piece speak for the time from ``moc`` on: the plan's own, and who issued a document of then."""
    if vung is None:
        return True
    return vung.loai == "vien_dan" and vung.ngay is not None and vung.ngay >= moc  # type: ignore[operator]


def co_quan_cu(ho_so: HoSo, ma: str) -> Iterator[CoQuanCu]:
    """The bodies that the rule ``ma`` is about, named as if they still were though gone on the plan's day."""
    day, wanted = ngay_ban_do(ho_so), frozenset(ho_so.tham_so(ma)["co_quan"])
    if day is None:
        return
    for each in quet(ho_so).co_quan:
        if each.tu.id not in wanted or each.tu.tu is None or day < each.tu.tu:
            continue
        if con_noi(each.vung, each.tu.tu) and not noi_ve_xua(ho_so, each.dong, each.dau):
            yield each


def loi_co_quan(each: CoQuanCu, nay: str) -> Loi:
    """The finding: ``nay`` is what does its work now; put in its place with consent where that is one for one."""
    chu = each.chu
    sua = nay.upper() if chu.isupper() and len(chu) > 8 else nay
    one = not each.tu.ghi_chu
    note = each.tu.ghi_chu[:1].lower() + each.tu.ghi_chu[1:]
    facts = {"nay": sua, "nay_la": f"; nay là {sua}", "sua_la": sua, "ghi_chu": f" ({note})" if note else ""}
    way = CachSua.DONG_Y if one else CachSua.CHI_GOI_Y
    return Loi(each.dong, chu, sua, facts, tai=each.dau, cach_sua=way)


def cap_tren(chu: str, nay: str, tinh: Tinh | None) -> str:
    """The provincial body that stands for one of a district, as short as it was written, in a province or a city."""
    if chu.startswith(("UBND", "HĐND")):
        nay = f"{chu[:4]} tỉnh"
    if tinh is not None and tinh.loai == "thành phố":
        city = "Thành phố" if tinh.ten == "Hồ Chí Minh" else "thành phố"
        nay = nay.replace("Tỉnh ủy", "Thành ủy").replace("tỉnh", city)
    return nay

"""What the checker's rules say of the document as it would be ours: bodies of another time or type, faults that would stop it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kehoach.catalog.dia_phuong import Xa, dung_dau
from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import Dong
from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rebase.dich import ngay_ban_do
from kehoach.rebase.thay import Thay, Xem
from kehoach.rules.bo_luat import cac_ma, mo_ta
from kehoach.rules.dia_phuong._nhac import CAP_XA
from kehoach.rules.dia_phuong._quet import quet
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, cac_luat
from kehoach.text.dates import Ngay

CHAC = frozenset({"DP07", "DP12", "DP19", "DP21", "DP23"})
"""Those that leave no doubt"""
BO_MAY = (
    "DP04", "DP05", "DP07", "DP08", "DP09", "DP10", "DP11", "DP12", "DP19", "DP21", "DP23", "DP26",
)  # fmt: skip
"""Rules whose mend makes a body ours"""
CON_SOT = ("NQ02", "DP01", "DP17", "DP22")
"""Rules that see another commune or province left in"""
HET_HIEU_LUC = "CC17"
MAU_THUAN = ("NQ09", "NQ19")
"""Rules that see two figures of the source contradict each other: only a person knows which is right"""
_FIGURE = re.compile(r"(?<![\w\[])\d+(?![\w\]])")
_ARCHIVE = re.compile(r"Lưu\s*:\s*(?=\S)(?!.{0,40}(?<!\w)VT(?!\w))")


def bo_may(ho_so: HoSo) -> Iterator[Thay | Xem]:
    """Bodies that are called otherwise with us, on our day. ``ho_so`` is the document with our commune and our year."""
    for ma in BO_MAY:
        for each in _findings(ho_so, ma):
            place = _place(each)
            if place is None:
                continue
            dong, start, end = place
            sure = ma in CHAC or (each.cach_sua or mo_ta(ma).cach_sua) is CachSua.CHAC_CHAN
            about = _reason(each)
            if each.sua:
                yield Thay(
                    dong, start, end, each.sua, LoaiThay.CO_QUAN, xem="" if sure else about or "kiểm tra tên cơ quan"
                )
            else:
                yield Xem(dong, start, end, LoaiThay.CO_QUAN, about or mo_ta(ma).ten)


def _reason(each: Loi) -> str:
    note = str((each.du_lieu or {}).get("ghi_chu", "")).strip(" ()")
    return f"tên cơ quan đổi theo bộ máy hiện nay: {note}" if note else "tên cơ quan đổi theo bộ máy hiện nay"


def loi_goc(ho_so: HoSo) -> Iterator[Thay]:
    """Grave faults of the source that have a sure mend: a draft of ours does not take them over."""
    for ma in cac_ma(ho_so.che_do):
        if ma[:2] in ("DP", "NQ", "TT"):
            continue
        for each in _findings(ho_so, ma):
            way, level = each.cach_sua or mo_ta(ma).cach_sua, each.muc_do or mo_ta(ma).muc_do
            place = _place(each)
            if ma == "NN06" and each.sua is None and place is not None and (m := _ARCHIVE.search(place[0].text)):
                yield Thay(place[0], m.end(), m.end(), "VT, ", LoaiThay.LOI_GOC, mo_ta(ma).ten)
            elif each.sua is not None and place is not None and level is Level.LOI and way is not CachSua.CHI_GOI_Y:
                dong, start, end = place
                yield Thay(dong, start, end, each.sua, LoaiThay.LOI_GOC, mo_ta(ma).ten)


def mau_thuan(ho_so: HoSo) -> Iterator[Thay]:
    """Figures of the source that contradict each other, as slots: the draft asks, where the source asserted both."""
    for ma in MAU_THUAN:
        for each in _findings(ho_so, ma):
            place = _place(each)
            if place is None or (each.muc_do or mo_ta(ma).muc_do) is not Level.LOI:
                continue
            dong, start, end = place
            m = _FIGURE.search(dong.text, start, end)
            if m:
                reason = f"số liệu của bản gốc không khớp nhau ({mo_ta(ma).ten.lower()}): ghi số của mình"
                yield Thay(dong, m.start(), m.end(), f"[[{m[0]}]]", LoaiThay.SO_LIEU, xem=reason)


def het_hieu_luc(ho_so: HoSo) -> Iterator[Xem]:
    """Bases out of force on our day, with what replaced them."""
    for each in _findings(ho_so, HET_HIEU_LUC):
        place = _place(each)
        if place is not None:
            facts = each.du_lieu or {}
            reason = f"văn bản {facts.get('viec', 'hết hiệu lực')}: {facts.get('lam', 'tra lại')}"
            yield Xem(*place, LoaiThay.VAN_BAN, reason)


def xa_ban(ho_so: HoSo, dich: Xa) -> Iterator[Xem]:
    """Other communes that the result still names in words of its own: the source's neighbours are perhaps not ours."""
    for each in quet(ho_so).don_vi:
        if each.loai in CAP_XA and each.biet and each.vung is None and dung_dau(each.ten) != dung_dau(dich.ten):
            yield Xem(
                each.dong,
                each.dau,
                each.cuoi,
                LoaiThay.TEN_KHAC,
                "xã, phường khác có tên trong bản gốc: giữ, đổi hay bỏ",
            )


def con_lai(ho_so: HoSo, codes: Iterable[str] = CON_SOT) -> Iterator[tuple[str, Loi]]:
    """What the rules still see of another place."""
    for ma in codes:
        for each in _findings(ho_so, ma):
            yield ma, each


def _findings(ho_so: HoSo, ma: str) -> list[Loi]:
    rule = cac_luat()[ma]
    if ho_so.thieu(rule.can):
        return []
    return list(rule.ham(ho_so))


def _place(each: Loi) -> tuple[Dong, int, int] | None:
    if each.dong is None:
        return None
    words = each.trich or each.dong.text
    at = each.tai if each.tai is not None else each.dong.text.find(words)
    return (each.dong, at, at + len(words)) if at >= 0 and each.dong.text[at : at + len(words)] == words else None


def nhu_cua_ta(ho_so: HoSo, xa: tuple[str, str | None], nam: int) -> HoSo:
    """The same document as a draft of ours in that year."""
    plan = ho_so.ke_hoach.model_copy(update={"ngay": Ngay.from_date(ngay_ban_do(nam)), "nam": nam, "so": ""})
    return replace(ho_so, ke_hoach=plan, xa_khai=xa, nho={})

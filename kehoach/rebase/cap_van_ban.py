"""Whose document a citation means: the centre's, a province's, a district's, a commune's."""

import re
from typing import Literal

from kehoach.catalog.dia_phuong import cung_tinh, dung_dau
from kehoach.model.dong import Dong
from kehoach.rebase.viec import Viec
from kehoach.rules.can_cu._co_quan import doc_co_quan, ho_theo_ky_hieu
from kehoach.rules.dia_phuong._moc import tinh_ten
from kehoach.rules.ho_so import HoSo
from kehoach.text.nfc import fold
from kehoach.text.vien_dan import VienDanHit

Cap = Literal["trung_uong", "tinh", "huyen", "xa", "dia_phuong"]
"""dia_phuong: the province's or the commune's, nobody can tell which"""

_LOCAL = re.compile(
    r"(?:^|[-/])(?:UBND|HĐND|TU|HU|ĐU|BTVTU|BTV|BCĐ|BCH|MTTQ|UBMTTQ|S[A-ZĐ]{2,8}|BTGTU|VPUBND|VP)(?:[-/]|$)|^TTr-(?!B)"
)
_CENTRE = re.compile(
    r"(?:^|[-/])(?:TW|CP|TTg|QH\d+|UBTVQH\d*|VPCP|BCĐTW|BTGTW|TANDTC|VKSNDTC|TLĐ|HĐTĐKT|UBDT"
    r"|B(?!CĐ(?:[-/]|$)|CH(?:[-/]|$)|TV)[A-ZĐ]{2,8})(?:[-/]|$)"
)
_CENTRE_NAME = re.compile(
    r"trung uong|bo chinh tri|ban bi thu|quoc hoi|chinh phu|thu tuong|chu tich nuoc|^bo (?!phan)|tong cuc|ngan hang nha nuoc"
    r"|tong lien doan|viet nam$|quoc gia"
)
_CENTRE_FAMILY = ("CP", "TTg", "QH", "UBTVQH", "CTN", "VPCP", "ĐẢNG_TW")
_BY_SYMBOL: tuple[tuple[str, Cap], ...] = (
    ("TU", "tinh"),
    ("HU", "huyen"),
    ("ĐU", "xa"),
    ("(?:NQ-)?S[A-ZĐ]{2,8}", "tinh"),
)
_BY_NAME: tuple[tuple[str, Cap], ...] = (
    (r"(?:tinh|thanh) uy|cap tinh|cua tinh|^so ", "tinh"), (r"(?:huyen|thi|quan) uy|cap huyen", "huyen"),
)  # fmt: skip


def cap_van_ban(viec: Viec, hit: VienDanHit) -> Cap:
    """Whose document it is; a short citation means what the same number meant where it was cited in full."""
    told = _alone(hit)
    if told != "dia_phuong" or not hit.vien_dan.so_ky_hieu:
        return told
    return viec.ho_so.mot_lan(_in_full).get(hit.vien_dan.so_ky_hieu.upper(), told)


def _in_full(ho_so: HoSo) -> dict[str, Cap]:
    """Number -> whose document it is, for those whose issuer is told somewhere in the document."""
    found: dict[str, Cap] = {}
    for each in ho_so.vien_dan:
        if each.hit.vien_dan.so_ky_hieu and (told := _alone(each.hit)) != "dia_phuong":
            found.setdefault(each.hit.vien_dan.so_ky_hieu.upper(), told)
    return found


def khong_ro(hit: VienDanHit) -> bool:
    """Whether a numbered document is taken for the centre's only because nothing tells whose it is."""
    return hit.so_ky_hieu is not None and not _told(hit)


def _alone(hit: VienDanHit) -> Cap:
    return _told(hit) or "trung_uong"


def _told(hit: VienDanHit) -> Cap | None:
    """Whose document it is by the words and the symbol of the citation; None if they do not tell."""
    said, name = hit.vien_dan, fold(hit.vien_dan.co_quan)
    symbol = hit.so_ky_hieu.ky_hieu if hit.so_ky_hieu else said.so_ky_hieu
    if said.la_luat or (hit.so_ky_hieu is not None and hit.so_ky_hieu.nam is not None and not _LOCAL.search(symbol)):
        return "trung_uong"
    if name:
        known = doc_co_quan(said.co_quan)
        if "dang uy" in name and not known.cap:
            return "xa"
        if known.cap:
            return known.cap  # type: ignore[return-value]
        for pattern, level in _BY_NAME:
            if re.search(pattern, name):
                return level
        if known.ho in _CENTRE_FAMILY or _CENTRE_NAME.search(name):
            return "trung_uong"
    if _CENTRE.search(symbol) or (hit.so_ky_hieu and ho_theo_ky_hieu(hit.so_ky_hieu).startswith(("ĐẢNG_TW", "B"))):
        return "trung_uong"
    for pattern, level in _BY_SYMBOL:
        if re.search(rf"[-/]{pattern}(?:[-/]|$)", symbol):
            return level
    return "dia_phuong" if _LOCAL.search(symbol) else None


def la_chinh_no(viec: Viec, hit: VienDanHit) -> bool:
    """Whether it is the plan itself: its number and date go blank."""
    plan, so = viec.ho_so.ke_hoach, hit.so_ky_hieu
    if so is None or not plan.so:
        return False
    return so.so.lstrip("0") == plan.so.lstrip("0") and so.ky_hieu == plan.ky_hieu.lstrip("-")


def cua_tinh_khac(viec: Viec, hit: VienDanHit) -> bool:
    """Whether the issuer is named as that of a province which is not the source's."""
    known = doc_co_quan(hit.vien_dan.co_quan) if hit.vien_dan.co_quan else None
    if known is None or known.cap != "tinh" or not known.ten or viec.nguon.tinh is None:
        return False
    m = re.search(r"(?:tỉnh|thành phố|TP\.?|Tỉnh [uủ][yỷ]|Thành [uủ][yỷ])\s+(.+)$", hit.vien_dan.co_quan)
    named = tinh_ten(m[1].strip()) if m else ()
    own = {dung_dau(each) for each in (viec.nguon.tinh.ten, *viec.nguon.tinh_cu)}
    return bool(named) and not any(dung_dau(each.ten) in own or cung_tinh(each, viec.nguon.tinh) for each in named)


def loi_nguoi_khac(viec: Viec, dong: Dong, place: int) -> bool:
    """Whether a document that stays (one of the centre, of another province) or its subject stands at the place."""
    vung = viec.vung(dong, place)
    if vung is None or vung.loai not in ("vien_dan", "trich_yeu") or vung.hit is None:
        return False
    if la_chinh_no(viec, vung.hit):
        return False
    return cap_van_ban(viec, vung.hit) == "trung_uong" or cua_tinh_khac(viec, vung.hit)

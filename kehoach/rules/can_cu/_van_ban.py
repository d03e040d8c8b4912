"""Cited documents and the catalogue: keys by which they meet, and which entry is surely meant."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from kehoach.catalog.load import DanhMuc
from kehoach.catalog.models import VanBan
from kehoach.rules.can_cu._co_quan import cung_co_quan, doc_co_quan
from kehoach.rules.ho_so import HoSo
from kehoach.text.citations import TEN_LUAT, VienDanHit
from kehoach.text.dates import Ngay, NgayHit, iter_vn
from kehoach.text.nfc import fold
from kehoach.text.so_ky_hieu import SoKyHieu, SoKyHieuError

_NOISE = re.compile(r"[^\w\s]")


def ten_gon(text: str) -> str:
    """A name for comparing: folded, without marks."""
    return " ".join(_NOISE.sub(" ", fold(text)).split())


def khoa_so(so: SoKyHieu) -> str:
    """The key of a number: 05/KH-UBND and 5/KH-UBND are one."""
    year = "" if so.nam is None else f"{so.nam}/"
    return f"{so.so.lstrip('0')}{so.dau}{year}{so.ky_hieu}".upper()


def khoa(hit: VienDanHit) -> str:
    """The key of a citation: its number, else the name of the law; empty for a blank number."""
    if hit.so_ky_hieu is not None:
        return khoa_so(hit.so_ky_hieu) if hit.so_ky_hieu.so else ""
    if hit.vien_dan.la_luat:
        return f"luat {ten_gon(hit.vien_dan.trich_yeu)}"
    return hit.vien_dan.so_ky_hieu.upper()


def ngay_viet(text: str, hit: VienDanHit) -> NgayHit | None:
    """The date of a citation as written, also an impossible one."""
    return next(iter_vn(text, *hit.span), None)


def theo_so(ho_so: HoSo) -> Mapping[str, list[VanBan]]:
    """The catalogue by number."""
    return _theo_so(ho_so.danh_muc)


def luat_theo_ten(ho_so: HoSo) -> Mapping[str, list[VanBan]]:
    """The laws of the catalogue by name."""
    return _luat(ho_so.danh_muc)


@lru_cache(maxsize=4)
def _theo_so(danh_muc: DanhMuc) -> Mapping[str, list[VanBan]]:
    found: dict[str, list[VanBan]] = {}
    for each in danh_muc.van_ban.values():
        try:
            so = SoKyHieu.parse(each.so_ky_hieu)
        except SoKyHieuError:
            continue
        if so.so:
            found.setdefault(khoa_so(so), []).append(each)
    return found


@lru_cache(maxsize=4)
def _luat(danh_muc: DanhMuc) -> Mapping[str, list[VanBan]]:
    found: dict[str, list[VanBan]] = {}
    for each in danh_muc.van_ban.values():
        if each.ten_loai in TEN_LUAT:
            found.setdefault(ten_gon(each.trich_yeu), []).append(each)
    return found


def cua_trung_uong(van_ban: VanBan) -> bool:
    """Whether only one organ of the country gives such numbers."""
    return van_ban.cap == "trung_uong" or (van_ban.cap == "dang" and not van_ban.tinh)


def ung_vien(ho_so: HoSo, hit: VienDanHit) -> Sequence[VanBan]:
    """The entries that the number (or the name of the law) may mean, by an issuer that fits; dates are not compared."""
    if hit.so_ky_hieu is None:
        if not hit.vien_dan.la_luat:
            return ()
        return luat_theo_ten(ho_so).get(ten_gon(hit.vien_dan.trich_yeu), ())
    if not hit.so_ky_hieu.so:
        return ()
    found = theo_so(ho_so).get(khoa_so(hit.so_ky_hieu), ())
    return [each for each in found if cua_trung_uong(each) or _cua_dia_phuong(ho_so, each, hit.vien_dan.co_quan)]


def _cua_dia_phuong(ho_so: HoSo, each: VanBan, co_quan: str) -> bool:
    """Whether the issuer cited is surely that of a local entry: the same family and level in the same province."""
    if not co_quan or each.cap not in ("tinh", "dang"):
        return False
    cited, known = doc_co_quan(co_quan), doc_co_quan(each.co_quan)
    if cited.ho != known.ho or not cited.ho or cited.cap != "tinh":
        return False
    if cited.ten:
        return cung_co_quan(co_quan, each.co_quan) and bool(known.ten)
    return ho_so.tinh is not None and fold(ho_so.tinh.ten) == fold(each.tinh or "")


def tim(ho_so: HoSo, hit: VienDanHit, ngay: Ngay | None = None) -> VanBan | None:
    """The entry that is surely meant: the number tells its year, or the date is the same."""
    ngay = ngay or hit.vien_dan.ngay
    found = ung_vien(ho_so, hit)
    same = [each for each in found if each.ngay is not None and each.ngay == ngay]
    if same:
        return same[0]
    by_year = hit.so_ky_hieu is not None and (hit.so_ky_hieu.nam is not None or "QH" in hit.so_ky_hieu.ky_hieu)
    if by_year and len(found) == 1 and (ngay is None or found[0].ngay is None):
        return found[0]
    year_alone = [each for each in found if ngay and ngay.thang is None and each.ngay and each.ngay.nam == ngay.nam]
    return year_alone[0] if len(year_alone) == 1 and hit.vien_dan.la_luat else None

"""What a template may say: the plan laid out for print, every number and fixed phrase already in place.

This is the contract between a plan and a Word template (and the text writer): the names below are the names that stand in
``{{ ... }}``. :func:`context` is the only place that turns a plan into printed words; each knows the node it is from
(:mod:`kehoach.writers.printed`).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kehoach.model.mac_dinh import so_ky_hieu
from kehoach.model.plan import KeHoach
from kehoach.problems import KehoachError, Problem
from kehoach.text.numbering import NumberingError
from kehoach.text.strings import squeeze
from kehoach.writers.annexes import HangChiTieu, HangNhiemVu, PhuLucIn, annex
from kehoach.writers.bases import bases, opening
from kehoach.writers.body import KET_THUC, BangIn, Doan, body
from kehoach.writers.printed import of

__all__ = ["KET_THUC", "BangIn", "Doan", "HangChiTieu", "HangNhiemVu", "NguCanh", "PhanKhacIn", "PhuLucIn", "context"]

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
NOI_NHAN = "Nơi nhận:"


@dataclass(frozen=True, slots=True)
class PhanKhacIn:
    """Lines of an imported file that no part of a plan is for, by where they are printed: above the name of the kind, under the
    title, under the recipients, under the signature, at the very end."""

    dau: Sequence[str] = ()
    tieu_de: Sequence[str] = ()
    noi_nhan: Sequence[str] = ()
    chu_ky: Sequence[str] = ()
    cuoi: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NguCanh:
    """Everything a plan's template may print."""

    chu_quan: str
    """Parent organ in capitals, or empty"""
    co_quan: Sequence[str]
    """Lines of the issuing organ's name, in capitals"""
    so: str
    """Số: 87/KH-UBND; empty in a plan that a decision brings (kem_theo)"""
    dia_danh_ngay: str
    """Xuân Trường, ngày 15 tháng 5 năm 2026; empty as ``so`` is"""
    ten_loai: str
    """KẾ HOẠCH"""
    trich_yeu: str
    kem_theo: str
    """(Kèm theo Quyết định số ...), or empty"""
    can_cu: Sequence[str]
    """Bases in italics, one a line, with their ; and ."""
    mo_dau: str
    than: Sequence[Doan]
    """The body, numbered, ending in ./."""
    noi_nhan: Sequence[str]
    """Recipient lines with their dash and punctuation; the archive line is the last"""
    quyen_han: Sequence[str]
    chuc_vu: str
    ho_ten: str
    khoi_ky: bool
    """Whether there are recipients or a signature, or other lines in their place"""
    phan_khac: PhanKhacIn
    phu_luc: Sequence[PhuLucIn]
    ten: str
    """Title for the file's properties"""
    tac_gia: str
    """Author for the file's properties: the issuing organ"""


def context(ke_hoach: KeHoach, keep_numbers: bool = False) -> NguCanh:
    """Lay a plan out for print; ``keep_numbers`` prints the numbers of the source (``so_goc``) where they differ.

    More nodes than a way of numbering has numbers raise :class:`KehoachError`.
    """
    try:
        return _context(ke_hoach, keep_numbers)
    except NumberingError as error:
        raise KehoachError(Problem("XUAT03", f"Không đánh số được: {error}", "chia thành nhiều mục hơn")) from None


def _context(ke_hoach: KeHoach, keep_numbers: bool) -> NguCanh:
    signed, others, to = ke_hoach.chu_ky, _others(ke_hoach), _recipients(ke_hoach)
    numbered = bool(ke_hoach.so or not ke_hoach.kem_theo)
    return NguCanh(
        chu_quan=_named("chu_quan", ke_hoach.co_quan.chu_quan.upper()),
        co_quan=_lines("co_quan", ten_co_quan(ke_hoach.co_quan.ten)),
        so=_named("so", f"Số: {so_ky_hieu(ke_hoach)}") if numbered else "",
        dia_danh_ngay=_named("dia_danh_ngay", f"{ke_hoach.dia_danh}, {ke_hoach.ngay.chu()}") if numbered else "",
        ten_loai=_named("ten_loai", ke_hoach.ten_loai),
        trich_yeu=_named("trich_yeu", ke_hoach.trich_yeu),
        kem_theo=_named("kem_theo", ke_hoach.kem_theo),
        can_cu=bases(ke_hoach),
        mo_dau=opening(ke_hoach),
        than=body(ke_hoach.muc, keep_numbers),
        noi_nhan=to,
        quyen_han=_lines("chu_ky.quyen_han", (line.upper() for line in signed.quyen_han)) if signed else [],
        chuc_vu=_named("chu_ky.chuc_vu", signed.chuc_vu.upper()) if signed else "",
        ho_ten=_named("chu_ky.ho_ten", signed.ho_ten) if signed else "",
        khoi_ky=bool(signed or to or others.noi_nhan or others.chu_ky),
        phan_khac=others,
        phu_luc=[annex(ke_hoach, each, keep_numbers) for each in ke_hoach.phu_luc],
        ten=f"{ke_hoach.ten_loai.capitalize()} {ke_hoach.trich_yeu}",
        tac_gia=ke_hoach.co_quan.ten,
    )


def _named(field: str, text: str) -> str:
    return of(f"@{field}", text) if text else ""


def _lines(field: str, texts: Iterable[str]) -> list[str]:
    return [of(f"@{field}.{index}", each) for index, each in enumerate(texts)]


_CAP_HANH_CHINH = re.compile(r" (?=(?:xã|phường|đặc khu|thị trấn|huyện|tỉnh|thành phố) )", re.IGNORECASE)


def ten_co_quan(ten: str) -> list[str]:
    """The organ's full name in capitals, broken before the administrative level: ỦY BAN NHÂN DÂN / XÃ HOA LỘC."""
    return [part.upper() for part in _CAP_HANH_CHINH.split(squeeze(ten), maxsplit=1)]


def _recipients(ke_hoach: KeHoach) -> list[str]:
    lines = [(each.id, f"- {each.ten}{f' ({each.de})' if each.de else ''}") for each in ke_hoach.noi_nhan]
    if ke_hoach.luu:
        lines.append(("@luu", f"- Lưu: {', '.join(ke_hoach.luu)}"))
    return [of(target, line + (";" if index < len(lines) else ".")) for index, (target, line) in enumerate(lines, 1)]


def _others(ke_hoach: KeHoach) -> PhanKhacIn:
    places: dict[str, list[str]] = {}
    for index, each in enumerate(ke_hoach.phan_khac):
        places.setdefault(each.cho, []).append(of(f"@phan_khac.{index}", each.loi_van))
    return PhanKhacIn(**places)

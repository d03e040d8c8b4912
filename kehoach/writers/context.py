"""What a template may say: the plan laid out for print, every number and fixed phrase already in place.

This is the contract between a plan and a Word template (and the text writer): the names below are the names that stand in
``{{ ... }}``. :func:`context` is the only place that turns a plan into printed words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kehoach.model.numbers import danh_so, so_phu_luc
from kehoach.model.plan import CanCu, ChiTieu, KeHoach, Muc, NhiemVu, PhuLuc
from kehoach.problems import KehoachError, Problem
from kehoach.text.numbering import Kieu, NumberingError, roman
from kehoach.text.strings import squeeze
from kehoach.text.vien_dan import lan_dau

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
TEN_LOAI = "KẾ HOẠCH"
KET_THUC = "./."
"""Ends the text of every official form (Nghị định 30/2020, Phụ lục III, mẫu 1.1-2.2)."""

KieuDoan = Literal["muc_lon", "muc", "muc_nho", "loi_van", "bang"]
"""muc_lon: I. heading; muc: heading of the second level on its own line; muc_nho: a heading below it; loi_van: text."""


@dataclass(frozen=True, slots=True)
class Doan:
    """A paragraph of the body in reading order. ``so`` is its number; ``tieu_de`` is a title run into ``loi_van``, or the
    heading itself; ``dam`` tells that a run-in title is bold. ``bang`` is set for a table only."""

    kieu: KieuDoan
    so: str = ""
    tieu_de: str = ""
    loi_van: str = ""
    dam: bool = False
    bang: "BangIn | None" = None

    @property
    def chu(self) -> str:
        """The whole paragraph as one line."""
        return " ".join(part for part in (self.so, self.tieu_de, self.loi_van) if part)


@dataclass(frozen=True, slots=True)
class BangIn:
    """A table in the body: titles of columns, rows of cells."""

    cot: Sequence[str]
    hang: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class HangChiTieu:
    """A row of the indicator table; a row of a group has ``nhom`` True, a Roman ``tt`` and a name only."""

    tt: str
    ten: str
    don_vi_tinh: str = ""
    gia_tri: str = ""
    nhom: bool = False


@dataclass(frozen=True, slots=True)
class HangNhiemVu:
    """A row of the task table."""

    tt: str
    ten: str
    chu_tri: str
    phoi_hop: str
    san_pham: str
    kinh_phi: str
    thoi_han: str


@dataclass(frozen=True, slots=True)
class PhuLucIn:
    """An annex: ``dau_de`` is "Phụ lục" or "Phụ lục II", ``ten`` its title in capitals, ``kem_theo`` the line in brackets."""

    loai: Literal["chi_tieu", "nhiem_vu", "muc"]
    dau_de: str
    ten: str
    kem_theo: str
    nam: str
    chi_tieu: Sequence[HangChiTieu] = ()
    nhiem_vu: Sequence[HangNhiemVu] = ()
    than: Sequence[Doan] = ()


@dataclass(frozen=True, slots=True)
class NguCanh:
    """Everything a plan's template may print."""

    chu_quan: str
    """Parent organ in capitals, or empty"""
    co_quan: Sequence[str]
    """Lines of the issuing organ's name, in capitals"""
    so: str
    """Số: 87/KH-UBND"""
    dia_danh_ngay: str
    """Xuân Trường, ngày 15 tháng 5 năm 2026"""
    trich_yeu: str
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
    phu_luc: Sequence[PhuLucIn]
    ten: str
    """Title for the file's properties"""
    tac_gia: str
    """Author for the file's properties: the issuing organ"""


def context(ke_hoach: KeHoach) -> NguCanh:
    """Lay a plan out for print. More nodes than a way of numbering has numbers raise :class:`KehoachError`."""
    try:
        return _context(ke_hoach)
    except NumberingError as error:
        raise KehoachError(Problem("XUAT03", f"Không đánh số được: {error}", "chia thành nhiều mục hơn")) from None


def _context(ke_hoach: KeHoach) -> NguCanh:
    body = _end(list(_doan(ke_hoach.muc)))
    return NguCanh(
        chu_quan=ke_hoach.co_quan.chu_quan.upper(),
        co_quan=ten_co_quan(ke_hoach.co_quan.ten),
        so=f"Số: {_so_ky_hieu(ke_hoach)}",
        dia_danh_ngay=f"{ke_hoach.dia_danh}, {ke_hoach.ngay.chu()}",
        trich_yeu=ke_hoach.trich_yeu,
        can_cu=_can_cu([each for each in ke_hoach.can_cu if each.dan == "Căn cứ"]),
        mo_dau=_mo_dau(ke_hoach),
        than=body,
        noi_nhan=_noi_nhan(ke_hoach),
        quyen_han=[line.upper() for line in ke_hoach.chu_ky.quyen_han],
        chuc_vu=ke_hoach.chu_ky.chuc_vu.upper(),
        ho_ten=ke_hoach.chu_ky.ho_ten,
        phu_luc=[_phu_luc(ke_hoach, each) for each in ke_hoach.phu_luc],
        ten=f"Kế hoạch {ke_hoach.trich_yeu}",
        tac_gia=ke_hoach.co_quan.ten,
    )


_CAP_HANH_CHINH = re.compile(r" (?=(?:xã|phường|đặc khu|thị trấn|huyện|tỉnh|thành phố) )", re.IGNORECASE)


def ten_co_quan(ten: str) -> list[str]:
    """The organ's full name in capitals, broken before the administrative level: ỦY BAN NHÂN DÂN / XÃ HOA LỘC."""
    return [part.upper() for part in _CAP_HANH_CHINH.split(squeeze(ten), maxsplit=1)]


def _so_ky_hieu(ke_hoach: KeHoach) -> str:
    so = ke_hoach.so
    if so.isdigit():
        so = so.zfill(2)
    return f"{so or '      '}/{ke_hoach.ky_hieu}"


def _can_cu(bases: Sequence[CanCu]) -> list[str]:
    last = len(bases) - 1
    return [
        f"{each.nguyen_van or f'{each.dan} {lan_dau(each.vien_dan)}'}".rstrip(" ;.") + (";" if index < last else ".")
        for index, each in enumerate(bases)
    ]


def _mo_dau(ke_hoach: KeHoach) -> str:
    """The opening sentence; documents that are carried out (Thực hiện) are named in it, in prose and not in italics."""
    carried = [each for each in ke_hoach.can_cu if each.dan == "Thực hiện"]
    if not carried:
        return ke_hoach.mo_dau
    names = "; ".join((each.nguyen_van or lan_dau(each.vien_dan)).rstrip(" ;.,") for each in carried)
    lead = names if names.startswith("Thực hiện") else f"Thực hiện {names}"
    return f"{lead}, {ke_hoach.mo_dau}".rstrip(", ")


def _doan(nodes: Sequence[Muc]) -> Iterator[Doan]:
    for each in danh_so(nodes):
        muc = each.muc
        if muc.tieu_de and not muc.loi_van:
            yield _heading(muc, each.so)
        elif muc.tieu_de or muc.loi_van:
            yield Doan(
                "loi_van",
                each.so,
                _run_in(muc.tieu_de),
                muc.loi_van,
                dam=muc.cap in (Kieu.LA_MA, Kieu.A_RAP, Kieu.THAP_PHAN),
            )
        if muc.bang:
            yield Doan("bang", bang=BangIn(muc.bang.cot, muc.bang.hang))


def _heading(muc: Muc, so: str) -> Doan:
    match muc.cap:
        case Kieu.LA_MA:
            return Doan("muc_lon", so, muc.tieu_de.upper())
        case Kieu.A_RAP:
            return Doan("muc", so, muc.tieu_de)
        case Kieu.THAP_PHAN:
            return Doan("muc_nho", so, muc.tieu_de)
        case _:
            # a point (a) and what is below it are set in upright, not bold (Phụ lục I, Mục V.6b)
            return Doan("loi_van", so, loi_van=muc.tieu_de)


def _run_in(tieu_de: str) -> str:
    return f"{tieu_de}:" if tieu_de and tieu_de[-1] not in ".:;,!?…" else tieu_de


def _end(body: list[Doan]) -> list[Doan]:
    """The body with ``./.`` after its last words, in place of whatever closed them."""
    from dataclasses import replace

    for index in range(len(body) - 1, -1, -1):
        last = body[index]
        if last.kieu == "bang":
            return [*body, Doan("loi_van", loi_van=KET_THUC)]
        field = "loi_van" if last.loi_van else "tieu_de"
        body[index] = replace(last, **{field: getattr(last, field).rstrip(" .;,/") + KET_THUC})
        return body
    return body


def _noi_nhan(ke_hoach: KeHoach) -> list[str]:
    lines = [f"- {each.ten}{f' ({each.de})' if each.de else ''}" for each in ke_hoach.noi_nhan]
    if ke_hoach.luu:
        lines.append(f"- Lưu: {', '.join(ke_hoach.luu)}")
    return [line + (";" if index < len(lines) else ".") for index, line in enumerate(lines, 1)]


def _phu_luc(ke_hoach: KeHoach, phu_luc: PhuLuc) -> PhuLucIn:
    so = so_phu_luc(ke_hoach, phu_luc)
    return PhuLucIn(
        loai=phu_luc.loai,
        dau_de=f"Phụ lục {so}".strip(),
        ten=phu_luc.tieu_de.upper(),
        kem_theo=phu_luc.kem_theo or _kem_theo(ke_hoach),
        nam=str(ke_hoach.nam),
        chi_tieu=list(_hang_chi_tieu(phu_luc.chi_tieu)),
        nhiem_vu=[_hang_nhiem_vu(index, each) for index, each in enumerate(phu_luc.nhiem_vu, 1)],
        than=_end(list(_doan(phu_luc.muc))),
    )


def _kem_theo(ke_hoach: KeHoach) -> str:
    return f"(Kèm theo Kế hoạch số {_so_ky_hieu(ke_hoach)} {ke_hoach.ngay.chu()} của {ke_hoach.co_quan.ten})"


def _hang_chi_tieu(rows: Sequence[ChiTieu]) -> Iterator[HangChiTieu]:
    """Rows numbered through, each run of one group under a row with the group's name."""
    groups = 0
    current = ""
    for index, each in enumerate(rows, 1):
        if each.nhom and each.nhom != current:
            groups += 1
            yield HangChiTieu(roman(groups), each.nhom.upper(), nhom=True)
        current = each.nhom
        ten = f"{each.ten} (đến năm {each.nam})" if each.nam else each.ten
        yield HangChiTieu(str(index), ten, each.don_vi_tinh, each.gia_tri)


def _hang_nhiem_vu(index: int, each: NhiemVu) -> HangNhiemVu:
    return HangNhiemVu(
        str(index), each.ten, each.chu_tri, "; ".join(each.phoi_hop), each.san_pham, each.kinh_phi, each.thoi_han
    )

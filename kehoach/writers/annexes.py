"""The annexes laid out for print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kehoach.model.mac_dinh import COT, cot, kem_theo
from kehoach.model.numbers import so_phu_luc
from kehoach.model.plan import ChiTieu, KeHoach, NhiemVu, PhuLuc
from kehoach.model.tong import TONG_CONG, tong
from kehoach.text.numbering import roman
from kehoach.writers.body import Doan, body
from kehoach.writers.printed import of, standing_for

NOI_DON_VI = "; "
"""Between the units of a task."""


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
    tong: bool = False
    """Whether it is the row of the total: no ``tt``, a name and ``kinh_phi`` only"""


@dataclass(frozen=True, slots=True)
class PhuLucIn:
    """An annex: ``dau_de`` is "Phụ lục" or "Phụ lục II", ``ten`` its title in capitals, ``kem_theo`` the line in brackets,
    ``cot`` the titles of the columns of its table, ``cot_rieng`` whether they are its own."""

    loai: Literal["chi_tieu", "nhiem_vu", "muc"]
    dau_de: str
    ten: str
    kem_theo: str
    nam: str
    cot: Sequence[str] = ()
    cot_rieng: bool = False
    chi_tieu: Sequence[HangChiTieu] = ()
    nhiem_vu: Sequence[HangNhiemVu] = ()
    than: Sequence[Doan] = ()


def annex(ke_hoach: KeHoach, phu_luc: PhuLuc, keep_numbers: bool) -> PhuLucIn:
    """``phu_luc`` laid out."""
    so = so_phu_luc(ke_hoach, phu_luc)
    if keep_numbers and phu_luc.so_goc is not None:
        so = phu_luc.so_goc
    return PhuLucIn(
        loai=phu_luc.loai,
        dau_de=of(f"{phu_luc.id}#dau_de", f"Phụ lục {so}".strip()),
        ten=of(phu_luc.id, phu_luc.tieu_de.upper()),
        kem_theo=of(f"{phu_luc.id}#kem_theo", phu_luc.kem_theo or kem_theo(ke_hoach)),
        nam=str(ke_hoach.nam),
        cot=_columns(ke_hoach, phu_luc),
        cot_rieng=_own_columns(phu_luc),
        chi_tieu=list(_indicators(phu_luc.chi_tieu)),
        nhiem_vu=list(_tasks(phu_luc)),
        than=body(phu_luc.muc, keep_numbers),
    )


def _own_columns(phu_luc: PhuLuc) -> bool:
    """Whether the annex has column titles of its own that fit its table."""
    return phu_luc.loai in COT and len(phu_luc.cot) == len(COT[phu_luc.loai])


def _columns(ke_hoach: KeHoach, phu_luc: PhuLuc) -> list[str]:
    names = phu_luc.cot if _own_columns(phu_luc) else cot(ke_hoach, phu_luc)
    return [standing_for("r", f"{phu_luc.id}#cot", names[0]), *names[1:]] if names else []


def _indicators(rows: Sequence[ChiTieu]) -> Iterator[HangChiTieu]:
    """Rows numbered through, each run of one group under a row with the group's name."""
    groups = 0
    current = ""
    for index, each in enumerate(rows, 1):
        if each.nhom and each.nhom != current:
            groups += 1
            yield HangChiTieu(standing_for("r", f"{each.id}#nhom", roman(groups)), each.nhom.upper(), nhom=True)
        current = each.nhom
        yield HangChiTieu(
            standing_for("r", each.id, str(index)), ten_chi_tieu(each.ten, each.nam), each.don_vi_tinh, each.gia_tri
        )


def ten_chi_tieu(ten: str, nam: int | None) -> str:
    """The name of an indicator with the year that it is for, if that is another than the plan's."""
    return f"{ten} (đến năm {nam})" if nam else ten


def _tasks(phu_luc: PhuLuc) -> Iterator[HangNhiemVu]:
    for index, each in enumerate(phu_luc.nhiem_vu, 1):
        yield _task(index, each)
    total = tong(each.kinh_phi for each in phu_luc.nhiem_vu).so if phu_luc.tong else ""
    if total:
        yield hang_tong(total, standing_for("r", f"{phu_luc.id}#tong", TONG_CONG))


def hang_tong(so: str, ten: str = TONG_CONG) -> HangNhiemVu:
    """The row of the total ``so``."""
    return HangNhiemVu("", ten, "", "", "", so, "", tong=True)


def _task(index: int, each: NhiemVu) -> HangNhiemVu:
    return HangNhiemVu(
        standing_for("r", each.id, str(index)),
        each.ten,
        each.chu_tri,
        NOI_DON_VI.join(each.phoi_hop),
        each.san_pham,
        each.kinh_phi,
        each.thoi_han,
    )

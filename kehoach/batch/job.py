"""A job as data: what the workbook of a clerk says, typed and with the place of every cell that can be at fault.

The shared part (:class:`Job`) goes to every worker once; a row of the sheet ``xa`` (:class:`Hang`) is one unit of work. Both
can be pickled, and their values are plain text, numbers and tuples, so that equal content is equal data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kehoach.catalog.dia_phuong import xa_day_du
from kehoach.problems import Place

Phan = Literal["chi_tieu", "nhiem_vu", "ke_hoach"]
"""What is made for a row: the annex of indicators, the annex of tasks, the whole plan."""

TEN_TEP = "{ma}-{xa}-{nam}-{phan}.docx"
"""How files are named when the workbook does not say: 16072-hoa-loc-2026-phu-luc-II.docx."""


@dataclass(frozen=True, slots=True)
class Cho:
    """A place in the workbook: sheet, 1-based row, letters of the column (empty: the whole row)."""

    trang: str
    hang: int
    cot: str = ""

    def place(self, tep: str) -> Place:
        """The same, to be told: ``viec.xlsx: trang “xa”, ô C5``."""
        where = f"ô {self.cot}{self.hang}" if self.cot else f"hàng {self.hang}"
        return Place(tep, path=f"trang “{self.trang}”, {where}")


@dataclass(frozen=True, slots=True)
class Hang:
    """A row of the sheet ``xa``: the commune, looked up, or a unit of it, with the values of its own."""

    hang: int
    """1-based row in the sheet"""
    ma: str
    loai: str
    """xã, phường, đặc khu"""
    ten: str
    """Hoa Lộc"""
    tinh: str
    """Thanh Hóa"""
    ten_tinh: str
    """tỉnh Thanh Hóa"""
    nhom: str = ""
    """Group that ``ap_dung`` may name: miền núi, ven biển"""
    don_vi: str = ""
    """A unit of the commune, when the annexes are for it alone: only tasks that it leads"""
    so: str = ""
    """Number of the plan that the annexes come with; empty: room for it"""
    ngay: str = ""
    """Date of that plan, 2026-05-15 or 2026-05 or 2026"""
    nguoi_ky: str = ""
    """Who signs the whole plan, by name"""
    gia_tri: Mapping[str, str] = field(default_factory=dict)
    """Values of its own by key: ``ct01`` (value of the indicator with that code), ``nv03.kinh_phi``, ``nv03.thoi_han``,
    and any column that the clerk added (``so_ho``), which texts may name as ``{so_ho}``"""

    @property
    def xa(self) -> str:
        """xã Hoa Lộc, Phường 4"""
        return xa_day_du(self.loai, self.ten)


@dataclass(frozen=True, slots=True)
class ApDung:
    """Whom a row of chi_tieu or nhiem_vu is for. Empty: everyone. ``tru``: everyone but those."""

    ma: frozenset[str] = frozenset()
    loai: frozenset[str] = frozenset()
    nhom: frozenset[str] = frozenset()
    don_vi: frozenset[str] = frozenset()
    tru: bool = False

    def gom(self, hang: Hang) -> bool:
        """Whether the row is for ``hang``."""
        if not (self.ma or self.loai or self.nhom or self.don_vi):
            return True
        named = hang.ma in self.ma or hang.loai in self.loai or hang.nhom in self.nhom or hang.don_vi in self.don_vi
        return named is not self.tru


@dataclass(frozen=True, slots=True)
class DongChiTieu:
    """A row of the sheet ``chi_tieu``. Texts may hold slots ``{xa}``, ``{ten_xa}``, ``{tinh}``, ``{nam}``, ``{don_vi}`` and the
    clerk's own columns of the sheet ``xa``."""

    cho: Cho
    ma: str
    """ct01, in small letters"""
    ten: str
    nhom: str = ""
    don_vi_tinh: str = ""
    gia_tri: str = ""
    nam: int | None = None
    ap_dung: ApDung = ApDung()


@dataclass(frozen=True, slots=True)
class DongNhiemVu:
    """A row of the sheet ``nhiem_vu``; slots as in :class:`DongChiTieu`."""

    cho: Cho
    ma: str
    """nv01, in small letters"""
    ten: str
    chu_tri: str = ""
    phoi_hop: str = ""
    """Names separated by ``;``"""
    san_pham: str = ""
    kinh_phi: str = ""
    """Million đồng as Vietnamese writes it: 1.250,5"""
    thoi_han: str = ""
    ap_dung: ApDung = ApDung()


@dataclass(frozen=True, slots=True)
class ThongTin:
    """The sheet ``thong_tin``: what holds for all rows."""

    nam: int
    trich_yeu: str = ""
    """What the plan is about; printed when the whole plan is made"""
    ten_tep: str = TEN_TEP
    """Template of file names: {ma} {xa} {tinh} {nam} {don_vi} {so} {hang} {phan}, written without accents; a / makes folders"""
    phan: tuple[Phan, ...] = ("chi_tieu", "nhiem_vu")
    """What to make, in the order of the annex numbers"""
    tieu_de: Mapping[str, str] = field(default_factory=dict)
    """Title of each annex by kind; slots as in the rows"""
    so: str = ""
    ngay: str = ""
    """Number and date of the plan for the rows that have none of their own"""
    ky_hieu: str = "KH-UBND"
    khung: str = ""
    linh_vuc: tuple[str, ...] = ()
    """Blueprint and areas of the whole plan; its annexes are those of the workbook"""
    nguoi_ky: str = ""
    tong_kinh_phi: bool = True
    """Whether the annex of tasks ends in a row of the total cost"""


@dataclass(frozen=True, slots=True)
class Job:
    """What all rows share."""

    tep: str
    """Name of the workbook, for messages"""
    thong_tin: ThongTin
    chi_tieu: tuple[DongChiTieu, ...] = ()
    nhiem_vu: tuple[DongNhiemVu, ...] = ()
    cot: tuple[str, ...] = ()
    """Keys of the clerk's own columns of the sheet xa"""


@dataclass(frozen=True, slots=True)
class TepXong:
    """A file that was made: its name under the output folder, its bytes, and what the check of it said."""

    ten: str
    du_lieu: bytes
    loi: tuple[str, ...] = ()
    """Findings of level loi, each with its rule"""
    canh_bao: int = 0
    """How many findings are weaker"""
    nhac: tuple[str, ...] = ()
    """What to do about those, each with its rule"""

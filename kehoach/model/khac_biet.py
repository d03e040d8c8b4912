"""What two plans say differently, as plain data: each difference with its kind, its place and the words of both."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class LoaiKhac(StrEnum):
    """What differs."""

    DAU = "dau"
    """A field of the head: number, date, commune, subject..."""
    CAN_CU = "can_cu"
    MO_DAU = "mo_dau"
    MUC = "muc"
    BANG = "bang"
    """A table of the body, its columns or one of its rows"""
    NOI_NHAN = "noi_nhan"
    LUU = "luu"
    CHU_KY = "chu_ky"
    PHU_LUC = "phu_luc"
    CHI_TIEU = "chi_tieu"
    NHIEM_VU = "nhiem_vu"
    PHAN_KHAC = "phan_khac"
    """A line of an imported file that no part of a plan is for"""


TEN_LOAI_KHAC = {
    LoaiKhac.DAU: "Phần đầu", LoaiKhac.CAN_CU: "Căn cứ", LoaiKhac.MO_DAU: "Câu mở đầu", LoaiKhac.MUC: "Nội dung",
    LoaiKhac.BANG: "Bảng trong nội dung", LoaiKhac.NOI_NHAN: "Nơi nhận", LoaiKhac.LUU: "Lưu", LoaiKhac.CHU_KY: "Chữ ký",
    LoaiKhac.PHU_LUC: "Phụ lục", LoaiKhac.CHI_TIEU: "Chỉ tiêu", LoaiKhac.NHIEM_VU: "Nhiệm vụ",
    LoaiKhac.PHAN_KHAC: "Dòng khác",
}  # fmt: skip
"""Kind -> its name in the reports, in their order."""


class KieuKhac(StrEnum):
    """In what way."""

    THEM = "them"
    """Only the second plan has it"""
    BO = "bo"
    """Only the first"""
    SUA = "sua"
    DOI_CHO = "doi_cho"
    """In both, under another parent or in another order"""


TEN_KIEU_KHAC = {KieuKhac.THEM: "thêm", KieuKhac.BO: "bỏ", KieuKhac.SUA: "sửa", KieuKhac.DOI_CHO: "đổi chỗ"}


@dataclass(frozen=True, slots=True)
class TruongKhac:
    """A field that differs; empty text where a side has none."""

    ten: str
    """Its name in Vietnamese: Thời hạn"""
    cu: str
    moi: str


@dataclass(frozen=True, slots=True)
class KhacBiet:
    """One difference."""

    loai: LoaiKhac
    kieu: KieuKhac
    vi_tri: str
    """Where it is in the second plan, in the first if only that has it: II.1.a; Phụ lục II, nhiệm vụ 3; Số"""
    cu: str | None
    """What the first plan says there; None if it was added"""
    moi: str | None
    """What the second says; None if it is gone"""
    truong: tuple[TruongKhac, ...] = ()
    """Field by field, where there are several: what was changed, or what an added or removed one says"""
    vi_tri_cu: str = ""
    """Where it was in the first plan, when that is elsewhere"""

    @property
    def phan(self) -> LoaiKhac:
        """The part of the plan that a report tells it under: all of the annexes is one, a table belongs to the body."""
        if self.vi_tri.startswith(TEN_LOAI_KHAC[LoaiKhac.PHU_LUC]):
            return LoaiKhac.PHU_LUC
        return LoaiKhac.MUC if self.loai is LoaiKhac.BANG else self.loai


@dataclass(frozen=True, slots=True)
class SoSanh:
    """Two plans compared."""

    a: str
    """Name of the first (old) file"""
    b: str
    khac: list[KhacBiet] = field(default_factory=list)
    """In reading order"""
    luu_y: list[str] = field(default_factory=list)
    """What was not sure when the files were read"""

    def dem(self) -> Counter[KieuKhac]:
        """How many differences of each kind."""
        return Counter(each.kieu for each in self.khac)

"""What a rebase did, as plain data: every replacement, every place for a person to look at, every possible leftover."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from kehoach.model.phat_hien import ViTri


class LoaiThay(StrEnum):
    """What was replaced."""

    XA = "xa"
    """The commune's name, with or without its type word"""
    LOAI_XA = "loai_xa"
    """The type word alone, and what goes with it: UBND xã, thôn"""
    HUYEN = "huyen"
    TINH = "tinh"
    CO_QUAN = "co_quan"
    """A body of another time or another type of commune"""
    VAN_BAN = "van_ban"
    """A document of theirs, or one out of force"""
    NGUOI = "nguoi"
    SO_NGAY = "so_ngay"
    """Number and date of the plan itself"""
    NAM = "nam"
    """Years, phases, deadlines"""
    THON = "thon"
    """The name of a hamlet"""
    LIEN_HE = "lien_he"
    """Telephone, mail, web address"""
    SO_LIEU = "so_lieu"
    """A figure that may be theirs alone (only ever looked at, never replaced)"""
    TEN_KHAC = "ten_khac"
    """A slogan, a contest, a road named after the place; another commune's name"""
    NHIEM_VU = "nhiem_vu"
    """A task of last year: done, or carried over"""
    LOI_GOC = "loi_goc"
    """A grave fault of the source with a sure mend"""


TEN_LOAI_THAY = {
    LoaiThay.XA: "tên xã", LoaiThay.LOAI_XA: "loại đơn vị", LoaiThay.HUYEN: "cấp huyện", LoaiThay.TINH: "tỉnh",
    LoaiThay.CO_QUAN: "cơ quan, đơn vị", LoaiThay.VAN_BAN: "văn bản", LoaiThay.NGUOI: "người", LoaiThay.SO_NGAY: "số, ngày",
    LoaiThay.NAM: "năm, thời hạn", LoaiThay.THON: "thôn, tổ dân phố", LoaiThay.LIEN_HE: "liên hệ", LoaiThay.SO_LIEU: "số liệu",
    LoaiThay.TEN_KHAC: "tên riêng khác", LoaiThay.NHIEM_VU: "nhiệm vụ",
    LoaiThay.LOI_GOC: "lỗi của bản gốc",
}  # fmt: skip
"""Kind -> its name in the reports."""


@dataclass(frozen=True, slots=True)
class DaThay:
    """A replacement that was made."""

    loai: LoaiThay
    tu: str
    den: str
    vi_tri: ViTri
    ly_do: str = ""
    """Why, where it does not speak for itself"""


@dataclass(frozen=True, slots=True)
class CanXem:
    """A place that a person must look at: it stays as it is, or what replaced it is not sure."""

    loai: LoaiThay
    vi_tri: ViTri
    trich: str
    """The words as they stand in the result"""
    ly_do: str


@dataclass(frozen=True, slots=True)
class ConSot:
    """Words in the result that may still be theirs."""

    vi_tri: ViTri
    trich: str
    ly_do: str


class Cach(StrEnum):
    """What a person decided of a replacement or of a place to look at."""

    NHAN = "nhan"
    """As the rebase has it"""
    BO = "bo"
    """The source's words stay"""
    SUA = "sua"
    """Other words"""
    XONG = "xong"
    """Looked at"""


TEN_CACH = {
    Cach.NHAN: "nhận", Cach.BO: "giữ chữ gốc", Cach.SUA: "sửa", Cach.XONG: "đã xem",
}  # fmt: skip
"""What was decided -> its name in the reports."""


class DaDuyet(NamedTuple):
    """A place that a person decided on."""

    loai: LoaiThay
    vi_tri: ViTri
    tu: str
    """The words of the source"""
    den: str
    """What the rebase had there"""
    cach: Cach
    chu: str
    """What stands there now"""


class DoanThay(NamedTuple):
    """A paragraph of the source that changed, for old and new side by side."""

    vi_tri: ViTri
    cu: str
    moi: str


class TongThay(NamedTuple):
    """Replacements that are alike, counted."""

    tu: str
    den: str
    so_lan: int
    loai: LoaiThay


@dataclass
class BaoCaoChuyen:
    """The record of a rebase."""

    nguon: str = ""
    """Name of the source file"""
    tu: str = ""
    """Whose it was: xã Hoa Lộc, tỉnh Thanh Hóa"""
    den: str = ""
    """Whose it is now"""
    nam_cu: int | None = None
    nam_moi: int | None = None
    thay: list[DaThay] = field(default_factory=list)
    """In reading order"""
    can_xem: list[CanXem] = field(default_factory=list)
    con_sot: list[ConSot] = field(default_factory=list)
    doan: list[DoanThay] = field(default_factory=list)
    duyet: list[DaDuyet] = field(default_factory=list)
    """What a person decided, in reading order"""

    def tong(self) -> list[TongThay]:
        """The replacements, alike ones counted together, kind by kind, the most frequent first."""
        count = Counter((each.loai, each.tu, each.den) for each in self.thay)
        order = list(LoaiThay)
        found = [TongThay(tu, den, number, loai) for (loai, tu, den), number in count.items()]
        return sorted(found, key=lambda each: (order.index(each.loai), -each.so_lan))

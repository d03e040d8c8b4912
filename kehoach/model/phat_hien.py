"""A finding of the checker, and where it is."""

from dataclasses import dataclass, field
from enum import StrEnum

from kehoach.problems import Level

NHOM = {
    "TT": "the_thuc", "DS": "danh_so", "CC": "can_cu", "NN": "noi_nhan", "CK": "chu_ky", "PL": "phu_luc", "NQ": "nhat_quan",
    "CT": "chinh_ta", "TL": "trung_lap", "DP": "dia_phuong", "KH": "kehoach",
}  # fmt: skip
"""Letters of a rule -> its group. KH is the checker itself."""

TEN_NHOM = {
    "the_thuc": "Thể thức", "danh_so": "Bố cục, đánh số", "can_cu": "Căn cứ, viện dẫn", "noi_nhan": "Nơi nhận",
    "chu_ky": "Chữ ký", "phu_luc": "Phụ lục, bảng", "nhat_quan": "Nhất quán", "chinh_ta": "Chính tả, viết hoa",
    "trung_lap": "Trùng lặp", "dia_phuong": "Địa phương, cơ quan", "kehoach": "Chương trình",
}  # fmt: skip
"""Group -> its name in the reports."""

TEN_MUC_DO = {Level.LOI: "lỗi", Level.CANH_BAO: "cảnh báo", Level.GOI_Y: "gợi ý"}


class CachSua(StrEnum):
    """How sure a mend is."""

    CHAC_CHAN = "chac_chan"
    """Always right: made by ``kehoach fix``"""
    DONG_Y = "dong_y"
    """Made with ``--dong-y`` only"""
    CHI_GOI_Y = "chi_goi_y"
    """Shown, never made"""


@dataclass(frozen=True, slots=True)
class ViTri:
    """Where a finding is; every part is None where the source has no such thing."""

    dong: int | None = None
    """Line of a text file, from 1"""
    doan: int | None = None
    """Paragraph, from 1"""
    muc: str | None = None
    """Section by the numbers as written: IV.2.a"""
    trang: int | None = None


@dataclass(frozen=True, slots=True)
class PhatHien:
    """A finding."""

    ma: str
    muc_do: Level
    thong_diep: str
    trich: str = ""
    """An exact piece of the source that holds the fault"""
    sua: str | None = None
    """What ``trich`` becomes; None where only a person can say"""
    cach_sua: CachSua = CachSua.CHI_GOI_Y
    """How sure ``sua`` is"""
    huong_dan: str = ""
    """What to do, in words"""
    can_cu: str = ""
    """The clause that the rule comes from"""
    vi_tri: ViTri = field(default_factory=ViTri)
    doan_van: str = ""
    """The whole line that ``trich`` stands in"""
    lan: int = 1
    """Which occurrence of ``trich`` in its paragraph"""
    ma_nut: str = ""
    """In a plan of our own: the node (or field) that prints it"""
    thu_tu: int = 0
    """Place in reading order"""

    @property
    def nhom(self) -> str:
        """Its group: ``the_thuc``."""
        return NHOM.get(self.ma[:2], "kehoach")

    @property
    def sua_duoc(self) -> bool:
        """Whether it carries a mend of words."""
        return self.sua is not None and bool(self.trich) and self.cach_sua is not CachSua.CHI_GOI_Y


@dataclass(frozen=True, slots=True)
class KhongKiemTra:
    """A rule that could not be checked, and why."""

    ma: str
    ly_do: str


@dataclass(frozen=True, slots=True)
class KetQuaTep:
    """What checking one file gave."""

    ten: str
    phat_hien: list[PhatHien]
    khong_kiem_tra: list[KhongKiemTra]
    an: int = 0
    """Findings hidden by a suppression or a baseline"""
    so_luat: int = 0
    """Rules that were checked"""
    hong: bool = False
    """Whether a rule crashed: our fault, exit 3"""
    giai_doan: str = "du-thao"
    """As what it was checked: du-thao or ban-hanh"""
    loai_khac: str = ""
    """What kind of document it is, if it is no plan"""

    def dem(self, muc_do: Level) -> int:
        """How many findings of that level."""
        return sum(each.muc_do is muc_do for each in self.phat_hien)

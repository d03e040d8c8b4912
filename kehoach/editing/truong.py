"""The fields of a plan that a person edits, as data: their names in Vietnamese and how they are typed."""

from dataclasses import dataclass
from typing import Final, Literal

Dang = Literal["dong", "doan", "chon", "co", "danh_sach"]
"""A line; a paragraph; one of a few; yes or no; a list of texts typed as one."""

Loai = Literal["can_cu", "muc", "noi_nhan", "luu", "phu_luc", "chi_tieu", "nhiem_vu", "phan_khac"]
"""What a node is."""


@dataclass(frozen=True, slots=True)
class Truong:
    """A field."""

    ten: str
    """Its key in the plan"""
    nhan: str
    """What it is called on a form"""
    dang: Dang = "dong"
    chon: tuple[tuple[str, str], ...] = ()
    """Values and their labels"""
    noi: str = "\n"
    """What parts the texts of a list when they are typed as one"""
    bo_trong: bool = False
    """Whether nothing typed means that the plan does not have it, rather than an empty text"""
    goi_y: str = ""
    """A sample to show"""


CAP: Final = (
    ("I", "I. Phần lớn"),
    ("1", "1. Mục"),
    ("1.1", "1.1. Mục nhỏ"),
    ("a", "a) Điểm"),
    ("(1)", "(1)"),
    ("-", "- Gạch đầu dòng"),
    ("+", "+ Dấu cộng"),
    ("", "Đoạn văn"),
)
"""Levels and what they look like."""

_DAN = (("Căn cứ", "Căn cứ"), ("Thực hiện", "Thực hiện"), ("", "viết nối tiếp"))

NUT: Final[dict[Loai, tuple[Truong, ...]]] = {
    "can_cu": (
        Truong("dan", "Từ dẫn", "chon", _DAN),
        Truong("ten_loai", "Tên loại", goi_y="Nghị định"),
        Truong("so_ky_hieu", "Số, ký hiệu", goi_y="116/KH-UBND"),
        Truong("ngay", "Ngày ban hành", bo_trong=True, goi_y="20/4/2026"),
        Truong("co_quan", "Cơ quan ban hành"),
        Truong("trich_yeu", "Trích yếu", "doan"),
        Truong("nguyen_van", "Nguyên văn câu viện dẫn", "doan"),
    ),
    "muc": (
        Truong("cap", "Kiểu đánh số", "chon", CAP),
        Truong("tieu_de", "Tiêu đề", "doan", goi_y="tiêu đề, nếu có"),
        Truong("loi_van", "Lời văn", "doan", goi_y="lời văn, nếu có"),
    ),
    "noi_nhan": (Truong("ten", "Nơi nhận"), Truong("de", "Để", goi_y="b/c")),
    "luu": (Truong("", "Lưu", goi_y="VT"),),
    "phan_khac": (Truong("loi_van", "Dòng giữ nguyên từ tệp gốc", "doan"),),
    "phu_luc": (
        Truong("tieu_de", "Tên phụ lục", "doan"),
        Truong("kem_theo", "Dòng kèm theo", "doan", goi_y="bỏ trống thì lập từ số, ngày của kế hoạch"),
        Truong("tong", "In hàng tổng cộng kinh phí", "co"),
    ),
    "chi_tieu": (
        Truong("ten", "Chỉ tiêu", "doan"),
        Truong("don_vi_tinh", "Đơn vị tính"),
        Truong("gia_tri", "Giá trị"),
        Truong("nam", "Năm phải đạt", bo_trong=True),
        Truong("nhom", "Nhóm", "doan"),
    ),
    "nhiem_vu": (
        Truong("ten", "Nhiệm vụ", "doan"),
        Truong("chu_tri", "Đơn vị chủ trì", "doan"),
        Truong("phoi_hop", "Đơn vị phối hợp", "danh_sach", noi="; "),
        Truong("san_pham", "Kết quả", "doan"),
        Truong("kinh_phi", "Kinh phí (triệu đồng)"),
        Truong("thoi_han", "Thời hạn", "doan"),
    ),
}  # fmt: skip
"""The fields of each kind of node, in the order of a form."""

COT_DAN: Final[dict[str, int]] = {"chi_tieu": 3, "nhiem_vu": 6}
"""So many of the first fields are the columns that are printed, and that a table pasted from elsewhere fills."""

KE_HOACH: Final[tuple[Truong, ...]] = (
    Truong("co_quan.ten", "Cơ quan ban hành"),
    Truong("co_quan.chu_quan", "Cơ quan chủ quản"),
    Truong("so", "Số", goi_y="chưa có thì bỏ trống"),
    Truong("ky_hieu", "Ký hiệu"),
    Truong("dia_danh", "Địa danh"),
    Truong("ngay", "Ngày ban hành", goi_y="15/5/2026"),
    Truong("nam", "Năm của kế hoạch"),
    Truong("ten_loai", "Tên loại"),
    Truong("trich_yeu", "Trích yếu", "doan"),
    Truong("kem_theo", "Dòng kèm theo", "doan"),
    Truong("mo_dau", "Câu mở đầu", "doan"),
    Truong("luu", "Lưu", "danh_sach", noi=", "),
    Truong("chu_ky.quyen_han", "Quyền hạn ký", "danh_sach"),
    Truong("chu_ky.chuc_vu", "Chức vụ người ký"),
    Truong("chu_ky.ho_ten", "Họ và tên người ký"),
    Truong("co_quan.viet_tat", "Tên viết tắt của cơ quan"),
    Truong("xa.loai", "Loại đơn vị hành chính"),
    Truong("xa.ten", "Tên xã"),
    Truong("xa.huyen", "Huyện"),
    Truong("xa.tinh", "Tỉnh, thành phố"),
    Truong("xa.ma", "Mã đơn vị hành chính"),
)
"""The fields of the plan itself, by their paths."""

TEN_NUT: Final[dict[Loai, str]] = {
    "can_cu": "căn cứ", "muc": "mục", "noi_nhan": "nơi nhận", "luu": "dòng lưu", "phu_luc": "phụ lục",
    "chi_tieu": "chỉ tiêu", "nhiem_vu": "nhiệm vụ", "phan_khac": "dòng khác",
}  # fmt: skip


def truong_cua(loai: Loai, ten: str) -> Truong | None:
    """The field ``ten`` of a kind of node."""
    return next((each for each in NUT[loai] if each.ten == ten), None)


def truong_ke_hoach(ten: str) -> Truong | None:
    """The field ``ten`` of the plan itself."""
    return next((each for each in KE_HOACH if each.ten == ten), None)

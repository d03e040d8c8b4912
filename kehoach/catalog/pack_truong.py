"""The fields of an entry that a person edits in a form: key, name, kind, and what it means in a few words."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

Kieu = Literal["chu", "doan", "danh_sach", "dong", "ngay", "co", "chon", "don_vi", "xa"]
"""chu: a line; doan: some lines; danh_sach: short words between commas; dong: one a line; ngay: a date; co: yes or no; chon: one
of ``chon``; don_vi: ids of units; xa: a commune."""
LISTS: Final = ("danh_sach", "dong", "don_vi")
"""Kinds whose value is a list"""


class Truong(NamedTuple):
    """A field of a form."""

    khoa: str
    """Its key in the YAML"""
    nhan: str
    kieu: Kieu = "chu"
    goi_y: str = ""
    """What to write, in a few words"""
    bat_buoc: bool = False
    chon: Mapping[str, str] = {}
    """Value -> name of the choices"""
    mac_dinh: str = ""
    """What a new entry begins with"""


NHOM_NOI_NHAN: Final = {
    "cap_tren": "Cấp trên",
    "dang_hdnd_mttq": "Đảng ủy, HĐND, MTTQ",
    "lanh_dao": "Lãnh đạo UBND",
    "thuc_hien": "Đơn vị thực hiện",
    "thon": "Thôn, tổ dân phố",
    "khac": "Khác",
}
CAP: Final = {
    "trung_uong": "Trung ương",
    "dang": "Đảng",
    "tinh": "Tỉnh, thành phố",
    "huyen": "Huyện (trước 01/7/2025)",
    "xa": "Xã",
}
HIEU_LUC: Final = {
    "con": "Còn hiệu lực",
    "sua_doi": "Còn, đã được sửa đổi",
    "het": "Hết hiệu lực",
    "chua_ro": "Chưa rõ",
}
TIN_CAY: Final = {
    "xac_minh": "Đã đối chiếu bản gốc",
    "tu_seed": "Mới thấy ở một kế hoạch",
    "suy_luan": "Chưa đối chiếu",
}
HIEU_LUC_TIN_CAY: Final = {"suy_luan": "Chưa đối chiếu", "xac_minh": "Đã đối chiếu"}

TRUONG: Final[Mapping[str, Sequence[Truong]]] = {
    "don-vi": (
        Truong(
            "ten",
            "Tên đơn vị",
            goi_y="như trong văn bản: Phòng Văn hóa - Xã hội; {{ cap_xa }} tự thành xã, phường",
            bat_buoc=True,
        ),
        Truong("viet_tat", "Viết tắt thường dùng", "danh_sach", "cách nhau bằng dấu phẩy: VHXH, Phòng VH-XH"),
        Truong("luu", "Viết tắt ở dòng Lưu", goi_y="khi đơn vị soạn thảo: VHXH"),
        Truong("vai_tro", "Việc được giao", "doan"),
        Truong("tu", "Có từ ngày", "ngay"),
        Truong("den", "Không còn từ ngày", "ngay"),
        Truong("cap_tren", "Là cấp trên nhận báo cáo", "co"),
        Truong("de_nghi", "Không thuộc UBND (kế hoạch dùng chữ Đề nghị)", "co"),
        Truong("ghi_chu", "Ghi chú", "doan"),
    ),
    "noi-nhan": (
        Truong("ten", "Dòng nơi nhận", goi_y="như in ở Nơi nhận: Trạm Y tế xã", bat_buoc=True),
        Truong("de", "Để", goi_y="b/c, th/h, p/h; bỏ trống nếu không ghi"),
        Truong("nhom", "Nhóm", "chon", "cũng là thứ tự ở Nơi nhận", True, NHOM_NOI_NHAN, "thuc_hien"),
        Truong("gom", "Gửi tới các đơn vị", "don_vi", "kế hoạch giao việc cho đơn vị nào thì dòng này được thêm vào"),
        Truong("tu", "Dùng từ ngày", "ngay"),
        Truong("den", "Thôi dùng từ ngày", "ngay"),
        Truong("ghi_chu", "Ghi chú", "doan"),
    ),
    "van-ban": (
        Truong("so_ky_hieu", "Số, ký hiệu", goi_y="12/KH-UBND", bat_buoc=True),
        Truong(
            "ten_loai", "Loại văn bản", goi_y="Kế hoạch, Quyết định, Nghị quyết...", bat_buoc=True, mac_dinh="Kế hoạch"
        ),
        Truong("co_quan", "Cơ quan ban hành", goi_y="Ủy ban nhân dân tỉnh Thanh Hóa", bat_buoc=True),
        Truong("ngay", "Ngày ban hành", "ngay", "15/1/2026; chưa rõ ngày thì 1/2026 hoặc 2026"),
        Truong(
            "trich_yeu",
            "Trích yếu",
            "doan",
            "như trên văn bản, bắt đầu bằng chữ thường: về chuyển đổi số năm 2026",
            True,
        ),
        Truong("cap", "Của cấp nào", "chon", "", True, CAP, "tinh"),
        Truong("tinh", "Của tỉnh, thành phố", goi_y="tên riêng: Thanh Hóa; bỏ trống với văn bản trung ương"),
        Truong(
            "linh_vuc",
            "Nhãn lĩnh vực",
            "danh_sach",
            "dùng cho loại kế hoạch nào: cds, ke-hoach-cds-nam (Trợ giúp: Danh mục, câu 5)",
        ),
        Truong("hieu_luc", "Hiệu lực", "chon", "", True, HIEU_LUC, "con"),
        Truong("hieu_luc_tin_cay", "Hiệu lực đã đối chiếu", "chon", "", True, HIEU_LUC_TIN_CAY, "suy_luan"),
        Truong("hieu_luc_tu", "Có hiệu lực từ", "ngay"),
        Truong("het_hieu_luc_tu", "Hết hiệu lực từ", "ngay"),
        Truong("ky_den", "Giai đoạn của văn bản đến hết ngày", "ngay"),
        Truong("thay_the_boi", "Được thay thế bởi", "danh_sach", "số ký hiệu, cách nhau bằng dấu phẩy"),
        Truong("sua_doi_boi", "Được sửa đổi bởi", "danh_sach", "số ký hiệu, cách nhau bằng dấu phẩy"),
        Truong(
            "tin_cay",
            "Số, ngày, cơ quan",
            "chon",
            "“Đã đối chiếu” chỉ khi đã thấy bản gốc, và ghi nguồn",
            True,
            TIN_CAY,
            "suy_luan",
        ),
        Truong("nguon", "Nguồn", "dong", "mỗi nguồn một dòng: nơi đã thấy văn bản"),
        Truong("ghi_chu", "Ghi chú", "doan"),
    ),
    "nguoi-ky": (
        Truong("ho_ten", "Họ và tên", goi_y="Nguyễn Văn An", bat_buoc=True),
        Truong("chuc_vu", "Chức vụ", goi_y="CHỦ TỊCH, PHÓ CHỦ TỊCH", bat_buoc=True),
    ),
    "co-quan": (
        Truong("xa", "Xã, phường, đặc khu của mình", "xa", "ghi sẵn ở các trang; tên cơ quan và địa danh theo đó"),
        Truong(
            "viet_tat_luu",
            "Viết tắt ở dòng Lưu",
            "danh_sach",
            "các đơn vị soạn thảo, cách nhau bằng dấu phẩy: VHXH, KT, VP",
        ),
        Truong("cho_phep_thua_lenh", "Quy chế cho ký thừa lệnh (TL.), thừa ủy quyền (TUQ.) kế hoạch", "co"),
    ),
}
"""Kind -> its fields in order. nguoi-ky and co-quan are kept with the settings of the office."""

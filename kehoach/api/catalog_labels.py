"""How the keys and values of the catalogue are called by people."""

from collections.abc import Mapping
from typing import Final

from kehoach.catalog.pack_truong import CAP, HIEU_LUC, NHOM_NOI_NHAN, TIN_CAY

TEN_LOAI: Final = {
    "van-ban": "Văn bản, căn cứ",
    "noi-dung": "Lĩnh vực nội dung",
    "nhiem-vu": "Nhiệm vụ",
    "chi-tieu": "Chỉ tiêu",
    "khung": "Loại kế hoạch",
    "don-vi": "Đơn vị",
    "noi-nhan": "Nơi nhận",
    "tu-vung": "Từ vựng",
    "dia-phuong": "Xã, phường, đặc khu",
}
"""Kind -> its name."""

TINH_TRANG: Final = {
    "con": "còn hiệu lực",
    "sua_doi": "còn hiệu lực, đã được sửa đổi",
    "het": "hết hiệu lực",
    "het_ky": "không ai bãi bỏ nhưng giai đoạn đã qua",
    "chua_co": "chưa có hiệu lực",
    "chua_ro": "chưa rõ hiệu lực",
}
"""State of a document -> in words."""

MAU: Final = {
    "con": "xong",
    "sua_doi": "canh_bao",
    "het": "loi",
    "het_ky": "loi",
    "chua_co": "canh_bao",
    "chua_ro": "goi_y",
}
"""State of a document -> how grave: xong, goi_y, canh_bao, loi."""

NHAN: Final[Mapping[str, Mapping[str, str]]] = {
    "van-ban": {
        "so_ky_hieu": "Số, ký hiệu",
        "ten_loai": "Loại văn bản",
        "co_quan": "Cơ quan ban hành",
        "ngay": "Ngày ban hành",
        "trich_yeu": "Trích yếu",
        "cap": "Cấp",
        "tinh": "Tỉnh, thành phố",
        "hieu_luc_tu": "Có hiệu lực từ",
        "het_hieu_luc_tu": "Hết hiệu lực từ",
        "ky_den": "Giai đoạn đến hết",
        "thay_the": "Thay thế",
        "thay_the_boi": "Được thay thế bởi",
        "sua_doi": "Sửa đổi",
        "sua_doi_boi": "Được sửa đổi bởi",
        "tiep_noi_boi": "Giai đoạn sau",
        "linh_vuc": "Nhãn lĩnh vực",
        "hieu_luc": "Hiệu lực ghi trong danh mục",
        "hieu_luc_tin_cay": "Hiệu lực đã chắc chưa",
        "tin_cay": "Số, ngày, cơ quan đã chắc chưa",
        "nguon": "Nguồn",
        "ghi_chu": "Ghi chú",
    },
    "don-vi": {
        "ten": "Tên",
        "ten_theo_loai": "Tên ở nơi khác loại",
        "viet_tat": "Viết tắt",
        "luu": "Ở dòng Lưu",
        "vai_tro": "Việc được giao",
        "tu": "Có từ",
        "den": "Không còn từ",
        "truoc": "Trước đó là",
        "nay_la": "Nay là",
        "cap_tren": "Cấp trên nhận báo cáo",
        "de_nghi": "Không thuộc UBND (dùng chữ Đề nghị)",
        "nguon": "Nguồn",
        "ghi_chu": "Ghi chú",
    },
    "noi-nhan": {
        "ten": "Dòng nơi nhận",
        "de": "Để",
        "nhom": "Nhóm",
        "gom": "Gửi tới",
        "tu": "Dùng từ",
        "den": "Thôi dùng từ",
        "ghi_chu": "Ghi chú",
    },
    "tu-vung": {
        "chu": "Chữ",
        "day_du": "Đầy đủ, đúng",
        "loai": "Loại",
        "bien_the": "Cách viết khác",
        "nhom": "Nhóm",
        "tu": "Dùng từ ngày",
        "ngu_canh": "Chỉ khi đứng cạnh",
        "nguon": "Nguồn",
        "ghi_chu": "Ghi chú",
    },
    "chi-tieu": {
        "ten": "Chỉ tiêu",
        "linh_vuc": "Lĩnh vực",
        "don_vi_tinh": "Đơn vị tính",
        "nhom": "Nhóm trong phụ lục",
    },
    "nhiem-vu": {
        "ten": "Nhiệm vụ",
        "linh_vuc": "Lĩnh vực",
        "chu_tri": "Chủ trì",
        "phoi_hop": "Phối hợp",
        "san_pham": "Sản phẩm",
        "thoi_han": "Thời hạn",
        "kinh_phi": "Kinh phí",
        "nguon": "Nguồn",
    },
    "dia-phuong": {
        "ten": "Tên",
        "loai": "Loại",
        "tinh": "Tỉnh, thành phố",
        "ma": "Mã đơn vị hành chính",
        "tu": "Từ ngày",
    },
    "noi-dung": {
        "ten": "Tên",
        "ten_trong_cau": "Khi đứng giữa câu",
        "chu_tri": "Chủ trì",
        "phoi_hop": "Phối hợp",
        "luu_y": "Lưu ý khi soạn",
    },
    "khung": {
        "ten": "Tên",
        "mo_ta": "Mô tả",
        "trich_yeu": "Trích yếu",
        "linh_vuc": "Lĩnh vực chọn sẵn",
        "soan_thao": "Đơn vị soạn thảo",
    },
}
"""Kind -> key -> label, in the order of the page."""

DON_VI_O: Final = frozenset({"chu_tri", "phoi_hop", "gom", "truoc", "nay_la", "soan_thao"})
"""Keys whose values are ids of units"""
SO_KY_HIEU: Final = frozenset({"thay_the", "thay_the_boi", "sua_doi", "sua_doi_boi", "tiep_noi_boi"})
"""Keys whose values are numbers of documents"""

GIA_TRI: Final[Mapping[str, Mapping[str, str]]] = {
    "cap": CAP,
    "hieu_luc": HIEU_LUC,
    "tin_cay": TIN_CAY,
    "nhom": NHOM_NOI_NHAN,
    "hieu_luc_tin_cay": {"xac_minh": "đã đối chiếu", "suy_luan": "suy luận, chưa đối chiếu"},
    "loai": {
        "viet_tat": "chữ viết tắt",
        "cum_tu": "cụm từ chuẩn",
        "co_quan": "tên cơ quan qua thời gian",
        "nham_lan": "từ hay viết nhầm",
    },
}
"""Key -> value -> in words."""

O_TRONG: Final = {
    "nam": "năm",
    "cap_xa": "xã/phường",
    "tinh": "tỉnh",
    "xa": "tên xã",
    "ubnd": "UBND xã",
    "cac_thon": "các thôn",
    "tu": "năm đầu",
    "den": "năm cuối",
    "huyen": "huyện",
    "cap_huyen": "huyện",
    "ten_xa": "tên xã",
    "ten_tinh": "tên tỉnh",
    "giai_doan": "giai đoạn",
    "cap_tren": "cấp trên",
}
"""Slot of a text -> what will stand there."""

PHAN: Final = {
    "thi_dua": "lời văn thi đua",
    "giai_phap": "lời văn nhiệm vụ, giải pháp",
    "muc_tieu": "lời văn mục tiêu",
    "chi_tieu": "chỉ tiêu",
    "nhiem_vu": "nhiệm vụ",
    "gia_tri": "mức nơi khác đã đặt",
    "goi_y": "là gợi ý",
    "hoi": "câu hỏi",
    "can_cu": "căn cứ",
    "mo_dau": "lời mở đầu",
    "muc": "các mục",
    "noi_nhan": "nơi nhận",
    "phu_luc": "phụ lục",
}
"""Keys that are parts of the page, not lines."""

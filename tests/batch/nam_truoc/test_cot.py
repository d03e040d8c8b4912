"""Columns by their titles, whatever their order and words."""

import pytest

from kehoach.batch.nam_truoc.cot import loai_cot
from kehoach.text.nfc import fold

TABLES = [
    ("STT|Nội dung|Cơ quan chủ trì|Thời gian|Ghi chú", "nhiem_vu", "tt ten chu_tri thoi_han ."),
    ("TT|Nhiệm vụ cụ thể|Đơn vị phối hợp|Đơn vị thực hiện|Hoàn thành", "nhiem_vu", "tt ten phoi_hop chu_tri thoi_han"),
    ("Thời hạn hoàn thành|Sản phẩm, kết quả|Tên nhiệm vụ|Dự toán", "nhiem_vu", "thoi_han san_pham ten kinh_phi"),
    ("STT|Công việc|Người phụ trách|Tiến độ|Tình trạng", "nhiem_vu", "tt ten chu_tri thoi_han tinh_trang"),
    ("TT|Đầu việc|Phân công|Mốc thời gian", "nhiem_vu", "tt ten chu_tri thoi_han"),
    ("STT|Chỉ tiêu|Đơn vị tính|Chỉ tiêu phấn đấu năm 2025", "chi_tieu", "tt ten don_vi_tinh gia_tri"),
    ("TT|Tên chỉ tiêu|Đơn vị|Năm 2024|Năm 2025", "chi_tieu", "tt ten don_vi_tinh . gia_tri"),
    ("TT|Nội dung chỉ tiêu|ĐVT|Ước thực hiện 2024|Kế hoạch 2025", "chi_tieu", "tt ten don_vi_tinh . gia_tri"),
    ("ĐVT|Kế hoạch 2025|Chỉ tiêu|Cơ quan chủ trì", "chi_tieu", "don_vi_tinh gia_tri ten chu_tri"),
    ("Họ và tên|Chức vụ|Điện thoại", "", ""),
    ("STT|Tên xã|Dân số", "", ""),
    ("Nội dung|Ghi chú", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("titles", "kind", "keys"), TABLES, ids=[each[0] for each in TABLES])
def test_columns(titles: str, kind: str, keys: str) -> None:
    found, columns = loai_cot([fold(each) for each in titles.split("|")])
    assert found == kind
    assert columns == {key: place for place, key in enumerate(keys.split()) if key != "."}

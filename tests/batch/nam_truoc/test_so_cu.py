"""Last year's workbook of a batch becomes this year's."""

from pathlib import Path

import pytest

from batch.nam_truoc.tep_mau import phu_luc
from kehoach.batch.nam_truoc import from_last_year
from kehoach.problems import KehoachError

SHEETS: dict[str, list[tuple[object, ...]]] = {
    "thong_tin": [
        ("Năm của kế hoạch", 2025), ("Tỉnh, thành phố", "tỉnh Thanh Hóa"), ("Trích yếu", "Chuyển đổi số năm 2025"),
        ("Số kế hoạch", 87), ("Ngày kế hoạch", "15/5/2025"),
    ],
    "xa": [
        ("Mã", "Tên xã, phường, đặc khu", "Nhóm", "Số kế hoạch", "ct01", "nv01: kinh phí", "nv01: thời hạn", "Số hộ"),
        ("16072", "xã Hoa Lộc", "ven biển", 12, 60, "300", "Tháng 3/2025", 1250),
        ("16012", "xã Hậu Lộc", "", 13, None, None, None, 900),
    ],
    "chi_tieu": [
        ("Mã", "Tên chỉ tiêu", "Đơn vị tính", "Giá trị", "Năm", "Áp dụng cho", "Ghi chú"),
        ("ct01", "Tỷ lệ hồ sơ trực tuyến", "%", 50, None, "ven biển", "giữ"),
        ("ct02", "Số hộ", "hộ", "{so_ho}", None, None, None),
        ("ct99", "Chỉ là ví dụ", "%", 1, None, None, "ví dụ"),
    ],
    "nhiem_vu": [
        ("Mã", "Tên nhiệm vụ", "Đơn vị chủ trì", "Kinh phí (triệu đồng)", "Thời hạn"),
        ("nv01", "Tập huấn tại {xa} năm 2025", "Phòng Văn hóa - Xã hội", "20", "Tháng 9/2025"),
        ("nv02", "Việc cũ", "Công an xã", None, "Tháng 5/2023"),
    ],
}  # fmt: skip


@pytest.fixture
def so_cu(tmp_path: Path) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "viec-2025.xlsx")
    book.close()
    return tmp_path / "viec-2025.xlsx"


def test_everything_but_values_goes_over(so_cu: Path) -> None:
    made = from_last_year([so_cu], 2026)
    content = made.noi_dung
    assert content.thong_tin == {"nam": "2026", "tinh": "tỉnh Thanh Hóa", "trich_yeu": "Chuyển đổi số năm 2026"}
    rows = [dict(zip(content.xa.cot, each, strict=True)) for each in content.xa.hang]
    assert rows[0] == {
        "ma": "16072", "ten": "xã Hoa Lộc", "nhom": "ven biển", "ct01": "[[năm 2025: 60]]",
        "nv01: kinh phí": "[[năm 2025: 300]]", "nv01: thời hạn": "Tháng 3/2026", "Số hộ": "1.250",
    }  # fmt: skip
    assert (rows[1]["ct01"], rows[1]["Số hộ"]) == ("", "900")
    indicators = [dict(zip(content.chi_tieu.cot, each, strict=True)) for each in content.chi_tieu.hang]
    assert [(each["ma"], each["gia_tri"], each["ap_dung"], each["ghi_chu"]) for each in indicators] == [
        ("ct01", "[[năm 2025: 50]]", "ven biển", "giữ"), ("ct02", "{so_ho}", "", ""),
    ]  # fmt: skip
    tasks = [dict(zip(content.nhiem_vu.cot, each, strict=True)) for each in content.nhiem_vu.hang]
    assert [(each["ten"], each["kinh_phi"], each["thoi_han"]) for each in tasks] == [
        ("Tập huấn tại {xa} năm 2026", "[[năm 2025: 20]]", "Tháng 9/2026"), ("Việc cũ", "", "Tháng 5/2023"),
    ]  # fmt: skip
    assert [(each.code, each.place.path) for each in made.loi] == [("HL77", "trang “nhiem_vu”, hàng 3")]


def test_not_together_with_other_files(so_cu: Path, tmp_path: Path) -> None:
    with pytest.raises(KehoachError) as caught:
        from_last_year([phu_luc(tmp_path / "a.docx"), so_cu], 2026)
    assert caught.value.problems[0].code == "HL79"

"""Workbooks for the tests of "Phụ lục hằng loạt", made small and fast."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

USUAL: dict[str, Sequence[Sequence[Any]]] = {
    "thong_tin": [
        ("Khóa", "Giá trị"),
        ("Năm của kế hoạch", 2026),
        ("Tỉnh, thành phố", "Thanh Hóa"),
        ("Số kế hoạch", "87"),
        ("Ngày kế hoạch", "15/5/2026"),
    ],
    "xa": [("Mã", "Tên xã, phường, đặc khu"), ("16072", "xã Hoa Lộc"), ("14758", "phường Hàm Rồng")],
    "chi_tieu": [("Mã", "Tên chỉ tiêu", "Giá trị"), ("ct01", "Tỷ lệ phủ sóng 5G", "50")],
    "nhiem_vu": [("Mã", "Tên nhiệm vụ", "Đơn vị chủ trì"), ("nv01", "Tập huấn kỹ năng số", "Văn phòng HĐND và UBND")],
}


def so_viec(**sheets: Sequence[Sequence[Any]]) -> bytes:
    """A workbook with the usual sheets and what ``sheets`` say in their place."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for title, rows in (USUAL | sheets).items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def nhieu_xa(count: int) -> list[tuple[str, str]]:
    """The sheet of communes with ``count`` rows."""
    import datetime as dt

    from kehoach.catalog.dia_phuong import danh_sach_xa

    rows = [(each.ma, each.day_du) for each in danh_sach_xa(dt.date(2026, 5, 15))[:count]]
    return [("Mã", "Tên xã, phường, đặc khu"), *rows]

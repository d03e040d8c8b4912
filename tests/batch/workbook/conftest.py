"""A workbook made of plain rows: what a test says is in its sheets, the rest as in a job that can be read."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

Rows = Sequence[Sequence[Any]]
Make = Callable[..., Path]

USUAL: dict[str, Rows] = {
    "thong_tin": [("Khóa", "Giá trị"), ("Năm của kế hoạch", 2026), ("Tỉnh, thành phố", "Thanh Hóa")],
    "xa": [("Mã", "Tên xã, phường, đặc khu"), ("16072", "xã Hoa Lộc")],
    "chi_tieu": [("Mã", "Tên chỉ tiêu", "Giá trị"), ("ct01", "Tỷ lệ phủ sóng 5G", "50")],
    "nhiem_vu": [("Mã", "Tên nhiệm vụ", "Đơn vị chủ trì"), ("nv01", "Tập huấn kỹ năng số", "Phòng Kinh tế")],
}


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """``make(xa=[...], nhiem_vu=None, edit=function of the openpyxl workbook)`` -> path; None leaves a sheet out."""

    def build(edit: Callable[[Any], None] | None = None, name: str = "viec.xlsx", **sheets: Rows | None) -> Path:
        from openpyxl import Workbook

        book = Workbook()
        book.remove(book.active)
        for title, rows in (USUAL | sheets).items():
            if rows is None:
                continue
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        if edit:
            edit(book)
        path = tmp_path / name
        book.save(path)
        return path

    return build


def shape(path: Path, member: str, change: Callable[[bytes], bytes | None]) -> None:
    """The file with one of its parts changed, or added; None takes it out."""
    with zipfile.ZipFile(path) as source:
        parts = {each: source.read(each) for each in source.namelist()}
    before = parts.get(member, b"")
    after = change(before)
    assert after != before
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in (parts | {member: after}).items():
            if data is not None:
                target.writestr(name, data)

"""Files of last year, made up: annexes as people type them in Word and Excel."""

from collections.abc import Sequence
from pathlib import Path

Hang = Sequence[object]

KEM_THEO = "(Kèm theo Kế hoạch số 12/KH-UBND ngày 10/01/2025 của Ủy ban nhân dân {xa})"
CHI_TIEU: list[Hang] = [
    ("STT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2024", "Kế hoạch năm 2025", "Ghi chú"),
    ("I", "Chính quyền số", "", "", "", ""),
    ("1", "Tỷ lệ hồ sơ trực tuyến", "%", "40", "50", "theo tỉnh giao"),
    ("II", "Xã hội số", "", "", "", ""),
    ("2", "Số lớp kỹ năng số của xã Hoa Lộc", "Lớp", "2", "4", ""),
]
NHIEM_VU: list[Hang] = [
    ("STT", "Nhiệm vụ cụ thể", "Cơ quan chủ trì", "Phối hợp", "Thời gian", "Kinh phí", "Kết quả thực hiện"),
    ("1", "Tập huấn kỹ năng số năm 2025", "Phòng VH-XH", "Đoàn xã; Hội LHPN", "Tháng 9/2025", "1.250,5", "Đã hoàn thành"),
    ("2", "Rà soát hộ chưa có cáp quang", "Công an xã", "", "Quý III năm 2025", "", "60%"),
    ("3", "Tuyên truyền trên loa", "Văn phòng", "", "Thường xuyên", "20", "Đã hoàn thành"),
    ("", "Tổng cộng", "", "", "", "1.270,5", ""),
]  # fmt: skip


def word(path: Path, *parts: str | Sequence[Hang]) -> Path:
    """A Word file of paragraphs and tables in order."""
    from docx import Document

    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), len(part[0]))
        for cells, row in zip(table.rows, part, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = str(text)
    document.save(str(path))
    return path


def phu_luc(
    path: Path, xa: str = "xã Hoa Lộc", chi_tieu: Sequence[Hang] = CHI_TIEU, nhiem_vu: Sequence[Hang] = NHIEM_VU
) -> Path:
    """Two annexes of a commune."""
    kem_theo = KEM_THEO.format(xa=xa)
    return word(
        path, "PHỤ LỤC I", "CHỈ TIÊU CHUYỂN ĐỔI SỐ NĂM 2025", kem_theo, chi_tieu,
        "PHỤ LỤC II", "NHIỆM VỤ CHUYỂN ĐỔI SỐ NĂM 2025", kem_theo, nhiem_vu,
    )  # fmt: skip


def bang_tinh(path: Path, rows: Sequence[Hang], gop: Sequence[str] = (), **sheets: Sequence[Hang]) -> Path:
    """A workbook: its first sheet with merged cells, and further sheets by name."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Bieu"
    for row in rows:
        sheet.append(list(row))
    for each in gop:
        sheet.merge_cells(each)
    for name, content in sheets.items():
        other = book.create_sheet(name)
        for row in content:
            other.append(list(row))
    book.save(path)
    book.close()
    return path


def thay(rows: Sequence[Hang], cu: str, moi: str) -> list[Hang]:
    """The rows with one text made another."""
    return [tuple(moi if cell == cu else cell for cell in row) for row in rows]

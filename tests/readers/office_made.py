"""A small Word file made in code, and what LibreOffice makes of it in other formats."""

import io
from functools import cache

import pytest
from docx import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Pt

from kehoach import office
from kehoach.blocks import Document, Table, paragraphs, plain

try:
    office.find_program()
    HAS_OFFICE = True
except office.OfficeError:
    HAS_OFFICE = False

needs_office = pytest.mark.skipif(not HAS_OFFICE, reason="máy không có LibreOffice")


@cache
def docx() -> bytes:
    """A letterhead, a title, an automatic list, a table with merged cells, a second page."""
    made = DocxDocument()
    head = made.add_table(1, 2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ BÌNH MINH"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("KẾ HOẠCH").bold = True
    mixed = made.add_paragraph("Ủy ban nhân dân xã ")
    mixed.add_run("ban hành").bold = True
    mixed.add_run(" và ").italic = True
    mixed.add_run("thực hiện").underline = True
    mixed.paragraph_format.first_line_indent = Pt(36)
    for text in ("Rà soát, bổ sung", "Tổng hợp, báo cáo"):
        made.add_paragraph(text, style="List Number")
    grid = made.add_table(3, 3, style="Table Grid")
    for index, cell in enumerate(grid._cells):
        cell.text = f"ô {index}"
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "ngang"
    grid.cell(1, 2).merge(grid.cell(2, 2)).text = "dọc"
    made.add_paragraph("Trang một.").add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("Phụ lục: chữ đậm “trong ngoặc” – 25% & <5>")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@cache
def made_by_office(kind: str) -> bytes:
    """The same file in another format: ``doc``, ``rtf``, ``html``."""
    return office.convert(office.find_program(), docx(), "van-ban.docx", kind, 60)


def words(document: Document) -> list[str]:
    """All words in order, numbers of lists among them."""
    return " ".join(plain(block) for block in document.blocks).replace("\xa0", " ").split()


def bold(document: Document) -> str:
    """All bold words."""
    runs = (run for paragraph in paragraphs(document.blocks) for run in paragraph.runs)
    return " ".join("".join(run.text if run.format.bold else " " for run in runs).split())


def shapes(document: Document) -> list[list[list[tuple[str, int, int, int]]]]:
    """Tables as words, columns and spans of their cells."""
    return [
        [[(cell.text.strip(), cell.column, cell.colspan, cell.rowspan) for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]

"""Write the workbook of a job for a clerk to fill in: notes in the headers, lists to choose from, every cell as text."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from kehoach.batch.job import Cho
from kehoach.batch.workbook.cot import CHI_DAN, Cot, MauTrang, khoa_cua, tieu_de
from kehoach.batch.workbook.danh_sach import DanhSachAn, danh_sach
from kehoach.batch.workbook.huong_dan import DONG, TIEU_DE
from kehoach.batch.workbook.loi import OHongError
from kehoach.batch.workbook.mau import CHI_TIEU, NHIEM_VU, THONG_TIN, XA
from kehoach.batch.workbook.noi_dung import Bang, NoiDungJob
from kehoach.batch.workbook.o import sach
from kehoach.files import check_output, write_bytes
from kehoach.problems import KehoachError

FONT: Final = "Times New Roman"
EMPTY_ROWS: Final = 200
"""Rows under the last one that are ready to be filled in"""
LISTED_ROWS: Final = 100_000
_FILL = "DCE6F1"
_DATE = (1980, 1, 1, 0, 0, 0)
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_SIGNS = ("=", "+", "-", "@")
_WIDTH_OF_OWN = 14


def write_job(path: Path, noi_dung: NoiDungJob, overwrite: bool = False, packs: Sequence[Path] = ()) -> None:
    """Write ``noi_dung`` as the workbook ``path``; the same content gives the same bytes. An existing file is kept unless
    ``overwrite``. Raises :class:`KehoachError` TEP.. for the file, HL13 for a text that is too long for a cell."""
    check_output(path, overwrite)
    write_bytes(path, workbook(noi_dung, path.name, packs), overwrite)


def workbook(noi_dung: NoiDungJob, tep: str, packs: Sequence[Path] = ()) -> bytes:
    """The workbook as bytes; ``tep`` is its name, for messages."""
    from openpyxl import Workbook

    book = Workbook()
    _guide(book.active)
    lists = danh_sach(noi_dung, packs)
    sheets = [(mau, book.create_sheet(mau.ten)) for mau in (THONG_TIN, XA, CHI_TIEU, NHIEM_VU)]
    hidden = DanhSachAn(book, lists)
    try:
        _thong_tin(sheets[0][1], noi_dung.thong_tin, hidden)
        for (mau, sheet), table in zip(sheets[1:], (noi_dung.xa, noi_dung.chi_tieu, noi_dung.nhiem_vu), strict=True):
            _table(sheet, mau, table, hidden)
    except _CellError as error:
        raise KehoachError(error.why.problem(tep, error.cho)) from None
    book.active = book[THONG_TIN.ten]
    book.properties.creator = "kehoach"
    out = io.BytesIO()
    book.save(out)
    return _steady(out.getvalue())


class _CellError(Exception):
    def __init__(self, why: OHongError, cho: Cho) -> None:
        self.why, self.cho = why, cho
        super().__init__(why.message)


def _put(sheet: Any, row: int, column: int, text: str, style: Mapping[str, Any]) -> Any:
    """A cell with a text that stays one: never a formula, never a number; what begins like a formula is marked for Excel."""
    cell = sheet.cell(row, column)
    try:
        clean = sach(text)
    except OHongError as error:
        raise _CellError(error, Cho(sheet.title, row, cell.column_letter)) from None
    if clean:
        cell.value = _ESCAPED.sub("_x005F_", clean)
        cell.data_type = "s"
    for name, value in style.items():
        setattr(cell, name, value)
    cell.number_format = "@"
    if clean.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True
    return cell


def _styles() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Of a header cell, of a cell to fill in, of a hint."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side(style="thin", color="A6A6A6")
    border = Border(line, line, line, line)
    head = {
        "font": Font(FONT, 12, bold=True),
        "fill": PatternFill("solid", start_color=_FILL),
        "alignment": Alignment("center", "center", wrap_text=True),
        "border": border,
    }
    body = {"font": Font(FONT, 12), "alignment": Alignment(vertical="top", wrap_text=True), "border": border}
    hint = {
        "font": Font(FONT, 11, italic=True, color="595959"),
        "alignment": Alignment(vertical="top", wrap_text=True),
    }
    return head, body, hint


def _guide(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.title = CHI_DAN
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 92
    sheet["A1"] = TIEU_DE
    sheet["A1"].font = Font(FONT, 16, bold=True)
    for row, (first, said) in enumerate(DONG, 3):
        for column, text in ((1, first), (2, said)):
            cell = sheet.cell(row, column, text)
            cell.data_type = "s"
            cell.font = Font(FONT, 12, bold=column == 1)
            cell.alignment = Alignment(vertical="top", wrap_text=column == 2)
    _page(sheet, landscape=False)


def _thong_tin(sheet: Any, values: Mapping[str, str], lists: DanhSachAn) -> None:
    head, body, hint = _styles()
    for column, (title, width) in enumerate((("Khóa", 28), ("Giá trị", 52), ("Chỉ dẫn", 62)), 1):
        _put(sheet, 1, column, title, head)
        sheet.column_dimensions["ABC"[column - 1]].width = width
    bold = {**body, "font": head["font"]}
    for row, line in enumerate(THONG_TIN.cot, 2):
        _put(sheet, row, 1, line.ten, bold)
        _put(sheet, row, 2, values.get(line.khoa, ""), body)
        _put(sheet, row, 3, line.chi_dan, hint)
        if line.danh_sach:
            lists.gan(sheet, line.danh_sach, f"B{row}")
    sheet.freeze_panes = "B2"
    _page(sheet)


def _table(sheet: Any, mau: MauTrang, table: Bang, lists: DanhSachAn) -> None:
    head, body, _ = _styles()
    order = _order(mau, table)
    for column, key in enumerate(order, 1):
        known = next((each for each in mau.cot if each.khoa == key), None)
        cell = _put(sheet, 1, column, tieu_de(mau, key), head)
        letter = cell.column_letter
        sheet.column_dimensions[letter].width = known.rong if known else _WIDTH_OF_OWN
        if known:
            cell.comment = _note(known)
            if known.danh_sach:
                lists.gan(sheet, known.danh_sach, f"{letter}2:{letter}{LISTED_ROWS}")
            elif known.khoa == "ten" and mau is XA:
                lists.gan(sheet, "xa", f"{letter}2:{letter}{LISTED_ROWS}")
    where = {key: at for at, key in enumerate(table.cot)}
    for row, values in enumerate(table.hang, 2):
        for column, key in enumerate(order, 1):
            at = where.get(key, len(values))
            _put(sheet, row, column, values[at] if at < len(values) else "", body)
    last = len(table.hang) + 1
    for row in range(last + 1, last + EMPTY_ROWS + 1):
        for column in range(1, len(order) + 1):
            _put(sheet, row, column, "", body)
    sheet.freeze_panes = "C2"
    sheet.row_dimensions[1].height = 34
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{sheet.cell(1, len(order)).column_letter}{last}"
    _page(sheet)


def _order(mau: MauTrang, table: Bang) -> list[str]:
    """Known columns in their usual order, the clerk's own before the notes at the end."""
    known = [each.khoa for each in mau.cot]
    own = [each for each in dict.fromkeys(table.cot) if each not in known and khoa_cua(each)]
    return [*known[:-1], *own, known[-1]]


def _note(column: Cot) -> Any:
    from openpyxl.comments import Comment

    note = Comment(column.chi_dan, "kehoach")
    note.width, note.height = 300, 30 + 20 * (len(column.chi_dan) // 38 + 1)
    return note


def _page(sheet: Any, landscape: bool = True) -> None:
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _steady(data: bytes) -> bytes:
    """The same workbook without the time at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for each in source.infolist():
            content = source.read(each)
            if each.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(each.filename, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, content)
    return out.getvalue()

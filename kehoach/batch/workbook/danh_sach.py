"""Drop-down lists: their items from the catalogue, kept on a hidden sheet, tied to columns."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from kehoach.batch.workbook.ap_dung import KHONG
from kehoach.batch.workbook.cot import DanhSach
from kehoach.batch.workbook.gia_tri import PHAN
from kehoach.batch.workbook.noi_dung import Bang, NoiDungJob
from kehoach.catalog.dia_phuong import danh_sach_tinh, danh_sach_xa, tim_tinh
from kehoach.catalog.load import danh_muc
from kehoach.drafting.tra_loi import ngay_tra_cuu
from kehoach.problems import KehoachError
from kehoach.text.strings import upper_first

HIDDEN: Final = "danh_sach"
STRICT: Final = frozenset({"co_khong", "tinh"})
"""Lists beside which nothing else makes sense; Excel asks before it takes another value"""

_LOAI = ("tất cả", "xã", "phường", "đặc khu", "trừ: phường", KHONG)


def danh_sach(noi_dung: NoiDungJob, packs: Sequence[Path] = ()) -> Mapping[DanhSach, list[str]]:
    """The items of each list, for the province and year of the workbook."""
    text = noi_dung.thong_tin.get("nam", "")
    day = ngay_tra_cuu({}, int(text) if text.isdigit() and len(text) == 4 else 2026)
    catalog = danh_muc(tuple(packs))
    try:
        code = tim_tinh(noi_dung.thong_tin.get("tinh", ""), day).ma
    except KehoachError:
        code = ""
    parts = list(PHAN)
    current = [each for each in catalog.don_vi.values() if not each.cap_tren and (each.den is None or day < each.den)]
    units = [
        upper_first(name.replace("{{ cap_xa }}", "{xa}"))
        for each in current
        for name in (each.ten, *each.ten_theo_loai.values())
    ]
    return {
        "tinh": [each.day_du for each in danh_sach_tinh(day)],
        "xa": [each.day_du for each in danh_sach_xa(day, code)] if code else [],
        "don_vi": list(dict.fromkeys(each for each in units if "{{" not in each)),
        "ap_dung": list(dict.fromkeys((*_LOAI, *_values(noi_dung.xa, "nhom")))),
        "co_khong": ["có", "không"],
        "phan": ["; ".join(parts[:2]), *parts[:2], parts[2], "; ".join((parts[2], *parts[:2]))],
        "khung": list(catalog.khung),
        "dvt": list(dict.fromkeys(row.don_vi_tinh for area in catalog.noi_dung.values() for row in area.chi_tieu)),
    }


def _values(bang: Bang, key: str) -> list[str]:
    if key not in bang.cot:
        return []
    at = list(bang.cot).index(key)
    return [row[at] for row in bang.hang if len(row) > at and row[at]]


class DanhSachAn:
    """The hidden sheet: a column for each list that a sheet uses."""

    def __init__(self, book: Any, items: Mapping[DanhSach, list[str]]) -> None:
        self._items = items
        self._sheet = book.create_sheet(HIDDEN)
        self._sheet.sheet_state = "hidden"
        self._range: dict[str, str] = {}

    def gan(self, sheet: Any, name: DanhSach, cells: str) -> None:
        """Tie the list ``name`` to ``cells`` of ``sheet``; nothing when it has no items."""
        from openpyxl.worksheet.datavalidation import DataValidation

        if not self._items.get(name):
            return
        rule = DataValidation(type="list", formula1=self._where(name), allow_blank=True)
        rule.showErrorMessage = name in STRICT
        rule.errorStyle = "warning"
        rule.errorTitle, rule.error = "Ngoài danh sách", "Giá trị này không có trong danh sách. Vẫn dùng?"
        sheet.add_data_validation(rule)
        rule.add(cells)

    def _where(self, name: DanhSach) -> str:
        if name not in self._range:
            column = len(self._range) + 1
            for row, text in enumerate(self._items[name], 1):
                cell = self._sheet.cell(row, column)
                cell.value, cell.data_type = text, "s"
            letter = self._sheet.cell(1, column).column_letter
            self._range[name] = f"{HIDDEN}!${letter}$1:${letter}${len(self._items[name])}"
        return self._range[name]

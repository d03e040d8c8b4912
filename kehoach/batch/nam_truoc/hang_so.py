"""A row of last year as cells of the new workbook: its fields, and in the note everything that has no field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kehoach.batch.nam_truoc.cot import Khoa, Loai
from kehoach.batch.nam_truoc.tep import HangMoi
from kehoach.batch.workbook.cot import tieu_de
from kehoach.batch.workbook.mau import CHI_TIEU, NHIEM_VU
from kehoach.catalog.dia_phuong import Xa
from kehoach.rebase.tien_do import TrangThai
from kehoach.text.nfc import fold

TRUONG: Final[dict[Loai, tuple[Khoa, ...]]] = {
    "chi_tieu": ("nhom", "ten", "don_vi_tinh", "gia_tri"),
    "nhiem_vu": ("ten", "chu_tri", "phoi_hop", "san_pham", "kinh_phi", "thoi_han"),
}
"""The fields of each sheet"""
RIENG: Final[dict[Loai, tuple[Khoa, ...]]] = {
    "chi_tieu": ("gia_tri",),
    "nhiem_vu": ("chu_tri", "phoi_hop", "san_pham", "kinh_phi", "thoi_han"),
}
"""Those that a commune may have of its own"""
_NOT_NOTED = frozenset({"tt"})
_LABELS: Final[dict[Khoa, str]] = {
    "nhom": "nhóm", "don_vi_tinh": "đơn vị tính", "gia_tri": "giá trị", "tinh_trang": "tình trạng"
}  # fmt: skip
_AGAIN = re.compile(r"thuong xuyen|(?:hang|moi) (?:thang|quy|nam|tuan|ngay)|dinh ky|6 thang")
"""Deadlines of what is done every year again"""


@dataclass(frozen=True)
class HangSo:
    """A row for the workbook, of one commune."""

    loai: Loai
    o: dict[Khoa, str]
    """Its fields; the commune's own name is a slot"""
    ghi_chu: str
    xong: bool
    """Whether it was done and does not come again"""

    @property
    def khoa(self) -> tuple[str, ...]:
        """What makes rows of several communes one."""
        return self.loai, *(fold(self.o.get(key, "")) for key in ("nhom", "ten", "don_vi_tinh"))


def hang_so(row: HangMoi, xa: Xa | None, nam: int) -> HangSo:
    """The row; ``nam`` is the year that it is of."""
    cells = {**row.o}
    if row.nhom and not cells.get("nhom"):
        cells["nhom"] = row.nhom
    cells = {key: chung(text, xa) for key, text in cells.items()}
    fields = {key: cells.get(key, "") for key in TRUONG[row.loai]}
    if "phoi_hop" in fields:
        fields["phoi_hop"] = "; ".join(part.strip() for part in re.split(r"[;\n]", fields["phoi_hop"]) if part.strip())
    note = "; ".join(_notes(row, cells, nam))
    again = bool(_AGAIN.search(fold(fields.get("thoi_han", ""))))
    return HangSo(row.loai, fields, note, row.trang_thai is TrangThai.XONG and not again)


def chung(text: str, xa: Xa | None) -> str:
    """The text with the commune's own name as a slot, and without other slots."""
    text = text.replace("{", "(").replace("}", ")")
    if xa is None or xa.ten.lower() not in text.lower():
        return text
    end = r"(?!\w)(?!\s[A-ZĐÀ-Ỹ])"
    text = re.sub(rf"(?<!\w)(?:{re.escape(xa.day_du)}|{xa.loai}\s{re.escape(xa.ten)}){end}", "{xa}", text)
    text = re.sub(rf"(?<!\w){re.escape(xa.day_du.upper())}(?!\w)", "{xa}", text)  # titles are printed in capitals
    return re.sub(rf"(?<!\w)({xa.loai.capitalize()})\s{re.escape(xa.ten)}{end}", r"\1 {ten_xa}", text)


def _notes(row: HangMoi, cells: dict[Khoa, str], nam: int) -> Iterator[str]:
    if row.trang_thai is TrangThai.XONG:
        yield f"năm {nam} đã xong ({row.tinh_trang})"
    elif row.tinh_trang:
        yield f"năm {nam}: {row.tinh_trang}"
    sheet = CHI_TIEU if row.loai == "chi_tieu" else NHIEM_VU
    for key, text in cells.items():
        if text and key not in TRUONG[row.loai] and key not in _NOT_NOTED:
            label = _LABELS.get(key) or tieu_de(NHIEM_VU, key).lower() if sheet is CHI_TIEU else _LABELS.get(key, key)
            yield f"{label}: {text}"
    for title, text in row.thua:
        yield f"{title or 'cột không tên'}: {text}"

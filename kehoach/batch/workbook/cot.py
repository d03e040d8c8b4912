"""The kinds of columns and sheets, and how titles are compared."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from kehoach.text.nfc import fold

Kieu = Literal["chu", "so", "ma", "ngay", "thoi_han"]
"""How a number in a cell is printed: as Vietnamese writes it (chu, so), as it is (ma), a date (ngay), or as it is again
because it is a year (thoi_han)."""

DanhSach = Literal["", "tinh", "xa", "don_vi", "ap_dung", "co_khong", "phan", "khung", "dvt"]
"""The drop-down list of a column."""

GHI_CHU: Final = "ghi_chu"
VI_DU: Final = "ví dụ"
"""What the column of notes says in a row that is only an example: such a row is skipped."""


@dataclass(frozen=True, slots=True)
class Cot:
    """A column (or a line of thong_tin)."""

    khoa: str
    ten: str
    """Its title in the header"""
    chi_dan: str
    """What goes in, with an example"""
    rong: int = 16
    khac: tuple[str, ...] = ()
    """Other titles that it is known by"""
    kieu: Kieu = "chu"
    danh_sach: DanhSach = ""


@dataclass(frozen=True, slots=True)
class MauTrang:
    """A sheet: its name, other names it is known by, its columns."""

    ten: str
    cot: tuple[Cot, ...]
    khac: tuple[str, ...] = ()
    rieng: bool = False
    """Whether the clerk may add columns"""


CHI_DAN: Final = "huong_dan"
"""The sheet that says how to fill in the others; nothing is read from it."""

_KHONG_CHU = re.compile("[^a-z0-9]+")


def khoa_cua(text: str) -> str:
    """A title as a key: ``"Số hộ (hộ)"`` -> ``so_ho_ho``."""
    return _KHONG_CHU.sub("_", fold(text)).strip("_")


@cache
def ten_goi(trang: MauTrang) -> dict[str, Cot]:
    """Folded titles and keys of the columns of a sheet -> the column."""
    return {khoa_cua(name): each for each in trang.cot for name in (*each.khac, each.ten, each.khoa)}


def tieu_de(trang: MauTrang, khoa: str) -> str:
    """The title that stands over a column: ``nv03.kinh_phi`` -> ``nv03: kinh phí``; the clerk's own as it is."""
    ma, _, field = khoa.partition(".")
    if trang.rieng and field in TEN_RIENG:
        return f"{ma}: {TEN_RIENG[field]}"
    return next((each.ten for each in trang.cot if each.khoa == khoa), khoa)


TEN_RIENG: Final = {
    "kinh_phi": "kinh phí",
    "thoi_han": "thời hạn",
    "san_pham": "sản phẩm",
    "chu_tri": "chủ trì",
    "phoi_hop": "phối hợp",
    "ten": "tên",
}
"""What a commune may have of its own for a task, by key."""


def gan_nhat(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """The names nearest to what was written, best first; told as they are, compared without accents."""
    import difflib

    by_key = {khoa_cua(name): name for name in reversed(names)}
    near = difflib.get_close_matches(khoa_cua(text)[:80], by_key, n=3, cutoff=0.5)
    return tuple(by_key[each] for each in near)

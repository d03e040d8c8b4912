"""``tong-hop.xlsx``: the rows of all communes in one workbook for the province; a sheet a kind of annex, and one of totals."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO, Final

from kehoach.batch.job import Hang
from kehoach.batch.run.contract import MayLam, NguonViec, PhuLucHang, go_on
from kehoach.batch.run.xlsx import Cot, Trang, lay_workbook
from kehoach.model.tong import tong
from kehoach.problems import KehoachError
from kehoach.writers.annexes import HangChiTieu, HangNhiemVu

NAME: Final = "tong-hop.xlsx"

_XA: Final = (Cot("Mã", 9), Cot("Xã, phường, đặc khu", 26), Cot("Đơn vị", 24))
_CHI_TIEU: Final = (
    *_XA,
    Cot("TT", 6),
    Cot("Nhóm", 28),
    Cot("Chỉ tiêu", 60),
    Cot("Đơn vị tính", 14),
    Cot("Chỉ tiêu giao", 16, so=True),
)
_NHIEM_VU: Final = (
    *_XA, Cot("TT", 6), Cot("Nhiệm vụ", 60), Cot("Chủ trì", 28), Cot("Phối hợp", 32), Cot("Sản phẩm", 32),
    Cot("Kinh phí (triệu đồng)", 16, so=True), Cot("Thời hạn", 18),
)  # fmt: skip
_TONG: Final = (
    *_XA[:2], Cot("Số chỉ tiêu", 12, so=True), Cot("Số nhiệm vụ", 12, so=True),
    Cot("Tổng kinh phí (triệu đồng)", 18, so=True), Cot("Kinh phí không cộng được", 40),
)  # fmt: skip


_TASK: Final = attrgetter("tt", "ten", "chu_tri", "phoi_hop", "san_pham", "kinh_phi", "thoi_han")


class _Xa:
    """What a commune comes to."""

    def __init__(self, ten: str) -> None:
        self.ten, self.chi_tieu, self.nhiem_vu, self.kinh_phi = ten, 0, 0, "0"
        self.vuong: dict[str, None] = {}

    def add(self, kinh_phi: list[str]) -> None:
        told = tong(kinh_phi)
        self.vuong |= dict.fromkeys(told.vuong)
        figures = [each for each in kinh_phi if each not in told.vuong]
        self.kinh_phi = tong((self.kinh_phi, "0", *figures)).so or self.kinh_phi


def write(source: NguonViec, maker: MayLam, folder: Path, stop: threading.Event, out: BinaryIO) -> None:
    """Put the workbook of all rows that can be made into ``out``; ``folder`` is for what grows on the way. Raises
    :class:`BiDung`."""
    with ExitStack() as held:
        sheets = [
            held.enter_context(closing(Trang(name, columns, folder)))
            for name, columns in (("chi_tieu", _CHI_TIEU), ("nhiem_vu", _NHIEM_VU), ("tong", _TONG))
        ]
        chi_tieu, nhiem_vu, totals = sheets
        communes: dict[str, _Xa] = {}
        for hang, annexes in _composed(source, maker):
            go_on(stop)
            who = (hang.ma, hang.xa, hang.don_vi)
            xa = communes.setdefault(hang.ma, _Xa(hang.xa))
            for annex in annexes:
                if annex.loai == "chi_tieu":
                    for cells in _indicators(annex.hang):
                        chi_tieu.add((*who, *cells))
                        xa.chi_tieu += 1
                else:
                    tasks = [each for each in annex.hang if isinstance(each, HangNhiemVu) and each.tt]
                    for each in tasks:
                        nhiem_vu.add_known(who, each, partial(_TASK, each))
                    xa.nhiem_vu += len(tasks)
                    xa.add([each.kinh_phi for each in tasks if each.kinh_phi])
        for ma, xa in communes.items():
            totals.add((ma, xa.ten, str(xa.chi_tieu), str(xa.nhiem_vu), xa.kinh_phi, "; ".join(xa.vuong)))
        for sheet in sheets:
            sheet.end()
        lay_workbook(sheets, folder, out)


def _composed(source: NguonViec, maker: MayLam) -> Iterator[tuple[Hang, Iterable[PhuLucHang]]]:
    for row in source.rows():
        if isinstance(row, Hang):
            try:
                yield row, maker.lap(row)
            except KehoachError:  # told when its files were made
                continue


def _indicators(rows: Iterable[HangChiTieu | HangNhiemVu]) -> Iterator[tuple[str, ...]]:
    """The rows of an annex of indicators with the group that each stands under."""
    group = ""
    for each in rows:
        if isinstance(each, HangChiTieu):
            if each.nhom:
                group = each.ten
            elif each.tt:
                yield each.tt, group, each.ten, each.don_vi_tinh, each.gia_tri

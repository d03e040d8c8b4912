"""``tong-hop.xlsx``: the rows of all communes in one workbook for the province; a sheet a kind of annex, and one of totals."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from kehoach.batch.job import Hang
from kehoach.batch.run.contract import MayLam, PhuLucHang, go_on
from kehoach.batch.run.xlsx import Cot, HangTrang, Trang, lay_workbook
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


class Phan(NamedTuple):
    """What some rows of the workbook give: rows of the sheets, and what each commune comes to."""

    chi_tieu: list[bytes]
    nhiem_vu: list[bytes]
    xa: list["XaCong"]


class XaCong(NamedTuple):
    """What the annexes of a row come to."""

    ma: str
    ten: str
    chi_tieu: int
    nhiem_vu: int
    kinh_phi: str
    vuong: tuple[str, ...]
    """Costs that are no figure"""


class May:
    """Makes parts of the workbook; each process has its own."""

    def __init__(self) -> None:
        self._chi_tieu, self._nhiem_vu = HangTrang(_CHI_TIEU), HangTrang(_NHIEM_VU)

    def phan(self, maker: MayLam, rows: Sequence[Hang]) -> Phan:
        """What ``rows`` give; one that cannot be made gives nothing, which was told when its files were to be made."""
        made = Phan([], [], [])
        for row in rows:
            try:
                annexes = maker.lap(row)
            except KehoachError:
                continue
            self._add(made, row, annexes)
        return made

    def _add(self, made: Phan, row: Hang, annexes: Sequence[PhuLucHang]) -> None:
        who = row.ma, row.xa, row.don_vi
        indicators = [cells for each in annexes if each.loai == "chi_tieu" for cells in _indicators(each.hang)]
        tasks = [
            each
            for annex in annexes
            if annex.loai == "nhiem_vu"
            for each in annex.hang
            if isinstance(each, HangNhiemVu) and each.tt
        ]
        made.chi_tieu.extend(self._chi_tieu.rows(who, indicators))
        made.nhiem_vu.extend(self._nhiem_vu.known(who, tasks, _TASK))
        costs = [each.kinh_phi for each in tasks if each.kinh_phi]
        told = tong(costs)
        figures = [each for each in costs if each not in told.vuong]
        total = tong(("0", "0", *figures)).so or "0"
        made.xa.append(XaCong(row.ma, row.xa, len(indicators), len(tasks), total, tuple(told.vuong)))


def write(parts: Iterable[Phan], folder: Path, stop: threading.Event, out: BinaryIO) -> None:
    """Put the workbook of ``parts``, which come in the order of the rows, into ``out``; ``folder`` is for what grows on the
    way. Raises :class:`BiDung`."""
    with ExitStack() as held:
        sheets = [
            held.enter_context(closing(Trang(name, columns, folder)))
            for name, columns in (("chi_tieu", _CHI_TIEU), ("nhiem_vu", _NHIEM_VU), ("tong", _TONG))
        ]
        chi_tieu, nhiem_vu, totals = sheets
        communes: dict[str, XaCong] = {}
        for part in parts:
            go_on(stop)
            chi_tieu.add_made(part.chi_tieu)
            nhiem_vu.add_made(part.nhiem_vu)
            for each in part.xa:
                known = communes.get(each.ma)
                communes[each.ma] = each if known is None else _together(known, each)
        line = HangTrang(_TONG)
        for xa in communes.values():
            cells = (xa.ma, xa.ten, str(xa.chi_tieu), str(xa.nhiem_vu), xa.kinh_phi, "; ".join(xa.vuong))
            totals.add_made(line.rows((), [cells]))
        for sheet in sheets:
            sheet.end()
        lay_workbook(sheets, folder, out)


def _together(one: XaCong, other: XaCong) -> XaCong:
    """Two rows of one commune."""
    return one._replace(
        chi_tieu=one.chi_tieu + other.chi_tieu,
        nhiem_vu=one.nhiem_vu + other.nhiem_vu,
        kinh_phi=tong((one.kinh_phi, other.kinh_phi)).so or one.kinh_phi,
        vuong=tuple(dict.fromkeys((*one.vuong, *other.vuong))),
    )


def _indicators(rows: Iterable[HangChiTieu | HangNhiemVu]) -> Iterator[tuple[str, ...]]:
    """The rows of an annex of indicators with the group that each stands under."""
    group = ""
    for each in rows:
        if isinstance(each, HangChiTieu):
            if each.nhom:
                group = each.ten
            elif each.tt:
                yield each.tt, group, each.ten, each.don_vi_tinh, each.gia_tri

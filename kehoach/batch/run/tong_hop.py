"""``tong-hop.xlsx``: the rows of all communes in one workbook for the province; a sheet a kind of annex, and one of totals."""

import pickle
import tempfile
from collections import deque
from collections.abc import Sequence
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import BinaryIO, Final, cast

from kehoach.batch.job import Hang
from kehoach.batch.run.contract import NOTHING, MayLam, PhanTong, XaCong
from kehoach.batch.run.xlsx import Cot, HangTrang, Trang, lay_workbook
from kehoach.batch.tung_hang import HangIn, HangLap, TungHang
from kehoach.model.tong import tong
from kehoach.problems import KehoachError
from kehoach.writers.annexes import HangNhiemVu

NAME: Final = "tong-hop.xlsx"
_AT_ONCE: Final = 1_000
"""Rows of the sheet of totals that are packed together"""

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


class May:
    """Makes parts of the workbook; each process has its own."""

    def __init__(self) -> None:
        self._chi_tieu, self._nhiem_vu = HangTrang(_CHI_TIEU), HangTrang(_NHIEM_VU)
        self._rows = TungHang(self._ends)

    def phan(self, maker: MayLam, row: Hang) -> PhanTong:
        """What ``row`` gives, which ``maker`` was just asked for: its annexes are not composed again."""
        try:
            annexes = maker.lap(row)
        except KehoachError:
            return NOTHING
        who = row.ma, row.xa, row.don_vi
        ends: dict[str, list[bytes]] = {"chi_tieu": [], "nhiem_vu": []}
        for each in annexes:
            ends[each.loai] += filter(None, self._rows.cua(each))
        costs = [
            each.kinh_phi
            for annex in annexes
            for each, _, _ in annex.dong
            if isinstance(each, HangNhiemVu) and each.tt and each.kinh_phi
        ]
        told = tong(costs)
        total = told.so if told.so else tong(("0", "0", *(each for each in costs if each not in told.vuong))).so
        return PhanTong(
            self._chi_tieu.joined(who, ends["chi_tieu"]),
            self._nhiem_vu.joined(who, ends["nhiem_vu"]),
            XaCong(row.ma, row.xa, len(ends["chi_tieu"]), len(ends["nhiem_vu"]), total or "0", tuple(told.vuong)),
        )

    def _ends(self, rows: Sequence[HangLap]) -> list[bytes]:
        """The cells behind those of the commune; nothing for the rows of groups and totals."""
        return [self._end(each.hang, each.nhom) for each in rows]

    def _end(self, row: HangIn, group: str) -> bytes:
        if isinstance(row, HangNhiemVu):
            return self._nhiem_vu.end(_TASK(row)) if row.tt else b""
        return (
            b""
            if row.nhom or not row.tt
            else self._chi_tieu.end((row.tt, group, row.ten, row.don_vi_tinh, row.gia_tri))
        )


class TongHop:
    """The workbook as it grows: what the rows give is put in in the order of the rows, in whatever order they are made; what
    comes early waits in a file without a name. ``folder`` is for what grows on the way."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sheets: list[Trang] = []
        self._communes: dict[str, XaCong] = {}
        self._order: deque[int] = deque()
        self._early: dict[int, int] = {}
        """Row -> where what it gives waits"""
        self._waiting: BinaryIO | None = None
        self._refused: OSError | None = None

    def expect(self, row: int) -> None:
        """``row`` is the next in the order."""
        self._order.append(row)

    def add(self, row: int, part: PhanTong) -> None:
        """What ``row`` gives. What the disk refuses is raised when the workbook is written."""
        if self._refused is None:
            try:
                self._add(row, part)
            except OSError as error:
                self._refused = error

    def _add(self, row: int, part: PhanTong) -> None:
        if self._waiting is None:
            self._begin()
        waiting = cast("BinaryIO", self._waiting)
        if row != self._order[0]:
            self._early[row] = waiting.seek(0, 2)
            pickle.dump(part, waiting, pickle.HIGHEST_PROTOCOL)
            return
        self._put(part)
        self._order.popleft()
        while self._order and (place := self._early.pop(self._order[0], None)) is not None:
            waiting.seek(place)
            self._put(pickle.load(waiting))  # noqa: S301 - written by this very run
            self._order.popleft()
        if not self._early:
            waiting.truncate(0)

    def _begin(self) -> None:
        self._waiting = tempfile.TemporaryFile(prefix="kehoach-")  # noqa: SIM115 - open until it is closed
        for name, columns in (("chi_tieu", _CHI_TIEU), ("nhiem_vu", _NHIEM_VU), ("tong", _TONG)):
            self._sheets.append(Trang(name, columns, self._folder))

    def _put(self, part: PhanTong) -> None:
        chi_tieu, nhiem_vu, _ = self._sheets
        chi_tieu.add_made(part.chi_tieu)
        nhiem_vu.add_made(part.nhiem_vu)
        if part.xa is not None:
            known = self._communes.get(part.xa.ma)
            self._communes[part.xa.ma] = part.xa if known is None else _together(known, part.xa)

    def write(self, out: BinaryIO) -> None:
        """Put the workbook, to which all rows were added, into ``out``."""
        if self._refused is not None:
            raise self._refused
        if not self._sheets:
            self._begin()
        line = HangTrang(_TONG)
        cells = (
            (xa.ma, xa.ten, str(xa.chi_tieu), str(xa.nhiem_vu), xa.kinh_phi, "; ".join(xa.vuong))
            for xa in self._communes.values()
        )
        while some := list(islice(cells, _AT_ONCE)):
            self._sheets[-1].add_made(line.rows((), some))
        for sheet in self._sheets:
            sheet.end()
        lay_workbook(self._sheets, self._folder, out)

    def close(self) -> None:
        """Let the files go."""
        for each in self._sheets:
            each.close()
        if self._waiting is not None:
            self._waiting.close()


def _together(one: XaCong, other: XaCong) -> XaCong:
    """Two rows of one commune."""
    return one._replace(
        chi_tieu=one.chi_tieu + other.chi_tieu,
        nhiem_vu=one.nhiem_vu + other.nhiem_vu,
        kinh_phi=tong((one.kinh_phi, other.kinh_phi)).so or one.kinh_phi,
        vuong=tuple(dict.fromkeys((*one.vuong, *other.vuong))),
    )

"""The steps of one run, once its plan is known and its folder is held: make the files of the rows, gather those of many rows."""

import hashlib
import pickle
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from kehoach.batch.job import Hang
from kehoach.batch.run.contract import CachChay, KetQuaHang, MayLam, ViecLam, go_on, one_line
from kehoach.batch.run.drive import Drive
from kehoach.batch.run.ledger import Dong, So
from kehoach.batch.run.packing import Goi
from kehoach.batch.run.pools import Nhom, TaiCho, TienTrinh, cores
from kehoach.batch.run.report import BaoCao
from kehoach.batch.run.store import Kho, kept
from kehoach.batch.run.tong_hop import NAME, TongHop
from kehoach.batch.run.unit import summed
from kehoach.batch.run.work_plan import DuKien, of_row
from kehoach.problems import KehoachError

MAX_PROCESSES: Final = 61
"""What Windows can wait for at once"""


@dataclass(slots=True)
class Luot:
    """One run: what its steps share."""

    viec: ViecLam
    cach: CachChay
    maker: MayLam
    plan: DuKien
    kho: Kho
    book: So
    report: BaoCao
    stop: threading.Event
    group: Nhom
    tong: TongHop
    goi: Goi = field(default_factory=Goi)

    def make(self) -> None:
        """Make what is yet to be made. Raises :class:`BiDung` when the run is to end; what was made till then is told."""
        for result in Drive(self.group, self.stop).results(self._to_make()):
            self._received(result)
        go_on(self.stop)

    def gather(self) -> list[Dong]:
        """Make the files that are of many rows; their lines. Raises :class:`BiDung`."""
        lines: list[Dong] = []
        try:
            lines.append(self.kho.gather(NAME, self.tong.write, self.book))
            if self.cach.dong_goi:
                for line in self.goi.pack(self.kho, self.book):
                    lines.append(line)
                    self.report.told.goi += 1
                    go_on(self.stop)
        except KehoachError as error:
            self.report.told.bao += error.problems
        self.report.left_alone(lines)
        return lines

    def _to_make(self) -> Iterator[Hang]:
        """The rows whose files are yet to be made; what is settled without making is told on the way."""
        for row in self.viec.nguon.rows():
            if self.stop.is_set():
                return
            if not isinstance(row, Hang):
                self._settled(row.hang, [Dong(row.hang, "", "", "hong", one_line(row.problems))])
                continue
            if self.cach.dong_goi:
                self.goi.add(row)
            if self.cach.tiep_tuc and (lines := self._kept(row)) is not None:
                self._settled(row.hang, lines, giu=True)
                self.tong.expect(row.hang)
                self.tong.add(row.hang, summed(self.maker, row))
            else:
                self.tong.expect(row.hang)
                yield row

    def _kept(self, row: Hang) -> list[Dong] | None:
        """The lines of the files of ``row`` when an earlier run made them all from the same input, and they are there."""
        names, why = of_row(row, self.maker)
        lines = [self.kho.old(each) for each in names]
        if not why and kept(names, lines, self.maker.key(row), self.viec.ra):
            return [each._replace(hang=row.hang) for each in lines if each is not None]
        return None

    def _settled(self, row: int, lines: list[Dong], *, giu: bool = False) -> None:
        self.book.add(row, lines)
        self.report.row(row, lines, giu=giu)

    def _received(self, result: KetQuaHang) -> None:
        if not all(self.plan.is_of(each.ten, result.hang) for each in result.tep):
            result = replace(result, khoa="", tep=(), loi="Lỗi của chương trình: tệp làm ra không mang tên đã dự kiến")
        self.report.row(result.hang, self.kho.put(result, self.book))
        self.tong.add(result.hang, result.tong)


def started(cach: CachChay, viec: ViecLam) -> Nhom:
    """The workers of a run. Raises :class:`KehoachError` when there are none to be had."""
    key = hashlib.sha256(pickle.dumps(viec.cong_thuc)).hexdigest()
    if cach.dask:
        from kehoach.batch.run.dask_pool import CumDask

        return CumDask(cach.dask, key, viec.cong_thuc)
    count = min(cach.tien_trinh or cores(), MAX_PROCESSES)
    return TaiCho(key, viec.cong_thuc) if count == 1 else TienTrinh(count, key, viec.cong_thuc)

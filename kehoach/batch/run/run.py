"""A batch from its workbook to its folder: plan, make, put in order, gather; again from where it was, whenever it was killed.

Problems: HL61 a folder with results and no word what to do with them, HL62 a workbook that changed during the run.
"""

import hashlib
import pickle
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from kehoach.batch.job import Hang
from kehoach.batch.run import ledger, lock, tong_hop
from kehoach.batch.run.contract import (
    BiDung,
    CongThuc,
    KetQuaHang,
    MayLam,
    NguonViec,
    TienDo,
    TongKet,
    TrangThai,
    go_on,
)
from kehoach.batch.run.drive import Drive
from kehoach.batch.run.ledger import DaLam, Dong, So
from kehoach.batch.run.packing import FOLDER, Goi
from kehoach.batch.run.pools import Nhom, TaiCho, TienTrinh, cores
from kehoach.batch.run.store import CHANGED, Kho, kept
from kehoach.batch.run.work_plan import DuKien, of_row, planned
from kehoach.problems import KehoachError, Place, Problem

MAX_PROCESSES: Final = 61
"""What Windows can wait for at once"""


_WORST_FIRST: Final[tuple[TrangThai, ...]] = ("hong", "sua_tay", "co_loi", "xong")


@dataclass(frozen=True, slots=True)
class CachChay:
    """How a batch is to run."""

    tien_trinh: int = 1
    """Processes; 0: as many as the machine has cores"""
    tiep_tuc: bool = False
    """Keep what earlier runs made and what has not changed"""
    ghi_de: bool = False
    """Write over whatever is in the way"""
    dong_goi: bool = False
    """A zip for each commune too"""
    dask: str = ""
    """Address of a Dask scheduler; empty: on this machine"""


@dataclass(frozen=True, slots=True)
class ViecLam:
    """A job ready to run."""

    nguon: NguonViec
    cong_thuc: CongThuc
    ra: Path


def preview(viec: ViecLam, cach: CachChay, on_row: Callable[[int, tuple[str, ...], str], None]) -> DuKien:
    """What a run would make; nothing is written. Raises what :func:`chay` would raise before it writes."""
    before = DaLam(viec.ra / ledger.NAME)
    _may_begin(viec.ra, before, cach)
    with closing(Kho(viec.ra, before, cach.ghi_de)) as kho:
        return planned(viec.nguon, viec.cong_thuc(), viec.ra, kho.in_the_way, on_row)


def chay(
    viec: ViecLam,
    cach: CachChay,
    on_result: Callable[[TienDo], None] = lambda _: None,
    stop: threading.Event | None = None,
) -> TongKet:
    """Make all files of the job in its folder. ``on_result`` hears of each row; when ``stop`` is set the run ends soon, in
    order, and what it made is kept. Raises :class:`KehoachError` before anything is written when the plan cannot be."""
    stop = stop or threading.Event()
    with lock.held(viec.ra):
        before = DaLam(viec.ra / ledger.NAME)
        _may_begin(viec.ra, before, cach)
        with closing(Kho(viec.ra, before, cach.ghi_de)) as kho:
            maker = viec.cong_thuc()
            try:
                plan = planned(viec.nguon, maker, viec.ra, kho.in_the_way, lambda *_: go_on(stop))
            except BiDung:
                return TongKet(bi_dung=True)
            kho.sweep((FOLDER, *plan.thu_muc))
            with closing(So(before)) as book:
                run = _Run(viec, cach, maker, plan, before, kho, book, on_result, stop)
                try:
                    run.make()
                    go_on(stop)
                    others = run.gather()
                    go_on(stop)
                    run.gone()
                except BiDung:
                    run.told.bi_dung = True
                    return run.told
                kho.close()
                book.finish(others)
                return run.told


def _may_begin(folder: Path, before: DaLam, cach: CachChay) -> None:
    if before and not (cach.tiep_tuc or cach.ghi_de):
        mend = "thêm --tiep-tuc để làm tiếp phần còn thiếu, --ghi-de để làm lại tất cả, hoặc chọn thư mục khác"
        raise KehoachError(Problem("HL61", "Thư mục này đã có kết quả của một lượt chạy", mend, Place(str(folder))))


class _Run:
    """One run: the state that its steps share."""

    def __init__(
        self,
        viec: ViecLam,
        cach: CachChay,
        maker: MayLam,
        plan: DuKien,
        before: DaLam,
        kho: Kho,
        book: So,
        on_result: Callable[[TienDo], None],
        stop: threading.Event,
    ) -> None:
        self.viec, self.cach, self.maker, self.plan, self.before = viec, cach, maker, plan, before
        self.kho, self.book, self.on_result, self.stop = kho, book, on_result, stop
        self.told = TongKet(tong=plan.tong)
        self.done = 0
        self.goi = Goi() if cach.dong_goi else None

    def make(self) -> None:
        """Make what is yet to be made."""
        key = hashlib.sha256(pickle.dumps(self.viec.cong_thuc)).hexdigest()
        group = _group(self.cach, key, self.viec.cong_thuc)
        try:
            for result in Drive(group, key, self.stop).results(self._to_make()):
                self._received(result)
        except BaseException:
            group.kill()
            raise
        finally:
            group.close()

    def gather(self) -> list[Dong]:
        """Make the files that are of many rows; their lines."""
        lines: list[Dong] = []
        whole = partial(tong_hop.write, self.viec.nguon, self.maker, self.viec.ra, self.stop)
        try:
            lines.append(self.kho.gather(tong_hop.NAME, whole, self.book))
            for line in self.goi.pack(self.kho, self.book) if self.goi else ():
                lines.append(line)
                self.told.goi += 1
                go_on(self.stop)
        except KehoachError as error:
            self.told.bao += error.problems
        self._left_alone(lines)
        return lines

    def gone(self) -> None:
        """Find the files of earlier runs that no row makes any more."""
        self.told.khong_con = [
            each.tep
            for each in self.before.names()
            if each.hang and not self.plan.has(each.tep) and (self.viec.ra / each.tep).exists()
        ]

    def _to_make(self) -> Iterator[Hang]:
        """The rows whose files are yet to be made; what is settled without making is told on the way."""
        for row in self.viec.nguon.rows():
            if self.goi is not None and isinstance(row, Hang):
                self.goi.add(row)
            names, why = of_row(row, self.maker)
            if why or not isinstance(row, Hang):
                self._settled(row.hang, [Dong(row.hang, "", "", "hong", why)])
            elif not all(self.plan.is_of(each, row.hang) for each in names):
                raise _changed(self.viec)
            elif (lines := self._kept(row, names)) is not None:
                self._settled(row.hang, lines, giu=True)
            else:
                yield row

    def _kept(self, row: Hang, names: tuple[str, ...]) -> list[Dong] | None:
        if not self.cach.tiep_tuc:
            return None
        key = self.maker.key(row)
        lines = [self.kho.old(each) for each in names]
        if kept(names, lines, key, self.viec.ra):
            return [each._replace(hang=row.hang) for each in lines if each is not None]
        return None

    def _settled(self, row: int, lines: list[Dong], *, giu: bool = False) -> None:
        self.book.add(row, lines)
        self._count(row, lines, giu=giu)

    def _received(self, result: KetQuaHang) -> None:
        if not all(self.plan.is_of(each.ten, result.hang) for each in result.tep):
            raise _changed(self.viec)
        self._count(result.hang, list(self.kho.put(result, self.book)))

    def _count(self, row: int, lines: list[Dong], *, giu: bool = False) -> None:
        self.done += 1
        states = {each.trang_thai for each in lines}
        made = sum(each.trang_thai in ("xong", "co_loi") for each in lines)
        if giu:
            self.told.tep_giu += made
        else:
            self.told.tep_lam += made
        self.told.hang_hong += "hong" in states
        self.told.tep_co_loi += sum(each.trang_thai == "co_loi" for each in lines)
        self._left_alone(lines)
        state = next(each for each in _WORST_FIRST if each in states)
        said = "; ".join(dict.fromkeys(filter(None, (each.thong_bao for each in lines))))
        files = tuple(each.tep for each in lines if each.tep)
        self.on_result(TienDo(self.done, self.told.tong, row, files, state, said, giu))

    def _left_alone(self, lines: list[Dong]) -> None:
        for each in lines:
            if each.trang_thai == "sua_tay":
                self.told.sua_tay.append(each.tep)
                self.told.sua_tay_cu += each.thong_bao == CHANGED


def _group(cach: CachChay, key: str, recipe: CongThuc) -> Nhom:
    count = min(cach.tien_trinh or cores(), MAX_PROCESSES)
    return TaiCho(key, recipe) if count == 1 else TienTrinh(count, key, recipe)


def _changed(viec: ViecLam) -> KehoachError:
    mend = "chạy lại với --tiep-tuc"
    return KehoachError(Problem("HL62", "Tệp công việc bị sửa trong lúc đang chạy", mend, Place(viec.nguon.job.tep)))

"""A batch from its workbook to its folder: plan, make, gather, put in order; again from where it was, whenever it was killed.

Problems: HL53 a file of another in the place of one that is of many rows, HL61 a folder with results and no word what to do
with them.
"""

import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

from kehoach.batch.run import ledger, lock, tong_hop
from kehoach.batch.run.contract import BiDung, CachChay, TienDo, TongKet, ViecLam, go_on
from kehoach.batch.run.ledger import DaLam, So
from kehoach.batch.run.packing import FOLDER
from kehoach.batch.run.report import BaoCao
from kehoach.batch.run.rows import DocMotLan
from kehoach.batch.run.steps import Luot, started
from kehoach.batch.run.store import WAY_OUT, Kho
from kehoach.batch.run.tong_hop import TongHop
from kehoach.batch.run.work_plan import DuKien, planned
from kehoach.problems import KehoachError, Place, Problem


def preview(viec: ViecLam, cach: CachChay, on_row: Callable[[int, tuple[str, ...], str], None]) -> DuKien:
    """What a run would make: ``on_row`` hears of each row its number, its files, why it has none. Nothing is written. Raises
    what :func:`chay` would raise before it writes."""
    with closing(_opened(viec, cach)) as kho:
        return planned(viec.nguon, viec.cong_thuc(), viec.ra, kho.planned, on_row)


def chay(
    viec: ViecLam,
    cach: CachChay,
    on_result: Callable[[TienDo], None] = lambda _: None,
    stop: threading.Event | None = None,
) -> TongKet:
    """Make all files of the job in its folder. ``on_result`` hears of each row; when ``stop`` is set the run ends soon, in
    order, and what it made is kept. Raises :class:`KehoachError` before anything is written when the plan cannot be."""
    stop = stop or threading.Event()
    told = TongKet()
    with lock.held(viec.ra), closing(_opened(viec, cach)) as kho, closing(DocMotLan(viec.nguon)) as nguon:
        try:
            _run(replace(viec, nguon=nguon), cach, kho, BaoCao(told, on_result), stop)
        except BiDung:
            told.bi_dung = True
    return told


def _run(viec: ViecLam, cach: CachChay, kho: Kho, report: BaoCao, stop: threading.Event) -> None:
    maker = viec.cong_thuc()
    group = started(cach, viec)
    try:
        group.warm(viec.nguon.rows())
        plan = planned(viec.nguon, maker, viec.ra, kho.planned, lambda *_: go_on(stop))
        report.told.tong = plan.tong
        kho.sweep((FOLDER, *plan.thu_muc))
        with closing(So(kho.before)) as book, closing(TongHop(viec.ra)) as tong:
            luot = Luot(viec, cach, maker, plan, kho, book, report, stop, group, tong)
            luot.make()
            others = luot.gather()
            report.told.khong_con = [
                each.tep
                for each in kho.before.names()
                if each.hang and not plan.has(each.tep) and (viec.ra / each.tep).exists()
            ]
            kho.close()  # no file is renamed on Windows while it is open
            book.finish(others)
    except BaseException:
        group.kill()
        raise
    finally:
        group.close()


def _opened(viec: ViecLam, cach: CachChay) -> Kho:
    """The output folder, into which the run may go."""
    before, place = DaLam(viec.ra / ledger.NAME), Place(str(viec.ra))
    if before and not (cach.tiep_tuc or cach.ghi_de):
        mend = "thêm --tiep-tuc để làm tiếp phần còn thiếu, --ghi-de để làm lại tất cả, hoặc chọn thư mục khác"
        raise KehoachError(Problem("HL61", "Thư mục này đã có kết quả của một lượt chạy", mend, place))
    kho = Kho(viec.ra, before, cach.ghi_de)
    if why := kho.in_the_way(tong_hop.NAME):
        kho.close()
        raise KehoachError(Problem("HL53", f"Tệp {tong_hop.NAME} {why}", WAY_OUT, place))
    return kho

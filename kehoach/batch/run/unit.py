"""The work of a worker process: a few rows at a time, with what makes files prepared once in each process."""

import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kehoach import __version__
from kehoach.batch.job import Hang
from kehoach.batch.run.contract import CongThuc, KetQuaHang, MayLam, PhanTong, one_line
from kehoach.batch.run.tong_hop import May
from kehoach.problems import KehoachError

MAX_KEPT: Final = 2
"""Jobs that a process keeps ready: a Dask worker serves several, one after the other"""
_one = threading.Lock()
"""A Dask worker may have several threads; they would not be faster, and templates are made ready once"""
_summing = May()
_ready: "OrderedDict[str, CongThuc | MayLam]" = OrderedDict()


@dataclass(frozen=True, slots=True)
class XongDonVi:
    """The results of a unit of work, in its order, and the seconds that it took."""

    ket_qua: tuple[KetQuaHang, ...]
    giay: float


def install(key: str, recipe: CongThuc) -> None:
    """Give this process what makes files, under ``key``; it is prepared when the first row asks for it."""
    _ready[key] = recipe
    while len(_ready) > MAX_KEPT:
        _ready.popitem(last=False)


def forget(key: str) -> None:
    """Let a job go."""
    _ready.pop(key, None)


def version() -> str:
    """The version of kehoach in this process."""
    return __version__


def work(key: str, rows: Sequence[Hang]) -> XongDonVi:
    """Make the files of ``rows``. What goes wrong with a row is its result and touches no other."""
    begun = time.perf_counter()
    with _one:
        maker = _maker(key)
        made = tuple(_made(maker, row) for row in rows)
    return XongDonVi(made, time.perf_counter() - begun)


def _maker(key: str) -> MayLam:
    found = _ready[key]
    if callable(found):
        found = _ready[key] = found()
    return found


def summed(maker: MayLam, row: Hang) -> PhanTong:
    """What ``row`` gives for the workbook of all rows."""
    return _summing.phan(maker, row)


def _made(maker: MayLam, row: Hang) -> KetQuaHang:
    try:
        files, why = (maker.key(row), tuple(maker.make(row))), ""
    except KehoachError as error:
        files, why = ("", ()), one_line(error.problems)
    except Exception as error:  # noqa: BLE001 - one row must not end the run of thousands
        files, why = ("", ()), f"Lỗi của chương trình: {type(error).__name__}: {' '.join(str(error).split())}"
    return KetQuaHang(row.hang, *files, why, summed(maker, row))

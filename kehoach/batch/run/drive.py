"""Rows go out in small units, results come back in the order in which they are finished, and few are under way at once.

Workers that die cost their rows only: these are tried again, each alone, and a row that kills twice is told as bad.
Problems: HL56 no worker can be started, HL57 the workers do not answer.
"""

import threading
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from kehoach.batch.job import Hang
from kehoach.batch.run.contract import KetQuaHang
from kehoach.batch.run.pools import Nhom
from kehoach.batch.run.unit import XongDonVi, work
from kehoach.problems import KehoachError, Problem

UNIT_SECONDS: Final = 0.3
"""About so long a unit takes: long against its way there and back, short for someone who presses Ctrl-C"""
MAX_SILENCE: Final = 300.0
"""Seconds without any result after which the workers are taken for hung and ended"""
MAX_BREAKS: Final = 5
"""So many times in a row the workers may die without one result between"""
_POLL: Final = 0.2

_KILLED: Final = "Tiến trình làm hàng này bị dừng đột ngột hai lần, có thể vì thiếu bộ nhớ"
_BROKEN: Final = Problem(
    "HL56", "Các tiến trình làm việc chết ngay khi bắt đầu", "kiểm tra bộ nhớ còn trống, hoặc chạy với --tien-trinh 1"
)
_SILENT: Final = Problem(
    "HL57", "Các tiến trình làm việc không trả lời", "xem các máy làm việc còn chạy không, rồi chạy lại với --tiep-tuc"
)

Unit = tuple[Hang, ...]


@dataclass(slots=True)
class Drive:
    """The units of a run that are out and those that are to be tried again."""

    group: Nhom
    stop: threading.Event
    size: float = 1.0
    """Rows in a unit, from the time that the last ones took"""
    out: "dict[Future[XongDonVi], Unit]" = field(default_factory=dict)
    again: deque[Hang] = field(default_factory=deque)
    alone: bool = False
    """Whether what is out is one row that is tried again"""
    breaks: int = 0
    silences: int = 0
    heard: float = field(default_factory=time.monotonic)

    def results(self, rows: Iterator[Hang]) -> Iterator[KetQuaHang]:
        """What became of each of ``rows``; after ``stop`` only of those that were under way."""
        while True:
            if self.stop.is_set():
                self._withdraw()
            else:
                self._send(rows)
            if not self.out:
                return
            done = {each for each in self.out if each.done()}
            if not done:
                done, _ = wait(self.out, timeout=_POLL, return_when=FIRST_COMPLETED)
            self._listened(bool(done))
            for future in done:
                if future in self.out:  # one that broke may have taken others with it
                    yield from self._received(future)

    def _listened(self, heard: bool) -> None:
        if heard:
            self.heard, self.silences = time.monotonic(), 0
        elif time.monotonic() - self.heard > MAX_SILENCE:
            self.heard = time.monotonic()
            self.silences += 1
            if self.silences > 1:
                raise KehoachError(_SILENT)
            self.group.kill()

    def _send(self, rows: Iterator[Hang]) -> None:
        if self.again:
            if not self.out:  # alone, so that who kills is known
                self._submit((self.again.popleft(),), alone=True)
            return
        if self.alone and self.out:
            return
        while len(self.out) < self.group.cho and (unit := tuple(islice(rows, max(1, int(self.size))))):
            self._submit(unit)

    def _submit(self, unit: Unit, *, alone: bool = False) -> None:
        self.alone = alone
        try:
            future = self.group.executor.submit(work, self.group.key, unit)
        except (BrokenExecutor, OSError, EOFError) as error:  # broken since, or not to be started
            future = Future()
            future.set_exception(BrokenExecutor(str(error)))
        self.out[future] = unit

    def _withdraw(self) -> None:
        for future in list(self.out):
            if future.cancel():
                del self.out[future]

    def _received(self, future: "Future[XongDonVi]") -> Iterator[KetQuaHang]:
        unit = self.out.pop(future)
        try:
            told = future.result()
        except (CancelledError, Exception) as error:  # noqa: BLE001 - of the worker, not of a row: it died, or was lost
            yield from self._lost(unit, error)
            return
        self.breaks = 0
        pace = told.giay / len(unit)
        self.size = min(self.group.lon, 2 * self.size, UNIT_SECONDS / max(pace, 1e-6))
        yield from told.ket_qua

    def _lost(self, unit: Unit, error: Exception) -> Iterator[KetQuaHang]:
        guilty = self.alone
        self.size = 1.0
        if isinstance(error, BrokenExecutor | CancelledError):
            self._renew()
        if guilty and not isinstance(error, CancelledError):
            yield KetQuaHang(unit[0].hang, loi=_KILLED)
        else:
            self.again.extend(unit)

    def _renew(self) -> None:
        self.breaks += 1
        if self.breaks > MAX_BREAKS:
            raise KehoachError(_BROKEN)
        wait(self.out)  # all of a broken group end at once; what was finished before stays to be heard
        for future, unit in list(self.out.items()):
            if future.cancelled() or future.exception() is not None:
                del self.out[future]
                self.again.extend(unit)
        self.group.renew()

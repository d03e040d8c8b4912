"""Runs in the background: one for each batch, few at a time, watched and stopped from any page.

A run belongs to the server: when it ends the run ends too, in order, and what it made is kept to go on from.
Problems: WEB60 the batch is at work already, WEB61 too many are at work, WEB65 a disk that does not take it.
"""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Condition, Event, Lock, Thread
from typing import TYPE_CHECKING, Any, Final

from flask import Flask

from kehoach.files import reason
from kehoach.problems import KehoachError, Problem
from kehoach.web.nhip_do import NhipDo

if TYPE_CHECKING:
    from kehoach.batch.run.contract import TienDo, TongKet

MAX_CHAY: Final = 2
"""Runs at once"""
MAX_HONG: Final = 200
"""Rows to be looked at that are kept while a run is at work"""
_CLOSE_WAIT: Final = 10.0
_log = logging.getLogger(__name__)

Nghe = Callable[["TienDo"], None]
Lam = Callable[[Nghe, Event], "TongKet"]
"""The work: tells of each row, ends soon once the event is set"""
Het = Callable[["TongKet | None", list[Problem]], None]
"""Hears of the end: what was done, or why it could not go on"""


@dataclass(frozen=True, slots=True)
class HinhTienDo:
    """A run at one moment."""

    xong: int
    tong: int
    giu: int
    hong: int
    moi_giay: float
    dang_dung: bool
    het: bool

    @property
    def con_lai(self) -> float | None:
        """Seconds to its end, as far as one can tell."""
        return (self.tong - self.xong) / self.moi_giay if self.moi_giay > 0 else None


class LuotChay:
    """A run that is at work."""

    def __init__(self) -> None:
        self.dung = Event()
        self.hong: list[tuple[int, str, str]] = []
        """Row, state and message of the first rows that are not well"""
        self._changed, self._pace = Condition(), NhipDo()
        self._xong = self._tong = self._giu = self._so_hong = self._version = 0
        self.het = False

    def nghe(self, now: "TienDo") -> None:
        """A row is done with."""
        with self._changed:
            self._xong, self._tong = now.xong, now.tong
            self._giu += now.giu
            self._pace.dem(now.xong)
            if now.trang_thai != "xong":
                self._so_hong += 1
                if len(self.hong) < MAX_HONG:
                    self.hong.append((now.hang, now.trang_thai, now.thong_bao))
            self._tell()

    def ket_thuc(self) -> None:
        """The run is over."""
        with self._changed:
            self.het = True
            self._tell()

    def dung_xong(self, most: float) -> bool:
        """Wait for its end, ``most`` seconds at the most; whether it came."""
        with self._changed:
            return self._changed.wait_for(lambda: self.het, most)

    def hinh(self) -> HinhTienDo:
        """How far it is."""
        with self._changed:
            pace = self._pace.moi_giay(self._xong)
            return HinhTienDo(self._xong, self._tong, self._giu, self._so_hong, pace, self.dung.is_set(), self.het)

    def theo(self, heartbeat: float, rest: float) -> Iterator[HinhTienDo]:
        """How far it is, now and whenever that changes: at most once in ``rest`` seconds, at least once in ``heartbeat``; ends
        with the run."""
        seen = -1
        while True:
            with self._changed:
                self._changed.wait_for(lambda known=seen: self._version != known, heartbeat)  # type: ignore[misc]
                seen = self._version
            shown = self.hinh()
            yield shown
            if shown.het:
                return
            with self._changed:
                self._changed.wait_for(lambda: self.het, rest)

    def _tell(self) -> None:
        self._version += 1
        self._changed.notify_all()


class CacLuot:
    """The runs of one server."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._runs: dict[str, tuple[LuotChay, Thread]] = {}
        self._failed: dict[str, list[Problem]] = {}

    def cua(self, ma: str) -> LuotChay | None:
        """The run of the batch ``ma``, while it is at work."""
        with self._lock:
            found = self._runs.get(ma)
        return found[0] if found else None

    def loi_cua(self, ma: str) -> list[Problem]:
        """Why the last run of the batch ``ma`` on this server could not go on."""
        with self._lock:
            return self._failed.get(ma, [])

    def chay(self, ma: str, lam: Lam, het: Het) -> LuotChay:
        """Begin. Raises :class:`KehoachError` WEB60, WEB61."""
        run = LuotChay()
        thread = Thread(target=self._work, args=(ma, run, lam, het), name=f"hang-loat {ma}", daemon=True)
        with self._lock:
            if ma in self._runs:
                raise KehoachError(Problem("WEB60", "Lượt này đang chạy rồi", "xem tiến độ ở trang của lượt ấy"))
            if len(self._runs) >= MAX_CHAY:
                mend = "chờ lượt đang chạy xong, hoặc dừng bớt, rồi bấm Chạy"
                raise KehoachError(Problem("WEB61", f"Đang có {MAX_CHAY} lượt chạy cùng lúc", mend))
            self._runs[ma] = run, thread
        thread.start()
        return run

    def dung_het(self) -> None:
        """Stop all and wait until they have put their things in order, though not for long."""
        with self._lock:
            runs = list(self._runs.values())
        for run, _ in runs:
            run.dung.set()
        until = time.monotonic() + _CLOSE_WAIT
        for _, thread in runs:
            thread.join(max(0.0, until - time.monotonic()))

    def _work(self, ma: str, run: LuotChay, lam: Lam, het: Het) -> None:
        told, problems = _tried(lam, run)
        try:
            het(told, problems)
        except Exception as error:  # noqa: BLE001 - a disk that is full: it is known here as long as the server lives
            _log.warning("the end of run %s could not be kept: %s", ma, error)
        finally:
            with self._lock:
                self._failed[ma] = problems
                del self._runs[ma]
            run.ket_thuc()


def _tried(lam: Lam, run: LuotChay) -> "tuple[TongKet | None, list[Problem]]":
    try:
        return lam(run.nghe, run.dung), []
    except KehoachError as error:
        return None, error.problems
    except OSError as error:
        mend = "giải phóng dung lượng đĩa, kiểm tra quyền ghi rồi bấm Làm tiếp"
        return None, [Problem("WEB65", f"Không ghi được vào đĩa ({reason(error)})", mend)]
    except Exception:  # noqa: BLE001 - told to the clerk in plain words, kept for who is responsible
        _log.exception("a run broke")
        mend = "các tệp đã làm vẫn còn; bấm Làm tiếp, nếu lặp lại xin báo người phụ trách"
        return None, [Problem("WEB50", "Chương trình gặp lỗi của chính nó", mend)]


def cac_luot(app: Flask) -> CacLuot:
    """The runs of the server of ``app``; they end when it is closed."""
    runs: CacLuot = app.extensions.setdefault("kehoach_luot_chay", CacLuot())
    closing: list[Any] = app.extensions.setdefault("kehoach_dong", [])
    if runs.dung_het not in closing:
        closing.append(runs.dung_het)
    return runs

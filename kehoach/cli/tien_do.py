"""A line that says how far a long run is: done, of how many, rate, time left. Only on a terminal."""

import shutil
import sys
import time
from typing import Final

_EVERY: Final = 0.1
"""Seconds between two looks of the line"""


class DongTienDo:
    """The line, written over itself on stderr."""

    def __init__(self, ten: str) -> None:
        """``ten``: what is counted, "hàng"."""
        self._ten, self._shown = ten, sys.stderr.isatty()
        self._begun = self._last = 0.0
        self._kept = 0

    def show(self, xong: int, tong: int, *, giu: bool = False) -> None:
        """So many of so many are done; ``giu``: this one cost no time."""
        if not self._shown:
            return
        now = time.monotonic()
        self._begun = self._begun or now
        self._kept += giu
        if now - self._last < _EVERY and xong < tong:
            return
        self._last = now
        text = line(self._ten, xong, tong, xong - self._kept, now - self._begun)
        sys.stderr.write(f"\r{text[: shutil.get_terminal_size().columns - 1]}\x1b[K")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown and self._last:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def line(ten: str, xong: int, tong: int, lam: int, giay: float) -> str:
    """``  45% 1.500/3.321 hàng, 120 hàng/giây, còn 0:15``; ``lam`` of them took these seconds."""
    share = f"{100 * xong // tong if tong else 100:4d}% {_so(xong)}/{_so(tong)} {ten}"
    if lam < 2 or giay < 1:
        return share
    rate = lam / giay
    shown = f"{rate:.0f} {ten}/giây" if rate >= 2 else f"{giay / lam:.1f} giây/{ten}".replace(".", ",")
    left = round((tong - xong) / rate)
    hours, minutes = divmod(left // 60, 60)
    return f"{share}, {shown}, còn " + (
        f"{hours}:{minutes:02d}:{left % 60:02d}" if hours else f"{minutes}:{left % 60:02d}"
    )


def _so(number: int) -> str:
    return f"{number:,}".replace(",", ".")

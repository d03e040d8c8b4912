"""A file that one holder at a time has, among threads and processes alike.

The system itself lets go of the lock of a process that died, so no lock is ever stale.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import uniform
from time import monotonic, sleep
from typing import Final

_FAR: Final = 1 << 30
"""The byte that is locked lies behind the number of the process, which another may thus read on Windows"""
_PAUSE: Final = (0.001, 0.008)
"""Seconds between two tries, drawn anew each time so that waiting ones do not march in step"""


class BusyError(Exception):
    """Another has the file. Carries the number of its process, empty when that is not known."""


@contextmanager
def locked(path: Path, wait: float) -> Iterator[None]:
    """Have ``path`` (made if need be, and kept) for the block, after at most ``wait`` seconds.

    Raises :class:`BusyError` when another still has it then, OSError when the file cannot be opened.
    """
    until = monotonic() + wait
    while True:
        try:
            handle = take(path)
            break
        except BusyError:
            if monotonic() >= until:
                raise
        sleep(uniform(*_PAUSE))  # noqa: S311 no secret hangs on it
    try:
        yield
    finally:
        os.close(handle)


def take(path: Path) -> int:
    """The open file ``path``, made if need be and locked until it is closed. Raises :class:`BusyError` at once when another
    has it, OSError when it cannot be opened."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(handle)
        except OSError:
            holder = os.read(handle, 20).decode("ascii", "replace").strip()
            os.close(handle)
            raise BusyError(holder) from None
        if _still(path, handle):
            with suppress(OSError):  # a full disk: the lock holds without the number
                os.ftruncate(handle, 0)
                os.write(handle, f"{os.getpid()}\n".encode())
            return handle
        os.close(handle)  # the file went away between opening and locking: its holder had just ended


def _still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _lock(handle: int) -> None:
    """Lock the open file against all others; OSError when one has it."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
    else:
        import errno
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP):
                raise  # a disk of a network that knows no locks: nothing better can be done there

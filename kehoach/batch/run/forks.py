"""The process of which worker processes are copies, on Linux: it loads the program once, while this one reads the workbook.

It is the standard library's "forkserver". A copy takes a few milliseconds and shares what it does not change; and it is taken
of a process without threads, which could hold a lock in the middle of it. Light to import: it is wanted first of all.
"""

import multiprocessing
import signal
import sys
from contextlib import suppress
from typing import Any

_loads = ["kehoach.batch.run.unit"]
"""What that process imports: at least what every worker needs"""


def start(module: str) -> None:
    """Start that process, where there is none yet, and let it import ``module``; returns at once."""
    if sys.platform == "linux":
        _loads[:] = [module]
        with suppress(OSError):
            _begin()


def context() -> Any:
    """How worker processes are started: as copies where that is possible, elsewhere anew."""
    if sys.platform == "linux":
        with suppress(OSError):  # no room for a socket among the temporary files
            _begin()
            return multiprocessing.get_context("forkserver")
    return multiprocessing.get_context("spawn")


def _begin() -> None:
    """It and its copies never hear Ctrl-C: that is for this process to handle."""
    from multiprocessing import forkserver, resource_tracker  # not everywhere to be had

    multiprocessing.set_forkserver_preload(_loads)
    resource_tracker.ensure_running()  # by itself: it would let Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

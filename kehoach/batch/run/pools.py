"""Where units of work run: in this process, or in processes beside it; all through the interface of concurrent.futures."""

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from typing import Any, Final, Protocol

from kehoach.batch.job import Hang
from kehoach.batch.run import forks
from kehoach.batch.run.contract import CongThuc, HangHong
from kehoach.batch.run.unit import install, work

_USUAL: Final = gc.get_threshold()
"""Known from the start: in the page's server several runs may begin and end at any time"""
_SELDOM: Final = (20_000, 20, 20)
"""How much may come into being before garbage is looked for. Making files leaves hardly any that refers to itself, and to look
through rules and catalogue again and again takes time."""


class Nhom(Protocol):
    """A group of workers that knows a job."""

    @property
    def key(self) -> str:
        """The job, as its workers know it"""
        ...

    @property
    def executor(self) -> Executor:
        """Takes units of work"""
        ...

    @property
    def cho(self) -> int:
        """How many units may be under way at once"""
        ...

    @property
    def lon(self) -> int:
        """The most rows in a unit"""
        ...

    def warm(self, rows: Iterator[Hang | HangHong]) -> None:
        """Let the workers get ready on one of ``rows`` while this process has other things to do."""
        ...

    def renew(self) -> None:
        """Take new workers in place of a group that is broken."""
        ...

    def kill(self) -> None:
        """End the workers at once; what they were at is lost."""
        ...

    def close(self) -> None:
        """Let the workers go."""
        ...


def cores() -> int:
    """How many processes this machine runs at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


class _Here(Executor):
    """Runs what it is given at once."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - as every executor does: the future carries it
            done.set_exception(error)
        return done


class TaiCho:
    """No process but this one."""

    def __init__(self, key: str, recipe: CongThuc) -> None:
        install(key, recipe)
        self.key = key
        gc.set_threshold(*_SELDOM)
        self.executor: Executor = _Here()
        self.cho, self.lon = 1, 1

    def warm(self, rows: Iterator[Hang | HangHong]) -> None:
        """This process gets ready when it begins."""

    def renew(self) -> None:
        """Nothing to renew."""

    def kill(self) -> None:
        """Nothing to end."""

    def close(self) -> None:
        """Look for garbage as often as before."""
        gc.set_threshold(*_USUAL)


class TienTrinh:
    """Processes of this machine."""

    def __init__(self, count: int, key: str, recipe: CongThuc) -> None:
        self.key, self._count, self._first = key, count, (key, recipe)
        self.cho, self.lon = 2 * count, 64
        self.executor: Executor = self._made()

    def _made(self) -> Executor:
        self._started: list[Any] = []
        context = _recording(forks.context(), self._started)
        return ProcessPoolExecutor(self._count, mp_context=context, initializer=_begin, initargs=self._first)

    def warm(self, rows: Iterator[Hang | HangHong]) -> None:
        """Every process makes the first row, for practice. To start a process may take until the one of which it is a copy
        has loaded the program: that is waited for beside."""
        row = next((each for each in rows if isinstance(each, Hang)), None)
        if row is not None:
            threading.Thread(target=self._practise, args=(self.executor, row), daemon=True).start()

    def _practise(self, executor: Executor, row: Hang) -> None:
        with suppress(Exception):  # whatever is wrong will be met again by the work itself
            for _ in range(self._count):
                executor.submit(work, self.key, (row,))

    def renew(self) -> None:
        """New processes in place of those that are gone."""
        self.close()
        self.executor = self._made()

    def kill(self) -> None:
        """End the processes at once."""
        for each in self._started:
            if each.pid is not None:  # one that is only about to start ends with its executor
                each.kill()

    def close(self) -> None:
        """Wait for what is under way, then end the processes."""
        self.executor.shutdown(wait=True, cancel_futures=True)


def _recording(context: Any, started: list[Any]) -> Any:
    """``context``, whose processes are also put on a list: the executor does not tell which are its own."""

    class Recording(type(context)):  # type: ignore[misc]
        def Process(self, *args: Any, **kwargs: Any) -> Any:  # noqa: N802 - the name that executors call
            process = super().Process(*args, **kwargs)
            started.append(process)
            return process

    return Recording()


def _begin(key: str, recipe: CongThuc) -> None:
    """In a new process: Ctrl-C is for the parent to handle, a dead parent ends the process, the job is known."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*_SELDOM)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    install(key, recipe)


def _end_with_parent() -> None:
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)

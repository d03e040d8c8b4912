"""Workers on other machines: a Dask cluster, through the interface of concurrent.futures that local processes have too.

Problems: HL65 distributed is not installed, HL66 no scheduler at the address, HL67 no worker, HL68 workers without this version
of kehoach.
"""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import suppress
from typing import Any, Final

from kehoach import __version__
from kehoach.batch.job import Hang
from kehoach.batch.run.contract import CongThuc, HangHong
from kehoach.batch.run.unit import version
from kehoach.problems import KehoachError, Problem

CONNECT_SECONDS: Final = 8
"""After which a scheduler that does not answer is taken for absent"""
WORKER_SECONDS: Final = 8


class CumDask:
    """The workers of a Dask scheduler. Closing leaves the cluster as it was."""

    def __init__(self, address: str, key: str, recipe: CongThuc) -> None:
        """Raises :class:`KehoachError` HL65-HL68 within a few seconds."""
        self._client = _client(address)
        self.key, self.lon, self._recipe = key, 64, recipe
        try:
            self.cho = 2 * _threads(self._client, address)
            self._plugin = _given(self._client, key, recipe)
            self.executor: Executor = self._client.get_executor(pure=False)
        except BaseException:
            self._client.close()
            raise

    def warm(self, rows: Iterator[Hang | HangHong]) -> None:
        """A cluster is mostly running already."""

    def renew(self) -> None:
        """Nothing to renew: Dask takes on new workers by itself."""

    def kill(self) -> None:
        """Take back what is under way."""
        self.executor.shutdown(wait=False)

    def close(self) -> None:
        """Let the workers forget the job, and leave the cluster."""
        with suppress(Exception):  # the cluster may be gone
            self._client.unregister_worker_plugin(self._plugin)
        self._client.close()


def _client(address: str) -> Any:
    try:
        import distributed
    except ImportError:
        mend = "cài thêm: pip install kehoach[dask]"
        raise KehoachError(Problem("HL65", "Chưa cài phần chạy trên nhiều máy", mend)) from None
    try:
        client: Any = distributed.Client  # without types
        return client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (
        OSError,
        ValueError,
        TypeError,
        AssertionError,
    ):  # of another kind; distributed's own loop too slow to start
        mend = "xem lại địa chỉ (tcp://máy:8786) và máy điều phối đã chạy “dask scheduler” chưa"
        raise KehoachError(Problem("HL66", f"Không nối được tới {address}", mend)) from None


def _threads(client: Any, address: str) -> int:
    try:
        client.wait_for_workers(1, timeout=WORKER_SECONDS)
    except TimeoutError:
        mend = f"chạy “dask worker {address}” trên ít nhất một máy"
        raise KehoachError(Problem("HL67", "Cụm Dask không có máy làm việc nào", mend)) from None
    return sum(client.nthreads().values()) or 1


def _given(client: Any, key: str, recipe: CongThuc) -> str:
    """Give every worker the job; the name under which it is known."""
    try:
        others = {each for each in client.run(version).values() if each != __version__}
    except Exception:  # noqa: BLE001 - whatever a worker without kehoach answers
        others = {"không có"}
    if others:
        mend = f"cài kehoach {__version__} trên mọi máy làm việc rồi chạy lại “dask worker”"
        message = f"Máy làm việc có phiên bản kehoach khác ({', '.join(sorted(others))})"
        raise KehoachError(Problem("HL68", message, mend))
    from kehoach.batch.run.dask_worker import GiuViec

    plugin = GiuViec(key, recipe)
    client.register_plugin(plugin)
    return plugin.name

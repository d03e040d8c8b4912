"""On a Dask cluster: a real scheduler and two workers on this machine; the same bytes, and a worker that dies costs nothing."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from batch.run.gia import EVIL, SLOW, TRACE, anh, hang, nhieu, viec
from kehoach.batch.job import Hang
from kehoach.batch.run.contract import CachChay, TienDo
from kehoach.batch.run.run import chay
from kehoach.problems import KehoachError

pytest.importorskip("distributed", reason="chưa cài distributed")

ROOT = Path(__file__).resolve().parents[3]
Process = subprocess.Popen[bytes]


def _started(folder: Path, *arguments: str) -> Process:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    environment |= {
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "5s",
    }
    with (folder / f"{len(list(folder.iterdir()))}.log").open("wb") as log:
        return subprocess.Popen([sys.executable, "-m", *arguments], env=environment, stdout=log, stderr=log, cwd=folder)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[Process]]]:
    """Address of a scheduler, and its workers."""
    folder = tmp_path_factory.mktemp("dask")
    address = f"tcp://127.0.0.1:{_free_port()}"
    here = ("--host", "127.0.0.1", "--no-dashboard")
    everyone = [_started(folder, "distributed.cli.dask_scheduler", *here, "--port", address.rpartition(":")[2])]
    try:
        for _ in range(2):
            arguments = (address, *here, "--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
            everyone.append(_started(folder, "distributed.cli.dask_worker", *arguments))
        yield address, everyone[1:]
    finally:
        for each in everyone:
            each.kill()
            each.wait()


def test_same_as_here(tmp_path: Path, cluster: tuple[str, list[Process]]) -> None:
    address, _ = cluster
    trace = tmp_path / "dau"
    trace.mkdir()
    rows: list[Hang] = [*nhieu(60, **{TRACE: str(trace), SLOW: "0.01"}), hang(90, **{EVIL: "vo"})]
    chay(viec(rows, tmp_path / "a"), CachChay())
    (trace / str(os.getpid())).unlink()
    told = chay(viec(rows, tmp_path / "b"), CachChay(dask=address))
    assert (told.tep_lam, told.hang_hong) == (120, 1)
    assert anh(tmp_path / "a") == anh(tmp_path / "b")
    used = {each.name for each in trace.iterdir()}
    assert str(os.getpid()) not in used
    assert len(used) == 2, "both workers"


def test_stopped(tmp_path: Path, cluster: tuple[str, list[Process]]) -> None:
    address, _ = cluster
    stop = threading.Event()
    told = chay(viec(nhieu(200, **{SLOW: "0.02"}), tmp_path), CachChay(dask=address), lambda _: stop.set(), stop)
    assert told.bi_dung
    assert 0 < told.tep_lam < 400
    assert chay(viec(nhieu(200), tmp_path), CachChay(tiep_tuc=True)).tep_giu >= told.tep_lam


def test_a_worker_dies_last(tmp_path: Path, cluster: tuple[str, list[Process]]) -> None:
    address, workers = cluster
    rows = nhieu(60, **{SLOW: "0.02"})
    seen = 0

    def heard(_: TienDo) -> None:
        nonlocal seen
        seen += 1
        if seen == 10:
            workers[0].kill()

    told = chay(viec(rows, tmp_path / "b"), CachChay(dask=address), heard)
    assert (told.tep_lam, told.hang_hong) == (120, 0)
    chay(viec(nhieu(60), tmp_path / "a"), CachChay())
    assert anh(tmp_path / "a") == anh(tmp_path / "b")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "máy nào", "http://127.0.0.1:1", "127.0.0.1"])
def test_nobody_at_the_address(tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.batch.run.dask_pool.CONNECT_SECONDS", 1)
    begun = time.monotonic()
    with pytest.raises(KehoachError) as caught:
        chay(viec(nhieu(2), tmp_path / "ra"), CachChay(dask=address))
    assert {each.code for each in caught.value.problems} == {"HL66"}
    assert time.monotonic() - begun < 5
    assert not list(tmp_path.rglob("*.docx"))

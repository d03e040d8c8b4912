"""Worker processes are copies of one that is ready, where there is such; the practice that makes it ready works."""

import multiprocessing.forkserver
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kehoach.api.batch_ready import practise
from kehoach.batch.run import forks

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="chỉ Linux nhân bản tiến trình")
SCRIPT = """
import sys
from concurrent.futures import ProcessPoolExecutor
from kehoach.batch.run import forks

def loaded():
    return "kehoach.api.batch_ready" in sys.modules

if __name__ == "__main__":
    forks.start("kehoach.api.batch_ready")
    assert not loaded(), "only there"
    with ProcessPoolExecutor(2, mp_context=forks.context()) as pool:
        print(pool.submit(loaded).result(60))
"""


def test_practice_makes_its_row() -> None:
    """What goes wrong there is told nowhere else."""
    [told] = practise().ket_qua
    assert (told.loi, len(told.tep)) == ("", 2)
    assert [(each.loi, each.canh_bao) for each in told.tep] == [((), 0)] * 2


@LINUX
def test_workers_are_copies_of_a_process_that_is_ready(tmp_path: Path) -> None:
    script = tmp_path / "thu.py"
    script.write_text(SCRIPT)
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=False)
    assert (done.stdout.strip(), done.stderr) == ("True", "")


@LINUX
def test_without_such_a_process_workers_start_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> None:
        raise OSError("AF_UNIX path too long")

    monkeypatch.setattr(multiprocessing.forkserver, "ensure_running", refused)
    forks.start("kehoach.api.batch_ready")
    assert forks.context().get_start_method() == "spawn"


def test_elsewhere_workers_start_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    forks.start("kehoach.api.batch_ready")
    assert forks.context().get_start_method() == "spawn"


@LINUX
@pytest.mark.parametrize("seconds", [0.0, 0.5, 1.2])
def test_ctrl_c_while_workers_get_ready(tmp_path: Path, seconds: float) -> None:
    """Whenever it comes, a sentence is all that is seen of it."""
    job = tmp_path / "viec.xlsx"
    python = [sys.executable, "-m", "kehoach", "batch"]
    subprocess.run([*python, "--tao", job, "--tinh", "Thanh Hóa"], check=True, capture_output=True)
    process = subprocess.Popen(
        [*python, job, "-o", tmp_path / "ra", "--tien-trinh", "2"],
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not children.read_text() and process.poll() is None:
        time.sleep(0.01)
    time.sleep(seconds)
    os.killpg(process.pid, 2)
    _, said = process.communicate(timeout=60)
    assert "Đã dừng" in said or process.returncode in (0, 1), "it may have been done before"
    assert "Traceback" not in said

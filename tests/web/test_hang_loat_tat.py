"""The server ends in the middle of a run: what was made is kept, its workers end too, and the run goes on later."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from web.khach_mang import KhachMang, may_chu_rieng
from web.so_viec import nhieu_xa, so_viec

ROWS = 200
WAIT = 120.0


def until(true: Callable[[], bool], why: str) -> None:
    end = time.monotonic() + WAIT
    while not true():
        assert time.monotonic() < end, why
        time.sleep(0.05)


def children(parent: int) -> set[int]:
    """The processes that a process started, and those that these started."""
    of: dict[int, int] = {}
    for each in Path("/proc").iterdir():
        if each.name.isdecimal():
            try:
                of[int(each.name)] = int((each / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
    found = {child for child, above in of.items() if above == parent}
    return found | {deeper for each in found for deeper in children(each)}


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def lines(folder: Path) -> int:
    found = list(folder.glob("Hàng loạt/*/ket-qua.csv"))
    return found[0].read_bytes().count(b"\n") if found else 0


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="cần /proc để tìm các tiến trình con")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_the_server_ends_in_the_middle_of_a_run(tmp_path: Path, how: signal.Signals) -> None:
    folder = tmp_path / "Kehoach"
    with may_chu_rieng(folder) as (server, address):
        khach = KhachMang(address)
        page = khach.gui("/hang-loat/tha", tep={"tep": ("viec.xlsx", so_viec(xa=nhieu_xa(ROWS)))})
        assert page.status == 200 and "Sẽ làm" in page.text
        batch = page.url.removeprefix(address)
        khach.gui(f"{batch}chay", {"tien_trinh": "2", "hien": "1"})
        until(lambda: lines(folder) > 2, "nothing is made")
        workers = children(server.pid)
        assert len(workers) >= 2
        os.kill(server.pid, how)
        assert server.wait(WAIT) == (0 if how == signal.SIGINT else -how)
        until(lambda: not any(map(alive, workers)), "workers outlive the server")

    with may_chu_rieng(folder) as (_, address):
        khach = KhachMang(address)
        page = khach.xem(batch)
        # "Đã xong" would say that the run was over before the server ended
        assert ("Bị ngắt giữa chừng" if how == signal.SIGKILL else "Đã dừng") in page.text
        assert "Làm tiếp" in page.text
        khach.gui(f"{batch}chay", {"tien_trinh": "1"})
        until(lambda: "Đã xong" in khach.xem(batch).text, "it does not go on")
        assert f"{ROWS}/{ROWS}" in khach.xem(batch).text
        assert len(list((folder / "Hàng loạt" / "viec").glob("*.docx"))) == 2 * ROWS
        notes = next((folder / ".kehoach" / "hang-loat").glob("*/viec.json")).read_text("utf-8")
        assert '"tep_giu": 0' not in notes

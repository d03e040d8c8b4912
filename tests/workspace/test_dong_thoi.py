"""Many at once: threads, several servers, a server that is killed in the middle of a write."""

import multiprocessing as mp
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep

import pytest

from kehoach.api import KhongGian, load_plan, open_workspace
from kehoach.model.plan import KeHoach, NoiNhan
from kehoach.problems import KehoachError

Khac = Callable[[str], KeHoach]
MaLoi = Callable[[Callable[[], object]], str]
SPAWN = mp.get_context("spawn")
WAIT = 60


def _them_noi_nhan(kg: KhongGian, ma: str, ten: str) -> None:
    """Add a recipient, again after each conflict, as a page does."""
    while True:
        ban = kg.doc(ma)
        plan = ban.ke_hoach
        plan.noi_nhan.append(NoiNhan(id=f"nn-{ten}", ten=ten))
        try:
            kg.ghi(ma, plan, ban.phien)
            return
        except KehoachError as error:
            if error.problems[0].code != "VT10":
                raise


def _may_chu(folder: str, ma: str, ten: str, count: int) -> None:
    kg = open_workspace(Path(folder))
    for number in range(count):
        _them_noi_nhan(kg, ma, f"{ten}{number}")


def test_twenty_threads_lose_no_edit(kg: KhongGian, ma: str) -> None:
    other = open_workspace(kg.thu_muc)
    with ThreadPoolExecutor(20) as pool:
        list(pool.map(lambda n: _them_noi_nhan((kg, other)[n % 2], ma, f"t{n}"), range(20)))
    names = {each.ten for each in kg.doc(ma).ke_hoach.noi_nhan}
    assert names >= {f"t{n}" for n in range(20)}


def test_two_servers_on_one_plan_lose_no_edit(kg: KhongGian, ma: str) -> None:
    runs = [SPAWN.Process(target=_may_chu, args=(str(kg.thu_muc), ma, ten, 8)) for ten in "ab"]
    for run in runs:
        run.start()
    for run in runs:
        run.join(WAIT)
    assert [run.exitcode for run in runs] == [0, 0]
    names = {each.ten for each in kg.doc(ma).ke_hoach.noi_nhan}
    assert names >= {f"{ten}{n}" for ten in "ab" for n in range(8)}
    ban, steps = kg.doc(ma), 0
    while ban.hoan_tac:
        ban, steps = kg.hoan_tac(ma, ban.phien), steps + 1
    assert steps == 16


def test_twenty_threads_on_twenty_plans_and_the_list(kg: KhongGian, khac: Khac) -> None:
    def work(number: int) -> str:
        ma = kg.tao(khac(f"Việc {number}"), "Cùng một tên")
        for turn in range(3):
            ban = kg.doc(ma)
            kg.ghi(ma, khac(f"Việc {number} lần {turn}"), ban.phien)
            kg.danh_sach()
        return ma

    with ThreadPoolExecutor(20) as pool:
        made = list(pool.map(work, range(20)))
    assert len(set(made)) == 20
    assert {each.ma for each in kg.danh_sach()} == set(made)
    assert {kg.doc(ma).ke_hoach.trich_yeu for ma in made} == {f"Việc {n} lần 2" for n in range(20)}


def test_files_of_one_name_added_at_once_are_all_kept(kg: KhongGian, ma: str) -> None:
    with ThreadPoolExecutor(10) as pool:
        made = list(pool.map(lambda n: kg.them_tep(ma, "a.docx", str(n).encode()), range(10)))
    assert len({each.ten for each in made}) == 10
    assert {kg.duong_dan(ma, each.ten).read_bytes() for each in kg.tep(ma)} == {str(n).encode() for n in range(10)}


def _ghi_mai(folder: str, ma: str, started: "mp.synchronize.Event") -> None:
    kg = open_workspace(Path(folder))
    number = 0
    while True:
        ban = kg.doc(ma)
        plan = ban.ke_hoach
        plan.trich_yeu = f"Lần {number} " + "rất dài " * 2000
        kg.ghi(ma, plan, ban.phien)
        number += 1
        started.set()


@pytest.mark.skipif(sys.platform == "win32", reason="không có SIGKILL")
@pytest.mark.parametrize("delay", [0.0, 0.003, 0.007, 0.013, 0.021])
def test_a_server_killed_in_the_middle_leaves_a_whole_plan_and_no_lock(
    kg: KhongGian, ma: str, khac: Khac, delay: float
) -> None:
    started = SPAWN.Event()
    run = SPAWN.Process(target=_ghi_mai, args=(str(kg.thu_muc), ma, started))
    run.start()
    assert started.wait(WAIT)
    sleep(delay)
    assert run.pid is not None
    os.kill(run.pid, signal.SIGKILL)
    run.join(WAIT)
    begin = monotonic()
    ban = kg.doc(ma)
    assert load_plan(kg.thu_muc / ma / "ke-hoach.yaml") == ban.ke_hoach
    assert kg.ghi(ma, khac("Sau khi khởi động lại"), ban.phien).ke_hoach.trich_yeu == "Sau khi khởi động lại"
    assert kg.hoan_tac(ma, kg.phien(ma)).ke_hoach == ban.ke_hoach
    assert monotonic() - begin < 5
    for each in kg.lich_su(ma):
        kg.ban_cu(ma, each.so)


def test_who_waits_too_long_is_told(
    kg: KhongGian, ma: str, khac: Khac, ma_loi: MaLoi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kehoach.workspace.kho.CHO", 0.05)
    phien = kg.doc(ma).phien
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with kg._kho.khoa(ma):
            held.set()
            done.wait(WAIT)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(WAIT)
    try:
        assert kg.doc(ma).phien == phien  # reading waits for nobody
        assert ma_loi(lambda: kg.ghi(ma, khac("Hai"), phien)) == "VT11"
    finally:
        done.set()
        thread.join()
    assert kg.ghi(ma, khac("Hai"), phien).phien != phien

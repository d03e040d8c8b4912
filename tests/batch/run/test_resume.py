"""Killed at any moment and resumed: as if never disturbed; what a person did meanwhile is left alone."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from batch.run.gia import EVIL, May, anh, hang, nhieu, viec, xau
from kehoach.batch.job import Hang
from kehoach.batch.run.contract import CachChay, HangHong, TienDo, TongKet
from kehoach.batch.run.run import chay
from kehoach.batch.run.store import CHANGED
from kehoach.problems import KehoachError

ROOT = Path(__file__).resolve().parents[3]
RESUME = CachChay(tiep_tuc=True)


def _child(folder: Path, processes: int, rows: int, slow: str, trace: Path) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    arguments = [str(folder), str(processes), str(rows), slow, str(trace)]
    return subprocess.Popen([sys.executable, str(Path(__file__).with_name("con.py")), *arguments], env=environment)


def _begun(folder: Path, child: "subprocess.Popen[bytes]") -> None:
    """Wait until the child has put a file in its place."""
    deadline = time.monotonic() + 30
    while not any(folder.glob("*.docx")) and child.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z (zombie)" not in Path(f"/proc/{pid}/status").read_text()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="cần /proc để biết tiến trình còn sống không")
@pytest.mark.parametrize("processes", [1, 2])
def test_killed_three_times(tmp_path: Path, processes: int) -> None:
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    trace = tmp_path / "dau"
    trace.mkdir()
    chay(viec(nhieu(300), tmp_path / "a"), CachChay(dong_goi=True))
    folder = tmp_path / "b"
    killed = 0
    for _ in range(3):
        child = _child(folder, processes, 300, "0.004", trace)
        _begun(folder, child)
        time.sleep(chance.uniform(0, 0.3))
        killed += child.poll() is None
        child.kill()
        child.wait()
    assert killed == 3, f"seed {seed}: too late to kill"
    before = len(list(folder.glob("*.docx")))
    assert 0 < before < 600
    heard: list[TienDo] = []
    told = chay(viec(nhieu(300), folder), CachChay(2, tiep_tuc=True, dong_goi=True), heard.append)
    assert told.dat
    assert told.tep_giu >= before - 2, "what was done is kept"
    assert told.tep_lam + told.tep_giu == 600
    assert anh(folder) == anh(tmp_path / "a"), f"seed {seed}"
    deadline = time.monotonic() + 5
    while left := [
        each for each in (int(path.name) for path in trace.iterdir()) if each != os.getpid() and _alive(each)
    ]:
        assert time.monotonic() < deadline, f"processes left behind: {left}"
        time.sleep(0.05)


def test_nothing_done_again(tmp_path: Path) -> None:
    rows: list[Hang | HangHong] = [*nhieu(5), xau(9), hang(10, **{EVIL: "loi"}), hang(11, **{EVIL: "co-loi"})]
    first = chay(viec(rows, tmp_path), CachChay())
    before = anh(tmp_path)
    stamps = {path: path.stat().st_mtime_ns for path in tmp_path.glob("*.docx")}
    second = chay(viec(rows, tmp_path), RESUME)
    assert anh(tmp_path) == before
    assert stamps == {path: path.stat().st_mtime_ns for path in tmp_path.glob("*.docx")}
    assert (second.tep_lam, second.tep_giu) == (0, 12)
    assert (second.hang_hong, second.tep_co_loi) == (first.hang_hong, first.tep_co_loi) == (2, 2)


def test_only_what_changed_is_made_again(tmp_path: Path) -> None:
    chay(viec(nhieu(5), tmp_path), CachChay())
    rows = nhieu(5)
    rows[2] = hang(4, so_ho="7")
    told = chay(viec(rows, tmp_path), RESUME)
    assert (told.tep_lam, told.tep_giu) == (2, 8)
    told = chay(viec(rows, tmp_path, May(ban="2")), RESUME)
    assert (told.tep_lam, told.tep_giu) == (10, 0), "another template"


def test_rows_that_moved_are_kept(tmp_path: Path) -> None:
    chay(viec(nhieu(3), tmp_path), CachChay())
    moved = [replace(each, hang=each.hang + 5) for each in nhieu(3)]
    told = chay(viec([hang(3000), *moved], tmp_path), RESUME)
    assert (told.tep_lam, told.tep_giu) == (2, 6)
    fresh = tmp_path / "moi"
    chay(viec([hang(3000), *moved], fresh), CachChay())
    assert (tmp_path / "ket-qua.csv").read_bytes() == (fresh / "ket-qua.csv").read_bytes()


def _edited(folder: Path) -> Path:
    path = folder / "10002-chi-tieu.docx"
    path.write_bytes(b"a clerk's own words")
    return path


@pytest.mark.parametrize(("ban", "le", "dat"), [("1", 0, True), ("2", 1, False)], ids=["same input", "changed input"])
def test_an_edited_file_is_left_alone(tmp_path: Path, ban: str, le: int, dat: bool) -> None:
    chay(viec(nhieu(3), tmp_path), CachChay())
    path = _edited(tmp_path)
    for _ in range(2):  # it stays known as edited
        told = chay(viec(nhieu(3), tmp_path, May(ban=ban)), RESUME)
        assert told.sua_tay == [path.name]
        assert (told.sua_tay_cu, told.dat) == (le, dat)
        assert path.read_bytes() == b"a clerk's own words"
        assert (CHANGED in (tmp_path / "ket-qua.csv").read_text("utf-8")) is not dat
    told = chay(viec(nhieu(3), tmp_path, May(ban=ban)), CachChay(tiep_tuc=True, ghi_de=True))
    assert told.dat
    assert path.read_bytes() != b"a clerk's own words"


def test_a_removed_or_cut_file_is_made_again(tmp_path: Path) -> None:
    chay(viec(nhieu(3), tmp_path), CachChay())
    before = anh(tmp_path)
    (tmp_path / "10002-chi-tieu.docx").unlink()
    (tmp_path / "10003-chi-tieu.docx").write_bytes(b"")
    (tmp_path / ".kehoach-xyz.tmp").write_bytes(b"half")
    told = chay(viec(nhieu(3), tmp_path), RESUME)
    assert (told.tep_lam, told.tep_giu) == (4, 2)
    assert anh(tmp_path) == before


def test_a_torn_line(tmp_path: Path) -> None:
    chay(viec(nhieu(3), tmp_path), CachChay())
    before = anh(tmp_path)
    book = tmp_path / "ket-qua.csv"
    for cut in (1, 7, 90, 150, 400, len(before["ket-qua.csv"]) - 2):
        book.write_bytes(before["ket-qua.csv"][:-cut])
        if cut:  # files whose line is lost are another's, as far as one can know
            with pytest.raises(KehoachError) as caught:
                chay(viec(nhieu(3), tmp_path), RESUME)
            assert {each.code for each in caught.value.problems} <= {"HL53"}
        told = chay(viec(nhieu(3), tmp_path), CachChay(tiep_tuc=True, ghi_de=True))
        assert told.dat
        assert anh(tmp_path) == before


def test_files_that_no_row_makes_any_more(tmp_path: Path) -> None:
    chay(viec(nhieu(4), tmp_path), CachChay())
    told = chay(viec(nhieu(2), tmp_path), RESUME)
    assert told.khong_con == [f"1000{i}-{kind}.docx" for i in (4, 5) for kind in ("chi-tieu", "nhiem-vu")]
    assert len(list(tmp_path.glob("*.docx"))) == 8, "nothing is deleted"


def _refused(folder: Path, how: CachChay, rows: int = 3) -> set[str]:
    before = anh(folder)
    with pytest.raises(KehoachError) as caught:
        chay(viec(nhieu(rows), folder), how)
    assert anh(folder) == before
    assert all(each.mend for each in caught.value.problems)
    return {each.code for each in caught.value.problems}


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    mine = tmp_path / "10003-CHI-TIEU.docx" if sys.platform == "win32" else tmp_path / "10003-chi-tieu.docx"
    mine.write_bytes(b"mine")
    assert _refused(tmp_path, CachChay()) == {"HL53"}
    assert _refused(tmp_path, RESUME) == {"HL53"}
    mine.unlink()
    chay(viec(nhieu(3), tmp_path), CachChay())
    assert _refused(tmp_path, CachChay()) == {"HL61"}
    (tmp_path / "10005-chi-tieu.docx").write_bytes(b"mine")
    assert _refused(tmp_path, RESUME, rows=4) == {"HL53"}
    assert chay(viec(nhieu(4), tmp_path), CachChay(ghi_de=True)).tep_lam == 8


def test_a_record_of_another(tmp_path: Path) -> None:
    (tmp_path / "ket-qua.csv").write_text("hang;tep\n1;a.docx\n", encoding="utf-8")
    assert _refused(tmp_path, RESUME) == {"HL54"}
    assert _refused(tmp_path, CachChay()) == {"HL54"}


def test_the_workbook_of_all_rows_is_not_written_over(tmp_path: Path) -> None:
    mine = tmp_path / "tong-hop.xlsx"
    mine.write_bytes(b"mine")
    assert _refused(tmp_path, CachChay()) == {"HL53"}
    mine.unlink()
    chay(viec(nhieu(3), tmp_path), CachChay())
    mine.write_bytes(b"made mine")
    told = chay(viec(nhieu(3), tmp_path), RESUME)
    assert told.sua_tay == ["tong-hop.xlsx"]
    assert mine.read_bytes() == b"made mine"


def test_two_runs_at_once(tmp_path: Path) -> None:
    child = _child(tmp_path, 1, 300, "0.05", tmp_path)
    try:
        _begun(tmp_path, child)
        told: TongKet | None = None
        with pytest.raises(KehoachError) as caught:
            told = chay(viec(nhieu(3), tmp_path), RESUME)
        assert told is None
        [problem] = caught.value.problems
        assert problem.code == "HL55"
        assert str(child.pid) in problem.message
    finally:
        child.kill()
        child.wait()
    assert (tmp_path / ".kehoach-khoa").exists(), "the lock of the dead"
    assert chay(viec(nhieu(3), tmp_path), CachChay(ghi_de=True)).dat
    assert not (tmp_path / ".kehoach-khoa").exists()


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda folder: folder.touch(), "TEP01"),
        (lambda folder: folder.mkdir() or (folder / "ket-qua.csv").mkdir(), "TEP08"),
        (lambda folder: folder.mkdir() or (folder / ".kehoach-khoa").mkdir(), "TEP07"),
        (lambda folder: folder.mkdir() or (folder / "tong-hop.xlsx").mkdir(), "HL53"),
        (lambda folder: folder.mkdir() or (folder / "10002-chi-tieu.docx").mkdir(), "HL53"),
    ],
)
def test_what_is_in_the_way_is_told(tmp_path: Path, make: Callable[[Path], object], code: str) -> None:
    folder = tmp_path / "ra"
    make(folder)
    with pytest.raises(KehoachError) as caught:
        chay(viec(nhieu(3), folder), CachChay(ghi_de=True))
    assert [each.code for each in caught.value.problems] == [code]
    assert not list(tmp_path.rglob("*nhiem-vu.docx"))


def test_a_folder_in_the_way_of_a_zip(tmp_path: Path) -> None:
    (tmp_path / "goi").touch()
    told = chay(viec(nhieu(3), tmp_path), CachChay(dong_goi=True))
    assert [each.code for each in told.bao] == ["HL60"]
    assert (told.tep_lam, told.dat) == (6, False)

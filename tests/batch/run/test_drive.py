"""Workers that die, hang or are never there cost their rows at most; a run that is stopped keeps what it made."""

import threading
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

import pytest

from batch.run.gia import EVIL, SLOW, anh, hang, nhieu, viec
from kehoach.batch.run import drive, store
from kehoach.batch.run.contract import CachChay, TienDo
from kehoach.batch.run.pools import TienTrinh
from kehoach.batch.run.run import chay
from kehoach.files import replacing
from kehoach.problems import KehoachError, Problem


def test_a_row_that_kills_is_told_and_the_others_are_made(tmp_path: Path) -> None:
    rows = [*nhieu(10), hang(20, **{EVIL: "chet"}), *[hang(each) for each in range(30, 40)], hang(50, **{EVIL: "chet"})]
    heard: list[TienDo] = []
    told = chay(viec(rows, tmp_path), CachChay(2), heard.append)
    assert (told.tep_lam, told.hang_hong) == (40, 2)
    assert {each.hang for each in heard if each.trang_thai == "hong"} == {20, 50}
    assert sorted(each.hang for each in heard) == [each.hang for each in rows], "each once"
    assert all("hai lần" in each.thong_bao for each in heard if each.trang_thai == "hong")


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    rows = [*nhieu(10), hang(20, **{EVIL: f"chet-mot-lan:{tmp_path / 'dau'}"}), *[hang(each) for each in range(30, 40)]]
    told = chay(viec(rows, tmp_path / "ra"), CachChay(2))
    assert (told.tep_lam, told.hang_hong) == (42, 0)


def test_a_worker_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drive, "MAX_SILENCE", 4)
    rows = [*nhieu(4), hang(20, **{SLOW: "60"}), *[hang(each) for each in range(30, 34)]]
    heard: list[TienDo] = []
    told = chay(viec(rows, tmp_path), CachChay(2), heard.append)
    assert (told.tep_lam, told.hang_hong) == (16, 1)
    assert {each.hang for each in heard if each.trang_thai == "hong"} == {20}


def test_workers_that_never_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renewed = TienTrinh.renew
    count = 0

    def counted(self: TienTrinh) -> None:
        nonlocal count
        count += 1
        renewed(self)

    monkeypatch.setattr(TienTrinh, "renew", counted)
    rows = [hang(each, **{EVIL: "chet"}) for each in range(2, 60)]
    with pytest.raises(KehoachError) as caught:
        chay(viec(rows, tmp_path), CachChay(2))
    assert [each.code for each in caught.value.problems] == ["HL56"]
    assert count <= drive.MAX_BREAKS


@pytest.mark.parametrize("processes", [1, 2])
def test_stopped_and_resumed(tmp_path: Path, processes: int) -> None:
    stop = threading.Event()
    rows = nhieu(200, **{SLOW: "0.01"})

    def heard(now: TienDo) -> None:
        if now.xong == 20:
            stop.set()

    told = chay(viec(rows, tmp_path / "b"), CachChay(processes), heard, stop)
    assert told.bi_dung
    assert 40 <= told.tep_lam < 400
    assert not (tmp_path / "b" / ".kehoach-khoa").exists()
    again = chay(viec(nhieu(200), tmp_path / "b"), CachChay(tiep_tuc=True))
    assert again.tep_giu == told.tep_lam
    chay(viec(nhieu(200), tmp_path / "a"), CachChay())
    assert anh(tmp_path / "a") == anh(tmp_path / "b")


def test_stopped_before_it_began(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    assert chay(viec(nhieu(3), tmp_path / "ra"), CachChay(), stop=stop).bi_dung
    assert not (tmp_path / "ra").exists()


def test_who_listens_may_fail(tmp_path: Path) -> None:
    """The page may go away: what was made stays, the lock does not."""

    def heard(_: TienDo) -> None:
        raise ConnectionResetError("gone")

    with pytest.raises(ConnectionResetError):
        chay(viec(nhieu(50), tmp_path), CachChay(2), heard)
    assert chay(viec(nhieu(50), tmp_path), CachChay(tiep_tuc=True)).dat


def test_a_disk_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    def full(path: Path, *, durable: bool = True) -> AbstractContextManager[BinaryIO]:
        if "10004" in path.name or every:
            raise KehoachError(Problem("TEP08", "Không ghi được tệp (đĩa đầy)", "giải phóng dung lượng đĩa"))
        return replacing(path, durable=durable)

    every = False
    monkeypatch.setattr(store, "_replaced", lambda *_: False)
    monkeypatch.setattr(store, "replacing", full)
    told = chay(viec(nhieu(5), tmp_path / "a"), CachChay())
    assert (told.hang_hong, told.tep_lam) == (1, 8)
    monkeypatch.undo()
    assert chay(viec(nhieu(5), tmp_path / "a"), CachChay(tiep_tuc=True)).dat
    every = True
    monkeypatch.setattr(store, "_replaced", lambda *_: False)
    monkeypatch.setattr(store, "replacing", full)
    with pytest.raises(KehoachError) as caught:
        chay(viec(nhieu(100), tmp_path / "b"), CachChay())
    assert [each.code for each in caught.value.problems] == ["TEP08", "HL58"]

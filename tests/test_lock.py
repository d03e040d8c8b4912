"""A lock that one holder has among threads and processes, and that a crash gives back."""

import multiprocessing as mp
import os
import sys
from pathlib import Path
from time import monotonic

import pytest

from kehoach.lock import BusyError, locked, take

SPAWN = mp.get_context("spawn")
WAIT = 60


def test_a_second_holder_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "khoa"
    handle = take(path)
    with pytest.raises(BusyError, match=str(os.getpid())):
        take(path)
    os.close(handle)
    os.close(take(path))


def test_waiting_has_an_end(tmp_path: Path) -> None:
    path = tmp_path / "khoa"
    with locked(path, 0):
        begin = monotonic()
        with pytest.raises(BusyError), locked(path, 0.1):
            pass
        assert 0.1 <= monotonic() - begin < 5
    with locked(path, 0):
        pass


def test_an_error_in_the_block_lets_go(tmp_path: Path) -> None:
    with pytest.raises(KeyError), locked(tmp_path / "khoa", 0):
        raise KeyError
    with locked(tmp_path / "khoa", 0):
        pass


def test_a_lock_that_was_deleted_is_nobodys(tmp_path: Path) -> None:
    path = tmp_path / "khoa"
    if sys.platform == "win32":
        pytest.skip("Windows không xóa tệp đang mở")
    with locked(path, 0):
        path.unlink()
        with locked(path, 0):
            assert path.exists()


def _giu_roi_chet(path: str) -> None:
    take(Path(path))
    os._exit(9)


def test_a_crash_gives_it_back(tmp_path: Path) -> None:
    path = tmp_path / "khoa"
    run = SPAWN.Process(target=_giu_roi_chet, args=(str(path),))
    run.start()
    run.join(WAIT)
    assert run.exitcode == 9
    os.close(take(path))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="khoa"), locked(tmp_path / "khong-co" / "khoa", 0):
        pass

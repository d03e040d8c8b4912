"""The server as a process of its own: how it starts, what it says, what it takes."""

import os
import re
import signal
import socket
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from kehoach.cli.serve import command
from kehoach.problems import KehoachError
from kehoach.web import mat_khau
from kehoach.web.cai_dat import CaiDat
from kehoach.web.may_chu import mo_cong
from web.khach_mang import may_chu_rieng

WAIT = 30


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=WAIT) as answer:
        return str(answer.read().decode())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gửi Ctrl+C cách khác")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_it_starts_answers_and_stops(tmp_path: Path, end: signal.Signals) -> None:
    with may_chu_rieng(tmp_path / "Việc của tôi") as (process, address):
        assert "Việc của tôi" in get(address)
        assert process.stderr
        assert "Việc của tôi" in process.stderr.readline()
        process.send_signal(end)
        assert process.wait(WAIT) == 0
        assert "Đã dừng" in process.stderr.read()


def test_killed_and_started_again_an_open_page_goes_on(tmp_path: Path) -> None:
    with may_chu_rieng(tmp_path / "viec") as (process, address):
        before = re.search(r'name="csrf" content="(\w+)"', get(address))
        process.kill()
    with may_chu_rieng(tmp_path / "viec") as (_, address):
        after = re.search(r'name="csrf" content="(\w+)"', get(address))
    assert before and after and before[1] == after[1]


def test_who_sends_slowly_or_goes_away_keeps_nobody_waiting(tmp_path: Path) -> None:
    with may_chu_rieng(tmp_path / "viec") as (_, address):
        host, port = address.rpartition("/")[2].split(":")
        open_ones = []
        for _ in range(20):
            slow = socket.create_connection((host, int(port)), timeout=WAIT)
            slow.sendall(
                b"POST /soan/ HTTP/1.1\r\nHost: "
                + f"{host}:{port}".encode()
                + b"\r\nContent-Length: 50000000\r\n\r\nabc"
            )
            open_ones.append(slow)
        start = time.monotonic()
        assert "kehoach" in get(address)
        assert time.monotonic() - start < WAIT / 3
        for each in open_ones:
            each.close()
        assert "kehoach" in get(address)


def test_a_busy_port_says_which_option(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(KehoachError, match=rf"--cong {port + 1}") as caught:
            mo_cong(CaiDat(cong=port))
    assert caught.value.problems[0].code == "WEB40"


def test_an_address_that_is_not_ours() -> None:
    with pytest.raises(KehoachError) as caught:
        mo_cong(CaiDat(may="203.0.113.7", cong=0))
    assert caught.value.problems[0].code == "WEB41"


def test_the_network_wants_a_password(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, ["--mo-mang", "0.0.0.0", "--thu-muc", str(tmp_path)])
    assert isinstance(result.exception, KehoachError) and "--mat-khau" in str(result.exception)


def test_the_network_says_what_it_means(tmp_path: Path) -> None:
    mat_khau.them(tmp_path / "nguoi", "lan", "mat-khau-dai-1")
    with may_chu_rieng(tmp_path / "viec", "--mo-mang", "127.0.0.1", "--mat-khau", str(tmp_path / "nguoi")) as (
        process,
        address,
    ):
        assert "Đăng nhập" in get(address)
        assert process.stderr
        told = "".join(process.stderr.readline() for _ in range(5))
        assert "không mã hóa" in told and "Internet" in told


def test_a_person_is_added_at_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "nguoi"
    result = CliRunner().invoke(
        command, ["--them-nguoi", "lan", "--mat-khau", str(path)], input="mat-khau-dai-1\nmat-khau-dai-1\n"
    )
    assert result.exit_code == 0
    assert mat_khau.dung(mat_khau.doc(path), "lan", "mat-khau-dai-1")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="cần quyền của người dùng thường")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "viec"
    folder.mkdir(mode=0o500)
    with pytest.raises(KehoachError):
        CliRunner().invoke(command, ["--cong", "0", "--khong-mo", "--thu-muc", str(folder)], catch_exceptions=False)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "viec"
    path.write_text("x")
    result = CliRunner().invoke(command, ["--cong", "0", "--khong-mo", "--thu-muc", str(path)])
    assert isinstance(result.exception, KehoachError) and result.exception.problems[0].code == "VT01"

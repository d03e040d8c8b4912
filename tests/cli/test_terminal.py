"""On a terminal ``kehoach new`` asks for what is missing, with the list to choose from."""

import contextlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="hệ này không có thiết bị cuối giả (pty)")


def _talk(arguments: list[str], answers: list[str], folder: Path) -> tuple[int, str]:
    """Run the command on a pseudo terminal, type each answer when the command waits; exit code and all that was shown."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kehoach", *arguments],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=folder,
        close_fds=True,
    )
    os.close(slave)
    os.set_blocking(master, False)
    shown, waiting, deadline = b"", list(answers), time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        try:
            shown += os.read(master, 65536)
        except (BlockingIOError, OSError):
            time.sleep(0.02)
        if waiting and shown.rstrip(b"\r\n").endswith((b": ", b"]: ")):
            os.write(master, (waiting.pop(0) + "\n").encode())
            shown += b"\n"
    process.wait(timeout=5)
    with contextlib.suppress(BlockingIOError, OSError):
        shown += os.read(master, 65536)
    os.close(master)
    return process.returncode, shown.decode(errors="replace")


def test_asks_for_everything(tmp_path: Path) -> None:
    (tmp_path / "da-co.yaml").write_text("của tôi", encoding="utf-8")
    place = ["Xuân Trường", "", "Xuân Trường", "ninh binh"]
    answers = ["phat-dong-thi-dua", "2026", "15/5/2026", *place, "Mỗi người một sáng kiến", "da-co.yaml", "kh.yaml"]
    code, shown = _talk(["new"], answers, tmp_path)
    assert code == 0, shown
    assert "Soạn loại kế hoạch nào?" in shown
    assert "Cao Bằng" in shown, "the homonym is listed"
    text = (tmp_path / "kh.yaml").read_text(encoding="utf-8")
    assert "ten: Xuân Trường" in text
    assert "tinh: Ninh Bình" in text
    assert "Mỗi người một sáng kiến" in text
    assert "ngay: '2026-05-15'" in text
    assert (tmp_path / "da-co.yaml").read_text(encoding="utf-8") == "của tôi"


def test_asks_only_for_what_is_missing(tmp_path: Path) -> None:
    given = ["new", "thuc-hien-nghi-quyet-nam", "--xa", "16072", "--nam", "2026", "-o", "kh.yaml"]
    code, shown = _talk(given, [], tmp_path)
    assert code == 0, shown
    assert (tmp_path / "kh.yaml").is_file()

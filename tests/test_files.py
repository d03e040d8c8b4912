"""A user's file is never lost: written whole or not at all, never over another one unasked."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.files import is_device, safe_name, write_bytes
from kehoach.problems import KehoachError


def _code(path: Path, data: bytes = b"new", overwrite: bool = False) -> str:
    with pytest.raises(KehoachError) as caught:
        write_bytes(path, data, overwrite)
    [problem] = caught.value.problems
    assert problem.mend
    assert problem.place.file == str(path)
    return problem.code


def test_written_and_nothing_else(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a.docx", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]
    assert (tmp_path / "a.docx").read_bytes() == b"new"


def test_existing_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    assert _code(path) == "TEP06"
    assert path.read_bytes() == b"old"
    write_bytes(path, b"new", overwrite=True)
    assert path.read_bytes() == b"new"


def test_missing_folder(tmp_path: Path) -> None:
    assert _code(tmp_path / "none" / "a.docx") == "TEP05"
    assert not list(tmp_path.iterdir())


def test_folder_as_output(tmp_path: Path) -> None:
    assert _code(tmp_path) == "TEP01"


def test_not_writable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anywhere, so the answer is made
    assert _code(tmp_path / "a.docx") == "TEP07"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS])
def test_disk_full_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", full)
    assert _code(path, overwrite=True) == "TEP08"
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.docx"]


def test_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_bytes(tmp_path / "a.docx", b"new")
    assert not list(tmp_path.iterdir())


def test_name_too_long(tmp_path: Path) -> None:
    assert _code(tmp_path / ("a" * 300)) == "TEP08"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Kế hoạch năm 2026.docx", "Kế hoạch năm 2026.docx"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("C:\\a\\b.docx", "b.docx"),
        ("C:b.docx", "C-b.docx"),
        ("..", "tep"),
        (".", "tep"),
        ("", "tep"),
        ("a\x00b.docx", "a-b.docx"),
        ("con", "_con"),
        ("NUL.docx", "_NUL.docx"),
        ("com1.txt", "_com1.txt"),
        ("a.docx. . ", "a.docx"),
        ("  .docx", "docx"),
        ('<img src=x onerror="alert(1)">.docx', "-img src=x onerror=-alert(1)-.docx"),
        ("a\u202exslx.docx", "a-xslx.docx"),
        ("x" * 400 + ".docx", "x" * 175 + ".docx"),
        ("\ud800a.txt", "a.txt"),
    ],
)
def test_a_strangers_name_becomes_a_plain_one(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text())
def test_a_safe_name_is_always_one_name(name: str) -> None:
    made = safe_name(name)
    assert made and safe_name(made) == made
    assert len(made.encode()) <= 181 and not set(made) & set('/\\<>:"|?*\x00') and made not in (".", "..")


@pytest.mark.parametrize(
    ("name", "device"),
    [
        ("con", True), ("CON", True), ("LPT1.docx", True), ("com¹", True), ("nul .txt", True), ("conin$", True),
        ("aux.tar.gz", True), ("console", False), ("com10", False), ("icon", False), ("con-1", False), ("", False),
    ],
)  # fmt: skip
def test_devices_of_windows(name: str, device: bool) -> None:
    assert is_device(name) is device

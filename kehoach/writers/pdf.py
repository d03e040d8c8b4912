"""A .docx as a PDF, through LibreOffice where it is installed."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from kehoach.problems import KehoachError, Problem

PROGRAM_VARIABLE = "KEHOACH_SOFFICE"
"""Environment variable that names the LibreOffice program when it is not where one would look."""

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)
_MEND = "mở tệp .docx bằng Word, chọn Tệp > Lưu dưới dạng > PDF"


def docx_to_pdf(data: bytes, timeout: float = 120) -> bytes:
    """The PDF of the .docx in ``data``; LibreOffice runs hidden, with a profile of its own that is removed afterwards.

    Raises :class:`KehoachError`: PDF01 LibreOffice not found, PDF02 it took longer than ``timeout`` seconds, PDF03 it failed.
    """
    program = find_program()
    with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, target = folder / "ke-hoach.docx", folder / "ke-hoach.pdf"
        source.write_bytes(data)
        profile = (folder / "profile").as_uri()
        command = [
            program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(source),
        ]  # fmt: skip
        said = _run(command, timeout)
        if not target.is_file():
            reason = said.strip().splitlines()
            raise KehoachError(
                Problem("PDF03", f"LibreOffice không đổi được sang PDF{f': {reason[-1]}' if reason else ''}", _MEND)
            )
        return target.read_bytes()


def find_program() -> str:
    """Path of LibreOffice's program: the variable, PATH, or where it is installed by default."""
    given = os.environ.get(PROGRAM_VARIABLE)
    if given:
        found = shutil.which(given)
        if found:
            return found
        raise KehoachError(
            Problem("PDF01", f"{PROGRAM_VARIABLE} chỉ tới {given} nhưng không có chương trình ở đó", _INSTALL)
        )
    for each in (*_NAMES, *_PLACES):
        found = shutil.which(each)
        if found:
            return found
    raise KehoachError(Problem("PDF01", "Chưa có LibreOffice trên máy nên chưa xuất được PDF", _INSTALL))


_INSTALL = f"cài LibreOffice (libreoffice.org, miễn phí) rồi chạy lại; hoặc xuất .docx rồi {_MEND}"


def _run(command: list[str], timeout: float) -> str:
    """Run ``command`` and all it starts for at most ``timeout`` seconds; what it said on stderr."""
    group = sys.platform != "win32"
    try:
        process = subprocess.Popen(  # noqa: S603 - a program found by us, files of our own
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=group,
        )
    except OSError as error:
        raise KehoachError(Problem("PDF03", f"Không chạy được LibreOffice: {error.strerror}", _MEND)) from None
    try:
        return process.communicate(timeout=timeout)[1].decode(errors="replace")
    except subprocess.TimeoutExpired:
        raise KehoachError(
            Problem("PDF02", f"LibreOffice chạy quá {timeout:g} giây, đã dừng", f"thử lại; nếu vẫn chậm, {_MEND}")
        ) from None
    finally:
        if process.poll() is None:
            _stop(process, group)


def _stop(process: subprocess.Popen[bytes], group: bool) -> None:
    """End the program and its children (the launcher starts another process that does the work)."""
    if group and sys.platform != "win32":
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
    if process.stderr:
        process.stderr.close()

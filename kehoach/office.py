"""LibreOffice: found where it is installed, run hidden, stopped when it takes too long."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

PROGRAM_VARIABLE = "KEHOACH_SOFFICE"
"""Environment variable that names the LibreOffice program when it is not where one would look."""

_NAMES = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)
"""Where it is installed by default"""

# A stranger's file must not run macros, nor fetch pictures and links: no active content, and a proxy that leads nowhere.
_SETTING = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(
        _SETTING.format(path=path, name=name, value=value)
        for path, name, value in (
            ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
            ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
            ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
            ("Inet/Settings", "ooInetProxyType", "2"),
            ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
            ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
            ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
            ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
        )
    )
    + "</oor:items>\n"
)


class OfficeError(Exception):
    """LibreOffice gave nothing; what it or the system said."""


class OfficeMissingError(OfficeError):
    """It is not installed, or not where the variable says; the text is that place, or empty."""


class OfficeStartError(OfficeError):
    """It is there, but the system could not start it."""


class OfficeTimeoutError(OfficeError):
    """It was stopped."""


def find_program(places: Iterable[str] = PLACES) -> str:
    """Path of LibreOffice's program: what the variable names, else on PATH or at one of ``places``.

    Raises :class:`OfficeMissingError`.
    """
    given = os.environ.get(PROGRAM_VARIABLE)
    for each in (given,) if given else (*_NAMES, *places):
        found = shutil.which(each)
        if found:
            return found
    raise OfficeMissingError(given or "")


def convert(program: str, data: bytes, name: str, kind: str, timeout: float) -> bytes:
    """The file ``name`` with the content ``data`` as another ``kind`` (``docx``, ``pdf:writer_pdf_Export``).

    The program has a profile of its own that is removed afterwards. Raises :class:`OfficeError`.
    """
    with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        source, results = folder / name, folder / "ra"
        target = results / f"{source.stem}.{kind.partition(':')[0]}"
        results.mkdir()
        source.write_bytes(data)
        profile = (folder / "profile").as_uri()
        command = [
            program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", kind, "--outdir", str(results), str(source),
        ]  # fmt: skip
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        _, said = run(command, timeout)
        if not target.is_file():
            lines = said.strip().splitlines()
            raise OfficeError(lines[-1] if lines else "")
        return target.read_bytes()


def run(command: list[str], timeout: float) -> tuple[int, str]:
    """Run ``command`` and all it starts for at most ``timeout`` seconds; its exit code and what it said on stderr.

    Raises :class:`OfficeStartError` and, when it had to be stopped, :class:`OfficeTimeoutError`.
    """
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
        raise OfficeStartError(error.strerror) from None
    try:
        said = process.communicate(timeout=timeout)[1].decode(errors="replace")
    except subprocess.TimeoutExpired:
        raise OfficeTimeoutError from None
    finally:
        if process.poll() is None:
            _stop(process, group)
    return process.returncode, said


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

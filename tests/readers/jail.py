"""``kehoach import`` in a process that is watched: what it takes, what it starts, whom it calls.

A server forks a warm child for each command, so that a hundred commands cost no hundred starts of Python. Run as a program
it is that server: one command a line as JSON on stdin, one answer a line on stdout.
"""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECONDS = 10.0
MEGABYTES = 1024
_PATIENCE = 3
"""So much longer it may take while other tests use the processors too"""
_LAST_RESORT_BYTES = 3 << 30
"""Address space at which the child is stopped by the system, so that a failing test does not take the machine along"""
_CALLS = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind", "webbrowser.open", "urllib.Request")
_STARTS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile")


@dataclass(frozen=True)
class Ran:
    """How a command ended: its exit code (None when it had to be stopped), the codes of its problems, what it said, what it took."""

    code: int | None
    problems: list[str]
    words: str
    seconds: float
    """Of the processor, its programs included: what it takes on a machine that has nothing else to do"""
    waited: float
    megabytes: int
    calls: list[str]
    """Connections that were tried"""
    starts: list[str]
    """Programs that were started"""


class Jail:
    """The server; ``folder`` is for its files and the only place where programs may put theirs."""

    def __init__(self, folder: Path) -> None:
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        environment = {
            **os.environ,
            "TMPDIR": str(self.temporary),
            "KEHOACH_SOFFICE": os.environ.get("KEHOACH_TEST_SOFFICE", str(folder / "none")),
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }
        command = [sys.executable, "-W", "error", str(Path(__file__)), str(folder / "said")]
        self._server = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, encoding="utf-8"
        )

    def run(self, *arguments: object) -> Ran:
        """Run ``kehoach`` with ``arguments``."""
        assert self._server.stdin
        assert self._server.stdout
        self._server.stdin.write(json.dumps([str(each) for each in arguments]) + "\n")
        self._server.stdin.flush()
        return Ran(**json.loads(self._server.stdout.readline()))

    def close(self) -> None:
        """End the server."""
        assert self._server.stdin
        self._server.stdin.close()
        self._server.wait()
        if self._server.stdout:
            self._server.stdout.close()


def _serve(said: Path) -> None:
    import kehoach.api.reading
    import kehoach.cli.import_command
    import kehoach.readers.docx
    import kehoach.readers.html
    import kehoach.readers.rtf
    import kehoach.readers.stages
    import kehoach.readers.txt  # noqa: F401

    for line in sys.stdin:
        start = time.perf_counter()
        child = os.fork()
        if not child:
            _be_child(json.loads(line), said)
        status, usage = _wait(child, start + _PATIENCE * SECONDS)
        seconds = time.perf_counter() - start
        told = json.loads(said.with_suffix(".json").read_text()) if said.with_suffix(".json").exists() else {}
        said.with_suffix(".json").unlink(missing_ok=True)
        answer = {
            "code": os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else None,
            "problems": told.get("problems", []),
            "words": said.read_text(encoding="utf-8", errors="replace"),
            "seconds": round(usage.ru_utime + usage.ru_stime, 2),
            "waited": round(seconds, 2),
            "megabytes": usage.ru_maxrss // 1024,
            "calls": told.get("calls", []),
            "starts": told.get("starts", []),
        }
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _wait(child: int, end: float) -> tuple[int, Any]:
    while True:
        found, status, usage = os.wait4(child, os.WNOHANG)
        if found:
            return status, usage
        if time.perf_counter() > end:
            os.killpg(child, signal.SIGKILL)
            return os.wait4(child, 0)[1:]
        time.sleep(0.002)


def _be_child(arguments: list[str], said: Path) -> None:
    import resource

    os.setpgid(0, 0)
    resource.setrlimit(resource.RLIMIT_AS, (_LAST_RESORT_BYTES, _LAST_RESORT_BYTES))
    out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(out, stream)
    told: dict[str, list[str]] = {"problems": [], "calls": [], "starts": []}

    def watch(event: str, values: tuple[Any, ...]) -> None:
        if event in _CALLS:
            told["calls"].append(f"{event} {values}")
            raise ConnectionError(event)
        if event in _STARTS:
            told["starts"].append(str(values[1] if event == "subprocess.Popen" else values))

    sys.addaudithook(watch)
    code = 1
    try:
        code = _kehoach(arguments, told["problems"])
    finally:
        sys.stderr.flush()
        said.with_suffix(".json").write_text(json.dumps(told))
        os._exit(code)


def _kehoach(arguments: list[str], problems: list[str]) -> int:
    """The command as the shell would run it, its exit code; the codes of what it refused for are put to ``problems``."""
    import kehoach.cli.main as command
    from kehoach.__main__ import main
    from kehoach.problems import KehoachError

    really = command.run

    def run(arguments: list[str]) -> int:
        try:
            return really(arguments)
        except KehoachError as error:
            problems.extend(problem.code for problem in error.problems)
            raise

    command.run = run if arguments != ["--thu-tu"] else _misbehave
    sys.argv = ["kehoach", *arguments]
    try:
        main()
    except SystemExit as left:
        return int(left.code or 0)
    return 0


def _misbehave(arguments: list[str]) -> int:
    """All that a reader must not do, to prove that it would be seen."""
    import socket

    taken = bytearray(os.urandom(1)) * 250_000_000
    subprocess.run(["true"], check=False)
    try:
        socket.create_connection(("127.0.0.1", 9))
    except OSError:
        raise ValueError(len(taken)) from None
    return 0


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))

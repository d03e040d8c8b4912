"""The page over a real connection without a browser: a server as a process of its own, and someone who asks it."""

import http.client
import json
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.cookiejar import CookieJar
from pathlib import Path
from secrets import token_hex
from typing import Any, NamedTuple

WAIT = 60.0
"""Seconds that an answer may take on a busy machine"""


class Answer(NamedTuple):
    status: int
    url: str
    data: bytes

    @property
    def text(self) -> str:
        return self.data.decode("utf-8", "replace")


@contextmanager
def may_chu_rieng(thu_muc: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """``kehoach serve`` on a free port, and its address without a slash at the end."""
    command = [sys.executable, "-m", "kehoach", "serve", "--khong-mo", "--cong", "0", "--thu-muc", str(thu_muc)]
    process = subprocess.Popen(
        [*command, *options], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, encoding="utf-8"
    )
    assert process.stderr
    try:
        told = process.stderr.readline()
        found = re.search(r"http://\S+:\d+", told)
        assert found, told + process.stderr.read()
        yield process, found[0]
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stderr.close()


class _TuDau(urllib.request.HTTPHandler):
    """Connections from one address of this machine."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._source = (address, 0) if address else None

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(http.client.HTTPConnection, source_address=self._source), req)


class KhachMang:
    """Someone with a browser: keeps cookies, follows redirects, sends the token of the page."""

    def __init__(self, address: str, tu: str = "") -> None:
        """``tu``: ask from this address of the machine, as another machine would."""
        self.address = address
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), _TuDau(tu))
        self._token = ""

    def xem(self, path: str) -> Answer:
        """GET."""
        answer = self._asked(urllib.request.Request(self._url(path)))
        if found := re.search(r'name="csrf" content="(\w+)"', answer.text[:4000]):
            self._token = found[1]
        return answer

    def gui(
        self, path: str, form: Mapping[str, str] | None = None, tep: Mapping[str, tuple[str, bytes]] | None = None
    ) -> Answer:
        """POST a form, with files by field."""
        if not self._token:
            self.xem("/")
        mark = token_hex(16)
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in (form or {}).items()
        ]
        for key, (name, data) in (tep or {}).items():
            head = f'--{mark}\r\nContent-Disposition: form-data; name="{key}"; filename="{name}"\r\n\r\n'
            parts.append(head.encode() + data + b"\r\n")
        heads = {
            "Content-Type": f"multipart/form-data; boundary={mark}",
            "X-CSRF-Token": self._token,
            "Origin": self.address,
        }
        return self._asked(
            urllib.request.Request(self._url(path), b"".join([*parts, f"--{mark}--\r\n".encode()]), heads)
        )

    def gui_json(self, path: str, data: Any) -> Answer:
        """POST as a script of the page does."""
        heads = {"Content-Type": "application/json", "Accept": "application/json", "X-CSRF-Token": self._token}
        return self._asked(urllib.request.Request(self._url(path), json.dumps(data).encode(), heads))

    def vao(self, ten: str, mat_khau: str) -> None:
        """Log in."""
        page = self.xem("/dang-nhap")
        token = re.search(r'name="_csrf" value="(\w+)"', page.text)
        assert token
        form = urllib.parse.urlencode({"ten": ten, "mat_khau": mat_khau, "ve": "/", "_csrf": token[1]}).encode()
        assert self._asked(urllib.request.Request(self._url("/dang-nhap"), form)).status == 200
        self.xem("/")

    def _url(self, path: str) -> str:
        return path if path.startswith("http") else self.address + path

    def _asked(self, request: urllib.request.Request) -> Answer:
        try:
            with self._opener.open(request, timeout=WAIT) as answer:
                return Answer(answer.status, answer.url, answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.url or "", error.read())

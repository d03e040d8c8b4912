"""Who may ask, and what a page may do: checks of host, origin and token on the way in, strict headers on the way out.

A page of ours answers only when it is called by an address or name of this machine (against DNS rebinding), and changes
something only for a form of its own (origin, token). Its headers forbid the browser to run, load or send anything else.
"""

import hmac
import os
import socket
from ipaddress import ip_address
from pathlib import Path
from secrets import token_bytes
from typing import Final
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request, session

from kehoach.files import read_bytes
from kehoach.problems import KehoachError, Problem
from kehoach.web.cai_dat import CaiDat

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing"""
CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
TOKEN_FIELD: Final = "_csrf"  # noqa: S105 - a name
TOKEN_HEADER: Final = "X-CSRF-Token"  # noqa: S105
_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_KEY_BYTES: Final = 32


class TuChoi(KehoachError):  # noqa: N818 - named as what it does
    """A request that is not from a page of ours."""


def khoa_phien(folder: Path) -> bytes:
    """The key that signs cookies and tokens, kept in the private ``folder`` so that open pages outlive the server."""
    path = folder / "khoa"
    for _ in range(2):
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
                stream.write(token_bytes(_KEY_BYTES))
        except FileExistsError:
            pass
        except OSError:
            return token_bytes(_KEY_BYTES)  # a disk that cannot be written: for this run alone
        key = read_bytes(path)
        if len(key) == _KEY_BYTES:
            return key
        path.unlink(missing_ok=True)  # cut short by a power failure
    return token_bytes(_KEY_BYTES)


def ma_trang() -> str:
    """The token of whoever is asking: the same for all pages that this person has open."""
    key = current_app.config["SECRET_KEY"]
    return hmac.new(key, f"csrf {session.get('nguoi', '')}".encode(), "sha256").hexdigest()


def bao_ve(app: Flask, settings: CaiDat) -> None:
    """Put the checks before every request of ``app`` and the headers on every answer."""
    known = _known_names(settings)

    @app.before_request
    def check() -> None:
        _check_host(known, open_to_all=settings.mo_mang)
        if request.method not in SAFE:
            _check_origin()
            _check_token()
        elif (
            request.headers.get("Sec-Fetch-Site") == "cross-site"
            and request.headers.get("Sec-Fetch-Mode") != "navigate"
        ):
            raise TuChoi(Problem("WEB03", "Trang khác đang gọi vào trang này", "mở trực tiếp địa chỉ của kehoach"))

    @app.after_request
    def protect(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.endpoint != "static":
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _known_names(settings: CaiDat) -> frozenset[str]:
    names = set(_LOCAL)
    if settings.mo_mang:
        names |= {each.casefold() for each in settings.ten_may}
        names |= {socket.gethostname().casefold(), socket.getfqdn().casefold()}
    return frozenset(names)


def _check_host(known: frozenset[str], *, open_to_all: bool) -> None:
    """A name that is not ours may lead here through a page elsewhere; an address of digits never does."""
    try:
        name = (urlsplit(f"//{request.environ.get('HTTP_HOST', '')}").hostname or "").casefold()
    except ValueError:
        name = ""
    if name in known or (open_to_all and _is_address(name)):
        return
    mend = "mở bằng địa chỉ mà lệnh kehoach serve đã in ra"
    raise TuChoi(Problem("WEB01", f"Trang này không mở bằng tên “{name[:60]}” được", mend))


def _is_address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _check_origin() -> None:
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    if origin is None or urlsplit(origin).netloc == request.environ.get("HTTP_HOST", ""):
        return  # none: not from a browser, the token decides; not the scheme: a proxy may speak https
    raise TuChoi(Problem("WEB02", "Yêu cầu này đến từ một trang khác", "làm lại từ trang của kehoach"))


def _check_token() -> None:
    given = request.headers.get(TOKEN_HEADER) or request.form.get(TOKEN_FIELD, "")
    if not hmac.compare_digest(given.encode(), ma_trang().encode()):
        raise TuChoi(Problem("WEB02", "Trang này đã cũ nên chưa làm gì", "tải lại trang rồi làm lại"))

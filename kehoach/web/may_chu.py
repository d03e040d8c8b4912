"""The server: waitress, which is at home on Windows too, over the application."""

import errno
import socket
from typing import TYPE_CHECKING, Any, Final

from kehoach.files import reason
from kehoach.problems import KehoachError, Problem
from kehoach.web.cai_dat import MAX_UPLOAD, CaiDat

if TYPE_CHECKING:
    from flask import Flask

THREADS: Final = 8
"""Requests that are answered at once; a page that watches a batch holds one"""
NETWORK_THREADS: Final = 24
MAX_WATCHING: Final = 6


def mo_cong(settings: CaiDat) -> socket.socket:
    """Take the port. Raises :class:`KehoachError` WEB40 when another program has it, WEB41 for an address that is not ours."""
    family = socket.AF_INET6 if ":" in settings.may else socket.AF_INET
    try:
        taken = socket.socket(family, socket.SOCK_STREAM)
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows: two servers could share a port otherwise
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((settings.may, settings.cong))
        taken.listen(128)
    except OSError as error:
        taken.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            busy = f"Cổng {settings.cong} đang có chương trình khác dùng"
            opened = f"có thể kehoach đã mở sẵn: xem http://{settings.may}:{settings.cong}"
            mend = f"{opened}; hoặc chọn cổng khác: --cong {settings.cong + 1}"
            raise KehoachError(Problem("WEB40", busy, mend)) from None
        raise KehoachError(
            Problem(
                "WEB41", f"Không mở được địa chỉ {settings.may} ({reason(error)})", "bỏ --mo-mang, hoặc xem lại địa chỉ"
            )
        ) from None
    return taken


def chay(app: "Flask", taken: socket.socket, settings: CaiDat) -> None:
    """Answer until interrupted by Ctrl+C."""
    server = may_chu(app, taken, settings)
    try:
        server.run()
    finally:
        server.close()
        dong(app)


def dong(app: "Flask") -> None:
    """End what the application has at work in the background; what that has made is kept."""
    for end in app.extensions.get("kehoach_dong", ()):
        end()


def may_chu(app: "Flask", taken: socket.socket, settings: CaiDat) -> Any:
    """The server on a port that was taken; ``run()`` answers until ``close()``."""
    from waitress.server import create_server

    return create_server(
        app,
        sockets=[taken],
        threads=NETWORK_THREADS if settings.mo_mang else THREADS,
        max_request_body_size=MAX_UPLOAD + 1_000_000,
        channel_timeout=60,
        ident=None,
        clear_untrusted_proxy_headers=True,
    )

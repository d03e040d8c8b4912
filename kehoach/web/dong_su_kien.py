"""Server-sent events of a run: how far it is, as it goes on. Each watcher holds a thread of the server, so they are few."""

import json
from collections.abc import Iterator
from threading import BoundedSemaphore
from typing import Any, Final

from flask import Response

from kehoach.web.hang_loat_lam import cho_trang, ke
from kehoach.web.luot_chay import HinhTienDo, LuotChay
from kehoach.web.may_chu import MAX_WATCHING

HEARTBEAT: Final = 5.0
"""Seconds after which something is sent in any case: so it is found that the browser is gone"""
REST: Final = 0.5
"""Seconds between two messages at least"""
AGAIN: Final = 3000
"""Milliseconds after which a browser asks again when it was cut off, or when there was no room to watch"""

_room = BoundedSemaphore(MAX_WATCHING)


def theo_doi(run: LuotChay, told: int) -> Response:
    """The events of ``run``; ``told``: so many bad rows are known to the page already. When there is no room the page is told
    once and asks again: it sees the same, a little later."""
    if not _room.acquire(blocking=False):
        rows = run.hong[told:]
        return _stream(iter([_message(rows, told + len(rows), run.hinh())]))
    response = _stream(_events(run, told))
    response.call_on_close(_room.release)  # also when nothing was ever sent
    return response


def het() -> Response:
    """There is nothing to watch: the page asks for the results."""
    return _stream(iter(["event: het\ndata: {}\n\n"]))


def _events(run: LuotChay, told: int) -> Iterator[str]:
    for now in run.theo(HEARTBEAT, REST):
        rows = run.hong[told:]
        told += len(rows)
        yield _message(rows, told, now)
    yield "event: het\ndata: {}\n\n"


def _message(rows: list[tuple[int, str, str]], told: int, now: HinhTienDo) -> str:
    data: dict[str, Any] = {
        "xong": now.xong,
        "tong": now.tong,
        "hong": now.hong,
        "dong": ke(now),
        "hang": [{"hang": row, "trang_thai": state, "thong_bao": cho_trang(message)} for row, state, message in rows],
    }
    return f"retry: {AGAIN}\nid: {told}\nevent: tien-do\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def _stream(parts: Iterator[str]) -> Response:
    return Response(parts, content_type="text/event-stream; charset=utf-8", headers={"X-Accel-Buffering": "no"})

"""A real server on a free port and a real Chromium, for the tests of the page.

A test asks for the fixtures of ``conftest.py`` (``trang``, ``may_chu``, ``nhat_ky``) and uses :func:`axe`, :func:`chup` and
:func:`tai_ve` from here.
"""

import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

AXE: Final = Path(__file__).parent / "axe" / "axe.min.js"
KHUNG_NHIN: Final[Any] = {"width": 1366, "height": 768}
"""The screen of the laptops that communes have"""
CO: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
CHO: Final = 20_000
"""Milliseconds that a step of the page may take on a busy machine"""
_GRAVE: Final = ("serious", "critical")
_TELL_CSP: Final = "document.addEventListener('securitypolicyviolation', e => console.error(`CSP: ${e.violatedDirective} ${e.blockedURI}`))"


def chromium() -> str | None:
    """Where Chromium is on this machine."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def may_chu_that(thu_muc: Path, **settings: Any) -> Iterator[str]:
    """A server of this process over the workspace ``thu_muc``; its address without a slash at the end."""
    from kehoach.web.app import create_app
    from kehoach.web.cai_dat import CaiDat
    from kehoach.web.may_chu import may_chu, mo_cong

    wanted = CaiDat(thu_muc, cong=0, **settings)
    taken = mo_cong(wanted)
    server = may_chu(create_app(wanted), taken, wanted)
    thread = threading.Thread(target=_run, args=(server,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    finally:
        server.task_dispatcher.shutdown(timeout=5)
        server.close()  # ends the loop of the thread
        thread.join(10)
        for each in list(server._map.values()):  # connections that the browser keeps open
            if getattr(each, "socket", None):
                each.socket.close()


def _run(server: Any) -> None:
    with suppress(OSError):  # the loop may meet the sockets as they are closed
        server.run()


class NhatKy:
    """What the browser complained of: errors on its console, scripts that failed, what the CSP forbade, requests elsewhere."""

    def __init__(self, address: str) -> None:
        self._address, self._told = address, list[str]()
        self._ignored = list[re.Pattern[str]]()

    def nghe(self, context: "BrowserContext") -> None:
        """Listen to all pages of ``context``."""
        context.add_init_script(_TELL_CSP)
        context.on("console", lambda each: self._told.append(each.text) if each.type == "error" else None)
        context.on("weberror", lambda each: self._told.append(str(each.error)))
        context.on("request", lambda each: self._asked(each.url))

    def _asked(self, url: str) -> None:
        if not url.startswith((f"{self._address}/", "data:", "blob:", "about:")):
            self._told.append(f"a request elsewhere: {url}")

    def bo_qua(self, pattern: str) -> None:
        """Expect complaints that hold ``pattern``: a test of an error page says "status of 400"."""
        self._ignored.append(re.compile(pattern))

    @property
    def loi(self) -> list[str]:
        """What nobody expected."""
        return [each for each in self._told if not any(one.search(each) for one in self._ignored)]


@cache
def _axe() -> str:
    return AXE.read_text("utf-8")


def axe(page: "Page", chon: str = "document") -> None:
    """Fail when axe-core finds a serious or critical violation on the page as it stands now, in ``chon`` (a selector)."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(_axe())  # through the debugger: the CSP of the page stays as it is
    where = "document" if chon == "document" else f"document.querySelector({chon!r})"
    found = page.evaluate(f"axe.run({where}, {{resultTypes: ['violations'], preload: false}}).then(r => r.violations)")
    grave = [
        f"{each['id']} ({each['impact']}): {each['help']}\n"
        + "\n".join(f"    {node['html'][:200]}\n      {node['failureSummary']}" for node in each["nodes"][:5])
        for each in found
        if each["impact"] in _GRAVE
    ]
    assert not grave, f"axe-core at {page.url}:\n" + "\n".join(grave)


def chup(page: "Page", ten: str, ca_trang: bool = False) -> None:
    """Keep a picture of the window (``ca_trang``: of the page to its end) as ``ten``.png in the folder that KEHOACH_CHUP names."""
    if folder := os.environ.get("KEHOACH_CHUP"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{ten}.png", full_page=ca_trang)


def tai_ve(page: "Page", bam: Callable[[], object], thu_muc: Path) -> Path:
    """What is downloaded when ``bam`` is called, as a file of ``thu_muc`` under the name that the server gave it."""
    with page.expect_download(timeout=CHO) as waited:
        bam()
    path = thu_muc / waited.value.suggested_filename
    waited.value.save_as(path)
    return path

"""A preview in a real Chromium, under the strict policy of the page: what ``danTrang`` makes of it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest
from conftest import ROOT

from kehoach.writers.html import XemTruoc

STATIC = ROOT / "kehoach" / "web" / "static"
HOST = "http://trang.test"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_PAGE = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title><link rel="stylesheet" href="/mau.css">'
    '<link rel="stylesheet" href="/trang.css"><script type="module" src="/thu.js"></script>'
    '<body><div id="khung">{html}</div></body></html>'
)
_SCRIPT = 'import { danTrang } from "./trang.js"; window.danTrang = danTrang; window.faults = [];' + (
    'document.addEventListener("securitypolicyviolation", (e) => window.faults.push(e.violatedDirective));'
)
_LAY = """() => {
  const khung = document.getElementById("khung");
  const words = (root) => {
    const copy = root.cloneNode(true);
    copy.querySelectorAll(".kh-lap,.kh-le,template").forEach((each) => each.remove());
    return copy.textContent;
  };
  const before = words(khung);
  const start = performance.now();
  const count = window.danTrang(khung);
  const time = performance.now() - start;
  const bodies = [...khung.querySelectorAll(".kh-than")];
  return {
    count, time, before, after: words(khung), faults: window.faults,
    pages: bodies.map((each) => each.innerText),
    numbers: [...khung.querySelectorAll(".kh-trang")].map((each) => each.querySelector(".kh-le")?.innerText ?? ""),
    sizes: [...khung.querySelectorAll(".kh-trang")].map((each) => [each.offsetWidth, each.offsetHeight]),
    lines: bodies.map((each) => [each.firstElementChild, each.lastElementChild].map((p) => p ? Math.round(
      p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight)) : 0)),
    room: bodies.map((each) => each.lastElementChild ? each.parentNode.getBoundingClientRect().bottom
      - each.lastElementChild.getBoundingClientRect().bottom : 0),
  };
}"""


def missing(message: str) -> NoReturn:
    """Skip; in continuous integration fail."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(message)


class Browser:
    """One page of a browser that is served from memory."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self._preview = XemTruoc("", "")
        page.route(f"{HOST}/**", self._serve)

    def _serve(self, route: Any) -> None:
        name = route.request.url.removeprefix(f"{HOST}/")
        own = {"": _PAGE.format(html=self._preview.html), "mau.css": self._preview.css, "thu.js": _SCRIPT}
        body = own[name] if name in own else (STATIC / name).read_text(encoding="utf-8")
        kind = {"css": "text/css", "js": "text/javascript"}.get(name.rpartition(".")[2], "text/html")
        headers = {"Content-Security-Policy": POLICY}
        route.fulfill(body=body, content_type=f"{kind}; charset=utf-8", headers=headers)

    def open(self, preview: XemTruoc) -> None:
        """Show ``preview`` as it is, not yet in sheets."""
        self._preview = preview
        self.page.goto(f"{HOST}/")
        self.page.wait_for_function("() => window.danTrang")

    def lay(self, preview: XemTruoc) -> dict[str, Any]:
        """Lay ``preview`` out in sheets: how many, their words, how long it took."""
        self.open(preview)
        made: dict[str, Any] = self.page.evaluate(_LAY)
        return made


@contextmanager
def chromium() -> Iterator[Any]:
    """A page of Chromium; without playwright or Chromium the tests are skipped."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("chưa có playwright nên không xem được trang trong trình duyệt")
    if program is None:
        missing("chưa có Chromium nên không xem được trang trong trình duyệt")
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(Path(program)), args=_ARGUMENTS)
        try:
            yield browser.new_page(viewport={"width": 1366, "height": 768})
        finally:
            browser.close()

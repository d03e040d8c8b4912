"""The page under test: over a workspace of its own, through Flask's client or in a real browser.

A test in the browser fails when the browser complains: errors on the console, what the CSP forbids, requests elsewhere.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from web.may_thu import May, ung_dung
from web.trinh_duyet import CHO, CO, KHUNG_NHIN, NhatKy, chromium, may_chu_that

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MoTrang = Callable[[], "Page"]


@pytest.fixture
def thu_muc(tmp_path: Path) -> Path:
    """The workspace."""
    return tmp_path / "Kehoach"


@pytest.fixture
def app(thu_muc: Path) -> Flask:
    """The application, without a server."""
    from kehoach.web.app import create_app
    from kehoach.web.cai_dat import CaiDat

    return create_app(CaiDat(thu_muc))


class Khach(FlaskClient):
    """Asks as a page of ours does: with its token."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        from kehoach.web.an_toan import TOKEN_HEADER, ma_trang

        with self.application.test_request_context():
            kwargs["headers"] = {TOKEN_HEADER: ma_trang(), **dict(kwargs.get("headers") or {})}
        return super().open(*args, **kwargs)


@pytest.fixture
def khach(app: Flask) -> Iterator[FlaskClient]:
    """Asks the application without a browser; its forms carry the token."""
    app.test_client_class = Khach
    with app.test_client() as client:
        yield client


@pytest.fixture
def may(tmp_path: Path) -> May:
    """A browser tab without a browser, over a workspace of its own."""
    return May(ung_dung(tmp_path / "viec"))


@pytest.fixture
def may_chu(thu_muc: Path) -> Iterator[str]:
    """A real server over the workspace; its address without a slash at the end."""
    with may_chu_that(thu_muc) as address:
        yield address


@pytest.fixture(scope="package")
def trinh_duyet() -> "Iterator[Browser]":
    """A real Chromium."""
    api = pytest.importorskip("playwright.sync_api", reason="chưa cài playwright: bỏ qua phép thử trong trình duyệt")
    path = chromium()
    if path is None:
        pytest.skip("máy này không có chromium: bỏ qua phép thử trong trình duyệt")
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(CO))
        yield browser
        browser.close()


@pytest.fixture
def nhat_ky(may_chu: str) -> NhatKy:
    """What the browser complains of; ``nhat_ky.bo_qua("status of 400")`` expects a complaint."""
    return NhatKy(may_chu)


@pytest.fixture
def mo_trang(trinh_duyet: "Browser", may_chu: str, nhat_ky: NhatKy) -> Iterator[MoTrang]:
    """Opens further windows at the same server, each as another person (cookies of its own)."""
    contexts = []

    def opened() -> "Page":
        context = trinh_duyet.new_context(base_url=may_chu, viewport=KHUNG_NHIN, locale="vi-VN", accept_downloads=True)
        context.set_default_timeout(CHO)
        nhat_ky.nghe(context)
        contexts.append(context)
        return context.new_page()

    yield opened
    for each in contexts:
        each.close()
    assert not nhat_ky.loi, "the browser complains:\n" + "\n".join(nhat_ky.loi)


@pytest.fixture
def trang(mo_trang: MoTrang) -> "Page":
    """A window of Chromium at the server: ``trang.goto("/soan/")``."""
    return mo_trang()

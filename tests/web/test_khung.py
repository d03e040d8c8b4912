"""The frame itself: it opens the page, and what it watches for it does see."""

from typing import TYPE_CHECKING

import pytest

from web.trinh_duyet import NhatKy, axe, chup

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_first_page(trang: "Page") -> None:
    trang.goto("/")
    assert trang.get_by_role("heading", level=1).inner_text() == "Việc của tôi"
    axe(trang)
    chup(trang, "trang-chinh")


@pytest.mark.parametrize("path", ["/soan/", "/dung-lai/", "/kiem-tra/", "/hang-loat/", "/danh-muc/"])
def test_every_job_opens(trang: "Page", path: str) -> None:
    trang.goto(path)
    assert trang.locator("nav a[aria-current]").count() == 1
    axe(trang)


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("console.error('lỗi thử')", "lỗi thử"),
        ("setTimeout(() => { throw new Error('hỏng thử') })", "hỏng thử"),
        ("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))", "CSP"),
        ("document.body.setAttribute('style', 'color: red')", "CSP"),
        ("fetch('http://127.0.0.1:1/').catch(() => 0)", "elsewhere|CSP"),
    ],
)
def test_complaints_are_heard(trang: "Page", nhat_ky: NhatKy, script: str, complaint: str) -> None:
    trang.goto("/")
    trang.evaluate(f"() => {{ {script} }}")
    trang.wait_for_timeout(200)
    assert nhat_ky.loi
    nhat_ky.bo_qua(complaint)
    nhat_ky.bo_qua("Content Security Policy|Failed to load")
    assert not nhat_ky.loi


def test_axe_sees(trang: "Page") -> None:
    trang.goto("/")
    trang.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input type=text>')")
    with pytest.raises(AssertionError, match="label"):
        axe(trang)

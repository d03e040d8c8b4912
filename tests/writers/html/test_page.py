"""A plan as one HTML file."""

import re
from pathlib import Path

import pypdfium2
import pytest

from kehoach import api
from kehoach.model.plan import KeHoach
from kehoach.writers import write
from writers import plans
from writers.html.browser import Browser
from writers.samples import PLANS, pdf


def test_render_writes_one_file_without_script(ke_hoach: KeHoach, tmp_path: Path) -> None:
    out = tmp_path / "ke-hoach.html"
    api.render(ke_hoach, out)
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert not re.search(r"<script|<link|<img|http:|url\(| on\w+=|data-style", page)
    assert "@page kh1{size:595.3pt 841.9pt;margin:56.7pt 42.5pt 56.7pt 85.05pt" in page


def test_a_hostile_title_stays_a_title() -> None:
    page = write(plans.plan(trich_yeu="</title></style><script>alert(1)</script>"), ".html").decode()
    assert "<script" not in page.casefold()
    assert page.count("</title>") == page.count("</style>") == 1


@pytest.mark.parametrize("name", PLANS)
def test_it_prints_on_as_many_pages_as_the_word_file(name: str, browser: Browser) -> None:
    expected = len(pypdfium2.PdfDocument(pdf(name)))
    browser.page.set_content(write(PLANS[name](), ".html").decode())
    printed = browser.page.pdf(prefer_css_page_size=True)
    assert len(pypdfium2.PdfDocument(printed)) == expected

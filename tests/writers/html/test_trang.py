"""Sheets in a real browser: as many as LibreOffice prints, begun with the same words, and no word lost."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from conftest import ROOT

from kehoach import api
from kehoach.model.plan import KeHoach
from kehoach.resources import templates_dir
from kehoach.writers.docx import to_docx
from kehoach.writers.html import XemTruoc
from kehoach.writers.html.rules import RULES
from writers import plans
from writers.html.browser import Browser
from writers.samples import PLANS, SETS, convert, pdf

EXAMPLES = sorted((ROOT / "examples").glob("*/ke-hoach.yaml"))
_FIRST = 18


def _letters(text: str) -> str:
    return re.sub(r"[\s\ufffe\u00ad-]+", "", text)


def _printed(data: bytes) -> list[str]:
    pages = [each.get_textpage().get_text_bounded() for each in pypdfium2.PdfDocument(data)]
    return [_letters(re.sub(r"^\s*\d+\s*\n", "", each)) for each in pages]


def _same(made: dict[str, Any], data: bytes) -> float:
    """Share of the pages that begin with the same words; there must be as many."""
    expected, found = _printed(data), [_letters(each) for each in made["pages"]]
    assert len(found) == made["count"] == len(expected)
    return sum(a[:_FIRST] == b[:_FIRST] for a, b in zip(found, expected, strict=True)) / len(expected)


def _whole(made: dict[str, Any]) -> None:
    assert sorted(_letters(made["before"])) == sorted(_letters(made["after"]))
    assert made["faults"] == []


@pytest.mark.parametrize("size", SETS)
@pytest.mark.parametrize("name", PLANS)
def test_pages_are_those_of_the_word_file(name: str, size: str, browser: Browser) -> None:
    made = browser.lay(api.preview(PLANS[name](), templates_dir() / f"{SETS[size]}.docx"))
    assert made["before"] == made["after"]
    assert made["faults"] == []
    assert _same(made, pdf(name, size)) == 1


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda each: each.parent.name)
def test_pages_of_the_examples(path: Path, browser: Browser) -> None:
    plan = api.load_plan(path)
    made = browser.lay(api.preview(plan))
    assert made["before"] == made["after"]
    assert _same(made, convert(to_docx(plan))) == 1


def test_numbers_stand_on_all_pages_but_the_first_of_a_section(browser: Browser) -> None:
    made = browser.lay(api.preview(plans.plan(phu_luc=plans.annexes(60)[:2])))
    assert made["numbers"][:4] == ["", "2", "", "2"]
    assert [width > height for width, height in made["sizes"]] == [False] * 6 + [True] * 6


def _fragment(blocks: Iterable[str], height: int = 842) -> XemTruoc:
    opening = f'<section class="kh-phan" data-rong="595" data-cao="{height}" data-le="57 42 57 85 28 28">'
    return XemTruoc(f"{opening}{''.join(blocks)}</section>", RULES)


def _paragraph(words: str, keep: str = "", style: str = "") -> str:
    look = f"margin:6pt 0 0 0;font-size:14pt;line-height:1.15;text-align:justify;{style}"
    return f'<p data-giu="{keep}" data-style="{look}">{words}</p>'


def _table(rows: Iterable[str], head: str = "") -> str:
    return f'<table data-style="width:460pt"><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table>'


LONG = "kế hoạch chuyển đổi số trên địa bàn xã " * 12


@pytest.mark.parametrize("before", range(28, 42))
def test_no_line_of_a_paragraph_stands_alone(before: int, browser: Browser) -> None:
    made = browser.lay(_fragment([*[_paragraph("Một dòng.", style="margin:0")] * before, _paragraph(LONG)]))
    _whole(made)
    if made["count"] == 2:
        assert all(lines != 1 for lines in (made["lines"][0][1], made["lines"][1][0]))
    assert all(room > 57 * 96 / 72 - 1 for room in made["room"])


@pytest.mark.parametrize("before", range(36, 44))
def test_a_heading_goes_with_its_text(before: int, browser: Browser) -> None:
    blocks = [_paragraph("Một dòng.", style="margin:0")] * before
    made = browser.lay(_fragment([*blocks, _paragraph("TIÊU ĐỀ", "sau"), _paragraph(LONG)]))
    assert not made["pages"][0].rstrip().endswith("TIÊU ĐỀ")


def test_a_chain_higher_than_a_page_ends_somewhere(browser: Browser) -> None:
    made = browser.lay(_fragment([_paragraph(f"Dòng {index}.", "sau dong") for index in range(100)]))
    _whole(made)
    assert 3 <= made["count"] <= 4


def test_first_rows_stand_on_each_page(browser: Browser) -> None:
    head = f'<tr data-giu="dau lien"><td>{_paragraph("ĐẦU CỘT")}</td></tr>'
    rows = [f'<tr data-giu="lien"><td>{_paragraph(f"Hàng {index}")}</td></tr>' for index in range(80)]
    made = browser.lay(_fragment([_table(rows, head)]))
    _whole(made)
    assert made["count"] >= 3
    assert all(each.strip().startswith("ĐẦU CỘT") for each in made["pages"])


@pytest.mark.parametrize("keep", ["", "lien"])
def test_a_row_higher_than_a_page_is_parted(keep: str, browser: Browser) -> None:
    row = f'<tr data-giu="{keep}"><td>{_paragraph(LONG * 8)}</td><td>{_paragraph("Ngắn")}</td></tr>'
    made = browser.lay(_fragment([_paragraph("Trước."), _table([row]), _paragraph("Sau.")]))
    _whole(made)
    assert made["count"] >= 3
    assert all(room > 57 * 96 / 72 - 1 for room in made["room"])


def test_a_cell_over_many_rows_goes_on_over_pages(browser: Browser) -> None:
    first = f'<tr><td rowspan="60">{_paragraph(LONG)}</td><td>{_paragraph("Hàng đầu")}</td></tr>'
    rows = [f'<tr data-giu="lien"><td>{_paragraph(f"Hàng {index}")}</td></tr>' for index in range(1, 60)]
    made = browser.lay(_fragment([_table([first, *rows])]))
    _whole(made)
    assert made["count"] >= 2
    spans = browser.page.evaluate(
        "() => [...document.querySelectorAll('table')].map((t) => [t.rows.length, t.rows[0].cells[0].rowSpan])"
    )
    assert all(rows == span for rows, span in spans)
    assert sum(rows for rows, _ in spans) == 60


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        [_paragraph("<br>")],
        [_paragraph("x", style="font-size:900pt")],
        [_table([])],
        [_table([f"<tr><td>{_table([f'<tr><td>{_paragraph(LONG * 10)}</td></tr>'])}</td></tr>"])],
        [_paragraph("a" * 20_000)],
        [_paragraph("", "trang"), _paragraph("", "trang")],
    ],
    ids=["nothing", "empty", "huge", "no-rows", "nested", "one-word", "breaks"],
)
def test_odd_content_is_laid_out_whole(blocks: list[str], browser: Browser) -> None:
    _whole(browser.lay(_fragment(blocks)))


def test_twice_is_as_once(browser: Browser, ke_hoach: KeHoach) -> None:
    made = browser.lay(api.preview(ke_hoach))
    assert browser.page.evaluate("() => window.danTrang(document.getElementById('khung'))") == made["count"]


@pytest.mark.parametrize("look", ["display:none", "transform:scale(0.4)", "zoom:0.5", "width:50px", "zoom:1.25"])
def test_where_the_sheets_are_shown_changes_no_page(look: str, browser: Browser) -> None:
    shown = api.preview(PLANS["day-du"]())
    expected = [_letters(each) for each in browser.lay(shown)["pages"]]
    browser.open(shown)
    browser.page.evaluate(f"() => document.getElementById('khung').style.cssText = '{look}'")
    count = browser.page.evaluate("() => window.danTrang(document.getElementById('khung'))")
    browser.page.evaluate("() => document.getElementById('khung').style.cssText = ''")
    found = browser.page.evaluate("() => [...document.querySelectorAll('.kh-than')].map((each) => each.innerText)")
    assert count == len(expected)
    assert [_letters(each) for each in found] == expected


def test_many_pages_take_little_time(browser: Browser) -> None:
    made = browser.lay(api.preview(plans.plan(phu_luc=plans.annexes(400)[:2])))
    assert made["count"] > 50
    assert made["time"] < 8000  # under one second alone on a machine; here many tests run at once

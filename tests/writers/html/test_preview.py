"""The fragment: the words, places and looks of the very document that the Word writer gives, and nothing that runs."""

import io
import re
import zipfile
from html import unescape
from typing import Any

import pytest
from lxml import etree
from lxml import html as lxml_html

from kehoach import api
from kehoach.model.plan import KeHoach
from kehoach.ooxml import W_URI
from kehoach.resources import templates_dir
from kehoach.writers.html import xem_truoc
from kehoach.writers.html.sheet import sheet
from writers import plans
from writers.samples import PLANS, docx

_W = f"{{{W_URI}}}"
_PUA = re.compile("[\ue000-\uf8ff]")


def _words(text: str) -> str:
    return "".join(text.split())


def _fragment(html: str) -> Any:
    return lxml_html.fragment_fromstring(re.sub(r"<template.*?</template>", "", html), create_parent=True)


@pytest.mark.parametrize("name", PLANS)
def test_every_word_of_the_word_file_is_there_in_order(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(docx(name))) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    expected = "".join(each.text or "" for each in root.iter(f"{_W}t"))
    assert _words(str(_fragment(xem_truoc(PLANS[name]()).html).text_content())) == _words(expected)


def test_blocks_know_the_nodes_that_they_print() -> None:
    html = xem_truoc(plans.full()).html
    with zipfile.ZipFile(io.BytesIO(docx("day-du"))) as archive:
        marks = archive.read("customXml/item1.xml").decode()
    expected = {unescape(each) for each in re.findall(r' noi="([^"]+)"', marks)}
    assert expected == {unescape(each) for each in re.findall(r' data-nut="([^"]+)"', html)}
    rows = re.findall(r'<tr[^>]* data-nut="([^"]+)"', html)
    assert rows and not any(each.startswith("@") for each in rows)
    assert re.findall(r'<table[^>]* data-nut="([^"]+#bang)"', html)


def test_sections_have_their_pages() -> None:
    tags = re.findall(r'<section class="kh-phan"([^>]*)>', xem_truoc(plans.full()).html)
    sizes = [
        (float(re.search(r'data-rong="([\d.]+)"', each)[1]), float(re.search(r'data-cao="([\d.]+)"', each)[1]))  # type: ignore[index]
        for each in tags
    ]
    assert [width > height for width, height in sizes] == [False, False, True, False]
    assert all(sorted(each) == [595.3, 841.9] for each in sizes)
    assert all('data-bat-dau="1"' in each and 'data-trang-dau="rieng"' in each for each in tags)
    assert 'data-le="56.7 42.5 56.7 85.05 28.35 28.35"' in tags[0]


_HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "' onclick='x",
    "&lt;b&gt;",
    "]]>",
    "{{ 7*7 }}",
)


@pytest.mark.parametrize("words", _HOSTILE)
def test_hostile_words_come_out_as_words(words: str) -> None:
    plan = plans.plan(
        trich_yeu=words, muc=[{"cap": "I", "tieu_de": words, "muc": [{"loi_van": f"{words} [[{words}]]"}]}]
    )
    html = xem_truoc(plan).html
    root = _fragment(html)
    assert not root.xpath("//img|//script|//b|//@onclick|//@onerror|//@style")
    assert _words(str(root.text_content())).count(_words(words)) >= 3


def test_nothing_runs_and_no_style_stands_in_the_fragment() -> None:
    shown = xem_truoc(plans.full())
    assert not re.search(r"<script|javascript:| on\w+=|[^-]style=", shown.html)
    assert not _PUA.search(shown.html)
    for rule in re.findall(r"([^{}]+)\{", shown.css):
        assert all(each.strip().startswith(".kh-xem-truoc") for each in rule.split(",")), rule


def test_what_is_still_to_be_filled_in_stands_out() -> None:
    html = xem_truoc(plans.plan(trich_yeu="Về [[tên việc]] năm 2026")).html
    assert re.search(r'<span class="kh-cho-trong" data-style="--kh-nen:#ffff00">\[\[tên việc\]\]</span>', html)


@pytest.mark.parametrize(
    ("inside", "faulty", "kept"),
    [
        ('<w:rFonts w:ascii="x&quot;;}body{display:none"/>', "display:none", '"Times New Roman"'),
        ('<w:color w:val="red;}x{"/>', "red;", "color:#000"),
        ('<w:color w:val="C00000"/>', "C00000", "color:#c00000"),
        ('<w:sz w:val="nan"/>', "nan", "font-size:10pt"),
        ('<w:sz w:val="99999999"/>', "99999999", "font-size:100000pt"),
        ('<w:rFonts w:ascii="Arial"/>', "Times", '"Arial","Liberation Sans"'),
        ('<w:rFonts w:ascii=".VnTime"/>', ".VnTime", '"Times New Roman"'),
    ],
)
def test_a_template_cannot_write_rules_of_its_own(inside: str, faulty: str, kept: str) -> None:
    styles = (
        f'<w:styles xmlns:w="{W_URI}"><w:style w:type="paragraph" w:default="1" w:styleId="a&quot;}}">'
        f'<w:name w:val="Normal"/><w:rPr>{inside}</w:rPr></w:style></w:styles>'
    )
    css = sheet(styles.encode()).css
    assert faulty not in css
    assert kept in css
    assert css.count("{") == css.count("}") == 1


def test_a_size_set_changes_rules_not_words() -> None:
    plan = plans.plan()
    large, small = (api.preview(plan, templates_dir() / f"{name}.docx") for name in ("ke-hoach", "ke-hoach-13"))
    assert large.css != small.css
    assert _words(str(_fragment(large.html).text_content())) == _words(str(_fragment(small.html).text_content()))


def test_rules_do_not_depend_on_the_words() -> None:
    assert api.preview(plans.plan()).css == api.preview(plans.plan(trich_yeu="Khác", muc=[{"loi_van": "Một."}])).css


def test_the_same_plan_gives_the_same_preview(ke_hoach: KeHoach) -> None:
    assert api.preview(ke_hoach) == api.preview(ke_hoach)

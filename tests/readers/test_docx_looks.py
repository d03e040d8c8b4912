"""Looks with everything inherited resolved."""

import pytest

from kehoach.blocks import Format, Paragraph, paragraphs
from kehoach.readers.docx import read
from readers.word_made import p, r, row, style, table, word

DEFAULTS = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)
BOLD, ITALIC = "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>"
PLAIN = Format(font="Calibri", size=11)


def first(data: bytes) -> Paragraph:
    return next(paragraphs(read(data).blocks))


@pytest.mark.parametrize(
    ("run", "form"),
    [
        ("", PLAIN),
        ("<w:b/>", PLAIN._replace(bold=True)),
        ('<w:b w:val="1"/><w:i w:val="true"/>', PLAIN._replace(bold=True, italic=True)),
        ('<w:b w:val="0"/><w:i w:val="off"/>', PLAIN),
        ('<w:u w:val="single"/>', PLAIN._replace(underline=True)),
        ('<w:u w:val="none"/>', PLAIN),
        ("<w:caps/>", PLAIN._replace(caps=True)),
        ("<w:smallCaps/>", PLAIN._replace(caps=True)),
        ('<w:sz w:val="27"/>', PLAIN._replace(size=13.5)),
        ('<w:color w:val="ff0000"/>', PLAIN._replace(color="FF0000")),
        ('<w:color w:val="auto"/>', PLAIN),
        ('<w:vertAlign w:val="superscript"/>', PLAIN._replace(raised=True)),
        ('<w:vertAlign w:val="subscript"/>', PLAIN),
        ('<w:rFonts w:ascii="Times New Roman"/>', PLAIN._replace(font="Times New Roman")),
        ('<w:rFonts w:hAnsi="Arial"/>', PLAIN._replace(font="Arial")),
        ('<w:rFonts w:cs="Arial"/>', PLAIN),
        ('<w:rFonts w:asciiTheme="majorHAnsi" w:ascii="Arial"/>', PLAIN._replace(font="Cambria")),
    ],
)
def test_direct_formats(run: str, form: Format) -> None:
    assert first(word(p("x", run=run), styles=DEFAULTS, theme=THEME)).runs[0].format == form


@pytest.mark.parametrize(
    ("table_bold", "paragraph_bold", "character_bold", "direct", "bold"),
    [
        ("", "", "", "", False), ("", BOLD, "", "", True), ("", BOLD, BOLD, "", False), ("", "", BOLD, "", True),
        (BOLD, BOLD, BOLD, "", True), (BOLD, BOLD, "", "", False), (BOLD, "", "", "", True),
        ("", BOLD, BOLD, "<w:b/>", True), ("", BOLD, "", '<w:b w:val="0"/>', False),
    ],
)  # fmt: skip
def test_toggles_of_styles_switch_each_other(
    table_bold: str, paragraph_bold: str, character_bold: str, direct: str, bold: bool
) -> None:
    styles = (
        style("t", "table", more=table_bold)
        + style("p", more=paragraph_bold)
        + style("c", "character", more=character_bold)
    )
    content = (
        f'<w:tc><w:p><w:pPr><w:pStyle w:val="p"/></w:pPr>{r("x", f"""<w:rStyle w:val="c"/>{direct}""")}</w:p></w:tc>'
    )
    data = word(table(row(content), properties='<w:tblStyle w:val="t"/>'), styles=styles)
    assert first(data).runs[0].format.bold is bold


def test_within_one_chain_the_nearest_style_wins() -> None:
    styles = (
        style("goc", more="<w:rPr><w:b/><w:i/><w:sz w:val='20'/></w:rPr>", default=True)
        + style("giua", based_on="goc", more="<w:rPr><w:b/><w:i w:val='0'/></w:rPr>")
        + style("con", based_on="giua", more="<w:rPr><w:sz w:val='28'/></w:rPr>")
    )
    block = first(word(p("x", '<w:pStyle w:val="con"/>'), styles=styles))
    assert (block.runs[0].format, block.style) == (Format(bold=True, size=14), "CON")


def test_styles_that_build_on_each_other_in_a_ring() -> None:
    styles = style("a", based_on="b", more=BOLD) + style("b", based_on="a", more=ITALIC)
    assert first(word(p("x", '<w:pStyle w:val="a"/>'), styles=styles)).runs[0].format == Format(bold=True, italic=True)


def test_bold_of_the_document_defaults_stays() -> None:
    styles = f"<w:docDefaults><w:rPrDefault>{BOLD}</w:rPrDefault></w:docDefaults>" + style("p", more=BOLD)
    assert first(word(p("x", '<w:pStyle w:val="p"/>'), styles=styles)).runs[0].format.bold


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('<w:jc w:val="both"/>', {"align": "justify"}),
        ('<w:jc w:val="center"/>', {"align": "center"}),
        ('<w:jc w:val="right"/>', {"align": "right"}),
        ('<w:jc w:val="end"/>', {"align": "right"}),
        ('<w:jc w:val="start"/>', {"align": "left"}),
        ('<w:ind w:left="720" w:firstLine="567"/>', {"left": 36, "first_line": 28.35}),
        ('<w:ind w:start="720" w:hanging="360"/>', {"left": 36, "first_line": -18}),
        ('<w:ind w:left="1cm"/>', {"left": pytest.approx(28.346, abs=0.01)}),
        (
            '<w:spacing w:before="120" w:after="60" w:line="360" w:lineRule="auto"/>',
            {"before": 6, "after": 3, "line_spacing": 1.5},
        ),
        ('<w:spacing w:line="12.95pt" w:lineRule="auto"/>', {"line_spacing": 1.079}),
        ('<w:spacing w:line="322" w:lineRule="exact"/>', {"line_spacing": 1.0}),
        ('<w:spacing w:line="100" w:lineRule="atLeast"/>', {"line_spacing": 1.0}),
        ('<w:spacing w:beforeLines="50" w:before="10"/>', {"before": 6}),
        ('<w:spacing w:beforeAutospacing="1" w:before="10"/>', {"before": 14}),
        ('<w:outlineLvl w:val="2"/>', {"outline": 2}),
        ('<w:outlineLvl w:val="9"/>', {"outline": None}),
        ("<w:pageBreakBefore/>", {"page_break": True}),
        ('<w:pageBreakBefore w:val="0"/>', {"page_break": False}),
        ('<w:pStyle w:val="khong-co"/>', {"style": "GOC", "align": "left"}),
        ('<w:pStyle w:val="giua"/>', {"style": "GIUA", "align": "center", "outline": 0, "before": 10}),
        ('<w:pStyle w:val="giua"/><w:jc w:val="left"/>', {"align": "left"}),
        (
            '<w:ind w:left="x" w:firstLine="99999999999999"/><w:spacing w:before=""/>',
            {"left": 0, "first_line": 0, "before": 10},
        ),
    ],
)
def test_looks_of_paragraphs(properties: str, expected: dict[str, object]) -> None:
    styles = (
        "<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:before='200'/></w:pPr></w:pPrDefault></w:docDefaults>"
        + style("goc", more="<w:rPr><w:sz w:val='28'/></w:rPr>", default=True)
        + style("giua", based_on="goc", more='<w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>')
    )
    block = first(word(p("x", properties), styles=styles))
    assert {name: getattr(block, name) for name in expected} == expected


def test_equal_values_of_different_properties_are_not_mixed_up() -> None:
    body = (
        p("a", '<w:ind w:left="720"/>')
        + p("b", '<w:ind w:firstLine="720"/>')
        + p("c", run='<w:rFonts w:ascii="Arial"/>')
    )
    body += p("d", run='<w:rFonts w:cs="Arial"/>')
    one, two, three, four = paragraphs(read(word(body)).blocks)
    assert (one.left, one.first_line, two.left, two.first_line) == (36, 0, 0, 36)
    assert (three.runs[0].format.font, four.runs[0].format.font) == ("Arial", "")


def test_runs_of_one_format_are_one() -> None:
    runs = r("a") + r("b", '<w:lang w:val="vi"/>') + r("c", "<w:b/>") + r("d", "<w:b/><w:bCs/>")
    block = first(word(f"<w:p>{runs}</w:p>"))
    assert [(run.text, run.format.bold) for run in block.runs] == [("ab", False), ("cd", True)]

"""Lines drawn at paragraphs, numbers of pages, widths: what the rules of layout look at."""

import pytest

from kehoach.blocks import PageNumber, Stroke, Table, paragraphs
from kehoach.readers.docx import read
from readers.word_made import p, r, table, word

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SECTION = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>{}</w:sectPr>'


def shape(kind: str, across: float, down: float = 0.0, line: str = "") -> str:
    return (
        f'<w:r><w:drawing><a:spPr xmlns:a="{A}"><a:xfrm><a:ext cx="{round(across * 12700)}" cy="{round(down * 12700)}"/></a:xfrm>'
        f'<a:prstGeom prst="{kind}"/>{line}</a:spPr></w:drawing></w:r>'
    )


def old(shape_xml: str) -> str:
    return f'<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">{shape_xml}</w:pict></w:r>'


DASHED = '<a:ln><a:prstDash val="dash"/></a:ln>'


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (shape("line", 100), (Stroke(100.0),)),
        (shape("straightConnector1", 90, 1), (Stroke(90.0),)),
        (shape("line", 100, 0, DASHED), (Stroke(100.0, solid=False),)),
        (shape("rect", 100, 1), (Stroke(100.0),)),
        (shape("rect", 100, 40), ()),
        (shape("line", 0, 100), ()),
        (old('<v:line from="28.1pt,1.9pt" to="128.1pt,1.9pt"/>'), (Stroke(100.0),)),
        (old('<v:shape type="#_x0000_t32" style="position:absolute;width:80pt;height:0"/>'), (Stroke(80.0),)),
        (old('<v:line from="0,0" to="x,y"/>'), ()),
    ],
)  # fmt: skip
def test_lines_that_are_shapes(run: str, expected: tuple[Stroke, ...]) -> None:
    found = next(paragraphs(read(word(f"<w:p>{r('a')}{run}</w:p>")).blocks))
    assert [(round(each.length or 0, 1), each.solid) for each in found.strokes] == [
        (each.length, each.solid) for each in expected
    ]


@pytest.mark.parametrize(
    ("borders", "expected"),
    [
        ('<w:bottom w:val="single"/>', (Stroke(),)),
        ('<w:top w:val="dashed"/>', (Stroke(solid=False),)),
        ('<w:bottom w:val="nil"/>', ()),
        ('<w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/>', ()),
    ],
)
def test_lines_that_are_borders(borders: str, expected: tuple[Stroke, ...]) -> None:
    found = next(paragraphs(read(word(p("a", f'<w:pBdr>{borders}</w:pBdr><w:ind w:right="200"/>'))).blocks))
    assert found.strokes == expected
    assert found.right == 10.0


def number(paragraph: str = "", run: str = "", more: str = "") -> PageNumber:
    shown = r("2", '<w:sz w:val="28"/>')
    header = f"<w:p><w:pPr>{paragraph}</w:pPr>{run}<w:fldSimple w:instr=' PAGE '>{shown}</w:fldSimple></w:p>"
    return read(word(p("a") + SECTION.format(more), header1=header)).sections[0].page_numbers[0]


def test_where_the_number_of_the_page_is_printed() -> None:
    centred = number('<w:jc w:val="center"/>')
    assert (centred.origin, centred.pages, centred.align, centred.format.size) == ("header", "default", "center", 14.0)
    assert number('<w:framePr w:xAlign="right"/>').align == "right"
    assert number(run="<w:r><w:tab/></w:r>").align is None


def test_a_first_page_of_its_own_and_the_shape_of_numbers() -> None:
    body = p("a") + SECTION.format('<w:pgNumType w:fmt="lowerRoman"/><w:titlePg/>')
    section = read(word(body, header1=p("trống"))).sections[0]
    assert (section.title_page, section.page_format, section.page_numbers) == (True, "lowerRoman", ())


def test_a_number_that_another_field_decides_on() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f"{char('begin')}<w:r><w:instrText>IF </w:instrText></w:r>{char('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{char('end')}"
    header = f"<w:p>{code}{char('separate')}{r('2')}{char('end')}</w:p>"
    found = read(word(p("a") + SECTION.format(""), header1=header)).sections[0].page_numbers
    assert [each.always for each in found] == [False]


def test_widths_of_cells() -> None:
    cell = '<w:tc><w:tcPr><w:tcW w:w="3742" w:type="dxa"/></w:tcPr><w:p/></w:tc>'
    found = read(word(table(f"<w:tr>{cell}</w:tr>") + p("a"))).blocks[0]
    assert isinstance(found, Table)
    assert found.rows[0][0].width == 187.1


def test_line_heights_are_told_in_the_letters_own_size() -> None:
    spacing = '<w:spacing w:line="360" w:lineRule="exact"/>'
    found = next(paragraphs(read(word(p("a", spacing, '<w:sz w:val="28"/>'))).blocks))
    assert found.line_spacing == 1.118


def test_a_gutter_belongs_to_the_left_margin() -> None:
    margins = '<w:pgMar w:left="1417" w:gutter="284"/>'
    assert read(word(p("a") + f"<w:sectPr>{margins}</w:sectPr>")).sections[0].left == 85.05

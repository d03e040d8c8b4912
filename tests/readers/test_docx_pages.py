"""Page breaks, sections, headers and footers, notes."""

import pytest

from kehoach.blocks import Document, Paragraph, Section, paragraphs
from kehoach.readers.docx import read
from readers.word_made import STRICT_R, STRICT_W, R, W, p, packed, parts, r, row, table, word

BREAK = '<w:r><w:br w:type="page"/></w:r>'
A4 = '<w:pgSz w:w="11907" w:h="16840"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="851"/>'


def broken(document: Document) -> list[tuple[str, bool]]:
    return [(each.text, each.page_break) for each in paragraphs(document.blocks)]


def section(inside: str = A4) -> str:
    return f"<w:sectPr>{inside}</w:sectPr>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<w:p>{BREAK}{r('a')}</w:p>", [("a", True)]),
        (f"<w:p>{r('a')}{BREAK}</w:p>{p('b')}{p('c')}", [("a", False), ("b", True), ("c", False)]),
        (f"{p('a')}<w:p>{BREAK}</w:p>{p('b')}", [("a", False), ("", False), ("b", True)]),
        (f"<w:p>{r('a')}{BREAK}{r('b')}</w:p>{p('c')}", [("a\nb", False), ("c", True)]),
        (f"{p('a')}<w:p>{r('x')}{BREAK}</w:p>{table(row('b'))}", [("a", False), ("x", False), ("b", True)]),
        (p("a", section()) + p("b") + section(), [("a", False), ("b", True)]),
        (p("a", section()) + p("b") + section('<w:type w:val="continuous"/>'), [("a", False), ("b", False)]),
        (p("a", section()) + table(row("b")) + section('<w:type w:val="oddPage"/>'), [("a", False), ("b", True)]),
        (f"<w:p>{r('a')}<w:r><w:br w:type='column'/></w:r>{r('b')}</w:p>", [("a\nb", False)]),
        (f"<w:p><w:del>{BREAK}</w:del>{r('a')}</w:p>{p('b')}", [("a", False), ("b", False)]),
    ],
)  # fmt: skip
def test_page_breaks(body: str, expected: list[tuple[str, bool]]) -> None:
    assert broken(read(word(body))) == expected


def test_sections_and_their_pages() -> None:
    wide = '<w:pgSz w:w="16840" w:h="11907" w:orient="landscape"/><w:cols w:num="2"/><w:pgNumType w:start="5"/>'
    body = p("a") + p("b", section(A4)) + table(row("c")) + p("d") + section(wide)
    one, two = read(word(body)).sections
    assert (one.start, one.width, one.height, one.left, one.columns, one.page_start) == (0, 595.35, 842, 85.05, 1, None)
    assert (two.start, two.width, two.height, two.columns, two.page_start) == (2, 842, 595.35, 2, 5)


def test_a_file_without_sections_has_one() -> None:
    assert read(word(p("a"))).sections == [Section()]


def test_headers_are_inherited_and_shown_only_where_they_are_on() -> None:
    def reference(kind: str, name: str, part: str = "header") -> str:
        return f'<w:{part}Reference w:type="{kind}" r:id="{name}"/>'

    page = '<w:p><w:fldSimple w:instr="PAGE"/></w:p>'
    first = reference("default", "header1") + reference("first", "header2") + reference("default", "footer1", "footer")
    body = p("a", section(first)) + p("b") + section("<w:titlePg/>")
    document = read(word(body, header1=page, header2=p("trang đầu"), footer1=p("chân")))
    one, two = document.sections
    assert [[block.text, block.origin] for block in one.headers if isinstance(block, Paragraph)] == [["1", "header"]]
    assert [block.text for block in two.headers if isinstance(block, Paragraph)] == ["1", "trang đầu"]
    assert [[block.text, block.origin] for block in two.footers if isinstance(block, Paragraph)] == [["chân", "footer"]]
    assert [each.spot.paragraph for each in paragraphs(one.headers)] == [None]


def test_notes_have_their_mark_in_the_text_and_at_their_start() -> None:
    footnotes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{r(" thứ hai")}</w:p></w:footnote>'
        f'<w:footnote w:id="1">{p("thứ nhất")}{p("tiếp")}</w:footnote><w:footnote w:id="9">{p("lạc")}</w:footnote>'
    )
    endnotes = f'<w:endnote w:id="1">{p("cuối")}</w:endnote>'
    body = (
        f'<w:p>{r("a")}<w:r><w:footnoteReference w:id="1"/></w:r>{r("b")}<w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="77"/></w:r></w:p>'
    )
    document = read(word(body, footnotes=footnotes, endnotes=endnotes))
    assert [each.text for each in paragraphs(document.blocks)] == ["a[1]b[2][3]"]
    assert [each.text for each in paragraphs(document.notes)] == ["[1] thứ nhất", "tiếp", "[2] thứ hai", "[3] cuối"]
    assert {each.origin for each in paragraphs(document.notes)} == {"note"}
    assert [(each.text, each.reason) for each in document.dropped] == [
        ("lạc", "chú thích không được nhắc đến trong bài")
    ]


def test_a_note_with_a_mark_of_its_own_keeps_it() -> None:
    body = f'<w:p>{r("a")}<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r></w:p>'
    document = read(word(body, footnotes=f'<w:footnote w:id="1">{p("* riêng")}</w:footnote>'))
    assert [each.text for each in paragraphs(document.blocks)] == ["a*"]
    assert [each.text for each in paragraphs(document.notes)] == ["* riêng"]


def test_strict_open_xml_reads_the_same() -> None:
    body = p("Kế hoạch", '<w:jc w:val="center"/>', "<w:b/>") + section(
        '<w:headerReference w:type="default" r:id="header1"/>'
    )
    made = parts(body, header1=p("đầu trang"))
    strict = {
        name: data.replace(W.encode(), STRICT_W.encode()).replace(R.encode(), STRICT_R.encode())
        for name, data in made.items()
    }
    assert strict != made
    assert read(packed(strict)) == read(packed(made))

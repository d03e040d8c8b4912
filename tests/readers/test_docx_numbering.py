"""Automatic numbers of Word as shown: formats, levels, overrides, restarts, lists through styles."""

import pytest

from kehoach.blocks import Document, paragraphs
from kehoach.readers.docx import read
from readers.word_made import abstract, level, num, numbered, p, style, word

OUTLINE = abstract(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
)


def numbers(document: Document) -> list[str]:
    return [each.number for each in paragraphs(document.blocks)]


@pytest.mark.parametrize(
    ("number_format", "start", "shown"),
    [
        ("decimal", 1, ["1.", "2."]), ("decimalZero", 9, ["09.", "10."]), ("upperRoman", 4, ["IV.", "V."]),
        ("lowerRoman", 9, ["ix.", "x."]), ("upperLetter", 26, ["Z.", "AA."]), ("lowerLetter", 4, ["d.", "e."]),
        ("lowerLetter", 27, ["aa.", "bb."]), ("ordinal", 2, ["2nd.", "3rd."]), ("none", 1, [".", "."]),
        ("decimalEnclosedCircle", 1, ["①.", "②."]), ("russianLower", 1, ["1.", "2."]), ("upperRoman", 0, ["0.", "I."]),
        ("decimal", 0, ["0.", "1."]), ("numberInDash", 1, ["- 1 -.", "- 2 -."]),
    ],
)  # fmt: skip
def test_number_formats(number_format: str, start: int, shown: list[str]) -> None:
    numbering = abstract(0, level(0, number_format, "%1.", start=start)) + num(1, 0)
    assert numbers(read(word(numbered("a", 1) + numbered("b", 1), numbering=numbering))) == shown


@pytest.mark.parametrize(
    ("glyph", "font", "shown"),
    [
        ("\uf0b7", "Symbol", "•"), ("\uf0a7", "Wingdings", "▪"), ("\uf0fc", "Wingdings", "✓"), ("\uf0d8", "Wingdings", "➢"),
        ("\uf02d", "Symbol", "-"), ("-", "Times New Roman", "-"), ("–", "Times New Roman", "-"), ("\u2011", "Arial", "-"),
        ("+", "Times New Roman", "+"), ("o", "Courier New", "o"), ("\uf0ff", "Wingdings", "•"), ("•", "Calibri", "•"),
        ("\u00b7", "Symbol", "•"), ("*", "Arial", "*"), ("\uf02b", "Symbol", "+"), ("\uf076", "Wingdings", "❖"),
    ],
)  # fmt: skip
def test_bullets_are_what_they_look_like(glyph: str, font: str, shown: str) -> None:
    made = f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{glyph}"/><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl>'
    assert numbers(read(word(numbered("a", 1), numbering=abstract(0, made) + num(1, 0)))) == [shown]


@pytest.mark.parametrize(
    ("levels", "shown"),
    [
        ([0, 1, 1, 2, 2, 1, 2, 0, 1, 2], ["I.", "1.", "2.", "2.1.", "2.2.", "3.", "3.1.", "II.", "1.", "1.1."]),
        ([1, 0, 1], ["1.", "I.", "1."]),
        ([2, 2, 0, 2], ["1.1.", "1.2.", "I.", "1.1."]),
        ([0, 3, 3, 1, 3], ["I.", "a)", "b)", "1.", "a)"]),
    ],
)
def test_levels_restart_after_a_higher_one(levels: list[int], shown: list[str]) -> None:
    body = "".join(numbered("x", 1, each) for each in levels)
    document = read(word(body, numbering=OUTLINE + num(1, 0)))
    assert numbers(document) == shown
    assert [each.list_level for each in paragraphs(document.blocks)] == levels


@pytest.mark.parametrize(
    ("restart", "shown"),
    [
        ("", ["1", "1.1", "1.1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1"]),
        ('<w:lvlRestart w:val="0"/>', ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1", "2.1.3"]),
        ('<w:lvlRestart w:val="1"/>', ["1", "1.1", "1.1.1", "1.2", "1.2.2", "2", "2.1", "2.1.1"]),
    ],
)
def test_a_level_restarts_where_it_says(restart: str, shown: list[str]) -> None:
    levels = (level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3", restart))
    body = "".join(numbered("x", 1, each) for each in (0, 1, 2, 1, 2, 0, 1, 2))
    assert numbers(read(word(body, numbering=abstract(0, *levels) + num(1, 0)))) == shown


def test_legal_numbers_are_decimal_on_every_level() -> None:
    levels = (level(0, "upperRoman", "%1."), level(1, "lowerLetter", "%1.%2", "<w:isLgl/>"))
    body = numbered("x", 1, 0) + numbered("x", 1, 1)
    assert numbers(read(word(body, numbering=abstract(0, *levels) + num(1, 0)))) == ["I.", "1.1"]


def test_lists_of_one_definition_count_on_and_an_override_begins_anew() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    look = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "(%1)")}</w:lvlOverride>'
    numbering = OUTLINE + num(1, 0) + num(2, 0) + num(3, 0, start) + num(4, 0, look)
    body = "".join(numbered("x", each) for each in (1, 1, 2, 3, 3, 1, 3, 4))
    assert numbers(read(word(body, numbering=numbering))) == ["I.", "II.", "III.", "V.", "VI.", "VII.", "VIII.", "(9)"]


def test_lists_through_styles() -> None:
    styles = (
        style("h1", more='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        + style("h2", more='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
        + style("h1con", based_on="h1")
        + style("tat", based_on="h1", more='<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>')
    )
    levels = (
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="h1"/>'),
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="h2"/>'),
    )
    off = '<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = "".join(p("x", f'<w:pStyle w:val="{each}"/>') for each in ("h1", "h2", "h1con", "tat", "h2")) + p("x", off)
    document = read(word(body, styles=styles, numbering=abstract(0, *levels) + num(1, 0)))
    assert numbers(document) == ["I.", "I.1", "II.", "", "II.1", ""]
    assert [each.style for each in paragraphs(document.blocks)] == ["H1", "H2", "H1CON", "TAT", "H2", "H1"]


def test_a_list_may_borrow_a_numbering_style() -> None:
    styles = style("ds", "numbering", more='<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>')
    borrowed = abstract(1, '<w:numStyleLink w:val="ds"/>')
    owner = abstract(2, '<w:styleLink w:val="ds"/>' + level(0, "lowerLetter", "%1)"))
    body = numbered("x", 1) + numbered("x", 7)
    assert numbers(read(word(body, styles=styles, numbering=borrowed + owner + num(1, 1) + num(7, 2)))) == ["a)", "b)"]


def test_a_list_that_borrows_itself_ends() -> None:
    styles = style("ds", "numbering", more='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    numbering = abstract(1, '<w:numStyleLink w:val="ds"/>') + num(1, 1)
    assert numbers(read(word(numbered("x", 1), styles=styles, numbering=numbering))) == [""]


@pytest.mark.parametrize(
    ("style_pr", "level_pr", "direct", "expected"),
    [
        ("", '<w:ind w:left="720" w:hanging="360"/>', "", (36, -18)),
        ('<w:ind w:left="200"/>', '<w:ind w:left="720" w:hanging="360"/>', "", (36, -18)),
        ("", '<w:ind w:left="720" w:hanging="360"/>', '<w:ind w:left="0" w:firstLine="567"/>', (0, 28.35)),
        ("", '<w:ind w:left="720" w:hanging="360"/>', '<w:ind w:left="0"/>', (0, -18)),
        ('<w:ind w:left="200" w:firstLine="100"/>', "", "", (10, 5)),
    ],
)
def test_indents_of_lists(style_pr: str, level_pr: str, direct: str, expected: tuple[float, float]) -> None:
    styles = style("s", more=f"<w:pPr>{style_pr}</w:pPr>")
    made = level(0, "decimal", "%1.").replace("</w:lvl>", f"<w:pPr>{level_pr}</w:pPr></w:lvl>")
    body = p("x", f'<w:pStyle w:val="s"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{direct}')
    (block,) = paragraphs(read(word(body, styles=styles, numbering=abstract(0, made) + num(1, 0))).blocks)
    assert (block.left, block.first_line) == expected


@pytest.mark.parametrize("numbering", ["", abstract(0) + num(1, 0), num(1, 9), "<w:num/>"])
def test_a_list_that_is_not_there_gives_no_number(numbering: str) -> None:
    assert numbers(read(word(numbered("x", 1), numbering=numbering))) == [""]


def test_deleted_paragraphs_do_not_count() -> None:
    gone = "<w:p><w:pPr>{}<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = numbered("a", 1) + gone.format(listed) + numbered("b", 1)
    assert numbers(read(word(body, numbering=OUTLINE + num(1, 0)))) == ["I.", "II."]

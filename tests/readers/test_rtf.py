"""RTF: text in every spelling, looks, tables, lists, notes, and files that are hurt or hostile."""

import time

import pytest

from kehoach.blocks import Document, Paragraph, Table, paragraphs
from kehoach.problems import KehoachError
from kehoach.readers import read as read_any
from kehoach.readers.rtf import parser, read
from readers.office_made import bold, docx, made_by_office, needs_office, shapes, words

HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset163 Arial{\*\falt Helvetica};}"
    rb"{\f2\fcharset2 Symbol;}{\f3\fcharset2 Wingdings;}}{\colortbl;\red0\green0\blue0;\red255\green0\blue16;}"
    rb"{\stylesheet{\s0 Normal;}{\s5\b heading 1;}{\*\cs9 Ten chu;}}{\info{\title khong doc}}"
)


def rtf(body: bytes) -> Document:
    return read(HEAD + body + b"}")


def only(body: bytes) -> Paragraph:
    (block,) = rtf(body).blocks
    assert isinstance(block, Paragraph)
    return block


TEXTS = {
    "escaped unicode": (rb"K\u7871? ho\u7841?ch", "Kế hoạch"),
    "fallback of two bytes": (rb"\uc2 K\u7871\'3f\'3f ho\u7841ab!", "Kế ho\u1ea1!"),
    "no fallback": (rb"\uc0 K\u7871  ho\u7841 ch", "Kế hoạch"),
    "fallback is a control word": (rb"a\u8211\endash b", "a–b"),
    "uc ends with its group": (rb"{\uc0 \u7871 }\u7871?x", "ếếx"),
    "a group ends the fallback": (rb"{\u7871}abc", "ếabc"),
    "negative": (rb"\u-4096?", "•"),
    "surrogates": (rb"\u-10179?\u-8704?", "\U0001f600"),
    "bytes of windows-1252": (rb"\'e0 \'96 \'93a\'94", "à – “a”"),
    "bytes of windows-1258": (rb"{\f1 Ti\'ea\'ecng Vi\'ea\'f2t, \'f0\'fd\'f5\'f2c}", "Tiếng Việt, đượ" + "c"),
    "decomposed": (rb"e\u770?\u769?", "ế"),
    "named characters": (rb"\ldblquote a\rdblquote\~\emdash\endash\bullet\tab b\line c", "“a”\xa0—–•\tb\nc"),
    "escaped signs": (rb"\{a\}\\ x\_y", "{a}\\ x-y"),
    "soft hyphens go": (rb"th\-\u173?\'adi", "thi"),
    "lines of the file mean nothing": (b"Ke\r\nho\nach", "Kehoach"),
    "signs of symbol fonts": (rb"{\f2 \'b7}{\f3 \'a7}", "•▪"),
    "unknown starred group": (rb"a{\*\xyz b{c}}d", "ad"),
    "unknown plain group": (rb"a{\xyz b{c}}d", "abcd"),
    "picture": (b"a{\\pict\\wmetafile8 0102\r\n0304}b{\\pict\\bin5 }{}}\\b}c", "abc"),
    "field": (rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt hi\u7879?n}}", "hiện"),
    "unicode twin": (rb"{\upr{a?}{\*\ud{a\u7871 ?}}}", "aế"),
    "object": (rb"{\object{\*\objdata 01}{\result thay}}", "thay"),
    "after the end": (rb"a}b{c", "a"),
}


@pytest.mark.parametrize(("body", "text"), TEXTS.values(), ids=TEXTS)
def test_text(body: bytes, text: str) -> None:
    assert only(body).text == text


def test_looks_of_runs() -> None:
    runs = only(rb"\fs26 a{\b b\i c}\cf2\f1 d{\ul\super e}\plain f{\caps g}{\b\b0 h}").runs
    assert [run.text for run in runs] == ["a", "b", "c", "d", "e", "f", "g", "h"]
    a, b, c, d, e, f, g, h = (run.format for run in runs)
    assert (a.size, a.bold, a.font) == (13, False, "Times New Roman")
    assert (b.bold, b.italic, c.bold, c.italic) == (True, False, True, True)
    assert (d.color, d.font, d.bold) == ("FF0010", "Arial", False)
    assert (e.underline, e.raised) == (True, True)
    assert (f.size, f.color, g.caps, h.bold) == (12, "", True, False)


def test_layout_of_paragraphs() -> None:
    found = rtf(
        rb"\pard\qc\s5\outlinelevel0 a\par\pard\qj\li720\fi-360\sb120\sa60\sl360\slmult1 b\page\par c\par\pard\pagebb d"
    )
    a, b, c, d = (block for block in found.blocks if isinstance(block, Paragraph))
    assert (a.align, a.style, a.outline, b.style, b.outline) == ("center", "heading 1", 0, "Normal", None)
    assert (b.align, b.left, b.first_line, b.before, b.after, b.line_spacing) == ("justify", 36, -18, 6, 3, 1.5)
    assert [each.page_break for each in (a, b, c, d)] == [False, True, False, True]
    assert [each.spot.paragraph for each in (a, b, c, d)] == [1, 2, 3, 4]


def test_a_page_break_after_words_begins_the_next_paragraph() -> None:
    first, second = (block for block in rtf(rb"a\par\page b\par").blocks if isinstance(block, Paragraph))
    assert (first.page_break, second.page_break) == (False, True)


@pytest.mark.parametrize(
    ("body", "number", "level"),
    [
        (rb"{\listtext\pard\plain 1.2.\tab}\ls1\ilvl1 a", "1.2.", 1),
        (rb"{\pntext\f0 a)\tab}{\*\pn\pnlvlbody{\pntxta )}}a", "a)", 0),
        (rb"{\listtext\f2 \'b7\tab}\ls2 a", "•", 0),
        (rb"{\listtext\f3 \u-3929 ?\tab}\ls2 a", "▪", 0),
        (rb"a", "", None),
    ],
)
def test_automatic_numbers(body: bytes, number: str, level: int | None) -> None:
    found = only(body)
    assert (found.number, found.text, found.list_level) == (number, "a", level)


def row(*edges: int, cells: bytes, words: bytes = b"") -> bytes:
    """A row as Word writes it: what it is like, then its cells."""
    return rb"\trowd\trleft0" + words + b"".join(b"\\cellx%d" % edge for edge in edges) + cells + rb"\row "


def cells(*texts: bytes) -> bytes:
    return b"".join(rb"\pard\intbl " + text + rb"\cell" for text in texts)


def test_columns_are_told_by_the_edges_of_all_rows() -> None:
    found = rtf(
        row(1000, 2000, 3000, cells=cells(b"a", b"b", b"c")) + row(2010, 3000, cells=cells(b"d", b"e")) + rb"\pard x"
    )
    assert shapes(found) == [[[("a", 0, 1, 1), ("b", 1, 1, 1), ("c", 2, 1, 1)], [("d", 0, 2, 1), ("e", 2, 1, 1)]]]
    assert isinstance(found.blocks[0], Table)
    assert not found.blocks[0].bordered
    assert words(found)[-1] == "x"


def test_merged_cells_are_given_once() -> None:
    across = (
        rb"\trowd\trhdr\clmgf\clbrdrt\brdrs\cellx1000\clmrg\cellx2000\clvmgf\cellx3000"
        + cells(b"a", b"", b"b")
        + rb"\row "
    )
    below = rb"\trowd\cellx1000\cellx2000\clvmrg\cellx3000" + cells(b"c", b"d", b"") + rb"\row "
    found = rtf(across + below)
    assert shapes(found) == [[[("a", 0, 2, 1), ("b", 2, 1, 2)], [("c", 0, 1, 1), ("d", 1, 1, 1)]]]
    table = found.blocks[0]
    assert isinstance(table, Table)
    assert (table.header_rows, table.bordered, table.columns) == (1, True, 3)


def test_paragraphs_and_tables_in_cells() -> None:
    inner = rb"\pard\intbl\itap2 x\nestcell y\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}{\nonesttables\par}"
    found = rtf(row(1000, 2000, cells=rb"\pard\intbl a\par b\cell" + inner + rb"\pard\intbl z\cell"))
    (table,) = found.blocks
    assert isinstance(table, Table)
    first, second = table.rows[0]
    assert first.text == "a\nb"
    assert isinstance(second.blocks[0], Table)
    assert [cell.text for cell in second.blocks[0].rows[0]] == ["x", "y"]
    assert second.text == "x\ty\nz"


def test_a_row_that_never_ends_keeps_its_words() -> None:
    found = rtf(row(1000, cells=cells(b"a")) + rb"\trowd\cellx1000\pard\intbl b\cell\pard\intbl c")
    assert words(found) == ["a", "b", "c"]


def test_headers_notes_and_text_boxes() -> None:
    found = rtf(
        rb"\paperw11907\paperh16840\margl1701\sectd{\header\pard\qc\b Trang\par}{\footerr Chan}"
        rb"a{\super\chftn}{\footnote\pard\plain{\super\chftn} Ghi chu}"
        rb"{\shp{\*\shpinst\shpleft1{\sp{\sn x}{\sv 1}}{\shptxt\pard Khung\par}}{\shprslt Khung}}b\par c"
        rb"\sect\sectd\pghsxn11907\pgnrestart\pgnstarts5 d{\*\bkmkstart moc}e{\*\bkmkend moc}"
    )
    texts = [(block.text, block.origin) for block in found.blocks if isinstance(block, Paragraph)]
    assert texts == [("a[1]b", "body"), ("Khung", "textbox"), ("c", "body"), ("de", "body")]
    assert [each.text for each in paragraphs(found.notes)] == ["[1] Ghi chu"]
    first, second = found.sections
    assert [(each.text, each.origin) for each in paragraphs(first.headers + first.footers)] == [
        ("Trang", "header"), ("Chan", "footer"),
    ]  # fmt: skip
    assert (round(first.width), round(first.height), round(first.left)) == (595, 842, 85)
    assert (second.start, round(second.height), second.page_start) == (3, 595, 5)
    assert found.blocks[3].marks == ("moc",)  # type: ignore[union-attr]


def test_deleted_and_hidden_words_are_told() -> None:
    found = rtf(rb"con{\deleted\revauth1 bo di}{\v an}{\revised them}\par x")
    assert words(found) == ["conthem", "x"]
    assert [each.text for each in found.dropped] == ["bo dian"]


def test_a_cut_file_gives_what_is_left_and_tells() -> None:
    found = read(HEAD + rb"\pard a\par {\b b")
    assert words(found) == ["a", "b"]
    assert [each.code for each in found.problems] == ["DOC09"]
    assert rtf(b"a").problems == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (HEAD[:150], "DOC02"),
        (HEAD + rb"\par}", "DOC07"),
        (HEAD + b"{" * 100_000, "DOC04"),
    ],
)
def test_refusals(data: bytes, code: str) -> None:
    with pytest.raises(KehoachError) as error:
        read(data)
    assert error.value.problems[0].code == code


def test_too_many_tokens_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "MAX_TOKENS", 1000)
    with pytest.raises(KehoachError) as error:
        rtf(b"{}" * 1000)
    assert error.value.problems[0].code == "DOC05"


@pytest.mark.parametrize(
    "body",
    [
        rb"\itap20 a\par\pard b\par " * 3000, rb"\intbl a\cell\row " * 3000, rb"{\*\bkmkstart a}" * 9000, rb"{\header b\par c}" * 3000,
        rb"\nestcell\nestrow\cell\row\sect" * 3000, rb"{\shptxt a" * 490, rb"\u99999999?\fs-5\li9999999999\cellx-3\cf999\f77 a" * 2000,
    ],
    ids=range(7),
)  # fmt: skip
def test_strange_files_end_soon(body: bytes) -> None:
    start = time.process_time()
    try:
        rtf(body)
    except KehoachError as error:
        assert error.problems[0].code == "DOC07"
    assert time.process_time() - start < 5


@needs_office
def test_what_libreoffice_writes_reads_as_the_word_file() -> None:
    wanted, found = read_any(docx(), "a.docx"), read_any(made_by_office("rtf"), "a.rtf")
    assert found.format == "rtf"
    assert words(found) == words(wanted)
    assert bold(found) == bold(wanted)
    assert shapes(found)[1] == shapes(wanted)[1]
    assert [each.page_break for each in paragraphs(found.blocks)].count(True) == 1

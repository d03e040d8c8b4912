"""HTML as Word, portals, Google Docs and LibreOffice save it; nothing is fetched; hostile pages end soon."""

import base64
import socket
import time

import pytest

from kehoach.blocks import Document, Paragraph, Table, paragraphs, plain
from kehoach.problems import KehoachError
from kehoach.readers import read as read_any
from kehoach.readers.html import read, source, walk
from kehoach.readers.html.lists import open_list
from readers.office_made import bold, docx, made_by_office, needs_office, shapes, words


def html(body: str, head: str = "") -> Document:
    return read(f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode())


def only(body: str, head: str = "") -> Paragraph:
    (block,) = html(body, head).blocks
    assert isinstance(block, Paragraph)
    return block


TEXTS = {
    "spaces": ("<p>  Kế \n\t hoạch   <b> năm</b> 2026 </p>", ["Kế hoạch năm 2026"]),
    "no-break spaces": ("<p>Số:&nbsp;&nbsp; /KH-UBND&nbsp;</p>", ["Số:   /KH-UBND"]),
    "line breaks": ("<p>a <br> b<br/>c</p>", ["a\nb\nc"]),
    "breaks outside of paragraphs": ("a<br>b<br><br>c", ["a", "b", "c"]),
    "words between blocks": ("a<div>b<p>c</p>d</div>e", ["a", "b", "c", "d", "e"]),
    "nothing shown": ("<p>a</p><script>b</script><style>c</style><!-- d --><template>e</template>", ["a"]),
    "empty paragraph of Word": ("<p>a</p><p><o:p>&nbsp;</o:p></p><p>b</p>", ["a", "", "b"]),
    "empty divisions": ("<div><div> </div></div><p>a</p>", ["a"]),
    "kept space": ("<pre>a  b\n  c</pre>", ["a  b\n  c"]),
    "decomposed": ("<p>Ke&#770;&#769; hoa&#803;ch</p>", ["Kế hoạch"]),
    "gap of a tab": ("<p>Nơi nhận:\tCHỦ TỊCH</p>", ["Nơi nhận:\tCHỦ TỊCH"]),
    "gap of spaces": ("<p>Nơi nhận:     CHỦ TỊCH</p>", ["Nơi nhận:     CHỦ TỊCH"]),
    "gap between elements": ("<p><b>a</b>      <b>b</b></p>", ["a      b"]),
    "gap before a broken source line": ("<p>a;    \n  CHỦ\n      TỊCH</p>", ["a;    CHỦ TỊCH"]),
    "source indented": ("<p>\n          a\n\t\tb</p>\n      <p>   c</p>", ["a b", "c"]),
    "moved to the right": ("<p>" + 24 * " " + "Trần Văn A</p>", [24 * " " + "Trần Văn A"]),
    "controls": ("<p>\x04Ke&#4;ho&#1;\x7f</p>", ["Keho"]),
    "notes of LibreOffice": ("<p>a.<a name=sdfootnote1anc><sup>1</sup></a> b</p>", ["a.[1] b"]),
    "rule": ("a<hr>b", ["a", "b"]),
    "unclosed": ("<p>a<p>b<div>c", ["a", "b", "c"]),
}


@pytest.mark.parametrize(("body", "texts"), TEXTS.values(), ids=TEXTS)
def test_text(body: str, texts: list[str]) -> None:
    assert [plain(block) for block in html(body).blocks] == texts


LOOKS = {
    "b": ("<b>a</b>", "bold", True),
    "strong": ("<strong>a</strong>", "bold", True),
    "weight": ("<span style='font-weight:700'>a</span>", "bold", True),
    "weight taken back": ("<b style='font-weight:normal'>a</b>", "bold", False),
    "em": ("<em>a</em>", "italic", True),
    "style": ("<span style='font-style:italic'>a</span>", "italic", True),
    "u": ("<u>a</u>", "underline", True),
    "decoration": ("<span style='text-decoration:underline'>a</span>", "underline", True),
    "sup": ("<sup>a</sup>", "raised", True),
    "caps": ("<span style='text-transform:uppercase'>a</span>", "caps", True),
    "points": ("<span style='font-size:13.0pt'>a</span>", "size", 13.0),
    "pixels": ("<span style='font-size:20px'>a</span>", "size", 15.0),
    "font tag": ("<font size=4 face='Arial, x' color=red>a</font>", "size", 13.5),
    "font name": ("<font face='Arial, x'>a</font>", "font", "Arial"),
    "family": ("<span style='font-family:\"Times New Roman\",serif'>a</span>", "font", "Times New Roman"),
    "colour": ("<span style='color:#f00'>a</span>", "color", "FF0000"),
    "rgb": ("<span style='color: rgb(1, 2, 255)'>a</span>", "color", "0102FF"),
    "automatic colour": ("<span style='color:windowtext'>a</span>", "color", ""),
    "untold": ("a", "size", None),
}


@pytest.mark.parametrize(("body", "name", "value"), LOOKS.values(), ids=LOOKS)
def test_looks_of_runs(body: str, name: str, value: object) -> None:
    (run,) = only(f"<p>{body}</p>").runs
    assert getattr(run.format, name) == value


def test_layout_of_paragraphs() -> None:
    found = only(
        "<div style='margin-left:10pt'><p align=center class=A style='margin:6pt 0cm 3pt 1cm;text-indent:36pt;line-height:150%'>a</p></div>"
    )
    assert (found.align, found.left.__round__(1), found.first_line) == ("center", 38.3, 36)
    assert (found.before, found.after, found.line_spacing, found.style) == (6, 3, 1.5, "A")
    assert only("<center><h2>a</h2></center>").align == "center"
    assert (only("<h2>a</h2>").outline, only("<p>a</p>").outline) == (1, None)
    assert only("<p style='text-align:justify' align=left>a</p>").align == "justify"


def test_sheets_of_the_page_hold() -> None:
    sheet = (
        "<style><!-- p.Ten, .Khac { text-align:center; font-weight:bold } p{font-size:14pt} @media x{p{}} --></style>"
    )
    found = html("<p class=Ten>a</p><p class='x Khac'>b</p><p>c</p>", sheet).blocks
    assert [(p.align, p.runs[0].format.bold, p.runs[0].format.size) for p in found if isinstance(p, Paragraph)] == [
        ("center", True, 14), ("center", True, 14), ("left", False, 14),
    ]  # fmt: skip


def test_the_page_of_the_sheet() -> None:
    (section,) = html("a", "<style>@page WordSection1{size:842pt 595pt;margin:2cm 1.5cm 2cm 3cm}</style>").sections
    assert (section.width, section.height, round(section.left), round(section.right)) == (842, 595, 85, 43)


NUMBERS = {
    "word": (
        "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.2.<span "
        "style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>a</p>",
        [("1.2.", "a")],
    ),
    "word, commented": (
        "<p style='mso-list:l0'><!--[if !supportLists]--><span style='mso-list:Ignore'>a)<span>&nbsp; </span></span><!--[endif]-->b</p>",
        [("a)", "b")],
    ),
    "word, filtered": (
        "<p class=MsoListParagraph>3.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>a</p>",
        [("3.", "a")],
    ),
    "bullet of a symbol font": (
        "<p><span style='font-family:Symbol'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span>a</p>",
        [("•", "a")],
    ),
    "no number": ("<p>a<span style='font:7.0pt \"Times New Roman\"'>x</span></p>", [("", "ax")]),
    "ordered": ("<ol><li>a</li><li>b<ul><li>c</li></ul></li><li><p>d</p></li></ol>", [("1.", "a"), ("2.", "b"), ("•", "c"), ("3.", "d")]),
    "letters": ("<ol type=a start=2><li>a<li value=5>b</ol>", [("b.", "a"), ("e.", "b")]),
    "roman": ("<ol style='list-style-type:upper-roman' start=4><li>a<li>b</ol>", [("IV.", "a"), ("V.", "b")]),
    "none": ("<ul style='list-style-type:none'><li>- a</ul>", [("", "- a")]),
    "dash": ("<ul style=\"list-style-type:'- '\"><li>a</ul>", [("-", "a")]),
    "item without a list": ("<li>a", [("•", "a")]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "wanted"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(body: str, wanted: list[tuple[str, str]]) -> None:
    assert [(p.number, p.text) for p in html(body).blocks if isinstance(p, Paragraph)] == wanted


def test_levels_of_lists() -> None:
    found = html("<ol><li>a<ol><li>b</ol></ol><p style='mso-list:l0 level1'>c<p>d").blocks
    assert [p.list_level for p in found if isinstance(p, Paragraph)] == [0, 1, 0, None]


@pytest.mark.parametrize("value", ["x", "-1", "99999999999", "²"])
def test_nonsense_in_lists_is_no_matter(value: str) -> None:
    assert open_list("ol", {"start": value}, "").number(None) == "1."


def test_tables() -> None:
    found = html(
        "<table border=1><thead><tr><th colspan=2>a<th rowspan=2>b</thead><tr><td>c<td><p>d<p>e</tr><tr><td colspan=3>"
        "<table><tr><td>f<td></table></table>"
    )
    (table,) = found.blocks
    assert isinstance(table, Table)
    assert shapes(found) == [
        [[("a", 0, 2, 1), ("b", 2, 1, 2)], [("c", 0, 1, 1), ("d\ne", 1, 1, 1)], [("f", 0, 3, 1)]],
    ]
    assert (table.header_rows, table.columns, table.bordered) == (1, 3, True)
    inner = table.rows[2][0].blocks[0]
    assert isinstance(inner, Table)
    assert [len(cell.blocks) for cell in inner.rows[0]] == [1, 1]
    assert not inner.bordered


@pytest.mark.parametrize(
    ("start", "drawn"),
    [
        ("<table><tr><td>", False), ("<table border=0><tr><td>", False), ("<table border='1'><tr><td>", True),
        ("<table style='border:none'><tr><td style='border:none'>", False),
        ("<table border=0><tr><td style='border:solid windowtext 1.0pt'>", True),
        ("<table style='border-collapse:collapse'><tr><td>", False), ("<table style='border:0 solid'><tr><td>", False),
    ],
)  # fmt: skip
def test_whether_lines_are_drawn(start: str, drawn: bool) -> None:
    (table,) = html(f"{start}a</table>").blocks
    assert isinstance(table, Table)
    assert table.bordered is drawn


def test_rows_above_the_end_of_a_span() -> None:
    assert shapes(html("<table><tr><td rowspan=999>a<td>b<tr><td>c</table>")) == [
        [[("a", 0, 1, 2), ("b", 1, 1, 1)], [("c", 1, 1, 1)]]
    ]


def test_pages_marks_and_notes() -> None:
    found = html(
        "<p>a<a name=moc></a><a href='#_ftn1'>[1]</a></p><br clear=all style='page-break-before:always'><p>b</p>"
        "<p style='page-break-before:always'>c</p><div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1>"
        "<p>[1] Ghi chú</p></div></div><div title=footer><p>Trang</p></div>"
    )
    texts = [(p.text, p.page_break) for p in found.blocks if isinstance(p, Paragraph)]
    assert texts == [("a[1]", False), ("b", True), ("c", True)]
    assert [(p.text, p.origin) for p in paragraphs(found.notes)] == [("[1] Ghi chú", "note")]
    assert [(p.text, p.origin) for p in paragraphs(found.sections[0].footers)] == [("Trang", "footer")]
    assert found.blocks[0].marks == ("moc",)  # type: ignore[union-attr]


def test_deleted_and_hidden_words_are_told() -> None:
    found = html(
        "<p>a <del>bỏ</del><ins>thêm</ins><span style='display:none'>ẩn</span></p><p style='mso-hide:all'>giấu</p>"
    )
    assert words(found) == ["a", "thêm"]
    assert [(each.text, each.reason) for each in found.dropped] == [
        ("bỏ", "đoạn đã xóa (theo dõi thay đổi)"), ("ẩn", "chữ ẩn"), ("giấu", "chữ ẩn"),
    ]  # fmt: skip


TIENG_VIET = "<p>Kế hoạch của Ủy ban nhân dân xã về việc thực hiện</p>"
ENCODED = {
    "utf-8 by meta": f"<meta charset=utf-8>{TIENG_VIET}".encode(),
    "utf-8 untold": TIENG_VIET.encode(),
    "utf-8 though told otherwise": f"<meta charset=windows-1252>{TIENG_VIET}".encode(),
    "utf-8 with a mark": b"\xef\xbb\xbf" + TIENG_VIET.encode(),
    "unicode of Word": f"<meta http-equiv=Content-Type content='text/html; charset=unicode'>{TIENG_VIET}".encode("utf-16"),
    "windows-1258": b"<meta charset=windows-1258><p>K\xea\xec hoa\xf2ch cu\xd2a U\xd2y ban nh\xe2n d\xe2n xa\xde v\xea\xcc vi\xea\xf2c th\xfd\xf2c hi\xea\xf2n</p>",
    "xml declaration": f"<?xml version='1.0' encoding='utf-8'?><html><body>{TIENG_VIET}".encode(),
    "web archive": (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\nabc\r\n--x\r\n"
        b"Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(TIENG_VIET.encode()) + b"\r\n--x--\r\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED)
def test_letters_in_every_encoding(data: bytes) -> None:
    found = read_any(data, "a.html")
    assert [plain(block) for block in found.blocks] == ["Kế hoạch của Ủy ban nhân dân xã về việc thực hiện"]


def test_nothing_is_fetched_and_no_entity_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("mạng")

    monkeypatch.setattr(socket, "socket", refuse)
    found = read(
        b"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><html><head><base href='http://127.0.0.1:1/'>"
        b"<link rel=stylesheet href='a.css'><style>@import url(http://127.0.0.1:1/b.css);</style></head><body><p>a &x; b"
        b"<img src='http://127.0.0.1:1/c.png'><iframe src='http://127.0.0.1:1/'></iframe></p></body></html>"
    )
    assert "&x;" in plain(found.blocks[-1])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html><body> <p>&nbsp;</p></body></html>", "DOC07"),
        (b"<html>" + b"<div>" * 5000 + b"a", "DOC05"),
        (b"<html>" + b"<table><tr><td>" * 2000 + b"a", "DOC05"),
        (b"<html>" + b"<br>" * (source.MAX_TAGS + 1), "DOC05"),
        (b"<html><p " + b" ".join(b"a%d" % n for n in range(30_000)) + b">a", "DOC04"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n" + b"--a\nContent-Type: text/plain\n\n" * 9, "DOC02"),
        (b"MIME-Version: 1.0\n" + b"Content-Type: multipart/related; boundary=a\n\n--a\n" * 5000, "DOC05"),
    ],
    ids=range(7),
)  # fmt: skip
def test_refusals(data: bytes, code: str) -> None:
    start = time.process_time()
    with pytest.raises(KehoachError) as error:
        read(data)
    assert error.value.problems[0].code == code
    assert time.process_time() - start < 5


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk, "MAX_NODES", 50)
    with pytest.raises(KehoachError, match="quá lớn"):
        html("<p>a" * 100)


@pytest.mark.parametrize(
    "body",
    [
        "<table>" + "<tr><td colspan=100 rowspan=100>a" * 500, "<p style='" + "a:b;" * 100_000 + "'>a", "<style>" + "a{" * 100_000 + "</style>a",
        "<![if " * 100_000 + "a", "<b>a" * 900, "<p style='margin-left:" + "1" * 100_000 + "'>a", "<!-- " * 100_000 + "-->a",
        "a<style>" + "x" * 100_000, "a<style>" + "/*" * 100_000, "<p style='font:" + "1" * 100_000 + "'>a",
    ],
    ids=range(10),
)  # fmt: skip
def test_strange_pages_end_soon(body: str) -> None:
    start = time.process_time()
    try:
        assert "a" in " ".join(words(html(body)))
    except KehoachError as error:  # all of it a comment that never ends
        assert error.problems[0].code == "DOC07"
    assert time.process_time() - start < 5


@needs_office
def test_what_libreoffice_writes_reads_as_the_word_file() -> None:
    wanted, found = read_any(docx(), "a.docx"), read_any(made_by_office("html"), "a.html")
    assert found.format == "html"
    assert words(found) == words(wanted)
    assert bold(found) == bold(wanted)
    assert shapes(found)[1] == shapes(wanted)[1]

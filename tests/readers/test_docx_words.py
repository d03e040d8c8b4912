"""The words of a Word file: each once, in order; what is not read is told."""

import pytest

from kehoach.blocks import Document, Paragraph, Table, paragraphs
from kehoach.readers.docx import read
from readers.word_made import NAMES, cell, p, r, row, table, word

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = map(FIELD.format, ("begin", "separate", "end"))


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def box(*lines: str) -> str:
    return f"<w:txbxContent>{''.join(map(p, lines))}</w:txbxContent>"


def both(lines: str, old: str) -> str:
    """A text box as Word writes it: for new programs, and once more for old ones."""
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box(lines)}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box(old)}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def texts(document: Document) -> list[str]:
    return [each.text for each in paragraphs(document.blocks)]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r("Kế hoạch"), "Kế hoạch"),
        (r("một ") + r("hai"), "một hai"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>", "a\tb\nc\nd"),
        ('<w:r><w:t>a</w:t><w:ptab w:alignment="right"/><w:t>b</w:t></w:r>', "a\tb"),
        ("<w:r><w:t>KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>", "KH-UBND"),
        (r("KH‑UBND"), "KH-UBND"),
        ("<w:r><w:t>tuyên</w:t><w:softHyphen/><w:t>truyền</w:t></w:r>", "tuyêntruyền"),
        (r("tuyên\u00adtruyền"), "tuyêntruyền"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> xong</w:t></w:r>', "✓ xong"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥"),
        ('<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0b7</w:t></w:r>', "•"),
        (r("Kê\u0301 hoạch"), "Kế hoạch"),
        (r("Kê") + r("\u0301 hoạch"), "Kế hoạch"),
        (r("một <!-- ghi chú -->hai"), "một hai"),
        (f'<w:hyperlink r:id="rId9">{r("liên kết")}</w:hyperlink>', "liên kết"),
        (f'<w:smartTag w:uri="u" w:element="e"><w:smartTagPr/>{r("Hoa Lộc")}</w:smartTag>', "Hoa Lộc"),
        (f"<w:customXml>{r('riêng')}</w:customXml>", "riêng"),
        (f'<w:bdo w:val="ltr">{r("chiều")}</w:bdo>', "chiều"),
        (f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{r('ô điền')}</w:sdtContent></w:sdt>", "ô điền"),
        (f"<w:ins>{r('thêm')}</w:ins>", "thêm"),
        (f"<w:moveTo>{r('dời đến')}</w:moveTo>", "dời đến"),
        (f"<w:ruby><w:rubyBase>{r('gốc')}</w:rubyBase></w:ruby>".join(("<w:r>", "</w:r>")), "gốc"),
        (f'<w:fldSimple w:instr=" DATE ">{r("5/5")}</w:fldSimple>', "5/5"),
        (BEGIN + code(' DATE \\@ "d" ') + SEPARATE + r("5/5") + END + r(" rồi"), "5/5 rồi"),
        (BEGIN + code("IF ") + BEGIN + code("X") + SEPARATE + r("ẩn") + END + SEPARATE + r("hiện") + END, "hiện"),
        (BEGIN + code("PAGE") + END, "1"),
        ('<w:fldSimple w:instr=" PAGE "/>', "1"),
        (BEGIN + code(r"SYMBOL 183 \f Symbol") + END, "•"),
        ("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>", "1/2"),
        ('<w:proofErr w:type="spellStart"/>' + r("chữ") + "<w:permStart/>", "chữ"),
        (f"<mc:AlternateContent><mc:Choice>{r('mới')}</mc:Choice><mc:Fallback>{r('cũ')}</mc:Fallback></mc:AlternateContent>", "mới"),
        ("<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:t>cũ</w:t></mc:Fallback></mc:AlternateContent></w:r>", "cũ"),
        (r("chữ") + "<w:r><w:lastRenderedPageBreak/></w:r>", "chữ"),
    ],
)  # fmt: skip
def test_words_of_a_paragraph(inside: str, text: str) -> None:
    document = read(word(f"<w:p>{inside}{r('.')}</w:p>"))
    assert texts(document) == [text + "."]
    assert document.problems == []


def test_a_field_without_end_hides_nothing_of_the_next_paragraph() -> None:
    document = read(word(f"<w:p>{r('a')}{BEGIN}{code('IF ')}{r('b')}</w:p>{p('c')}"))
    assert texts(document) == ["a", "c"]
    assert [(each.text, each.reason) for each in document.dropped] == [("b", "mã lệnh của trường")]


def test_the_chosen_entry_of_an_old_drop_down_list_is_read() -> None:
    entries = '<w:result w:val="1"/><w:listEntry w:val="Thôn Một"/><w:listEntry w:val="Thôn Hai"/>'
    begin = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{entries}</w:ddList></w:ffData></w:fldChar></w:r>'
    )
    assert texts(read(word(f"<w:p>{begin}{code('FORMDROPDOWN')}{END}</w:p>"))) == ["Thôn Hai"]


@pytest.mark.parametrize(
    "around", ["{}", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:customXml>{}</w:customXml>"]
)
def test_blocks_in_wrappers_are_read_in_order(around: str) -> None:
    body = p("đầu") + around.format(p("giữa") + table(row("ô"))) + p("cuối")
    assert texts(read(word(body))) == ["đầu", "giữa", "ô", "cuối"]


@pytest.mark.parametrize(
    "body",
    [
        f"<x:la>{p('lạ')}</x:la>",
        f"<w:p><x:la>{r('lạ')}</x:la></w:p>",
        "<w:p><w:r><x:la><w:t>lạ</w:t></x:la></w:r></w:p>",
        f"<x:la>{r('lạ')}</x:la>",
        "<w:p><w:r><w:la><x:y><w:t>lạ</w:t></x:y></w:la></w:r></w:p>",
    ],
)
def test_an_unknown_element_is_told_once_and_its_words_are_read(body: str) -> None:
    document = read(word(body + body))
    assert texts(document) == ["lạ", "lạ"]
    assert [each.code for each in document.problems] == ["DOC09"]
    assert "“la”" in document.problems[0].message


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    document = read(word(f"<w:p>{r('trước ')}{both('trong hộp', 'trong hộp cũ')}{r('sau')}</w:p>{p('tiếp')}"))
    assert [(each.text, each.origin, each.spot.paragraph) for each in paragraphs(document.blocks)] == [
        ("trước sau", "body", 1),
        ("trong hộp", "textbox", 2),
        ("tiếp", "body", 4),  # the third is the box for old programs
    ]


def test_a_text_box_with_a_table_in_a_cell() -> None:
    shape = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{table(row('nhỏ'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    outer = read(word(table(row(f"<w:tc><w:p>{r('lớn')}{shape}</w:p></w:tc>", "bên"))))
    (block,) = outer.blocks
    assert isinstance(block, Table)
    first, inner = block.rows[0][0].blocks
    assert isinstance(first, Paragraph)
    assert isinstance(inner, Table)
    assert (first.text, inner.origin, inner.rows[0][0].text, block.rows[0][1].text) == ("lớn", "textbox", "nhỏ", "bên")


@pytest.mark.parametrize(
    ("body", "kept", "dropped"),
    [
        (f"<w:p>{r('a')}<w:del><w:r><w:delText>b</w:delText></w:r><w:r><w:delText>c</w:delText></w:r></w:del>{r('d')}</w:p>",
         ["ad"], ["bc"]),
        (f"<w:p>{r('a')}<w:moveFrom>{r('b')}</w:moveFrom></w:p>", ["a"], ["b"]),
        (p("a", "<w:rPr><w:del/></w:rPr>") + p("b"), ["ab"], []),
        (p("a", '<w:rPr><w:del w:id="1"/></w:rPr>') + p("b", '<w:rPr><w:del w:id="2"/></w:rPr>') + p("c"), ["abc"], []),
        (p("a", '<w:rPr><w:del w:id="1"/></w:rPr>') + table(row("b")), ["a", "b"], []),
        (p("a", "<w:rPr><w:ins/></w:rPr>") + p("b"), ["a", "b"], []),
        ('<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>' + p("b"),
         ["b"], ["x"]),
        (table(row("một"), row("hai", properties='<w:del w:id="1"/>'), row("ba", properties="<w:ins/>")), ["một", "ba"], ["hai"]),
        (table(row("một", cell("hai", "<w:cellDel/>"), "ba")), ["một", "ba"], ["hai"]),
        (table(row("hết", properties='<w:del w:id="1"/>')) + p("sau"), ["sau"], ["hết"]),
    ],
)  # fmt: skip
def test_tracked_changes_are_accepted_and_told(body: str, kept: list[str], dropped: list[str]) -> None:
    document = read(word(body))
    assert texts(document) == kept
    assert [each.text for each in document.dropped] == dropped
    assert {each.reason for each in document.dropped} <= {"đoạn đã xóa (theo dõi thay đổi)"}


def test_hidden_words_are_told() -> None:
    styles = '<w:style w:type="character" w:styleId="an"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = "<w:p>" + r("thấy ") + r("ẩn", "<w:vanish/>") + r(" nữa", '<w:rStyle w:val="an"/>') + "</w:p>"
    document = read(word(body, styles=styles))
    assert texts(document) == ["thấy "]
    assert [(each.text, each.reason, each.spot.paragraph) for each in document.dropped] == [("ẩn nữa", "chữ ẩn", 1)]


def test_a_hidden_end_joins_two_paragraphs_that_look_like_the_first() -> None:
    first = '<w:jc w:val="center"/><w:rPr><w:vanish/><w:specVanish/></w:rPr>'
    (block,) = read(word(p("Tiêu đề. ", first) + p("Nội dung"))).blocks
    assert isinstance(block, Paragraph)
    assert (block.text, block.align) == ("Tiêu đề. Nội dung", "center")


def test_a_drop_cap_belongs_to_its_word() -> None:
    body = p("K", '<w:framePr w:dropCap="drop" w:lines="3"/>') + p("ế hoạch", '<w:jc w:val="both"/>')
    (block,) = read(word(body)).blocks
    assert isinstance(block, Paragraph)
    assert (block.text, block.align) == ("Kế hoạch", "justify")


def test_comments_are_told() -> None:
    comments = (
        f'<w:comment w:id="0">{p("Xem lại số liệu")}</w:comment><w:comment w:id="1">{p("Không ai trỏ đến")}</w:comment>'
    )
    body = f'{p("a")}<w:p><w:commentRangeStart w:id="0"/>{r("b")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>'
    document = read(word(body, comments=comments))
    assert texts(document) == ["a", "b"]
    assert [(each.text, each.spot.paragraph) for each in document.dropped] == [
        ("Xem lại số liệu", 2),
        ("Không ai trỏ đến", None),
    ]


def test_pictures_are_told_in_one_line_but_not_drawn_lines() -> None:
    picture = '<w:p><w:r><w:drawing><a:blip r:embed="rId7"/></w:drawing></w:r></w:p>'
    line = "<w:p><w:r><w:pict><v:line/></w:pict></w:r></w:p>"
    document = read(word(p("chữ") + picture + picture + line))
    assert [each.message for each in document.problems] == ["Có 2 hình ảnh, đối tượng nhúng: không đọc chữ bên trong"]
    assert read(word(p("chữ") + line)).problems == []


def test_another_file_inside_is_told() -> None:
    (problem,) = read(word(p("chữ") + '<w:altChunk r:id="rId3"/>')).problems
    assert "altChunk" in problem.message


def test_word_art_and_drawing_words() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="BẢN SAO"/></v:shape></w:pict></w:r>'
    shape = '<w:r><w:drawing><a:p><a:pPr algn="ctr"/><a:r><a:t>Trong khung</a:t></a:r></a:p></w:drawing></w:r>'
    document = read(word(f"<w:p>{r('chữ')}{art}{shape}</w:p>"))
    assert texts(document) == ["chữ", "Trong khung"]
    assert [each.text for each in document.dropped] == ["BẢN SAO"]


@pytest.mark.parametrize(("other", "kept"), [("§¹i biÓu nh©n d©n x·", "Th\u00ad"), ("Đại biểu nhân dân xã", "Th")])
def test_soft_hyphens_stay_where_they_are_letters_of_tcvn3(other: str, kept: str) -> None:
    assert texts(read(word(p("Th\u00ad") + p(other)))) == [kept, other]


def test_bookmarks_of_ours_are_noted_with_their_paragraph() -> None:
    def mark(name: str) -> str:
        return f'<w:bookmarkStart w:id="1" w:name="{name}"/><w:bookmarkEnd w:id="1"/>'

    inner = f"<w:tc><w:p>{mark('kh_3')}{r('ô')}</w:p></w:tc>"
    body = f"{mark('kh_1')}<w:p>{mark('_GoBack')}{r('a')}{mark('kh_2')}</w:p>{table(row(inner))}{p('b')}"
    found = [each.marks for each in paragraphs(read(word(body)).blocks)]
    assert found == [("kh_1", "kh_2"), ("kh_3",), ()]


@pytest.mark.parametrize("namespace", ["urn:kehoach:ke-hoach", "urn:khac"])
def test_the_plan_inside_is_handed_on(namespace: str) -> None:
    part = f'<keHoach xmlns="{namespace}">{{}}</keHoach>'.encode()
    extra = {"customXml/item1.xml": b"<b/>", "customXml/item2.xml": part}
    assert read(word(p("a"), extra=extra)).plan == (part if "kehoach" in namespace else None)


def test_places_count_every_paragraph_of_the_body() -> None:
    body = p("1") + table(row("2", "3"), row("4", properties="<w:del/>")) + f"<w:del>{p('5')}</w:del>" + p("6")
    document = read(word(body))
    assert [(each.text, each.spot.paragraph) for each in paragraphs(document.blocks)] == [
        ("1", 1), ("2", 2), ("3", 3), ("6", 6),
    ]  # fmt: skip
    assert document.blocks[1].spot.paragraph == 2


def test_a_part_that_is_damaged_is_told_and_the_rest_is_read() -> None:
    document = read(word(p("chữ"), footnotes="<w:footnote"))
    assert texts(document) == ["chữ"]
    assert [each.code for each in document.problems] == ["DOC09"]


def test_upper_case_names_and_utf16_are_read() -> None:
    xml = f'<?xml version="1.0" encoding="UTF-16"?><w:document {NAMES}><w:body>{p("Kế hoạch")}</w:body></w:document>'
    assert texts(read(word("", extra={"word/document.xml": xml.encode("utf-16")}))) == ["Kế hoạch"]

"""PDF: letters to words, lines to paragraphs, over the ends of pages."""

import pytest

from kehoach.blocks import Document, Paragraph, plain
from kehoach.readers.pdf import read
from kehoach.readers.pdf.words import Glyph, words
from readers.pdf_files import LEFT, Page, Style, pdf, typeset

LONG = (
    "Ủy ban nhân dân xã Tân Phong tổ chức rà soát, cập nhật số liệu của từng thôn, phân công nhiệm vụ cho các phòng, "
    "đơn vị và báo cáo kết quả hằng quý theo đúng quy định; Phòng Văn hóa - Xã hội chủ trì, các đơn vị phối hợp"
)


pytestmark = pytest.mark.usefixtures("in_this_process")


def _texts(document: Document) -> list[str]:
    return [plain(block) for block in document.blocks]


def _glyphs(pieces: list[tuple[str, float]]) -> list[Glyph]:
    """Letters 7 pt wide, each stretch of them so far after the end of the one before."""
    x, found = 0.0, []
    for text, gap in pieces:
        x += gap
        for letter in text:
            found.append(Glyph(letter, x, x + 7, 100, 14, 0))
            x += 7
    return found


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([("xã", 0), (" ", 0), ("Tân", 0)], ["xã", "Tân"]),
        ([("xã", 0), ("Tân", 3.5)], ["xã", "Tân"]),
        ([("chuy", 0), (" ", -7), ("ển", 0)], ["chuyển"]),  # a stray space that takes no room
        ([("chuy", 0), ("ển", 1)], ["chuyển"]),
        ([("K", 0), ("Ế", 3), ("H", 3), ("O", 3), ("Ạ", 3), ("C", 3), ("H", 3)], ["KẾHOẠCH"]),  # spread letters
        ([("de\u0302\u0301n", 0)], ["dến"]),  # decomposed
        ([(" ", 0)], []),
    ],
    ids=lambda value: str(value)[:30],
)
def test_words_by_their_gaps(pieces: list[tuple[str, float]], expected: list[str]) -> None:
    assert [word.text for word in words(_glyphs(pieces))] == expected


STYLES = {
    "thụt dòng đầu": Style(),
    "thụt dòng đầu, cỡ 13, không giãn đoạn": Style(size=13, after=0, leading=16),
    "treo": Style(first=0, rest=24),
    "sát lề, giãn đoạn": Style(first=0),
    "trang ngắn": Style(lines=7),
    "lề trái thụt cả đoạn": Style(first=36, rest=18, after=0),
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_wrapped_lines_are_joined_again(style: Style) -> None:
    source = [
        "I. MỤC ĐÍCH, YÊU CẦU",
        f"1. {LONG}.",
        f"- {LONG};",
        f"- {LONG[:70]};",
        f"a) {LONG}.",
        "II. NHIỆM VỤ",
        f"1.1. {LONG}.",
        f"1.2. {LONG}, {LONG}.",
        f"+ {LONG[40:]}.",
        "2. Kinh phí",
        f"- {LONG}./.",
    ]
    document = read(typeset(source, style))
    assert _texts(document) == source
    assert {drop.reason for drop in document.dropped} <= {"số trang"}


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Kế hoạch số 101/KH-", "UBND", "Kế hoạch số 101/KH-UBND"),
        ("giai đoạn 2021-", "2025", "giai đoạn 2021-2025"),
        ("hợp tác công -", "tư", "hợp tác công - tư"),
        ("và/", "hoặc", "và/hoặc"),
        ("Phòng Văn hóa", "- Xã hội xã", "Phòng Văn hóa - Xã hội xã"),
    ],
)
def test_a_line_may_break_at_a_hyphen(first: str, second: str, joined: str) -> None:
    lines = 65
    page = Page().text(LEFT, 100, ("x" * 9 + " ") * 5 + first.rjust(lines - 50, "x"), 14)
    page.text(LEFT, 118, second + " " + "y" * 20).text(LEFT, 136, "x" * lines).text(LEFT, 154, "x" * lines)
    assert joined in _texts(read(pdf(page)))[0]


def test_formats_alignment_and_indents() -> None:
    page = Page().centred(80, "KẾ HOẠCH", 14, "dam")
    page.text(LEFT + 36, 120, "1. Mục đích:", 14, "dam").text(LEFT + 36 + 91, 120, "nâng cao", 14, "nghieng")
    page.text(LEFT, 138, "x" * 65).text(LEFT, 156, "x" * 65).text(LEFT, 174, "cuối.")
    title, body = (block for block in read(pdf(page)).blocks if isinstance(block, Paragraph))
    assert (title.align, title.runs[0].format.bold, title.runs[0].format.size) == ("center", True, 14)
    assert title.runs[0].format.font == "Times New Roman"
    assert [run.text for run in body.runs][:2] == ["1. Mục đích: ", "nâng cao "]
    assert body.runs[1].format.italic
    assert (body.first_line, body.left, body.spot.page) == (36, 0, 1)


def test_a_centred_title_of_several_lines_is_one_and_the_kind_above_it_another() -> None:
    page = (
        Page().centred(80, "KẾ HOẠCH", 14, "dam").centred(97, "Thực hiện phát triển khoa học, công nghệ và", 14, "dam")
    )
    page.centred(114, "chuyển đổi số trên địa bàn xã Tân Phong", 14, "dam")
    for number in range(5):
        page.text(LEFT, 150 + 18 * number, "x" * 65)
    assert _texts(read(pdf(page)))[:2] == [
        "KẾ HOẠCH",
        "Thực hiện phát triển khoa học, công nghệ và chuyển đổi số trên địa bàn xã Tân Phong",
    ]


def test_wide_gaps_stay_wide() -> None:
    page = Page().text(LEFT, 100, "Số:").text(LEFT + 60, 100, "/KH-UBND")
    assert _texts(read(pdf(page))) == ["Số:           /KH-UBND"]


def test_a_turned_page_reads_like_any_other() -> None:
    page = Page(extra="/Rotate 90")
    page.parts.append("q 0 1 -1 0 595 0 cm")
    page.height = 595  # what is drawn is upright on the page as turned
    page.text(LEFT, 100, "Phụ lục I", 14, "dam").text(LEFT, 118, "thứ hai.")
    page.parts.append("Q")
    page.height = 842
    document = read(pdf(page))
    assert (document.sections[0].width, document.sections[0].height) == (842, 595)
    assert _texts(document) == ["Phụ lục I", "thứ hai."]


def test_turned_text_is_kept_beside_the_rest() -> None:
    page = Page().text(LEFT, 100, "Nội dung.")
    page.parts.append("BT /F0 10 Tf 0 1 -1 0 30 300 Tm <004B00FD0020> Tj ET")
    blocks = read(pdf(page)).blocks
    assert [(plain(block), block.origin) for block in blocks] == [("Nội dung.", "body"), ("Ký", "textbox")]


def test_letters_of_legacy_fonts_that_look_like_soft_hyphens_are_kept() -> None:
    legacy = read(pdf(Page().text(LEFT, 100, "bé tr\xadëng \xadu ®·i")))
    assert _texts(legacy) == ["bé tr\xadëng \xadu ®·i"]
    modern = read(pdf(Page().text(LEFT, 100, "bộ trưởng\xad ưu đãi")))
    assert _texts(modern) == ["bộ trưởng ưu đãi"]


def test_marks_of_footnotes_hang_on_their_word_and_footnotes_stand_apart() -> None:
    page = Page()
    for number in range(6):
        page.text(LEFT, 100 + 18 * number, "x" * 65)
    page.text(LEFT, 208, "chức năng").text(LEFT + 63, 203, "1", 8).text(LEFT + 67, 208, "; tiếp.")
    page.rule(LEFT, 700, LEFT + 144, 700)
    page.text(LEFT, 712, "1", 7).text(LEFT + 5, 715, "Nghị quyết số 57-NQ/TW.", 10)
    document = read(pdf(page))
    assert _texts(document)[-1].endswith("chức năng[1]; tiếp.")
    assert [run.text for run in document.blocks[-1].runs if run.format.raised] == ["[1]"]  # type: ignore[union-attr]
    assert [plain(note) for note in document.notes] == ["[1] Nghị quyết số 57-NQ/TW."]


def test_a_page_ended_by_hand_is_told_and_joins_nothing() -> None:
    pages = [Page(), Page()]
    for number in range(30):
        pages[1].text(LEFT, 70 + 18 * number, "x" * 65)
    pages[0].text(LEFT, 70, "y" * 65)
    document = read(pdf(*pages))
    assert [(block.spot.page, block.page_break) for block in document.blocks if isinstance(block, Paragraph)] == [
        (1, False),
        (2, True),
    ]

"""PDF: where the columns of a letterhead and of a foot end, and what still belongs to them."""

import pytest

from kehoach.blocks import Block, Document, Paragraph, Table, plain
from kehoach.readers.pdf import read
from readers.pdf_files import LEFT, RIGHT, Page, body, pdf

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


pytestmark = pytest.mark.usefixtures("in_this_process")


def _shown(*pages: Page) -> list[str | list[str]]:
    """Tables as the texts of their cells, paragraphs as their text; the text of :func:`body` left out."""
    blocks = [block for block in read(pdf(*pages)).blocks if not plain(block).startswith("xxx")]
    return [
        [cell.text for row in block.rows for cell in row] if isinstance(block, Table) else plain(block)
        for block in blocks
    ]


def _head(page: Page, step: float = 24) -> Page:
    for number, (left, right) in enumerate(
        [("ỦY BAN NHÂN DÂN", NATION), ("XÃ TÂN PHONG", MOTTO), ("Số: 1/KH-UBND", "Tân Phong, ngày 05 tháng 5 năm 2026")]
    ):
        page.centred(70 + step * number, left, 12, middle=140).centred(70 + step * number, right, 12, middle=410)
    return page


def _foot(page: Page, y: float) -> Page:
    page.text(LEFT, y, "Nơi nhận:", 12).centred(y, "CHỦ TỊCH", 14, middle=430)
    return page.text(LEFT, y + 24, "- Như trên;", 11).text(LEFT, y + 48, "- Lưu: VT.", 11)


HEAD = ["ỦY BAN NHÂN DÂN\nXÃ TÂN PHONG\nSố: 1/KH-UBND", f"{NATION}\n{MOTTO}\nTân Phong, ngày 05 tháng 5 năm 2026"]


def test_a_line_in_the_middle_of_the_page_ends_a_letterhead() -> None:
    page = _head(Page()).centred(170, "KẾ HOẠCH").centred(188, "Phòng cháy năm 2026")
    assert _shown(body(page, 230))[:3] == [HEAD, "KẾ HOẠCH", "Phòng cháy năm 2026"]


def test_ragged_text_does_not_hide_the_middle_of_the_page() -> None:
    page = _head(Page()).centred(170, "KẾ HOẠCH SỐ 26").centred(194, "Phòng cháy, chữa cháy năm 2026")
    for number in range(12):
        page.text(LEFT + 28, 240 + 28 * number, f"{number + 1}. " + "y" * (10 + number))
    shown = read(pdf(page)).blocks[1:3]
    assert [(plain(block), isinstance(block, Paragraph) and block.align) for block in shown] == [
        ("KẾ HOẠCH SỐ 26", "center"),
        ("Phòng cháy, chữa cháy năm 2026", "center"),
    ]


@pytest.mark.parametrize(
    ("first", "x"),
    [("KẾ HOẠCH", 0.0), ("PHỤ LỤC SỐ 01", 0.0), ("Phụ lục I", RIGHT - 63)],
    ids=["tên loại giữa trang", "phụ lục giữa trang", "phụ lục sát lề phải"],
)
def test_the_first_line_of_the_next_page_is_none_of_the_signature(first: str, x: float) -> None:
    above = _foot(body(Page(), 70, 20), 600).centred(700, "Trần Văn A", 14, middle=430)
    below = Page()
    below = body(below.text(x, 70, first) if x else below.centred(70, first), 120)
    assert _shown(above, below) == [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "CHỦ TỊCH\nTrần Văn A"], first]


def test_an_annex_set_flush_right_under_the_signature_is_none_of_it() -> None:
    page = _foot(body(Page(), 70), 200).centred(300, "Trần Văn A", 14, middle=430)
    page.text(RIGHT - 63, 330, "Phụ lục I").centred(350, "CHỈ TIÊU NĂM 2026")
    assert _shown(body(page, 380))[1:] == ["Phụ lục I", "CHỈ TIÊU NĂM 2026"]


def test_a_foot_goes_on_over_the_page_and_the_gap_for_the_hand() -> None:
    above = body(Page(), 70, 34).text(LEFT, 710, "Nơi nhận:", 12).centred(710, "CHỦ TỊCH", 14, middle=430)
    above.text(LEFT, 734, "- Như trên;", 11).text(LEFT, 760, "- Các thôn (t/h);", 11)
    below = Page().text(LEFT, 70, "- Lưu: VT.", 11).centred(160, "Trần Văn A", 14, middle=430)
    assert _shown(above, below) == [["Nơi nhận:\n- Như trên;\n- Các thôn (t/h);\n- Lưu: VT.", "CHỦ TỊCH\nTrần Văn A"]]


def test_a_foot_typed_with_spaces_keeps_its_columns() -> None:
    page = body(Page(), 70)
    page.text(LEFT, 200, "Nơi nhận:").text(320, 200, "TM. BAN CHỈ ĐẠO")
    page.text(LEFT, 228, "- Sở Y tế (Phòng Bảo trợ) (b/c);").text(375, 228, "TRƯỞNG BAN")
    for number, text in enumerate(("- Ủy ban nhân dân xã, các thôn (b/c);", "- Thành viên;", "- Lưu: VT.")):
        page.text(LEFT, 256 + 28 * number, text)
    assert _shown(page.text(295, 340, "Y Bhăm Niê")) == [
        [
            "Nơi nhận:\n- Sở Y tế (Phòng Bảo trợ) (b/c);\n- Ủy ban nhân dân xã, các thôn (b/c);\n- Thành viên;\n- Lưu: VT.",
            "TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nY Bhăm Niê",
        ]
    ]


def test_lines_of_a_letterhead_typed_with_spaces_stay_apart_in_their_columns() -> None:
    page = Page().text(LEFT, 70, "UBND XÃ PHÚ XUÂN", 13).text(254, 70, NATION, 13)
    page.text(LEFT, 97, "BAN CHỈ ĐẠO CÔNG TÁC TRẺ EM XÃ", 13).text(330, 97, MOTTO, 13)
    page.text(LEFT, 124, "Số: 02/KH-BCĐ", 13).text(211, 124, "Phú Xuân, ngày 15 tháng 4 năm 2026", 13)
    page.centred(160, "KẾ HOẠCH", 14, "dam")
    assert _shown(body(page, 200)) == [
        [
            "UBND XÃ PHÚ XUÂN\nBAN CHỈ ĐẠO CÔNG TÁC TRẺ EM XÃ\nSố: 02/KH-BCĐ",
            f"{NATION}\n{MOTTO}\nPhú Xuân, ngày 15 tháng 4 năm 2026",
        ],
        "KẾ HOẠCH",
    ]


def test_a_signature_set_flush_right_keeps_its_lines_over_the_page() -> None:
    above, below = body(Page(), 70, 35), Page()
    above.text(RIGHT - 136, 730, "TM. ỦY BAN NHÂN DÂN").text(RIGHT - 59, 758, "CHỦ TỊCH")
    assert _shown(above, below.text(RIGHT - 143, 100, "Thượng tá Trần Văn A"))[-2:] == [
        "CHỦ TỊCH",
        "Thượng tá Trần Văn A",
    ]


def test_the_letterhead_of_each_annex_is_no_running_head() -> None:
    pages = [body(_head(Page()), 200), body(Page(), 70, 30), body(_head(Page()), 200), body(_head(Page()), 200)]
    document = read(pdf(*pages))
    assert not document.dropped
    assert [_cells(block) for block in document.blocks if isinstance(block, Table)] == 3 * [HEAD]


def _cells(block: Block) -> list[str]:
    assert isinstance(block, Table)
    return [cell.text for row in block.rows for cell in row]


def _noted(size: float, mark: str) -> Document:
    page = body(Page(), 100, 12)
    page.text(LEFT, 316, "dịch bệnh.").text(LEFT + 70, 311, mark, 8).rule(LEFT, 700, LEFT + 113, 700)
    return read(pdf(page.text(LEFT, 716, "1", size).text(LEFT + 12, 716, "Theo Điều 8 của Luật.", size)))


def test_footnotes_as_large_as_the_text_are_told_by_their_marks() -> None:
    document = _noted(14, "1")
    assert plain(document.blocks[-1]).endswith("dịch bệnh.[1]")
    assert [plain(note) for note in document.notes] == ["[1] Theo Điều 8 của Luật."]


def test_large_print_under_a_line_without_its_mark_is_text() -> None:
    assert not _noted(14, "2").notes

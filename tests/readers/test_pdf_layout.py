"""PDF: columns side by side, ruled tables, what stands in the margins."""

import random
from collections import Counter

import pytest

from kehoach.blocks import Paragraph, Table, plain
from kehoach.readers.pdf import native, read
from kehoach.readers.pdf.assemble import assemble
from kehoach.readers.pdf.grid import grids
from kehoach.readers.pdf.pages import Pages, Rule, from_data
from readers.pdf_files import FULL, LEFT, Page, body, pdf

pytestmark = pytest.mark.usefixtures("in_this_process")


def _cells(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("offset", [0, 1, 8], ids=["ngang nhau", "lệch một điểm", "lệch nửa dòng"])
def test_a_letterhead_is_a_table_of_two_cells(offset: float) -> None:
    page = Page()
    for y, (left, right) in enumerate(
        [
            ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
            ("XÃ TÂN PHONG", "Độc lập - Tự do"),
            ("Số: 1/KH", "ngày 05 tháng 5"),
        ]
    ):
        page.centred(70 + 18 * y, left, 13, middle=150)
        page.centred(70 + offset + 18 * y, right, 13, middle=400)
    page.centred(150, "KẾ HOẠCH", 14, "dam")
    head, title = read(pdf(body(page, 180))).blocks[:2]
    assert _cells(head) == [
        ["ỦY BAN NHÂN DÂN\nXÃ TÂN PHONG\nSố: 1/KH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nĐộc lập - Tự do\nngày 05 tháng 5"]
    ]
    assert isinstance(head, Table)
    assert not head.bordered
    assert {block.align for cell in head.rows[0] for block in cell.blocks if isinstance(block, Paragraph)} == {"center"}
    assert plain(title) == "KẾ HOẠCH"


def test_recipients_beside_a_signature() -> None:
    page = body(Page(), 70)
    page.text(LEFT, 200, "Nơi nhận:", 12, "nghieng").centred(200, "KT. CHỦ TỊCH", 14, "dam", 430)
    recipients = [
        "- Như trên;",
        "- Các phòng, đơn vị thuộc Ủy ban",
        "nhân dân xã;",
        "- Ban Quản lý các thôn;",
        "- Lưu: VT.",
    ]
    for number, line in enumerate(recipients):
        page.text(LEFT, 214 + 13 * number, line, 11)
    page.centred(216, "PHÓ CHỦ TỊCH", 14, "dam", 430).centred(310, "Nguyễn Văn A", 14, "dam", 430)
    assert _cells(read(pdf(page)).blocks[-1]) == [
        [
            "Nơi nhận:\n- Như trên;\n- Các phòng, đơn vị thuộc Ủy ban nhân dân xã;\n- Ban Quản lý các thôn;\n- Lưu: VT.",
            "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn A",
        ]
    ]


def test_recipients_that_run_over_to_the_next_page() -> None:
    first, second = body(Page(), 90, 35), Page()
    first.text(LEFT, 730, "Nơi nhận:", 12).centred(730, "CHỦ TỊCH", 14, "dam", 430).text(LEFT, 744, "- Như trên;", 12)
    second.text(LEFT, 70, "- Đảng ủy xã;", 12).text(LEFT, 84, "- Lưu: VT.", 12).centred(84, "Lê B", 14, "dam", 430)
    assert _cells(read(pdf(first, second)).blocks[-1]) == [
        ["Nơi nhận:\n- Như trên;\n- Đảng ủy xã;\n- Lưu: VT.", "CHỦ TỊCH\nLê B"]
    ]


def test_three_signatures() -> None:
    page = body(Page(), 70)
    for middle, post, name in ((150, "NGƯỜI LẬP", "Trần A"), (310, "KẾ TOÁN", "Lê B"), (470, "CHỦ TỊCH", "Vũ C")):
        page.centred(200, post, 13, "dam", middle).centred(270, name, 13, "dam", middle)
    assert _cells(read(pdf(page)).blocks[-1]) == [["NGƯỜI LẬP\nTrần A", "KẾ TOÁN\nLê B", "CHỦ TỊCH\nVũ C"]]


def test_a_table_without_lines_keeps_its_rows() -> None:
    page = body(Page(), 70)
    for number in range(5):
        y = 200 + 40 * number
        page.text(LEFT, y, f"Việc thứ {number}").text(220, y, "Phòng Văn hóa chủ").text(220, y + 18, "trì").text(
            420, y, "Quý I"
        )
    found = read(pdf(body(page, 410))).blocks
    assert _cells(found[1]) == [[f"Việc thứ {number}", "Phòng Văn hóa chủ trì", "Quý I"] for number in range(5)]


@pytest.mark.parametrize(
    "lines", [["1.", "2."], ["a)", "b)"], ["-", "-"], ["I.", "II."]], ids=lambda lines: str(lines[0])
)
def test_a_number_and_its_text_are_no_columns(lines: list[str]) -> None:
    page = body(Page(), 70)
    for number, mark in enumerate(lines):
        page.text(LEFT, 200 + 18 * number, mark).text(LEFT + 36, 200 + 18 * number, f"Nhiệm vụ {number};")
    assert [plain(block) for block in read(pdf(page)).blocks[1:]] == [f"{m} Nhiệm vụ {n};" for n, m in enumerate(lines)]


class TestRuled:
    XS = (85.0, 120.0, 320.0, 540.0)

    def test_cells_by_the_grid(self) -> None:
        page = Page().text(LEFT, 80, "Trước bảng.")
        page.table(
            self.XS, (100, 140, 190), [("TT", "Tên nhiệm vụ", "Chủ trì"), ("1", "Rà soát thủ tục và\ncông khai", "")]
        )
        before, table, after = read(pdf(page.text(LEFT, 230, "Sau bảng."))).blocks
        assert (plain(before), plain(after)) == ("Trước bảng.", "Sau bảng.")
        assert _cells(table) == [["TT", "Tên nhiệm vụ", "Chủ trì"], ["1", "Rà soát thủ tục và công khai", ""]]
        assert isinstance(table, Table)
        assert table.bordered

    def test_lines_drawn_as_thin_boxes_cell_by_cell(self) -> None:
        page = Page()
        for x0, x1 in ((85, 200), (200, 400)):
            for y in (100, 140, 180):
                page.parts.append(f"{x0} {842 - y} {x1 - x0} 0.5 re f")
        for x in (85, 200, 400):
            page.parts += [f"{x} {842 - 140} 0.5 40 re f", f"{x} {842 - 180} 0.5 40 re f"]
        page.text(90, 120, "a").text(210, 120, "b").text(90, 160, "c").text(210, 160, "d")
        assert _cells(read(pdf(page)).blocks[0]) == [["a", "b"], ["c", "d"]]

    def test_merged_cells(self) -> None:
        rules = [Rule(0, y, 300, y) for y in (0, 60, 90)] + [Rule(x, 0, x, 90) for x in (0, 100, 300)]
        rules += [Rule(200, 30, 200, 90), Rule(100, 30, 300, 30)]
        (grid,) = grids(rules)
        assert [(box.row, box.column, box.rowspan, box.colspan) for box in grid.boxes] == [
            (0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "rules",
        [
            [Rule(0, 0, 100, 0)],
            [Rule(0, 0, 100, 0), Rule(0, 50, 100, 50), Rule(0, 0, 0, 50), Rule(100, 0, 100, 50)],
            [Rule(0, 0, 100, 0), Rule(150, 10, 150, 60)],
        ],
        ids=["gạch chân", "khung", "rời nhau"],
    )
    def test_what_is_no_table(self, rules: list[Rule]) -> None:
        assert grids(rules) == []

    def test_over_pages_with_its_header_repeated_and_a_row_cut(self) -> None:
        head = ("TT", "Tên", "Chủ trì")
        first = body(Page(), 70).table(
            self.XS,
            (650, 690, 730, 790),
            [head, ("1", "Lập kế hoạch", "Phòng Kinh tế"), ("2", "Rà soát các thủ", "Công an xã")],
        )
        second = (
            Page()
            .centred(40, "2")
            .table(self.XS, (70, 110, 150, 190), [head, ("", "tục hành chính", ""), ("3", "Sơ kết", "Văn phòng")])
        )
        document = read(pdf(first, second))
        table = document.blocks[-1]
        assert _cells(table) == [
            ["TT", "Tên", "Chủ trì"],
            ["1", "Lập kế hoạch", "Phòng Kinh tế"],
            ["2", "Rà soát các thủ tục hành chính", "Công an xã"],
            ["3", "Sơ kết", "Văn phòng"],
        ]
        assert isinstance(table, Table)
        assert table.header_rows == 1
        assert [(drop.text, drop.reason, drop.spot.page) for drop in document.dropped] == [
            ("2", "số trang", 2),
            ("TT\tTên\tChủ trì", "dòng tiêu đề bảng lặp lại", 2),
        ]

    def test_other_columns_are_another_table(self) -> None:
        first = body(Page(), 70).table(self.XS, (650, 720, 790), [("a", "b", "c")] * 2)
        second = Page().table((85, 300, 540), (70, 110, 150), [("d", "e")] * 2)
        assert [len(_cells(block)) for block in read(pdf(first, second)).blocks[1:]] == [2, 2]

    def test_an_empty_number_under_finished_cells_is_a_row_of_its_own(self) -> None:
        rows = [("", "Nhóm một;", ""), ("", "Nhóm hai;", "")]
        first = body(Page(), 70).table(self.XS, (650, 720, 790), rows)
        second = Page().table(self.XS, (70, 110, 150), [("", "Nhóm ba;", ""), ("", "Nhóm bốn;", "")])
        assert [row[1] for row in _cells(read(pdf(first, second)).blocks[-1])] == [
            "Nhóm một;", "Nhóm hai;", "Nhóm ba;", "Nhóm bốn;",
        ]  # fmt: skip


class TestMargins:
    @pytest.mark.parametrize("form", ["{}", "- {} -", "Trang {}", "Trang {}/4", "{} | Page"])
    def test_page_numbers(self, form: str) -> None:
        pages = [body(Page(), 100, 20).centred(810, form.format(number)) for number in range(1, 5)]
        document = read(pdf(*pages))
        assert [(drop.text, drop.reason) for drop in document.dropped] == [
            (form.format(number), "số trang") for number in range(1, 5)
        ]
        assert "".join(map(plain, document.blocks)).replace(" ", "") == FULL * 80
        assert [plain(block) for block in document.sections[0].footers] == [form.format(1)]

    def test_repeated_headers_and_footers(self) -> None:
        pages = [
            body(Page(), 100, 20).text(LEFT, 45, "UBND xã Tân Phong").text(LEFT, 815, f"Bản thảo lần 2, tờ {number}")
            for number in range(1, 4)
        ]
        document = read(pdf(*pages))
        assert {(drop.text.split(",")[0], drop.reason) for drop in document.dropped} == {
            ("UBND xã Tân Phong", "đầu trang lặp lại"),
            ("Bản thảo lần 2", "chân trang lặp lại"),
        }
        assert len(document.dropped) == 6
        assert document.sections[0].headers[0].origin == "header"

    def test_text_that_begins_like_the_page_before_is_no_header(self) -> None:
        pages = []
        for number in (1, 12, 23):
            page = Page().text(LEFT, 70, f"{number}. " + "x" * 60)
            pages.append(body(page, 88, 20))
        assert read(pdf(*pages)).dropped == []

    def test_a_number_in_the_midst_of_the_page_stays(self) -> None:
        page = body(Page(), 100).centred(300, "12")
        assert plain(read(pdf(page)).blocks[-1]) == "12"

    def test_sections_follow_the_size_of_the_pages(self) -> None:
        document = read(pdf(body(Page(), 70, 20), body(Page(842, 595), 70, 20), body(Page(), 70, 20)))
        assert [(each.start, each.width, each.height) for each in document.sections] == [
            (0, 595, 842), (1, 842, 595), (2, 595, 842),
        ]  # fmt: skip
        first = document.sections[0]
        assert (round(first.left), round(first.right)) == (85, 55)
        assert first.top < 70


@pytest.mark.parametrize("seed", range(20))
def test_no_letter_is_lost_however_words_and_lines_lie(seed: int) -> None:
    """Words moved, resized, drawn in another order, lines drawn anywhere."""
    dice = random.Random(seed)
    page = body(Page(), 70).table(TestRuled.XS, (200, 260, 320), [("1", "Rà soát\nthủ tục", "Công an xã")] * 2)
    page.text(LEFT, 400, "Nơi nhận:", 12).centred(400, "CHỦ TỊCH", 14, "dam", 430).text(LEFT, 414, "- Lưu: VT.", 11)
    pages = from_data(native.extract(pdf(page, body(Page(), 70))))
    shaken = []
    for each in pages.pages:
        words = [
            word._replace(
                x0=word.x0 + (step := dice.uniform(-50, 50)), x1=word.x1 + step, y=word.y + dice.uniform(-20, 20),
                size=dice.choice([word.size, 1, 8, 30]), order=dice.randint(0, 99),
            )
            for word in each.words
        ]  # fmt: skip
        ends = [sorted((dice.uniform(0, 595), dice.uniform(0, 595))) for _ in range(20)]
        places = [dice.uniform(0, 842) for _ in ends]
        level = [Rule(a, y, b, y) for (a, b), y in zip(ends, places, strict=True)]
        upright = [Rule(y, a, y, b) for (a, b), y in zip(ends, places, strict=True)]
        shaken.append(each._replace(words=words, rules=dice.sample([*level, *upright, *each.rules], 30)))
    document = assemble(Pages(shaken, pages.looks))
    texts = [plain(block) for block in (*document.blocks, *document.notes)] + [drop.text for drop in document.dropped]
    found = Counter("".join("".join(texts).split()))
    assert found == Counter("".join(word.text for each in pages.pages for word in each.words))

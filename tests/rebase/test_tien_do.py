"""Tasks of last year: how far each is, and the plan without those that were finished."""

from dataclasses import replace
from typing import Any

import pytest
from drafts import draft

from kehoach import api
from kehoach.api.checking import TuyChon, of_bytes
from kehoach.blocks import Cell, Document, Paragraph, Run, Table
from kehoach.readers.stages import to_plan
from kehoach.rebase._bang_viec import luoi
from kehoach.rebase.tien_do import TrangThai, bo_viec_xong, doc_trang_thai, tien_do
from kehoach.rules.ho_so import HoSo
from kehoach.writers.docx import to_docx
from rebase.ap_dung import ho_so
from rebase.test_nam import plan

X, D, C, K = TrangThai.XONG, TrangThai.DO_DANG, TrangThai.CHUA, TrangThai.KHONG_RO


@pytest.mark.parametrize(
    ("chu", "trang_thai"),
    [
        ("Đã hoàn thành", X), ("Hoàn thành", X), ("HOÀN THÀNH", X), ("100%", X), ("Đạt 100%", X), ("Xong", X), ("Đã xong", X),
        ("Đã thực hiện", X), ("Hoàn thành trước hạn", X), ("Hoàn thành 12/12 lớp", X), ("Đã ban hành Kế hoạch", X),
        ("Hoàn thành 100%", X), ("Đã", X),
        ("Đang thực hiện", D), ("60%", D), ("Đạt 85,5%", D), ("Hoàn thành 60%", D), ("Chuyển sang năm sau", D),
        ("Chưa hoàn thành", D), ("Cơ bản hoàn thành", D), ("Hoàn thành một phần", D), ("Hoàn thành 3/5 lớp", D),
        ("Đã hoàn thành bước 1, đang làm bước 2", D), ("Thường xuyên", D), ("Tiếp tục thực hiện", D),
        ("Chưa triển khai", C), ("Chưa thực hiện", C), ("0%", C), ("Chưa", C), ("Chưa bắt đầu", C),
        ("Không thực hiện", K), ("Dừng", K), ("Không hoàn thành", K),
        ("", None), ("Tháng 9/2025", None), ("Báo cáo", None), ("Quyết định số 12/QĐ-UBND", None), ("Vướng mặt bằng", None),
        ("50", None), ("Kế hoạch được phê duyệt", None),
    ],
)  # fmt: skip
def test_the_words_of_a_cell(chu: str, trang_thai: TrangThai | None) -> None:
    assert doc_trang_thai(chu) is trang_thai


COT = "TT\tNhiệm vụ\tChủ trì\tPhối hợp\tKết quả\tKinh phí\tThời gian"
HEAD = """
Phụ lục
NHIỆM VỤ NĂM 2025
(Kèm theo Kế hoạch số 12/KH-UBND ngày 06/01/2025 của Ủy ban nhân dân xã An Bình)

"""


def row(number: int | str, name: str, status: str) -> str:
    return f"{number}\t{name}\tPhòng Kinh tế\tCác thôn\tBáo cáo\t10\tTháng 9/2025\t{status}\n"


def of(*status: str, title: str = "Tình trạng") -> HoSo:
    names = ("Xây dựng Kế hoạch", "Mở lớp tập huấn", "Số hóa hồ sơ", "Lắp điểm truy cập", "Sơ kết")
    rows = "".join(row(number, names[number - 1], each) for number, each in enumerate(status, 1))
    return ho_so(plan({"cau": "Xem Phụ lục."}) + HEAD + f"{COT}\t{title}\n{rows}")


def test_a_table_with_a_column_of_states() -> None:
    found = tien_do(of("Đã hoàn thành", "Đang thực hiện", "", "Chưa triển khai", "Vướng kinh phí"))
    assert [each.trang_thai for each in found] == [X, D, K, C, K]
    assert [each.ten for each in found][:2] == ["Xây dựng Kế hoạch", "Mở lớp tập huấn"]
    assert found[1].chu == "Đang thực hiện"
    assert found[0].ly_do == "đã hoàn thành: bỏ khỏi danh sách nhiệm vụ"
    assert found[1].ly_do == "làm dở (ghi “Đang thực hiện”): chuyển sang năm sau, xem lại thời hạn"
    assert found[2].ly_do == "không rõ đã hoàn thành chưa (để trống): giữ lại, xem có phải bỏ"
    assert (found[1].bang, found[1].hang, found[1].cot) == (1, 2, (7,))
    assert [each.text for each in found[1].dong][:2] == ["2", "Mở lớp tập huấn"]


def test_without_the_finished_the_annex_is_one_of_tasks_again() -> None:
    under = of("Đã hoàn thành", "Đang thực hiện", "Xong", "Chưa triển khai", "")
    assert under.ke_hoach.phu_luc[0].nhiem_vu == []
    before = [each.text for each in under.dong]
    made = bo_viec_xong(under.document, tien_do(under))
    annex = to_plan(made).ke_hoach.phu_luc[0]
    assert [each.ten for each in annex.nhiem_vu] == ["Mở lớp tập huấn", "Lắp điểm truy cập", "Sơ kết"]
    assert annex.cot == COT.split("\t")
    table = made.blocks[-1]
    assert isinstance(table, Table)
    assert [line[0].text for line in table.rows] == ["TT", "1", "2", "3"]
    assert [each.text for each in to_plan(under.document).dong] == before, "the source is not touched"


def test_a_task_that_a_person_keeps_stays() -> None:
    under = of("Đã hoàn thành", "Xong")
    first, second = tien_do(under)
    made = bo_viec_xong(under.document, [replace(first, trang_thai=D), second])
    assert [each.ten for each in to_plan(made).ke_hoach.phu_luc[0].nhiem_vu] == ["Xây dựng Kế hoạch"]


@pytest.mark.parametrize(
    "title",
    [
        "Trạng thái",
        "Kết quả thực hiện",
        "Tiến độ thực hiện",
        "Đã/Chưa hoàn thành",
        "Mức độ hoàn thành",
        "Tiến độ",
        "Đánh giá",
    ],
)
def test_titles_of_the_column(title: str) -> None:
    found = tien_do(of("Hoàn thành", "Chưa hoàn thành", title=title))
    assert [each.trang_thai for each in found] == [X, D]


def test_one_column_of_ticks() -> None:
    found = tien_do(of("x", "", "X", title="Đã hoàn thành"))
    assert [each.trang_thai for each in found] == [X, D, X]
    assert found[0].chu == "Đã hoàn thành: x"


def test_two_columns_of_ticks() -> None:
    found = tien_do(of("x\t", "\tx", "\t", "x\tx", title="Đã hoàn thành\tChưa hoàn thành"))
    assert [each.trang_thai for each in found] == [X, D, K, K]
    assert found[0].cot == (7, 8)


@pytest.mark.parametrize(
    ("title", "cells"),
    [
        ("Ghi chú", ("", "Hoàn thành", "Vốn tỉnh")), ("Tiến độ", ("Quý III/2025", "Tháng 9/2025")), ("Hoàn thành", ("30/9/2025", "Quý IV")),
        ("Kết quả cần đạt", ("100%", "Hoàn thành")), ("Chỉ tiêu", ("100%", "90%")), ("Kết quả", ("100%", "100%")),
    ],
)  # fmt: skip
def test_other_columns_tell_nothing_of_that(title: str, cells: tuple[str, ...]) -> None:
    under = of(*cells, title=title)
    assert tien_do(under) == []
    assert bo_viec_xong(under.document, []) is under.document


def test_products_to_be_made_are_not_what_was_done() -> None:
    text = plan({"cau": "Xem Phụ lục."}) + HEAD + COT + "\n" + row(1, "Mở lớp", "").rstrip("\t\n") + "\n"
    assert tien_do(ho_so(text)) == []


def test_groups_left_empty_go_and_numbers_follow() -> None:
    rows = [
        "I\tPHÁT TRIỂN HẠ TẦNG\t\t\t\t\t\t\n", row(1, "Kéo cáp", "Xong"),
        "II\tNHÂN LỰC\t\t\t\t\t\t\n", row(2, "Mở lớp", "Đang làm"), row(3, "Tuyển người", "Xong"),
        "III\tDỮ LIỆU\t\t\t\t\t\t\n", row(4, "Số hóa", "Chưa triển khai"),
    ]  # fmt: skip
    under = ho_so(plan({"cau": "Xem Phụ lục."}) + HEAD + f"{COT}\tTình trạng\n" + "".join(rows))
    table = bo_viec_xong(under.document, tien_do(under)).blocks[-1]
    assert isinstance(table, Table)
    assert [[cell.text for cell in line[:2]] for line in table.rows[1:]] == [
        ["I", "NHÂN LỰC"], ["1", "Mở lớp"], ["II", "DỮ LIỆU"], ["2", "Số hóa"],
    ]  # fmt: skip


def test_numbers_out_of_order_stay() -> None:
    under = ho_so(
        plan({"cau": "Xem Phụ lục."})
        + HEAD
        + f"{COT}\tTình trạng\n"
        + row("1.1", "A", "Xong")
        + row("1.3", "B", "Chưa làm")
    )
    table = bo_viec_xong(under.document, tien_do(under)).blocks[-1]
    assert isinstance(table, Table)
    assert [line[0].text for line in table.rows] == ["TT", "1.3"]


def test_a_task_whose_name_begins_like_a_total_is_a_task() -> None:
    under = ho_so(
        plan({"cau": "Xem Phụ lục."}) + HEAD + f"{COT}\tTình trạng\n" + row(1, "Tổng hợp nhu cầu", "Xong")
        + row(2, "Công khai kết quả", "Đang làm") + row("", "Tổng cộng", "")
    )  # fmt: skip
    assert [each.ten for each in tien_do(under)] == ["Tổng hợp nhu cầu", "Công khai kết quả"]


@pytest.mark.parametrize("number", [0, 2, 3])
def test_the_annexes_of_drafts_in_word(number: int) -> None:
    """A column of states is added to the tables of tasks of a Word file; without it and the finished, the annex is one of tasks."""
    data = to_docx(draft(number)[0], api.template("14"), keep_numbers=True)
    under = of_bytes(data, "ke-hoach.docx", TuyChon())
    tasks = [each for annex in under.ke_hoach.phu_luc for each in annex.nhiem_vu]
    table = under.bang_goc[-1]
    for index, line in enumerate(table.rows):
        words = "Tình trạng" if index == 0 else "Hoàn thành" if index % 3 else "Đang thực hiện"
        line.append(cell(words, 7))
    found = tien_do(under)
    assert [each.ten for each in found] == [each.ten for each in tasks]
    made = to_plan(bo_viec_xong(under.document, found)).ke_hoach
    assert [each.ten for each in made.phu_luc[-1].nhiem_vu] == [each.ten for each in tasks][2::3]


def cell(text: str, column: int, **spans: Any) -> Cell:
    return Cell([Paragraph([Run(text)])] if text else [], column, **spans)


def merged() -> Table:
    """Two rows of titles, a unit that is merged over three tasks, ticks under a merged title."""
    return Table([
        [cell("TT", 0, rowspan=2), cell("Nhiệm vụ", 1, rowspan=2), cell("Đơn vị chủ trì", 2, rowspan=2), cell("Tình trạng", 3, colspan=2)],
        [cell("Đã hoàn thành", 3), cell("Chưa hoàn thành", 4)],
        [cell("1", 0), cell("Một", 1), cell("Công an xã", 2, rowspan=3), cell("x", 3), cell("", 4)],
        [cell("2", 0), cell("Hai", 1), cell("", 3), cell("x", 4)],
        [cell("3", 0), cell("Ba", 1), cell("", 3), cell("x", 4)],
    ])  # fmt: skip


def test_merged_cells_survive_the_row_that_they_began_in() -> None:
    document = Document("docx", [Paragraph([Run("KẾ HOẠCH")]), merged()])
    under = HoSo(document, to_plan(document).dong, None, None)  # type: ignore[arg-type]
    found = tien_do(under)
    assert [each.trang_thai for each in found] == [X, D, D]
    made = bo_viec_xong(document, found).blocks[1]
    assert isinstance(made, Table)
    assert [[(each.text, each.column, each.rowspan, each.colspan) for each in line] for line in made.rows] == [
        [("TT", 0, 1, 1), ("Nhiệm vụ", 1, 1, 1), ("Đơn vị chủ trì", 2, 1, 1)],
        [("1", 0, 1, 1), ("Hai", 1, 1, 1), ("Công an xã", 2, 2, 1)],
        [("2", 0, 1, 1), ("Ba", 1, 1, 1)],
    ]
    assert len(luoi(made)) == 9


def test_an_automatic_number_is_renumbered_too() -> None:
    rows = [[cell("TT", 0), cell("Nhiệm vụ", 1), cell("Tình trạng", 2)]]
    for number, (name, status) in enumerate([("Một", "Xong"), ("Hai", "Đang làm")], 1):
        rows.append([Cell([Paragraph([Run("")], number=f"{number}.")], 0), cell(name, 1), cell(status, 2)])
    document = Document("docx", [Table(rows)])
    found = tien_do(HoSo(document, [], None, None))  # type: ignore[arg-type]
    made = bo_viec_xong(document, found).blocks[0]
    assert isinstance(made, Table)
    kept = made.rows[1][0].blocks[0]
    assert isinstance(kept, Paragraph)
    assert kept.number == "1."

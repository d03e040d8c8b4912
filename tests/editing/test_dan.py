"""What is pasted from Excel and Word."""

import pytest

from kehoach import api
from kehoach.editing.dan import doc_o
from kehoach.model.plan import Bang, ChiTieu, KeHoach, NhiemVu, PhuLuc

CELLS = [
    ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
    ("a\tb\nc", [["a", "b"], ["c", ""]]),
    ("a\rb", [["a"], ["b"]]),
    ('"hai\ndòng"\tb', [["hai\ndòng", "b"]]),
    ('"hai\r\ndòng"\tb\r\n', [["hai\ndòng", "b"]]),
    ('"có ""ngoặc"" trong"\tb', [['có "ngoặc" trong', "b"]]),
    ('"Mỗi người một sáng kiến"\tb', [['"Mỗi người một sáng kiến"', "b"]]),
    ('"mở không đóng\tb', [['"mở không đóng', "b"]]),
    ('5" ống\tb', [['5" ống', "b"]]),
    ("\t\n\n", []),
    ("", []),
    ("  x  ", [["x"]]),
    ("\n\na", [[""], [""], ["a"]]),
]


@pytest.mark.parametrize(("text", "cells"), CELLS)
def test_cells_are_read_as_excel_gives_them(text: str, cells: list[list[str]]) -> None:
    assert doc_o(text) == cells


@pytest.fixture
def plan(ke_hoach: KeHoach) -> KeHoach:
    """A plan with a table of its own and two annexes."""
    ke_hoach.muc[0].id = "m"
    ke_hoach.muc[0].bang = Bang(cot=["A", "B"], hang=[["1", "2"]])
    ke_hoach.phu_luc = [
        PhuLuc(id="ct", tieu_de="Chỉ tiêu", chi_tieu=[ChiTieu(id="ct1", ten="cũ", nhom="Nhóm cũ")]),
        PhuLuc(id="nv", tieu_de="Nhiệm vụ", nhiem_vu=[NhiemVu(id="nv1", ten="cũ", kinh_phi="5")]),
    ]
    return ke_hoach


TABLES = [
    ({"lam": "o", "hang": 0, "cot": 1, "chu": "x"}, [["A", "B"], ["1", "x"]]),
    ({"lam": "o", "hang": -1, "cot": 0, "chu": "x"}, [["x", "B"], ["1", "2"]]),
    ({"lam": "dan", "hang": 0, "cot": 1, "chu": "a\tb\nc\td"}, [["A", "B", ""], ["1", "a", "b"], ["", "c", "d"]]),
    ({"lam": "dan", "hang": -1, "cot": 0, "chu": "T\tU\n3\t4"}, [["T", "U"], ["3", "4"]]),
    ({"lam": "dan", "hang": 1, "cot": 0, "chu": "a\nb"}, [["A", "B"], ["1", "2"], ["a", ""], ["b", ""]]),
    ({"lam": "them_hang", "hang": 0}, [["A", "B"], ["", ""], ["1", "2"]]),
    ({"lam": "bo_hang", "hang": 0}, [["A", "B"]]),
    ({"lam": "them_cot", "cot": 1, "chu": "M"}, [["A", "M", "B"], ["1", "", "2"]]),
    ({"lam": "bo_cot", "cot": 0}, [["B"], ["2"]]),
    ({"lam": "chuyen_cot", "cot": 0, "toi": 1}, [["B", "A"], ["2", "1"]]),
]


@pytest.mark.parametrize(("viec", "table"), TABLES)
def test_a_table_of_the_body(plan: KeHoach, viec: dict[str, object], table: list[list[str]]) -> None:
    made = api.edit(plan, {"viec": "bang", "nut": "m", **viec}).muc[0].bang
    assert made is not None
    assert [made.cot, *made.hang] == table


def test_a_row_goes_elsewhere(plan: KeHoach) -> None:
    assert plan.muc[0].bang is not None
    plan.muc[0].bang.hang = [["1", ""], ["2", ""], ["3", ""]]
    made = api.edit(plan, {"viec": "bang", "nut": "m", "lam": "chuyen_hang", "hang": 0, "toi": 2}).muc[0].bang
    assert made is not None
    assert [row[0] for row in made.hang] == ["2", "3", "1"]


def test_indicators_with_titles_numbers_and_groups(plan: KeHoach) -> None:
    text = "TT\tNội dung chỉ tiêu\tĐơn vị tính\tChỉ tiêu năm 2026\nI\tHẠ TẦNG\t\t\n1\tTrạm\ttrạm\t3\nII\tĐỀ ÁN 06\t\t\n2\tHồ sơ\t%\t80\n"
    made = api.edit(plan, {"viec": "bang", "nut": "ct", "lam": "dan", "chu": text}).phu_luc[0].chi_tieu
    assert [(each.nhom, each.ten, each.don_vi_tinh, each.gia_tri) for each in made] == [
        ("HẠ TẦNG", "Trạm", "trạm", "3"),
        ("ĐỀ ÁN 06", "Hồ sơ", "%", "80"),
    ]
    assert made[0].id == "ct1"


def test_new_indicators_join_the_group_above(plan: KeHoach) -> None:
    made = api.edit(
        plan, {"viec": "bang", "nut": "ct", "lam": "dan", "hang": 1, "chu": "Một\t%\t1\nHai\t%\t2"}
    ).phu_luc[0]
    assert [each.nhom for each in made.chi_tieu] == ["Nhóm cũ"] * 3


def test_tasks_with_a_total(plan: KeHoach) -> None:
    text = "1\tTập huấn\tPhòng VH-XH\tCông an xã; các thôn\tLớp học\t20\tTháng 9\n2\tMua máy\tVăn phòng\t\tMáy\t30\tQuý IV\n\tTổng cộng\t\t\t\t50\t\n"
    annex = api.edit(plan, {"viec": "bang", "nut": "nv", "lam": "dan", "chu": text}).phu_luc[1]
    assert [(each.ten, each.phoi_hop, each.kinh_phi) for each in annex.nhiem_vu] == [
        ("Tập huấn", ["Công an xã", "các thôn"], "20"),
        ("Mua máy", [], "30"),
    ]
    assert annex.tong


def test_one_column_of_costs(plan: KeHoach) -> None:
    annex = api.edit(plan, {"viec": "bang", "nut": "nv", "lam": "dan", "cot": 4, "chu": "10\n20"}).phu_luc[1]
    assert [(each.ten, each.kinh_phi) for each in annex.nhiem_vu] == [("cũ", "10"), ("[[tên]]", "20")]

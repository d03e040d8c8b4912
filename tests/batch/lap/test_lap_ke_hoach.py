"""The whole plan of a commune, with the annexes of the workbook."""

from typing import Any

import pytest

from batch.lap.viec import hang, im_lang, job, kiem_that
from kehoach.batch.lap import Maker
from kehoach.batch.lap.ke_hoach import ke_hoach_gon
from kehoach.problems import KehoachError
from kehoach.readers import read
from kehoach.readers.stages import to_plan

PLAN: dict[str, Any] = {"khung": "chuyen-doi-so-nam", "phan": ("ke_hoach", "nhiem_vu")}


def test_a_plan_has_the_annexes_of_the_workbook() -> None:
    maker = Maker(job(3, nguoi_ky="Nguyễn Văn An", **PLAN), kiem_that)
    row = hang(gia_tri={"nv02.kinh_phi": "1.250,5"})
    assert [name for _, name in maker.names(row)] == [
        "14923-hoa-loc-2026-ke-hoach.docx",
        "14923-hoa-loc-2026-phu-luc.docx",
    ]
    whole, alone = maker.make(row)
    plan = to_plan(read(whole.du_lieu, whole.ten)).ke_hoach
    assert (plan.so, plan.ngay.iso(), plan.chu_ky.ho_ten if plan.chu_ky else "") == (
        "80",
        "2026-05-15",
        "Nguyễn Văn An",
    )
    assert [each.tong for each in plan.phu_luc] == [True]
    assert [each.kinh_phi for each in plan.phu_luc[0].nhiem_vu] == ["5", "1.250,5", "15"]
    assert not any("phu-luc" in each for each in alone.loi)
    assert maker.make(row)[0] == whole


def test_the_plan_alone_brings_both_annexes() -> None:
    made = Maker(job(2, **{**PLAN, "phan": ("ke_hoach",)}), im_lang).make(hang())
    plan = to_plan(read(made[0].du_lieu, made[0].ten)).ke_hoach
    assert [each.loai for each in plan.phu_luc] == ["chi_tieu", "nhiem_vu"]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Chuyển đổi số năm { Nam } tại {xa}, {tinh}", "Chuyển đổi số năm 2026 tại xã Hoa Lộc, tỉnh Thanh Hóa"),
        ("Hỗ trợ {so_ho} hộ", "Hỗ trợ 1.250 hộ"),
        ("Hỗ trợ {so_nguoi} người", "Hỗ trợ [[so_nguoi]] người"),
    ],
)
def test_the_subject_is_filled_in_for_the_commune(written: str, printed: str) -> None:
    work = job(1, cot=("so_ho", "so_nguoi"), trich_yeu=written, **PLAN)
    row = hang(gia_tri={"so_ho": "1.250"})
    whole = Maker(work, im_lang).make(row)[0]
    assert to_plan(read(whole.du_lieu, whole.ten)).ke_hoach.trich_yeu == printed
    assert ke_hoach_gon(work, row, []).trich_yeu == printed


FAULTS: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "no blueprint": ({"khung": ""}, {}, "HL46"),
    "unknown blueprint": ({"khung": "khong-co"}, {}, "DM"),
    "unknown area": ({"linh_vuc": ("khong-co",)}, {}, "DM"),
    "unknown commune": ({}, {"ma": "99999"}, "DP"),
    "a missing answer": ({"khung": "phat-dong-thi-dua"}, {}, "SO01"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_plan_that_cannot_be_is_told_of_the_row(case: str) -> None:
    info, row, code = FAULTS[case]
    with pytest.raises(KehoachError) as told:
        Maker(job(1, **(PLAN | info)), im_lang).make(hang(**row))
    assert all(each.code.startswith(code) for each in told.value.problems)
    assert all("hàng 2" in str(each.place) for each in told.value.problems)

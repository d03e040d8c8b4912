"""Which rows the annexes of a commune have, in which words."""

from typing import Any

import pytest

from batch.lap.viec import chi_tieu, cho, hang, job, nhiem_vu
from kehoach.batch.job import Hang, Job
from kehoach.batch.lap import Lap, lap
from kehoach.model.tong import tong
from kehoach.problems import KehoachError
from kehoach.writers.annexes import HangNhiemVu

WHOM: dict[str, tuple[Any, Hang, bool]] = {
    "everyone": (cho(), hang(), True),
    "by code": (cho(ma=["14923"]), hang(), True),
    "by another's code": (cho(ma=["14917"]), hang(), False),
    "by type": (cho(loai=["phường"]), hang(2), True),
    "by another type": (cho(loai=["phường"]), hang(), False),
    "by group": (cho(nhom=["miền núi"]), hang(nhom="miền núi"), True),
    "all but the group": (cho(nhom=["miền núi"], tru=True), hang(nhom="miền núi"), False),
    "all but another": (cho(ma=["14917"], tru=True), hang(), True),
    "by unit": (cho(don_vi=["Công an xã"]), hang(don_vi="Công an xã"), True),
}


@pytest.mark.parametrize("case", WHOM)
def test_whom_a_row_is_for(case: str) -> None:
    whom, row, there = WHOM[case]
    work = job(ct=[chi_tieu(1), chi_tieu(2, ten="Riêng", ap_dung=whom)], nv=[])
    assert ("Riêng" in _names(work, row)) is there


def test_a_unit_gets_what_it_leads() -> None:
    tasks = [
        nhiem_vu(1, ten="Một", chu_tri="Công an {loai_xa}"),
        nhiem_vu(2, ten="Hai"),
        nhiem_vu(3, ten="Ba", chu_tri="công an Xã"),
    ]
    (annex,) = lap(job(ct=[], nv=tasks), hang(don_vi="Công an xã"))
    assert [(each.tt, each.ten) for each in annex.hang if isinstance(each, HangNhiemVu)] == [
        ("1", "Một"),
        ("2", "Ba"),
        ("", "Tổng cộng"),
    ]
    assert annex.ten == "DANH MỤC NHIỆM VỤ NĂM 2026 GIAO CÔNG AN XÃ"
    assert annex.dau_de == "Phụ lục"


SLOTS: dict[str, tuple[str, str]] = {
    "commune": ("Tại {xa}", "Tại xã Hoa Lộc"),
    "its name": ("Tại {ten_xa}, {loai_xa}", "Tại Hoa Lộc, xã"),
    "province": ("{tinh} và {ten_tinh}", "tỉnh Thanh Hóa và Thanh Hóa"),
    "year": ("Năm {nam}", "Năm 2026"),
    "own column": ("{so_ho} hộ", "1.250 hộ"),
    "spaces and capitals": ("{ So_Ho } hộ", "1.250 hộ"),
    "a value that is not there": ("{dien_tich} ha", "[[dien_tich]] ha"),
    "unit that is not there": ("{don_vi} làm", "[[đơn vị]] làm"),
    "no slot": ("100% {} và {{", "100% {} và {{"),
    "line breaks": ("một\n hai\tba\x07", "một  hai ba"),
    "decomposed letters": ("Hóa", "Hóa"),
}


@pytest.mark.parametrize("case", SLOTS)
def test_slots(case: str) -> None:
    text, wanted = SLOTS[case]
    work = job(ct=[chi_tieu(1, ten=text, nhom="")], nv=[], cot=("so_ho", "dien_tich", ""))
    if case == "no slot":
        work = job(ct=[chi_tieu(1, ten="100% }{ và {{", nhom="")], nv=[])
        wanted = "100% }{ và {{"
    assert _names(work, hang(gia_tri={"so_ho": "1.250"})) == [wanted]


def test_a_slot_that_there_is_none_of_is_told_with_its_cell() -> None:
    with pytest.raises(KehoachError) as told:
        Lap(job(ct=[chi_tieu(4, ten="Tại {xax}")], nv=[nhiem_vu(1, san_pham="{so_h}")], tieu_de={"nhiem_vu": "{năm}"}))
    first, second, third = told.value.problems
    assert first.code == second.code == third.code == "HL40"
    assert str(first.place) == "viec.xlsx: trang “chi_tieu”, hàng 5"
    assert first.near == ("{xa}",) or "{xa}" in first.near
    assert "{so_ho}" in second.near


def test_a_number_that_is_none_and_a_date_that_is_none() -> None:
    for changes in ({"ngay": "31/02/2026"}, {"so": "87/KH-UBND"}):
        with pytest.raises(KehoachError) as told:
            lap(job(), hang(3, **changes))
        assert [each.code for each in told.value.problems] == ["HL44"]
        assert "hàng 5" in str(told.value)


def test_values_of_the_commune_go_before_those_of_all() -> None:
    own = {
        "ct01": "77",
        "ct02.don_vi_tinh": "hồ sơ",
        "nv02.kinh_phi": "9",
        "nv03.chu_tri": "",
        "so_ho": "5",
        "ct99": "x",
    }
    indicators, tasks = lap(job(3), hang(gia_tri=own))
    assert [getattr(each, "gia_tri", "") for each in indicators.hang] == ["", "77", "42", "43"]
    assert getattr(indicators.hang[2], "don_vi_tinh", "") == "hồ sơ"
    assert [each.kinh_phi for each in tasks.hang if isinstance(each, HangNhiemVu)] == ["5", "9", "15", "29"]
    assert lap(job(3), hang())[0].hang[1].ten == indicators.hang[1].ten


def test_groups_and_numbers() -> None:
    rows = [
        chi_tieu(1, nhom=""),
        chi_tieu(2, nhom="Một"),
        chi_tieu(3, nhom="Một"),
        chi_tieu(4, nhom="Hai"),
        chi_tieu(5, nhom="Một"),
    ]
    (annex,) = lap(job(ct=rows, nv=[]), hang())
    assert [each.tt for each in annex.hang] == ["1", "I", "2", "3", "II", "4", "III", "5"]
    assert [each.ten for each in annex.hang if each.tt in ("I", "II")] == ["MỘT", "HAI"]
    assert [each.cho.hang if each.cho else 0 for each in annex.dong] == [2, 0, 3, 4, 0, 5, 0, 6]


NUMBERS: dict[str, tuple[Job, list[tuple[str, str]]]] = {
    "two": (job(), [("chi_tieu", "I"), ("nhiem_vu", "II")]),
    "the other order": (job(phan=("nhiem_vu", "chi_tieu")), [("nhiem_vu", "I"), ("chi_tieu", "II")]),
    "one asked for": (job(phan=("nhiem_vu",)), [("nhiem_vu", "")]),
    "one has rows": (job(ct=[]), [("nhiem_vu", "")]),
    "with the plan": (job(phan=("ke_hoach", "chi_tieu", "nhiem_vu")), [("chi_tieu", "I"), ("nhiem_vu", "II")]),
    "the plan alone": (job(phan=("ke_hoach",)), [("chi_tieu", "I"), ("nhiem_vu", "II")]),
}


@pytest.mark.parametrize("case", NUMBERS)
def test_numbers_of_annexes(case: str) -> None:
    work, wanted = NUMBERS[case]
    assert [(each.loai, each.so) for each in lap(work, hang())] == wanted
    assert Lap(work).so(hang()) == wanted


KEM_THEO: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "whole": ({}, {}, "(Kèm theo Kế hoạch số 80/KH-UBND ngày 15 tháng 5 năm 2026 của Ủy ban nhân dân xã Hoa Lộc)"),
    "of the job": (
        {"so": "7", "ngay": "05/01/2026"}, {"so": "", "ngay": ""},
        "(Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã Hoa Lộc)",
    ),
    "not yet": ({}, {"so": "", "ngay": ""}, "(Kèm theo Kế hoạch số       /KH-UBND ngày        tháng        năm 2026 của Ủy ban nhân dân xã Hoa Lộc)"),
    "a ward with a number": (
        {}, {"loai": "phường", "ten": "4"}, "(Kèm theo Kế hoạch số 80/KH-UBND ngày 15 tháng 5 năm 2026 của Ủy ban nhân dân Phường 4)",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", KEM_THEO)
def test_the_line_under_the_title(case: str) -> None:
    info, row, wanted = KEM_THEO[case]
    assert lap(job(1, **info), hang(**row))[0].kem_theo == wanted


TOTALS: dict[str, tuple[list[str], str, tuple[str, ...]]] = {
    "figures": (["1.250,5", "12", "0,25"], "1.262,75", ()),
    "thousands": (["999.999", "1"], "1.000.000", ()),
    "blanks and words": (["10", "", "Lồng ghép", "2,50"], "12,5", ()),
    "one figure": (["10", "", "Lồng ghép"], "", ()),
    "a range": (["10", "20", "10-15"], "", ("10-15",)),
    "to fill in": (["10", "20", "[[kinh phí]]"], "", ("[[kinh phí]]",)),
    "about": (["10", "20", "khoảng 5"], "", ("khoảng 5",)),
    "English point": (["10", "20", "12.5"], "", ("12.5",)),
    "English thousands": (["10", "20", "1,250"], "", ("1,250",)),
    "a third": (["33,33333333", "10"], "43,33333333", ()),
    "less than one": (["10", "0,250"], "10,25", ()),
    "words only": (["", "Không"], "", ()),
    "a unit": (["10 triệu đồng", "20"], "", ("10 triệu đồng",)),
}


@pytest.mark.parametrize("case", TOTALS)
def test_the_total(case: str) -> None:
    costs, total, told = TOTALS[case]
    assert tong(costs) == (total, told)
    (annex,) = lap(job(ct=[], nv=[nhiem_vu(i, kinh_phi=each) for i, each in enumerate(costs, 1)]), hang())
    last = annex.hang[-1]
    assert isinstance(last, HangNhiemVu)
    assert (last.kinh_phi if last.tong else "") == total
    assert bool(annex.canh_bao) is bool(told)


def _names(work: Job, row: Hang) -> list[str]:
    return [each.ten for annex in lap(work, row) for each in annex.hang if each.tt.isdigit()]

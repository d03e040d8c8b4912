"""The yardstick in small: faults sown are found, clean drafts stay quiet and nothing in them is mended, the real plans'
faults are found."""

import pytest

from kehoach.problems import Level
from kehoach.rules.bo_luat import cac_ma
from yardstick import hat_giong
from yardstick.do import DRAFTS, alarms, measure, together
from yardstick.gieo import Gieo, sowers

LEAST = 0.98


NOT_SOWN = {
    "CK13": "cần danh sách người ký của cơ quan", "CK15": "cần tệp có trang", "DP16": "bản nháp nào cũng nêu tỉnh",
    "DP27": "không có bản nháp nào trước 01/7/2025", "NQ32": "cần tệp nguồn gốc", "DS27": "bản nháp không có số tự động", "PL03": "bản nháp có hai phụ lục",
    "PL16": "mẫu Word luôn lặp hàng tiêu đề", "PL18": "gợi ý về ô trống", "PL28": "bản nháp vốn có cột trống",
    "PL29": "bảng của bản nháp luôn có tiêu đề", "TT47": "chỉ ở bản ban hành",
}  # fmt: skip
"""Rules whose fault no draft has a place for, and why; their examples test them."""


def test_every_rule_has_a_sower_or_a_reason() -> None:
    assert {each.ma for each in sowers()} | set(NOT_SOWN) == set(cac_ma())
    assert not {each.ma for each in sowers()} & set(NOT_SOWN)


def test_sowers_have_names_of_their_own() -> None:
    names = [each.ten for each in sowers()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("each", sowers(), ids=lambda each: each.ten)
def test_a_sown_fault_is_found_and_nothing_else(each: Gieo) -> None:
    result = together([measure(each, [1])])
    for dem in result.values():
        assert dem.tim_thay >= LEAST, dem.sot
        assert dem.bao_dung >= LEAST, dem.nham


@pytest.mark.parametrize("start", range(0, DRAFTS, 10))
def test_clean_drafts_raise_no_alarm(start: int) -> None:
    for number in range(start, start + 10):
        for dang in ("txt", "docx") if number % 3 == 0 else ("txt",):
            found = [each for each in alarms(number, dang) if each.muc_do is not Level.GOI_Y or each.sua_duoc]
            assert not found, [(number, dang, each.ma, each.trich, each.thong_diep) for each in found]


@pytest.mark.skipif(not hat_giong.SEEDS.is_dir(), reason="các kế hoạch thật nằm ngoài dự án")
def test_the_faults_of_the_real_plans_are_found() -> None:
    found, total, missed = hat_giong.measure()
    assert found >= 0.95 * total, missed

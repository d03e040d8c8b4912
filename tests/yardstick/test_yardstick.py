"""The yardstick in small: faults sown are found, clean drafts stay quiet, the real plans' faults are found."""

import pytest

from kehoach.problems import Level
from kehoach.rules.bo_luat import cac_ma
from yardstick import hat_giong
from yardstick.do import DRAFTS, alarms, measure, together
from yardstick.gieo import Gieo, sowers

LEAST = 0.98


def test_every_rule_has_a_sower() -> None:
    assert {each.ma for each in sowers()} == set(cac_ma())


def test_sowers_have_names_of_their_own() -> None:
    names = [each.ten for each in sowers()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("each", sowers(), ids=lambda each: each.ten)
def test_a_sown_fault_is_found_and_nothing_else(each: Gieo) -> None:
    result = together([measure(each, 2)])
    for dem in result.values():
        assert dem.tim_thay >= LEAST, dem.sot
        assert dem.bao_dung >= LEAST, dem.nham


@pytest.mark.parametrize("start", range(0, DRAFTS, 10))
def test_clean_drafts_raise_no_alarm(start: int) -> None:
    for number in range(start, start + 10):
        for dang in ("txt", "docx") if number % 3 == 0 else ("txt",):
            found = [each for each in alarms(number, dang) if each.muc_do is not Level.GOI_Y]
            assert not found, [(number, dang, each.ma, each.trich, each.thong_diep) for each in found]


@pytest.mark.skipif(not hat_giong.SEEDS.is_dir(), reason="các kế hoạch thật nằm ngoài dự án")
def test_the_faults_of_the_real_plans_are_found() -> None:
    found, total, missed = hat_giong.measure()
    assert found >= 0.95 * total, missed

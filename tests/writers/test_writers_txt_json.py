"""Plain text in reading order, JSON that can be read back exactly."""

import json
from pathlib import Path

import pytest
import strategies
from hypothesis import given, settings

from kehoach.api import blanks
from kehoach.model.plan import KeHoach
from kehoach.model.yaml_reader import load_text
from kehoach.writers.json import to_json
from kehoach.writers.txt import to_txt
from writers import plans

GOLDEN = Path(__file__).resolve().parent.parent / "data" / "ke-hoach-day-du.txt"


def test_text_is_the_golden_file() -> None:
    assert to_txt(plans.full()) == GOLDEN.read_text(encoding="utf-8")


def test_text_begins_with_the_letterhead() -> None:
    assert to_txt(plans.plan()).splitlines()[:8] == [
        "ỦY BAN NHÂN DÂN",
        "XÃ BÌNH MINH",
        "Số: 07/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Bình Minh, ngày 05 tháng 5 năm 2026",
        "KẾ HOẠCH",
        plans.plan().trich_yeu,
    ]


def test_spaces_in_a_name_are_one() -> None:
    plan = plans.plan(co_quan={"ten": f"Ủy ban nhân dân{' ' * 200_000}xã   Bình  Minh"})
    assert to_txt(plan).splitlines()[:2] == ["ỦY BAN NHÂN DÂN", "XÃ BÌNH MINH"]


def test_signs_that_open_and_never_close_are_text() -> None:
    plan = plans.plan(mo_dau="[[" * 100_000 + "[[điền]]")
    assert blanks(plan)[0] == "điền"
    assert to_txt(plan)


def test_a_paragraph_is_one_line_and_a_row_one_line() -> None:
    plan = plans.plan(
        trich_yeu="Một\nhai",
        muc=[{"loi_van": "Ba\r\nbốn", "bang": {"cot": ["A\tB", "C"], "hang": [["1\n2", "3\t4"]]}}],
    )
    lines = to_txt(plan).splitlines()
    assert "Một hai" in lines
    assert "Ba bốn" in lines
    assert "A B\tC" in lines
    assert "1 2\t3 4" in lines


@settings(max_examples=60, deadline=None)
@given(strategies.plans)
def test_json_reads_back_exactly(plan: KeHoach) -> None:
    assert load_text(to_json(plan), KeHoach) == plan


@pytest.mark.parametrize(
    "words", ["a\u0085b", "a\u2028b", "a\u2029b", "a\x7fb", "\ufeffa", "a\nb", 'a"b\\c', "\U0001d49c", "a\tb"]
)
def test_json_reads_back_rare_characters(words: str) -> None:
    plan = plans.plan(trich_yeu=f"x{words}x")
    assert load_text(to_json(plan), KeHoach) == plan
    assert json.loads(to_json(plan))["trich_yeu"] == f"x{words}x"

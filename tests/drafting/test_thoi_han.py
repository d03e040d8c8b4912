"""Deadlines are read, and those already over are not given to anybody."""

from datetime import date

import pytest

from kehoach import api
from kehoach.drafting.thoi_han import ngay_cuoi


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tháng 9/2026", date(2026, 9, 30)),
        ("Tháng 02/2028", date(2028, 2, 29)),
        ("Tháng 8/2026 và thường xuyên", date(2026, 8, 31)),
        ("Quý I/2026", date(2026, 3, 31)),
        ("Quý IV/2026", date(2026, 12, 31)),
        ("Trước ngày 01/12/2026", date(2026, 12, 1)),
        ("Trước ngày 05/6/2026", date(2026, 6, 5)),
        ("Năm 2026", date(2026, 12, 31)),
        ("Thường xuyên", None),
        ("Hằng quý", None),
        ("Trước ngày 15 hằng tháng", None),
        ("Tháng 13/2026", None),
        ("Quý V/2026", None),
        ("Quý IIII/2026", None),
        ("Ngày 31/02/2026", None),
        ("", None),
    ],
)
def test_last_day(text: str, day: date | None) -> None:
    assert ngay_cuoi(text) == day


def test_no_task_is_over_before_the_plan_begins() -> None:
    day = date(2026, 10, 5)
    plan = api.draft("chuyen-doi-so-nam", "Hoa Lộc", "Thanh Hóa", 2026, answers={"ngay": day.isoformat()}).ke_hoach
    tasks = [task for annex in plan.phu_luc for task in annex.nhiem_vu]
    assert len(tasks) > 5
    assert [task.thoi_han for task in tasks if (end := ngay_cuoi(task.thoi_han)) and end < day] == []
    whole_year = api.draft("chuyen-doi-so-nam", "Hoa Lộc", "Thanh Hóa", 2026).ke_hoach
    assert any("Quý I/2026" in task.thoi_han for annex in whole_year.phu_luc for task in annex.nhiem_vu)

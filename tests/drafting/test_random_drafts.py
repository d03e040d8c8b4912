"""Every khung x a commune of every province x a random choice of areas, answers, signer and date drafts and prints.

Three hundred drafts with a fixed seed: nothing unfilled but the declared ``[[...]]``, nothing said twice, no basis out of
force, every unit that got work among the recipients.
"""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from drafts import CATALOG, KHUNG, draft

from kehoach import api
from kehoach.catalog.hieu_luc import KHONG_DUNG, tinh_trang
from kehoach.drafting.boi_canh import boi_canh
from kehoach.drafting.noi_nhan import duoc_giao
from kehoach.model.numbers import danh_so
from kehoach.model.plan import KeHoach
from kehoach.model.yaml_reader import load_text
from kehoach.model.yaml_writer import to_yaml
from kehoach.writers.context import context
from kehoach.writers.docx import to_docx

DRAFTS, GROUP = 300, 10

FAULTY = re.compile(
    r"\{\{|\{%|\}\}|%\}|\bNone\b|\[\]|  |\. \.|\.\.(?!\.)|,,|;;|:;|;:| [,;.:]|“\s|\s”|“”|\( | \)|:\.|,\.|;\.|^[,;.:]|\b(\w+ \w+ \w+) \1\b"
)
"""What no printed text holds: an unfilled slot, a name of the program's own, signs and spaces that went wrong, words twice."""


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in ("id", "khung", "linh_vuc"):
                yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("group", range(DRAFTS // GROUP))
def test_drafts_are_whole(group: int) -> None:
    for number in range(group * GROUP, (group + 1) * GROUP):
        plan, ngay, ma, answers = draft(number)
        told = f"bản nháp {number}: {plan.khung} {plan.co_quan.ten} {ngay} {answers} {plan.linh_vuc}"
        assert [each for each in _strings(plan.model_dump()) if FAULTY.search(each)] == [], told
        paragraphs = [each.muc.loi_van for each in danh_so(plan.muc) if len(each.muc.loi_van) > 30]
        assert [each for each in set(paragraphs) if paragraphs.count(each) > 1] == [], told
        titles = [each.muc.tieu_de for each in danh_so(plan.muc) if each.so.endswith(".") and each.sau == 0]
        assert len(titles) == len(set(titles)), told
        for base in plan.can_cu:
            entry = CATALOG.van_ban.get(base.id.removeprefix("can-cu."))
            assert entry is None or tinh_trang(entry, ngay) not in KHONG_DUNG, f"{told}: {base.id}"
        assert _lacking(plan, ngay, ma, answers) == [], told
        assert _left_out(plan, ngay, ma, answers) == set(), told
        assert context(plan).than[-1].chu.endswith("./."), told
        assert load_text(to_yaml(plan), KeHoach) == plan, told
        _prints(plan, told)


def _lacking(plan: KeHoach, ngay: date, ma: str, answers: dict[str, str]) -> list[str]:
    """Units with work that no recipient line covers, of those that a line of the catalogue could cover."""
    xa = api.find_xa(ma, None, ngay.year, answers)
    names = {"don_vi": boi_canh(CATALOG, xa, ngay, ngay.year, ngay.year, ngay.year).don_vi}
    lines = [CATALOG.noi_nhan[each.id.removeprefix("gui.").replace("-", "_")] for each in plan.noi_nhan]
    covered = {unit for each in lines for unit in each.gom}
    coverable = {unit for each in CATALOG.noi_nhan.values() for unit in each.gom}
    return [unit for unit in duoc_giao(CATALOG, plan, names, ngay) if unit in coverable - covered]


def _left_out(plan: KeHoach, ngay: date, ma: str, answers: dict[str, str]) -> set[str]:
    """Names printed in the columns of the task annexes that stand for a unit of no recipient line; without the program's own
    notion of who got work, and of who could be covered."""
    xa = api.find_xa(ma, None, ngay.year, answers)
    units = boi_canh(CATALOG, xa, ngay, ngay.year, ngay.year, ngay.year).don_vi
    lines = [CATALOG.noi_nhan[each.id.removeprefix("gui.").replace("-", "_")] for each in plan.noi_nhan]
    reached = {units[unit].casefold() for each in lines for unit in each.gom if unit in units}
    tasks = [task for annex in plan.phu_luc for task in annex.nhiem_vu]
    return {name for task in tasks for name in (task.chu_tri, *task.phoi_hop) if name.casefold() not in reached}


def _prints(plan: KeHoach, told: str) -> None:
    text = ZipFile(BytesIO(to_docx(plan))).read("word/document.xml").decode()
    assert "{{" not in text and "{%" not in text, told
    assert "./." in text, told


def test_every_province_and_every_khung_is_drawn() -> None:
    numbers = range(DRAFTS)
    assert {KHUNG[number % len(KHUNG)] for number in numbers} == set(KHUNG)
    assert len({(number // len(KHUNG)) % 34 for number in numbers}) == 34

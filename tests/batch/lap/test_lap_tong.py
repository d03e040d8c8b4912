"""The row of the total in a plan: printed where it is asked for and can be, read back as what it is."""

import io
import re
import zipfile
from typing import Any

import pytest
from writers import plans

from kehoach.model.plan import KeHoach
from kehoach.readers import read
from kehoach.readers.stages import to_plan
from kehoach.writers.docx import to_docx
from kehoach.writers.txt import to_txt

COSTS: dict[str, tuple[list[str], bool, str]] = {
    "asked for": (["1.250,5", "20"], True, "1.270,5"),
    "not asked for": (["1.250,5", "20"], False, ""),
    "cannot be": (["10-15", "20"], True, ""),
}


def _plan(costs: list[str], total: bool) -> KeHoach:
    tasks: list[dict[str, Any]] = [
        {"ten": f"Việc {i}", "chu_tri": "Công an xã", "kinh_phi": each} for i, each in enumerate(costs)
    ]
    return plans.plan(phu_luc=[{"tieu_de": "Nhiệm vụ", "nhiem_vu": tasks, "tong": total}])


@pytest.mark.parametrize("clean", [False, True])
@pytest.mark.parametrize("case", COSTS)
def test_the_total_is_printed_and_read_back(case: str, clean: bool) -> None:
    costs, asked, total = COSTS[case]
    plan = _plan(costs, asked)
    assert (f"\tTổng cộng\t\t\t\t{total}\t" in to_txt(plan)) is bool(total)
    (annex,) = to_plan(read(to_docx(plan, clean=clean), "a.docx")).ke_hoach.phu_luc
    assert [each.kinh_phi for each in annex.nhiem_vu] == costs
    assert annex.tong is (bool(total) if clean else asked)


def test_a_total_that_a_person_changed_the_costs_of_is_still_no_task() -> None:
    data = _edited(to_docx(_plan(["10", "20"], True)), ">10</w:t>", ">15</w:t>")
    (annex,) = to_plan(read(data, "a.docx")).ke_hoach.phu_luc
    assert [each.kinh_phi for each in annex.nhiem_vu] == ["15", "20"]
    assert annex.tong


def test_a_wrong_total_of_anyone_else_is_kept_as_it_is() -> None:
    data = _edited(to_docx(_plan(["11", "22"], True), clean=True), ">33</w:t>", ">31</w:t>")
    (annex,) = to_plan(read(data, "a.docx")).ke_hoach.phu_luc
    assert not annex.tong
    assert "31" in annex.model_dump_json()


def _edited(data: bytes, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "word/document.xml":
                content, count = re.subn(re.escape(old).encode(), new.encode(), content)
                assert count == 1
            after.writestr(name, content)
    return out.getvalue()

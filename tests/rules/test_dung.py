"""Plans that are right in every respect, of many bodies and subjects, all made up: nobody is troubled about them."""

import textwrap
from pathlib import Path

import pytest

from kehoach.api.checking import TuyChon, of_bytes
from kehoach.problems import Level
from kehoach.rules.kiem import kiem

PLANS = sorted((Path(__file__).parent / "dung").glob("*.txt"))


def troubles(text: str) -> list[tuple[str, str, str]]:
    found, _ = kiem(of_bytes(text.encode(), "a.txt", TuyChon()))
    return [(each.ma, each.trich, each.thong_diep) for each in found if each.muc_do is not Level.GOI_Y]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_right_plan_has_no_fault(path: Path) -> None:
    assert not troubles(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_nor_has_it_with_its_lines_wrapped(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    wrapped = [part for each in lines for part in (*([each] if "\t" in each else textwrap.wrap(each, 76)), "")]
    assert not troubles("\n".join(wrapped))

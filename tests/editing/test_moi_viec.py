"""Whatever is done in whatever order: a plan comes out that is one, or an error; no words get lost."""

import random
from pathlib import Path
from typing import Any

import pytest

from kehoach import api
from kehoach.model.plan import KeHoach
from kehoach.problems import KehoachError

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*/ke-hoach.yaml"))
STEPS = 40


def _operation(rng: random.Random, plan: KeHoach) -> dict[str, Any]:
    parts = api.outline(plan)
    nodes = [node.ma for part in parts for node in part.nut]
    some = [*nodes, *(part.ma for part in parts), "@luu.0", "@muc", "khong-co", "i#bang"]
    kinds = ["can_cu", "muc", "noi_nhan", "luu", "phu_luc", "chi_tieu", "nhiem_vu", "bang"]
    place = {rng.choice(["truoc", "sau", "trong"]): rng.choice(some)}
    return rng.choice(
        [
            {"viec": "them", "loai": rng.choice(kinds), **rng.choice([place, {}, place])},
            {"viec": "chuyen", "nut": rng.choice(some), **place},
            {"viec": "chuyen", "nut": rng.choice(nodes), "huong": rng.choice(["len", "xuong", "vao", "ra"])},
            {"viec": "bang", "nut": rng.choice(some), "lam": rng.choice(["them_hang", "them_cot", "chuyen_hang"])},
        ]
    )


def _words(plan: KeHoach) -> list[str]:
    """Every text that is printed, sorted; levels and what the program itself put in are no words."""
    found: list[str] = []

    def walk(value: Any, key: str = "") -> None:
        if isinstance(value, dict):
            for name, each in value.items():
                walk(each, name)
        elif isinstance(value, list):
            for each in value:
                walk(each, key)
        elif isinstance(value, str) and value and key not in ("id", "cap") and "[[" not in value:
            found.append(value)

    walk(plan.model_dump(mode="json"))
    return sorted(found)


@pytest.mark.parametrize("seed", range(12))
def test_adding_and_moving_lose_nothing(seed: int) -> None:
    rng = random.Random(seed)
    plan = api.load_plan(EXAMPLES[seed % len(EXAMPLES)])
    done = 0
    for _ in range(STEPS):
        wanted = _operation(rng, plan)
        try:
            after = api.edit(plan, wanted)
        except KehoachError as error:
            assert all(each.message and each.code.startswith("SU") for each in error.problems), wanted
            continue
        done += 1
        assert set(_words(plan)) <= set(_words(after)), wanted
        assert len(_words(after)) >= len(_words(plan)), wanted
        plan = after
        assert KeHoach.model_validate(plan.model_dump(mode="json")) == plan
        ids = [node.ma for part in api.outline(plan) for node in part.nut]
        assert len(ids) == len(set(ids))
    assert done > STEPS // 8


@pytest.mark.parametrize("seed", range(6))
def test_removing_takes_only_what_is_below(seed: int) -> None:
    rng = random.Random(seed)
    plan = api.load_plan(EXAMPLES[seed % len(EXAMPLES)])
    for _ in range(STEPS):
        nodes = [(part, node) for part in api.outline(plan) for node in part.nut]
        part, node = rng.choice(nodes)
        try:
            after = api.edit(plan, {"viec": "bo", "nut": node.ma})
        except KehoachError as error:
            assert [each.code for each in error.problems] == ["SU06"]
            assert "bo" not in node.duoc
            continue
        assert "bo" in node.duoc
        left = {each.ma for part in api.outline(after) for each in part.nut}
        index = part.nut.index(node)
        below = part.nut[index + 1 :]
        gone = {node.ma}
        for each in below:
            if each.sau <= node.sau:
                break
            gone.add(each.ma)
        assert {each.ma for _, each in nodes} - left == gone
        plan = after


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_outline_says_what_may_be_done(path: Path) -> None:
    plan = api.load_plan(path)
    for part in api.outline(plan):
        for node in part.nut:
            for way in ("len", "xuong", "vao", "ra"):
                wanted = {"viec": "chuyen", "nut": node.ma, "huong": way}
                if way in node.duoc:
                    assert api.edit(plan, wanted) != plan
                else:
                    with pytest.raises(KehoachError):
                        api.edit(plan, wanted)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_field_of_the_outline_can_be_set_to_what_it_says(path: Path) -> None:
    plan = api.load_plan(path)
    for part in api.outline(plan):
        fields = [*part.o, *(field for node in part.nut for field in node.o)]
        wanted = [
            {
                "viec": "dat",
                "nut": each.nut,
                "truong": "" if each.nut.startswith("@") else each.truong.ten,
                "gia_tri": each.gia_tri,
            }
            for each in fields
        ]
        for start in range(0, len(wanted), 400):
            assert api.edit(plan, wanted[start : start + 400]) == plan, part.ma

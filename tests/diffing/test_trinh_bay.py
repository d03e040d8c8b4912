"""How differences are shown: nothing of a text is lost between its pieces; what stayed is cut short."""

import pytest
from hypothesis import given, settings
from strategies import texts

from kehoach.diffing.day import align, moved
from kehoach.writers.khac_biet.chu import changed
from kehoach.writers.khac_biet.doan import parts

LONG = " ".join(f"từ{index}" for index in range(60))


@given(texts, texts)
@settings(deadline=None)
def test_the_pieces_are_the_texts(cu: str, moi: str) -> None:
    found = parts(cu, moi)
    assert "".join(each.cu for each in found) == cu
    assert "".join(each.moi for each in found) == moi
    assert all(each.chung for each in parts(cu, cu))


def test_very_long_texts_are_compared_from_both_ends() -> None:
    cu, moi = f"{LONG * 60} A {LONG * 60}", f"{LONG * 60} B {LONG * 60}"
    assert [(each.cu, each.moi) for each in parts(cu, moi) if not each.chung] == [("A", "B")]


@pytest.mark.parametrize(
    ("cu", "moi", "shown"),
    [
        ("năm 2025", "năm 2026", "năm [-2025-]{+2026+}"),
        ("", "mới", "{+mới+}"),
        ("cũ", "", "[-cũ-]"),
        ("một hai ba", "một ba", "một [-hai -]ba"),
        ("a b c d", "x b y d", "[-a b c-]{+x b y+} d"),
        (f"{LONG} 2025 {LONG}", f"{LONG} 2026 {LONG}", "… từ55 từ56 từ57 từ58 từ59 [-2025-]{+2026+} từ0 từ1 từ2 từ3 từ4 từ5 từ6 …"),
    ],
)  # fmt: skip
def test_what_changed_with_its_surroundings(cu: str, moi: str, shown: str) -> None:
    assert changed(cu, moi) == shown


@pytest.mark.parametrize(
    ("places", "out"),
    [([], set()), ([0, 1, 2], set()), ([3, 0, 1, 2], {0}), ([1, 2, 3, 0], {3}), ([0, 3, 1, 2, 4], {1})],
)
def test_the_fewest_moves(places: list[int], out: set[int]) -> None:
    assert moved(places) == out


def test_rows() -> None:
    old = [("a",), ("b", "c", "d"), ("e",)]
    assert align(old, [("e",), ("a",), ("b", "c", "x"), ("y",)]) == {0: 1, 1: 2, 2: 0}
    assert align([], old) == {}

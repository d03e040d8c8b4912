"""Hostile texts end, and crash no rule. How the time grows is printed by ``make bench``."""

import pytest

from rules import pha_hoai, vi_du


def test_many_hostile_paragraphs_crash_no_rule() -> None:
    found = vi_du.phat_hien(vi_du.ho_so(pha_hoai.paragraphs(1000)))
    assert found
    assert not [each for each in found if each.ma == "KH00"]


@pytest.mark.parametrize("piece", pha_hoai.PIECES)
def test_an_endless_line_crashes_no_rule(piece: str) -> None:
    found = vi_du.phat_hien(vi_du.ho_so(pha_hoai.line(piece, 20_000)))
    assert not [each for each in found if each.ma == "KH00"]

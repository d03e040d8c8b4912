"""Traps that must survive a rebase, and words that must go: the tables bay.yaml and chuyen.yaml, case by case."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from rebase.harness import gon, lam_lai, xa_cua

_HERE = Path(__file__).parent


def _cases(name: str) -> list[Any]:
    found = yaml.safe_load((_HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(each, id=f"{number}-{each['cau'][:40]}") for number, each in enumerate(found, 1)]


def _without_end(text: str) -> str:
    """Without the mark at the end, which the mends of a list of bases set right."""
    return gon(text).rstrip(" ;.,")


def kiem(case: dict[str, Any]) -> str:
    """What is wrong with the case; empty if nothing is."""
    nguon, dich = (xa_cua(case[who]["xa"], case[who]["tinh"]) for who in ("nguon", "dich"))
    got, made = lam_lai(nguon, dich, case["cau"], case.get("vai", "than"))
    if case.get("giu") and gon(case["giu"]) not in got:
        return f"mất “{case['giu']}”: {got}"
    if case.get("moi") and _without_end(case["moi"]) != _without_end(got):
        return f"phải là “{gon(case['moi'])}”: {got}"
    if "loai" not in case and not case.get("moi") and _without_end(got) != _without_end(case["cau"]):
        return f"bị đổi: {got}"
    for words in case.get("mat", ()):
        shown = [gon(each.trich).lower() for each in made.bao_cao.can_xem]
        told = any(words.lower() in each or each in words.lower() for each in shown)
        if gon(words).lower() in got.lower() and not (case.get("xem") and told):
            return f"còn “{words}”: {got}"
    return ""


@pytest.mark.parametrize("case", _cases("bay"))
def test_trap_survives(case: dict[str, Any]) -> None:
    assert not kiem(case)


@pytest.mark.parametrize("case", _cases("chuyen"))
def test_theirs_goes(case: dict[str, Any]) -> None:
    assert not kiem(case)

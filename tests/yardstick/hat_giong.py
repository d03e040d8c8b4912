"""The five real plans: what a strict văn thư marks by hand (``hat_giong.yaml``: places and rules, no words of theirs), and how
much of it the checker finds."""

from pathlib import Path
from typing import Any

import yaml
from conftest import SHARED

from kehoach.api.checking import TuyChon, document_under_check
from kehoach.model.phat_hien import PhatHien
from kehoach.rules.kiem import kiem

SEEDS = SHARED / "seeds"
LIST = Path(__file__).with_name("hat_giong.yaml")
NEAR = 3
"""Lines: a paragraph of a seed is wrapped over several."""


def marks() -> dict[str, list[dict[str, Any]]]:
    """Number of a seed -> its faults: ``dong`` (line), ``ma`` (rules, any of which names it), ``loi`` (in words)."""
    read: dict[str, list[dict[str, Any]]] = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return read


def findings(seed: str) -> list[PhatHien]:
    """What the checker says of a seed."""
    [path] = SEEDS.glob(f"{seed}_*.txt")
    return kiem(document_under_check(path.read_bytes(), path, TuyChon()))[0]


def named(mark: dict[str, Any], found: list[PhatHien]) -> bool:
    """Whether one of the findings names the fault."""
    codes = mark["ma"].split()
    return any(
        each.ma in codes and (mark.get("dong") is None or abs((each.vi_tri.dong or 0) - mark["dong"]) <= NEAR)
        for each in found
    )


def measure() -> tuple[int, int, list[str]]:
    """How many of the marks were found, how many there are, and those that were missed."""
    total, missed = 0, []
    for seed, faults in marks().items():
        found = findings(seed)
        total += len(faults)
        missed += [f"{seed}:{each.get('dong')} {each['loi']}" for each in faults if not named(each, found)]
    return total - len(missed), total, missed


if __name__ == "__main__":
    import sys

    count, of, left = measure()
    print(f"{count}/{of}", *left, sep="\n", file=sys.stdout)

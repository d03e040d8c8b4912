"""Sowers: each puts one fault, and nothing else wrong, into a clean plan. One module a group of rules."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

Ham = Callable[[Any, Random], Any]


@dataclass(frozen=True)
class Gieo:
    """A sower: the rule that must find its fault, other rules that may speak of it too, the forms of file that it works on."""

    ma: str
    ham: Ham
    cung: frozenset[str]
    dang: tuple[str, ...]

    @property
    def ten(self) -> str:
        return f"{self.ma}:{self.ham.__name__}"


SOWERS: list[Gieo] = []


def gieo(ma: str, *, cung: str = "", dang: str = "txt docx") -> Callable[[Ham], Ham]:
    """Mark ``ham(ban, rng)`` as a sower for the rule ``ma``. It changes ``ban`` (tests/yardstick/ban.py) and returns the line
    that then bears the fault, True for a fault of the document as a whole, or None when this plan has no place for the fault.
    ``cung``: codes that may rightly speak of the same fault (``*``: any). ``dang``: the forms of file, of ``txt docx``."""

    def mark(ham: Ham) -> Ham:
        SOWERS.append(Gieo(ma, ham, frozenset(cung.split()), tuple(dang.split())))
        return ham

    return mark


def sowers() -> list[Gieo]:
    """All sowers of all groups."""
    for path in sorted(Path(__file__).parent.glob("[a-z]*.py")):
        import_module(f"yardstick.gieo.{path.stem}")
    return SOWERS

"""Findings arranged for a reader: by group, the faulty words inside their line, what can be made of the file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.problems import KehoachError

if TYPE_CHECKING:
    from kehoach.model.phat_hien import KetQuaTep, KhongKiemTra, PhatHien, ViTri

AROUND: Final = 160
"""Letters of the line that are shown before and behind the faulty words"""


@dataclass(frozen=True, slots=True)
class Trich:
    """Words inside their line."""

    truoc: str
    chu: str
    """The faulty words; empty where the whole line is meant"""
    sau: str


@dataclass(frozen=True, slots=True)
class CoThe:
    """What can be made of a file beside its findings."""

    chu_thich: bool = False
    """A copy with the findings as comments"""
    sua: bool = False
    """A mended copy"""
    theo_doi: bool = False
    """The same with tracked changes"""
    ly_do: str = ""
    """Why it cannot be mended, and what to do"""


def groups(result: "KetQuaTep") -> "list[tuple[str, list[PhatHien]]]":
    """The groups that have findings, each with them, in the order of the reports."""
    from kehoach.model.phat_hien import NHOM

    found = [
        (group, [each for each in result.phat_hien if each.nhom == group]) for group in dict.fromkeys(NHOM.values())
    ]
    return [(group, each) for group, each in found if each]


def unchecked(left: "Sequence[KhongKiemTra]") -> list[tuple[str, list[str]]]:
    """Why something was not checked -> the codes of the rules."""
    reasons: dict[str, list[str]] = {}
    for each in left:
        reasons.setdefault(each.ly_do, []).append(each.ma)
    return list(reasons.items())


def excerpt(found: "PhatHien") -> Trich:
    """The faulty words inside a window of their line."""
    line, words = found.doan_van or found.trich, found.trich
    at = _nth(line, words, found.lan)
    if at < 0:
        return Trich(_cut(line, 2 * AROUND), "", "")
    before, after = line[:at], line[at + len(words) :]
    if len(before) > AROUND:
        before = f"…{before[-AROUND:]}"
    return Trich(before, words, _cut(after, AROUND))


def place(where: "ViTri") -> str:
    """``dòng 12, mục IV.2``; empty for the whole file."""
    from kehoach.writers.bao_cao.chu import where as told

    return told(where)


def can_do(path: Path) -> CoThe:
    """What can be made of the file ``path``, by its content and name."""
    from kehoach.api.mending import kind_of
    from kehoach.files import read_bytes

    try:
        kind = kind_of(read_bytes(path), path)
    except KehoachError as error:
        told = error.problems[0]
        return CoThe(ly_do=f"{told.message}: {told.mend}" if told.mend else told.message)
    word = kind == "docx"
    return CoThe(chu_thich=word, sua=True, theo_doi=word)


def _nth(line: str, words: str, count: int) -> int:
    at = first = line.find(words) if words else -1
    for _ in range(count - 1):
        at = line.find(words, at + 1)
        if at < 0:
            return first
    return at


def _cut(text: str, length: int) -> str:
    return f"{text[:length]}…" if len(text) > length else text


def is_data(path: Path) -> bool:
    """Whether the file is a plan as data (.yaml, .json), not a document."""
    from kehoach.api.checking import DATA

    return path.suffix.lower() in DATA


def group_of(ma: str) -> str:
    """The group of the rule ``ma``."""
    from kehoach.model.phat_hien import NHOM

    return NHOM.get(ma[:2], "kehoach")


def rule_groups() -> dict[str, list[str]]:
    """Group -> the codes of its rules."""
    from kehoach.api.checking import rules

    found: dict[str, list[str]] = {}
    for ma in rules():
        found.setdefault(group_of(ma), []).append(ma)
    return found

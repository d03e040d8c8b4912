"""A plan as a text, and that text with what a finder yields put into it."""

from collections.abc import Iterable

from kehoach.api.checking import TuyChon, of_bytes
from kehoach.rebase.thay import Thay, Xem
from kehoach.rules.ho_so import HoSo


def ho_so(text: str) -> HoSo:
    return of_bytes(text.encode(), "ke-hoach.txt", TuyChon())


def ap_dung(text: str, found: Iterable[Thay | Xem]) -> str:
    """``text`` with the replacements made; asserts that none overlaps another."""
    lines = text.split("\n")
    edits: dict[int, list[tuple[int, int, str]]] = {}
    for each in found:
        if isinstance(each, Thay):
            line = each.dong.spot.line
            assert line, each.tu
            start = _start(lines[line - 1], each) + each.dau
            assert lines[line - 1][start : start + len(each.tu)] == each.tu
            edits.setdefault(line - 1, []).append((start, start + len(each.tu), each.moi))
    for index, wanted in edits.items():
        last = len(lines[index])
        for start, end, new in sorted(wanted, reverse=True):
            assert end <= last, "two replacements overlap"
            lines[index], last = lines[index][:start] + new + lines[index][end:], start
    return "\n".join(lines)


def _start(line: str, each: Thay) -> int:
    """Where the words of a line of the plan begin in the line of the text."""
    if each.dong.bang:
        cells = line.split("\t")
        before = sum(len(cell) + 1 for cell in cells[: each.dong.cot])
        return before + cells[each.dong.cot].index(each.dong.text)
    return line.index(each.dong.text)

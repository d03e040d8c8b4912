"""How wide a text is in Times New Roman, so that a drawn line can have the length that the decree asks for and a title of
several lines can be broken into lines of like length."""

import functools
import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).with_name("do_rong.json")
_TOKENS = re.compile(r"(\s*)([^\s\-–—]+(?=\s|$)|\S+?(?<=[^\s\-–—][\-–—])(?=[^\W\d])|\S+)")
"""A gap and a word; a line may also end after a hyphen inside a word."""
_MOST_KEPT = 2_000
"""Words of one font whose widths are kept."""
_PART_OF_WIDTH = 0.92
"""A centred title of several lines fills at most this part of the text width; wider looks like body text."""
_SLACKS = (3.0, 2.0, 1.0, 0.6)
"""Points that a line may be wider than computed (rounding of another program) before its break moves."""
_BAD_BREAK = 40_000.0
"""Cost of a bad break, against squares of points by which lines differ."""
_NAME_BREAK = 5_000.0
"""After a capital, which begins a name or a term: Bình | Minh, Đổi | mới."""
_GOOD_BREAK = -2_500.0
_OPENERS = re.compile("và|của|về|cho|tại|trên|theo|trong|gắn|giai|năm|thuộc|do|đến|từ|với|nhằm|thực", re.IGNORECASE)
"""First syllables of the words before which a title is best broken (và, của, trên địa bàn, giai đoạn, gắn với...)."""
_STEP = 0.5


@dataclass(frozen=True, slots=True)
class Font:
    """The face that a width depends on; ``size`` in points."""

    size: float
    bold: bool = False
    italic: bool = False
    caps: bool = False


@functools.cache
def _table() -> tuple[int, dict[str, dict[str, int]]]:
    raw = json.loads(_TABLE.read_text(encoding="utf-8"))
    units = raw.pop("don_vi")
    return units, {
        style: {letter: int(width) for width, letters in groups.items() for letter in letters}
        for style, groups in raw.items()
    }


def width(text: str, font: Font) -> float:
    """Width of ``text`` on one line, in points."""
    units, tables = _table()
    table = tables[
        ("dam" if font.bold else "thuong") if not font.italic else ("dam_nghieng" if font.bold else "nghieng")
    ]
    letters = text.upper() if font.caps else text
    try:
        total = sum(map(table.__getitem__, letters))
    except KeyError:
        total = sum(table[letter] if letter in table else _unknown(letter, table, units) for letter in letters)
    return total * font.size / units


def _unknown(letter: str, table: dict[str, int], units: int) -> int:
    """Width of a letter outside the table: that of its base letter, nothing for a mark, else a guess by its script."""
    base = unicodedata.normalize("NFD", letter)[0]
    if base in table:
        return table[base]
    if unicodedata.category(letter)[0] in "MC":
        return 0
    return units if unicodedata.east_asian_width(letter) in "WF" else units // 2


class _Widths(dict[str, float]):
    """Widths of words in one font, measured when they are first asked for."""

    def __init__(self, font: Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, word: str) -> float:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[word] = width(word, self._font)
        return found


_widths = functools.lru_cache(maxsize=32)(_Widths)


class _Line(NamedTuple):
    """A text on one endless line: its words, between which it may be broken, and where each begins and ends, in points."""

    words: list[str]
    starts: list[float]
    ends: list[float]


def _on_one_line(text: str, font: Font) -> _Line:
    line, known, place = _Line([], [], []), _widths(font), 0.0
    for gap, word in _TOKENS.findall(text) or [("", "")]:
        line.words.append(word)
        line.starts.append(place := place + known[gap])
        line.ends.append(place := place + known[word])
    return line


def _wrap(line: _Line, limit: float) -> list[int]:
    """Lines no wider than ``limit`` points, filled greedily as word processors do: the first word of each."""
    found = [0]
    while (after := bisect_right(line.ends, line.starts[found[-1]] + limit, found[-1] + 1)) < len(line.ends):
        found.append(after)
    return found


def _widths_of(line: _Line, first: Sequence[int]) -> list[float]:
    """The widths of the lines that begin with those words."""
    return [line.ends[after - 1] - line.starts[begin] for begin, after in pairwise((*first, len(line.ends)))]


def balance(text: str, font: Font, room: float) -> tuple[float, list[float]]:
    """A measure in which ``text`` takes no more lines than it must, of like length and not broken inside a date or
    before a number, and the widths of its lines; all in points. A text of one line keeps the whole ``room``.
    """
    measure, widths = _balanced(text, font, room)
    return measure, list(widths)


@functools.lru_cache(maxsize=128)
def _balanced(text: str, font: Font, room: float) -> tuple[float, list[float]]:
    whole = width(text, font)
    if whole <= room - _SLACKS[0]:
        return room, [whole]
    line = _on_one_line(text, font)
    whole = line.ends[-1]
    if whole <= room - _SLACKS[0] or len(line.words) == 1:
        return room, [whole]
    limit = room * _PART_OF_WIDTH
    count = max(2, len(_wrap(line, limit)))
    best: tuple[float, list[int], list[float]] | None = None
    while limit > whole / (count + 1):
        first = _wrap(line, limit)
        if len(first) > count:
            break
        widths = _widths_of(line, first)
        tight = max(widths)
        cost = sum([(tight - each) ** 2 for each in widths])
        cost += sum([_break_cost(line.words[each - 1], line.words[each]) for each in first[1:]])
        if best is None or cost < best[0]:
            best = cost, first, widths
        limit = min(tight, limit) - _STEP  # a single word may be wider than the limit
    if best is None:
        return room, _widths_of(line, _wrap(line, room))
    _, first, widths = best
    tight = max(widths)
    slack = next((each for each in _SLACKS if _wrap(line, tight + 2 * each) == first), _SLACKS[-1])
    return min(tight + slack, room), widths


def _break_cost(before: str, after: str) -> float:
    """What it costs to end a line between these two pieces."""
    if after[0].isdigit() or after[0] in "-–—" or (before[-1].isdigit() and after.casefold() in ("tháng", "năm")):
        return _BAD_BREAK
    if before[-1] in ",;:" or _OPENERS.fullmatch(after):
        return _GOOD_BREAK
    return _NAME_BREAK if before.istitle() else 0.0


def line_length(widths: Sequence[float]) -> float:
    """Length of the line under ``widths``: from a third to half of the last one, of every one where both can hold."""
    last = widths[-1]
    low = max(max(widths) / 3, last / 3)
    high = min(last / 2, *(each / 2 for each in widths))
    if low <= high:
        margin = (high - low) / 4
        return min(max(0.42 * last, low + margin), high - margin)
    return last / 2 if max(widths) > last else last / 3

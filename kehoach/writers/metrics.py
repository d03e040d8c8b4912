"""How wide a text is in Times New Roman, so that a drawn line can have the length that the decree asks for and a title of
several lines can be broken into lines of like length."""

import functools
import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_TABLE = Path(__file__).with_name("do_rong.json")
_TOKENS = re.compile(r"\S+?(?<=[^\s\-–—][\-–—])(?=[^\W\d])|\S+")
"""Words; a line may also end after a hyphen inside a word."""
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


@functools.lru_cache(maxsize=1024)
def _word_width(text: str, font: Font) -> float:
    return width(text, font)


def _tokens(text: str, font: Font) -> list[tuple[str, float, float]]:
    """Pieces between which a line may end: words, width of the gap before, width of the piece."""
    pieces, end = [], 0
    for match in _TOKENS.finditer(text):
        pieces.append((match.group(), _word_width(text[end : match.start()], font), _word_width(match.group(), font)))
        end = match.end()
    return pieces or [("", 0.0, 0.0)]


def _wrap(tokens: Sequence[tuple[str, float, float]], limit: float) -> list[tuple[int, float]]:
    """Lines no wider than ``limit`` points, filled greedily as word processors do: index of the first token, width."""
    lines = [(0, tokens[0][2])]
    for index, (_, gap, own) in enumerate(tokens[1:], 1):
        start, filled = lines[-1]
        if filled + gap + own <= limit:
            lines[-1] = (start, filled + gap + own)
        else:
            lines.append((index, own))
    return lines


def balance(text: str, font: Font, room: float) -> tuple[float, list[float]]:
    """A measure in which ``text`` takes no more lines than it must, of like length and not broken inside a date or
    before a number, and the widths of its lines; all in points. A text of one line keeps the whole ``room``.
    """
    measure, widths = _balanced(text, font, room)
    return measure, list(widths)


@functools.lru_cache(maxsize=128)
def _balanced(text: str, font: Font, room: float) -> tuple[float, list[float]]:
    tokens = _tokens(text, font)
    whole = sum(gap + own for _, gap, own in tokens)
    if whole <= room - _SLACKS[0] or len(tokens) == 1:
        return room, [whole]
    count = max(2, len(_wrap(tokens, room * _PART_OF_WIDTH)))
    best: tuple[float, float, list[float]] | None = None
    limit = room * _PART_OF_WIDTH
    while limit > whole / (count + 1):
        lines = _wrap(tokens, limit)
        if len(lines) > count:
            break
        widths = [each for _, each in lines]
        tight = max(widths)
        cost = sum((tight - each) ** 2 for each in widths)
        cost += sum(_break_cost(tokens[start - 1][0], tokens[start][0]) for start, _ in lines[1:])
        if best is None or cost < best[0]:
            slack = next((each for each in _SLACKS if _wrap(tokens, tight + 2 * each) == lines), _SLACKS[-1])
            best = (cost, min(tight + slack, room), widths)
        limit = min(tight, limit) - _STEP  # a single word may be wider than the limit
    return (best[1], best[2]) if best else (room, [each for _, each in _wrap(tokens, room)])


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

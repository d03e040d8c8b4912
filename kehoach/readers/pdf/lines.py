"""Words become lines: those on one baseline, left to right; and lines become rows where something stands beside them."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kehoach.readers.pdf.pages import Word
from kehoach.readers.pdf.words import GAP, GAP_AT_SPACE

WIDE = 1.0
"""A gap in a line, in sizes of its font, from which on it parts columns or leaves a blank to fill in"""
RAISED = 0.45
"""How far above the baseline, in sizes of the line, a smaller word still belongs to it"""
SMALLER = 0.8
"""A raised word is not larger than this share of the size of its line"""
MARKER = re.compile(r"[-–+•*·●○▪■◦\uf0b7\uf02d\uf0a7]|\(?[0-9]{1,3}(\.[0-9]{1,3})*[.)/]?|\(?[a-zđ][.)]|[IVXL]+[.)]")
"""What numbers or marks an item, as the first word of its line"""
_SAME = 0.15
_SPACE = 0.25
_MAX_SPACES = 12
_MAX_PAIRS = 100_000


@dataclass(frozen=True)
class Line:
    """Words on one baseline, left to right."""

    words: tuple[Word, ...]
    page: int

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes: dict[float, int] = {}
        for word in self.words:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @cached_property
    def y(self) -> float:
        """Its baseline."""
        return next(word.y for word in self.words if word.size == self.size)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.words)

    @property
    def width(self) -> float:
        """From its first letter to its last."""
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        """Half-way between its ends."""
        return (self.x0 + self.x1) / 2

    @cached_property
    def gaps(self) -> tuple[str, ...]:
        """What stands before each word: nothing, a space, or several for a wide gap that is no tab after a number."""
        pairs = list(pairwise(self.words))
        widths = sorted(max(0.0, after.x0 - before.x1) for before, after in pairs)
        usual = widths[len(widths) // 2] if len(widths) > 2 else 0.0
        found = ["", *(_gap(before, after, usual) for before, after in pairs)]
        if len(found) > 1 and found[1] and MARKER.fullmatch(self.words[0].text):
            found[1] = " "
        return tuple(found)

    @cached_property
    def text(self) -> str:
        """Its words with the gaps between them."""
        return "".join(gap + word.text for gap, word in zip(self.gaps, self.words, strict=True))


def _gap(before: Word, after: Word, usual: float) -> str:
    size = min(before.size, after.size)
    width = after.x0 - before.x1
    if not (width > GAP * size or (after.spaced and width > GAP_AT_SPACE * size)):
        return ""
    if width > WIDE * size and width > 2.5 * usual:
        return " " * min(_MAX_SPACES, max(2, round(width / (_SPACE * size))))
    return " "


def lines(words: Iterable[Word], page: int) -> list[Line]:
    """Lines from top to bottom. Words that overlap by mistake of their maker stay in the order of drawing."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        if rows and word.y - rows[-1][-1].y <= _SAME * max(word.size, rows[-1][-1].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    rows = _with_raised(rows)
    found = [Line(tuple(sorted(row, key=lambda word: (word.x0, word.order))), page) for row in rows]
    return sorted(found, key=lambda line: (line.y, line.x0))


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """Small words that stand a little above a line, or below it, taken into it: marks of footnotes, powers."""
    for index, row in enumerate(rows):
        for other in rows[max(0, index - 2) : index] + rows[index + 1 : index + 3]:
            if other is not row and len(row) * len(other) <= _MAX_PAIRS:
                moved = [word for word in row if any(_hangs_on(word, base) for base in other)]
                other += moved
                row[:] = [word for word in row if word not in moved]
    return [row for row in rows if row]


def _hangs_on(word: Word, base: Word) -> bool:
    beside = -1 < word.x0 - base.x1 < 0.5 * base.size or -1 < base.x0 - word.x1 < 0.5 * base.size
    return beside and word.size <= SMALLER * base.size and -0.2 * base.size <= base.y - word.y <= RAISED * base.size


def raised(line: Line, word: Word) -> bool:
    """Whether a word stands above its line as a mark of a footnote or a power does."""
    return word.size <= SMALLER * line.size and line.y - word.y > 0.15 * line.size


def pieces(line: Line) -> list[Line]:
    """A line parted where a wide gap, or a smaller one over which the drawing did not go on, says that columns meet."""
    found: list[list[Word]] = []
    for gap, word in zip(line.gaps, line.words, strict=True):
        last = found[-1][-1] if found else None
        if last is None:
            found.append([word])
            continue
        jumped = word.order != last.order + 1 and word.x0 - last.x1 > 0.4 * word.size
        if jumped or len(gap) > 1:
            found.append([word])
        else:
            found[-1].append(word)
    return [Line(tuple(part), line.page) for part in found]


def whole(parts: Iterable[Line], page: int) -> list[Line]:
    """Lines again from pieces of lines, those of one column."""
    return lines((word for part in parts for word in part.words), page)


def near(a: float, b: float, within: float = 3.0) -> bool:
    """Whether two coordinates are the same but for rounding."""
    return math.isclose(a, b, abs_tol=within)

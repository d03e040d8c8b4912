"""Where the lines of a page or of a cell could run: its edges, its usual first-line indents, its usual line distance."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kehoach.readers.pdf.lines import Line, near, pieces

_ENOUGH = 6
"""Lines that tell the edges of a page better than its tables do"""
_LINE = 1.15
"""Height of a line of Times New Roman in sizes of the font"""
_OFF = 2.5
"""How far from the middle a centred line may stand"""


@dataclass(frozen=True)
class Frame:
    """The room for lines."""

    left: float
    right: float
    leading: dict[float, float] = field(default_factory=dict)
    """Font size -> usual distance of baselines within a paragraph"""
    indents: tuple[float, ...] = ()
    """Usual indents of first lines, from the left edge"""
    cell: bool = False
    """Whether it is a cell of a table"""
    slack: float = _OFF
    """How far from the middle a centred line may stand: more where the edges are a guess"""
    middled: bool = False
    """Whether all lines of the cell stand in its middle"""

    @property
    def middle(self) -> float:
        """Half-way between the edges."""
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.right - self.left

    def distance(self, size: float) -> float:
        """Usual distance of baselines within a paragraph of this size."""
        known = self.leading.get(size)
        if known is None and self.leading:
            nearest = min(self.leading, key=lambda other: abs(other - size))
            known = self.leading[nearest] * size / nearest
        return known or 1.5 * size

    def indented(self, x: float) -> bool:
        """Whether a line that begins at ``x`` begins at a usual indent."""
        return any(near(x - self.left, indent, 2) for indent in self.indents)

    def centred(self, line: Line) -> bool:
        """Whether a line stands in the middle and not at an edge."""
        if self.cell:
            return self.middled
        space = line.x0 - self.left
        return space >= max(8, 2 * self.slack) and abs(line.middle - self.middle) <= (
            1.0 if self.indented(line.x0) else self.slack
        )

    def even(self, line: Line) -> bool:
        """Whether a line could be one of a centred paragraph: in the middle, or from edge to edge."""
        return self.middled if self.cell else abs(line.middle - self.middle) <= self.slack


def cell_frame(found: Sequence[Line], left: float, right: float, distances: dict[float, float]) -> Frame:
    """The frame of a cell between two edges; its lines tell whether they are centred."""
    if not found:
        return Frame(left, right, cell=True)
    middle = (left + right) / 2
    middled = all(abs(line.middle - middle) < 2 for line in found)
    ragged = len(found) == 1 or max(line.x0 for line in found) - min(line.x0 for line in found) > 1
    spare = min(line.x0 for line in found) - left > 1
    return Frame(left, right, distances, cell=True, middled=middled and (ragged if len(found) > 1 else spare))


def page_frame(found: Sequence[Line], width: float, tables: Sequence[tuple[float, float]] = ()) -> Frame:
    """The frame of the running text, from the lines of pages of one geometry.

    Where there are few lines, the edges of ``tables`` help.
    """
    single = [line for line in found if len(pieces(line)) == 1] or list(found)
    long = [line for line in single if line.width > 0.55 * width] or single
    lefts, rights = [line.x0 for line in long], [line.x1 for line in long]
    if len(long) < _ENOUGH and tables:
        edges = min(x for x, _ in tables), max(x for _, x in tables)
        return Frame(*edges, leading(found, min(lefts, default=0), 1e9), slack=0.04 * width)
    left = _usual(lefts, 85.0, lowest=True)
    right = _usual(rights, width - 56.7, lowest=False)
    if right - left < 0.55 * width:  # short lines only
        right = max(right, width - left)
    middle = _middle(single, width)
    if (
        middle is not None and abs(middle - (left + right) / 2) > _OFF
    ):  # ragged lines do not tell the edges, centred ones do
        across = [line for line in single if line.x0 < middle < line.x1]
        half = max(middle - left, *(max(middle - line.x0, line.x1 - middle) for line in across))
        left, right = middle - half, middle + half
    indents = Counter(round(line.x0 - left) for line in long if 8 < line.x0 - left < 0.25 * width)
    usual = tuple(float(x) for x, count in indents.most_common(4) if count >= max(2, 0.03 * len(long)))
    return Frame(left, right, leading(found, left, right), usual)


def _middle(found: Sequence[Line], width: float) -> float | None:
    """Where centred lines have their middle: lines of many lengths have it in common, and begin where no others do."""
    starts = Counter(round(line.x0) for line in found)
    groups: dict[int, list[Line]] = {}
    for line in found:
        if starts[round(line.x0)] < _ENOUGH // 2 and 0.44 * width < line.middle < 0.6 * width:
            groups.setdefault(round(line.middle), []).append(line)
    joined = [[*group, *groups.get(place + 1, [])] for place, group in groups.items()]
    best = max(joined, key=_lengths, default=[])
    return sum(line.middle for line in best) / len(best) if _lengths(best) > 1 else None


def _lengths(found: Sequence[Line]) -> int:
    return len({round(line.x0 / 4) for line in found})


def _usual(values: list[float], otherwise: float, lowest: bool) -> float:
    """The outermost place where many lines begin or end."""
    if not values:
        return otherwise
    counts = Counter(round(value) for value in values)
    enough = max(2, 0.08 * len(values))
    often = [place for place in counts if counts[place - 1] + counts[place] + counts[place + 1] >= enough]
    place = (min if lowest else max)(often or counts)
    inside = [value for value in values if abs(value - place) <= 1.5]
    return sum(inside) / len(inside)


def leading(found: Iterable[Line], left: float, right: float) -> dict[float, float]:
    """Font size -> the distance at which a full line is most often followed by one from the left edge."""
    counts: dict[float, Counter[float]] = {}
    for before, after in pairwise(found):
        full = right - before.x1 < 2.5 * before.size and near(after.x0, left)
        step = after.y - before.y
        if full and before.page == after.page and before.size == after.size and 0.9 < step / before.size < 3:
            counts.setdefault(before.size, Counter())[round(2 * step) / 2] += 1
    return {size: min(_top(count)) for size, count in counts.items()}


def _top(count: Counter[float]) -> list[float]:
    most = max(count.values())
    return [step for step, number in count.items() if number >= 0.5 * most]


def line_heights(distance: float, size: float) -> float:
    """A distance of baselines in lines."""
    return round(distance / (_LINE * size), 2) if size else 1.0

"""Drawn lines become the grids of tables: which lines meet, the cells between them, cells merged where a line is missing."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from kehoach.readers.pdf.pages import Rule

NEAR = 2.5
"""Lines not further apart are one line"""
COVERED = 0.6
"""Share of a side of a cell that must be drawn for it to count"""
MAX_ROWS, MAX_COLUMNS = 500, 100
MAX_GRIDS = 100
MAX_MEETINGS = 4_000_000
"""A page of tables stays below these; a drawing may not, and then it is no table"""


@dataclass(frozen=True)
class Box:
    """A cell of a grid, by its place in the grid and on the page."""

    row: int
    column: int
    rowspan: int
    colspan: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class Grid:
    """A ruled table on one page."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]

    @property
    def top(self) -> float:
        """Its upper line."""
        return self.ys[0]

    @property
    def bottom(self) -> float:
        """Its lower line."""
        return self.ys[-1]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies within."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]


def grids(rules: Iterable[Rule]) -> list[Grid]:
    """The tables that the lines of a page draw, from top to bottom; a lone box is none."""
    level = _joined([rule for rule in rules if rule.level], level=True)
    upright = _joined([rule for rule in rules if not rule.level], level=False)
    if len(level) * len(upright) > MAX_MEETINGS:
        return []
    found = [grid for group in _groups(level, upright) if (grid := _grid(*group)) is not None]
    if len(found) > MAX_GRIDS:
        return []
    return sorted(found, key=lambda grid: grid.top)


def _joined(rules: list[Rule], level: bool) -> list[Rule]:
    """Lines drawn in parts, one for each cell, made whole."""
    if level:
        rules = [Rule(r.y0, r.x0, r.y1, r.x1) for r in rules]  # from here on upright, turned
    bands: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: (r.x0 + r.x1) / 2):
        middle = (rule.x0 + rule.x1) / 2
        if bands and middle - (bands[-1][0].x0 + bands[-1][0].x1) / 2 <= NEAR:
            bands[-1].append(rule)
        else:
            bands.append([rule])
    found: list[Rule] = []
    for band in bands:
        x = sum((r.x0 + r.x1) / 2 for r in band) / len(band)
        parts: list[list[float]] = []
        for rule in sorted(band, key=lambda r: r.y0):
            if parts and rule.y0 <= parts[-1][1] + NEAR:
                parts[-1][1] = max(parts[-1][1], rule.y1)
            else:
                parts.append([rule.y0, rule.y1])
        found += [Rule(x, y0, x, y1) for y0, y1 in parts]
    return [Rule(r.y0, r.x0, r.y1, r.x1) for r in found] if level else found


def _groups(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that touch one another, directly or through others."""
    leader = list(range(len(level) + len(upright)))

    def lead(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    ordered = sorted(range(len(level)), key=lambda index: level[index].y0)
    heights = [level[index].y0 for index in ordered]
    for number, line in enumerate(upright, len(level)):
        for place in range(bisect_right(heights, line.y0 - NEAR), bisect_right(heights, line.y1 + NEAR)):
            other = level[ordered[place]]
            if other.x0 - NEAR <= line.x0 <= other.x1 + NEAR:
                leader[lead(number)] = lead(ordered[place])
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index in range(len(leader)):
        group = groups.setdefault(lead(index), ([], []))
        group[index >= len(level)].append(level[index] if index < len(level) else upright[index - len(level)])
    return list(groups.values())


def _places(values: Iterable[float]) -> tuple[float, ...]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return tuple(found)


def _grid(level: list[Rule], upright: list[Rule]) -> Grid | None:
    if not level or not upright:
        return None
    # A table open at a side, or cut by the end of the page, reaches as far as its lines do.
    xs = _places([r.x0 for r in upright] + [min(r.x0 for r in level), max(r.x1 for r in level)])
    ys = _places([r.y0 for r in level] + [min(r.y0 for r in upright), max(r.y1 for r in upright)])
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 1 or rows < 1 or columns > MAX_COLUMNS or rows > MAX_ROWS or columns == rows == 1:
        return None
    boxes = _boxes(xs, ys, _Sides(xs, ys, level, upright))
    return Grid(xs, ys, boxes) if len(boxes) > 1 else None


class _Sides:
    """Which sides of the smallest cells are drawn."""

    def __init__(self, xs: tuple[float, ...], ys: tuple[float, ...], level: list[Rule], upright: list[Rule]) -> None:
        self.right = {
            (row, column)
            for column in range(len(xs) - 2)
            for row in _drawn([r for r in upright if abs(r.x0 - xs[column + 1]) <= NEAR], ys, level=False)
        }
        self.below = {
            (row, column)
            for row in range(len(ys) - 2)
            for column in _drawn([r for r in level if abs(r.y0 - ys[row + 1]) <= NEAR], xs, level=True)
        }


def _drawn(rules: list[Rule], places: tuple[float, ...], level: bool) -> set[int]:
    """Between which neighbouring places the line is drawn."""
    spans = [(r.x0, r.x1) if level else (r.y0, r.y1) for r in rules]
    return {
        index
        for index, (start, end) in enumerate(pairwise(places))
        if sum(max(0.0, min(end, b) - max(start, a)) for a, b in spans) >= COVERED * (end - start)
    }


def _boxes(xs: tuple[float, ...], ys: tuple[float, ...], sides: _Sides) -> tuple[Box, ...]:
    """Cells from left to right and top to bottom, each as wide and then as high as no line parts it."""
    columns, rows = len(xs) - 1, len(ys) - 1
    taken: set[tuple[int, int]] = set()
    found: list[Box] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            right = column
            while right + 1 < columns and (row, right) not in sides.right and (row, right + 1) not in taken:
                right += 1
            low = row
            while low + 1 < rows and _open_below(low, column, right, sides):
                low += 1
            taken |= {(r, c) for r in range(row, low + 1) for c in range(column, right + 1)}
            found.append(
                Box(row, column, low - row + 1, right - column + 1, xs[column], ys[row], xs[right + 1], ys[low + 1])
            )
    return tuple(found)


def _open_below(row: int, left: int, right: int, sides: _Sides) -> bool:
    """Whether no line lies under the cells of a row, and those below belong together as they do."""
    return all((row, column) not in sides.below for column in range(left, right + 1)) and all(
        (row + 1, column) not in sides.right for column in range(left, right)
    )

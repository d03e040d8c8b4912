"""Stretches of a page where texts stand side by side without lines: a letterhead, recipients beside a signature."""

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.readers.pdf.bands import Band, bands
from kehoach.readers.pdf.frame import Frame
from kehoach.readers.pdf.lines import Line, near, pieces, whole
from kehoach.readers.pdf.stretches import MAX_BANDS, MAX_DROP, is_foot, is_head, stretch
from kehoach.readers.pdf.strips import Strip, narrowed, places

_IN_COLUMN = 6
"""How far off the middle of its column a line on the next page may stand"""


@dataclass(frozen=True)
class Columns:
    """Lines of each column, from left to right."""

    columns: tuple[tuple[Line, ...], ...]
    strips: tuple[Strip, ...]
    """The free strips between them"""

    @property
    def y(self) -> float:
        """Baseline of the first line."""
        return min(column[0].y for column in self.columns)


def split(found: Sequence[Line], frame: Frame) -> list[Line | Columns]:
    """The lines of a page in reading order, with side-by-side stretches taken together."""
    rows = bands(found)
    made: list[Line | Columns] = []
    index = 0
    while index < len(rows):
        end, strips = stretch(rows, index, frame)
        if end > index:
            start = _reach_up(rows, index, made, strips)
            columns = _columns([part for band in rows[start:end] for part in band.parts], strips)
            made = made[: len(made) - sum(len(band.lines) for band in rows[start:index])]
            made.append(columns)
            index = end
        else:
            made += rows[index].lines
            index += 1
    return made


def _reach_up(bands: list[Band], index: int, made: list[Line | Columns], strips: list[Strip]) -> int:
    """The first of the bands before a stretch that were drawn in the midst of it: a column that begins higher."""
    first = bands[index]
    right = [part for part in first.parts if part.x0 >= strips[0][1] - 1]
    lefts = [part for part in first.parts if part.x1 <= strips[0][0] + 1]
    start = index
    while start and made and isinstance(made[-1 - sum(len(b.lines) for b in bands[start:index])], Line):
        band = bands[start - 1]
        if len(narrowed(strips, band.parts)) < len(strips) or bands[start].y - band.end > 1.6 * band.lines[0].size:
            break
        words = band.parts[-1].words
        over_right = right and band.parts[0].x0 >= strips[0][1] - 1 and words[0].order > lefts[-1].words[-1].order
        over_left = lefts and band.parts[-1].x1 <= strips[0][0] + 1 and abs(band.lines[0].middle - lefts[0].middle) < 4
        begins = lefts and is_foot(band.parts[:1]) and near(band.parts[0].x0, lefts[0].x0)
        if not (over_right or over_left or begins):
            break
        start -= 1
        if start == 0 or len(made) <= sum(len(b.lines) for b in bands[start:index]):
            break
    return start


def _columns(parts: list[Line], strips: list[Strip]) -> Columns:
    groups: list[list[Line]] = [[] for _ in range(len(strips) + 1)]
    for part, place in zip(parts, places(parts, strips), strict=True):
        groups[place].append(part)
    return Columns(tuple(tuple(whole(group, group[0].page)) for group in groups if group), tuple(strips))


def carried(above: Columns, found: Sequence[Line | Columns]) -> tuple[Columns, int]:
    """``above``, which ends its page, with what of the next page goes on with its columns, and how many items that are."""
    columns = [list(column) for column in above.columns]
    strips = list(above.strips)
    took = 0
    for count, item in enumerate(found, 1):
        parts = pieces(item) if isinstance(item, Line) else [line for column in item.columns for line in column]
        if not isinstance(item, Line) and (is_head(parts) or is_foot(parts)):
            break
        left = narrowed(strips, parts)
        if len(left) < len(strips) or len(columns) != len(strips) + 1 or len(columns[0]) > MAX_BANDS:
            break
        at = places(parts, left)
        if any(part.size not in {line.size for line in columns[k]} for part, k in zip(parts, at, strict=True)):
            break
        if isinstance(item, Line) and len(set(at)) == 1 and not _in_column(item, columns[at[0]], at[0]):
            break
        for part, place in zip(parts, at, strict=True):
            columns[place].append(part)
        strips, took = left, count
    return Columns(tuple(map(tuple, columns)), tuple(strips)), took


def _in_column(line: Line, column: Sequence[Line], place: int) -> bool:
    """Whether a line alone stands where those of its column on the page before do."""
    if column[-1].page == line.page and line.y - column[-1].y > MAX_DROP:
        return False
    if place == 0:
        return near(line.x0, column[-1].x0)
    left = min(each.x0 for each in column)
    return near(line.x0, left) or any(near(line.middle, each.middle, _IN_COLUMN) for each in column)

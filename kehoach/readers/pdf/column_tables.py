"""Texts side by side become a table without lines: one row of columns, or rows where the columns go row by row."""

from collections.abc import Sequence
from statistics import median

from kehoach.blocks import Cell, Format, Paragraph, Spot, Table
from kehoach.readers.pdf.columns import Columns
from kehoach.readers.pdf.frame import Frame
from kehoach.readers.pdf.lines import Line, near
from kehoach.readers.pdf.paragraphs import GLUED, goes_on, paragraph, paragraphs
from kehoach.readers.pdf.tables import distances
from kehoach.text.numbering import doc_so

MIN_ROWS = 4
"""Fewer rows beside each other are a letterhead or a signature, which read column by column"""
_ALIKE = 0.75


def beside(columns: Columns, looks: list[Format]) -> Table:
    """The table that shows ``columns``."""
    spot = Spot(page=columns.columns[0][0].page)
    rows = _rows(columns.columns)
    if rows:
        edges = [(min(line.x0 for line in column), max(line.x1 for line in column)) for column in columns.columns]
        made = [[Cell([*_cell(cell, *edges[place], looks)], place) for place, cell in enumerate(row)] for row in rows]
    else:
        made = [[Cell([*_column(column, looks)], place) for place, column in enumerate(columns.columns)]]
    return Table(made, bordered=False, spot=spot)


def _rows(columns: Sequence[tuple[Line, ...]]) -> list[tuple[tuple[Line, ...], ...]]:
    """The rows of columns that have the look of a table: each row begins in the first column with the second beside it."""
    first, others = columns[0], columns[1:]
    beside = [line for line in first if all(any(_level(line, other) for other in column) for column in others)]
    flush = [_flush(column) for column in columns]
    if len(beside) < MIN_ROWS or len(beside) < _ALIKE * len(first) or sum(flush) < len(flush) - 1 or not flush[-1]:
        return []
    starts = [(line.page, line.y) for line in beside if line is first[0] or not line.text[0].islower()]
    if len(starts) < MIN_ROWS:
        return []
    rows: list[list[list[Line]]] = [[[] for _ in columns] for _ in starts]
    for place, column in enumerate(columns):
        for line in column:
            row = sum(start <= (line.page, line.y + 0.3 * line.size) for start in starts) - 1
            rows[max(row, 0)][place].append(line)
    return [tuple(tuple(cell) for cell in row) for row in rows]


def _level(line: Line, other: Line) -> bool:
    return line.page == other.page and abs(line.y - other.y) < 0.3 * line.size


def _flush(column: Sequence[Line]) -> bool:
    left = min(line.x0 for line in column)
    return sum(near(line.x0, left) for line in column) >= _ALIKE * len(column)


def _column(found: Sequence[Line], looks: list[Format]) -> list[Paragraph]:
    """Centred lines each for itself; an item that runs over several lines as one."""
    left, right = min(line.x0 for line in found), max(line.x1 for line in found)
    middle = median(line.middle for line in found)
    flush = sum(near(line.x0, left) for line in found)
    if flush >= 0.6 * len(found) and flush > sum(near(line.middle, middle) for line in found):
        return _listed(found, Frame(left, right, distances(found), cell=True), looks)
    half = max(right - middle, middle - left)
    made = []
    for line in found:
        frame = Frame(middle - half, middle + half, cell=True, middled=near(line.middle, middle, 4))
        made.append(paragraph([(line, frame)], looks, "left"))
    return made


def _listed(found: Sequence[Line], frame: Frame, looks: list[Format]) -> list[Paragraph]:
    """Lines from one edge: items and sentences go on over several lines, those of a letterhead each stand for itself."""
    groups: list[list[Line]] = []
    for line in found:
        if groups and _may_go_on(groups[-1], line) and goes_on(groups[-1], frame, line, frame):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [paragraph([(line, frame) for line in group], looks, "left") for group in groups]


def _may_go_on(group: Sequence[Line], line: Line) -> bool:
    broken = bool(GLUED.search(group[-1].text))
    return broken or line.text[0].islower() or doc_so(group[0].text) is not None


def _cell(found: Sequence[Line], left: float, right: float, looks: list[Format]) -> list[Paragraph]:
    frame = Frame(left, right, distances(found), cell=True)
    return paragraphs([(line, frame) for line in found], looks)

"""Tables: rows and cells on their grid, merged ones in one pass, and whether lines are drawn."""

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from kehoach.blocks import Block, Cell, Spot, Table, plain
from kehoach.model.embedded import BOOKMARK
from kehoach.readers.docx import told
from kehoach.readers.docx.budget import TABLE
from kehoach.readers.docx.drawings import alternatives
from kehoach.readers.docx.inline import IGNORED
from kehoach.readers.docx.looks import style_of
from kehoach.readers.docx.names import CELL, MC, ROW, VAL, P, W, on, points, w, whole
from kehoach.readers.docx.story import Story

Closed = Callable[[Story, etree._Element], list[Block]]
"""The blocks of a cell"""
Edges = dict[str, bool]

MAX_COLUMNS: Final = 1_000
_WRAPPERS: Final = w("sdt sdtContent customXml ins moveTo")
_CHOICES: Final = f"{MC}AlternateContent"
_EDGES: Final = {"start": "left", "end": "right"}
_OUTER: Final = ("top", "left", "bottom", "right")
_DRAWN: Final = 2
"""Edges that must be drawn for a cell to look like one of a table"""
_ROW_PR, _CELL_PR, _TABLE_PR = f"{ROW}Pr", f"{CELL}Pr", f"{W}tblPr"
_GONE = w("del moveFrom cellDel")
_CELL_SAYS = w("gridSpan vMerge hMerge tcBorders tcW") | _GONE
_BOOKMARK = f"{W}bookmarkStart"


class _Grid:
    """A table under construction."""

    def __init__(self, lines: bool) -> None:
        self.lines = lines
        self.rows: list[list[Cell]] = []
        self.header_rows = 0
        self.growing: dict[int, Cell] = {}
        """Column -> the cell that goes on in the next row"""
        self.drawn = 0
        """Cells with lines around them, less those without"""


def table(story: Story, element: etree._Element, out: list[Block], closed: Closed) -> None:
    """Read a ``w:tbl`` to the end of ``out``; one whose rows were all deleted leaves nothing."""
    story.shared.budget.spend(TABLE)
    properties = element.find(_TABLE_PR)
    outer, inside = story.table_style, story.inside
    story.inside = True
    styles = story.shared.looks.styles
    story.table_style = style = style_of(properties, "tblStyle") or styles.defaults.get("table", "")
    edges: Edges = {}
    for each in styles.chain(style, "table"):
        edges |= _edges(each.borders)
    edges |= _edges(properties.find(f"{W}tblBorders") if properties is not None else None)
    grid = _Grid(sum(edges.values()) >= _DRAWN)
    spot = Spot(None, story.count + 1) if story.placed else Spot()
    for row in _parts(story, element, ROW):
        _row(story, row, grid, closed)
    story.table_style, story.inside = outer, inside
    if grid.rows:
        bordered = grid.drawn > 0 if grid.drawn else grid.lines
        out.append(Table(grid.rows, bordered, grid.header_rows, story.origin, spot))


def _parts(story: Story, parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also those in content controls and the like."""
    for each in parent:
        tag = each.tag
        if tag == wanted:
            yield each
        elif tag in _WRAPPERS:
            yield from _parts(story, each, wanted)
        elif tag in _GONE:
            story.drop(each, told.DELETED)
        elif tag == _BOOKMARK:
            name = each.get(f"{W}name", "")
            if name.startswith(BOOKMARK):
                story.marks.append(name)
        elif tag == _CHOICES:
            chosen = alternatives(each)
            for other in each:
                if other is chosen:
                    yield from _parts(story, other, wanted)
                else:
                    story.pass_over(other)
        elif tag == P:
            story.drop(each, told.MISPLACED)
        elif tag not in IGNORED:
            story.unknown(each)
            yield from _parts(story, each, wanted)


def _row(story: Story, element: etree._Element, grid: _Grid, closed: Closed) -> None:
    story.shared.budget.spend()
    column, header = 0, False
    for properties in element.iterchildren(_ROW_PR):
        for each in properties:
            if each.tag in _GONE:
                story.drop(element, told.DELETED)
                return
            if each.tag == f"{W}gridBefore":
                column = whole(each.get(VAL), 0, MAX_COLUMNS) or 0
            elif each.tag == f"{W}tblHeader":
                header = on(each.get(VAL))
    cells: list[Cell] = []
    growing: dict[int, Cell] = {}
    for each in _parts(story, element, CELL):
        column = _cell(story, each, column, cells, growing, grid, closed)
    if header and grid.header_rows == len(grid.rows):
        grid.header_rows += 1
    grid.growing = growing
    grid.rows.append(cells)


def _cell(
    story: Story,
    element: etree._Element,
    column: int,
    cells: list[Cell],
    growing: dict[int, Cell],
    grid: _Grid,
    closed: Closed,
) -> int:
    """Read one ``w:tc`` that begins at ``column``; the column behind it."""
    story.shared.budget.spend()
    span, down, across, lines = 1, "", "", grid.lines
    width: float | None = None
    first = element[0] if len(element) else element
    for each in first if first.tag == _CELL_PR else ():
        tag = each.tag
        if tag not in _CELL_SAYS:
            continue
        if tag == f"{W}gridSpan":
            span = whole(each.get(VAL), 1, MAX_COLUMNS) or 1
        elif tag == f"{W}vMerge":
            down = each.get(VAL, "continue")
        elif tag == f"{W}hMerge":
            across = each.get(VAL, "continue")
        elif tag == f"{W}tcW":
            width = points(each.get(f"{W}w")) if each.get(f"{W}type", "dxa") == "dxa" else None
        elif tag == f"{W}tcBorders":
            lines = _lined(each, lines)
        elif tag in _GONE:
            story.drop(element, told.DELETED)
            return column
    grid.drawn += 1 if lines else -1
    content = closed(story, element)
    if across == "continue" and cells:
        cells[-1].colspan += span
        cells[-1].width = cells[-1].width + width if cells[-1].width and width else None
        cells[-1].blocks += _spoken(content)
    elif down == "continue" and column in grid.growing:
        cell = grid.growing[column]
        cell.rowspan += 1
        cell.blocks += _spoken(content)
        growing[column] = cell
    else:
        cell = Cell(content, column, span, width=width)
        cells.append(cell)
        if down:
            growing[column] = cell
    return column + span


def _spoken(content: list[Block]) -> list[Block]:
    """What a cell holds that is merged into another: Word hides it, but its words are kept."""
    return [each for each in content if plain(each).strip()]


def _edges(borders: etree._Element | None) -> Edges:
    """Edge -> whether a line is drawn there, of a ``w:tblBorders`` or ``w:tcBorders``."""
    found: Edges = {}
    for each in borders if borders is not None else ():
        name = each.tag.removeprefix(W)
        found[_EDGES.get(name, name)] = each.get(VAL, "none") not in ("nil", "none")
    return found


def _lined(borders: etree._Element, lines: bool) -> bool:
    edges = _edges(borders)
    return sum(edges.get(name, lines) for name in _OUTER) >= _DRAWN

"""The grid of a Word table: its columns, and for each row the cells with the columns and rows that they span."""

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from kehoach.writers.html.declarations import Declarations, line, number
from kehoach.writers.oxml import NS, is_on, val, w

_TC, _TC_PR, _TR = w("tc"), w("tcPr"), w("tr")
_MOST_COLUMNS: Final = 63
"""Word's own limit."""
_THROUGH: Final = frozenset(w(each) for each in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
_NAMES: Final = {
    "top": "--kh-mt",
    "right": "--kh-mp",
    "bottom": "--kh-md",
    "left": "--kh-mr",
    "insideH": "--kh-ngang",
    "insideV": "--kh-doc",
}
_OF_CELL: Final = {"top": "--kh-vt", "right": "--kh-vp", "bottom": "--kh-vd", "left": "--kh-vr"}


@dataclass(slots=True)
class Cell:
    """A cell as HTML knows it."""

    properties: etree._Element | None
    content: etree._Element | list[etree._Element]
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class Row:
    """A row; ``header`` where it stands on each page of its table."""

    element: etree._Element
    header: bool
    cells: list[Cell] = field(default_factory=list)


def grid(table: etree._Element) -> tuple[list[float], list[Row]]:
    """Widths of the columns in twips, and the rows."""
    columns = [max(0.0, number(each.get(w("w"), "0"))) for each in table.iterfind("w:tblGrid/w:gridCol", NS)]
    rows: list[Row] = []
    open_cells: dict[int, Cell] = {}
    for element in _children(table, _TR):
        properties = element.find("w:trPr", NS)
        row = Row(element, properties is not None and is_on(properties.find("w:tblHeader", NS)))
        column = _skipped(properties, "gridBefore")
        if column:
            row.cells.append(Cell(None, [], column))
        for cell in _children(element, _TC):
            column = _take(row, cell, column, open_cells)
        after = _skipped(properties, "gridAfter")
        if after:
            row.cells.append(Cell(None, [], after))
        rows.append(row)
    return columns[:_MOST_COLUMNS] or [9355.0], rows


def _take(row: Row, element: etree._Element, column: int, open_cells: dict[int, Cell]) -> int:
    """Put a cell into ``row``, or let it lengthen the one above; the column behind it."""
    properties = next(element.iterchildren(_TC_PR), None)
    span, merge = 1, None
    if properties is not None and len(properties) > 1:
        span = min(max(1, int(number(val(properties.find("w:gridSpan", NS), "1"), 1))), _MOST_COLUMNS)
        merge = properties.find("w:vMerge", NS)
    above = open_cells.pop(column, None)
    if merge is not None and val(merge, "continue") == "continue" and above is not None:
        above.rows += 1
        open_cells[column] = above
        return column + span
    cell = Cell(properties, element, span)
    row.cells.append(cell)
    if merge is not None:
        open_cells[column] = cell
    return column + span


def _children(owner: etree._Element, tag: str, depth: int = 0) -> list[etree._Element]:
    found = []
    for each in owner:
        if each.tag == tag:
            found.append(each)
        elif each.tag in _THROUGH and depth < 8:
            found += _children(each, tag, depth + 1)
    return found


def _skipped(properties: etree._Element | None, name: str) -> int:
    found = None if properties is None else properties.find(f"w:{name}", NS)
    return min(max(0, int(number(val(found, "0")))), _MOST_COLUMNS)


def borders_of(borders: dict[str, str], *, cell: bool = False) -> Declarations:
    """The borders of a table (of a cell) as the values that the rules of :data:`~kehoach.writers.html.rules` draw."""
    if cell:
        return {_OF_CELL[side]: line(value)[2] for side, value in borders.items() if side in _OF_CELL}
    return {name: line(borders.get(side, ""))[2] for side, name in _NAMES.items()}

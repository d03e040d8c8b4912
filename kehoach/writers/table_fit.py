"""Column widths of a table whose columns come from data: as narrow as the words allow, the rest shared by need."""

import re

from lxml import etree

from kehoach.writers import styles as names
from kehoach.writers.metrics import width
from kehoach.writers.oxml import NS, TWIPS, p_pr, style_id, text, w
from kehoach.writers.styles import Styles

_FIGURES = re.compile(r"[\d\s.,%/–-]*")
_WIDEST_WORD = 0.4
_PADDING = 1.0
_TOLERANCE = 20.0
"""Twips by which word processors round a cell against its column."""
_W, _TC_PR, _TC_W = w("w"), w("tcPr"), w("tcW")
_SHORT = 80.0
"""Points: a cell's words that are no wider stay on one line where the table allows."""


def fit_tables(body: etree._Element, styles: Styles, room: float) -> None:
    """Give every table whose cells do not match its grid (a template's ``{%tc for %}``) its columns, within its width."""
    for table in body.iter(w("tbl")):
        grid = table.find("w:tblGrid", NS)
        rows = [row.findall("w:tc", NS) for row in table.findall("w:tr", NS)]
        if grid is None or not rows or not unfit(grid, rows):
            continue
        total = sum(float(each.get(w("w"), "0")) for each in grid) or room * TWIPS
        _apply(grid, rows, _widths(rows, styles, total, styles.cell_margins(table)))
        _centre_figures(rows[1:], styles)


def unfit(grid: etree._Element, rows: list[list[etree._Element]]) -> bool:
    """Whether the cells of ``rows`` do not match the table's columns."""
    if any(cell.find("w:tcPr/w:gridSpan", NS) is not None for cells in rows for cell in cells):
        return False
    return len({len(cells) for cells in rows}) == 1 and not all(_matches(cells, grid) for cells in rows)


def _matches(cells: list[etree._Element], grid: etree._Element) -> bool:
    """Whether a row's cells are as wide as the table's columns."""
    return len(cells) == len(grid) and all(
        (measure := _measure(cell)) is None
        or abs(float(measure.get(_W, "0")) - float(column.get(_W, "0"))) <= _TOLERANCE
        for cell, column in zip(cells, grid, strict=True)
    )


def _measure(cell: etree._Element) -> etree._Element | None:
    properties = next(cell.iterchildren(_TC_PR), None)
    return None if properties is None else next(properties.iterchildren(_TC_W), None)


def _widths(rows: list[list[etree._Element]], styles: Styles, total: float, margins: float) -> list[int]:
    """Twips per column. ``least`` holds the longest word, ``most`` the whole text on one line."""
    least, most = [], []
    for column in zip(*rows, strict=True):
        words, lines = [0.0], [0.0]
        for cell in column:
            for each in cell.findall("w:p", NS):
                font = styles.font(each)
                lines.append(width(text(each), font))
                words += [lines[-1]] if lines[-1] <= _SHORT else [width(word, font) for word in text(each).split()]
        least.append(min(max(words) * TWIPS, total * _WIDEST_WORD) + margins + _PADDING * TWIPS)
        most.append(max(max(lines) * TWIPS + margins + _PADDING * TWIPS, least[-1]))
    spare = total - sum(least)
    need = [large - small for small, large in zip(least, most, strict=True)]
    if spare <= 0:
        shares = [each * total / sum(least) for each in least]
    elif sum(need) <= spare:
        shares = [each * total / sum(most) for each in most]
    else:
        shares = [small + spare * each / sum(need) for small, each in zip(least, need, strict=True)]
    whole = [int(each) for each in shares]
    whole[-1] += int(total) - sum(whole)
    return whole


def _apply(grid: etree._Element, rows: list[list[etree._Element]], widths: list[int]) -> None:
    for column in list(grid):
        grid.remove(column)
    for measured in widths:
        etree.SubElement(grid, w("gridCol"), {w("w"): str(measured)})
    for cells in rows:
        for cell, measured in zip(cells, widths, strict=True):
            measure = _measure(cell)
            if measure is not None:
                measure.set(w("w"), str(measured))
                measure.set(w("type"), "dxa")


def _centre_figures(rows: list[list[etree._Element]], styles: Styles) -> None:
    """A column of figures is centred."""
    figures, words = styles.id(names.BANG_SO), styles.id(names.BANG_CHU)
    for column in zip(*rows, strict=True):
        cells = [each for cell in column for each in cell.findall("w:p", NS)]
        if figures and all(_FIGURES.fullmatch(text(each)) and style_id(each) == words for each in cells):
            for each in cells:
                p_pr(each, "pStyle").set(w("val"), figures)

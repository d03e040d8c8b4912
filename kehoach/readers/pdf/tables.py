"""Grids become tables; a table that runs over pages becomes one."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from kehoach.blocks import Cell, Dropped, Format, Paragraph, Run, Spot, Table, plain
from kehoach.readers.pdf.frame import cell_frame
from kehoach.readers.pdf.grid import Box, Grid
from kehoach.readers.pdf.lines import Line, lines, near
from kehoach.readers.pdf.pages import Word
from kehoach.readers.pdf.paragraphs import paragraphs

REPEATED = "dòng tiêu đề bảng lặp lại"
_PADDING = 6.0


def ruled(grid: Grid, words: Iterable[Word], page: int, looks: list[Format]) -> Table:
    """The table that a grid draws, with the words in its cells."""
    where: dict[tuple[int, int], Box] = {
        (row, column): box
        for box in grid.boxes
        for row in range(box.row, box.row + box.rowspan)
        for column in range(box.column, box.column + box.colspan)
    }
    inside: dict[Box, list[Word]] = {box: [] for box in grid.boxes}
    for word in words:
        column = _index(grid.xs, (word.x0 + word.x1) / 2)
        row = _index(grid.ys, (word.top + word.bottom) / 2)
        inside[where[row, column]].append(word)
    texts = {box: lines(found, page) for box, found in inside.items()}
    padding = min([_PADDING, *(max(0.0, line.x0 - box.x0) for box, found in texts.items() for line in found)])
    rows: list[list[Cell]] = [[] for _ in range(len(grid.ys) - 1)]
    for box, found in texts.items():
        frame = cell_frame(found, box.x0 + padding, box.x1 - padding, distances(found))
        blocks = paragraphs([(line, frame) for line in found], looks)
        rows[box.row].append(Cell([*blocks], box.column, box.colspan, box.rowspan))
    return Table(_squeezed(rows), spot=Spot(page=page))


def _index(places: tuple[float, ...], value: float) -> int:
    return min(max(bisect_right(places, value) - 1, 0), len(places) - 2)


def distances(found: Sequence[Line]) -> dict[float, float]:
    """The least distance of baselines for each size, which is that within a paragraph."""
    steps: dict[float, float] = {}
    for before, after in pairwise(found):
        step = after.y - before.y
        if step <= 0:  # the next page
            continue
        steps[before.size] = min(step, steps.get(before.size, 2 * before.size))
    return {size: max(step, 1.1 * size) for size, step in steps.items()}


def _squeezed(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Rows without those in which no cell begins."""
    for index, row in reversed(list(enumerate(rows))):
        if row:
            continue
        for above in range(index):
            for cell in rows[above]:
                if above + cell.rowspan > index:
                    cell.rowspan -= 1
    return [row for row in rows if row]


def same_columns(before: Grid, after: Grid) -> bool:
    """Whether a grid on one page and another on the next are parts of one table."""
    return len(before.xs) == len(after.xs) and all(near(a, b) for a, b in zip(before.xs, after.xs, strict=True))


def join(table: Table, more: Table) -> list[Dropped]:
    """Put the rows of ``more``, from the next page, under those of ``table``; says which were headers repeated."""
    count = 0
    while count < min(len(table.rows), len(more.rows) - 1) and _same(table.rows[count], more.rows[count]):
        count += 1
    dropped = []
    if count:
        text = "\n".join("\t".join(cell.text for cell in row) for row in more.rows[:count])
        dropped = [Dropped(text, REPEATED, more.spot)]
        table.header_rows = max(table.header_rows, count)
    rest = more.rows[count:]
    if table.rows and rest and _cut(table, rest[0]):
        _mend(table.rows, rest[0])
        rest = rest[1:]
    table.rows += rest
    return dropped


def _same(a: list[Cell], b: list[Cell]) -> bool:
    return any(cell.text for cell in a) and [cell.text for cell in a] == [cell.text for cell in b]


def _cut(table: Table, row: list[Cell]) -> bool:
    """Whether a row goes on from the page before: nothing in its first column, where rows have something."""
    last = table.rows[-1]
    if not row or row[0].text or row[0].column != 0 or [c.column for c in row] != [c.column for c in last]:
        return False
    body = table.rows[table.header_rows :]
    numbered = sum(bool(each and each[0].column == 0 and each[0].text) for each in body)
    pairs = [(a.text, b.text) for a, b in zip(last, row, strict=True) if b.text]
    if not pairs:
        return True
    unfinished = any(a and b[0].islower() and a[-1] not in ".;:" for a, b in pairs)
    return row[0].rowspan == 1 and (unfinished or numbered >= 0.8 * len(body)) and any(a for a, _ in pairs)


def _mend(rows: list[list[Cell]], rest: list[Cell]) -> None:
    """Each cell of the last row goes on with its part on the next page."""
    for cell, more in zip(rows[-1], rest, strict=True):
        if not cell.blocks or not more.blocks:
            cell.blocks += more.blocks
            continue
        last, first = cell.blocks[-1], more.blocks[0]
        text = plain(last)
        if isinstance(last, Paragraph) and isinstance(first, Paragraph) and text and text[-1] not in ".;:":
            cell.blocks[-1] = replace(last, runs=_linked(last.runs, first.runs), _text=None)
            cell.blocks += more.blocks[1:]
        else:
            cell.blocks += more.blocks


def _linked(runs: list[Run], more: list[Run]) -> list[Run]:
    last, first = runs[-1], more[0]
    if last.format == first.format:
        return [*runs[:-1], Run(f"{last.text} {first.text}", last.format), *more[1:]]
    return [*runs[:-1], Run(last.text + " ", last.format), *more]

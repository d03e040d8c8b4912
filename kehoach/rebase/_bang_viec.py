"""Tables of tasks as grids: titles of columns, rows of tasks, rows of groups; and a table without some rows and columns."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kehoach.blocks import Cell, Paragraph, Run, Table
from kehoach.readers.stages.bang import kind_of
from kehoach.text.nfc import fold
from kehoach.text.numbering import roman

_NAME = re.compile(r"nhiem vu|cong viec|hoat dong|giai phap|noi dung")
_TASK = re.compile(r"nhiem vu|cong viec|hoat dong")
_TT = re.compile(r"(?:tt|stt|so tt|so thu tu)\.?")
_TOTAL = re.compile(r"(?:tong(?: cong| so| kinh phi)?|cong)\s?(?:[:(].*)?")
_ROMAN = re.compile(r"[IVXL]+[.)]?|[A-ZĐ][.)]?")


Luoi = dict[tuple[int, int], tuple[int, Cell]]
"""Row and column -> the cell that covers the place, and the row that it begins in"""


@dataclass(frozen=True)
class BangViec:
    """A table of tasks."""

    table: Table
    cot: tuple[str, ...]
    """The titles of its columns, folded, both rows of a title of two rows"""
    ten: int
    """Column of the tasks' names"""
    tt: int | None
    """Column of the numbers"""
    dau: int
    """Rows of titles"""
    hang: tuple[int, ...]
    """Rows of tasks"""
    nhom: tuple[int, ...]
    """Rows that name a group"""
    luoi: Luoi = field(repr=False)
    """Its cells by place"""

    def chu(self, hang: int, cot: int) -> str:
        """The words at a place; those of a merged cell at every place that it covers."""
        cell = self.luoi.get((hang, cot))
        return " ".join(cell[1].text.split()) if cell else ""


def luoi(table: Table) -> Luoi:
    """Row and column -> the cell that covers the place, and the row that it begins in."""
    found: dict[tuple[int, int], tuple[int, Cell]] = {}
    for row, cells in enumerate(table.rows):
        for cell in cells:
            for down in range(min(cell.rowspan, len(table.rows) - row)):
                for across in range(cell.colspan):
                    found.setdefault((row + down, cell.column + across), (row, cell))
    return found


def doc_bang(table: Table) -> BangViec | None:
    """The table as one of tasks; None for any other."""
    width, grid = table.columns, luoi(table)
    if len(table.rows) < 2 or width < 3 or width > 60:
        return None

    def words(row: int, column: int) -> str:
        cell = grid.get((row, column))
        return " ".join(cell[1].text.split()) if cell else ""

    top = [fold(words(0, column)) for column in range(width)]
    name = next((column for column, title in enumerate(top) if _NAME.search(title) and not _TT.fullmatch(title)), None)
    if name is None or not (kind_of(top) == "nhiem_vu" or _TASK.search(top[name])):
        return None
    head = 1
    while head < min(3, len(table.rows)) and _titles(table, grid, head, name):
        head += 1
    titles = []
    for column in range(width):
        parts = dict.fromkeys(fold(words(row, column)) for row in range(head))
        titles.append(" ".join(part for part in parts if part and not re.fullmatch(r"\(?\d{1,2}\)?", part)))
    number = next((column for column, title in enumerate(top) if _TT.fullmatch(title)), None)
    tasks, groups = [], []
    for row in range(head, len(table.rows)):
        filled = [cell for cell in table.rows[row] if cell.text.strip()]
        if not filled or _TOTAL.fullmatch(fold(words(row, name))):
            continue
        mark = words(row, number) if number is not None else ""
        wide = any(cell.colspan * 2 > width for cell in filled)
        if wide or len(filled) == 1 or (len(filled) == 2 and _ROMAN.fullmatch(mark)):
            groups.append(row)
        elif words(row, name):
            tasks.append(row)
    return BangViec(table, tuple(titles), name, number, head, tuple(tasks), tuple(groups), grid) if tasks else None


def _titles(table: Table, grid: Luoi, row: int, name: int) -> bool:
    """Whether a row below the first still belongs to the titles: below merged ones, or the numbers of the columns."""
    above = grid.get((row, name))
    if above is not None and above[0] < row and above[0] == 0:
        return True
    texts = [cell.text.strip("() \n") for cell in table.rows[row]]
    return len(texts) > 2 and all(text.isdigit() and len(text) < 3 for text in texts) and len(set(texts)) == len(texts)


def bo(bang: BangViec, hang: Collection[int], cot: Collection[int]) -> Table:
    """The table without those rows and columns; groups that are empty then go too, and numbers that were in order still are."""
    table = bang.table
    gone = {*hang, *_empty_groups(bang, hang)}
    columns = {old: new for new, old in enumerate(each for each in range(table.columns) if each not in cot)}
    numbers = _new_numbers(bang, gone)
    rows: dict[int, list[Cell]] = {row: [] for row in range(len(table.rows)) if row not in gone}
    for row, cells in enumerate(table.rows):
        for cell in cells:
            under = [each for each in range(row, min(row + cell.rowspan, len(table.rows))) if each in rows]
            beside = [columns[each] for each in range(cell.column, cell.column + cell.colspan) if each in columns]
            if not under or not beside:
                continue
            whole = (len(under), len(beside)) == (cell.rowspan, cell.colspan)
            made = replace(cell, column=beside[0], colspan=len(beside), rowspan=len(under))
            if not whole and len(beside) != cell.colspan:
                made.width = None
            if cell.column == bang.tt and row in numbers:
                made.blocks = _numbered(made, numbers[row])
            rows[under[0]].append(made)
    kept = [sorted(cells, key=lambda cell: cell.column) for cells in _without_bare(rows)]
    return replace(table, rows=kept, header_rows=min(table.header_rows, len(kept)))


def _without_bare(rows: dict[int, list[Cell]]) -> Iterator[list[Cell]]:
    """The rows but those that hold no cell of their own any more; cells above no longer go over them."""
    order = sorted(rows)
    bare = [place for place, row in enumerate(order) if not rows[row]]
    for place, row in enumerate(order):
        if rows[row]:
            yield [
                replace(cell, rowspan=cell.rowspan - sum(place < each < place + cell.rowspan for each in bare))
                for cell in rows[row]
            ]


def _empty_groups(bang: BangViec, hang: Collection[int]) -> Iterator[int]:
    """Rows of groups that lose all their tasks."""
    for group, after in pairwise((*bang.nhom, len(bang.table.rows))):
        own = [row for row in bang.hang if group < row < after]
        if own and all(row in hang for row in own):
            yield group


def _new_numbers(bang: BangViec, gone: Collection[int]) -> dict[int, int | str]:
    """Row -> its new number, where the old ones were in order: through the table, or anew in each group."""
    if bang.tt is None:
        return {}
    marks = {row: bang.chu(row, bang.tt).strip(" .)(") for row in (*bang.hang, *bang.nhom)}
    found: dict[int, int | str] = {}
    through, kept = [marks[row] for row in bang.hang], [row for row in bang.hang if row not in gone]
    if through == [str(each) for each in range(1, len(through) + 1)]:
        found |= {row: number for number, row in enumerate(kept, 1)}
    else:
        for group, after in pairwise((-1, *bang.nhom, len(bang.table.rows))):
            own = [row for row in bang.hang if group < row < after]
            if [marks[row] for row in own] == [str(each) for each in range(1, len(own) + 1)]:
                found |= {row: number for number, row in enumerate((row for row in own if row not in gone), 1)}
    if [marks[row] for row in bang.nhom] == [roman(each) for each in range(1, len(bang.nhom) + 1)]:
        found |= {row: roman(number) for number, row in enumerate((row for row in bang.nhom if row not in gone), 1)}
    return {row: number for row, number in found.items() if str(number) != marks[row]}


def _numbered(cell: Cell, number: int | str) -> list[Paragraph | Table]:
    """The blocks of a cell with its number made another, whether typed or automatic."""
    done, blocks = False, list(cell.blocks)
    for place, block in enumerate(blocks):
        if done or not isinstance(block, Paragraph):
            continue
        if re.search(r"[\dIVXL]", block.text):
            first = next(index for index, run in enumerate(block.runs) if re.search(r"[\dIVXL]", run.text))
            runs = [
                Run(re.sub(r"[\dIVXL]+", "", run.text), run.format) if index > first else run
                for index, run in enumerate(block.runs)
            ]
            runs[first] = Run(re.sub(r"[\dIVXL]+", str(number), runs[first].text, count=1), runs[first].format)
            blocks[place], done = replace(block, runs=runs, _text=None), True
        elif re.search(r"[\dIVXL]", block.number):
            blocks[place], done = replace(block, number=re.sub(r"[\dIVXL]+", str(number), block.number, count=1)), True
    return blocks

"""Tables of HTML: cells that span several rows and columns, each given once."""

from dataclasses import dataclass, field

from kehoach.blocks import Block, Cell, Table

MAX_SPAN = 100
"""Columns and rows that one cell may span"""


@dataclass(slots=True)
class OpenTable:
    """A table while it is read."""

    bordered: bool = False
    header_rows: int = 0
    rows: list[list[Cell]] = field(default_factory=list)
    _taken: dict[int, int] = field(default_factory=dict)
    """Column -> rows that a cell from above still fills there"""

    def begin_row(self, header: bool) -> None:
        """``<tr>``"""
        self._taken = {column: rows - 1 for column, rows in self._taken.items() if rows > 1}
        if header and self.header_rows == len(self.rows):
            self.header_rows += 1
        self.rows.append([])

    def add_cell(self, blocks: list[Block], colspan: int, rowspan: int) -> None:
        """``</td>``"""
        if not self.rows:
            self.begin_row(False)
        row = self.rows[-1]
        column = row[-1].column + row[-1].colspan if row else 0
        while column in self._taken:
            column += 1
        row.append(Cell(blocks, column, colspan, rowspan))
        if rowspan > 1:
            self._taken |= dict.fromkeys(range(column, column + colspan), rowspan)

    def finish(self) -> Table | None:
        """The table; None when it has no cells."""
        rows = [row for row in self.rows if row]
        if not rows:
            return None
        for index, row in enumerate(rows):
            for cell in row:
                cell.rowspan = min(cell.rowspan, len(rows) - index)
        return Table(rows, self.bordered, min(self.header_rows, len(rows)))


def span(value: str | None) -> int:
    """``colspan="3"`` as a number; 1 for nonsense."""
    text = (value or "").strip()
    return min(max(int(text), 1), MAX_SPAN) if text.isascii() and text.isdecimal() and len(text) < 6 else 1

"""Tables of RTF: rows that say where their cells end, made into a grid."""

from dataclasses import dataclass, field

from kehoach.blocks import Block, Cell, Paragraph, Table

MAX_LEVEL = 20
"""Tables in tables, and no deeper"""
_SAME_EDGE = 30
"""Twips by which edges of one column may differ from row to row"""


@dataclass(slots=True)
class CellShape:
    """What a row says of one cell."""

    right: int = 0
    joins_left: bool = False
    joins_above: bool = False
    bordered: bool = False


@dataclass(slots=True)
class RowShape:
    """What ``\\trowd`` and the words after it say."""

    left: int = 0
    cells: list[CellShape] = field(default_factory=list)
    header: bool = False
    bordered: bool = False
    pending: CellShape = field(default_factory=CellShape)
    """The cell whose words are being read"""
    scope: str = ""
    """What the next border word is about"""

    def word(self, name: str, number: int | None) -> None:
        """Take in a control word that may be about the row."""
        if name == "cellx":
            self.pending.right = number or 0
            self.cells.append(self.pending)
            self.pending = CellShape()
        elif name in ("clmrg", "clvmrg"):
            setattr(self.pending, "joins_left" if name == "clmrg" else "joins_above", True)
        elif name == "trhdr":
            self.header = True
        elif name == "trleft":
            self.left = number or 0
        elif name.startswith("brdr"):
            self._border(name)
        else:
            self.scope = {"clb": "cell", "trb": "row"}.get(name[:3], self.scope)

    def _border(self, name: str) -> None:
        if name in ("brdrt", "brdrb", "brdrl", "brdrr", "brdrbtw", "brdrbar"):
            self.scope = "paragraph"
        elif name not in ("brdrnone", "brdrnil", "brdrtbl", "brdrw", "brdrcf", "brdrsh"):
            if self.scope == "cell":
                self.pending.bordered = True
            elif self.scope == "row":
                self.bordered = True


@dataclass(slots=True)
class OpenTable:
    """A table whose rows are being read."""

    rows: list[tuple[list[list[Block]], RowShape]] = field(default_factory=list)
    cells: list[list[Block]] = field(default_factory=list)
    current: list[Block] = field(default_factory=list)

    def end_cell(self) -> None:
        """``\\cell``"""
        self.cells.append(self.current)
        self.current = []

    def end_row(self, shape: RowShape) -> None:
        """``\\row``"""
        if self.current:
            self.end_cell()
        if self.cells:
            self.rows.append((self.cells, shape))
        self.cells = []


def build(opened: OpenTable) -> Table:
    """The table that was read."""
    edges = _edges([shape for _, shape in opened.rows])
    rows: list[list[Cell]] = []
    above: dict[int, Cell] = {}
    for cells, shape in opened.rows:
        row: list[Cell] = []
        kept: dict[int, Cell] = {}
        column = _column(shape.left, edges)
        for index, blocks in enumerate(cells):
            of_cell = shape.cells[index] if index < len(shape.cells) else CellShape()
            start = column
            column = max(start + 1, _column(of_cell.right, edges)) if index < len(shape.cells) else start + 1
            if of_cell.joins_left and row and index:
                row[-1].colspan += column - start
                row[-1].blocks += _with_words(blocks)
            elif of_cell.joins_above and start in above:
                kept[start] = above[start]
                above[start].rowspan += 1
                above[start].blocks += _with_words(blocks)
            else:
                row.append(Cell(blocks, start, column - start))
                kept[start] = row[-1]
        rows.append(row)
        above = kept
    shapes = [shape for _, shape in opened.rows]
    headers = next((index for index, shape in enumerate(shapes) if not shape.header), len(shapes))
    bordered = any(shape.bordered or any(cell.bordered for cell in shape.cells) for shape in shapes)
    return Table(rows, bordered, headers)


def _with_words(blocks: list[Block]) -> list[Block]:
    return [block for block in blocks if not isinstance(block, Paragraph) or block.text.strip()]


def _edges(shapes: list[RowShape]) -> dict[int, int]:
    """Each edge of a cell -> its number from the left; edges that nearly meet are one."""
    found = sorted({shape.left for shape in shapes} | {cell.right for shape in shapes for cell in shape.cells})
    numbers: dict[int, int] = {}
    number, begin = -1, None
    for edge in found:
        if begin is None or edge - begin > _SAME_EDGE:
            number, begin = number + 1, edge
        numbers[edge] = number
    return numbers


def _column(edge: int, edges: dict[int, int]) -> int:
    return edges.get(edge, 0)

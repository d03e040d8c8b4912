"""The running text over pages: what waits for the next page, and what ends with its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, takewhile

from kehoach.blocks import Align, Block, Document, Format, Paragraph, Table
from kehoach.readers.pdf import tables
from kehoach.readers.pdf.column_tables import beside
from kehoach.readers.pdf.columns import Columns, carried
from kehoach.readers.pdf.frame import Frame
from kehoach.readers.pdf.grid import Grid
from kehoach.readers.pdf.lines import Line
from kehoach.readers.pdf.paragraphs import paragraphs


@dataclass(frozen=True)
class Ruled:
    """A ruled table in its place on a page."""

    grid: Grid
    table: Table

    @property
    def y(self) -> float:
        """Its upper line."""
        return self.grid.top


Item = Line | Columns | Ruled


@dataclass
class Flow:
    """Puts blocks into ``document``; lines, columns and tables wait until it is sure that the next page does not go on
    with them."""

    document: Document
    looks: list[Format]
    usual: Align
    _lines: list[tuple[Line, Frame]] = field(default_factory=list)
    _floating: list[Paragraph] = field(default_factory=list)
    _grid: Grid | None = None
    _columns: Columns | None = None
    _broken: bool = False

    def page(self, items: list[Item], frame: Frame, broken: bool) -> None:
        """The items of a page in reading order; ``broken`` says that the page before was ended by hand."""
        items = self._carried(items)
        if broken and items and not isinstance(items[0], Ruled):
            self.end()
            self._broken = True
        for is_line, group in groupby(items, key=lambda item: isinstance(item, Line)):
            self._settle()
            if is_line:
                self._grid = None
                self._lines += [(item, frame) for item in group if isinstance(item, Line)]
                continue
            for item in group:
                if isinstance(item, Ruled):
                    self._ruled(item)
                elif isinstance(item, Columns):
                    self.end()
                    self._columns = item

    def float(self, found: list[Line], frame: Frame) -> None:
        """Lines that stand over the text of the page, such as the stamp of a signature."""
        made = paragraphs([(line, frame) for line in found], self.looks)
        for each in made:
            each.origin = "textbox"
        self._floating += made

    def end(self) -> None:
        """Nothing goes on from here."""
        self._settle()
        self._grid = None
        self.document.blocks += self._blocks()

    def _carried(self, items: list[Item]) -> list[Item]:
        """The items without those that go on with the columns at the end of the page before."""
        if self._columns is None:
            return items
        loose = [
            item for item in takewhile(lambda item: not isinstance(item, Ruled), items) if not isinstance(item, Ruled)
        ]
        self._columns, took = carried(self._columns, loose)
        if took < len(items):
            self._settle()
        return items[took:]

    def _settle(self) -> None:
        """The columns that waited are whole."""
        if self._columns is not None:
            columns, self._columns = self._columns, None
            self.document.blocks.append(beside(columns, self.looks))

    def _blocks(self) -> Iterator[Block]:
        made = paragraphs(self._lines, self.looks, self.usual)
        if made and self._broken:
            made[0].page_break = True
        self._broken = False
        yield from made
        yield from self._floating
        self._lines, self._floating = [], []

    def _ruled(self, item: Ruled) -> None:
        last = self.document.blocks[-1] if self.document.blocks else None
        goes_on = self._grid is not None and not self._lines and tables.same_columns(self._grid, item.grid)
        if goes_on and isinstance(last, Table):
            self.document.dropped += tables.join(last, item.table)
        else:
            self.end()
            self.document.blocks.append(item.table)
        self._grid = item.grid

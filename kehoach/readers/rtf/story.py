"""Paragraphs and tables of one story (body, a header, a note, a text box) while they are read."""

import unicodedata

from kehoach.blocks import Block, Format, Origin, Paragraph, Run, Spot
from kehoach.readers.rtf.looks import Layout, points
from kehoach.readers.rtf.tables import MAX_LEVEL, OpenTable, RowShape, build


class Story:
    """Text comes in by :meth:`text`, ends of paragraphs, cells and rows by the methods of that name."""

    def __init__(self, origin: Origin = "body") -> None:
        self.origin: Origin = origin
        self.blocks: list[Block] = []
        self.number = ""
        self.marks: list[str] = []
        self.page_break = False
        self.after: list[Block] = []
        """Text boxes anchored in the paragraph, which follow it"""
        self.count = 0
        self._runs: list[tuple[list[str], Format]] = []
        self._tables: list[OpenTable] = []

    @property
    def pending(self) -> bool:
        """Whether there is text that no paragraph has yet."""
        return bool(self._runs)

    def text(self, text: str, look: Format) -> None:
        """Add ``text`` to the paragraph."""
        if self._runs and self._runs[-1][1] == look:
            self._runs[-1][0].append(text)
        else:
            self._runs.append(([text], look))

    def end_paragraph(self, layout: Layout, style: str, level: int | None = None) -> None:
        """``\\par``: what was read is a paragraph of this ``layout``, in tables ``level`` deep."""
        self.count += 1
        listed = layout.in_list or bool(self.number)
        paragraph = Paragraph(
            [Run(_joined(parts), look) for parts, look in self._runs],
            self.number,
            layout.align,
            points(layout.left),
            points(layout.first),
            points(layout.before),
            points(layout.after),
            layout.spacing,
            style,
            layout.outline,
            (layout.list_level or 0) if listed else None,
            layout.page_break or self.page_break,
            self.origin,
            Spot(paragraph=self.count) if self.origin == "body" else Spot(),
            tuple(self.marks),
        )
        holder = self._holder(min(layout.level if level is None else level, MAX_LEVEL))
        holder.append(paragraph)
        holder += self.after
        self._runs, self.number, self.marks, self.page_break, self.after = [], "", [], False, []

    def end_cell(self, layout: Layout, style: str, level: int) -> None:
        """``\\cell`` or ``\\nestcell``"""
        level = min(max(level, 1), MAX_LEVEL)
        self._holder(level)
        if self.pending or self.after or not self._tables[level - 1].current:
            self.end_paragraph(layout, style, level)
        self._tables[level - 1].end_cell()

    def end_row(self, shape: RowShape, level: int) -> None:
        """``\\row`` or ``\\nestrow``"""
        level = min(max(level, 1), MAX_LEVEL)
        self._holder(level)
        self._tables[level - 1].end_row(shape)

    def end(self, layout: Layout, style: str) -> list[Block]:
        """All blocks, at the end of the story."""
        if self.pending or self.after or self.number:
            self.end_paragraph(layout, style)
        for opened in self._tables:
            opened.end_row(RowShape())  # a row cut off
        self._holder(0)
        return self.blocks

    def close_tables(self) -> None:
        """What comes next stands below the tables."""
        self._holder(0)

    def _holder(self, level: int) -> list[Block]:
        """Where a block goes that stands in ``level`` tables."""
        while len(self._tables) > level:
            opened = self._tables.pop()
            above = self._tables[-1].current if self._tables else self.blocks
            if opened.rows:
                table = build(opened)
                table.origin = self.origin
                above.append(table)
            for cell in [*opened.cells, opened.current]:  # cells of a row that never ended
                above += cell
        while len(self._tables) < level:
            self._tables.append(OpenTable())
        return self._tables[-1].current if self._tables else self.blocks


def _joined(parts: list[str]) -> str:
    text = "".join(parts)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", text)

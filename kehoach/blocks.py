"""Blocks: a file as plain data between the readers, which know formats, and the stages, which know plans.

A reader resolves everything that its format hides (inherited formatting, automatic numbers, tracked changes, text boxes)
and says nothing about what a text means. Lengths are in points. Text is Unicode in NFC.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from kehoach.problems import Place, Problem

Align = Literal["left", "center", "right", "justify"]
Origin = Literal["body", "textbox", "note", "header", "footer"]


class Format(NamedTuple):
    """How a run looks, everything inherited resolved. A format that the source does not tell is None or empty."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    """Shown in capitals though typed otherwise"""
    font: str = ""
    size: float | None = None
    color: str = ""
    """RRGGBB, or empty for automatic"""
    raised: bool = False
    """Superscript"""


PLAIN = Format()


class Run(NamedTuple):
    """A stretch of text of one format. Line breaks are ``\\n``, tabs ``\\t``."""

    text: str
    format: Format = PLAIN


class Stroke(NamedTuple):
    """A level line drawn at a paragraph: a shape that hangs on it, or its upper or lower border."""

    length: float | None = None
    """None: from edge to edge of the paragraph"""
    solid: bool = True


class PageNumber(NamedTuple):
    """A field that prints the number of the page in a header or a footer."""

    origin: Origin
    pages: Literal["default", "first", "even"] = "default"
    """On which pages of the section"""
    align: Align | None = None
    """None where a tab, a cell or a box places it"""
    format: Format = PLAIN
    always: bool = True
    """Whether no other field decides if it is printed"""


class Spot(NamedTuple):
    """Where a block stands in its source; each number counts from 1, None where the format has no such thing."""

    line: int | None = None
    """Line of a text file"""
    paragraph: int | None = None
    """Paragraph of a Word file, as a walk over all paragraphs of the body in order counts them"""
    page: int | None = None

    def place(self, file: str | None = None) -> Place:
        """The same as a place of a problem."""
        path = "; ".join(
            f"{name} {number}" for name, number in (("đoạn", self.paragraph), ("trang", self.page)) if number
        )
        return Place(file, self.line, None, path or None)


NOWHERE = Spot()


@dataclass(slots=True)
class Paragraph:
    """A paragraph."""

    runs: list[Run]
    number: str = ""
    """Its automatic number as shown (``1.2.``, ``a)``, ``-``, ``•``), which is not part of the text"""
    align: Align = "left"
    left: float = 0.0
    """Left indent of all lines"""
    first_line: float = 0.0
    """Further indent of the first line; negative when it hangs out"""
    before: float = 0.0
    after: float = 0.0
    line_spacing: float = 1.0
    """In lines"""
    style: str = ""
    """Name of its style"""
    outline: int | None = None
    """Outline level from 0, of a heading style"""
    list_level: int | None = None
    """Level from 0 in an automatic list"""
    page_break: bool = False
    """Whether it begins on a new page by a break"""
    origin: Origin = "body"
    spot: Spot = NOWHERE
    marks: tuple[str, ...] = ()
    """Names of the bookmarks that begin in it"""
    right: float = 0.0
    """Right indent (told by .docx)"""
    strokes: tuple[Stroke, ...] = ()
    """Lines drawn at it (told by .docx)"""
    _text: str | None = field(default=None, repr=False, compare=False)

    @property
    def text(self) -> str:
        """Its words without the automatic number."""
        if self._text is None:
            self._text = self.runs[0].text if len(self.runs) == 1 else "".join(run.text for run in self.runs)
        return self._text


@dataclass(slots=True)
class Cell:
    """A cell; one merged over several rows or columns is given once, at its first row and column."""

    blocks: "list[Block]"
    column: int = 0
    """Its first column, from 0"""
    colspan: int = 1
    rowspan: int = 1
    width: float | None = None
    """With its margins; None where the source does not tell it in lengths"""

    @property
    def text(self) -> str:
        """Its words, paragraphs parted by line breaks, cells of a table inside by tabs."""
        if len(self.blocks) == 1:
            return plain(self.blocks[0])
        return "\n".join(plain(block) for block in self.blocks)


@dataclass(slots=True)
class Table:
    """A table."""

    rows: list[list[Cell]]
    bordered: bool = True
    """Whether lines are drawn; a letterhead is set in a table without"""
    header_rows: int = 0
    """Rows that are repeated on each page"""
    origin: Origin = "body"
    spot: Spot = NOWHERE

    @property
    def columns(self) -> int:
        """Number of columns of the grid."""
        return max((cell.column + cell.colspan for row in self.rows for cell in row), default=0)


Block = Paragraph | Table


@dataclass(slots=True)
class Section:
    """Pages of one geometry."""

    start: int = 0
    """Index of its first block"""
    width: float = 595.3
    height: float = 841.9
    top: float = 56.7
    bottom: float = 56.7
    left: float = 85.0
    right: float = 56.7
    columns: int = 1
    page_start: int | None = None
    """Number of its first page, where pages are counted anew"""
    headers: list[Block] = field(default_factory=list)
    footers: list[Block] = field(default_factory=list)
    title_page: bool = False
    """Whether its first page has a header and a footer of its own (told by .docx)"""
    page_format: str = ""
    """How its pages are numbered where that is told: decimal, lowerRoman"""
    page_numbers: tuple[PageNumber, ...] = ()
    """Where the number of the page is printed (told by .docx)"""


class Dropped(NamedTuple):
    """Words of the source that are not among the blocks, and why: they are told, never lost in silence."""

    text: str
    reason: str
    """In Vietnamese: số trang; đầu trang lặp lại; đoạn đã xóa (theo dõi thay đổi)"""
    spot: Spot = NOWHERE


@dataclass(slots=True)
class Document:
    """What a reader gives."""

    format: str
    """docx, doc, rtf, html, pdf, txt, md"""
    blocks: list[Block]
    sections: list[Section] = field(default_factory=lambda: [Section()])
    notes: list[Block] = field(default_factory=list)
    """Footnotes and endnotes in order; each begins with its mark, which also stands in the text"""
    dropped: list[Dropped] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """What the reader doubts"""
    encoding: str = ""
    """Legacy encoding that the text was in: TCVN3, VNI-Windows; empty for Unicode"""
    formatted: bool = True
    """Whether the source tells bold, size and alignment"""
    wrapped: bool = False
    """Whether paragraphs were put together from the lines of pages"""
    plan: bytes | None = None
    """The XML part in which kehoach put the plan into the file (:mod:`kehoach.model.embedded`)"""


def plain(block: Block) -> str:
    """The words of a block, automatic number first, rows parted by line breaks and cells by tabs."""
    if isinstance(block, Paragraph):
        return f"{block.number} {block.text}" if block.number else block.text
    return "\n".join("\t".join(cell.text for cell in row) for row in block.rows)


def paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    """Every paragraph in reading order, those in cells too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from paragraphs(cell.blocks)

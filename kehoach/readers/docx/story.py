"""One stream of text under reading: the body, a note, a header; and the paragraph that is being put together."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from kehoach.blocks import NOWHERE, PLAIN, Align, Block, Format, Origin, PageNumber, Paragraph, Spot, Stroke
from kehoach.readers.docx.budget import DROPPED, Budget
from kehoach.readers.docx.looks import Look, Looks, RunBase
from kehoach.readers.docx.names import DEL_TEXT, M, P, T, W
from kehoach.readers.docx.numbering import Numbering
from kehoach.readers.docx.told import Told

NoteMark = Callable[[str, str, bool], str]
"""Kind (footnote, endnote) and id of a reference, whether the text has a mark of its own for it -> the mark to print"""
PAGE_BREAK = "\f"
"""Stands for a page break within a paragraph until the paragraph is finished; no XML can hold it"""


@dataclass(slots=True)
class Shared:
    """What all stories of one document have in common."""

    looks: Looks
    numbering: Numbering
    told: Told
    note_mark: NoteMark
    comment: Callable[[str], str]
    """Id of a comment -> its words"""
    contents: "Callable[[Story, etree._Element], list[Block]]"
    """The blocks of a text box, read in the middle of a paragraph"""
    special: frozenset[str]
    """Properties of paragraphs to look at one by one"""
    budget: Budget
    soft: list[Paragraph] = field(default_factory=list)
    """Paragraphs with soft hyphens, which are a letter in texts from before Unicode"""
    page_numbers: list[PageNumber] = field(default_factory=list)
    """Those of the headers and footers read so far"""


class Line:
    """A paragraph under construction."""

    __slots__ = ("boxes", "look", "marks", "runs", "spot", "strokes")

    def __init__(self) -> None:
        self.runs: list[tuple[list[str], Format]] = []
        self.look: Look | None = None
        """The look it keeps whatever follows; None for that of the last paragraph joined to it"""
        self.spot = NOWHERE
        self.boxes: list[Block] = []
        self.marks: list[str] = []
        self.strokes: list[Stroke] = []

    def add(self, text: str, form: Format) -> None:
        """Put words to its end; runs of one format become one."""
        runs = self.runs
        if runs and runs[-1][1] is form:
            runs[-1][0].append(text)
        else:
            runs.append(([text], form))


@dataclass(slots=True)
class Field:
    """A complex field that has begun and not ended."""

    code: list[str] = field(default_factory=list)
    in_code: bool = True
    """Whether its instruction goes on; its result follows"""


@dataclass(slots=True)
class Story:
    """A stream of text under reading."""

    shared: Shared
    origin: Origin = "body"
    placed: bool = True
    """Whether its paragraphs are counted as places"""
    count: int = 0
    line: Line = field(default_factory=Line)
    look: Look = field(default_factory=lambda: Look(RunBase({}, {}, {}), PLAIN))
    """The look of the paragraph under reading"""
    form: Format = PLAIN
    """The format of the run under reading"""
    frame: Align | None = None
    """Where the frame of the paragraph under reading stands across the page, if it says so"""
    inside: bool = False
    """Whether a cell or a text box places its paragraphs"""
    carried: Line | None = None
    """A paragraph whose end is deleted: the next one goes on with it"""
    page_break: bool = False
    """Whether the next paragraph begins on a new page"""
    table_style: str = ""
    marks: list[str] = field(default_factory=list)
    """Bookmarks that began between paragraphs"""
    fields: list[Field] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    sections: list[tuple[int, etree._Element]] = field(default_factory=list)
    """Number of blocks and properties at the end of each section but the last"""

    def spot(self) -> Spot:
        """The place of the paragraph under reading."""
        return Spot(None, self.count) if self.placed else NOWHERE

    def pass_over(self, element: etree._Element) -> None:
        """Count the paragraphs of what is not read."""
        self.shared.budget.spend(DROPPED)
        self.count += sum(1 for _ in element.iter(P))

    def unknown(self, element: etree._Element) -> None:
        """Tell an element that is not known."""
        self.shared.budget.spend()
        self.shared.told.unknown(element)

    def drop(self, element: etree._Element, reason: str) -> None:
        """Tell the words of ``element`` as dropped."""
        self.shared.told.drop(words(element), reason, self.spot())
        self.pass_over(element)


def words(element: etree._Element) -> str:
    """The bare words of any element."""
    parts: list[str] = []
    for each in element.iter(T, DEL_TEXT, P, f"{W}tab", f"{W}br", f"{W}cr", f"{M}t"):
        if each.tag == P:
            parts.append("\n" if parts else "")
        else:
            parts.append(each.text or " ")
    return "".join(parts)

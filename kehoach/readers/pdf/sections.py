"""The geometry of pages as far as what stands on them tells it, and where a page was ended by hand."""

from collections.abc import Sequence
from dataclasses import replace

from kehoach.blocks import Block, Format, Paragraph, Section
from kehoach.readers.pdf.frame import Frame
from kehoach.readers.pdf.lines import Line
from kehoach.readers.pdf.pages import Page
from kehoach.readers.pdf.paragraphs import paragraph

EMPTY = 0.2
"""A page of whose height at least this share stays empty at its end was ended by a page break"""

Ink = tuple[float, float]
"""Where the text of a page begins and ends"""
Taken = Sequence[tuple[Line, str]]


def section(
    start: int, pages: Sequence[Page], inks: Sequence[Ink], frame: Frame, taken: Sequence[Taken], looks: list[Format]
) -> Section:
    """The section of pages of one size that begins with block ``start``; its margins are estimated."""
    first = pages[0]
    inks = [ink for ink in inks if ink[1] > ink[0]] or [(0.1 * first.height, 0.9 * first.height)]
    above: list[Block] = []
    below: list[Block] = []
    for page, found in zip(pages, taken, strict=True):
        for origin, blocks in (("header", above), ("footer", below)):
            lines = [line for line, _ in found if (line.y < page.height / 2) == (origin == "header")]
            if lines and not blocks:
                blocks += [_margin_line(line, origin == "header", frame, looks) for line in lines]
    return Section(
        start,
        width=first.width,
        height=first.height,
        top=round(max(0.0, min(top for top, _ in inks)), 1),
        bottom=round(max(0.0, first.height - max(end for _, end in inks)), 1),
        left=round(frame.left, 1),
        right=round(first.width - frame.right, 1),
        headers=above,
        footers=below,
    )


def _margin_line(line: Line, header: bool, frame: Frame, looks: list[Format]) -> Paragraph:
    made = paragraph([(line, frame)], looks, "left")
    return replace(made, origin="header" if header else "footer")


def runs_of(pages: Sequence[Page]) -> list[range]:
    """The pages, by index, that follow each other in one size."""
    found: list[range] = []
    for index, page in enumerate(pages):
        last = pages[found[-1].start] if found else None
        if last and (last.width, last.height) == (page.width, page.height):
            found[-1] = range(found[-1].start, index + 1)
        else:
            found.append(range(index, index + 1))
    return found


def ended(before: Ink, lowest: float, height: float) -> bool:
    """Whether a page that ends so far above the ``lowest`` line of its like was ended by hand."""
    return before[1] > before[0] and lowest - before[1] > EMPTY * height

"""Pages become a document: furniture out, tables and columns found, the running text joined over the ends of pages."""

from dataclasses import dataclass

from kehoach.blocks import Align, Document, Format
from kehoach.readers.pdf import furniture, notes, sections, tables
from kehoach.readers.pdf.columns import split
from kehoach.readers.pdf.flow import Flow, Item, Ruled
from kehoach.readers.pdf.frame import Frame, page_frame
from kehoach.readers.pdf.grid import grids
from kehoach.readers.pdf.lines import Line, lines
from kehoach.readers.pdf.pages import Page, Pages, Word
from kehoach.readers.pdf.paragraphs import paragraph


@dataclass
class _Sorted:
    """What stands on a page, by kind."""

    page: Page
    ruled: list[Ruled]
    lines: list[Line]
    floating: list[Line]
    """Turned text and the stamps of signatures, which are no part of the page as laid out"""
    notes: list[Line]

    @property
    def ink(self) -> sections.Ink:
        """Where the text begins and ends."""
        tops = [line.y - 0.9 * line.size for line in self.lines] + [each.grid.top for each in self.ruled]
        ends = [line.y + 0.25 * line.size for line in self.lines] + [each.grid.bottom for each in self.ruled]
        return min(tops, default=0.0), max(ends, default=0.0)


def assemble(pages: Pages) -> Document:
    """The document that the pages show."""
    found = [_sorted(page, pages.looks) for page in pages.pages]
    kept, taken = furniture.strip([(each.page, each.lines) for each in found])
    size = notes.text_size(kept)
    for each, text in zip(found, kept, strict=True):
        each.lines, each.notes = notes.strip(text, each.page.rules, size)
    frames = _frames(found)
    document = Document("pdf", [], sections=[], wrapped=True, dropped=furniture.told(taken))
    flow = Flow(document, pages.looks, _usual(found, frames))
    for run in sections.runs_of(pages.pages):
        flow.end()
        inks = [found[index].ink for index in run]
        part = slice(run.start, run.stop)
        document.sections.append(
            sections.section(len(document.blocks), pages.pages[part], inks, frames[run.start], taken[part], pages.looks)
        )
        lowest = max(end for _, end in inks)
        for index, before in zip(run, [(0.0, 0.0), *inks], strict=False):
            each, frame = found[index], frames[index]
            items: list[Item] = [*split(each.lines, frame), *each.ruled]
            ended = sections.ended(before, lowest, each.page.height)
            flow.page(sorted(items, key=lambda item: item.y), frame, ended)
            flow.float(each.floating, frame)
    flow.end()
    document.notes += [
        paragraph([(line, frames[0]) for line in group], pages.looks, "left")
        for group in notes.grouped([line for each in found for line in each.notes])
    ]
    return document


def _sorted(page: Page, looks: list[Format]) -> _Sorted:
    floating = [word for word in page.words if word.stamp or word.angle]
    words = [word for word in page.words if not (word.stamp or word.angle)]
    found: list[Ruled] = []
    for grid in grids(page.rules):
        inside: list[Word] = []
        outside: list[Word] = []
        for word in words:
            held = grid.holds((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)
            (inside if held else outside).append(word)
        if inside:
            words = outside
            found.append(Ruled(grid, tables.ruled(grid, inside, page.number, looks)))
    return _Sorted(page, found, lines(words, page.number), _floating(floating, page), [])


def _floating(words: list[Word], page: Page) -> list[Line]:
    """Stamps line by line; turned text in the order of drawing."""
    straight = [word for word in words if not word.angle]
    turned: dict[tuple[int, float], list[Word]] = {}
    for word in words:
        if word.angle:
            place = word.x0 if word.angle in (90, 270) else word.y
            turned.setdefault((word.angle, round(place)), []).append(word)
    return [*lines(straight, page.number), *(Line(tuple(group), page.number) for group in turned.values())]


def _frames(found: list[_Sorted]) -> list[Frame]:
    """The frame of each page: that of all pages of its geometry."""
    by_size: dict[tuple[float, float], tuple[list[Line], list[tuple[float, float]]]] = {}
    for each in found:
        same = by_size.setdefault((each.page.width, each.page.height), ([], []))
        same[0].extend(each.lines)
        same[1].extend((ruled.grid.xs[0], ruled.grid.xs[-1]) for ruled in each.ruled)
    made = {size: page_frame(text, size[0], edges) for size, (text, edges) in by_size.items()}
    return [made[each.page.width, each.page.height] for each in found]


def _usual(found: list[_Sorted], frames: list[Frame]) -> Align:
    """Whether the running text has both edges even."""
    ends = [abs(line.x1 - frame.right) < 1.5 for each, frame in zip(found, frames, strict=True) for line in each.lines]
    return "justify" if sum(ends) > 0.4 * len(ends) else "left"

"""Lines become paragraphs: where a line broke because it was full it goes on, where its writer ended it it ends."""

import re
from collections.abc import Iterable
from itertools import pairwise

from kehoach.blocks import Align, Format, Paragraph, Run, Spot
from kehoach.readers.pdf.frame import Frame, line_heights
from kehoach.readers.pdf.lines import MARKER, Line, near, raised
from kehoach.text.numbering import doc_so

_ENDS = tuple(".;:!?")
_HANGING = 60.0
"""No first line hangs out further"""
_SHAPE = 20
GLUED = re.compile(r"\S[-/–]$")
"""A line that ends so broke inside a word: ``101/KH-`` ``UBND``; a dash after a space stands between words"""


def paragraphs(found: Iterable[tuple[Line, Frame]], looks: list[Format], usual: Align = "left") -> list[Paragraph]:
    """Paragraphs of lines that follow each other, over the ends of pages; each line comes with the frame it stands in.

    ``usual`` is the alignment of a paragraph whose only line does not tell.
    """
    groups: list[list[tuple[Line, Frame]]] = []
    for line, frame in found:
        if groups and goes_on(_told(groups[-1]), groups[-1][-1][1], line, frame):
            groups[-1].append((line, frame))
        else:
            groups.append([(line, frame)])
    made = [paragraph(group, looks, usual) for group in groups]
    for before, after in pairwise(range(len(groups))):
        last, first = groups[before][-1][0], groups[after][0][0]
        if last.page == first.page:
            made[after].before = max(0.0, round(first.y - last.y - groups[after][0][1].distance(first.size), 1))
    return made


def _at_right(line: Line, frame: Frame) -> bool:
    """Whether a line is set flush right of the page."""
    return not frame.cell and near(line.x1, frame.right, 2) and line.x0 - frame.left > 0.3 * frame.width


def _told(group: list[tuple[Line, Frame]]) -> list[Line]:
    """The lines of a paragraph that tell its shape: of a long one the first and the last."""
    return [line for line, _ in (group if len(group) <= _SHAPE else [*group[: _SHAPE - 1], group[-1]])]


def goes_on(sofar: list[Line], old: Frame, line: Line, frame: Frame) -> bool:
    """Whether ``line`` belongs to the paragraph that has the lines ``sofar``."""
    last, first = sofar[-1], sofar[0]
    if abs(line.size - last.size) > 1:
        return False
    same_page = line.page == last.page
    if same_page and line.y - last.y > 1.22 * old.distance(last.size):
        return False
    if _at_right(last, old) and _at_right(line, frame) and not near(last.x0, line.x0):
        return False
    unfinished = not last.text.endswith(_ENDS)
    lower = line.words[0].text[0].islower()
    if any(old.centred(each) for each in sofar) and all(old.even(each) for each in sofar):
        return _centred_goes_on(sofar, old, line, frame, unfinished and lower)
    if frame.centred(line) and not near(line.x0 - frame.left, _rest(sofar) - old.left):
        return len(sofar) == 1 and old.even(last) and unfinished and lower
    if _fits(last, line, old) and not (unfinished and lower and old.right - last.x1 < 0.5 * old.width):
        return False
    return _place_goes_on(first, sofar, old, line, frame, unfinished, lower)


def _place_goes_on(
    first: Line, sofar: list[Line], old: Frame, line: Line, frame: Frame, unfinished: bool, lower: bool
) -> bool:
    """Where the line begins, against where the others of the paragraph do."""
    x, start = line.x0 - frame.left, first.x0 - old.left
    number = doc_so(line.text) is not None
    if len(sofar) > 1:
        rest = _rest(sofar) - old.left
        if not near(x, rest):
            return False
        return not number or not near(rest, start) or _runs_through(sofar, unfinished)
    if near(x, start):
        if start > 5 and old.indents and not old.cell:
            return unfinished and lower and not number
        if _emphasis(first) != _emphasis(line) and not lower:
            return False
        return not number or _runs_through(sofar, unfinished)
    if x < start:
        return x < start - 5 and (near(x, 0) or unfinished)
    return bool(MARKER.fullmatch(first.words[0].text)) and x - start < _HANGING and not number


def _runs_through(sofar: list[Line], unfinished: bool) -> bool:
    """Whether a line that begins like an item is the rest of a sentence: ``Phòng Văn hóa`` ``- Xã hội``."""
    listed = doc_so(sofar[0].text) is not None
    return unfinished and not listed


def _centred_goes_on(sofar: list[Line], old: Frame, line: Line, frame: Frame, running: bool) -> bool:
    last = sofar[-1]
    if _caps(last) != _caps(line) or _emphasis(last) != _emphasis(line):
        return False
    if not frame.even(line):
        return False
    if running or last.text.endswith(","):
        return True
    room = old.width
    if any(each.words[0].text[0].islower() for each in sofar[1:]):
        room = max(each.width for each in sofar)  # a paragraph narrower than the page: its longest line is full
    return not last.text.endswith(_ENDS) and last.width + _need(line) > room


def _fits(last: Line, line: Line, frame: Frame) -> bool:
    """Whether the next line's first word had room on the last one, which then was ended by hand."""
    return last.x1 + _need(line) < frame.right - 0.1 * line.size


def _need(line: Line) -> float:
    """Width of the part that a line break could not part: up to the first space, hyphen or slash."""
    width, first = 0.0, line.words[0]
    for gap, word in zip(line.gaps, line.words, strict=True):
        if gap:
            break
        width = word.x1 - first.x0
    part = re.match(r".+?[-/–]", first.text)
    if part and part.end() < len(first.text):
        width = (first.x1 - first.x0) * part.end() / len(first.text)
    return width + 0.25 * line.size


def _rest(sofar: list[Line]) -> float:
    """Where the lines after the first begin."""
    return sofar[1].x0 if len(sofar) > 1 else sofar[0].x0


def _caps(line: Line) -> bool:
    return line.text.upper() == line.text and any(each.isalpha() for each in line.text)


def _emphasis(line: Line) -> int:
    """The format of most of a line."""
    counts: dict[int, int] = {}
    for word in line.words:
        counts[word.look] = counts.get(word.look, 0) + len(word.text)
    return max(counts, key=lambda look: counts[look])


def paragraph(group: list[tuple[Line, Frame]], looks: list[Format], usual: Align) -> Paragraph:
    """One paragraph of lines."""
    found, frame = [line for line, _ in group], group[0][1]
    align = _align(group, usual)
    left = _snapped(min(line.x0 - own.left for line, own in group[1:])) if len(group) > 1 and align != "center" else 0.0
    first = _snapped(found[0].x0 - frame.left - left)
    steps = [after.y - before.y for before, after in pairwise(found) if after.page == before.page]
    step = min(steps, default=frame.leading.get(found[0].size, 0.0))
    spacing = line_heights(step, found[0].size) if step else 1.0
    return Paragraph(
        runs(found, looks),
        align=align,
        left=left,
        first_line=0.0 if align in ("center", "right") else first,
        line_spacing=spacing,
        spot=Spot(page=found[0].page),
    )


def _snapped(length: float) -> float:
    return round(length, 1) if abs(length) > 1 else 0.0


def _align(group: list[tuple[Line, Frame]], usual: Align) -> Align:
    if any(frame.centred(line) for line, frame in group) and all(frame.even(line) for line, frame in group):
        return "center"
    if len(group) > 1:
        full = [near(line.x1, frame.right, 2) for line, frame in group[:-1]]
        return "justify" if all(full) else "left"
    line, frame = group[0]
    if near(line.x1, frame.right, 2) and line.x0 - frame.left > 0.3 * frame.width:
        return "right"
    return usual


def runs(found: list[Line], looks: list[Format]) -> list[Run]:
    """The text of lines as one, in runs of one format."""
    made: list[Run] = []
    before = ""
    for line in found:
        glue = "" if not before or GLUED.search(before) else " "
        for gap, word in zip((glue, *line.gaps[1:]), line.words, strict=True):
            look = looks[word.look]
            if raised(line, word):
                look = look._replace(raised=True)
            if made and made[-1].format == look:
                made[-1] = Run(made[-1].text + gap + word.text, look)
            elif made and gap:
                made[-1] = Run(made[-1].text + gap, made[-1].format)
                made.append(Run(word.text, look))
            else:
                made.append(Run(word.text, look))
        before = line.text
    return made

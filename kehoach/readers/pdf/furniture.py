"""What stands on pages and not in the text: page numbers, headers and footers. It is taken out and told."""

import re
from collections import Counter
from collections.abc import Sequence

from kehoach.blocks import Dropped, Spot
from kehoach.readers.pdf.lines import Line
from kehoach.readers.pdf.pages import Page

NUMBER, HEADER, FOOTER = "số trang", "đầu trang lặp lại", "chân trang lặp lại"
ZONE = 0.1
"""Share of the page at its top and at its bottom in which such lines stand"""
_OUTERMOST = 3
_OFF_TEXT = 1.45
_FIGURE = re.compile(r"\d{1,4}")
_NUMBER = re.compile(
    r"[-–—|/\s]*(?:trang|page)?\s*:?\s*(\d{1,4})\s*(?:(?:/|of|trên)\s*\d{1,4})?[-–—|\s]*(?:trang|page)?", re.IGNORECASE
)

Key = tuple[str, int]
"""What a line says and about where it stands"""
Ends = tuple[float, float]
"""Distances from the upper and the lower edge"""


def strip(pages: Sequence[tuple[Page, list[Line]]]) -> tuple[list[list[Line]], list[list[tuple[Line, str]]]]:
    """Of each page the lines of the text, and the others with the reason why they are dropped."""
    repeated = _repeated(pages)
    inner = _inner(pages, repeated)
    kept: list[list[Line]] = []
    taken: list[list[tuple[Line, str]]] = []
    for page, found in pages:
        reasons = _off_text([(line, _reason(line, page, found, repeated, inner)) for line in found], page)
        kept.append([line for line, reason in reasons if not reason])
        taken.append([(line, reason) for line, reason in reasons if reason])
    return kept, taken


def _off_text(reasons: list[tuple[Line, str]], page: Page) -> list[tuple[Line, str]]:
    """The same without reasons for lines as close to the text as its own lines are: they belong to it."""
    text = [line for line, reason in reasons if not reason]
    found: list[tuple[Line, str]] = []
    for line, reason in reasons:
        side = [other for other, why in reasons if why and (other.y < page.height / 2) == (line.y < page.height / 2)]
        close = any(abs(other.y - each.y) < _OFF_TEXT * each.size for other in side for each in text)
        found.append((line, "" if close and reason != NUMBER else reason))
    return found


def told(taken: Sequence[Sequence[tuple[Line, str]]]) -> list[Dropped]:
    """The same as the document tells it."""
    return [Dropped(line.text, reason, Spot(page=line.page)) for lines in taken for line, reason in lines]


def _reason(line: Line, page: Page, found: list[Line], repeated: set[Key], inner: Ends) -> str:
    side = _side(line, page, found)
    if not side:
        return ""
    number = _NUMBER.fullmatch(line.text)
    if number and line in (found[0], found[-1]) and _apart(line, found):
        return NUMBER
    if repeated.intersection(_keys(line, page)):
        if number:
            return NUMBER
        within = line.y > inner[0] - 1 if side == "top" else page.height - line.y > inner[1] - 1
        return "" if within else HEADER if side == "top" else FOOTER
    return ""


def _inner(pages: Sequence[tuple[Page, list[Line]]], repeated: set[Key]) -> Ends:
    """How near to the upper and to the lower edge of a page text stands that is not repeated.

    What is repeated in the midst of text is none of the furniture: the letterhead of each annex.
    """
    tops, ends = [1e9], [1e9]
    for page, found in pages:
        text = [
            line for line in found if not (_NUMBER.fullmatch(line.text) or repeated.intersection(_keys(line, page)))
        ]
        if text:
            tops.append(text[0].y)
            ends.append(page.height - text[-1].y)
    return min(tops), min(ends)


def _side(line: Line, page: Page, found: list[Line]) -> str:
    if line.y < ZONE * page.height and line in found[:_OUTERMOST]:
        return "top"
    if line.y > (1 - ZONE) * page.height and line in found[-_OUTERMOST:]:
        return "bottom"
    return ""


def _apart(line: Line, found: list[Line]) -> bool:
    """Whether a line stands off from the text, or in the outermost margin."""
    others = [abs(other.y - line.y) for other in found if other is not line]
    return not others or min(others) > 1.1 * line.size


def _keys(line: Line, page: Page) -> set[Key]:
    """About where a line stands, with what it says as it is and with a figure counted from the number of the page."""
    text = " ".join(line.text.casefold().split())
    place = round(min(line.y, page.height - line.y) / 6)
    found = list(_FIGURE.finditer(text))
    counted = {f"{text[: m.start()]}#{int(m[0]) - page.number}{text[m.end() :]}" for m in (*found[:1], *found[-1:])}
    return {(each, place) for each in (text, *counted)}


def _repeated(pages: Sequence[tuple[Page, list[Line]]]) -> set[Key]:
    counts: Counter[Key] = Counter()
    for page, found in pages:
        counts.update({key for line in found if _side(line, page, found) for key in _keys(line, page)})
    least = max(2, 0.5 * (len(pages) - 1))
    return {key for key, count in counts.items() if count >= least}

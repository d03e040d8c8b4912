"""Letters become words: by the gaps between them, since space characters of a PDF are there or not as its maker pleased."""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from kehoach.readers.pdf.pages import Word

GAP = 0.2
"""A gap between two words without a space character, in sizes of the font; a space of Times is 0.25 wide"""
GAP_AT_SPACE = 0.08
"""The same where there is a space character"""


SOFT_HYPHEN = "\xad"
"""In the legacy fonts of TCVN3 it is the letter ư"""


class Glyph(NamedTuple):
    """A letter as drawn; coordinates as in :class:`Word`."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    look: int
    angle: int = 0
    stamp: bool = False


def words(glyphs: Iterable[Glyph]) -> list[Word]:
    """The words of a page in the order of drawing."""
    found: list[Word] = []
    for chunk in _chunks(glyphs):
        found += _split(chunk, len(found))
    return found


def _chunks(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Letters drawn one after another on one baseline in one format."""
    chunk: list[Glyph] = []
    for glyph in glyphs:
        if chunk and not _goes_on(chunk[-1], glyph):
            yield chunk
            chunk = []
        chunk.append(glyph)
    if chunk:
        yield chunk


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    return (
        glyph.look == last.look
        and glyph.angle == last.angle
        and glyph.stamp == last.stamp
        and abs(glyph.y - last.y) < 0.1 * last.size
        and glyph.x0 > last.x0 - 0.6 * last.size
    )


def _split(chunk: list[Glyph], order: int) -> list[Word]:
    size = chunk[0].size
    usual = _usual_gap(chunk)
    found: list[Word] = []
    part: list[Glyph] = []
    space = spaced = chunk[0].text.isspace()
    for glyph in chunk:
        if glyph.text.isspace():
            space = True
            continue
        if part:
            gap = glyph.x0 - part[-1].x1 - usual
            if gap > GAP * size or (space and gap > GAP_AT_SPACE * size):
                found.append(_word(part, order + len(found), spaced))
                part, spaced = [], space
        else:
            spaced = space
        space = False
        part.append(glyph)
    if part:
        found.append(_word(part, order + len(found), spaced))
    return found


def _usual_gap(chunk: list[Glyph]) -> float:
    """The gap between letters that have no space between them: not 0 where they are spread or the widths are wrong."""
    gaps = [
        after.x0 - before.x1 for before, after in pairwise(chunk) if not (before.text.isspace() or after.text.isspace())
    ]
    return median(gaps) if len(gaps) > 3 else 0.0


def _word(part: list[Glyph], order: int, spaced: bool) -> Word:
    text = unicodedata.normalize("NFC", "".join(glyph.text for glyph in part))
    first = part[0]
    right = max(glyph.x1 for glyph in part)
    return Word(text, first.x0, right, first.y, first.size, first.look, order, spaced, first.angle, first.stamp)


def without_soft_hyphens(pages: Iterable[list[Word]]) -> list[list[Word]]:
    """The words without marks of hyphenation, which stand at the ends of words; where others stand, they are letters."""
    found = list(pages)
    if any(SOFT_HYPHEN in word.text[:-1] for words in found for word in words):
        return found
    return [
        [word._replace(text=text) for word in words if (text := word.text.replace(SOFT_HYPHEN, ""))] for words in found
    ]

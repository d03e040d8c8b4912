"""Footnotes: small print at the foot of a page, under a short line or with a raised mark, taken out of the running text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kehoach.readers.pdf.lines import Line, raised
from kehoach.readers.pdf.pages import Rule, Word

SMALL = 0.9
"""Footnotes are not larger than this share of the size of the text"""
_MARK = re.compile(r"[(\[]?(\d{1,3}|[*†‡]{1,3})[)\]]?\.?")


def text_size(found: Sequence[Sequence[Line]]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for lines in found:
        for line in lines:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=14.0)


def strip(found: list[Line], rules: Sequence[Rule], size: float) -> tuple[list[Line], list[Line]]:
    """The lines of a page without its footnotes, and those of its footnotes."""
    if not found:
        return found, []
    left, width = min(line.x0 for line in found), max(line.x1 for line in found) - min(line.x0 for line in found)
    lines = [r.y0 for r in rules if r.level and abs(r.x0 - left) < 8 and 0.08 * width < r.x1 - r.x0 < 0.6 * width]
    for height in sorted(lines):
        below = [line for line in found if line.y > height]
        if not below or len(below) == len(found):
            continue
        above = [line for line in found if line.y <= height]
        marks = {_mark(word) for line in above for word in line.words if raised(line, word)}
        marked = {_mark(line.words[0]) for line in below if begins(line)} & marks
        small = all(line.size <= SMALL * size for line in below)
        if small or (marked and _mark(below[0].words[0]) in marks):
            return [_bracketed(line, marked) for line in above], [_bracketed(line, marked, True) for line in below]
    return found, []


def _mark(word: Word) -> str:
    found = _MARK.fullmatch(word.text)
    return found[1] if found else ""


def _bracketed(line: Line, marks: set[str], first: bool = False) -> Line:
    """The line with marks of notes in brackets, as readers of other formats give them: they run into no figure."""
    words = [
        word._replace(text=f"[{mark}]")
        if (mark := _mark(word)) in marks and mark and (place == 0 if first else raised(line, word))
        else word
        for place, word in enumerate(line.words)
    ]
    return replace(line, words=tuple(words))


def begins(line: Line) -> bool:
    """Whether a line is the first of a footnote."""
    first = line.words[0]
    return bool(_MARK.fullmatch(first.text)) or (first.size < line.size and first.text[0].isdigit())


def grouped(found: Sequence[Line]) -> list[list[Line]]:
    """The lines of each footnote, over the ends of pages."""
    groups: list[list[Line]] = []
    for line in found:
        if groups and not begins(line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups

"""Footnotes: small print at the foot of a page, under a short line or with a raised mark, taken out of the running text."""

import re
from collections import Counter
from collections.abc import Sequence

from kehoach.readers.pdf.lines import Line
from kehoach.readers.pdf.pages import Rule

SMALL = 0.9
"""Footnotes are not larger than this share of the size of the text"""
_MARK = re.compile(r"\(?(\d{1,3}|[*†‡]{1,3})\)?\.?")


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
        if below and all(line.size <= SMALL * size for line in below) and len(below) < len(found):
            return [line for line in found if line.y <= height], below
    return found, []


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

"""Free strips between texts that stand side by side, seen from above."""

from collections.abc import Sequence
from statistics import median

from kehoach.readers.pdf.lines import Line

GUTTER = 0.55
"""Least width of the free strip between two columns, in sizes of the font"""

Strip = tuple[float, float]
"""From where to where nothing stands"""


def room(parts: Sequence[Line]) -> float:
    """How wide a strip between these parts must be at least."""
    return GUTTER * median(part.size for part in parts)


def between(parts: Sequence[Line], least: float) -> list[Strip]:
    """Free strips between parts, seen from above."""
    found: list[Strip] = []
    reach = parts[0].x1
    for part in sorted(parts, key=lambda part: part.x0)[1:]:
        if part.x0 - reach >= least:
            found.append((reach, part.x0))
        reach = max(reach, part.x1)
    return found


def narrowed(strips: list[Strip], parts: Sequence[Line]) -> list[Strip]:
    """What is left of each strip; one that a part covers or that becomes too narrow is gone."""
    least = room(parts)
    found: list[Strip] = []
    for low, high in strips:
        for part in parts:
            if part.x1 <= low or part.x0 >= high:
                continue
            if part.x0 <= low and part.x1 >= high:
                low = high
            elif part.x0 <= low:
                low = part.x1
            else:
                high = part.x0
        if high - low >= least:
            found.append((low, high))
    return found


def still_apart(strips: list[Strip], parts: Sequence[Line]) -> list[Strip]:
    """The strips that have parts on both sides."""
    return [strip for strip in strips if sides(parts, strip) == (True, True)]


def sides(parts: Sequence[Line], strip: Strip) -> tuple[bool, bool]:
    """Whether something stands left of a strip, and right of it."""
    return any(part.x1 <= strip[0] + 1 for part in parts), any(part.x0 >= strip[1] - 1 for part in parts)


def places(parts: Sequence[Line], strips: Sequence[Strip]) -> list[int]:
    """The column, from 0, of each part."""
    edges = [(low + high) / 2 for low, high in strips]
    return [sum(part.middle > edge for edge in edges) for part in parts]

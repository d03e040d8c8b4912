"""Bands of a page: lines that stand beside each other, parted where a gap is wide."""

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.readers.pdf.lines import MARKER, Line, pieces

SAME_BAND = 0.75
"""Baselines closer than this, in sizes of the font, stand beside each other"""


@dataclass(frozen=True)
class Band:
    """Lines beside each other, parted at wide gaps."""

    lines: tuple[Line, ...]
    parts: tuple[Line, ...]

    @property
    def y(self) -> float:
        """Baseline of its first line."""
        return self.lines[0].y

    @property
    def end(self) -> float:
        """Baseline of its last line."""
        return self.lines[-1].y


def bands(found: Sequence[Line]) -> list[Band]:
    """The lines, from top to bottom, as bands."""
    groups: list[list[Line]] = []
    for line in found:
        if groups and line.y - groups[-1][-1].y < SAME_BAND * max(line.size, groups[-1][-1].size):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Band(tuple(group), tuple(_parts(group))) for group in groups]


def _parts(group: list[Line]) -> list[Line]:
    found: list[Line] = []
    for line in group:
        for number, part in enumerate(pieces(line)):
            if (
                number and len(found[-1].words) == 1 and MARKER.fullmatch(found[-1].words[0].text)
            ):  # "1." and its text are one, however wide the tab between them
                found[-1] = Line((*found[-1].words, *part.words), line.page)
            else:
                found.append(part)
    return sorted(found, key=lambda part: part.x0)

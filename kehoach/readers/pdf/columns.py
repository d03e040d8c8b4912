"""Stretches of a page where texts stand side by side without lines: a letterhead, recipients beside a signature."""

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach.readers.pdf.frame import Frame
from kehoach.readers.pdf.lines import MARKER, Line, near, pieces, whole
from kehoach.readers.pdf.strips import Strip, between, narrowed, room, sides, still_apart

SAME_BAND = 0.75
"""Baselines closer than this, in sizes of the font, stand beside each other"""
MAX_DROP = 170.0
"""How far below the last row a lone right-hand line still belongs to the columns: room for stamp and signature"""

MAX_BANDS = 300
"""Lines on a page of small print"""


@dataclass(frozen=True)
class Columns:
    """Lines of each column, from left to right."""

    columns: tuple[tuple[Line, ...], ...]
    strips: tuple[Strip, ...]
    """The free strips between them"""

    @property
    def y(self) -> float:
        """Baseline of the first line."""
        return min(column[0].y for column in self.columns)


@dataclass(frozen=True)
class _Band:
    """Lines beside each other, parted at wide gaps."""

    lines: tuple[Line, ...]
    parts: tuple[Line, ...]

    @property
    def y(self) -> float:
        return self.lines[0].y

    @property
    def end(self) -> float:
        return self.lines[-1].y


def split(found: Sequence[Line], frame: Frame) -> list[Line | Columns]:
    """The lines of a page in reading order, with side-by-side stretches taken together."""
    bands = _bands(found)
    made: list[Line | Columns] = []
    index = 0
    while index < len(bands):
        end, strips = _stretch(bands, index, frame)
        if end > index:
            start = _reach_up(bands, index, made, strips)
            columns = _columns([part for band in bands[start:end] for part in band.parts], strips)
            made = made[: len(made) - sum(len(band.lines) for band in bands[start:index])]
            made.append(columns)
            index = end
        else:
            made += bands[index].lines
            index += 1
    return made


def _bands(found: Sequence[Line]) -> list[_Band]:
    groups: list[list[Line]] = []
    for line in found:
        if groups and line.y - groups[-1][-1].y < SAME_BAND * max(line.size, groups[-1][-1].size):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_Band(tuple(group), tuple(_parts(group))) for group in groups]


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


def _stretch(bands: list[_Band], start: int, frame: Frame) -> tuple[int, list[Strip]]:
    """Where the stretch that begins at a band ends, and the strips between its columns; no stretch ends at its start."""
    first = bands[start]
    strips = between(first.parts, room(first.parts))
    if not strips:
        return start, []
    confirmed, kept, rows = start + 1, strips, 1
    jumped = _jumped(first)
    parts = list(first.parts)
    sided = False
    for index in range(start + 1, min(len(bands), start + MAX_BANDS)):
        band = bands[index]
        if band.y - bands[index - 1].end > MAX_DROP:
            break
        left = narrowed(strips, band.parts)
        both = [strip for strip in left if sides(band.parts, strip) == (True, True)]
        if both:
            strips = still_apart(left, [*parts, *band.parts])
            if not strips:
                break
            parts += band.parts
            confirmed, kept, rows = index + 1, strips, rows + 1
            jumped = jumped or _jumped(band)
        elif left and _belongs(band, left, parts, frame):
            strips = left
            parts += band.parts
            confirmed, kept, sided = index + 1, strips, True
        elif not left:
            break
    enough = rows > 1 or jumped or sided
    return (confirmed, kept) if enough else (start, [])


def _jumped(band: _Band) -> bool:
    """Whether the drawing left a part of the band before it came to the next: they are cells."""
    return any(b.words[0].order != a.words[-1].order + 1 for a, b in zip(band.parts, band.parts[1:], strict=False))


def _belongs(band: _Band, strips: list[Strip], parts: Sequence[Line], frame: Frame) -> bool:
    """Whether a band with text in one column only belongs to the columns above it."""
    edges = [(low + high) / 2 for low, high in strips]
    places = {sum(part.middle > edge for edge in edges) for part in band.parts}
    if len(places) != 1:
        return False
    place = places.pop()
    own = [part for part in parts if sum(part.middle > edge for edge in edges) == place]
    line = band.lines[0]
    if not own:
        return False
    if place:
        x0, x1 = min(part.x0 for part in own), max(part.x1 for part in own)
        inside = x0 - 12 <= line.middle <= x1 + 12
        return inside and not (abs(line.middle - frame.middle) < 4 and abs(line.middle - (x0 + x1) / 2) > 12)
    latest = max(part.words[-1].order for part in parts if part.x0 >= strips[0][1] - 1)
    close = line.y - max(part.y for part in own) < 2.2 * line.size
    earlier = band.parts[-1].words[-1].order < latest
    like = any(near(line.x0, part.x0) and line.size == part.size for part in own) and line.size <= _small(frame)
    return close and (earlier or like)


def _small(frame: Frame) -> float:
    """Size of print smaller than that of the running text."""
    return max(frame.leading, key=lambda size: size, default=14.0) - 1.5


def _reach_up(bands: list[_Band], index: int, made: list[Line | Columns], strips: list[Strip]) -> int:
    """The first of the bands before a stretch that were drawn in the midst of it: a column that begins higher."""
    first = bands[index]
    right = [part for part in first.parts if part.x0 >= strips[0][1] - 1]
    lefts = [part for part in first.parts if part.x1 <= strips[0][0] + 1]
    start = index
    while start and made and isinstance(made[-1 - sum(len(b.lines) for b in bands[start:index])], Line):
        band = bands[start - 1]
        if len(narrowed(strips, band.parts)) < len(strips) or bands[start].y - band.end > 1.6 * band.lines[0].size:
            break
        words = band.parts[-1].words
        over_right = right and band.parts[0].x0 >= strips[0][1] - 1 and words[0].order > lefts[-1].words[-1].order
        over_left = lefts and band.parts[-1].x1 <= strips[0][0] + 1 and abs(band.lines[0].middle - lefts[0].middle) < 4
        if not (over_right or over_left):
            break
        start -= 1
        if start == 0 or len(made) <= sum(len(b.lines) for b in bands[start:index]):
            break
    return start


def _columns(parts: list[Line], strips: list[Strip]) -> Columns:
    edges = [(low + high) / 2 for low, high in strips]
    groups: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for part in parts:
        groups[sum(part.middle > edge for edge in edges)].append(part)
    return Columns(tuple(tuple(whole(group, group[0].page)) for group in groups if group), tuple(strips))


def carried(above: Columns, found: Sequence[Line | Columns]) -> tuple[Columns, int]:
    """``above``, which ends its page, with what of the next page goes on with its columns, and how many items that are."""
    columns = [list(column) for column in above.columns]
    strips = list(above.strips)
    took = 0
    for count, item in enumerate(found, 1):
        parts = pieces(item) if isinstance(item, Line) else [line for column in item.columns for line in column]
        left = narrowed(strips, parts)
        if len(left) < len(strips) or len(columns) != len(strips) + 1 or len(columns[0]) > MAX_BANDS:
            break
        edges = [(low + high) / 2 for low, high in left]
        places = [sum(part.middle > edge for edge in edges) for part in parts]
        if any(part.size not in {line.size for line in columns[k]} for part, k in zip(parts, places, strict=True)):
            break
        if isinstance(item, Line) and not any(places) and not near(item.x0, columns[0][-1].x0):
            break
        for part, place in zip(parts, places, strict=True):
            columns[place].append(part)
        strips, took = left, count
    return Columns(tuple(map(tuple, columns)), tuple(strips)), took

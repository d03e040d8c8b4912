"""How far down a page columns go: where texts stand side by side, and what alone still belongs to one of them."""

import re
from collections.abc import Sequence
from statistics import median

from kehoach.readers.pdf.bands import Band
from kehoach.readers.pdf.frame import Frame
from kehoach.readers.pdf.lines import MARKER, Line, near
from kehoach.readers.pdf.strips import Strip, between, narrowed, places, room, sides, still_apart

MAX_DROP = 170.0
"""How far below the last row a lone right-hand line still belongs to the columns: room for stamp and signature"""
MAX_BANDS = 300
"""Lines on a page of small print"""
_OFF_COLUMN = 12
"""How far off the middle of its column a line may stand whose middle is that of the page"""
_CLOSE, _CLOSE_IN_FOOT = 2.2, 3.0
"""How far apart, in sizes of the font, lines of the first column stand"""
_HEAD = re.compile(r"c[ộô]ng\s+h(?:òa|oà)\s+xã\s+hội|đảng\s+cộng\s+sản\s+việt\s+nam", re.IGNORECASE)
_FOOT = re.compile(r"nơi\s+nhận\b", re.IGNORECASE)


def stretch(bands: list[Band], start: int, frame: Frame) -> tuple[int, list[Strip]]:
    """Where the stretch that begins at a band ends, and the strips between its columns; no stretch ends at its start."""
    first = bands[start]
    strips = between(first.parts, room(first.parts))
    if not strips:
        return start, []
    known = is_head(first.parts) or is_foot(first.parts)
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
        if known and len(left) < len(strips) and _typed(band, strips, parts, frame):
            # Tabs and spaces set the columns apart, row by row: no strip stays free, the rows tell.
            confirmed, sided, rows = index + 1, True, rows + (len(band.parts) > 1)
            parts += band.parts
        elif both:
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
        elif not left or _centred(band, left, parts, frame):
            break
    enough = rows > 1 or jumped or sided
    return (confirmed, kept) if enough else (start, [])


def is_head(parts: Sequence[Line]) -> bool:
    """Whether the title of the State or of the Party is among them, which stands in a letterhead."""
    return any(_HEAD.match(part.text) for part in parts)


def is_foot(parts: Sequence[Line]) -> bool:
    """Whether recipients begin among them."""
    return any(_FOOT.match(part.text) for part in parts)


def _jumped(band: Band) -> bool:
    """Whether the drawing left a part of the band before it came to the next: they are cells."""
    return any(b.words[0].order != a.words[-1].order + 1 for a, b in zip(band.parts, band.parts[1:], strict=False))


def _typed(band: Band, strips: list[Strip], parts: Sequence[Line], frame: Frame) -> bool:
    """Whether a band over a strip goes on with columns that its writer set apart by hand."""
    if band.y - max(part.y for part in parts) > _CLOSE_IN_FOOT * band.lines[0].size:
        return False
    at = places(band.parts, strips)
    if len(band.parts) > 1:
        return len(set(at)) == len(at) == len(strips) + 1
    part = band.parts[0]
    if frame.centred(part):
        return False
    if at[0] == 0:
        return _goes_down(part, [own for own in parts if places([own], strips) == [0]])
    return part.x0 - frame.left > 0.35 * frame.width and not MARKER.fullmatch(part.words[0].text)


def _goes_down(part: Line, own: Sequence[Line]) -> bool:
    """Whether a line goes on with a list in the first column."""
    dash = part.words[0].text
    return bool(own) and near(part.x0, own[0].x0) and not dash[0].isalnum() and bool(MARKER.fullmatch(dash))


def _belongs(band: Band, strips: list[Strip], parts: Sequence[Line], frame: Frame) -> bool:
    """Whether a band with text in one column only belongs to the columns above it."""
    at = set(places(band.parts, strips))
    if len(at) != 1:
        return False
    place = at.pop()
    own = [part for part in parts if places([part], strips) == [place]]
    line = band.lines[0]
    if not own or _centred(band, strips, parts, frame):
        return False
    if place:
        if near(line.x1, frame.right, 2) and all(abs(line.middle - part.middle) > 2 * _OFF_COLUMN for part in own):
            return False  # set flush right of the page
        return min(part.x0 for part in own) - 12 <= line.middle <= max(part.x1 for part in own) + 12
    latest = max(part.words[-1].order for part in parts if part.x0 >= strips[0][1] - 1)
    foot, head = is_foot(own), is_head(parts) and near(line.middle, own[-1].middle)
    close = line.y - max(part.y for part in own) < (_CLOSE_IN_FOOT if foot else _CLOSE) * line.size
    earlier = band.parts[-1].words[-1].order < latest
    like = any(near(line.x0, part.x0) and line.size == part.size for part in own) and line.size <= _small(frame)
    return close and (earlier or like or head or (foot and _goes_down(line, own)))


def _centred(band: Band, strips: list[Strip], parts: Sequence[Line], frame: Frame) -> bool:
    """Whether a band is one line in the middle of the page, and not in that of a column."""
    if len(band.parts) > 1:
        return False
    line = band.parts[0]
    own = [part.middle for part in parts if places([part], strips) == places([line], strips)]
    return abs(line.middle - frame.middle) < 4 and bool(own) and abs(line.middle - median(own)) > _OFF_COLUMN


def _small(frame: Frame) -> float:
    """Size of print smaller than that of the running text."""
    return max(frame.leading, key=lambda size: size, default=14.0) - 1.5

"""A text as shown beside the letters that it was typed with, where white space, signs of layout and escapes differ."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from kehoach.text.changes import Change


class Unit(NamedTuple):
    """Something typed: what it shows as (a letter, or nothing), and where it stands."""

    text: str
    start: int
    end: int
    optional: bool = False
    """Whether it may show as nothing after all"""


class Letters:
    """For each letter of ``text``, where it was typed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.glued: set[int] = set()
        """Offsets that no change may begin or end at: inside of what was typed as one"""

    def put(self, count: int, start: int, end: int) -> None:
        """The next ``count`` letters were typed as one, there."""
        for index in range(count):
            if index:
                self.glued.add(len(self.starts))
            self.starts.append(end if index else start)
            self.ends.append(end)

    def typed(self, change: Change, *, behind: bool) -> Change:
        """``change`` of the shown text as one of what was typed; something put in stands ``behind`` the letter before it."""
        start, end, new = change
        while start in self.glued:
            start, new = start - 1, self.text[start - 1] + new
        while end in self.glued:
            end, new = end + 1, new + self.text[end]
        if start < end:
            return Change(self.starts[start], self.ends[end - 1], new)
        if start and (behind or start == len(self.text)):
            return Change(self.ends[start - 1], self.ends[start - 1], new)
        return Change(self.starts[start], self.starts[start], new)


def align(text: str, units: Sequence[Unit], first: int = 0) -> tuple[Letters, int] | None:
    """``text`` beside the ``units`` from ``first`` on, and the number of the unit behind the last; None where they differ.

    White space counts as alike, however much there is.
    """
    found = Letters(text)
    at, index, count = 0, first, len(units)
    while at < len(text):
        if text[at].isspace():
            stop = at
            while stop < len(text) and text[stop].isspace():
                stop += 1
            space = []
            while index < count and (units[index].optional or units[index].text.isspace() or not units[index].text):
                if units[index].text.isspace():
                    space.append(units[index])
                elif space and units[index].text and text.startswith(units[index].text, stop):
                    break
                index += 1
            if not space:
                return None
            if "".join(each.text for each in space) == text[at:stop]:
                for each in space:
                    found.put(1, each.start, each.end)
            else:
                found.put(stop - at, space[0].start, space[-1].end)
            at = stop
            continue
        if index >= count:
            return None
        shows, start_at, end_at, optional = units[index]
        if shows and text.startswith(shows, at):
            found.put(len(shows), start_at, end_at)
            at += len(shows)
        elif shows and not optional and not shows.isspace():
            return None
        index += 1
    return found, index


def clusters(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The letters of a stretch of ``text`` in NFC, each with the marks that were typed behind it."""
    found: list[tuple[str, int, int]] = []
    at = start
    while at < end:
        stop = at + 1
        if text[at] >= " ":
            while stop < end and stop - at < 8 and "\u0300" <= text[stop] <= "\u036f":
                stop += 1
        letter = text[at:stop]
        found.append((letter if letter.isascii() else unicodedata.normalize("NFC", letter), at, stop))
        at = stop
    return found

"""Words that know where they come from: a string to every template, with its source and emphasis beside it.

A template sees and compares plain text. Only when words are put into a Word file do their marks go with them (see
:mod:`kehoach.writers.marks`); what a template makes of them by a filter is plain text again, without marks, never without words.
"""

from collections.abc import Iterable
from enum import IntFlag
from typing import NamedTuple


class Look(IntFlag):
    """Emphasis."""

    PLAIN = 0
    BOLD = 1
    ITALIC = 2


class Source(NamedTuple):
    """Characters ``start`` to ``end`` print ``target`` (see :mod:`kehoach.model.embedded`). ``unit`` is what they stand for:
    themselves in their paragraph (p), the table row (r) or the table (t) that they are printed in."""

    start: int
    end: int
    unit: str
    target: str


class Stretch(NamedTuple):
    """Characters ``start`` to ``end`` look so."""

    start: int
    end: int
    look: Look


class Printed(str):
    """Words with their sources and emphasis, each in order and apart from one another."""

    __slots__ = ("looks", "sources")

    sources: tuple[Source, ...]
    looks: tuple[Stretch, ...]


def printed(text: str, sources: Iterable[Source] = (), looks: Iterable[Stretch] = ()) -> Printed:
    """``text`` with its sources and emphasis."""
    made = Printed(text)
    made.sources, made.looks = tuple(sources), tuple(looks)
    return made


def of(target: str, text: str, looks: Iterable[Stretch] = ()) -> Printed:
    """``text`` as the words of ``target``."""
    return printed(text, [Source(0, len(text), "p", target)], looks)


def standing_for(unit: str, target: str, text: str) -> Printed:
    """``text`` in the row (``r``) or table (``t``) of ``target``."""
    return printed(text, [Source(0, len(text), unit, target)])


def joined(parts: Iterable[str], between: str = "") -> str:
    """The parts as one text, ``between`` between them; each keeps its source and emphasis, neighbours of one source share it."""
    text, sources, looks = "", list[Source](), list[Stretch]()
    for each in parts:
        offset = len(text) + (len(between) if text else 0)
        text = f"{text}{between}{each}" if text else str(each)
        if not isinstance(each, Printed):
            continue
        for source in each.sources:
            moved = source._replace(start=source.start + offset, end=source.end + offset)
            if sources and sources[-1][2:] == moved[2:]:
                moved = moved._replace(start=sources.pop().start)
            sources.append(moved)
        looks += [look._replace(start=look.start + offset, end=look.end + offset) for look in each.looks]
    return printed(text, sources, looks) if sources or looks else text

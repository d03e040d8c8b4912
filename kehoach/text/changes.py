"""What changes when one text becomes another: the least pieces, letter by letter or word by word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

MAX_PARTED: Final = 1500
"""Words of an excerpt above which it is not parted into what stays and what changes, which takes quadratic time"""
MAX_PAIRS: Final = 30_000
"""Pairs of equal words, one of each text, above which the same holds; a long sentence has hundreds"""
_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
_SLOT: Final = re.compile(r"\[\[[^\[\]]*\]\]")
_SLOT_OR_TOKEN: Final = re.compile(rf"{_SLOT.pattern}|{_TOKENS.pattern}")
_LONG: Final = 4
"""Words from which on a change is long: between two such, one word alone is not kept"""
_FEW: Final = 2
"""Words that are not kept where nothing is done but to put others on their other side"""


class Change(NamedTuple):
    """``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str


def changes(trich: str, sua: str, at: int = 0, *, words: bool = False) -> list[Change]:
    """What changes when ``trich`` at offset ``at`` becomes ``sua``, as little as can be; ``words``: whole words."""
    parts: list[Change] = []
    for part in _parts(trich, sua, words=words):
        start, end, new = part
        if words and parts and _one(trich, parts[-1], part):  # so that nobody takes one half and leaves the other
            before = parts.pop()
            start, new = before.start, before.new + trich[before.end : start] + new
        parts.append(Change(start, end, new))
    return [Change(at + start, at + end, new) for start, end, new in parts]


def _one(text: str, before: Change, behind: Change) -> bool:
    """Whether two changes are better read as one: hardly anything stays between them."""
    between = text[before.end : behind.start]
    words = between.split()
    if not words:
        return True
    if len(words) > _FEW or "\n" in between:
        return False
    adds, takes = before.start == before.end, not before.new.strip()
    if (adds and not behind.new.strip()) or (
        takes and behind.start == behind.end
    ):  # a name with a syllable of the other
        return True
    sides = (max(len(text[each.start : each.end].split()), len(each.new.split())) for each in (before, behind))
    return len(words) == 1 and words[0].isalnum() and min(sides) >= _LONG


def made(text: str, parts: Iterable[Change]) -> str:
    """``text`` with these changes, which stand in order."""
    out: list[str] = []
    at = 0
    for start, end, new in parts:
        out += (text[at:start], new)
        at = end
    return "".join([*out, text[at:]])


def _parts(old: str, new: str, *, words: bool) -> Iterator[Change]:
    before = _TOKENS.findall(old)
    after = _slotted(old, new) if words else _TOKENS.findall(new)
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    offset = sum(map(len, before[:head]))
    before, after = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(before) > MAX_PARTED or len(after) > MAX_PARTED or (words and _pairs(before, after) > MAX_PAIRS):
        pairs = [(0, len(before), 0, len(after))]
    else:
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        pairs = [each[1:] for each in matcher.get_opcodes() if each[0] != "equal"]
    lengths = [0]
    for token in before:
        lengths.append(lengths[-1] + len(token))
    for a, b, c, d in pairs:
        change = Change(offset + lengths[a], offset + lengths[b], "".join(after[c:d]))
        yield change if words else _narrowed(old, change)


def _slotted(old: str, new: str) -> list[str]:
    """The tokens of ``new``; a slot to be filled in is one, but where ``old`` has one much like it."""
    there = [set(each.split()) for each in _SLOT.findall(old)]
    found: list[str] = []
    for token in _SLOT_OR_TOKEN.findall(new):
        own = set(token.split())
        alike = _SLOT.fullmatch(token) and any(2 * len(own & each) > len(own) for each in there)
        found += _TOKENS.findall(token) if alike else [token]
    return found


def _pairs(before: Sequence[str], after: Sequence[str]) -> int:
    counts = Counter(after)
    return sum(counts[each] for each in before if not each.isspace())


def _narrowed(old: str, change: Change) -> Change:
    """``change`` without the letters that stay at its ends."""
    start, end, new = change
    head = _alike(old[start:end], new)
    start, new = start + head, new[head:]
    tail = _alike(old[start:end][::-1], new[::-1])
    return Change(start, end - tail, new[: len(new) - tail])


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many first elements are the same."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))

"""Old and new words of a text side by side: what is common, what is only here, what is only there."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_TOKEN = re.compile(r"\s+|[\w/.-]*\w|.", re.DOTALL)
_MAX_TOKENS = 3000
"""Longer texts are compared from both ends only."""
_ISLAND = 2
"""So few words between two changes are shown with them: a text that flickers is hard to read."""


class Doan(NamedTuple):
    """A piece of both texts; ``cu == moi`` where nothing changed."""

    cu: str
    moi: str

    @property
    def chung(self) -> bool:
        """Whether both sides have it."""
        return self.cu == self.moi


def parts(cu: str, moi: str) -> list[Doan]:
    """The pieces; those of one side on end are that side, letter by letter."""
    old, new = _TOKEN.findall(cu), _TOKEN.findall(moi)
    return list(_joined([Doan("".join(old[a:b]), "".join(new[c:d])) for a, b, c, d in _pieces(old, new)]))


def _pieces(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    if len(old) + len(new) <= _MAX_TOKENS:
        for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            yield a, b, c, d
        return
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    yield 0, start, 0, start
    yield start, len(old) - end, start, len(new) - end
    yield len(old) - end, len(old), len(new) - end, len(new)


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    both = zip(old, new, strict=False)
    return next((index for index, (a, b) in enumerate(both) if a != b), min(len(old), len(new)))


def _joined(pieces: list[Doan]) -> Iterator[Doan]:
    """Changes with next to nothing between them made one."""
    changed = Doan("", "")
    for index, each in enumerate(pieces):
        island = each.chung and len(each.cu.split()) < _ISLAND and 0 < index < len(pieces) - 1
        if not each.chung or (island and not changed.chung):
            changed = Doan(changed.cu + each.cu, changed.moi + each.moi)
            continue
        if not changed.chung:
            yield changed
        changed = Doan("", "")
        if each.cu:
            yield each
    if not changed.chung:
        yield changed

"""Names looked up word by word, whatever stands between the words: one pass over a text for hundreds of names."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from kehoach.rules.noi_nhan._nen import chuan

_WORD = re.compile(r"[^\W_]+")
_SKIPPED = frozenset({"và"})
MOST_LETTERS = 2400
"""So many letters of a text are looked at"""

P = TypeVar("P")
Cay = Mapping[str, Sequence[tuple[tuple[str, ...], P]]]
"""First word of a name -> the names, the longest first, each with what it means"""


class Tu(NamedTuple):
    """A word as it is compared, and where it stands."""

    chu: str
    dau: int
    cuoi: int


_one = lru_cache(maxsize=4096)(chuan)


def cac_tu(text: str) -> list[Tu]:
    """The words of a text; ``và`` is none, nor is ``&``: the names of bodies are written with and without."""
    found = ((_one(m[0]), m.start(), m.end()) for m in _WORD.finditer(text, 0, MOST_LETTERS))
    return [Tu(*each) for each in found if each[0] not in _SKIPPED]


def trong_cay(names: Iterable[tuple[str, P]]) -> Cay[P]:
    """The names as :func:`tim` wants them."""
    tree: dict[str, list[tuple[tuple[str, ...], P]]] = {}
    for name, meaning in names:
        parts = tuple(each.chu for each in cac_tu(name))
        if parts:
            tree.setdefault(parts[0], []).append((parts, meaning))
    for found in tree.values():
        found.sort(key=lambda each: -len(each[0]))
    return tree


def tim(words: Sequence[Tu], tree: Cay[P], at: int) -> tuple[int, P] | None:
    """The longest name that begins at word ``at``: how many words it has, what it means."""
    for parts, meaning in tree.get(words[at].chu, ()):
        if len(words) >= at + len(parts) and all(words[at + k].chu == part for k, part in enumerate(parts)):
            return len(parts), meaning
    return None


def tim_het(words: Sequence[Tu], tree: Cay[P]) -> Iterator[tuple[int, int, P]]:
    """Every name, the longest at each place: its first word, how many words, what it means."""
    at = 0
    while at < len(words):
        found = tim(words, tree, at)
        if found is None:
            at += 1
            continue
        yield at, found[0], found[1]
        at += found[0]

"""Sequences: which rows of two are the same, and which of a shuffled sequence moved."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Sequence
from itertools import product

from kehoach.diffing.giong import ratio

_SIMILAR = 0.5
_MAX_PAIRS = 2500
"""So many pairs of rows between two that stay are compared; of more the first goes with the first."""

Words = tuple[str, ...]


def moved(places: Sequence[int]) -> set[int]:
    """The fewest indices of ``places`` without which it ascends: what moved, when the others stayed."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(places):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [index]
    kept: set[int] = set()
    last = ends[-1] if ends else -1
    while last >= 0:
        kept.add(last)
        last = before[last]
    return set(range(len(places))) - kept


def align(old: Sequence[Words], new: Sequence[Words]) -> dict[int, int]:
    """Index of each old row -> that of the new row that is the same: equal words first, then similar ones between two
    that stayed, then similar ones anywhere."""
    waiting: dict[Words, deque[int]] = defaultdict(deque)
    for index, row in enumerate(new):
        waiting[row].append(index)
    found = {index: waiting[row].popleft() for index, row in enumerate(old) if waiting.get(row)}
    for olds, news in _gaps(found, len(old), len(new)):
        found.update(_similar(old, new, olds, news))
    taken = set(found.values())
    olds, news = ([each for each in range(len(row)) if each not in used] for row, used in ((old, found), (new, taken)))
    if len(olds) * len(news) <= _MAX_PAIRS:
        found.update(_similar(old, new, olds, news))
    return dict(sorted(found.items()))


def _gaps(found: dict[int, int], old: int, new: int) -> list[tuple[list[int], list[int]]]:
    """The rows left on both sides, from one pair to the next."""
    pairs = list(found.items())
    out = moved([each for _, each in pairs])
    taken = set(found.values())
    gaps, first, second = [], 0, 0
    for end, other in [*(each for index, each in enumerate(pairs) if index not in out), (old, new)]:
        olds = [each for each in range(first, end) if each not in found]
        news = [each for each in range(second, other) if each not in taken]
        if olds and news:
            gaps.append((olds, news))
        first, second = end + 1, other + 1
    return gaps


def _similar(old: Sequence[Words], new: Sequence[Words], olds: list[int], news: list[int]) -> dict[int, int]:
    few = len(olds) * len(news) <= _MAX_PAIRS
    pairs = product(olds, news) if few else zip(olds, news, strict=False)
    scored = [(ratio(old[a], new[b]), a, b) for a, b in pairs]
    found: dict[int, int] = {}
    used: set[int] = set()
    order = sorted(
        (each for each in scored if each[0] >= _SIMILAR), key=lambda each: (-each[0], abs(each[1] - each[2]))
    )
    for _, a, b in order:
        if a not in found and b not in used:
            found[a] = b
            used.add(b)
    return found

"""Order from three sequences: ours, with what the new one has moved or added put after its nearest earlier neighbour."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

K = TypeVar("K", bound=Hashable)


class Xep(NamedTuple):
    """An order that was merged."""

    day: list[Any]
    doi_cho: list[Any]
    """What stands elsewhere among the others than we had it"""
    xung_dot: bool
    """Whether both sides moved the same and not alike"""


def xep(goc: Sequence[K], moi: Sequence[K], ta: Sequence[K], giu: Collection[K]) -> Xep:
    """The members of ``giu`` in order; each of them is in ``moi`` or ``ta``, none twice in one sequence."""
    kept = set(giu)
    ours = [each for each in ta if each in kept]
    common = kept.intersection(goc, moi, ta)
    before, theirs, now = ([each for each in seq if each in common] for seq in (goc, moi, ta))
    moved, moved_by_us = da_doi(before, theirs), da_doi(before, now)
    take = moved - moved_by_us
    day = [each for each in ours if each not in take]
    placed = set(day)
    last: K | None = None
    for each in moi:
        if each in kept and each not in placed:
            day.insert(0 if last is None else day.index(last) + 1, each)
            placed.add(each)
        if each in placed:
            last = each
    return Xep(day, [each for each in theirs if each in take], bool(moved & moved_by_us) and theirs != now)


def da_doi(cu: Sequence[K], moi: Sequence[K]) -> set[K]:
    """Of two orders of the same members: a smallest set that one has to move to make ``moi`` of ``cu``."""
    place = {each: index for index, each in enumerate(cu)}
    ends: list[int] = []
    last: list[K] = []
    before: dict[K, K | None] = {}
    for each in moi:
        at = bisect_left(ends, place[each])
        ends[at : at + 1] = [place[each]]
        last[at : at + 1] = [each]
        before[each] = last[at - 1] if at else None
    stay: set[K] = set()
    step = last[-1] if last else None
    while step is not None:
        stay.add(step)
        step = before[step]
    return set(moi) - stay


def gop_day(goc: Sequence[Any], moi: Sequence[Any], ta: Sequence[Any]) -> list[Any] | None:
    """Three lists of plain values made one: what one side added is in, what one side took out is out.

    None if both replaced the same value, each by its own.
    """
    keyed = [dict(_keys(seq)) for seq in (goc, moi, ta)]
    old, theirs, ours = (set(each) for each in keyed)
    if old - theirs - ours and theirs - old - ours and ours - old - theirs:
        return None
    kept = {each for each in theirs | ours if (each in theirs and each in ours) or each not in old}
    values = keyed[1] | keyed[2]
    return [values[each] for each in xep(list(keyed[0]), list(keyed[1]), list(keyed[2]), kept).day]


def _keys(values: Iterable[Any]) -> Iterable[tuple[tuple[str, int], Any]]:
    """Each value under a key that equal ones share, but for how many came before."""
    seen: Counter[str] = Counter()
    for each in values:
        seen[repr(each)] += 1
        yield (repr(each), seen[repr(each)]), each

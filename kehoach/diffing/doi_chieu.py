"""Which node of one plan is which node of another.

``pair(old, new)`` gives a :class:`DoiChieu`: ``moi`` maps the id of an old node to that of the new one that is the same,
``cu`` the other way round; one-to-one, only within a kind (can_cu, muc at any depth and in annexes, noi_nhan, phu_luc,
chi_tieu, nhiem_vu). A node in neither was removed or added. ``flat(plan)`` gives id -> node, in reading order, with its
parent. The same two plans always give the same pairs; ``pair(new, old)`` gives the same ones turned round.

An id is made of the first words of a node (:mod:`kehoach.model.ids`), so it is a hint, not a proof: a node whose first
words changed has another id, and an id may have gone to another node. From the surest to the least sure:

1. same id and equal text;
2. equal text under the same parent, then anywhere if it is long enough to be told from others;
3. a basis with the number of the same document;
4. same id and nearly equal text; nearly equal text; same id and related text;
5. a parent whose children are the children of the other;
6. equal text that is short; similar text, the less alike the more its parent and neighbours must agree.

Texts are compared as :mod:`kehoach.diffing.giong` says. Only nodes that share a rare word or hang at the same place are
compared, so 2,000 nodes take well under a second.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from kehoach.diffing.giong import common, ratio
from kehoach.diffing.nut import LoaiNut, NutPhang, flat
from kehoach.model.plan import KeHoach

__all__ = ["DoiChieu", "LoaiNut", "NutPhang", "flat", "pair"]

NEARLY = 0.75
"""So much of two texts is common when only a year, a name or a figure was changed."""
RELATED = 0.35
"""So much, when it bears the same id."""
WITHIN = 0.8
"""So much of the shorter is in the longer, when words were only added."""
SIMILAR = {LoaiNut.NOI_NHAN: 0.7, LoaiNut.CHI_TIEU: 0.6}
"""So much, when nothing else speaks for it; of kinds whose texts are alike by nature it takes more."""
_SIMILAR, _SIMILAR_SHORT = 0.5, 0.6
_SAME_PLACE, _BETWEEN_PAIRS = 0.05, 0.15
_LONG = 5
"""From so many words on a text is told from all others; as many as make an id."""
_CANDIDATES = 6
_POSTINGS = 24
_MAX_TIES = 2500

Score = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class DoiChieu:
    """Old id -> new id (``moi``) and new id -> old id (``cu``) of the nodes that both plans have."""

    moi: dict[str, str]
    cu: dict[str, str]


def pair(old: KeHoach, new: KeHoach) -> DoiChieu:
    """Match the nodes of two plans; see the head of this module."""
    before, after = flat(old), flat(new)
    if _order(before) > _order(after):  # one way only, so that ties fall alike both ways
        turned = pair(new, old)
        return DoiChieu(turned.cu, turned.moi)
    work = _Work(before, after)
    work.same_id(lambda a, b: a.khoa == b.khoa)
    work.equal_here()
    work.equal_anywhere(_LONG)
    work.same_document()
    work.same_id(lambda a, b: ratio(a.tu, b.tu) >= NEARLY)
    work.equal_here()
    work.similar(lambda *_: NEARLY)
    work.same_id(_related)
    work.by_children()
    work.equal_here()
    work.equal_anywhere(1)
    work.similar(work.needed)
    work.by_children()
    return DoiChieu(work.moi, work.cu)


def _order(nodes: dict[str, NutPhang]) -> list[tuple[str, str, str]]:
    return [(each.id, each.khoa, each.cha) for each in nodes.values()]


class _Work:
    """The pairs so far, and the steps that add to them."""

    def __init__(self, old: dict[str, NutPhang], new: dict[str, NutPhang]) -> None:
        self.old, self.new = old, new
        self.moi: dict[str, str] = {}
        self.cu: dict[str, str] = {}
        self._old_sides, self._new_sides = _neighbours(old), _neighbours(new)

    def same_id(self, agrees: Callable[[NutPhang, NutPhang], bool]) -> None:
        """Nodes with one id, where ``agrees`` says so."""
        for a in self._left():
            b = self.new.get(a.id)
            if b is not None and b.id not in self.cu and a.loai is b.loai and agrees(a, b):
                self._add(a, b)

    def equal_here(self) -> None:
        """Equal text under one parent, parents first, in order."""
        waiting: dict[tuple[LoaiNut, str, str], deque[NutPhang]] = defaultdict(deque)
        for b in self._right():
            waiting[b.loai, b.khoa, b.cha].append(b)
        for a in self._left():
            if a.cha and a.cha not in self.moi:
                continue
            queue = waiting.get((a.loai, a.khoa, self.moi.get(a.cha, "")))
            if queue:
                self._add(a, queue.popleft())

    def equal_anywhere(self, least: int) -> None:
        """Equal text of at least ``least`` words; of several the one whose surroundings agree best."""
        self._by(attrgetter("khoa"), lambda each: len(each.tu) >= least)

    def same_document(self) -> None:
        """Bases with one number; the number of a law is not always said, that of all others is."""
        self._by(attrgetter("so_ky_hieu"), lambda each: bool(each.so_ky_hieu))

    def _by(self, named: Callable[[NutPhang], str], counts: Callable[[NutPhang], bool]) -> None:
        groups: dict[tuple[LoaiNut, str], list[NutPhang]] = defaultdict(list)
        for b in filter(counts, self._right()):
            groups[b.loai, named(b)].append(b)
        ties: dict[tuple[LoaiNut, str], list[NutPhang]] = defaultdict(list)
        for a in filter(counts, self._left()):
            ties[a.loai, named(a)].append(a)
        for name, olds in ties.items():
            news = groups.get(name, [])
            if len(olds) * len(news) > _MAX_TIES:
                for a, b in zip(olds, news, strict=False):
                    self._add(a, b)
            else:
                self._take(((float(self._agreement(a, b)),), a, b) for a in olds for b in news)

    def similar(self, needed: Callable[[NutPhang, NutPhang], float]) -> None:
        """Texts that have in common at least what ``needed`` asks of the two, the most alike first."""
        found: list[tuple[Score, NutPhang, NutPhang]] = []
        for a, b in self._candidates():
            alike = ratio(a.tu, b.tu)
            if alike >= needed(a, b):
                found.append(((alike + 0.02 * self._agreement(a, b) + 0.01 * (a.id == b.id),), a, b))
        self._take(found)

    def needed(self, a: NutPhang, b: NutPhang) -> float:
        """What two texts must have in common to be one node, all else considered."""
        shorter = min(len(a.tu), len(b.tu))
        short, beside = shorter < _LONG, self._beside(a, b)
        placed = self._same_parent(a, b) and (beside == 2 or (beside and not short)) and a.loai is not LoaiNut.CAN_CU
        if placed and common(a.tu, b.tu) >= WITHIN * shorter > 0:
            return 0
        least = SIMILAR.get(a.loai, _SIMILAR_SHORT if short else _SIMILAR)
        return least - _SAME_PLACE * self._same_parent(a, b) - _BETWEEN_PAIRS * (beside == 2)

    def by_children(self) -> None:
        """A parent most of whose children are children of one other, whatever its own words; the deepest first."""
        below_old, below_new = _children(self.old), _children(self.new)
        for a in reversed(list(self._left())):
            children = below_old.get(a.id, [])
            above = Counter(self.new[self.moi[each]].cha for each in children if each in self.moi)
            for parent, count in above.most_common(1):
                b = self.new.get(parent)
                most = max(len(children), len(below_new[parent]))
                if b is not None and parent not in self.cu and b.loai is a.loai and 2 * count >= most:
                    self._add(a, b)

    def _candidates(self) -> Iterator[tuple[NutPhang, NutPhang]]:
        """Pairs worth a comparison: those with the most rare words in common, and those at the same place."""
        postings: dict[tuple[LoaiNut, str], list[NutPhang]] = defaultdict(list)
        for b in self._right():
            for term in _terms(b):
                postings[b.loai, term].append(b)
        for a in self._left():
            weight: dict[str, float] = {}
            shared = [postings.get((a.loai, term), []) for term in _terms(a)]
            for each in sorted(shared, key=len)[: 2 * _POSTINGS]:
                for b in each if len(each) <= _POSTINGS else ():
                    weight[b.id] = weight.get(b.id, 0) + 1 / len(each)
            best = sorted(weight, key=lambda name: (-weight[name], self.new[name].thu_tu))[:_CANDIDATES]
            for name in dict.fromkeys([*best, *self._places(a)]):
                yield a, self.new[name]

    def _places(self, a: NutPhang) -> list[str]:
        """Free new nodes that stand beside the pair of a neighbour of ``a``, or bear its id."""
        before, after = self._old_sides[a.id]
        sides = self._new_sides
        found = [a.id]
        if before in self.moi:
            found.append(sides[self.moi[before]][1])
        if after in self.moi:
            found.append(sides[self.moi[after]][0])
        return [each for each in found if each in self.new and each not in self.cu and self.new[each].loai is a.loai]

    def _agreement(self, a: NutPhang, b: NutPhang) -> int:
        return 4 * self._same_parent(a, b) + 2 * (a.cap == b.cap) + self._beside(a, b)

    def _same_parent(self, a: NutPhang, b: NutPhang) -> bool:
        return self.moi.get(a.cha, "") == b.cha if a.cha else not b.cha

    def _beside(self, a: NutPhang, b: NutPhang) -> int:
        """On how many sides, 0 to 2, the neighbours are a pair, or both have none."""
        mine, others = self._old_sides[a.id], self._new_sides[b.id]
        return sum(
            self.moi.get(each, "") == other for each, other in zip(mine, others, strict=True) if each or not other
        )

    def _take(self, found: Iterable[tuple[Score, NutPhang, NutPhang]]) -> None:
        """The best first, each node once; of equals the one that moves least, then the first."""
        order = sorted(found, key=lambda each: (-each[0][0], abs(each[1].thu_tu - each[2].thu_tu), each[1].thu_tu))
        for _, a, b in order:
            if a.id not in self.moi and b.id not in self.cu:
                self._add(a, b)

    def _add(self, a: NutPhang, b: NutPhang) -> None:
        self.moi[a.id] = b.id
        self.cu[b.id] = a.id

    def _left(self) -> list[NutPhang]:
        return [each for each in self.old.values() if each.id not in self.moi]

    def _right(self) -> list[NutPhang]:
        return [each for each in self.new.values() if each.id not in self.cu]


def _terms(node: NutPhang) -> Iterable[str]:
    """The words and the pairs of neighbouring words, each once; syllables are common, pairs of them much less."""
    return dict.fromkeys([*node.tu, *(f"{one} {two}" for one, two in pairwise(node.tu))])


def _related(a: NutPhang, b: NutPhang) -> bool:
    """Whether enough is common, or one is the other with more words."""
    shared = common(a.tu, b.tu)
    shorter = min(len(a.tu), len(b.tu))
    return 2 * shared >= RELATED * (len(a.tu) + len(b.tu)) or (shorter >= _LONG and shared >= WITHIN * shorter)


def _children(nodes: dict[str, NutPhang]) -> dict[str, list[str]]:
    """Id of a parent -> ids of its children in order; those directly under the plan by their kind."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in nodes.values():
        found[each.cha or each.loai].append(each.id)
    return found


def _neighbours(nodes: dict[str, NutPhang]) -> dict[str, tuple[str, str]]:
    """Id -> ids of the sibling before and the one after; empty where there is none."""
    return {
        name: (before, after)
        for row in _children(nodes).values()
        for before, name, after in zip(["", *row], row, [*row[1:], ""], strict=False)
    }

"""Which part of three plans is which: a triple for each part, with a side empty where that plan does not have it.

Nodes with an id are matched by :func:`kehoach.diffing.doi_chieu.pair`, from the old plan to each of the others; what both
of these added is one part if it says the same. Rows of a table are matched by their words, where all three have the same
columns; else the table is one field of its section.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from kehoach.diffing.doi_chieu import DoiChieu, pair
from kehoach.diffing.giong import key, ratio, words
from kehoach.diffing.nhanh import HANG, Nhanh, tao_cay, them_con, viet
from kehoach.model.plan import KeHoach

_ALIKE = 0.6
"""So much of the words of two rows is common when one is the other, changed."""
_MAX_ROWS = 100
"""So many rows left over on a side are compared word by word."""
_TT = ("tt", "stt", "số tt")


@dataclass(eq=False, slots=True)
class BoBa:
    """One part of three plans."""

    goc: Nhanh | None = None
    moi: Nhanh | None = None
    ta: Nhanh | None = None

    @property
    def mot(self) -> Nhanh:
        """Any of the three: ours first, then the new one."""
        found = self.ta or self.moi or self.goc
        assert found is not None  # noqa: S101
        return found

    @property
    def loai(self) -> str:
        """Its kind."""
        return self.mot.loai


class BaCay:
    """Three trees and their triples."""

    def __init__(self, goc: KeHoach, moi: KeHoach, ta: KeHoach) -> None:
        self.goc, self.moi, self.ta = tao_cay(goc), tao_cay(moi), tao_cay(ta)
        self.bo: dict[Nhanh, BoBa] = {}
        """Part of any tree -> its triple"""
        self.danh_so_lai: set[BoBa] = set()
        """Sections whose table counts its rows in the first column: it is counted anew"""
        self.tat_ca = self._match(goc, moi, ta)
        for each in list(self.tat_ca):
            self.tat_ca += self._rows(each)

    def tren(self, nhanh: Nhanh | None) -> BoBa | None:
        """The triple above ``nhanh`` in its own tree."""
        return self.bo[nhanh.cha] if nhanh and nhanh.cha else None

    def _match(self, goc: KeHoach, moi: KeHoach, ta: KeHoach) -> list[BoBa]:
        all_moi, all_ta = ({each.id: each for each in tree.cay() if each.id} for tree in (self.moi, self.ta))
        to_moi, to_ta = _pairs(self.goc, all_moi, pair(goc, moi)), _pairs(self.goc, all_ta, pair(goc, ta))
        triples = [BoBa(self.goc, self.moi, self.ta)]
        for each in list(self.goc.cay())[1:]:
            triples += [BoBa(each, all_moi.get(to_moi.get(each.id, "")), all_ta.get(to_ta.get(each.id, "")))]
        found = [self._add(each) for each in triples]
        twins = self._added_by_both()
        found += [self._add(BoBa(None, each, twins.get(each))) for each in self.moi.cay() if each not in self.bo]
        found += [self._add(BoBa(ta=each)) for each in self.ta.cay() if each not in self.bo]
        return found

    def _add(self, bo: BoBa) -> BoBa:
        for each in (bo.goc, bo.moi, bo.ta):
            if each:
                self.bo[each] = bo
        return bo

    def _added_by_both(self) -> dict[Nhanh, Nhanh]:
        """Parts that both sides added: the same words at the same place, then anywhere, then the same title at one place."""
        left = [each for each in self.moi.cay() if each not in self.bo]
        right = [each for each in self.ta.cay() if each not in self.bo]
        twins: dict[Nhanh, Nhanh] = {}
        for named, here in ((Nhanh.chu, True), (Nhanh.chu, False), (_title, True)):
            taken = set(twins.values())
            waiting: dict[Hashable, deque[Nhanh]] = defaultdict(deque)
            for each in right:
                if each not in taken and each.cha:
                    above = self.bo.get(each.cha) or each.cha
                    waiting[each.loai, key(named(each)), here and above].append(each)
            for each in left:
                if each not in twins and each.cha and (here or named(each)):
                    mine = self.bo.get(each.cha) or twins.get(each.cha)
                    queue = waiting.get((each.loai, key(named(each)), here and mine))
                    if queue:
                        twins[each] = queue.popleft()
        return twins

    def _rows(self, bo: BoBa) -> list[BoBa]:
        """Make the rows of a table parts of their own, where all three have the same columns."""
        sides = [each for each in (bo.goc, bo.moi, bo.ta) if each and each.truong.get("bang")]
        tables = [each.truong["bang"] for each in sides]
        if len(sides) < 3 or any(each["cot"] != tables[0]["cot"] for each in tables):
            return []
        counted = key(tables[0]["cot"][0]) in _TT and all(map(_counts, tables))
        if counted:
            self.danh_so_lai.add(bo)
        for side, table in zip(sides, tables, strict=True):
            side.truong["bang"] = {name: value for name, value in table.items() if name != "hang"}
            for number, cells in enumerate(table["hang"], 1):
                cells = ["", *cells[1:]] if counted else cells
                them_con(
                    side, Nhanh(HANG, {f"ô {i}": cell for i, cell in enumerate(cells, 1)}, side.id, _row(side, number))
                )
        goc, moi, ta = (side.day(HANG) for side in sides)
        to_moi, to_ta = _pair_rows(goc, moi), _pair_rows(goc, ta)
        found = [BoBa(each, to_moi.get(each), to_ta.get(each)) for each in goc]
        left, right = _without(moi, to_moi), _without(ta, to_ta)
        twins = _pair_rows(left, right, only_equal=True)
        found += [BoBa(None, each, twins.get(each)) for each in left]
        found += [BoBa(ta=each) for each in _without(right, twins)]
        return [self._add(each) for each in found]


def _pairs(old: Nhanh, new: dict[str, Nhanh], found: DoiChieu) -> dict[str, str]:
    """Old id -> new id: what was found, and sections with one id and one title, whatever became of the words below."""
    pairs = dict(found.moi)
    for each in old.cay():
        other = new.get(each.id)
        if other and each.id not in found.moi and each.id not in found.cu and _title(each) == _title(other):
            pairs[each.id] = each.id
    return pairs


def _title(part: Nhanh) -> str:
    """The title, for comparing, where a part has words below it too; a part without a title is like no other."""
    return f"{part.loai} {key(part.truong.get('tieu_de') or str(id(part)))}"


def _row(side: Nhanh, number: int) -> str:
    return f"{side.so}, hàng {number}".lstrip(", ")


def _counts(table: dict[str, list[list[str]]]) -> bool:
    return all(row[0] == str(number) for number, row in enumerate(table["hang"], 1))


def _pair_rows(old: Sequence[Nhanh], new: Sequence[Nhanh], *, only_equal: bool = False) -> dict[Nhanh, Nhanh]:
    """Rows that are the same: equal ones in order, then those with one name, then those much alike."""
    pairs: dict[Nhanh, Nhanh] = {}
    for named in (Nhanh.chu,) if only_equal else (Nhanh.chu, _name):
        _pair_by(named, old, new, pairs)
    if not only_equal:
        free = _without(new, pairs)[:_MAX_ROWS]
        for each in [each for each in old if each not in pairs][:_MAX_ROWS]:
            best = max(free, key=lambda other: _alike(each, other), default=None)
            if best is not None and _alike(each, best) >= _ALIKE:
                pairs[each] = best
                free.remove(best)
    return pairs


def _without(rows: Sequence[Nhanh], pairs: dict[Nhanh, Nhanh]) -> list[Nhanh]:
    """The rows that have no pair."""
    taken = set(pairs.values())
    return [each for each in rows if each not in taken]


def _pair_by(
    named: Callable[[Nhanh], str], old: Sequence[Nhanh], new: Sequence[Nhanh], pairs: dict[Nhanh, Nhanh]
) -> None:
    waiting: dict[str, deque[Nhanh]] = defaultdict(deque)
    for each in _without(new, pairs):
        waiting[key(named(each))].append(each)
    for each in old:
        if each not in pairs and waiting[key(named(each))]:
            pairs[each] = waiting[key(named(each))].popleft()


def _name(row: Nhanh) -> str:
    """The first cell with a word in it; of a row of figures the whole."""
    return next((cell for cell in row.truong.values() if any(map(str.isalpha, cell))), row.chu())


def _alike(a: Nhanh, b: Nhanh) -> float:
    return ratio(words(viet(a.truong)), words(viet(b.truong)))

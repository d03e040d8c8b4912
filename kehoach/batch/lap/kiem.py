"""The check of every file by the rules, of which a line that was checked before is not checked again.

Every line of every file is accounted for: by findings that are remembered of it (:mod:`kehoach.batch.lap.khoa_dong` says what
makes two lines one), or by being checked now. What only a whole table shows (two rows that repeat one another) is looked for
once for each choice of rows, and for each file of that choice if it was found.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kehoach.batch.job import Cho, Hang, Job
from kehoach.batch.lap.dong import BoiCanh, Dong, boi_canh, cac_dong
from kehoach.batch.lap.khoa_dong import KhoaDong, bo_canh
from kehoach.batch.lap.soan import PhuLucLap
from kehoach.batch.lap.thu import Check, cua_dong, kiem_ca, kiem_dong
from kehoach.model.phat_hien import PhatHien
from kehoach.problems import Level
from kehoach.text.dates import Ngay, doc_ngay

MAX_NHO = 5_000
"""Lines that are remembered; then all are forgotten and looked at again."""
MAX_BO = 500
"""Choices of rows that are."""
MAX_HANG = 5
"""Rows that a message names; of more it says how many."""


@dataclass(frozen=True, slots=True)
class Thay:
    """A finding as it is remembered: the own names in it are put aside."""

    ma: str
    thong_diep: str
    loi: bool
    trich: str


@dataclass(frozen=True, slots=True)
class KetQua:
    """What the check says of a file."""

    loi: tuple[str, ...] = ()
    canh_bao: int = 0


class Kiem:
    """The rules, with a memory. ``nho`` False: every line of every file is checked alone, every file whole."""

    def __init__(self, job: Job, check: Check, nho: bool = True) -> None:
        self._job, self._check, self._nho = job, check, nho
        self._khoa = KhoaDong()
        self._dong: dict[tuple[object, ...], tuple[Thay, ...]] = {}
        self._bo: dict[tuple[object, ...], _Bo] = {}
        self._mau: dict[str, tuple[Thay, ...]] = {}

    def kiem(self, annex: PhuLucLap, data: bytes, name: str, hang: Hang) -> KetQua:
        """The findings on the file ``name``, whose bytes are ``data`` and whose words are those of ``annex``."""
        info = self._job.thong_tin
        boi = boi_canh(hang, hang.so or info.so, _ngay(hang.ngay or info.ngay or str(info.nam)))
        lines = list(cac_dong(annex))
        keys = self._khoa.khoa(lines, boi)
        told: list[tuple[Thay, ...] | None] = [self._known(key, boi) if self._nho else None for key in keys]
        unseen = [index for index, each in enumerate(told) if each is None]
        for index, found in self._look(annex, lines, unseen, hang) if unseen else ():
            told[index] = made = tuple(dict.fromkeys(_thay(each, boi) for each in found))
            self._remember(keys[index], made, boi)
        known = [each or () for each in told]
        whole = self._whole(annex, lines, known, boi)
        general = self._general(annex, data, name, lines, boi)
        told_of = [pair for pair in zip(lines, known, strict=True) if pair[1]]
        return _ket_qua([*told_of, *whole, (None, general)], boi)

    def _known(self, key: tuple[object, ...], boi: BoiCanh) -> tuple[Thay, ...] | None:
        found = self._dong.get(key)
        return self._dong.get((*key, boi.hang.ma)) if found is None else found

    def _remember(self, key: tuple[object, ...], found: tuple[Thay, ...], boi: BoiCanh) -> None:
        """A finding on the commune's own name is that commune's alone."""
        if len(self._dong) >= MAX_NHO:
            self._dong.clear()
        own = any(boi.an_ten(each.trich) != each.trich for each in found)
        self._dong[(*key, boi.hang.ma) if own else key] = found

    def _look(
        self, annex: PhuLucLap, lines: Sequence[Dong], indexes: Sequence[int], hang: Hang
    ) -> Iterator[tuple[int, Sequence[PhatHien]]]:
        """What the rules say of the lines with those ``indexes``: of all together; where something is found, of that line
        alone, and of the rest again, since some rules tell a fault only where it comes first."""
        rows = [index for index in indexes if index] or [1]
        together = self._nho or len(rows) == 1
        while rows:
            chosen = rows if together else rows[:1]
            head, *found = kiem_dong(self._job, hang, annex, [lines[0], *(lines[i] for i in chosen)], self._check)
            if indexes[0] == 0:
                yield 0, head
                indexes = indexes[1:]
            told = [index for index, each in zip(chosen, found, strict=True) if each]
            if not told or len(chosen) == 1:
                yield from ((index, each) for index, each in zip(chosen, found, strict=True) if index in indexes)
                rows = rows[len(chosen) :]
                continue
            for index in told:
                yield index, kiem_dong(self._job, hang, annex, [lines[0], lines[index]], self._check)[1]
            rows = [index for index in rows if index not in told]

    def _whole(
        self, annex: PhuLucLap, lines: Sequence[Dong], known: Sequence[tuple[Thay, ...]], boi: BoiCanh
    ) -> list[tuple[Dong | None, tuple[Thay, ...]]]:
        """What only all lines together show."""
        key = (annex.loai, tuple(each.cho.hang for each in lines if each.cho), *bo_canh(boi))
        before = self._bo.get(key) if self._nho else None
        if before is not None and not before.xem_lai:
            return [(None, before.khac)]
        found = kiem_ca(self._job, boi.hang, annex, lines, self._check)
        made: list[tuple[Dong | None, tuple[Thay, ...]]] = []
        for line, each, said in zip(lines, found, known, strict=True):
            codes = {one.ma for one in said}
            new = tuple(thay for one in each if (thay := _thay(one, boi)) not in said and one.ma not in codes)
            made.append((line, tuple(dict.fromkeys(new))))
        if len(self._bo) >= MAX_BO:
            self._bo.clear()
        weak = tuple(each for _, some in made for each in some if not each.loi)
        self._bo[key] = _Bo(any(each.loi for _, some in made for each in some), weak)
        return made

    def _general(
        self, annex: PhuLucLap, data: bytes, name: str, lines: Sequence[Dong], boi: BoiCanh
    ) -> tuple[Thay, ...]:
        """What is wrong with the file but with no line of it (page, fonts): the same for all files of one template."""
        if annex.loai not in self._mau or not self._nho:
            found = [each for each in self._check(data, name) if not cua_dong(each, lines)]
            self._mau[annex.loai] = tuple(_thay(each, boi) for each in found)
        return self._mau[annex.loai]


@dataclass(frozen=True, slots=True)
class _Bo:
    """What is known of a choice of rows."""

    xem_lai: bool
    """Whether a fault was found that only the whole shows: each of its files is looked at whole"""
    khac: tuple[Thay, ...]
    """Weaker findings of that kind"""


@lru_cache(maxsize=64)
def _ngay(text: str) -> Ngay:
    return doc_ngay(text)


def _thay(found: PhatHien, boi: BoiCanh) -> Thay:
    return Thay(found.ma, boi.an_ten(found.thong_diep), found.muc_do is Level.LOI, found.trich)


def _ket_qua(told: Iterable[tuple[Dong | None, Sequence[Thay]]], boi: BoiCanh) -> KetQua:
    faults: dict[tuple[str, str], list[Cho | None]] = {}
    weaker = 0
    for line, found in told:
        for each in found:
            if each.loi:
                places = faults.setdefault((each.ma, boi.hien_ten(each.thong_diep)), [])
                places += [] if line is None else [line.cho]
            else:
                weaker += 1
    return KetQua(tuple(f"{ma}: {said}{_noi(places)}" for (ma, said), places in faults.items()), weaker)


def _noi(places: Sequence[Cho | None]) -> str:
    """Where in the workbook: (trang nhiem_vu, hàng 2, 5); the head of an annex is from no row."""
    rows = list(dict.fromkeys(each.hang for each in places if each is not None))
    parts = ["đầu phụ lục"] if None in places else []
    if rows:
        more = f" và {len(rows) - MAX_HANG} hàng nữa" if len(rows) > MAX_HANG else ""
        sheet = next(each.trang for each in places if each is not None)
        parts.append(f"trang {sheet}, hàng {', '.join(map(str, rows[:MAX_HANG]))}{more}")
    return f" ({'; '.join(parts)})" if parts else ""

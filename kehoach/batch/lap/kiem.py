"""The check of every file by the rules, of which a line that was checked before is not checked again.

Every line of every file is accounted for: by findings that are remembered of it (:mod:`kehoach.batch.lap.khoa_dong` says what
makes two lines one), or by being checked now. What only a whole table shows (two rows that repeat one another) is looked for
once for each choice of rows, and for each file of that choice if it was found.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kehoach.batch.job import Cho, Hang, Job
from kehoach.batch.lap.dong import BoiCanh, DocDong, Dong, boi_canh
from kehoach.batch.lap.khoa_dong import KhoaDong, bo_canh
from kehoach.batch.lap.soan import PhuLucLap
from kehoach.batch.lap.thu import Check, cua_dong, kiem_ca, kiem_dong, sach_ca
from kehoach.model.phat_hien import PhatHien
from kehoach.problems import Level
from kehoach.text.dates import Ngay, doc_ngay

MAX_NHO = 5_000
"""Lines that are remembered; then all are forgotten and looked at again."""
MAX_BO = 500
"""Choices of rows that are."""
MAX_HANG = 5
"""Rows that a message names; of more it says how many."""
_DIGIT = re.compile(r"\d")
_TheoLoi = dict[tuple[str, str], list[Cho | None]]
"""Rule and words -> the places of which they are told"""


@dataclass(frozen=True, slots=True)
class Thay:
    """A finding as it is remembered: the own names in it are put aside."""

    ma: str
    thong_diep: str
    loi: bool
    trich: str
    nhac: str = ""
    """Of a weaker one, what to do; empty where it would quote a figure, which may be another line's"""


@dataclass(frozen=True, slots=True)
class KetQua:
    """What the check says of a file."""

    loi: tuple[str, ...] = ()
    canh_bao: int = 0
    """How many findings are weaker"""
    nhac: tuple[str, ...] = ()
    """What to do about those"""


class TepKiem(NamedTuple):
    """A file to be checked: its annex, its bytes, its name."""

    annex: PhuLucLap
    du_lieu: bytes
    ten: str


class Kiem:
    """The rules, with a memory. ``nho`` False: every line of every file is checked alone, every file whole."""

    def __init__(self, job: Job, check: Check, nho: bool = True) -> None:
        self._job, self._check, self._nho = job, check, nho
        self._doc, self._khoa = DocDong(), KhoaDong()
        self._dong: dict[tuple[object, ...], tuple[Thay, ...]] = {}
        self._bo: dict[tuple[object, ...], _Bo] = {}
        self._mau: dict[str, tuple[Thay, ...]] = {}

    def kiem(self, tep: Sequence[TepKiem], hang: Hang) -> list[KetQua]:
        """The findings on each of the files of ``hang``."""
        info = self._job.thong_tin
        boi = boi_canh(hang, hang.so or info.so, _ngay(hang.ngay or info.ngay or str(info.nam)))
        files = [self._looked_at(each, boi) for each in tep]
        if self._nho:
            self._look_together(files, boi)
        return [self._of_file(each, boi) for each in files]

    def _looked_at(self, tep: TepKiem, boi: BoiCanh) -> "_Xem":
        lines = self._doc.doc(tep.annex)
        keys = self._khoa.khoa(lines, boi)
        told: list[tuple[Thay, ...] | None] = [None] * len(keys)
        if self._nho:
            told = list(map(self._dong.get, keys))
            for place, each in enumerate(told if None in told else ()):
                if each is None:  # what is found on the own name is this commune's alone
                    told[place] = self._dong.get((*keys[place], boi.hang.ma))
        rows = tuple([each.cho.hang for each in lines.dong if each.cho])
        return _Xem(tep, lines.dong, keys, told, (tep.annex.loai, rows, *bo_canh(boi)))

    def _look_together(self, files: Sequence["_Xem"], boi: BoiCanh) -> None:
        """Check all that is new in the files of a row at once. Mostly it is right, and remembered as that; where anything is
        found, all is left to be looked at more closely."""
        parts = []
        for each in files:
            if each.bo not in self._bo:
                parts.append((each.tep.annex, each.lines, True))
            elif None in each.told:
                rows = [line for line, told in zip(each.lines, each.told, strict=True) if told is None and line.hang]
                parts.append((each.tep.annex, [each.lines[0], *(rows or each.lines[1:2])], False))
        if parts and sach_ca(self._job, boi.hang, parts, self._check):
            for each in files:
                for index, key in enumerate(each.keys):
                    if each.told[index] is None:
                        each.told[index] = ()
                        self._remember(key, (), boi)
                if each.bo not in self._bo:
                    self._remember_whole(each.bo, _Bo(False, ()))

    def _of_file(self, file: "_Xem", boi: BoiCanh) -> KetQua:
        unseen = [index for index, each in enumerate(file.told) if each is None]
        for index, found in self._look(file.tep.annex, file.lines, unseen, boi.hang) if unseen else ():
            file.told[index] = made = tuple(dict.fromkeys(_thay(each, boi) for each in found))
            self._remember(file.keys[index], made, boi)
        whole = self._whole(file, boi)
        general = self._general(file, boi)
        told_of = [(line, each) for line, each in zip(file.lines, file.told, strict=True) if each]
        return _ket_qua([*told_of, *whole, (None, general)], boi)

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

    def _whole(self, file: "_Xem", boi: BoiCanh) -> list[tuple[Dong | None, tuple[Thay, ...]]]:
        """What only all lines together show."""
        before = self._bo.get(file.bo) if self._nho else None
        if before is not None and not before.xem_lai:
            return [(None, before.khac)]
        found = kiem_ca(self._job, boi.hang, file.tep.annex, file.lines, self._check)
        made: list[tuple[Dong | None, tuple[Thay, ...]]] = []
        for line, each, told in zip(file.lines, found, file.told, strict=True):
            said = told or ()
            codes = {one.ma for one in said}
            new = tuple(thay for one in each if (thay := _thay(one, boi)) not in said and one.ma not in codes)
            made.append((line, tuple(dict.fromkeys(new))))
        weak = tuple(each for _, some in made for each in some if not each.loi)
        self._remember_whole(file.bo, _Bo(any(each.loi for _, some in made for each in some), weak))
        return made

    def _remember_whole(self, key: tuple[object, ...], found: "_Bo") -> None:
        if len(self._bo) >= MAX_BO:
            self._bo.clear()
        self._bo[key] = found

    def _general(self, file: "_Xem", boi: BoiCanh) -> tuple[Thay, ...]:
        """What is wrong with the file but with no line of it (page, fonts): the same for all files of one template."""
        loai = file.tep.annex.loai
        if loai not in self._mau or not self._nho:
            found = [each for each in self._check(file.tep.du_lieu, file.tep.ten) if not cua_dong(each, file.lines)]
            self._mau[loai] = tuple(_thay(each, boi) for each in found)
        return self._mau[loai]


class _Xem(NamedTuple):
    """A file under check."""

    tep: TepKiem
    lines: Sequence[Dong]
    keys: Sequence[tuple[object, ...]]
    """What the findings of each line depend on"""
    told: list[tuple[Thay, ...] | None]
    """What is known of each line; None: it was not seen before"""
    bo: tuple[object, ...]
    """What those on all together do"""


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
    fault = found.muc_do is Level.LOI
    return Thay(
        found.ma, boi.an_ten(found.thong_diep), fault, found.trich, "" if fault else boi.an_ten(_viec_lam(found))
    )


def _viec_lam(found: PhatHien) -> str:
    """What to do about a finding, in words that hold of every line that is like its own but for its figures."""
    words = found.huong_dan or found.thong_diep
    return "" if _DIGIT.search(words) else words


def _ket_qua(told: Iterable[tuple[Dong | None, Sequence[Thay]]], boi: BoiCanh) -> KetQua:
    faults: _TheoLoi = {}
    weaker: _TheoLoi = {}
    count = 0
    for line, found in told:
        for each in found:
            count += not each.loi
            words = boi.hien_ten(each.thong_diep if each.loi else each.nhac)
            places = (faults if each.loi else weaker).setdefault((each.ma, words), [])
            places += [] if line is None else [line.cho]
    return KetQua(_cac_loi(faults), count, _cac_loi(weaker))


def _cac_loi(found: _TheoLoi) -> tuple[str, ...]:
    return tuple(f"{ma}: {said}".removesuffix(": ") + _noi(places) for (ma, said), places in found.items())


def _noi(places: Sequence[Cho | None]) -> str:
    """Where in the workbook: (trang nhiem_vu, hàng 2, 5); the head of an annex is from no row."""
    rows = list(dict.fromkeys(each.hang for each in places if each is not None))
    parts = ["đầu phụ lục"] if None in places else []
    if rows:
        more = f" và {len(rows) - MAX_HANG} hàng nữa" if len(rows) > MAX_HANG else ""
        sheet = next(each.trang for each in places if each is not None)
        parts.append(f"trang {sheet}, hàng {', '.join(map(str, rows[:MAX_HANG]))}{more}")
    return f" ({'; '.join(parts)})" if parts else ""

"""Looking at a batch: what a workbook will give before it is run, and what a folder of results holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.api.batching import LoMo, preview_batch
from kehoach.problems import KehoachError, Place, Problem

if TYPE_CHECKING:
    from kehoach.batch.job import Hang
    from kehoach.batch.run.contract import HangHong, NguonViec

MOST: Final = 200
"""So many names and faults are told one by one; the rest is counted"""
_IN_SHEET: Final = re.compile(r"trang “(?P<trang>[^”]+)”(?:, (?:ô (?P<cot>[A-Z]+)(?P<o>\d+)|hàng (?P<hang>\d+)))?")


@dataclass(frozen=True, slots=True)
class LoiO:
    """A fault of a workbook with the place of its cell; a part that is empty is not told."""

    trang: str
    hang: int | None
    cot: str
    muc_do: str
    thong_diep: str
    cach_sua: str
    gan: tuple[str, ...] = ()


@dataclass(slots=True)
class XemTruoc:
    """What a run would make."""

    so_hang: int = 0
    so_tep: int = 0
    hang_hong: int = 0
    tep: list[tuple[int, str]] = field(default_factory=list)
    """Row and name of the first files"""
    loi: list[LoiO] = field(default_factory=list)
    """The first faults: those of rows, and what the workbook as a whole is told of"""
    so_loi: int = 0
    """All faults"""
    chay_duoc: bool = True
    """Whether a run would begin; False: the faults are of the job as a whole"""


@dataclass(frozen=True, slots=True)
class TepLo:
    """A line of ``ket-qua.csv``: a file, or a row without one."""

    hang: int
    """Row of the sheet; 0: the file is of many rows"""
    tep: str
    """Name under the folder; empty: the row has none"""
    trang_thai: str
    """xong, co_loi, hong, sua_tay"""
    thong_bao: str

    @property
    def co(self) -> bool:
        """Whether there is a file."""
        return bool(self.tep) and self.trang_thai != "hong"


@dataclass(frozen=True, slots=True)
class KetQuaLo:
    """What runs left in a folder."""

    tep: tuple[TepLo, ...] = ()
    """In the order of the rows, those of many rows last"""
    so_hang: int = 0
    """Rows that are done with"""

    @property
    def can_xem(self) -> tuple[TepLo, ...]:
        """Those that a person should look at."""
        return tuple(each for each in self.tep if each.trang_thai != "xong")


def loi_o(problem: Problem) -> LoiO:
    """A fault told of a workbook, with its cell taken apart."""
    found = _IN_SHEET.search(problem.place.path or "")
    part = found.groupdict() if found else {}
    row = part.get("o") or part.get("hang")
    place = part.get("trang") or problem.place.path or ""
    cell = int(row) if row else None
    return LoiO(place, cell, part.get("cot") or "", problem.level, problem.message, problem.mend, problem.near)


def look_at_batch(batch: LoMo, most: int = MOST) -> XemTruoc:
    """Go through all rows of ``batch`` as a run would; nothing is written. Faults never raise, they are told."""
    from kehoach.batch.run.contract import CachChay

    seen = XemTruoc()
    source = _Nghe(batch.viec.nguon)
    faults = _Gom(seen, most)
    faults.them(batch.luu_y)

    def row(number: int, files: tuple[str, ...], why: str) -> None:
        seen.so_hang += 1
        seen.so_tep += len(files)
        seen.hang_hong += bool(why)
        seen.tep += [(number, name) for name in files[: most - len(seen.tep)]]
        if why:
            known = [each for bad in source.hong if bad.hang == number for each in bad.problems]
            faults.them(known or (Problem("", why, place=Place(path=f"trang “xa”, hàng {number}")),))
        source.hong.clear()

    try:
        preview_batch(replace(batch, viec=replace(batch.viec, nguon=source)), CachChay(tiep_tuc=True), row)
    except KehoachError as error:
        seen.chay_duoc = False
        faults.them(error.problems)
    seen.chay_duoc = seen.chay_duoc and seen.so_tep > 0
    return seen


def batch_results(folder: Path) -> KetQuaLo:
    """What ``ket-qua.csv`` of ``folder`` says; of a row that several runs told of, the last holds. Empty where there is none.
    Raises :class:`KehoachError` HL54, TEP when it is there and cannot be read. Not to be asked while a run is at work."""
    from kehoach.batch.run.ledger import lines

    of_row: dict[int, list[TepLo]] = {}
    others: dict[str, TepLo] = {}
    at = -1
    for line in lines(folder):
        told = TepLo(line.hang, line.tep, line.trang_thai, line.thong_bao)
        if not line.hang:
            others[line.tep] = told
        elif line.hang == at and all(each.tep != line.tep for each in of_row[at]):
            of_row[at].append(told)
        else:
            of_row[line.hang] = [told]
        at = line.hang
    rows = tuple(each for number in sorted(of_row) for each in of_row[number])
    return KetQuaLo((*rows, *others.values()), len(of_row))


class _Nghe:
    """A source of rows that keeps the bad ones as they pass."""

    def __init__(self, source: "NguonViec") -> None:
        self._source, self.job = source, source.job
        self.hong: list[HangHong] = []

    def rows(self) -> "Iterator[Hang | HangHong]":
        from kehoach.batch.job import Hang

        for row in self._source.rows():
            if not isinstance(row, Hang):
                self.hong.append(row)
            yield row


class _Gom:
    """Puts the first faults on the list and counts them all."""

    def __init__(self, seen: XemTruoc, most: int) -> None:
        self._seen, self._most = seen, most

    def them(self, problems: "tuple[Problem, ...] | list[Problem]") -> None:
        self._seen.so_loi += len(problems)
        self._seen.loi += [loi_o(each) for each in problems[: max(0, self._most - len(self._seen.loi))]]

"""What the run asks of the other parts of a batch, and what it tells of each row."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, NamedTuple, Protocol

from kehoach.batch.job import Hang, Job, Phan, TepXong
from kehoach.batch.run.xlsx import KhoiHang
from kehoach.batch.tung_hang import CoHang
from kehoach.problems import Problem

TrangThai = Literal["xong", "co_loi", "hong", "sua_tay"]
"""Of a file: made; made and the check found faults; not made; made before and changed since by a person, so left alone."""


class HangHong(Protocol):
    """A row of the workbook that cannot be used."""

    @property
    def hang(self) -> int:
        """1-based row in the sheet"""
        ...

    @property
    def problems(self) -> Sequence[Problem]:
        """Why, each with its place"""
        ...


class NguonViec(Protocol):
    """The workbook, open for reading: the shared part, and its rows as often as they are asked for."""

    @property
    def job(self) -> Job:
        """What all rows share"""
        ...

    def rows(self) -> Iterator[Hang | HangHong]:
        """The rows from the first on"""
        ...


class PhuLucHang(CoHang, Protocol):
    """An annex of a row, composed."""

    @property
    def loai(self) -> str:
        """chi_tieu or nhiem_vu"""
        ...


class MayLam(Protocol):
    """Makes the files of a row; depends on nothing but the job, the templates and the program."""

    def names(self, hang: Hang) -> tuple[tuple[Phan, str], ...]:
        """Kind and name under the output folder of each file of the row. Raises :class:`KehoachError`."""
        ...

    def make(self, hang: Hang) -> list[TepXong]:
        """The files, in the order of the names. Raises :class:`KehoachError`."""
        ...

    def lap(self, hang: Hang) -> Sequence[PhuLucHang]:
        """The annexes of the row as data. Raises :class:`KehoachError`."""
        ...

    def key(self, hang: Hang) -> str:
        """A hash of all that the files of the row depend on."""
        ...


CongThuc = Callable[[], MayLam]
"""How a worker comes by what makes files: a function that can be pickled, called once in each process."""


@dataclass(frozen=True, slots=True)
class CachChay:
    """How a batch is to run."""

    tien_trinh: int = 1
    """Processes; 0: as many as the machine has cores"""
    tiep_tuc: bool = False
    """Keep what earlier runs made and what has not changed"""
    ghi_de: bool = False
    """Write over whatever is in the way"""
    dong_goi: bool = False
    """A zip for each commune too"""
    dask: str = ""
    """Address of a Dask scheduler; empty: on this machine"""


@dataclass(frozen=True, slots=True)
class ViecLam:
    """A job ready to run."""

    nguon: NguonViec
    cong_thuc: CongThuc
    ra: Path
    """The output folder"""


class XaCong(NamedTuple):
    """What the annexes of a row come to."""

    ma: str
    ten: str
    chi_tieu: int
    nhiem_vu: int
    kinh_phi: str
    vuong: tuple[str, ...]
    """Costs that are no figure"""


class PhanTong(NamedTuple):
    """What a row gives for the workbook of all rows: rows of its sheets, and what they come to. Nothing of a row that cannot
    be composed."""

    chi_tieu: KhoiHang = KhoiHang()
    nhiem_vu: KhoiHang = KhoiHang()
    xa: XaCong | None = None


NOTHING: Final = PhanTong()


@dataclass(frozen=True, slots=True)
class KetQuaHang:
    """What became of a row: its files, or why there are none."""

    hang: int
    """1-based row in the sheet"""
    khoa: str = ""
    """``key`` of the row"""
    tep: tuple[TepXong, ...] = ()
    loi: str = ""
    """Why it was not made, on one line; empty when it was"""
    tong: PhanTong = NOTHING


@dataclass(frozen=True, slots=True)
class TienDo:
    """How far a run is, told after each row."""

    xong: int
    """Rows that are done with, however they ended"""
    tong: int
    hang: int
    """The row that this is about"""
    tep: tuple[str, ...] = ()
    """Its files"""
    trang_thai: TrangThai = "xong"
    thong_bao: str = ""
    giu: bool = False
    """Done in an earlier run and kept"""


@dataclass(slots=True)
class TongKet:
    """What a run did."""

    tong: int = 0
    """Rows of the workbook"""
    tep_lam: int = 0
    tep_giu: int = 0
    hang_hong: int = 0
    tep_co_loi: int = 0
    """Files that were made, or kept, and hold findings of level loi"""
    sua_tay: list[str] = field(default_factory=list)
    """Files that a person changed since they were made: left alone"""
    sua_tay_cu: int = 0
    """How many of those would be made otherwise now"""
    khong_con: list[str] = field(default_factory=list)
    """Files of earlier runs that no row makes any more"""
    goi: int = 0
    """Zips"""
    bao: list[Problem] = field(default_factory=list)
    """What went wrong with files that are of many rows"""
    bi_dung: bool = False
    """Stopped before its end"""

    @property
    def dat(self) -> bool:
        """Whether every row was made without a finding of level loi."""
        return not (self.hang_hong or self.tep_co_loi or self.sua_tay_cu or self.bao)


class BiDung(Exception):  # noqa: N818 - no error: someone asked for it
    """The run is to end; what it was at is left undone."""


def go_on(stop: threading.Event) -> None:
    """Raise :class:`BiDung` when the run is to end."""
    if stop.is_set():
        raise BiDung


def one_line(problems: Sequence[Problem]) -> str:
    """Problems as a cell of a table tells them."""
    return "; ".join(" ".join(line.split()) for each in problems for line in str(each).splitlines())

"""A made-up job whose files are small texts, with rows that fail in every way that a row can."""

import hashlib
import os
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kehoach.batch.job import Hang, Job, Phan, TepXong, ThongTin
from kehoach.batch.run.contract import HangHong, ViecLam
from kehoach.batch.tung_hang import HangLap
from kehoach.problems import KehoachError, Place, Problem
from kehoach.writers.annexes import HangChiTieu, HangNhiemVu

SLOW = "cham"
"""Value of a row that takes so many seconds"""
TRACE = "dau-vet"
"""Value of a row: a folder in which the process that makes it leaves its number"""
EVIL = "hong"
"""Value of a row that fails: loi (KehoachError), vo (an exception), chet (the process is killed), co-loi (a finding)"""


@dataclass(frozen=True)
class Xau:
    """A row that cannot be used."""

    hang: int
    problems: Sequence[Problem]


@dataclass
class Nguon:
    """The workbook."""

    hang: Sequence[Hang | HangHong]
    job: Job = field(default_factory=lambda: Job("viec.xlsx", ThongTin(2026)))

    def rows(self) -> Iterator[Hang | HangHong]:
        yield from self.hang


@dataclass(frozen=True)
class PhuLuc:
    """An annex."""

    loai: str
    dong: Sequence[HangLap]
    goc: None = None
    khac: tuple[int, ...] = ()


@dataclass(frozen=True)
class May:
    """Makes two texts of a row."""

    ban: str = "1"
    ten: str = "{ma}-{phan}.docx"
    """Template of names"""

    def names(self, hang: Hang) -> tuple[tuple[Phan, str], ...]:
        if "ten-sai" in hang.gia_tri:
            raise KehoachError(Problem("HL40", "Tên tệp có ô trống không có giá trị", "sửa", Place("viec.xlsx")))
        ten = hang.gia_tri.get("ten", self.ten)
        kinds: tuple[Phan, ...] = ("chi_tieu", "nhiem_vu")
        return tuple((each, ten.format(ma=hang.ma, phan=each.replace("_", "-"))) for each in kinds)

    def key(self, hang: Hang) -> str:
        return hashlib.sha256(
            repr(
                (self.ban, hang.ma, hang.ten, sorted((k, v) for k, v in hang.gia_tri.items() if k not in (SLOW, TRACE)))
            ).encode()
        ).hexdigest()[:16]

    def lap(self, hang: Hang) -> list[PhuLuc]:
        return [
            PhuLuc("chi_tieu", [HangLap(HangChiTieu("I", "NHÓM", nhom=True)), HangLap(HangChiTieu("1", f"=Chỉ tiêu của {hang.ten}", "%", "1.250,5"), "NHÓM")]),
            PhuLuc("nhiem_vu", [HangLap(HangNhiemVu("1", "Việc <một> & hai", "Công an xã", "", "", kp, "Quý II")) for kp in ("12,5", "1.000", "khoảng 3")]),
        ]  # fmt: skip

    def make(self, hang: Hang) -> list[TepXong]:
        time.sleep(float(hang.gia_tri.get(SLOW, "0")))
        if trace := hang.gia_tri.get(TRACE):
            (Path(trace) / str(os.getpid())).touch()
        match hang.gia_tri.get(EVIL, ""):
            case "loi":
                raise KehoachError(Problem("HL41", "Chỉ tiêu không có giá trị", "điền ô C5", Place("viec.xlsx")))
            case "vo":
                raise ZeroDivisionError("chia cho 0")
            case "chet":
                os.kill(os.getpid(), signal.SIGKILL)
            case dau if dau.startswith("chet-mot-lan:"):
                mark = Path(dau.partition(":")[2])
                if not mark.exists():
                    mark.touch()
                    os.kill(os.getpid(), signal.SIGKILL)
        loi = ("TT01: thiếu quốc hiệu",) if hang.gia_tri.get(EVIL) == "co-loi" else ()
        nhac = ("CC19: điền nội dung", "PL26: xem lại số") if hang.gia_tri.get(EVIL) == "co-nhac" else ()
        data = {ten: f"{self.ban} {ten} {hang.ten}\n".encode() * 50 for _, ten in self.names(hang)}
        return [TepXong(ten, each, loi, len(nhac), nhac) for ten, each in data.items()]


def hang(so: int, **gia_tri: str) -> Hang:
    """Row ``so`` of the sheet."""
    ma = f"{10_000 + so}"
    return Hang(so, ma, "xã", f"Xã {so}", "Thanh Hóa", "tỉnh Thanh Hóa", gia_tri=gia_tri)


def xau(so: int) -> Xau:
    """Row ``so``, which cannot be used."""
    return Xau(so, [Problem("HL10", "Không có xã này", "sửa tên xã", Place("viec.xlsx", path=f"trang “xa”, ô B{so}"))])


def viec(rows: Sequence[Hang | HangHong], folder: Path, may: May | None = None) -> ViecLam:
    """The job, to be run into ``folder``."""
    return ViecLam(Nguon(rows), partial(May, **vars(may or May())), folder)


def nhieu(so: int, **gia_tri: str) -> list[Hang]:
    """So many good rows."""
    return [hang(each, **gia_tri) for each in range(2, so + 2)]


def anh(folder: Path) -> dict[str, bytes]:
    """All that lies in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }

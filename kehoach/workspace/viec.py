"""The folder of one plan: its file, kept in step with its history. Whoever writes here holds the lock of the plan.

A change is written in three steps, each whole or not at all: the copy for the history, the plan, the record. Whatever
comes between them, the next reading finds content that the record does not name and takes it in as a version of its own.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import time

from kehoach.files import read_bytes, write_bytes
from kehoach.problems import KehoachError
from kehoach.workspace import lich_su, loi
from kehoach.workspace import so as so_sach
from kehoach.workspace.ben_bi import ben_bi
from kehoach.workspace.so import So, dau

TEP = "ke-hoach.yaml"
TEN = "ten.txt"
KEM = "tep"
SUA_TAY = "Sửa trực tiếp trong tệp"
_TEN_BYTES = 4_000
MAX_BYTES = 20_000_000
"""As much as the reader of plans takes"""


@dataclass(frozen=True, slots=True)
class Hien:
    """What the folder holds now: the bytes of the plan (None when the file is gone) and the record that names them."""

    data: bytes | None
    so: So


def la_viec(folder: Path) -> bool:
    """Whether ``folder`` is that of a plan, even one whose file is gone."""
    return (folder / TEP).is_file() or (folder / lich_su.THU_MUC).is_dir()


def xem(folder: Path) -> Hien | None:
    """What the folder holds; None when content and record do not fit together."""
    data = _data(folder)
    so = so_sach.doc(folder / lich_su.THU_MUC)
    return Hien(data, so) if so and (data is None or so.dau == dau(data)) else None


def nhan(folder: Path) -> Hien:
    """What the folder holds, with a version of its own for content that someone else wrote. Where that cannot be kept (a
    folder that is only read), the version is told without being kept."""
    now = xem(folder)
    if now:
        return now
    data = _data(folder)
    before = so_sach.doc(folder / lich_su.THU_MUC)
    mocs = lich_su.cac_moc(folder / lich_su.THU_MUC)
    so = before or _moi(mocs)
    if data is None:
        return Hien(None, so)
    mark = dau(data)
    try:
        moc = _chep(folder, mocs, data)
    except KehoachError:
        return Hien(data, replace(so, phien=so.phien + 1, dau=mark))
    made = so.sang(moc.so, mark, SUA_TAY) if moc.so != so.hien else replace(so, phien=so.phien + 1, dau=mark)
    with suppress(KehoachError):
        so_sach.ghi(folder / lich_su.THU_MUC, made)
    return Hien(data, made)


def dau_tien(folder: Path, data: bytes) -> None:
    """Put the first content of a plan into the new ``folder``."""
    write_bytes(folder / TEP, data)
    moc = _chep(folder, [], data)
    so_sach.ghi(folder / lich_su.THU_MUC, So(1, dau(data), moc.so))


def viet(folder: Path, now: Hien, data: bytes, viec: str) -> Hien:
    """Make ``data`` the plan, as a version of its own."""
    mocs = lich_su.cac_moc(folder / lich_su.THU_MUC)
    moc = _chep(folder, mocs, data)
    try:
        _viet_tep(folder, data)
    except KehoachError:
        if moc not in mocs:
            with suppress(OSError):
                moc.tep.unlink()
        raise
    kept = _bot([moc, *(each for each in mocs if each != moc)], moc.so)
    made = now.so.sang(moc.so, dau(data), viec).con(kept)
    so_sach.ghi(folder / lich_su.THU_MUC, made)
    return Hien(data, made)


def ve(folder: Path, so: So, data: bytes) -> Hien:
    """Make ``data``, which the history has, the plan; ``so`` is the record that goes with it."""
    _viet_tep(folder, data)
    made = replace(so, dau=dau(data))
    so_sach.ghi(folder / lich_su.THU_MUC, made)
    return Hien(data, made)


def giu_lai(folder: Path, now: Hien, data: bytes) -> None:
    """Keep ``data`` in the history without making it the plan."""
    mocs = lich_su.cac_moc(folder / lich_su.THU_MUC)
    if any(moc.co == len(data) and read_bytes(moc.tep) == data for moc in mocs[: lich_su.MAX_CHUA_DUNG]):
        return
    moc = _chep(folder, mocs, data, chua_dung=True)
    _bot([moc, *mocs], now.so.hien)


def ten(folder: Path) -> str:
    """The name that the clerk gave the plan; empty when none."""
    try:
        with (folder / TEN).open("rb") as stream:
            lines = stream.read(_TEN_BYTES).decode("utf-8-sig", "replace").splitlines()
    except OSError:
        return ""
    return lines[0] if lines else ""


def sua_luc(folder: Path) -> datetime:
    """When the plan was changed last; of a folder without its file, when the folder was."""
    for each in (folder / TEP, folder):
        with suppress(OSError):
            return datetime.fromtimestamp(each.stat().st_mtime).astimezone()
    return datetime.fromtimestamp(0).astimezone()


def _data(folder: Path) -> bytes | None:
    path = folder / TEP
    return ben_bi(lambda: read_bytes(path, MAX_BYTES)) if path.exists() else None


def _viet_tep(folder: Path, data: bytes) -> None:
    ben_bi(lambda: write_bytes(folder / TEP, data, overwrite=True))


def _moi(mocs: list[lich_su.Moc]) -> So:
    """A record where there is none (a folder copied without its history, a record that was lost): its number is one that
    no page can hold from before."""
    used = [moc.so for moc in reversed(mocs) if not moc.chua_dung]
    return So(int(time()), "", used[-1] if used else 0, tuple(used[:-1])) if used else So(int(time()), "", 0)


def _chep(folder: Path, mocs: list[lich_su.Moc], data: bytes, *, chua_dung: bool = False) -> lich_su.Moc:
    history = folder / lich_su.THU_MUC
    try:
        history.mkdir(exist_ok=True)
    except OSError as error:
        raise loi.khong_dung_duoc(history, error) from None
    return lich_su.them(history, mocs, data, chua_dung=chua_dung)


def _bot(mocs: list[lich_su.Moc], hien: int) -> frozenset[int]:
    """Thin the history; gives the numbers that are left."""
    bo = lich_su.bo_bot(mocs, hien, datetime.now().astimezone())
    for moc in bo:
        with suppress(OSError):
            moc.tep.unlink()
    gone = {moc.so for moc in bo}
    return frozenset(moc.so for moc in mocs if moc.so not in gone)

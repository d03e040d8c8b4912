"""What a plan was: whole copies of its file, named by number and time, so that a person can open them too.

``000012 2026-05-01 14-05-33.yaml``; the name of one that never became the plan ends in ``chua-dung``.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from kehoach.files import read_bytes, write_bytes
from kehoach.workspace import loi

THU_MUC = ".lich-su"
GAN = 60
"""The newest ones are all kept"""
MAX_SO = 250
"""Kept in all"""
MAX_BYTES = 20_000_000
"""Kept in all, as long as there are more than ``IT_NHAT``"""
IT_NHAT = 5
MAX_CHUA_DUNG = 20
"""Kept of those that never became the plan"""
_CACH = (
    (timedelta(days=1), timedelta(minutes=10)),
    (timedelta(days=30), timedelta(hours=6)),
    (timedelta.max, timedelta(days=7)),
)
"""Up to an age, one is kept of those within a span"""

_NAME = re.compile(r"(\d{6,9}) (\d{4}-\d\d-\d\d \d\d-\d\d-\d\d)( chua-dung)?\.yaml")
_TIME = "%Y-%m-%d %H-%M-%S"


@dataclass(frozen=True, slots=True)
class Moc:
    """One copy."""

    so: int
    luc: datetime
    chua_dung: bool
    tep: Path
    co: int


def cac_moc(folder: Path) -> list[Moc]:
    """The copies in ``folder``, newest first."""
    found = []
    with suppress(OSError):
        for each in folder.iterdir():
            if named := _NAME.fullmatch(each.name):
                with suppress(OSError, ValueError):
                    luc = datetime.strptime(named[2], _TIME).astimezone()
                    found.append(Moc(int(named[1]), luc, bool(named[3]), each, each.stat().st_size))
    return sorted(found, key=lambda moc: moc.so, reverse=True)


def them(folder: Path, mocs: Sequence[Moc], data: bytes, *, chua_dung: bool = False) -> Moc:
    """A copy of ``data`` under the next number; the newest one when that says the same."""
    if mocs and mocs[0].co == len(data) and mocs[0].chua_dung == chua_dung and read_bytes(mocs[0].tep) == data:
        return mocs[0]
    luc = datetime.now().astimezone().replace(microsecond=0)
    so = mocs[0].so + 1 if mocs else 1
    path = folder / f"{so:06} {luc.strftime(_TIME)}{' chua-dung' if chua_dung else ''}.yaml"
    write_bytes(path, data, durable=False)
    return Moc(so, luc, chua_dung, path, len(data))


def noi_dung(mocs: Iterable[Moc], so: int) -> bytes:
    """The copy with the number ``so``. Raises VT04."""
    for moc in mocs:
        if moc.so == so:
            return read_bytes(moc.tep)
    raise loi.khong_co_ban(so)


def bo_bot(mocs: Sequence[Moc], hien: int, now: datetime) -> list[Moc]:
    """Those to delete of ``mocs`` (newest first), so that old ones stay far apart; never the one that is the plan."""
    bo: list[Moc] = []
    taken: set[tuple[int, int]] = set()
    count = unused = size = 0
    for moc in mocs:
        unused += moc.chua_dung
        slot = _o(moc.luc, now)
        keep = moc.so == hien or (
            count < MAX_SO
            and (count < GAN or slot not in taken)
            and (count < IT_NHAT or size + moc.co <= MAX_BYTES)
            and not (moc.chua_dung and unused > MAX_CHUA_DUNG)
        )
        if keep:
            taken.add(slot)
            count += 1
            size += moc.co
        else:
            bo.append(moc)
    return bo


def _o(luc: datetime, now: datetime) -> tuple[int, int]:
    """The span of time that ``luc`` falls into, as seen from ``now``."""
    at = next(i for i, (age, _) in enumerate(_CACH) if now - luc <= age)
    return at, int(luc.timestamp() // _CACH[at][1].total_seconds())

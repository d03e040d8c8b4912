"""A random draft whose commune is planted in hard ways all over its Word file, rebased onto another: what is left of it."""

import random
from datetime import date
from pathlib import Path
from typing import NamedTuple

from drafts import draft

from kehoach import api
from kehoach.api.rebasing import TuyChonChuyen
from kehoach.catalog.dia_phuong import Xa, danh_sach_xa, tim_xa
from kehoach.problems import KehoachError
from kehoach.text.nfc import fold
from kehoach.writers.docx import to_docx
from rebase.gieo_goi import accept, plant, scan

SO_XA = 3321


class ConLai(NamedTuple):
    """What is left: of the new file, and of the neighbour's own with all changes accepted; each part and excerpt."""

    moi: list[tuple[str, str]]
    theo_doi: list[tuple[str, str]]
    xem: list[str]


def lam(number: int, folder: Path) -> ConLai:
    """Draft ``number`` planted, rebased both ways, looked through."""
    plan, _, ma, _ = draft(number)
    rng = random.Random(number)
    own = tim_xa(ma, None, date(2026, 6, 1))
    other = _other(own, rng)
    source = folder / f"nguon-{number}.docx"
    source.write_bytes(plant(to_docx(plan), own.ten, own.loai, own.tinh.ten, rng))
    names = [own.ten] if own.tinh.ten == other.tinh.ten else [own.ten, own.tinh.ten]
    options = TuyChonChuyen(other.ma, other.tinh.ten, tu=(own.ma, None))
    made = api.rebase(source, folder / f"moi-{number}.docx", options)
    tracked = api.rebase(
        source, folder / f"sua-{number}.docx", TuyChonChuyen(options.xa, options.tinh, tu=options.tu, theo_doi=True)
    )
    told = [each.trich for each in (*made.bao_cao.can_xem, *tracked.bao_cao.can_xem)]
    found = [
        [each for each in scan(data, names, accepted=True) if not _shown(each[1], told)]
        for data in ((folder / f"moi-{number}.docx").read_bytes(), accept((folder / f"sua-{number}.docx").read_bytes()))
    ]
    return ConLai(found[0], found[1], told)


def _shown(excerpt: str, told: list[str]) -> bool:
    """Whether the review list names it."""
    return any(_plain(each) in _plain(excerpt) for each in told if each)


def _plain(text: str) -> str:
    return fold(text).replace("\u2010", "-").replace("\u2011", "-")


def _other(own: Xa, rng: random.Random) -> Xa:
    """Another commune, whose name has no syllable of the first's."""
    words = set(own.ten.lower().split()) | set(own.tinh.ten.lower().split())
    units = danh_sach_xa(date(2026, 6, 1))
    while True:
        other = rng.choice(units)
        if words.isdisjoint(f"{other.ten} {other.tinh.ten}".lower().split()):
            try:
                return tim_xa(other.ma, other.tinh.ten, date(2026, 6, 1))
            except KehoachError:
                continue

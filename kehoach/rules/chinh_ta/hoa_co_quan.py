"""Capitals in the names of organs (PL2/IV)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kehoach.catalog.dia_phuong import la_ten_nguoi
from kehoach.problems import Level
from kehoach.rules.bo_luat import tham_so
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat
from kehoach.rules.toan_van import ToanVan
from kehoach.text.nfc import to_old_style


@luat("CT01")
def uy_ban(ho_so: HoSo) -> Iterator[Loi]:
    """Ủy ban nhân dân: only the first letter is a capital."""
    text = ho_so.toan_van
    for low, right in (("ủy ban nhân dân", "Ủy ban nhân dân"), ("uỷ ban nhân dân", "Uỷ ban nhân dân")):
        yield from _one_way(text, low, right)


@luat("CT02")
def hoi_dong(ho_so: HoSo) -> Iterator[Loi]:
    """Hội đồng nhân dân: only the first letter is a capital."""
    yield from _one_way(ho_so.toan_van, "hội đồng nhân dân", "Hội đồng nhân dân")


def _one_way(text: ToanVan, low: str, right: str) -> Iterator[Loi]:
    for at in text.tim(low):
        written = text.chu[at : at + len(low)]
        if written != right and not written.isupper():
            level = Level.GOI_Y if text.trong_ngoac(at) else None
            yield text.loi(at, at + len(low), right, muc_do=level)


class _Ten(NamedTuple):
    """A name, its words in lower case, whether it is surely a name, whether written small it is often none."""

    ten: str
    tu: tuple[str, ...]
    chac: bool
    chung: bool


@luat("CT08")
def ten_don_vi(ho_so: HoSo) -> Iterator[Loi]:
    """Names of offices and organisations: capital at the kind and at the field of work."""
    text = ho_so.toan_van
    taken: set[int] = set()
    for name, words, sure, common in _names(ho_so.che_do):
        if not text.cac_tu.issuperset(words):
            continue
        for at in text.tim(name.lower()):
            end = at + len(name)
            written = text.chu[at:end]
            if (
                at in taken
                or written == name
                or written.isupper()
                or text.cua_nguoi(at)
                or _named_after(text, at, end, name)
            ):
                taken.update(range(at, end))
            elif (common and not _more_capitals(written, name)) or (written.islower() and name.startswith("Phó ")):
                continue
            elif not _longer(text, at, end, name):
                taken.update(range(at, end))
                level = None if sure and not written.islower() else Level.GOI_Y
                yield text.loi(at, end, name, muc_do=level)


def _more_capitals(written: str, name: str) -> bool:
    return any(letter.isupper() and right.islower() for letter, right in zip(written, name, strict=True))


@cache
def _names(che_do: str) -> tuple[_Ten, ...]:
    """Every name in both places of the tone mark."""
    params = tham_so("CT08", che_do)
    found = []
    for key in ("ten", "ten_goi_y", "ten_khi_hoa"):
        for right in params[key]:
            for name in dict.fromkeys((right, to_old_style(right))):
                words = tuple(name.lower().replace(",", "").replace(" - ", " ").split())
                found.append(_Ten(name, words, key == "ten", key == "ten_khi_hoa"))
    return tuple(found)


def _longer(text: ToanVan, at: int, end: int, name: str) -> bool:
    """Whether the words belong to something else: các phòng kinh tế, cơ sở giáo dục và đào tạo, quốc phòng kinh tế."""
    before, written = text.truoc(at), text.chu[at:end]
    if before in ("các", "những", "mọi", "từng") or text.sau(end) in ("học", "mới"):
        return True
    if before in _HEADS and written[1:] == name[1:]:
        return True  # Trưởng phòng Văn hóa - Xã hội, Chánh văn phòng Hội đồng nhân dân
    return written[0].islower() and before in _PARTS


_UNIT = re.compile(r" (?:Xã|Phường)$")


def _named_after(text: ToanVan, at: int, end: int, name: str) -> bool:
    """Whether only the type word of a commune named after a person has its capital: Đảng ủy Xã Nguyễn Trãi (PL2/III.1b)."""
    written = text.chu[at:end]
    if (
        not _UNIT.search(written)
        or written.lower() != name.lower()
        or written.rsplit(" ", 1)[0] != name.rsplit(" ", 1)[0]
    ):
        return False
    words = text.chu[end : end + 40].split()[:3]
    return any(la_ten_nguoi(" ".join(words[:count]).strip(" ,;.:()")) for count in (1, 2, 3))


_HEADS = frozenset(["trưởng", "phó", "chánh"])
"""What an office of a person begins with, whose second word is small."""
_PARTS = frozenset(
    ["cơ", "trụ", "cán", "nội", "toàn", "tiến", "đồng", "bộ", "quốc", "đề", "dự", "phát", "văn", "công", "hội"]
)

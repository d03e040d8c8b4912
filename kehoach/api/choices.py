"""What there is to choose from when a plan is drafted: kinds of plan with their questions, areas with what each brings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.api.danh_muc import catalog

if TYPE_CHECKING:
    from kehoach.catalog.models import CauHoi


@dataclass(frozen=True, slots=True)
class ChonKhung:
    """A kind of plan."""

    ma: str
    ten: str
    mo_ta: str
    linh_vuc: tuple[str, ...]
    """Areas that it has unless others are chosen"""
    hoi: "tuple[CauHoi, ...]"
    """Its own questions"""


@dataclass(frozen=True, slots=True)
class ChonLinhVuc:
    """A content area and how many indicators, tasks and documents the catalogue has for it."""

    ma: str
    ten: str
    chi_tieu: int
    nhiem_vu: int
    van_ban: int


@dataclass(frozen=True, slots=True)
class LuaChon:
    """Everything to choose from."""

    khung: tuple[ChonKhung, ...]
    linh_vuc: tuple[ChonLinhVuc, ...]
    don_vi: tuple[tuple[str, str], ...]
    """Id and usual name of the units whose names differ from place to place"""


def draft_choices(packs: Sequence[Path] = ()) -> LuaChon:
    """What to choose from, with ``packs``."""
    danh_muc = catalog(packs)
    documents = Counter(area for each in danh_muc.van_ban.values() for area in each.linh_vuc)
    kinds = tuple(
        ChonKhung(each.id, each.ten, each.mo_ta, tuple(each.linh_vuc), tuple(each.hoi))
        for each in danh_muc.khung.values()
    )
    areas = tuple(
        ChonLinhVuc(each.id, each.ten, len(each.chi_tieu), len(each.nhiem_vu), documents[each.id])
        for each in danh_muc.noi_dung.values()
    )
    units = tuple((each.id, each.ten) for each in danh_muc.don_vi.values() if "{" not in each.ten and each.den is None)
    return LuaChon(kinds, areas, units)

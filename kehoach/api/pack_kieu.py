"""What the own pack is told as."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kehoach.problems import Problem


class MucRieng(NamedTuple):
    """An entry in the list of those that a commune may edit."""

    ma: str
    ten: str
    trang_thai: str
    """co_san: as the program has it; sua: changed by the own pack; them: of the own pack alone; bo: withdrawn by it"""
    phu: str = ""
    """What to tell it by, beside its name"""


class BanMuc(NamedTuple):
    """An entry to edit."""

    ma: str
    gia_tri: Mapping[str, Any]
    """Key -> text, list or flag, as it holds now"""
    rieng: frozenset[str] = frozenset()
    """The keys that the own pack says"""
    trang_thai: str = "them"
    dau: str = ""
    """The state of the file; to be given back when saving"""


class DaGhi(NamedTuple):
    """What saving did."""

    ma: str
    nhac: Sequence[Problem] = ()
    """What one should look at all the same"""


class TongQuan(NamedTuple):
    """The own pack at a glance."""

    thu_muc: Path | None
    """Its folder; None: switched off"""
    co: bool
    """Whether the folder is there yet"""
    dem: Mapping[str, int | None]
    """Kind -> how many own entries; None: cannot be read"""
    co_quan: str
    """The commune; empty: not chosen yet"""
    cac_loi: Sequence[Problem]

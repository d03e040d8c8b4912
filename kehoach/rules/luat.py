"""What a rule is in code: a function with a code and its needs; and what it yields."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kehoach.model.dong import Dong
from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level

if TYPE_CHECKING:
    from kehoach.rules.ho_so import HoSo


class Can(StrEnum):
    """What a rule needs. What a document lacks makes the rule *not checked*, with the reason."""

    KE_HOACH = "ke_hoach"
    """It is a plan"""
    DINH_DANG = "dinh_dang"
    """Bold, size, font, alignment are told"""
    TRANG = "trang"
    """Page size, margins, headers are told"""
    NGAY = "ngay"
    """The date of issue is known (a year at least)"""
    NGAY_DU = "ngay_du"
    """The date of issue is known to the day"""
    XA = "xa"
    """The issuing commune is known"""
    TU_SOAN = "tu_soan"
    """It has a number, recipients and a signature of its own (not issued with a decision)"""
    SO_TRANG = "so_trang"
    """Where page numbers are printed is told"""
    DUONG_KE = "duong_ke"
    """Drawn lines are told, and where the lines of the head stand"""
    NGUON = "nguon"
    """The text as typed, before any clean-up, is at hand"""


@dataclass(frozen=True, slots=True)
class Loi:
    """What a rule yields: a fault in ``dong`` (None: in the document as a whole).

    ``trich`` is an exact piece of the line's text (empty: the whole line), ``tai`` its offset there when it may occur more than
    once; ``sua`` what it becomes. ``du_lieu`` fills the message of the data file. ``muc_do`` and ``cach_sua`` go before those of
    the data file.
    """

    dong: Dong | None
    trich: str = ""
    sua: str | None = None
    du_lieu: Mapping[str, Any] | None = None
    tai: int | None = None
    muc_do: Level | None = None
    cach_sua: CachSua | None = None


Ham = Callable[["HoSo"], Iterable[Loi]]


@dataclass(frozen=True, slots=True)
class Luat:
    """A rule."""

    ma: str
    can: tuple[Can, ...]
    ham: Ham


GROUPS = (
    "the_thuc", "danh_so", "can_cu", "noi_nhan", "chu_ky", "phu_luc", "nhat_quan", "chinh_ta", "trung_lap", "dia_phuong",
)  # fmt: skip
"""Packages of rules, in the order of the reports."""

_rules: dict[str, Luat] = {}
_loaded: list[bool] = []


def luat(ma: str, *can: Can) -> Callable[[Ham], Ham]:
    """Mark a function as the rule ``ma``, which needs ``can``."""

    def mark(ham: Ham) -> Ham:
        if ma in _rules:
            raise ValueError(f"two rules have the code {ma}")
        _rules[ma] = Luat(ma, can, ham)
        return ham

    return mark


def cac_luat() -> Mapping[str, Luat]:
    """Code -> rule, of all groups, in the order of the codes."""
    if not _loaded:
        for group in GROUPS:
            _load(import_module(f"kehoach.rules.{group}"))
        order = sorted(_rules, key=lambda ma: (ma[:2], int(ma[2:])))
        for ma in order:
            _rules[ma] = _rules.pop(ma)
        _loaded.append(True)
    return _rules


def _load(package: ModuleType) -> None:
    for module in iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")

"""Checking: a file becomes a document under check, the rules look at it, the findings come back with their places."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.api.danh_muc import catalog
from kehoach.files import read_bytes
from kehoach.problems import KehoachError, Place, Problem

if TYPE_CHECKING:
    from kehoach.model.phat_hien import KetQuaTep, PhatHien
    from kehoach.model.plan import KeHoach
    from kehoach.rules.ho_so import GiaiDoan, HoSo

DATA = (".yaml", ".yml", ".json")
"""Suffixes of plans as data; they are checked as they would be printed."""


@dataclass(frozen=True)
class TuyChon:
    """How to check."""

    giai_doan: "GiaiDoan | None" = None
    """du-thao or ban-hanh; None: ban-hanh when the plan has number and date"""
    xa: tuple[str, str | None] | None = None
    """Commune and province that the plan is for; None: as its letterhead says"""
    packs: Sequence[Path] = ()
    chi: Sequence[str] | None = None
    """Only these rules"""
    cau_hinh: Mapping[str, Any] = field(default_factory=dict)


def check(path: Path, options: TuyChon | None = None) -> "KetQuaTep":
    """Check one file. Raises :class:`KehoachError` for what cannot be read (TEP, DOC, YAML)."""
    from kehoach.model.phat_hien import KetQuaTep
    from kehoach.rules.kiem import HONG, kiem

    options = options or TuyChon()
    under_check = document_under_check(read_bytes(path), path, options)
    found, unchecked = kiem(under_check, options.chi)
    return KetQuaTep(str(path), found, unchecked, hong=any(each.ma == HONG for each in found))


def document_under_check(data: bytes, path: Path, options: TuyChon) -> "HoSo":
    """The file as the rules see it."""
    if path.suffix.lower() in DATA:
        return _of_plan(_plan(data, path), options)
    return of_bytes(data, path.name, options)


def of_bytes(data: bytes, name: str, options: TuyChon) -> "HoSo":
    """A document (.docx, .pdf, .txt...) as the rules see it."""
    from kehoach.readers import read
    from kehoach.readers.stages import to_plan
    from kehoach.rules.ho_so import HoSo

    try:
        document = read(data, name)
    except KehoachError as error:
        raise KehoachError([_placed(each, name) for each in error.problems], error.exit_code) from None
    told = to_plan(document)
    plan = told.ke_hoach
    issued = bool(plan.so) and plan.ngay.day_du
    return HoSo(
        document, told.dong, plan, catalog(options.packs),
        options.giai_doan or ("ban-hanh" if issued else "du-thao"),
        _typed(data, document.format), options.xa, options.cau_hinh,
    )  # fmt: skip


def _plan(data: bytes, path: Path) -> "KeHoach":
    from kehoach.model.plan import KeHoach
    from kehoach.model.yaml_data import decode
    from kehoach.model.yaml_reader import load_text

    return load_text(decode(data, str(path)), KeHoach, str(path))


def _of_plan(plan: "KeHoach", options: TuyChon) -> "HoSo":
    """A plan as data is checked as it would be printed, with the numbers that its source had."""
    from kehoach.api.plans import template
    from kehoach.writers import Options, write

    printed = write(plan, ".docx", Options(template("14"), keep_numbers=True))
    return of_bytes(printed, "ke-hoach.docx", options)


def _typed(data: bytes, kind: str) -> Callable[[], Mapping[int, str]] | None:
    """The words as typed, by line, before any clean-up."""
    if kind in ("txt", "md"):
        from kehoach.readers.text_encoding import decode_any

        return lambda: dict(enumerate(decode_any(data)[0].splitlines(), 1))
    return None


def _placed(problem: Problem, name: str) -> Problem:
    if problem.place.file:
        return problem
    return replace(problem, place=Place(name, problem.place.line, problem.place.column, problem.place.path))


def findings(under_check: "HoSo", chi: Sequence[str] | None = None) -> "list[PhatHien]":
    """The findings alone."""
    from kehoach.rules.kiem import kiem

    return kiem(under_check, chi)[0]

"""Comparing two plans, whatever files they are in."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.api.checking import DATA
from kehoach.files import check_output
from kehoach.problems import KehoachError, Place, Problem

if TYPE_CHECKING:
    from kehoach.model.khac_biet import SoSanh
    from kehoach.model.plan import KeHoach

FORMATS = ("chu", "json", "html")
"""The forms of :func:`diff_report`."""


def diff(a: Path, b: Path) -> "SoSanh":
    """What the plan in ``b`` says otherwise than the one in ``a``. Either may be a plan as data (YAML, JSON) or any file
    that ``import`` reads; what cannot be read raises :class:`KehoachError` with the problems of both."""
    from kehoach.diffing.khac_biet import compare
    from kehoach.model.khac_biet import SoSanh

    plans: list[KeHoach] = []
    notes: list[str] = []
    problems: list[Problem] = []
    for path in (a, b):
        try:
            plan, doubts = _plan(path)
        except KehoachError as error:
            problems += [each for each in error.problems if each not in problems]
            continue
        plans.append(plan)
        notes += doubts
    if problems:
        raise KehoachError(problems)
    if a.samefile(b):
        notes = [f"{a} và {b} là một tệp", *dict.fromkeys(notes)]
    return SoSanh(str(a), str(b), compare(*plans), notes)


def diff_report(result: "SoSanh", dang: str, colour: Callable[[str, str], str] | None = None) -> str:
    """The comparison as ``chu`` (for people; ``colour`` puts text into a colour), ``json`` or ``html``."""
    from kehoach.writers.khac_biet import chu, html, json

    if dang == "chu":
        return "\n".join(chu.lines(result, colour or chu.plain)) + "\n"
    return json.to_json(result) if dang == "json" else html.to_html(result)


def check_report(output: Path, sources: tuple[Path, ...], overwrite: bool) -> None:
    """Raise :class:`KehoachError` when ``output`` cannot be written, or is one of the files it tells of."""
    if output.exists() and any(each.exists() and output.samefile(each) for each in sources):
        raise KehoachError(Problem("TEP09", "Tệp kết quả trùng với tệp nguồn", "đặt tên khác", Place(str(output))))
    check_output(output, overwrite)


def _plan(path: Path) -> "tuple[KeHoach, list[str]]":
    """The plan, and what was not sure when it was read."""
    from kehoach.api.plans import load_plan
    from kehoach.api.reading import read_plan

    if path.suffix.lower() in DATA:
        return load_plan(path), []
    read = read_plan(path)
    return read.ke_hoach, [f"{path.name}: {each.message}" for each in read.doubts]

"""Reading anyone's file: what it says as a plan, and what was sure, doubtful, left, dropped."""

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.files import read_bytes
from kehoach.problems import KehoachError, Place, Problem

if TYPE_CHECKING:
    from kehoach.blocks import Document
    from kehoach.model.plan import KeHoach
    from kehoach.readers.stages.ket_qua import BanDoc
    from kehoach.readers.stages.state import State


def read_blocks(path: Path) -> "Document":
    """The file as blocks, legacy encodings made Unicode. Raises :class:`KehoachError` TEP01-TEP04, DOC01-DOC09."""
    from kehoach.readers import read

    data = read_bytes(path)
    try:
        return read(data, path.name)
    except KehoachError as error:
        raise KehoachError([_placed(each, path) for each in error.problems], error.exit_code) from None


def read_plan(path: Path) -> "BanDoc":
    """The file as a plan with its report; a file that kehoach made gives its own plan back, with what was edited since."""
    from kehoach.readers.stages import to_plan

    return to_plan(read_blocks(path))


def read_until(path: Path, stage: str) -> "State":
    """The state after ``stage``, for a look at how a file is understood. Raises :class:`KehoachError` NHAP12."""
    from kehoach.readers.stages import check_stage, recognise

    check_stage(stage)
    return recognise(read_blocks(path), stage)


def stages() -> dict[str, str]:
    """Name of each stage -> what it recognises, in order."""
    from kehoach.readers.stages import STAGES

    return {name: about for name, (_, about) in STAGES.items()}


def save_plan(plan: "KeHoach", path: Path, overwrite: bool = False) -> None:
    """Write a plan as YAML, and beside it the schema that its first line names, if it is not there yet."""
    from kehoach.api.plans import write_yaml

    write_yaml(plan, {}, path, overwrite)


def _placed(problem: Problem, path: Path) -> Problem:
    from dataclasses import replace

    if problem.place.file:
        return problem
    return replace(problem, place=Place(str(path), problem.place.line, problem.place.column, problem.place.path))

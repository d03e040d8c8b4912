"""What can go wrong, as data: a place, a cause, a mend, and the exit code of the command.

Everything that a user sees go wrong is a :class:`Problem`. Readers and loaders collect them; what cannot go on raises
:class:`KehoachError` with one or more. Foreign exceptions (YAML, zip, lxml, jinja2, ...) become problems at the door where
they enter, so nothing above ever shows a traceback for bad input.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class ExitCode(IntEnum):
    """What the command line returns to the shell."""

    DONE = 0
    FINDINGS = 1
    CANNOT_RUN = 2
    OUR_FAULT = 3
    INTERRUPTED = 130


class Level(StrEnum):
    """How much a problem weighs. The values are those of the JSON output."""

    LOI = "loi"
    CANH_BAO = "canh_bao"
    GOI_Y = "goi_y"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is: a file, a 1-based line and column in it, and a path inside a plan or catalogue (``muc[2].tieu_de``)."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: str | None = None

    def __str__(self) -> str:
        parts = [self.file or ""]
        if self.line is not None:
            parts.append(f"dòng {self.line}" + (f", cột {self.column}" if self.column is not None else ""))
        if self.path:
            parts.append(self.path)
        return ": ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    ``code`` is stable and short (``YAML03``); ``message`` is the cause and ``mend`` what to do, both in Vietnamese;
    ``near`` are the nearest right words, best first.
    """

    code: str
    message: str
    mend: str = ""
    place: Place = field(default_factory=Place)
    level: Level = Level.LOI
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        place = str(self.place)
        text = f"{place}: {self.message}" if place else self.message
        if self.near:
            text += "\n  gần nhất: " + "; ".join(self.near)
        if self.mend:
            text += f"\n  cách sửa: {self.mend}"
        return text


class KehoachError(Exception):
    """Work cannot go on. Carries the problems to show and the exit code."""

    def __init__(self, problems: Problem | Iterable[Problem], exit_code: ExitCode = ExitCode.CANNOT_RUN) -> None:
        self.problems: list[Problem] = [problems] if isinstance(problems, Problem) else list(problems)
        self.exit_code = exit_code
        super().__init__("\n".join(str(problem) for problem in self.problems))

"""A hostile file: how it is made, and what may come of it."""

import os
from collections.abc import Callable
from dataclasses import dataclass

FULL = bool(os.environ.get("KEHOACH_FUZZ"))
"""Whether all sizes are whole"""
SAID = "Mục đích cuối cùng"
"""Words that a reader must not lose"""

READ = ("OK",)
DAMAGED = ("DOC02",)
NOTHING = ("DOC01",)
UNSAFE = ("DOC04",)
TOO_MUCH = ("DOC05",)
EITHER = ("OK", "DOC01", "DOC02", "DOC04", "DOC05", "DOC07")
"""A plan, or a refusal that is right"""


@dataclass(frozen=True)
class Case:
    """A file: the name it has, how it is made, how reading it may end (``OK`` or a code), words that a result must hold."""

    name: str
    file: str
    make: Callable[[], bytes]
    expect: tuple[str, ...]
    keeps: str = ""


Row = tuple[str, Callable[[], bytes], tuple[str, ...]]
"""Name, how it is made, what may come of it"""


def size(whole: int, reduced: int) -> int:
    """``whole`` in ``make fuzz``, ``reduced`` in ``make test``."""
    return whole if FULL else reduced

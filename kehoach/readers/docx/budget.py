"""How much work one file may make: everything that takes time is counted, so that no file takes minutes."""

from typing import Final

from kehoach.problems import KehoachError, Place, Problem

MAX_WORK: Final = 500_000
"""Paragraphs, cells, rows and whatever else takes as long as these; a table of 20,000 rows of 6 cells makes half of it"""
LOOK: Final = 4
TABLE: Final = 4
DROPPED: Final = 2
SECTION: Final = 5
"""What these take, next to a paragraph"""


class Budget:
    """Counts the work that a file makes."""

    __slots__ = ("_left", "_source")

    def __init__(self, source: str) -> None:
        self._source = source
        self._left = MAX_WORK

    def spend(self, work: int = 1) -> None:
        """Count ``work``; raises :class:`KehoachError` DOC05 when the file makes too much of it."""
        self._left -= work
        if self._left < 0:
            raise too_long(self._source)


def too_long(source: str) -> KehoachError:
    """What to raise for a file that is too long."""
    mend = "tách tệp thành nhiều tệp nhỏ hơn rồi thử lại"
    return KehoachError(Problem("DOC05", "Văn bản quá dài hoặc quá rối", mend, Place(source or None)))

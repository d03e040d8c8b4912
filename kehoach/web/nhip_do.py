"""How fast something goes on."""

import time
from collections import deque
from collections.abc import Callable
from typing import Final

_WINDOW: Final = 15.0
"""Seconds over which the pace is taken"""
_STEP: Final = 0.25
_TOO_SOON: Final = 1.0
"""Seconds before which nobody can tell"""


class NhipDo:
    """How fast a run is, from its last seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._seen = clock, deque[tuple[float, int]]()

    def dem(self, count: int) -> None:
        """So many are done with now."""
        now = self._clock()
        if not self._seen or now - self._seen[-1][0] >= _STEP:
            self._seen.append((now, count))
        while len(self._seen) > 2 and self._seen[1][0] < now - _WINDOW:
            self._seen.popleft()

    def moi_giay(self, count: int) -> float:
        """Pieces a second; 0 as long as nobody can tell."""
        if not self._seen:
            return 0.0
        then, before = self._seen[0]
        passed = self._clock() - then
        return max(0, count - before) / passed if passed >= _TOO_SOON else 0.0

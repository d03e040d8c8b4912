"""So many in so many seconds: a limit for each of those who ask."""

import time
from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import Final

MAX_KEYS: Final = 10_000
"""So many are remembered; beyond that the oldest are forgotten"""


class GioiHan:
    """At most ``so_lan`` times in ``giay`` seconds for each key."""

    def __init__(self, so_lan: int, giay: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.so_lan, self.giay, self._clock = so_lan, giay, clock
        self._times: dict[str, deque[float]] = {}
        self._lock = Lock()

    def con_cho(self, key: str) -> float:
        """Seconds that ``key`` has to wait; 0: it may go on."""
        with self._lock:
            times = self._recent(key)
            return max(0.0, times[0] + self.giay - self._clock()) if times and len(times) >= self.so_lan else 0.0

    def dem(self, key: str) -> None:
        """Count one more for ``key``."""
        with self._lock:
            times = self._recent(key) or deque()
            times.append(self._clock())
            self._times.pop(key, None)
            self._times[key] = times
            while len(self._times) > MAX_KEYS:
                del self._times[next(iter(self._times))]

    def bo(self, key: str) -> None:
        """Forget ``key``."""
        with self._lock:
            self._times.pop(key, None)

    def _recent(self, key: str) -> deque[float] | None:
        times = self._times.get(key)
        while times and times[0] <= self._clock() - self.giay:
            times.popleft()
        return times

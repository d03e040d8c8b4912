"""Windows refuses to replace or open a file at the very moment when another program (a virus scanner, a second server) has
it; a moment later it can be done."""

import sys
from collections.abc import Callable
from time import sleep
from typing import TypeVar

from kehoach.problems import KehoachError

_CHO = (0.01, 0.03, 0.1, 0.3) if sys.platform == "win32" else ()
"""Seconds between tries"""

T = TypeVar("T")


def ben_bi(call: Callable[[], T]) -> T:
    """What ``call`` gives, tried again a few times where it helps."""
    for pause in _CHO:
        try:
            return call()
        except (KehoachError, OSError):
            sleep(pause)
    return call()

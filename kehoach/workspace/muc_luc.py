"""The list of plans, read cheaply: what a plan said is remembered by the time and size of its file.

The index may be lost or wrong at any time; it is believed only for files that are just as they were, and that had been
left alone for a while when they were read.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from time import time_ns
from typing import Any

from kehoach.files import write_bytes
from kehoach.problems import KehoachError

YEN = 3_000_000_000
"""Nanoseconds after which a second change cannot bear the same time; FAT counts in steps of two seconds"""
PHIEN_BAN = 1

Ghi = Mapping[str, Any]
"""``nam``, ``noi``, ``ten``, ``cho_trong`` of a plan"""


class MucLuc:
    """The index in the file ``path``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: dict[str, Any] = self._doc()
        self._kept: dict[str, Any] = {}

    def lay(self, key: str, path: Path, doc: Callable[[], Ghi]) -> Ghi:
        """What is remembered of ``path``, or what ``doc`` reads."""
        about = path.stat()
        mark = [about.st_mtime_ns, about.st_size]
        known = self._read.get(key)
        if isinstance(known, dict) and known.get("dau") == mark and isinstance(known.get("ghi"), dict):
            self._kept[key] = known
            found: Ghi = known["ghi"]
            return found
        read = doc()
        if time_ns() - about.st_mtime_ns > YEN:
            self._kept[key] = {"dau": mark, "ghi": read}
        return read

    def luu(self) -> None:
        """Write what was used, if it differs from what was read."""
        if self._kept != self._read:
            raw = {"phien_ban": PHIEN_BAN, "viec": self._kept}
            with suppress(KehoachError):  # a folder that is only read has no index
                write_bytes(self._path, json.dumps(raw, ensure_ascii=False).encode(), overwrite=True, durable=False)

    def _doc(self) -> dict[str, Any]:
        try:
            raw = json.loads(self._path.read_bytes())
            viec = raw["viec"] if raw["phien_ban"] == PHIEN_BAN else {}
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return {}
        return viec if isinstance(viec, dict) else {}

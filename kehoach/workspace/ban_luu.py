"""A plan to its text and back, what was read lately kept in memory by its content."""

import pickle
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from kehoach.workspace.so import dau

if TYPE_CHECKING:
    from kehoach.model.plan import KeHoach
    from kehoach.model.yaml_writer import Comments

MAX_BYTES = 32_000_000
"""Kept in memory"""


class BanLuu:
    """Reads and writes plans as text; each caller gets a plan of its own."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def doc(self, data: bytes, tep: str) -> "KeHoach":
        """The plan that ``data`` says; faults are raised with their place in the file ``tep``."""
        from kehoach.model.plan import KeHoach
        from kehoach.model.yaml_data import decode
        from kehoach.model.yaml_reader import load_text

        mark = dau(data)
        with self._lock:
            if mark in self._known:
                self._known.move_to_end(mark)
            packed = self._known.get(mark)
        if packed is not None:
            plan: KeHoach = pickle.loads(packed)  # noqa: S301 packed below, never from a file
            return plan
        plan = load_text(decode(data, tep), KeHoach, tep)
        self._nho(mark, pickle.dumps(plan))
        return plan

    def viet(self, ke_hoach: "KeHoach", ghi_chu: "Comments | None" = None) -> bytes:
        """The text of ``ke_hoach``, proved to be readable again."""
        from kehoach.model.yaml_writer import to_yaml

        data = to_yaml(ke_hoach, ghi_chu).encode()
        self.doc(data, "")
        return data

    def _nho(self, mark: str, packed: bytes) -> None:
        with self._lock:
            if mark in self._known or len(packed) > MAX_BYTES:
                return
            self._known[mark] = packed
            self._size += len(packed)
            while self._size > MAX_BYTES:
                self._size -= len(self._known.popitem(last=False)[1])

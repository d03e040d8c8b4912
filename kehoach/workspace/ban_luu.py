"""A plan to its text and back, what was read lately kept in memory by its content."""

import pickle
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from kehoach.problems import KehoachError
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

    def viet(self, ke_hoach: "KeHoach", cu: bytes | None = None, ghi_chu: "Comments | None" = None) -> bytes:
        """The text of ``ke_hoach``, proved to be readable again; made of ``cu``, what the file says now, where that can be
        done, so that what a person wrote into it stays."""
        from kehoach.model.yaml_writer import to_yaml

        patched = self._va(ke_hoach, cu) if cu is not None else None
        if patched is not None:
            return patched
        data = to_yaml(ke_hoach, ghi_chu).encode()
        self.doc(data, "")
        return data

    def _va(self, ke_hoach: "KeHoach", cu: bytes) -> bytes | None:
        from yaml import YAMLError

        from kehoach.model.yaml_patch import patch_yaml

        try:
            self.doc(cu, "")  # only what is safe to read is taken apart
            data = patch_yaml(cu.decode("utf-8-sig"), ke_hoach).encode()
            return data if self.doc(data, "") == ke_hoach else None
        except (KehoachError, YAMLError, ValueError, LookupError):  # a form of YAML that cannot be taken apart by lines
            return None

    def _nho(self, mark: str, packed: bytes) -> None:
        with self._lock:
            if mark in self._known or len(packed) > MAX_BYTES:
                return
            self._known[mark] = packed
            self._size += len(packed)
            while self._size > MAX_BYTES:
                self._size -= len(self._known.popitem(last=False)[1])

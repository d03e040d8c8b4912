"""Which version a plan is at: a small record beside its history.

Content is the truth and the record follows it: a record that does not name the content on disk is old, because someone
edited the file by hand or a program died between two writes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from kehoach.files import write_bytes
from kehoach.workspace.ben_bi import ben_bi

TEN_TEP = "phien.json"
MAX_LUI = 200
"""So many steps back are remembered"""


def dau(data: bytes) -> str:
    """The mark by which content is known."""
    return sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class So:
    """The record: version number, mark of the content, its number in the history, the numbers to go back and forward to,
    and what was changed by each."""

    phien: int
    dau: str
    hien: int
    lui: tuple[int, ...] = ()
    toi: tuple[int, ...] = ()
    viec: Mapping[int, str] = field(default_factory=dict)

    def sang(self, so: int, mark: str, viec: str = "") -> "So":
        """After a change to what has the number ``so``: the present can be gone back to, nothing forward."""
        lui = (*self.lui, self.hien)[-MAX_LUI:]
        return replace(
            self,
            phien=self.phien + 1,
            dau=mark,
            hien=so,
            lui=lui,
            toi=(),
            viec={**self.viec, so: viec} if viec else self.viec,
        )

    def buoc(self, so: int, rest: tuple[int, ...], *, lui: bool) -> "So":
        """After a step back (``lui``) or forward to ``so``, with ``rest`` left on that way."""
        other = (*(self.toi if lui else self.lui), self.hien)
        lui_, toi = (rest, other) if lui else (other, rest)
        return replace(self, phien=self.phien + 1, hien=so, lui=lui_, toi=toi)

    def con(self, numbers: frozenset[int]) -> "So":
        """Without what the history no longer has."""
        return replace(
            self,
            lui=tuple(each for each in self.lui if each in numbers),
            toi=tuple(each for each in self.toi if each in numbers),
            viec={so: viec for so, viec in self.viec.items() if so in numbers},
        )


def doc(folder: Path) -> So | None:
    """The record in the history folder ``folder``; None when there is none that can be read."""
    try:
        raw = json.loads((folder / TEN_TEP).read_bytes())
        return So(
            int(raw["phien"]),
            str(raw["dau"]),
            int(raw["hien"]),
            tuple(map(int, raw["lui"])),
            tuple(map(int, raw["toi"])),
            {int(so): str(viec) for so, viec in raw["viec"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def ghi(folder: Path, so: So) -> None:
    """Write the record. A crash leaves the old one, which the content then shows to be old."""
    raw = {"phien": so.phien, "dau": so.dau, "hien": so.hien, "lui": so.lui, "toi": so.toi, "viec": so.viec}
    data = json.dumps(raw, ensure_ascii=False).encode()
    ben_bi(lambda: write_bytes(folder / TEN_TEP, data, overwrite=True, durable=False))

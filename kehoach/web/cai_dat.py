"""How a server is set up."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

CONG: Final = 8765
"""The usual port"""
MAY_NAY: Final = "127.0.0.1"
MAX_UPLOAD: Final = 60_000_000
"""Bytes of all files of one request; a little over what one file may have"""


@dataclass(frozen=True, slots=True)
class CaiDat:
    """Where the server listens and what it serves."""

    thu_muc: Path | None = None
    """The workspace; None: the usual one in the user's documents"""
    may: str = MAY_NAY
    """Address to listen on"""
    cong: int = CONG
    mat_khau: Path | None = None
    """File of hashed passwords; with it everyone has to log in. None: for who sits at this machine alone"""
    ten_may: tuple[str, ...] = ()
    """Names under which colleagues open the page, beside its addresses"""

    @property
    def mo_mang(self) -> bool:
        """Whether other machines may come in."""
        return self.mat_khau is not None

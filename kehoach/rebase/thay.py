"""What the finders of a rebase yield: words of a line to replace, and words that a person must look at."""

from dataclasses import dataclass

from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import Dong


@dataclass(frozen=True, slots=True)
class Thay:
    """``dong.text[dau:cuoi]`` becomes ``moi`` (empty: is taken out)."""

    dong: Dong
    dau: int
    cuoi: int
    moi: str
    loai: LoaiThay
    ly_do: str = ""
    """Why, where it does not speak for itself"""
    xem: str = ""
    """Why a person should look at what it became; empty when it is sure"""

    @property
    def tu(self) -> str:
        """The words that go."""
        return self.dong.text[self.dau : self.cuoi]


@dataclass(frozen=True, slots=True)
class Xem:
    """``dong.text[dau:cuoi]`` stays; a person must look at it."""

    dong: Dong
    dau: int
    cuoi: int
    loai: LoaiThay
    ly_do: str

    @property
    def trich(self) -> str:
        """The words."""
        return self.dong.text[self.dau : self.cuoi]

"""What the workspace tells about a plan, its files and its history."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach.model.plan import KeHoach


@dataclass(frozen=True, slots=True)
class TomTat:
    """A line of the list of plans."""

    ma: str
    """The name of its folder"""
    ten: str
    nam: int | None
    noi: str
    """Whose plan: ``xã Hoa Lộc, tỉnh Thanh Hóa``"""
    sua_luc: datetime
    luu_tru: bool
    so_cho_trong: int
    """How many different ``[[...]]`` are to be filled in"""
    loi: str = ""
    """Why the plan cannot be read; empty when it can"""


@dataclass(frozen=True, slots=True)
class BanViec:
    """A plan as it stands now."""

    ma: str
    ten: str
    phien: int
    """Changes whenever the content does; to be given back with the next change"""
    ke_hoach: "KeHoach"
    sua_luc: datetime
    luu_tru: bool
    hoan_tac: bool
    """There is something to undo"""
    lam_lai: bool
    """There is something to redo"""


@dataclass(frozen=True, slots=True)
class TepKem:
    """A file kept with a plan."""

    ten: str
    co: int
    """Bytes"""
    luc: datetime


@dataclass(frozen=True, slots=True)
class MocLichSu:
    """What the plan was at one time."""

    so: int
    luc: datetime
    viec: str = ""
    """What was changed, in a few words; empty when not known"""
    hien: bool = False
    """The plan is this version now"""
    chua_dung: bool = False
    """Never became the plan: it was saved from a page that did not know of a later change"""

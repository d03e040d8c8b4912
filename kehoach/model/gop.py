"""What merging three plans gave, as plain data: the plan, what came in, what a person has to decide."""

from dataclasses import dataclass, field
from enum import StrEnum

from kehoach.model.plan import KeHoach


class LoaiVao(StrEnum):
    """How something of the new version came into our plan."""

    THEM = "them"
    SUA = "sua"
    BO = "bo"
    DOI_CHO = "doi_cho"


@dataclass(frozen=True, slots=True)
class XungDot:
    """A place where the new version and our plan want different things. The result has ours."""

    id: str
    """Id of the node (of a table row: of the node that holds the table); empty for a field of the head"""
    so: str
    """Where it is, in words and numbers: II.1; Phụ lục I, nhiệm vụ 3"""
    truong: str
    """Name of the field; the name of the list (muc, nhiem_vu...) where the whole node is meant; ``cho`` for its place"""
    goc: str
    """The text that both sides started from; empty if there was none"""
    moi: str
    """The text of the new version; empty if it has none"""
    ta: str
    """Our text; empty if we took it out"""
    ly_do: str
    """Why it was not merged, in Vietnamese"""
    ket_qua: str
    """What stands in the result"""


@dataclass(frozen=True, slots=True)
class DaVao:
    """Something of the new version that came in."""

    loai: LoaiVao
    id: str
    so: str
    truong: str
    cu: str
    """Our text before; empty for what was added"""
    moi: str
    """The text now; empty for what was taken out"""


@dataclass
class KetQuaGop:
    """The merged plan and the record of the merge, each list in reading order."""

    ke_hoach: KeHoach
    xung_dot: list[XungDot] = field(default_factory=list)
    vao: list[DaVao] = field(default_factory=list)

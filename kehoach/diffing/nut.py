"""A plan as a flat list of the nodes that have an id, in reading order, each with what it says and where it hangs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kehoach.diffing.giong import key, words
from kehoach.model.plan import CanCu, ChiTieu, KeHoach, Muc, NhiemVu, NoiNhan, PhuLuc
from kehoach.text.strings import join_parts
from kehoach.text.vien_dan import lan_dau

NutCoMa = CanCu | Muc | NoiNhan | PhuLuc | ChiTieu | NhiemVu
"""Every part of a plan that has an id."""
MAX_WORDS = 600
"""So many words of a node are looked at when nodes are matched (a table may have thousands)."""


class LoaiNut(StrEnum):
    """The kinds of node; a node only ever matches one of its own kind."""

    CAN_CU = "can_cu"
    MUC = "muc"
    NOI_NHAN = "noi_nhan"
    PHU_LUC = "phu_luc"
    CHI_TIEU = "chi_tieu"
    NHIEM_VU = "nhiem_vu"


@dataclass(frozen=True, slots=True)
class NutPhang:
    """A node without its children."""

    id: str
    loai: LoaiNut
    nut: NutCoMa
    cha: str
    """Id of the node above (a muc, a phu_luc); empty directly under the plan"""
    thu_tu: int
    """Place among all nodes of its kind, from 0"""
    khoa: str
    """What it says, for comparing (:func:`kehoach.diffing.giong.key`)"""
    tu: tuple[str, ...]
    """The words of that, at most :data:`MAX_WORDS`"""

    @property
    def cap(self) -> str:
        """The level of a muc, else nothing."""
        return self.nut.cap if isinstance(self.nut, Muc) else ""

    @property
    def so_ky_hieu(self) -> str:
        """Number and sign of the document of a can_cu, for comparing; else nothing."""
        return key(self.nut.so_ky_hieu) if isinstance(self.nut, CanCu) else ""


def flat(plan: KeHoach) -> dict[str, NutPhang]:
    """Id -> node, in reading order."""
    count = dict.fromkeys(LoaiNut, 0)
    found: dict[str, NutPhang] = {}
    for loai, node, parent in _walk(plan):
        said = text(node)
        found[node.id] = NutPhang(node.id, loai, node, parent, count[loai], key(said), words(said)[:MAX_WORDS])
        count[loai] += 1
    return found


def text(node: NutCoMa) -> str:
    """What a node says by itself: that by which it is known again."""
    match node:
        case CanCu():
            return cited(node)
        case Muc():
            return on_end(node) or _table(node)
        case PhuLuc():
            return node.tieu_de
        case NoiNhan() | ChiTieu() | NhiemVu():
            return node.ten


def on_end(muc: Muc) -> str:
    """Title and text in one paragraph, as they are printed: where one ends is not always to be seen."""
    title = muc.tieu_de
    return join_parts([f"{title}:" if title and muc.loi_van and title[-1] not in ".:;,!?…" else title, muc.loi_van])


def cited(can_cu: CanCu) -> str:
    """The citation without its lead word, the same whether its parts are known or only its words."""
    if not can_cu.nguyen_van:
        return lan_dau(can_cu.vien_dan)
    said = can_cu.nguyen_van
    return next((said[len(lead) :].strip() for lead in ("Căn cứ ", "Thực hiện ") if said.startswith(lead)), said)


def _table(muc: Muc) -> str:
    cells = [cell for row in (muc.bang.cot, *muc.bang.hang) for cell in row] if muc.bang else []
    return join_parts(cells[:MAX_WORDS])


def _walk(plan: KeHoach) -> Iterator[tuple[LoaiNut, NutCoMa, str]]:
    for can_cu in plan.can_cu:
        yield LoaiNut.CAN_CU, can_cu, ""
    yield from _muc(plan.muc, "")
    for noi_nhan in plan.noi_nhan:
        yield LoaiNut.NOI_NHAN, noi_nhan, ""
    for phu_luc in plan.phu_luc:
        yield LoaiNut.PHU_LUC, phu_luc, ""
        for chi_tieu in phu_luc.chi_tieu:
            yield LoaiNut.CHI_TIEU, chi_tieu, phu_luc.id
        for nhiem_vu in phu_luc.nhiem_vu:
            yield LoaiNut.NHIEM_VU, nhiem_vu, phu_luc.id
        yield from _muc(phu_luc.muc, phu_luc.id)


def _muc(nodes: Sequence[Muc], parent: str) -> Iterator[tuple[LoaiNut, NutCoMa, str]]:
    for muc in nodes:
        yield LoaiNut.MUC, muc, parent
        yield from _muc(muc.muc, muc.id)

"""Bases of a plan and the catalogue: what to pick from, what each is worth on the plan's day, where a new one goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.api.danh_muc import catalog

if TYPE_CHECKING:
    from kehoach.catalog.load import DanhMuc
    from kehoach.catalog.models import VanBan
    from kehoach.model.plan import CanCu, KeHoach

MAX_FOUND = 30
"""So many documents are offered at once"""
_TEN = {
    "con": "còn hiệu lực", "sua_doi": "còn hiệu lực, đã sửa đổi", "het": "hết hiệu lực", "het_ky": "đã hết giai đoạn",
    "chua_co": "chưa có hiệu lực", "chua_ro": "chưa rõ hiệu lực",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TinhTrangCanCu:
    """What a document is worth on the plan's day."""

    chu: str
    """In words: ``hết hiệu lực, thay bằng 30/2026/NĐ-CP``"""
    dung_duoc: bool
    """Whether it may be a basis on that day"""
    chac: bool
    """Whether the catalogue is sure"""


@dataclass(frozen=True, slots=True)
class GoiYCanCu:
    """A document of the catalogue to pick."""

    ma: str
    ten: str
    tinh_trang: TinhTrangCanCu
    da_co: bool
    """Whether it is a basis of the plan already"""


def basis_search(plan: "KeHoach", words: str, packs: Sequence[Path] = ()) -> list[GoiYCanCu]:
    """Documents of the catalogue that hold all ``words``, what can be used on the plan's day first."""
    from kehoach.catalog.search import search
    from kehoach.text.vien_dan import lan_dau

    if not words.strip():
        return []
    danh_muc = catalog(packs)
    have = {each.id for each in plan.can_cu}
    found = []
    for hit in search(danh_muc, words, ["van-ban"])[:MAX_FOUND]:
        entry = danh_muc.van_ban[hit.key]
        cited = drafted(plan, hit.key, packs)
        found.append(GoiYCanCu(hit.key, lan_dau(cited.vien_dan), _state(entry, plan, danh_muc), cited.id in have))
    return sorted(found, key=lambda each: not each.tinh_trang.dung_duoc)


def basis_states(plan: "KeHoach", packs: Sequence[Path] = ()) -> dict[str, TinhTrangCanCu]:
    """Id of a basis -> what its document is worth on the plan's day; those that the catalogue does not know are left out."""
    danh_muc = catalog(packs)
    found = {each.id: _entry(each, danh_muc) for each in plan.can_cu}
    return {ma: _state(entry, plan, danh_muc) for ma, entry in found.items() if entry is not None}


def drafted(plan: "KeHoach", van_ban: str, packs: Sequence[Path] = ()) -> "CanCu":
    """A document of the catalogue as drafting writes it. Raises :class:`KehoachError` DM02."""
    from kehoach.catalog.hieu_luc import hieu_luc
    from kehoach.catalog.load import tim
    from kehoach.drafting.can_cu import tu_van_ban

    danh_muc = catalog(packs)
    entry = tim(danh_muc.van_ban, van_ban, "văn bản")
    state = hieu_luc(entry, day_of(plan), danh_muc.van_ban, danh_muc.moc_hieu_luc)
    return tu_van_ban(entry, "Căn cứ", state).can_cu


def place_of(plan: "KeHoach", van_ban: str, packs: Sequence[Path] = ()) -> str | None:
    """Id of the basis before which drafting puts the document: by weight and date; None: at the end of all bases."""
    from kehoach.catalog.hieu_luc import thu_tu
    from kehoach.catalog.load import tim

    danh_muc = catalog(packs)
    own = thu_tu(tim(danh_muc.van_ban, van_ban, "văn bản"))
    for each in plan.can_cu:
        if each.dan == "Thực hiện":  # what the plan carries out comes behind
            return each.id
        entry = _entry(each, danh_muc)
        # one without a lead word goes on in the paragraph of the one before
        if entry is not None and each.dan and thu_tu(entry) > own:
            return each.id
    return None


def day_of(plan: "KeHoach") -> date:
    """The day whose law the plan follows: its own, or the last of what is known of it."""
    from kehoach.drafting.tra_loi import ngay_tra_cuu

    return ngay_tra_cuu({"ngay": plan.ngay.iso()}, plan.nam)


def _entry(basis: "CanCu", danh_muc: "DanhMuc") -> "VanBan | None":
    named = danh_muc.van_ban.get(basis.id.removeprefix("can-cu."))
    number = basis.so_ky_hieu
    if named is not None and (named.so_ky_hieu in number or not number):
        return named
    same = [each for each in danh_muc.van_ban.values() if number and each.so_ky_hieu == number]
    of_organ = [each for each in same if each.co_quan == basis.co_quan]
    found = of_organ or same
    return found[0] if len(found) == 1 else None


def _state(entry: "VanBan", plan: "KeHoach", danh_muc: "DanhMuc") -> TinhTrangCanCu:
    from kehoach.catalog.hieu_luc import KHONG_DUNG, hieu_luc

    state = hieu_luc(entry, day_of(plan), danh_muc.van_ban, danh_muc.moc_hieu_luc)
    others = state.thay_boi or state.sua_boi
    said = _TEN[state.tinh_trang]
    if others:
        said += f" ({'thay bằng' if state.thay_boi else 'bởi'} {', '.join(each.so_ky_hieu for each in others)})"
    return TinhTrangCanCu(said, state.tinh_trang not in KHONG_DUNG, state.chac)

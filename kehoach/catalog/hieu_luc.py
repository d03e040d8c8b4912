"""The law clock: on a given day, is a document in force, amended, replaced, or unknown; and what may stand in its place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kehoach.catalog.models import VanBan

TinhTrang = Literal["con", "sua_doi", "het", "het_ky", "chua_co", "chua_ro"]
"""con: in force; sua_doi: in force, amended; het: ended; het_ky: not repealed, but the period it was made for is over;
chua_co: not yet issued or not yet in force; chua_ro: unknown."""

KHONG_DUNG: frozenset[TinhTrang] = frozenset({"het", "het_ky", "chua_co"})
"""States in which a document is no basis."""


@dataclass(frozen=True, slots=True)
class HieuLuc:
    """The state of a document on a day, by what it was replaced or amended, and how sure that is."""

    tinh_trang: TinhTrang
    thay_boi: Sequence[VanBan] = ()
    sua_boi: Sequence[VanBan] = ()
    chac: bool = True
    """False where the catalogue only infers the state, or the day is later than what the catalogue knows"""


def tinh_trang(van_ban: VanBan, ngay: date) -> TinhTrang:
    """The state of ``van_ban`` on ``ngay`` as far as its own entry tells."""
    tu = van_ban.hieu_luc_tu or (van_ban.ngay.to_date() if van_ban.ngay and van_ban.ngay.day_du else None)
    if tu is not None and tu > ngay:
        return "chua_co"
    if van_ban.het_hieu_luc_tu is not None and van_ban.het_hieu_luc_tu > ngay:
        return "con" if van_ban.hieu_luc == "het" else van_ban.hieu_luc
    if van_ban.het_hieu_luc_tu is not None or van_ban.hieu_luc == "het":
        return "het"
    if van_ban.ky_den is not None and van_ban.ky_den < ngay:
        return "het_ky"
    return van_ban.hieu_luc


def hieu_luc(van_ban: VanBan, ngay: date, all_documents: Mapping[str, VanBan], moc: date) -> HieuLuc:
    """The state of ``van_ban`` on ``ngay`` in the light of the other documents. ``moc`` is the day up to which the catalogue
    knows; an amendment counts from its own first day in force."""
    state = tinh_trang(van_ban, ngay)
    sua_boi = [
        each for each in _named(van_ban.sua_doi_boi, all_documents.values()) if tinh_trang(each, ngay) != "chua_co"
    ]
    thay_boi = _named(van_ban.thay_the_boi, all_documents.values()) if state == "het" else []
    if state == "sua_doi" and not sua_boi and van_ban.sua_doi_boi:
        state = "con"
    elif state == "con" and sua_boi:
        state = "sua_doi"
    return HieuLuc(state, thay_boi, sua_boi, van_ban.hieu_luc_tin_cay == "xac_minh" and ngay <= moc)


def _named(numbers: Iterable[str], documents: Iterable[VanBan]) -> list[VanBan]:
    """The documents of those numbers; a number alone may name several."""
    wanted = set(numbers)
    return [each for each in documents if each.so_ky_hieu in wanted]


_BAC = (
    ("Luật", "Pháp lệnh", "Bộ luật", "Hiến pháp"),
    ("dang",),
    ("trung_uong",),
    ("dang_tinh",),
    ("tinh",),
    ("huyen",),
    ("xa",),
)
_LOAI = (
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Chỉ thị",
    "Thông tư",
    "Chương trình",
    "Kế hoạch",
    "Hướng dẫn",
    "Công văn",
)


def thu_tu(van_ban: VanBan) -> tuple[int, int, str]:
    """Where a document stands among the bases: laws; central Party; the State at the centre by weight; province; below."""
    if van_ban.ten_loai in _BAC[0]:
        return (0, 0, _iso(van_ban))
    cap = "dang_tinh" if van_ban.cap == "dang" and van_ban.tinh else van_ban.cap
    bac = next(index for index, each in enumerate(_BAC) if cap in each)
    loai = _LOAI.index(van_ban.ten_loai) if van_ban.ten_loai in _LOAI else len(_LOAI)
    if van_ban.co_quan == "Quốc hội":  # a resolution of the National Assembly outranks a decree
        loai = -1
    return (bac, loai, _iso(van_ban))


def _iso(van_ban: VanBan) -> str:
    return van_ban.ngay.iso() if van_ban.ngay else "9999"

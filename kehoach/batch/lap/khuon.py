"""The rows of the sheets chi_tieu and nhiem_vu made ready once; one that is the same for every commune comes from memory."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from kehoach.batch.job import ApDung, Cho, DongChiTieu, DongNhiemVu
from kehoach.batch.lap.o_chu import Chu, dien, doc, sach
from kehoach.problems import Place, Problem
from kehoach.text.nfc import fold
from kehoach.writers.annexes import NOI_DON_VI, HangChiTieu, HangNhiemVu, ten_chi_tieu

_CHI_TIEU = ("ten", "nhom", "don_vi_tinh", "gia_tri")
_NHIEM_VU = ("ten", "chu_tri", "phoi_hop", "san_pham", "kinh_phi", "thoi_han")
_MOST_KEPT = 64
"""Printed forms of one row that are kept, by its number in the table; more come of tables that differ very much."""


@dataclass(slots=True)
class Khuon:
    """A row made ready: its texts in the order of the sheet's columns."""

    cho: Cho
    ma: str
    ap_dung: ApDung
    moi_noi: bool
    """Whether it is for everyone"""
    chu: tuple[Chu, ...]
    o: tuple[int, ...]
    """Which of them have slots"""
    nam: int | None = None
    chu_tri: str = ""
    """Who leads, folded, when that has no slot"""
    nho: dict[str, HangChiTieu | HangNhiemVu] = field(default_factory=dict)

    def cho_don_vi(self, don_vi: str, values: Mapping[str, str]) -> bool:
        """Whether the unit (folded) leads the task."""
        return (self.chu_tri or fold(dien(self.chu[1], values))) == don_vi

    def chi_tieu(self, tt: int, values: Mapping[str, str], own: Mapping[str, str] | None) -> HangChiTieu:
        """The row of an indicator with that number."""
        known = self.nho.get(str(tt)) if own is None and not self.o else None
        if isinstance(known, HangChiTieu):
            return known
        ten, _, don_vi_tinh, so = self._chu(_CHI_TIEU, values, own)
        made = HangChiTieu(str(tt), ten_chi_tieu(ten, self.nam), don_vi_tinh, so)
        self._keep(made, own)
        return made

    def nhiem_vu(self, tt: int, values: Mapping[str, str], own: Mapping[str, str] | None) -> HangNhiemVu:
        """The row of a task with that number."""
        known = self.nho.get(str(tt)) if own is None and not self.o else None
        if isinstance(known, HangNhiemVu):
            return known
        ten, chu_tri, phoi_hop, san_pham, kinh_phi, thoi_han = self._chu(_NHIEM_VU, values, own)
        made = HangNhiemVu(str(tt), ten, chu_tri, phoi_hop, san_pham, kinh_phi, thoi_han)
        self._keep(made, own)
        return made

    def nhom(self, values: Mapping[str, str]) -> str:
        """The group of an indicator."""
        return dien(self.chu[1], values)

    def _chu(self, names: tuple[str, ...], values: Mapping[str, str], own: Mapping[str, str] | None) -> list[str]:
        texts: list[Any] = list(self.chu)
        for index in self.o:
            texts[index] = dien(self.chu[index], values)
        for key, value in (own or {}).items():
            if key in names:
                texts[names.index(key)] = sach(value)
        return texts

    def _keep(self, made: HangChiTieu | HangNhiemVu, own: Mapping[str, str] | None) -> None:
        if own is None and not self.o and len(self.nho) < _MOST_KEPT:
            self.nho[made.tt] = made


def khuon_chi_tieu(
    dong: DongChiTieu, nam: int, known: Collection[str], tell: Callable[[Problem], None], tep: str
) -> Khuon:
    """A row of the sheet chi_tieu made ready."""
    chu = _doc([getattr(dong, name) for name in _CHI_TIEU], dong.cho.place(tep), known, tell)
    return _khuon(dong, chu, dong.nam if dong.nam != nam else None)


def khuon_nhiem_vu(dong: DongNhiemVu, known: Collection[str], tell: Callable[[Problem], None], tep: str) -> Khuon:
    """A row of the sheet nhiem_vu made ready."""
    texts = [getattr(dong, name) for name in _NHIEM_VU]
    texts[2] = NOI_DON_VI.join(part.strip() for part in dong.phoi_hop.split(";") if part.strip())
    made = _khuon(dong, _doc(texts, dong.cho.place(tep), known, tell))
    made.chu_tri = fold(made.chu[1]) if isinstance(made.chu[1], str) else ""
    return made


def _doc(texts: list[str], place: Place, known: Collection[str], tell: Callable[[Problem], None]) -> tuple[Chu, ...]:
    return tuple(doc(each, known, tell, place) for each in texts)


def _khuon(dong: DongChiTieu | DongNhiemVu, chu: tuple[Chu, ...], nam: int | None = None) -> Khuon:
    whom = dong.ap_dung
    everyone = not (whom.ma or whom.loai or whom.nhom or whom.don_vi)
    slots = tuple(index for index, each in enumerate(chu) if not isinstance(each, str))
    return Khuon(dong.cho, dong.ma, whom, everyone, chu, slots, nam)

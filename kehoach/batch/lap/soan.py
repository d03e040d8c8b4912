"""The annexes of a row as data: which rows they have, in which order, under which title."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kehoach.batch.job import Hang, Job
from kehoach.batch.lap.bang import Bang, Chung, LoaiPhuLuc, bang, one_for_all
from kehoach.batch.lap.khuon import Khuon, khuon_chi_tieu, khuon_nhiem_vu
from kehoach.batch.lap.o_chu import CHUNG, Chu, co_quan, dien, doc, gia_tri, sach
from kehoach.batch.tung_hang import Goc, HangIn, HangLap
from kehoach.model.mac_dinh import dong_kem_theo, ten_cot
from kehoach.model.plan import TEN_LOAI
from kehoach.model.tong import tong
from kehoach.problems import KehoachError, Place, Problem
from kehoach.text.dates import NgayError, doc_ngay
from kehoach.text.nfc import fold
from kehoach.text.ordinals import roman
from kehoach.writers.annexes import HangNhiemVu, hang_tong

TIEU_DE: Mapping[tuple[str, bool], str] = {
    ("chi_tieu", False): "Các chỉ tiêu năm {nam} của {xa}",
    ("nhiem_vu", False): "Danh mục nhiệm vụ năm {nam} của {xa}",
    ("chi_tieu", True): "Các chỉ tiêu năm {nam} giao {don_vi}",
    ("nhiem_vu", True): "Danh mục nhiệm vụ năm {nam} giao {don_vi}",
}
"""Titles where the workbook has none, by what the annex holds and whether it is for a unit of the commune."""

_SO = re.compile(r"\d{1,5}[a-zA-Z]?|\[\[.+\]\]", re.ASCII)
"""A number as a plan takes it."""
MAX_CHON = 64
"""Choices of rows that are kept ready; more come of workbooks in which nearly every commune has rows of its own choice."""


@dataclass(frozen=True, slots=True)
class PhuLucLap:
    """An annex of one row of the workbook, as it is printed."""

    loai: LoaiPhuLuc
    so: str
    """I, II; empty for the only one"""
    tieu_de: str
    """As the clerk wrote it; printed in capitals"""
    kem_theo: str
    cot: tuple[str, ...]
    """Titles of the columns"""
    dong: tuple[HangLap, ...]
    """The rows, those of groups and of the total among them"""
    goc: Goc | None = None
    """The rows that it shares with other communes"""
    khac: tuple[int, ...] = ()
    """The places of those that are other than in ``goc``, or come after them"""
    canh_bao: tuple[str, ...] = ()
    """What the clerk should know of it"""

    @property
    def hang(self) -> tuple[HangIn, ...]:
        """The rows as they are printed."""
        return tuple([each.hang for each in self.dong])

    @property
    def dau_de(self) -> str:
        """Phụ lục II"""
        return f"Phụ lục {self.so}".strip()

    @property
    def ten(self) -> str:
        """The title as it is printed."""
        return self.tieu_de.upper()


class Lap:
    """A job made ready to compose the annexes of its rows.

    Raises :class:`KehoachError` HL40 for every slot that there is none of.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        info = job.thong_tin
        known = (*CHUNG, *(each for each in job.cot if each not in CHUNG))
        problems: list[Problem] = []
        self._loai: list[LoaiPhuLuc] = [each for each in info.phan if each != "ke_hoach"]
        if "ke_hoach" in info.phan and not self._loai:
            self._loai = ["chi_tieu", "nhiem_vu"]  # the plan brings its annexes
        self._chi_tieu = [khuon_chi_tieu(each, info.nam, known, problems.append, job.tep) for each in job.chi_tieu]
        self._nhiem_vu = [khuon_nhiem_vu(each, known, problems.append, job.tep) for each in job.nhiem_vu]
        self._tieu_de: dict[tuple[str, bool], Chu] = {}
        for (loai, cho_don_vi), usual in TIEU_DE.items():
            place = Place(job.tep, path=f"trang “thong_tin”, tiêu đề {loai}")
            self._tieu_de[loai, cho_don_vi] = doc(info.tieu_de.get(loai) or usual, known, problems.append, place)
        self._last: tuple[Hang | None, tuple[PhuLucLap, ...]] = None, ()
        """The row that was asked for last: its key and its files ask for the same"""
        self._ma = frozenset([each.ma for each in job.chi_tieu] + [each.ma for each in job.nhiem_vu])
        self._cot = {loai: tuple(ten_cot(loai, info.nam)) for loai in self._loai}
        if problems:
            raise KehoachError(list(dict.fromkeys(problems)))
        self._moi_noi = {loai: all(each.moi_noi for each in self._all(loai)) for loai in self._loai}
        self._chung: dict[tuple[int, ...], Chung | None] = {}
        """By the rows chosen, None for a choice that was met once"""

    def lap(self, hang: Hang) -> tuple[PhuLucLap, ...]:
        """The annexes of ``hang`` in the order of their numbers; those without rows are left out.

        Raises :class:`KehoachError` HL44 for a date that is none.
        """
        if self._last[0] is not hang:
            self._last = hang, self._lap(hang)
        return self._last[1]

    def _lap(self, hang: Hang) -> tuple[PhuLucLap, ...]:
        values, own = gia_tri(self.job.thong_tin, hang), self._own(hang)
        tables = [(loai, self._bang(loai, hang, values, own)) for loai in self._loai]
        made = [(loai, table) for loai, table in tables if table.dong]
        return tuple(
            self._annex(loai, roman(index) if len(made) > 1 else "", table, hang, values)
            for index, (loai, table) in enumerate(made, 1)
        )

    def so(self, hang: Hang) -> list[tuple[LoaiPhuLuc, str]]:
        """Which annexes ``hang`` has, and their numbers."""
        found = [loai for loai in self._loai if self._has(loai, hang)]
        return [(loai, roman(index) if len(found) > 1 else "") for index, loai in enumerate(found, 1)]

    def _has(self, loai: LoaiPhuLuc, hang: Hang) -> bool:
        if self._for_all(loai, hang):
            return bool(self._all(loai))
        return next(self._chosen(loai, hang, gia_tri(self.job.thong_tin, hang)), None) is not None

    def kem_theo(self, hang: Hang) -> str:
        """The line under the titles of the annexes of ``hang``. Raises :class:`KehoachError` HL44."""
        info = self.job.thong_tin
        so, ngay = sach(hang.so or info.so), hang.ngay or info.ngay or str(info.nam)
        try:
            if so and not _SO.fullmatch(so):
                raise NgayError(f"số “{so[:40]}” không phải chỉ là số của văn bản")
            return dong_kem_theo(TEN_LOAI, so, info.ky_hieu, _ngay_chu(ngay), co_quan(hang))
        except NgayError as error:
            mend = "viết số là 87; viết ngày là 15/5/2026, chưa rõ ngày thì 5/2026 hoặc 2026"
            place = Place(self.job.tep, path=f"trang “xa”, hàng {hang.hang}")
            raise KehoachError(Problem("HL44", f"Số hoặc ngày của kế hoạch không đúng: {error}", mend, place)) from None

    def _own(self, hang: Hang) -> dict[str, dict[str, str]]:
        """Values of the row's own by the code of the row that they are for: {"nv03": {"kinh_phi": "12"}}."""
        found: dict[str, dict[str, str]] = {}
        for key, value in hang.gia_tri.items():
            ma, _, name = key.partition(".")
            if value and ma in self._ma:
                found.setdefault(ma, {})[name or "gia_tri"] = value
        return found

    def _all(self, loai: LoaiPhuLuc) -> list[Khuon]:
        return self._chi_tieu if loai == "chi_tieu" else self._nhiem_vu

    def _for_all(self, loai: LoaiPhuLuc, hang: Hang) -> bool:
        """Whether ``hang`` has all rows of that kind."""
        return self._moi_noi[loai] and not (loai == "nhiem_vu" and hang.don_vi)

    def _chosen(self, loai: LoaiPhuLuc, hang: Hang, values: Mapping[str, str]) -> Iterator[Khuon]:
        unit = fold(hang.don_vi) if loai == "nhiem_vu" else ""
        for each in self._all(loai):
            if (each.moi_noi or each.ap_dung.gom(hang)) and (not unit or each.cho_don_vi(unit, values)):
                yield each

    def _bang(
        self, loai: LoaiPhuLuc, hang: Hang, values: Mapping[str, str], own: Mapping[str, Mapping[str, str]]
    ) -> Bang:
        rows = self._all(loai)
        chosen = rows if self._for_all(loai, hang) else list(self._chosen(loai, hang, values))
        common = self._shared(loai, chosen)
        return bang(loai, chosen, values, own) if common is None else common.bang(values, own)

    def _shared(self, loai: LoaiPhuLuc, chosen: Sequence[Khuon]) -> Chung | None:
        """What the communes with those rows share; made when a choice is met again."""
        key = tuple(map(id, chosen))
        known = self._chung.get(key)
        if known is None and one_for_all(loai, chosen):
            if len(self._chung) >= MAX_CHON:
                self._chung.clear()
            met = key in self._chung
            known = self._chung[key] = Chung(loai, chosen) if met else None
        return known

    def _annex(self, loai: LoaiPhuLuc, so: str, table: Bang, hang: Hang, values: Mapping[str, str]) -> PhuLucLap:
        told: tuple[str, ...] = ()
        rows, differing = table.dong, table.khac
        if loai == "nhiem_vu" and self.job.thong_tin.tong_kinh_phi:
            total = tong([each.kinh_phi for each, _, _ in rows if isinstance(each, HangNhiemVu)])
            if total.so:
                rows, differing = [*rows, HangLap(hang_tong(total.so))], (*differing, len(rows))
            if total.vuong:
                told = (f"Không cộng được kinh phí vì có ô chưa phải một con số rõ ràng: {'; '.join(total.vuong[:3])}",)
        title = dien(self._tieu_de[loai, bool(hang.don_vi)], values)
        return PhuLucLap(loai, so, title, self.kem_theo(hang), self._cot[loai], tuple(rows), table.goc, differing, told)


@lru_cache(maxsize=512)
def _ngay_chu(ngay: str) -> str:
    return doc_ngay(ngay).chu()


_ready: list[Lap] = []


def lap(job: Job, hang: Hang) -> tuple[PhuLucLap, ...]:
    """The annexes of ``hang``; the job is made ready at its first row and kept while the rows are of the same."""
    if not _ready or _ready[0].job is not job:
        _ready[:] = [Lap(job)]
    return _ready[0].lap(hang)

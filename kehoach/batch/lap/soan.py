"""The annexes of a row as data: which rows they have, in which order, under which title."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from kehoach.batch.job import Cho, Hang, Job
from kehoach.batch.lap.bang import LoaiPhuLuc, bang, chung
from kehoach.batch.lap.khuon import Khuon, khuon_chi_tieu, khuon_nhiem_vu
from kehoach.batch.lap.o_chu import CHUNG, Chu, co_quan, dien, doc, gia_tri, sach
from kehoach.model.mac_dinh import dong_kem_theo, ten_cot
from kehoach.model.plan import TEN_LOAI
from kehoach.model.tong import tong
from kehoach.problems import KehoachError, Place, Problem
from kehoach.text.dates import NgayError, doc_ngay
from kehoach.text.nfc import fold
from kehoach.text.ordinals import roman
from kehoach.writers.annexes import HangChiTieu, HangNhiemVu, hang_tong

TIEU_DE: Mapping[tuple[str, bool], str] = {
    ("chi_tieu", False): "Các chỉ tiêu năm {nam} của {xa}",
    ("nhiem_vu", False): "Danh mục nhiệm vụ năm {nam} của {xa}",
    ("chi_tieu", True): "Các chỉ tiêu năm {nam} giao {don_vi}",
    ("nhiem_vu", True): "Danh mục nhiệm vụ năm {nam} giao {don_vi}",
}
"""Titles where the workbook has none, by what the annex holds and whether it is for a unit of the commune."""

_CELLS = {
    "chi_tieu": attrgetter("tt", "ten", "don_vi_tinh", "gia_tri"),
    "nhiem_vu": attrgetter("tt", "ten", "chu_tri", "phoi_hop", "san_pham", "kinh_phi", "thoi_han"),
}

_SO = re.compile(r"\d{1,5}[a-zA-Z]?|\[\[.+\]\]", re.ASCII)
"""A number as a plan takes it."""


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
    hang: tuple[HangChiTieu | HangNhiemVu, ...]
    """The rows, those of groups and of the total among them"""
    nguon: tuple[Cho | None, ...]
    """Where in the workbook each row is from; None for rows of groups and of the total"""
    canh_bao: tuple[str, ...] = ()
    """What the clerk should know of it"""

    @property
    def dau_de(self) -> str:
        """Phụ lục II"""
        return f"Phụ lục {self.so}".strip()

    def noi_dung(self) -> str:
        """All its words as one text, different for different annexes."""
        rows = map("\x1f".join, map(_CELLS[self.loai], self.hang))
        return "\x1f".join((self.loai, self.so, self.tieu_de, self.kem_theo, *self.cot, *rows, ""))

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
        self._chung = {
            loai: chung(loai, self._chi_tieu if loai == "chi_tieu" else self._nhiem_vu) for loai in self._loai
        }

    def lap(self, hang: Hang) -> tuple[PhuLucLap, ...]:
        """The annexes of ``hang`` in the order of their numbers; those without rows are left out.

        Raises :class:`KehoachError` HL44 for a date that is none.
        """
        if self._last[0] is not hang:
            self._last = hang, self._lap(hang)
        return self._last[1]

    def _lap(self, hang: Hang) -> tuple[PhuLucLap, ...]:
        values, own = gia_tri(self.job.thong_tin, hang), self._own(hang)
        made = []
        for loai in self._loai:
            rows, sources = self._rows(loai, hang, values, own)
            if rows:
                made.append((loai, rows, sources))
        return tuple(
            self._annex(loai, roman(index) if len(made) > 1 else "", rows, sources, hang, values)
            for index, (loai, rows, sources) in enumerate(made, 1)
        )

    def so(self, hang: Hang) -> list[tuple[LoaiPhuLuc, str]]:
        """Which annexes ``hang`` has, and their numbers."""
        values = gia_tri(self.job.thong_tin, hang)
        found = [loai for loai in self._loai if next(self._chosen(loai, hang, values), None) is not None]
        return [(loai, roman(index) if len(found) > 1 else "") for index, loai in enumerate(found, 1)]

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

    def _chosen(self, loai: LoaiPhuLuc, hang: Hang, values: Mapping[str, str]) -> Iterator[Khuon]:
        if loai == "chi_tieu":
            yield from (each for each in self._chi_tieu if each.moi_noi or each.ap_dung.gom(hang))
            return
        unit = fold(hang.don_vi)
        for each in self._nhiem_vu:
            if (each.moi_noi or each.ap_dung.gom(hang)) and (not unit or each.cho_don_vi(unit, values)):
                yield each

    def _rows(
        self, loai: LoaiPhuLuc, hang: Hang, values: Mapping[str, str], own: Mapping[str, Mapping[str, str]]
    ) -> tuple[list[HangChiTieu | HangNhiemVu], list[Cho | None]]:
        common = self._chung[loai]
        if common is not None and not (loai == "nhiem_vu" and hang.don_vi):
            return common.rows(values, own)
        return bang(loai, self._chosen(loai, hang, values), values, own)

    def _annex(
        self,
        loai: LoaiPhuLuc,
        so: str,
        rows: list[HangChiTieu | HangNhiemVu],
        sources: list[Cho | None],
        hang: Hang,
        values: Mapping[str, str],
    ) -> PhuLucLap:
        told: tuple[str, ...] = ()
        if loai == "nhiem_vu" and self.job.thong_tin.tong_kinh_phi:
            total = tong(each.kinh_phi for each in rows if isinstance(each, HangNhiemVu))
            if total.so:
                rows, sources = [*rows, hang_tong(total.so)], [*sources, None]
            if total.vuong:
                told = (f"Không cộng được kinh phí vì có ô không phải một con số: {'; '.join(total.vuong[:3])}",)
        title = dien(self._tieu_de[loai, bool(hang.don_vi)], values)
        return PhuLucLap(loai, so, title, self.kem_theo(hang), self._cot[loai], tuple(rows), tuple(sources), told)


@lru_cache(maxsize=512)
def _ngay_chu(ngay: str) -> str:
    return doc_ngay(ngay).chu()


_ready: list[Lap] = []


def lap(job: Job, hang: Hang) -> tuple[PhuLucLap, ...]:
    """The annexes of ``hang``; the job is made ready at its first row and kept while the rows are of the same."""
    if not _ready or _ready[0].job is not job:
        _ready[:] = [Lap(job)]
    return _ready[0].lap(hang)

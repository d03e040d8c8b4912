"""A row of the sheet xa becomes a :class:`Hang`: its commune looked up, its own values by key."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kehoach.batch.job import Hang
from kehoach.batch.workbook import gia_tri
from kehoach.batch.workbook.cot import Kieu
from kehoach.batch.workbook.dong import Dong, cac_dong
from kehoach.batch.workbook.loi import OHongError, tai
from kehoach.batch.workbook.trang import Trang
from kehoach.catalog.dia_phuong import Tinh, Xa, cung_tinh, danh_sach_xa, khoa, tim_tinh, tim_xa
from kehoach.catalog.dia_phuong_ten import doc_xa
from kehoach.drafting.tra_loi import ngay_tra_cuu
from kehoach.problems import KehoachError, Problem

DonViCua = Callable[[str, Xa, dt.date], str]
"""A unit as written, its commune, the day -> its name; raises :class:`OHongError` HL17."""


@dataclass(frozen=True, slots=True)
class HangLoi:
    """A row that cannot be used, and why. The other rows go on."""

    hang: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class DocHang:
    """How the rows of this sheet are read: what holds for all of them, and where their own values stand."""

    trang: Trang
    nam: int
    tinh: str
    ngay: str
    rieng: Mapping[int, str]
    """Position of a column of the clerk's own -> its key"""
    don_vi: DonViCua
    kieu: Mapping[int, Kieu] = field(default_factory=dict)
    """How the cells of such a column are read"""

    def cac_hang(self) -> Iterator[Hang | HangLoi]:
        """The rows in order, examples left out; a commune (and unit) that was there before is told."""
        seen: dict[tuple[str, str], int] = {}
        look_up = lru_cache(maxsize=8192)(self._tim)
        for dong in cac_dong(self.trang, self.kieu):
            if dong.vi_du:
                continue
            row = self._hang(dong, look_up)
            if isinstance(row, Hang):
                first = seen.setdefault((row.ma, row.don_vi), row.hang)
                if first != row.hang:
                    row = self._twice(row, first)
            yield row

    def dung_duoc(self) -> Iterator[Hang]:
        """Only the rows that can be used."""
        return (each for each in self.cac_hang() if isinstance(each, Hang))

    def _hang(
        self, dong: Dong, look_up: Callable[[str, str, str, str], "Xa | KehoachError | OHongError"]
    ) -> Hang | HangLoi:
        text = dong.chu.get
        problems = list(dong.problems)

        def attempt(key: str, read: Callable[[str], str]) -> str:
            try:
                return read(text(key, "")) if text(key) else ""
            except OHongError as error:
                problems.append(error.problem(self.trang.so.tep, self.trang.cho(dong.hang, self.trang.vi_tri(key))))
                return ""

        ngay = attempt("ngay", gia_tri.ngay_iso)
        so = attempt("so", gia_tri.so_ke_hoach)
        xa = look_up(text("ma", ""), text("ten", ""), text("tinh", ""), ngay)
        if not isinstance(xa, Xa):
            return HangLoi(dong.hang, (*problems, *self._not_found(dong, xa)))
        don_vi = attempt("don_vi", lambda name: self.don_vi(name, xa, self._day(ngay)))
        values = {self.rieng[at]: value for at, value in dong.rieng.items() if at in self.rieng}
        if problems:
            return HangLoi(dong.hang, tuple(problems))
        return Hang(
            dong.hang, xa.ma, xa.loai, xa.ten, xa.tinh.ten, xa.tinh.day_du, text("nhom", ""), don_vi, so, ngay,
            text("nguoi_ky", ""), values,
        )  # fmt: skip

    def _day(self, ngay: str) -> dt.date:
        return ngay_tra_cuu({"ngay": ngay or self.ngay or str(self.nam)}, self.nam)

    def _tim(self, ma: str, ten: str, tinh: str, ngay: str) -> "Xa | KehoachError | OHongError":
        """The commune of a row, or why there is none."""
        if not ma and not ten:
            return OHongError(
                "HL12", "Hàng không có mã và tên xã, phường, đặc khu", "ghi mã hoặc tên, hoặc xóa cả hàng"
            )
        province, day = tinh or self.tinh or None, self._day(ngay)
        try:
            if not ma:
                return tim_xa(ten, province, day)
            code = ma.zfill(5) if ma.isascii() and ma.isdigit() else ma
            xa = _theo_ma(day).get(code) or tim_xa(code, province if tinh else None, day)
            if tinh and not cung_tinh(xa.tinh, _tinh(tinh, day)):
                tim_xa(code, tinh, day)
        except KehoachError as error:
            return error
        asked = doc_xa(ten) if ten else None
        if asked and all(each.khoa != khoa(xa.ten) for each in asked.cach_doc):
            message = f"Mã {code} là {xa.day_du}, {xa.tinh.day_du}, không phải “{ten[:60]}”"
            return OHongError("HL15", message, "sửa mã hoặc tên; chỉ ghi một trong hai cũng được")
        return xa

    def _not_found(self, dong: Dong, error: KehoachError | OHongError) -> list[Problem]:
        columns = ("ten", "ma") if dong.chu.get("ten") and not dong.chu.get("ma") else ("ma", "ten")
        at = next((found for key in columns if (found := self.trang.vi_tri(key)) is not None), None)
        cho = self.trang.cho(dong.hang, at)
        if isinstance(error, OHongError):
            return [error.problem(self.trang.so.tep, cho)]
        return [tai(each, self.trang.so.tep, cho) for each in error.problems]

    def _twice(self, row: Hang, first: int) -> HangLoi:
        unit = f" ({row.don_vi})" if row.don_vi else ""
        message = f"{row.xa}{unit}, {row.ten_tinh} đã có ở hàng {first}"
        place = self.trang.cho(row.hang).place(self.trang.so.tep)
        return HangLoi(row.hang, (Problem("HL16", message, "xóa một trong hai hàng", place),))


@lru_cache(maxsize=1024)
def _tinh(text: str, ngay: dt.date) -> Tinh:
    return tim_tinh(text, ngay)


@lru_cache(maxsize=8)
def _theo_ma(ngay: dt.date) -> Mapping[str, Xa]:
    """The communes of a day by code: a table is faster than thousands of look-ups."""
    return {xa.ma: xa for xa in danh_sach_xa(ngay)}

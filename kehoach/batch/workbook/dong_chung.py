"""The rows of the sheets chi_tieu and nhiem_vu: what all communes share."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from kehoach.batch.job import ApDung, Cho, DongChiTieu, DongNhiemVu
from kehoach.batch.workbook import gia_tri
from kehoach.batch.workbook.cot import khoa_cua
from kehoach.batch.workbook.dong import Dong, cac_dong
from kehoach.batch.workbook.loi import OHongError, canh_bao
from kehoach.batch.workbook.trang import Trang, cot_la, thieu_cot
from kehoach.problems import KehoachError, Problem

T = TypeVar("T")
D = TypeVar("D", DongChiTieu, DongNhiemVu)

MAX_ROWS = 100_000
"""Rows of one sheet"""


@dataclass(frozen=True, slots=True)
class Mau:
    """A row with its code, before its slots and whom it is for are known."""

    ma: str
    dong: Dong


def doc_mau(trang: Trang, tien_to: str, problems: list[Problem]) -> list[Mau]:
    """The rows of a sheet but examples; one without a code gets the next free one (ct01, ct02)."""
    if trang.vi_tri("ten") is None:
        raise KehoachError(thieu_cot(trang, "ten"))
    problems += cot_la(trang)
    rows, examples = [], []
    for dong in cac_dong(trang):
        if dong.vi_du:
            examples.append(dong.hang)
            continue
        rows.append(dong)
        if len(rows) > MAX_ROWS:
            raise KehoachError(qua_nhieu_hang(trang))
    if examples:
        problems.append(bo_vi_du(trang, examples))
    codes = {khoa_cua(each.chu.get("ma", "")) for each in rows}
    free = (code for number in range(1, 2 * MAX_ROWS + 2) if (code := f"{tien_to}{number:02}") not in codes)
    return [Mau(khoa_cua(each.chu.get("ma", "")) or next(free), each) for each in rows]


def qua_nhieu_hang(trang: Trang) -> Problem:
    """More rows than one job may have."""
    place = trang.cho(trang.dau).place(trang.so.tep)
    return Problem("HL14", f"Trang “{trang.ten}” có hơn {MAX_ROWS} hàng", "tách sổ thành nhiều tệp", place)


def bo_vi_du(trang: Trang, rows: list[int]) -> Problem:
    """Rows that are only examples were left out."""
    shown = ", ".join(map(str, rows[:10])) + (", ..." if len(rows) > 10 else "")
    place = trang.cho(rows[0]).place(trang.so.tep)
    return canh_bao("HL24", f"Bỏ qua hàng ví dụ: {shown}", "muốn dùng thì xóa chữ “ví dụ” ở cột Ghi chú", place)


@dataclass(frozen=True, slots=True)
class DocDong:
    """How rows are made of what was read: their slots, whom they are for."""

    trang: Trang
    o: Callable[[str], str]
    ap_dung: Callable[[str], ApDung]
    problems: list[Problem]

    def chi_tieu(self, rows: list[Mau]) -> tuple[DongChiTieu, ...]:
        """The indicators."""
        return tuple(self._unlike_others(self._chi_tieu(each) for each in rows))

    def nhiem_vu(self, rows: list[Mau]) -> tuple[DongNhiemVu, ...]:
        """The tasks."""
        return tuple(self._unlike_others(self._nhiem_vu(each) for each in rows))

    def _chi_tieu(self, mau: Mau) -> DongChiTieu:
        row = self._row(mau)
        return DongChiTieu(
            Cho(self.trang.ten, mau.dong.hang), mau.ma, row.o("ten"), row.o("nhom"), row.o("don_vi_tinh"),
            row.o("gia_tri"), row.lay("nam", gia_tri.nam, None), row.cho_ai(),
        )  # fmt: skip

    def _nhiem_vu(self, mau: Mau) -> DongNhiemVu:
        row = self._row(mau)
        return DongNhiemVu(
            Cho(self.trang.ten, mau.dong.hang), mau.ma, row.o("ten"), row.o("chu_tri"), row.o("phoi_hop"), row.o("san_pham"),
            row.o("kinh_phi"), row.o("thoi_han"), row.cho_ai(),
        )  # fmt: skip

    def _row(self, mau: Mau) -> "_Hang":
        self.problems.extend(mau.dong.problems)
        row = _Hang(self, mau.dong)
        if "ten" not in mau.dong.chu and not mau.dong.problems:
            title = next(each.ten for each in self.trang.mau.cot if each.khoa == "ten")
            row.loi("ten", OHongError("HL12", f"Thiếu “{title}”", "ghi tên, hoặc xóa cả hàng"))
        return row

    def _unlike_others(self, rows: Iterator[D]) -> Iterator[D]:
        """The rows; a code that was there before for the same communes and year is told."""
        seen: dict[tuple[str, ApDung, int | None], int] = {}
        for each in rows:
            first = seen.setdefault((each.ma, each.ap_dung, getattr(each, "nam", None)), each.cho.hang)
            if first != each.cho.hang:
                message = f"Mã “{each.ma}” đã có ở hàng {first} cho cùng đối tượng"
                cho = self.trang.cho(each.cho.hang, self.trang.vi_tri("ma"))
                self.problems.append(Problem("HL21", message, "đổi mã hoặc xóa một hàng", cho.place(self.trang.so.tep)))
            yield each


@dataclass(frozen=True, slots=True)
class _Hang:
    """Values of one row; what is wrong with a cell is noted with its place."""

    doc: DocDong
    dong: Dong

    def loi(self, key: str, error: OHongError) -> None:
        cho = self.doc.trang.cho(self.dong.hang, self.doc.trang.vi_tri(key))
        self.doc.problems.append(error.problem(self.doc.trang.so.tep, cho))

    def lay(self, key: str, read: Callable[[str], T], default: T | None = None) -> T:
        text = self.dong.chu.get(key, "")
        try:
            return read(text) if text else default  # type: ignore[return-value]  # the caller knows its default
        except OHongError as error:
            self.loi(key, error)
            return default  # type: ignore[return-value]

    def o(self, key: str) -> str:
        """A text with its slots."""
        return self.lay(key, self.doc.o, "")

    def cho_ai(self) -> ApDung:
        """Whom the row is for."""
        return self.lay("ap_dung", self.doc.ap_dung, ApDung())

"""A sheet of the workbook: found by its name, its header found among its first rows, each column given its key."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from kehoach.batch.job import Cho
from kehoach.batch.workbook.cot import CHI_DAN, Cot, MauTrang, gan_nhat, khoa_cua, ten_goi
from kehoach.batch.workbook.loi import OHongError, canh_bao, dung
from kehoach.batch.workbook.mau import TRANG
from kehoach.batch.workbook.o import doc_o
from kehoach.batch.workbook.so import MAX_COLUMNS, HangO, So
from kehoach.problems import KehoachError, Place, Problem

HEADER_WITHIN: Final = 20
"""The header is among the first rows; titles may stand above it"""

_RANGE = re.compile(r"\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?")


@dataclass(frozen=True, slots=True)
class Trang:
    """A sheet with its header read. ``cot``: position of a cell in its row -> the column; ``rieng``: -> title of a column of
    the clerk's own."""

    so: So
    mau: MauTrang
    ten: str
    dau: int
    """Row of the header"""
    cot: Mapping[int, Cot]
    rieng: Mapping[int, str] = field(default_factory=dict)

    def cho(self, hang: int, vi_tri: int | None = None) -> Cho:
        """A place in this sheet."""
        return Cho(self.ten, hang, "" if vi_tri is None else chu_cot(vi_tri))

    def vi_tri(self, khoa: str) -> int | None:
        """Where a column stands; None when the sheet has none."""
        return next((at for at, each in self.cot.items() if each.khoa == khoa), None)

    def hang(self) -> Iterator[tuple[int, HangO]]:
        """The rows under the header, with their numbers; empty ones too."""
        width = max([*self.cot, *self.rieng], default=0) + 1
        return ((number, row) for number, row in self.so.hang(self.ten, max_col=width) if number > self.dau)

    def khong_ket_qua(self) -> dict[int, set[int]]:
        """Row -> positions of the formulas in it that have no value."""
        found: dict[int, set[int]] = {}
        for ref in self.so.trang[self.ten].khong_ket_qua:
            for left, top, _, _ in bounds(ref):
                found.setdefault(top, set()).add(left)
        return found


def chu_cot(vi_tri: int) -> str:
    """0 -> A, 26 -> AA."""
    letters, number = "", vi_tri + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def so_cot(chu: str) -> int:
    """A -> 0, AA -> 26."""
    number = 0
    for letter in chu:
        number = number * 26 + ord(letter) - 64
    return number - 1


def bounds(ref: str) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right, bottom of a range: columns from 0, rows from 1."""
    found = _RANGE.fullmatch(ref)
    if found:
        left, top = so_cot(found[1]), int(found[2])
        yield left, top, so_cot(found[3]) if found[3] else left, int(found[4]) if found[4] else top


def tim_trang(so: So, mau: MauTrang) -> str | None:
    """The title of the sheet that ``mau`` describes; None when there is none. Two are refused (HL05)."""
    names = {khoa_cua(name) for name in (mau.ten, *mau.khac)}
    found = [title for title in so.trang if khoa_cua(title) in names]
    exact = [title for title in found if title == mau.ten]
    if len(found) > 1 and not exact:
        message = f"Có hai trang cùng là “{mau.ten}”: {', '.join(f'“{each}”' for each in found)}"
        raise KehoachError(Problem("HL05", message, "đổi tên hoặc xóa một trang", Place(so.tep)))
    return next(iter(exact or found), None)


def thieu_trang(so: So, mau: MauTrang) -> Problem:
    """What to tell of a sheet that is not there: the nearest among those that are none of ours."""
    ours = {khoa_cua(name) for each in TRANG for name in (each.ten, *each.khac)} | {CHI_DAN}
    others = [title for title in so.trang if khoa_cua(title) not in ours]
    mend = f"đặt tên trang là “{mau.ten}”, hoặc tạo sổ mẫu: kehoach batch --tao"
    return Problem("HL05", f"Thiếu trang “{mau.ten}”", mend, Place(so.tep), near=gan_nhat(mau.ten, others))


def mo_trang(so: So, mau: MauTrang, ten: str, problems: list[Problem]) -> Trang:
    """The sheet ``ten`` with its header read. Raises :class:`KehoachError` for a header that cannot be used; what is only
    doubtful is added to ``problems``."""
    first = list(so.hang(ten, max_row=HEADER_WITHIN))
    known = ten_goi(mau)
    best, hits = None, 0
    for number, row in first:
        score = sum(1 for cell in row if isinstance(cell.value, str) and khoa_cua(cell.value) in known)
        if score > hits:
            best, hits = (number, row), score
    if best is None:
        raise KehoachError(_no_header(so, mau, ten, bool(first)))
    return _header(so, mau, ten, *best, problems)


def _no_header(so: So, mau: MauTrang, ten: str, something: bool) -> Problem:
    place = Place(so.tep, path=f"trang “{ten}”")
    mend = "thêm hàng tiêu đề: " + ", ".join(each.ten for each in mau.cot)
    if not something:
        return Problem("HL25", f"Trang “{ten}” trống", mend, place)
    return Problem("HL06", f"Trang “{ten}” không có hàng tiêu đề nào nhận ra được", mend, place)


def _header(so: So, mau: MauTrang, ten: str, dau: int, row: HangO, problems: list[Problem]) -> Trang:
    known, wrong = ten_goi(mau), []
    trang = Trang(so, mau, ten, dau, {}, {})
    wrong += _merged_header(trang, problems)
    cot: dict[int, Cot] = {}
    rieng: dict[int, str] = {}
    seen: dict[str, int] = {}
    for at, cell in enumerate(row[:MAX_COLUMNS]):
        try:
            title = doc_o(cell)
        except OHongError as error:
            wrong.append(error.problem(so.tep, trang.cho(dau, at)))
            continue
        key = khoa_cua(title)
        if not key:
            continue
        column = known.get(key)
        name = column.khoa if column else title.lower() if mau.rieng else key
        twice = seen.setdefault(f"{name}" if column else f" {key}", at)
        if twice != at:
            message = f"Hai cột cùng tên “{title}” (ô {chu_cot(twice)}{dau} và {chu_cot(at)}{dau})"
            wrong.append(Problem("HL07", message, "đổi tên hoặc xóa một cột", trang.cho(dau, at).place(so.tep)))
        elif column:
            cot[at] = column
        else:
            rieng[at] = title
    dung(wrong)
    return Trang(so, mau, ten, dau, cot, rieng)


def _merged_header(trang: Trang, problems: list[Problem]) -> list[Problem]:
    wrong = []
    for ref in trang.so.trang[trang.ten].gop:
        for left, top, right, bottom in bounds(ref):
            place = trang.cho(top, left).place(trang.so.tep)
            if top <= trang.dau <= bottom:
                message = f"Hàng tiêu đề có ô gộp {ref}"
                wrong.append(Problem("HL08", message, "bỏ gộp ô, mỗi cột một ô tiêu đề", place))
            elif top > trang.dau and (right > left or bottom > top):
                message = f"Ô gộp {ref}: chỉ ô đầu có giá trị, các ô còn lại được coi là trống"
                problems.append(canh_bao("HL27", message, "bỏ gộp ô và ghi giá trị vào từng ô", place))
    return wrong


def thieu_cot(trang: Trang, khoa: str) -> Problem:
    """What to tell of a column that is not there."""
    column = next(each for each in trang.mau.cot if each.khoa == khoa)
    place = trang.cho(trang.dau).place(trang.so.tep)
    near = gan_nhat(column.ten, list(trang.rieng.values()))
    mend = f"thêm cột “{column.ten}”, hoặc đổi tên cột gần nhất"
    return Problem("HL06", f"Thiếu cột “{column.ten}”", mend, place, near=near)


def cot_la(trang: Trang) -> list[Problem]:
    """Columns of a sheet that has none of the clerk's own: they are left out, and told."""
    taken = {each.khoa for each in trang.cot.values()}
    free = [each.ten for each in trang.mau.cot if each.khoa not in taken]
    return [
        canh_bao(
            "HL20", f"Không dùng cột “{title[:60]}”", "nếu cần, đổi tên cột theo sổ mẫu",
            trang.cho(trang.dau, at).place(trang.so.tep), gan_nhat(title, free),
        )
        for at, title in trang.rieng.items()
    ]  # fmt: skip

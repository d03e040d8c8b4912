"""All that will be made, known before anything is written: one row a name, names that every disk takes, no file in the way.

Problems: HL50 two rows with one name, HL51 a name that no file can have, HL52 a name that is another file's folder, HL53 a
file that is there already.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kehoach.batch.job import Cho, Hang
from kehoach.batch.run import names
from kehoach.batch.run.contract import HangHong, MayLam, NguonViec, one_line
from kehoach.batch.run.store import WAY_OUT
from kehoach.problems import KehoachError, Place, Problem

MAX_TOLD: Final = 20
"""So many faults are told one by one; the rest is counted"""
_RENAME: Final = "thêm {ma}, {don_vi}, {phan} hoặc {hang} vào tên tệp ở trang “thong_tin”, hoặc sửa hàng trùng"


@dataclass(slots=True)
class DuKien:
    """The plan of work, small enough for hundreds of thousands of rows."""

    tong: int = 0
    """Rows of the workbook"""
    so_tep: int = 0
    hang_hong: int = 0
    """Rows that are known to be bad"""
    cua_hang: dict[int, int] = field(default_factory=dict)
    """Mark of a folded name -> row"""
    thu_muc: set[str] = field(default_factory=set)
    """Folders that files will lie in, without the output folder"""

    def is_of(self, name: str, row: int) -> bool:
        """Whether the file ``name`` was planned for ``row``."""
        return self.cua_hang.get(_mark(name)) == row

    def has(self, name: str) -> bool:
        """Whether some row makes the file ``name``."""
        return _mark(name) in self.cua_hang


def of_row(row: Hang | HangHong, maker: MayLam) -> tuple[tuple[str, ...], str]:
    """The names of the files of a row; or none, and why the row cannot be made."""
    if not isinstance(row, Hang):
        return (), one_line(row.problems)
    try:
        return tuple(name for _, name in maker.names(row)), ""
    except KehoachError as error:
        return (), one_line(error.problems)


def planned(
    source: NguonViec,
    maker: MayLam,
    folder: Path,
    in_the_way: Callable[[str], str] = lambda _: "",
    on_row: Callable[[int, tuple[str, ...], str], None] = lambda *_: None,
) -> DuKien:
    """Go through all rows once. ``in_the_way`` says why a name cannot be written over what is there, ``on_row`` hears of each
    row: its number, its names, why it has none. Raises :class:`KehoachError` with every fault of the names (HL50-HL53)."""
    claims = _Claims(DuKien(), source.job.tep)
    plan = claims.plan
    for row in source.rows():
        plan.tong += 1
        found, why = of_row(row, maker)
        plan.hang_hong += bool(why)
        for name in found:
            claims.claim(name, row.hang)
            if bad := names.fault(name, folder):
                claims.wrong(
                    "HL51", f"Tên tệp “{name}” không dùng được: {bad}", "sửa tên tệp ở trang “thong_tin”", row.hang
                )
            elif taken := in_the_way(name):
                claims.wrong("HL53", f"Tệp {name} {taken}", WAY_OUT, row.hang)
        on_row(row.hang, found, why)
    claims.settle()
    return plan


class _Claims:
    """The names that rows have claimed, and what was wrong with them."""

    def __init__(self, plan: DuKien, workbook: str) -> None:
        self.plan = plan
        self._workbook, self._count = workbook, 0
        self._told: list[Problem] = []
        self._folders: dict[int, int] = {}

    def claim(self, name: str, row: int) -> None:
        """``row`` wants to make ``name``."""
        self.plan.so_tep += 1
        marked = _mark(name)
        other = self.plan.cua_hang.get(marked)
        if other is not None:
            both = f"Hàng {other} và hàng {row} cùng làm" if other != row else f"Hàng {row} làm hai lần"
            self.wrong("HL50", f"{both} tệp {name}", _RENAME, row)
        self.plan.cua_hang[marked] = row
        for folder in names.folders(name):
            self.plan.thu_muc.add(folder)
            self._folders.setdefault(_mark(folder), row)

    def wrong(self, code: str, message: str, mend: str, row: int) -> None:
        """Keep a fault to be told with all others."""
        self._count += 1
        if len(self._told) < MAX_TOLD:
            self._told.append(Problem(code, message, mend, Cho("xa", row).place(self._workbook)))

    def settle(self) -> None:
        """Raise what was wrong, if anything was."""
        for folder, row in self._folders.items():
            if (other := self.plan.cua_hang.get(folder)) is not None:
                self.wrong("HL52", f"Tên tệp của hàng {other} là tên thư mục của hàng {row}", _RENAME, row)
        if self._count > len(self._told):
            rest = f"Còn {self._count - len(self._told)} chỗ như vậy nữa"
            self._told.append(Problem("HL50", rest, "sửa những chỗ trên rồi chạy lại", Place(self._workbook)))
        if self._told:
            raise KehoachError(self._told)


def _mark(name: str) -> int:
    return names.mark(names.fold(name))

"""What is told of a run: of each row as it is done with, and in sum."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from kehoach.batch.run.contract import TienDo, TongKet, TrangThai
from kehoach.batch.run.ledger import Dong
from kehoach.batch.run.store import CHANGED

_WORST_FIRST: Final[tuple[TrangThai, ...]] = ("hong", "sua_tay", "co_loi", "xong")


class BaoCao:
    """Counts what becomes of the rows, and tells whoever listens."""

    def __init__(self, told: TongKet, on_result: Callable[[TienDo], None]) -> None:
        self.told, self._on_result, self._done = told, on_result, 0

    def row(self, row: int, lines: Sequence[Dong], *, giu: bool = False) -> None:
        """A row is done with; ``giu``: in an earlier run."""
        self._done += 1
        states = {each.trang_thai for each in lines}
        made = sum(each.trang_thai in ("xong", "co_loi") for each in lines)
        if giu:
            self.told.tep_giu += made
        else:
            self.told.tep_lam += made
        self.told.hang_hong += "hong" in states
        self.told.tep_co_loi += sum(each.trang_thai == "co_loi" for each in lines)
        self.left_alone(lines)
        state = next(each for each in _WORST_FIRST if each in states)
        bad = [each for each in lines if each.trang_thai != "xong"] or lines
        said = "; ".join(dict.fromkeys(filter(None, (each.thong_bao for each in bad))))
        files = tuple(each.tep for each in lines if each.tep)
        self._on_result(TienDo(self._done, self.told.tong, row, files, state, said, giu))

    def left_alone(self, lines: Iterable[Dong]) -> None:
        """Count the files that a person changed."""
        for each in lines:
            if each.trang_thai == "sua_tay":
                self.told.sua_tay.append(each.tep)
                self.told.sua_tay_cu += each.thong_bao == CHANGED

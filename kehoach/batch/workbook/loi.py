"""What is told about a workbook. Codes: HL01 no workbook, HL02 damaged, HL03 locked, HL04 unsafe or too large, HL05 sheet
missing, HL06 column missing, HL07 two columns of one name, HL08 merged header, HL09 formula without a value, HL10 error
cell, HL11 wrong value, HL12 value missing, HL13 cell too long, HL14 too many rows or columns, HL15 code and name of a
commune differ, HL16 commune twice, HL17 unit unknown, HL18 "Áp dụng cho" not understood, HL19 slot that nothing fills,
HL20 column unknown, HL21 code twice, HL22 number not written the Vietnamese way, HL23 no date, HL24 example rows skipped,
HL25 no rows, HL26 line of thong_tin unknown, HL27 merged cells among the rows. A commune or province that is not found is
told with the code of its look-up (DP..), an entry of the catalogue with that of the catalogue (DM..).
"""

from dataclasses import replace

from kehoach.batch.job import Cho
from kehoach.problems import KehoachError, Level, Place, Problem

MAX_TOLD = 50
"""Problems of one workbook that are told at once"""


class OHongError(Exception):
    """A cell that cannot be used: code, cause and mend; who reads the row knows the place."""

    def __init__(self, ma: str, message: str, mend: str) -> None:
        self.ma, self.message, self.mend = ma, message, mend
        super().__init__(message)

    def problem(self, tep: str, cho: Cho) -> Problem:
        """To be told."""
        return Problem(self.ma, self.message, self.mend, cho.place(tep))


def khong_ket_qua() -> OHongError:
    """A formula whose result nobody has saved."""
    mend = "mở sổ bằng Excel, lưu lại rồi chạy lại, hoặc gõ giá trị vào ô"
    return OHongError("HL09", "Ô công thức chưa có kết quả", mend)


def tai(problem: Problem, tep: str, cho: Cho) -> Problem:
    """The same problem at a place of the workbook."""
    return replace(problem, place=cho.place(tep))


def canh_bao(ma: str, message: str, mend: str, place: Place, near: tuple[str, ...] = ()) -> Problem:
    """A problem that the work goes on with."""
    return Problem(ma, message, mend, place, Level.CANH_BAO, near)


def dung(problems: list[Problem]) -> None:
    """Raise all problems at once, if there are any."""
    if len(problems) > MAX_TOLD:
        more = Problem(problems[-1].code, f"và {len(problems) - MAX_TOLD} lỗi khác", "sửa các lỗi trên rồi chạy lại")
        raise KehoachError([*problems[:MAX_TOLD], more])
    if problems:
        raise KehoachError(problems)

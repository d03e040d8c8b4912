"""The rows of a sheet as texts by key of their column, each row with what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kehoach.batch.workbook.cot import GHI_CHU, VI_DU, Kieu, khoa_cua
from kehoach.batch.workbook.loi import OHongError, khong_ket_qua
from kehoach.batch.workbook.o import doc_o
from kehoach.batch.workbook.trang import Trang
from kehoach.problems import Problem

_VI_DU = khoa_cua(VI_DU)


@dataclass(slots=True)
class Dong:
    """A row: its number, text by key, text by position of a column of the clerk's own, what is wrong."""

    hang: int
    chu: dict[str, str] = field(default_factory=dict)
    rieng: dict[int, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    vi_du: bool = False


def cac_dong(trang: Trang, kieu_rieng: Mapping[int, Kieu] | None = None) -> Iterator[Dong]:
    """The rows under the header that say something, examples among them. ``kieu_rieng``: how the clerk's own columns are read."""
    columns = [(at, each.khoa, each.kieu, True) for at, each in trang.cot.items()]
    columns += [(at, "", (kieu_rieng or {}).get(at, "chu"), False) for at in trang.rieng]
    formulas = trang.khong_ket_qua()
    tep = trang.so.tep
    for number, row in trang.hang():
        dong = Dong(number)
        for at, key, kieu, known in columns:
            if at >= len(row) or row[at].value is None:
                continue
            try:
                text = doc_o(row[at], kieu)
            except OHongError as error:
                dong.problems.append(error.problem(tep, trang.cho(number, at)))
                continue
            if text and known:
                dong.chu[key] = text
            elif text:
                dong.rieng[at] = text
        if number in formulas:
            dong.problems += _no_value(trang, number, formulas[number])
        dong.vi_du = bool(dong.chu.get(GHI_CHU)) and khoa_cua(dong.chu[GHI_CHU]).startswith(_VI_DU)
        if dong.chu or dong.rieng or dong.problems:
            yield dong


def _no_value(trang: Trang, hang: int, positions: set[int]) -> list[Problem]:
    error = khong_ket_qua()
    used = trang.cot.keys() | trang.rieng.keys()
    return [error.problem(trang.so.tep, trang.cho(hang, at)) for at in sorted(positions & used)]

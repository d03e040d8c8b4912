"""Lines of an annex under check: in a plan of their commune, so that the rules know whose they are, and when it is."""

from collections.abc import Callable, Sequence

from kehoach.batch.job import Hang, Job
from kehoach.batch.lap.dong import Dong
from kehoach.batch.lap.ke_hoach import ke_hoach_gon, phu_luc
from kehoach.batch.lap.soan import PhuLucLap
from kehoach.model.phat_hien import PhatHien
from kehoach.model.plan import PhuLuc
from kehoach.text.strings import squeeze
from kehoach.writers.annexes import HangChiTieu, HangNhiemVu
from kehoach.writers.docx import to_docx

Check = Callable[[bytes, str], Sequence[PhatHien]]
"""What says what is wrong with a file: its bytes, its name."""


def sach_ca(job: Job, hang: Hang, parts: Sequence[tuple[PhuLucLap, Sequence[Dong], bool]], check: Check) -> bool:
    """Whether nothing is found on those lines of annexes of ``hang``, all in one plan. The first line of each annex is its
    head; True beside them: they are all its lines, and its row of the total is there too."""
    annexes = [
        phu_luc(annex.loai, annex.tieu_de, annex.hang) if whole else _cat(annex, lines[1:])
        for annex, lines, whole in parts
    ]
    found = _kiem(job, hang, annexes, check)
    return not any(cua_dong(each, lines) for each in found for _, lines, _ in parts)


def kiem_dong(job: Job, hang: Hang, annex: PhuLucLap, lines: Sequence[Dong], check: Check) -> list[list[PhatHien]]:
    """The findings on each of ``lines``, of which the first is the head of ``annex``."""
    return _theo_dong(_kiem(job, hang, [_cat(annex, lines[1:])], check), lines)


def kiem_ca(job: Job, hang: Hang, annex: PhuLucLap, lines: Sequence[Dong], check: Check) -> list[list[PhatHien]]:
    """The same for all lines of ``annex`` with its row of the total."""
    return _theo_dong(_kiem(job, hang, [phu_luc(annex.loai, annex.tieu_de, annex.hang)], check), lines)


def _cat(annex: PhuLucLap, lines: Sequence[Dong]) -> PhuLuc:
    """An annex with the title of ``annex`` and those rows only."""
    rows: list[HangChiTieu | HangNhiemVu] = []
    group = ""
    for each in lines:
        if each.nhom != group and each.nhom:
            rows.append(HangChiTieu("", each.nhom, nhom=True))
        group = each.nhom
        if each.hang is not None:
            rows.append(each.hang)
    return phu_luc(annex.loai, annex.tieu_de, rows)


def _kiem(job: Job, hang: Hang, annexes: Sequence[PhuLuc], check: Check) -> Sequence[PhatHien]:
    return check(to_docx(ke_hoach_gon(job, hang, annexes), clean=True), "ke-hoach.docx")


def cua_dong(found: PhatHien, lines: Sequence[Dong]) -> bool:
    """Whether ``found`` is on one of ``lines``."""
    return any(_theo_dong([found], lines))


def _theo_dong(found: Sequence[PhatHien], lines: Sequence[Dong]) -> list[list[PhatHien]]:
    """Findings by the line in which their paragraph stands; what is told of the rest of the plan is not the annex's."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        for cell in set(map(squeeze, line.o)):
            if cell:
                places.setdefault(cell, []).append(index)
    result: list[list[PhatHien]] = [[] for _ in lines]
    for each in found:
        for index in places.get(squeeze(each.doan_van), ()):
            result[index].append(each)
    return result

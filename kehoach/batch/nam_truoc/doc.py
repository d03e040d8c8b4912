"""The door: files of last year in, the content of a workbook and everything that must be told out."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.files import read_bytes
from kehoach.problems import KehoachError, Level, Place, Problem

if TYPE_CHECKING:
    from kehoach.batch.nam_truoc.tep import TepCu
    from kehoach.batch.workbook.noi_dung import NoiDungJob


@dataclass(frozen=True)
class NamTruoc:
    """What last year's files gave."""

    noi_dung: "NoiDungJob"
    loi: list[Problem] = field(default_factory=list)
    """What was not carried over or must be looked at, in the order of the files; of level loi: a file or cell left out"""


def from_last_year(files: Sequence[Path], nam: int, tinh: str | None = None) -> NamTruoc:
    """The content of the workbook for the year ``nam`` from annexes of the year before: plans with annexes and annexes alone
    (.docx and whatever else is read), tables of Excel, or one workbook of a batch. ``tinh``: province of the files that name
    their commune without it.

    A file that cannot be used is told and the others are read; :class:`KehoachError` when none can.
    """
    from kehoach.batch.nam_truoc.gop import gop
    from kehoach.batch.nam_truoc.so_cu import doc_so_cu
    from kehoach.batch.nam_truoc.tep import doc_tep
    from kehoach.batch.workbook.so import So

    old = [path for path in files if _is_job(path)]
    if old and len(files) > 1:
        message = f"{old[0].name} là sổ của năm trước, không đọc chung với tệp khác"
        raise KehoachError(Problem("HL79", message, "đưa một mình sổ ấy, hoặc bỏ nó ra", Place(old[0].name)))
    if old:
        return NamTruoc(*doc_so_cu(So(old[0]), nam))
    read: list[TepCu] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path in files:
        try:
            digest = hashlib.sha256(read_bytes(path)).hexdigest()
            if digest in seen:
                message = f"Tệp giống hệt {seen[digest]}: chỉ đọc một lần"
                problems.append(Problem("HL72", message, "bỏ bớt một tệp", Place(path.name), Level.CANH_BAO))
                continue
            seen[digest] = path.name
            read += doc_tep(path, nam, tinh)
        except KehoachError as error:
            problems += error.problems
    if not read:
        raise KehoachError(
            problems or Problem("HL70", "Chưa có tệp nào của năm trước", "ghi tên tệp sau --tu-nam-truoc")
        )
    content, told = gop(read, nam)
    return NamTruoc(content, [*problems, *(each for tep in read for each in tep.loi), *told])


def _is_job(path: Path) -> bool:
    """Whether a file is a workbook of a batch; what cannot be read is none."""
    from kehoach.batch.nam_truoc.so_cu import la_so_cu
    from kehoach.batch.nam_truoc.tep import la_bang_tinh
    from kehoach.batch.workbook.so import So

    try:
        return la_bang_tinh(path, read_bytes(path)) and la_so_cu(So(path))
    except KehoachError:
        return False

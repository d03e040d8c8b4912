"""Batches: a workbook is made, opened, looked at and run. The command line and the page come in here.

Problems: HL64 a folder of templates without any.
"""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.api.danh_muc import layers
from kehoach.files import read_bytes
from kehoach.problems import KehoachError, Place, Problem

if TYPE_CHECKING:
    from kehoach.batch.job import Job
    from kehoach.batch.lap import Maker
    from kehoach.batch.run.contract import CachChay, TienDo, TongKet, ViecLam
    from kehoach.batch.run.work_plan import DuKien
    from kehoach.model.phat_hien import PhatHien

TenTep = str
Noi = Callable[[int, tuple[TenTep, ...], str], None]
"""Hears of a row: its number, the files that it will have, why it has none"""


@dataclass(frozen=True, slots=True)
class LoMo:
    """A workbook that was opened: what can be run, and what is to be told of it first."""

    viec: "ViecLam"
    luu_y: "tuple[Problem, ...]"
    so_hang: int | None
    """About how many rows there are"""


def new_batch(
    path: Path,
    nam: int,
    tinh: str | None = None,
    nam_truoc: Sequence[Path] = (),
    *,
    overwrite: bool = False,
    packs: Sequence[Path] = (),
) -> list[Problem]:
    """Write the workbook ``path`` for a clerk to fill in: with all communes of ``tinh``, or what annexes of last year gave.
    What the clerk must look at. Raises :class:`KehoachError`, and then nothing is written."""
    from kehoach.batch.workbook import example_job, write_job

    over = layers(packs)
    if nam_truoc:
        from kehoach.batch.nam_truoc import from_last_year

        found = from_last_year(nam_truoc, nam, tinh)
        write_job(path, found.noi_dung, overwrite, over)
        return found.loi
    write_job(path, example_job(tinh, nam, packs=over), overwrite, over)
    return []


def get_ready(processes: int) -> None:
    """Let worker processes be made ready for a batch in ``processes`` (0: as many as there are cores) while its workbook is
    opened and planned. It is faster with than without; returns at once."""
    if processes != 1:
        from kehoach.batch.run import forks

        forks.start("kehoach.api.batch_ready")


def open_batch(path: Path, folder: Path, templates: Path | None = None, packs: Sequence[Path] = ()) -> LoMo:
    """Open the workbook ``path``, to be run into ``folder``. ``templates``: a folder with templates of the office's own.
    Raises :class:`KehoachError` with all that makes the job as a whole impossible."""
    from kehoach.batch.run.contract import ViecLam
    from kehoach.batch.workbook import read_job

    over = layers(packs)
    opened = read_job(path, over)
    check = partial(check_output, packs=tuple(packs)) if packs else check_output
    recipe = CongThucMay(opened.job, check, _templates(templates) if templates else (), over)
    recipe()  # what is wrong with the job as a whole is told now
    return LoMo(ViecLam(opened, recipe, folder), opened.problems, opened.count)


def preview_batch(batch: LoMo, how: "CachChay", on_row: Noi) -> "DuKien":
    """What a run would make; nothing is written. Raises :class:`KehoachError` as :func:`run_batch` does before it writes."""
    from kehoach.batch.run.run import preview

    return preview(batch.viec, how, on_row)


def run_batch(
    batch: LoMo,
    how: "CachChay",
    on_result: "Callable[[TienDo], None]" = lambda _: None,
    stop: threading.Event | None = None,
) -> "TongKet":
    """Make all files. ``on_result`` hears of each row as it is done with, in any order; once ``stop`` is set the run ends
    within a second or so, and what it made is kept to be resumed from. Raises :class:`KehoachError`."""
    from kehoach.batch.run.run import chay

    return chay(batch.viec, how, on_result, stop)


def check_output(data: bytes, name: str, packs: Sequence[Path] = ()) -> "list[PhatHien]":
    """What the rules say of a file that was made."""
    from kehoach.api.checking import TuyChon, findings, of_bytes

    options = TuyChon(packs=packs)
    return findings(of_bytes(data, name, options), options).phat_hien


class CongThucMay:
    """How a worker comes by what makes files. It can be sent to another machine: templates travel as bytes."""

    def __init__(
        self,
        job: "Job",
        check: "Callable[[bytes, str], list[PhatHien]]",
        templates: tuple[tuple[str, bytes], ...] = (),
        packs: tuple[Path, ...] = (),
    ) -> None:
        self.job, self.check, self.templates, self.packs = job, check, templates, packs
        self._folder: Path | None = None

    def __reduce__(self) -> "tuple[type[CongThucMay], tuple[object, ...]]":
        return CongThucMay, (self.job, self.check, self.templates, self.packs)

    def __call__(self) -> "Maker":
        """What makes files, for this process."""
        from kehoach.batch.lap import Maker

        return Maker(self.job, self.check, self._written() if self.templates else None, self.packs)

    def _written(self) -> Path:
        """The templates as files of this machine, for as long as this process needs them."""
        if self._folder is None:
            import shutil
            import tempfile
            from multiprocessing.util import Finalize  # a worker process ends without atexit

            self._folder = Path(tempfile.mkdtemp(prefix="kehoach-mau-"))
            Finalize(self, shutil.rmtree, (self._folder, True), exitpriority=1)
            for name, data in self.templates:
                (self._folder / name).write_bytes(data)
        return self._folder


def _templates(folder: Path) -> tuple[tuple[str, bytes], ...]:
    place = Place(str(folder))
    if not folder.is_dir():
        raise KehoachError(Problem("HL64", "Không có thư mục mẫu này", "chép mẫu ra: kehoach mau THƯ-MỤC", place))
    found = tuple((each.name, read_bytes(each)) for each in sorted(folder.glob("*.docx")) if each.name[:2] != "~$")
    if not found:
        raise KehoachError(
            Problem("HL64", "Thư mục mẫu không có tệp .docx nào", "chép mẫu ra: kehoach mau THƯ-MỤC", place)
        )
    return found

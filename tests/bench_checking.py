"""Speed of checking, as ratios measured in one run: the third part of ``make bench``. Nothing here is a test."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent))

import bench_reading
from drafts import draft
from rules import pha_hoai, vi_du

from kehoach import api
from kehoach.model.plan import ChiTieu, KeHoach, Muc, NhiemVu
from kehoach.writers.docx import to_docx

DRAFT = 25
"""This draft prints on six pages, annexes included."""


def plan(times: int) -> KeHoach:
    """A draft of six pages; its body and annexes ``times`` over."""
    made = draft(DRAFT)[0]
    made.muc = [_copy(each, number) for number in range(times) for each in made.muc]
    for annex in made.phu_luc:
        annex.chi_tieu = [_named(each, n) for n in range(times) for each in annex.chi_tieu]
        annex.nhiem_vu = [_named(each, n) for n in range(times) for each in annex.nhiem_vu]
    return made


N = TypeVar("N", ChiTieu, NhiemVu)


def _named(row: N, number: int) -> N:
    return row.model_copy(update={"id": f"{row.id}-{number}"})


def _copy(muc: Muc, number: int) -> Muc:
    children = [_copy(each, number) for each in muc.muc]
    return muc.model_copy(update={"id": f"{muc.id}-{number}", "muc": children})


def main() -> None:
    """Measure checking."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        six, sixty, target = folder / "6.docx", folder / "60.docx", folder / "ra.yaml"
        six.write_bytes(to_docx(plan(1), clean=True))
        sixty.write_bytes(to_docx(plan(10), clean=True))

        def check(path: Path) -> Callable[[], object]:
            return lambda: api.check(path)

        def read() -> object:
            return api.read_plan(six)

        def imported() -> object:
            told = api.read_plan(six)
            api.save_plan(told.ke_hoach, target, overwrite=True)
            return told

        bench_reading.compare("kiểm tra 6 trang .docx so với import (đọc rồi ghi YAML)", check(six), imported, 1.5)
        bench_reading.compare("  so với chỉ đọc", check(six), read, None)
        bench_reading.compare("kiểm tra 60 trang so với 6 trang", check(sixty), check(six), 12, 5)
    _hostile()


def _hostile() -> None:
    """Rules alone, on texts that are twice as long: a ratio near 2 is linear growth."""

    def rules(text: str) -> Callable[[], object]:
        return lambda: vi_du.phat_hien(vi_du.ho_so(text))

    twice, once = pha_hoai.paragraphs(10_000), pha_hoai.paragraphs(5_000)
    bench_reading.compare("kiểm tra 10.000 đoạn phá hoại so với 5.000 đoạn", rules(twice), rules(once), 3, 3)
    worst = max(
        (bench_reading.ratio(rules(pha_hoai.line(each, 100_000)), rules(pha_hoai.line(each, 50_000))), each)
        for each in pha_hoai.PIECES
    )
    sys.stdout.write(f"một dòng 100.000 chữ so với 50.000 chữ, chậm nhất ở “{worst[1]}”: {worst[0]:.2f}\n")


if __name__ == "__main__":
    main()

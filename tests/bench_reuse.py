"""Speed of reuse, as ratios measured in one run: the fourth part of ``make bench``. Nothing here is a test."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import bench_reading
from bench_checking import plan
from rules import pha_hoai

from kehoach import api
from kehoach.api.checking import TuyChon, of_bytes
from kehoach.api.rebasing import TuyChonChuyen
from kehoach.rebase.chuyen import chuyen
from kehoach.rebase.dich import dich_cua
from kehoach.writers.docx import to_docx

TARGET = ("phường Kim Long", "Huế")


def main() -> None:
    """Measure rebase and diff."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        six, sixty, out = folder / "6.docx", folder / "60.docx", folder / "ra.docx"
        six.write_bytes(to_docx(plan(1), clean=True))
        sixty.write_bytes(to_docx(plan(10), clean=True))

        def rebase(path: Path, *, theo_doi: bool = False) -> Callable[[], object]:
            options = TuyChonChuyen(*TARGET, theo_doi=theo_doi)
            return lambda: api.rebase(path, out, options, overwrite=True)

        def checked() -> object:
            return api.check(six)

        bench_reading.compare("làm lại 6 trang .docx so với kiểm tra", rebase(six), checked, None)
        bench_reading.compare("  với --theo-doi", rebase(six, theo_doi=True), checked, None)
        bench_reading.compare("làm lại 60 trang so với 6 trang", rebase(sixty), rebase(six), 12, 3)
        bench_reading.compare(
            "so 60 trang với chính nó, so với 6 trang",
            lambda: api.diff(sixty, sixty),
            lambda: api.diff(six, six),
            12,
            3,
        )
    _hostile()


def _hostile() -> None:
    """Finders on texts that are twice as long: a ratio near 2 is linear growth."""
    dich, _ = dich_cua(*TARGET, 2026)

    def run(lines: int) -> Callable[[], object]:
        options = TuyChon(xa=("Hoa Lộc", "Thanh Hóa"))
        under_check = of_bytes(pha_hoai.paragraphs(lines).encode(), "a.txt", options)
        return lambda: chuyen(under_check, dich, 2026)

    bench_reading.compare("làm lại 4.000 đoạn phá hoại so với 2.000 đoạn", run(4000), run(2000), 3, 3)


if __name__ == "__main__":
    main()

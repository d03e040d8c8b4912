"""Speed, as ratios measured in one run: what ``make bench`` prints. Nothing here is a test; nothing is gated.

Whole processes are timed, the compared pair in turns, so that a slow moment of the machine strikes both alike.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import bench_batch
import bench_checking
import bench_reading
import bench_reuse
import bench_run
import bench_web

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def ratio(name: str, ours: list[str], theirs: list[str], at_most: float) -> None:
    """Print the median time of both commands, their ratio, and the bound that the project aims at."""
    pairs = [(_seconds(ours), _seconds(theirs)) for _ in range(ROUNDS + 2)][2:]
    mine, other = (statistics.median(each) for each in zip(*pairs, strict=True))
    mark = "đạt" if mine / other <= at_most else "CHƯA ĐẠT"
    sys.stdout.write(
        f"{name}: {mine * 1000:.0f} ms / {other * 1000:.0f} ms = {mine / other:.2f} (mục tiêu ≤ {at_most}) {mark}\n"
    )


def main() -> None:
    """Measure start-up, rendering of an example, reading, checking."""
    python = sys.executable
    example = sorted((ROOT / "examples").glob("*/ke-hoach.yaml"))[-1]
    with tempfile.TemporaryDirectory() as folder:
        output = str(Path(folder) / "kh.docx")
        ratio(
            "kehoach --version so với import click",
            [python, "-m", "kehoach", "--version"],
            [python, "-c", "import click"],
            3,
        )
        ratio(
            f"render {example.parent.name} so với import docxtpl",
            [python, "-m", "kehoach", "render", str(example), "-o", output, "--ghi-de"],
            [python, "-c", "import docxtpl"],
            4,
        )
    code = "import datetime; from kehoach.catalog.dia_phuong import tim_xa; tim_xa('Hoa Lộc', 'Thanh Hóa', datetime.date(2026, 5, 1))"
    pairs = [(_seconds([python, "-c", code]), _seconds([python, "-c", "pass"])) for _ in range(ROUNDS + 2)][2:]
    extra = statistics.median(mine - other for mine, other in pairs) * 1000
    sys.stdout.write(f"tra một xã, từ đầu: {extra:.0f} ms hơn trình thông dịch trần (mục tiêu ≤ 50 ms)\n")
    bench_reading.main()
    bench_checking.main()
    bench_reuse.main()
    bench_batch.main()
    bench_run.main()
    bench_run.whole_country()
    bench_web.main()


if __name__ == "__main__":
    main()

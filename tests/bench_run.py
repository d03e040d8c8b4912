"""Speed of a whole ``kehoach batch``, as ratios measured in one run: the fifth part of ``make bench``.

Run alone with ``ca-nuoc`` it makes the annexes of every commune of the country and passes one in a hundred through the gates.
"""

import csv
import datetime as dt
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count, cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

from batch_rows import annex, tasks
from bench_batch import docxtpl_bytes, medians, say, template
from writers import gates

from kehoach.batch.workbook import Bang, NoiDungJob, write_job
from kehoach.catalog.dia_phuong import Xa, danh_sach_xa

_DAY = dt.date(2026, 5, 15)
_INDICATORS = 30
_TASKS = 60
_TURNS = 3
_FEW = 500
"""Rows of a small job; each makes two files."""
_MANY = 5_000
"""Rows of a job that is larger than the country: where a commune comes again it is one of its units."""
_UNIT = "Văn phòng HĐND và UBND"
_ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""As where the program is installed: its modules are compiled once, not by every process"""
_PRIVATE = re.compile(r"Private_(?:Clean|Dirty):\s+(\d+)")
"""What a process has to itself; pages of the program that several processes share are not in it."""


def job(path: Path, communes: Sequence[Xa], rows: int) -> None:
    """A workbook of ``rows`` communes with the annex of indicators and that of tasks, values and costs of their own."""
    own = ("ct01", "ct02", "ct03", "nv01.kinh_phi", "nv02.kinh_phi", "Số hộ")
    units = "chu_tri", "phoi_hop", "san_pham", "kinh_phi", "thoi_han"
    write_job(
        path,
        NoiDungJob(
            thong_tin={
                "nam": "2026",
                "ngay": "15/5/2026",
                "phan": "phụ lục chỉ tiêu; phụ lục nhiệm vụ",
                "tong_kinh_phi": "có",
                "ten_tep": "{ma}-{xa}-{nam}-{hang}-{phan}.docx",
            },
            xa=Bang(
                ("ma", "ten", "tinh", "don_vi", "so", *own),
                [
                    (
                        each.ma,
                        each.day_du,
                        "",
                        "" if index < len(communes) else _UNIT,
                        str(index % 300 + 1),
                        *(str(index % 60 + number) for number in range(5)),
                        str(900 + index),
                    )
                    for index, each in enumerate(islice(cycle(communes), rows))
                ],
            ),
            chi_tieu=Bang(
                ("ma", "nhom", "ten", "don_vi_tinh", "gia_tri"),
                [
                    (
                        f"ct{n:02}",
                        f"Nhóm chỉ tiêu {n // 10 + 1}",
                        f"Tỷ lệ chỉ tiêu thứ {n}" + (" trên địa bàn {xa}" if n % 5 == 0 else ""),
                        "%",
                        str(40 + n),
                    )
                    for n in range(1, _INDICATORS + 1)
                ],
            ),
            nhiem_vu=Bang(
                ("ma", "ten", *units),
                [
                    (f"nv{n:02}", each["ten"] + (" của {xa}" if n % 4 == 0 else ""), *(each[unit] for unit in units))
                    for n, each in enumerate(tasks(_TASKS), 1)
                ],
            ),
        ),
        overwrite=True,
    )


def run(workbook: Path, folder: Path, processes: int) -> tuple[float, int]:
    """Seconds of the whole command, and the most megabytes that a worker (or the only process) took."""
    command = [
        sys.executable,
        "-m",
        "kehoach",
        "batch",
        str(workbook),
        "-o",
        str(folder),
        "--tien-trinh",
        str(processes),
    ]
    start = time.perf_counter()
    process = subprocess.Popen(command, env=_ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    most = 0
    while process.poll() is None:
        most = max([most, *(_peak(each) for each in (_children(process.pid) if processes > 1 else [process.pid]))])
        time.sleep(0.25)
    seconds = time.perf_counter() - start
    if process.returncode not in (0, 1):
        raise RuntimeError(process.stderr.read() if process.stderr else "")
    return seconds, most


def _children(pid: int) -> list[int]:
    """The worker processes: those that loaded more than the tracker of resources does."""
    try:
        found = [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return found + [inner for each in found for inner in _children(each)]


def _peak(pid: int) -> int:
    try:
        found = _PRIVATE.findall(Path(f"/proc/{pid}/smaps_rollup").read_text())
    except OSError:
        return 0
    return sum(map(int, found)) // 1024


def main() -> None:
    """A whole run against a loop of docxtpl, two processes against one, memory. A machine is not equally fast all the time:
    what is compared is done by turns, and the median of the ratios is told."""
    communes = danh_sach_xa(_DAY, None)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        job(folder / "it.xlsx", communes, _FEW)
        job(folder / "nhieu.xlsx", communes, _MANY)
        _, few = run(folder / "it.xlsx", folder / "it", 2)
        turns = [_turn(folder, number, len(communes)) for number in range(_TURNS)]
        gains, halves, limits, seconds, many = zip(*turns, strict=True)
        one = median(seconds)
        each = f"  [{_listed(gains)}; {one:.1f} giây, {2 * _MANY} tệp, {one / _MANY * 500:.1f} ms/tệp]"
        say("cả lượt chạy: nhanh hơn vòng lặp docxtpl", median(gains), 10, at_least=True, detail=each)
        limit = f"  [{_listed(halves)}; hai lượt chạy riêng cùng lúc, là mức máy này cho được: {_listed(limits)}]"
        say("hai tiến trình so với một", median(halves), 1.8, at_least=True, detail=limit)
        said = "bộ nhớ riêng của một tiến trình, 10.000 tệp (MB)"
        say(said, max(many), 80, at_least=False, detail=f"  [1.000 tệp: {few} MB]")


def _turn(folder: Path, number: int, communes: int) -> tuple[float, float, float, float, int]:
    """How many times as fast as the loop one process is, two are as one, and two runs at once are as one after the other; the
    seconds of one process; megabytes of a worker."""
    before = _loop(folder, communes)
    one, _ = run(folder / "nhieu.xlsx", folder / f"mot-{number}", 1)
    loop = (before + _loop(folder, communes)) / 2
    two, many = run(folder / "nhieu.xlsx", folder / f"hai-{number}", 2)
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(run, folder / "nhieu.xlsx", folder / f"doi-{number}-{each}", 1) for each in range(2)]
        last = max(each.result()[0] for each in both)
    return loop / one, one / two, 2 * one / last, one, many


def _listed(figures: Sequence[float]) -> str:
    return "; ".join(f"{each:.1f}" for each in figures)


def _loop(folder: Path, communes: int) -> float:
    """Seconds that docxtpl takes for the files of the large job, saved; a unit's annex has only the tasks that it leads."""
    rows = [
        {
            "tt": str(n),
            "ten": f"Tỷ lệ chỉ tiêu thứ {n} trên địa bàn xã Hoa Lộc",
            "don_vi_tinh": "%",
            "gia_tri": str(40 + n),
            "nhom": False,
        }
        for n in range(1, _INDICATORS + 1)
    ]
    first: dict[str, Any] = {**annex(0), "chi_tieu": rows}
    led = sum(each["chu_tri"] == _UNIT for each in tasks(_TASKS))
    indicators, all_tasks, its_tasks = medians(
        15,
        partial(_save, folder, template("phu-luc-chi-tieu"), first),
        partial(_save, folder, template("phu-luc-nhiem-vu"), annex(_TASKS)),
        partial(_save, folder, template("phu-luc-nhiem-vu"), annex(led)),
    )
    return (_MANY * indicators + communes * all_tasks + (_MANY - communes) * its_tasks) / 1000


_NUMBER = count()


def _save(folder: Path, data: bytes, values: dict[str, Any]) -> None:
    (folder / f"docxtpl-{next(_NUMBER)}.docx").write_bytes(docxtpl_bytes(data, values))


def whole_country() -> None:
    """All communes, two annexes each: made, each name once, one in a hundred valid."""
    communes = danh_sach_xa(_DAY, None)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        job(folder / "ca-nuoc.xlsx", communes, len(communes))
        seconds, _ = run(folder / "ca-nuoc.xlsx", folder / "ra", 2)
        with (folder / "ra" / "ket-qua.csv").open(encoding="utf-8-sig", newline="") as stream:
            results = list(csv.DictReader(stream))
        names = {each["tep"].casefold() for each in results if each["tep"].endswith(".docx")}
        files = sorted((folder / "ra").glob("*.docx"))
        bad = [each for each in results if each["trang_thai"] == "hong"]
        sys.stdout.write(
            f"cả nước: {len(communes)} xã, {len(files)} tệp, {len(names)} tên khác nhau, {len(bad)} hàng hỏng, {seconds:.0f} giây\n"
        )
        picked = random.Random(7).sample(files, len(files) // 100)
        faulty = {each.name: found for each in picked if (found := gates.faults(each.read_bytes()))}
        sys.stdout.write(f"cả nước: {len(picked)} tệp qua các bộ kiểm OOXML, {len(faulty)} tệp có lỗi {faulty or ''}\n")


if __name__ == "__main__":
    whole_country() if sys.argv[1:] == ["ca-nuoc"] else main()

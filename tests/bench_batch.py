"""Speed of the engine and of a batch, as ratios measured in one run (see :mod:`bench`)."""

import dataclasses
import io
import math
import re
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

from batch_rows import annex
from docxtpl import DocxTemplate
from lxml import etree

from kehoach import api
from kehoach.engine import ISAL, ZLIB, Compiled, prepare
from kehoach.engine.archive import Archive
from kehoach.engine.deflate import pack
from kehoach.resources import templates_dir
from kehoach.writers.context import context

ROOT = Path(__file__).resolve().parent.parent
MAIN = "word/document.xml"


def say(name: str, value: float, bound: float, *, at_least: bool, detail: str = "") -> None:
    """Print a ratio, its bound, and whether it holds."""
    held = value >= bound if at_least else value <= bound
    sign = "≥" if at_least else "≤"
    shown = f"{value:.0f}" if at_least and value >= 10 else f"{value:.2f}"
    sys.stdout.write(f"{name}: {shown} (mục tiêu {sign} {bound:g}) {'đạt' if held else 'CHƯA ĐẠT'}{detail}\n")
    sys.stdout.flush()


_AT_LEAST = 0.01
"""Seconds for which a quick work is repeated in its turn."""


def medians(runs: int, *works: Callable[[], object]) -> list[float]:
    """Median milliseconds of each work, done in turns so that a slow moment of the machine strikes all alike. A quick work is
    repeated in its turn, as in a batch: once would measure how cold the turn before left the processor."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for each, found in zip(works, times, strict=True):
            found.append(_milliseconds(each))
    return [statistics.median(each) for each in times]


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    count, spent = 0, 0.0
    while spent < _AT_LEAST:
        work()
        count += 1
        spent = time.perf_counter() - start
    return spent / count * 1000


def docxtpl_bytes(template: bytes, values: Mapping[str, Any]) -> bytes:
    """A document as docxtpl is commonly used: everything anew."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(values), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def part(data: bytes, name: str = MAIN) -> bytes:
    """A part of a .docx."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def with_part(data: bytes, content: bytes, name: str = MAIN) -> bytes:
    """The .docx with another main part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    return Archive({}).file({each: pack((content if each == name else old,)) for each, old in parts.items()})


def template(name: str) -> bytes:
    """One of our templates."""
    return (templates_dir() / f"{name}.docx").read_bytes()


def plain(value: Any) -> Any:
    """A value of the plan's context as dicts, lists and plain text, so that both engines get the same."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        found = {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {**found, "chu": str(value.chu)} if hasattr(value, "chu") else found
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return str(value) if isinstance(value, str) else value


def six_pages() -> dict[str, Any]:
    """The values of a plan of about six pages."""
    plan = api.load_plan(ROOT / "examples" / "3-vinh-thong" / "ke-hoach.yaml")
    values: dict[str, Any] = plain(context(plan))
    values["phu_luc"] = []
    return values


def plan_with_annexes() -> tuple[bytes, dict[str, Any]]:
    """A template of a plan with both annexes in one file, and its values."""
    plan = template("ke-hoach")
    inside = b""
    for name, key in (("phu-luc-chi-tieu", "pl1"), ("phu-luc-nhiem-vu", "pl2")):
        body = re.search(rb"<w:body>(.*)<w:sectPr.*</w:body>", part(template(name)), re.DOTALL)
        assert body is not None
        inside += re.sub(
            rb"(?<=[ {])(dau_de|ten|kem_theo|cot|chi_tieu|nhiem_vu)(?=[ \[}])", key.encode() + rb".\1", body[1]
        )
    head, end, tail = part(plan).rpartition(b"<w:sectPr")
    rows = [
        {
            "tt": str(i),
            "ten": f"Tỷ lệ chỉ tiêu thứ {i} trên địa bàn xã",
            "don_vi_tinh": "%",
            "gia_tri": str(40 + i),
            "nhom": False,
        }
        for i in range(1, 31)
    ]
    first = {**annex(0), "dau_de": "Phụ lục I", "ten": "CHỈ TIÊU NĂM 2026", "chi_tieu": rows}
    return with_part(plan, head + inside + end + tail), {**six_pages(), "pl1": first, "pl2": annex(60)}


def fixed_text() -> tuple[bytes, dict[str, Any]]:
    """A template that carries the text of a plan fixed, with a few tags in it."""
    values = six_pages()
    data = docxtpl_bytes(template("ke-hoach"), values)
    text = part(data).decode()
    for name, words in (("so", values["so"]), ("dia_danh_ngay", values["dia_danh_ngay"]), ("ho_ten", values["ho_ten"])):
        text = text.replace(f">{words}<", f">{{{{ {name} }}}}<")
    return with_part(data, text.replace("Vĩnh Thông", "{{ ten_xa }}").encode()), {**values, "ten_xa": "Vĩnh Thông"}


def engine() -> None:
    """Documents to bytes, against docxtpl and against packing alone."""
    cases = {
        "kế hoạch 6 trang": (template("ke-hoach"), six_pages(), 30, 100),
        "phụ lục 60 hàng": (template("phu-luc-nhiem-vu"), annex(60), 16, 60),
        "phụ lục 500 hàng": (template("phu-luc-nhiem-vu"), annex(500), 10, 40),
        "kế hoạch kèm hai phụ lục": (*plan_with_annexes(), 20, 80),
        "mẫu ghi sẵn lời văn": (*fixed_text(), None, 75),
    }
    for name, (data, values, with_zlib, with_isal) in cases.items():
        ours = prepare(data)
        theirs = docxtpl_bytes(data, values)
        _same(ours.render(values), theirs)
        document = part(theirs)
        shared = {
            each: pack((part(theirs, each),)) for each in zipfile.ZipFile(io.BytesIO(theirs)).namelist() if each != MAIN
        }
        rest = Archive(shared)
        times = medians(
            15,
            partial(docxtpl_bytes, data, values),
            partial(ours.render, values, ZLIB),
            partial(ours.render, values, ISAL or ZLIB),
            partial(_only_pack, rest, document),
        )
        docxtpl, zlib, isal, limit = times
        detail = f"  [{docxtpl:.1f} / {zlib:.2f} / {isal:.2f} / {limit:.2f} ms; {len(document) // 1000} kB]"
        if with_zlib is not None:
            say(f"{name}: zlib nhanh hơn docxtpl", docxtpl / zlib, with_zlib, at_least=True, detail=detail)
        if ISAL is not None:
            say(
                f"{name}: isal nhanh hơn docxtpl",
                docxtpl / isal,
                with_isal,
                at_least=True,
                detail="" if with_zlib else detail,
            )
        if with_zlib is not None:
            say(f"{name}: zlib so với chỉ nén", zlib / limit, 1.4, at_least=False)
            if ISAL is not None:
                say(f"{name}: isal so với chỉ nén bằng zlib", isal / limit, 0.4, at_least=False)


def fresh() -> None:
    """Documents of which none has a word of another: nothing is kept from one to the next. No aim was set for it."""
    data = template("phu-luc-nhiem-vu")
    ours = prepare(data)
    others = cycle([_changed(annex(60), f" ({number})") for number in range(200)])
    docxtpl, isal = medians(5, lambda: docxtpl_bytes(data, next(others)), lambda: ours.render(next(others)))
    sys.stdout.write(f"phụ lục 60 hàng, mỗi văn bản một lời: nhanh hơn docxtpl {docxtpl / isal:.0f} lần\n")


def _changed(value: Any, end: str) -> Any:
    if isinstance(value, dict):
        return {key: _changed(each, end) for key, each in value.items()}
    return [_changed(each, end) for each in value] if isinstance(value, list) else f"{value}{end}"


def _only_pack(rest: Archive, document: bytes) -> bytes:
    return rest.file({MAIN: pack((document,), ZLIB)})


def _same(ours: bytes, theirs: bytes) -> None:
    """Both documents say the same in the same XML."""
    mine, other = (etree.tostring(etree.fromstring(part(each)), method="c14n") for each in (ours, theirs))
    assert mine == other


def preparing() -> None:
    """What making a template ready costs, and how that grows with the template."""
    data = template("ke-hoach")
    values = six_pages()
    docxtpl, ours = medians(9, lambda: docxtpl_bytes(data, values), lambda: prepare(data))
    say("chuẩn bị một mẫu so với một lần docxtpl", ours / docxtpl, 1, at_least=False, detail=f"  [{ours:.1f} ms]")
    body = re.search(rb"(<w:body>)(.*)(<w:sectPr.*</w:body>)", part(data), re.DOTALL)
    assert body is not None
    sizes, times = [], []
    for times_as_large in (4, 16, 64):
        content = part(data).replace(body[2], body[2] * times_as_large)
        larger = with_part(data, content)
        sizes.append(len(content))
        times += medians(3, partial(prepare, larger))
    say(
        "chuẩn bị mẫu lớn dần: số mũ",
        exponent(sizes, times),
        1.1,
        at_least=False,
        detail=f"  {[f'{each:.0f} ms' for each in times]}",
    )


def exponent(sizes: list[int], times: list[float]) -> float:
    """The slope of time over size, both as logarithms."""
    return statistics.linear_regression([math.log(each) for each in sizes], [math.log(each) for each in times]).slope


def growth() -> None:
    """Rows in one document: time and memory."""
    ours = prepare(template("phu-luc-nhiem-vu"))
    sizes = [60, 500, 5_000, 20_000]
    times = []
    for count in sizes:
        # none repeats the words of the one before, so that what is kept does not make the small ones look cheaper
        others = cycle([_changed(annex(count), f" ({number})") for number in range(2 + 6_000 // count)])
        times += medians(9 if count < 5_000 else 3, partial(_next, ours, others))
    say(
        "hàng trong một văn bản 60 → 20.000: số mũ",
        exponent(sizes, times),
        1.05,
        at_least=False,
        detail=f"  {[f'{each:.1f} ms' for each in times]}",
    )
    code = (
        "import sys, pathlib, re; from batch_rows import annex; from kehoach.engine import prepare; "
        "prepare(pathlib.Path(sys.argv[1]).read_bytes()).render(annex(20_000)); "
        "status = pathlib.Path('/proc/self/status').read_text(); print(int(re.search(r'VmHWM:\\s+(\\d+)', status)[1]) // 1024)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, str(templates_dir() / "phu-luc-nhiem-vu.docx")],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent,
    )
    say("bộ nhớ cho 20.000 hàng (MB)", float(found.stdout), 120, at_least=False)


def _next(ours: Compiled, values: Iterator[dict[str, Any]]) -> bytes:
    return ours.render(next(values))


def main() -> None:
    """Everything that is measured of the engine and of a batch."""
    engine()
    fresh()
    preparing()
    growth()


if __name__ == "__main__":
    main()

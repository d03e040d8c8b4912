"""Speed and memory of reading, as ratios measured in one run: the second part of ``make bench``. Nothing here is a test.

All in one warm process; each pair is timed in turns, so that a slow moment of the machine strikes both alike.
"""

import gc
import io
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import mammoth
from docx.table import Table
from lxml import etree

sys.path.insert(0, str(Path(__file__).resolve().parent))

from readers import sources
from writers import plans

from kehoach import api
from kehoach.office import OfficeError
from kehoach.writers.docx import to_docx
from kehoach.writers.txt import to_txt

ROUNDS = 9
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def python_docx(data: bytes) -> None:
    """Open with python-docx and walk all paragraphs, rows and cells."""
    for each in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(each, Table):
            for row in each.rows:
                for cell in row.cells:
                    for paragraph in cell.paragraphs:
                        _ = paragraph.text
        else:
            _ = each.text


def bare_lxml(data: bytes) -> None:
    """Parse the main part and look at every element."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for each in root.iter():
        if each.tag == f"{_W}t":
            _ = each.text


def to_html(data: bytes) -> None:
    """Through mammoth."""
    mammoth.convert_to_html(io.BytesIO(data))


def compare(
    name: str, ours: Callable[[], object], theirs: Callable[[], object], at_most: float | None, rounds: int = ROUNDS
) -> None:
    """Print the median processor time of both, their ratio, and the bound that the project aims at."""
    pairs = [(_seconds(ours), _seconds(theirs)) for _ in range(rounds + 1)][1:]
    mine, other = (statistics.median(each) for each in zip(*pairs, strict=True))
    ratio = statistics.median(a / b for a, b in pairs)
    _told(f"{name}: {mine * 1000:.0f} ms / {other * 1000:.0f} ms", ratio, at_most)


def ratio(ours: Callable[[], object], theirs: Callable[[], object]) -> float:
    """Processor time of one run of each, as a ratio."""
    return _seconds(ours) / _seconds(theirs)


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def _told(what: str, ratio: float, at_most: float | None) -> None:
    mark = "" if at_most is None else f" (mục tiêu ≤ {at_most}) {'đạt' if ratio <= at_most else 'CHƯA ĐẠT'}"
    sys.stdout.write(f"{what} = {ratio:.2f}{mark}\n")


def memory(name: str, path: Path) -> None:
    """Print peak memory of reading against the size of the XML: what Python holds, and the growth of a new process."""
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(each.file_size for each in archive.infolist() if each.filename.endswith((".xml", ".rels")))
    tracemalloc.start()
    api.read_plan(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    _told(
        f"{name}, bộ nhớ Python cao nhất so với XML: {peak / 1e6:.1f} MB / {unpacked / 1e6:.1f} MB", peak / unpacked, 20
    )
    code = (
        "import sys, re, pathlib; from kehoach import api\n"
        "def most(): return int(re.search(r'VmHWM:\\s*(\\d+)', pathlib.Path('/proc/self/status').read_text())[1])\n"
        "api.read_plan(pathlib.Path(sys.argv[1])); before = most(); api.read_plan(pathlib.Path(sys.argv[2])); print(most() - before)"
    )
    small = path.with_name("nho.docx")
    small.write_bytes(sources.clean_docx())
    if sys.platform == "linux":
        done = subprocess.run([sys.executable, "-c", code, str(small), str(path)], check=True, capture_output=True)
        grown = int(done.stdout) * 1024
        _told(
            f"{name}, bộ nhớ tiến trình tăng so với XML: {grown / 1e6:.1f} MB / {unpacked / 1e6:.1f} MB",
            grown / unpacked,
            20,
        )


def rows(count: int, *, clean: bool = True) -> bytes:
    """A Word file of a plan whose two annexes have so many rows in all."""
    return to_docx(plans.plan(phu_luc=plans.annexes(count // 2)[:2]), clean=clean)


def main() -> None:
    """Measure reading."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        data, path = rows(600), folder / "600.docx"
        path.write_bytes(data)

        def ours() -> object:
            return api.read_plan(path)

        compare("đọc 600 hàng (.docx -> kế hoạch) so với python-docx mở và duyệt", ours, lambda: python_docx(data), 1.0)
        compare("đọc 600 hàng so với lxml trần", ours, lambda: bare_lxml(data), None)
        compare("đọc 600 hàng so với mammoth", ours, lambda: to_html(data), 0.2, 3)
        compare("  chỉ thành khối (chưa nhận dạng)", lambda: api.read_blocks(path), lambda: python_docx(data), None)
        inside = folder / "600-trong.docx"
        inside.write_bytes(rows(600, clean=False))
        compare("đọc 600 hàng, tệp mang theo kế hoạch", lambda: api.read_plan(inside), lambda: python_docx(data), None)
        memory("600 hàng", path)
        large = folder / "6000.docx"
        large.write_bytes(rows(6000))
        compare("đọc 6000 hàng so với 600 hàng", lambda: api.read_plan(large), ours, 11, 3)
        memory("6000 hàng", large)
        text = folder / "600.txt"
        text.write_text(to_txt(plans.plan(phu_luc=plans.annexes(300)[:2])), encoding="utf-8")
        compare("đọc 600 hàng .txt so với .docx", lambda: api.read_plan(text), ours, None)
        compare("ghi kế hoạch 600 hàng ra YAML so với đọc", _saving(ours(), folder / "ra.yaml"), ours, None, 3)
        _pdf(folder)


def _saving(read: object, target: Path) -> Callable[[], object]:
    from kehoach.readers.stages.ket_qua import BanDoc

    assert isinstance(read, BanDoc)
    plan = read.ke_hoach
    return lambda: api.save_plan(plan, target, overwrite=True)


def _pdf(folder: Path) -> None:
    try:
        data = sources.converted("pdf")
    except OfficeError:
        sys.stdout.write("đọc .pdf: bỏ qua, chưa có LibreOffice\n")
        return
    path = folder / "k.pdf"
    path.write_bytes(data)
    import pypdfium2

    pages = len(pypdfium2.PdfDocument(data))
    start = time.perf_counter()
    for _ in range(3):
        api.read_plan(path)
    each = (time.perf_counter() - start) / 3
    sys.stdout.write(f"đọc .pdf {pages} trang: {each * 1000:.0f} ms, mỗi trang {each / pages * 1000:.0f} ms\n")


if __name__ == "__main__":
    main()

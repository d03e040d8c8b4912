"""Draft and print every example: what ``make demo`` runs.

For each folder with a ``lenh.txt`` it runs that command (a draft as the program alone makes it) and prints the draft and the
finished plan that lies beside it.
"""

import contextlib
import io
import shlex
import sys
import time
from pathlib import Path

from kehoach import api
from kehoach.cli.main import run
from kehoach.problems import KehoachError

HERE = Path(__file__).resolve().parent


def main(out: Path) -> int:
    """Fill ``out`` with one folder per example; the number of examples that failed."""
    folders = sorted(path.parent for path in HERE.glob("*/lenh.txt"))
    failed = 0
    for index, folder in enumerate(folders, 1):
        start = time.perf_counter()
        target = out / folder.name
        target.mkdir(parents=True, exist_ok=True)
        sys.stdout.write(f"[{index}/{len(folders)}] {folder.name}: ")
        sys.stdout.flush()
        try:
            made = _one(folder, target)
        except KehoachError as error:
            failed += 1
            sys.stdout.write(f"không được\n{error}\n")
        else:
            sys.stdout.write(f"{', '.join(made)} ({time.perf_counter() - start:.1f} giây)\n")
    failed += _batch(out / "hang-loat")
    sys.stdout.write(f"\nCác tệp Word ở thư mục {out}:\n")
    for path in sorted(out.glob("*/*.docx")):
        sys.stdout.write(f"  {path}\n")
    return failed


def _batch(target: Path) -> int:
    """The annexes of every commune of a province from one workbook; 1 if that failed."""
    target.mkdir(parents=True, exist_ok=True)
    book, made = target / "viec.xlsx", target / "ket-qua"
    sys.stdout.write("\nPhụ lục hằng năm cho mọi xã của tỉnh Điện Biên, từ một bảng tính: ")
    sys.stdout.flush()
    start = time.perf_counter()
    with contextlib.redirect_stderr(io.StringIO()) as messages:
        code = run(["batch", "--tao", str(book), "--tinh", "Điện Biên", "--nam", "2026", "--ghi-de"])
        code = code or run(["batch", str(book), "-o", str(made), "--ghi-de"])
    if code:
        sys.stdout.write(f"không được\n{messages.getvalue()}\n")
        return 1
    count = len(list(made.glob("*.docx")))
    sys.stdout.write(f"{count} tệp ở {made} ({time.perf_counter() - start:.1f} giây)\n")
    return 0


def _one(folder: Path, target: Path) -> list[str]:
    draft = target / "du-thao.yaml"
    arguments = shlex.split((folder / "lenh.txt").read_text(encoding="utf-8"), comments=True)
    arguments[arguments.index("-o") + 1] = str(draft)
    with contextlib.redirect_stderr(io.StringIO()) as messages:
        code = run([*arguments, "--ghi-de"])
    if code:
        sys.stderr.write(messages.getvalue())
        raise SystemExit(f"lệnh của ví dụ {folder.name} không chạy được")
    made = []
    for source, name in ((draft, "du-thao.docx"), (folder / "ke-hoach.yaml", "ke-hoach.docx")):
        api.render(api.load_plan(source), target / name, overwrite=True)
        made.append(name)
    return made


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

"""Runs :mod:`kehoach.readers.pdf.native` in a process of its own and turns whatever happens to it into words."""

import json
import os
import subprocess
import sys
from typing import Any

from kehoach.problems import KehoachError, Problem
from kehoach.readers.pdf.native import MAX_CHARS, MAX_PAGE_WORDS, MAX_PAGES

MAX_SECONDS = 8.0
"""A plan of a hundred pages takes two"""

_OCR = "xin tệp Word (.docx) của nơi ban hành, hoặc xuất lại tệp PDF từ Word rồi thử lại"
_REFUSALS = {
    "password": Problem("DOC03", "Tệp PDF có mật khẩu, không mở được", "mở bằng mật khẩu rồi lưu thành tệp không khóa"),
    "damaged": Problem("DOC02", "Tệp PDF bị hỏng hoặc tải về chưa hết", f"tải lại tệp, hoặc {_OCR}"),
    "pages": Problem("DOC05", f"Tệp PDF quá nhiều trang (tối đa {MAX_PAGES})", "tách lấy phần cần đọc rồi thử lại"),
    "chars": Problem(
        "DOC05", f"Tệp PDF quá nhiều chữ (tối đa {MAX_CHARS:,})".replace(",", "."), "tách lấy phần cần đọc rồi thử lại"
    ),
    "words": Problem(
        "DOC05", f"Tệp PDF có trang quá nhiều chữ (hơn {MAX_PAGE_WORDS} từ)", "tách lấy phần cần đọc rồi thử lại"
    ),
    "crash": Problem("DOC04", "Tệp PDF không an toàn: đọc thì cạn bộ nhớ hoặc làm hỏng bộ đọc", _OCR),
    "time": Problem(
        "DOC05", f"Tệp PDF đọc quá lâu (hơn {MAX_SECONDS:.0f} giây)", f"tách lấy phần cần đọc, hoặc {_OCR}"
    ),
    "memory": Problem("DOC05", "Tệp PDF cần quá nhiều bộ nhớ", f"tách lấy phần cần đọc, hoặc {_OCR}"),
}


def run(data: bytes) -> dict[str, Any]:
    """What the PDF in ``data`` holds, as :func:`kehoach.readers.pdf.pages.from_data` takes it.

    Raises :class:`KehoachError` DOC02 (damaged), DOC03 (password), DOC05 (over a limit of size, time or memory).
    """
    command = [sys.executable, "-c", "from kehoach.readers.pdf.native import main; main()"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the file goes through stdin
            command, input=data, capture_output=True, timeout=MAX_SECONDS, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise KehoachError(_REFUSALS["time"]) from None
    if done.returncode:
        python = b"Traceback" in done.stderr
        raise KehoachError(
            _REFUSALS["crash" if not python else "memory" if b"MemoryError" in done.stderr else "damaged"]
        )
    answer: dict[str, Any] = json.loads(done.stdout)
    if "refusal" in answer:
        raise KehoachError(_REFUSALS[answer["refusal"]])
    return answer

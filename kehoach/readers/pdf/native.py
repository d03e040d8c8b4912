"""The part of the reader that meets the file: pdfium gives letters, drawn lines and pictures. It runs in a process of its own.

A hostile file can make a PDF library loop, eat memory or crash; :mod:`kehoach.readers.pdf.worker` bounds all three from
outside. No script is run (this pdfium has no JavaScript), no link followed, no attachment opened.
"""

import json
import sys
from typing import Any

MAX_PAGES = 1000
MAX_CHARS = 2_000_000
"""Over eight hundred full pages"""
MAX_PAGE_CHARS = 100_000
MAX_PAGE_WORDS = 8000
"""Five times a page of small print"""
MAX_DATA_BYTES = 512_000_000


class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault
    """The file is not read; the argument is the key of the reason."""


def main() -> None:
    """Read a PDF from stdin and print its pages, or the reason of a refusal, as JSON."""
    _limit_memory()
    try:
        answer = extract(sys.stdin.buffer.read())
    except Refusal as refusal:
        answer = {"refusal": str(refusal)}
    except MemoryError:
        answer = {"refusal": "memory"}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_DATA_BYTES, MAX_DATA_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def extract(data: bytes) -> dict[str, Any]:
    """Pages of the PDF in ``data``, as :func:`kehoach.readers.pdf.pages.from_data` takes them.

    Raises :class:`Refusal` with ``password``, ``damaged``, ``pages``, ``chars`` or ``words``.
    """
    import pypdfium2
    import pypdfium2.raw as raw

    from kehoach.readers.pdf.native_page import PageReader

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Refusal("password" if locked else "damaged") from None
    if len(document) > MAX_PAGES:
        raise Refusal("pages")
    reader = PageReader()
    pages: list[dict[str, Any]] = []
    broken: list[int] = []
    left = MAX_CHARS
    for index in range(len(document)):
        try:
            page, chars = reader.read(document, index, min(left, MAX_PAGE_CHARS))
        except pypdfium2.PdfiumError:
            broken.append(index + 1)
            continue
        left -= chars
        if left < 0:
            raise Refusal("chars")
        if chars > MAX_PAGE_CHARS or len(page["words"]) > MAX_PAGE_WORDS:
            raise Refusal("words")
        pages.append(page)
    if not pages:
        raise Refusal("damaged")
    return {"pages": pages, "looks": [look._asdict() for look in reader.looks], "broken": broken}

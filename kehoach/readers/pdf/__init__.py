"""Reader of PDF files that have a text layer."""

from dataclasses import replace

from kehoach.blocks import Document
from kehoach.problems import KehoachError, Level, Place, Problem
from kehoach.readers.pdf import worker
from kehoach.readers.pdf.assemble import assemble
from kehoach.readers.pdf.pages import Page, from_data
from kehoach.readers.pdf.words import without_soft_hyphens

SCANNED = 0.5
"""A page without words of which pictures cover this share is a scan"""
_MEND = "xin tệp Word (.docx) của nơi ban hành, hoặc nhận dạng chữ (OCR) bằng phần mềm khác rồi đọc lại"


def read(data: bytes, name: str = "") -> Document:
    """The PDF as blocks: paragraphs put together from lines, tables from drawn lines, page numbers dropped and told.

    Raises :class:`KehoachError` DOC02 (damaged), DOC03 (password), DOC05 (over a limit), DOC06 (a scan), DOC07 (empty).
    """
    place = Place(file=name or None)
    try:
        answer = worker.run(data)
    except KehoachError as error:
        raise KehoachError(replace(problem, place=place) for problem in error.problems) from None
    pages = from_data(answer)
    cleaned = without_soft_hyphens(page.words for page in pages.pages)
    pages = pages._replace(pages=[p._replace(words=words) for p, words in zip(pages.pages, cleaned, strict=True)])
    if not any(page.words for page in pages.pages):
        if any(page.pictured for page in pages.pages):
            raise KehoachError(
                Problem("DOC06", "Tệp PDF là bản quét (ảnh chụp), không có lớp chữ để đọc", _MEND, place)
            )
        raise KehoachError(Problem("DOC07", "Tệp PDF không có chữ nào", "kiểm tra lại tệp", place))
    document = assemble(pages)
    document.problems += _doubts(pages.pages, answer.get("broken", []), place)
    return document


def _doubts(pages: list[Page], broken: list[int], place: Place) -> list[Problem]:
    scanned = [page.number for page in pages if not page.words and page.pictured >= SCANNED]
    recognised = [page.number for page in pages if page.words and page.unseen > 0.5 * _letters(page)]
    unmapped = [page.number for page in pages if page.unmapped > 0.2 * max(1, _letters(page))]
    told = (
        (scanned, "là ảnh quét không có chữ, nên không đọc được", _MEND),
        (broken, "bị hỏng, nên không đọc được", "tải lại tệp hoặc xin tệp Word (.docx)"),
        (recognised, "là ảnh quét, chữ do máy nhận dạng nên có thể sai", "soát lại với bản gốc"),
        (unmapped, "dùng phông không cho biết chữ gì, nên chữ đọc ra có thể sai", _MEND),
    )
    return [
        Problem("DOC09", f"Trang {_ranges(numbers)} {what}", mend, place, Level.CANH_BAO)
        for numbers, what, mend in told
        if numbers
    ]


def _letters(page: Page) -> int:
    return sum(len(word.text) for word in page.words)


def _ranges(numbers: list[int]) -> str:
    """``1-3, 5``."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1] = [parts[-1][0], number]
        else:
            parts.append([number])
    return ", ".join("-".join(str(number) for number in part) for part in parts)

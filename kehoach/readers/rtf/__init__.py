"""RTF, as Word, WordPad, LibreOffice and report programs write it, as blocks."""

from kehoach.blocks import Document, Paragraph, Run, paragraphs
from kehoach.problems import KehoachError, Level, Problem
from kehoach.readers.legacy.guess import may_be_legacy
from kehoach.readers.rtf.parser import Parser

_SOFT_HYPHEN = "\xad"
_RESAVE = "mở tệp bằng Word, chọn Tệp > Lưu dưới dạng > .docx rồi đọc tệp .docx"


def read(data: bytes, name: str = "") -> Document:  # noqa: ARG001 - all readers take the name
    """The .rtf in ``data`` as blocks.

    Raises :class:`KehoachError`: DOC02 cut off before any text, DOC04 nested too deep, DOC05 too large, DOC07 without text.
    """
    parser = Parser()
    blocks = parser.run(data[max(data.find(b"{\\rt"), 0) :])
    document = Document("rtf", blocks, parser.pages.done, parser.notes, parser.dropped)
    if not any(_said(paragraph) for paragraph in paragraphs(blocks)):
        if parser.cut_off:
            raise KehoachError(Problem("DOC02", "Tệp .rtf bị cắt cụt, không còn chữ nào", "xin lại tệp"))
        raise KehoachError(Problem("DOC07", "Tệp .rtf không có chữ nào", "kiểm tra lại tệp"))
    _without_soft_hyphens(document)
    if parser.cut_off:
        message = "Tệp .rtf bị cắt cụt: phần cuối có thể thiếu"
        document.problems.append(
            Problem("DOC09", message, f"đối chiếu với bản gốc; hoặc {_RESAVE}", level=Level.CANH_BAO)
        )
    return document


def _without_soft_hyphens(document: Document) -> None:
    """Take out where words may be broken, which Word may say anywhere; in a text typed in TCVN3 they are the letter ư."""
    found = [*paragraphs(document.blocks), *paragraphs(document.notes)]
    if any(may_be_legacy(paragraph.text.replace(_SOFT_HYPHEN, "")) for paragraph in found):
        return
    for paragraph in found:
        if _SOFT_HYPHEN in paragraph.text:
            paragraph.runs = [Run(run.text.replace(_SOFT_HYPHEN, ""), run.format) for run in paragraph.runs]
            paragraph._text = None


def _said(paragraph: Paragraph) -> bool:
    return bool(paragraph.number or paragraph.text.strip())

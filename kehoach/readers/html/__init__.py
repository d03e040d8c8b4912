"""HTML, as Word, LibreOffice, Google Docs and the portals of laws save it, as blocks."""

from kehoach.blocks import Document, Section, paragraphs
from kehoach.problems import KehoachError, Problem
from kehoach.readers.html.css import Declarations, Sheet, length
from kehoach.readers.html.source import page
from kehoach.readers.html.walk import Walk


def read(data: bytes, name: str = "") -> Document:  # noqa: ARG001 - all readers take the name
    """The HTML (or single-file web archive) in ``data`` as blocks; nothing that it names is fetched.

    Raises :class:`KehoachError`: DOC02 cannot be parsed, DOC05 too large or too deep, DOC07 without text.
    """
    root = page(data)
    sheet = Sheet(element.text or "" for element in root.iter("style"))
    walk = Walk(sheet)
    blocks = walk.run(root)
    if not any(paragraph.text.strip() for paragraph in paragraphs(blocks)):
        raise KehoachError(Problem("DOC07", "Trang HTML không có chữ nào", "kiểm tra lại tệp"))
    section = _section(sheet.page)
    section.headers, section.footers = walk.headers, walk.footers
    return Document("html", blocks, [section], walk.notes, walk.dropped)


def _section(said: Declarations) -> Section:
    """The page as ``@page`` says it."""
    section = Section()
    sizes = [length(part, 12) for part in said.get("size", "").split()]
    if len(sizes) == 2 and all(sizes):
        section.width, section.height = sizes[0] or 0.0, sizes[1] or 0.0
    for side in ("top", "right", "bottom", "left"):
        margin = length(said.get(f"margin-{side}", ""), 12)
        if margin is not None:
            setattr(section, side, margin)
    return section

"""Markdown -> blocks."""

from kehoach.blocks import Document
from kehoach.readers.legacy.tables import TABLES
from kehoach.readers.text.document import to_document
from kehoach.readers.text_encoding import decode_text


def read(data: bytes, _name: str) -> Document:
    """The Markdown ``data`` as blocks. Raises :class:`KehoachError` DOC01, DOC05."""
    text, encoding = decode_text(data)
    document = to_document(text, "md")
    document.encoding = encoding if encoding in TABLES else ""
    return document

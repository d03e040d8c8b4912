"""Markdown -> blocks."""

from kehoach.readers.blocks import Document
from kehoach.readers.text.document import to_document
from kehoach.readers.text_encoding import decode_text


def read(data: bytes, _name: str) -> Document:
    """The Markdown ``data`` as blocks. Raises :class:`KehoachError` DOC01, DOC05."""
    text, _ = decode_text(data)
    return to_document(text, "md")

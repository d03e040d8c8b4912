"""Plain text -> blocks."""

import re

from kehoach.blocks import Document
from kehoach.readers.legacy.tables import TABLES
from kehoach.readers.text.document import to_document
from kehoach.readers.text_encoding import decode_text

_MARKDOWN = re.compile(r"^#{1,6} \S[^\n]*$(?:.|\n)*?^#{1,6} \S|^\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$", re.MULTILINE)
"""Two headings with #, or the rule under the head of a table: Markdown, whatever the file is called."""


def read(data: bytes, _name: str) -> Document:
    """The text ``data`` as blocks; its encoding is found out. Raises :class:`KehoachError` DOC01, DOC05."""
    text, encoding = decode_text(data)
    document = to_document(text, "md" if _MARKDOWN.search(text) else "txt")
    document.format = "txt"
    document.encoding = encoding if encoding in TABLES else ""
    return document

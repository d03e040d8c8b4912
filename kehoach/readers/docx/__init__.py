"""Word files (.docx, .docm, .dotx, .dotm) as blocks: every word, with all that Word inherits or computes resolved.

Macros, links and embedded objects are never run, followed or opened.
"""

from kehoach.blocks import Document
from kehoach.readers.docx.document import read_document
from kehoach.readers.docx.package import Package


def read(data: bytes, name: str = "") -> Document:
    """The Word file ``data`` as blocks; ``name`` is for messages.

    Raises :class:`kehoach.problems.KehoachError`: DOC01 no Word file, DOC02 damaged, DOC03 locked, DOC04 unsafe, DOC05 too large.
    """
    return read_document(Package(data, name))

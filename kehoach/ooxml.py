"""The low layer under everything that opens an Office file: zip members, targets of relationships, XML, all with suspicion.

Nothing here knows what a document means, and nothing decides what to tell a user: the callers do.
"""

import posixpath
import re
import zipfile
import zlib
from typing import Final

from lxml import etree

W_URI: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_URI: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# ISO 29500 Strict says the same with other namespaces; they are made those that Word usually writes.
_STRICT = re.compile(rb"""(=\s*["'])http://purl\.oclc\.org/ooxml/([^"']+)(["'])""")
_STRICT_NAMES = {
    b"wordprocessingml/main": W_URI.encode(),
    b"officeDocument/relationships": R_URI.encode(),
    b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}

CONTENT_TYPES: Final = "[Content_Types].xml"
ROOT_RELS: Final = "_rels/.rels"

ZIP_ERRORS: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    zlib.error,
)
"""Everything that :mod:`zipfile` raises for a file that is damaged or no zip at all."""


def parse(data: bytes | str) -> etree._Element:
    """XML without entities, external files or unbounded trees; raises ``etree.XMLSyntaxError``."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data.encode() if isinstance(data, str) else data, parser)


def transitional(data: bytes) -> bytes:
    """XML in UTF-8 with the usual namespaces in place of the strict ones."""
    return _STRICT.sub(_usual_name, data) if b"purl.oclc.org/ooxml/" in data else data


def _usual_name(found: re.Match[bytes]) -> bytes:
    name = _STRICT_NAMES.get(found[2])
    return found[0] if name is None else found[1] + name + found[3]


def declares(data: bytes) -> bool:
    """Whether the XML in ``data`` declares a document type or entities, which no Office program writes."""
    plain = data.replace(b"\0", b"")  # UTF-16 too
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of a zip in order, without its folders."""
    return [each for each in archive.infolist() if not each.is_dir()]


def usually_packed(entry: zipfile.ZipInfo) -> bool:
    """Whether a member is packed in one of the two ways that Office programs use."""
    return entry.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def inflate(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes | None:
    """The content of a member; None when there is more of it than ``limit`` bytes, whatever its header claims."""
    with archive.open(entry) as stream:
        data = stream.read(limit + 1)
    return data if len(data) <= limit else None


def rels_name(part: str) -> str:
    """``word/document.xml`` -> ``word/_rels/document.xml.rels``."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolve(owner: str, target: str) -> str:
    """The name of the part that a relationship of the part ``owner`` points to by ``target``."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(owner), target))

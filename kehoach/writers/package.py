"""A .docx as its parts: read with suspicion (bombs, entities, macros, linked files), written the same bytes each time."""

import functools
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from kehoach import ooxml
from kehoach.engine.archive import Archive
from kehoach.engine.deflate import ZLIB, Packed, pack
from kehoach.ooxml import CONTENT_TYPES as CONTENT_TYPES
from kehoach.ooxml import R_URI, parse, resolve
from kehoach.ooxml import ROOT_RELS as ROOT_RELS
from kehoach.problems import KehoachError, Place, Problem
from kehoach.writers.oxml import serialize

DOCUMENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE_TYPE = DOCUMENT_TYPE.replace("document.main", "template.main")
_RELS_URI = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES_URI = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHARED_SIZE = 65_536
"""Bytes of a part that may well be the same in the next file (styles, settings)."""
_MAX_PARTS = 2_000
_MAX_UNPACKED = 60_000_000
_MAX_XML = 20_000_000
_LINKS_ALLOWED = ("hyperlink",)
_DROPPED = ("attachedTemplate", "thumbnail", "printerSettings", "recovered", "vbaProject")
_RESAVE = "mở tệp bằng Word hoặc LibreOffice, lưu lại dạng “Word Document (.docx)” rồi thử lại"


@dataclass
class Package:
    """The parts of a document by name (``word/document.xml``) and the name of its main part."""

    parts: dict[str, bytes]
    main: str
    source: str = field(default="", compare=False)
    """The file's name, for messages"""

    def rels_name(self, part: str) -> str:
        """``word/document.xml`` -> ``word/_rels/document.xml.rels``."""
        return ooxml.rels_name(part)

    def related(self, kind: str) -> Iterator[str]:
        """Names of the parts that the main part points to by a relationship of ``kind`` (``styles``, ``header``)."""
        data = self.parts.get(self.rels_name(self.main))
        for each in parse(data) if data else ():
            if each.get("Type", "").endswith(f"/{kind}") and each.get("TargetMode") != "External":
                name = resolve(self.main, each.get("Target", ""))
                if name in self.parts:
                    yield name


def read_package(data: bytes, source: str) -> Package:
    """The parts of the .docx or .dotx in ``data``.

    Raises :class:`KehoachError`: MAU01 not a Word file, MAU02 damaged, MAU03 refused for safety.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _unpack(archive, source)
    except ooxml.ZIP_ERRORS:
        if data[:2] == b"PK":
            raise _error("MAU02", "Tệp mẫu bị hỏng, không mở được", _RESAVE, source) from None
        raise _error("MAU01", "Tệp mẫu không phải tệp Word .docx", _RESAVE, source) from None
    try:
        package = Package(parts, _main_part(parts, source), source)
        _clean(package)
        for name in parts:
            if name.endswith((".xml", ".rels")):
                _check_xml(parts[name], name, source)
    except etree.XMLSyntaxError:
        raise _error("MAU02", "Tệp mẫu bị hỏng: có phần không đọc được", _RESAVE, source) from None
    return package


def write_package(parts: dict[str, bytes]) -> bytes:
    """A .docx of ``parts``: content types first, the rest by name, no time and no machine in it."""
    names = sorted(parts, key=lambda each: (each != CONTENT_TYPES, each != ROOT_RELS, each))
    return Archive({}).file({name: _packed(parts[name]) for name in names})


@functools.lru_cache(maxsize=64)
def _packed_before(data: bytes) -> Packed:
    return pack((data,), ZLIB)


def _packed(data: bytes) -> Packed:
    """``data`` packed by zlib, which packs alike on every machine; the small parts that all files share are packed once."""
    return _packed_before(data) if len(data) < _SHARED_SIZE else pack((data,), ZLIB)


def relationships(targets: list[tuple[str, str]]) -> bytes:
    """A relationship part: ``targets`` are (type URI, target) and become rId1, rId2..."""
    root = parse(f'<Relationships xmlns="{_RELS_URI}"/>')
    for index, (kind, target) in enumerate(targets, 1):
        etree.SubElement(root, f"{{{_RELS_URI}}}Relationship", Id=f"rId{index}", Type=kind, Target=target)
    return serialize(root)


def set_content_type(parts: dict[str, bytes], name: str, content_type: str) -> None:
    """Declare the content type of the part ``name``, in place of an earlier one."""
    root = parse(parts[CONTENT_TYPES])
    for each in root.findall(f"{{{_TYPES_URI}}}Override"):
        if each.get("PartName") == f"/{name}":
            root.remove(each)
    etree.SubElement(root, f"{{{_TYPES_URI}}}Override", PartName=f"/{name}", ContentType=content_type)
    parts[CONTENT_TYPES] = serialize(root)


def drop_part(parts: dict[str, bytes], name: str) -> None:
    """Take the part ``name`` and its content type out (its relationships are the caller's)."""
    parts.pop(name, None)
    root = parse(parts[CONTENT_TYPES])
    for each in root.findall(f"{{{_TYPES_URI}}}Override"):
        if each.get("PartName") == f"/{name}":
            root.remove(each)
    parts[CONTENT_TYPES] = serialize(root)


def _unpack(archive: zipfile.ZipFile, source: str) -> dict[str, bytes]:
    entries = ooxml.members(archive)
    too_large = _error("MAU03", "Tệp mẫu quá lớn khi giải nén", "dùng tệp mẫu gọn hơn, bớt hình ảnh", source)
    if len(entries) > _MAX_PARTS or sum(each.file_size for each in entries) > _MAX_UNPACKED:
        raise too_large
    if not all(map(ooxml.usually_packed, entries)):
        raise _error("MAU02", "Tệp mẫu nén theo cách Word không dùng", _RESAVE, source)
    parts: dict[str, bytes] = {}
    left = _MAX_UNPACKED
    for each in entries:
        data = ooxml.inflate(archive, each, left)
        if data is None:
            raise too_large
        parts[each.filename] = data
        left -= len(data)
    return parts


def _main_part(parts: dict[str, bytes], source: str) -> str:
    if CONTENT_TYPES not in parts or ROOT_RELS not in parts:
        raise _error("MAU01", "Tệp mẫu không phải tệp Word .docx", _RESAVE, source)
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise _error("MAU03", "Tệp mẫu có macro", "lưu lại dạng “Word Document (.docx)”, không phải .docm", source)
    main = ""
    for each in parse(parts[ROOT_RELS]):
        if each.get("Type", "").endswith("/officeDocument"):
            main = resolve("", each.get("Target", ""))
    if main not in parts or not parse(parts[main]).tag.endswith("}document"):
        raise _error("MAU01", "Tệp mẫu không phải văn bản Word", _RESAVE, source)
    if "purl.oclc.org" in parse(parts[main]).tag:
        raise _error("MAU01", "Tệp mẫu lưu ở dạng “Strict Open XML”", _RESAVE, source)
    types = parts[CONTENT_TYPES]
    parts[CONTENT_TYPES] = types.replace(_TEMPLATE_TYPE.encode(), DOCUMENT_TYPE.encode())
    return main


def _clean(package: Package) -> None:
    """Drop what leads out of the file: the path of the .dotx that a template was made from, the thumbnail, printers."""
    for name in [each for each in package.parts if each.endswith(".rels")]:
        root = parse(package.parts[name])
        changed = False
        for each in list(root):
            kind = each.get("Type", "").rsplit("/", 1)[-1]
            if kind in _DROPPED:
                root.remove(each)
                changed = True
                if each.get("TargetMode") != "External":
                    owner = name.replace("_rels/", "", 1).removesuffix(".rels")
                    target = resolve(owner, each.get("Target", ""))
                    if target not in (CONTENT_TYPES, package.main) and not target.endswith(".rels"):
                        drop_part(package.parts, target)
                elif kind == "attachedTemplate":
                    _drop_attached_template(package.parts, name)
            elif each.get("TargetMode") == "External" and kind not in _LINKS_ALLOWED:
                raise _error(
                    "MAU03",
                    f"Tệp mẫu lấy nội dung từ ngoài tệp ({kind})",
                    "chèn hẳn hình ảnh, nội dung vào tệp mẫu thay vì liên kết",
                    package.source,
                )
        if changed:
            package.parts[name] = serialize(root)


def _drop_attached_template(parts: dict[str, bytes], rels: str) -> None:
    owner = rels.replace("_rels/", "", 1).removesuffix(".rels")
    if owner in parts:
        root = parse(parts[owner])
        for each in [each for each in root if etree.QName(each).localname == "attachedTemplate"]:
            root.remove(each)
        parts[owner] = serialize(root)


def _check_xml(data: bytes, name: str, source: str) -> None:
    if len(data) > _MAX_XML:
        raise _error("MAU03", f"Phần {name} của tệp mẫu quá lớn", "dùng tệp mẫu gọn hơn", source)
    if ooxml.declares(data):
        raise _error("MAU03", f"Phần {name} của tệp mẫu có khai báo không an toàn", _RESAVE, source)


def _error(code: str, message: str, mend: str, source: str) -> KehoachError:
    return KehoachError(Problem(code, message, mend, Place(file=source or None)))


REL_DOCUMENT: Final = f"{R_URI}/officeDocument"
REL_CORE: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
REL_APP: Final = f"{R_URI}/extended-properties"
REL_CUSTOM: Final = f"{R_URI}/custom-properties"

"""The plan inside its Word file: a custom XML part of the main document, which Word and LibreOffice keep when they save."""

from typing import Final

from lxml import etree

from kehoach.model import embedded
from kehoach.model.embedded import Embedded
from kehoach.ooxml import R_URI, parse, rels_name, resolve
from kehoach.writers.oxml import serialize
from kehoach.writers.package import drop_part, relationships, set_content_type

_DATA_URI = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_RELS_URI = "http://schemas.openxmlformats.org/package/2006/relationships"
_REL_DATA = f"{R_URI}/customXml"
_REL_PROPERTIES = f"{R_URI}/customXmlProps"
_TYPE_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_REL_ID: Final = "rIdKeHoach"
_ITEM_ID: Final = "{6B654861-636B-4B48-8A01-4B45484F4143}"
"""Word tells custom parts apart by this; one of ours is in a file at most, so it may always be the same."""


def embed(parts: dict[str, bytes], main: str, content: Embedded) -> None:
    """Add ``content`` to the file of ``parts``, whose main part is ``main``."""
    number = next(index for index in range(1, len(parts) + 2) if f"customXml/item{index}.xml" not in parts)
    data, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    parts[data] = embedded.encode(content)
    parts[rels_name(data)] = relationships([(_REL_PROPERTIES, f"itemProps{number}.xml")])
    parts[properties] = _PROPERTIES.encode()
    set_content_type(parts, data, "application/xml")
    set_content_type(parts, properties, _TYPE_PROPERTIES)
    name = rels_name(main)
    root = parse(parts.get(name) or relationships([]))
    etree.SubElement(root, f"{{{_RELS_URI}}}Relationship", {"Id": _REL_ID, "Type": _REL_DATA, "Target": f"/{data}"})
    parts[name] = serialize(root)


def drop_data(parts: dict[str, bytes], main: str, *, every: bool) -> None:
    """Take the custom XML parts of a template out of ``parts``: a plan that it was made from, or ``every`` one."""
    name = rels_name(main)
    root = parse(parts.get(name) or relationships([]))
    found = [each for each in root if each.get("Type", "").endswith("/customXml")]
    gone = [each for each in found if every or _is_ours(parts.get(resolve(main, each.get("Target", "")), b""))]
    for each in gone:
        root.remove(each)
        data = resolve(main, each.get("Target", ""))
        for linked in parse(parts.pop(rels_name(data), relationships([]))):
            drop_part(parts, resolve(data, linked.get("Target", "")))
        drop_part(parts, data)
    if gone:
        parts[name] = serialize(root)


def _is_ours(data: bytes) -> bool:
    try:
        return etree.QName(parse(data)).namespace == embedded.URI
    except etree.XMLSyntaxError:
        return False


_PROPERTIES = (
    "<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n"
    f'<ds:datastoreItem xmlns:ds="{_DATA_URI}" ds:itemID="{_ITEM_ID}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{embedded.URI}"/></ds:schemaRefs></ds:datastoreItem>'
)

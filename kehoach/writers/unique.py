"""Ids that Word wants once in a document, after loops of a template have copied them."""

from collections.abc import Iterable, Iterator

from lxml import etree

from kehoach.writers.oxml import NS, val, w

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_EDITING = (f"{_W14}paraId", f"{_W14}textId")


def unique_ids(roots: Iterable[etree._Element]) -> None:
    """Over all ``roots``, which become one document: number drawings anew, drop bookmarks and ids that merely repeat."""
    seen: set[tuple[str, str]] = set()
    drawings = 0
    for root in roots:
        for drawing in root.iter(_DRAWING):
            drawings += 1
            drawing.set("id", str(drawings))
        for each in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"), w("sdtPr"))):
            repeated = _repeated(each, seen)
            parent = None if repeated is None else repeated.getparent()
            if repeated is not None and parent is not None:
                parent.remove(repeated)
        for each in _edited(root):
            for attribute in _EDITING:
                if attribute in each.attrib:
                    del each.attrib[attribute]


def _repeated(element: etree._Element, seen: set[tuple[str, str]]) -> etree._Element | None:
    """What must go of ``element`` because it was there before: the bookmark, or the id of the content control."""
    if element.tag == w("sdtPr"):
        identity = element.find("w:id", NS)
        keys = [] if identity is None else [("sdt", val(identity))]
    else:
        identity = element
        keys = [(str(element.tag), element.get(w("id"), ""))]
        if element.tag == w("bookmarkStart"):
            keys.append(("name", element.get(w("name"), "")))
    repeated = any(key in seen for key in keys)
    seen.update(keys)
    if repeated and element.tag == w("bookmarkStart"):
        seen.add((w("bookmarkEnd"), element.get(w("id"), "")))  # its end goes with it
    return identity if repeated else None


def _edited(root: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and rows that carry the editing ids of Word."""
    if _W14[1:-1] in root.nsmap.values():
        yield from root.iter(w("p"), w("tr"))

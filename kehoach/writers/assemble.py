"""Plan and annexes become one document: each annex a section of its own, on new pages numbered from 1."""

from collections.abc import Sequence

from lxml import etree

from kehoach.problems import KehoachError, Place, Problem
from kehoach.writers import styles as names
from kehoach.writers.oxml import NS, p_pr, paragraph, sect_pr, serialize, w
from kehoach.writers.styles import Styles


def body_of(root: etree._Element) -> etree._Element:
    """The body of a document."""
    body = root.find("w:body", NS)
    return root if body is None else body


def section_of(body: etree._Element) -> etree._Element:
    """The properties of the last section; A4 upright with the decree's margins when a template has none."""
    found = body.find("w:sectPr", NS)
    if found is not None:
        return found
    section = etree.SubElement(body, w("sectPr"))
    etree.SubElement(section, w("pgSz"), {w("w"): "11906", w("h"): "16838"})
    margins = {
        "top": "1134",
        "right": "850",
        "bottom": "1134",
        "left": "1701",
        "header": "567",
        "footer": "567",
        "gutter": "0",
    }
    etree.SubElement(section, w("pgMar"), {w(side): size for side, size in margins.items()})
    return section


def prepare_annex(annex: etree._Element, source: str) -> None:
    """Make the rendered body ``annex`` a section of its own: on a new page, numbered from 1, headers as before.

    Raises :class:`KehoachError` MAU08 when the annex holds what cannot be carried over (pictures, links, lists, notes).
    """
    section = section_of(annex)
    for each in section.findall("w:headerReference", NS) + section.findall("w:footerReference", NS):
        section.remove(each)
    _check_portable(annex, source)
    sect_pr(section, "type").set(w("val"), "nextPage")
    sect_pr(section, "pgNumType").set(w("start"), "1")
    sect_pr(section, "titlePg")


def close_section(body: etree._Element, styles: Styles, own: Styles) -> None:
    """Move the section's properties from the end of the body into the paragraph that ends the section."""
    section = section_of(body)
    body.remove(section)
    last = body[-1] if len(body) else None
    if last is None or last.tag != w("p") or last.find("w:pPr/w:sectPr", NS) is not None:
        last = paragraph(styles.require(names.KET_THUC, own))
        body.append(last)
    holder = p_pr(last, "sectPr")
    parent = holder.getparent()
    assert parent is not None  # noqa: S101 - just made inside w:pPr
    parent.replace(holder, section)


def join(root: etree._Element, annexes: Sequence[etree._Element]) -> bytes:
    """The document ``root`` with the bodies ``annexes`` behind its own, as bytes.

    Joined as text: moving a table of thousands of rows from one lxml document to another takes time by its square.
    """
    head, end, tail = serialize(root).rpartition(b"</w:body>")
    return head + b"".join(_inside(each, root) for body in annexes for each in body) + end + tail


def _inside(element: etree._Element, root: etree._Element) -> bytes:
    """``element`` as bytes without the namespaces that ``root`` declares already."""
    start, end, rest = etree.tostring(element, encoding="UTF-8", xml_declaration=False).partition(b">")
    for prefix, uri in element.nsmap.items():
        if root.nsmap.get(prefix) == uri and prefix is not None:
            start = start.replace(f' xmlns:{prefix}="{uri}"'.encode(), b"")
    return start + end + rest


_NOT_PORTABLE = (
    "w:numPr",
    "w:footnoteReference",
    "w:endnoteReference",
    "w:commentReference",
    "@r:id",
    "@r:embed",
    "@r:link",
)


def _check_portable(annex: etree._Element, source: str) -> None:
    if any(annex.xpath(f"boolean(.//{each})", namespaces=NS) for each in _NOT_PORTABLE):
        raise KehoachError(
            Problem(
                "MAU08",
                "Mẫu phụ lục có hình ảnh, liên kết, đánh số tự động hoặc chú thích, không ghép vào kế hoạch được",
                "bỏ phần đó khỏi mẫu phụ lục; số thứ tự do chương trình tính",
                Place(file=source or None),
            )
        )

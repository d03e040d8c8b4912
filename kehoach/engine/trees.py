"""What docxtpl does to a rendered document as a tree, for the documents that need it."""

import io
import re

from docxtpl.template import DocxTemplate
from lxml import etree

_START = re.compile(r"<[\w:.-]+")
_DECLARED = re.compile(r'\sxmlns(?::[\w.-]+)?="[^"]*"')


def undeclared(xml: str) -> str:
    """``xml`` without the namespaces that its start tag declares."""
    start, end, rest = xml.partition(">")
    return _DECLARED.sub("", start) + end + rest


def declarations(element: etree._Element) -> str:
    """The namespaces that ``element`` knows, as they stand in a start tag."""
    shell = etree.Element("docx", nsmap=dict(element.nsmap))  # type: ignore[arg-type]
    return str(etree.tostring(shell, encoding="unicode")).removeprefix("<docx").removesuffix("/>")


def mend(body: bytes, declared: str) -> bytes:
    """A rendered body, made well formed and its tables given as many columns as their rows have cells. ``declared`` are the
    namespaces that it may use."""
    xml = body.decode()
    start = _START.match(xml)
    end = start.end() if start is not None else 0
    tree = DocxTemplate(io.BytesIO()).fix_tables(f"{xml[:end]}{declared}{xml[end:]}")
    return undeclared(etree.tostring(_without_strangers(tree), encoding="unicode")).encode()


def mend_table(table: bytes, declared: str) -> bytes:
    """A rendered table, given as many columns as its rows have cells."""
    tree = DocxTemplate(io.BytesIO()).fix_tables(f"<docx{declared}>{table.decode()}</docx>")
    xml = etree.tostring(tree, encoding="unicode")
    return xml[xml.index(">") + 1 : xml.rindex("</")].encode()


def repair(part: bytes) -> bytes:
    """A rendered header, footer or part of footnotes, made well formed."""
    tree = etree.fromstring(part, etree.XMLParser(recover=True))
    return etree.tostring(_without_strangers(tree), encoding="UTF-8", xml_declaration=False)


def _without_strangers(tree: etree._Element) -> etree._Element:
    """``tree`` without the elements and attributes of unknown prefixes that lxml's repair leaves; their words stay."""
    for each in list(tree.iter("*")):
        for name in [name for name in each.attrib if str(name)[0] != "{" and ":" in str(name)]:
            del each.attrib[name]
    strangers = {tag for each in tree.iter("*") if (tag := str(each.tag))[0] != "{" and ":" in tag}
    if strangers:
        etree.strip_tags(tree, *strangers)
    return tree

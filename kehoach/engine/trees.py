"""What docxtpl does to a rendered document as a tree, for the documents that need it."""

import io

from docxtpl.template import DocxTemplate
from lxml import etree
from markupsafe import Markup


def mend(body: bytes, root: str) -> bytes:
    """A rendered part, made well formed and its tables given as many columns as their rows have cells."""
    return _unwrapped(_mended(body.decode(), root))


def mend_table(table: str, root: str) -> str:
    """A rendered table with as many columns as its rows have cells. ``root`` is a start tag with the namespaces."""
    return Markup(_unwrapped(_mended(table, root)).decode())  # noqa: S704 - escaped when the table was rendered


def _mended(xml: str, root: str) -> etree._Element:
    template = DocxTemplate(io.BytesIO())
    tree: etree._Element = template.fix_tables(f"{root}{xml}</docx>")
    return tree


def _unwrapped(tree: etree._Element) -> bytes:
    """What is inside of ``tree``, without its namespace declarations."""
    data = etree.tostring(tree, encoding="UTF-8", xml_declaration=False)
    return data[data.index(b">") + 1 : data.rindex(b"</")] if not data.endswith(b"/>") else b""

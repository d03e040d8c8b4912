"""A docxtpl template made ready once: what docxtpl does to it before jinja2, and everything that no value can change."""

import io
import re
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from typing import Any, Final, NamedTuple

from docx.opc.constants import RELATIONSHIP_TYPE
from docxtpl.template import DocxTemplate
from jinja2 import Environment, Template
from lxml import etree

from kehoach.engine.part import Part, compile_part
from kehoach.engine.trees import declarations, mend, mend_table, repair, undeclared

_DECLARATION: Final = b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_TAG = re.compile(r"\{[{%#]")
_PLACE: Final = "\ue000\ue001"
"""Stands for a property while the part is taken to pieces."""
_PROPERTIES: Final = ("author", "comments", "identifier", "language", "subject", "title")
"""The properties of a file that docxtpl renders."""


class Prepared(NamedTuple):
    """A template's parts: those that never change, as they are, and those with tags, compiled."""

    fixed: dict[str, bytes]
    parts: dict[str, Part]
    properties: "Properties | None"


class Properties(NamedTuple):
    """The part of the file's properties: its XML, and between two pieces of it the template of a property with tags."""

    name: str
    pieces: list[bytes]
    templates: list[Template]


def prepare(data: bytes, environment: Environment) -> Prepared:
    """Read the template in ``data``. Raises what zipfile, python-docx and jinja2 raise for a file that is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        fixed = {each.filename: archive.read(each) for each in archive.infolist() if not each.is_dir()}
    template = DocxTemplate(io.BytesIO(data))
    template.init_docx()
    main, root = template.docx.part, template.docx._element
    parts = {_name(main): prepare_main(root, root.body, environment)}
    for part, xml, head in _others(template, main):
        if _TAG.search(xml):
            parts[_name(part)] = compile_part(_patched(xml), environment, repair, head)
    for name in parts:
        fixed.pop(name, None)
    properties = _properties(fixed, _core(main), environment)
    return Prepared(fixed, parts, properties)


def _name(part: Any) -> str:
    return str(part.partname).lstrip("/")


def prepare_main(root: etree._Element, inner: etree._Element, environment: Environment) -> Part:
    """Make the main part ready whose root is ``root``: docxtpl renders its body only, ``inner``."""
    shell = etree.Element(root.tag, dict(root.attrib), nsmap=dict(root.nsmap))  # type: ignore[arg-type,misc]
    for each in root:
        shell.append(etree.Element(each.tag) if each is inner else deepcopy(each))
    whole = etree.tostring(shell, encoding="UTF-8", xml_declaration=False)
    mark = re.search(rb"<w:body\s*/>", whole)
    assert mark is not None  # noqa: S101 - a document of Word has a body
    body = undeclared(_patched(etree.tostring(inner, encoding="unicode", pretty_print=False)))
    head, tail = _DECLARATION + whole[: mark.start()], whole[mark.end() :]
    whole_body, one_table = (partial(each, declared=declarations(root)) for each in (mend, mend_table))
    return compile_part(body, environment, whole_body, head, tail, one_table)


def _others(template: DocxTemplate, main: Any) -> Iterator[tuple[Any, str, bytes]]:
    """Headers, footers and footnotes with their XML as docxtpl takes it, and what is to be put before it."""
    for kind in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
        for _, part in template.get_headers_footers(kind):
            yield part, template.get_part_xml(part), _DECLARATION
    for relation in main.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES and not relation.is_external:
            part = relation.target_part
            yield part, part.blob.decode(), b""


def _patched(xml: str) -> str:
    patched: str = DocxTemplate.patch_xml(None, xml)
    return patched


def _core(main: Any) -> str:
    """The name of the part with the file's properties."""
    for relation in main.package.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES and not relation.is_external:
            return _name(relation.target_part)
    return ""


def _properties(fixed: dict[str, bytes], name: str, environment: Environment) -> Properties | None:
    data = fixed.get(name, b"")
    if not _TAG.search(data.decode("utf-8", "replace")):
        return None
    # a property is text of an element, not markup: what is printed is escaped when the part is written
    plain = environment.overlay(autoescape=False)
    found = []
    root = etree.fromstring(data)
    for element in root:
        words = element.text or ""
        if _property(element) in _PROPERTIES and _TAG.search(words):
            found.append(plain.from_string(words))
            element.text = _PLACE
    if not found:
        return None
    fixed.pop(name)
    pieces = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True).split(_PLACE.encode())
    return Properties(name, pieces, found)


def _property(element: etree._Element) -> str:
    """docxtpl's name of a property."""
    local = etree.QName(element).localname
    return {"creator": "author", "description": "comments"}.get(local, local)

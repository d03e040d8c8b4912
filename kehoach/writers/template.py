"""A Word template made ready once and rendered many times.

docxtpl turns what an office typed in Word (``{{ ... }}``, ``{%p ... %}``, ``{%tr ... %}``) into one jinja2 text per part; here
that text is compiled once by the engine, in a sandbox, with every value escaped, and then only rendered. Every fault of a
template is told by its place in Word (see :mod:`kehoach.writers.template_errors`).
"""

import functools
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docxtpl.template import DocxTemplate
from jinja2 import Template, TemplateSyntaxError, meta, nodes
from lxml import etree

from kehoach.engine.codegen import compile_tree
from kehoach.engine.part import pieces
from kehoach.engine.pieces import Encoder
from kehoach.files import read_bytes
from kehoach.sandbox import FAULTS, Sandbox
from kehoach.writers.marks import strip
from kehoach.writers.oxml import parse, serialize
from kehoach.writers.package import Package, read_package
from kehoach.writers.template_errors import Places, check_tags, misplaced, runtime_error, syntax_error, unknown_name
from kehoach.writers.tokens import escape, finalize, sweep

_STARTS = re.compile(r"<w:(?:p|tr|tc)(?=[ />])")
_MARK = re.compile("\ue000(\\d+)\ue001")
_MARK_LINE = re.compile("\n\ue000\\d+\ue001")
_TAGGED_PARTS = ("header", "footer", "footnotes", "endnotes")


@functools.cache
def _environment() -> Sandbox:
    environment = Sandbox(autoescape=True, finalize=finalize)
    del environment.filters["safe"]  # a value is words, never markup
    return environment


@dataclass(frozen=True, slots=True)
class _PartTemplate:
    template: Template
    encoder: Encoder
    marked: str
    """Its jinja2 text with the marks of its places, to find the one where the tags of a document do not fit"""
    places: Places
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class DocxEngine:
    """A compiled template: its package and, for each part with tags, the jinja2 template of that part."""

    package: Package
    templates: Mapping[str, _PartTemplate]

    def prints(self, name: str) -> bool:
        """Whether a tag of the main part uses ``name``."""
        return name in self.templates[self.package.main].names

    def render(self, values: Mapping[str, Any]) -> tuple[etree._Element, dict[str, bytes]]:
        """The root of the main part, and the other parts, with ``values`` in place of the tags; in the main part their
        marks are tokens yet (:mod:`kehoach.writers.tokens`).

        Raises :class:`KehoachError` MAU05 (unknown name), MAU06 (misplaced tag), MAU07 (a tag that cannot be worked out).
        """
        parts = self.render_parts(values)
        return _render(self.templates[self.package.main], values), parts

    def render_parts(self, values: Mapping[str, Any]) -> dict[str, bytes]:
        """The parts with ``values`` in place of the tags, the main one as it is in the template."""
        parts = dict(self.package.parts)
        for name, compiled in self.templates.items():
            if name != self.package.main:
                parts[name] = sweep(serialize(_render(compiled, values)))
        return parts


def load_engine(path: Path, names: frozenset[str]) -> DocxEngine:
    """The compiled template in the file ``path``; ``names`` are those that its tags may use.

    Raises :class:`KehoachError`: TEP.. not readable, MAU01-MAU03 not a usable Word file, MAU04 broken tag, MAU05 unknown
    name.
    """
    return _compile(read_bytes(path), str(path), names)


@functools.lru_cache(maxsize=16)
def _compile(data: bytes, source: str, names: frozenset[str]) -> DocxEngine:
    package = read_package(data, source)
    tagged = [package.main, *sorted({each for kind in _TAGGED_PARTS for each in package.related(kind)})]
    templates = {}
    for name in tagged:
        root = parse(package.parts[name])
        strip(root)
        places = Places(root, source, name)
        check_tags(places)
        templates[name] = _template(root, places, names)
    return DocxEngine(package, templates)


def _template(root: etree._Element, places: Places, names: frozenset[str]) -> _PartTemplate:
    """Line n of the jinja2 text is what stands at the n-th place, so that every error knows where it is in Word."""
    text = etree.tostring(root, encoding="unicode").replace("\n", " ")
    text = re.sub(r"\{\{r\s", "{{ ", escape(_MARK.sub("", text)))
    count = iter(range(len(text)))
    text = _STARTS.sub(lambda start: f"\ue000{next(count)}\ue001{start.group()}", text)
    text = DocxTemplate(io.BytesIO()).patch_xml(text)
    places.lines = [None, *(int(each) for each in _MARK.findall(text))]
    text = _MARK.sub(lambda mark: f"\n{mark.group()}", text.replace("\n", " "))
    environment = _environment()
    try:
        tree = environment.parse(text)
        used = frozenset(meta.find_undeclared_variables(tree))
        known = names | environment.globals.keys()
        _check_names(tree, used - known, known, places)
        _check_filters(tree, environment)
        for each in tree.find_all(nodes.TemplateData):
            each.data = _MARK_LINE.sub("", each.data)
        template = Template.from_code(environment, compile_tree(tree, environment), {**environment.globals})
        return _PartTemplate(template, Encoder(verbatim=True), text, places, used)
    except TemplateSyntaxError as error:
        raise syntax_error(error, places) from None
    except FAULTS as error:  # tags nested too deep, figures too long
        raise runtime_error(error, places) from None


def _check_names(tree: nodes.Template, unknown: frozenset[str], known: frozenset[str], places: Places) -> None:
    for each in tree.find_all(nodes.Name):
        if each.name in unknown:
            raise unknown_name(each.name, known, places, each.lineno)


def _check_filters(tree: nodes.Template, environment: Sandbox) -> None:
    """Tell an unknown filter now: inside a condition jinja2 would tell it only when the condition is met."""
    for each in tree.find_all((nodes.Filter, nodes.Test)):
        known = environment.filters if isinstance(each, nodes.Filter) else environment.tests
        if each.name not in known:
            raise TemplateSyntaxError(f"No filter named '{each.name}'", each.lineno)


def _render(compiled: _PartTemplate, values: Mapping[str, Any]) -> etree._Element:
    try:
        printed = b"".join(compiled.encoder.chunks(pieces(compiled.template, values)))
    except FAULTS as error:
        raise runtime_error(error, compiled.places) from None
    try:
        return parse(printed)
    except etree.XMLSyntaxError:
        pass
    marked = _environment().from_string(compiled.marked).render(values)
    raise misplaced(_failing_place(marked), compiled.places)


def _failing_place(marked: str) -> int | None:
    """The place before which the rendered text stops being XML."""
    try:
        parse(marked)
    except etree.XMLSyntaxError as error:
        lines = marked.split("\n")
        found = _MARK.match(lines[min(error.lineno or 1, len(lines)) - 1])
        return int(found.group(1)) if found else None
    return None

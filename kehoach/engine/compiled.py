"""A template ready to be rendered: its unchanging parts packed, the others compiled."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final

from docxtpl.template import DocxTemplate
from jinja2 import Environment
from lxml import etree

from kehoach.engine.archive import Archive
from kehoach.engine.deflate import BEST, Packer, pack
from kehoach.engine.part import Part, pieces
from kehoach.engine.prepare import Properties, prepare_main
from kehoach.engine.prepare import prepare as _prepare
from kehoach.engine.values import NeedsDocxtpl, printable

_NO_MARKUP: Final[Mapping[str, bytes]] = {}
_NO_LISTING: Final = {ord("\a"): None, ord("\f"): None}


@dataclass(frozen=True)
class Compiled:
    """A template ready to be rendered with :meth:`render`."""

    archive: Archive
    parts: Mapping[str, Part]
    properties: Properties | None
    environment: Environment = field(repr=False)

    def render(
        self, values: Mapping[str, Any], packer: Packer = BEST, markup: Mapping[str, bytes] = _NO_MARKUP
    ) -> bytes:
        """A .docx with ``values`` in place of the tags; the same values give the same bytes. ``markup`` is XML that stands for
        comments of the template: with ``rows`` there, it is what comes in place of ``<!--rows-->``.

        Raises what jinja2 raises for values that a tag cannot be worked out with. Pictures and documents inside a document
        (docxtpl's ``InlineImage``, ``Subdoc``) belong to a ``DocxTemplate``: where one is printed, docxtpl itself renders the
        whole, which needs values that can be gone through twice.
        """
        try:
            return self._render(values, packer, markup)
        except NeedsDocxtpl as found:
            return _by_docxtpl(found.owner, values, self.environment)

    def _render(self, values: Mapping[str, Any], packer: Packer, markup: Mapping[str, bytes]) -> bytes:
        packed = {name: pack(_with(markup, part.stream(values)), packer) for name, part in self.parts.items()}
        if self.properties is not None:
            packed[self.properties.name] = pack((_with_properties(self.properties, values),), packer)
        return self.archive.file(packed)

    def in_order(self, name: str) -> bool:
        """Whether the part ``name`` is well formed, and its tables have all their columns, whatever the values are."""
        return self.parts[name].in_order

    def part(self, name: str, values: Mapping[str, Any]) -> bytes:
        """The part ``name`` alone, rendered: ``word/document.xml``."""
        return b"".join(self.parts[name].stream(values))


def prepare(data: bytes, environment: Environment | None = None) -> Compiled:
    """Make the docxtpl template in ``data`` (a .docx) ready.

    ``environment`` is the jinja2 environment of its tags; without one, values are escaped (``autoescape``). Raises what
    zipfile, python-docx and jinja2 raise for a file that is no template.
    """
    own = Environment(autoescape=True) if environment is None else environment
    prepared = _prepare(data, own)
    fixed = {name: pack((content,)) for name, content in prepared.fixed.items()}
    return Compiled(Archive(fixed), prepared.parts, prepared.properties, own)


def prepare_xml(data: bytes, environment: Environment | None = None) -> Part:
    """Make ready the main part in ``data`` (the XML of a document) alone, to be rendered with its ``stream``. Raises what lxml
    and jinja2 raise."""
    root = etree.fromstring(data)
    return prepare_main(root, root[0], Environment(autoescape=True) if environment is None else environment)


def _with(markup: Mapping[str, bytes], chunks: Iterator[bytes]) -> Iterator[bytes]:
    """``chunks`` with markup in the places of comments, in the order in which these stand."""
    if not markup:
        return chunks
    data, found = b"".join(chunks), list[bytes]()
    for name, each in markup.items():
        before, mark, after = data.partition(f"<!--{name}-->".encode())
        if mark:
            found += (before, each)
            data = after
    return iter((b"".join((*found, data)),))


def _with_properties(properties: Properties, values: Mapping[str, Any]) -> bytes:
    first, *others = properties.pieces
    made = [first]
    for template, rest in zip(properties.templates, others, strict=True):
        words = printable("".join(pieces(template, values))).translate(_NO_LISTING)
        made += (escape(words, quote=False).replace("\r", "&#13;").encode(), rest)
    return b"".join(made)


def _by_docxtpl(template: DocxTemplate, values: Mapping[str, Any], environment: Environment) -> bytes:
    for name, each in values.items():
        if isinstance(each, Iterator):
            raise TypeError(f"{name}: a list is needed where a picture or document is among the values")
    template.render(dict(values), environment)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()

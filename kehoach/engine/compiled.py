"""A template ready to be rendered: its unchanging parts packed, the others compiled."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final

from docxtpl.template import DocxTemplate
from jinja2 import Environment

from kehoach.engine.archive import Archive
from kehoach.engine.deflate import BEST, Packer, pack
from kehoach.engine.part import Part
from kehoach.engine.prepare import Properties
from kehoach.engine.prepare import prepare as _prepare
from kehoach.engine.values import NeedsDocxtpl, printable

_NO_LISTING: Final = {ord("\a"): None, ord("\f"): None}


@dataclass(frozen=True)
class Compiled:
    """A template ready to be rendered with :meth:`render`."""

    archive: Archive
    parts: Mapping[str, Part]
    properties: Properties | None
    environment: Environment = field(repr=False)

    def render(self, values: Mapping[str, Any], packer: Packer = BEST) -> bytes:
        """A .docx with ``values`` in place of the tags; the same values give the same bytes.

        Raises what jinja2 raises for values that a tag cannot be worked out with. Pictures and documents inside a document
        (docxtpl's ``InlineImage``, ``Subdoc``) belong to a ``DocxTemplate``: where one is printed, docxtpl itself renders the
        whole, which needs values that can be gone through twice.
        """
        try:
            return self._render(values, packer)
        except NeedsDocxtpl as found:
            return _by_docxtpl(found.owner, values, self.environment)

    def _render(self, values: Mapping[str, Any], packer: Packer) -> bytes:
        packed = {name: pack(part.stream(values), packer) for name, part in self.parts.items()}
        if self.properties is not None:
            packed[self.properties.name] = pack((_with_properties(self.properties, values),), packer)
        return self.archive.file(packed)

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


def _with_properties(properties: Properties, values: Mapping[str, Any]) -> bytes:
    first, *others = properties.pieces
    made = [first]
    for template, rest in zip(properties.templates, others, strict=True):
        words = printable(template.render(values)).translate(_NO_LISTING)
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

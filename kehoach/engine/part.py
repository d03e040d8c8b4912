"""One part of a Word file as a compiled template."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count
from typing import Any, Final

from jinja2 import Environment, Template
from lxml import etree

from kehoach.engine.codegen import compile_tree
from kehoach.engine.pieces import Encoder
from kehoach.engine.shape import closes, tables
from kehoach.engine.trees import mend, mend_table

TABLE_FILTER: Final = "docx_mended_table"
DRAWING_ID: Final = "docx_drawing_id"
_FIRST_DRAWING: Final = 1001
"""docxtpl numbers the drawings of a document from here."""
_SMALL: Final = 65_536
_IN_WORDS = ("\t", "\n", "\a", "\f")


@dataclass(frozen=True)
class Part:
    """A compiled part: what stands before and after what is rendered, and the template between."""

    head: bytes
    template: Template
    tail: bytes
    loose: bool
    """Whether the template does not show that it gives well-formed XML: then every document is parsed as docxtpl does"""
    encoder: Encoder
    drawings: bool
    """Whether it has drawings, which are numbered"""
    root: str
    """The start tag of the part, for its namespaces"""

    def stream(self, values: Mapping[str, Any]) -> Iterator[bytes]:
        """The part with ``values`` in place of the tags, as UTF-8 in chunks. Raises what jinja2 raises."""
        if self.drawings:
            values = {**values, DRAWING_ID: count(_FIRST_DRAWING).__next__}
        body = self.encoder.chunks(pieces(self.template, values))
        if self.loose:
            body = iter((mend(b"".join(body), self.root),))
        return _joined(chain((self.head,), body), self.tail)


def _joined(chunks: Iterable[bytes], tail: bytes) -> Iterator[bytes]:
    """The same bytes without small chunks, which cost a packer as much as large ones."""
    held = b""
    for each in chunks:
        if len(held) > _SMALL:
            yield held
            held = each
        else:
            held += each
    yield held + tail


def pieces(template: Template, values: Mapping[str, Any]) -> Iterator[Any]:
    """What a template compiled by :func:`~kehoach.engine.codegen.compile_tree` yields for ``values``; what goes wrong is
    raised with the line of the template, as jinja2 does."""
    try:
        known = {**template.globals, **values}
        yield from template.root_render_func(template.new_context(known, shared=True))
    except Exception:  # noqa: BLE001 - jinja2 raises it again
        template.environment.handle_exception()


def compile_part(
    source: str, environment: Environment, root: str, head: bytes = b"", tail: bytes = b"", name: str = "<template>"
) -> Part:
    """Compile jinja2 text that docxtpl made of a part. ``root`` is a start tag that declares the part's namespaces.

    Raises ``jinja2.TemplateSyntaxError``.
    """
    own = environment.overlay()
    own.filters = {**environment.filters, TABLE_FILTER: lambda xml: mend_table(str(xml), root)}
    source, loose = _with_mended_tables(source, own)
    tree = own.parse(source)
    loose = loose or not closes(tree)
    code = compile_tree(tree, own, name)
    template = Template.from_code(own, code, own.make_globals(None))
    encoder = Encoder(own.finalize, listing=any(sign in source for sign in _IN_WORDS))
    return Part(head, template, tail, loose, encoder, DRAWING_ID in source, root)


def _with_mended_tables(source: str, environment: Environment) -> tuple[str, bool]:
    """Every table whose columns depend on what is rendered goes through a filter; where blocks reach over the end of a
    table that cannot be, and the whole document is looked at instead."""
    found = list(tables(source))
    if not found:
        return source, False
    parts, end = [], 0
    for start, stop in found:
        parts += [source[end:start], f"{{% filter {TABLE_FILTER} %}}", source[start:stop], "{% endfilter %}"]
        end = stop
    wrapped = "".join((*parts, source[end:]))
    try:
        environment.parse(wrapped)
    except Exception:  # noqa: BLE001 - told below, when the text itself is parsed
        return source, True
    return wrapped, False


def namespaces(element: etree._Element) -> str:
    """The start tag ``<docx ...>`` with the namespaces that ``element`` knows."""
    shell = etree.Element("docx", nsmap=dict(element.nsmap))  # type: ignore[arg-type]
    return str(etree.tostring(shell, encoding="unicode")).removesuffix("/>") + ">"

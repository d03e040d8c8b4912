"""One part of a Word file as a compiled template."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from jinja2 import Environment, Template

from kehoach.engine.codegen import compile_tree
from kehoach.engine.pieces import TABLE_END, TABLE_START, Encoder, Traits
from kehoach.engine.shape import captured, loose_tables, stands

_SMALL: Final = 65_536
_IN_WORDS: Final = ("\t", "\n", "\a", "\f")

Mend = Callable[[bytes], bytes]
"""What docxtpl does to the whole of a rendered part that its template does not show to be in order."""


@dataclass(frozen=True)
class Part:
    """A compiled part: what stands before and after what is rendered, and the template between."""

    head: bytes
    template: Template
    tail: bytes
    encoder: Encoder
    mend: Mend | None = None
    """None where the template shows that what it gives is well formed, and where tables stand that may have to be mended"""

    @property
    def in_order(self) -> bool:
        """Whether nothing of it has ever to be mended."""
        return self.mend is None and not self.encoder.mends

    def stream(self, values: Mapping[str, Any]) -> Iterator[bytes]:
        """The part with ``values`` in place of the tags, as UTF-8 in chunks. Raises what jinja2 raises."""
        body = self.encoder.chunks(pieces(self.template, values))
        if self.mend is not None:
            body = iter((self.mend(b"".join(body)),))
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
    source: str,
    environment: Environment,
    mend: Mend,
    head: bytes = b"",
    tail: bytes = b"",
    mend_table: Mend | None = None,
) -> Part:
    """Compile jinja2 text that docxtpl made of a part. In the main part docxtpl numbers drawings and mends tables:
    ``mend_table``. Raises ``jinja2.TemplateSyntaxError``."""
    marked = source if mend_table is None else _with_marks(source)
    tree = environment.parse(marked)
    in_order = stands(tree, environment) and not (marked != source and captured(tree, TABLE_START))
    if marked != source and not in_order:
        tree = environment.parse(source)
    template = Template.from_code(environment, compile_tree(tree, environment), environment.make_globals(None))
    traits = Traits(any(sign in source for sign in _IN_WORDS), "<wp:docPr" in source)
    tables = mend_table if in_order and marked != source else None
    encoder = Encoder(traits, numbered=mend_table is not None, mend_table=tables, repairs=in_order)
    return Part(head, template, tail, encoder, None if in_order else mend)


def _with_marks(source: str) -> str:
    """``source`` with signs around every table whose columns depend on what is rendered."""
    parts, end = [], 0
    for start, stop in loose_tables(source):
        parts += [source[end:start], TABLE_START, source[start:stop], TABLE_END]
        end = stop
    return "".join((*parts, source[end:]))

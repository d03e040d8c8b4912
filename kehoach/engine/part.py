"""One part of a Word file as a compiled template."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from jinja2 import Environment, Template

from kehoach.engine.codegen import compile_tree
from kehoach.engine.pieces import Encoder, Traits
from kehoach.engine.shape import columns_stand, stands

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
    """None where the template shows that what it gives is well formed, and has the columns that its tables have"""

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
    source: str, environment: Environment, mend: Mend, head: bytes = b"", tail: bytes = b"", main: bool = False
) -> Part:
    """Compile jinja2 text that docxtpl made of a part; ``main``: of the part in which docxtpl numbers drawings and mends
    tables. Raises ``jinja2.TemplateSyntaxError``."""
    tree = environment.parse(source)
    code = compile_tree(tree, environment)
    template = Template.from_code(environment, code, environment.make_globals(None))
    traits = Traits(any(sign in source for sign in _IN_WORDS), "<wp:docPr" in source)
    in_order = stands(tree, environment) and (not main or columns_stand(source))
    return Part(head, template, tail, Encoder(traits, numbered=main), None if in_order else mend)

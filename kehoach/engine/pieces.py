"""Pieces of a rendered part become bytes: every value escaped and encoded.

The usual value is plain text without a sign that XML or docxtpl gives a meaning: it is only encoded, and the documents of a
batch mostly repeat each other's words, so that what was encoded lately is kept. In a large document all values are encoded
and looked through at once.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from docxtpl.template import DocxTemplate
from markupsafe import escape

from kehoach.engine.codegen import braces

_MEANING: Final = bytes(range(32)) + b"&<>\"'_\xef"
"""Bytes that need a closer look: what XML gives a meaning or cannot hold, docxtpl's ``{_{``, and what U+FFFE begins with."""
_UNPRINTABLE = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that XML cannot hold; ``\\a`` and ``\\f`` have a meaning for docxtpl."""
_LISTING = re.compile("[\t\n\a\f\r]")
_END: Final = b"</w:p>"
_TEXT = {str}
_FEW: Final = 1024
"""Values of a document up to which it is worth asking whether each was there before."""
_KEPT: Final = 2_000_000
"""Bytes of encoded values that are kept."""
LARGEST: Final = 4096
"""Pieces in memory before a chunk is handed on; a row of a table has about ten."""


class _Raw(str):
    """Markup that is printed as it is."""

    __slots__ = ()


class Encoder:
    """How the values of a template become bytes.

    ``finalize`` is called on every value that is no markup yet; ``listing`` tells that a constant of the template holds a line
    break or tab in its words; ``verbatim`` leaves docxtpl's ``{_{`` in a value as it is.
    """

    def __init__(
        self, finalize: Callable[[Any], Any] | None = None, *, listing: bool = False, verbatim: bool = False
    ) -> None:
        self._finalize = finalize
        self._listing = listing
        self._seen = _Seen(verbatim)

    def chunks(self, pieces: Iterable[Any]) -> Iterator[bytes]:
        """What a compiled template yields, as UTF-8 in chunks."""
        held: list[Any] = []
        rest, special = b"", self._listing
        for piece in pieces:
            if type(piece) is tuple:
                held += piece
            else:  # text that jinja2 put together, already escaped
                held += (b"", _Raw(piece))
            if len(held) > LARGEST:
                data, found = self._encoded(held)
                held, special = [], special or found
                # cut behind a paragraph, so that what docxtpl does to a paragraph sees the whole of it
                rest += data
                cut = rest.rfind(_END) + len(_END)
                if cut >= len(_END):
                    yield _resolved(rest[:cut], special)
                    rest, special = rest[cut:], found or self._listing
        data, found = self._encoded(held)
        yield _resolved(rest + data, special or found)

    def _encoded(self, held: list[Any]) -> tuple[bytes, bool]:
        """The pieces joined, and whether a value holds a line break, tab, new paragraph or new page."""
        values = held[1::2]
        if self._finalize is not None:
            values = [each if type(each) is _Raw else self._finalize(each) for each in values]
        seen = self._seen
        seen.listing = False
        if set(map(type, values)) - _TEXT:
            encoded = [seen.markup(text) if type(text := _text(each)) is _Raw else seen[text] for each in values]
        else:
            encoded = seen.known(values) if len(values) <= _FEW else seen.all(values)
        held[1::2] = encoded
        return b"".join(held), seen.listing


class _Seen(dict[str, bytes]):
    """Values encoded lately; ``listing`` tells that one since it was last cleared holds a line break or tab."""

    def __init__(self, verbatim: bool) -> None:
        self.listing = False
        self._verbatim = verbatim
        self._size = 0

    def __missing__(self, value: str) -> bytes:
        data = self.all([value])[0]
        if _LISTING.search(value) is None:  # those must be noticed each time
            self._keep({value: data})
        return data

    def known(self, values: list[str]) -> list[bytes]:
        """Values of which most were there before, or will be again."""
        found = list(map(self.get, values))
        missing = found.count(None)
        if missing * 4 <= len(found):
            return found if not missing else list(map(self.__getitem__, values))  # type: ignore[return-value]
        encoded = self.all(values)
        if not self.listing:
            self._keep(dict(zip(values, encoded, strict=True)))
        return encoded

    def _keep(self, found: dict[str, bytes]) -> None:
        if self._size > _KEPT:
            self.clear()
            self._size = 0
        self._size += sum(map(len, found.values()))
        self.update(found)

    def markup(self, value: str) -> bytes:
        """A value that is printed as it is."""
        self.listing = self.listing or _LISTING.search(value) is not None
        return _UNPRINTABLE.sub("", value if self._verbatim else braces(value)).encode()

    def all(self, values: list[str]) -> list[bytes]:
        """Values at once; none is kept."""
        try:
            encoded = list(map(str.encode, values))
        except UnicodeEncodeError:
            return list(map(self._new, values))
        if _needs_a_look(b"".join(encoded)):
            return [
                self._new(value) if _needs_a_look(data) else data for value, data in zip(values, encoded, strict=True)
            ]
        return encoded

    def _new(self, value: str) -> bytes:
        return str(escape(self.markup(value).decode())).encode()


def _text(value: Any) -> str:
    """``value`` as jinja2 prints it: text, or markup when it says that it is (``__html__``)."""
    if type(value) is str or type(value) is _Raw:
        return value
    return _Raw(value.__html__()) if hasattr(value, "__html__") else str(value)


def _needs_a_look(data: bytes) -> bool:
    return len(data.translate(None, _MEANING)) != len(data)


def _resolved(data: bytes, special: bool) -> bytes:
    """Line breaks, tabs, new paragraphs and pages inside words as docxtpl makes them."""
    if not special:
        return data
    resolved: str = DocxTemplate.resolve_listing(None, data.decode())
    return resolved.encode()

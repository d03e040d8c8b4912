"""Pieces of a rendered part become bytes: every value escaped and encoded, all of a chunk at once.

The usual value is plain text without a sign that XML or docxtpl gives a meaning. All values of a chunk are encoded and looked
through at once; only where something is found is each looked at alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from docxtpl.template import DocxTemplate
from markupsafe import escape

from kehoach.engine.codegen import braces

_MEANING: Final = bytes(range(32)) + b"&<>\"'_\xef"
"""Bytes that need a closer look: what XML gives a meaning or cannot hold, docxtpl's ``{_{``, and what U+FFFE begins with."""
_MEANING_IN_TEXT = re.compile(r"[\x00-\x1f&<>\"'\ud800-\udfff\ufffe\uffff]|\{_[{%]|[%}]_\}")
_UNPRINTABLE = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that XML cannot hold; ``\\a`` and ``\\f`` have a meaning for docxtpl."""
_LISTING = re.compile("[\t\n\a\f\r]")
_END = b"</w:p>"
_STRINGS = {str}
LARGEST: Final = 8192
"""Pieces in memory before a chunk is handed on; a row of a table has about ten."""


def chunks(
    pieces: Iterable[Any], finalize: Callable[[Any], Any] | None = None, listing: bool = False, verbatim: bool = False
) -> Iterator[bytes]:
    """What a compiled template yields, as UTF-8 in chunks. ``finalize`` is called on every value that is no markup yet;
    ``listing`` tells that a constant holds a line break or tab in its words; ``verbatim`` leaves docxtpl's ``{_{`` in a value as
    it is."""
    held: list[Any] = []
    rest = b""
    for piece in pieces:
        if type(piece) is tuple:
            held += piece
        else:  # text that jinja2 put together, already escaped
            held += (b"", _Raw(piece))
        if len(held) > LARGEST:
            data, special = _encoded(held, finalize, verbatim)
            held = []
            # cut behind a paragraph, so that what docxtpl does to a paragraph sees the whole of it
            data = rest + data
            cut = data.rfind(_END) + len(_END)
            if cut < len(_END):
                rest, listing = data, listing or special
                continue
            rest = data[cut:]
            yield _resolved(data[:cut], listing or special)
    data, special = _encoded(held, finalize, verbatim)
    yield _resolved(rest + data, listing or special)


class _Raw(str):
    """Markup that is printed as it is."""

    __slots__ = ()


def _encoded(held: list[Any], finalize: Callable[[Any], Any] | None, verbatim: bool) -> tuple[bytes, bool]:
    """The pieces joined, and whether a value holds a line break, tab, new paragraph or new page."""
    values = held[1::2]
    if finalize is not None:
        values = [each if type(each) is _Raw else finalize(each) for each in values]
    special = False
    encoded = _at_once(values)
    if encoded is None:
        values = [_alone(_text(each), verbatim) for each in values]
        special = any(map(_LISTING.search, values))
        encoded = [each.encode() for each in values]
    held[1::2] = encoded
    return b"".join(held), special


def _text(value: Any) -> str:
    """``value`` as jinja2 prints it: text, or markup when it says that it is (``__html__``)."""
    if type(value) is str or type(value) is _Raw:
        return value
    return _Raw(value.__html__()) if hasattr(value, "__html__") else str(value)


def _at_once(values: list[str]) -> list[bytes] | None:
    """All values encoded, when none of them is markup or needs a closer look."""
    if set(map(type, values)) - _STRINGS:
        return None
    try:
        encoded = list(map(str.encode, values))
    except UnicodeEncodeError:
        return None
    data = b"".join(encoded)
    return encoded if len(data.translate(None, _MEANING)) == len(data) else None


def _alone(value: str, verbatim: bool) -> str:
    if type(value) is str and _MEANING_IN_TEXT.search(value) is None:
        return value
    words = _UNPRINTABLE.sub("", value if verbatim else braces(value))
    return words if type(value) is _Raw else str(escape(words))


def _resolved(data: bytes, special: bool) -> bytes:
    """Line breaks, tabs, new paragraphs and pages inside words as docxtpl makes them."""
    if not special:
        return data
    resolved: str = DocxTemplate.resolve_listing(None, data.decode())
    return resolved.encode()

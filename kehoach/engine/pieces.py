"""Pieces of a rendered part become bytes: every value escaped and encoded.

The usual value is plain text without a sign that XML or docxtpl gives a meaning: it is only encoded, and the documents of a
batch mostly repeat each other's words, so that what was encoded lately is kept. In a large document all values are encoded
and looked through at once.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import count
from typing import Any, Final, NamedTuple

from docxtpl.template import DocxTemplate
from jinja2 import Undefined
from markupsafe import escape

from kehoach.engine.codegen import braces
from kehoach.engine.values import Foreign, Raw, fitting, printable, text

_MEANING: Final = bytes(range(32)) + b"&<>\"'_\xef"
"""Bytes that need a closer look: what XML gives a meaning or cannot hold, docxtpl's ``{_{``, and what U+FFFE begins with."""
_LEFT = re.compile(b"[\a\f]")
_LISTING = re.compile("[\t\n\a\f\r]")
_DRAWING = re.compile(rb"<wp:docPr(?=[\s/>])[^<>]*>")
_DRAWING_ID = re.compile(rb"""\sid=(?:"[^"]*"|'[^']*')""")
_FIRST_DRAWING: Final = 1001
"""docxtpl numbers the drawings of a document from here."""
_END: Final = b"</w:p>"
TABLE_START: Final = "\x01"
TABLE_END: Final = "\x02"
"""Signs of the compiled template around a table that may have to be mended; in no value, as XML cannot hold them."""
_STARTS, _ENDS = TABLE_START.encode(), TABLE_END.encode()
_MARKED = re.compile(b"\x01(.*?)\x02", re.DOTALL)
_TEXT: Final = frozenset((str,))
_PLAIN: Final = frozenset((str, int, float, bool, type(None), Decimal, Undefined))
"""Kinds of value of which ``str`` is what is printed."""
_FEW: Final = 1024
"""Values of a document up to which it is worth asking whether each was there before."""
_KEPT: Final = 300_000
"""Bytes of encoded values that are kept."""
LARGEST: Final = 4096
"""Pieces in memory before a chunk is handed on; a row of a table has about ten."""


class Traits(NamedTuple):
    """What of docxtpl's work on the rendered text there may be to do, for what stands in a part or is printed there."""

    listing: bool = False
    """Words hold line breaks, tabs, new paragraphs or pages"""
    drawings: bool = False
    """There are drawings to be numbered"""

    def __or__(self, other: "Traits") -> "Traits":
        return Traits(self.listing or other.listing, self.drawings or other.drawings)


_NONE: Final = Traits()


class Encoder:
    """How the values of a template become bytes.

    ``constant`` is what the constant text of the template holds; ``numbered`` numbers its drawings as docxtpl does;
    ``mend_table`` mends the tables that are marked; ``repairs`` makes markup fit
    that does not; ``verbatim`` leaves docxtpl's ``{_{`` in a value as it is.
    """

    def __init__(
        self,
        constant: Traits = _NONE,
        *,
        numbered: bool = False,
        mend_table: Callable[[bytes], bytes] | None = None,
        repairs: bool = True,
        verbatim: bool = False,
    ) -> None:
        self._mend_table = mend_table
        self._constant = constant
        self._numbered = numbered
        self._seen = _Seen(verbatim, repairs)

    @property
    def mends(self) -> bool:
        """Whether there are tables to be mended."""
        return self._mend_table is not None

    def chunks(self, pieces: Iterable[Any]) -> Iterator[bytes]:
        """What a compiled template yields, as UTF-8 in chunks."""
        numbers = count(_FIRST_DRAWING) if self._numbered else None
        held: list[Any] = []
        rest: list[bytes] = []
        traits, inside = self._constant, False
        for piece in pieces:
            if type(piece) is tuple:
                held += piece
            else:  # text that jinja2 put together, already escaped
                held += (b"", Raw(piece))
            if len(held) > LARGEST:
                data, found = self._encoded(held)
                held, traits = [], traits | found
                # cut behind a paragraph, so that what docxtpl does to a paragraph sees the whole of it
                cut = data.rfind(_END) + len(_END)
                inside = self._mend_table is not None and _ends_inside(data, inside)
                if cut < len(_END) or inside:
                    rest.append(data)
                else:
                    yield self._finished(b"".join((*rest, data[:cut])), traits, numbers)
                    rest, traits = [data[cut:]], self._constant | found
        data, found = self._encoded(held)
        yield self._finished(b"".join((*rest, data)), traits | found, numbers)

    def _encoded(self, held: list[Any]) -> tuple[bytes, Traits]:
        """The pieces joined, and what the values among them hold."""
        values = held[1::2]
        kinds = set(map(type, values))
        if kinds <= _PLAIN:
            encoded, found = self._seen.several(values if kinds <= _TEXT else list(map(str, values)))
        else:
            encoded, found = self._seen.mixed(list(map(text, values)))
        held[1::2] = encoded
        return b"".join(held), found

    def _finished(self, data: bytes, traits: Traits, numbers: Iterator[int] | None) -> bytes:
        """Line breaks, tabs, new paragraphs and pages inside words as docxtpl makes them; tables mended, drawings numbered."""
        if traits.listing:
            resolved: str = DocxTemplate.resolve_listing(None, data.decode())
            data = _LEFT.sub(b"", resolved.encode())
        mend = self._mend_table
        if mend is not None and _STARTS in data:
            data = _MARKED.sub(lambda found: mend(found[1]), data)
        if traits.drawings and numbers is not None:
            data = _DRAWING.sub(lambda found: _numbered(found[0], next(numbers)), data)
        return data


class _Seen(dict[str, bytes]):
    """Values encoded lately, but for those that hold a line break or tab: these must be noticed each time."""

    def __init__(self, verbatim: bool, repairs: bool) -> None:
        self._verbatim = verbatim
        self._repairs = repairs
        self._size = 0

    def several(self, values: list[str]) -> tuple[list[bytes], Traits]:
        """Values encoded, and what they hold; in a small document most were there before, or will be again."""
        if len(values) > _FEW:
            return self._all(values)
        found = list(map(self.get, values))
        missing = found.count(None)
        if not missing:
            return found, _NONE  # type: ignore[return-value]
        new = values if missing == len(values) else [each for each in values if each not in self]
        encoded, traits = self._all(new)
        if not traits.listing:
            self._keep(dict(zip(new, encoded, strict=True)))
        if new is values:
            return encoded, traits
        following = iter(encoded)
        return [next(following) if each is None else each for each in found], traits

    def mixed(self, values: list[str]) -> tuple[list[bytes], Traits]:
        """The same for values of which some are :class:`Raw`."""
        words, traits = self.several([each for each in values if not isinstance(each, Raw)])
        raw = [self._printed(self._fitting(each)) for each in values if isinstance(each, Raw)]
        traits |= Traits(any(map(_LISTING.search, raw)), any("<wp:docPr" in each for each in raw))
        following, next_raw = iter(words), map(str.encode, raw)
        return [next(next_raw if isinstance(each, Raw) else following) for each in values], traits

    def _all(self, values: list[str]) -> tuple[list[bytes], Traits]:
        try:
            encoded = list(map(str.encode, values))
        except UnicodeEncodeError:
            return list(map(self._looked_at, values)), Traits(any(map(_LISTING.search, values)))
        if plain(b"".join(encoded)):
            return encoded, _NONE
        listing = False
        for place, data in enumerate(encoded):
            if not plain(data):
                encoded[place] = self._looked_at(values[place])
                listing = listing or _LISTING.search(values[place]) is not None
        return encoded, Traits(listing)

    def _keep(self, found: dict[str, bytes]) -> None:
        if self._size > _KEPT:
            self.clear()
            self._size = 0
        self._size += sum(map(len, found.values()))
        self.update(found)

    def _looked_at(self, value: str) -> bytes:
        return str(escape(self._printed(value))).encode()

    def _fitting(self, value: Raw) -> str:
        return fitting(value) if self._repairs and type(value) is Foreign else value

    def _printed(self, value: str) -> str:
        return printable(value if self._verbatim else braces(value))


def plain(data: bytes) -> bool:
    """Whether words, encoded, are printed as they are: nothing in them means anything to XML or docxtpl."""
    return len(data.translate(None, _MEANING)) == len(data)


def _ends_inside(data: bytes, inside: bool) -> bool:
    """Whether ``data`` ends inside a marked table; ``inside`` tells it of what comes before."""
    start, end = data.rfind(_STARTS), data.rfind(_ENDS)
    return inside if start == end else start > end


def _numbered(drawing: bytes, number: int) -> bytes:
    bare = _DRAWING_ID.sub(b"", drawing)
    return b'<wp:docPr id="%d"%s' % (number, bare.removeprefix(b"<wp:docPr"))

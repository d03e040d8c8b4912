"""RTF as tokens, in linear time."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

_TOKEN = re.compile(
    rb"([^\\{}]+)|([{}])|\\([A-Za-z]{1,32})(-?\d{1,10})? ?|((?:\\'[0-9A-Fa-f]{2})+)|\\([^A-Za-z])|\\",
    re.DOTALL,
)
_TEXT, _BRACE, _WORD, _NUMBER, _HEX, _SYMBOL = range(1, 7)
_LINES = b"\r\n\0"
"""Bytes that say nothing in text"""


class Token(NamedTuple):
    """One token."""

    kind: Literal["{", "}", "text", "word", "symbol"]
    name: str = ""
    """Of a control word or symbol"""
    number: int | None = None
    """Of a control word"""
    text: bytes = b""
    """As it stands, or said as ``\\'hh``"""


_OPEN, _CLOSE = Token("{"), Token("}")


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of ``data``; binary data inside (``\\bin``) is left out."""
    at: int | None = 0
    while at is not None:
        start, at = at, None
        for found in _TOKEN.finditer(data, start):
            kind = found.lastindex
            if kind == _TEXT:
                text = found[_TEXT].translate(None, _LINES)
                if text:
                    yield Token("text", text=text)
            elif kind == _BRACE:
                yield _OPEN if found[_BRACE] == b"{" else _CLOSE
            elif kind == _WORD:
                yield Token("word", found[_WORD].decode("ascii"))
            elif kind == _NUMBER:
                name, number = found[_WORD].decode("ascii"), int(found[_NUMBER])
                if name == "bin":
                    at = found.end() + max(number, 0)
                    break
                yield Token("word", name, number)
            elif kind == _HEX:
                yield Token("text", text=bytes.fromhex(found[_HEX].decode("ascii").replace("\\'", "")))
            elif kind == _SYMBOL:
                yield Token("symbol", found[_SYMBOL].decode("latin-1"))

"""Marks on their way through a template: signs inside the rendered text that cannot be mistaken for words.

:func:`finalize` is what a template engine calls on every value that it prints; it writes sources and emphasis of
:class:`~kehoach.writers.printed.Printed` as tokens, and any sign that could begin or end a token, wherever it came from, as a
token that stands for that sign. So a token in rendered text is always ours, and :func:`sweep` leaves none behind.
"""

import re
from typing import Any, Final

from kehoach.writers.printed import Look, Printed

OPEN: Final = "\ue002"
_CLOSE = "\ue003"
END: Final = "/"
"""Code of the token that ends the words of a source."""
_LITERALS = {OPEN: f"{OPEN}={_CLOSE}", _CLOSE: f"{OPEN}-{_CLOSE}"}
_SIGN_OF = {token: sign for sign, token in _LITERALS.items()}
_UNCLEAN = re.compile(f"[\t\n\v\f\r]+|[{OPEN}{_CLOSE}]")
_SIGNS = re.compile(f"[{OPEN}{_CLOSE}]")
_TOKEN = re.compile(f"{OPEN}[^{OPEN}{_CLOSE}]*{_CLOSE}")
_STRUCTURE = re.compile(f"{OPEN}([^={OPEN}{_CLOSE}-][^{OPEN}{_CLOSE}]*){_CLOSE}")


def escape(text: str) -> str:
    """``text`` of a template with every sign of ours as a token for it."""
    return _SIGNS.sub(lambda found: _LITERALS[found.group()], text) if OPEN in text or _CLOSE in text else text


def finalize(value: Any) -> Any:
    """What is printed for ``value``: text never makes a new line or paragraph in Word, and takes its marks with it."""
    if type(value) is str:
        return _UNCLEAN.sub(_clean, value)
    if isinstance(value, Printed):
        return _with_marks(value)
    return type(value)(_UNCLEAN.sub(_clean, value)) if isinstance(value, str) else value


def _clean(found: re.Match[str]) -> str:
    return _LITERALS.get(found.group(), " ")


def source_token(unit: str, target: str) -> str:
    """The token before the words of a source."""
    return f"{OPEN}{unit}{target}{_CLOSE}"


def _with_marks(value: Printed) -> str:
    if not value.looks and len(value.sources) == 1 and value.sources[0][:2] == (0, len(value)):
        _, _, unit, target = value.sources[0]
        return f"{OPEN}{unit}{target}{_CLOSE}{_UNCLEAN.sub(_clean, value)}{OPEN}{END}{_CLOSE}"
    events = [event for each in value.sources for event in ((each.start, each.unit + each.target), (each.end, END))]
    events += [event for each in value.looks for event in ((each.start, f"s{each.look:d}"), (each.end, "s0"))]
    parts, position = [], 0
    for place, code in sorted(events, key=lambda event: event[0]):
        parts += [_UNCLEAN.sub(_clean, value[position:place]), f"{OPEN}{code}{_CLOSE}"]
        position = place
    return "".join(parts) + _UNCLEAN.sub(_clean, value[position:])


def split(text: str) -> list[str]:
    """Words and codes in turn: ``[words, code, words, ...]``. Tokens that stand for signs stay in the words."""
    return _STRUCTURE.split(text)


def look_of(code: str) -> Look | None:
    """The emphasis that a code switches to; ``None`` for another code."""
    return Look(int(code[1:])) if code[0] == "s" else None


def plain(text: str) -> str:
    """``text`` without tokens, signs as themselves."""
    return _TOKEN.sub(lambda found: _SIGN_OF.get(found.group(), ""), text) if OPEN in text else text


def sweep(data: bytes) -> bytes:
    """A part of the file without tokens, wherever a template put them (attributes, field codes)."""
    return plain(data.decode()).encode() if OPEN.encode() in data else data

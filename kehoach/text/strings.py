"""Small things about Vietnamese strings that several modules need. Text is NFC."""

from collections.abc import Iterable


def squeeze(s: str) -> str:
    """``s`` with every run of white space (no-break spaces too) made one space, none at the ends."""
    return " ".join(s.split())


def join_parts(parts: Iterable[str], sep: str = " ") -> str:
    """The parts that say something, squeezed and joined; empty parts leave no trace."""
    return sep.join(part for part in map(squeeze, parts) if part)


def upper_first(s: str) -> str:
    """``s`` with its first letter upper case, after opening quotes and brackets; "5 xã" stays."""
    i = _first_alnum(s)
    return s[:i] + s[i : i + 1].upper() + s[i + 1 :]


def lower_first(s: str) -> str:
    """``s`` with its first letter lower case; an abbreviation (UBND, HĐND) stays as it is."""
    i = _first_alnum(s)
    if s[i + 1 : i + 2].isupper():
        return s
    return s[:i] + s[i : i + 1].lower() + s[i + 1 :]


def _first_alnum(s: str) -> int:
    return next((i for i, c in enumerate(s) if c.isalnum()), len(s))

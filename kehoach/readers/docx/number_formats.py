"""A counter as text, by the number formats (``w:numFmt``) of a list level."""

from collections.abc import Callable
from typing import Final

from kehoach.text.ordinals import LATIN_LETTERS, MAX_ROMAN, roman

_MAX_LETTERS = 780  # Word repeats a letter up to thirty times, then begins with a again


def _roman(n: int) -> str:
    return roman(n) if 1 <= n <= MAX_ROMAN else str(n)


def _letter(n: int) -> str:
    times, index = divmod((n - 1) % _MAX_LETTERS, len(LATIN_LETTERS))
    return LATIN_LETTERS[index] * (times + 1) if n > 0 else ""


def _enclosed(first: int, last: int) -> Callable[[int], str]:
    return lambda n: chr(first + n - 1) if 1 <= n <= last else str(n)


FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": lambda n: _letter(n).upper(),
    "lowerLetter": _letter,
    "none": lambda _: "",
    "bullet": lambda _: "",
    "numberInDash": lambda n: f"- {n} -",
    "ordinal": lambda n: f"{n}{'th' if n % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}",
    "decimalEnclosedCircle": _enclosed(0x2460, 20),
    "decimalEnclosedCircleChinese": _enclosed(0x2460, 20),
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
    "decimalFullWidth": str,
    "decimalHalfWidth": str,
}


def shown(n: int, number_format: str) -> str:
    """``n`` in ``number_format``; a format of other scripts counts as decimal."""
    return FORMATS.get(number_format, str)(n)

"""Which encoding a text is in, by counting words: those that are Vietnamese only in one reading are its evidence."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from kehoach.readers.legacy.syllables import is_syllable
from kehoach.readers.legacy.tables import TABLES, convert, is_written_in

_CODES = "".join(sorted({letter for table in TABLES.values() for code in table for letter in code if letter > "\x7f"}))
# A word as legacy text has it: signs such as © and µ are letters of it; ASCII punctuation and digits are not.
_WORD = re.compile(rf"[A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff{re.escape(_CODES)}]{{2,}}")
# Letters that no legacy text shows, for windows-1252 has no such characters.
_ONLY_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u0323\u1ea0-\u1ef9]")
_VIETNAMESE = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý"
_SUSPICIOUS = re.compile(f"[{re.escape(''.join(sorted(set(_CODES) - set(_VIETNAMESE))))}]")
_ENOUGH = 3
"""Different words that speak for an encoding before a text is believed to be in it"""
_OUTWEIGHS = 4
"""How many words for an old encoding outweigh one for Unicode"""


def may_be_legacy(text: str) -> bool:
    """Whether ``text`` has any character that legacy text is full of and right Vietnamese text is not; a quick look."""
    return not text.isascii() and _SUSPICIOUS.search(text) is not None


class Evidence(NamedTuple):
    """Different words of a text that are Vietnamese in one reading only."""

    unicode: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()
    """In no reading"""
    legacy: tuple[frozenset[str], ...] = (frozenset(),) * len(TABLES)
    """For each of :data:`TABLES`"""

    def verdict(self, enough: int = _ENOUGH) -> str:
        """The legacy encoding that the words speak for; empty when they speak for Unicode or say too little."""
        counts = [len(words) for words in self.legacy]
        best = max(counts)
        against = max(len(self.foreign), len(self.unicode) * _OUTWEIGHS)
        unrivalled = counts.count(best) == 1
        return list(TABLES)[counts.index(best)] if best >= enough and best > against and unrivalled else ""


def weigh(text: str) -> Evidence:
    """The evidence in ``text``."""
    if text.isascii():
        return Evidence()
    words = {word for word in _WORD.findall(text) if not word.isascii()}
    kinds = {word: _readings(word) for word in words}
    return Evidence(
        frozenset(word for word, kind in kinds.items() if kind == "unicode"),
        frozenset(word for word, kind in kinds.items() if kind == ""),
        tuple(frozenset(word for word, kind in kinds.items() if name in kind.split("|")) for name in TABLES),
    )


def together(evidences: Iterable[Evidence]) -> Evidence:
    """The evidence of several texts as of one."""
    gathered = list(evidences)
    return Evidence(
        frozenset().union(*(each.unicode for each in gathered)),
        frozenset().union(*(each.foreign for each in gathered)),
        tuple(frozenset().union(*(each.legacy[index] for each in gathered)) for index in range(len(TABLES))),
    )


@lru_cache(maxsize=20_000)
def _readings(word: str) -> str:
    """``unicode``, names of legacy encodings, ``ambiguous``, or nothing for a word that no reading makes Vietnamese."""
    if _ONLY_UNICODE.search(word):
        return "unicode"
    legacy = [name for name in TABLES if is_written_in(word, name) and is_syllable(convert(word, name))]
    if is_syllable(word):
        return "ambiguous" if legacy else "unicode"
    return "|".join(legacy)

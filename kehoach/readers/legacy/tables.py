"""What the legacy Vietnamese encodings mean, as tables from what they show in windows-1252 to Unicode.

Written from the charts of the standards (TCVN 5712:1993 VN3, VNI for Windows) rather than taken from viparse 0.1, whose
VNI table has no ẳ, Ẳ and no ỵ as ``î``, and whose package loads all its engines when a table is asked for.
"""

import re
import unicodedata

_TONES = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}

# TCVN3: one byte for each letter; toned letters have no capitals (fonts whose name ends in H show them as such).
_TCVN3_BASES = dict(zip("¡¢£¤¥¦§¨©ª«¬\xad®", "ĂÂÊÔƠƯĐăâêôơưđ", strict=True))
_TCVN3_TONED = {  # vowel -> its letters with the tones f r x s j
    "a": "µ¶·¸¹", "ă": "»¼½¾Æ", "â": "ÇÈÉÊË", "e": "ÌÎÏÐÑ", "ê": "ÒÓÔÕÖ", "i": "×ØÜÝÞ",
    "o": "ßáâãä", "ô": "åæçèé", "ơ": "êëìíî", "u": "ïñòóô", "ư": "õö÷øù", "y": "úûüýþ",
}  # fmt: skip

# VNI: a vowel followed by a mark that says tone, shape or both; marks of capitals are capitals.
_VNI_TONES = dict(zip("øùûõï", "fsrxj", strict=True))
_VNI_MARKS = {
    "a": {"ê": "ă", "è": "ằ", "é": "ắ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ"},
    "aeo": {"â": "\u0302", "à": "\u0302f", "á": "\u0302s", "å": "\u0302r", "ã": "\u0302x", "ä": "\u0302j"},
}
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ì": "ì", "í": "í"}


def _letter(base: str, tones: str = "") -> str:
    return unicodedata.normalize("NFC", base + "".join(_TONES.get(tone, tone) for tone in tones))


def _tcvn3() -> dict[str, str]:
    toned = {
        code: _letter(vowel, tone)
        for vowel, codes in _TCVN3_TONED.items()
        for code, tone in zip(codes, "frxsj", strict=True)
    }
    return _TCVN3_BASES | toned


def _vni() -> dict[str, str]:
    table = dict(_VNI_SINGLE)
    for base in "aeiouyôö":
        table |= {base + mark: _letter(_VNI_SINGLE.get(base, base), tone) for mark, tone in _VNI_TONES.items()}
    for bases, marks in _VNI_MARKS.items():
        table |= {base + mark: _letter(base, shape) if bases != "a" else shape
                  for base in bases for mark, shape in marks.items()}  # fmt: skip
    capitals = {code.upper(): letter.upper() for code, letter in table.items()}
    mixed = {code[0].upper() + code[1:]: letter.upper() for code, letter in table.items() if len(code) == 2}
    return mixed | capitals | table


TCVN3 = "TCVN3"
VNI = "VNI-Windows"
TABLES: dict[str, dict[str, str]] = {TCVN3: _tcvn3(), VNI: _vni()}
"""Encoding -> what stands in a text that was taken for windows-1252 -> the letter it means."""

VNI_MARKS = frozenset(code[1] for code in TABLES[VNI] if len(code) == 2)
"""Characters that belong to the vowel before them."""

_PATTERNS = {
    name: re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True))) for name, table in TABLES.items()
}

_WHOLE = {name: re.compile(rf"(?:{pattern.pattern}|[\0-\x7f])*\Z") for name, pattern in _PATTERNS.items()}


def is_written_in(text: str, encoding: str) -> bool:
    """Whether ``encoding`` has all of ``text``."""
    return _WHOLE[encoding].match(text) is not None


def convert(text: str, encoding: str) -> str:
    """``text`` of a legacy ``encoding``, as windows-1252 shows it, in Unicode; what the encoding does not know stays."""
    table = TABLES[encoding]
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", _PATTERNS[encoding].sub(lambda m: table[m[0]], text))
    return "\n".join(map(_capitals, text.split("\n"))) if encoding == TCVN3 else text


def _capitals(line: str) -> str:
    """TCVN3 has no toned capitals: ``CHủ TịCH`` was meant as ``CHỦ TỊCH``. A line, or else a word, whose other letters are
    capitals is set in capitals as a whole."""
    if line.isascii() or not any(c.isupper() for c in line):
        return line
    plain = [c for c in line if c.isascii() and c.isalpha()]
    if len(plain) >= _ENOUGH and all(c.isupper() for c in plain):
        return line.upper()
    return _SHOUTED.sub(lambda m: m[0].upper(), line)


_ENOUGH = 4
_SHOUTED = re.compile(r"(?<![^\W\d_])(?=(?:[^\W\d_]*[A-ZĐĂÂÊÔƠƯ]){2})[^\W\d_a-z]+(?![^\W\d_])")
"""A word with two capitals or more and no small letter but toned ones."""

"""Numbers of sections, items and points: printing them (numbering_styles), reading them as typed, their order.

``doc_so`` reads what real plans have at the start of a line: the official forms (PL1/II.6đ, V.6b) and the typed
variants that the checker will want mended (DS01, DS06, DS08, DS15). It would rather miss a number than take a year, a
date, a figure, an abbreviation or a range for one:

- Roman numbers are read up to XLIX: ``C.``, ``D.``, ``M.``, ``CV.`` at the start of a line are abbreviations.
- Arabic ones up to 999, further components of a decimal number up to 99 (``1.250`` is over a thousand).
- ``1.1`` without its last full stop counts only before a capital letter (``1.5 triệu`` is a figure).
- An upper-case letter (``A. MỤC ĐÍCH``) counts only before words in capitals (``C. Mác`` is a name).
- ``(i)``, ``(v)``, ``(x)`` are Roman: nobody has as many points.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kehoach.text.nfc import fold
from kehoach.text.numbering_styles import UNCOUNTED, Kieu, ke_tiep, so
from kehoach.text.ordinals import (
    LATIN_LETTERS,
    VIETNAMESE_LETTERS,
    NumberingError,
    from_letter,
    from_roman,
    letter,
    roman,
)

__all__ = [
    "VIETNAMESE_LETTERS", "DocSo", "Kieu", "NumberingError", "doc_so", "from_letter", "from_roman", "ke_tiep", "letter",
    "noi_tiep", "roman", "so", "so_sanh",
]  # fmt: skip

MAX_READ_ROMAN = 49
_ALL_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_STYLE_RANK = {kieu: rank for rank, kieu in enumerate(Kieu)}


@dataclass(frozen=True, slots=True)
class DocSo:
    """A number read at the start of a line."""

    kieu: Kieu
    thanh_phan: tuple[int, ...]
    """Its components: (4,) for ``IV.`` and ``4.``, (2, 10) for ``2.10.``, () for dashes. A letter outside the
    Vietnamese 23 counts by the Latin alphabet (f is 6), see ``ngoai_bang``."""
    trich: str
    """Exactly as written, without the white space around."""
    con_lai: str
    """The rest of the line, without leading white space."""
    dung_mau: bool
    """Whether it is written exactly as ``so`` prints it, with white space after."""
    chu: str = ""
    """The letter of a CHU_CAI, lower case."""

    @property
    def ngoai_bang(self) -> bool:
        """Whether it is a letter that points may not have: f, j, w, z, ă, â, ê, ô, ơ, ư (DS08, DS09)."""
        return bool(self.chu) and self.chu not in VIETNAMESE_LETTERS


def so_sanh(d: DocSo) -> tuple[int, tuple[int, ...]]:
    """A sort key: first by style from I. down to +, then by number; letters in the order a ă â b .. d đ e .. z."""
    number = (_ALL_LETTERS.index(d.chu),) if d.chu else d.thanh_phan
    return _STYLE_RANK[d.kieu], number


def noi_tiep(a: DocSo, b: DocSo, *, latin: bool = False) -> bool:
    """Whether ``b`` directly follows ``a`` in one list: I -> II, 1.9 -> 1.10, d -> đ, a dash -> a dash.

    ``latin`` takes letters by the Latin alphabet instead (d -> e -> f), as careless lists do.
    """
    if a.kieu != b.kieu:
        return False
    if a.kieu in UNCOUNTED:
        return True
    if a.kieu is Kieu.CHU_CAI:
        return a.chu + b.chu in (LATIN_LETTERS if latin else VIETNAMESE_LETTERS)
    return b.thanh_phan == (*a.thanh_phan[:-1], a.thanh_phan[-1] + 1)


def doc_so(text: str) -> DocSo | None:
    """The number at the start of one line of NFC text, or None; white space and invisibles before it do not count."""
    line = text.lstrip(_BLANK)
    # Look-alikes from other alphabets (DS16) are read as what they look like; one letter for one, so positions hold.
    head = line[:_LONGEST].translate(_LOOKALIKES)
    for read in _READERS:
        found = read(head, line)
        if found is not None:
            return found
    return None


_LONGEST = 40
_BLANK = " \t\r\n\v\f\u00a0\u2002\u2003\u2009\u202f\u3000\u200b\u200c\u200d\u2060\ufeff"
_LOOKALIKES = str.maketrans("аеорсухіІХѴѵΙΧνο", "aeopcyxiIXVvIXvo")
_BULLETS = "-–—−‐‑•●○▪■◦·∙➢✓❖*\uf02d\uf0a7\uf0b7\uf0d8\uf0fc"
_OPENING = "“\"'‘(["

_ROMAN = re.compile(r"(?P<mo>\()?(?P<so>[IVXL]{1,7}|[ivx]{1,7})(?P<dau>\s?[.)/]|\s?-)")
_DECIMAL = re.compile(r"(?P<so>[1-9][0-9]{0,2}(?:\.[1-9][0-9]?){1,4})(?![0-9])(?P<dau>\s?[.)/-])?")
_ARABIC = re.compile(r"(?P<so>0[1-9]|[1-9][0-9]{0,2})(?P<dau>\s?[.)/]|\s?-)")
_BRACKET = re.compile(r"\((?P<so>[1-9][0-9]{0,2})\)")
_LETTER = re.compile(r"(?P<mo>\()?(?P<so>[a-zđăâêôơưA-ZĐ])(?P<dau>\s?[.)/]|\s?-)")
_DASH = re.compile(f"[{re.escape(_BULLETS)}]")
_INITIAL = re.compile(r"[A-ZĐ]\.\s?\w")  # the "I. Lênin" of "V. I. Lênin"
_REST_OF_DATE = re.compile(r"[0-9]{1,2}\s?[./-]\s?[12][0-9]{3}(?!\w)")
_DOCUMENT = re.compile(r"[A-ZĐÐ][A-Za-zĐÐđ]{0,8}\s?[-/]\s?[A-ZĐÐ]{2}")  # the "QĐ-TTg" of "923/QĐ-TTg"
_YEAR_OF_RANGE = re.compile(r"[12][0-9]{3}\s*(?:[.,;)]|$)")  # "2025" / "- 2030." of a wrapped line
_UNIT = re.compile(r"(?:[KMGT]?b(?:/s|ps)?|[kMGT]?Wh?|USD|VNĐ|ha|km|kg)\b", re.IGNORECASE)


def _read_roman(head: str, line: str) -> DocSo | None:
    m = _ROMAN.match(head)
    if not m or not _brackets_agree(m):
        return None
    digits, closing = m["so"], m["dau"].strip()
    if digits.islower() and (closing != ")" or (len(digits) == 1 and not m["mo"])):
        return None
    try:
        value = from_roman(digits.upper())
    except NumberingError:
        return None
    rest = line[m.end() :]
    shouted = rest[:2].isalpha() and rest[:2].isupper()
    if value > MAX_READ_ROMAN or not (_gap(rest) or shouted) or _INITIAL.match(rest.lstrip()):
        return None
    if not _spaced_dash_is_heading(m["dau"], rest):
        return None
    return _found(Kieu.LA_MA, (value,), m.end(), line)


def _read_decimal(head: str, line: str) -> DocSo | None:
    m = _DECIMAL.match(head)
    if not m:
        return None
    rest = line[m.end() :]
    if m["dau"]:
        if not (_gap(rest) or _opens(rest)) or not _spaced_dash_is_heading(m["dau"], rest):
            return None
    elif not (_gap(rest) and _opens(rest.lstrip())) or _UNIT.match(rest.lstrip()):
        return None
    if m["dau"] == "-" and rest.lstrip()[:1].isdigit():
        return None
    return _found(Kieu.THAP_PHAN, tuple(map(int, m["so"].split("."))), m.end(), line)


def _read_arabic(head: str, line: str) -> DocSo | None:
    m = _ARABIC.match(head)
    if not m:
        return None
    rest, closing = line[m.end() :], m["dau"].strip()
    close_up = rest[:1].isalpha() if closing in ".)" else rest[:1].isupper()
    if not (_gap(rest) or close_up or rest[:1] in _OPENING) or not _spaced_dash_is_heading(m["dau"], rest):
        return None
    after = rest.lstrip()
    if (
        (closing == "-" and after[:1].isdigit())
        or _REST_OF_DATE.match(after)
        or (closing in "/-" and _DOCUMENT.match(after))
    ):
        return None
    return _found(Kieu.A_RAP, (int(m["so"]),), m.end(), line)


def _read_bracket(head: str, line: str) -> DocSo | None:
    m = _BRACKET.match(head)
    if not m or not (_gap(line[m.end() :]) or line[m.end()].isalpha()):
        return None
    return _found(Kieu.NGOAC, (int(m["so"]),), m.end(), line)


def _read_letter(head: str, line: str) -> DocSo | None:
    m = _LETTER.match(head)
    if not m or not _brackets_agree(m):
        return None
    chu, closing, rest = m["so"].lower(), m["dau"].strip(), line[m.end() :]
    if not (_gap(rest) or (closing == ")" and rest[:1].isalpha())) or not _spaced_dash_is_heading(m["dau"], rest):
        return None
    if m["so"].isupper() and (m["mo"] or not _shouts(rest)):
        return None
    if chu in "ăâêôơư" and closing != ")":
        return None
    in_table = chu in VIETNAMESE_LETTERS
    value = from_letter(chu) if in_table else LATIN_LETTERS.index(fold(chu)) + 1
    return _found(Kieu.CHU_CAI, (value,), m.end(), line, chu)


def _read_dash(head: str, line: str) -> DocSo | None:
    m = _DASH.match(head)
    kieu = Kieu.GACH if m else Kieu.CONG if head.startswith("+") else None
    rest = line[1:]
    after = rest.lstrip()
    if kieu is None or not after or after[0] in _BULLETS + "+" or _YEAR_OF_RANGE.match(after):
        return None
    # "-xã hội" is the end of a broken "kinh tế -xã hội", "-5" a figure, "*Ghi chú" a note.
    if not _gap(rest) and (head[0] == "*" or not _opens(rest)):
        return None
    return _found(kieu, (), 1, line)


_READERS: tuple[Callable[[str, str], DocSo | None], ...] = (
    _read_bracket,
    _read_roman,
    _read_letter,
    _read_decimal,
    _read_arabic,
    _read_dash,
)


def _found(kieu: Kieu, thanh_phan: tuple[int, ...], end: int, line: str, chu: str = "") -> DocSo:
    trich, rest = line[:end], line[end:]
    if chu and chu not in VIETNAMESE_LETTERS:
        official = ""
    else:
        official = so(kieu, thanh_phan[-1] if thanh_phan else 1, ".".join(map(str, thanh_phan[:-1])))
    return DocSo(kieu, thanh_phan, trich, rest.lstrip(), trich == official and _gap(rest), chu)


def _gap(rest: str) -> bool:
    return not rest or rest[0].isspace()


def _opens(rest: str) -> bool:
    """Whether a sentence could begin here: a capital letter or an opening mark."""
    return rest[:1].isupper() or rest[:1] in tuple(_OPENING)


def _shouts(rest: str) -> bool:
    """Whether at least two words in capitals follow, as in a heading and not in a name or abbreviation."""
    words = rest.split()[:2]
    return len(words) == 2 and all(word.isupper() and len(word) > 1 for word in words)


def _brackets_agree(m: re.Match[str]) -> bool:
    return not m["mo"] or m["dau"] == ")"


def _spaced_dash_is_heading(closing: str, rest: str) -> bool:
    """``1 - Mục đích`` is a number, ``5 - 10 hộ`` and ``a -b`` are not."""
    return not (closing[0].isspace() and closing.endswith("-")) or (_gap(rest) and _opens(rest.lstrip()))

"""One spelling of a Vietnamese text: Unicode form, folding for search, and the two places of a tone mark.

Unicode: TCVN 6909:2001 (PL1/I.4) holds composed and decomposed letters alike; kehoach keeps NFC.

Tone marks: in open syllables with ``oa``, ``oe``, ``uy`` the mark may stand on the first vowel (hòa, khỏe, thủy) or on
the second (hoà, khoẻ, thuỷ). The decree prints both and rules on neither, so a text is only asked to keep to one
(CT16, CT17). Here, as in all of kehoach, *new* is hòa and *old* is hoà.
Grammar books often name the two the other way round.
"""

import re
import unicodedata

from kehoach.text.strings import squeeze

# Eth and African D look like Đ and stand for it in texts that came out of old encodings.
_D_LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ"})

_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|[bcdđghklmnprstvx]"
_FIRST_TONED, _SECOND_TONED = "òóỏõọùúủũụ", "àáảãạèéẻẽẹỳýỷỹỵ"
_LETTER = r"[^\W\d_]"
# A whole syllable: an onset without q (in "quý" the u belongs to the onset), the two vowels, and nothing after them.
_SYLLABLE = re.compile(
    rf"(?<!{_LETTER})(?<![\u0300-\u036f])(?P<onset>{_ONSETS})?"
    rf"(?P<first>[ou{_FIRST_TONED}])(?P<second>[aey{_SECOND_TONED}])(?!{_LETTER})(?![\u0300-\u036f])",
    re.IGNORECASE,
)
_PAIRS = frozenset({"oa", "oe", "uy"})
_TONES = "\u0300\u0301\u0309\u0303\u0323"


class _Folder(dict[int, str]):
    """Code point -> its folded text, worked out once for each letter met; made for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        before, text = "", chr(code)
        while text != before:
            before = text
            parts = unicodedata.normalize("NFKD", text.translate(_D_LOOKALIKES))
            kept = (c for c in parts if unicodedata.category(c) not in ("Mn", "Cf"))
            text = "".join(kept).lower().replace("đ", "d")
        self[code] = text
        return text


_FOLDER = _Folder()


def nfc(s: str) -> str:
    """``s`` in Unicode form NFC: one code point for each Vietnamese letter."""
    return unicodedata.normalize("NFC", s)


def fix_d(s: str) -> str:
    """``s`` with the look-alikes of Đ (eth, African D) made Đ: ``QÐ-TTg`` -> ``QĐ-TTg``."""
    return s.translate(_D_LOOKALIKES)


def fold(s: str) -> str:
    """``s`` for search and matching: accents off, đ -> d, lower case, white space collapsed, invisibles gone."""
    return squeeze(s.lower() if s.isascii() else s.translate(_FOLDER))


def slug(s: str) -> str:
    """``s`` as a name for files and links: letters a-z and digits, the rest made single hyphens; may be empty."""
    return re.sub("[^a-z0-9]+", "-", fold(s)).strip("-")


def to_new_style(s: str) -> str:
    """``s`` (made NFC) with tone marks on the first vowel: hoà -> hòa, khoẻ -> khỏe, UỶ -> ỦY; quý and hoàn stay."""
    return _SYLLABLE.sub(lambda m: _move_tone(m, to_first=True), nfc(s))


def to_old_style(s: str) -> str:
    """``s`` (made NFC) with tone marks on the second vowel: hòa -> hoà, khỏe -> khoẻ, ỦY -> UỶ; quý and hoàn stay."""
    return _SYLLABLE.sub(lambda m: _move_tone(m, to_first=False), nfc(s))


def same_word(a: str, b: str) -> bool:
    """Whether the two differ in nothing but Unicode form and the place of tone marks (case counts)."""
    return to_new_style(a) == to_new_style(b)


def _move_tone(m: re.Match[str], *, to_first: bool) -> str:
    first, first_tone = _split_tone(m["first"])
    second, second_tone = _split_tone(m["second"])
    tone = first_tone or second_tone
    if (first + second).lower() not in _PAIRS or not tone or (first_tone and second_tone):
        return m[0]
    pair = first + tone + second if to_first else first + second + tone
    return (m["onset"] or "") + nfc(pair)


def _split_tone(letter: str) -> tuple[str, str]:
    """A vowel -> the vowel without its tone, and the tone mark or nothing."""
    parts = unicodedata.normalize("NFD", letter)
    return parts[0], parts[1:] if parts[1:] in _TONES else ""

"""Bytes of a text file as text: which encoding they are in, the bytes themselves tell."""

import codecs
import re
import unicodedata

from kehoach.problems import KehoachError, Problem
from kehoach.readers.legacy.guess import weigh
from kehoach.readers.legacy.syllables import is_syllable
from kehoach.readers.legacy.tables import convert

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\0-\x08\x0e-\x19\x1b-\x1f\x7f\ufffe\uffff]")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SAMPLE = 100_000
"""Bytes that are enough to tell an encoding"""
_BAD_SHARE = 0.05
"""Share of broken characters below which a text is still UTF-8, hurt on its way"""
_OF_OUR_LETTERS = re.compile("[\t-\r -\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u22ff]")
_LETTERS_SHARE = 0.8
"""Share of Latin letters, digits and signs in text that is UTF-16 indeed"""
_CONTROL_SHARE = 0.01
"""Share of control characters above which it is no text"""
_NUL_SHARE = 0.1
"""Share of zero bytes from which a text must be UTF-16"""


def decode_text(data: bytes) -> tuple[str, str]:
    """``data`` as text in NFC and the name of its encoding (``utf-8``, ``windows-1258``, ``TCVN3``, ``VNI-Windows``, ...).

    Raises :class:`KehoachError` DOC01 for what is no text: many zero bytes and control characters; a few are left out.
    """
    text, encoding = decode_any(data)
    text, controls = _CONTROL.subn("", text)
    if controls > len(text) * _CONTROL_SHARE:
        message = "Tệp không phải văn bản: bên trong là dữ liệu nhị phân"
        raise KehoachError(Problem("DOC01", message, "mở tệp bằng chương trình đã tạo ra nó rồi lưu thành .docx"))
    return unicodedata.normalize("NFC", text), encoding


def decode_any(data: bytes) -> tuple[str, str]:
    """The same for data that may be no text at all, which then gives nonsense; control characters stay."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, errors="replace"), encoding
    if data[:_SAMPLE].count(0) > len(data[:_SAMPLE]) * _NUL_SHARE:
        # The zeros are the upper halves of ASCII letters: in second place when the lower half comes first.
        little = data[1:_SAMPLE:2].count(0) >= data[0:_SAMPLE:2].count(0)
        encoding = "utf-16-le" if little else "utf-16-be"
        text = data.decode(encoding, errors="replace")
        if len(_OF_OUR_LETTERS.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) * _LETTERS_SHARE:
            return text, encoding
    data = data.rstrip(b"\x1a\0")  # end of file as DOS had it
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
        right = sum(letter > "\x7f" for letter in text[:_SAMPLE])
        if text[:_SAMPLE].count("\ufffd") < right * _BAD_SHARE:
            return text, "utf-8"
    return _decode_bytes(data)


def _decode_bytes(data: bytes) -> tuple[str, str]:
    """One byte for a letter: the reading that has the most Vietnamese words."""
    western = cp1252(data)
    legacy = weigh(western[:_SAMPLE]).verdict()
    if legacy:
        return convert(western, legacy), legacy
    vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    if _vietnamese(vietnamese) >= max(1, _vietnamese(western)):
        return vietnamese, "windows-1258"
    return western, "windows-1252"


def cp1252(data: bytes) -> str:
    """``data`` as windows-1252, where the five bytes that it leaves free are what Latin-1 says."""
    return data.decode("cp1252", errors="latin1_rest")


def _latin1_rest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("latin1_rest", _latin1_rest)


def _vietnamese(text: str) -> int:
    """Words beyond ASCII that are Vietnamese, less those that are not."""
    words = [word for word in _LETTERS.findall(text[:_SAMPLE]) if not word.isascii()]
    return sum(1 if is_syllable(word) else -1 for word in words)

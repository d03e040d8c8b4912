"""Patterns for names as clerks write them: any case, either place of the tone mark, any space or hyphen between syllables."""

import re
from functools import lru_cache

from kehoach.text.nfc import fold, to_new_style, to_old_style

_GAP = r"(?:[\s\u00a0]{1,3}|[\s\u00a0]?[-\u2010\u2011\u2013_][\s\u00a0]?)"
_JOIN = re.compile(r"[-'’‘ʼ]")


@lru_cache(maxsize=512)
def mau_ten(ten: str) -> re.Pattern[str]:
    """The name in every spelling that still has its accents."""
    return re.compile(rf"(?<!\w){_GAP.join(map(_syllable, ten.split()))}(?!\w)", re.IGNORECASE)


def _syllable(word: str) -> str:
    forms = {_quoted(each) for each in (word, to_old_style(word), to_new_style(word))}
    return rf"(?:{'|'.join(sorted(forms))})" if len(forms) > 1 else forms.pop()


def _quoted(word: str) -> str:
    return "".join("[-'’‘ʼ]" if _JOIN.match(letter) else re.escape(letter) for letter in word)


@lru_cache(maxsize=512)
def lien(ten: str) -> str:
    """The name as it stands in an address: ``hoaloc``."""
    return re.sub("[^a-z0-9]", "", fold(ten))


def kieu_chu(cu: str, moi: str) -> str:
    """``moi`` in capitals where ``cu`` is; with a small first letter made big where that of ``cu`` is."""
    letters = [each for each in cu if each.isalpha()]
    if len(letters) > 1 and all(each.isupper() for each in letters):
        return moi.upper()
    if letters and letters[0].isupper():
        return moi[:1].upper() + moi[1:]
    return moi


def viet_hoa_ten(text: str) -> bool:
    """Whether every syllable begins with a capital (or is a number)."""
    words = re.split(r"[\s\u00a0\-\u2010\u2011\u2013_]+", text)
    return all(each[:1].isupper() or not each[:1].isalpha() for each in words if each)

"""Patterns for names as clerks write them: any case, either place of the tone mark, i or y, any space or hyphen inside."""

import re
from functools import lru_cache

from kehoach.text.nfc import fold, nfc, to_new_style, to_old_style

_INVISIBLE = "[\u00ad\u200b-\u200d\u2060\ufeff]*"
_GAP = r"(?:[\s\u00a0\u200b\u2060\ufeff]{1,4}|[\s\u00a0]{0,2}[-\u2010\u2011\u2013_][\s\u00a0]{0,2})"
_JOIN = re.compile(r"[-'’‘ʼ]")
_I_OR_Y = str.maketrans("iíìỉĩịyýỳỷỹỵIÍÌỈĨỊYÝỲỶỸỴ", "yýỳỷỹỵiíìỉĩịYÝỲỶỸỴIÍÌỈĨỊ")
_OPEN = re.compile(r"(?:qu|[bcdđghklmnpqrstvx])[iíìỉĩịyýỳỷỹỵ]", re.IGNORECASE)
_SPLIT = re.compile(r"[\s\u00a0\-\u2010\u2011\u2013_]+")


@lru_cache(maxsize=512)
def mau_ten(ten: str) -> re.Pattern[str]:
    """The name in every spelling that still has its accents."""
    return re.compile(rf"(?<!\w){_GAP.join(map(_syllable, filter(None, _SPLIT.split(ten))))}(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=512)
def mau_khong_dau(ten: str) -> re.Pattern[str]:
    """The name typed without accents, every syllable with its capital."""
    words = [re.escape(fold(each).capitalize()) for each in _SPLIT.split(ten) if each]
    return re.compile(rf"(?<!\w){_GAP.join(words)}(?!\w)")


def _syllable(word: str) -> str:
    forms = {word, to_old_style(word), to_new_style(word)}
    if _OPEN.fullmatch(nfc(word)):
        forms |= {each[:-1] + each[-1].translate(_I_OR_Y) for each in set(forms)}
    quoted = {_quoted(each) for each in forms}
    return rf"(?:{'|'.join(sorted(quoted))})" if len(quoted) > 1 else quoted.pop()


def _quoted(word: str) -> str:
    """The letters, invisible signs between them or not."""
    return _INVISIBLE.join("[-'’‘ʼ]?" if _JOIN.match(letter) else re.escape(letter) for letter in word)


@lru_cache(maxsize=512)
def lien(ten: str) -> str:
    """The name as it stands in an address: ``hoaloc``."""
    return re.sub("[^a-z0-9]", "", fold(ten))


def kieu_chu(cu: str, moi: str) -> str:
    """``moi`` in capitals where ``cu`` is; with its small first letter made big where that of ``cu`` is."""
    letters = [each for each in cu if each.isalpha()]
    if len(letters) > 1 and all(each.isupper() for each in letters):
        return moi.upper()
    if letters and letters[0].isupper():
        return moi[:1].upper() + moi[1:]
    return moi


def viet_hoa_ten(text: str) -> bool:
    """Whether every syllable begins with a capital (or is a number)."""
    return all(each[:1].isupper() or not each[:1].isalpha() for each in _SPLIT.split(text) if each)


def so_tieng(ten: str) -> int:
    """How many syllables."""
    return len([each for each in _SPLIT.split(ten) if each])

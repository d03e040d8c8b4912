"""Syllables of Vietnamese as they are spelled: onset, rime, tone, and where the tone mark may stand.

The tables are those of school spelling; both places of the mark in open ``oa``, ``oe``, ``uy`` count as right (see
:mod:`kehoach.text.nfc`). Names of other peoples' languages and borrowed words follow other rules: the caller exempts them.
"""

import unicodedata

_EVERY_RIME = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong ooc "
    "oong op ot ô ôc ôi ôm ôn ông ôông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung "
    "uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyp uyu "
    "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu "
)
_RIMES = _EVERY_RIME.split()
_FRONT = frozenset("eêiy")
_ANY = ("", "b", "ch", "d", "đ", "h", "kh", "l", "m", "n", "nh", "p", "ph", "r", "s", "t", "th", "tr", "v", "x")
_BEFORE_FRONT = ("k", "gh", "ngh")
_BEFORE_BACK = ("c", "g", "ng")
_CODAS = ("ch", "ng", "nh", "c", "m", "n", "p", "t")
_STOPS = ("ch", "c", "p", "t")
TONES = "\u0301\u0300\u0309\u0303\u0323"
"""Sharp, grave, hook, tilde, dot below."""
_SHARP_OR_HEAVY = "\u0301\u0323"
_OPEN = frozenset({"oa", "oe", "uy"})
_LONG_O = frozenset({"ooc", "oong", "ôông"})
_BEFORE_LONG_O = frozenset({"", "b", "c", "g", "l", "m", "r", "s", "t", "x"})
"""xoong, moóc, goòng: few words have the long o"""
LONGEST = 7
"""Letters of "nghiêng" """

_right: set[str] = set()
_wrong: set[str] = set()
_KEPT_WRONG = 5000


def la_am_tiet(word: str) -> bool:
    """Whether ``word`` (lower case, NFC) is spelled as a syllable of Vietnamese, tone mark in a right place."""
    if word in _right:
        return True
    if word in _wrong or len(word) > LONGEST:
        return False
    bare, tone, at = tach_thanh(word)
    found = bare is not None and tone is not None and _spelled(bare, tone, at)
    if found:
        _right.add(word)
    elif len(_wrong) < _KEPT_WRONG:
        _wrong.add(word)
    return found


def tach_thanh(word: str) -> tuple[str | None, str | None, int]:
    """``word`` without its tone mark, the mark, and the letter that bore it; None, None for more than one mark."""
    if word.isascii():
        return word, "", -1
    bare, tone, at = [], "", -1
    for index, letter in enumerate(word):
        parts = unicodedata.normalize("NFD", letter)
        marks = [each for each in parts if each in TONES]
        if marks:
            if tone or len(marks) > 1:
                return None, None, -1
            tone, at = marks[0], index
            letter = unicodedata.normalize("NFC", parts.replace(tone, ""))
        bare.append(letter)
    return "".join(bare), tone, at


def dat_thanh(bare: str, tone: str) -> str | None:
    """The syllable of those letters with that tone, the mark where it belongs (hòa, not hoà); None if there is none."""
    split = _split(bare)
    if split is None or not _tone_fits(bare, tone):
        return None
    if not tone:
        return bare
    at = _places(*split)[0]
    return unicodedata.normalize("NFC", bare[: at + 1] + tone + bare[at + 1 :])


def _spelled(bare: str, tone: str, at: int) -> bool:
    split = _split(bare)
    if split is None or not _tone_fits(bare, tone):
        return False
    return not tone or at in _places(*split)


def _tone_fits(bare: str, tone: str) -> bool:
    return not bare.endswith(_STOPS) or tone in tuple(_SHARP_OR_HEAVY)


def _split(bare: str) -> tuple[int, str, bool] | None:
    """Where the vowels of a syllable begin, the vowels, whether a consonant follows; None if there is no such syllable."""
    found = _TABLE.get(bare)
    if found is None:
        return None
    rime = bare[found:]
    coda = next((each for each in _CODAS if rime.endswith(each)), "")
    return found, rime[: len(rime) - len(coda)], bool(coda)


def _places(start: int, vowels: str, closed: bool) -> tuple[int, ...]:
    if closed or len(vowels) == 1:
        return (start + len(vowels) - 1,)
    if len(vowels) == 3 or vowels in ("uê", "uơ"):
        return (start + 1,)
    return (start, start + 1) if vowels in _OPEN and start != -1 else (start,)


def _table() -> dict[str, int]:
    """Letters of every toneless syllable -> where its rime begins."""
    table: dict[str, int] = {}
    for rime in _RIMES:
        front = rime[0] in _FRONT
        onsets = _ANY + (_BEFORE_FRONT if front else _BEFORE_BACK)
        for onset in onsets:
            if rime in _LONG_O and onset not in _BEFORE_LONG_O:
                continue
            if (rime[0] == "y" and len(rime) > 1 and onset) or (rime == "y" and onset in ("gh", "ngh", "ch", "nh")):
                continue
            if rime.startswith("iê") and not onset:
                continue
            table[onset + rime] = len(onset)
        if rime[0] == "u" and len(rime) > 1 and rime[1] in "aâêyơ" and not rime.startswith("ua"):
            table[f"q{rime}"] = 2
    for rime in _RIMES:
        if rime[0] == "o" and len(rime) > 1 and rime[1] in "aăe":
            table[f"qu{rime[1:]}"] = 2
        if rime[0] in "aăâeêoôơuư":
            table[f"gi{rime}"] = 2
    for rime in ("y", "yt", "ynh", "yên", "yêt", "it", "yp", "ych", "i", "ôc", "ơ", "ay", "anh", "ach", "au", "ăng"):
        table[f"qu{rime}"] = 2
    for rime in ("i", "in", "iêng", "iêt", "iêc", "iêm", "iên", "iêu"):
        table[f"g{rime}"] = 1
    table["gip"] = 1
    return table


_TABLE = _table()

"""Whether a word is written as Vietnamese words are: the measure by which an encoding is told from another."""

import re
import unicodedata
from functools import lru_cache

_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    "o oa oac oach oai oam oan oang oanh oao oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot "
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung "
    "uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyp uyu "
    "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ê êng"
)
_SYLLABLE = re.compile(rf"({_ONSETS})?({'|'.join(sorted(set(_RIMES.split()), key=len, reverse=True))})\Z")
_CODA = re.compile(r"(?:ch|ng|nh|[cmnpt])\Z")
_STOPS = ("ch", "c", "p", "t")
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_SHARP_OR_HEAVY = "\u0301\u0323"
_TONE = re.compile(f"[{_TONES}]")
_LONGEST = 7
"""Letters of "nghiêng" """


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether ``word`` (NFC, letters only) can be a syllable of Vietnamese in Unicode; case does not matter."""
    if len(word) > _LONGEST or not word.isalpha():
        return False
    bare, tones, at = "", "", 0
    for index, letter in enumerate(word.lower()):
        parts = unicodedata.normalize("NFD", letter)
        if tone := _TONE.search(parts):
            tones, at = tones + tone[0], index
        bare += unicodedata.normalize("NFC", _TONE.sub("", parts))
    found = _SYLLABLE.match(bare)
    if not found or len(tones) > 1:
        return False
    coda = _CODA.search(found[2])
    vowels = found[2][: coda.start()] if coda else found[2]
    if coda and coda[0] in _STOPS and tones not in tuple(_SHARP_OR_HEAVY):
        return False
    return not tones or at - found.start(2) in _places(vowels, coda is not None)


def _places(vowels: str, closed: bool) -> tuple[int, ...]:
    """Which of the vowels of a rime may bear the tone."""
    if closed or len(vowels) == 1:
        return (len(vowels) - 1,)
    if len(vowels) == 3:
        return (1,)
    return {"oa": (0, 1), "oe": (0, 1), "uy": (0, 1), "uê": (1,), "uơ": (1,)}.get(vowels, (0,))

"""What the keys of the Telex and VNI typing methods give, when the program that reads them was off."""

import re
import unicodedata

from kehoach.text.am_tiet import dat_thanh, la_am_tiet

_MARKS = (("uow", "ươ"), ("dd", "đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"))
_TONE_KEYS = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_TONE = re.compile("[sfrxj]")
_VOWEL = re.compile("[aăâeêioôơuưy]")
_VNI = re.compile(r"[a-zđ]+\d[a-zđ\d]*")
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_VNI_MARKS = {"6": "\u0302", "7": "\u031b", "8": "\u0306"}


def go_telex(word: str) -> tuple[str, int] | None:
    """The syllable that the keys ``word`` stand for and how many keys were for accents; None if it is no such word."""
    if len(word) > 10 or not word.isascii() or not word.isalpha():
        return None
    bare, keys = word, 0
    for old, new in _MARKS:
        if old in bare:
            bare = bare.replace(old, new)
            keys += 1
    # uo + w typed at the end: dduocwj
    if "w" in bare and "uo" in bare:
        bare, keys = bare.replace("w", "").replace("uo", "ươ"), keys + 1
    elif "w" in bare:
        head, _, tail = bare.partition("w")
        bare, keys = _horned(head) + tail, keys + 1
    tone = ""
    first = _VOWEL.search(bare)
    if first:
        found = list(_TONE.finditer(bare, first.end()))
        if len(found) == 1 and found[0][0] in _TONE_KEYS:
            at = found[0].start()
            tone, bare, keys = _TONE_KEYS[found[0][0]], bare[:at] + bare[at + 1 :], keys + 1
        elif found:
            return None
    right = dat_thanh(bare, tone) if keys else None
    if right is None or right == word or right.isascii() or not la_am_tiet(right):
        return None
    return right, keys


def go_vni(word: str) -> tuple[str, bool] | None:
    """The syllable that the VNI keys ``word`` stand for, and whether they can be nothing else; None if it is no such word."""
    if not _VNI.fullmatch(word) or len(word) > 10:
        return None
    bare, tone = "", ""
    keys = 0
    for char in word:
        if not char.isdigit():
            bare += char
            continue
        keys += 1
        if char in _VNI_TONES and not tone:
            tone = _VNI_TONES[char]
        elif char == "9" and "d" in bare:
            bare = bare.replace("d", "đ", 1)
        elif char in _VNI_MARKS and bare:
            bare = _marked(bare, _VNI_MARKS[char])
        else:
            return None
    right = dat_thanh(bare, tone)
    if right is None or right.isascii():
        return None
    return right, keys >= 2 or not word[-1].isdigit()


def _marked(bare: str, mark: str) -> str:
    if mark == "\u031b" and "uo" in bare:
        return bare.replace("uo", "ươ")
    for index in range(len(bare) - 1, -1, -1):
        made = unicodedata.normalize("NFC", bare[index] + mark)
        if len(made) == 1 and made in "âêôăơư":
            return bare[:index] + made + bare[index + 1 :]
    return bare + "?"


def _horned(head: str) -> str:
    for index in range(len(head) - 1, -1, -1):
        if head[index] in "auo":
            return head[:index] + {"a": "ă", "u": "ư", "o": "ơ"}[head[index]] + head[index + 1 :]
    return head + "ư"

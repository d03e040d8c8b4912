"""The word lists of the spelling rules: known phrases by their letters without accents, borrowed words, single words."""

from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from kehoach.text.am_tiet import tach_thanh
from kehoach.text.nfc import fold, to_new_style

_FOLDER = Path(__file__).parent / "tu_dien"


@cache
def danh_sach(name: str) -> tuple[str, ...]:
    """The entries of a list, in the order of the file."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(each for line in lines if (each := line.strip()) and not each.startswith("#"))


@cache
def tap(name: str) -> frozenset[str]:
    """The entries of a list as a set."""
    return frozenset(danh_sach(name))


@cache
def tu_trong(name: str) -> frozenset[str]:
    """The words of all lines of a list."""
    return frozenset(word for each in danh_sach(name) for word in each.split())


Cap = tuple[str, str]
"""Two words side by side"""


class CumTu(NamedTuple):
    """The known phrases, ready for look-up."""

    cap: frozenset[tuple[str, str]]
    """Two words side by side that are right: of a phrase, or listed as a right reading"""
    doi: frozenset[tuple[str, str]]
    """The phrases of two words"""
    theo_cap: dict[tuple[str, str], tuple[tuple[str, str], ...]]
    """Two words without accents -> the phrases of two words that they may be"""
    theo_ba: dict[tuple[str, str, str], tuple[tuple[str, str, str], ...]]
    """The same of three"""
    ba: frozenset[tuple[str, str, str]]
    trong_ba: frozenset[tuple[str, str]]
    """Two words without accents that stand side by side in a phrase of three"""
    nghi: frozenset[tuple[str, str]]
    """All pairs without accents that are worth a look"""
    duoi: dict[str, tuple[str, ...]]
    """Second word of a phrase of two -> the first words"""
    dau: dict[str, tuple[str, ...]]
    """First word -> the second words"""
    tu: frozenset[str]
    """Every word that stands in a phrase"""


@cache
def cum_tu() -> CumTu:
    """The known phrases."""
    pairs: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    triples: dict[tuple[str, str, str], dict[tuple[str, str, str], None]] = {}
    right: set[tuple[str, str]] = set()
    tails: dict[str, dict[str, None]] = {}
    heads: dict[str, dict[str, None]] = {}
    words: set[str] = set()
    for each in danh_sach("cum-tu"):
        syllables = each.split()
        words.update(syllables)
        folded = [khong_dau(word) for word in syllables]
        right.update(pairwise(syllables))
        if len(syllables) == 2:
            a, b = syllables
            pairs.setdefault((folded[0], folded[1]), {})[a, b] = None
            tails.setdefault(b, {})[a] = None
            heads.setdefault(a, {})[b] = None
        elif len(syllables) == 3:
            x, y, z = syllables
            triples.setdefault((folded[0], folded[1], folded[2]), {})[x, y, z] = None
    for each in danh_sach("dong-am"):
        syllables = each.split()
        right.update(pairwise(syllables))
    return CumTu(
        frozenset(right),
        frozenset(pair for found in pairs.values() for pair in found),
        {key: tuple(found) for key, found in pairs.items()},
        {key: tuple(found) for key, found in triples.items()},
        frozenset(one for found in triples.values() for one in found),
        frozenset(pair for key in triples for pair in (key[:2], key[1:])),
        frozenset(pairs) | frozenset(pair for key in triples for pair in (key[:2], key[1:])),
        {key: tuple(found) for key, found in tails.items()},
        {key: tuple(found) for key, found in heads.items()},
        frozenset(words),
    )


def chen_ngang(before: str, pair: Cap, behind: str) -> bool:
    """Whether a pair is the end of one phrase and the beginning of another, so that its two words need not go together.

    A word that never stands alone (vận) has to belong to one of them: else the other phrase explains nothing.
    """
    known, mono = cum_tu(), tu_trong("tu-don")
    first, last = (before, pair[0]) in known.doi, (pair[1], behind) in known.doi
    first_right = first or pair[0] in mono
    last_right = last or pair[1] in mono or not behind
    return (first and last_right) or (last and first_right)


_folded: dict[str, str] = {}
_KEPT = 20_000


def khong_dau(word: str) -> str:
    """A word in lower case without accents; worked out once."""
    found = _folded.get(word)
    if found is None:
        found = fold(word)
        if len(_folded) < _KEPT:
            _folded[word] = found
    return found


@lru_cache(maxsize=4096)
def cung_chu(a: str, b: str) -> bool:
    """Whether two words are one but for the place of the tone mark."""
    return a == b or to_new_style(a) == to_new_style(b) or tach_thanh(a)[:2] == tach_thanh(b)[:2]


def theo_hoa(written: str, right: str) -> str:
    """``right`` with capitals as in ``written``, word by word."""
    if written.isupper() and len(written) > 1:
        return right.upper()
    old, new = written.replace("-", " ").split(), right.split(" ")
    if len(old) != sum(each != "-" for each in new):
        return right[:1].upper() + right[1:] if written[:1].isupper() else right
    words = iter(old)
    return " ".join(each if each == "-" else _one(next(words), each) for each in new)


def _one(written: str, right: str) -> str:
    if len(written) > 1 and written.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if written[:1].isupper() else right

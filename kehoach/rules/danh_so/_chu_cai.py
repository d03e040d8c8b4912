"""Counting by letters: a b c d đ e g h i ..., and the two ways in which clerks count otherwise."""

from collections.abc import Callable, Iterator, Sequence

from kehoach.model.dong import Dong
from kehoach.model.phat_hien import CachSua
from kehoach.rules.danh_so._cay import Vap, dem, doc
from kehoach.text.numbering import VIETNAMESE_LETTERS
from kehoach.text.ordinals import LATIN_LETTERS

FULL = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
"""The Vietnamese alphabet with every letter: nobody forbids it"""


def chu(dong: Dong) -> str:
    """The letter of a point."""
    read = doc(dong.so)
    return read.chu if read else ""


def theo_latin(letters: Sequence[str]) -> bool:
    """Whether a list counts by the English alphabet where that differs: a b c d e."""
    return len(letters) > 4 and "".join(letters) == LATIN_LETTERS[: len(letters)]


def theo_du(letters: Sequence[str]) -> bool:
    """Whether a list counts by the whole Vietnamese alphabet: a ă â b."""
    return len(letters) > 1 and "".join(letters) == FULL[: len(letters)]


def dem_chu(muc: Sequence[Dong], dung_lai: Callable[[Dong], bool]) -> Iterator[Vap]:
    """Where a list of points counts wrong. Letters that points may not have (f, j, w, z, ă) are left to their own rules."""
    letters = [chu(each) for each in muc]
    if not all(letters) or theo_du(letters):
        return
    if theo_latin(letters):
        for index, (each, own) in enumerate(zip(muc, letters, strict=True)):
            if index >= len(VIETNAMESE_LETTERS):
                return
            if own in VIETNAMESE_LETTERS and own != VIETNAMESE_LETTERS[index]:
                yield Vap(each, "latin", index + 1, muc[index - 1], CachSua.CHAC_CHAN)
        return
    kept: list[Dong] = []
    values: list[int] = []
    for each, own in zip(muc, letters, strict=True):
        kept.append(each)
        values.append(
            VIETNAMESE_LETTERS.index(own) + 1 if own in VIETNAMESE_LETTERS else (values[-1] if values else 0) + 1
        )
    if len(kept) == 1 and values[0] > 3:
        return
    for vap in dem(kept, values, dung_lai):
        if chu(vap.dong) in VIETNAMESE_LETTERS:
            yield vap

"""Long texts merged by sentences: each side may change another sentence of one paragraph."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

_SENTENCE = re.compile(r"(?<=[.;!?…])\s+(?=\S)")


class _Doi(NamedTuple):
    """Sentences ``dau`` to ``cuoi`` of the old text became ``moi``."""

    dau: int
    cuoi: int
    moi: tuple[str, ...]


def tach_cau(text: str) -> list[str]:
    """The sentences of ``text``, and the parts between semicolons, each with its mark."""
    return _SENTENCE.split(text) if text else []


def gop_cau(goc: str, moi: str, ta: str) -> str | None:
    """``goc`` with what ``moi`` and ``ta`` changed; None if they changed the same sentence, nothing would be
    left, or a sentence without its mark would run into the next."""
    texts = [tach_cau(each) for each in (goc, moi, ta)]
    if any(" ".join(parts) != text for parts, text in zip(texts, (goc, moi, ta), strict=True)):
        return None
    old, theirs, ours = texts
    changes = sorted({*_changes(old, theirs), *_changes(old, ours)})
    if any(_touch(one, other) for one, other in pairwise(changes)):
        return None
    for each in reversed(changes):
        old[each.dau : each.cuoi] = each.moi
    merged = " ".join(old)
    return merged if merged and tach_cau(merged) == old else None


def _changes(old: Sequence[str], new: Sequence[str]) -> list[_Doi]:
    found = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "replace" and i2 - i1 == j2 - j1:
            found += [_Doi(i1 + step, i1 + step + 1, (new[j1 + step],)) for step in range(i2 - i1)]
        elif tag != "equal":
            found.append(_Doi(i1, i2, tuple(new[j1:j2])))
    return found


def _touch(one: _Doi, other: _Doi) -> bool:
    """Whether two changes, the earlier first, are about the same words: they overlap, or both put something in there."""
    return other.dau < one.cuoi or (one.dau == one.cuoi == other.dau == other.cuoi)

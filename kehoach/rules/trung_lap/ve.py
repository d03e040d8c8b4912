"""A clause or a sentence that stands twice in a row (TL08)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat
from kehoach.rules.trung_lap._chung import cac_doan, khoa

_PIECE = re.compile(r"[^.;,:]{1,600}")
_WHOLE = 4
"""Words of a clause that stands twice as it is"""
_HEAD = 6
"""Words of a clause that the next one begins with"""
_LONGEST = 4000


@luat("TL08")
def ve_lap(ho_so: HoSo) -> Iterator[Loi]:
    """The same clause twice in a row, in one paragraph."""
    for doan in cac_doan(ho_so):
        text = doan.dong.text
        if doan.so_tu < 2 * _WHOLE or len(text) > _LONGEST:
            continue
        pieces = [(m.start(), m.end(), khoa(m[0])) for m in _PIECE.finditer(text) if m[0].strip()]
        for (start, end, first), (behind, stop, second) in pairwise(pieces):
            if not first or not second.startswith(first) or second[len(first) : len(first) + 1].strip():
                continue
            if first.count(" ") + 1 < (_WHOLE if first == second else _HEAD):
                continue
            begin = start + len(text[start:end]) - len(text[start:end].lstrip())
            begin += len(doan.dong.so) + 1 if doan.dong.so and text.startswith(doan.dong.so, begin) else 0
            trich = text[begin:stop].rstrip()
            kept = text[behind:stop].strip()
            yield Loi(doan.dong, trich, text[begin] + kept[1:], {"lap": text[begin:end].strip()}, tai=begin)
            break

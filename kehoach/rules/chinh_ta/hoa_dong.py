"""A line begun in capitals and ended in small letters."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat
from kehoach.text.am_tiet import la_am_tiet

_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST = 150


@luat("CT45")
def nua_hoa_nua_thuong(ho_so: HoSo) -> Iterator[Loi]:
    """A heading or a row of a table is all in capitals, or not."""
    for dong in ho_so.vai(Vai.O, Vai.MUC, Vai.TEN_PHU_LUC, Vai.TRICH_YEU):
        text = dong.text
        if len(text) > _LONGEST or text.isupper() or not any(map(str.isupper, text)):
            continue
        words = list(_WORD.finditer(text))
        loud = [each for each in words if each[0].isupper() and la_am_tiet(each[0].lower())]
        mixed = [each for each in words if each[0][0].isupper() and each[0][1:].islower()]
        if len(loud) >= 2 and mixed and len(loud) + len(mixed) == len(words) and len(loud) >= len(mixed):
            start, end = mixed[0].start(), mixed[-1].end()
            piece = text[start:end]
            yield Loi(dong, piece, piece.upper(), tai=start)

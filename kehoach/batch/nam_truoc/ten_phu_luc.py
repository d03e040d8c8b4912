"""The titles of last year's annexes, and what its plan was about, in the words of the new year."""

import re
from typing import Final

from kehoach.batch.nam_truoc.cot import Loai
from kehoach.batch.nam_truoc.cua_xa import xa_dau_trang
from kehoach.batch.nam_truoc.doi_nam import DaDoi
from kehoach.model.dong import CHAN, DAU, Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.text.strings import squeeze

_NO_TITLE: Final = DAU | CHAN | {Vai.TEN_LOAI, Vai.KEM_THEO, Vai.KEM_THEO_PHU_LUC, Vai.CAN_CU}
_LONGEST: Final = 300
_LABEL = re.compile(r"\s*phụ\s+lục\b[\s.:–-]*(?:số\s+)?(?:[IVXLC]+|\d+[A-Z]?|[A-Z])?(?!\w)[\s.:–-]*", re.IGNORECASE)

_LETTERHEAD = re.compile(
    r"cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|(?:UBND|[ỦU][yỷ] ban nhân dân)(?: (?:tỉnh|thành phố|huyện|thị xã)(?: \w+){1,4})?",
    re.IGNORECASE,
)
"""What stands above a sheet and is no title of it"""


def tieu_de(ho_so: HoSo, doi: DaDoi, loai: dict[int, Loai]) -> dict[Loai, str]:
    """Kind -> title of the first annex with a table of that kind; ``loai`` tells the kind of each table by number."""
    found: dict[Loai, str] = {}
    for number, kind in loai.items():
        lines = dong_tieu_de(ho_so, number)
        title = squeeze(" ".join(_LABEL.sub("", doi.chu(each), count=1) for each in lines))
        if title and len(title) < _LONGEST:
            found.setdefault(kind, title)
    return found


def dong_tieu_de(ho_so: HoSo, number: int) -> list[Dong]:
    """The lines that make the title of the annex of a table."""
    annex = ho_so.bang[number][0].phu_luc
    if annex:
        return [each for each in ho_so.vai(Vai.PHU_LUC, Vai.TEN_PHU_LUC) if each.phu_luc == annex]
    return _above(ho_so, number)


def _above(ho_so: HoSo, number: int) -> list[Dong]:
    """The lines in capitals right above a table that stands in no annex."""
    found: list[Dong] = []
    for each in reversed(ho_so.dong[: ho_so.bang[number][0].thu_tu]):
        if each.bang or (each.vai not in _NO_TITLE and not each.text.isupper()):
            break
        if each.vai not in _NO_TITLE and not (xa_dau_trang(each.text) or _LETTERHEAD.fullmatch(squeeze(each.text))):
            found.insert(0, each)
    return found


def trich_yeu(ho_so: HoSo, doi: DaDoi) -> str:
    """What the plan is about; empty for annexes alone."""
    whole = ho_so.dau(Vai.DIA_DANH_NGAY) is not None
    return squeeze(" ".join(doi.chu(each) for each in ho_so.vai(Vai.TRICH_YEU))) if whole else ""

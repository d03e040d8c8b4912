"""What a sentence says there is of a thing (05 nhóm, 21 chỉ tiêu), and the items that stand below it."""

import re
from functools import lru_cache
from typing import NamedTuple

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.nhat_quan._so_chu import SO_CHU, doc_chu


class Dem(NamedTuple):
    """A stated count."""

    so: int
    viet: str
    """The number as written"""
    don_vi: str
    """What is counted, lower case"""
    tai: int
    den: int


@lru_cache(maxsize=8)
def _pattern(units: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    return re.compile(
        rf"(?<![\w.,/%-])(?P<so>\d{{1,3}}|{SO_CHU})(?:\s\((?P<chu>[^()\d]{{2,20}})\))?\s(?P<don_vi>{names})(?!\w)",
        re.IGNORECASE,
    )


_NOT_A_COUNT = re.compile(
    r"(?:mỗi|từng|thêm|trong|ít nhất|tối thiểu|trên|dưới|khoảng|hơn|tối đa|không quá|lần thứ|cả|mục|phần|thứ|số)\s$",
    re.IGNORECASE,
)
_YEAR_WORD = re.compile(r"(?:trong|hết|cuối|đầu|cả|mỗi|hằng|hàng|các|giữa|\d)\s$", re.IGNORECASE)


def cac_dem(text: str, units: tuple[str, ...], start: int = 0) -> list[Dem]:
    """The counts of ``units`` in ``text``, in order; ``mỗi nhóm 02 chỉ tiêu`` and ``ít nhất 03 nhiệm vụ`` are none."""
    found: list[Dem] = []
    for m in _pattern(units).finditer(text, start):
        before = text[max(0, m.start() - 12) : m.start()]
        word = m["so"].lower()
        if _NOT_A_COUNT.search(before) or (word == "năm" and _YEAR_WORD.search(before)):
            continue
        number = int(word) if word.isdigit() else doc_chu(word)
        if number:
            found.append(Dem(number, m["so"], m["don_vi"].lower(), m.start("so"), m.end()))
    return found


def ben_duoi(ho_so: HoSo, dong: Dong) -> list[Dong]:
    """The items that stand below a line: its own children of the shape of the first, or, below a plain paragraph, the numbered
    lines that follow it."""
    own = [each for each in dong.con if each.vai is Vai.MUC]
    if own:
        return [each for each in own if each.dang_so == own[0].dang_so] if own[0] is dong.con[0] else []
    siblings, place = ho_so.cung_cap.get(id(dong), ([], 0))
    if dong.vai is not Vai.DOAN or place + 1 >= len(siblings) or siblings[place + 1].vai is not Vai.MUC:
        return []
    found: list[Dong] = []
    for each in siblings[place + 1 :]:
        if each.vai is Vai.MUC and each.dang_so == siblings[place + 1].dang_so:
            found.append(each)
        elif each.vai is Vai.MUC:
            break
    return found


def mo_dau_muc(dong: Dong) -> str:
    """The words of an item without its number."""
    text = dong.text
    if dong.so and text.lstrip("-+•* ").startswith(dong.so):
        text = text.lstrip("-+•* ")[len(dong.so) :]
    return re.sub(r"^[-+•*\s]*(?:\(\d{1,2}\)|\d{1,2}\))?\s*", "", text)

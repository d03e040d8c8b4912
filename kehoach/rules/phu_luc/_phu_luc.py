"""The annexes of a document: their headings, titles, "(Kèm theo ...)" lines; and where the text names them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.text.ordinals import NumberingError, from_roman, roman

_HEAD = re.compile(
    r"\s*(?P<chu>PHỤ LỤC|Phụ lục|Phụ Lục|phụ lục)(?:\s+(?:SỐ|số|Số))?\s*(?::\s*)?"
    r"(?P<so>[IVXLC]{1,6}|\d{1,2}[A-HĐ]?|[A-HĐ])?(?![^\W_])(?P<dau>\s*[.:\-–—])?\s*(?P<ten>.*)",
    re.DOTALL,
)
_MENTION = re.compile(
    r"(?<![\w])[Pp][Hh][Ụụ]\s+[Ll][Ụụ][Cc](?:\s+(?:số|Số))?(?:\s+(?P<so>[IVXLC]{1,6}|\d{1,2})(?![\w.]\w|[\w/]))?"
)
_MORE = re.compile(
    r"\s*(?P<noi>,|;|và|đến|-|–)\s*(?:[Pp]hụ lục\s+)?(?:số\s+)?(?P<so>[IVXLC]{1,6}|\d{1,2})(?![\w/]|\.\d)"
)
_FOREIGN = re.compile(
    r"[\s,()]*(?:(?:được\s+)?ban hành\s+|đính\s+)?(?:kèm\s+theo\s+|của\s+|tại\s+|thuộc\s+)?(?:các\s+)?"
    r"(?:Nghị quyết|Quyết định|Nghị định|Thông tư|Luật|Chỉ thị|Hướng dẫn|Công văn|Thông báo|Quy định|Quy chế|Chương trình|"
    r"Đề án|[Kk]ế hoạch\s+(?:số|của)|Bộ tiêu chí|văn bản số)"
)
_FOREIGN_BEFORE = re.compile(
    r"(?:Nghị quyết|Quyết định|Nghị định|Thông tư|Luật|Chỉ thị|Hướng dẫn|Công văn|[Kk]ế hoạch)"
    r"\s+số\s[^.;]{0,150}$"
)
_OURS = re.compile(
    r"[\s,()]*(?:đính\s+)?kèm\s+theo(?:\s+(?:bản\s+)?[Kk]ế hoạch\s+này)?"
    r"|[\s,()]*(?:của\s+)?(?:bản\s+)?[Kk]ế hoạch\s+này"
)

MAX_PER_LINE = 100
"""So many mentions in one line are looked at"""


@dataclass
class PhuLucDong:
    """The lines of one annex."""

    thu_tu: int
    """From 1"""
    dau: Dong | None = None
    """The line that names it; None where a title stands alone"""
    chu: str = ""
    so: str = ""
    """Its number as written"""
    ten: list[Dong] = field(default_factory=list)
    """Lines of its title below the heading"""
    ten_cung_dong: str = ""
    """Its title, where that stands on the line of the heading"""
    kem_theo: list[Dong] = field(default_factory=list)
    dong: list[Dong] = field(default_factory=list)
    """All its lines"""

    @property
    def gia_tri(self) -> int:
        """The value of its number; 0 where it has none, or one that is no plain number."""
        return gia_tri(self.so)

    @property
    def moc(self) -> Dong:
        """The line that a finding about the whole annex stands at."""
        return self.dau or self.dong[0]


@lru_cache(256)
def gia_tri(so: str) -> int:
    """``III`` and ``3`` -> 3; 0 for anything else."""
    if so.isdigit():
        return int(so)
    try:
        return from_roman(so)
    except NumberingError:
        return 0


def phu_luc(ho_so: HoSo) -> list[PhuLucDong]:
    """The annexes in reading order."""
    known = ho_so.__dict__.get("_phu_luc")
    if isinstance(known, list):
        return known
    found: dict[int, PhuLucDong] = {}
    for each in ho_so.dong:
        if not each.phu_luc or each.vai is Vai.GHI_CHU:
            continue
        own = found.setdefault(each.phu_luc, PhuLucDong(each.phu_luc))
        own.dong.append(each)
        if each.vai is Vai.PHU_LUC and own.dau is None:
            m = _HEAD.match(each.text)
            own.dau = each
            if m:
                own.chu, own.so = m["chu"], m["so"] or ""
                own.ten_cung_dong = re.split(r"\s*\((?:Ban hành\s+)?[Kk]èm theo", m["ten"])[0].strip()
        elif each.vai is Vai.TEN_PHU_LUC:
            own.ten.append(each)
        elif each.vai is Vai.KEM_THEO_PHU_LUC:
            own.kem_theo.append(each)
    ho_so.__dict__["_phu_luc"] = list(found.values())
    return list(found.values())


class Nhac(NamedTuple):
    """A place where the text names annexes of this plan."""

    dong: Dong
    tai: int
    trich: str
    so: list[tuple[str, int]]
    """Numbers as written, each with its place in the line; empty: annexes in general"""
    chac: bool
    """Whether it says that the annex is of this plan"""


def nhac(ho_so: HoSo) -> list[Nhac]:
    """Where the plan's own text and annexes name annexes of this plan."""
    known = ho_so.__dict__.get("_nhac_phu_luc")
    if not isinstance(known, list):
        known = ho_so.__dict__["_nhac_phu_luc"] = list(_mentions(ho_so))
    return known


def _mentions(ho_so: HoSo) -> Iterator[Nhac]:
    heads = (Vai.PHU_LUC, Vai.TEN_PHU_LUC, Vai.KEM_THEO_PHU_LUC, Vai.CAN_CU)
    for dong in ho_so.dong:
        if dong.vai in heads or ("ục" not in dong.text and "ỤC" not in dong.text):
            continue
        for m in islice(_MENTION.finditer(dong.text), MAX_PER_LINE):
            numbers: list[tuple[str, int]] = []
            end = m.end()
            if m["so"]:
                numbers.append((m["so"], m.start("so")))
                while len(numbers) < MAX_PER_LINE and (more := _MORE.match(dong.text, end)):
                    if more["noi"] in ("đến", "-", "–"):
                        numbers += _between(numbers[-1][0], more["so"], more.start("so"))
                    numbers.append((more["so"], more.start("so")))
                    end = more.end()
            after = dong.text[end : end + 80]
            ours = bool(_OURS.match(after)) and not _FOREIGN.match(after)
            if not ours and (
                _FOREIGN.match(after) or _FOREIGN_BEFORE.search(dong.text, max(0, m.start() - 160), m.start())
            ):
                continue
            yield Nhac(dong, m.start(), dong.text[m.start() : end], numbers, ours)


def _between(first: str, last: str, at: int) -> list[tuple[str, int]]:
    """The annexes that ``I đến IV`` names without saying so."""
    start, stop = gia_tri(first), gia_tri(last)
    return [(roman(each), at) for each in range(start + 1, min(stop, start + 30))] if start else []

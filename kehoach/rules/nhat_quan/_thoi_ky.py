"""What time the plan itself is for, as its title says, and the periods that lines name."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.text.dates import iter_vn

_DASH = "[-–—‑]"
_PERIOD = re.compile(
    rf"(?<![\d/.])(?P<tu>20\d\d)\s{{0,2}}{_DASH}\s{{0,2}}(?:năm\s)?(?P<den>20\d\d)(?![\d/])"
    r"|từ\s(?:tháng\s\d{1,2}(?:/|\snăm\s)|năm\s)(?P<tu2>20\d\d)\sđến\s(?:hết\s)?(?:tháng\s\d{1,2}(?:/|\snăm\s)|năm\s)"
    r"(?P<den2>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\w)năm\s(?:học\s)?(?P<nam>20\d\d)(?!\s{0,2}[-–—/.]\s{0,2}\d|\d)", re.IGNORECASE)
_UNTIL = re.compile(r"(?<!\w)(?:đến|tới)\s(?:hết\s)?năm\s(?P<nam>20\d\d)(?!\d)", re.IGNORECASE)
_OPEN_END = re.compile(r"năm (?:tiếp theo|sau)|tầm nhìn|định hướng|hằng năm|hàng năm", re.IGNORECASE)
OWN = re.compile(r"(?:ban hành|xây dựng|trên đây là|đề ra)\s(?:nội dung\s)?kế hoạch(?!\ssố)(?!\w)", re.IGNORECASE)
"""Words that open the plan's own name in a sentence."""


class Ky(NamedTuple):
    """A period written in a line."""

    tu: int
    den: int
    tai: int
    trich: str


class ThoiKy(NamedTuple):
    """The plan's own time."""

    tu: int
    den: int
    nhieu_nam: bool
    """A period of years (2026-2030), not one year"""

    @property
    def chu(self) -> str:
        """As a reader would write it."""
        return f"giai đoạn {self.tu} - {self.den}" if self.nhieu_nam else f"năm {self.tu}"


def cac_ky(text: str) -> list[Ky]:
    """The periods in ``text``, in order."""
    if "20" not in text:
        return []
    return [
        Ky(int(m["tu"] or m["tu2"]), int(m["den"] or m["den2"]), m.start(), m[0]) for m in _PERIOD.finditer(text)
    ]  # fmt: skip


def cac_nam(text: str) -> Iterator[tuple[int, int]]:
    """Every ``năm 2026`` that is neither part of a date nor of a period: year and its place."""
    if "20" not in text:
        return
    taken = [hit.span for hit in iter_vn(text)] + [(each.tai, each.tai + len(each.trich)) for each in cac_ky(text)]
    for m in _YEAR.finditer(text):
        place = m.start("nam")
        if not any(start <= place < end for start, end in taken):
            yield int(m["nam"]), place


def tieu_de(ho_so: HoSo) -> str:
    """The title of the plan on one line."""
    return " ".join(each.text for each in ho_so.vai(Vai.TRICH_YEU))


def ngoai_ngoac(text: str) -> str:
    """``text`` with the words inside quotation marks blanked: they are another's name. Places stay."""
    return re.sub(r"“[^“”]{0,400}”", lambda m: " " * len(m[0]), text) if "“" in text else text


def thoi_ky(ho_so: HoSo) -> ThoiKy | None:
    """The time that the title gives to the plan; None where the title does not tell for sure."""
    title = ngoai_ngoac(tieu_de(ho_so))
    years = [year for year, place in cac_nam(title) if not _UNTIL.search(title, max(0, place - 16), place + 4)]
    periods = [each for each in cac_ky(title) if "nhiệm kỳ" not in title[max(0, each.tai - 12) : each.tai].lower()]
    if _OPEN_END.search(title) or "năm học" in title.lower():
        return None
    if len(set(years)) == 1:
        return ThoiKy(years[0], years[0], False)
    if not years and len(periods) == 1 and periods[0].tu < periods[0].den and not _UNTIL.search(title):
        return ThoiKy(periods[0].tu, periods[0].den, True)
    return None


def som_nhat(ho_so: HoSo) -> dt.date | None:
    """The first day that the plan may have been issued on, as far as its date line tells."""
    ngay = ho_so.ke_hoach.ngay
    if not ho_so.dau(Vai.DIA_DANH_NGAY):
        return None
    return dt.date(ngay.nam, ngay.thang or 1, ngay.ngay or 1)


def ten_rieng(ho_so: HoSo) -> Iterator[tuple[Dong, int, str]]:
    """Where the plan names itself in sentences (opening, close): line, place, the rest of the clause."""
    for dong in ho_so.dong:
        if dong.phu_luc or dong.vai not in (Vai.CAN_CU, Vai.MO_DAU, Vai.DOAN, Vai.KHAC):
            continue
        text = dong.text
        hits = list(OWN.finditer(text)) if "ế hoạch" in text else []
        if not hits:
            continue
        if dong.vai is Vai.DOAN and not text.lstrip().lower().startswith("trên đây"):
            continue
        at = hits[-1].end()
        end = re.search(r"[.;:]|, như sau|như sau|cụ thể", text[at:])
        yield dong, at, text[at : at + end.start()] if end else text[at:]

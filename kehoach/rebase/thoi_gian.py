"""What time a plan is for, as a rebase to another year needs it: one year, or a period with the year that it was made in."""

import re
from typing import Final, NamedTuple

from kehoach.model.dong import Dong, Vai
from kehoach.rebase._moc import CO_HAN, Loai, Moc, cac_moc, nam_can_chi
from kehoach.rules.dia_phuong._quet import vung_tai
from kehoach.rules.ho_so import HoSo

_UNTIL = re.compile(r"(?<!\w)(?:đến|tới|tầm\s+nhìn|định\s+hướng|so\s+với)\s+(?:(?:hết|cuối)\s+)?$", re.IGNORECASE)
_BACK = re.compile(
    r"tổng kết|sơ kết|đánh giá|kiểm điểm|quyết toán|tồn tại|hạn chế|khắc phục|kết quả|công khai|xếp loại|tồn đọng",
    re.IGNORECASE,
)
_TERM = re.compile(r"nhiệm\s+kỳ\s+$", re.IGNORECASE)
_RUNS = re.compile(
    r"(?:(?:phong\s+trào(?:\s+thi\s+đua)?|kế\s+hoạch(?:\s+này)?|cuộc\s+vận\s+động|đề\s+án(?:\s+này)?|đợt\s+thi\s+đua)\s+(?:này\s+)?(?:được\s+)?"
    r"(?:tổ\s+chức|triển\s+khai|thực\s+hiện|diễn\s+ra|kéo\s+dài|phát\s+động|áp\s+dụng|tiến\s+hành)[\w\s,]{0,30}"
    r"|thời\s+gian\s+(?:thực\s+hiện|thi\s+đua|triển\s+khai|áp\s+dụng)[^.;]{0,24}|^[\s\-+•]*bắt\s+đầu\s+)$",
    re.IGNORECASE,
)


_FIRST: Final = 2000
"""A year before is that of what is celebrated"""


class ThoiGian(NamedTuple):
    """The time of a plan."""

    nam: int
    """Its own year: what the title says, else the year of issue"""
    ky: tuple[int, int] | None = None
    """Its period, for a plan of several years"""


def thoi_gian(ho_so: HoSo) -> ThoiGian:
    """The time that the plan is for."""
    issued = ho_so.ke_hoach.nam
    titles = [(dong, moc) for dong in ho_so.vai(Vai.TEN_LOAI, Vai.TRICH_YEU) for moc in cua_tieu_de(ho_so, dong)]
    years = {moc.nam[0] for dong, moc in titles if _names_year(dong, moc)}
    years |= {year for dong, moc in titles if (year := _lunar(dong, moc, issued))}
    if issued in years:
        return ThoiGian(issued)
    if years:
        year = max(years)
        back = year < issued and any(_BACK.search(dong.text) for dong, _ in titles)
        return ThoiGian(issued if back else year)
    if any(moc.loai is Loai.MUA for _, moc in titles):
        return ThoiGian(issued)
    for dong, moc in titles:
        if moc.loai is Loai.KY and moc.nam[0] < moc.nam[1] and not _TERM.search(dong.text[: moc.dau]):
            return ThoiGian(issued, (moc.nam[0], moc.nam[1]))
    return ThoiGian(issued, None if titles else _said(ho_so))


def _names_year(dong: Dong, moc: Moc) -> bool:
    single = moc.loai in CO_HAN or moc.loai in (Loai.NAM, Loai.TRAN, Loai.KY_NIEM)
    return single and moc.nam[0] >= _FIRST and not _UNTIL.search(dong.text, max(0, moc.dau - 24), moc.dau)


def _lunar(dong: Dong, moc: Moc, issued: int) -> int | None:
    """The year of a Tết in a title, which is prepared for before it begins: Tết Nguyên đán Bính Ngọ."""
    if moc.loai is not Loai.CAN_CHI:
        return None
    return moc.nam[0] if moc.nam else nam_can_chi(dong.text[moc.dau : moc.cuoi], issued)


def cua_tieu_de(ho_so: HoSo, dong: Dong) -> list[Moc]:
    """The marks of a title that are its own: not in quotation marks, no date or number of a cited document.

    The year behind the subject of a cited document is the plan's: ``thực hiện Nghị quyết số ... về ... năm 2026``.
    """
    found = []
    for moc in cac_moc(dong.text):
        vung = vung_tai(ho_so, dong, moc.dau)
        if vung is None or vung.loai == "trich_yeu":
            found.append(moc)
    return found


def _said(ho_so: HoSo) -> tuple[int, int] | None:
    """The period that the plan says it runs for."""
    for dong in ho_so.than:
        if dong.bang or "20" not in dong.text:
            continue
        for moc in cac_moc(dong.text):
            if moc.loai is Loai.KY and moc.nam[0] < moc.nam[1] and vung_tai(ho_so, dong, moc.dau) is None:
                before = dong.text[max(0, moc.dau - 80) : moc.dau]
                if _RUNS.search(before):
                    return moc.nam[0], moc.nam[1]
    return None

"""Other communes that a source calls its own: two letterheads in one file, the body of one under the head of another."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from kehoach.catalog.dia_phuong import (
    Xa,
    cung_tinh,
    dung_dau,
)
from kehoach.model.dong import Dong, Vai
from kehoach.rebase.danh_tinh import TINH, Nguon, cac_tinh, cua_xa
from kehoach.rules.dia_phuong._moc import xa_ten
from kehoach.rules.ho_so import HoSo

_UNIT = re.compile(
    r"(?<!\w)(?P<loai>xã|phường|đặc\s+khu|thị\s+trấn)\s+(?P<ten>\w[\w'’]*(?:[\s-]+\w[\w'’]*){0,3})", re.IGNORECASE
)
_BODY = re.compile(r"(?:T/?M\.?\s*)?(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)\s+")


def them_xa_khac(ho_so: HoSo, own: Nguon) -> Nguon:
    """With the other communes that the document calls its own."""
    others: dict[tuple[str, str], Nguon] = {}
    known = {dung_dau(own.ten), *(dung_dau(ten) for _, ten in own.xa_cu)}
    for xa in _called_own(ho_so, own):
        if dung_dau(xa.ten) not in known:
            others.setdefault((xa.loai, dung_dau(xa.ten)), cua_xa(xa))
    return replace(own, lan=tuple(others.values()))


def _called_own(ho_so: HoSo, own: Nguon) -> Iterator[Xa]:
    """The communes in letterheads, titles, the opening and above signatures, whatever part of the document has them."""
    day = ho_so.ngay or dt.date(ho_so.ke_hoach.nam, 12, 31)
    for dong in ho_so.dong:
        if dong.bang or len(dong.text) > 600:
            continue
        for m in _UNIT.finditer(dong.text):
            if _own_place(ho_so, dong, m):
                unit = _named(" ".join(m["loai"].lower().split()), m["ten"], day, own, dong.text[m.end() :])
                if unit is not None:
                    yield unit


def _own_place(ho_so: HoSo, dong: Dong, m: re.Match[str]) -> bool:
    before = dong.text[: m.start()]
    above = ho_so.ke(dong, -1)
    if dong.vai in (Vai.CO_QUAN, Vai.QUYEN_HAN):
        return True
    if dong.vai is Vai.TRICH_YEU:
        return before.rstrip().lower().endswith(("trên địa bàn", "của"))
    if dong.text.isupper() and len(dong.text) < 80 and dong.text.endswith(m[0]):
        # a letterhead or a signature further down, in one line or two
        body = before if before.strip() or above is None else f"{above.text.rstrip()} "
        return _BODY.fullmatch(body) is not None
    return dong.vai in (Vai.MO_DAU, Vai.DOAN) and bool(_issues(dong.text, m))


def _issues(text: str, m: re.Match[str]) -> bool:
    """Whether it is the commune whose committee issues this plan: UBND xã Hậu Lộc ban hành Kế hoạch."""
    body = re.search(r"(?:^|[,;.]\s*)(?:UBND|[ỦU][yỷ]\s+ban\s+nhân\s+dân)\s+$", text[: m.start()], re.IGNORECASE)
    verb = re.match(
        r"[^;.]{0,60}?(?:ban\s+hành|xây\s+dựng)\s+(?:bản\s+)?kế\s+hoạch", text[m.start("ten") :], re.IGNORECASE
    )
    return body is not None and verb is not None


def _named(loai: str, words: str, day: dt.date, own: Nguon, behind: str) -> Xa | None:
    """The commune whose name the words begin with: of the province behind it, else of the own one, else the only one."""
    parts = re.split(r"[\s-]+", words)
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count])
        found = [xa for side in xa_ten(name.title() if name.isupper() else name, day) for xa in side if xa.loai == loai]
        if not found:
            continue
        if not all(part[:1].isupper() or part[:1].isdigit() for part in parts[:count]):
            return None
        told = TINH.match(behind.lstrip(" ,(-"))
        for tinh in (*(cac_tinh(told[1]) if told else ()), own.tinh):
            here = [xa for xa in found if tinh is not None and cung_tinh(xa.tinh, tinh)]
            if here:
                return here[0]
        return found[0] if len({(xa.tinh.ten, xa.huyen) for xa in found}) == 1 else None
    return None

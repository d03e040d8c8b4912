"""Whose a file of last year is: one commune on the map of the new year, nobody's, or several communes' at once."""

import re
from itertools import takewhile
from typing import Final

from kehoach.catalog.dia_phuong import Xa, ke_thua, tim_xa
from kehoach.catalog.dia_phuong_bang import co_hieu_luc
from kehoach.model.dong import Vai
from kehoach.problems import KehoachError, Level, Place, Problem
from kehoach.rebase.dich import ngay_ban_do
from kehoach.rebase.nguon import nguon_cua
from kehoach.rules.ho_so import HoSo
from kehoach.text.nfc import fold

_WITH = frozenset({Vai.KEM_THEO, Vai.KEM_THEO_PHU_LUC})
_NAME: Final = r"[^\W\d_]\w*(?:['’]\w+)?"
_ISSUER = re.compile(
    rf"(?:UBND|[ỦU][yỷ] ban nhân dân)\s+(?P<xa>(?:xã|phường|đặc khu)\s+(?P<ten>{_NAME}(?:\s{_NAME}){{0,3}}))",
    re.IGNORECASE,
)


def xa_cua(ho_so: HoSo, nam: int, tinh: str | None, place: Place) -> tuple[Xa | None, list[Problem]]:
    """The commune of the document on the map of ``nam``, and what is to be told; ``tinh`` is the province where the document
    does not say. Raises :class:`KehoachError` HL73 for a document of several communes."""
    named = list(dict.fromkeys(_issuers(ho_so)))
    own: Xa | None = None
    try:
        nguon = nguon_cua(ho_so)
        own = nguon.xa
        named += [f"{each.loai} {each.ten}" for each in nguon.lan] if own else []
        named = [f"{own.loai} {own.ten}", *named] if own else named
    except KehoachError:
        named = named or list(dict.fromkeys(_heads(ho_so)))
    # annexes alone name their commune without the province, and another map may know one of that name elsewhere
    whole = ho_so.dau(Vai.DIA_DANH_NGAY) is not None
    own = own if whole else _in_province(named, tinh, nam) or (own if tinh is None else None)
    several = {fold(each): each for each in reversed(named)}
    if len(several) > 1:
        told = "; ".join(dict.fromkeys(reversed(several.values())))
        message, mend = f"Tệp có phụ lục của nhiều xã: {told}", "tách mỗi xã một tệp rồi chạy lại"
        raise KehoachError(Problem("HL73", message, mend, place))
    if own is None:
        said = f" (ghi “{named[0]}”)" if named else ""
        message = f"Không rõ tệp của xã nào{said}: các hàng để cho mọi xã"
        return None, [Problem("HL74", message, "thêm --tinh, hoặc ghi xã vào trang xa của sổ", place, Level.CANH_BAO)]
    return _today(own, nam, place, "" if whole else named[0])


def _issuers(ho_so: HoSo) -> list[str]:
    """The communes that the lines “(Kèm theo ...)” name; of the words behind, as many as begin with a capital."""
    found = []
    for dong in ho_so.vai(*_WITH):
        for m in _ISSUER.finditer(dong.text):
            words = m["xa"].split()
            count = next(
                (n for n, word in enumerate(words[1:], 1) if word[0].islower() and word.lower() != "khu"), len(words)
            )
            found.append(" ".join(words[:count]))
    return found


def _heads(ho_so: HoSo) -> list[str]:
    """The communes that stand alone above the first table."""
    above = takewhile(lambda each: not each.bang, ho_so.dong)
    return [name for each in above if (name := xa_dau_trang(each.text))]


def xa_dau_trang(text: str) -> str:
    """The commune of a line that says nothing but whose the sheet is: UBND XÃ VẠN LỘC; else nothing."""
    found = _ISSUER.fullmatch(text.strip())
    return found["xa"].title() if found and text.isupper() else found["xa"] if found else ""


def _in_province(named: list[str], tinh: str | None, nam: int) -> Xa | None:
    if not named:
        return None
    try:
        return tim_xa(named[0], tinh, ngay_ban_do(nam))
    except KehoachError:
        return None


def _today(own: Xa, nam: int, place: Place, said: str) -> tuple[Xa | None, list[Problem]]:
    """The commune, or what it became; told where the document ``said`` less than that."""
    day = ngay_ban_do(nam)
    became = [own] if co_hieu_luc(own, day) else ke_thua(own, day)
    if len(became) == 1:
        full = f"{became[0].day_du}, {became[0].tinh.day_du}"
        if not said or became[0] == own:
            return became[0], []
        message = f"Tệp ghi “{said}”, hiểu là {full}"
        return became[0], [Problem("HL74", message, "không đúng thì thêm --tinh", place, Level.CANH_BAO)]
    names = "; ".join(each.day_du for each in became) or "không còn"
    message = f"{own.day_du} nay thuộc nhiều nơi ({names}): các hàng để cho mọi xã"
    return None, [Problem("HL74", message, "ghi xã vào trang xa của sổ", place, Level.CANH_BAO)]

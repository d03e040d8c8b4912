"""The name of the issuing organ (PL1/II.2)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.the_thuc._chu import co_dinh_dang, cua_dang, dau_dong, kieu, ngoai, so
from kehoach.text.nfc import fold

_NAME = re.compile(r"(?:uy ban nhan dan|ubnd|uy ban nd|ub nhan dan|u\.b\.n\.d)(?!\w)\.?")
_UNIT = re.compile(r"(?:xa|phuong|dac khu|thi tran)\b")
_ABOVE = re.compile(r"(?:uy ban nhan dan|ubnd)?\s*(?:tinh|thanh pho|tp|huyen|quan|thi xa)\b")
_SHORT = re.compile(r"U\.?B\.?N\.?D|(?:ỦY|UỶ) BAN ND|UB NHÂN DÂN", re.IGNORECASE)
_UNIT_SHORT = re.compile(r"(?<![^\W_])(X|P|ĐK)\.\s?(?=[^\W\d_])")
_UNIT_NAMES = {"X": "XÃ", "P": "PHƯỜNG", "ĐK": "ĐẶC KHU"}


def _organ(ho_so: HoSo) -> list[Dong]:
    """The lines of the name of a commune's Ủy ban nhân dân; empty for another organ. Where the two lines of one name are not
    bold alike, the reader takes the first for an organ above."""
    if cua_dang(ho_so):
        return []
    own = list(ho_so.vai(Vai.CO_QUAN))
    if own and _UNIT.match(fold(own[0].text)):
        above = list(ho_so.vai(Vai.CHU_QUAN))[-1:]
        own = [each for each in above if _NAME.fullmatch(fold(each.text))] + own
    name = fold(" ".join(each.text for each in own))
    if not _NAME.match(name) or not re.search(r"\b(?:xa|phuong|dac khu|thi tran|x\.|p\.|dk\.)", name):
        return []
    return [
        each
        for each in own
        if _NAME.match(fold(each.text)) or re.match(r"xa\b|phuong|dac khu|thi tran", fold(each.text))
    ]


@luat("TT15", Can.KE_HOACH)
def ten_co_quan(ho_so: HoSo) -> Iterator[Loi]:
    """Every line of the name: bold capitals of 12 to 13."""
    looks = co_dinh_dang(ho_so)
    low, high = ho_so.tham_so("TT15")["co_chu"]
    lines = _organ(ho_so)
    others = [] if lines or cua_dang(ho_so) else list(ho_so.vai(Vai.CO_QUAN))
    for dong in lines:
        text = dong.text.strip()
        if text != text.upper():
            yield Loi(dong, text, text.upper(), {"loi": "chưa viết in hoa"})
    for dong in [*lines, *others] if looks else ():
        if dong.text in dong.paragraph.text:
            look = kieu(dong)
            wrong = [f"cỡ {so(each)}" for each in ngoai(look.co, low, high)]
            wrong += [] if look.dam else ["không đậm"]
            wrong += ["nghiêng"] * look.co_nghieng
            if wrong and (lines or any(each.startswith("cỡ") for each in wrong)):
                yield Loi(dong, dau_dong(dong), None, {"loi": ", ".join(wrong)}, tai=0)
                return


@luat("TT16", Can.KE_HOACH)
def khong_chu_quan(ho_so: HoSo) -> Iterator[Loi]:
    """No organ above the Ủy ban nhân dân of a commune."""
    if not _organ(ho_so):
        return
    above = [each for each in ho_so.vai(Vai.CHU_QUAN) if not _NAME.fullmatch(fold(each.text))]
    first = next((each for each in above if _ABOVE.match(fold(each.text))), None)
    if first is not None:
        yield Loi(first, first.text.strip())


@luat("TT17", Can.KE_HOACH)
def viet_du_ten(ho_so: HoSo) -> Iterator[Loi]:
    """The name in full."""
    for dong in _organ(ho_so):
        m = _SHORT.match(dong.text)
        if m:
            yield Loi(dong, m[0], "ỦY BAN NHÂN DÂN", tai=0)
        unit = _UNIT_SHORT.search(dong.text)
        if unit:
            full = _UNIT_NAMES[unit[1].upper()]
            yield Loi(dong, unit[0], f"{full} ", tai=unit.start())

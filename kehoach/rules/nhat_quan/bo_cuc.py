"""Sections that a plan has, how it names itself, whose decision it is (NQ13, NQ14, NQ15)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.nfc import fold

_OWN = re.compile(r"(?<!\w)kế hoạch(?= này(?!\w))")


@luat("NQ13", Can.KE_HOACH)
def du_cac_phan(ho_so: HoSo) -> Iterator[Loi]:
    """Purpose and demands, and who carries it out, are there."""
    headings = [fold(each.tieu_de or each.text) for each in ho_so.vai(Vai.MUC) if not each.phu_luc and each.sau <= 1]
    title = ho_so.dau(Vai.TEN_LOAI)
    if not headings or title is None:
        return
    for name, words in ho_so.tham_so("NQ13")["phan"].items():
        if not any(word in heading for heading in headings for word in map(fold, words)):
            yield Loi(title, title.text, None, {"thieu": name})


@luat("NQ14", Can.KE_HOACH)
def ke_hoach_nay(ho_so: HoSo) -> Iterator[Loi]:
    """``Kế hoạch này`` with a capital K when it means this document."""
    for dong in ho_so.loi_van:
        if "kế hoạch này" not in dong.text or dong.vai is Vai.CAN_CU:
            continue
        for m in _OWN.finditer(dong.text):
            yield Loi(dong, "kế hoạch này", "Kế hoạch này", tai=m.start())


_CHAIRMAN = re.compile(
    r"(?<!\w)(?P<ai>Chủ tịch (?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND)(?: (?:xã|phường|đặc khu))?[^,.;]{0,40}?)"
    r"\s(?:ban hành|xây dựng)\s(?:nội dung\s)?[Kk]ế hoạch(?!\ssố)"
)


@luat("NQ15", Can.KE_HOACH, Can.TU_SOAN)
def tham_quyen_khop_ky(ho_so: HoSo) -> Iterator[Loi]:
    """Who issues the plan in its opening is who signs it."""
    opening = next(
        ((dong, m) for dong in ho_so.vai(Vai.MO_DAU, Vai.CAN_CU) if (m := _CHAIRMAN.search(dong.text))), None
    )  # fmt: skip
    if opening is None:
        return
    if any(
        fold(each.text).startswith("tm") and "uy ban nhan dan" in fold(each.text) for each in ho_so.vai(Vai.QUYEN_HAN)
    ):
        dong, m = opening
        yield Loi(dong, m["ai"], m["ai"].split(" ", 2)[2], tai=m.start("ai"))

"""The number and symbol of the document (PL1/II.3)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat

_NUMBER = re.compile(r"S[ốô]\s*(?P<dau>:?)\s*(?P<so>\d*)\s*(?P<ky_hieu>.*)", re.IGNORECASE)


@luat("TT19", Can.KE_HOACH, Can.TU_SOAN)
def dong_so(ho_so: HoSo) -> Iterator[Loi]:
    """``Số:`` with its colon, then the number."""
    for dong in ho_so.vai(Vai.SO):
        m = _NUMBER.fullmatch(dong.text.strip())
        if m and not m["dau"]:
            written = dong.text.split()[0]
            yield Loi(dong, written, f"{written.rstrip(':')}:")


@luat("TT20", Can.KE_HOACH, Can.TU_SOAN)
def so_duoi_muoi(ho_so: HoSo) -> Iterator[Loi]:
    """A number below ten begins with 0."""
    for dong in ho_so.vai(Vai.SO):
        m = _NUMBER.fullmatch(dong.text.strip())
        if m and re.fullmatch("[1-9]", m["so"]):
            at = dong.text.index(m["so"])
            yield Loi(dong, m["so"], f"0{m['so']}", {"so": m["so"]}, tai=at)

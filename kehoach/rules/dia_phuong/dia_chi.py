"""Mail and web addresses of another commune or province (DP29)."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kehoach.catalog.dia_phuong import Tinh, Xa, cung_tinh, khoa, tat_ca_tinh, xa_cung_khoa
from kehoach.rules.dia_phuong._moc import ngay_ban_do
from kehoach.rules.dia_phuong._quet import vung_tai
from kehoach.rules.dia_phuong._tran import co_ho, ten_cua
from kehoach.rules.dia_phuong._vi_tri import co_y
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat

_ADDRESS = re.compile(
    r"(?<![\w.@-])(?:(?P<ten>[a-z0-9._%+-]{1,64})@)?(?P<mien>(?:[a-z0-9-]{1,63}\.){1,6}(?:vn|com|net|org|info))(?![\w-])",
    re.IGNORECASE | re.ASCII,
)
_LETTER_BEFORE = re.compile(r"\w$")
_OFFICE = r"(?:ubnd|hdnd|vanphong|vp|danguy|congan|mttq)"
_TYPE = r"(?:xa|phuong|thitran|dackhu)"
_TYPED = re.compile(rf"{_OFFICE}*{_TYPE}|{_OFFICE}+")
_ALONE = re.compile(rf"(?:{_OFFICE}|{_TYPE})+")
_SHORT_NAMES = {"tphcm": "hochiminh", "hcm": "hochiminh", "hochiminhcity": "hochiminh", "hcmcity": "hochiminh"}
_LEAST = 5
"""Letters below which the key of a commune may be anything"""


@luat("DP29", Can.KE_HOACH, Can.XA)
def dia_chi_noi_khac(ho_so: HoSo) -> Iterator[Loi]:
    """No address of another commune or province."""
    own, day = ho_so.xa, ngay_ban_do(ho_so) or ho_so.ngay
    if own is None or day is None:
        return
    for dong in ho_so.dong:
        for m in _ADDRESS.finditer(dong.text) if "." in dong.text else ():
            noi = _noi_khac((m["ten"] or "").lower(), m["mien"].lower(), own, day)
            if not noi or _LETTER_BEFORE.search(dong.text, max(0, m.start() - 1), m.start()):
                continue
            vung = vung_tai(ho_so, dong, m.start())
            if (vung is None or vung.loai == "trich") and not co_y(dong.text, m.start()):
                yield Loi(dong, m[0], None, {"noi": noi, "xa": own.day_du, "tinh": own.tinh.day_du}, tai=m.start())


@lru_cache(maxsize=1024)
def _noi_khac(ten: str, mien: str, own: Xa, day: dt.date) -> str:
    """Whose address it is, if neither ours nor the whole country's; empty otherwise."""
    user, labels = [each for each in re.split(r"[._%+-]", ten) if each], mien.split(".")
    if labels[-2:] != ["gov", "vn"]:
        return _co_chu_xa(labels[:-1], own, day) or _co_chu_xa(user, own, day)
    provinces = [units for each in labels[:-2] if (units := _cac_tinh().get(_SHORT_NAMES.get(each, each)))]
    if not provinces:
        return ""  # of the whole country
    if not any(cung_tinh(unit, own.tinh) for units in provinces for unit in units):
        return provinces[-1][-1].day_du
    for each in (*labels[:-2], *user):
        typed = _TYPED.match(each)
        xa = _xa_khac(each, own, day, trong_tinh=True)
        if xa is None and typed:
            xa = _xa_khac(each[typed.end() :], own, day, trong_tinh=True)
        elif xa is not None and user == [each] and co_ho(xa.ten, dau=False):
            continue  # a person's mail
        if xa is not None:
            return f"{xa.day_du}, {xa.tinh.day_du}"
    return ""


def _co_chu_xa(labels: list[str], own: Xa, day: dt.date) -> str:
    """Outside of gov.vn only a type word or an office tells that a commune is meant: ``xahoaloc.vn``, ``ubnd.hoaloc@``."""
    after = False
    for each in labels:
        typed = None if each.startswith("phuong") else _TYPED.match(each)  # Phương, a person or a firm
        name = each[typed.end() :] if typed else each if after else ""
        xa = _xa_khac(name, own, day, trong_tinh=False)
        if xa is not None:
            return f"{xa.day_du}, {xa.tinh.day_du}"
        after = bool(_ALONE.fullmatch(each))
    return ""


def _xa_khac(label: str, own: Xa, day: dt.date, *, trong_tinh: bool) -> Xa | None:
    """The commune with that key, of the day before others, if none of that key is ours."""
    key = label.replace("-", "")
    if len(key) < _LEAST or key in _cac_tinh() or key in {khoa(each) for each in ten_cua(own)}:
        return None
    now, other = xa_cung_khoa(key, day)
    found = [xa for xa in (*now, *other) if " " in xa.ten and (not trong_tinh or cung_tinh(xa.tinh, own.tinh))]
    return found[0] if found else None


@cache
def _cac_tinh() -> dict[str, tuple[Tinh, ...]]:
    """Key of a province -> its states."""
    found: dict[str, tuple[Tinh, ...]] = {}
    for unit in tat_ca_tinh():
        found[khoa(unit.ten)] = (*found.get(khoa(unit.ten), ()), unit)
    return found

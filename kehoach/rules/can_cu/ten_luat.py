"""The names of laws."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kehoach.catalog.load import DanhMuc
from kehoach.model.dong import Vai
from kehoach.rules.can_cu._van_ban import ten_gon
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat


@luat("CC30", Can.KE_HOACH)
def ten_luat(ho_so: HoSo) -> Iterator[Loi]:
    """A law is called by its name: its marks and capitals, no abbreviation."""
    asked = ho_so.tham_so("CC30")
    names = _names(ho_so.danh_muc, tuple(asked["ten"]))
    short: dict[str, str] = asked["viet_tat"]
    for dong in ho_so.dong:
        if "Luật " not in dong.text or dong.vai not in _WHERE:
            continue
        for m in _LAW.finditer(dong.text):
            slip = _misnamed(dong.text, m, names, short)
            if slip is not None:
                at, trich, mend, why = slip
                yield Loi(dong, trich, mend, {"viec": why, "dung": mend}, tai=at)


@lru_cache(maxsize=4)
def _names(danh_muc: DanhMuc, more: tuple[str, ...]) -> Mapping[str, str]:
    """Folded name -> name of every law known."""
    laws = (each.trich_yeu for each in danh_muc.van_ban.values() if each.ten_loai == "Luật")
    known = (name for name in (*laws, *more) if not name.startswith("sửa đổi") and "[[" not in name)
    return {ten_gon(name): name for name in known}


_WHERE = frozenset({Vai.CAN_CU, Vai.MO_DAU, Vai.MUC, Vai.DOAN, Vai.O, Vai.GHI_CHU})
_LAW = re.compile(r"(?<!\w)Luật\s{1,2}(?P<ten>[^\W\d_](?:[\w,&\s-]{0,90}))")


def _misnamed(
    text: str, m: re.Match[str], names: Mapping[str, str], short: dict[str, str]
) -> tuple[int, str, str, str] | None:
    """Where a law is called by a wrong name: place, words, right words, why."""
    words = m["ten"].split()
    first = words[0].rstrip(",")
    if first in short:
        return (
            m.start(),
            text[m.start() : m.start("ten") + len(first)],
            f"Luật {short[first]}",
            f"tên luật viết tắt “{first}”",
        )
    for count in range(min(len(words), 10), 1, -1):
        written = " ".join(words[:count]).rstrip(" ,-")
        right = names.get(ten_gon(written))
        if right is None:
            continue
        if written[1:] == right[1:] or text[m.start("ten") : m.start("ten") + len(written)] != written:
            return None
        if written.count(",") != right.count(","):
            why = "tên luật sai dấu phẩy"
        elif len(written) == len(right) and any(
            a.isupper() and b.islower() for a, b in zip(written[1:], right[1:], strict=True)
        ):
            why = "tên luật viết hoa sai"
        else:
            return None
        return m.start(), f"Luật {written}", f"Luật {right}", why
    return None

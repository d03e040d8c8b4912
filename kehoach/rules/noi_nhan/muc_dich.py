"""What a recipient gets the plan for: (b/c), (th/h)."""

from collections import Counter
from collections.abc import Iterator, Mapping

from kehoach.model.dong import CHAN
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.noi_nhan._hang import CAP_TREN, hang
from kehoach.rules.noi_nhan._nen import Nhan, cac_nhan, la_ubnd_xa, loi, muc_dich
from kehoach.text.strings import squeeze


def _is_right(de: str, ho_so: HoSo) -> bool:
    return squeeze(de).removeprefix("để ") in ho_so.tham_so("NN20")["dung"]


@luat("NN19", Can.KE_HOACH, Can.TU_SOAN)
def mot_cach_ghi(ho_so: HoSo) -> Iterator[Loi]:
    """One purpose is written in one way."""
    by_meaning: dict[str, list[Nhan]] = {}
    for each in ho_so.mot_lan(cac_nhan):
        if each.de and _is_right(each.de, ho_so):
            by_meaning.setdefault(muc_dich(each.de, ho_so), []).append(each)
    for lines in by_meaning.values():
        ways = Counter(squeeze(each.de) for each in lines)
        usual = max(ways, key=lambda way: ways[way])
        for each in lines:
            if squeeze(each.de) != usual:
                yield loi(each.dong, f"({each.de})", f"({usual})", each.dong.text.rindex("("), du_lieu={"cach": usual})


@luat("NN20", Can.KE_HOACH, Can.TU_SOAN)
def viet_tat_muc_dich(ho_so: HoSo) -> Iterator[Loi]:
    """(b/c), (th/h): with a slash, in small letters."""
    for each in ho_so.mot_lan(cac_nhan):
        de = squeeze(each.de)
        if de and not _is_right(de, ho_so):
            key = muc_dich(de, ho_so)
            lead = "để " if de.lower().startswith("để ") else ""
            bare = de.lower().removeprefix("để ")
            right = bare if bare in ho_so.tham_so("NN20")["dung"] else key
            yield loi(each.dong, f"({each.de})", f"({lead}{right})", each.dong.text.rindex("("))


@luat("NN22", Can.KE_HOACH, Can.TU_SOAN)
def muc_dich_cap_tren(ho_so: HoSo) -> Iterator[Loi]:
    """Where purposes are written, superiors have one too."""
    lines = ho_so.mot_lan(cac_nhan)
    if (
        not la_ubnd_xa(ho_so)
        or not any(each.de and hang(each.chuan) != CAP_TREN for each in lines)
        or any("}" in each.text for each in ho_so.vai(*CHAN))
    ):
        return
    reports: Mapping[str, int] = Counter(
        squeeze(each.de) for each in lines if each.de and muc_dich(each.de, ho_so) == "b/c"
    )
    way = max(reports, key=lambda each: reports[each]) if reports else "b/c"
    for each in lines:
        if not each.de and hang(each.chuan) == CAP_TREN:
            yield loi(each.dong, each.ten, f"{each.ten} ({way})", each.tai)

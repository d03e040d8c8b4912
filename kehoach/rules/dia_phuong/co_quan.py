"""Offices, titles and ministries that changed in 2025 (DP07 to DP10, DP12, DP19, DP20, DP26, DP27)."""

import re
from collections.abc import Iterator

from kehoach.catalog.dia_phuong import HAI_CAP
from kehoach.model.dong import Dong, Vai
from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.dia_phuong._cu import co_quan_cu, con_noi, loi_co_quan
from kehoach.rules.dia_phuong._moc import hai_cap, ngay_ban_do
from kehoach.rules.dia_phuong._nhac import CoQuanCu
from kehoach.rules.dia_phuong._quet import vung_tai
from kehoach.rules.dia_phuong._vung import noi_ve_xua
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat

_ECONOMY = re.compile(
    r"Phòng\s+Kinh\s+tế(?P<dai>\s*,?\s*(?:-|–|và)?\s*Hạ\s+tầng\s*(?:,|-|–|và)?\s*Đô\s+thị)?(?!\w)"
    r"(?!\s*(?:,|-|–|và|&)?\s*(?:[Hh]ạ\s+tầng|ngân sách|-\s*Ngân))", re.IGNORECASE,
)  # fmt: skip
_OTHER_NAME = re.compile(
    r"\s*(?:,\s*)?(?:các\s+|của\s+)?(?:UBND\s+)?(?:xã|phường|đặc\s+khu|tỉnh|huyện|thị\s+xã|thành\s+phố)\s+(?P<chu>\w)"
)
_ONE_DOOR_OF = re.compile(r"\s*(?:,\s*)?(?:của\s+)?(?:UBND\s+)?(?:cấp\s+)?(?:xã|phường|đặc\s+khu)(?!\w)", re.IGNORECASE)
_ONE_DOORS = re.compile(r"\s*(?:cấp|các|cơ quan)")
_ONE_DOOR_AT = re.compile(r"(?:tại|của|ở)\s+$")
_WITHIN = re.compile(
    r"\s*,?\s*(?:thuộc|của\s+(?:Sở|Chi cục|Công an|Cục|Bộ)|Sở|Chi cục|Công an|Cục|tỉnh|thành phố)(?!\w)"
    r"|\s*(?:,|và|-|–)\s*Đô thị"
)
"""An office inside another body, not one of a district."""
_POLICE = re.compile(
    r"(?<!\w)Phòng\s+(?P<that>Công\s+an|Ban\s+Chỉ\s+huy\s+[Qq]uân\s+sự|[Qq]uân\s+sự|Chỉ\s+huy\s+[Qq]uân\s+sự)\s+(?P<loai>xã|phường|đặc\s+khu)(?!\w)"
)


def _of_other(text: str, place: int) -> bool:
    """Whether the name of a unit follows: the office of that one."""
    m = _OTHER_NAME.match(text, place)
    return m is not None and m["chu"].isupper() and not text.isupper()


def _of_text(ho_so: HoSo, dong: Dong, place: int) -> bool:
    """Whether the place is in the plan's own words."""
    return con_noi(vung_tai(ho_so, dong, place), HAI_CAP)


@luat("DP07", Can.XA)
def phong_kinh_te(ho_so: HoSo) -> Iterator[Loi]:
    """Phòng Kinh tế in a xã, Phòng Kinh tế, Hạ tầng và Đô thị in a phường."""
    own, params = ho_so.xa, ho_so.tham_so("DP07")
    if own is None or not hai_cap(ho_so) or own.loai not in params["ten"]:
        return
    right = str(params["rieng"].get(own.ten, params["ten"][own.loai]))
    for dong in ho_so.dong:
        if "kinh tế" not in dong.text.lower():
            continue
        for m in _ECONOMY.finditer(dong.text):
            long = m["dai"] is not None
            if long == ("Hạ tầng" in right) or m[0].islower() or _of_other(dong.text, m.end()):
                continue
            if _of_text(ho_so, dong, m.start()) and not noi_ve_xua(ho_so, dong, m.start()):
                made = right.upper() if m[0].isupper() else right
                yield Loi(dong, m[0], made, {"xa": own.day_du}, tai=m.start())


@luat("DP08")
def cong_chuc(ho_so: HoSo) -> Iterator[Loi]:
    """No title of a commune's officer as before 1 July 2025."""
    own = ho_so.xa
    for old in co_quan_cu(ho_so, "DP08"):
        nay = old.tu.day_du
        if own is not None and own.loai == "phường" and nay == "Phòng Kinh tế":
            nay = "Phòng Kinh tế, Hạ tầng và Đô thị"
        yield loi_co_quan(old, nay)


@luat("DP09")
def mot_cua(ho_so: HoSo) -> Iterator[Loi]:
    """Trung tâm Phục vụ hành chính công for what was the commune's Bộ phận Một cửa."""
    for old in co_quan_cu(ho_so, "DP09"):
        text = old.dong.text
        alone = len(text.strip(" -+.;:0123456789()IVX")) <= len(old.chu) + 2 or old.dong.vai is Vai.NOI_NHAN
        ours = _ONE_DOOR_OF.match(text, old.cuoi)
        if alone or ours:
            yield _one_for_one(old, None)
        elif _ONE_DOOR_AT.search(text[max(0, old.dau - 6) : old.dau]) and not _ONE_DOORS.match(text, old.cuoi):
            yield _one_for_one(old, Level.GOI_Y)


def _one_for_one(old: CoQuanCu, level: Level | None) -> Loi:
    return Loi(old.dong, old.chu, old.tu.day_du, {"nay": old.tu.day_du}, old.dau, level, CachSua.DONG_Y)


@luat("DP10")
def bo_so(ho_so: HoSo) -> Iterator[Loi]:
    """No ministry or provincial department that was merged in 2025."""
    day = ngay_ban_do(ho_so)
    for old in co_quan_cu(ho_so, "DP10"):
        made = loi_co_quan(old, old.tu.day_du)
        local = not old.chu.lower().startswith(("bộ", "ủy ban", "uỷ ban", "ubdt"))
        if local and day is not None and day < HAI_CAP:  # each province had its own day
            made = Loi(made.dong, made.trich, made.sua, made.du_lieu, made.tai, Level.CANH_BAO, made.cach_sua)
        yield made


@luat("DP12")
def phong_thu_dan_su(ho_so: HoSo) -> Iterator[Loi]:
    """Ban Chỉ huy Phòng thủ dân sự."""
    for old in co_quan_cu(ho_so, "DP12"):
        yield _one_for_one(old, None)


@luat("DP19")
def khong_phai_phong(ho_so: HoSo) -> Iterator[Loi]:
    """Công an xã and Ban Chỉ huy quân sự xã are no phòng of the UBND."""
    for dong in ho_so.dong:
        if "Phòng" not in dong.text:
            continue
        for m in _POLICE.finditer(dong.text):
            that = "Công an" if m["that"].lower().startswith("công") else "Ban Chỉ huy quân sự"
            yield Loi(dong, m[0], f"{that} {m['loai']}", tai=m.start())


@luat("DP20", Can.KE_HOACH)
def don_vi_su_nghiep(ho_so: HoSo) -> Iterator[Loi]:
    """One name for the commune's service centre."""
    names: dict[str, list[str]] = ho_so.tham_so("DP20")["ten"]
    seen: dict[str, tuple[Dong, str]] = {}
    for dong in ho_so.dong:
        low = dong.text.lower()
        if "trung tâm" not in low and "tt" not in low:
            continue
        for name, forms in names.items():
            form = next((each for each in forms if each.lower() in low), None)
            if form and name not in seen:
                at = low.index(form.lower())
                seen[name] = dong, dong.text[at : at + len(form)]
    for name, (dong, written) in list(seen.items())[1:]:
        yield Loi(dong, written, None, {"ten": next(iter(seen)), "nay": name})


@luat("DP26")
def phong_huyen(ho_so: HoSo) -> Iterator[Loi]:
    """No office of a district, no radio station of a commune, as if they still were."""
    for old in co_quan_cu(ho_so, "DP26"):
        if _WITHIN.match(old.dong.text, old.cuoi):
            continue
        made = loi_co_quan(old, old.tu.day_du)
        if old.nhac is not None:
            made = Loi(made.dong, made.trich, made.sua, made.du_lieu, made.tai, Level.LOI, made.cach_sua)
        yield made


@luat("DP27", Can.KE_HOACH)
def chua_co(ho_so: HoSo) -> Iterator[Loi]:
    """No office of the time without districts in a plan of before."""
    day, words = ho_so.ngay, ho_so.tham_so("DP27")
    if day is None or day >= HAI_CAP or not ho_so.ngay_du or any(ho_so.tim(each) for each in words["bao_truoc"]):
        return
    for dong in ho_so.dong:
        for name in words["co_quan"]:
            if name in dong.text and _of_text(ho_so, dong, dong.text.index(name)):
                yield Loi(dong, name, None, tai=dong.text.index(name))

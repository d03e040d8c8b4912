"""The place line, hamlets, homonyms, numbers of units, last year's words (DP13 to DP16, DP18, DP25)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kehoach.catalog.dia_phuong import HAI_CAP, Xa, danh_sach_tinh, dung_dau, huyen_cu, xa_thanh
from kehoach.model.dong import Dong, Vai
from kehoach.rules.dia_phuong._moc import hai_cap, ngay_ban_do, tinh_ten, xa_ten
from kehoach.rules.dia_phuong._nhac import CAP_TINH, cung_ten
from kehoach.rules.dia_phuong._quet import quet, vung_tai
from kehoach.rules.dia_phuong._vung import noi_ve_xua
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat

_PLACE = re.compile(r"\s*(?P<ten>[^,;:\[\]….]{2,40}?)\s*,?\s*ngày(?!\w)")
_TYPE = re.compile(r"(?:xã|phường|đặc khu|thị trấn|tỉnh|thành phố|huyện|thị xã|tp\.?)\s+", re.IGNORECASE)
_PROVINCES = re.compile(
    r"(?P<so>\d{2})\s+(?P<gi>(?:đơn vị hành chính cấp tỉnh|tỉnh,?\s+thành(?:\s+phố)?|tỉnh\s+và\s+thành(?:\s+phố)?))(?!\w)"
    r"|(?P<tinh>\d{2})\s+tỉnh,?\s+(?:và\s+)?0?(?P<tp>\d{1,2})\s+thành\s+phố(?!\w)"
)
_COMMUNES = re.compile(r"(?P<so>\d{1,2}\.\d{3})\s+(?:đơn vị hành chính cấp xã|xã,\s*phường)(?!\w)")
_HAMLET = {
    "xã": re.compile(r"(?<!\w)(?:các\s+)?tổ dân phố(?!\w)", re.IGNORECASE),
    "phường": re.compile(
        r"(?<!\w)(?:(?:[Cc]ác|[Tt]rưởng|mỗi|từng|\d{1,2})\s+(?:thôn|xóm|ấp)|(?:[Tt]hôn|[Xx]óm|[Ấấ]p)\s+(?:\d|[A-ZĐ]))(?!\s+minh)"
    ),
}
_YEAR = re.compile(r"(?<!tháng \d )(?<!tháng \d\d )(?<!\w)năm\s+(20\d\d)(?!\s?[-–]|\d)", re.IGNORECASE)
_OWN_PLAN = re.compile(
    r"(?:ban hành|xây dựng|Trên đây là|triển khai)\s+(?:nội dung\s+)?[Kk]ế hoạch(?! số)[^.;“”]{0,200}$"
)
_AHEAD = re.compile(
    r"^[\W\d]*(?:các\s+)?(?:nhiệm vụ|chỉ tiêu|danh mục|phân công|tiến độ|lịch|dự toán|kinh phí|kế hoạch|biểu)",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"kết quả|tình hình|đánh giá|so với|ước|đã thực hiện|thực hiện năm|chuyển tiếp|chưa hoàn thành", re.IGNORECASE
)


class DiaDanh(NamedTuple):
    """The place of the date line, as written."""

    dong: Dong
    ten: str
    tai: int


def dia_danh(ho_so: HoSo) -> DiaDanh | None:
    """The place before the date, if it is told."""
    dong = ho_so.dau(Vai.DIA_DANH_NGAY)
    m = _PLACE.match(dong.text) if dong else None
    return DiaDanh(dong, m["ten"], m.start("ten")) if dong and m else None


@luat("DP13")
def so_don_vi(ho_so: HoSo) -> Iterator[Loi]:
    """Numbers of provinces and communes as they are on the day."""
    day, params = ngay_ban_do(ho_so), ho_so.tham_so("DP13")
    if day is None:
        return
    units = danh_sach_tinh(day)
    cities = sum(each.loai == "thành phố" for each in units)
    told = f"{len(units)} tỉnh, thành phố ({len(units) - cities} tỉnh và {cities} thành phố)"
    for dong in ho_so.loi_van:
        if "tỉnh" not in dong.text and "xã" not in dong.text:
            continue
        for m in _PROVINCES.finditer(dong.text):
            whole = bool(m["so"]) and int(m["so"]) in params["tinh"] and int(m["so"]) != len(units)
            parts = bool(m["tinh"]) and int(m["tinh"]) + int(m["tp"]) in params["tinh"] and int(m["tp"]) != cities
            if (whole or parts) and vung_tai(ho_so, dong, m.start()) is None and not noi_ve_xua(ho_so, dong, m.start()):
                sua = f"{len(units)} {m['gi']}" if whole else f"{len(units) - cities} tỉnh và {cities} thành phố"
                yield Loi(dong, m[0], sua, {"dung": told}, tai=m.start())
        for m in _COMMUNES.finditer(dong.text):
            old = day >= HAI_CAP and m["so"] in params["xa_cu"] and vung_tai(ho_so, dong, m.start()) is None
            if old and not noi_ve_xua(ho_so, dong, m.start()):
                right = params["xa_nay"]
                yield Loi(dong, m["so"], right, {"dung": f"{right} đơn vị hành chính cấp xã"}, tai=m.start())


@luat("DP14", Can.KE_HOACH, Can.XA)
def dia_danh_la_xa(ho_so: HoSo) -> Iterator[Loi]:
    """The place is the commune, not its province or district."""
    own, place = ho_so.xa, dia_danh(ho_so)
    if own is None or place is None:
        return
    kind = _TYPE.match(place.ten)
    name = place.ten[kind.end() :] if kind else place.ten
    if cung_ten(name, own.ten):
        return
    above = [f"{each} {name}" for each in ("huyện", "thị xã", "thành phố", "quận")]
    if tinh_ten(name) or any(dung_dau(each) in huyen_cu() for each in above):
        yield Loi(place.dong, place.ten, own.dia_danh, {"xa": own.day_du}, tai=place.tai)


@luat("DP15", Can.KE_HOACH, Can.XA)
def dia_danh_ghi_du(ho_so: HoSo) -> Iterator[Loi]:
    """The place with its type word where the name is a number or a person's."""
    own, place = ho_so.xa, dia_danh(ho_so)
    if own is None or place is None or not own.danh_tu_rieng or place.ten.isupper():
        return
    with_type = dung_dau(place.ten) == dung_dau(own.dia_danh)
    if cung_ten(place.ten, own.ten) or (with_type and place.ten[0].islower()):
        yield Loi(place.dong, place.ten, own.dia_danh, {"xa": own.day_du}, tai=place.tai)


@luat("DP16", Can.KE_HOACH)
def trung_ten(ho_so: HoSo) -> Iterator[Loi]:
    """A plan of a commune that is not the only one of its name says once in which province it is."""
    unit, day = ho_so.ke_hoach.xa, ngay_ban_do(ho_so)
    title = ho_so.dau(Vai.TRICH_YEU)
    if unit is None or day is None or title is None:
        return
    places = {xa.tinh.ten: xa.tinh.day_du for xa in xa_ten(unit.ten, day)[0] if xa.loai == unit.loai}
    told = any(each.loai in CAP_TINH and each.ten in places for each in quet(ho_so).don_vi)
    if len(places) < 2 or told:
        return
    if not any(word in each.text for each in ho_so.vai(Vai.NOI_NHAN) for word in ("tỉnh", "thành phố", "Sở ")):
        return
    at = next((each for each in quet(ho_so).don_vi if each.dong is title and cung_ten(each.ten, unit.ten)), None)
    if at is not None:
        own = ho_so.tinh
        facts = {"noi": ", ".join(list(places.values())[:5]), "tinh": own.day_du if own else "tỉnh ..."}
        yield Loi(title, at.chu, f"{at.chu}, {own.day_du}" if own else None, facts, tai=at.dau)


@luat("DP18", Can.XA)
def thon_hay_to_dan_pho(ho_so: HoSo) -> Iterator[Loi]:
    """Thôn in a xã, tổ dân phố in a phường; not asked where a commune was made of both kinds."""
    own = ho_so.xa
    pattern = _HAMLET.get(own.loai) if own else None
    if own is None or pattern is None or not hai_cap(ho_so):
        return
    lines = [each for each in ho_so.dong if pattern.search(each.text)]
    if not lines or not ho_so.mot_lan(_one_kind):
        return
    right = "thôn" if own.loai == "xã" else "tổ dân phố"
    for dong in lines:
        if right in dong.text.lower() or len(dong.text) > 2000:
            continue
        for m in pattern.finditer(dong.text):
            if vung_tai(ho_so, dong, m.start()) is None and not noi_ve_xua(ho_so, dong, m.start()):
                facts = {"xa": own.loai, "dung": right}
                yield Loi(dong, m[0], None, facts, tai=m.start())


def _one_kind(ho_so: HoSo) -> bool:
    """Whether the commune was made only of units whose hamlets have its own kind of name."""
    own = ho_so.xa
    wanted = {"xã"} if own and own.loai == "xã" else {"phường"}
    before = {loai for loai, _, _ in xa_thanh(own)} if isinstance(own, Xa) else set()
    return bool(before) and before <= wanted


@luat("DP25", Can.KE_HOACH)
def nam_cu(ho_so: HoSo) -> Iterator[Loi]:
    """Last year's number is not left where the plan speaks of itself."""
    years = {int(m[1]) for each in ho_so.vai(Vai.TRICH_YEU) for m in _YEAR.finditer(each.text)}
    if len(years) != 1 or any(re.search(r"20\d\d\s?[-–]\s?20\d\d", each.text) for each in ho_so.vai(Vai.TRICH_YEU)):
        return
    year = years.pop()
    for dong in ho_so.dong:
        if str(year - 1) not in dong.text:
            continue
        for m in _YEAR.finditer(dong.text):
            if int(m[1]) == year - 1 and _speaks_of_itself(ho_so, dong, m.start()):
                yield Loi(dong, m[0], f"{m[0][:-4]}{year}", {"nam": year}, tai=m.start())


def _speaks_of_itself(ho_so: HoSo, dong: Dong, place: int) -> bool:
    before = dong.text[max(0, place - 260) : place]
    if dong.vai in (Vai.TEN_PHU_LUC, Vai.PHU_LUC):
        return not _BACK.search(dong.text) and bool(_AHEAD.search(re.sub(r"(?i)^\s*phụ lục\s*\w*\s*:?", "", dong.text)))
    if dong.vai in (Vai.KEM_THEO_PHU_LUC, Vai.TEN_LOAI):
        return not re.search(r"tháng\s+\S+\s+$", before) and "Quyết định" not in dong.text
    if dong.vai in (Vai.MO_DAU, Vai.CAN_CU, Vai.DOAN):
        return vung_tai(ho_so, dong, place) is None and bool(_OWN_PLAN.search(before)) and not _BACK.search(before)
    return False

"""Whose plan the source is: its commune with all names that it has and had, its districts, its province."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kehoach.catalog.dia_phuong import (
    HAI_CAP,
    Tinh,
    Xa,
    cung_tinh,
    dung_dau,
    ke_thua,
    tat_ca_tinh,
    tim_tinh,
    tim_xa,
    xa_thanh,
)
from kehoach.model.dong import Dong, Vai
from kehoach.model.plan import KeHoach
from kehoach.problems import KehoachError, Place, Problem
from kehoach.rebase.trong_ten import LOAI, TRONG
from kehoach.rules.dia_phuong._moc import tinh_ten, xa_ten
from kehoach.rules.ho_so import HoSo
from kehoach.text.nfc import to_new_style

DECLARED = "--tu-xa"
"""The place of a problem with what the user says of the source"""
_NOT_COMMUNE = (
    "trường ", "sở ", "bộ ", "trung tâm ", "bệnh viện", "công ty", "chi cục", "cục ", "phòng giáo dục", "đại học", "học viện",
    "nhà trường", "trạm ", "hợp tác xã",
)  # fmt: skip
_OF_COMMUNE = ("trung tâm phục vụ hành chính công",)
"""What begins as a body of another level, and is one of the commune"""
_DISTRICT_BODY = ("ủy ban nhân dân huyện", "ủy ban nhân dân thị xã", "ủy ban nhân dân quận", "ubnd huyện", "huyện ủy")
_HIGHER_BODY = (
    "ủy ban nhân dân tỉnh", "ủy ban nhân dân thành phố", "ubnd tỉnh", "ubnd thành phố", "tỉnh ủy", "thành ủy",
    "hội đồng nhân dân tỉnh", "hội đồng nhân dân thành phố", "hđnd tỉnh", "hđnd thành phố", "thủ tướng", "chính phủ", "quốc hội",
)  # fmt: skip
"""Of a district or a province; said of no commune whose name follows"""
_BLANK_UNIT = re.compile(rf"(?<!\w)(?P<loai>{LOAI})\s*{TRONG}", re.IGNORECASE)
_BLANK_PLACE = frozenset({Vai.CO_QUAN, Vai.DAU_KHAC, Vai.TRICH_YEU, Vai.MO_DAU})
_PROVINCE = re.compile(r"(?<!\w)(?:tỉnh|thành phố)\s+((?:\w+[\s-]+){0,3}\w+)", re.IGNORECASE)
_UNIT = re.compile(
    r"(?<!\w)(?P<loai>xã|phường|đặc\s+khu|thị\s+trấn)\s+(?P<ten>\w[\w'’]*(?:[\s-]+\w[\w'’]*){0,3})", re.IGNORECASE
)
_BODY = re.compile(r"(?:T/?M\.?\s*)?(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)\s+")


@dataclass(frozen=True)
class Nguon:
    """The identity of the source."""

    loai: str
    """Type word of the commune as the plan uses it; empty where the source is of a province"""
    ten: str
    """Name of the commune; empty in a model plan that leaves it blank"""
    xa: Xa | None
    """The commune on its own map; None when the source names none"""
    tinh: Tinh | None
    huyen: tuple[str, ...] = ()
    """Districts, of now or before: ``thị xã Mỹ Hào``"""
    xa_cu: tuple[tuple[str, str], ...] = ()
    """Type and name of other communes that it was made of, or became"""
    tinh_cu: tuple[str, ...] = ()
    """Old names of its province, as far as its own communes lay in them"""
    lan: tuple["Nguon", ...] = ()
    """Other communes that the plan also calls its own: a file put together of two"""

    @property
    def day_du(self) -> str:
        """``xã Hoa Lộc, tỉnh Thanh Hóa``."""
        unit = f"{self.loai} {self.ten or '(tên để trống)'}" if self.loai else ""
        return ", ".join(each for each in (unit, self.tinh.day_du if self.tinh else "") if each)


def ngay_ban_do(nam: int) -> dt.date:
    """The day whose map counts for a plan drafted now for that year: today, or the nearest day of the year."""
    return min(max(dt.date.today(), dt.date(nam, 1, 1)), dt.date(nam, 12, 31))


def nguon_cua(ho_so: HoSo) -> Nguon:
    """The identity of the plan's issuer: as the user says (``ho_so.xa_khai``), else as the document does.

    Raises :class:`KehoachError` RB01 when the commune cannot be told, RB02 for the plan of a body that is none of a commune.
    """
    plan = ho_so.ke_hoach
    if ho_so.xa_khai is not None:
        return _with_others(ho_so, _of_unit(_declared(ho_so, *ho_so.xa_khai)))
    _check_issuer(plan)
    unit = ho_so.xa or _at_other_time(ho_so)
    if unit is not None:
        return _with_others(ho_so, _of_unit(unit))
    if to_new_style(plan.co_quan.ten).lower().startswith(_HIGHER_BODY):
        raise KehoachError(_not_commune(plan))
    loai = _blank_type(ho_so)
    if loai:
        return Nguon(loai, "", None, _province(ho_so))
    raise KehoachError(_unknown(plan))


def _declared(ho_so: HoSo, xa: str, tinh: str | None) -> Xa:
    """The commune that the user names, on the map of the plan's day, else on another."""
    wrong: KehoachError | None = None
    for day in dict.fromkeys((ho_so.ngay or dt.date(ho_so.ke_hoach.nam, 12, 31), *_other_days())):
        try:
            return tim_xa(xa, tinh, day)
        except KehoachError as error:
            several = error.problems[0].code == "DP16"
            wrong = error if wrong is None or several else wrong
            if several:
                break
    assert wrong is not None  # noqa: S101
    problems = [replace(each, place=Place(path=DECLARED)) for each in wrong.problems]
    raise KehoachError(problems, wrong.exit_code)


def _other_days() -> tuple[dt.date, ...]:
    return HAI_CAP - dt.timedelta(days=1), dt.date(2025, 12, 31), dt.date.today()


def _blank_type(ho_so: HoSo) -> str:
    """The type word of a model plan that leaves the name of the commune blank; empty for none."""
    for dong in ho_so.dong:
        m = _BLANK_UNIT.search(dong.text) if dong.vai in _BLANK_PLACE else None
        if m:
            return " ".join(m["loai"].lower().split("/")[0].split())
    return ""


def _province(ho_so: HoSo) -> Tinh | None:
    """The province that the document names most."""
    named: Counter[Tinh] = Counter()
    for dong in ho_so.dong:
        for m in _PROVINCE.finditer(dong.text):
            if found := _provinces(m[1]):
                named[found[-1]] += 1
    return named.most_common(1)[0][0] if named else None


def _provinces(words: str) -> tuple[Tinh, ...]:
    """The provinces, in every state, whose name the words begin with."""
    parts = words.split()
    names = (" ".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((found for found in map(tinh_ten, names) if found), ())


def _with_others(ho_so: HoSo, own: Nguon) -> Nguon:
    """With the other communes that the document calls its own."""
    others: dict[tuple[str, str], Nguon] = {}
    known = {dung_dau(own.ten), *(dung_dau(ten) for _, ten in own.xa_cu)}
    for xa in _called_own(ho_so, own):
        if dung_dau(xa.ten) not in known:
            others.setdefault((xa.loai, dung_dau(xa.ten)), _of_unit(xa))
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
        told = _PROVINCE.match(behind.lstrip(" ,(-"))
        for tinh in (*(_provinces(told[1]) if told else ()), own.tinh):
            here = [xa for xa in found if tinh is not None and cung_tinh(xa.tinh, tinh)]
            if here:
                return here[0]
        return found[0] if len({(xa.tinh.ten, xa.huyen) for xa in found}) == 1 else None
    return None


def _at_other_time(ho_so: HoSo) -> Xa | None:
    """The commune that the letterhead names, on the map of another day than the plan's."""
    unit = ho_so.ke_hoach.xa
    if unit is None:
        return None
    day = ho_so.ngay or dt.date(ho_so.ke_hoach.nam, 12, 31)
    for other in _other_days():
        for tinh in dict.fromkeys((None if "[[" in unit.tinh else unit.tinh, None)):
            try:
                if other != day:
                    return tim_xa(f"{unit.loai} {unit.ten}", tinh, other)
            except KehoachError:
                continue
    return None


def _check_issuer(plan: KeHoach) -> None:
    name = to_new_style(plan.co_quan.ten).lower()
    if name.startswith(_OF_COMMUNE):
        return
    if name.startswith(_NOT_COMMUNE) or name.startswith(_DISTRICT_BODY):
        raise KehoachError(_not_commune(plan))


def _not_commune(plan: KeHoach) -> Problem:
    return Problem(
        "RB02",
        f"Tệp nguồn là văn bản của {plan.co_quan.ten}, không phải của cơ quan cấp xã",
        "chỉ làm lại được kế hoạch của xã, phường, đặc khu; nếu vẫn muốn thay tên, ghi rõ --tu-xa và --tu-tinh",
    )


def _unknown(plan: KeHoach) -> Problem:
    told = plan.xa
    tried = [
        f"{what} {'(trống)' if '[[' in said else f'“{said}”'}"
        for what, said in (("tên cơ quan", plan.co_quan.ten), ("địa danh", plan.dia_danh))
    ]
    if told is not None:
        tried.insert(0, f"“{told.loai} {told.ten}, {told.tinh}”")
    message = f"Không rõ tệp nguồn là của xã nào; đã thử {', '.join(tried)}"
    return Problem("RB01", message, "ghi rõ xã của tệp nguồn: --tu-xa TÊN --tu-tinh TỈNH")


def _of_unit(unit: Xa) -> Nguon:
    before = xa_thanh(unit) if unit.huyen is None else []
    later = ke_thua(unit, max(dt.date.today(), HAI_CAP)) if unit.huyen else []
    districts = [unit.huyen] if unit.huyen else [huyen for _, _, huyen in before]
    others = [(loai, ten) for loai, ten, _ in before] + [(xa.loai, xa.ten) for xa in later]
    own = dung_dau(unit.ten)
    return Nguon(
        unit.loai,
        unit.ten,
        unit,
        unit.tinh,
        tuple(dict.fromkeys(districts)),
        tuple(dict.fromkeys(each for each in others if dung_dau(each[1]) != own)),
        _old_provinces(unit, before),
    )


def _old_provinces(unit: Xa, before: list[tuple[str, str, str]]) -> tuple[str, ...]:
    """The names, other than today's, of the provinces that its communes lay in."""
    found: list[str] = []
    day = HAI_CAP - dt.timedelta(days=1)
    for province in tat_ca_tinh():
        if province.den != HAI_CAP or not cung_tinh(province, unit.tinh) or province.ten == unit.tinh.ten:
            continue
        for loai, ten, huyen in before:
            try:
                tim_xa(f"{loai} {ten}, {huyen}", province.ten, day)
            except KehoachError:
                continue
            found.append(province.ten)
            break
    return tuple(found)


def dich_cua(xa: str, tinh: str | None, nam: int) -> tuple[Xa, str]:
    """The commune that the plan is to be for, on the map of its year; and what to tell where it was taken for another.

    A commune that is no more gives the one that it became, if that is one. Raises :class:`KehoachError` as ``tim_xa`` does.
    """
    day = ngay_ban_do(nam)
    try:
        return tim_xa(xa, tinh, day), ""
    except KehoachError as error:
        if day < HAI_CAP or error.problems[0].code not in ("DP17", "DP06"):
            raise
        became = _became(xa, tinh, day)
        if became is None:
            raise
        return (
            became,
            f"{xa}{f', {tinh}' if tinh else ''} không còn từ 01/7/2025; lấy đơn vị nay có: {became.day_du}, {became.tinh.day_du}",
        )


def _became(xa: str, tinh: str | None, day: dt.date) -> Xa | None:
    before = HAI_CAP - dt.timedelta(days=1)
    provinces = [tinh]
    if tinh is not None and (now := _province_on(tinh, day)) is not None:
        provinces = [each.ten for each in tat_ca_tinh() if each.den == HAI_CAP and cung_tinh(each, now)]
    found: list[Xa] = []
    for province in provinces:
        try:
            found += ke_thua(tim_xa(xa, province, before), day)
        except KehoachError:
            continue
    return found[0] if len(found) == 1 else None


def _province_on(tinh: str, day: dt.date) -> Tinh | None:
    """The province of the day; None for one that is no more."""
    try:
        return tim_tinh(tinh, day)
    except KehoachError:
        return None

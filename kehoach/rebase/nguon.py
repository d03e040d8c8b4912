"""Whose plan the source is: as the user says, else as the document does."""

import datetime as dt
import re
from collections import Counter
from dataclasses import replace

from kehoach.catalog.dia_phuong import (
    HAI_CAP,
    Tinh,
    Xa,
    tim_xa,
)
from kehoach.model.dong import Vai
from kehoach.model.plan import KeHoach
from kehoach.problems import KehoachError, Place, Problem
from kehoach.rebase.danh_tinh import TINH, Nguon, cac_tinh, cua_xa
from kehoach.rebase.hai_nguon import them_xa_khac
from kehoach.rebase.trong_ten import LOAI, TRONG
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


def nguon_cua(ho_so: HoSo) -> Nguon:
    """The identity of the plan's issuer: as the user says (``ho_so.xa_khai``), else as the document does.

    Raises :class:`KehoachError` RB01 when the commune cannot be told, RB02 for the plan of a body that is none of a commune.
    """
    plan = ho_so.ke_hoach
    if ho_so.xa_khai is not None:
        return them_xa_khac(ho_so, cua_xa(_declared(ho_so, *ho_so.xa_khai)))
    _check_issuer(plan)
    unit = ho_so.xa or _at_other_time(ho_so)
    if unit is not None:
        return them_xa_khac(ho_so, cua_xa(unit))
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
        for m in TINH.finditer(dong.text):
            if found := cac_tinh(m[1]):
                named[found[-1]] += 1
    return named.most_common(1)[0][0] if named else None


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

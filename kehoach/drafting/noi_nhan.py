"""Recipients of a draft: those of the khung, and whoever got a task or must be reported to and is not among them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kehoach.catalog.load import DanhMuc, tim
from kehoach.catalog.models import DonVi, Khung, MauNoiNhan
from kehoach.drafting.o import evaluate, render
from kehoach.model.numbers import danh_so
from kehoach.model.plan import KeHoach, NoiNhan
from kehoach.problems import Level, Problem

_NHOM = ("cap_tren", "dang_hdnd_mttq", "lanh_dao", "thuc_hien", "thon", "khac")
_BAO_CAO = re.compile(r"báo cáo", re.IGNORECASE)


def soan_noi_nhan(
    catalog: DanhMuc, khung: Khung, ke_hoach: KeHoach, names: Mapping[str, Any], ngay: date
) -> tuple[list[NoiNhan], list[Problem]]:
    """The recipient lines in order. The list of the khung is completed; a list that the user gave stands as given, and who
    is missing from it is told."""
    entries = {key: each for key, each in catalog.noi_nhan.items() if _holds(each, ngay)}
    given = [tim(catalog.noi_nhan, key, "nơi nhận") for key in dict.fromkeys(names["noi_nhan"])]
    if given:
        lacking = _lacking(catalog, given, duoc_giao(catalog, ke_hoach, names, ngay), names)
        told = [
            Problem("SO07", f"{name} được giao việc hoặc nhận báo cáo nhưng không có ở Nơi nhận", level=Level.GOI_Y)
            for name in lacking.values()
        ]
        return [_line(each, names, None) for each in given if _holds(each, ngay)], told
    lines = [
        (entries[each.gui], each.de)
        for each in khung.noi_nhan
        if each.gui in entries and (not each.khi or evaluate(each.khi, names))
    ]
    for key in names["noi_nhan_them"]:
        extra = tim(catalog.noi_nhan, key, "nơi nhận")
        if all(each is not extra for each, _ in lines):
            lines.insert(_position([each for each, _ in lines], extra), (extra, None))
    for unit in _lacking(catalog, [each for each, _ in lines], duoc_giao(catalog, ke_hoach, names, ngay), names):
        cover = next((each for each in entries.values() if unit in each.gom), None)
        if cover is not None and all(each is not cover for each, _ in lines):
            lines.insert(_position([each for each, _ in lines], cover), (cover, None))
    return [_line(each, names, de) for each, de in lines], []


def duoc_giao(catalog: DanhMuc, ke_hoach: KeHoach, names: Mapping[str, Any], ngay: date) -> list[str]:
    """Ids of the units that the plan gives work to (named in a heading or a column of the task annex) and of the superiors
    that it promises a report."""
    units: Mapping[str, str] = names["don_vi"]
    titles = [each.muc.tieu_de for each in danh_so(ke_hoach.muc)]
    columns = [name for annex in ke_hoach.phu_luc for task in annex.nhiem_vu for name in (task.chu_tri, *task.phoi_hop)]
    reports = [each.muc.loi_van for each in danh_so(ke_hoach.muc) if _BAO_CAO.search(each.muc.loi_van)]
    found = []
    for key, name in units.items():
        if key not in catalog.don_vi or not _holds(catalog.don_vi[key], ngay):
            # withdrawn by a pack; or not there on that day, and its name is that of whoever does its work, in the list too
            continue
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        places = reports if catalog.don_vi[key].cap_tren else [*titles, *columns]
        if any(pattern.search(text) for text in places):
            found.append(key)
    return found


def _lacking(
    catalog: DanhMuc, lines: Sequence[MauNoiNhan], wanted: Sequence[str], names: Mapping[str, Any]
) -> dict[str, str]:
    """Unit id -> name of those wanted that no line covers and some line of the catalogue could."""
    covered = {unit for each in lines for unit in each.gom}
    coverable = {unit for each in catalog.noi_nhan.values() for unit in each.gom}
    return {unit: names["don_vi"][unit] for unit in wanted if unit in coverable - covered}


def _position(lines: Sequence[MauNoiNhan], new: MauNoiNhan) -> int:
    rank = _NHOM.index(new.nhom)
    return next((index for index, each in enumerate(lines) if _NHOM.index(each.nhom) > rank), len(lines))


def _holds(entry: MauNoiNhan | DonVi, ngay: date) -> bool:
    return (entry.tu is None or entry.tu <= ngay) and (entry.den is None or ngay < entry.den)


def _line(entry: MauNoiNhan, names: Mapping[str, Any], de: str | None) -> NoiNhan:
    ma = f"gui.{entry.id.replace('_', '-').lower()}"
    return NoiNhan(id=ma, ten=render(entry.ten, names), de=entry.de if de is None else de)

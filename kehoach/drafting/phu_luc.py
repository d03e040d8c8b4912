"""Annexes of a draft: indicators and tasks of the chosen content areas."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from kehoach.catalog.load import tim
from kehoach.catalog.models import Khung, MauChiTieu, MauNhiemVu, NoiDung
from kehoach.drafting.o import evaluate, render
from kehoach.drafting.thoi_han import ngay_cuoi
from kehoach.drafting.tra_loi import ngay_dau_tien, so_nguyen
from kehoach.model.plan import ChiTieu, NhiemVu, PhuLuc


def soan_phu_luc(khung: Khung, areas: Sequence[NoiDung], names: Mapping[str, Any]) -> list[PhuLuc]:
    """The annexes that apply; one without rows is left out."""
    result = []
    for each in khung.phu_luc:
        if each.khi and not evaluate(each.khi, names):
            continue
        rows: dict[str, Any] = (
            {"chi_tieu": chi_tieu(areas, names)}
            if each.loai == "chi_tieu"
            else {"nhiem_vu": nhiem_vu(areas, names, each.bo)}
        )
        if any(rows.values()):
            result.append(PhuLuc(id=each.id, tieu_de=render(each.tieu_de, names), **rows))
    return result


def chi_tieu(areas: Sequence[NoiDung], names: Mapping[str, Any]) -> list[ChiTieu]:
    """The indicators of the areas. A value of the catalogue was set by another commune or a superior: it stands as a
    reference for a person to confirm, never as ours. Groups stand together in the order in which they first appear."""
    nam = int(names["nam"])
    rows = [each for area in areas for each in area.chi_tieu]
    order = list(dict.fromkeys(each.nhom for each in rows))
    return [
        ChiTieu(
            id=f"chi-tieu.{each.id}",
            nhom=each.nhom,
            ten=render(each.ten, names),
            don_vi_tinh=each.don_vi_tinh,
            gia_tri=_tham_khao(each, nam),
        )
        for each in sorted(rows, key=lambda row: order.index(row.nhom))
    ]


def _tham_khao(entry: MauChiTieu, nam: int) -> str:
    """``[[tham khảo: 50]]``: what a commune set itself for this year, or for the nearest year (``(năm 2025)``)."""
    known = [each for each in entry.gia_tri if each.cap == "xa" and each.so]
    if not known:
        return f"[[giá trị năm {nam}]]"
    nearest = min(known, key=lambda each: abs((each.nam or 9999) - nam))
    year = f" (năm {nearest.nam})" if nearest.nam and nearest.nam != nam else ""
    return f"[[tham khảo: {nearest.chu}{year}]]"


def nhiem_vu(areas: Sequence[NoiDung], names: Mapping[str, Any], bo: Collection[str] = ()) -> list[NhiemVu]:
    """Tasks of the areas, the sourced ones before the suggested ones, at most the asked number from each, none of ``bo``
    (ids): a plan does not give the task of drawing up that same plan. A suggestion whose time is over at the plan's date is
    left out; of a sourced task only the deadline is left to a person."""
    count = so_nguyen("nhiem_vu_moi_linh_vuc", str(names["nhiem_vu_moi_linh_vuc"]))
    ngay = ngay_dau_tien(str(names["ngay"]))
    result = []
    for area in areas:
        chosen = [task for task in sorted(area.nhiem_vu, key=lambda task: task.goi_y) if task.id not in bo]
        drafted = [_nhiem_vu(task, names, ngay) for task in chosen]
        result += [each for each in drafted if each is not None][:count]
    return result


def _nhiem_vu(task: MauNhiemVu, names: Mapping[str, Any], ngay: date) -> NhiemVu | None:
    thoi_han = render(task.thoi_han, names)
    end = ngay_cuoi(thoi_han)
    if end is not None and end < ngay:
        if task.goi_y:
            return None
        thoi_han = "[[thời hạn]]"
    units: Mapping[str, str] = names["don_vi"]
    return NhiemVu(
        id=f"nhiem-vu.{task.id}",
        ten=render(task.ten, names),
        chu_tri=_unit(units, task.chu_tri),
        phoi_hop=[name for unit in task.phoi_hop if not (name := _unit(units, unit)).startswith("[[")],
        san_pham=render(task.san_pham, names),
        kinh_phi=f"[[tham khảo: {task.kinh_phi}]]" if task.kinh_phi else "",
        thoi_han=thoi_han,
    )


def _unit(units: Mapping[str, str], key: str) -> str:
    name = tim(units, key, "đơn vị")
    return name[:1].upper() + name[1:]

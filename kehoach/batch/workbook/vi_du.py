"""What a new workbook begins with: indicators and tasks of the catalogue, the communes of a province."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from kehoach.batch.job import Phan
from kehoach.batch.workbook.cot import VI_DU
from kehoach.batch.workbook.gia_tri import PHAN
from kehoach.batch.workbook.noi_dung import Bang, NoiDungJob
from kehoach.catalog.dia_phuong import Tinh, Xa, danh_sach_xa, tim_tinh
from kehoach.catalog.load import DanhMuc, danh_muc, tim
from kehoach.catalog.models import Khung, NoiDung
from kehoach.drafting.boi_canh import boi_canh
from kehoach.drafting.o import render
from kehoach.drafting.phu_luc import chi_tieu, nhiem_vu
from kehoach.drafting.tra_loi import ngay_tra_cuu
from kehoach.problems import KehoachError

KHUNG: Final = "chuyen-doi-so-nam"
"""The blueprint whose annexes a new workbook has when none is named"""
TASKS_OF_AREA: Final = 3
_PHUONG: Final = "phường"
_TWO: Final = (
    ("16072", "xã Hoa Lộc", "tỉnh Thanh Hóa", "ven biển", VI_DU),
    ("14797", "phường Hạc Thành", "tỉnh Thanh Hóa", "đô thị", VI_DU),
)


def example_job(tinh: str | None, nam: int, khung: str | None = None, packs: Sequence[Path] = ()) -> NoiDungJob:
    """The content of a new workbook for a year: all communes of ``tinh`` (a name or a code), or two examples; the indicators
    and tasks that the areas of ``khung`` have in the catalogue. Raises :class:`KehoachError` for a name that is unknown."""
    catalog = danh_muc(tuple(packs))
    blueprint = tim(catalog.khung, khung or KHUNG, "khung")
    day = ngay_tra_cuu({}, nam)
    province = tim_tinh(tinh, day) if tinh else None
    communes = danh_sach_xa(day, province.ma) if province else []
    wards = not communes or any(each.loai == _PHUONG for each in communes)
    general = _names(catalog, nam, day, None)
    areas = [tim(catalog.noi_dung, each, "lĩnh vực") for each in blueprint.linh_vuc if each in catalog.noi_dung]
    indicators = [each.model_dump() for each in chi_tieu(areas, general)]
    return NoiDungJob(
        thong_tin=_thong_tin(blueprint, general, nam, province),
        xa=Bang(
            ("ma", "ten", "tinh", "nhom", "ghi_chu"),
            [(each.ma, each.day_du, "", "", "") for each in communes] or _TWO,
        ),
        chi_tieu=Bang(
            ("ma", "nhom", "ten", "don_vi_tinh", "gia_tri"),
            [
                (f"ct{number:02}", each["nhom"], each["ten"], each["don_vi_tinh"], each["gia_tri"])
                for number, each in enumerate(indicators, 1)
            ],
        ),
        nhiem_vu=_tasks(catalog, blueprint, areas, nam, day, wards),
    )


def _thong_tin(khung: Khung, names: Mapping[str, Any], nam: int, tinh: Tinh | None) -> dict[str, str]:
    titles = {each.loai: _filled(each.tieu_de, names) for each in khung.phu_luc}
    parts: tuple[Phan, ...] = ("chi_tieu", "nhiem_vu")
    labels = {key: label for label, key in PHAN.items()}
    return {
        "nam": str(nam),
        "tinh": tinh.day_du if tinh else "",
        "phan": "; ".join(labels[each] for each in parts),
        "trich_yeu": _filled(khung.trich_yeu, names),
        "tieu_de_chi_tieu": titles.get("chi_tieu", ""),
        "tieu_de_nhiem_vu": titles.get("nhiem_vu", ""),
        "khung": khung.id,
        "tong_kinh_phi": "có",
    }


def _filled(text: str, names: Mapping[str, Any]) -> str:
    """A title of the khung; empty when it asks what nobody has answered yet."""
    try:
        return render(text, {**names, "nam": "{nam}"})
    except KehoachError:
        return ""


def _tasks(catalog: DanhMuc, khung: Khung, areas: Sequence[NoiDung], nam: int, day: dt.date, wards: bool) -> Bang:
    """The tasks; where a ward's unit has another name, one row for wards and one for the others, under one code."""
    done = [each for annex in khung.phu_luc for each in annex.bo]
    usual, ward = (nhiem_vu(areas, _names(catalog, nam, day, loai), done) for loai in (None, _PHUONG))
    rows = []
    for number, (one, other) in enumerate(zip(usual, ward, strict=True), 1):
        differ = wards and (one.chu_tri, one.phoi_hop) != (other.chu_tri, other.phoi_hop)
        for task, who in ((one, f"trừ: {_PHUONG}" if differ else ""), *([(other, _PHUONG)] if differ else [])):
            rows.append(
                (f"nv{number:02}", task.ten, task.chu_tri, "; ".join(task.phoi_hop), task.san_pham, task.kinh_phi,
                 task.thoi_han, who)
            )  # fmt: skip
    return Bang(("ma", "ten", "chu_tri", "phoi_hop", "san_pham", "kinh_phi", "thoi_han", "ap_dung"), rows)


def _names(catalog: DanhMuc, nam: int, day: dt.date, loai: str | None) -> dict[str, Any]:
    """The slots of the catalogue's texts, those of a commune filled with the slots of the workbook. ``loai``: whose names
    the units have; None for the usual ones."""
    tinh = Tinh("00", "", "{tinh}", None, None, "")
    xa = Xa("00000", "{xa}", "{ten_xa}", tinh, None, None, "")
    own = {}
    for each in catalog.don_vi.values():
        if loai in each.ten_theo_loai and (each.tu is None or each.tu <= day) and (each.den is None or day < each.den):
            own[each.id] = render(each.ten_theo_loai[loai], {"cap_xa": "{xa}", "tinh": "{tinh}"}) if loai else each.ten
    slots = boi_canh(catalog, xa, day, nam, nam, nam, own)
    slots = replace(slots, xa="{xa}", ubnd="Ủy ban nhân dân {xa}", tinh="{tinh}", ten_tinh="{tinh}")
    units = {key: name.replace("{ten_xa}", "").replace(" {tinh}", " {tinh}") for key, name in slots.don_vi.items()}
    return {
        **slots.values(),
        "don_vi": units,
        "ngay": str(nam),
        "nhiem_vu_moi_linh_vuc": str(TASKS_OF_AREA),
    }

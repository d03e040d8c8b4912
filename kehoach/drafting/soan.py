"""Drafting: a khung, a commune, a year, chosen content areas and answers become a plan that a person edits further."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from kehoach.catalog.dia_phuong import Xa
from kehoach.catalog.hieu_luc import HieuLuc
from kehoach.catalog.load import DanhMuc, tim
from kehoach.catalog.models import Khung, NoiDung
from kehoach.drafting.boi_canh import BoiCanh, boi_canh
from kehoach.drafting.can_cu import soan_can_cu, tu_van_ban
from kehoach.drafting.chu_ky import soan_chu_ky
from kehoach.drafting.dung import dung_muc
from kehoach.drafting.noi_nhan import soan_noi_nhan
from kehoach.drafting.o import render, render_all
from kehoach.drafting.phu_luc import chi_tieu, soan_phu_luc
from kehoach.drafting.tra_loi import DON_VI, cau_hoi, giai_doan, kiem_tra, ngay_cua, ngay_tra_cuu, tra_loi_cho
from kehoach.model.plan import CoQuan, DonViHanhChinh, KeHoach
from kehoach.problems import KehoachError, Level, Problem
from kehoach.text.vien_dan import lan_dau, lan_sau

COMPUTED = frozenset({"linh_vuc", "viec", "trich_dan", "nhom_chi_tieu", "tong_chi_tieu"})
"""Names that a khung has beside the slots and the answers."""


@dataclass(frozen=True, slots=True)
class YeuCau:
    """What is asked for: everything already looked up except the answers, which are text as typed."""

    khung: Khung
    xa: Xa
    nam: int
    linh_vuc: Sequence[NoiDung]
    tra_loi: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BanNhap:
    """A drafted plan, comments for its YAML (node id -> comment), and what the user should know."""

    ke_hoach: KeHoach
    ghi_chu: Mapping[str, str]
    problems: Sequence[Problem] = ()


def soan(catalog: DanhMuc, yeu_cau: YeuCau) -> BanNhap:
    """Draft a plan. Unknown or missing answers raise :class:`KehoachError` naming each."""
    khung, xa = yeu_cau.khung, yeu_cau.xa
    kiem_tra(khung, yeu_cau.tra_loi, catalog.nhac_duoc("don-vi"))
    ngay = ngay_tra_cuu(yeu_cau.tra_loi, yeu_cau.nam)
    units = {key.removeprefix(DON_VI): value for key, value in yeu_cau.tra_loi.items() if key.startswith(DON_VI)}
    slots = boi_canh(catalog, xa, ngay, yeu_cau.nam, *giai_doan(khung, yeu_cau.tra_loi, yeu_cau.nam), units)
    names = _names(catalog, yeu_cau, slots)
    bases = soan_can_cu(catalog, khung.can_cu, names["can_cu"], names, ngay)
    try:
        ke_hoach = KeHoach(
            khung=khung.id,
            linh_vuc=[each.id for each in yeu_cau.linh_vuc],
            nam=yeu_cau.nam,
            xa=DonViHanhChinh(ma=xa.ma, loai=xa.loai, ten=xa.ten, huyen=slots.huyen, tinh=slots.ten_tinh),
            co_quan=CoQuan(ten=slots.ubnd),
            so=names["so"],
            dia_danh=xa.dia_danh,
            ngay=ngay_cua(names["ngay"]),
            trich_yeu=render(khung.trich_yeu, names),
            can_cu=[each.can_cu for each in bases],
            mo_dau=render(khung.mo_dau, names),
            muc=dung_muc(khung.muc, names),
            luu=names["luu"]
            or ["VT", *filter(None, [tim(catalog.nhac_duoc("don-vi"), khung.soan_thao, "đơn vị").luu])],
            chu_ky=soan_chu_ky(names["nguoi_ky"], names["thay_mat"], names["ho_ten"]),
            phu_luc=soan_phu_luc(khung, yeu_cau.linh_vuc, names),
        )
    except ValidationError as error:  # two nodes of the khung with one id, a node without words
        message = "; ".join(each["msg"].removeprefix("Value error, ") for each in error.errors())
        raise KehoachError(Problem("DM11", f"Khung “{khung.id}”: {message}", "sửa khung trong danh mục")) from None
    ke_hoach.noi_nhan, told = soan_noi_nhan(catalog, khung, ke_hoach, names, ngay)
    if not ke_hoach.ngay.day_du:
        mend = "biết ngày ký thì soạn lại với --dat ngay=15/5/2026"
        told.append(
            Problem("SO08", f"Chưa có ngày ký: căn cứ, đơn vị xét theo ngày {ngay:%d/%m/%Y}", mend, level=Level.GOI_Y)
        )
    comments = {each.can_cu.id: each.ghi_chu for each in bases if each.ghi_chu and each.can_cu.id}
    return BanNhap(ke_hoach, comments, [*(each.problem for each in bases if each.problem), *told])


def _names(catalog: DanhMuc, yeu_cau: YeuCau, slots: BoiCanh) -> dict[str, Any]:
    """Every name that a khung may use: the slots, the answers, and what is made of the chosen areas:
    ``linh_vuc`` (their texts), ``viec`` (unit id -> names of the areas it leads), ``nhom_chi_tieu`` and ``tong_chi_tieu``
    (indicators by group); ``trich_dan.nq57.dau`` and ``.sau`` cite a document the first time and later."""
    names: dict[str, Any] = slots.values()
    for question in cau_hoi(yeu_cau.khung):
        if question.khoa not in ("tu", "den"):
            names[question.khoa] = tra_loi_cho(question, yeu_cau.tra_loi, names)
    names["linh_vuc"] = [render_all(each.model_dump(mode="python"), names) for each in yeu_cau.linh_vuc]
    names["viec"] = {
        unit: "; ".join(area.giua_cau for area in yeu_cau.linh_vuc if area.chu_tri == unit) for unit in slots.don_vi
    }
    names["trich_dan"] = {
        entry.id: {"dau": lan_dau(cited), "sau": lan_sau(cited)}
        for entry in catalog.nhac_duoc("van-ban").values()
        for cited in [tu_van_ban(entry, "Căn cứ", HieuLuc("con")).can_cu.vien_dan]
    }
    groups: dict[str, int] = {}
    for row in chi_tieu(yeu_cau.linh_vuc, names):
        groups[row.nhom] = groups.get(row.nhom, 0) + 1
    names["nhom_chi_tieu"] = [{"ten": ten, "so": so} for ten, so in groups.items()]
    names["tong_chi_tieu"] = sum(groups.values())
    return names

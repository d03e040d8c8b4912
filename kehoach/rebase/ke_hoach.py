"""The fields of the plan that stand in no line, or that are ours to give: commune, number, date, signer."""

from itertools import pairwise
from typing import Any

from kehoach.model.chuyen import BaoCaoChuyen, DaThay, LoaiThay
from kehoach.model.phat_hien import ViTri
from kehoach.model.plan import DonViHanhChinh, KeHoach
from kehoach.rebase.dinh_danh import doi_dinh_danh
from kehoach.rebase.ten_nguoi import NGUOI_KY
from kehoach.rebase.viec import Viec
from kehoach.rebase.viet_lai import viet_lai
from kehoach.text.nfc import slug


def ke_hoach_moi(plan: KeHoach, viec: Viec, report: BaoCaoChuyen) -> KeHoach:
    """``plan``, read from the document with all replacements, as the draft of our commune; what else it changes is told."""
    dich = viec.dich
    data = plan.model_dump()
    data["nam"] = viec.nam
    data["xa"] = DonViHanhChinh(ma=dich.ma, loai=dich.loai, ten=dich.ten, tinh=dich.tinh.ten).model_dump()
    data["so"] = ""
    data["ngay"] = str(viec.nam)
    data["dia_danh"] = dich.dia_danh
    for name in ("ten", "chu_quan"):
        data["co_quan"][name] = viet_lai(viec, data["co_quan"][name])
    if data["chu_ky"] and not viec.cung_xa:
        data["chu_ky"]["ho_ten"] = NGUOI_KY
    data["bo_qua"] = []
    _ids(data, viec, set())
    _bases_apart(data, report)
    _doubled(data["muc"], report)
    return KeHoach.model_validate(data)


def _ids(value: Any, viec: Viec, used: set[str]) -> None:
    """Ids are made from words: those that hold a name of theirs get ours."""
    if isinstance(value, list):
        for each in value:
            _ids(each, viec, used)
    elif isinstance(value, dict):
        if isinstance(value.get("id"), str):
            made = slug(doi_dinh_danh(viec, value["id"])) or value["id"]
            number, free = 1, made
            while free in used:
                number += 1
                free = f"{made}-{number}"
            used.add(free)
            value["id"] = free
        for each in value.values():
            _ids(each, viec, used)


def _bases_apart(data: dict[str, Any], report: BaoCaoChuyen) -> None:
    """Each basis on a line of its own (Nghị định 30/2020, Phụ lục I, II.6a): a source may have them in one paragraph."""
    lead = ""
    for each in data["can_cu"]:
        if each["dan"]:
            lead = each["dan"]
        elif lead == "Căn cứ":
            each["dan"] = lead
            if each["nguyen_van"] and not each["nguyen_van"].startswith(lead):
                each["nguyen_van"] = f"{lead} {each['nguyen_van']}"
            told = each["nguyen_van"] or f"{each['ten_loai']} số {each['so_ky_hieu']}"
            report.thay.append(DaThay(LoaiThay.LOI_GOC, "", "Căn cứ", ViTri(), f"mỗi căn cứ một dòng: {told[:80]}"))


def _doubled(nodes: list[dict[str, Any]], report: BaoCaoChuyen) -> None:
    """A heading that stands twice in a row with nothing between stays once."""
    for each in nodes:
        _doubled(each["muc"], report)
    for before, after in list(pairwise(nodes)):
        said = before["tieu_de"] or before["loi_van"]
        bare = not (before["bang"] or before["muc"] or (before["tieu_de"] and before["loi_van"]))
        if bare and before["cap"] and (said, before["cap"]) == (after["tieu_de"] or after["loi_van"], after["cap"]):
            nodes.remove(before)
            report.thay.append(DaThay(LoaiThay.LOI_GOC, said, "", ViTri(), "đề mục lặp hai lần liền nhau"))

"""The fields of the plan that stand in no line, or that are ours to give: commune, number, date, signer."""

from kehoach.model.plan import DonViHanhChinh, KeHoach
from kehoach.rebase.than_phan import NGUOI_KY
from kehoach.rebase.viec import Viec
from kehoach.rebase.viet_lai import viet_lai


def ke_hoach_moi(plan: KeHoach, viec: Viec) -> KeHoach:
    """``plan``, read from the document with all replacements, as the draft of our commune."""
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
    return KeHoach.model_validate(data)

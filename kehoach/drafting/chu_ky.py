"""The signature block from who signs (Nghị định 30/2020, Điều 13; Phụ lục I, Mục II, khoản 7)."""

from kehoach.catalog.models import CauHoi
from kehoach.model.plan import ChuKy

TM = "TM. ỦY BAN NHÂN DÂN"

NGUOI_KY = CauHoi(
    khoa="nguoi_ky", hoi="Ai ký", mac_dinh="pho_chu_tich", chon=["chu_tich", "quyen_chu_tich", "pho_chu_tich"]
)
THAY_MAT = CauHoi(
    khoa="thay_mat",
    hoi="Ký thay mặt UBND (co), hay theo thẩm quyền của Chủ tịch (khong)",
    mac_dinh="co",
    chon=["co", "khong"],
)

_LINES = {
    "chu_tich": ([], "CHỦ TỊCH"),
    "quyen_chu_tich": ([], "Q. CHỦ TỊCH"),
    "pho_chu_tich": (["KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH"),
}


def soan_chu_ky(nguoi_ky: str, thay_mat: str, ho_ten: str) -> ChuKy:
    """The block for an answer of :data:`NGUOI_KY` and of :data:`THAY_MAT`."""
    quyen_han, chuc_vu = _LINES[nguoi_ky]
    return ChuKy(quyen_han=[TM, *quyen_han] if thay_mat == "co" else list(quyen_han), chuc_vu=chuc_vu, ho_ten=ho_ten)

"""What is printed where a plan says nothing of its own: its number, the line under an annex's title, titles of columns."""

from kehoach.model.plan import KeHoach, PhuLuc

COT = {
    "chi_tieu": ("TT", "Nội dung chỉ tiêu", "Đơn vị tính", "Chỉ tiêu năm {nam}"),
    "nhiem_vu": (
        "TT",
        "Tên nhiệm vụ",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Kết quả",
        "Dự kiến kinh phí (triệu đồng)",
        "Thời gian hoàn thành",
    ),
}
"""What an annex holds -> the titles of its columns."""


def so_ky_hieu(ke_hoach: KeHoach) -> str:
    """``87/KH-UBND``, ``116-KH/ĐU``; room to write the number in while it is not given."""
    return viet_so(ke_hoach.so, ke_hoach.ky_hieu)


def viet_so(so: str, ky_hieu: str) -> str:
    """That number from its parts."""
    so = so.zfill(2) if so.isdigit() else so or "      "
    return f"{so}{'' if ky_hieu.startswith('-') else '/'}{ky_hieu}"


def kem_theo(ke_hoach: KeHoach) -> str:
    """The line under an annex's title (Phụ lục I, Mục III, 1c); the annex of a plan that a decision brings names that."""
    if ke_hoach.kem_theo and not ke_hoach.so:
        return ke_hoach.kem_theo
    return dong_kem_theo(ke_hoach.ten_loai, ke_hoach.so, ke_hoach.ky_hieu, ke_hoach.ngay.chu(), ke_hoach.co_quan.ten)


def dong_kem_theo(ten_loai: str, so: str, ky_hieu: str, ngay: str, co_quan: str) -> str:
    """That line from its parts; ``ngay`` in words."""
    return f"(Kèm theo {ten_loai.capitalize()} số {viet_so(so, ky_hieu)} {ngay} của {co_quan})"


def cot(ke_hoach: KeHoach, phu_luc: PhuLuc) -> list[str]:
    """The titles of the columns of an annex's table; none for an annex of text."""
    return ten_cot(phu_luc.loai, ke_hoach.nam)


def ten_cot(loai: str, nam: int) -> list[str]:
    """The titles of the columns of a table of ``loai`` (chi_tieu, nhiem_vu); none for another."""
    return [each.format(nam=nam) for each in COT.get(loai, ())]

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
    so = ke_hoach.so.zfill(2) if ke_hoach.so.isdigit() else ke_hoach.so or "      "
    return f"{so}{'' if ke_hoach.ky_hieu.startswith('-') else '/'}{ke_hoach.ky_hieu}"


def kem_theo(ke_hoach: KeHoach) -> str:
    """The line under an annex's title (Phụ lục I, Mục III, 1c); the annex of a plan that a decision brings names that."""
    if ke_hoach.kem_theo and not ke_hoach.so:
        return ke_hoach.kem_theo
    kind = ke_hoach.ten_loai.capitalize()
    return f"(Kèm theo {kind} số {so_ky_hieu(ke_hoach)} {ke_hoach.ngay.chu()} của {ke_hoach.co_quan.ten})"


def cot(ke_hoach: KeHoach, phu_luc: PhuLuc) -> list[str]:
    """The titles of the columns of an annex's table; none for an annex of text."""
    return [each.format(nam=ke_hoach.nam) for each in COT.get(phu_luc.loai, ())]

"""Made-up rows of annexes for benches and tests of the batch; imports nothing heavy."""

from typing import Any

_UNITS = (
    "Phòng Văn hóa - Xã hội",
    "Văn phòng HĐND và UBND",
    "Trung tâm Phục vụ hành chính công",
    "Ban Chỉ huy quân sự",
    "Tổ công nghệ số cộng đồng",
)


def tasks(count: int) -> list[dict[str, str]]:
    """Rows of a task table, each with words of its own."""
    return [
        {
            "tt": str(index),
            "ten": f"Tổ chức tập huấn kỹ năng số đợt {index} cho cán bộ, công chức, người lao động và người dân khu dân cư số {index % 37 + 1}",
            "chu_tri": _UNITS[index % 5],
            "phoi_hop": f"{_UNITS[(index + 1) % 5]}; {_UNITS[(index + 3) % 5]}",
            "san_pham": f"Báo cáo kết quả đợt {index}, danh sách {index % 90 + 10} người tham gia",
            "kinh_phi": f"{index % 80 + 5},{index % 10}",
            "thoi_han": f"Tháng {index % 7 + 6}/2026",
        }
        for index in range(1, count + 1)
    ]


def annex(count: int) -> dict[str, Any]:
    """Values of the task annex."""
    cot = [
        "TT",
        "Tên nhiệm vụ",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Kết quả",
        "Dự kiến kinh phí (triệu đồng)",
        "Thời gian hoàn thành",
    ]
    kem_theo = "(Kèm theo Kế hoạch số 87/KH-UBND ngày 15 tháng 5 năm 2026 của Ủy ban nhân dân xã Hoa Lộc)"
    return {
        "dau_de": "Phụ lục II",
        "ten": "DANH MỤC NHIỆM VỤ NĂM 2026",
        "kem_theo": kem_theo,
        "cot": cot,
        "nhiem_vu": tasks(count),
    }

"""Made-up plans as an import gives them: with everything that only other people's files hold."""

from typing import Any

from kehoach.model.plan import KeHoach
from writers import plans

PLACES = ("dau", "tieu_de", "noi_nhan", "chu_ky", "cuoi")


def imported(**changes: Any) -> KeHoach:
    """A plan that uses every field of an imported plan."""
    annexes = plans.annexes(3)
    annexes[0] |= {"so_goc": "01", "cot": ["STT", "Tên chỉ tiêu", "ĐVT", "Giá trị 2026"]}
    annexes[1] |= {"cot": ["STT", "Việc", "Chủ trì", "Phối hợp", "Sản phẩm", "Tiền", "Hạn"]}
    data: dict[str, Any] = {
        "ky_hieu": "-KH/ĐU",
        "so": "116",
        "can_cu": [
            {"id": "cc-1", "nguyen_van": "Căn cứ Luật A"},
            {"id": "cc-2", "dan": "", "nguyen_van": "Nghị định B"},
            {"id": "cc-3", "nguyen_van": "Căn cứ tình hình C"},
            {"id": "cc-4", "dan": "Thực hiện", "nguyen_van": "Kế hoạch D"},
            {"id": "cc-5", "dan": "", "nguyen_van": "Công văn E"},
        ],
        "muc": [
            {
                "cap": "I", "tieu_de": "Mục đích, yêu cầu", "so_goc": "II.",
                "nhan_manh": [{"cum": "yêu cầu", "kieu": "nghiêng"}],
                "muc": [
                    {
                        "id": "chay", "cap": "1", "tieu_de": "Nội dung",
                        "loi_van": "chữ đậm ở đây và chữ đậm ở kia, chữ nghiêng nữa.",
                        "nhan_manh": [
                            {"cum": "chữ đậm", "kieu": "đậm", "lan": 2},
                            {"cum": "chữ nghiêng", "kieu": "đậm nghiêng"},
                            {"cum": "Nội", "kieu": "nghiêng"},
                        ],
                    },
                    {"tieu_de": "Đầu đề không số"},
                    {"loi_van": "Đoạn có [[chỗ trống]] đậm.", "nhan_manh": [{"cum": "Đoạn có [[chỗ", "kieu": "đậm"}]},
                    {"cap": "1", "so_goc": "4.", "loi_van": "bốn", "muc": [{"cap": "1.1", "loi_van": "con"}]},
                    {"cap": "1", "so_goc": "", "loi_van": "không số"},
                ],
            },
            {"id": "bang", "loi_van": "Bảng", "bang": {"cot": ["A", "B"], "hang": [["1", "2"]], "loai": "chi_tieu"}},
        ],
        "noi_nhan": [{"ten": "} (b/c)"}, {"ten": "Như trên", "de": "th/h"}],
        "phan_khac": [{"cho": each, "loi_van": f"Dòng {each} {index}"} for each in PLACES for index in (1, 2)],
        "phu_luc": annexes,
    }  # fmt: skip
    return plans.plan(**data | changes)


def by_decision(**changes: Any) -> KeHoach:
    """A plan that a decision brings: no number, recipients or signature of its own."""
    data: dict[str, Any] = {
        "so": "",
        "kem_theo": "(Kèm theo Quyết định số 15/QĐ-UBND ngày 05 tháng 5 năm 2026 của Ủy ban nhân dân xã Bình Minh)",
        "noi_nhan": [],
        "luu": [],
        "chu_ky": None,
        "phu_luc": plans.annexes(3)[:1],
    }
    return plans.plan(**data | changes)

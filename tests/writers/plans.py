"""Made-up plans for the tests of the writers: ordinary, short, long, and with everything that could go wrong in words."""

from typing import Any

from kehoach.model.plan import KeHoach

_NOI_NHAN = [
    {"ten": "Thường trực Đảng ủy xã", "de": "b/c"},
    {"ten": "Thường trực HĐND xã", "de": "b/c"},
    {"ten": "Chủ tịch, các Phó Chủ tịch UBND xã"},
    {"ten": "Ủy ban MTTQ Việt Nam xã và các tổ chức chính trị - xã hội"},
    {"ten": "Các phòng, đơn vị thuộc UBND xã", "de": "th/h"},
    {"ten": "Trưởng các thôn", "de": "th/h"},
]
_CAN_CU = [
    {"ten_loai": "Luật", "trich_yeu": "Tổ chức chính quyền địa phương", "ngay": "2025-06-16"},
    {
        "ten_loai": "Nghị quyết", "so_ky_hieu": "57-NQ/TW", "co_quan": "Bộ Chính trị", "ngay": "2024-12-22",
        "trich_yeu": "đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia",
    },
    {
        "ten_loai": "Kế hoạch", "so_ky_hieu": "45/KH-UBND", "co_quan": "UBND tỉnh Ninh Bình", "ngay": "2026-02-03",
        "trich_yeu": "chuyển đổi số năm 2026 trên địa bàn tỉnh",
    },
]  # fmt: skip
_CAU = (
    "Rà soát, cập nhật danh sách hộ dân theo từng thôn; phân công cán bộ phụ trách, hướng dẫn người dân thực hiện trên "
    "Cổng Dịch vụ công và tổng hợp kết quả gửi về Ủy ban nhân dân xã trước ngày 25 hằng tháng."
)


def plan(**changes: Any) -> KeHoach:
    """An ordinary plan of a commune, with ``changes`` to its fields."""
    data: dict[str, Any] = {
        "nam": 2026,
        "xa": {"loai": "xã", "ten": "Bình Minh", "tinh": "Ninh Bình"},
        "co_quan": {"ten": "Ủy ban nhân dân xã Bình Minh"},
        "so": "7",
        "dia_danh": "Bình Minh",
        "ngay": "2026-05-05",
        "trich_yeu": "Triển khai chuyển đổi số, cải cách hành chính và xây dựng chính quyền số trên địa bàn xã năm 2026",
        "can_cu": _CAN_CU,
        "mo_dau": "Ủy ban nhân dân xã ban hành Kế hoạch với các nội dung sau:",
        "muc": body(),
        "noi_nhan": _NOI_NHAN,
        "luu": ["VT", "VHXH"],
        "chu_ky": {"quyen_han": ["TM. Ủy ban nhân dân"], "chuc_vu": "Chủ tịch", "ho_ten": "Nguyễn Văn An"},
    }
    return KeHoach.model_validate(data | changes)


def body(extra: int = 0) -> list[dict[str, Any]]:
    """The body: every kind of node; ``extra`` plain paragraphs at its end."""
    table = {
        "cot": ["TT", "Nội dung chi", "Thời gian", "Số tiền (triệu đồng)"],
        "hang": [
            ["1", "Tập huấn kỹ năng số cho Tổ công nghệ số cộng đồng các thôn", "Quý II/2026", "12,5"],
            ["2", "Thuê đường truyền", "Cả năm", "30"],
            ["3", "Bảo trì thiết bị tại Bộ phận một cửa", "Tháng 9/2026", "8"],
        ],
    }
    return [
        {
            "cap": "I", "tieu_de": "Mục đích, yêu cầu",
            "muc": [
                {"cap": "1", "tieu_de": "Mục đích", "muc": [{"loi_van": _CAU}, {"loi_van": _CAU}]},
                {"cap": "1", "tieu_de": "Yêu cầu", "loi_van": _CAU},
            ],
        },
        {
            "cap": "I", "tieu_de": "Nội dung",
            "muc": [
                {"cap": "1", "tieu_de": "Hạ tầng số", "muc": [
                    {"cap": "1.1", "tieu_de": "Đường truyền", "muc": [{"loi_van": _CAU}]},
                    {"cap": "1.1", "tieu_de": "Thiết bị", "muc": [
                        {"cap": "a", "loi_van": "Kiểm kê, bố trí máy tính cho Bộ phận một cửa;"},
                        {"cap": "a", "tieu_de": "Máy quét", "loi_van": "mỗi thôn một máy;"},
                        {"cap": "-", "loi_van": "Có sổ theo dõi."},
                    ]},
                ]},
                {"cap": "1", "loi_van": "Khoản không có tiêu đề thì số và chữ đều không đậm."},
                {"cap": "1", "tieu_de": "Kinh phí", "loi_van": "theo bảng sau:", "bang": table},
            ],
        },
        {
            "cap": "I", "tieu_de": "Tổ chức thực hiện",
            "muc": [
                {"cap": "1", "tieu_de": "Phòng Văn hóa - Xã hội", "loi_van": f"Chủ trì theo dõi. {_CAU}"},
                {"cap": "1", "tieu_de": "Công an xã", "loi_van": "Phối hợp. [[Tên cán bộ đầu mối]] chịu trách nhiệm."},
                *({"loi_van": f"Đoạn thêm {index}. {_CAU}"} for index in range(1, extra + 1)),
            ],
        },
    ]  # fmt: skip


def annexes(rows: int = 8) -> list[dict[str, Any]]:
    """One annex of each kind; the tables have ``rows`` rows."""
    return [
        {
            "tieu_de": "Các chỉ tiêu chuyển đổi số năm 2026",
            "chi_tieu": [
                {
                    "nhom": "Chính quyền số" if index <= rows // 2 else "Kinh tế số, xã hội số",
                    "ten": f"Tỷ lệ hồ sơ thủ tục hành chính loại {index} được giải quyết trên môi trường mạng",
                    "don_vi_tinh": "%",
                    "gia_tri": f"trên {40 + index}",
                }
                for index in range(1, rows + 1)
            ],
        },
        {
            "tieu_de": "Danh mục nhiệm vụ thực hiện Kế hoạch chuyển đổi số năm 2026 của Ủy ban nhân dân xã Bình Minh",
            "nhiem_vu": [
                {
                    "ten": f"Nhiệm vụ {index}: triển khai nền tảng số dùng chung, tập huấn cho cán bộ thôn",
                    "chu_tri": "Phòng Văn hóa - Xã hội",
                    "phoi_hop": ["Công an xã", "các thôn"],
                    "san_pham": "Báo cáo kết quả",
                    "kinh_phi": str(5 * index),
                    "thoi_han": "Tháng 9/2026",
                }
                for index in range(1, rows + 1)
            ],
        },
        {"tieu_de": "Phân công theo dõi các thôn", "muc": [
            {"cap": "I", "tieu_de": "Các thôn phía bắc", "muc": [{"cap": "1", "loi_van": _CAU}, {"cap": "1", "loi_van": _CAU}]},
            {"cap": "I", "tieu_de": "Các thôn phía nam", "muc": [{"loi_van": _CAU}]},
        ]},
    ]  # fmt: skip


def full() -> KeHoach:
    """A plan with every part: parent organ, deputy signing, three annexes."""
    return plan(
        co_quan={"ten": "Ủy ban nhân dân xã Bình Minh", "chu_quan": "Ủy ban nhân dân tỉnh Ninh Bình"},
        chu_ky={
            "quyen_han": ["TM. Ủy ban nhân dân", "KT. Chủ tịch"],
            "chuc_vu": "Phó Chủ tịch",
            "ho_ten": "Trần Thị Bình",
        },
        phu_luc=annexes(),
    )

"""The sheets and their columns as data: what stands over each, what a clerk is told about it, how its cells are read."""

from typing import Final

from kehoach.batch.workbook.cot import GHI_CHU, VI_DU, Cot, MauTrang

_NOTE = Cot(GHI_CHU, "Ghi chú", f"Không in. Hàng ghi “{VI_DU}” ở đây được bỏ qua.", 14)
_AP_DUNG = Cot(
    "ap_dung",
    "Áp dụng cho",
    "Để trống hoặc “tất cả”: mọi xã. Nếu không: tên hoặc mã xã, “xã”, “phường”, “đặc khu”, tên nhóm (cột Nhóm của trang xa), "
    "tên đơn vị; cách nhau bằng dấu ;. Viết “trừ: ...” để loại ra, “không” để chưa dùng hàng này. Ví dụ: miền núi; đặc khu",
    22,
    ("ap dung", "xa ap dung", "doi tuong ap dung"),
    danh_sach="ap_dung",
)

XA: Final = MauTrang(
    "xa",
    (
        Cot(
            "ma",
            "Mã",
            "Mã số của Tổng cục Thống kê, 5 chữ số. Có mã thì không cần tên. Ví dụ: 16072",
            9,
            ("ma xa", "ma don vi hanh chinh", "ma so"),
            "ma",
        ),
        Cot(
            "ten",
            "Tên xã, phường, đặc khu",
            "Ví dụ: xã Hoa Lộc",
            30,
            ("ten xa", "xa", "ten", "xa, phuong", "don vi hanh chinh", "xa phuong", "ten don vi hanh chinh"),
        ),
        Cot(
            "tinh",
            "Tỉnh, thành phố",
            "Để trống nếu như ở trang thong_tin. Ví dụ: tỉnh Thanh Hóa",
            22,
            ("tinh", "thanh pho", "tinh/thanh pho"),
            danh_sach="tinh",
        ),
        Cot("nhom", "Nhóm", "Tên nhóm tự đặt, dùng được ở cột Áp dụng cho. Ví dụ: miền núi", 14, ("nhom xa",)),
        Cot(
            "don_vi",
            "Đơn vị",
            "Chỉ ghi khi lập phụ lục riêng cho một đơn vị của xã. Ví dụ: Phòng Kinh tế",
            26,
            ("don vi thuc hien", "phong ban"),
            danh_sach="don_vi",
        ),
        Cot(
            "so",
            "Số kế hoạch",
            "Để trống nếu như ở trang thong_tin hoặc chưa có số. Ví dụ: 87",
            12,
            ("so", "so ke hoach so"),
            "ma",
        ),
        Cot(
            "ngay",
            "Ngày kế hoạch",
            "Để trống nếu như ở trang thong_tin. Ví dụ: 15/5/2026",
            14,
            ("ngay", "ngay ban hanh"),
            "ngay",
        ),
        Cot("nguoi_ky", "Người ký", "Họ và tên người ký của xã này. Ví dụ: Nguyễn Văn An", 20, ("ho ten nguoi ky",)),
        _NOTE,
    ),
    ("danh sach xa", "ds xa", "cac xa", "xa, phuong"),
    rieng=True,
)

CHI_TIEU: Final = MauTrang(
    "chi_tieu",
    (
        Cot(
            "ma",
            "Mã",
            "Mã tự đặt, dùng làm tên cột ở trang xa để ghi giá trị riêng của từng xã. Ví dụ: ct01",
            8,
            ("ma chi tieu", "ma so"),
            "ma",
        ),
        Cot("nhom", "Nhóm chỉ tiêu", "Ví dụ: Phát triển hạ tầng", 24, ("nhom", "linh vuc")),
        Cot(
            "ten",
            "Tên chỉ tiêu",
            "Có thể có {xa}, {tinh}, {nam} và tên cột thêm ở trang xa. Ví dụ: Tỷ lệ hộ dân của {xa} có cáp quang",
            52,
            ("chi tieu", "ten", "noi dung", "noi dung chi tieu"),
        ),
        Cot("don_vi_tinh", "Đơn vị tính", "Ví dụ: %", 12, ("dvt", "don vi"), danh_sach="dvt"),
        Cot(
            "gia_tri",
            "Giá trị",
            "Viết như cần in. Ví dụ: 1.250,5 hoặc trên 80",
            22,
            ("chi tieu giao", "muc tieu", "gia tri chi tieu"),
            "so",
        ),
        Cot("nam", "Năm", "Năm của giá trị, nếu khác năm kế hoạch. Ví dụ: 2030", 8, ("nam dat",), "ma"),
        _AP_DUNG,
        _NOTE,
    ),
    ("chi tieu", "cac chi tieu", "danh muc chi tieu"),
)

NHIEM_VU: Final = MauTrang(
    "nhiem_vu",
    (
        Cot(
            "ma",
            "Mã",
            "Mã tự đặt; tên cột “nv03: kinh phí”, “nv03: thời hạn” ở trang xa ghi giá trị riêng của từng xã. Ví dụ: nv03",
            8,
            ("ma nhiem vu", "ma so"),
            "ma",
        ),
        Cot(
            "ten",
            "Tên nhiệm vụ",
            "Có thể có {xa}, {tinh}, {nam} và tên cột thêm ở trang xa. Ví dụ: Tổ chức tập huấn kỹ năng số tại {xa}",
            46,
            ("nhiem vu", "ten", "noi dung", "noi dung nhiem vu", "noi dung cong viec"),
        ),
        Cot(
            "chu_tri",
            "Đơn vị chủ trì",
            "Ví dụ: Phòng Văn hóa - Xã hội",
            28,
            ("chu tri", "co quan chu tri"),
            danh_sach="don_vi",
        ),
        Cot(
            "phoi_hop",
            "Đơn vị phối hợp",
            "Nhiều đơn vị cách nhau bằng dấu ;. Ví dụ: Phòng Kinh tế; Các thôn",
            30,
            ("phoi hop", "co quan phoi hop"),
        ),
        Cot(
            "san_pham",
            "Sản phẩm",
            "Ví dụ: Báo cáo",
            28,
            ("san pham, ket qua", "ket qua", "san pham/ket qua", "san pham hoan thanh"),
        ),
        Cot(
            "kinh_phi", "Kinh phí (triệu đồng)", "Ví dụ: 1.250,5", 14, ("kinh phi", "du toan", "kinh phi du kien"), "so"
        ),
        Cot(
            "thoi_han",
            "Thời hạn",
            "Ví dụ: Tháng 9/2026, Quý II/2026 hoặc 30/9/2026",
            16,
            ("thoi gian", "thoi gian hoan thanh", "thoi gian thuc hien", "thoi han hoan thanh"),
            "thoi_han",
        ),
        _AP_DUNG,
        _NOTE,
    ),
    ("nhiem vu", "cac nhiem vu", "danh muc nhiem vu"),
)

THONG_TIN: Final = MauTrang(
    "thong_tin",
    (
        Cot("nam", "Năm của kế hoạch", "Bắt buộc. Ví dụ: 2026", khac=("nam", "nam ke hoach"), kieu="ma"),
        Cot(
            "tinh",
            "Tỉnh, thành phố",
            "Dùng cho các hàng của trang xa để trống cột này. Ví dụ: tỉnh Thanh Hóa",
            khac=("tinh",),
            danh_sach="tinh",
        ),
        Cot(
            "phan",
            "Phần cần làm",
            "Chọn trong danh sách; thứ tự là thứ tự số phụ lục. Để trống: làm cả hai phụ lục",
            khac=("phan", "cac phan can lam"),
            danh_sach="phan",
        ),
        Cot(
            "trich_yeu",
            "Trích yếu",
            "Kế hoạch về việc gì. Ví dụ: Chuyển đổi số năm {nam}",
            khac=("trich yeu ke hoach",),
        ),
        Cot(
            "tieu_de_chi_tieu",
            "Tên phụ lục chỉ tiêu",
            "Ví dụ: Chỉ tiêu chuyển đổi số năm {nam} của {xa}",
            khac=("tieu de phu luc chi tieu",),
        ),
        Cot(
            "tieu_de_nhiem_vu",
            "Tên phụ lục nhiệm vụ",
            "Ví dụ: Nhiệm vụ chuyển đổi số năm {nam} của {xa}",
            khac=("tieu de phu luc nhiem vu",),
        ),
        Cot("so", "Số kế hoạch", "Số chung, nếu có. Ví dụ: 87", khac=("so",), kieu="ma"),
        Cot(
            "ngay", "Ngày kế hoạch", "Ví dụ: 15/5/2026; chưa rõ thì 5/2026", khac=("ngay", "ngay ban hanh"), kieu="ngay"
        ),
        Cot("ky_hieu", "Ký hiệu", "Để trống: KH-UBND", khac=("ky hieu ke hoach",)),
        Cot("nguoi_ky", "Người ký", "Họ và tên, chỉ khi mọi xã cùng một người ký", khac=("ho ten nguoi ky",)),
        Cot(
            "khung",
            "Khung kế hoạch",
            "Cần khi làm cả kế hoạch. Xem: kehoach catalog list khung",
            khac=("khung",),
            danh_sach="khung",
        ),
        Cot(
            "linh_vuc",
            "Lĩnh vực",
            "Mã lĩnh vực của kế hoạch, cách nhau bằng dấu ;. Xem: kehoach catalog list noi-dung",
            khac=("cac linh vuc",),
        ),
        Cot(
            "tong_kinh_phi",
            "Có hàng tổng kinh phí",
            "có hoặc không; để trống: có",
            khac=("tong kinh phi",),
            danh_sach="co_khong",
        ),
        Cot(
            "ten_tep",
            "Mẫu tên tệp",
            "Để trống: {ma}-{xa}-{nam}-{phan}.docx. Dùng được {ma} {xa} {tinh} {nam} {don_vi} {so} {hang} {phan}; "
            "dấu / tạo thư mục",
            khac=("ten tep", "mau dat ten tep"),
        ),
    ),
    ("thong tin chung", "thong tin", "chung"),
)

TRANG: Final = (THONG_TIN, XA, CHI_TIEU, NHIEM_VU)
"""The sheets in their order."""

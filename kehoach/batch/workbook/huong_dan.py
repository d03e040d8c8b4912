"""The sheet that tells a clerk how to fill in the others."""

from typing import Final

TIEU_DE: Final = "Sổ lập phụ lục hàng loạt"

DONG: Final = (
    ("Các bước", ""),
    ("1", "Trang thong_tin: ghi năm, tỉnh, tên các phụ lục; mỗi dòng có chỉ dẫn bên phải."),
    ("2", "Trang xa: mỗi xã, phường, đặc khu một hàng. Chỉ cần mã hoặc tên."),
    ("3", "Trang chi_tieu và nhiem_vu: nội dung chung của các phụ lục. Cột “Áp dụng cho” nói hàng ấy dành cho những xã nào; "
          "để trống là mọi xã."),
    ("4", "Lưu sổ rồi chạy: kehoach batch TÊN-SỔ.xlsx -o THƯ-MỤC (thêm --thu để chỉ xem sẽ làm những tệp nào)."),
    ("Giá trị riêng của từng xã", ""),
    ("ct01", "Thêm ở trang xa một cột có tiêu đề là mã chỉ tiêu (ct01): ô của xã nào là giá trị của xã ấy; ô trống thì lấy giá "
             "trị chung."),
    ("nv03: kinh phí", "Thêm cột có tiêu đề gồm mã nhiệm vụ, dấu hai chấm và tên cột (nv03: kinh phí, nv03: thời hạn): giá trị "
                       "của xã ấy cho nhiệm vụ nv03."),
    ("Số hộ", "Cột thêm với tên bất kỳ dùng được trong mọi câu chữ: viết {Số hộ} ở chỗ cần điền. Có sẵn {xa}, {ten_xa}, "
              "{loai_xa}, {tinh}, {nam}, {don_vi}."),
    ("Cần biết", ""),
    ("[[...]]", "Chỗ trong ngoặc vuông kép là giá trị tham khảo hoặc chỗ phải điền: thay bằng giá trị của mình."),
    ("ví dụ", "Hàng ghi “ví dụ” ở cột Ghi chú chỉ để xem, không được làm."),
    ("Số", "Viết số kiểu Việt Nam: 1.250,5. Ngày: 15/5/2026. Không gộp ô, không đổi tên các trang."),
)  # fmt: skip
"""Lines: what stands first, what is said of it; a line without the second is a heading."""

"""Names for the choices of a khung, which the catalogue keeps as keys."""

from typing import Final

NHAN: Final[dict[str, str]] = {
    "can_cu_phap_ly": "căn cứ pháp lý", "muc_tieu_linh_vuc": "mục tiêu từng lĩnh vực", "lo_trinh": "lộ trình theo quý",
    "khen_thuong": "khen thưởng", "so_luong_khen_thuong": "số lượng khen thưởng", "phu_luc_chi_tieu": "phụ lục chỉ tiêu",
    "phu_luc_nhiem_vu": "phụ lục nhiệm vụ", "can_bo": "cán bộ, công chức", "hoc_sinh": "học sinh", "lao_dong": "người lao động",
    "kinh_doanh": "hộ kinh doanh", "nguoi_dan": "người dân", "yeu_the": "người yếu thế", "dan_toc": "đồng bào dân tộc thiểu số",
    "truyen_thanh": "truyền thanh", "mang_xa_hoi": "mạng xã hội", "truc_quan": "trực quan", "sinh_hoat": "sinh hoạt cộng đồng",
    "nha_truong": "nhà trường", "mot_cua": "bộ phận một cửa", "cao_diem": "đợt cao điểm", "ngan": "một đoạn",
    "day_du": "các gạch đầu dòng", "nhiem_vu_ket_qua": "một đoạn, kèm nhiệm vụ và kết quả", "ten": "chỉ tên",
    "vhxh": "Phòng Văn hóa - Xã hội", "vp": "Văn phòng HĐND và UBND", "kinh_te": "Phòng Kinh tế", "cong_an": "Công an",
    "ttpvhcc": "Trung tâm Phục vụ hành chính công", "tt_dvc": "Trung tâm Cung ứng dịch vụ công", "mttq": "Mặt trận Tổ quốc",
    "thon": "các thôn", "bcd": "Ban Chỉ đạo", "chung": "phần giao chung viết gọn", "nhiem_vu_chung": "phần giao chung viết đủ",
    "luat": "căn cứ là luật", "nghi_dinh": "căn cứ là nghị định", "chuong_trinh": "chương trình, chiến lược quốc gia",
    "nghi_quyet": "nghị quyết của Bộ Chính trị, Chính phủ", "ket_qua_nam_truoc": "kết quả năm trước", "chi_thi": "chỉ thị",
    "ban_chi_dao": "mục phân công Ban Chỉ đạo", "doanh_nghiep": "doanh nghiệp", "an_sinh": "chi trả an sinh", "y_te": "y tế",
    "ho_tich": "liên thông khai sinh, khai tử", "luu_tru": "thông báo lưu trú", "hoi_vien": "đoàn viên, hội viên",
    "hoc_duong": "trường học", "can_cu": "các căn cứ", "thuc_hien": "văn bản cấp trên phải thực hiện",
    "qd462": "phong trào năm 2026 (462/QĐ-TTg)", "qd923": "phong trào năm 2025 (923/QĐ-TTg)", "khong": "không",
    "can_cu_luat": "căn cứ là luật", "doi_tuong_thoi_gian": "đối tượng, thời gian", "tieu_chi": "tiêu chí thi đua",
    "hinh_thuc_to_chuc": "hình thức tổ chức", "tieu_chuan_khen_thuong": "tiêu chuẩn khen thưởng", "kinh_phi": "kinh phí",
    "gop_chuyen_doi_so": "gộp các nội dung chuyển đổi số", "ket_thuc": "đoạn kết", "tinh": "tỉnh", "trung_uong": "Trung ương",
    "trien_khai": "Triển khai ... trên địa bàn", "to_chuc_thuc_hien": "Tổ chức thực hiện ... giai đoạn", "muc_tieu": "mục tiêu",
    "hinh_thuc": "hình thức", "bao_cao": "báo cáo", "linh_vuc": "từng lĩnh vực", "lanh_dao": "lãnh đạo, chỉ đạo",
    "tuyen_truyen": "tuyên truyền", "to_chuc_thi_dua": "tổ chức thi đua", "co_che": "cơ chế", "nguon_luc": "nguồn lực",
    "nhan_luc": "nhân lực", "co_quan_nha_nuoc": "cơ quan nhà nước", "kiem_tra": "kiểm tra", "don_vi": "từng đơn vị",
    "nhom": "nhóm đối tượng",
}  # fmt: skip


def nhan_chon(gia_tri: str) -> str:
    """What a choice is called; a choice of an office's own khung by its key, as words."""
    return NHAN.get(gia_tri, gia_tri.replace("_", " "))

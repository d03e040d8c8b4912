"""The words by which the stages know the parts of a document: data, in one place."""

import re
from collections.abc import Iterable

LEADS = ("Căn cứ", "CĂN CỨ", "Căn Cứ", "Thực hiện", "Thi hành", "Theo", "Xét", "Triển khai")
"""What a basis begins with."""

ISSUERS = (
    "UBND", "Ủy ban", "Uỷ ban", "ỦY BAN", "Ban", "BCĐ", "BCH", "HĐND", "Hội đồng", "Đảng ủy", "Đảng uỷ", "Phòng", "Trường",
    "Trung tâm", "Trạm", "Công an", "Tiểu ban", "Văn phòng", "Chi bộ", "Đoàn", "Hội", "Mặt trận", "Chủ tịch", "Liên đoàn",
)  # fmt: skip
"""What the sentence that issues a plan begins with."""

ISSUING = ("ban hành", "xây dựng", "triển khai", "tổ chức", "lập", "đề ra", "báo cáo", "thông báo")
"""Its verb."""

CITED = (
    "Căn cứ", "Hiến pháp", "Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Quyết định", "Kế hoạch", "Chương trình",
    "Chỉ thị", "Thông tư", "Thông báo", "Công văn", "Hướng dẫn", "Kết luận", "Đề án", "Quy định", "Quy chế", "Công điện",
    "Văn bản", "Văn kiện", "Báo cáo", "Tờ trình", "các Nghị", "các Quyết", "các Kế",
)  # fmt: skip
"""What the next basis in one paragraph begins with."""

LOOSELY_CITED = ("đề nghị", "ý kiến", "tinh thần", "nhiệm vụ", "chỉ đạo", "văn bản", "các văn bản", "tình hình")
"""What a basis without a document names."""

OFFICES = (
    "chu tich", "chu nhiem", "bi thu", "truong", "chanh", "giam doc", "tong giam doc", "hieu truong", "thu tuong",
    "bo truong", "thu truong", "cuc truong", "vu truong", "chi huy", "pho", "tram truong", "to truong", "doi truong",
    "thuong truc", "uy vien", "tong bien tap", "tong thu ky", "tong cuc truong", "tong thanh tra", "quyen", "vien truong",
    "hieu pho", "dai dien", "chinh tri vien", "chinh uy", "tu lenh",
)  # fmt: skip
"""What the office of a signer begins with, folded."""

PURPOSES = (
    r"b\s?/\s?c", r"t\s?/\s?h", r"th\s?/\s?h", r"ph?\s?/\s?h", r"c\s?/\s?đ", r"đ\s?/\s?b", "báo cáo", "thực hiện", "phối hợp",
    "biết", "chỉ đạo", "theo dõi", "th", "bc", "thi hành", "giám sát", "kiểm tra", "tổng hợp", "đưa tin", "triển khai",
    "phổ biến", "đăng tải", "niêm yết", "thông báo", "tuyên truyền", "công khai", "gửi", "để",
)  # fmt: skip
"""What a recipient gets a plan for, in brackets behind its name; patterns."""

CLOSING = (
    "Trên đây là", "Trong quá trình", "Quá trình triển khai", "Quá trình tổ chức", "Quá trình thực hiện", "Nhận được",
    "Căn cứ Kế hoạch này", "Yêu cầu ", "Đề nghị các", "Giao ",
)  # fmt: skip
"""What the last paragraph of a plan begins with."""

ANNEXES = ("PHỤ LỤC", "Phụ lục", "Phụ Lục", "PHỤ BIỂU", "Phụ biểu", "BIỂU MẪU", "BIỂU", "Biểu", "MẪU", "Mẫu")
"""What the heading of an annex begins with."""


def one_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, as they are."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

"""Hostile texts for the rules: near misses of what they look for, ten thousand paragraphs of them or one endless line."""

from random import Random

from rules import vi_du

PIECES = (
    "ngày 31 tháng 2 năm ", "Số: 12/KH-", "Căn cứ Luật ", "((((", "“", "1.1.1.", "a) ", "Phụ lục ", "giai đoạn 2026 - ",
    "UBND xã ", "xã Hoa Lộc tỉnh ", "chuyên đổi ", "Kế hoạch số 12/KH-UBND ngày ", "điểm a khoản 1 mục ", "tổng 10 + 20 + ",
    "Phòng Văn hóa ", "(sau đây gọi tắt là ", "TM. ỦY BAN ", "- Lưu: ", "nhân dân nhân dân ", "100%%%", "hoà hóa ", ",,..;;",
    "Nơi nhận: ", "thứ Hai, ngày ", "1.250.000.000,5 ", "của của ", "Trung tâm Trung tâm ", "[[", "]]", "VHXH VH-XH ", "Thôn 1, ",
)  # fmt: skip
"""Beginnings that many patterns go after, and never what they end in."""


def paragraphs(count: int) -> str:
    """A plan whose body has so many hostile paragraphs."""
    rng = Random(count // 1000)
    lines = ["".join(rng.choices(PIECES, k=12)) for _ in range(200)]
    body = "\n".join(f"{lines[index % 200]}{index}" for index in range(count))
    return vi_du.text("co-ban").replace(vi_du.CHO, f"{vi_du.CHO}\n{body}")


def line(piece: str, letters: int) -> str:
    """A plan with one paragraph of so many letters, all the same piece."""
    return vi_du.text("co-ban").replace(vi_du.CHO, f"{vi_du.CHO}\n{piece * (letters // len(piece))}")

"""A sentence put into a made-up plan of a commune, and that plan rebased: what became of the sentence."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from kehoach.api.checking import TuyChon, document_under_check
from kehoach.catalog.dia_phuong import Xa, tim_xa
from kehoach.rebase.chuyen import KetQuaChuyen, chuyen

NGAY = date(2026, 6, 1)

PLAN = """ỦY BAN NHÂN DÂN
{don_vi_hoa}

Số: 87/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

{dia_danh}, ngày 15 tháng 5 năm 2026

KẾ HOẠCH

Triển khai công tác chuyển đổi số năm 2026 trên địa bàn {don_vi}

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;

Ủy ban nhân dân {don_vi}, {tinh} ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

Nâng cao hiệu quả phục vụ Nhân dân và doanh nghiệp.

2. Nội dung khác

{cau}

II. TỔ CHỨC THỰC HIỆN

Các cơ quan, đơn vị chủ động thực hiện; khó khăn, vướng mắc báo cáo để xem xét, giải quyết./.

Nơi nhận:

- Lưu: VT, VHXH.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Minh
"""


@lru_cache(maxsize=512)
def xa_cua(xa: str, tinh: str) -> Xa:
    """The commune of a case."""
    return tim_xa(xa, tinh, NGAY)


def lam_lai(nguon: Xa, dich: Xa, cau: str, nam: int = 2026) -> tuple[str, KetQuaChuyen]:
    """What the sentence became, and all that came out."""
    text = PLAN.format(
        don_vi=nguon.day_du, don_vi_hoa=nguon.day_du.upper(), dia_danh=nguon.dia_danh, tinh=nguon.tinh.day_du, cau=cau
    )
    ho_so = document_under_check(text.encode(), Path("nguon.txt"), TuyChon(xa=(nguon.ma, None)))
    made = chuyen(ho_so, dich, nam, "nguon.txt")
    lines = [each.text for each in made.document.blocks]  # type: ignore[union-attr]
    start = next(index for index, each in enumerate(lines) if "Nội dung khác" in each) + 1
    end = next(index for index, each in enumerate(lines) if "TỔ CHỨC THỰC HIỆN" in each)
    return "\n".join(lines[start:end]), made

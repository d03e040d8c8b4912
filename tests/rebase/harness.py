"""A sentence put into a made-up plan of a commune, and that plan rebased: what became of the sentence."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from kehoach.api.checking import TuyChon, document_under_check
from kehoach.blocks import Document, paragraphs
from kehoach.catalog.dia_phuong import Xa, tim_xa
from kehoach.rebase.chuyen import KetQuaChuyen, chuyen
from kehoach.text.nfc import nfc

NGAY = date(2026, 6, 1)
_SLOTS = {
    "chu_quan": "",
    "co_quan": "ỦY BAN NHÂN DÂN\n{don_vi_hoa}",
    "so": "Số: 87/KH-UBND",
    "quoc_hieu": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "tieu_ngu": "Độc lập - Tự do - Hạnh phúc",
    "dia_danh_ngay": "{dia_danh}, ngày 15 tháng 5 năm 2026",
    "trich_yeu": "Triển khai công tác chuyển đổi số năm 2026 trên địa bàn {don_vi}",
    "can_cu": "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "than": "Nâng cao chất lượng phục vụ.",
    "noi_nhan": "- Như trên;",
    "ho_ten": "Trần Văn Minh",
    "kem_theo_phu_luc": "(Kèm theo Kế hoạch)",
    "o": "Tập huấn kỹ năng số",
}
_PLAN = """{chu_quan}
{co_quan}

{so}

{quoc_hieu}

{tieu_ngu}

{dia_danh_ngay}

KẾ HOẠCH

{trich_yeu}

{can_cu}

Ủy ban nhân dân {don_vi}, {tinh} ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

Nâng cao hiệu quả phục vụ Nhân dân và doanh nghiệp.

2. Nội dung khác

{than}

II. TỔ CHỨC THỰC HIỆN

Các cơ quan, đơn vị chủ động thực hiện; khó khăn, vướng mắc báo cáo để xem xét, giải quyết./.

Nơi nhận:

{noi_nhan}
- Lưu: VT, VHXH.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

{ho_ten}

Phụ lục: DANH MỤC NHIỆM VỤ
{kem_theo_phu_luc}

TT\tTên nhiệm vụ\tĐơn vị chủ trì\tThời hạn
1\t{o}\tPhòng Văn hóa - Xã hội\tTháng 9/2026
2\tBáo cáo kết quả\tPhòng Văn hóa - Xã hội\tTháng 12/2026
"""


@lru_cache(maxsize=1024)
def xa_cua(xa: str, tinh: str) -> Xa:
    """The commune of a case."""
    return tim_xa(xa, tinh, NGAY)


def gon(text: str) -> str:
    """For comparing: NFC, white space squeezed."""
    return " ".join(nfc(text).split())


def lam_lai(nguon: Xa, dich: Xa, cau: str, vai: str = "than", nam: int = 2026) -> tuple[str, KetQuaChuyen]:
    """What the sentence became where it stands as a line of that role, and all that came out."""
    slot = vai if vai in _SLOTS else "than"
    words = " ".join(cau.split("\n"))
    facts = {
        "don_vi": nguon.day_du, "don_vi_hoa": nguon.day_du.upper(), "dia_danh": nguon.dia_danh, "tinh": nguon.tinh.day_du,
    }  # fmt: skip
    parts = {name: text.format_map(facts) for name, text in _SLOTS.items()}
    text = _PLAN.format_map({**facts, **parts, slot: words})
    ho_so = document_under_check(text.encode(), Path("nguon.txt"), TuyChon(xa=(nguon.ma, None)))
    made = chuyen(ho_so, dich, nam, "nguon.txt")
    before, after = _texts(ho_so.document), _texts(made.document)
    wanted = gon(words)
    found = [new for old, new in zip(before, after, strict=True) if _holds(gon(old), wanted)]
    return gon(found[0] if vai != "o" else found[-1]), made


def _holds(paragraph: str, words: str) -> bool:
    return paragraph == words or words in paragraph or (len(paragraph) > 30 and paragraph in words)


def _texts(document: Document) -> list[str]:
    return [each.text for each in paragraphs(document.blocks)]

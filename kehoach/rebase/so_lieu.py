"""Figures that may be theirs alone: they stay, and are shown; counts of hamlets, households and people as slots."""

import re
from collections.abc import Iterator

from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import LOI_VAN, Dong, Vai
from kehoach.rebase.cap_van_ban import loi_nguoi_khac
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.viec import Viec

_NUMBER = r"(?<![\w.,/-])\d{1,3}(?:[.\s]?\d{3})*(?:,\d+)?"
_COUNT = re.compile(
    rf"(?P<so>{_NUMBER})\s+(?P<gi>thôn|xóm|ấp|bản(?!\s+(?:tin|sao|vẽ|kế hoạch|đồ|in|báo))|buôn|khóm"
    r"|tổ dân phố|TDP|khu phố|khu dân cư"
    r"|hộ(?! chiếu)|nhân khẩu|khẩu|chi bộ|đảng viên|ha|km2|km²|km)(?!\w)",
    re.IGNORECASE,
)
_SHARE = re.compile(rf"{_NUMBER}\s*%(?:\s+(?:tổng\s+)?chi\s+ngân\s+sách)?")
_MONEY = re.compile(rf"{_NUMBER}\s+(?:nghìn|triệu|tỷ|tỉ)?\s*đồng(?!\w)", re.IGNORECASE)
_AWARDS = re.compile(rf"{_NUMBER}\s+(?:tập thể|cá nhân|cờ)(?!\w)")
_PEOPLE = re.compile(
    rf"{_NUMBER}(?:/\d+)?\s+(?:người|cử tri|lượt (?:khách|người)|giường(?: bệnh)?|công nhân|học sinh|cán bộ"
    rf"|viên chức|cơ sở|doanh nghiệp"
    r"|tổ bầu cử|đơn vị bầu cử|quy ước|nhà(?! nước)|ca|tiêu chí|camera|giáo xứ|hòn đảo|sản phẩm|xã|phường"
    r"|điểm trường|tổ dân phố|tấn"
    r"|con|cây|cái|chiếc|m2|m3|m²|m³|pa-nô)(?!\w)"
)
_AIMS = frozenset({"100"})
"""Shares that are nobody's own"""


def so_lieu(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """The figures of a line."""
    if viec.cung_xa or (dong.vai not in LOI_VAN and dong.vai is not Vai.NOI_NHAN):
        return
    text = dong.text
    if not any(letter.isdigit() for letter in text):
        return
    for m in _COUNT.finditer(text):
        if loi_nguoi_khac(viec, dong, m.start()) or text[m.start() - 2 : m.start()] == "[[":
            continue
        if m["gi"].lower() in ("ha", "km", "km2", "km²", "hộ", "nhân khẩu", "khẩu", "chi bộ", "đảng viên") and _aim(
            text, m.start()
        ):
            yield Xem(dong, *m.span(), LoaiThay.SO_LIEU, "số liệu có thể chỉ đúng với bản gốc")
            continue
        reason = "số đếm của bản gốc: ghi số của mình"
        yield Thay(dong, m.start("so"), m.end("so"), f"[[{m['so']}]]", LoaiThay.SO_LIEU, xem=reason)
    for pattern, reason in (
        (_SHARE, "tỷ lệ, chỉ tiêu của bản gốc: xem có phù hợp với mình không"),
        (_MONEY, "số tiền của bản gốc: xem lại"),
        (_AWARDS, "số lượng của bản gốc: xem lại"),
        (_PEOPLE, "số lượng của bản gốc: xem lại"),
    ):
        for m in pattern.finditer(text):
            if not loi_nguoi_khac(viec, dong, m.start()) and m[0].rstrip(" %") not in _AIMS:
                yield Xem(dong, *m.span(), LoaiThay.SO_LIEU, reason)


def _aim(text: str, place: int) -> bool:
    """Whether an aim is set there, not a fact told."""
    return bool(
        re.search(
            r"(?:phấn đấu|ít nhất|tối thiểu|đạt|trên|mỗi|có)\s+(?:\S+\s+){0,3}$",
            text[max(0, place - 40) : place],
            re.IGNORECASE,
        )
    )

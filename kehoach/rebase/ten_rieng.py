"""Proper names that tell the place without its name: roads, rivers, markets, schools, festivals, communes around it.

Nobody but the clerk knows what ours is called: they stay and are shown. So are sentences that tell how the commune came about.
"""

import re
from collections.abc import Iterator

from kehoach.catalog.dia_phuong import dung_dau, la_ten_nguoi
from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import LOI_VAN, Dong, Vai
from kehoach.rebase.canh import CHU_HOA, QUANH_TA
from kehoach.rebase.cap_van_ban import loi_nguoi_khac
from kehoach.rebase.thay import Xem
from kehoach.rebase.viec import Viec

_WORD = rf"[{CHU_HOA}][^\s,;:.()“”\"/\[\]–-]*"
_LONG = rf"{_WORD}(?:[ \u00a0]+(?:{_WORD}|\d{{1,2}}(?![\d.,/%]))){{0,4}}"
_NO_NAME = rf"(?!(?:Phòng|Ban|Trường|Hội|Trạm|Công|Văn|Đoàn|Ủy|UBND|Sở|Các|Tổ|Bộ|Viện)(?!\w))(?!{_WORD}\s+[a-zà-ỹđ])"
_LIST = rf"{_LONG}(?:\s*(?:,|và|-)\s+{_NO_NAME}{_LONG})*"
_NEAR = re.compile(rf"(?<!\w)(?P<gi>{QUANH_TA})\s+(?P<ten>{_LIST})")
_UNIT = re.compile(rf"(?<!\w)(?:xã|phường|đặc khu|thị trấn|huyện|thị xã|quận)\s+(?P<ten>{_LIST})")
_NUMBERED = re.compile(
    r"(?<!\w)(?:(?:Trung đoàn|Tiểu đoàn|Lữ đoàn|Sư đoàn|Binh đoàn|Hải đoàn|Hải đội|[Đđ]ường tỉnh|[Tt]ỉnh lộ|[Qq]uốc lộ"
    r"|[Đđ]ường huyện|khu vực)\s+|ĐT\.?\s?|QL\.?\s?|ĐH\.(?=\d))(?:\d{1,4}[A-Z]?|[IVX]{1,5})(?!\w)"
)
_NATION = re.compile(
    r"(?:Hồ Chí Minh|Bác Hồ|Việt Nam|Trung ương|Biển Đông|Trường Sa|Hoàng Sa|Tổ quốc|Nhân dân|Đảng|Nhà nước|Chính phủ"
    r"|Quốc gia|Quốc hội|Bộ|Đại học|Cao đẳng|Quân đội|Mặt trận)(?!\w)"
)
_STORY = re.compile(
    r"(?<!\w)(?:sáp nhập|hợp nhất|nhập (?:\d+ |các |toàn bộ |nguyên trạng )|hình thành từ|thành lập trên cơ sở|chia tách)",
    re.IGNORECASE,
)
_OWN = "tên riêng ở địa phương bản gốc: ghi của mình, giữ hoặc bỏ"
_NEIGHBOUR = "đơn vị quanh bản gốc: ghi đơn vị của mình, giữ hoặc bỏ"
_PAST = "câu kể việc thành lập đơn vị của bản gốc: viết lại cho mình, hoặc bỏ"


def ten_rieng(viec: Viec, dong: Dong) -> Iterator[Xem]:
    """Names around the source's commune."""
    text = dong.text
    if viec.cung_xa or text.isupper() or dong.vai not in (*LOI_VAN, Vai.O, Vai.NOI_NHAN):
        return
    own = {dung_dau(each) for each in (viec.nguon.ten, viec.dich.ten)}
    for m in _NEAR.finditer(text):
        name = m["ten"]
        if name.isupper() or _NATION.match(name) or dung_dau(name) in own or loi_nguoi_khac(viec, dong, m.start()):
            continue
        if la_ten_nguoi(name) and not re.match(r"(?:đường|phố|trường|tuyến)", m["gi"], re.IGNORECASE):
            continue
        yield Xem(dong, m.start(), m.end(), LoaiThay.TEN_KHAC, _OWN)
    for m in _UNIT.finditer(text):
        if dung_dau(m["ten"]) not in own and not _NATION.match(m["ten"]) and not loi_nguoi_khac(viec, dong, m.start()):
            yield Xem(dong, m.start(), m.end(), LoaiThay.TEN_KHAC, _NEIGHBOUR)
    for m in _NUMBERED.finditer(text):
        if not loi_nguoi_khac(viec, dong, m.start()):
            yield Xem(dong, m.start(), m.end(), LoaiThay.TEN_KHAC, _OWN)


def lich_su(viec: Viec, dong: Dong) -> Iterator[Xem]:
    """Sentences that tell of what the commune was made."""
    if viec.cung_xa or not any(ten in dong.text for _, ten in viec.nguon.xa_cu):
        return
    m = _STORY.search(dong.text)
    if m:
        yield Xem(dong, m.start(), m.end(), LoaiThay.TEN_KHAC, _PAST)

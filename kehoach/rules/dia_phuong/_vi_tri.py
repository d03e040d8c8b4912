"""Where a unit is named: in the place of the issuer's own name, in passing, or on purpose as another's."""

import re
from typing import Literal

from kehoach.model.dong import Vai
from kehoach.rules.dia_phuong._nhac import CAP_TINH, CAP_XA, Nhac
from kehoach.rules.dia_phuong._quet import Quet
from kehoach.rules.dia_phuong._vung import cau, noi_ve_xua
from kehoach.rules.ho_so import HoSo

ViTri = Literal["cua_ta", "lot", ""]
"""cua_ta: where only the issuer's own unit can stand; lot: in passing; empty: named on purpose"""

_OWN_LINES = frozenset({
    Vai.CO_QUAN, Vai.TRICH_YEU, Vai.MO_DAU, Vai.QUYEN_HAN, Vai.CHUC_VU, Vai.TEN_PHU_LUC, Vai.KEM_THEO, Vai.KEM_THEO_PHU_LUC,
    Vai.NOI_NHAN, Vai.LUU,
})  # fmt: skip
AREA = re.compile(r"(?<!\w)(?:địa bàn|phạm vi|toàn|Nhân dân|người dân|đưa)\s+$", re.IGNORECASE)
"""Words that a unit as a whole follows."""
_PEOPLE = re.compile(r"(?:UBND|HĐND|[ỦU][yỷ] ban nhân dân|Hội đồng nhân dân)\s+$", re.IGNORECASE)
_ACTS = re.compile(
    r"\s*,?\s*(?:ban hành|xây dựng|giao|yêu cầu|đề nghị|tổ chức|triển khai|chỉ đạo|quyết định|phân công|báo cáo|xem xét|để)(?!\w)"
)
_REPORTS = re.compile(
    r"(?:báo cáo|trình|tham mưu|gửi|về|với|của|xin ý kiến)\s+(?:Chủ tịch\s+)?(?:UBND|HĐND|[ỦU][yỷ] ban nhân dân)\s+$",
    re.IGNORECASE,
)
BODY = re.compile(
    r"(?:UBND|HĐND|[ỦU][yỷ] ban nhân dân|Hội đồng nhân dân|Đảng [uủ][yỷ]|Đảng bộ|Công an|Trạm Y tế"
    r"|Ban Chỉ huy [Qq]uân sự|BCHQS|MTTQ(?: Việt Nam)?|Mặt trận Tổ quốc(?: Việt Nam)?|Chủ tịch|Thường trực|Ban Chỉ đạo"
    r"|BCĐ|Ban Chấp hành|Đoàn thể"
    r"|Hội Nông dân|Hội Cựu chiến binh|Hội CCB|Hội Liên hiệp Phụ nữ|Hội LHPN|Đoàn Thanh niên|Phòng [^,;.()]{3,40}"
    r"|Sở [^,;.()]{3,40}|Trung tâm [^,;.()]{3,50})\s+$",
    re.IGNORECASE,
)
"""A body whose name ends in that of a unit."""
_ON_PURPOSE = re.compile(
    r"(?<!\w)(?:giáp|phối hợp|lân cận|liền kề|kết nghĩa|học tập|học hỏi|tham khảo|tham quan|giao lưu|ủng hộ|đồng bào|cứu trợ"
    r"|quê|mời|tham dự|dự (?:hội|lễ)|sinh (?:sống|ra|tại|ngày|năm)|(?:cư|thường|tạm) trú"
    r"|các (?:xã|phường|đặc khu|tỉnh|địa phương|thành phố))(?!\w)",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"(?<!\w)(?:đoàn (?:công tác|viên)|hỗ trợ|khách|liên (?:xã|kết|huyện|tỉnh|vùng)|mô hình|kinh nghiệm|trao đổi|chi viện"
    r"|tương tự|cụm (?:xã|thi đua|công nghiệp)|so với|diễn ra|tuyến|đường|(?<!yêu )(?<!nhu )(?<!toàn )cầu"
    r"|chợ|đền|chùa|di tích|sông|suối|hồ(?! sơ)|kênh|đê)(?!\w)",
    re.IGNORECASE,
)
_LINKED = re.compile(r"(?<!\w)(?:(?:từ|đến|đi|sang|với|cùng|giữa|như)\s+(?:\S+\s+){0,2}|và\s+)$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\s*(?:,\s*(?:huyện [^,;.]{2,30},\s*)?(?:tỉnh|thành phố|TP)\s"
    r"|(?:\S+\s+){0,2}(?:phối hợp|cùng|đến|sang|hỗ trợ|dự|giao lưu|tham dự)(?!\w))",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s*(?:,|và)\s+(?P<chu>\w)")
_TITLE_BEFORE_NAME = re.compile(
    r"(?<!\w)(?:Chủ tịch|Bí thư|Trưởng|Giám đốc|Chỉ huy|đồng chí|Ủy viên|ông|bà|cán bộ|công chức)(?!\w)[^,;.]{0,60}$",
    re.IGNORECASE,
)
HO = frozenset({
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý",
    "đinh", "trịnh", "hà", "đoàn", "mai", "cao", "lương",
})  # fmt: skip
"""Surnames."""


def la_ten_nguoi(nhac: Nhac) -> bool:
    """Whether the name may be that of a person: “Chủ tịch UBND xã Nguyễn Huệ Anh”, “Công an xã Lê Lợi”."""
    if nhac.loai in CAP_TINH or nhac.thua:
        return nhac.loai not in CAP_TINH
    first = nhac.ten.split(" ", 1)[0].lower()
    return first in HO and bool(_TITLE_BEFORE_NAME.search(nhac.truoc))


def co_y(text: str, place: int) -> bool:
    """Whether words right before the place say that another is named on purpose: phối hợp, học tập, tham khảo..."""
    return bool(_ON_PURPOSE.search(cau(text, place)) and _ON_PURPOSE.search(text, max(0, place - 60), place))


def vi_tri(ho_so: HoSo, tat_ca: Quet, nhac: Nhac) -> ViTri:
    """Where a unit that is not the issuer's stands."""
    if nhac.vung is not None and nhac.dong.vai not in (Vai.KEM_THEO_PHU_LUC, Vai.TRICH_YEU, Vai.TEN_PHU_LUC):
        return ""
    if noi_ve_xua(ho_so, nhac.dong, nhac.dau):
        return ""
    before = cau(nhac.dong.text, nhac.dau)
    before = nhac.truoc[-60:] if nhac.truoc[-60:] in before else before.split(nhac.chu)[0][-60:]
    if _ON_PURPOSE.search(before):
        return ""
    if nhac.dong.vai in _OWN_LINES:
        return "cua_ta"
    if AREA.search(before) or (_PEOPLE.search(before) and (_ACTS.match(nhac.sau) or _REPORTS.search(before))):
        return "cua_ta"
    if _PERHAPS.search(before) or _LINKED.search(before) or _GOES_ON.match(nhac.sau):
        return ""
    level = CAP_XA if nhac.loai in CAP_XA else CAP_TINH
    beside = tat_ca.theo_dong.get(id(nhac.dong), [])
    names = {each.ten for each in beside[:40] if each.ten and each.loai in level}
    if len(names) > 1 and not nhac.dong.bang:
        return ""
    # “xã A, B và C”: a list
    more = _MORE.match(nhac.sau)
    return "" if more and more["chu"].isupper() else "lot"

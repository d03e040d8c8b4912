"""What stands around a name: words that make it the name of a road, of a school, of a person, and not of the commune."""

import re

_WINDOW = 48
_NGUON_TU = r"(?<!\w)"
DIA_VAT = re.compile(
    _NGUON_TU
    + r"(?:đường|phố|đại lộ|quốc lộ|tỉnh lộ|ngõ|ngách|cầu|chợ|sông|suối|núi|dãy|hồ|đèo|đập|kênh|đê|đảo|quần đảo"
    r"|biển|vịnh|ga|cảng"
    r"|bến|bến xe|sân bay|cửa khẩu|khu công nghiệp|KCN|cụm công nghiệp|CCN|khu đô thị|KĐT|khu kinh tế|khu di tích|di tích"
    r"|đền(?: thờ)?|chùa|đình|miếu|nhà thờ|nhà tù|thành cổ|phố cổ|địa đạo|bảo tàng|lăng"
    r"|tượng đài|quảng trường|công viên|vườn quốc gia|khu bảo tồn|rừng|nhà máy|thủy điện"
    r"|thuỷ điện|nhiệt điện|điện gió|mỏ|dự án|cao tốc|tuyến)\s+$",
    re.IGNORECASE,
)
"""A road, a river, a work: its name may be anybody's."""
CO_SO = re.compile(
    _NGUON_TU
    + r"(?:trường|THCS|THPT|TH|PTDTNT|PTDTBT|tiểu học|trung học cơ sở|trung học phổ thông|mầm non|mẫu giáo|bệnh viện"
    r"|phòng khám|hợp tác xã|HTX|công ty|TNHH|cổ phần|doanh nghiệp|tập đoàn|ngân hàng|chi nhánh|câu lạc bộ|CLB|hội quán|quỹ"
    r"|xí nghiệp|làng nghề|cơ sở|hộ kinh doanh|bưu điện|bưu cục|đồn biên phòng|khách sạn|nhà hàng|siêu thị|nhà văn hóa"
    r"|nhà văn hoá|rạp|trung tâm thương mại|vườn trẻ|trang trại|thương hiệu|đặc sản|nông trường|lâm trường)"
    r"(?:\s+số\s+\d+)?\s+$",
    re.IGNORECASE,
)
"""A school, a firm, a club."""
_GIUA = r"(?:\s+(?!(?:của|tại|ở|địa|bàn|nhân|dân|do|và|trên|cho|với|về|UBND|xã|phường)(?!\w))[^\s,;:.()“”]+){0,5}\s+$"
CO_SO_DAI = re.compile(
    _NGUON_TU + r"(?:[Tt]rường|[Bb]ệnh viện|[Pp]hòng giao dịch|HTX|[Hh]ợp tác xã|[Cc]ông ty|[Cc]âu lạc bộ|CLB"
    r"|[Qq]uỹ tín dụng|[Nn]hà [Tt]hiếu nhi"
    r"|[Đđ]iện lực|[Cc]hi nhánh|[Tt]rạm bơm|[Cc]ống|[Rr]ạch|[Hh]ồ chứa|[Tt]rung tâm GDNN|[Hh]ạt (?:[Kk]iểm lâm"
    r"|[Qq]uản lý)|[Gg]iáo xứ|[Đđ]ội)" + _GIUA
)
"""A school, a firm, a club, with the words that its name has before that of the place."""
DAC_SAN = re.compile(
    _NGUON_TU
    + r"(?:quan họ|dân ca|hát|nón|chè|trà|cà phê|mắc ca|lạp sườn|kẹo|bánh|bún|phở|nem|rượu|nước mắm|gốm|tranh|lụa|thổ cẩm|bưởi"
    r"|cam|vải|nhãn|xoài|chuối|sầu riêng|gạo|mật ong|miến|giò|mắm|húng|lê|hồi|quế|đào|mận|chả|lễ hội|festival"
    r"|tuần văn hóa|hội xuân"
    r"|hội làng|phiên chợ|hội chợ)(?:\s+(?:[a-zà-ỹđ]+|-|[A-ZĐ][a-zà-ỹ]+(?=\s+[a-zà-ỹ]))){0,3}\s+$",
    re.IGNORECASE,
)
"""A product or a festival that is the place's own."""
QUANH_TA = (
    r"(?:(?:số|trụ sở)\s+\d+[A-Z]?(?:/\d+)*"
    r"|[Đđ]ường|tuyến đường|các tuyến đường|[Pp]hố|[Cc]ầu|[Cc]hợ(?: nổi| đêm)?|[Ss]ông|[Ss]uối|[Nn]úi|đèo|dốc"
    r"|thác|[Hh]ồ|đập|kênh|rạch"
    r"|cống|[Đđ]ê|đảo|bãi tắm|bãi biển|bãi rác|vịnh|ga|cảng|bến(?: xe| phà)?|ngã (?:ba|tư)|[Kk]hu công nghiệp"
    r"|[Kk]hu đô thị|KCN|CCN|KĐT"
    r"|[Kk]hu di tích|di tích|đền(?: thờ)?|chùa|đình|miếu|[Nn]hà thờ|[Gg]iáo xứ|[Gg]iáo hạt|[Pp]háo đài"
    r"|[Qq]uảng trường|[Cc]ông viên"
    r"|[Ll]ễ hội|[Hh]ội làng|[Ll]àng nghề|trạm thủy văn|trạm bơm|mỏ nước|[Nn]ông trường|[Ll]âm trường|[Hh]ồ chứa"
    r"|(?:[Tt]rường\s+)?(?:THPT|THCS|TH&THCS|PTDTNT|PTDTBT|TH|[Tt]iểu học|[Mm]ầm non|[Mm]ẫu giáo"
    r"|[Tt]rung học (?:cơ sở|phổ thông))(?: [Cc]huyên)?"
    r"|(?:[Đđ]ồn|[Hh]ải đội) [Bb]iên phòng|[Đđ]ồn BP|HTX|[Hh]ợp tác xã|[Cc]ông ty(?: TNHH| CP| [Cc]ổ phần| MTV"
    r"| XNK)*(?: [a-zà-ỹđ]+){0,2}"
    r"|[Cc]ơ sở(?: [a-zà-ỹđ]+){0,2}|[Nn]hà trọ|[Kk]araoke|[Kk]hách sạn|[Bb]ệnh viện(?: [Đđ]a khoa)?|[Bb]ưu điện"
    r"|[Bb]ảo tàng|[Nn]hà tù|[Tt]hành cổ|[Đđ]ịa đạo"
    r"|[Nn]ghĩa trang(?: liệt s[ĩỹ])?|[Đđ]ài tưởng niệm|(?:[Tt]rạm )?[Hh]ải đăng|[Cc]ảng vụ(?: [Hh]àng hải)?|Phủ|[Dd]inh"
    r"|làng|vùng|cụm|kẹo dừa|bánh phồng|chỉ xơ dừa|[Ff]estival [\w ]{0,16}?)"
)
"""What bears a proper name in and around a commune."""
TOAN_QUOC = re.compile(
    _NGUON_TU
    + r"(?:đại học|đại học quốc gia|cao đẳng|học viện|viện|nhà xuất bản|báo|tạp chí|đài|giải thưởng|giải|huân chương"
    r"|huy chương|kỷ niệm chương|cờ|danh hiệu|chiến dịch|chiến thắng|phong trào|tư tưởng|hiệp định|hiệp ước|công ước|quốc khánh"
    r"|hội nghị"
    r"|tuyên bố|cách mạng|khởi nghĩa|đoàn thanh niên cộng sản|đoàn tncs|TNCS|thiếu niên tiền phong|lăng chủ tịch"
    r"|nền|lâu đài|trại giam|trung đoàn|sư đoàn|lữ đoàn|quân khu|quân đoàn|tàu)\s+$",
    re.IGNORECASE,
)
"""Something of the whole country that bears such a name."""
TO_CHUC = re.compile(
    _NGUON_TU
    + r"(?:[Đđ]ại học|[Hh]ọc viện|[Cc]ao đẳng|[Vv]iện|[Bb]ệnh viện|[Nn]hà hát|[Nn]hà xuất bản|NXB|[Bb]ảo tàng|[Cc]ông ty"
    r"|[Tt]ập đoàn|[Nn]gân hàng|[Tt]rường|[Hh]iệp hội|[Nn]hà máy|[Dd]i tích)(?:\s+[^\s,;.()“”]+){0,6}\s+$"
)
"""An institution whose name may end in that of a province."""
NGUOI = re.compile(
    _NGUON_TU
    + r"(?:đồng chí|đ/c|ông|bà|anh|chị|cô|chú|vua|chúa|hoàng đế|tướng|thiếu tướng|trung tướng|thượng tướng|đại tướng"
    r"|đại tá|anh hùng|liệt sĩ|liệt sỹ|danh nhân|nghệ nhân|nghệ sĩ|nhà giáo|nhà thơ|nhà văn|bác sĩ|kỹ sư|luật sư|giáo sư"
    r"|GS\.?|TS\.?|ThS\.?|PGS\.?|chủ tịch|bí thư|tổng bí thư|thủ tướng|bác|họ và tên|họ tên|người ký)\s*:?\s+$",
    re.IGNORECASE,
)
"""A person's name follows."""
CUA_XA = re.compile(
    r"(?:UBND|HĐND|MTTQ(?: Việt Nam)?|[ỦU][yỷ] ban nhân dân|Hội đồng nhân dân|Đảng [uủ][yỷ]|Đảng bộ|Công an|BCĐ|Ban Chỉ đạo"
    r"|Đoàn TN|Hội Nông dân|Hội LHPN|Hội CCB|Ban CHQS|BCHQS|Trạm Y tế|Văn phòng|địa bàn|quê hương|vùng đất|nhân dân|người dân"
    r"|con người|người con|đất và người|xây dựng|đưa|toàn|tự hào)\s+$",
    re.IGNORECASE,
)
"""What the name of a commune follows when its type word is left out."""
HO = frozenset({
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý",
    "đinh", "trịnh", "hà", "đoàn", "mai", "cao", "lương", "lưu", "tạ", "tô", "chu", "châu", "quách", "đào", "thái", "tăng",
    "kiều", "nông", "triệu", "lò", "vàng", "giàng", "hứa", "la", "lục", "mạc", "nghiêm", "ngụy", "phùng", "tống", "trương",
    "từ", "văn", "vi", "vương", "âu", "đàm", "điêu", "thạch", "sơn", "kim", "danh", "lâm", "bàn", "chẩu", "ma", "hầu", "sùng",
})  # fmt: skip
"""Surnames."""
HO_THEM = frozenset({
    "bế", "thân", "giáp", "khổng", "doãn", "cù", "đậu", "đồng", "khuất", "khúc", "lã", "mã", "ninh", "phí", "sầm", "tòng", "cầm",
    "quàng", "lường", "cà", "tẩn", "phàn", "chảo", "thào", "hờ", "cháng", "hạng", "ly", "lầu", "bạch", "đèo", "hảng", "tráng",
    "rơ", "siu", "kpă", "ksor", "nay", "niê", "mlô", "êban", "puih", "kpuih", "rmah", "rah", "rcom", "rchâm", "bríu", "alăng",
    "zơrâm", "pơloong", "lâu", "thao", "hơ", "kră", "krajăn", "byă", "êñuôl",
    "thiều", "ung", "uông", "khưu", "lại", "lộc", "chử", "giang", "quản",
    "tôn", "tiêu", "trang", "viên", "bá", "điểu", "ama", "lều", "thiệu", "cung", "ông", "hà", "dư", "lỗ", "cấn", "kha",
})  # fmt: skip
"""Rarer surnames, many of them words: only where all else says that a person is meant."""
CHU_HOA = "A-ZÀ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
TEN = rf"[{CHU_HOA}][^\s\d,;:.()“”/–-]*(?:[ \u00a0]+[{CHU_HOA}][^\s\d,;:.()“”/–-]*){{1,4}}"
"""Two to five words with capitals"""
_BEFORE = re.compile(r"(?P<tu>[^\s,;:.()“”\"'/\[\]–-]+)[\s\u00a0]+$")
_AFTER = re.compile(r"[\s\u00a0]+(?P<tu>[^\s,;:.()“”\"/\[\]–-]+)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;“\"(]\s*|^\W*|\n\s*|[-+–•]\s+|\d[.)]\s+|[a-zđ]\)\s+)$")


def tu_truoc(text: str, start: int) -> tuple[str, bool]:
    """The word right before a place (empty if a mark stands there), and whether that word begins a sentence."""
    m = _BEFORE.search(text, max(0, start - _WINDOW), start)
    if not m:
        return "", False
    return m["tu"], bool(_SENTENCE_START.search(text, max(0, m.start() - 6), m.start()))


def tu_sau(text: str, end: int) -> str:
    """The word right behind a place; empty if a mark stands there."""
    m = _AFTER.match(text, end)
    return m["tu"] if m else ""


def dau_cau(text: str, start: int) -> bool:
    """Whether a sentence begins at the place."""
    return bool(_SENTENCE_START.search(text, max(0, start - 6), start))

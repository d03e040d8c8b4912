"""The group that a recipient of a commune's plan belongs to, by the order in which the groups are usually written."""

import re

CAP_TREN, DANG_LANH_DAO, THUC_HIEN, THON, KHAC = 0, 1, 2, 3, -1
_ABOVE = re.compile(
    r"(?:(?:các|thường trực|tt|ttr|văn phòng|vp|chủ tịch|đ/c|lãnh đạo|ban thường vụ)[\s.,]+){0,3}"
    r"(?:(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|công an|ban chỉ đạo|bcđ|ban chỉ huy quân sự|bộ chỉ huy quân sự|"
    r"ban tổ chức|ban tuyên giáo[^,;]{0,30}|ủy ban mttq[^,;]{0,12}|ủy ban mặt trận tổ quốc[^,;]{0,12}|văn phòng)\s+"
    r"(?:tỉnh|thành phố|tp|huyện|thị xã|quận)(?!\w)|"
    r"phòng\s[^;]{2,50}\s(?:huyện|quận|thị xã|thành phố)(?!\w)|"
    r"tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy|sở\s|bộ (?!phận)|chính phủ|thủ tướng)"
)
_PARTY = re.compile(
    r"(?:(?:thường trực|tt|ttr|bch|ban chấp hành|bí thư|btv|ban thường vụ|đồng chí)[\s.,]+){0,2}"
    r"(?:đảng ủy|đảng bộ|hđnd|hội đồng nhân dân)(?!\w)|(?:chủ tịch|ct|lãnh đạo)\b.{0,30}\b(?:ubnd|ủy ban nhân dân)(?!\w)"
)
_DOES = re.compile(
    r"(?:(?:các|trưởng|thủ trưởng|lãnh đạo|cán bộ)[\s,]+){0,2}"
    r"(?:phòng|ban, ngành|ban ngành|công an (?:xã|phường|đặc khu)|trạm y tế|trường|"
    r"trung tâm|ban chỉ huy|ban chqs|cơ quan|đơn vị|công chức|văn phòng hđnd)(?!\w)"
)
_VILLAGE = re.compile(
    r"(?:(?:các|trưởng|bí thư chi bộ|\d+|cơ sở)[\s,]+){0,2}(?:thôn|xóm|ấp|bản|buôn|khóm|tổ dân phố|khu phố|khu dân cư)(?!\w)"
)


def hang(ten: str) -> int:
    """The rank of a recipient, ``ten`` as :func:`kehoach.rules.noi_nhan._nen.chuan` gives it; KHAC where none can be told."""
    for pattern, rank in ((_ABOVE, CAP_TREN), (_VILLAGE, THON), (_DOES, THUC_HIEN), (_PARTY, DANG_LANH_DAO)):
        if pattern.match(ten):
            return rank
    return KHAC

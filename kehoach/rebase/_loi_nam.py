"""How sentences speak of time: deadlines, horizons, results, events that do not come back; and what the finder of years says."""

import re

from kehoach.rebase._moc import Moc

HORIZON = re.compile(
    r"(?<!\w)(?:đến|tới|tầm\s+nhìn|định\s+hướng(?:\s+đến)?|mốc)\s+(?:(?:hết|cuối)\s+)?(?:năm\s+)?$", re.IGNORECASE
)
THEN_HORIZON = re.compile(r"\s{0,2},?;?\s{0,2}(?:và\s+)?(?:tầm\s+nhìn|định\s+hướng)(?!\w)", re.IGNORECASE)
LEAD = re.compile(
    r"(?<!\w)(?:trước|chậm\s+nhất|muộn\s+nhất|hạn(?:\s+(?:cuối|chót))?|thời\s+hạn|thời\s+gian|hoàn\s+thành|xong|kết\s+thúc|đến|hết|báo\s+cáo|gửi|vào|trong)"
    r"[\s,:(]{1,3}(?:(?:trước|trong|vào|là|đến|hết|chậm\s+nhất|xong|ngày|mốc|về|thực\s+hiện|tháng)[\s:]{1,2}){0,4}$",
    re.IGNORECASE,
)
STRONG_LEAD = re.compile(
    r"(?<!\w)(?:trước|chậm\s+nhất|muộn\s+nhất|hạn\s+(?:cuối|chót)|thời\s+hạn|hoàn\s+thành|xong)"
    r"[\s,:(]{1,3}(?:(?:trước|trong|vào|là|đến|hết|chậm\s+nhất|xong|ngày|mốc)\s){0,4}$",
    re.IGNORECASE,
)
FACT = re.compile(
    r"hiệu\s+lực|chính\s+thức\s+(?:vận\s+hành|hoạt\s+động|đi\s+vào)|sáp\s+nhập|hợp\s+nhất|sắp\s+xếp\s+(?:đơn\s+vị|bộ\s+máy|,)|chính\s+quyền\s+địa\s+phương\s+"
    r"(?:0?2|hai)\s+cấp|mô\s+hình\s+(?:chính\s+quyền|tổ\s+chức)[^.;]{0,30}(?:0?2|hai)\s+cấp|sinh\s+(?:ngày|năm)|(?<!\w)được\s+thành\s+lập",
    re.IGNORECASE,
)
SO_FAR = re.compile(
    r"(?<!\w)(?:tính\s+đến|số\s+liệu|ước|thời\s+điểm|cập\s+nhật\s+đến)(?!\w)[\w\s:]{0,24}$", re.IGNORECASE
)
DONE = re.compile(
    r"[\s,]{0,3}[^.;:,]{0,60}?,?\s?(?<!\w)đã\s+(?:đạt|hoàn\s+thành|thực\s+hiện|tổ\s+chức|triển\s+khai|xây\s+dựng|ban\s+hành|có|tiếp\s+nhận|giải\s+quyết)",
    re.IGNORECASE,
)
BACK = re.compile(
    r"kết\s+quả|so\s+(?:với|sánh)|cùng\s+kỳ|tồn\s+tại|hạn\s+chế|tình\s+hình|thực\s+trạng|đánh\s+giá|thực\s+hiện\s+năm|ước|đạt|tăng|giảm|hoàn\s+thành"
    r"|dở\s+dang|chuyển\s+(?:tiếp|sang|nguồn)|kết\s+dư|năm\s+trước|tổng\s+kết|quyết\s+toán|đã(?!\w)",
    re.IGNORECASE,
)
MILESTONE = re.compile(r"(?<!\w)(?:sơ\s+kết|tổng\s+kết|phát\s+động|giữa\s+kỳ|khởi\s+động)(?!\w)", re.IGNORECASE)
ANNIVERSARY = re.compile(
    r"(?<!\w)(?:kỷ\s+niệm|lần\s+thứ|mừng)\s+(?:lần\s+thứ\s+)?\d{1,4}\s+năm|lần\s+thứ\s+(?:\d|[IVXLC])+", re.IGNORECASE
)
NOT_YEARLY = re.compile(
    r"(?<!\w)(?:đại\s+hội|bầu\s+cử|tổng\s+điều\s+tra|lần\s+thứ|khóa\s+[XVI\d]+)(?!\w)", re.IGNORECASE
)
RANK = re.compile(r"\s+là\s+năm\s+(?:đầu|cuối|thứ|bản\s+lề|giữa|mở\s+đầu|khởi\s+đầu|tiếp\s+theo)(?!\w)", re.IGNORECASE)
RANK_BEFORE = re.compile(r"(?<!\w)năm\s+(?:đầu|cuối|thứ\s+\w+)\s(?:tiên\s)?[^.;,]{0,40}$", re.IGNORECASE)
REPORTED = re.compile(r"kết\s+quả|tình\s+hình|tổng\s+kết|đánh\s+giá|quyết\s+toán|xếp\s+hạng", re.IGNORECASE)
OWN_WORK = re.compile(
    r",\s+(?:và\s+)?(?:(?:hoàn\s+thành|xong|gửi|báo\s+cáo|thời\s+hạn|chậm\s+nhất|hạn)(?!\w)|trước\s+ngày)[^,;.]{0,60}$",
    re.IGNORECASE,
)
LAW = re.compile(r"(?<!\w)(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Hiến\s+pháp)(?!\w)(?:\s[^.;:()“”]{0,90}?)?\s$")
LAW_USED = re.compile(r"(?<!\w)(?:trong|trước|hết|từ|vào|cho|của|đến|cuối|đầu)\s$|,")
DOC = r"(?:Kế\s+hoạch|Nghị\s+quyết|Quyết\s+định|Chương\s+trình|Chỉ\s+thị|Công\s+văn|Đề\s+án|Hướng\s+dẫn|Thông\s+báo|Kết\s+luận)"
ABOVE = (
    r"của\s+(?:(?:UBND|HĐND|[ỦU][yỷ]\s+ban\s+nhân\s+dân|Hội\s+đồng\s+nhân\s+dân|Ban\s+(?:Chỉ\s+đạo|Thường\s+vụ|chỉ\s+đạo)|Chủ\s+tịch)\s+){0,3}"
    r"(?:cấp\s+)?(?:tỉnh|[Tt]hành\s+phố|huyện|thị\s+xã|quận|Trung\s+ương|Chính\s+phủ|Thủ\s+tướng|Quốc\s+hội|Bộ|Sở|Tỉnh\s+ủy|Thành\s+ủy|Huyện\s+ủy)(?!\w)"
)
DOC_BEFORE = re.compile(rf"(?<!\w){DOC}(?!\s+này)(?!\w)[^.;“”]{{0,140}}$")
ISSUER = re.compile(ABOVE)
ISSUER_AFTER = re.compile(rf"(?:(?!thực\s+hiện|triển\s+khai)[^.;,:“”]){{0,60}}?{ABOVE}")
WEEKDAY = re.compile(r"(?<!\w)(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật)(?!\w)", re.IGNORECASE)
HEAD = re.compile(
    r"\s*(?:KH|TH|ƯTH|UTH|ƯỚC|kế hoạch|thực hiện|chỉ tiêu|mục tiêu|ước(?: thực hiện)?|giao|dự toán|số liệu|lũy kế)?\s*",
    re.IGNORECASE,
)
ENDS_YEAR = re.compile(r"(?<!\w)năm\s*$", re.IGNORECASE)

OWN_NAME = re.compile(
    r"(?:ban\s+hành|xây\s+dựng|trên\s+đây\s+là)\s+(?:nội\s+dung\s+)?kế\s+hoạch(?!\s+số)(?!\w)", re.IGNORECASE
)
AND_ON = re.compile(r"\s{0,2},?\s?và\s+(?:các|những)\s+năm\s+(?:tiếp\s+theo|sau)", re.IGNORECASE)

OF_OLD = "văn bản của năm cũ: tìm văn bản tương ứng năm {moi}"
OF_OLD_PERIOD = "văn bản của giai đoạn không có năm {moi}: xem có văn bản thay thế"
NEXT = "năm tiếp theo của năm kế hoạch: xem có đúng là năm {nam}"


def horizon_ahead(before: str, year: int, moi: int) -> bool:
    return bool(HORIZON.search(before)) and year >= moi


def phase(state: int, moi: int) -> str:
    if state > 0:
        return f"giai đoạn đã qua ở năm {moi}"
    if state < 0:
        return f"giai đoạn chưa đến ở năm {moi}"
    return f"giai đoạn đã bắt đầu ở năm {moi}: xem việc này có còn phải làm"


def sentence(text: str, moc: Moc) -> str:
    """The sentence that holds a mark, at most some hundred letters of it."""
    low, high = max(0, moc.dau - 200), min(len(text), moc.cuoi + 120)
    start = max(text.rfind(mark, low, moc.dau) for mark in (";", ". ", "! "))
    ends = [end for mark in (";", ". ") if (end := text.find(mark, moc.cuoi, high)) >= 0]
    return text[max(start + 1, low) : min(ends, default=high)]


def weekday(text: str, moc: Moc) -> bool:
    return bool(WEEKDAY.search(text, max(0, moc.dau - 20), moc.dau) or WEEKDAY.search(text, moc.cuoi, moc.cuoi + 14))

"""Hamlets of theirs by name, alone, in lists and in columns."""

import re
from collections.abc import Iterator

from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import Dong, Vai
from kehoach.rebase.canh import CHU_HOA, DIA_VAT, TEN
from kehoach.rebase.cap_van_ban import loi_nguoi_khac
from kehoach.rebase.mau import kieu_chu
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.viec import Viec

_REASON = "tên thôn, tổ dân phố của bản gốc: ghi của mình"
_HAMLET = re.compile(
    r"(?<!\w)(?P<loai>[Tt]hôn|[Xx]óm|[Ấấ]p|[Bb]ản|[Bb]uôn|[Kk]hóm|[Tt]ổ dân phố|TDP|[Kk]hu phố|[Pp]hố|[Kk]hu vực(?=\s+\d)"
    r"|(?:tổ|khu)(?=\s+\d{1,2}(?!\w|[.,]\d)))\s+"
    rf"(?P<ten>{TEN}|[{CHU_HOA}]\w+|(?:số\s+)?\d{{1,3}}(?!\s*[/.,]?\d))"
)
_MORE = re.compile(
    r"\s*(?:,|;|và|-|–|đến(?:\s+số)?|đến\s+(?:thôn|xóm|ấp|tổ|khu phố|tổ dân phố)(?:\s+số)?)\s*(?:số\s+)?\d{1,3}"
    r"(?!\d|\s*[/%]|[.,]\d|\s+(?:người|hộ|đội|ngày|tháng|năm|đồng|buổi|lần|điểm|cái|chiếc|thôn|xóm|ấp)(?!\w))"
)
_NAMES = re.compile(
    r"(?<!\w)(?P<cac>[Cc]ác\s+)(?P<loai>thôn|xóm|ấp|bản|buôn|khóm|tổ dân phố|khu phố)(?P<giua>(?:\s+[a-zà-ỹđ]+){0,2})\s+"
    rf"(?P<ten>{TEN}(?:\s+\d{{1,2}})?(?:\s*(?:,|và)\s*(?!Phòng|Ban|Trường|Hội|Trạm|Công|Văn|Đoàn|Ủy|UBND|Tổ|Các){TEN}(?:\s+\d{{1,2}}(?!\d))?)+)"
)
_STOP = re.compile(r"(?:Mới|Kiểu|Thông Minh|Văn Hóa|Kèm|Trên|Theo|Ghi|Chấp)(?!\w)", re.IGNORECASE)
_IN_WORD = re.compile(r"(?<!\w)(?:thành|nông|văn|cơ|kịch|phiên|toàn|căn)\s+$", re.IGNORECASE)
_EACH = re.compile(r"(?<!\w)(?:mỗi|từng|một|\d+)\s+$", re.IGNORECASE)
_TEAM = re.compile(r"(?<!\w)(?:tổ|khu|quân|phân|chiến)\s+$|(?:bầu cử|công tác|kiểm tra)\s+$", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:Đội|CNCH|PCCC|Thi hành án|Bảo hiểm xã hội|BHXH|Chi cục|Kho bạc|Thuế|Tòa án|Viện kiểm sát|VKSND"
    r"|Hải quan|Thống kê|TAND)[^,;.]{0,20}$"
)
_COLUMN = re.compile(r"^\s*(?:tên\s+)?(?P<loai>thôn|xóm|ấp|bản|buôn|tổ dân phố|tdp|khu phố|khóm)(?!\w)", re.IGNORECASE)
_SUM = re.compile(r"(?:tổng|cộng|toàn|stt|tt)(?!\w)", re.IGNORECASE)


def thon(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """Hamlets of theirs."""
    if viec.cung_xa:
        return
    column = _column(viec, dong)
    if column and re.fullmatch(TEN, dong.text.strip()) and not _SUM.match(dong.text.strip()):
        yield Thay(dong, 0, len(dong.text), f"[[tên {_kind(viec, column)}]]", LoaiThay.THON, xem=_REASON)
        return
    lists = [m for m in _NAMES.finditer(dong.text) if not loi_nguoi_khac(viec, dong, m.start())]
    for m in lists:
        yield Thay(
            dong, m.start(), m.end(), f"{m['cac']}{_kind(viec, m['loai'])}{m['giua']} [[tên {_kind(viec, m['loai'])}]]",
            LoaiThay.THON, xem=_REASON,
        )  # fmt: skip
    for m in _HAMLET.finditer(dong.text):
        if any(each.start() < m.end() and m.start() < each.end() for each in lists) or _not_one(viec, dong, m):
            continue
        end = m.end()
        while m["ten"][-1].isdigit() and (more := _MORE.match(dong.text, end)):
            end = more.end()
        kind = _kind(viec, m["loai"])
        made = kieu_chu("" if m["loai"] == "TDP" and kind != "TDP" else m["loai"], kind)
        yield Thay(dong, m.start(), end, f"{made} [[tên {kind.lower()}]]", LoaiThay.THON, xem=_REASON)


def _not_one(viec: Viec, dong: Dong, m: re.Match[str]) -> bool:
    text, start = dong.text, m.start()
    before = text[max(0, start - 48) : start]
    word = m["loai"].lower()
    if word == "bản" and not re.search(r"(?:thôn|xóm|bản)(?!\w)|các\s+$|tại\s+$|ở\s+$", before[-20:]):
        return True  # as in văn bản
    if word == "phố" and not re.search(r"tổ dân phố|thôn", before[-40:], re.IGNORECASE):
        return True  # a street
    if word in ("tổ", "khu") and (_TEAM.search(before) or viec.nguon.loai == "xã"):
        return True
    if word == "khu vực" and _OFFICE.search(before):
        return True
    if m["ten"][-1].isdigit() and _EACH.search(before):
        return True  # mỗi khu phố 01 đội
    if m["loai"][0].isupper() and m["loai"] != "TDP" and DIA_VAT.search(before):
        return True  # hồ Buôn ...
    return bool(
        _IN_WORD.search(before[-8:]) or text.isupper() or _STOP.match(m["ten"]) or loi_nguoi_khac(viec, dong, start)
    )


def _kind(viec: Viec, loai: str) -> str:
    if loai in ("tổ", "khu"):
        return loai if not viec.doi_loai or viec.dich.loai == "phường" else "thôn"
    if viec.doi_loai and viec.dich.loai == "phường":
        return "tổ dân phố"
    return "thôn" if viec.doi_loai and viec.nguon.loai == "phường" else loai if loai == "TDP" else loai.lower()


def _column(viec: Viec, dong: Dong) -> str:
    """The word for a hamlet at the top of the column; empty if there is none."""
    if dong.vai is not Vai.O or not dong.bang:
        return ""
    top = viec.ho_so.o(dong.bang).get((0, dong.cot))
    m = _COLUMN.match(top.text) if top is not None and top is not dong else None
    return m["loai"].lower() if m else ""

"""The type of the commune: UBND xã becomes UBND phường, thôn becomes tổ dân phố, and back."""

import re
from collections.abc import Iterator

from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import Dong
from kehoach.rebase.cap_van_ban import loi_nguoi_khac
from kehoach.rebase.mau import kieu_chu
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.viec import Viec

_WORD = {
    "xã": re.compile(r"(?<!\w)xã(?!\w)", re.IGNORECASE),
    "phường": re.compile(r"(?<!\w)phường(?!\w)", re.IGNORECASE),
    "đặc khu": re.compile(r"(?<!\w)đặc\s+khu(?!\w)", re.IGNORECASE),
    "thị trấn": re.compile(r"(?<!\w)thị\s+trấn(?!\w)", re.IGNORECASE),
}
_OTHER_BEFORE = re.compile(
    r"(?:(?<!\w)(?:hợp tác|thị|đô thị|thông tấn|làng|(?<!vụ )(?<!chính )công|cấp|các|mọi|mỗi|từng|những|liên"
    r"|một số|nhiều|tất cả|bạn|giữa hai|thói|phép|lối|câu chuyện|\d+)\s*"
    r"|[,/-]\s*(?=\S+\s*[,/-]\s*(?:phường|xã|đặc khu|thị trấn)))$",
    re.IGNORECASE,
)
_SOCIAL_BEFORE = re.compile(r"(?<!\w)(?:kinh tế|văn hóa|văn hoá|an sinh|chính sách)\s*-?\s*$", re.IGNORECASE)
_SOCIAL_AFTER = re.compile(r"\s*hội(?!\w)", re.IGNORECASE)
_LIST_BEFORE = re.compile(
    r"(?:(?<!thị )xã|phường|đặc khu|thị trấn|thôn|bản)\s*(?:[,/-]|và|hoặc|hay)\s*$", re.IGNORECASE
)
_LIST_AFTER = re.compile(
    r"\s*(?:[,/-]|và|hoặc|hay)\s*(?:các\s+)?(?:xã|phường|đặc khu|thị trấn)(?!\w)(?!\s*,\s*tỉnh)", re.IGNORECASE
)
_COMMON_AFTER = re.compile(
    r"\s*(?:hội(?!\s+(?:nông dân|phụ nữ|cựu chiến|liên hiệp))"
    r"|viên(?!\s+chức)|luận|tắc|nông thôn mới|đảo(?!\s)|bạn|bát âm|chèo|thợ|buôn)(?!\w)"
)
_OWN_NAME = re.compile(r"[\s\u00a0]+(?P<chu>[^\W\d]|\d{1,2}(?![\w.,/%]\d|\d|%|\s+[a-zà-ỹđ]))")

_HAMLET = r"(?:thôn|xóm|ấp)"
_LISTED = r"(?:\s*[,/-]\s*(?:thôn|xóm|ấp|bản|buôn|làng|khóm|khu phố|khu dân cư|tổ dân phố|TDP|phố)(?!\w))"
_TO_WARD = re.compile(
    rf"(?<!\w)(?:(?P<truong>(?<!\w)trưởng\s+(?P<cac>các\s+)?){_HAMLET}(?P<ds1>{_LISTED}*)|(?P<thon>{_HAMLET})(?:(?P<sau>\s+trưởng)|(?P<ds>{_LISTED}*)))"
    r"(?!\w)",
    re.IGNORECASE,
)
_TO_COMMUNE = re.compile(
    r"(?<!\w)(?:(?P<truong>(?:tổ\s+)?trưởng\s+(?P<cac>các\s+)?)(?:tổ\s+dân\s+phố|TDP|khu\s+phố)|(?P<thon>tổ\s+dân\s+phố|TDP|khu\s+phố))"
    r"(?!\w)",
    re.IGNORECASE,
)
_NOT_HAMLET_BEFORE = re.compile(r"(?<!\w)(?:nông|cô|hương|nghĩa|tình|tổ\s+trưởng)\s+$", re.IGNORECASE)
_NOT_HAMLET_AFTER = re.compile(r"\s*(?:tính|dã|nữ|quê|mới)(?!\w)", re.IGNORECASE)


def loai_xa(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """The type word where it means the issuer's own commune, and the units below it."""
    if not viec.doi_loai:
        return
    pattern = _WORD.get(viec.nguon.loai)
    if pattern is not None and viec.nguon.loai.split()[0] in dong.text.lower():
        for m in pattern.finditer(dong.text):
            yield from _type_word(viec, dong, m)
    yield from _hamlets(viec, dong)


def _type_word(viec: Viec, dong: Dong, m: re.Match[str]) -> Iterator[Thay | Xem]:
    text, (start, end) = dong.text, m.span()
    before = text[max(0, start - 30) : start]
    if _OTHER_BEFORE.search(before) or _LIST_BEFORE.search(before) or _LIST_AFTER.match(text, end):
        return
    if _SOCIAL_BEFORE.search(before) and _SOCIAL_AFTER.match(text, end):
        return
    if _COMMON_AFTER.match(text, end):
        if text[end : end + 16].lower().strip().startswith("nông thôn mới"):
            yield Xem(
                dong, start, end, LoaiThay.LOAI_XA, f"tiêu chí xã nông thôn mới không áp dụng cho {viec.dich.loai}"
            )
        return
    named = _OWN_NAME.match(text, end)
    if named and (named["chu"].isupper() or named["chu"].isdigit()) and not text.isupper():
        return  # the name of a commune: other finders
    if loi_nguoi_khac(viec, dong, start):
        return
    yield Thay(dong, start, end, kieu_chu(m[0], viec.dich.loai) if len(m[0]) > 1 else m[0], LoaiThay.LOAI_XA)


def _hamlets(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    text = dong.text
    ward = viec.dich.loai == "phường" and viec.nguon.loai != "phường"
    commune = viec.dich.loai != "phường" and viec.nguon.loai == "phường"
    if not (ward or commune):
        return
    for m in (_TO_WARD if ward else _TO_COMMUNE).finditer(text):
        start, end = m.span()
        if _NOT_HAMLET_BEFORE.search(text[max(0, start - 12) : start]) or _NOT_HAMLET_AFTER.match(text, end):
            continue
        if loi_nguoi_khac(viec, dong, start):
            continue
        many = m["cac"] or ""
        if ward:
            made = f"tổ trưởng {many.lower()}tổ dân phố" if m["truong"] or m["sau"] else "tổ dân phố"
        else:
            made = f"trưởng {many.lower()}thôn" if m["truong"] else "thôn"
        more = (m["ds"] or m["ds1"] or "") if ward else ""
        reason = "danh sách thôn, bản, phố gộp lại theo loại đơn vị của mình: kiểm tra" if more else ""
        written = m[0].lower() if m[0].lower().endswith("tdp") and not text.isupper() else m[0]
        yield Thay(dong, start, end, kieu_chu(written, made), LoaiThay.LOAI_XA, xem=reason)

"""Districts of the source, which are no more: by name, and the word alone in “của tỉnh, huyện và của xã”."""

import re
from collections.abc import Iterator

from kehoach.catalog.dia_phuong import HAI_CAP, dung_dau
from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import Dong
from kehoach.rebase.canh import CO_SO, TO_CHUC
from kehoach.rebase.cap_van_ban import loi_nguoi_khac
from kehoach.rebase.goi_tinh import dang_uy
from kehoach.rebase.mau import kieu_chu, mau_ten, viet_hoa_ten
from kehoach.rebase.quanh import BEN, DANG, cap_cua, cua_nguoi_khac, de_nham, loai_truoc, ten_khac_dai, vat_qua_tu
from kehoach.rebase.ten_xa import TEN_RIENG, TRONG_VAN_BAN, TRUNG_CHU
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.viec import Viec

_KINDS = ("huyện đảo", "huyện", "thị xã", "thành phố", "quận")
_CITY = ("thành phố", "tp", "tp.")
_COMMA = re.compile(r",[\s\u00a0]*$")
_GONE = re.compile(r"[\s\u00a0]*\((?:cũ|trước đây)\)|[\s\u00a0]+(?:cũ|trước đây)(?!\w)")
_PROVINCE_AFTER = re.compile(r"[\s\u00a0]*,[\s\u00a0]*(?P<tinh>tỉnh|thành phố|TP)", re.IGNORECASE)
_COMMUNE_BEFORE = re.compile(r"(?<!\w)(?:xã|phường|thị trấn)[^,;.]{2,30},\s*$", re.IGNORECASE)
_NAMELESS = re.compile(
    r"(?<!\w)(?:UBND|HĐND|MTTQ|[Cc]ông an|[Pp]hòng|[Đđ]ài|[Tt]rung tâm|[Bb]an|[Hh]ội|[Đđ]oàn|[Bb]ộ phận)"
    r"(?:[ -][^\s,;:.()]+){0,9}?"
    r"\s+huyện(?!\s+[A-ZĐ]|\w)|(?<!\w)[Hh]uyện ủy(?!\s+[A-ZĐ])"
)
_IN_LIST = re.compile(
    r"(?P<bo>,[\s\u00a0]*(?:huyện|thị[\s\u00a0]+xã|quận))(?=[\s\u00a0]*(?:,|và|,\s*và)[\s\u00a0])", re.IGNORECASE
)
_BEFORE_LIST = re.compile(r"(?:tỉnh|Trung ương|thành phố)$", re.IGNORECASE)


def ten_huyen(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """The names of its districts."""
    if viec.cung_xa:
        return
    own = dung_dau(viec.nguon.ten)
    for huyen in viec.nguon.huyen:
        loai = next((kind for kind in _KINDS if huyen.lower().startswith(f"{kind} ")), "")
        ten = huyen[len(loai) + 1 :]
        if not loai or len(ten) < 2:
            continue
        for m in mau_ten(ten).finditer(dong.text):
            kind, start = loai_truoc(dong.text, m.start())
            level = cap_cua(kind)
            if level == "huyen" or (kind in _CITY and loai == "thành phố"):
                yield from _typed(viec, dong, start, m.start(), m.end())
            elif not kind and dung_dau(ten) != own and viet_hoa_ten(m[0]):
                yield from _bare(viec, dong, m.start(), m.end(), ten)
    if viec.ngay >= HAI_CAP:
        yield from _nameless(viec, dong)
    for m in _IN_LIST.finditer(dong.text):
        if _BEFORE_LIST.search(dong.text[max(0, m.start() - 12) : m.start()]) and not loi_nguoi_khac(
            viec, dong, m.start()
        ):
            yield Thay(dong, m.start(), m.end(), "", LoaiThay.HUYEN)


def _nameless(viec: Viec, dong: Dong) -> Iterator[Xem]:
    """UBND huyện, Đài huyện: bodies of a level that is no more, whose work somebody else does now."""
    for m in _NAMELESS.finditer(dong.text):
        if not loi_nguoi_khac(viec, dong, m.start()):
            reason = "cấp huyện không còn: ghi cơ quan nay làm việc ấy, hoặc bỏ"
            yield Xem(dong, *m.span(), LoaiThay.HUYEN, reason)


def _typed(viec: Viec, dong: Dong, start: int, name: int, end: int) -> Iterator[Thay | Xem]:
    text = dong.text
    if loi_nguoi_khac(viec, dong, start):
        yield Xem(dong, start, end, LoaiThay.HUYEN, TRONG_VAN_BAN)
        return
    gone = _GONE.match(text, end)
    end = gone.end() if gone else end
    comma = _COMMA.search(text, max(0, start - 4), start)
    if comma and (_PROVINCE_AFTER.match(text, end) or _COMMUNE_BEFORE.search(text[max(0, start - 40) : start])):
        yield Thay(dong, comma.start(), end, "", LoaiThay.HUYEN)
        return
    before_province = _PROVINCE_AFTER.match(text, end)
    if before_province and not gone:
        yield Thay(dong, start, before_province.start("tinh"), "", LoaiThay.HUYEN)
        return
    made = viec.tinh.day_du
    if CO_SO.search(text[max(0, start - BEN) : start]) or TO_CHUC.search(text[max(0, start - BEN) : start]):
        yield Thay(dong, start, end, f"[[{kieu_chu(text[start:end], made)}]]", LoaiThay.HUYEN, xem=TEN_RIENG)
        return
    if DANG.search(text, max(0, name - 18), name):
        made = dang_uy(viec.tinh)
    reason = "cấp huyện không còn; tạm ghi tỉnh: kiểm tra nên là tỉnh, là xã hay bỏ"
    yield Thay(dong, start, end, kieu_chu(text[start:end], made), LoaiThay.HUYEN, xem=reason)


def _bare(viec: Viec, dong: Dong, start: int, end: int, ten: str) -> Iterator[Thay | Xem]:
    text = dong.text
    if vat_qua_tu(text, start, end) or ten_khac_dai(viec, text, start, end):
        return
    other = cua_nguoi_khac(text, start, end)
    if de_nham(ten) or other in ("nguoi", "toan_quoc") or loi_nguoi_khac(viec, dong, start):
        if not de_nham(ten):
            yield Xem(dong, start, end, LoaiThay.HUYEN, TRUNG_CHU)
        return
    new = kieu_chu(text[start:end], viec.dich.ten)
    reason = "tên huyện cũ của bản gốc; tạm ghi tên xã mình: kiểm tra"
    yield Thay(dong, start, end, f"[[{new}]]" if other else new, LoaiThay.HUYEN, xem=reason)

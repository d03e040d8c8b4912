"""The name of the source's province wherever it stands, and the word tỉnh where ours is a city."""

import re
from collections.abc import Iterator

from kehoach.catalog.dia_phuong import HAI_CAP, cung_tinh, dung_dau, tat_ca_tinh
from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import Dong
from kehoach.rebase.canh import DAC_SAN, DIA_VAT, NGUOI, TO_CHUC, TOAN_QUOC
from kehoach.rebase.cap_van_ban import loi_nguoi_khac
from kehoach.rebase.goi_tinh import dang_uy, goi
from kehoach.rebase.mau import kieu_chu, mau_ten, viet_hoa_ten
from kehoach.rebase.quanh import BEN, DANG, cap_cua, cua_nguoi_khac, loai_truoc, ten_khac_dai, vat_qua_tu
from kehoach.rebase.ten_xa import TEN_RIENG, TRONG_VAN_BAN
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.viec import Viec

_HCM = r"(?<!\w)(?:T[Pp]\.?[\s\u00a0]?)HCM(?!\w)"
_CAPITAL = re.compile(r"(?<!Luật )Thủ đô(?!\w)")
_SLOGAN = re.compile(r"[“\"«][^“”\"«»]{0,200}$")
_OWN_PRESS = re.compile(r"(?<!\w)(?:báo|đài|đài phát thanh (?:-|và) truyền hình)\s+$", re.IGNORECASE)
_OLD = re.compile(r"[\s\u00a0]*\((?:cũ|trước đây)\)|[\s\u00a0]+(?:cũ|trước đây)(?!\w)")
_GOP = "tỉnh cũ nay thuộc tỉnh của bản gốc: ghi tỉnh cũ của mình, hoặc bỏ"
_RIENG = "tên riêng có tên tỉnh của bản gốc: kiểm tra"


def ten_tinh(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """The province's name, of now and before."""
    nguon = viec.nguon
    if nguon.tinh is None or viec.cung_tinh:
        return
    if nguon.tinh.ten == "Hà Nội":
        for m in _CAPITAL.finditer(dong.text):
            if not loi_nguoi_khac(viec, dong, m.start()):
                yield Xem(dong, *m.span(), LoaiThay.TINH, _RIENG)
    for ten in (nguon.tinh.ten, *nguon.tinh_cu):
        if ten == "Hồ Chí Minh":
            yield from _hcm(viec, dong)
        for m in mau_ten(ten).finditer(dong.text):
            loai, start = loai_truoc(dong.text, m.start())
            if cap_cua(loai) == "tinh":
                yield from _typed(viec, dong, start, m.start(), m.end(), loai, ten)
            elif not loai and ten != "Hồ Chí Minh" and dung_dau(ten) != dung_dau(nguon.ten):
                yield from _bare(viec, dong, m.start(), m.end())
    yield from _merged(viec, dong)


def _merged(viec: Viec, dong: Dong) -> Iterator[Xem]:
    """Other provinces of before that the source's is made of: nobody but the clerk knows what ours was made of."""
    for ten in _merged_names(viec):
        for m in mau_ten(ten).finditer(dong.text):
            loai, start = loai_truoc(dong.text, m.start())
            if (loai and cap_cua(loai) != "tinh") or not viet_hoa_ten(m[0]) or vat_qua_tu(dong.text, *m.span()):
                continue
            if not loai and (
                ten_khac_dai(viec, dong.text, *m.span()) or cua_nguoi_khac(dong.text, *m.span()) == "nguoi"
            ):
                continue
            if not loi_nguoi_khac(viec, dong, start):
                yield Xem(dong, start, m.end(), LoaiThay.TINH, _GOP)


def _merged_names(viec: Viec) -> list[str]:
    nguon = viec.nguon
    own = {dung_dau(each) for each in (nguon.ten, viec.dich.ten, *nguon.tinh_cu)}
    if nguon.tinh is None:
        return []
    before = (each for each in tat_ca_tinh() if each.den == HAI_CAP and cung_tinh(each, nguon.tinh))
    names = (each.ten for each in before if each.ten != nguon.tinh.ten and dung_dau(each.ten) not in own)
    return list(dict.fromkeys(names))


def _hcm(viec: Viec, dong: Dong) -> Iterator[Thay]:
    for m in re.finditer(_HCM, dong.text):
        made = viec.tinh.day_du.upper() if dong.text.isupper() else viec.tinh.day_du
        yield Thay(dong, m.start(), m.end(), made, LoaiThay.TINH)


def _typed(viec: Viec, dong: Dong, start: int, name: int, end: int, loai: str, ten: str) -> Iterator[Thay | Xem]:
    text, tinh = dong.text, viec.tinh
    if vat_qua_tu(text, name, end):
        return
    if loi_nguoi_khac(viec, dong, start):
        yield Xem(dong, start, end, LoaiThay.TINH, TRONG_VAN_BAN)
        return
    written = text[start:end]
    made = tinh.day_du
    if ten in viec.nguon.tinh_cu and _OLD.match(text, end):
        reason = f"{ten} là tỉnh cũ của bản gốc: ghi tỉnh cũ của mình, hoặc bỏ"
        yield Thay(dong, start, end, "[[tên tỉnh cũ]]", LoaiThay.TINH, xem=reason)
        return
    if loai in ("thành phố", "tp", "tp.") and viec.nguon.tinh is not None and viec.nguon.tinh.loai == "tỉnh":
        reason = f"thành phố {ten} (cấp huyện cũ) đổi thành tên tỉnh: kiểm tra"
        yield Thay(dong, start, end, kieu_chu(written, made), LoaiThay.HUYEN, xem=reason)
        return
    if DANG.search(text, max(0, name - 18), name):
        made = dang_uy(tinh)
    if loai in ("t.", "tp", "tp."):
        yield Thay(dong, start, end, made.upper() if text.isupper() else made, LoaiThay.TINH)
        return
    yield Thay(dong, start, end, kieu_chu(written, made), LoaiThay.TINH)


def _bare(viec: Viec, dong: Dong, start: int, end: int) -> Iterator[Thay | Xem]:
    text, written = dong.text, dong.text[start:end]
    if not viet_hoa_ten(written) or vat_qua_tu(text, start, end) or ten_khac_dai(viec, text, start, end):
        return
    before = text[max(0, start - BEN) : start]
    new = kieu_chu(written, goi(viec.tinh))
    if loi_nguoi_khac(viec, dong, start):
        yield Xem(dong, start, end, LoaiThay.TINH, TRONG_VAN_BAN)
    elif TO_CHUC.search(before) or NGUOI.search(before):
        yield Xem(dong, start, end, LoaiThay.TINH, _RIENG)
    elif _OWN_PRESS.search(before):
        yield Thay(dong, start, end, new, LoaiThay.TINH, xem=TEN_RIENG)
    elif TOAN_QUOC.search(before) or DIA_VAT.search(before):
        yield Xem(dong, start, end, LoaiThay.TINH, _RIENG)
    elif _SLOGAN.search(text, max(0, start - 220), start):  # a contest, a campaign of that province
        reason = "tên cuộc thi, phong trào của tỉnh khác: ghi tên đúng ở tỉnh mình"
        yield Thay(dong, start, end, f"[[{new}]]", LoaiThay.TEN_KHAC, xem=reason)
    elif DAC_SAN.search(before):
        yield Thay(dong, start, end, f"[[{new}]]", LoaiThay.TEN_KHAC, xem=_RIENG)
    else:
        yield Thay(dong, start, end, new, LoaiThay.TINH)


_WORD = {
    "tỉnh": re.compile(r"(?<!\w)tỉnh(?P<uy>[\s\u00a0]+[uủ][yỷ])?(?!\w)", re.IGNORECASE),
    "thành phố": re.compile(r"(?<!\w)(?:thành[\s\u00a0]+(?P<uy>[uủ][yỷ])|thành[\s\u00a0]+phố)(?!\w)", re.IGNORECASE),
}
_NOT_OURS_BEFORE = re.compile(
    r"(?:(?<!\w)(?:các|cấp|liên|mọi|mỗi|từng|những|ngoại|nội|một số|nhiều|hình|trở|tạo"
    r"|hoàn|lập|cấu|kết|hợp|trong và ngoài|\d+)\s+"
    r"|(?:tỉnh|thành phố|trung ương)\s*(?:[,/-]|và|hoặc)\s*)$",
    re.IGNORECASE,
)
_NOT_OURS_AFTER = re.compile(
    r"\s*(?:(?:[,/-]|và|hoặc)\s*(?:tỉnh|thành phố)(?!\w)|(?:táo|giấc|ngộ|lộ|lược|thông minh|trực thuộc|xanh|học tập)(?!\w)"
    r"|[,/-]\s*thành(?!\w))",
    re.IGNORECASE,
)


def loai_tinh(viec: Viec, dong: Dong) -> Iterator[Thay]:
    """UBND tỉnh becomes UBND thành phố where ours is a city, and back; bodies that are not named stay as they are."""
    old, tinh = viec.nguon.tinh, viec.tinh
    if old is None or old.loai == tinh.loai:
        return
    city = "Thành phố" if tinh.ten == "Hồ Chí Minh" else "thành phố"
    for m in _WORD[old.loai].finditer(dong.text):
        start, end = m.span()
        if _NOT_OURS_BEFORE.search(dong.text[max(0, start - 24) : start]) or _NOT_OURS_AFTER.match(dong.text, end):
            continue
        after = dong.text[end : end + 2].strip()
        if (after[:1].isupper() and not dong.text.isupper()) or after == "[[" or loi_nguoi_khac(viec, dong, start):
            continue  # named: the other finders know
        if m["uy"]:
            made = "Thành ủy" if tinh.loai == "thành phố" else "Tỉnh ủy"
        else:
            made = city if tinh.loai == "thành phố" else "tỉnh"
        yield Thay(dong, start, end, kieu_chu(m[0], made), LoaiThay.TINH)

"""The name of the source's commune wherever it stands, and of the communes that it was made of."""

import re
from collections.abc import Iterator

from kehoach.catalog.dia_phuong import dung_dau, khoa, la_tu_thuong
from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import Dong, Vai
from kehoach.rebase.canh import HO, NGUOI, tu_sau
from kehoach.rebase.cap_van_ban import loi_nguoi_khac
from kehoach.rebase.mau import kieu_chu, mau_khong_dau, mau_ten, so_tieng, viet_hoa_ten
from kehoach.rebase.quanh import (
    BEN,
    cap_cua,
    cua_nguoi_khac,
    de_nham,
    loai_truoc,
    o_tinh_khac,
    ten_khac_dai,
    ten_ngan,
    theo_sau_co_quan,
    vat_qua_tu,
)
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.viec import Viec
from kehoach.rules.dia_phuong._moc import xa_ten

_PLACE_LINE = frozenset({Vai.DIA_DANH_NGAY, Vai.CO_QUAN, Vai.CHU_QUAN})
_BODY = re.compile(r"(?:UBND|HĐND|MTTQ|[ỦU][yỷ] ban nhân dân|Đảng [uủ][yỷ])\s+$", re.IGNORECASE)
_PEOPLE = re.compile(rf"(?:{_BODY.pattern}|(?:nhân dân|người dân|địa bàn)\s+$)", re.IGNORECASE)
_ABBREVIATED = frozenset({"x.", "p.", "tt.", "đk."})
_ENGLISH = re.compile(r"\s+(?:Commune|Ward|District|Town)(?!\w)", re.IGNORECASE)
_TYPED = re.compile(r"(?<!\w)(?P<loai>xã|phường|đặc\s+khu|thị\s+trấn)[\s\u00a0]+", re.IGNORECASE)
_WORDS = re.compile(r"\w+[\s\u00a0]*")
_OLD = re.compile(r"[\s\u00a0]*\((?:cũ|trước đây)\)|[\s\u00a0]+cũ(?!\w)")
TEN_RIENG = "tên riêng có tên của bản gốc: kiểm tra ở địa phương mình có không, tên đúng là gì"
TRUNG_CHU = "trùng chữ với tên của bản gốc nhưng có thể là từ thường hay tên khác: kiểm tra"
TRONG_VAN_BAN = "nằm trong tên văn bản được viện dẫn: để nguyên nếu là văn bản của Trung ương"


def ten_xa(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """The commune's own name."""
    nguon = viec.nguon
    if not nguon.ten or viec.cung_xa:
        return
    for m in mau_ten(nguon.ten).finditer(dong.text):
        loai, start = loai_truoc(dong.text, m.start())
        if cap_cua(loai) == "xa":
            yield from _typed(viec, dong, start, m.start(), m.end(), loai)
        elif not loai and dong.text[m.start() - 1 : m.start()] not in ("@", "/", "#"):
            yield from _bare(viec, dong, m.start(), m.end())
    if so_tieng(nguon.ten) > 1 and not nguon.ten.isascii():
        for m in mau_khong_dau(nguon.ten).finditer(dong.text):
            loai, start = loai_truoc(dong.text, m.start())
            if cap_cua(loai) == "xa" or _BODY.search(dong.text[max(0, m.start() - BEN) : m.start()]):
                made = viec.dich.day_du if loai else viec.dich.ten
                yield Thay(dong, start, m.end(), kieu_chu(dong.text[start : m.end()], made), LoaiThay.XA)
            elif _ENGLISH.match(dong.text, m.end()):
                yield Thay(dong, m.start(), m.end(), f"[[{viec.dich.ten}]]", LoaiThay.XA, xem=TEN_RIENG)
    yield from _misspelt(viec, dong)


def _misspelt(viec: Viec, dong: Dong) -> Iterator[Thay]:
    """Type word and the name with wrong accents, which no unit bears: xã Hoa Lôc."""
    own, count = khoa(viec.nguon.ten), so_tieng(viec.nguon.ten)
    if count < 2:
        return
    for m in _TYPED.finditer(dong.text):
        words = _WORDS.findall(dong.text[m.end() : m.end() + 60])[:count]
        name = "".join(words).strip()
        if khoa(name) != own or name.isascii() or mau_ten(viec.nguon.ten).fullmatch(name):
            continue
        if not viet_hoa_ten(name) or any(xa_ten(name, viec.ngay)):
            continue
        start, end = m.start("loai"), m.end() + len("".join(words).rstrip())
        reason = "tên viết sai dấu: kiểm tra có đúng là tên xã của bản gốc không"
        yield Thay(dong, start, end, kieu_chu(dong.text[start:end], viec.dich.day_du), LoaiThay.XA, xem=reason)


def _typed(viec: Viec, dong: Dong, start: int, name: int, end: int, loai: str) -> Iterator[Thay | Xem]:
    text, dich = dong.text, viec.dich
    if vat_qua_tu(text, name, end) and (text[start:end].isupper() or not viet_hoa_ten(text[name:end])):
        return
    if ten_khac_dai(viec, text, name, end):
        return
    if o_tinh_khac(viec, text, end):
        yield Xem(dong, start, end, LoaiThay.XA, "trùng tên với xã của bản gốc nhưng ghi ở tỉnh khác: để nguyên")
        return
    first, after = viec.nguon.ten.split()[0].lower(), tu_sau(text, end)
    perhaps = first in HO and after[:1].isupper() and not text.isupper() and so_tieng(viec.nguon.ten) < 3
    if perhaps and NGUOI.search(text[max(0, start - BEN) : start]):
        yield Xem(dong, start, end, LoaiThay.XA, "có thể là tên người")
        return
    if loi_nguoi_khac(viec, dong, start):
        yield Xem(dong, start, end, LoaiThay.XA, TRONG_VAN_BAN)
        return
    if loai in _ABBREVIATED and dich.loai == viec.nguon.loai and not dich.danh_tu_rieng:
        yield Thay(dong, start, end, text[start:name] + kieu_chu(text[name:end], dich.ten), LoaiThay.XA)
        return
    type_word = text[start:name].strip()
    if loai in _ABBREVIATED:
        made = dich.day_du.upper() if text.isupper() else dich.day_du
    elif text[name:end].isupper() and len(type_word) > 1 and not type_word.isupper():
        made = f"{kieu_chu(type_word, dich.loai)} {dich.ten.upper()}"
    else:
        made = kieu_chu(text[start:end], dich.day_du)
    yield Thay(dong, start, end, made, LoaiThay.XA)


def _bare(viec: Viec, dong: Dong, start: int, end: int) -> Iterator[Thay | Xem]:
    text, ten, dich = dong.text, viec.nguon.ten, viec.dich
    written, risky = text[start:end], de_nham(viec.nguon.ten)
    place = dich.dia_danh if dong.vai is Vai.DIA_DANH_NGAY else dich.ten
    if ten_ngan(ten):
        if dong.vai is Vai.DIA_DANH_NGAY and not text[:start].strip():
            yield Thay(dong, start, end, kieu_chu(written, place), LoaiThay.XA)
        elif so_tieng(ten) == 1 and viet_hoa_ten(written) and not (text.isupper() or la_tu_thuong(written)):
            yield Xem(dong, start, end, LoaiThay.XA, TRUNG_CHU)
        return
    if not viet_hoa_ten(written):
        if not risky and _PEOPLE.search(text[max(0, start - BEN) : start]) and not vat_qua_tu(text, start, end):
            yield Thay(dong, start, end, dich.ten, LoaiThay.XA)
        return
    if vat_qua_tu(text, start, end) or ten_khac_dai(viec, text, start, end):
        return
    if loi_nguoi_khac(viec, dong, start):
        if not risky:
            yield Xem(dong, start, end, LoaiThay.XA, TRONG_VAN_BAN)
        return
    theirs = theo_sau_co_quan(text, start) and not (tu_sau(text, end)[:1].isupper() and risky and not text.isupper())
    if dong.vai in _PLACE_LINE or theirs:
        yield Thay(dong, start, end, kieu_chu(written, place), LoaiThay.XA)
        return
    other = cua_nguoi_khac(text, start, end)
    apart = not dong.paragraph.runs and other != "nguoi"  # a property, a header: no sentence to tell more
    if (risky and not apart) or other in ("nguoi", "toan_quoc"):
        yield Xem(dong, start, end, LoaiThay.XA, "có thể là tên người" if other == "nguoi" else TRUNG_CHU)
    elif other and not apart:
        yield Thay(dong, start, end, f"[[{kieu_chu(written, dich.ten)}]]", LoaiThay.TEN_KHAC, xem=TEN_RIENG)
    else:
        yield Thay(dong, start, end, kieu_chu(written, dich.ten), LoaiThay.XA)


def xa_cu(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """Communes that it was made of, or became."""
    if viec.cung_xa:
        return
    text, target = dong.text, dung_dau(viec.dich.ten)
    hits: list[tuple[int, int, str, bool]] = []
    for loai, ten in viec.nguon.xa_cu:
        if dung_dau(ten) == target or len(ten) < 2:
            continue
        for m in mau_ten(ten).finditer(text):
            if not viet_hoa_ten(m[0]) or vat_qua_tu(text, *m.span()) or ten_khac_dai(viec, text, *m.span()):
                continue
            kind, _ = loai_truoc(text, m.start())
            sure = cap_cua(kind) == "xa" or bool(_OLD.match(text, m.end()))
            if sure or not (kind or de_nham(ten) or cua_nguoi_khac(text, *m.span()) in ("nguoi", "toan_quoc")):
                hits.append((*m.span(), f"{loai} {ten}", sure))
    several = len({told for _, _, told, _ in hits}) > 1
    for start, end, told, sure in hits:
        if loi_nguoi_khac(viec, dong, start) or o_tinh_khac(viec, text, end):
            continue
        if not (sure or several):
            yield Xem(
                dong, start, end, LoaiThay.TEN_KHAC, f"trùng chữ với {told}, đơn vị đã sáp nhập của bản gốc: kiểm tra"
            )
        else:
            reason = f"{told} là đơn vị đã sáp nhập của bản gốc: ghi đơn vị tương ứng của mình, hoặc bỏ"
            yield Thay(dong, start, end, "[[tên đơn vị cũ]]", LoaiThay.TEN_KHAC, xem=reason)

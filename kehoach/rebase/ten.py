"""The names of the source's commune, districts and province wherever they stand, in any spelling, and what they become."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kehoach.catalog.dia_phuong import dung_dau, la_ten_nguoi, la_tu_thuong
from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import Dong, Vai
from kehoach.rebase.canh import BEN, CO_SO, CUA_XA, DIA_VAT, HO, NGUOI, TOAN_QUOC, dau_cau, tu_sau, tu_truoc
from kehoach.rebase.mau import kieu_chu, mau_ten, viet_hoa_ten
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.viec import Viec
from kehoach.rules.dia_phuong._moc import tinh_ten, xa_ten

_TYPE = re.compile(
    r"(?<!\w)(?P<loai>thị\s+xã|thị\s+trấn|thành\s+phố|đặc\s+khu|xã|phường|huyện|quận|tỉnh|[xphqt]\.|tt\.|tx\.|tp\.?|đk\.|xa|phuong)"
    r"[\s\u00a0]*$",
    re.IGNORECASE,
)
_LEVEL = {
    "xã": "xa", "phường": "xa", "thị trấn": "xa", "đặc khu": "xa", "x.": "xa", "p.": "xa", "tt.": "xa", "đk.": "xa", "xa": "xa",
    "phuong": "xa", "huyện": "huyen", "quận": "huyen", "thị xã": "huyen", "tx.": "huyen", "h.": "huyen", "q.": "huyen",
    "tỉnh": "tinh", "thành phố": "tinh", "tp.": "tinh", "tp": "tinh", "t.": "tinh",
}  # fmt: skip
_PARTY = re.compile(r"(?<!\w)(?P<cap>tỉnh|thành|huyện|thị|quận)[\s\u00a0]+[uủ][yỷ][\s\u00a0]+$", re.IGNORECASE)
_BEHIND = re.compile(
    r"[\s\u00a0]*[,(-][\s\u00a0]*(?:(?:huyện|thị xã|quận|thành phố)[\s\u00a0]+[^,;.()]{2,30},[\s\u00a0]*)?"
    r"(?:tỉnh|thành phố|tp\.?)[\s\u00a0]+(?P<tinh>[^,;.()\d]{2,24})",
    re.IGNORECASE,
)
_PLACE_LINE = frozenset({Vai.DIA_DANH_NGAY, Vai.CO_QUAN, Vai.CHU_QUAN})
_SHORT = {"x.", "p.", "tt.", "đk.", "tx.", "h.", "q.", "t.", "xa", "phuong"}
SLOGAN = re.compile(r"[“\"«][^“”\"«»]{0,200}$")
TEN_RIENG = "tên riêng có tên xã của bản gốc: kiểm tra ở địa phương mình có không, tên đúng là gì"


@lru_cache(maxsize=64)
def de_nham(ten: str) -> bool:
    """Whether the name, standing alone, may mean something else: an ordinary word, a person, a province, a number."""
    short = len(ten.split()) < 2 or any(letter.isdigit() for letter in ten)
    return short or la_tu_thuong(ten) or la_ten_nguoi(ten) or bool(tinh_ten(ten))


def ten_xa(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """The commune's own name."""
    nguon, dich = viec.nguon, viec.dich
    if not nguon.ten or viec.cung_xa:
        return
    for m in mau_ten(nguon.ten).finditer(dong.text):
        loai, start = _type_before(dong.text, m.start())
        level = _LEVEL.get(loai, "")
        if level == "xa":
            yield from _co_loai(viec, dong, start, m.end(), loai)
        elif level == "" and (m.start() == 0 or dong.text[m.start() - 1] not in "@./"):
            yield from _tran(viec, dong, m.start(), m.end(), nguon.ten, dich.ten, dich.dia_danh, LoaiThay.XA)


def _type_before(text: str, start: int) -> tuple[str, int]:
    """The type word right before a name, in its plain form, and where it begins; for a body of the Party its level."""
    window = max(0, start - 16)
    m = _PARTY.search(text, window, start)
    if m:
        return {"tỉnh": "tỉnh", "thành": "thành phố"}.get(m["cap"].lower(), "huyện"), m.start()
    m = _TYPE.search(text, window, start)
    return (" ".join(m["loai"].lower().split()), m.start()) if m else ("", start)


def _co_loai(viec: Viec, dong: Dong, start: int, end: int, loai: str) -> Iterator[Thay | Xem]:
    """Type word and name."""
    text = dong.text
    if _ten_dai_hon(viec, text, end, viec.nguon.ten) or _of_elsewhere(viec, text, end):
        if _of_elsewhere(viec, text, end):
            yield Xem(dong, start, end, LoaiThay.XA, "trùng tên với xã của bản gốc nhưng ghi ở tỉnh khác: để nguyên")
        return
    written = text[start:end]
    last = tu_sau(text, end)
    first = viec.nguon.ten.split()[0].lower()
    person = first in HO and last[:1].isupper() and not text.isupper() and len(viec.nguon.ten.split()) < 3
    if person and NGUOI.search(text[max(0, start - BEN) : start]):
        yield Xem(dong, start, end, LoaiThay.XA, "có thể là tên người")
        return
    vung = viec.vung(dong, start)
    if vung is not None and vung.loai in ("vien_dan", "trich_yeu") and vung.hit is not None:
        yield Xem(
            dong,
            start,
            end,
            LoaiThay.XA,
            "nằm trong tên văn bản được viện dẫn: để nguyên nếu là văn bản của Trung ương",
        )
        return
    made = viec.dich.day_du
    first_letter = next((each for each in written if each.isalpha()), "x")
    if loai in _SHORT and first_letter.isupper() and not dau_cau(text, start):
        yield Thay(dong, start, end, made if not written.isupper() or "." in written[:3] else made.upper(), LoaiThay.XA)
        return
    yield Thay(dong, start, end, kieu_chu(written, made), LoaiThay.XA)


def _ten_dai_hon(viec: Viec, text: str, end: int, ten: str) -> bool:
    """Whether more words follow that make it the name of another unit: xã Tân An Hội."""
    rest = re.match(
        r"(?:[\s\u00a0]+|[\s\u00a0]?-[\s\u00a0]?)(\w[\w'’]*)(?:[\s\u00a0]+(\w[\w'’]*))?", text[end : end + 40]
    )
    if not rest:
        return False
    caps = text.isupper()
    longer = [ten + " " + rest[1]] if rest[1][:1].isupper() or rest[1].isdigit() else []
    if longer and rest[2] and (rest[2][:1].isupper() or rest[2].isdigit()):
        longer.append(f"{longer[0]} {rest[2]}")
    for name in longer:
        now, other = xa_ten(name.title() if caps else name, viec.ngay)
        if now or other:
            return True
    return False


def _of_elsewhere(viec: Viec, text: str, end: int) -> bool:
    """Whether a province behind it says that another commune of that name is meant."""
    m = _BEHIND.match(text, end)
    if not m or viec.nguon.tinh is None:
        return False
    words = m["tinh"].split()
    for count in range(min(len(words), 4), 0, -1):
        found = tinh_ten(" ".join(words[:count]))
        if found:
            own = {viec.nguon.tinh.ten, *viec.nguon.tinh_cu}
            return not any(dung_dau(each.ten) == dung_dau(name) for each in found for name in own)
    return False


def _tran(
    viec: Viec, dong: Dong, start: int, end: int, ten: str, moi: str, dia_danh: str, loai: LoaiThay
) -> Iterator[Thay | Xem]:
    """A name without type word."""
    text = dong.text
    written = text[start:end]
    before = text[max(0, start - BEN) : start]
    risky = de_nham(ten)
    if len(ten.split()) < 2 or any(letter.isdigit() for letter in ten):
        if dong.vai is Vai.DIA_DANH_NGAY and not before.strip():
            yield Thay(dong, start, end, kieu_chu(written, dia_danh), loai)
        return
    if not viet_hoa_ten(written):
        if not risky and loai is LoaiThay.XA:
            yield Thay(dong, start, end, moi, loai, xem="tên viết không hoa: kiểm tra có đúng là tên xã không")
        return
    if dong.vai in _PLACE_LINE or CUA_XA.search(before):
        following = tu_sau(text, end)
        if dong.vai in _PLACE_LINE or not (following[:1].isupper() and not text.isupper() and risky):
            yield Thay(dong, start, end, kieu_chu(written, dia_danh if dong.vai is Vai.DIA_DANH_NGAY else moi), loai)
            return
    word, starts = tu_truoc(text, start)
    if NGUOI.search(before) or (word.lower() in HO and word[:1].isupper() and not text.isupper()):
        if not risky:
            yield Xem(dong, start, end, loai, "có thể là tên người")
        return
    if TOAN_QUOC.search(before):
        if not risky:
            yield Xem(dong, start, end, loai, "tên riêng của cơ quan, tổ chức khác: kiểm tra")
        return
    vung = viec.vung(dong, start)
    if vung is not None and vung.loai in ("vien_dan", "trich_yeu") and vung.hit is not None:
        yield Xem(
            dong, start, end, loai, "nằm trong tên văn bản được viện dẫn: để nguyên nếu là văn bản của Trung ương"
        )
        return
    after = tu_sau(text, end)
    if _ten_dai_hon(viec, text, end, ten):
        return
    longer = after[:1].isupper() and not text.isupper()
    inside = word[:1].isupper() and not starts and not text.isupper() and not word.isupper()
    if DIA_VAT.search(before) or CO_SO.search(before) or longer or inside:
        if risky:
            yield Xem(dong, start, end, loai, "trùng chữ với tên xã của bản gốc nhưng có thể là tên khác: kiểm tra")
        else:
            yield Thay(dong, start, end, f"[[{kieu_chu(written, moi)}]]", LoaiThay.TEN_KHAC, xem=TEN_RIENG)
        return
    if risky and (written.isupper() or dau_cau(text, start) or loai is LoaiThay.TINH):
        yield Xem(
            dong, start, end, loai, "trùng chữ với tên của bản gốc nhưng có thể là từ thường hay tên khác: kiểm tra"
        )
        return
    xem = "chữ này cũng là từ thường hay tên người: kiểm tra có đúng là tên xã không" if risky else ""
    yield Thay(dong, start, end, kieu_chu(written, moi), loai, xem=xem)


def ten_tinh(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """The province's name, of now and before."""
    nguon = viec.nguon
    if nguon.tinh is None or viec.cung_tinh:
        return
    for ten in (nguon.tinh.ten, *nguon.tinh_cu):
        for m in _mau_tinh(ten).finditer(dong.text):
            loai, start = _type_before(dong.text, m.start())
            level = _LEVEL.get(loai, "")
            if level == "tinh":
                yield from _tinh_co_loai(viec, dong, start, m.start(), m.end(), loai, ten)
            elif level == "" and ten != "Hồ Chí Minh" and dung_dau(ten) != dung_dau(nguon.ten):
                yield from _tinh_tran(viec, dong, m.start(), m.end(), ten)


@lru_cache(maxsize=32)
def _mau_tinh(ten: str) -> re.Pattern[str]:
    name = mau_ten(ten)
    if ten != "Hồ Chí Minh":
        return name
    return re.compile(rf"{name.pattern}|(?<!\w)HCM(?!\w)", re.IGNORECASE)


def _tinh_co_loai(viec: Viec, dong: Dong, start: int, name: int, end: int, loai: str, ten: str) -> Iterator[Thay | Xem]:
    text, tinh = dong.text, viec.tinh
    vung = viec.vung(dong, start)
    if vung is not None and vung.loai == "trich_yeu":
        yield Xem(dong, start, end, LoaiThay.TINH, "nằm trong trích yếu của văn bản được viện dẫn")
        return
    if loai in ("thành phố", "tp", "tp.") and viec.nguon.tinh is not None and viec.nguon.tinh.loai == "tỉnh":
        reason = f"thành phố {ten} (cấp huyện cũ) đổi thành tên tỉnh: kiểm tra"
        yield Thay(dong, start, end, kieu_chu(text[start:end], tinh.day_du), LoaiThay.HUYEN, xem=reason)
        return
    written = text[start:end]
    if _PARTY.search(text, max(0, name - 16), name):
        made = f"{'Thành ủy' if tinh.loai == 'thành phố' else 'Tỉnh ủy'} {tinh.ten}"
    else:
        made = tinh.day_du
    yield Thay(dong, start, end, kieu_chu(written, made), LoaiThay.TINH)


def _tinh_tran(viec: Viec, dong: Dong, start: int, end: int, ten: str) -> Iterator[Thay | Xem]:
    text, written = dong.text, dong.text[start:end]
    if not viet_hoa_ten(written):
        return
    before = text[max(0, start - BEN) : start]
    if TOAN_QUOC.search(before) or NGUOI.search(before) or DIA_VAT.search(before):
        local = re.search(r"(?<!\w)(?:báo|đài)\s+$", before, re.IGNORECASE)
        if local:
            yield Thay(dong, start, end, kieu_chu(written, viec.tinh.ten), LoaiThay.TINH, xem=TEN_RIENG)
        else:
            yield Xem(dong, start, end, LoaiThay.TINH, "tên riêng có tên tỉnh của bản gốc: kiểm tra")
        return
    vung = viec.vung(dong, start)
    if vung is not None and vung.loai in ("vien_dan", "trich_yeu") and vung.hit is not None:
        yield Xem(dong, start, end, LoaiThay.TINH, "nằm trong trích yếu của văn bản được viện dẫn")
        return
    word, starts = tu_truoc(text, start)
    after = tu_sau(text, end)
    if word.lower() in HO and word[:1].isupper() and not text.isupper() and not starts:
        yield Xem(dong, start, end, LoaiThay.TINH, "có thể là tên người")
        return
    if (after[:1].isupper() and not text.isupper() and not after.isupper()) and _ten_dai_hon(viec, text, end, ten):
        return
    new = kieu_chu(written, viec.tinh.ten)
    opened = SLOGAN.search(text, max(0, start - 220), start)
    if opened:  # a contest, a campaign of that province
        reason = "tên cuộc thi, phong trào của tỉnh khác: ghi tên đúng ở tỉnh mình"
        yield Thay(dong, start, end, f"[[{new}]]", LoaiThay.TEN_KHAC, xem=reason)
        return
    yield Thay(dong, start, end, new, LoaiThay.TINH)


_CHAIN = re.compile(r",[\s\u00a0]*$")
_GONE = re.compile(r"[\s\u00a0]*\((?:cũ|trước đây)\)|[\s\u00a0]+cũ(?!\w)")


def ten_huyen(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """The names of its districts."""
    if viec.cung_xa:
        return
    own = dung_dau(viec.nguon.ten)
    for huyen in viec.nguon.huyen:
        loai, ten = next((kind, huyen[len(kind) + 1 :]) for kind in _KINDS if huyen.startswith(kind))
        if len(ten) < 2:
            continue
        for m in mau_ten(ten).finditer(dong.text):
            kind, start = _type_before(dong.text, m.start())
            level = _LEVEL.get(kind, "")
            if level in ("huyen", "tinh") and (level == "huyen" or loai == "thành phố"):
                yield from _huyen_co_loai(viec, dong, start, m.end())
            elif level == "" and dung_dau(ten) != own and not de_nham(ten) and viet_hoa_ten(m[0]):
                yield from _huyen_tran(viec, dong, m.start(), m.end())


_KINDS = ("huyện", "thị xã", "thành phố", "quận", "huyện đảo")


def _huyen_co_loai(viec: Viec, dong: Dong, start: int, end: int) -> Iterator[Thay | Xem]:
    text = dong.text
    gone = _GONE.match(text, end)
    end = gone.end() if gone else end
    chain = _CHAIN.search(text, max(0, start - 4), start)
    if chain and re.match(r"[\s\u00a0]*,[\s\u00a0]*(?:tỉnh|thành phố|TP)", text[end:], re.IGNORECASE):
        yield Thay(dong, chain.start(), end, "", LoaiThay.HUYEN)
        return
    if (
        chain
        and _LEVEL.get(_type_before(text, start)[0], "") == ""
        and re.search(
            r"(?<!\w)(?:xã|phường|thị trấn)[^,;.]{2,30},\s*$", text[max(0, start - 40) : start], re.IGNORECASE
        )
    ):
        yield Thay(dong, chain.start(), end, "", LoaiThay.HUYEN)
        return
    made = kieu_chu(text[start:end], viec.tinh.day_du)
    if _PARTY.search(text, max(0, start - 1), end):
        made = kieu_chu(text[start:end], "Thành ủy" if viec.tinh.loai == "thành phố" else "Tỉnh ủy")
    reason = "cấp huyện không còn; tạm ghi tỉnh: kiểm tra nên là tỉnh, là xã hay bỏ"
    yield Thay(dong, start, end, made, LoaiThay.HUYEN, xem=reason)


def _huyen_tran(viec: Viec, dong: Dong, start: int, end: int) -> Iterator[Thay | Xem]:
    text = dong.text
    before = text[max(0, start - BEN) : start]
    word, starts = tu_truoc(text, start)
    if NGUOI.search(before) or (word.lower() in HO and word[:1].isupper() and not starts):
        yield Xem(dong, start, end, LoaiThay.HUYEN, "có thể là tên người")
        return
    if _ten_dai_hon(viec, text, end, text[start:end]):
        return
    reason = "tên huyện cũ của bản gốc; tạm ghi tên xã mình: kiểm tra"
    new = kieu_chu(text[start:end], viec.dich.ten)
    if DIA_VAT.search(before) or CO_SO.search(before) or TOAN_QUOC.search(before):
        new = f"[[{new}]]"
    yield Thay(dong, start, end, new, LoaiThay.HUYEN, xem=reason)


def xa_cu(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """Communes that it was made of, or became."""
    if viec.cung_xa:
        return
    target = dung_dau(viec.dich.ten)
    places: list[tuple[int, int]] = []
    for loai, ten in viec.nguon.xa_cu:
        if dung_dau(ten) == target or len(ten) < 2:
            continue
        for m in mau_ten(ten).finditer(dong.text):
            kind, start = _type_before(dong.text, m.start())
            listed = re.search(r"[,;]\s*$|(?<!\w)và\s+$", dong.text[max(0, m.start() - 6) : m.start()])
            typed = _LEVEL.get(kind, "") == "xa"
            if not viet_hoa_ten(m[0]) or _ten_dai_hon(viec, dong.text, m.end(), ten):
                continue
            if typed or (listed and not de_nham(ten) and _cac_xa(dong.text, m.start())):
                places.append((m.start(), m.end()))
                reason = f"{loai} {ten} là đơn vị đã sáp nhập của bản gốc: ghi đơn vị tương ứng của mình, hoặc bỏ"
                yield Thay(dong, m.start(), m.end(), "[[tên đơn vị cũ]]", LoaiThay.TEN_KHAC, xem=reason)


def _cac_xa(text: str, place: int) -> bool:
    """Whether a list of communes goes on there."""
    return bool(re.search(r"(?<!\w)(?:xã|phường|thị trấn|đơn vị)(?!\w)[^.;]{0,80}$", text[max(0, place - 120) : place]))

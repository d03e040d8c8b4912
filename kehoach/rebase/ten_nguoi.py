"""Persons of theirs by name: the signer, committees, contacts, columns of names."""

import re
from collections.abc import Iterator

from kehoach.catalog.dia_phuong import la_ten_nguoi, la_tu_thuong
from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import Dong, Vai
from kehoach.rebase.canh import CHU_HOA, CO_SO, DIA_VAT, HO, HO_THEM, TEN, TOAN_QUOC
from kehoach.rebase.cap_van_ban import loi_nguoi_khac
from kehoach.rebase.mau import mau_ten
from kehoach.rebase.quanh import BEN, cap_cua, loai_truoc
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.viec import Viec
from kehoach.rules.dia_phuong._moc import tinh_ten, xa_ten
from kehoach.text.am_tiet import la_am_tiet
from kehoach.text.nfc import nfc

NGUOI_KY = "[[Họ và tên người ký]]"
_SLOT = "[[họ và tên]]"
_SURE = "tên người của bản gốc: ghi người của mình"
_PERHAPS = "có thể là tên người của bản gốc: ghi người của mình"
_PERSON = re.compile(
    r"(?<!\w)(?:[Đđ]ồng chí|[Đđ]/[Cc]|[Ôô]ng|[Bb]à|anh|chị|[Ll]inh mục|[Mm]ục sư|[Tt]hượng tọa|[Đđ]ại đức"
    r"|[Nn]ghệ nhân(?:\s+(?:ưu tú|nhân dân))?"
    rf"|[Bb]ác sĩ|[Gg]ià làng|[Hh]ộ kinh doanh|Họ và tên:|Họ tên:)\s*:?\s+(?P<ten>{TEN})"
)
_GIVEN = re.compile(
    rf"(?<!\w)(?:[Đđ]ồng chí|[Đđ]/[Cc])\s+(?!(?:Trưởng|Phó|Chánh|Ủy|Uỷ|Bí|Chủ)(?!\w))(?P<ten>[{CHU_HOA}]\w+)"
    r"(?=\s*(?:[-–,;:.()]|$)|\s+(?:và|làm|là|phụ trách|theo dõi|chủ trì|chỉ đạo|tham mưu|tổng hợp|ghi)(?!\w))"
)
"""A person by the given name alone: đ/c Hương"""
_TITLED = re.compile(
    r"(?<!\w)(?:Chủ tịch|Bí thư|Trưởng|Phó|Giám đốc|Chỉ huy trưởng|Đại úy|Thượng úy|Trung úy|Thiếu tá|Trung tá|Thượng tá|Đại tá"
    rf"|Ủy viên|Uỷ viên|Thành viên)(?:\s+(?!{TEN}(?:\s|$))\S+){{0,6}}?\s+(?P<ten>{TEN})"
)
_NAME = re.compile(rf"(?<!\w)(?P<ten>{TEN})(?!\w)")
_POST = re.compile(
    r"\s*[-–,(:]\s*(?:(?:Phó\s+)?(?:Chủ tịch|Bí thư|Trưởng|Giám đốc|Hiệu trưởng|Đội|Chỉ huy)|Phó|PCT|CT(?!\w)|[Cc]ông chức"
    r"|[Cc]án bộ|[Cc]huyên viên|[Tt]hành viên|[ỦU][yỷ] viên|(?:SĐT|ĐT|số điện thoại|điện thoại)|\(?0\d{2,3}[ .\d])"
)
_COMMITTEE = re.compile(
    r"thành viên|[uủ][yỷ] viên|trưởng ban|phó ban|tổ trưởng|phụ trách|liên hệ|đầu mối|chuyên viên|nghệ nhân"
    r"|giúp việc|chánh văn phòng",
    re.IGNORECASE,
)
_MIDDLE = frozenset({"thị", "văn", "hữu", "đức", "đình"})
_COLUMN = re.compile(r"họ (?:và )?tên|người (?:phụ trách|thực hiện|liên hệ)|cán bộ|chủ hộ|phụ trách", re.IGNORECASE)
_ARCHIVE_LAST = re.compile(r"\s*[,;–-]\s*(?P<ten>[^\W\d_]{2,})(?=\s*[.;,]?\s*$)")

_ARCHIVE = re.compile(r"\s*\((?P<ten>[^\W\d_]+)\)(?=\s*[.;,]?\s*$)")


def nguoi(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """The signer, and other persons by name."""
    text = dong.text
    if viec.cung_xa:
        return
    signer = viec.ho_so.ke_hoach.chu_ky.ho_ten if viec.ho_so.ke_hoach.chu_ky else ""
    if dong.vai is Vai.HO_TEN and signer:
        yield Thay(dong, 0, len(text), NGUOI_KY, LoaiThay.NGUOI)
        return
    if signer and len(signer.split()) > 1 and "[[" not in signer:
        for m in mau_ten(signer).finditer(text):
            made = NGUOI_KY if dong.vai in (Vai.CHAN_KHAC, Vai.CHUC_VU) else _SLOT
            yield Thay(dong, m.start(), m.end(), made, LoaiThay.NGUOI)
    named = dong.vai is Vai.O and _name_column(viec, dong) and re.fullmatch(TEN, text.strip())
    if named and _surnamed(text):
        yield Thay(dong, 0, len(text), _SLOT, LoaiThay.NGUOI, xem=_SURE)
        return
    for m in _PERSON.finditer(text):
        first = m["ten"].split()[0]
        if la_ten_nguoi(m["ten"]) or la_tu_thuong(m["ten"]):
            continue
        if _surnamed(m["ten"]) or (_foreign(first) and not _place(viec, m["ten"])):
            yield from _person(viec, dong, m, _SURE)
    for m in _GIVEN.finditer(text):
        if m["ten"].istitle() and not _place(viec, m["ten"]):
            yield from _person(viec, dong, m, _SURE)
    for m in _TITLED.finditer(text):
        if len(m["ten"].split()) >= 3 and _family(m["ten"].split()[0]) and not _place(viec, m["ten"]):
            yield from _person(viec, dong, m, _PERHAPS)
    yield from _bare(viec, dong)
    if re.match(r"[\s\-+•]*Lưu(?!\w)", text) and (who := _ARCHIVE.search(text)) and who["ten"].istitle():
        yield Thay(dong, who.start(), who.end(), "", LoaiThay.NGUOI)
    elif re.match(r"[\s\-+•]*Lưu(?!\w)", text) and (who := _ARCHIVE_LAST.search(text)) and who["ten"].istitle():
        yield Thay(dong, who.start(), who.end(), "", LoaiThay.NGUOI, xem=_PERHAPS)


def _person(viec: Viec, dong: Dong, m: re.Match[str], reason: str) -> Iterator[Thay]:
    if not loi_nguoi_khac(viec, dong, m.start()):
        yield Thay(dong, m.start("ten"), m.end("ten"), _SLOT, LoaiThay.NGUOI, xem=reason)


def _bare(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """Names without a word before: followed by a post or a telephone number, or one of a list of members."""
    text = dong.text
    if text.isupper() or (not _COMMITTEE.search(text) and not _POST.search(text)):
        return
    committee = bool(_COMMITTEE.search(text))
    for m in _NAME.finditer(text):
        words = m["ten"].split()
        post = bool(_POST.match(text, m.end()))
        if (
            not (3 <= len(words) <= 4 or re.match(r"H['’ʼ]", words[0]))
            or not _family(words[0])
            or not (post or committee)
        ):
            continue
        before = text[max(0, m.start() - BEN) : m.start()]
        if (
            DIA_VAT.search(before)
            or CO_SO.search(before)
            or TOAN_QUOC.search(before)
            or cap_cua(loai_truoc(text, m.start())[0])
        ):
            continue
        if _place(viec, m["ten"]) or dong.vai in (Vai.CO_QUAN, Vai.CHU_QUAN, Vai.TRICH_YEU):
            continue
        listed = bool(
            re.search(r"(?:[,;:–-]|\]\]|(?<!\w)(?:và|gồm|viên|trưởng|ban|phó|hệ))\s*$", before)
            or not before.strip(" -+•")
        )
        if post or (
            listed
            and (
                words[1].lower() in _MIDDLE
                or (words[0].startswith("H") and not words[0].isalpha())
                or re.search(r"viên\s*:?[^;.]*$", before, re.IGNORECASE)
            )
        ):
            yield from _person(viec, dong, m, _PERHAPS)


def _family(word: str) -> bool:
    low = word.lower()
    return low in HO or low in HO_THEM or low == "y" or bool(re.match(r"h['’ʼ]", low))


def _surnamed(name: str) -> bool:
    """Whether it begins with a surname, or with a word that a middle name of persons follows: Hơ Văn Dia."""
    words = name.split()
    return _family(words[0]) or (len(words) > 2 and words[1].lower() in _MIDDLE)


def _foreign(word: str) -> bool:
    """Whether no Vietnamese syllable is spelled so, as the surnames of many peoples; an abbreviation is none."""
    return word[1:].islower() and not la_am_tiet(nfc(word).lower())


def _place(viec: Viec, name: str) -> bool:
    return any(xa_ten(name, viec.ngay)) or la_ten_nguoi(name) or bool(tinh_ten(name))


def _name_column(viec: Viec, dong: Dong) -> bool:
    top = viec.ho_so.o(dong.bang).get((0, dong.cot)) if dong.bang else None
    return top is not None and top is not dong and bool(_COLUMN.search(top.text))

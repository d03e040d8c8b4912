"""Number and date of the plan itself, addresses and telephones: what can only be the source's own."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import Dong, Vai
from kehoach.rebase.mau import lien, so_tieng
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.viec import Viec
from kehoach.text.dates import iter_vn
from kehoach.text.nfc import fold

_NUMBER = re.compile(r"(?P<dau>(?:số|Số|SỐ)\s*:?\s*)(?P<so>\d{1,5}[a-zA-Z]?)(?=\s*[/-])")
_DATE = re.compile(r"(?:ngày\s+\d{1,2}\s+)?(?:tháng\s+\d{1,2}\s+)?năm\s+(?P<nam>\d{4})", re.IGNORECASE)
_DAY = re.compile(r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm|ngày\s+tháng\s+\d{1,2}\s+năm", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}")
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>“”\"'),;]{3,200}|(?<![\w@.])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,4}\.(?:gov\.vn|edu\.vn|com\.vn|vn|com|net|org)"
    r"(?:/[^\s<>“”\"),;]*)?(?!\w)",
    re.IGNORECASE,
)
_LETTERS: Final = 5
"""A name of fewer letters may be a piece of any word"""
_FEWEST: Final = 3
"""Letters of a name that is looked for as a whole part of an address"""
_HASHTAG = re.compile(r"#[\w]{2,60}")
_HANDLE = re.compile(r"(?<!\w)[A-Za-z][A-Za-z0-9._'’ʼ-]{3,60}(?!\w)")
_NO_APOSTROPHES = str.maketrans("", "", "'’‘ʼ")
_PHONE = re.compile(
    r"(?<![\w./-])(?:\(?0\d{2,4}\)?[ .\-]?\d{3,4}[ .\-]?\d{3,4}|\+84[ .\-]?\d{2,3}[ .\-]?\d{3}[ .\-]?\d{3,4})(?![\w/])"
)
_OWN_PHONE = re.compile(r"0[35789]\d{8}|02\d{8,9}")
"""A mobile, or a line of a province: no number of an act, no sum"""
_CALLED = re.compile(r"điện thoại|đt|sđt|hotline|zalo|số máy|di động|liên hệ|fax|gọi|đường dây nóng", re.IGNORECASE)
_NATIONAL = re.compile(
    r"dichvucong\.gov\.vn|chinhphu\.vn|vneid|bocongan|mst\.gov|moha\.gov|quochoi|dangcongsan|thuvienphapluat|vanban\.|binhdanhocvuso"
    r"|onetouch|mobiedu|youtube|facebook\.com/?$|google|zalo\.me/?$",
    re.IGNORECASE,
)


def so_ngay(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """Number and date of the plan, where it bears them and where it speaks of itself."""
    if dong.vai is Vai.SO:
        m = _NUMBER.search(dong.text)
        if m:
            yield Thay(dong, m.start("so"), m.end("so"), "", LoaiThay.SO_NGAY)
        return
    if dong.vai is Vai.DIA_DANH_NGAY:
        yield from _date_line(viec, dong)
        return
    plan = viec.ho_so.ke_hoach
    if not plan.so:
        return
    number = re.compile(
        rf"(?<![\w./])0*{re.escape(plan.so.lstrip('0') or plan.so)}(?P<sau>\s*[/-]\s*{re.escape(plan.ky_hieu.lstrip('-'))})(?!\w)"
    )
    for m in number.finditer(dong.text):
        yield Thay(dong, m.start(), m.start("sau"), "", LoaiThay.SO_NGAY)
        for hit in iter_vn(dong.text, m.end(), min(len(dong.text), m.end() + 60)):
            if re.fullmatch(r"[\s,]*(?:ngày\s+)?", dong.text[m.end() : hit.span[0]]) and hit.ngay and hit.ngay.day_du:
                yield Thay(dong, *hit.span, _blank_date(dong.text[slice(*hit.span)], viec.nam), LoaiThay.SO_NGAY)
            break


def _blank_date(written: str, nam: int) -> str:
    """The date with blanks for day and month."""
    opened = "ngày " if written.lower().startswith("ngày") else ""
    return f"{opened}      tháng      năm {nam}"


def _date_line(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    text = dong.text
    for m in re.finditer(r"(?P<ten>ngày|tháng)(?P<cach>\s+)(?P<so>\d{1,2})(?!\d)", text, re.IGNORECASE):
        yield Thay(dong, m.start("so"), m.end("so"), "    ", LoaiThay.SO_NGAY)
    year = re.search(r"năm\s+(\d{4})", text, re.IGNORECASE)
    if year and int(year[1]) != viec.nam:
        yield Thay(dong, year.start(1), year.end(1), str(viec.nam), LoaiThay.SO_NGAY)


def lien_he(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """Mail, web and telephone of theirs."""
    if viec.cung_xa:
        return
    text, reason = dong.text, "địa chỉ, số máy của bản gốc: ghi của mình"
    names = _tokens(viec)
    taken: list[tuple[int, int]] = []
    for pattern, made in ((_MAIL, "[[địa chỉ thư điện tử]]"), (_WEB, "[[địa chỉ trang thông tin]]")):
        for m in pattern.finditer(text):
            theirs = _theirs(m[0], names)
            if (
                (pattern is _WEB and not theirs)
                or _NATIONAL.search(m[0])
                or any(a < m.end() and m.start() < b for a, b in taken)
            ):
                continue
            taken.append(m.span())
            yield Thay(dong, m.start(), m.end(), made, LoaiThay.LIEN_HE, xem=reason)
    for pattern in (_HASHTAG, _HANDLE):
        for m in pattern.finditer(text):
            plain = m[0].translate(_NO_APOSTROPHES).isascii() or pattern is _HASHTAG
            if not _theirs(m[0], names) or not plain or any(a < m.end() and m.start() < b for a, b in taken):
                continue
            taken.append(m.span())
            yield Thay(dong, m.start(), m.end(), "[[tên trang, thẻ]]", LoaiThay.LIEN_HE, xem=reason)
    for m in _PHONE.finditer(text):
        called = _CALLED.search(text[max(0, m.start() - 40) : m.start()])
        if (called or _OWN_PHONE.fullmatch(re.sub(r"\D", "", m[0]))) and not any(
            a < m.end() and m.start() < b for a, b in taken
        ):
            yield Thay(dong, m.start(), m.end(), "[[số điện thoại]]", LoaiThay.LIEN_HE, xem=reason)


def _theirs(written: str, names: tuple[str, ...]) -> bool:
    """Whether an address holds one of the names; a short one only as a whole part of it."""
    letters = _letters(written)
    if any(len(name) >= _LETTERS and name in letters for name in names):
        return True
    parts = [_letters(part) for part in re.split(r"[/:.@#?=&]+", written)]
    joined = bool(re.search(r"[-_/.@#]", written))
    return joined and any(name in parts for name in names)


def _letters(written: str) -> str:
    """Letters and digits alone, without accents."""
    return re.sub(r"[-_.'’‘ʼ]", "", fold(written))


@lru_cache(maxsize=32)
def _lien(*ten: str) -> tuple[str, ...]:
    return tuple(each for name in ten if len(each := lien(name)) >= (_FEWEST if so_tieng(name) > 1 else _LETTERS))


def _tokens(viec: Viec) -> tuple[str, ...]:
    nguon = viec.nguon
    names = [nguon.ten]
    if nguon.tinh is not None and not viec.cung_tinh:
        names += [nguon.tinh.ten, *nguon.tinh_cu]
    names += [
        each.split(" ", 2)[-1] if each.startswith(("thị xã", "thành phố")) else each.split(" ", 1)[-1]
        for each in nguon.huyen
    ]
    short = lien(nguon.ten)
    alone = (f"{lien(nguon.loai)}{short}", f"{short}{lien(nguon.tinh.ten if nguon.tinh else '')}")
    return (*_lien(*(name for name in names if name)), *(alone if len(short) < _LETTERS else ()))

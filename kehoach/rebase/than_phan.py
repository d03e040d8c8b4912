"""Number and date of the plan itself, who signs, persons, addresses, hamlets: what can only be the source's own."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kehoach.catalog.dia_phuong import la_ten_nguoi, la_tu_thuong
from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import Dong, Vai
from kehoach.rebase.canh import HO
from kehoach.rebase.cap_van_ban import loi_nguoi_khac
from kehoach.rebase.mau import kieu_chu, lien, mau_ten
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.viec import Viec
from kehoach.rules.dia_phuong._moc import tinh_ten, xa_ten
from kehoach.text.dates import iter_vn
from kehoach.text.nfc import fold

NGUOI_KY = "[[Họ và tên người ký]]"
_NUMBER = re.compile(r"(?P<dau>(?:số|Số|SỐ)\s*:?\s*)(?P<so>\d{1,5}[a-zA-Z]?)(?=\s*[/-])")
_DATE = re.compile(r"(?:ngày\s+\d{1,2}\s+)?(?:tháng\s+\d{1,2}\s+)?năm\s+(?P<nam>\d{4})", re.IGNORECASE)
_DAY = re.compile(r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm|ngày\s+tháng\s+\d{1,2}\s+năm", re.IGNORECASE)
_CAPITAL = "A-ZÀ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_NAME = rf"[{_CAPITAL}][^\s\d,;:.()“”/–-]*(?:[ \u00a0]+[{_CAPITAL}][^\s\d,;:.()“”/–-]*){{1,4}}"
_PERSON = re.compile(rf"(?<!\w)(?:[Đđ]ồng chí|[Đđ]/[Cc]|[Ôô]ng|[Bb]à|Họ và tên:|Họ tên:)\s*:?\s+(?P<ten>{_NAME})")
_TITLED = re.compile(
    r"(?<!\w)(?:Chủ tịch|Bí thư|Trưởng|Phó|Giám đốc|Chỉ huy trưởng|Đại úy|Thượng úy|Trung úy|Thiếu tá|Trung tá|Thượng tá|Đại tá)"
    rf"(?:\s+(?!{_NAME}(?:\s|$))\S+){{0,6}}?\s+(?P<ten>{_NAME})"
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}")
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>“”\"'),;]{3,200}|(?<![\w@.])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,4}\.(?:gov\.vn|edu\.vn|com\.vn|vn|com|net|org)"
    r"(?:/[^\s<>“”\"'),;]*)?(?!\w)",
    re.IGNORECASE,
)
_HASHTAG = re.compile(r"#[\w]{2,60}")
_HANDLE = re.compile(r"(?<!\w)[A-Za-z][A-Za-z0-9._-]{5,60}(?!\w)")
_PHONE = re.compile(
    r"(?<![\w./-])(?:\(?0\d{2,3}\)?[ .\-]?\d{3,4}[ .\-]?\d{3,4}|\+84[ .\-]?\d{2,3}[ .\-]?\d{3}[ .\-]?\d{3,4})(?![\w/])"
)
_CALLED = re.compile(r"điện thoại|đt|sđt|hotline|zalo|số máy|di động|liên hệ|fax|gọi|đường dây nóng", re.IGNORECASE)
_NATIONAL = re.compile(
    r"dichvucong\.gov\.vn|chinhphu\.vn|vneid|bocongan|mst\.gov|moha\.gov|quochoi|dangcongsan|thuvienphapluat|vanban\.|binhdanhocvuso"
    r"|onetouch|mobiedu|youtube|facebook\.com/?$|google|zalo\.me/?$",
    re.IGNORECASE,
)
_HAMLET = re.compile(
    r"(?<!\w)(?P<loai>[Tt]hôn|[Xx]óm|[Ấấ]p|[Bb]ản|[Bb]uôn|[Kk]hóm|[Tt]ổ dân phố|TDP|[Kk]hu phố|[Pp]hố|[Kk]hu vực(?=\s+\d))\s+"
    rf"(?P<ten>{_NAME}|[{_CAPITAL}]\w+|(?:số\s+)?\d{{1,3}}(?!\s*[/.,]?\d))"
)
_HAMLET_STOP = re.compile(r"(?:Mới|Kiểu|Thông Minh|Văn Hóa|Kèm|Trên|Theo|Ghi|Chấp)(?!\w)", re.IGNORECASE)


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


def nguoi(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """The signer, and other persons by name."""
    text = dong.text
    signer = viec.ho_so.ke_hoach.chu_ky.ho_ten if viec.ho_so.ke_hoach.chu_ky else ""
    if dong.vai is Vai.HO_TEN and signer and not viec.cung_xa:
        yield Thay(dong, 0, len(text), NGUOI_KY, LoaiThay.NGUOI)
        return
    if viec.cung_xa:
        return
    if signer and len(signer.split()) > 1 and "[[" not in signer:
        for m in mau_ten(signer).finditer(text):
            made = NGUOI_KY if dong.vai in (Vai.CHAN_KHAC, Vai.CHUC_VU) else "[[họ và tên]]"
            yield Thay(dong, m.start(), m.end(), made, LoaiThay.NGUOI)
    for m in _PERSON.finditer(text):
        if la_ten_nguoi(m["ten"]) or la_tu_thuong(m["ten"]):
            continue
        if m["ten"].split()[0].lower() in HO and not loi_nguoi_khac(viec, dong, m.start()):
            reason = "tên người của bản gốc: ghi người của mình"
            yield Thay(dong, m.start("ten"), m.end("ten"), "[[họ và tên]]", LoaiThay.NGUOI, xem=reason)
    for m in _TITLED.finditer(text):
        name = m["ten"].split()
        if (
            len(name) >= 3
            and name[0].lower() in HO
            and not any(xa_ten(m["ten"], viec.ngay))
            and not (la_ten_nguoi(m["ten"]) or tinh_ten(m["ten"]))
        ):
            reason = "có thể là tên người của bản gốc: ghi người của mình"
            yield Thay(dong, m.start("ten"), m.end("ten"), "[[họ và tên]]", LoaiThay.NGUOI, xem=reason)
    named = dong.vai is Vai.O and _name_column(viec, dong) and re.fullmatch(_NAME, text.strip())
    if named and text.split()[0].lower() in HO:
        reason = "tên người của bản gốc: ghi người của mình"
        yield Thay(dong, 0, len(text), "[[họ và tên]]", LoaiThay.NGUOI, xem=reason)


def _name_column(viec: Viec, dong: Dong) -> bool:
    top = viec.ho_so.o(dong.bang).get((0, dong.cot)) if dong.bang else None
    return (
        top is not None
        and top is not dong
        and bool(re.search(r"họ (?:và )?tên|người (?:phụ trách|thực hiện)|cán bộ", top.text, re.IGNORECASE))
    )


def lien_he(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """Mail, web and telephone of theirs."""
    if viec.cung_xa:
        return
    text, reason = dong.text, "địa chỉ, số máy của bản gốc: ghi của mình"
    names = _tokens(viec)
    taken: list[tuple[int, int]] = []
    for pattern, made in ((_MAIL, "[[địa chỉ thư điện tử]]"), (_WEB, "[[địa chỉ trang thông tin]]")):
        for m in pattern.finditer(text):
            theirs = any(name in fold(m[0]).replace("-", "").replace("_", "").replace(".", "") for name in names)
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
            letters = fold(m[0]).replace("_", "").replace("-", "").replace(".", "")
            name = next((each for each in names if each in letters), None)
            plain = m[0].isascii() or pattern is _HASHTAG
            if name is None or not plain or any(a < m.end() and m.start() < b for a, b in taken):
                continue
            taken.append(m.span())
            yield Thay(dong, m.start(), m.end(), "[[tên trang, thẻ]]", LoaiThay.LIEN_HE, xem=reason)
    for m in _PHONE.finditer(text):
        if _CALLED.search(text[max(0, m.start() - 40) : m.start()]) and not any(
            a < m.end() and m.start() < b for a, b in taken
        ):
            yield Thay(dong, m.start(), m.end(), "[[số điện thoại]]", LoaiThay.LIEN_HE, xem=reason)


@lru_cache(maxsize=32)
def _lien(*ten: str) -> tuple[str, ...]:
    return tuple(each for name in ten if len(each := lien(name)) >= 5)


def _tokens(viec: Viec) -> tuple[str, ...]:
    nguon = viec.nguon
    names = [nguon.ten]
    if nguon.tinh is not None and not viec.cung_tinh:
        names += [nguon.tinh.ten, *nguon.tinh_cu]
    names += [
        each.split(" ", 2)[-1] if each.startswith(("thị xã", "thành phố")) else each.split(" ", 1)[-1]
        for each in nguon.huyen
    ]
    return _lien(*(name for name in names if name))


def thon(viec: Viec, dong: Dong) -> Iterator[Thay | Xem]:
    """Hamlets of theirs by name."""
    if viec.cung_xa:
        return
    for m in _HAMLET.finditer(dong.text):
        if m["loai"] in ("bản", "Bản") and not re.search(
            r"(?:thôn|xóm|bản)(?!\w)|các\s+$|tại\s+$|ở\s+$", dong.text[max(0, m.start() - 20) : m.start()]
        ):
            continue  # bản as in văn bản
        if m["loai"].lower() == "phố" and not re.search(
            r"tổ dân phố|thôn", dong.text[max(0, m.start() - 40) : m.start()], re.IGNORECASE
        ):
            continue  # a street
        if re.search(
            r"(?<!\w)(?:thành|nông|văn|cơ|kịch|phiên|toàn|căn)\s+$",
            dong.text[max(0, m.start() - 8) : m.start()],
            re.IGNORECASE,
        ):
            continue
        if dong.text.isupper() or _HAMLET_STOP.match(m["ten"]) or loi_nguoi_khac(viec, dong, m.start()):
            continue
        kind = (
            "tổ dân phố"
            if viec.dich.loai == "phường" and viec.doi_loai
            else "thôn"
            if viec.doi_loai and viec.nguon.loai == "phường"
            else m["loai"]
        )
        made = f"{kieu_chu(m['loai'], kind)} [[tên {kind.lower()}]]"
        reason = "tên thôn, tổ dân phố của bản gốc: ghi của mình"
        yield Thay(dong, m.start(), m.end(), made, LoaiThay.THON, xem=reason)

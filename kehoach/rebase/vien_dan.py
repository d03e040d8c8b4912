"""Cited documents: those of the centre stay; those of their province, district and commune become ours, or a slot to fill."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from kehoach.catalog.dia_phuong import cung_tinh, dung_dau
from kehoach.catalog.load import DanhMuc
from kehoach.catalog.models import VanBan
from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import Dong
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.viec import Viec
from kehoach.rules.can_cu._co_quan import doc_co_quan, ho_theo_ky_hieu
from kehoach.rules.dia_phuong._moc import tinh_ten
from kehoach.text.citations import lan_dau
from kehoach.text.nfc import fold
from kehoach.text.ten_loai import TEN_LOAI, TEN_LOAI_KHAC
from kehoach.text.vien_dan import VienDan, VienDanHit

Cap = Literal["trung_uong", "tinh", "huyen", "xa", "dia_phuong"]
"""Whose document: dia_phuong is the province's or the commune's, nobody can tell which"""

_LOCAL = re.compile(
    r"(?:^|[-/])(?:UBND|HĐND|TU|HU|ĐU|BTVTU|BTV|BCĐ|MTTQ|UBMTTQ|S[A-ZĐ]{2,8}|BTGTU|VPUBND|VP)(?:[-/]|$)"
)
_CENTRE = re.compile(
    r"(?:^|[-/])(?:TW|CP|TTg|QH\d+|UBTVQH\d*|VPCP|BCĐTW|BTGTW|TANDTC|VKSNDTC|TLĐ|HĐTĐKT|B(?!CĐ(?:[-/]|$)|CH(?:[-/]|$)|TV)[A-ZĐ]{2,8}|UBDT)(?:[-/]|$)"
)
_CENTRE_NAME = re.compile(
    r"trung uong|bo chinh tri|ban bi thu|quoc hoi|chinh phu|thu tuong|chu tich nuoc|^bo (?!phan)|tong cuc|ngan hang nha nuoc"
    r"|tong lien doan|viet nam$|quoc gia"
)
_SIMILAR = 0.6
MAX_SUBJECT = 400


def vien_dan(viec: Viec, dong: Dong, hits: Sequence[VienDanHit]) -> Iterator[Thay | Xem]:
    """What becomes of the documents that a line cites."""
    if viec.cung_xa:
        return
    for index, hit in enumerate(hits):
        level = cap(viec, hit)
        if level == "trung_uong" or _own(viec, hit):
            continue
        if _other_place(viec, hit):
            yield Xem(dong, *hit.span, LoaiThay.VAN_BAN, "văn bản của địa phương khác: để nguyên, kiểm tra")
            continue
        if viec.cung_tinh and level == "tinh":
            continue
        if viec.cung_tinh and level == "dia_phuong":
            yield Xem(dong, *hit.span, LoaiThay.VAN_BAN, "không rõ của tỉnh hay của xã bản gốc: nếu của xã thì thay")
            continue
        after = hits[index + 1] if index + 1 < len(hits) else None
        yield _replaced(viec, dong, hit, after, level)


def cap(viec: Viec, hit: VienDanHit) -> Cap:
    """Whose document it is; a short citation means what the same number meant where it was cited in full."""
    told = _cap_rieng(hit)
    if told != "dia_phuong" or not hit.vien_dan.so_ky_hieu:
        return told
    number = hit.vien_dan.so_ky_hieu.upper()
    for each in viec.ho_so.vien_dan:
        other = each.hit
        if other.vien_dan.so_ky_hieu.upper() == number and (found := _cap_rieng(other)) != "dia_phuong":
            return found
    return told


def _cap_rieng(hit: VienDanHit) -> Cap:
    said, name = hit.vien_dan, fold(hit.vien_dan.co_quan)
    if said.la_luat or (
        hit.so_ky_hieu is not None and hit.so_ky_hieu.nam is not None and not _LOCAL.search(hit.so_ky_hieu.ky_hieu)
    ):
        return "trung_uong"
    if name:
        known = doc_co_quan(said.co_quan)
        if "dang uy" in name and not known.cap:
            return "xa"
        if known.cap in ("tinh", "huyen", "xa"):
            return known.cap  # type: ignore[return-value]
        if re.search(r"(?:tinh|thanh) uy|cap tinh|cua tinh|^so ", name):
            return "tinh"
        if re.search(r"(?:huyen|thi|quan) uy|cap huyen", name):
            return "huyen"
        if known.ho in ("CP", "TTg", "QH", "UBTVQH", "CTN", "VPCP", "ĐẢNG_TW") or _CENTRE_NAME.search(name):
            return "trung_uong"
    symbol = hit.so_ky_hieu.ky_hieu if hit.so_ky_hieu else said.so_ky_hieu
    if _CENTRE.search(symbol) or (hit.so_ky_hieu and ho_theo_ky_hieu(hit.so_ky_hieu).startswith(("ĐẢNG_TW", "B"))):
        return "trung_uong"
    if re.search(r"[-/]TU(?:[-/]|$)", symbol):
        return "tinh"
    if re.search(r"[-/]HU(?:[-/]|$)", symbol):
        return "huyen"
    if re.search(r"[-/]ĐU(?:[-/]|$)", symbol):
        return "xa"
    if re.search(r"[-/](?:NQ-)?S[A-ZĐ]{2,8}(?:[-/]|$)", symbol):
        return "tinh"
    return "dia_phuong" if _LOCAL.search(symbol) else "trung_uong"


def _own(viec: Viec, hit: VienDanHit) -> bool:
    """Whether it is the plan itself: its number and date go blank elsewhere."""
    plan = viec.ho_so.ke_hoach
    so = hit.so_ky_hieu
    return (
        so is not None
        and bool(plan.so)
        and so.so.lstrip("0") == plan.so.lstrip("0")
        and so.ky_hieu == plan.ky_hieu.lstrip("-")
    )


def _other_place(viec: Viec, hit: VienDanHit) -> bool:
    """Whether the issuer is named as that of a province which is not the source's."""
    known = doc_co_quan(hit.vien_dan.co_quan) if hit.vien_dan.co_quan else None
    if known is None or known.cap != "tinh" or not known.ten or viec.nguon.tinh is None:
        return False
    m = re.search(r"(?:tỉnh|thành phố|TP\.?|Tỉnh [uủ][yỷ]|Thành [uủ][yỷ])\s+(.+)$", hit.vien_dan.co_quan)
    named = tinh_ten(m[1].strip()) if m else ()
    own = {dung_dau(each) for each in (viec.nguon.tinh.ten, *viec.nguon.tinh_cu)}
    return bool(named) and not any(dung_dau(each.ten) in own or cung_tinh(each, viec.nguon.tinh) for each in named)


def _replaced(viec: Viec, dong: Dong, hit: VienDanHit, after: VienDanHit | None, level: Cap) -> Thay:
    start, end = hit.span
    subject_end = _subject_end(viec, dong, end, after)
    subject = dong.text[end:subject_end]
    from kehoach.rebase.viet_lai import viet_lai  # it finds citations too

    told = viet_lai(viec, subject.strip(" ,")) if subject else ""
    kind = hit.vien_dan.ten_loai or _kind(hit)
    issuer = _issuer(viec, hit, level)
    known = _of_catalogue(viec.ho_so.danh_muc, viec, kind, told, level)
    if known is not None:
        cited = lan_dau(VienDan(known.ten_loai, known.so_ky_hieu, known.co_quan, known.ngay, known.trich_yeu))
        reason = f"lấy văn bản tương ứng trong danh mục ({_sure(known)}): kiểm tra có đúng văn bản cần dẫn không"
        return Thay(dong, start, subject_end, cited, LoaiThay.VAN_BAN, xem=reason)
    words = " ".join(each for each in (kind, f"của {issuer}" if issuer else "", told) if each)
    reason = "văn bản của địa phương bản gốc: điền số, ngày văn bản tương ứng của mình"
    return Thay(dong, start, subject_end, f"[[{words}: số, ngày]]", LoaiThay.VAN_BAN, xem=reason)


def _subject_end(viec: Viec, dong: Dong, end: int, after: VienDanHit | None) -> int:
    """Where its subject ends; at the citation itself, when another document stands in the subject."""
    vung = viec.vung(dong, end + 1) or viec.vung(dong, end)
    if vung is None or vung.loai != "trich_yeu" or vung.dau != end:
        return end
    stop = vung.cuoi
    if after is not None and stop >= after.span[0]:
        return end
    text = dong.text[end:stop]
    own = re.search(
        r"[,;.]?\s+(?:UBND|[ỦU][yỷ]\s+ban\s+nhân\s+dân)\s+(?:xã|phường|đặc khu)(?!\w)[^,;]{0,40}\s(?:ban hành|xây dựng)",
        text,
    )
    if own:
        stop = end + own.start()
    open_quotes = dong.text.count("“", end, stop) - dong.text.count("”", end, stop)
    brackets = dong.text.count("(", end, stop) - dong.text.count(")", end, stop)
    if stop - end > MAX_SUBJECT or open_quotes or brackets or "[[" in dong.text[end:stop]:
        return end
    return end + len(dong.text[end:stop].rstrip(" ,;"))


def _kind(hit: VienDanHit) -> str:
    symbol = hit.so_ky_hieu.ky_hieu if hit.so_ky_hieu else hit.vien_dan.so_ky_hieu
    first = re.split("[-/]", symbol)[0]
    return (TEN_LOAI | TEN_LOAI_KHAC).get(first, "văn bản").lower()


def _issuer(viec: Viec, hit: VienDanHit, level: Cap) -> str:
    """The issuer as it is with us."""
    tinh, name = viec.tinh, hit.vien_dan.co_quan
    city = tinh.loai == "thành phố"
    party = ("Thành ủy " if city else "Tỉnh ủy ") + tinh.ten
    symbol = hit.so_ky_hieu.ky_hieu if hit.so_ky_hieu else ""
    if level == "xa":
        organ = "Đảng ủy" if "ĐU" in symbol or "đảng" in name.lower() else "HĐND" if "HĐND" in symbol + name else "UBND"
        return f"{organ} {viec.dich.day_du}"
    if "TU" in re.split("[-/]", symbol) or re.search(r"(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Tt]hị) [uủ][yỷ]", name):
        return f"Ban Thường vụ {party}" if "Thường vụ" in name else party
    if "HĐND" in symbol or "HĐND" in name or "Hội đồng nhân dân" in name:
        return f"HĐND {tinh.day_du}"
    m = re.match(r"(?:Ban Chỉ đạo|BCĐ|Sở|Ban|Văn phòng|Chủ tịch)[^,;]*", name)
    if m and level == "tinh":
        from kehoach.rebase.viet_lai import viet_lai

        told = viet_lai(viec, name)
        return told if tinh.ten in told else re.sub(r"\s+(?:cấp )?tỉnh$", "", told) + f" {tinh.day_du}"
    if level == "dia_phuong":
        return "UBND" if "UBND" in symbol else "cấp trên" if "BCĐ" not in symbol else "Ban Chỉ đạo"
    return f"UBND {tinh.day_du}"


@lru_cache(maxsize=8)
def _of_province(danh_muc: DanhMuc, tinh: str) -> tuple[VanBan, ...]:
    own = dung_dau(tinh)
    return tuple(
        each
        for each in danh_muc.van_ban.values()
        if each.tinh and dung_dau(each.tinh) == own and each.cap in ("tinh", "dang")
    )


def _of_catalogue(danh_muc: DanhMuc, viec: Viec, kind: str, subject: str, level: Cap) -> VanBan | None:
    """The document of our province that says the same, if the catalogue surely has one."""
    if level != "tinh" or not subject:
        return None
    words = _words(subject)
    best: tuple[float, VanBan] | None = None
    for each in _of_province(danh_muc, viec.tinh.ten):
        if each.ten_loai.split()[0] != kind.split()[0] or each.hieu_luc == "het":
            continue
        other = _words(each.trich_yeu)
        share = len(words & other) / max(1, len(words | other))
        if share >= _SIMILAR and (best is None or share > best[0]):
            best = share, each
    return best[1] if best else None


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(text))) - {"ve", "viec", "cua", "tinh", "tren", "dia", "ban", "va"}


def _sure(each: VanBan) -> str:
    return {"xac_minh": "đã xác minh", "tu_seed": "chỉ thấy ở một kế hoạch", "suy_luan": "suy luận"}[each.tin_cay]

"""Cited documents: those of the centre stay; those of their province, district and commune become ours, or a slot to fill."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kehoach.catalog.dia_phuong import dung_dau
from kehoach.catalog.load import DanhMuc
from kehoach.catalog.models import VanBan
from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import Dong
from kehoach.rebase._moc import Loai, Moc, cac_moc, doi, nam_can_chi
from kehoach.rebase.cap_van_ban import Cap, cap_van_ban, cua_tinh_khac, khong_ro, la_chinh_no
from kehoach.rebase.goi_tinh import dang_uy
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.thoi_gian import thoi_gian
from kehoach.rebase.viec import Viec
from kehoach.text.citations import lan_dau
from kehoach.text.nfc import fold
from kehoach.text.ten_loai import TEN_LOAI, TEN_LOAI_KHAC
from kehoach.text.vien_dan import VienDan, VienDanHit

_SIMILAR = 0.6
MAX_SUBJECT = 400
_THEIRS = "văn bản của địa phương bản gốc: điền số, ngày văn bản tương ứng của mình"
_UNKNOWN = "không rõ cơ quan nào ban hành: để nguyên nếu là của Trung ương, thay nếu là của địa phương bản gốc"
_LED = re.compile(
    r"(?<!\w)(?:(?:NQ|QĐ|KH|CV|CT|TB|HD|BC|KL|CTr)(?:\s+số)?"
    r"|(?:Nghị quyết|Quyết định|Kế hoạch|Công văn|Chỉ thị|Thông báo|Hướng dẫn"
    r"|Văn bản)(?:\s+của\s+[^,;.\d\[]{3,60})?(?:\s+số)?)\s+$"
)
"""The kind and the issuer right before the number, which the slot says again"""
_TERM = re.compile(r"(?:\s+(?:khóa|khoá|lần thứ)\s+[IVXLC]+)?(?:,?\s+nhiệm kỳ\s+\d{4}\s*[-–]\s*\d{4})?")
_WHOLE_COMMUNE = re.compile(r"UBND|[ỦU][yỷ] ban nhân dân|HĐND|Hội đồng nhân dân|[Đđ]ảng")
_BARE = re.compile(
    r"(?:Nghị quyết|Quyết định|Kế hoạch|Công văn|Chỉ thị|Thông báo|Hướng dẫn|Chương trình|Văn bản|KH|QĐ"
    r"|CV)\s+(?P<so>số\s+\d{1,5}"
    r"(?:,?\s+ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?)(?=\s+của\s+(?:Chủ tịch\s+)?(?:UBND|HĐND"
    r"|[ỦU][yỷ] ban nhân dân|Sở|Tỉnh [uủ]y"
    r"|Thành [uủ]y|Công an|Hội đồng nhân dân)(?!\s+(?:xã|phường|đặc khu)))"
)


def vien_dan(viec: Viec, dong: Dong, hits: Sequence[VienDanHit]) -> Iterator[Thay | Xem]:
    """What becomes of the documents that a line cites."""
    if viec.cung_xa:
        return
    if not viec.cung_tinh:
        yield from _bare_numbers(dong, hits)
    for index, hit in enumerate(hits):
        level = cap_van_ban(viec, hit)
        if la_chinh_no(viec, hit):
            continue
        if level == "trung_uong":
            if khong_ro(hit):
                yield Xem(dong, *hit.span, LoaiThay.VAN_BAN, _UNKNOWN)
            continue
        if cua_tinh_khac(viec, hit):
            yield Xem(dong, *hit.span, LoaiThay.VAN_BAN, "văn bản của địa phương khác: để nguyên, kiểm tra")
            continue
        if viec.cung_tinh and level == "tinh":
            continue
        if viec.cung_tinh and level == "dia_phuong":
            yield Xem(dong, *hit.span, LoaiThay.VAN_BAN, "không rõ của tỉnh hay của xã bản gốc: nếu của xã thì thay")
            continue
        after = hits[index + 1] if index + 1 < len(hits) else None
        yield _replaced(viec, dong, hit, after, level)


def _bare_numbers(dong: Dong, hits: Sequence[VienDanHit]) -> Iterator[Thay]:
    """A document of their province by number alone: Kế hoạch số 45 của UBND tỉnh."""
    for m in _BARE.finditer(dong.text):
        if any(each.span[0] < m.end("so") and m.start("so") < each.span[1] for each in hits):
            continue
        yield Thay(dong, m.start("so"), m.end("so"), "[[số, ngày]]", LoaiThay.VAN_BAN, xem=_THEIRS)


def _replaced(viec: Viec, dong: Dong, hit: VienDanHit, after: VienDanHit | None, level: Cap) -> Thay:
    start, end = hit.span
    subject_end = _subject_end(viec, dong, end, after)
    subject = dong.text[end:subject_end]
    from kehoach.rebase.viet_lai import viet_lai  # it finds citations too

    told = viet_lai(viec, subject.strip(" ,")) if subject else ""
    old = thoi_gian(viec.ho_so).nam
    told = _of_year(re.sub(rf"(năm\s+){old}(?![\d/]|\s?[-–])", rf"\g<1>{viec.nam}", told), old, viec.nam)
    kind = hit.vien_dan.ten_loai or _kind(hit)
    issuer = _issuer(viec, hit, level)
    known = _of_catalogue(viec.ho_so.danh_muc, viec, kind, told, level)
    if known is not None:
        cited = lan_dau(VienDan(known.ten_loai, known.so_ky_hieu, known.co_quan, known.ngay, known.trich_yeu))
        reason = f"lấy văn bản tương ứng trong danh mục ({_sure(known)}): kiểm tra có đúng văn bản cần dẫn không"
        return Thay(dong, start, subject_end, cited, LoaiThay.VAN_BAN, xem=reason)
    words = " ".join(each for each in (kind, f"của {issuer}" if issuer else "", told) if each)
    before = _LED.search(dong.text, max(0, start - 90), start)
    if before and not hit.vien_dan.ten_loai and before.start() > dong.text.rfind("]]", 0, start):
        start = before.start()
    if not told and (term := _TERM.match(dong.text, subject_end)):
        subject_end = term.end()
    return Thay(dong, start, subject_end, f"[[{words}: số, ngày]]", LoaiThay.VAN_BAN, xem=_THEIRS)


def _of_year(told: str, old: int, new: int) -> str:
    """A subject with the name of the new lunar year: Tết Bính Ngọ."""
    for moc in reversed(cac_moc(told)):
        words = told[moc.dau : moc.cuoi]
        if moc.loai is Loai.CAN_CHI and nam_can_chi(words, old) == old:
            name = Moc(moc.loai, moc.dau, moc.cuoi, ())
            told = told[: moc.dau] + doi(words, name, new - old, old)[0] + told[moc.cuoi :]
    return told


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
    party = dang_uy(tinh)
    symbol = hit.so_ky_hieu.ky_hieu if hit.so_ky_hieu else ""
    if level == "xa":
        if name and not _WHOLE_COMMUNE.search(name):
            return _own_body(viec, name)
        organ = "Đảng ủy" if "ĐU" in symbol or "đảng" in name.lower() else "HĐND" if "HĐND" in symbol + name else "UBND"
        return f"{organ} {viec.dich.day_du}"
    if "TU" in re.split("[-/]", symbol) or re.search(r"(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Tt]hị) [uủ][yỷ]", name):
        return f"Ban Thường vụ {party}" if "Thường vụ" in name else party
    if "HĐND" in symbol or "HĐND" in name or "Hội đồng nhân dân" in name:
        return f"HĐND {tinh.day_du}"
    m = re.match(
        r"(?:Ban Chỉ đạo|BCĐ|Sở|Ban|Văn phòng|Chủ tịch|Công an|BHXH|Bảo hiểm xã hội|[ỦU][yỷ] ban (?:bầu cử|M)"
        r"|Hội(?! đồng)|Bộ Chỉ huy|Liên đoàn)"
        r"[^,;]*",
        name,
    )
    if m and level == "tinh":
        from kehoach.rebase.viet_lai import viet_lai

        told = viet_lai(viec, name)
        return told if tinh.ten in told else re.sub(r"\s+(?:cấp )?tỉnh$", "", told) + f" {tinh.day_du}"
    if level == "dia_phuong":
        both = f"UBND {tinh.day_du} hoặc UBND {viec.dich.day_du}"
        if symbol.startswith("TTr-") and "UBND" not in symbol:
            return ""  # one of the commune's own units, named before
        return both if "UBND" in symbol else "cấp trên" if "BCĐ" not in symbol else "Ban Chỉ đạo"
    return f"UBND {tinh.day_du}"


def _own_body(viec: Viec, name: str) -> str:
    """A unit of the commune, a front or a union of it, as it is with us."""
    from kehoach.rebase.viet_lai import viet_lai

    told, dich = viet_lai(viec, name), viec.dich
    return f"{told} {dich.ten}" if told.lower().endswith(f" {dich.loai}") else told


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

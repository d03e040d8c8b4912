"""What the catalogue knows of a cited document: its date, its number, its subject; the right names of laws."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kehoach.catalog.load import DanhMuc
from kehoach.catalog.models import VanBan
from kehoach.problems import Level
from kehoach.rules.can_cu._co_quan import cung_co_quan
from kehoach.rules.can_cu._doan import Phan, VienDanO, cac_phan, cac_vien_dan
from kehoach.rules.can_cu._van_ban import (
    cua_trung_uong,
    khoa,
    khoa_so,
    ngay_viet,
    ten_gon,
    ung_vien,
)
from kehoach.rules.can_cu.thoi_gian import viet_theo
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.nfc import fold
from kehoach.text.so_ky_hieu import SoKyHieu, SoKyHieuError

_TITLE_CUT = re.compile(r"[;(]|\.(?!\d)")
_EMPTY = frozenset(
    [
        "ve",
        "viec",
        "va",
        "cua",
        "cho",
        "tren",
        "dia",
        "ban",
        "cac",
        "mot",
        "so",
        "den",
        "nam",
        "giai",
        "doan",
        "thuc",
        "hien",
        "trien",
        "khai",
        "ban",
        "hanh",
    ]
)


@luat("CC29", Can.KE_HOACH)
def khop_danh_muc(ho_so: HoSo) -> Iterator[Loi]:
    """Date, number and subject are those that the catalogue knows of the document."""
    skip = ten_gon(ho_so.tham_so("CC08")["ten"])
    subjects = _by_date(ho_so.danh_muc)
    phan = {id(each.goc): each for each in cac_phan(ho_so) if each.goc}
    for each in cac_vien_dan(ho_so):
        hit = each.hit
        if hit.vien_dan.la_luat and ten_gon(hit.vien_dan.trich_yeu) == skip:
            continue
        found = ung_vien(ho_so, hit)
        day = ho_so.ngay
        wrong = _wrong_date(each, [one for one in found if not (one.hieu_luc_tu and day and one.hieu_luc_tu > day)])
        if wrong is not None:
            yield wrong
            continue
        yield from _wrong_number(each, found, subjects, phan.get(id(hit)))
        yield from _wrong_issuer(each, found)
        own = phan.get(id(hit))
        if own is not None:
            yield from _wrong_subject(each, found, own)


def _wrong_date(each: VienDanO, found: Sequence[VanBan]) -> Loi | None:
    hit, ngay = each.hit, each.hit.vien_dan.ngay
    known = [(one, one.ngay) for one in found if one.ngay is not None and one.ngay.day_du]
    if ngay is None or not ngay.day_du or not known or any(day == ngay for _, day in known):
        return None
    near = [(one, day) for one, day in known if day.nam == ngay.nam]
    by_year = hit.so_ky_hieu is not None and (hit.so_ky_hieu.nam is not None or "QH" in hit.so_ky_hieu.ky_hieu)
    party = hit.so_ky_hieu is not None and hit.so_ky_hieu.ky_hieu == "NQ/TW" and hit.vien_dan.co_quan == "Bộ Chính trị"
    if hit.so_ky_hieu is not None and not near and not by_year and not party:
        return None
    if party and not near and abs(known[0][1].nam - ngay.nam) > 2:
        return None
    chosen, right = (near or known)[0]
    if len(near or known) > 1 and hit.so_ky_hieu is None:
        return None
    if hit.so_ky_hieu is not None and hit.so_ky_hieu.nam is not None and hit.so_ky_hieu.nam != ngay.nam:
        return None  # CC28 says so
    written = ngay_viet(each.dong.text, hit)
    if written is None:
        return None
    sure = bool(near or by_year) and chosen.tin_cay == "xac_minh" and not each.trong
    facts = {"viec": f"danh mục ghi {_ten(chosen)} ngày {right.gach()}, không phải ngày {ngay.gach()}"}
    return Loi(
        each.dong, written.trich, viet_theo(written.trich, right), facts, tai=written.span[0],
        muc_do=Level.LOI if sure else Level.CANH_BAO,
    )  # fmt: skip


def _ten(each: VanBan) -> str:
    if each.ten_loai in ("Luật", "Bộ luật", "Pháp lệnh"):
        return f"{each.ten_loai} {each.trich_yeu}"
    return f"{each.ten_loai} số {each.so_ky_hieu}"


_Subjects = dict[tuple[object, str], list[tuple[str, VanBan]]]


@lru_cache(maxsize=4)
def _by_date(danh_muc: DanhMuc) -> _Subjects:
    """Date and kind -> the documents of the catalogue with their folded subjects."""
    found: _Subjects = {}
    for each in danh_muc.van_ban.values():
        if each.ngay is not None and cua_trung_uong(each) and "[[" not in each.trich_yeu:
            found.setdefault((each.ngay, each.ten_loai), []).append((ten_gon(each.trich_yeu).removeprefix("ve "), each))
    return found


def _subject(each: VienDanO, limit: int = 400) -> str:
    text = each.dong.text[each.hit.span[1] : each.hit.span[1] + limit]
    return ten_gon(_TITLE_CUT.split(text, maxsplit=1)[0]).removeprefix("ve ")


def _wrong_number(each: VienDanO, found: Sequence[VanBan], subjects: _Subjects, phan: Phan | None) -> Iterator[Loi]:
    hit = each.hit
    if hit.so_ky_hieu is None or not hit.so_ky_hieu.so or hit.vien_dan.la_luat or hit.vien_dan.ngay is None:
        return
    if any(one.ngay == hit.vien_dan.ngay for one in found):
        return
    cited = _subject(each)
    for subject, known in subjects.get((hit.vien_dan.ngay, hit.vien_dan.ten_loai), ()):
        if len(subject) < 25 or len(cited) < 25 or cited[:40] != subject[:40] or not _same_words(cited, subject):
            continue
        if not cung_co_quan(hit.vien_dan.co_quan, known.co_quan) or _key(known) == khoa(hit):
            continue
        number = hit.vien_dan.so_ky_hieu
        trich = number if number in hit.trich else hit.trich
        facts = {"viec": f"danh mục ghi văn bản này mang số {known.so_ky_hieu}"}
        mend = known.so_ky_hieu if trich == number else None
        level = Level.LOI if phan is not None and known.tin_cay == "xac_minh" else Level.CANH_BAO
        yield Loi(each.dong, trich, mend, facts, tai=each.dong.text.find(trich, hit.span[0]), muc_do=level)
        return


def _same_words(cited: str, known: str) -> bool:
    """Whether two subjects are one: many decrees of one day only differ behind the same beginning."""
    a, b = set(cited.split()), set(known.split())
    return len(a & b) >= 0.8 * len(a | b)


def _key(each: VanBan) -> str:
    try:
        return khoa_so(SoKyHieu.parse(each.so_ky_hieu))
    except SoKyHieuError:
        return each.so_ky_hieu


def _wrong_issuer(each: VienDanO, found: Sequence[VanBan]) -> Iterator[Loi]:
    """A document of the central Party: its number tells no issuer, the catalogue does."""
    hit = each.hit
    name = hit.vien_dan.co_quan
    same = [one for one in found if one.ngay == hit.vien_dan.ngay and one.cap == "dang" and not one.tinh]
    if len(same) != 1 or not name or each.trong or same[0].co_quan != "Bộ Chính trị":
        return
    folded = fold(name)
    if folded.startswith(("ban chap hanh trung uong", "ban bi thu", "chinh phu", "quoc hoi", "tong bi thu")):
        at = each.dong.text.find(name, *hit.span)
        facts = {"viec": f"danh mục ghi {_ten(same[0])} là của {same[0].co_quan}"}
        yield Loi(each.dong, name, same[0].co_quan, facts, tai=at, muc_do=Level.CANH_BAO)


def _wrong_subject(each: VienDanO, found: Sequence[VanBan], phan: Phan) -> Iterator[Loi]:
    """A basis whose subject has hardly a word of the subject that the catalogue knows."""
    hit = each.hit
    if hit.so_ky_hieu is None or hit.vien_dan.la_luat:
        return
    same = [one for one in found if one.ngay == hit.vien_dan.ngay and one.ngay is not None]
    if len(same) != 1 or "[[" in same[0].trich_yeu or same[0].tin_cay != "xac_minh" or not cua_trung_uong(same[0]):
        return
    cited = set(ten_gon(phan.sau).split()) - _EMPTY
    known = set(ten_gon(same[0].trich_yeu).split()) - _EMPTY
    if len(cited) >= 4 and len(cited & known) <= len(cited) * 0.25:
        facts = {"viec": f"danh mục ghi {_ten(same[0])} {same[0].trich_yeu}"}
        yield Loi(each.dong, hit.trich, None, facts, tai=hit.span[0], muc_do=Level.CANH_BAO)

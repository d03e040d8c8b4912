"""What a citation must hold: kind, number, date, issuer, subject; a law its name and date alone (PL1/II.6a, 6b)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kehoach.catalog.load import DanhMuc
from kehoach.model.dong import Vai
from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.can_cu._doan import Phan, VienDanO, cac_phan, cac_vien_dan
from kehoach.rules.can_cu._van_ban import khoa, ngay_viet, ten_gon, tim
from kehoach.rules.can_cu.luat_phap_lenh import dang_ngay
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.citations import TEN_LUAT, VienDan, VienDanHit, lan_dau
from kehoach.text.dates import iter_vn

_BRACKETS = re.compile(r"\([^()]{0,300}\)")
_PLAIN_NUMBER = re.compile(r"(?<!\w)số\s{0,3}:?\s{0,3}[0-9]")
_ISSUER_NEXT = re.compile(
    r"[\s,]{1,3}(?P<ten>Chính phủ|Thủ tướng Chính phủ|Quốc hội|UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Tỉnh ủy|Bộ trưởng"
    r"|Bộ Chính trị|Bộ Nội vụ|Bộ Khoa học|Bộ Tài chính|Ban Thường vụ|Ban Bí thư|Ban Chỉ đạo|Chủ tịch)(?!\w)"
)
_SAID_ABOVE = re.compile(r"nêu trên|nói trên|trên đây|gọi tắt|viết tắt")


@luat("CC06", Can.KE_HOACH)
def du_nam_yeu_to(ho_so: HoSo) -> Iterator[Loi]:
    """A basis names kind, number, date, issuer and subject."""
    numbered = frozenset(ho_so.tham_so("CC06")["loai_co_so"])
    for phan in cac_phan(ho_so):
        if phan.ten_loai in TEN_LUAT or "[[" in phan.text:
            continue
        level = Level.LOI if phan.la_can_cu else Level.CANH_BAO
        if phan.goc is None:
            yield from _without_number(phan, numbered, level)
        elif not phan.goc.vien_dan.la_luat:
            yield from _incomplete(ho_so, phan, phan.goc, level)


def _without_number(phan: Phan, numbered: frozenset[str], level: Level) -> Iterator[Loi]:
    text = phan.text
    if phan.ten_loai not in numbered or "Đại hội" in text[:120]:
        return
    if _PLAIN_NUMBER.search(text[:80]):
        missing = [] if re.search(r"số\s{0,3}:?\s{0,3}[0-9]{1,6}(?:\s{0,2}[/-]|[A-ZĐ])", text[:90]) else ["ký hiệu"]
    else:
        missing = ["số, ký hiệu"]
    if next(iter_vn(text[:400]), None) is None and "ngày" not in text[:400]:
        missing.append("ngày, tháng, năm ban hành")
    if " của " not in text[:300]:
        missing.append("cơ quan ban hành")
    if missing:
        words = " ".join(text.split()[:8])
        trich = words if words in text else phan.ten_loai
        yield Loi(phan.dong, trich, None, {"thieu": ", ".join(missing)}, tai=phan.dau, muc_do=level)


def _incomplete(ho_so: HoSo, phan: Phan, hit: VienDanHit, level: Level) -> Iterator[Loi]:
    text, missing = phan.dong.text, []
    if not hit.vien_dan.ten_loai:
        missing.append("tên loại văn bản")
    written = ngay_viet(text, hit)
    if written is None and next(iter_vn(phan.sau[:200]), None) is None:
        missing.append("ngày, tháng, năm ban hành")
    elif written is not None and written.trich[:5] == "tháng":
        missing.append("ngày ban hành")
    bare = None
    if not hit.vien_dan.co_quan and not re.match(r"[\s,]{0,3}(?:của|do)\s", phan.sau):
        bare = _ISSUER_NEXT.match(text, hit.span[1], phan.cuoi)
        if bare is None:
            missing.append("cơ quan ban hành")
    subject = _BRACKETS.sub(" ", phan.sau).strip(" ,;.:")
    long_issuer = len(hit.vien_dan.co_quan.split()) > 6
    if len(subject.split()) < 2 and not long_issuer and bare is None:
        missing.append("trích yếu nội dung")
    elif ten_gon(subject) in _committees(ho_so.danh_muc) and hit.vien_dan.co_quan.startswith(("Ban Chỉ đạo", "BCĐ")):
        level = Level.GOI_Y
        missing.append("trích yếu nội dung (cụm từ sau tên cơ quan là tên của Ban Chỉ đạo)")
    if bare is not None:
        facts = {"thieu": "chữ “của” trước tên cơ quan ban hành"}
        yield Loi(
            phan.dong, bare["ten"], f"của {bare['ten']}", facts, tai=bare.start("ten"), muc_do=Level.CANH_BAO,
            cach_sua=CachSua.DONG_Y,
        )  # fmt: skip
    if missing:
        yield Loi(
            phan.dong,
            hit.trich,
            _full(ho_so, hit, subject),
            {"thieu": ", ".join(missing)},
            tai=hit.span[0],
            muc_do=level,
        )


@lru_cache(maxsize=4)
def _committees(danh_muc: DanhMuc) -> frozenset[str]:
    """What stands behind ``Ban Chỉ đạo ... về`` in the names of committees that the catalogue knows."""
    names = (each.co_quan.partition(" về ") for each in danh_muc.van_ban.values() if "Ban Chỉ đạo" in each.co_quan)
    return frozenset(f"ve {ten_gon(tail)}" for _, _, tail in names if tail)


def _full(ho_so: HoSo, hit: VienDanHit, subject: str) -> str | None:
    """The citation as the catalogue knows it."""
    known = tim(ho_so, hit)
    if known is None or "[[" in known.trich_yeu or hit.so_ky_hieu is None:
        return None
    name = "" if subject else known.trich_yeu
    vd = VienDan(hit.vien_dan.ten_loai or known.ten_loai, str(hit.so_ky_hieu), known.co_quan, known.ngay, name)
    return lan_dau(vd, dang_ngay(ho_so))


_NO_NUMBER_WORD = re.compile(r"(?P<loai>[^\W\d_]{1,12}(?:\s{1,3}[^\W\d_]{1,12}){0,4})\s{1,4}(?P<so>[0-9]\S{0,40})")


@luat("CC07", Can.KE_HOACH)
def chu_so(ho_so: HoSo) -> Iterator[Loi]:
    """The word ``số`` before a number: Nghị định số 150/2025/NĐ-CP."""
    for each in cac_vien_dan(ho_so):
        hit = each.hit
        if hit.so_ky_hieu is None or not hit.vien_dan.ten_loai or hit.vien_dan.la_luat or hit.trich[:1].isdigit():
            continue
        m = _NO_NUMBER_WORD.match(hit.trich)
        if m is None or m["loai"].lower().endswith((" số", "\nsố")) or hit.vien_dan.ten_loai in ("Đề án", "Dự án"):
            continue
        trich = m[0].rstrip(" ,;.")
        at = m.start("so")
        mend = f"{m['loai']} số {trich[at:]}"
        soft = each.trong
        yield Loi(
            each.dong, trich, mend, {}, tai=hit.span[0], muc_do=Level.GOI_Y if soft else None,
            cach_sua=CachSua.CHI_GOI_Y if soft else None,
        )  # fmt: skip


@luat("CC32", Can.KE_HOACH)
def lan_dau_du(ho_so: HoSo) -> Iterator[Loi]:
    """Cited for the first time in the text, a document is named in full."""
    full: set[str] = set()
    named: set[str] = {f"{ho_so.ke_hoach.so.lstrip('0')}/{ho_so.ke_hoach.ky_hieu}".upper()}
    for each in cac_vien_dan(ho_so):
        hit, key = each.hit, khoa(each.hit)
        vd = hit.vien_dan
        known = key in full
        if vd.ngay is not None or vd.co_quan or each.la_goc:
            full.add(key)
        elif key and not known and key not in named and _in_text(each) and not _SAID_ABOVE.search(each.dong.text):
            yield Loi(each.dong, hit.trich, None, {}, tai=hit.span[0])
        named.add(key)


def _in_text(each: VienDanO) -> bool:
    """Whether it is a numbered document that the plan's own text cites."""
    if each.dong.vai not in (Vai.MUC, Vai.DOAN, Vai.MO_DAU) or each.dong.phu_luc or each.trong:
        return False
    kind = each.hit.vien_dan.ten_loai
    papers = ("Hợp đồng", "Biên bản", "Bản ", "Giấy", "Phiếu")
    return (
        each.hit.so_ky_hieu is not None and bool(kind) and not each.hit.vien_dan.la_luat and not kind.startswith(papers)
    )

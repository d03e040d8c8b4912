"""What a citation must hold: kind, number, date, issuer, subject; a law its name and date alone (PL1/II.6a, 6b)."""

import re
from collections.abc import Iterator

from kehoach.catalog.models import VanBan
from kehoach.model.dong import Vai
from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.can_cu._doan import Phan, VienDanO, cac_phan, cac_vien_dan
from kehoach.rules.can_cu._van_ban import khoa, luat_theo_ten, ngay_viet, ten_gon, tim
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.citations import TEN_LUAT, DangNgay, VienDan, VienDanHit, lan_dau
from kehoach.text.dates import Ngay, iter_vn

_OF_PARLIAMENT = re.compile(
    r"[\s,]{1,3}(?:của|được)\s{1,3}(?:Quốc hội|Ủy ban Thường vụ Quốc hội|UBTVQH)(?:\s+(?:khóa|khoá)\s+\w{1,8})?"
    r"(?:\s+nước\s+Cộng hòa xã hội chủ nghĩa Việt Nam)?(?:\s+thông qua)?"
)
_BRACKETS = re.compile(r"\([^()]{0,300}\)")
_PLAIN_NUMBER = re.compile(r"\bsố\s{1,3}[0-9]")
_ISSUER_NEXT = re.compile(
    r"[\s,]{1,3}(?P<ten>Chính phủ|Thủ tướng Chính phủ|Quốc hội|UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Tỉnh ủy|Bộ trưởng"
    r"|Bộ Chính trị|Bộ Nội vụ|Bộ Khoa học|Bộ Tài chính|Ban Thường vụ|Ban Bí thư|Ban Chỉ đạo|Chủ tịch)(?!\w)"
)
_LAW_NAME_END = re.compile(r"[(;:.]|,\s(?:được|đã|sửa đổi)|\s(?:được|số)\s|\s\d")
_SAID_ABOVE = re.compile(r"nêu trên|nói trên|trên đây|gọi tắt|viết tắt")


def dang_ngay(ho_so: HoSo) -> DangNgay:
    """The form of dates that the plan's citations use most."""
    written = [ngay_viet(each.dong.text, each.hit) for each in cac_vien_dan(ho_so)]
    words = sum(each is not None and "tháng" in each.trich for each in written)
    return "chu" if words * 2 > sum(each is not None for each in written) else "gach"


@luat("CC05", Can.KE_HOACH)
def luat_ten_va_ngay(ho_so: HoSo) -> Iterator[Loi]:
    """A law as a basis: name and date, neither number nor issuer; in the text its name alone."""
    for phan in cac_phan(ho_so):
        if phan.ten_loai in ("Luật", "Bộ luật", "Pháp lệnh") and phan.la_can_cu and "[[" not in phan.text:
            yield from _law_basis(ho_so, phan)
    seen: set[str] = set()
    for each in cac_vien_dan(ho_so):
        law = each.hit.vien_dan
        if each.la_goc or each.trong or not law.la_luat or law.ten_loai == "Hiến pháp" or each.dong.vai is Vai.CAN_CU:
            continue
        with_number, by_year = each.hit.so_ky_hieu is not None, law.ngay is not None and law.ngay.thang is None
        if (with_number or by_year) and law.trich_yeu and ten_gon(law.trich_yeu) not in seen:
            seen.add(ten_gon(law.trich_yeu))
            facts = {"viec": "ghi số, ký hiệu" if with_number else "ghi năm", "dung": "chỉ ghi tên luật"}
            mend = f"{law.ten_loai} {law.trich_yeu}"
            yield Loi(
                each.dong, each.hit.trich, mend, facts, tai=each.hit.span[0], muc_do=Level.GOI_Y, cach_sua=CachSua.CHI_GOI_Y
            )  # fmt: skip


def _law_basis(ho_so: HoSo, phan: Phan) -> Iterator[Loi]:
    text, hit = phan.dong.text, phan.goc
    wrong: list[str] = []
    if hit is None:
        m = _LAW_NAME_END.search(phan.text)
        written = (phan.text[: m.start()] if m else phan.text).rstrip(" ,;.")
        name = written.removeprefix(phan.ten_loai).strip()
        if not name or not (name[0].isupper() or name.startswith("sửa đổi")) or len(written) > 200:
            return
        known = _in_force(ho_so, luat_theo_ten(ho_so).get(ten_gon(name), []))
        ngay = known.ngay if known else None
        yield _law(ho_so, phan, written, phan.dau, ["thiếu ngày, tháng, năm thông qua"], name, ngay)
        return
    end = hit.span[1]
    issuer = _OF_PARLIAMENT.match(text, end) if not hit.vien_dan.co_quan else None
    if hit.so_ky_hieu is not None:
        wrong.append("ghi số, ký hiệu")
    if (issuer or hit.vien_dan.co_quan) and phan.ten_loai != "Pháp lệnh":
        wrong.append("ghi cơ quan ban hành")
    ngay, name = hit.vien_dan.ngay, hit.vien_dan.trich_yeu
    known = tim(ho_so, hit)
    written_date = ngay_viet(text, hit)
    if ngay is None and written_date is None and hit.so_ky_hieu is None:
        return
    if (ngay is None and written_date is None) or (ngay is not None and ngay.thang is None and written_date is None):
        wrong.append("thiếu ngày, tháng, năm thông qua")
    if wrong:
        end = issuer.end() if issuer else end
        if known is None and ngay is not None and ngay.thang is None:
            laws = luat_theo_ten(ho_so).get(ten_gon(name), [])
            known = _in_force(ho_so, [each for each in laws if each.ngay and each.ngay.nam == ngay.nam])
        full = ngay if ngay is not None and ngay.day_du else known.ngay if known else None
        yield _law(
            ho_so, phan, text[hit.span[0] : end], hit.span[0], wrong, name or (known.trich_yeu if known else ""), full
        )


def _law(ho_so: HoSo, phan: Phan, trich: str, tai: int, wrong: list[str], name: str, ngay: Ngay | None) -> Loi:
    mend = None
    if name and ngay is not None and ngay.day_du:
        mend = lan_dau(VienDan(phan.ten_loai, "", "", ngay, name), dang_ngay(ho_so))
    facts = {
        "viec": ", ".join(wrong),
        "dung": f"ghi “{mend}”" if mend else "ghi tên luật và ngày, tháng, năm thông qua",
    }
    return Loi(phan.dong, trich, mend, facts, tai=tai)


def _in_force(ho_so: HoSo, laws: list[VanBan]) -> VanBan | None:
    """The one law of that name that is in force on the day of the plan."""
    day = ho_so.ngay
    now = [
        each for each in laws
        if day and each.ngay and each.ngay.day_du and each.ngay.to_date() <= day
        and (each.het_hieu_luc_tu is None or each.het_hieu_luc_tu > day) and (each.hieu_luc_tu is None or each.hieu_luc_tu <= day)
    ]  # fmt: skip
    return now[0] if len(now) == 1 else None


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
        missing = (
            [] if re.search(r"số\s{1,3}[0-9]{1,6}\s{0,2}[/-]|số\s{1,3}[0-9]{1,6}[A-ZĐ]", text[:90]) else ["ký hiệu"]
        )
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
    elif ten_gon(subject) in _committees(ho_so) and hit.vien_dan.co_quan.startswith(("Ban Chỉ đạo", "BCĐ")):
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


def _committees(ho_so: HoSo) -> frozenset[str]:
    """What stands behind ``Ban Chỉ đạo ... về`` in the names of committees that the catalogue knows."""
    if "ban_chi_dao" not in ho_so.nho:
        names = (
            each.co_quan.partition(" về ") for each in ho_so.danh_muc.van_ban.values() if "Ban Chỉ đạo" in each.co_quan
        )
        ho_so.nho["ban_chi_dao"] = frozenset(f"ve {ten_gon(tail)}" for _, _, tail in names if tail)
    found: frozenset[str] = ho_so.nho["ban_chi_dao"]
    return found


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


@luat("CC14", Can.KE_HOACH)
def phap_lenh(ho_so: HoSo) -> Iterator[Loi]:
    """An ordinance is of the Standing Committee, not of the National Assembly."""
    for each in cac_vien_dan(ho_so):
        if each.hit.vien_dan.ten_loai != "Pháp lệnh":
            continue
        text, start = each.dong.text, each.hit.span[0]
        m = re.compile(r"(?P<truoc>\S{1,40})\s{1,3}của\s{1,3}Quốc hội(?!\w)").search(text, start, each.hit.span[1] + 40)
        if m is not None and not each.trong:
            yield Loi(each.dong, m[0], m["truoc"], {}, tai=m.start())


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
    here = each.dong.vai in (Vai.MUC, Vai.DOAN, Vai.MO_DAU) and not each.dong.phu_luc and not each.trong
    return (
        here and each.hit.so_ky_hieu is not None and bool(each.hit.vien_dan.ten_loai) and not each.hit.vien_dan.la_luat
    )

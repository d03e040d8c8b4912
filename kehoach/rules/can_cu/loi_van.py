"""Citations in running text: short the second time, units in their right case, one form of date (PL1/II.6b, PL2/V.7)."""

import re
from collections import Counter
from collections.abc import Iterator

from kehoach.model.dong import Vai
from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.can_cu._doan import LOAI, VienDanO, cac_phan, cac_vien_dan, mot_trong
from kehoach.rules.can_cu._van_ban import khoa, ngay_viet
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.citations import lan_sau

_GOES_ON = re.compile(r"[\s]{0,3}(?:[,;.):/]|\Z|\s(?:và|hoặc|trên|tại|để|trong|cùng|thành)(?!\w))")


@luat("CC10", Can.KE_HOACH)
def lan_sau_gon(ho_so: HoSo) -> Iterator[Loi]:
    """Cited again, a document is named by kind and number alone."""
    cited = cac_vien_dan(ho_so)
    told: dict[str, set[tuple[object, str]]] = {}
    for each in cited:
        if each.hit.so_ky_hieu is not None and each.hit.vien_dan.ngay is not None:
            told.setdefault(khoa(each.hit), set()).add((each.hit.vien_dan.ngay, ""))
    full: set[str] = set()
    for each in cited:
        hit, key = each.hit, khoa(each.hit)
        vd = hit.vien_dan
        if hit.so_ky_hieu is None or not key or vd.ngay is None or not vd.ten_loai:
            continue
        again = key in full and not each.la_goc and not each.trong and each.dong.vai in (Vai.MUC, Vai.DOAN)
        if again and not each.dong.phu_luc and len(told.get(key, ())) == 1:
            mend = lan_sau(vd) if _GOES_ON.match(each.dong.text, hit.span[1]) else None
            yield Loi(each.dong, hit.trich, mend, {"gon": lan_sau(vd)}, tai=hit.span[0])
        if vd.co_quan and (each.la_goc or not each.trong):
            full.add(key)


_NAME = r"(?:[Kk]hoản|[Đđ]iểm|[Đđ]iều|[Mm]ục|[Cc]hương|[Pp]hần|[Tt]iểu\smục)"
_UNIT = rf"{_NAME}\s{{1,2}}(?:[0-9]{{1,3}}[a-zđ]?|[IVX]{{1,6}}|[a-zđ])(?!\w)\)?"
_CHAIN = re.compile(
    rf"(?<!\w)(?P<chuoi>{_UNIT}(?:,?\s{{1,2}}(?:của\s{{1,2}})?{_UNIT}){{0,3}})(?P<vb>,?\s{{1,2}}(?:của\s{{1,2}})?(?:{mot_trong(LOAI)})(?!\w))?"
)
_EACH = re.compile(rf"(?<!\w)(?P<don_vi>{_NAME})(?=\s)")
_CAPITAL = frozenset({"điều", "mục", "chương", "phần", "tiểu mục"})
_WORDS = tuple(f"{each} " for each in ("hoản", "iểm", "iều", "ục", "hương", "hần"))
_HINT = re.compile(r"[ảiểềụươầ][nmucg]{1,2}\s{1,2}(?:[0-9]|[IVX]{1,6}(?!\w)|[a-zđ](?!\w))")


_NUMBER_BEHIND = re.compile(r"\s{1,2}\w{1,6}")


@luat("CC11", Can.KE_HOACH)
def hoa_dieu_thuong_khoan(ho_so: HoSo) -> Iterator[Loi]:
    """Điều, Chương, Mục with a capital, khoản and điểm without: điểm a khoản 2 Điều 5."""
    for dong in ho_so.loi_van:
        text = dong.text
        if not any(word in text for word in _WORDS) or not _HINT.search(text):
            continue
        for m in _CHAIN.finditer(text):
            units = list(_EACH.finditer(text, m.start("chuoi"), m.end("chuoi")))
            has_article = any(each["don_vi"].lower() == "điều" for each in units)
            if not m["vb"] and not (has_article and len(units) > 1):
                continue
            if m["vb"] and not m["vb"].strip(" ,").removeprefix("của").strip()[:1].isupper():
                continue
            for each in units:
                word = each["don_vi"]
                low = " ".join(word.lower().split())
                if low in _CAPITAL and word[0].islower():
                    mend = word[0].upper() + word[1:]
                elif low not in _CAPITAL and word[0].isupper() and not _begins(text, each.start()):
                    mend = word[0].lower() + word[1:]
                else:
                    continue
                number = _NUMBER_BEHIND.match(text, each.end())
                end = number.end() if number else each.end()
                level = None if low in ("điều", "khoản", "điểm") else Level.CANH_BAO
                facts = {"tu": low, "cach": "viết hoa chữ đầu" if mend[0].isupper() else "viết thường"}
                trich = text[each.start() : end]
                yield Loi(dong, trich, mend + trich[len(word) :], facts, tai=each.start(), muc_do=level)


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins at ``at``."""
    before = text[max(0, at - 40) : at].rstrip(" “\"'(")
    return not before or before[-1] in ".:;!?)-–+•" or (not before[-1].isalpha() and before[-1] != ",")


@luat("CC24", Can.KE_HOACH)
def mot_dang_ngay(ho_so: HoSo) -> Iterator[Loi]:
    """Citations write dates in one form."""
    slash: list[tuple[VienDanO, int, str, str]] = []
    words: list[tuple[VienDanO, int, str, str]] = []
    for each in cac_vien_dan(ho_so):
        text, hit = each.dong.text, each.hit
        written, ngay = ngay_viet(text, hit), hit.vien_dan.ngay
        if each.trong or written is None or ngay is None or not ngay.day_du:
            continue
        at, trich = written.span[0], written.trich
        if "tháng" in trich:
            words.append((each, at, trich, f"ngày {ngay.gach()}"))
        elif "/" in trich:
            led = text[:at].endswith("ngày ")
            slash.append((each, at - 5 if led else at, f"ngày {trich}" if led else trich, ngay.chu() if led else ""))
    if not slash or not words:
        return
    few, many = (words, slash) if len(words) <= len(slash) else (slash, words)
    for each, at, trich, mend in few:
        facts = {
            "it": len(few),
            "nhieu": len(many),
            "dang": "dd/mm/yyyy" if many is slash else "ngày ... tháng ... năm ...",
        }
        yield Loi(each.dong, trich, mend or None, facts, tai=at)


_VERB = r"(?=\s{1,3}(?:ban hành|phê duyệt|về|quy định|hướng dẫn|triển khai|thực hiện|công bố|thành lập|giao)(?!\w))"


@luat("CC34", Can.KE_HOACH)
def khong_lap_loai(ho_so: HoSo) -> Iterator[Loi]:
    """The kind is not said again behind the issuer: Quyết định số ... của UBND tỉnh Quyết định ban hành ..."""
    for each in cac_vien_dan(ho_so):
        hit = each.hit
        kind = hit.vien_dan.ten_loai
        if not kind or not hit.vien_dan.co_quan or hit.vien_dan.la_luat:
            continue
        m = re.compile(rf"[\s,]{{1,3}}{re.escape(kind)}\s{{1,3}}(?P<tu>\S{{1,10}})").match(each.dong.text, hit.span[1])
        if m and re.compile(rf"\s{{0,3}}{_VERB}").match(each.dong.text, m.start("tu") - 1):
            at = m.start() + len(m[0]) - len(m[0].lstrip(" ,"))
            trich = each.dong.text[at : m.end()]
            yield Loi(each.dong, trich, m["tu"], {"loai": kind}, tai=at)


_COMMA = re.compile(r"(?P<truoc>[\w./&-]{2,40}),\s{0,3}ngày(?=\s)")


@luat("CC37", Can.KE_HOACH)
def khong_phay_truoc_ngay(ho_so: HoSo) -> Iterator[Loi]:
    """No comma between number and date: số 55-KH/TU ngày 17/9/2025."""
    for each in cac_vien_dan(ho_so):
        hit = each.hit
        if hit.so_ky_hieu is None or each.trong or "," not in hit.trich or hit.vien_dan.la_luat:
            continue
        m = _COMMA.search(hit.trich)
        if m and m["truoc"].endswith(str(hit.so_ky_hieu)[-4:]):
            yield Loi(each.dong, m[0], f"{m['truoc']} ngày", {}, tai=hit.span[0] + m.start())


_BETWEEN = re.compile(r"\s{0,3}(?:[,;]|,?\s{1,3}và|,?\s{1,3}hoặc)\s{1,3}(?:các\s)?")


@luat("CC38", Can.KE_HOACH)
def khong_lap_trong_danh_sach(ho_so: HoSo) -> Iterator[Loi]:
    """One list of documents names each once."""
    goc = {id(each.goc) for each in cac_phan(ho_so) if each.goc}
    chain: Counter[str] = Counter()
    last: VienDanO | None = None
    for each in cac_vien_dan(ho_so):
        joined = (
            last is not None
            and last.dong is each.dong
            and _BETWEEN.fullmatch(each.dong.text, last.hit.span[1], each.hit.span[0]) is not None
        )
        key = khoa(each.hit)
        if not joined:
            chain.clear()
        elif key and chain[key] and id(each.hit) not in goc and each.hit.so_ky_hieu is not None:
            yield Loi(each.dong, each.hit.trich, None, {}, tai=each.hit.span[0], cach_sua=CachSua.CHI_GOI_Y)
        chain[key] += 1
        last = each

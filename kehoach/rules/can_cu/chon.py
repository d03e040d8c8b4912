"""Which documents are bases: both groups, each once, the weightier first, nothing that is none (PL1/II.6a)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Vai
from kehoach.problems import Level
from kehoach.rules.can_cu._co_quan import cung_co_quan, doc_co_quan, ho_theo_ky_hieu
from kehoach.rules.can_cu._doan import Phan, cac_doan, cac_phan, cac_vien_dan
from kehoach.rules.can_cu._van_ban import khoa, ten_gon
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.nfc import fold


def _begin(phan: Phan, words: int = 8) -> str:
    """The first words of a basis, exactly as they stand."""
    if phan.goc is not None:
        return phan.goc.trich
    m = re.compile(rf"\S{{1,60}}(?:\s{{1,3}}\S{{1,60}}){{0,{words - 1}}}").match(
        phan.dong.text, phan.dau, max(phan.cuoi, phan.dau)
    )
    return m[0] if m else ""


@luat("CC15", Can.KE_HOACH, Can.TU_SOAN)
def hai_nhom(ho_so: HoSo) -> Iterator[Loi]:
    """The bases name the law that gives the office its powers."""
    doan = [each for each in cac_doan(ho_so) if each.la_can_cu]
    if not doan or "uy ban nhan dan" not in fold(ho_so.ke_hoach.co_quan.ten):
        return
    phan = [each for each in cac_phan(ho_so) if each.la_can_cu]
    if any("[[" in each.text for each in phan) or not any(each.goc for each in phan):
        return
    words = ho_so.tham_so("CC15")["tham_quyen"]
    folded = [fold(each.text) for each in phan]
    if not any(word in text for text in folded for word in words):
        yield Loi(doan[0].dong, _begin(phan[0]), None, {}, tai=phan[0].dau)


@luat("CC16", Can.KE_HOACH)
def khong_trung(ho_so: HoSo) -> Iterator[Loi]:
    """No document is a basis twice."""
    seen: dict[str, Phan] = {}
    for phan in cac_phan(ho_so):
        key = khoa(phan.goc) if phan.goc else ten_gon(phan.text) if phan.ten_loai else ""
        if len(key) < 4 or "[[" in phan.text:
            continue
        first = seen.setdefault(key, phan)
        if first is not phan and _same(first, phan):
            yield Loi(phan.dong, _begin(phan), None, {}, tai=phan.goc.span[0] if phan.goc else phan.dau)


def _same(a: Phan, b: Phan) -> bool:
    if a.goc is None or b.goc is None:
        return True
    one, two = a.goc.vien_dan, b.goc.vien_dan
    return (one.ngay is None or two.ngay is None or one.ngay == two.ngay) and cung_co_quan(one.co_quan, two.co_quan)


@luat("CC21", Can.KE_HOACH)
def van_ban_hop_nhat(ho_so: HoSo) -> Iterator[Loi]:
    """A consolidated text is named in brackets behind the document itself."""
    for phan in cac_phan(ho_so):
        if phan.la_can_cu and (phan.ten_loai == "Văn bản hợp nhất" or (phan.goc and "VBHN" in phan.goc.trich)):
            yield Loi(phan.dong, _begin(phan), None, {}, tai=phan.dau)


_NHA_NUOC = {"QH": 0, "UBTVQH": 1, "CP": 2, "TTg": 3}


def _rank(phan: Phan) -> int | None:
    """The weight of a document of the State, 0 the highest; None for those that have no place in that order."""
    hit = phan.goc
    if phan.ten_loai in ("Hiến pháp", "Luật", "Bộ luật"):
        return 0
    if phan.ten_loai == "Pháp lệnh":
        return 1
    if hit is None or hit.so_ky_hieu is None or hit.so_ky_hieu.dau == "-":
        return None
    family = ho_theo_ky_hieu(hit.so_ky_hieu)
    if family in _NHA_NUOC:
        return _NHA_NUOC[family]
    if hit.so_ky_hieu.ky_hieu.startswith("TT-"):
        return 4
    place = doc_co_quan(hit.vien_dan.co_quan)
    if family in ("HĐND", "UBND") and place.cap in ("tinh", "xa"):
        return {"tinh": 5, "xa": 7}[place.cap] + (family == "UBND")
    return None


@luat("CC22", Can.KE_HOACH)
def thu_tu(ho_so: HoSo) -> Iterator[Loi]:
    """The weightier document stands first."""
    highest: tuple[int, Phan] | None = None
    for phan in cac_phan(ho_so):
        rank = _rank(phan) if phan.la_can_cu else None
        if rank is None:
            continue
        if highest is not None and rank < highest[0]:
            facts = {"truoc": _short(highest[1])}
            yield Loi(phan.dong, _begin(phan), None, facts, tai=phan.goc.span[0] if phan.goc else phan.dau)
            return
        highest = (rank, phan)


def _short(phan: Phan) -> str:
    words = _begin(phan).split()
    return " ".join(words[:4])


@luat("CC23", Can.KE_HOACH)
def nghi_dinh_van_thu(ho_so: HoSo) -> Iterator[Loi]:
    """The decree on clerical work is no basis of what a plan says."""
    numbers = frozenset(ho_so.tham_so("CC23")["so"])
    about = fold(ho_so.ke_hoach.trich_yeu)
    for phan in cac_phan(ho_so):
        if phan.goc is not None and str(phan.goc.so_ky_hieu) in numbers and "van thu" not in about:
            yield Loi(phan.dong, phan.goc.trich, None, {}, tai=phan.goc.span[0])


@luat("CC35", Can.KE_HOACH)
def neu_duoc_van_ban(ho_so: HoSo) -> Iterator[Loi]:
    """A basis names a document."""
    for phan in cac_phan(ho_so):
        if (
            not phan.la_can_cu
            or phan.goc is not None
            or phan.ten_loai
            or "[[" in phan.text
            or any(map(str.isdigit, phan.text))
        ):
            continue
        if not phan.text.strip():
            yield Loi(
                phan.dong,
                phan.dong.text[:40].rstrip(),
                None,
                {"viec": "không ghi gì sau chữ “Căn cứ”"},
                tai=0,
                muc_do=Level.CANH_BAO,
            )
        elif len(phan.text.split()) > 1:
            yield Loi(phan.dong, _begin(phan), None, {"viec": "không nêu văn bản cụ thể nào"}, tai=phan.dau)


_CARRIES_OUT = re.compile(r"(?:cụ thể hóa|cụ thể hoá|triển khai|thực hiện)[^.;:]{0,60}\Z", re.IGNORECASE)


@luat("CC33", Can.KE_HOACH, Can.TU_SOAN)
def thuc_hien_thi_dan(ho_so: HoSo) -> Iterator[Loi]:
    """What the plan says it carries out, cited in full, stands among the bases or in the opening sentence."""
    doan = cac_doan(ho_so)
    if not doan:
        return
    known = {khoa(each.hit) for each in cac_vien_dan(ho_so) if each.dong.vai in (Vai.CAN_CU, Vai.MO_DAU)}
    for each in cac_vien_dan(ho_so):
        hit = each.hit
        if each.dong.vai not in (Vai.MUC, Vai.DOAN) or each.dong.phu_luc or each.trong or hit.so_ky_hieu is None:
            continue
        key = khoa(hit)
        if key in known or not (hit.vien_dan.ngay and hit.vien_dan.co_quan) or not _in_purpose(each.dong.muc):
            continue
        start = hit.span[0]
        if _CARRIES_OUT.search(each.dong.text, max(0, start - 90), start):
            known.add(key)
            yield Loi(each.dong, hit.trich, None, {}, tai=start)


def _in_purpose(muc: str) -> bool:
    """Whether it stands in the first section, which says what the plan is for."""
    return muc == "" or muc.split(".")[0] in ("I", "1", "A")

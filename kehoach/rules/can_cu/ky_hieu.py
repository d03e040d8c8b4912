"""Document numbers as cited: their shape, and whether kind, issuer and year agree with them (PL1/II.3, PL3/I)."""

import re
from collections.abc import Iterator

from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.can_cu._co_quan import doc_co_quan, ho_theo_ky_hieu
from kehoach.rules.can_cu._doan import VienDanO, cac_vien_dan
from kehoach.rules.can_cu._so import so_viet
from kehoach.rules.can_cu._van_ban import theo_so, tim
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.citations import TEN_LOAI, TEN_LOAI_KHAC, VIET_TAT, co_quan_theo_ky_hieu
from kehoach.text.so_ky_hieu import DASHES

_KINDS = TEN_LOAI | TEN_LOAI_KHAC
_ANY_DASH = f"[{DASHES}]"
_NAME = {
    "CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "QH": "Quốc hội", "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "CTN": "Chủ tịch nước", "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "VPCP": "Văn phòng Chính phủ",
    "ĐẢNG": "cơ quan của Đảng", "ĐẢNG_TW": "cơ quan Trung ương của Đảng",
}  # fmt: skip
_MENDABLE = frozenset({"CP", "TTg", "QH", "UBTVQH"})


@luat("CC12", Can.KE_HOACH)
def ky_hieu_khop_co_quan(ho_so: HoSo) -> Iterator[Loi]:
    """The sign of the issuer in the number agrees with the issuer cited."""
    for each in cac_vien_dan(ho_so):
        so, name = each.hit.so_ky_hieu, each.hit.vien_dan.co_quan
        if so is None or not name or each.trong:
            continue
        by_sign, cited = ho_theo_ky_hieu(so), doc_co_quan(name)
        if not by_sign or not cited.ho or by_sign == cited.ho or {by_sign, cited.ho} == {"ĐẢNG", "ĐẢNG_TW"}:
            continue
        at = each.dong.text.find(name, *each.hit.span)
        right = _NAME.get(by_sign, "")
        if not right:
            right = co_quan_theo_ky_hieu(so) or by_sign
        mend = right if by_sign in _MENDABLE and cited.ho in ("CP", "TTg", "QH", "UBTVQH", "CTN") else None
        facts = {"so": str(so), "dung": right}
        yield Loi(
            each.dong,
            name if at >= 0 else each.hit.trich,
            mend if at >= 0 else None,
            facts,
            tai=at if at >= 0 else None,
        )


@luat("CC13", Can.KE_HOACH)
def dang_ky_hieu(ho_so: HoSo) -> Iterator[Loi]:
    """Legislation has its year, administrative documents none, those of the Party a hyphen before the symbol."""
    asked = ho_so.tham_so("CC13")
    with_year, without = frozenset(asked["co_nam"]), frozenset(asked["khong_nam"])
    party, state = frozenset(asked["dang"]), frozenset(asked["nha_nuoc"])
    for each in cac_vien_dan(ho_so):
        so = each.hit.so_ky_hieu
        if so is None and not each.trong:
            yield from _of_the_party(each)
        if so is None or not so.so:
            continue
        at, written = so_viet(each.dong.text, each.hit)
        if not written or each.trong:
            continue
        groups = re.split("[/-]", so.ky_hieu)
        mend, facts = "", {}
        if so.nam is not None and groups[0] in without and so.nam > asked["khong_nam_sau"]:
            mend, facts = (
                f"{so.so}/{so.ky_hieu}",
                {"viec": f"{_KINDS[groups[0]]} là văn bản hành chính, số không kèm năm"},
            )
        elif (
            so.nam is None
            and so.dau == "/"
            and (groups[0] == "NĐ" or (groups[0] in with_year and _is_ministry(groups)))
        ):
            facts = {"viec": f"{_KINDS[groups[0]]} là văn bản quy phạm pháp luật, số phải kèm năm ban hành"}
            ngay = each.hit.vien_dan.ngay
            mend = f"{so.so}/{ngay.nam}/{so.ky_hieu}" if ngay and ngay.nam > asked["co_nam_sau"] else ""
            if ngay and ngay.nam <= asked["co_nam_sau"]:
                continue
        elif so.dau == "/" and so.nam is None and len(groups) == 2 and groups[1] in party and groups[0] in _KINDS:
            mend = f"{so.so}-{groups[0]}/{groups[1]}"
            facts = {"viec": "văn bản của Đảng viết gạch nối sau số, gạch chéo trước tên cơ quan"}
        elif so.dau == "-" and len(groups) == 2 and groups[1] in state and groups[0] in _KINDS:
            mend = f"{so.so}/{groups[0]}-{groups[1]}"
            facts = {"viec": "văn bản của Nhà nước viết gạch chéo sau số, gạch nối trước tên cơ quan"}
        else:
            continue
        ours = not (so.nam is not None and groups[0] in without) or groups[1:2] in (["UBND"], ["HĐND"])
        yield Loi(
            each.dong, written, mend or None, {**facts, "dung": mend or "thêm năm ban hành vào số"}, tai=at,
            cach_sua=None if ours else CachSua.CHI_GOI_Y,
        )  # fmt: skip


_TWO_STROKES = re.compile(r"(?P<so>\d{1,4})\s?/\s?(?P<loai>NQ|CT|KH|KL|QĐ|CTr|TB|HD|ĐA)\s?/\s?(?P<cq>TW|TU|ĐU|BTV)")


def _of_the_party(each: VienDanO) -> Iterator[Loi]:
    """05/CT/TU for 05-CT/TU."""
    m = _TWO_STROKES.search(each.dong.text, *each.hit.span)
    if m:
        mend = f"{m['so']}-{m['loai']}/{m['cq']}"
        facts = {"viec": "văn bản của Đảng viết gạch nối sau số, gạch chéo trước tên cơ quan", "dung": mend}
        yield Loi(each.dong, m[0], mend, facts, tai=m.start())


def _is_ministry(groups: list[str]) -> bool:
    return len(groups) == 2 and groups[1].startswith(("B", "VPCP", "NHNN", "TTCP"))


@luat("CC26", Can.KE_HOACH)
def loai_khop_ky_hieu(ho_so: HoSo) -> Iterator[Loi]:
    """The kind as said agrees with the kind in the number."""
    asked = ho_so.tham_so("CC26")
    free = frozenset(asked["loai_chung"])
    close = {frozenset(pair) for pair in asked["gan_nhau"]}
    for each in cac_vien_dan(ho_so):
        so, kind = each.hit.so_ky_hieu, each.hit.vien_dan.ten_loai
        if so is None or not kind or kind in free or each.hit.vien_dan.la_luat:
            continue
        if so.ky_hieu.startswith(("QH", "UBTVQH")):
            sign, by_sign = "", "Nghị quyết"
            if kind in ("Nghị quyết", "Pháp lệnh", "Lệnh") or kind.startswith("Nghị quyết"):
                continue
        else:
            sign = re.split("[/-]", so.ky_hieu)[0]
            by_sign = _KINDS.get(sign, "")
        if not by_sign or kind.startswith(by_sign) or frozenset((kind, by_sign)) in close:
            continue
        if kind == "Công văn" and not so.ky_hieu.endswith(("-UBND", "-HĐND", "-TTg", "-CP", "/TU", "/TW", "/ĐU")):
            continue  # an official letter names its issuer first: 812/TC-QLNS
        known = theo_so(ho_so).get(str(so).lstrip("0").upper(), [])
        sure = tim(ho_so, each.hit)
        if any(one.ten_loai == kind for one in known) or each.trong:
            continue
        own = next((short for name, short in VIET_TAT.items() if kind.startswith(name)), "")
        near = bool(own) and (own[:1] == sign[:1] and own.lower()[:2] == sign.lower()[:2])
        mend = _kind_written(each.hit.trich, by_sign) if sure is not None and sure.ten_loai == by_sign else None
        trich = " ".join(each.hit.trich.split()[: len(kind.split()) + 2])
        facts = {"loai": kind, "ky_hieu": sign or so.ky_hieu, "theo": by_sign}
        yield Loi(
            each.dong, trich if trich in each.dong.text else each.hit.trich,
            mend and trich.replace(trich[: len(kind)], mend, 1), facts,
            tai=each.hit.span[0], muc_do=Level.CANH_BAO if near else None,
        )  # fmt: skip


def _kind_written(trich: str, kind: str) -> str:
    return kind if trich[:1].isupper() else kind.lower()


@luat("CC28", Can.KE_HOACH)
def nam_trong_so(ho_so: HoSo) -> Iterator[Loi]:
    """The year in a number is the year of the date."""
    for each in cac_vien_dan(ho_so):
        so, ngay = each.hit.so_ky_hieu, each.hit.vien_dan.ngay
        if so is None or so.nam is None or ngay is None or so.nam == ngay.nam or each.trong:
            continue
        known = theo_so(ho_so).get(str(so).lstrip("0").upper(), [])
        mend = None
        if len(known) == 1 and known[0].ngay is not None and known[0].ngay.day_du and ngay.day_du:
            mend = each.hit.trich.replace(ngay.gach(), known[0].ngay.gach())
            mend = mend if mend != each.hit.trich else None
        yield Loi(each.dong, each.hit.trich, mend, {"nam": so.nam, "nam_ngay": ngay.nam}, tai=each.hit.span[0])

"""One document, one way of naming it in one plan."""

import re
from collections.abc import Iterator

from kehoach.problems import Level
from kehoach.rules.can_cu._co_quan import cung_co_quan, doc_co_quan, ho_theo_ky_hieu
from kehoach.rules.can_cu._doan import VienDanO, cac_vien_dan
from kehoach.rules.can_cu._van_ban import khoa, ngay_viet, ten_gon, tim
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat

_NEAR = 45


@luat("CC27", Can.KE_HOACH)
def mot_van_ban_mot_cach(ho_so: HoSo) -> Iterator[Loi]:
    """The same document has one number, one date and one issuer throughout."""
    cited = [each for each in cac_vien_dan(ho_so) if each.hit.so_ky_hieu is not None and each.hit.so_ky_hieu.so]
    yield from _dates(ho_so, cited)
    yield from _writings(cited)
    yield from _numbers(ho_so, cited)


def _dates(ho_so: HoSo, cited: list[VienDanO]) -> Iterator[Loi]:
    """One number of one issuer in one year has one date."""
    first: dict[str, list[VienDanO]] = {}
    for each in cited:
        vd = each.hit.vien_dan
        if vd.ngay is None or not vd.ngay.day_du:
            continue
        known = first.setdefault(khoa(each.hit), [])
        for other in known[:8]:
            before = other.hit.vien_dan
            if before.ngay == vd.ngay or before.ngay is None or not _one_issuer(each, before.co_quan, vd.co_quan):
                continue
            same_year = before.ngay.nam == vd.ngay.nam or each.hit.so_ky_hieu.nam is not None  # type: ignore[union-attr]
            if not same_year and (_subject(other) != _subject(each) or len(_subject(each)) < 20):
                continue
            wrong, right = (other, each) if _known_wrong(ho_so, other, each) else (each, other)
            written = ngay_viet(wrong.dong.text, wrong.hit)
            facts = {
                "so": str(vd.so_ky_hieu), "viec": "có hai ngày ban hành",
                "kia": f"chỗ khác ghi ngày {right.hit.vien_dan.ngay.gach()}" if right.hit.vien_dan.ngay else "",
            }  # fmt: skip
            if written:
                yield Loi(wrong.dong, written.trich, None, facts, tai=written.span[0])
            break
        else:
            known.append(each)


def _known_wrong(ho_so: HoSo, a: VienDanO, b: VienDanO) -> bool:
    """Whether the catalogue knows ``b`` and not ``a``."""
    return tim(ho_so, b.hit) is not None and tim(ho_so, a.hit) is None


def _parts(each: VienDanO) -> str:
    so = each.hit.so_ky_hieu
    if so is None:
        return ""
    groups = sorted(re.split("[/-]", so.ky_hieu.upper()))
    return f"{so.so.lstrip('0')}|{so.nam or ''}|{'|'.join(groups)}"


def _writings(cited: list[VienDanO]) -> Iterator[Loi]:
    """02-KH/BCĐ and 02/KH-BCĐ are one number written in two ways."""
    seen: dict[str, VienDanO] = {}
    for each in cited:
        first = seen.setdefault(_parts(each), each)
        a, b = first.hit.vien_dan, each.hit.vien_dan
        if khoa(first.hit) == khoa(each.hit) or not cung_co_quan(a.co_quan, b.co_quan):
            continue
        if a.ngay is not None and b.ngay is not None and a.ngay != b.ngay:
            continue
        facts = {"so": b.so_ky_hieu, "viec": "được viết bằng hai ký hiệu", "kia": f"chỗ khác ghi “{a.so_ky_hieu}”"}
        trich = b.so_ky_hieu if b.so_ky_hieu in each.hit.trich else each.hit.trich
        same_mark = first.hit.so_ky_hieu.dau == each.hit.so_ky_hieu.dau  # type: ignore[union-attr]
        sure = same_mark or (a.ngay is not None and a.ngay == b.ngay) or not (a.ngay and b.ngay)
        level = Level.CANH_BAO if sure else Level.GOI_Y
        yield Loi(each.dong, trich, None, facts, tai=each.dong.text.find(trich, each.hit.span[0]), muc_do=level)


def _numbers(ho_so: HoSo, cited: list[VienDanO]) -> Iterator[Loi]:
    """Two numbers for what has one kind, issuer, date and subject."""
    seen: dict[tuple[object, ...], VienDanO] = {}
    for each in cited:
        vd = each.hit.vien_dan
        if vd.ngay is None or not vd.ngay.day_du or not vd.co_quan or not vd.ten_loai:
            continue
        subject = _subject(each)
        if len(subject) < 20:
            continue
        organ = doc_co_quan(vd.co_quan)
        key = (vd.ten_loai.split()[0], vd.ngay, organ.ho, organ.cap, subject)
        first = seen.setdefault(key, each)
        if (
            khoa(first.hit) == khoa(each.hit)
            or _parts(first) == _parts(each)
            or not cung_co_quan(first.hit.vien_dan.co_quan, vd.co_quan)
        ):
            continue
        wrong, right = (first, each) if _known_wrong(ho_so, first, each) else (each, first)
        facts = {
            "so": wrong.hit.vien_dan.so_ky_hieu, "viec": "trùng tên loại, cơ quan, ngày, trích yếu với văn bản số khác",
            "kia": f"chỗ khác ghi số “{right.hit.vien_dan.so_ky_hieu}”",
        }  # fmt: skip
        number = wrong.hit.vien_dan.so_ky_hieu
        trich = number if number in wrong.hit.trich else wrong.hit.trich
        yield Loi(
            wrong.dong, trich, None, facts, tai=wrong.dong.text.find(trich, wrong.hit.span[0]), muc_do=Level.CANH_BAO
        )


def _subject(each: VienDanO) -> str:
    """The beginning of the subject, for comparing."""
    text = each.dong.text[each.hit.span[1] : each.hit.span[1] + 160]
    cut = re.split(r"[;.(]", text, maxsplit=1)[0]
    return ten_gon(cut).removeprefix("ve viec ").removeprefix("ve ")[:_NEAR]


_NATIONAL = frozenset({"CP", "TTg", "QH", "UBTVQH", "CTN", "VPCP", "ĐẢNG_TW"})


def _one_issuer(each: VienDanO, a: str, b: str) -> bool:
    """Whether both are surely of one issuer: every place has its own 12/KH-UBND."""
    so = each.hit.so_ky_hieu
    if so is not None and (ho_theo_ky_hieu(so) in _NATIONAL or ho_theo_ky_hieu(so).startswith("B")):
        return cung_co_quan(a, b)
    level = doc_co_quan(a).cap
    return bool(a and b) and cung_co_quan(a, b) and (a == b or (level != "" and level == doc_co_quan(b).cap))

"""Numbers follow each other without gap and without one twice (PL1/II.6đ)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kehoach.model.dong import Dong
from kehoach.model.phat_hien import CachSua
from kehoach.rules.danh_so._cay import Vap, cay, dau, doc, in_so, trung_ten, tu_dau
from kehoach.rules.danh_so._chu_cai import chu, dem_chu, theo_du, theo_latin
from kehoach.rules.danh_so._thieu_cham import la_ma_gia, lap_cho_trong, thieu_cham
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.numbering import VIETNAMESE_LETTERS, Kieu


def _loi(vap: Vap, words: Mapping[str, str], number: str, so_truoc: str = "", cach: CachSua | None = None) -> Loi:
    """The finding of a wrong count: its cause in the words of the rule's data, its mend where it is known."""
    dong = vap.dong
    facts: dict[str, Any] = {"so": dong.so, "dung": number, "truoc": so_truoc or (vap.truoc.so if vap.truoc else "")}
    kind = vap.loai
    if kind == "dau" and _goes_on(vap):
        kind = "tiep"
    facts["nguyen_nhan"] = words.get(kind, words["nhay"]).format_map(facts)
    sure = cach or vap.cach
    sua = number if sure is not None and number and dau(dong) is not None else None
    return Loi(
        dong, tu_dau(dong), sua, facts, tai=dau(dong) or 0, cach_sua=sure if sua is not None else CachSua.CHI_GOI_Y
    )


def _goes_on(vap: Vap) -> bool:
    """Whether a list goes on with the count of the section before."""
    own, above = doc(vap.dong.so), vap.dong.cha
    if own is None or above is None:
        return False
    beside = above.cha.con if above.cha else []
    place = next((index for index, each in enumerate(beside) if each is above), 0)
    older = [each for each in (beside[place - 1].con if place else []) if each.cap is vap.dong.cap]
    last = doc(older[-1].so) if older else None
    return last is not None and last.thanh_phan[-1:] == (own.thanh_phan[-1] - 1,)


def _cua(ho_so: HoSo, ma: str, vaps: Iterable[Vap]) -> Iterator[Loi]:
    words = ho_so.tham_so(ma)["nguyen_nhan"]
    for vap in vaps:
        if not trung_ten(vap) and vap.dong.thu_tu not in la_ma_gia(ho_so) and not lap_cho_trong(ho_so, vap):
            yield _loi(vap, words, in_so(vap.dong.cap, vap.dung))


@luat("DS02", Can.KE_HOACH)
def la_ma(ho_so: HoSo) -> Iterator[Loi]:
    """Roman sections: I, II, III ..."""
    yield from _cua(ho_so, "DS02", cay(ho_so).vap.get(Kieu.LA_MA, ()))


@luat("DS03", Can.KE_HOACH)
def khoan(ho_so: HoSo) -> Iterator[Loi]:
    """Items: 1., 2., 3. anew in every section."""
    yield from _cua(ho_so, "DS03", cay(ho_so).vap.get(Kieu.A_RAP, ()))


@luat("DS07", Can.KE_HOACH)
def diem(ho_so: HoSo) -> Iterator[Loi]:
    """Points: a, b, c, d, đ, e, g ..."""
    named = _named_points(ho_so)
    for loi in _cua(ho_so, "DS07", cay(ho_so).vap_chu):
        letter = chu(loi.dong) if loi.dong else ""
        if loi.sua is not None and letter in named:
            yield Loi(loi.dong, loi.trich, loi.sua, loi.du_lieu, loi.tai, cach_sua=CachSua.DONG_Y)
        else:
            yield loi


def _named_points(ho_so: HoSo) -> set[str]:
    """Letters of points that the text refers to: mending those may need the reference mended too."""
    found: set[str] = set()
    for each in ho_so.than:
        at = each.text.find("iểm ")
        while at >= 0:
            after = each.text[at + 4 : at + 6]
            if len(after) == 1 or (after and not after[1].isalnum()):
                found.add(after[0])
            at = each.text.find("iểm ", at + 4)
    return found


@luat("DS08", Can.KE_HOACH)
def ngoai_bang(ho_so: HoSo) -> Iterator[Loi]:
    """No f, j, w, z."""
    for dong, place, sure in _strange(ho_so, "fjwz"):
        right = in_so(Kieu.CHU_CAI, place) if sure else ""
        yield Loi(dong, tu_dau(dong), right or None, {"chu": chu(dong)}, tai=dau(dong) or 0)


@luat("DS09", Can.KE_HOACH)
def co_dau(ho_so: HoSo) -> Iterator[Loi]:
    """ă, â, ê, ô, ơ, ư are left out by the decree itself."""
    seen: set[int] = set()
    for dong, _, _ in _strange(ho_so, "ăâêôơư"):
        if id(dong.cha) not in seen:
            seen.add(id(dong.cha))
            yield Loi(dong, tu_dau(dong), None, {"chu": chu(dong)}, tai=dau(dong) or 0)


def _strange(ho_so: HoSo, letters: str) -> Iterator[tuple[Dong, int, bool]]:
    """Points with one of ``letters``: the place in the list, and whether a mend is sure."""
    for muc in cay(ho_so).day(Kieu.CHU_CAI):
        own = [chu(each) for each in muc]
        if not any(each in letters for each in own if each):
            continue
        rest_right = theo_latin(own) or theo_du(own) or _right_around(muc, own)
        for index, each in enumerate(muc):
            if own[index] and own[index] in letters:
                typed = dau(each) is not None
                yield each, index + 1, typed and rest_right and index < len(VIETNAMESE_LETTERS)


def _right_around(muc: list[Dong], own: list[str]) -> bool:
    """Whether every other letter stands in its place."""
    return all(
        letter in ("", "f", "j", "w", "z") or (index < len(VIETNAMESE_LETTERS) and letter == VIETNAMESE_LETTERS[index])
        for index, letter in enumerate(own)
    ) and not list(dem_chu(muc, lambda _: False))


@luat("DS18", Can.KE_HOACH)
def thieu_dau(ho_so: HoSo) -> Iterator[Loi]:
    """A number without the mark behind it."""
    for each in thieu_cham(ho_so).values():
        yield Loi(each.dong, each.trich, each.sua, {"so": each.trich}, tai=0)


@luat("DS19", Can.KE_HOACH)
def cap_duoi(ho_so: HoSo) -> Iterator[Loi]:
    """1.1. continues the number above it, and counts on; so does (1)."""
    words = ho_so.tham_so("DS19")["nguyen_nhan"]
    wrong: set[int] = set()
    for muc in cay(ho_so).day(Kieu.THAP_PHAN):
        above = muc[0].cha
        if above is None or above.cap not in (Kieu.A_RAP, Kieu.THAP_PHAN):
            continue
        parents = {read.thanh_phan for so in (above.so, above.so_dung) if (read := doc(so))}
        strangers = [each for each in muc if (read := doc(each.so)) and read.thanh_phan[:-1] not in parents]
        for each in strangers[:1]:
            sua = each.so_dung if len(muc) > len(strangers) == 1 and above.so == above.so_dung else None
            facts = {"so": each.so, "dung": each.so_dung, "truoc": above.so}
            facts["nguyen_nhan"] = words["cha"].format_map(facts)
            yield Loi(
                each, tu_dau(each), sua if dau(each) is not None else None, facts, tai=dau(each) or 0,
                cach_sua=CachSua.DONG_Y if sua else CachSua.CHI_GOI_Y,
            )  # fmt: skip
        if strangers:
            wrong.update(map(id, muc))
    for vap in (*cay(ho_so).vap.get(Kieu.THAP_PHAN, ()), *cay(ho_so).vap.get(Kieu.NGOAC, ())):
        if id(vap.dong) in wrong or trung_ten(vap):
            continue
        if vap.dong.cap is Kieu.NGOAC:
            yield _loi(vap, words, in_so(Kieu.NGOAC, vap.dung), cach=CachSua.DONG_Y if vap.cach else None)
            continue
        read = doc(vap.dong.so)
        number = ".".join(map(str, (*read.thanh_phan[:-1], vap.dung))) + "." if read else ""
        if not vap.dong.so.endswith("."):
            number = number[:-1]
        yield _loi(vap, words, number, cach=CachSua.DONG_Y if vap.cach else None)

"""Items, points and dashes: how their numbers look, and how they stand below each other (PL1/II.6đ, V.6b)."""

import re
from collections import Counter
from collections.abc import Iterator

from kehoach.model.dong import Dong, Vai
from kehoach.rules.danh_so._cay import cap_, cay, dau, doc, in_so, noi_dung, tu_dau
from kehoach.rules.danh_so._hinh import tat_ca_dam
from kehoach.rules.danh_so._thieu_cham import la_ma_gia
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.numbering import Kieu

_COUNTED = (Kieu.LA_MA, Kieu.A_RAP, Kieu.THAP_PHAN, Kieu.CHU_CAI, Kieu.NGOAC)


def _la_khoan(dong: Dong) -> bool:
    """Whether a node with an Arabic number is an item: right below a section, or at the top."""
    above = dong.cha
    return above is None or above.cap is Kieu.LA_MA or above.dang_so in ("A", "P")


@luat("DS04", Can.KE_HOACH, Can.DINH_DANG)
def khoan_dam(ho_so: HoSo) -> Iterator[Loi]:
    """An item with a title of its own line: bold."""
    for dong in ho_so.than:
        if dong.cap is not Kieu.A_RAP or not dong.tieu_de or dong.loi_van or not dong.con or not _la_khoan(dong):
            continue
        title = dong.tieu_de.rstrip()
        if title.endswith(("; ", ":", ".", ",")) or len(title.split()) > 14 or tat_ca_dam(dong.paragraph):
            continue
        yield Loi(dong, noi_dung(dong) or dong.text, None, {"so": dong.so})


@luat("DS05", Can.KE_HOACH, Can.DINH_DANG)
def khoan_thuong(ho_so: HoSo) -> Iterator[Loi]:
    """An item without title: not bold."""
    for dong in ho_so.than:
        if dong.cap is not Kieu.A_RAP or len(dong.text.split()) < 8 or dong.con:
            continue
        if dong.text.rstrip().endswith((".", ";")) and tat_ca_dam(dong.paragraph):
            yield Loi(dong, tu_dau(dong), None, {"so": dong.so}, tai=dau(dong) or 0)


@luat("DS06", Can.KE_HOACH)
def ngoac_don(ho_so: HoSo) -> Iterator[Loi]:
    """Points take a closing bracket: a)."""
    for muc in cay(ho_so).day(Kieu.CHU_CAI):
        for dong in muc:
            at = dau(dong)
            bare = dong.so.strip("(.)/-–— ")
            right = f"{bare})"
            if at is None or dong.dang_so != "a" or dong.so == right or dong.phu_luc or dong.thu_tu in la_ma_gia(ho_so):
                continue
            yield Loi(dong, dong.so, right, {"so": dong.so}, tai=at)


@luat("DS10", Can.KE_HOACH)
def nhay_cap(ho_so: HoSo) -> Iterator[Loi]:
    """From I. to a) an item is left out."""
    for dong in ho_so.than:
        if dong.cap is not Kieu.LA_MA or not dong.con or dong.vai is not Vai.MUC:
            continue
        points = [each for each in cap_(dong.con, Kieu.CHU_CAI) if each.dang_so == "a"]
        if len(points) >= 2 and not any(each.cap in (Kieu.A_RAP, Kieu.THAP_PHAN) for each in dong.con):
            first = points[0]
            yield Loi(first, tu_dau(first), None, {"muc": dong.so, "so": first.so}, tai=dau(first) or 0)


@luat("DS11", Can.KE_HOACH)
def tron_cap(ho_so: HoSo) -> Iterator[Loi]:
    """1.1. and a) stand on one level of one section."""
    for beside in ho_so.anh_em:
        shapes: dict[Kieu, Dong] = {}
        for item in beside:
            for dong in item.con if item.cap is Kieu.A_RAP and not item.phu_luc else ():
                if dong.vai is Vai.MUC and dong.cap in (Kieu.CHU_CAI, Kieu.THAP_PHAN):
                    shapes.setdefault(dong.cap, dong)
        if len(shapes) == 2:
            first, later = sorted(shapes.values(), key=lambda each: each.thu_tu)
            yield Loi(later, tu_dau(later), None, {"so": later.so, "kia": first.so}, tai=dau(later) or 0)


@luat("DS14", Can.KE_HOACH)
def mot_phan_tu(ho_so: HoSo) -> Iterator[Loi]:
    """A level with one member needs no number."""
    for beside in ho_so.anh_em:
        for cap in (Kieu.LA_MA, Kieu.A_RAP, Kieu.CHU_CAI, Kieu.THAP_PHAN):
            same = cap_(beside, cap)
            if len(same) != 1 or same[0].cha is None or same[0].phu_luc:
                continue
            dong = same[0]
            read = doc(dong.so)
            if (
                read
                and read.thanh_phan[-1:] == (1,)
                and not any(each.cap in _COUNTED for each in beside if each is not dong)
            ):
                yield Loi(dong, tu_dau(dong), None, {"so": dong.so}, tai=dau(dong) or 0)


@luat("DS15", Can.KE_HOACH)
def gach_dau_dong(ho_so: HoSo) -> Iterator[Loi]:
    """One kind of bullet."""
    dashes = [each for each in ho_so.than if each.vai is Vai.MUC and each.cap is Kieu.GACH and each.so]
    counts = Counter(each.so for each in dashes)
    if len(counts) < 2:
        return
    usual = "-" if counts["-"] else counts.most_common(1)[0][0]
    for dong in dashes:
        if dong.so != usual:
            at = dau(dong)
            yield Loi(
                dong, tu_dau(dong), usual if at is not None else None, {"so": dong.so, "thuong": usual}, tai=at or 0
            )


_LOOKALIKE = re.compile(r"[Ѐ-ӿͰ-Ͽ\u2160-\u217f]")
_LATIN = str.maketrans("аеорсухіІХѴѵΙΧνоο", "aeopcyxiIXVvIXvoo")


@luat("DS16", Can.KE_HOACH)
def chu_latin(ho_so: HoSo) -> Iterator[Loi]:
    """Numbers are typed in Latin letters."""
    for dong in ho_so.than:
        if dong.vai is Vai.O:
            continue
        head = dong.text[:8]
        m = _LOOKALIKE.search(head)
        if m and (m.start() == 0 or (dong.so and m.start() < (dau(dong) or 0) + len(dong.so))):
            number = dong.so if dong.so and dau(dong) is not None else m[0]
            plain = _plain(number)
            if plain:
                yield Loi(dong, number, plain, {"so": number}, tai=dau(dong) if number == dong.so else m.start())
    for false in la_ma_gia(ho_so).values():
        yield Loi(false.dong, false.trich, false.sua, {"so": false.trich}, tai=0)


def _plain(number: str) -> str:
    import unicodedata

    plain = unicodedata.normalize("NFKC", number).translate(_LATIN)
    return plain if plain.isascii() else ""


@luat("DS21", Can.KE_HOACH)
def dau_sau_khoan(ho_so: HoSo) -> Iterator[Loi]:
    """Items take a full stop: ``1.``, not ``1)`` or ``1/``."""
    for muc in cay(ho_so).day(Kieu.A_RAP):
        for dong in muc:
            at = dau(dong)
            if at is None or dong.phu_luc or not _la_khoan(dong):
                continue
            read = doc(dong.so)
            right = in_so(Kieu.A_RAP, read.thanh_phan[-1]) if read else ""
            bare = dong.so.rstrip(").- /–—")
            if right and dong.so != right and bare.isdigit() and not dong.so.endswith("."):
                yield Loi(dong, dong.so, f"{bare}.", {"so": dong.so}, tai=at)


@luat("DS28", Can.KE_HOACH)
def gach_truoc_so(ho_so: HoSo) -> Iterator[Loi]:
    """A number needs no dash before it: ``- a)``."""
    for dong in ho_so.than:
        at = dau(dong) if dong.vai is Vai.MUC and dong.cap in (Kieu.CHU_CAI, Kieu.NGOAC, Kieu.A_RAP) else None
        if at and not dong.text[:1].isalnum():
            yield Loi(dong, dong.text[: at + len(dong.so)], dong.so, {"so": dong.so}, tai=0)

"""The lines under the motto, the organ and the title (PL1/II.1b, 2b, 5b), and the places of head lines."""

from collections.abc import Iterator, Mapping
from typing import Any

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.the_thuc._chu import cua_dang, dau_dong, kieu, so
from kehoach.rules.the_thuc._dau import Cho, Ke, cac_cho, cho_cua, duong_ke

_HEAD = (Vai.QUOC_HIEU, Vai.TIEU_NGU, Vai.CHU_QUAN, Vai.CO_QUAN, Vai.SO, Vai.DIA_DANH_NGAY)


def _before_title(ho_so: HoSo, places: list[Cho]) -> list[Cho]:
    title = ho_so.dau(Vai.TEN_LOAI)
    stamps = {each.spot.paragraph for each in ho_so.vai(Vai.DAU_KHAC)}
    end = title.spot.paragraph if title else 0
    return [
        each
        for each in places
        if (each.doan.spot.paragraph or 0) < (end or 0) and each.doan.spot.paragraph not in stamps
    ]


def _of_column(places: list[Cho], at: Cho) -> list[Ke]:
    """The lines in the same column of the same table; outside of tables, in all of the head."""
    same = [each for each in places if (each.bang, each.cot) == (at.bang, at.cot)] if at.bang else places
    return [line for each in same for line in duong_ke(each)]


def _judged(ho_so: HoSo, ma: str, vai: Vai) -> Iterator[Loi]:
    """Missing, broken, too short or too long: the line under the motto or the organ."""
    dong = list(ho_so.vai(vai))[-1:]
    places = cac_cho(ho_so)
    at = cho_cua(places, dong[0] if dong else None)
    if at is None or at.ke_o or cua_dang(ho_so):
        return
    head = _before_title(ho_so, places)
    lines = _of_column(head, at)
    everywhere = [line for each in head for line in duong_ke(each)]
    if not lines:
        if len(everywhere) < (2 if at.bang else 1):
            yield Loi(dong[0], dau_dong(dong[0]), None, {"loi": "chưa có đường kẻ ngang"}, tai=0)
    elif at.bang and len(lines) == 1:
        yield from _measured(ho_so, ma, list(ho_so.vai(vai)), lines[0], at)
    elif not at.bang and all(each.gach for each in lines):
        yield Loi(dong[0], dau_dong(dong[0]), None, {"loi": "kẻ bằng dãy dấu gõ, không phải nét liền"}, tai=0)


def _measured(ho_so: HoSo, ma: str, lines: list[Dong], line: Ke, at: Cho) -> Iterator[Loi]:
    last, says = lines[-1], ho_so.tham_so(ma)
    if line.gach:
        yield Loi(last, dau_dong(last), None, {"loi": "kẻ bằng dãy dấu gõ, không phải nét liền"}, tai=0)
    elif not line.lien:
        yield Loi(last, dau_dong(last), None, {"loi": "kẻ nét đứt, phải là nét liền"}, tai=0)
    elif line.dai is not None:
        widths = [_width(each, says, at.rong) for each in lines]
        low, high = says["tu"] * min(widths), says["den"] * max(widths)
        if all(widths) and not low <= line.dai <= high:
            how = "quá ngắn" if line.dai < low else "quá dài"
            share = so(round(100 * line.dai / (min(widths) if line.dai < low else max(widths))))
            yield Loi(last, dau_dong(last), None, {"loi": f"đường kẻ {how} (khoảng {share}% dòng chữ)"}, tai=0)


def _width(dong: Dong, says: Mapping[str, Any], room: float | None) -> float:
    """About how wide the words are; a line that is broken is as wide as its column."""
    sizes = kieu(dong).co
    width: float = len(dong.text.strip()) * says["rong_chu"] * (sizes[-1] if sizes else 0)
    return min(width, room) if room else width


@luat("TT14", Can.KE_HOACH, Can.TU_SOAN, Can.DUONG_KE)
def duoi_tieu_ngu(ho_so: HoSo) -> Iterator[Loi]:
    """As long as the motto, unbroken."""
    yield from _judged(ho_so, "TT14", Vai.TIEU_NGU)


@luat("TT18", Can.KE_HOACH, Can.TU_SOAN, Can.DUONG_KE)
def duoi_co_quan(ho_so: HoSo) -> Iterator[Loi]:
    """A third to a half of the name's line."""
    yield from _judged(ho_so, "TT18", Vai.CO_QUAN)


@luat("TT33", Can.KE_HOACH, Can.TU_SOAN, Can.DUONG_KE)
def duoi_trich_yeu(ho_so: HoSo) -> Iterator[Loi]:
    """A third to a half of the title's line."""
    lines = list(ho_so.vai(Vai.TRICH_YEU))
    title = ho_so.dau(Vai.TEN_LOAI)
    places = cac_cho(ho_so)
    at = cho_cua(places, lines[-1] if lines else None)
    if at is None or title is None:
        return
    start = title.spot.paragraph or 0
    below = [line for each in places if (each.doan.spot.paragraph or 0) >= start for line in duong_ke(each)]
    every = [line for each in places for line in duong_ke(each)]
    if not below:
        if len(every) < 3:
            yield Loi(lines[-1], dau_dong(lines[-1]), None, {"loi": "chưa có đường kẻ ngang"}, tai=0)
    elif len(below) == 1:
        says = ho_so.tham_so("TT33")
        room = at.rong
        widths = [_width(each, says, room) for each in lines]
        wraps = room is not None and len(lines) == 1 and widths[0] > 0.8 * room
        line = below[0]._replace(dai=None) if wraps and (below[0].dai or 0) < says["den"] * (room or 0) else below[0]
        yield from _measured(ho_so, "TT33", lines, line, at)


@luat("TT28", Can.KE_HOACH, Can.TU_SOAN, Can.DUONG_KE)
def cung_hang(ho_so: HoSo) -> Iterator[Loi]:
    """Number and date stand in one row."""
    number, date = ho_so.dau(Vai.SO), ho_so.dau(Vai.DIA_DANH_NGAY)
    places = cac_cho(ho_so)
    a, b = cho_cua(places, number), cho_cua(places, date)
    if a is None or b is None or number is None or date is None or a.doan is b.doan:
        return
    boxed = "textbox" in (a.doan.origin, b.doan.origin)  # nobody can tell where it stands
    if a.bang == b.bang and not boxed and (not a.bang or a.hang != b.hang or a.cot == b.cot):
        yield Loi(date, dau_dong(date))


@luat("TT34", Can.KE_HOACH, Can.TU_SOAN, Can.DINH_DANG)
def bo_co_chu(ho_so: HoSo) -> Iterator[Loi]:
    """The sizes of the head belong to one set: 13-14-14 or 12-13-13."""
    wanted = [tuple(each) for each in ho_so.tham_so("TT34")["bo"]]
    lines = [ho_so.dau(vai) for vai in (Vai.QUOC_HIEU, Vai.TIEU_NGU, Vai.DIA_DANH_NGAY)]
    sizes = [kieu(each).co if each else () for each in lines]
    if any(len(each) != 1 for each in sizes):
        return
    found = tuple(round(each[0]) for each in sizes)
    bounds = ho_so.tham_so("TT34")["gioi_han"]
    in_bounds = all(low <= each <= high for each, (low, high) in zip(found, bounds, strict=True))
    first = lines[0]
    if found not in wanted and in_bounds and first is not None:
        yield Loi(first, dau_dong(first), None, {"bo": "-".join(map(str, found))})

"""Deadlines against the plan's own time and its date of issue (NQ03, NQ04)."""

from collections.abc import Iterator

from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.nhat_quan._han import Han, cac_han
from kehoach.rules.nhat_quan._thoi_ky import ThoiKy, som_nhat, thoi_ky


@luat("NQ03", Can.KE_HOACH)
def han_ngoai_ky(ho_so: HoSo) -> Iterator[Loi]:
    """A deadline outside the year or period of the title."""
    own = thoi_ky(ho_so)
    issued = som_nhat(ho_so)
    if own is None or (issued is not None and issued.year > own.den):
        return  # NQ30 asks about a plan for a year that is over
    words = ho_so.tham_so("NQ03")
    for han in cac_han(ho_so):
        if issued is not None and own.tu > issued.year and issued <= han.den and han.den.year < own.tu:
            continue  # what is prepared before the year begins
        if _outside(han, own, words["thang_bao_cao"]):
            year = own.tu if han.den.year < own.tu else own.den
            facts = {"ky": own.chu}
            sua = None if own.nhieu_nam else han.trich.replace(str(han.den.year), str(year))
            yield Loi(han.dong, han.trich, sua, facts, tai=han.tai)


def _outside(han: Han, own: ThoiKy, months: int) -> bool:
    if han.den.year < own.tu:
        return True
    if han.tu.year <= own.den:
        return False
    # Reports on a year are due in the first months of the next; a year alone may be a goal beyond
    whole_year = (han.tu.month, han.den.month) == (1, 12)
    return not whole_year and (han.tu.year > own.den + 1 or han.tu.month > months)


@luat("NQ04", Can.KE_HOACH, Can.NGAY)
def han_truoc_ban_hanh(ho_so: HoSo) -> Iterator[Loi]:
    """A deadline that was over when the plan was issued."""
    issued = som_nhat(ho_so)
    if issued is None:
        return
    own = thoi_ky(ho_so)
    for han in cac_han(ho_so):
        if han.den < issued and not (own is not None and han.den.year < own.tu):
            yield Loi(han.dong, han.trich, None, {"ban_hanh": ho_so.ke_hoach.ngay.gach()}, tai=han.tai)

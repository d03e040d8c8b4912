"""Which parts are in a merged plan, and where: every part at one place, every plan that comes of it valid."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kehoach.diffing.bo_ba import BaCay, BoBa
from kehoach.diffing.gop_truong import Gop, gop_truong
from kehoach.diffing.nhanh import CON, GOC, HANG
from kehoach.diffing.thu_tu import Xep, xep
from kehoach.diffing.tro_lai import lap_lai, tro_lai
from kehoach.text.numbering import VIETNAMESE_LETTERS, Kieu

_BAN_MOI_BO = "bản mới đã bỏ, ta đã sửa, thêm hoặc chuyển ở đó"
_HET_CHU = f"thêm vào thì quá {len(VIETNAMESE_LETTERS)} điểm a), b)... liền nhau"
_MOT_LOAI = "phụ lục phải có đúng một trong ba: chỉ tiêu, nhiệm vụ, mục"
_VONG = "hai bên chuyển mục này vào trong mục kia"
_NOI_DEN = "nơi bản mới chuyển đến không còn trong kế hoạch của ta"
_CON_TA = "còn phần của ta ở bên trong"
_CON_LAI = "bỏ nữa thì không còn gì"


@dataclass
class BoCuc:
    """Where the parts of the merged plan stand, and what had to be so; each reason in Vietnamese."""

    ra: dict[BoBa, str] = field(default_factory=dict)
    """New parts that do not come in -> why"""
    giu: dict[BoBa, str] = field(default_factory=dict)
    """Parts that the new version took out and that stay -> why"""
    o_lai: dict[BoBa, str] = field(default_factory=dict)
    """Parts that the new version moved and that stay where we have them -> why"""
    gop: dict[BoBa, Gop] = field(default_factory=dict)
    cha: dict[BoBa, BoBa] = field(default_factory=dict)
    """Every part of the result but the root -> the part above"""
    con: dict[BoBa, dict[str, Xep]] = field(default_factory=dict)
    """Part above -> kind -> its children in order"""

    def cac_con(self, bo: BoBa) -> Iterator[BoBa]:
        """The children of ``bo`` in reading order."""
        for each in self.con[bo].values():
            yield from each.day


def bo_cuc(cay: BaCay) -> BoCuc:
    """Place every part. What would give no valid plan is put back as we have it, a step at a time, until nothing is left."""
    made = BoCuc(gop={each: gop_truong(each) for each in cay.tat_ca})
    made.giu = dict.fromkeys(_edited(cay), _BAN_MOI_BO)
    made.ra = tro_lai(cay) | lap_lai(cay, made.gop)
    while True:
        if _place(cay, made):
            continue
        _order(cay, made)
        if not _mend(cay, made):
            return made


def _edited(cay: BaCay) -> Iterator[BoBa]:
    """What the new version took out and we have edited: a whole branch if anything in it was."""
    edited: dict[BoBa, bool] = {}
    for part in reversed(list(cay.ta.cay())):
        bo = cay.bo[part]
        if bo.goc and not bo.moi:
            below = [cay.bo[each] for each in part.con]
            edited[bo] = (
                part.truong != bo.goc.truong
                or cay.tren(part) is not cay.tren(bo.goc)
                or any(cay.tren(each.goc) is not bo or edited.get(each, False) for each in below)
            )
    kept: set[BoBa] = set()
    for part in cay.ta.cay():
        bo = cay.bo[part]
        if bo in edited and (edited[bo] or cay.tren(part) in kept):
            kept.add(bo)
            yield bo


def _place(cay: BaCay, made: BoCuc) -> bool:
    """Give every part that is in the result its place; True if something has to stay for that, and all is to do again."""
    alive: set[BoBa] = set()
    for bo in cay.tat_ca:
        gone = not bo.moi and bo.goc and bo not in made.giu
        new = bo.moi and not bo.goc and bo not in made.ra and (cay.tren(bo.moi) in alive)
        if (bo.ta and not gone) or (not bo.ta and new):
            alive.add(bo)
    made.cha = {}
    for bo in cay.tat_ca:
        above = _above(cay, made, bo, alive) if bo in alive else None
        if above is not None:
            made.cha[bo] = above
    homeless = {above for above in made.cha.values() if above not in alive}
    made.giu |= dict.fromkeys(homeless, _CON_TA)
    circle = [bo for bo in _circle(made) if made.cha[bo] is not cay.tren(bo.ta)]
    made.o_lai |= dict.fromkeys(circle, _VONG)
    return bool(homeless or circle)


def _above(cay: BaCay, made: BoCuc, bo: BoBa, alive: set[BoBa]) -> BoBa | None:
    old, theirs, ours = cay.tren(bo.goc), cay.tren(bo.moi), cay.tren(bo.ta)
    if not bo.ta:
        return theirs
    if not bo.moi or not bo.goc or theirs is old or ours is not old or bo in made.o_lai:
        return ours
    if theirs not in alive:
        made.o_lai[bo] = _NOI_DEN
        return ours
    return theirs


def _circle(made: BoCuc) -> list[BoBa]:
    """Parts that stand below themselves, if any."""
    safe: set[BoBa] = set()
    for start in made.cha:
        path: dict[BoBa, None] = {}
        step: BoBa | None = start
        while step is not None and step not in safe and step not in path:
            path[step] = None
            step = made.cha.get(step)
        if step in path:
            walked = list(path)
            return walked[walked.index(step) :]
        safe.update(path)
    return []


def _order(cay: BaCay, made: BoCuc) -> None:
    members: dict[tuple[BoBa, str], list[BoBa]] = defaultdict(list)
    for bo, above in made.cha.items():
        members[above, bo.loai].append(bo)
    made.con = {}
    for bo in [cay.bo[cay.ta], *made.cha]:
        made.con[bo] = {}
        for name in (HANG, *CON.get(bo.loai, ())):
            goc, moi, ta = (
                [cay.bo[each] for each in side.day(name)] if side else [] for side in (bo.goc, bo.moi, bo.ta)
            )
            made.con[bo][name] = xep(goc, moi, ta, members[bo, name])


def _mend(cay: BaCay, made: BoCuc) -> bool:
    """Put back what makes the result no valid plan; True if there was something."""
    return any(_mend_letters(cay, made, bo) or _mend_lists(cay, made, bo) for bo in made.con)


def _mend_letters(cay: BaCay, made: BoCuc, bo: BoBa) -> bool:
    letters = [
        each for each in made.con[bo].get("muc", Xep([], [], False)).day if made.gop[each].truong["cap"] == Kieu.CHU_CAI
    ]
    excess = len(letters) - len(VIETNAMESE_LETTERS)
    if excess <= 0:
        return False
    new = [each for each in letters if not each.ta][-excess:]
    moved = [each for each in letters if each.ta and cay.tren(each.ta) is not bo][-excess:]
    if new or moved:
        made.ra |= dict.fromkeys(new, _HET_CHU)
        made.o_lai |= dict.fromkeys(moved if not new else [], _HET_CHU)
        return True
    for each in letters:
        if each.ta and each.ta.truong["cap"] != Kieu.CHU_CAI:
            made.gop[each] = gop_truong(each, {"cap": _HET_CHU})
    return True


def _mend_lists(cay: BaCay, made: BoCuc, bo: BoBa) -> bool:
    """An annex holds one kind of thing, and something; a plan has a body."""
    if bo.loai not in ("phu_luc", GOC):
        return False
    kinds = ("muc",) if bo.loai == GOC else CON["phu_luc"]
    full = [name for name in kinds if made.con[bo][name].day]
    if len(full) == 1:
        return False
    if not bo.ta:
        made.ra[bo] = _MOT_LOAI
        return True
    ours = [cay.bo[each] for name in kinds for each in bo.ta.day(name)]
    for each in (each for name in full for each in made.con[bo][name].day if each not in ours):
        _keep_out(made, each)
    _keep_in(cay, made, ours, _MOT_LOAI if full else _CON_LAI)
    return True


def _keep_out(made: BoCuc, bo: BoBa) -> None:
    if bo.ta:
        made.o_lai[bo] = _MOT_LOAI
    else:
        made.ra[bo] = _MOT_LOAI


def _keep_in(cay: BaCay, made: BoCuc, ours: Sequence[BoBa], why: str) -> None:
    for each in ours:
        if each not in made.cha:
            made.giu[each] = why
        elif made.cha[each] is not cay.tren(each.ta):
            made.o_lai[each] = why

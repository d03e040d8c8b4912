"""Findings that are accepted: suppressions with a reason, and a baseline of what an old document already had."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from kehoach.model.phat_hien import PhatHien
from kehoach.model.plan import BoQua
from kehoach.problems import Level
from kehoach.rules.bo_luat import NGHI_DINH_30, tim_ma
from kehoach.text.nfc import fold

THUA = "KH01"
"""A suppression that nothing answers to."""

Nen = Mapping[str, int]
"""A baseline: what a finding is known by -> how many such there were."""


class Loc(NamedTuple):
    """What is left, and how many were hidden."""

    con: list[PhatHien]
    an: int


def bo_qua(found: Iterable[PhatHien], accepted: Sequence[BoQua], che_do: str = NGHI_DINH_30) -> Loc:
    """Hide what ``accepted`` names; a suppression that hides nothing becomes a finding KH01.

    Raises :class:`KehoachError` KT01 for a suppression of a rule that does not exist.
    """
    wanted = [(tim_ma(each.ma, che_do), each) for each in accepted]
    used: set[int] = set()
    left, hidden = [], 0
    for each in found:
        by = [place for place, (ma, one) in enumerate(wanted) if ma == each.ma and one.trich in each.trich]
        used.update(by)
        if by:
            hidden += 1
        else:
            left.append(each)
    left += [_unused(one) for place, (_, one) in enumerate(wanted) if place not in used]
    return Loc(left, hidden)


def _unused(one: BoQua) -> PhatHien:
    where = f" ở “{one.trich}”" if one.trich else ""
    return PhatHien(
        THUA, Level.GOI_Y, f"Dòng bo_qua cho luật {one.ma}{where} không còn ứng với phát hiện nào",
        huong_dan="bỏ dòng ấy trong bo_qua", can_cu="nội bộ",
    )  # fmt: skip


def khoa(each: PhatHien) -> str:
    """What a finding is known by in a baseline: rule and words, not place, so that lines may be put in before it."""
    return f"{each.ma} {fold(each.trich)[:80]}"


def nen(found: Iterable[PhatHien]) -> dict[str, int]:
    """The baseline of what was found."""
    return dict(sorted(Counter(map(khoa, found)).items()))


def tru_nen(found: Iterable[PhatHien], baseline: Nen) -> Loc:
    """Hide what the baseline knows already, so many times as it does."""
    room = Counter(baseline)
    left, hidden = [], 0
    for each in found:
        if room[khoa(each)] > 0:
            room[khoa(each)] -= 1
            hidden += 1
        else:
            left.append(each)
    return Loc(left, hidden)


def doi_muc_do(found: Iterable[PhatHien], levels: Mapping[str, Any]) -> list[PhatHien]:
    """The findings with the levels that an office gives its rules."""
    from dataclasses import replace

    return [replace(each, muc_do=Level(levels[each.ma])) if each.ma in levels else each for each in found]

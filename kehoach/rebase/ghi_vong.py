"""What one round of a rebase did: for the report, for the trace, for the comments in a Word file."""

from collections.abc import Iterable, Iterator, Sequence

from kehoach.model.chuyen import BaoCaoChuyen, CanXem, ConSot, DaThay
from kehoach.model.dong import Dong
from kehoach.rebase.sua_doan import Cho
from kehoach.rebase.thay import Xem
from kehoach.rebase.vet import Lop
from kehoach.rebase.viec import vi_tri
from kehoach.rules.ho_so import HoSo


def ghi_vong(
    report: BaoCaoChuyen, ho_so: HoSo, places: dict[int, list[Cho]], looks: Sequence[Xem]
) -> dict[int, list[Lop]]:
    """Put on record what a round does; what comes back is the same by place, for the trace."""
    layers: dict[int, list[Lop]] = {}
    for key, there in places.items():
        for each in there:
            thay = each.thay
            place = vi_tri(ho_so, thay.dong)
            done = DaThay(thay.loai, thay.tu, thay.moi, place, thay.ly_do)
            seen = [CanXem(thay.loai, place, thay.moi or thay.tu, thay.xem)] if thay.xem else []
            report.thay.append(done)
            report.can_xem += seen
            layers.setdefault(key, []).append(Lop(each.dau, each.cuoi, each.moi, (done, *seen)))
    shown: list[tuple[Dong, int, str, CanXem | ConSot]] = []
    for look in looks:
        words = _now(look, places)
        if words is not None:
            shown.append(
                (look.dong, look.dau, look.trich, CanXem(look.loai, vi_tri(ho_so, look.dong), words, look.ly_do))
            )
    report.can_xem += [each for *_, each in shown if isinstance(each, CanXem)]
    for key, found in cac_lop(shown).items():
        layers.setdefault(key, []).extend(found)
    return layers


def cac_lop(shown: Iterable[tuple[Dong, int, str, CanXem | ConSot]]) -> dict[int, list[Lop]]:
    """What is only to be looked at, by ``id`` of its paragraph: where its words stand there; by 0 where that is not known."""
    layers: dict[int, list[Lop]] = {}
    for dong, offset, words, each in shown:
        text, at = dong.paragraph.text, dong.goc + offset
        if text[at : at + len(words)] != words:
            at = text.find(words)
        key = id(dong.paragraph) if at >= 0 else 0
        layers.setdefault(key, []).append(Lop(at, at + len(words), None, (each,)))
    return layers


def _now(look: Xem, places: dict[int, list[Cho]]) -> str | None:
    """The words as they are with the replacements of their paragraph; None when these took them away."""
    start, end = look.dong.goc + look.dau, look.dong.goc + look.cuoi
    there = [each for each in places.get(id(look.dong.paragraph), ()) if each.dau < end and each.cuoi > start]
    if any(each.dau <= start and each.cuoi >= end for each in there):
        return None
    text = look.dong.paragraph.text
    if text[start:end] != look.trich:
        return look.trich
    out, at = [], start
    for each in there:
        out += [text[at : max(at, each.dau)], each.moi]
        at = each.cuoi
    return "".join([*out, text[at : max(at, end)]])


def khoa(ho_so: HoSo, look: Xem) -> tuple[int | None, int | None, str]:
    """Where and of which words something is said, to say it once."""
    place = vi_tri(ho_so, look.dong)
    return place.doan, place.dong, look.trich


def ghi_chu(
    order: dict[int, int], places: dict[int, list[Cho]], looks: Iterable[Xem]
) -> Iterator[tuple[int, str, str]]:
    """What becomes a comment: number of the paragraph, words, why."""
    for there in places.values():
        for each in there:
            if each.thay.xem and id(each.thay.dong.paragraph) in order:
                yield order[id(each.thay.dong.paragraph)], each.moi, each.thay.xem
    for look in looks:
        words = _now(look, places)
        if words is not None and id(look.dong.paragraph) in order:
            yield order[id(look.dong.paragraph)], words, look.ly_do

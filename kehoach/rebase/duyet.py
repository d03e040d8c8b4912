"""The plan as a person decided it in the review of a rebase."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from kehoach.blocks import Document, Paragraph
from kehoach.model.chuyen import BaoCaoChuyen, CanXem, DaDuyet, DaThay, DoanThay
from kehoach.model.dong import Dong, Vai
from kehoach.model.plan import KeHoach
from kehoach.readers.stages import to_plan
from kehoach.rebase.chuyen import KetQuaChuyen, cho_dung, moi_doan
from kehoach.rebase.ke_hoach import ke_hoach_moi
from kehoach.rebase.muc_duyet import MucDuyet, Quyet, cac_muc, chu_nay, ghi_cua
from kehoach.rebase.sua_doan import doi_doan, sua_doan
from kehoach.text.changes import Change

_OURS: Final[dict[Vai, tuple[tuple[str, ...], ...]]] = {
    Vai.SO: (("so",),),
    Vai.DIA_DANH_NGAY: (("dia_danh",), ("ngay",)),
    Vai.CO_QUAN: (("co_quan", "ten"),),
    Vai.CHU_QUAN: (("co_quan", "chu_quan"),),
    Vai.HO_TEN: (("chu_ky", "ho_ten"),),
}
"""Lines whose fields a rebase sets whatever the document says; what a person decided there goes before"""


def theo_quyet(made: KetQuaChuyen, quyet: Mapping[str, Quyet]) -> KetQuaChuyen:
    """The rebase as a person decided it (by ``ma`` of the items; what is not decided stays as it is). The plan, the document
    and all lists have it; nothing else of the text changes."""
    items = cac_muc(made)
    decided = {each.ma: quyet[each.ma] for each in items if each.ma in quyet}
    report = replace(made.bao_cao, duyet=[_told(each, decided[each.ma]) for each in items if each.ma in decided])
    before, after = moi_doan(made.viec.ho_so.document), moi_doan(made.document)
    changed = _changed(items, decided)
    become = {id(after[index]): _rebuilt(made, before[index], index, found) for index, found in changed.items()}
    settled = [each for each in items if each.ma in decided]
    report.thay = [*_replaced(made, items, decided)] if changed else list(report.thay)
    report.can_xem = _without(report.can_xem, (ghi for each in settled for ghi in ghi_cua(made, each)))
    report.con_sot = _without(report.con_sot, (ghi for each in settled for ghi in ghi_cua(made, each)))
    plan, document = made.ke_hoach, made.document
    if changed:
        document = doi_doan(made.document, lambda each: become.get(id(each), each))
        plan = _plan(made, document, report, _roles(made, items, decided))
    now = [become.get(id(each), each) for each in after]
    pairs = [(old, new) for old, new in zip(before, now, strict=True) if old.text != new.text]
    report.doan = [DoanThay(cho_dung(made.viec.ho_so, old), old.text, new.text) for old, new in pairs]
    return replace(
        made, ke_hoach=plan, document=document, bao_cao=report, doan=pairs, xem=_looks(made, settled, after, now)
    )


def chu_khac(made: KetQuaChuyen, decided: KetQuaChuyen) -> frozenset[str]:
    """What the paragraphs say, in the source and as decided, in which a person wants other words than the rebase."""
    source, proposed, now = (moi_doan(each) for each in (made.viec.ho_so.document, made.document, decided.document))
    return frozenset(
        text
        for old, was, new in zip(source, proposed, now, strict=True)
        if was.text != new.text
        for text in (old.text, new.text)
    )


# ------------------------------------------------------------------ the document


def _changed(items: Iterable[MucDuyet], decided: Mapping[str, Quyet]) -> dict[int, dict[int, str]]:
    """Index of a paragraph -> of its pieces those that are to say something else than the rebase has."""
    found: dict[int, dict[int, str]] = {}
    for each in items:
        words = chu_nay(each, decided.get(each.ma))
        if each.doan is not None and words != each.den:
            found.setdefault(each.doan, {})[each.manh] = words
    return found


def _rebuilt(made: KetQuaChuyen, source: Paragraph, index: int, other: Mapping[int, str]) -> Paragraph:
    """The paragraph of the source with its pieces as decided."""
    words = [(each, other.get(number, each.moi)) for number, each in enumerate(made.vet.manh[index])]
    return sua_doan(
        source,
        [Change(each.dau, each.cuoi, new) for each, new in words if source.text[each.dau : each.cuoi] != new],
    )


# ------------------------------------------------------------------ the plan


def _plan(made: KetQuaChuyen, document: Document, report: BaoCaoChuyen, roles: Iterable[Vai]) -> KeHoach:
    read = to_plan(document).ke_hoach
    plan = ke_hoach_moi(read, made.viec, report)
    data, said = plan.model_dump(), read.model_dump()
    for path in (path for role in roles for path in _OURS.get(role, ())):
        ours, theirs = data, said
        for name in path[:-1]:
            ours, theirs = ours[name] or {}, theirs[name] or {}
        if path[-1] in ours and path[-1] in theirs:
            ours[path[-1]] = theirs[path[-1]]
    return KeHoach.model_validate(data)


def _roles(made: KetQuaChuyen, items: Iterable[MucDuyet], decided: Mapping[str, Quyet]) -> set[Vai]:
    """What the lines are in which a person wants other words than the rebase."""
    changed = [each for each in items if each.doan is not None and chu_nay(each, decided.get(each.ma)) != each.den]
    if not changed:
        return set()
    lines: dict[int, list[Dong]] = {}
    for dong in made.viec.ho_so.dong:
        lines.setdefault(id(dong.paragraph), []).append(dong)
    before = moi_doan(made.viec.ho_so.document)
    found = set()
    for each in changed:
        piece = made.vet.manh[each.doan or 0][each.manh]
        for dong in lines.get(id(before[each.doan or 0]), ()):
            if piece.dau <= dong.goc + len(dong.text) and piece.cuoi >= dong.goc:
                found.add(dong.vai)
    return found


# ------------------------------------------------------------------ the report


def _told(item: MucDuyet, quyet: Quyet) -> DaDuyet:
    return DaDuyet(item.loai, item.vi_tri, item.tu, item.den, quyet.cach, chu_nay(item, quyet))


def _replaced(made: KetQuaChuyen, items: Iterable[MucDuyet], decided: Mapping[str, Quyet]) -> Iterator[DaThay]:
    """What was replaced, in reading order, without what the plan's own fields bring."""
    for each in items:
        words = chu_nay(each, decided.get(each.ma))
        own = [ghi for ghi in ghi_cua(made, each) if isinstance(ghi, DaThay)]
        if words == each.den:
            yield from own
        elif words != each.tu:
            yield DaThay(each.loai, each.tu, words, each.vi_tri, "sửa khi duyệt")


def _without(listed: Sequence[Any], gone: Iterable[Any]) -> list[Any]:
    """The list without what is settled, each as often as it is."""
    settled = Counter(gone)
    kept = []
    for each in listed:
        if settled[each]:
            settled[each] -= 1
        else:
            kept.append(each)
    return kept


def _looks(
    made: KetQuaChuyen, settled: Iterable[MucDuyet], after: Sequence[Paragraph], now: Sequence[Paragraph]
) -> list[tuple[Paragraph, str, str]]:
    """What is still to be looked at, in the paragraphs as they are now."""
    numbers = {id(each): index for index, each in enumerate(after)}
    gone = {
        (each.doan, ghi.ly_do, words)
        for each in settled
        for ghi in ghi_cua(made, each)
        if isinstance(ghi, CanXem)
        for words in (ghi.trich, "")  # what was taken out has no words
    }
    return [
        (now[numbers[id(paragraph)]], words, why)
        for paragraph, words, why in made.xem
        if (numbers[id(paragraph)], why, words) not in gone
    ]

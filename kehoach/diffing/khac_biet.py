"""Two plans -> what they say differently.

Told apart is what a plan says, not how it is typed (:mod:`kehoach.diffing.giong`), numbered or made: numbers are computed,
so a node that only got another number is the same; emphasis, ``khung``, ``linh_vuc``, ``bo_qua``, ids, official codes and
``so_goc`` are no part of what a plan says. A node that was moved and changed is told twice.
"""

from collections import defaultdict
from collections.abc import Iterator

from kehoach.diffing.bang import tables
from kehoach.diffing.day import align, moved
from kehoach.diffing.doi_chieu import pair
from kehoach.diffing.giong import same, words
from kehoach.diffing.nut import LoaiNut, NutCoMa, NutPhang, flat, on_end, text
from kehoach.diffing.truong import Truong, differing, head, of_one, of_pair, signature
from kehoach.diffing.vi_tri import places
from kehoach.model.khac_biet import KhacBiet, KieuKhac, LoaiKhac, TruongKhac
from kehoach.model.plan import KeHoach, Muc, NoiNhan
from kehoach.text.cho_trong import CHO_TRONG
from kehoach.text.numbering import Kieu
from kehoach.text.strings import join_parts

_PART = {LoaiNut.CAN_CU: 1, LoaiNut.MUC: 3, LoaiNut.NOI_NHAN: 4}
_MO_DAU, _LUU, _CHU_KY, _ANNEX, _LAST = 2, 5, 6, 7, 8
Placed = tuple[tuple[int, int, int, int], KhacBiet]
"""A difference with its place in reading order: part of the plan, place in the second, only in the first?, place there."""


def compare(old: KeHoach, new: KeHoach) -> list[KhacBiet]:
    """The differences, in reading order."""
    found = [*_Nodes(old, new).differences(), *_single(old, new)]
    return [*_head(old, new), *(each for _, each in sorted(found, key=lambda each: each[0]))]


def _head(old: KeHoach, new: KeHoach) -> list[KhacBiet]:
    """A province that the letterhead does not say is not known to differ."""
    fields = differing(head(old), head(new))
    known = (each for each in fields if each.ten != "Tỉnh" or not (_blank(each.cu) or _blank(each.moi)))
    found = (_text(LoaiKhac.DAU, each.ten, each.cu, each.moi) for each in known)
    return [each for each in found if each]


def _blank(text: str) -> bool:
    return CHO_TRONG.fullmatch(text) is not None


def _single(old: KeHoach, new: KeHoach) -> Iterator[Placed]:
    """The parts that have no id."""
    opening = _text(LoaiKhac.MO_DAU, "câu mở đầu", old.mo_dau, new.mo_dau)
    archive = _text(LoaiKhac.LUU, "dòng Lưu", "; ".join(old.luu), "; ".join(new.luu))
    cu, moi = signature(old.chu_ky), signature(new.chu_ky)
    signed = _text(LoaiKhac.CHU_KY, "chữ ký", _on_end(cu), _on_end(moi), differing(cu, moi))
    for part, each in ((_MO_DAU, opening), (_LUU, archive), (_CHU_KY, signed)):
        if each:
            yield (part, 0, 0, 0), each
    rest, others = ([each.loi_van for each in plan.phan_khac] for plan in (old, new))
    pairs = align([words(each) for each in rest], [words(each) for each in others])
    left = set(range(len(others))) - set(pairs.values())
    both = [*((each, others[pairs[a]] if a in pairs else "") for a, each in enumerate(rest))]
    for index, (a, b) in enumerate([*both, *(("", others[index]) for index in sorted(left))]):
        told = _text(LoaiKhac.PHAN_KHAC, "dòng khác", a, b)
        if told:
            yield (_LAST, index, 0, 0), told


def _text(loai: LoaiKhac, place: str, cu: str, moi: str, fields: tuple[TruongKhac, ...] = ()) -> KhacBiet | None:
    """The difference of one text; None if both say the same."""
    if same(cu, moi) and not fields:
        return None
    kieu = KieuKhac.SUA if cu and moi else KieuKhac.THEM if moi else KieuKhac.BO
    return KhacBiet(loai, kieu, place, cu or None, moi or None, fields)


def _on_end(fields: Truong) -> str:
    return join_parts(fields.values(), "; ")


class _Nodes:
    """The parts that have an id."""

    def __init__(self, old: KeHoach, new: KeHoach) -> None:
        self.old, self.new = old, new
        self.before, self.after = flat(old), flat(new)
        self.pairs = pair(old, new)
        self.cu, self.moi = places(old), places(new)
        self.at = {name: index for index, name in enumerate(self.after)}

    def differences(self) -> Iterator[Placed]:
        """Every one with its place."""
        out = self._moved()
        last = -1
        for index, a in enumerate(self.before.values()):
            name = self.pairs.moi.get(a.id)
            if name is None:
                for each in self._only(a, KieuKhac.BO):
                    yield (_part(self.before, a), last, 1, index), each
            else:
                last = self.at[name]
                b = self.after[name]
                for each in self._both(a, b, a.id in out):
                    yield (_part(self.after, b), last, 0, 0), each
        for b in self.after.values():
            if b.id not in self.pairs.cu:
                for each in self._only(b, KieuKhac.THEM):
                    yield (_part(self.after, b), self.at[b.id], 0, 0), each

    def _only(self, node: NutPhang, kieu: KieuKhac) -> Iterator[KhacBiet]:
        gone = kieu is KieuKhac.BO
        plan, place = (self.old, self.cu[node.id]) if gone else (self.new, self.moi[node.id])
        said = _said(node.nut)
        if said:
            named = {} if isinstance(node.nut, NoiNhan) else of_one(plan, node.nut)
            fields = [(ten, value) for ten, value in named.items() if value]
            told = tuple(TruongKhac(ten, value, "") if gone else TruongKhac(ten, "", value) for ten, value in fields)
            yield KhacBiet(LoaiKhac(node.loai), kieu, place, said if gone else None, None if gone else said, told)
        if isinstance(node.nut, Muc) and node.nut.bang:
            yield from tables(node.nut.bang if gone else None, None if gone else node.nut.bang, place, place)

    def _both(self, a: NutPhang, b: NutPhang, moved: bool) -> Iterator[KhacBiet]:
        loai, place, old_place = LoaiKhac(b.loai), self.moi[b.id], self.cu[a.id]
        elsewhere = old_place if old_place != place else ""
        cu, moi = _said(a.nut), _said(b.nut)
        fields = differing(*of_pair(self.old, a.nut, self.new, b.nut))
        if fields:
            kieu = KieuKhac.SUA if cu and moi else KieuKhac.THEM if moi else KieuKhac.BO
            yield KhacBiet(loai, kieu, place, cu or None, moi or None, fields, elsewhere)
        if isinstance(a.nut, Muc) and isinstance(b.nut, Muc):
            yield from tables(a.nut.bang, b.nut.bang, old_place, place)
        if moved:
            yield KhacBiet(loai, KieuKhac.DOI_CHO, place, text(a.nut), text(b.nut), vi_tri_cu=old_place)

    def _moved(self) -> set[str]:
        """Old ids of the nodes that hang under another parent, and of the fewest that explain another order."""
        out: set[str] = set()
        rows: dict[tuple[LoaiNut, str], list[str]] = defaultdict(list)
        for name, other in self.pairs.moi.items():
            a, b = self.before[name], self.after[other]
            if (self.pairs.moi.get(a.cha) if a.cha else "") == b.cha:
                rows[a.loai, b.cha].append(name)
            elif not self._same_line(a, b):
                out.add(name)
        for row in rows.values():
            row.sort(key=lambda name: self.before[name].thu_tu)
            found = moved([self.after[self.pairs.moi[name]].thu_tu for name in row])
            out |= {row[index] for index in found}
        return out

    def _same_line(self, a: NutPhang, b: NutPhang) -> bool:
        """Whether two plain paragraphs follow the same node: what they hang under does not show in print."""
        before = _above(self.before, a, self.pairs.moi)
        return a.cap == b.cap == Kieu.DOAN and self.pairs.moi.get(before) == _above(self.after, b, self.pairs.cu)


def _above(nodes: dict[str, NutPhang], node: NutPhang, paired: dict[str, str]) -> str:
    """The nearest node before ``node`` in reading order that both plans have."""
    order = list(nodes)
    before = order[: order.index(node.id)]
    return next((each for each in reversed(before) if each in paired), "")


def _part(nodes: dict[str, NutPhang], node: NutPhang) -> int:
    while node.loai is LoaiNut.MUC and node.cha:
        node = nodes[node.cha]
    return _PART.get(node.loai, _ANNEX)


def _said(node: NutCoMa) -> str:
    """The words of a node in a report; a table below it is told by itself."""
    match node:
        case Muc():
            return on_end(node)
        case NoiNhan():
            return f"{node.ten} ({node.de})" if node.de else node.ten
    return text(node)

"""A file that kehoach made, perhaps edited in Word since: its own plan comes back, with the edits and the same ids.

The file carries the plan and, for each bookmark, the words that were printed there (:mod:`kehoach.model.embedded`). Where
the words are still the same, the part of the plan is taken as it was; the rest is read by the stages like anyone's file.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import ValidationError

from kehoach.blocks import Block, Document, Paragraph, Table, paragraphs
from kehoach.model.embedded import Embedded, Mark, decode, paragraph_words, row_words, table_words
from kehoach.model.plan import CanCu, KeHoach, Muc, PhuLuc
from kehoach.model.tong import tong
from kehoach.problems import Level, Problem
from kehoach.readers.stages.ket_qua import BanDoc, result
from kehoach.readers.stages.state import State

MAX_TOLD = 200
"""So many edits are told one by one."""
_FIXED = ("cộng hòa xã hội chủ nghĩa việt nam", "độc lập - tự do - hạnh phúc", "nơi nhận:", "./.")
_HEAD = {
    "ten_loai": ("ten_loai",), "so": ("so", "ky_hieu"), "dia_danh_ngay": ("dia_danh", "ngay"), "trich_yeu": ("trich_yeu",),
    "kem_theo": ("kem_theo",), "mo_dau": ("mo_dau",), "luu": ("luu",), "chu_ky": ("chu_ky",), "co_quan": ("co_quan", "xa"),
}  # fmt: skip
"""Field of a mark -> the fields of the plan that it prints."""

N = TypeVar("N")


@dataclass(frozen=True)
class Edits:
    """What the marks tell: the plan as it was, targets whose words are unchanged, gone or edited, words that are new."""

    stored: KeHoach
    marks: dict[str, Mark]
    same: frozenset[str]
    told: list[str]

    def kept(self, target: str) -> bool:
        """Whether ``target`` was printed and its words are still the same."""
        return target in self.same


def embedded(document: Document) -> tuple[Embedded, KeHoach] | None:
    """The plan inside, or None for a file without one or with one that cannot be used (that is told)."""
    if document.plan is None:
        return None
    try:
        inside = decode(document.plan)
        return inside, KeHoach.model_validate_json(inside.plan)
    except (ValueError, ValidationError, RecursionError):
        message = "Tệp mang theo một kế hoạch của kehoach nhưng không đọc được; đọc theo chữ in trong tệp"
        document.problems.append(Problem("NHAP15", message, level=Level.CANH_BAO))
        return None


def restore(document: Document, inside: Embedded, stored: KeHoach, state: State) -> BanDoc:
    """The stored plan with the edits. ``state`` is that of the finished stages, run with the targets of ``inside``."""
    read = result(state)
    edits = _edits(document, inside, stored)
    edits.told.extend(_looks_changed(read.ke_hoach, edits))
    if not edits.told:
        return BanDoc(stored, state.found, [], [], [], 1.0, [], read.dong)
    plan = _merged(read.ke_hoach, edits)
    return replace(read, ke_hoach=plan, changed=edits.told[:MAX_TOLD])


def targets(inside: Embedded) -> dict[str, str]:
    """Bookmark -> what it marks."""
    return {name: mark.target for name, mark in inside.marks.items()}


def _edits(document: Document, inside: Embedded, stored: KeHoach) -> Edits:
    now: dict[str, str] = {}
    strangers: list[str] = []
    others = {each.casefold() for each in (*_FIXED, *inside.others)}
    for names, words in _units(document.blocks, inside):
        for name in names:
            now.setdefault(name, words)
        if not names and words and words.casefold() not in others:
            strangers.append(words)
    told: list[str] = []
    same: set[str] = set()
    for name, mark in inside.marks.items():
        if name not in now:
            told.append(f"bỏ: {_short(mark.text)}")
        elif now[name] != mark.whole:
            told.append(f"sửa: {_short(mark.whole)} → {_short(now[name])}")
        else:
            same.add(mark.target)
    position = {name: index for index, name in enumerate(inside.marks)}
    order = [position[name] for name in now if name in position]
    if order != sorted(order) and not told:
        told.append("đổi thứ tự")
    told += [f"thêm: {_short(words)}" for words in strangers]
    return Edits(stored, dict(inside.marks), frozenset(same), list(dict.fromkeys(told)))


def _units(blocks: Iterable[Block], inside: Embedded) -> Iterator[tuple[list[str], str]]:
    """Each paragraph, row or table with the marks in it and its words now, as they were counted when it was written."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _known(block.marks, inside), paragraph_words(f"{block.number} {block.text}")
            continue
        yield from _table_units(block, inside)


def _table_units(table: Table, inside: Embedded) -> Iterator[tuple[list[str], str]]:
    whole = [
        name
        for each in paragraphs([table])
        for name in _known(each.marks, inside)
        if inside.marks[name].target.endswith("#bang")
    ]
    if whole:
        yield whole, table_words([cell.text for cell in row] for row in table.rows)
        return
    for row in table.rows:
        names = [name for cell in row for each in paragraphs(cell.blocks) for name in _known(each.marks, inside)]
        by_row = [name for name in names if _is_row(inside.marks[name])]
        if by_row or (not names and table.bordered):
            yield by_row, row_words(cell.text for cell in row)
        else:
            for cell in row:
                yield from _units(cell.blocks, inside)


def _is_row(mark: Mark) -> bool:
    return "\t" in mark.whole or mark.target.endswith(("#cot", "#nhom"))


def _known(names: Sequence[str], inside: Embedded) -> list[str]:
    return [name for name in names if name in inside.marks]


def _looks_changed(read: KeHoach, edits: Edits) -> Iterator[str]:
    """Nodes with the same words, some of which were made bold or italic, or no longer are."""
    before = dict(_all(edits.stored))
    for identity, node in _all(read):
        if identity in before and edits.kept(identity) and _looks(node) != _looks(before[identity]):
            yield f"đổi chữ đậm, nghiêng: {_short(node.tieu_de or node.loi_van)}"


def _all(plan: KeHoach) -> Iterator[tuple[str, Muc]]:
    for nodes in (plan.muc, *(annex.muc for annex in plan.phu_luc)):
        for identity, (node, _) in _with_parents(nodes, ""):
            yield identity, node


def _looks(node: Muc) -> set[tuple[int, int, str]]:
    """Which letters of the node stand out, and how."""
    text = f"{node.tieu_de} {node.loi_van}".strip()
    found: set[tuple[int, int, str]] = set()
    for each in node.nhan_manh:
        places = [m.start() for m in re.finditer(re.escape(each.cum), text)]
        chosen = places if each.lan is None else places[each.lan - 1 : each.lan]
        found |= {(start, start + len(each.cum), each.kieu) for start in chosen}
    return found


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 70 else f"{text[:40]} … {text[-25:]}"


def _merged(read: KeHoach, edits: Edits) -> KeHoach:
    stored = edits.stored
    plan = read.model_copy()
    for name in ("phien_ban", "khung", "linh_vuc", "nam"):
        setattr(plan, name, getattr(stored, name))
    for target, fields in _HEAD.items():
        if _head_kept(target, edits, read):
            for name in fields:
                setattr(plan, name, getattr(stored, name))
    plan.can_cu = _bases(read.can_cu, edits)
    plan.noi_nhan = _kept_rows(read.noi_nhan, stored.noi_nhan, edits)
    plan.muc = _tree(read.muc, stored.muc, edits)
    plan.phu_luc = [_annex(each, edits) for each in read.phu_luc]
    old = [each for index, each in enumerate(stored.phan_khac) if edits.kept(f"@phan_khac.{index}")]
    words = {each.loi_van for each in old}
    plan.phan_khac = old + [each for each in read.phan_khac if each.loi_van not in words]
    return KeHoach.model_validate(plan.model_dump())


def _head_kept(target: str, edits: Edits, read: KeHoach) -> bool:
    """Whether every mark of a field is unchanged; a field that was not printed stays unless the file now says it."""
    own = [
        mark.target
        for mark in edits.marks.values()
        if mark.target == f"@{target}" or mark.target.startswith(f"@{target}.")
    ]
    if target == "co_quan":
        own += [mark.target for mark in edits.marks.values() if mark.target == "@chu_quan"]
    if own:
        return all(map(edits.kept, own))
    return target != "chu_ky" or read.chu_ky is None


def _bases(read: Sequence[CanCu], edits: Edits) -> list[CanCu]:
    return _kept_rows(read, edits.stored.can_cu, edits)


def _kept_rows(read: Sequence[N], stored: Sequence[N], edits: Edits) -> list[N]:
    """The rows in their order now; one whose words are unchanged is taken as it was stored."""
    before: dict[str, Any] = {each.id: each for each in stored}  # type: ignore[attr-defined]
    return [before[each.id] if each.id in before and edits.kept(each.id) else each for each in read]  # type: ignore[attr-defined]


def _annex(annex: PhuLuc, edits: Edits) -> PhuLuc:
    stored = next((each for each in edits.stored.phu_luc if each.id == annex.id), None)
    made = annex.model_copy()
    if stored is None:
        made.muc = _tree(annex.muc, [], edits)
        return made
    if edits.kept(annex.id):
        made.tieu_de = stored.tieu_de
    for name, part in (("kem_theo", "#kem_theo"), ("cot", "#cot"), ("so_goc", "#dau_de")):
        if edits.kept(f"{annex.id}{part}"):
            setattr(made, name, getattr(stored, name))
    made.chi_tieu = _indicators(annex, stored, edits)
    made.nhiem_vu = _kept_rows(annex.nhiem_vu, stored.nhiem_vu, edits)
    made.tong = annex.tong or (stored.tong and not tong(each.kinh_phi for each in stored.nhiem_vu).so)
    made.muc = _tree(annex.muc, stored.muc, edits)
    return made


def _indicators(annex: PhuLuc, stored: PhuLuc, edits: Edits) -> list[Any]:
    """Indicators; the name of a group is printed in capitals and stays as it was stored."""
    groups = {each.nhom.upper(): each.nhom for each in stored.chi_tieu}
    rows = []
    for each, now in zip(_kept_rows(annex.chi_tieu, stored.chi_tieu, edits), annex.chi_tieu, strict=True):
        nhom = groups.get(now.nhom.upper(), now.nhom)
        rows.append(each if each.nhom == nhom else each.model_copy(update={"nhom": nhom}))
    return rows


def _tree(read: Sequence[Muc], stored: Sequence[Muc], edits: Edits) -> list[Muc]:
    """The nodes in their order now. A node that was there keeps its parent, unless the order of the file forbids it."""
    before = dict(_with_parents(stored, ""))
    now = list(_with_parents(read, ""))
    own = {identity: _own_fields(node, before, edits) for identity, (node, _) in now}
    order = [identity for identity, _ in now]
    for keep in (True, False):
        made = {identity: node.model_copy(update={"muc": []}) for identity, node in own.items()}
        roots: list[Muc] = []
        for identity, (_, parent) in now:
            above = before[identity][1] if keep and identity in before else parent
            (made[above].muc if above in made else roots).append(made[identity])
        if [identity for identity, _ in _with_parents(roots, "")] == order:
            return roots
    return list(read)


def _with_parents(nodes: Sequence[Muc], parent: str) -> Iterator[tuple[str, tuple[Muc, str]]]:
    for each in nodes:
        yield each.id, (each, parent)
        yield from _with_parents(each.muc, each.id)


def _own_fields(node: Muc, before: dict[str, tuple[Muc, str]], edits: Edits) -> Muc:
    if node.id not in before:
        return node
    stored = before[node.id][0]
    printed = bool(stored.tieu_de or stored.loi_van)
    words = stored if (edits.kept(node.id) or not printed) else node
    if printed and words is stored and _looks(node) != _looks(stored):
        words = stored.model_copy(update={"nhan_manh": node.nhan_manh})
    bang = stored.bang if stored.bang is None or edits.kept(f"{node.id}#bang") else node.bang
    return words.model_copy(update={"id": node.id, "bang": bang if stored.bang else node.bang})

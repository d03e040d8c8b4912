"""Where a node of the body belongs: beside the open node of its kind, or below the last.

``path`` is the way from the root to the node that is open; a node cuts it to the length where it belongs.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from kehoach.blocks import Table, paragraphs
from kehoach.readers.stages.bang import table_node
from kehoach.readers.stages.heading import COUNTED, Line, rank
from kehoach.readers.stages.state import State
from kehoach.text.numbering import Kieu, noi_tiep

MAX_DEPTH = 40
"""Nodes below each other: more than any numbering has, less than any program's stack."""
_STEP = re.compile(r"(?:Bước|Đợt|Giai đoạn|Nhóm)\s+(?:\d{1,2}|[IVX]{1,4})(?:\s*\(.{1,40}\))?")
"""A title run into a paragraph that counts by itself: what is listed behind it belongs to it."""
_PARTS = ("P", "A")
"""Shapes of what stands above I.: Phần I, A."""


@dataclass(slots=True)
class Node:
    """A node while the tree grows."""

    line: Line | None
    data: dict[str, Any]
    children: "list[Node]" = field(default_factory=list)


def hang(path: list[Node], node: Node, closing: bool) -> None:
    """Put ``node`` where it belongs: beside the open node of its kind, or below the last."""
    line = node.line
    assert line is not None  # noqa: S101 - only the root has none
    match line.kieu:
        case Kieu.DOAN if line.form == "P":
            _cut(path, _for_part(path))
        case Kieu.DOAN if line.form == "A":
            _cut(path, _find(path, lambda each: each is not None and each.form == "P") + 1)
        case Kieu.DOAN if node.data.get("tieu_de") and line.heading:
            _cut(path, _for_title(path))
        case Kieu.DOAN:
            step = _STEP.fullmatch(line.tieu_de)
            beside = _find(path, lambda each: each is not None and each.form == "step") if step else 0
            _cut(path, beside or _for_text(path, line.text, closing))
            path[-1].children.append(node)
            if step:
                line.form = "step"
                path.append(node)
            return
        case Kieu.THAP_PHAN:
            _cut(path, _for_decimal(path, line))
        case Kieu.GACH | Kieu.CONG:
            _cut(path, _for_dash(path, line))
        case _:
            _cut(path, _for_number(path, line))
    if len(path) > MAX_DEPTH:
        _cut(path, MAX_DEPTH)
    path[-1].children.append(node)
    path.append(node)


def hang_table(state: State, path: list[Node], table: Table) -> None:
    """A table stands right under the last node, or in a node of its own."""
    data = table_node(state, table)
    if data is None:
        return
    owner = next(
        (
            target
            for each in paragraphs([table])
            for name in each.marks
            if (target := state.targets.get(name, "")).endswith("#bang")
        ),
        "",
    )
    if owner:
        identity = owner.removesuffix("#bang")
        holder = state.marks.get("nodes", {}).get(identity)
        if holder is not None and "bang" not in holder.data and not holder.children:
            holder.data["bang"] = data
            return
        if holder is None and identity not in state.taken:
            state.taken.add(identity)
            path[-1].children.append(Node(None, {"cap": Kieu.DOAN, "id": identity, "bang": data}))
            return
    parent = path[-1]
    last = parent.children[-1] if parent.children else parent
    if last.line is not None and "bang" not in last.data and not last.children:
        last.data["bang"] = data
    else:
        parent.children.append(Node(None, {"cap": Kieu.DOAN, "bang": data}))


def _cut(path: list[Node], length: int) -> None:
    del path[max(1, length) :]


def _find(path: list[Node], wanted: Any) -> int:
    """Index in ``path`` of the deepest node that fits, or 0."""
    return next((index for index in range(len(path) - 1, 0, -1) if wanted(path[index].line)), 0)


def _for_number(path: list[Node], line: Line) -> int:
    """A sibling is the open node of one shape, or the one that this number continues; else it hangs below the last."""
    same = _find(path, lambda each: each is not None and each.kieu is line.kieu and each.form == line.form)
    if same:
        return same
    number = line.number
    goes_on = _find(path, lambda each: each is not None and each.number and number and noi_tiep(each.number, number))
    if goes_on:
        return goes_on
    if line.form == "I":
        above = _find(path, lambda each: each is not None and each.form in _PARTS)
        return above + 1
    return _below_counted(path, line)


def _below_counted(path: list[Node], line: Line) -> int:
    """Below the last node of a higher style; below one of a lower style (a dash) only if that announces it with a colon."""
    length = len(path)
    while length > 1:
        last = path[length - 1].line
        if last is None or last.kieu is Kieu.DOAN or rank(last) <= rank(line) or last.text.endswith(":"):
            break
        length -= 1
    return length


def _for_decimal(path: list[Node], line: Line) -> int:
    parts = line.number.thanh_phan if line.number else ()
    parent = _find(
        path,
        lambda each: each is not None and each.number is not None and (
            (each.kieu in (Kieu.A_RAP, Kieu.THAP_PHAN) and each.number.thanh_phan == parts[:-1])
            or (each.kieu is Kieu.LA_MA and len(parts) == 2 and each.number.thanh_phan == parts[:1] and each.form == "I")
        ),
    )  # fmt: skip
    if parent:
        return parent + 1
    same = _find(
        path,
        lambda each: each is not None and each.kieu is Kieu.THAP_PHAN and each.number is not None
        and len(each.number.thanh_phan) == len(parts),
    )  # fmt: skip
    if same:
        return same
    above = _find(path, lambda each: each is not None and each.kieu in (Kieu.A_RAP, Kieu.THAP_PHAN, Kieu.LA_MA) and (
        each.number is None or len(each.number.thanh_phan) < len(parts)))  # fmt: skip
    return above + 1 if above else len(path)


def _for_dash(path: list[Node], line: Line) -> int:
    same = _find(path, lambda each: each is not None and each.kieu is line.kieu and each.form == line.form) or _find(
        path, lambda each: each is not None and each.kieu is line.kieu and not each.text.endswith(":")
    )
    if same and not any(
        each.line is not None and (each.line.kieu in COUNTED or each.line.heading) for each in path[same + 1 :]
    ):
        return same
    if line.kieu is Kieu.GACH:
        plus = _find(path, lambda each: each is not None and each.kieu is Kieu.CONG)
        return plus if plus else len(path)
    return len(path)


def _for_part(path: list[Node]) -> int:
    """Phần I stands above every section; under an open section, where none stood at the top, it divides that section."""
    same = _find(path, lambda each: each is not None and each.form == "P")
    if same:
        return same
    section = _find(path, lambda each: each is not None and each.form == "I")
    top = path[0].data.setdefault("part_at_top", not section)
    return section + 1 if section and not top else 1


def _for_title(path: list[Node]) -> int:
    """A bold title without number: beside the last such title, else below the last section that has only a title."""
    same = _find(path, lambda each: each is not None and each.kieu is Kieu.DOAN and each.form not in _PARTS)
    if same:
        return same
    last = path[-1]
    if last.line is not None and last.line.kieu in COUNTED and not last.children and not last.data.get("loi_van"):
        return len(path)
    section = _find(path, lambda each: each is not None and each.form in ("I", *_PARTS))
    return section + 1 if section else 1


def _for_text(path: list[Node], text: str, closing: bool) -> int:
    """A plain paragraph belongs to the last numbered node, one in brackets to what stands above the last item; words that
    close the plan belong to its last section."""
    bracketed = text.startswith("(") and text.rstrip(" .").endswith(")")
    if closing:
        section = _find(path, lambda each: each is not None and each.form == "I")
        return section + 1 if section else min(2, len(path))
    length = len(path)
    while length > 1:
        last = path[length - 1]
        aside = bracketed and last.data.get("loi_van") and not last.children
        if last.line is None or (last.line.kieu not in (Kieu.GACH, Kieu.CONG) and not aside):
            break
        if not last.children and last.line.text.endswith(":"):
            break
        if last.line.heading or (last.line.looks_open and not last.children and len(last.line.text) < 80):
            break
        length -= 1
    return length

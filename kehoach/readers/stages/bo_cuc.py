"""The tree of sections: I. / 1. / 1.1. / a) / (1) / - / + and bold titles without number, typed or automatic.

Reads the items between the opening sentence and the foot (or of an annex); writes nodes of the plan. Numbers are dropped
and computed again; a number that comes out different is kept in ``so_goc``.
"""

import re
from collections.abc import Sequence
from typing import Any

from kehoach.blocks import Paragraph, Table
from kehoach.readers.stages.cay import Node, hang, hang_table
from kehoach.readers.stages.heading import COUNTED, Line, emphasis, rank, read_line
from kehoach.readers.stages.state import Item, State
from kehoach.readers.stages.words import CLOSING, one_of
from kehoach.text.numbering import Kieu

NAME = "bo_cuc"
_CLOSING = re.compile(
    rf"(?:{one_of(CLOSING)})|(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Đảng ủy|Ban Thường).{{0,60}}(?:yêu cầu|đề nghị|giao)"
)


def run(state: State) -> None:
    """The body of the plan."""
    nodes = build(state, state.items[state.body : state.foot])
    state.plan["muc"] = nodes
    if not any(_numbered(node) for node in nodes):
        state.doubt("NHAP08", "Không thấy mục đánh số nào trong nội dung", "xem lại bố cục, thêm số mục nếu cần")


def _numbered(node: Node) -> bool:
    return (node.line is not None and node.line.kieu is not Kieu.DOAN) or any(map(_numbered, node.children))


def build(state: State, items: Sequence[Item], *, in_annex: bool = False) -> list[Node]:
    """The items as a tree."""
    root = Node(None, {})
    path: list[Node] = [root]
    units = [unit for item in items for unit in _units(item)]
    lines = [read_line(block, state.document.formatted) if isinstance(block, Paragraph) else None for block, _ in units]
    for index, ((block, item), line) in enumerate(zip(units, lines, strict=True)):
        state.claim(item, item.claimed or NAME)
        if line is None:
            if isinstance(block, Table):
                hang_table(state, path, block)
            continue
        following = lines[index + 1] if index + 1 < len(units) else None
        has_below = index + 1 < len(units)
        if not line.text:
            if _take_number(line, lines, index):
                state.claim(units[index + 1][1], NAME)
            else:
                line.kieu, line.loi_van, line.number = Kieu.DOAN, line.written, None
        node = Node(line, _data(line, following, has_below))
        if state.targets and (identity := state.node_id(block)):
            node.data["id"] = identity
            state.marks.setdefault("nodes", {})[identity] = node
        last = index + 3 >= len(units)
        hang(path, node, closing=last and bool(_CLOSING.match(line.text)))
        if (
            not in_annex
            and root.children
            and root.children[-1] is node
            and line.kieu is Kieu.DOAN
            and not line.heading
            and item.claimed == NAME
        ):
            item.claimed = ""  # no section holds it: it is kept as text, and told
        state.tell(NAME, f"{line.written} {line.text}".strip(), block.spot)
    return root.children


def _take_number(line: Line, lines: list[Line | None], index: int) -> bool:
    """A number alone on its line takes the words of the next one, if that has no number of its own."""
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is None or following.number is not None or not following.text:
        return False
    line.tieu_de, line.loi_van, line.heading, line.runs = (
        following.tieu_de, following.loi_van, following.heading, following.runs
    )  # fmt: skip
    if line.form == "I" and not line.tieu_de:
        line.tieu_de, line.loi_van = line.loi_van, ""
    lines[index + 1] = None
    return True


def _units(item: Item) -> list[tuple[Any, Item]]:
    """A layout table in the body is no table: its cells are read one after the other."""
    block = item.block
    if isinstance(block, Table) and not block.bordered and len(block.rows) <= 2 and block.columns <= 3:
        return [
            (each, item)
            for row in block.rows
            for cell in row
            for each in cell.blocks
            if not isinstance(each, Paragraph) or each.text.strip()
        ]
    return [(block, item)]


def _data(line: Line, following: Line | None, has_below: bool) -> dict[str, Any]:
    """Fields of the node. Words without a mark at their end, over something deeper, are a heading."""
    tieu_de, loi_van = line.tieu_de, line.loi_van
    if not tieu_de and line.kieu in COUNTED and line.looks_open and has_below and _is_below(line, following):
        tieu_de, loi_van = loi_van, ""
    data: dict[str, Any] = {"cap": line.kieu}
    if tieu_de:
        data["tieu_de"] = tieu_de
    if loi_van:
        data["loi_van"] = loi_van
    marked = emphasis(line)
    if marked:
        data["nhan_manh"] = marked
    return data


def _is_below(line: Line, following: Line | None) -> bool:
    if following is None:
        return True
    if following.kieu is Kieu.DOAN:
        return True
    if following.kieu is line.kieu:
        deeper = following.number and line.number and len(following.number.thanh_phan) > len(line.number.thanh_phan)
        return bool(deeper) or (following.form != line.form and line.form == "1.")
    return rank(following) > rank(line)

"""The tree of sections: I. / 1. / 1.1. / a) / (1) / - / + and bold titles without number, typed or automatic.

Reads the items between the opening sentence and the foot (or of an annex); writes nodes of the plan. Numbers are dropped
and computed again; a number that comes out different is kept in ``so_goc``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kehoach.model.numbers import danh_so
from kehoach.model.plan import Muc
from kehoach.readers.blocks import Paragraph, Table, paragraphs
from kehoach.readers.stages.bang import table_node
from kehoach.readers.stages.heading import Line, emphasis, read_line
from kehoach.readers.stages.state import Item, State
from kehoach.readers.stages.words import CLOSING, one_of
from kehoach.text.numbering import VIETNAMESE_LETTERS, Kieu, NumberingError, noi_tiep
from kehoach.text.strings import squeeze

NAME = "bo_cuc"
MAX_DEPTH = 40
"""Nodes below each other: more than any numbering has, less than any program's stack."""
_CLOSING = re.compile(
    rf"(?:{one_of(CLOSING)})|(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Đảng ủy|Ban Thường).{{0,60}}(?:yêu cầu|đề nghị|giao)"
)
_COUNTED = (Kieu.LA_MA, Kieu.A_RAP, Kieu.THAP_PHAN, Kieu.CHU_CAI, Kieu.NGOAC)


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
                _hang_table(state, path, block)
            continue
        following = next((each for each in lines[index + 1 :]), None)
        has_below = following is not None or (index + 1 < len(units) and lines[index + 1] is None)
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
        _hang(path, node, closing=last and bool(_CLOSING.match(line.text)))
        if (
            not in_annex
            and node in root.children
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
    if not tieu_de and line.kieu in _COUNTED and line.looks_open and has_below and _is_below(line, following):
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
    return _rank(following) > _rank(line)


def _rank(line: Line) -> int:
    return list(Kieu).index(line.kieu)


def _hang(path: list[Node], node: Node, closing: bool) -> None:
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
        if last is None or last.kieu is Kieu.DOAN or _rank(last) <= _rank(line) or last.text.endswith(":"):
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
        each.line is not None and (each.line.kieu in _COUNTED or each.line.heading) for each in path[same + 1 :]
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
    top = any(node.line is not None and node.line.form == "P" for node in path[0].children)
    return section + 1 if section and not top else 1


def _for_title(path: list[Node]) -> int:
    """A bold title without number: beside the last such title, else below the last section that has only a title."""
    same = _find(path, lambda each: each is not None and each.kieu is Kieu.DOAN and each.form not in _PARTS)
    if same:
        return same
    last = path[-1]
    if last.line is not None and last.line.kieu in _COUNTED and not last.children and not last.data.get("loi_van"):
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


def _hang_table(state: State, path: list[Node], table: Table) -> None:
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


def to_muc(nodes: Sequence[Node]) -> list[Muc]:
    """The nodes as the model wants them."""
    letters = 0
    result = []
    for node in nodes:
        data = dict(node.data)
        letters += data["cap"] is Kieu.CHU_CAI
        if data["cap"] is Kieu.CHU_CAI and letters > len(VIETNAMESE_LETTERS) and node.line is not None:
            field = "tieu_de" if "tieu_de" in data else "loi_van"
            data |= {"cap": Kieu.DOAN, field: f"{node.line.written} {data[field]}"}
        result.append(Muc(**data, muc=to_muc(node.children)))
    return result


def keep_numbers(nodes: Sequence[Node], muc: Sequence[Muc]) -> int:
    """Compare the numbers as written with those computed; what differs is kept in ``so_goc``. How many do."""
    written: dict[int, str] = {}
    _pair(nodes, muc, written)
    count = 0
    try:
        for each in danh_so(muc):
            typed = written.get(id(each.muc), "")
            if (
                typed
                and each.muc.cap in _COUNTED
                and squeeze(typed) != each.so
                and _canonical(typed) != _canonical(each.so)
            ):
                each.muc.so_goc = squeeze(typed)
                count += 1
    except NumberingError:
        pass  # told by the writer, with a mend
    return count


def _canonical(number: str) -> str:
    """``1`` ``1.`` ``1/`` and ``01.`` say one thing; ``A.`` and ``a)`` do not."""
    number = squeeze(number).replace(" ", "")
    return (
        re.sub(r"^0+(?=\d)", "", number.rstrip("./-"))
        if number[:1].isdigit() and not number.endswith(")")
        else number.rstrip(".")
    )


def _pair(nodes: Sequence[Node], muc: Sequence[Muc], written: dict[int, str]) -> None:
    for node, each in zip(nodes, muc, strict=True):
        if node.line is not None:
            written[id(each)] = node.line.written
        _pair(node.children, each.muc, written)

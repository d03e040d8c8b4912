"""The lines of a document with what each is in the plan: what the stages found, in reading order, for the rules to look at."""

from collections.abc import Iterator, Sequence

from kehoach.blocks import Paragraph, Table
from kehoach.model.dong import Dong, Vai
from kehoach.model.numbers import danh_so
from kehoach.model.plan import Muc
from kehoach.readers.stages.cay import Node
from kehoach.readers.stages.state import Item, State
from kehoach.text.numbering import Kieu, NumberingError


def lines(state: State, plan_muc: Sequence[Muc], annex_muc: Sequence[Sequence[Muc]]) -> list[Dong]:
    """Every line; ``plan_muc`` and ``annex_muc`` are the nodes that the state's nodes became, for the right numbers."""
    found: list[Dong] = []
    nodes: dict[int, Dong] = {}
    _nodes(state.plan.get("muc", []), plan_muc, nodes)
    for annex, muc in zip(state.plan.get("phu_luc", []), annex_muc, strict=True):
        _nodes(annex.get("nodes") or [], muc, nodes)
    starts = {annex.heading.index: number for number, annex in enumerate(state.marks.get("annexes", ()), 1)}
    current = tables = 0
    for item in state.items:
        current = starts.get(item.index, current)
        if isinstance(item.block, Table):
            tables += 1
            new = list(_of_table(state, item.block, tables, nodes))
        else:
            new = list(_of_paragraph(state, item, item.block, nodes))
        for each in new:
            each.phu_luc = current
        found += new
    found += [Dong(note.text, Vai.GHI_CHU, note) for note in state.document.notes if isinstance(note, Paragraph)]
    for index, each in enumerate(found):
        each.thu_tu = index
        each.ma = next((state.targets[name] for name in each.paragraph.marks if name in state.targets), "")
    return found


def _of_paragraph(state: State, item: Item, paragraph: Paragraph, nodes: dict[int, Dong]) -> Iterator[Dong]:
    if id(paragraph) in state.roles:
        yield from _named(state, paragraph)
    elif id(paragraph) in nodes:
        yield nodes[id(paragraph)]
    elif paragraph.text.strip():
        vai = Vai.DOAN if item.index >= state.body and item.claimed in ("bo_cuc", "noi_dung_phu_luc", "") else Vai.KHAC
        yield Dong(paragraph.text, vai, paragraph)


def _named(state: State, paragraph: Paragraph) -> Iterator[Dong]:
    place = 0
    whole = paragraph.text
    for text, vai in state.roles[id(paragraph)]:
        at = whole.find(text, place)
        if at < 0 and paragraph.number:
            text = text.removeprefix(paragraph.number).lstrip()  # the automatic number is no part of the words
            at = whole.find(text, place)
        yield Dong(text, vai, paragraph, max(at, 0), so=paragraph.number)
        place = at + len(text) if at >= 0 else place


def _of_table(state: State, table: Table, number: int, nodes: dict[int, Dong]) -> Iterator[Dong]:
    for row, cells in enumerate(table.rows):
        for cell in cells:
            for block in cell.blocks:
                if isinstance(block, Table):
                    yield from _of_table(state, block, number, nodes)
                    continue
                if id(block) in state.roles:
                    yield from _named(state, block)
                elif id(block) in nodes:
                    yield nodes[id(block)]
                elif block.text.strip():
                    yield Dong(block.text, Vai.O, block, so=block.number, bang=number, hang=row, cot=cell.column)


def _nodes(nodes: Sequence[Node], muc: Sequence[Muc], out: dict[int, Dong]) -> None:
    """Lines of the nodes in ``out``, by the paragraph that each stands in."""
    right = _numbers(muc)
    _walk(nodes, muc if len(nodes) == len(muc) else (), right, out, 0, None)


def _numbers(muc: Sequence[Muc]) -> dict[int, str]:
    try:
        return {id(each.muc): each.so for each in danh_so(muc)}
    except NumberingError:
        return {}


def _walk(
    nodes: Sequence[Node],
    muc: Sequence[Muc],
    right: dict[int, str],
    out: dict[int, Dong],
    depth: int,
    above: Dong | None,
) -> None:
    for index, node in enumerate(nodes):
        own = muc[index] if index < len(muc) else None
        line, made = node.line, above
        if line is not None:
            named = line.number is not None or line.heading or bool(line.tieu_de)
            made = Dong(
                line.paragraph.text, Vai.MUC if named else Vai.DOAN, line.paragraph,
                cap=line.kieu if line.number is not None or line.kieu is Kieu.DOAN else Kieu.DOAN,
                so=line.written, dang_so=line.form, so_dung=right.get(id(own), "") if own is not None else "",
                tieu_de=node.data.get("tieu_de", ""), loi_van=node.data.get("loi_van", ""), sau=depth, cha=above,
            )  # fmt: skip
            if above is not None:
                above.con.append(made)
            out[id(line.paragraph)] = made
        children = own.muc if own is not None and len(own.muc) == len(node.children) else ()
        _walk(node.children, children, right, out, depth + 1, made)

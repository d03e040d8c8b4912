"""What the annexes hold: a table of indicators or tasks with the usual columns, else text and tables as they are.

Reads the annexes that were parted off; writes ``phu_luc``.
"""

from typing import Any

from kehoach.blocks import Paragraph, Table
from kehoach.readers.stages import bo_cuc
from kehoach.readers.stages.bang import indicators, tasks
from kehoach.readers.stages.phu_luc import Annex
from kehoach.readers.stages.state import Item, State, one_line

NAME = "noi_dung_phu_luc"
_END = "./."


def run(state: State) -> None:
    """The content of every annex."""
    state.plan["phu_luc"] = [_content(state, annex) for annex in state.marks.get("annexes", [])]


def _content(state: State, annex: Annex) -> dict[str, Any]:
    data: dict[str, Any] = {
        "tieu_de": annex.title or "[[tên phụ lục]]",
        "kem_theo": one_line(annex.with_line),
        "so_goc": annex.number,
        "id": annex.identity,
    }
    items = [item for item in annex.items if not _is_end(state, item)]
    if len(items) == 1 and isinstance(items[0].block, Table):
        table = items[0].block
        found = indicators(state, table) or tasks(state, table)
        if found:
            state.claim(items[0], NAME)
            kind = "chi_tieu" if "chi_tieu" in found else "nhiem_vu"
            state.tell(NAME, f"{len(found[kind])} {'chỉ tiêu' if kind == 'chi_tieu' else 'nhiệm vụ'}", items[0].spot)
            return data | found
    nodes = bo_cuc.build(state, items, in_annex=True)
    data["nodes"] = nodes
    return data


def _is_end(state: State, item: Item) -> bool:
    """The ./. that closes an annex is printed anew."""
    if isinstance(item.block, Paragraph) and item.block.text.strip() == _END:
        state.claim(item, NAME)
        return True
    return False

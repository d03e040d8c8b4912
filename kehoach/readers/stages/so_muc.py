"""Nodes as the model wants them, and the numbers of the source where they differ from those computed."""

import re
from collections.abc import Sequence

from kehoach.model.numbers import danh_so
from kehoach.model.plan import Muc
from kehoach.readers.stages.cay import Node
from kehoach.readers.stages.heading import COUNTED
from kehoach.text.numbering import VIETNAMESE_LETTERS, Kieu, NumberingError
from kehoach.text.strings import squeeze


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
                and each.muc.cap in COUNTED
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

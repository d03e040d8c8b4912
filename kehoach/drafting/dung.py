"""Expanding a khung: its nodes with conditions and repetitions become the nodes of a plan."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kehoach.catalog.models import MauMuc
from kehoach.drafting.o import evaluate, render
from kehoach.model.plan import Muc
from kehoach.problems import KehoachError, Problem


def dung_muc(nodes: Sequence[MauMuc], names: Mapping[str, Any]) -> list[Muc]:
    """The nodes that apply, in order, their slots filled. ``names`` are the slots; ``lap`` binds ``bien`` to each element
    and ``stt`` to its count from 1."""
    return [muc for node in nodes for muc in _one(node, names)]


def _one(node: MauMuc, names: Mapping[str, Any]) -> Iterator[Muc]:
    for bound in _each(node, names):
        if node.khi and not evaluate(node.khi, bound):
            continue
        yield Muc(
            id=render(node.id, bound),
            cap=node.cap,
            tieu_de=render(node.tieu_de, bound),
            loi_van=render(node.loi_van, bound),
            muc=dung_muc(node.muc, bound),
        )


def _each(node: MauMuc, names: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if not node.lap:
        yield names
        return
    values = evaluate(node.lap, names)
    if not isinstance(values, list | tuple | range):
        message = f"“lap: {node.lap}” không phải danh sách"
        raise KehoachError(Problem("DM10", message, "sửa khung: lap cần một danh sách, ví dụ linh_vuc"))
    for index, value in enumerate(values, 1):
        yield {**names, node.bien: value, "stt": index}

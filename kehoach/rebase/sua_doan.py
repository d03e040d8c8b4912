"""Replacements made in blocks: the same document with other words; what does not change keeps its format."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from kehoach.blocks import Block, Document, Paragraph, Run, Table
from kehoach.rebase.thay import Thay
from kehoach.text.changes import Change


class Cho(NamedTuple):
    """``paragraph.text[dau:cuoi]`` becomes ``moi``."""

    dau: int
    cuoi: int
    moi: str
    thay: Thay


def cho_trong_doan(thay: Iterable[Thay]) -> dict[int, list[Cho]]:
    """``id`` of a paragraph -> its replacements in order, none over another; what comes first in ``thay`` goes before."""
    found: dict[int, list[Cho]] = {}
    for each in thay:
        place = _place(each)
        if place is None:
            continue
        start, end = place
        there = found.setdefault(id(each.dong.paragraph), [])
        if all(end <= other.dau or start >= other.cuoi for other in there):
            there.append(Cho(start, end, each.moi, each))
    for places in found.values():
        places.sort(key=lambda each: (each.dau, each.cuoi))
    return found


def _place(each: Thay) -> tuple[int, int] | None:
    """Where its words stand in the paragraph; None when the line shows them otherwise."""
    whole, start = each.dong.paragraph.text, each.dong.goc + each.dau
    if whole[start : start + len(each.tu)] == each.tu:
        return (start, start + len(each.tu)) if each.tu or each.moi else None
    at = whole.find(each.tu) if each.tu else -1
    return (at, at + len(each.tu)) if at >= 0 and whole.count(each.tu) == 1 else None


def sua(document: Document, places: Mapping[int, Sequence[Cho]]) -> Document:
    """A copy of the document with the replacements (by ``id`` of the paragraph)."""
    return doi_doan(document, lambda each: sua_doan(each, places.get(id(each), ()))) if places else document


def doi_doan(document: Document, become: Callable[[Paragraph], Paragraph]) -> Document:
    """A copy of the document with every paragraph, those of cells and notes too, as it is to become."""
    return replace(
        document,
        blocks=_blocks(document.blocks, become),
        notes=_blocks(document.notes, become),
        dropped=[*document.dropped],
    )


def sua_doan(paragraph: Paragraph, places: Sequence[Change | Cho]) -> Paragraph:
    """A copy of the paragraph with the replacements, which stand in order."""
    return replace(paragraph, runs=_runs(paragraph.runs, places), _text=None) if places else paragraph


def _blocks(blocks: Sequence[Block], become: Callable[[Paragraph], Paragraph]) -> list[Block]:
    return [become(each) if isinstance(each, Paragraph) else _table(each, become) for each in blocks]


def _table(table: Table, become: Callable[[Paragraph], Paragraph]) -> Table:
    rows = [[replace(cell, blocks=_blocks(cell.blocks, become)) for cell in row] for row in table.rows]
    return replace(table, rows=rows)


def _runs(runs: Sequence[Run], places: Sequence[Change | Cho]) -> list[Run]:
    """The runs with the new words; these have the format of the first letter that they replace."""
    made: list[Run] = []
    offset = 0
    todo = [Change(*each[:3]) for each in places]
    for run in runs:
        end, at, text = offset + len(run.text), 0, ""
        for each in list(todo):
            if each.start >= end and not (each.start == each.end == end):
                break
            if each.start >= offset:
                text += run.text[at : each.start - offset] + each.new
            at = max(at, min(each.end, end) - offset)
            if each.end <= end:
                todo.remove(each)
        text += run.text[at:]
        if text:
            made.append(Run(text, run.format))
        offset = end
    return made or [Run("")]

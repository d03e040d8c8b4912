"""The head of a Word file as it is laid out: where each paragraph stands, and the lines drawn there."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kehoach.blocks import Block, Paragraph, Stroke, Table
from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo

_TYPED = re.compile(r"(?:^|\n)\s*(?P<ke>[_]{4,}|[-–—=*.…]{4,}|(?:-\s?){4,})\s*(?=\n|$)")
_LETTER = 0.5
"""Width of an underscore or a digit of Times New Roman, in sizes"""
_MOST = 400
"""A head has no more paragraphs"""


class Cho(NamedTuple):
    """A paragraph of the head and its place."""

    doan: Paragraph
    bang: int
    """Number of the outermost table, from 1; 0 outside"""
    hang: int
    cot: int
    rong: float | None
    """Width of the cell, or of the text area"""
    ke_o: bool
    """Whether it stands in a table with lines"""


class Ke(NamedTuple):
    """A drawn line: its length where it is known, whether it is unbroken."""

    dai: float | None
    lien: bool
    gach: bool
    """Typed with hyphens or other signs"""


def _walk(blocks: list[Block], room: float, place: tuple[int, int, int, float | None, bool] | None) -> Iterator[Cho]:
    tables = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Cho(block, *(place or (0, 0, 0, room, False)))
            continue
        tables += 1
        for row, cells in enumerate(block.rows):
            for cell in cells:
                inner = place or (tables, row, cell.column, cell.width, block.bordered)
                yield from _walk(cell.blocks, room, inner)


def cac_cho(ho_so: HoSo) -> list[Cho]:
    """The paragraphs from the beginning to the first of the body (it is in); empty where places are not told."""
    title = ho_so.dau(Vai.TEN_LOAI)
    body = next(
        (
            each
            for each in ho_so.dong
            if title and each.thu_tu > title.thu_tu and each.vai in (Vai.CAN_CU, Vai.MO_DAU, Vai.MUC, Vai.DOAN)
        ),
        None,
    )
    if title is None or body is None or not body.spot.paragraph:
        return []
    section = ho_so.document.sections[0]
    room = section.width - section.left - section.right
    found = []
    for each in _walk(ho_so.document.blocks, room, None):
        found.append(each)
        if (each.doan.spot.paragraph or 0) >= body.spot.paragraph or len(found) > _MOST:
            break
    return found


def cho_cua(places: list[Cho], dong: Dong | None) -> Cho | None:
    """Where a line stands."""
    if dong is None:
        return None
    return next((each for each in places if each.doan.spot.paragraph == dong.spot.paragraph), None)


def duong_ke(place: Cho) -> list[Ke]:
    """The lines at a paragraph: drawn, typed, or its own words underlined."""
    paragraph = place.doan
    found = [Ke(_length(each, place), each.solid, False) for each in paragraph.strokes]
    text = paragraph.text
    if len(text) < 400:
        size = next((run.format.size for run in paragraph.runs if run.format.size), None) or 13.0
        for m in _TYPED.finditer(text):
            underscores = m["ke"][0] == "_"
            found.append(Ke(len(m["ke"]) * size * _LETTER if underscores else None, underscores, not underscores))
    lined = sum(len(run.text) for run in paragraph.runs if run.format.underline)
    if lined and text.strip():
        found.append(Ke(None, True, False))
    return found


def _length(stroke: Stroke, place: Cho) -> float | None:
    if stroke.length is not None:
        return stroke.length
    return None if place.rong is None else place.rong - place.doan.left - place.doan.right


def co_bang(ho_so: HoSo) -> bool:
    """Whether the document begins with a table."""
    return any(isinstance(each, Table) for each in ho_so.document.blocks[:3])

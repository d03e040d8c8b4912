"""Tables: cells on their grid, merged ones once, lines, header rows."""

import pytest

from kehoach.blocks import Table
from kehoach.readers.docx import read
from readers.word_made import cell, p, row, style, table, word

RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def span(number: int) -> str:
    return f'<w:gridSpan w:val="{number}"/>'


def lines(kind: str, name: str = "tblBorders", edges: str = "top left bottom right insideH insideV") -> str:
    made = "".join(f'<w:{edge} w:val="{kind}"/>' for edge in edges.split())
    return f"<w:{name}>{made}</w:{name}>"


def made(data: bytes) -> Table:
    (block,) = read(data).blocks
    assert isinstance(block, Table)
    return block


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("a", "b"), row("c", "d")], [[("a", 0, 1, 1), ("b", 1, 1, 1)], [("c", 0, 1, 1), ("d", 1, 1, 1)]]),
        ([row(cell("a", span(2)), "b"), row("c", "d", "e")],
         [[("a", 0, 2, 1), ("b", 2, 1, 1)], [("c", 0, 1, 1), ("d", 1, 1, 1), ("e", 2, 1, 1)]]),
        ([row(cell("a", RESTART), "b"), row(cell("", GOES_ON), "c"), row(cell("", GOES_ON), "d")],
         [[("a", 0, 1, 3), ("b", 1, 1, 1)], [("c", 1, 1, 1)], [("d", 1, 1, 1)]]),
        ([row(cell("a", RESTART), "b"), row(cell("", GOES_ON), "c"), row(cell("e", RESTART), "d"), row(cell("", GOES_ON), "f")],
         [[("a", 0, 1, 2), ("b", 1, 1, 1)], [("c", 1, 1, 1)], [("e", 0, 1, 2), ("d", 1, 1, 1)], [("f", 1, 1, 1)]]),
        ([row(cell("a", span(2) + RESTART), "b"), row(cell("", span(2) + GOES_ON), "c")],
         [[("a", 0, 2, 2), ("b", 2, 1, 1)], [("c", 2, 1, 1)]]),
        ([row("a", "b"), row(cell("c", GOES_ON), "d")], [[("a", 0, 1, 1), ("b", 1, 1, 1)], [("c", 0, 1, 1), ("d", 1, 1, 1)]]),
        ([row(cell("a", RESTART), "b"), row(cell("còn chữ", GOES_ON), "c")],
         [[("a\ncòn chữ", 0, 1, 2), ("b", 1, 1, 1)], [("c", 1, 1, 1)]]),
        ([row(cell("a", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "b")], [[("a", 0, 2, 1), ("b", 2, 1, 1)]]),
        ([row("a", properties='<w:gridBefore w:val="2"/>'), row("b")], [[("a", 2, 1, 1)], [("b", 0, 1, 1)]]),
        ([row(cell("a", RESTART)), row("b", properties='<w:gridBefore w:val="1"/>'), row(cell("c", GOES_ON))],
         [[("a", 0, 1, 1)], [("b", 1, 1, 1)], [("c", 0, 1, 1)]]),
        ([f"<w:sdt><w:sdtContent>{row('a')}</w:sdtContent></w:sdt>", row("b")], [[("a", 0, 1, 1)], [("b", 0, 1, 1)]]),
        ([f"<w:tr><w:sdt><w:sdtContent>{cell('a')}</w:sdtContent></w:sdt>{cell('b')}</w:tr>"], [[("a", 0, 1, 1), ("b", 1, 1, 1)]]),
        ([f"<w:customXml>{row('a')}</w:customXml>"], [[("a", 0, 1, 1)]]),
        ([f"<x:la>{row('a')}</x:la>"], [[("a", 0, 1, 1)]]),
        ([f"<mc:AlternateContent><mc:Choice>{row('a')}</mc:Choice><mc:Fallback>{row('b')}</mc:Fallback></mc:AlternateContent>"],
         [[("a", 0, 1, 1)]]),
    ],
)  # fmt: skip
def test_cells_on_their_grid(rows: list[str], expected: list[list[tuple[str, int, int, int]]]) -> None:
    found = made(word(table(*rows)))
    assert [
        [(each.text, each.column, each.colspan, each.rowspan) for each in cells] for cells in found.rows
    ] == expected


def test_words_outside_cells_are_told() -> None:
    document = read(word(table(f"<w:tr>{p('lạc')}{cell('a')}</w:tr>")))
    assert [each.text for each in document.dropped] == ["lạc"]


def test_tables_in_cells() -> None:
    inner = table(row("trong"))
    found = made(word(table(row(f"<w:tc>{inner}<w:p/></w:tc>", "ngoài"))))
    nested = found.rows[0][0].blocks[0]
    assert isinstance(nested, Table)
    assert (nested.rows[0][0].text, found.rows[0][1].text) == ("trong", "ngoài")


@pytest.mark.parametrize(
    ("properties", "cells", "bordered"),
    [
        ("", "", False),
        (lines("single"), "", True),
        (lines("nil"), "", False),
        (lines("none"), "", False),
        ('<w:tblStyle w:val="luoi"/>', "", True),
        ('<w:tblStyle w:val="con"/>', "", True),
        ('<w:tblStyle w:val="luoi"/>' + lines("nil"), "", False),
        ("", lines("single", "tcBorders", "top left bottom right"), True),
        ("", lines("single", "tcBorders", "bottom"), False),
        (lines("single"), lines("nil", "tcBorders", "top left bottom right"), False),
        (lines("single"), lines("nil", "tcBorders", "top"), True),
    ],
)
def test_lines_of_tables(properties: str, cells: str, bordered: bool) -> None:
    styles = style("luoi", "table", more=f"<w:tblPr>{lines('single')}</w:tblPr>") + style("con", "table", "luoi")
    found = made(word(table(row(cell("a", cells), cell("b", cells)), properties=properties), styles=styles))
    assert found.bordered is bordered


@pytest.mark.parametrize(("heads", "expected"), [([1, 1, 0], 2), ([0, 1, 0], 0), ([1, 0, 1], 1), ([0, 0, 0], 0)])
def test_header_rows(heads: list[int], expected: int) -> None:
    rows = [row("a", properties="<w:tblHeader/>" if each else "") for each in heads]
    assert made(word(table(*rows))).header_rows == expected


@pytest.mark.parametrize("value", ["99999999999", "-3", "x", ""])
def test_absurd_spans_are_bounded(value: str) -> None:
    found = made(word(table(row(cell("a", f'<w:gridSpan w:val="{value}"/>'), "b"))))
    assert 1 <= found.rows[0][0].colspan <= 1000

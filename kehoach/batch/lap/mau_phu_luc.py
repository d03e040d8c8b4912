"""An annex template made ready once for a job: what the ordinary writer does to each rendered annex is put into the template
as tags, so that a file needs a few numbers only.

The annex is set in the plan's styles with the plan's header, as in a plan that it is part of.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import accumulate
from typing import Any

from lxml import etree

from kehoach.batch.lap.danh_dau import DauCho, dau_cho
from kehoach.batch.lap.hinh import Chu, Hinh, KhacThuong, doc_hang, hinh
from kehoach.batch.lap.mau import Can, Kieu, Mau
from kehoach.writers.context import KET_THUC
from kehoach.writers.oxml import NS, indent, p_pr, style_id, text, w
from kehoach.writers.styles import Styles
from kehoach.writers.table_fit import unfit
from kehoach.writers.typeset import ABOVE, BALANCED, LINES, SIGNED, room_of

CUOI = "_cuoi"
"""Ends the name of the list that holds the last row alone: it stays on the page of what follows."""
HANG, HANG_CUOI = "kh_hang", "kh_hang_cuoi"
"""Comments that stand where the rows come, and the last one"""
HET = "het"
"""The comment behind each row"""
_INDENT = "kh_can_"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def chuan_bi(
    root: etree._Element,
    body: etree._Element,
    styles: Styles,
    own: Styles,
    room: float,
    finish: Callable[[etree._Element], None],
) -> Mau:
    """Make the template ``root`` ready; ``body`` is changed, last by ``finish``.

    Raises :class:`KhacThuong` when it is of another shape.
    """
    shape = hinh(body)
    _check_layout(body, shape, styles)
    heads = _starts(shape.ngoai, styles, own, "")
    kinds = tuple(
        Kieu(
            each.khi,
            doc_hang(each),
            _starts(zip(each.doan, _paragraphs(each.hang), strict=True), styles, own, f"{shape.bien}."),
        )
        for each in shape.kieu
    )
    spans = [_can(index, each, styles, room) for index, each in enumerate(_measured(shape, styles))]
    last = _keep_ends(body, shape)
    finish(body)
    for each in root.iter(w("p"), w("tr")):
        for attribute in (f"{_W14}paraId", f"{_W14}textId"):
            if attribute in each.attrib:
                del each.attrib[attribute]
    rows = _rows_apart(root, {HANG: shape.khoi, HANG_CUOI: last})
    xml = _written(root).decode()
    for span in spans:
        xml = re.sub(rf'<w:ind w:left="{span.ten}"[^>]*/>', _ind(span), xml)
    words = [tuple(chu for chu, _ in part) for part in (shape.truoc, shape.sau)]
    return Mau(xml.encode(), _written(rows), shape.vong, bool(last), words[0], words[1], kinds, heads, tuple(spans))


def _rows_apart(root: etree._Element, loops: Mapping[str, Sequence[etree._Element]]) -> etree._Element:
    """Take the rows of the loops out of the template into one of their own; a comment stands in their place."""
    apart = etree.Element(root.tag, dict(root.attrib), nsmap=dict(root.nsmap))  # type: ignore[arg-type,misc]
    body = etree.SubElement(apart, w("body"))
    for name, rows in loops.items():
        for index, each in enumerate(rows):
            if not index:
                each.addprevious(etree.Comment(name))
            if index == len(rows) - 1:
                body.append(etree.Comment(HET))
            body.append(each)
    return apart


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _ind(span: Can) -> str:
    """The indents of a paragraph: those that its words ask for, else its own."""
    name = span.ten
    return f'{{% if {name} %}}<w:ind w:left="{{{{ {name} }}}}" w:right="{{{{ {name} }}}}"/>{{% else %}}{span.cu}{{% endif %}}'


def _check_layout(body: etree._Element, shape: Hinh, styles: Styles) -> None:
    """What the writer would change by the words of a whole table, or repeat, is not for here."""
    for each in body.iter(w("p")):
        if styles.name(style_id(each)) == SIGNED:
            raise KhacThuong
    for each in _paragraphs([row for kind in shape.kieu for row in kind.hang]):
        name = styles.name(style_id(each))
        if name in BALANCED or name in LINES or name in ABOVE:
            raise KhacThuong
    for row in shape.khoi:
        if any(row.find(f".//{w(name)}") is not None for name in ("bookmarkStart", "sdt", "drawing", "pict")):
            raise KhacThuong
    for table in body.iter(w("tbl")):
        grid = table.find("w:tblGrid", NS)
        if grid is None:
            continue
        commands = {id(row) for row in shape.khoi} - {id(row) for kind in shape.kieu for row in kind.hang}
        rows = [row.findall("w:tc", NS) for row in table.findall("w:tr", NS) if id(row) not in commands]
        if not rows or unfit(grid, rows) or any(unfit(grid, [cells]) for cells in rows):
            raise KhacThuong


def _paragraphs(rows: Sequence[etree._Element]) -> list[etree._Element]:
    return [each for row in rows for each in row.iter(w("p"))]


def _starts(paragraphs: Any, styles: Styles, own: Styles, prefix: str) -> dict[str, DauCho]:
    """For each value, how the words after a place to fill in go on."""
    found: dict[str, DauCho] = {}
    for pieces, paragraph in paragraphs:
        for name in dict.fromkeys(pieces[1::2]):
            for run in _runs_of(paragraph, prefix + name):
                made = dau_cho(run, styles, own)
                if found.setdefault(name, made) != made:
                    raise KhacThuong
    return found


def _runs_of(paragraph: etree._Element, name: str) -> Iterator[etree._Element]:
    """The runs in which the tags that print ``name`` begin."""
    runs = [each for each in paragraph.iter(w("r")) if each.find(w("t")) is not None]
    said = ["".join(part.text or "" for part in each.findall(w("t"))) for each in runs]
    ends = list(accumulate(map(len, said)))
    for tag in re.finditer(rf"\{{\{{\s*{re.escape(name)}\s*\}}\}}", "".join(said)):
        yield runs[bisect_right(ends, tag.start())]


def _measured(shape: Hinh, styles: Styles) -> list[tuple[Chu, etree._Element]]:
    """The paragraphs that have to do with computed indents."""
    wanted = BALANCED | LINES.keys() | ABOVE
    return [(pieces, each) for pieces, each in shape.ngoai if styles.name(style_id(each)) in wanted]


def _can(index: int, where: tuple[Chu, etree._Element], styles: Styles, room: float) -> Can:
    pieces, element = where
    name = f"{_INDENT}{index}"
    former = element.find("w:pPr/w:ind", NS)
    kept = "" if former is None else re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(former, encoding="unicode"))
    made = Can(
        name, pieces, styles.name(style_id(element)), styles.font(element), room_of(element, styles, room),
        styles.centred(element), kept,
    )  # fmt: skip
    indent(element, 0, 0)
    p_pr(element, "ind").set(w("left"), name)
    return made


def _keep_ends(body: etree._Element, shape: Hinh) -> list[etree._Element]:
    """The last row of a table stays with the ./. under it. Where that is the last row of the loop, there is a copy of the
    loop's rows for it alone, which is given."""
    for table in body.iterfind("w:tbl", NS):
        following = table.getnext()
        if following is None or following.tag != w("p") or text(following).strip() != KET_THUC:
            continue
        last = table.findall("w:tr", NS)[-1]
        if last is not shape.khoi[-1]:
            for each in last.iter(w("p")):
                p_pr(each, "keepNext")
            continue
        copies = [deepcopy(row) for row in shape.khoi]
        for copy in copies:
            table.append(copy)
            for each in copy.iter(w("p")):
                p_pr(each, "keepNext")
        _rename(copies[0], f"for {shape.bien} in {shape.vong}{CUOI}")
        return copies
    return []


def _rename(row: etree._Element, command: str) -> None:
    first, *others = row.iter(w("t"))
    first.text = f"{{%tr {command} %}}"
    for each in others:
        each.text = ""

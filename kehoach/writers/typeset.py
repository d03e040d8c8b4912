"""The last touches on a rendered body that no style can give: lengths of lines, balanced titles, what keeps together,
widths of a table made from data, and the mark on what a person must still fill in.

Only direct properties that are computed from the words are set; everything else stays as the office styled it.
"""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from kehoach.text.cho_trong import CHO_TRONG, tach
from kehoach.writers import styles as names
from kehoach.writers.context import KET_THUC
from kehoach.writers.metrics import balance, line_length, width
from kehoach.writers.oxml import NS, TWIPS, indent, p_pr, paragraph, r_pr, split_run, style_id, text, w
from kehoach.writers.styles import Styles
from kehoach.writers.table_fit import fit_tables

BALANCED: Final = frozenset(
    each.casefold()
    for each in (
        names.CHU_QUAN,
        names.CO_QUAN,
        names.DIA_DANH,
        names.TRICH_YEU,
        names.TEN_PHU_LUC,
        names.KEM_THEO,
    )
)
"""Styles of centred paragraphs whose lines are made of like length"""
LINES: Final = {
    names.KE_TIEU_NGU.casefold(): names.TIEU_NGU.casefold(),
    names.KE_CO_QUAN.casefold(): names.CO_QUAN.casefold(),
    names.KE_TRICH_YEU.casefold(): names.TRICH_YEU.casefold(),
    names.KE_KEM_THEO.casefold(): names.KEM_THEO.casefold(),
}
"""Style of a low paragraph whose top border is the line -> style of the text above it."""
ABOVE: Final = frozenset(LINES.values())
"""Styles of the text above a line"""
SIGNED: Final = names.NGUOI_KY.casefold()
_SHORT_LINE = 85.0
"""Points (3 cm) that the line under (Kèm theo ...) takes at most, as short as in mẫu 2.1."""


def typeset(body: etree._Element, styles: Styles, room: float, own: Styles) -> None:
    """Finish ``body`` in place. ``room`` is the width of the text area in points; ``own`` are the built-in styles, of which
    those that the writer itself needs are taken when the template has none."""
    _repair_tables(body)
    above: dict[str, list[float]] = {}
    signed = []
    for each in list(body.iter(w("p"))):
        name = styles.name(style_id(each))
        if name in LINES:
            _draw_line(each, above.pop(LINES[name], []), name, styles, room)
        elif name in BALANCED:
            above.setdefault(name, []).extend(_balance(each, styles, room))
        elif name in ABOVE:
            above[name] = [width(text(each), styles.font(each))]
        elif name == SIGNED:
            signed.append(each)
    fit_tables(body, styles, room)
    _keep_ends(body, signed)
    _mark_placeholders(body, styles, own)


def _repair_tables(body: etree._Element) -> None:
    """Tags may leave a table without rows or a cell without paragraphs, which Word takes for damage."""
    for table in list(body.iter(w("tbl"))):
        parent = table.getparent()
        if parent is not None and table.find("w:tr", NS) is None:
            parent.replace(table, paragraph(""))
    for cell in body.iter(w("tc")):
        if not len(cell) or cell[-1].tag != w("p"):
            cell.append(paragraph(""))


def text_width(section: etree._Element) -> float:
    """Width of the text area of a section, in points."""
    size, margin = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
    if size is None or margin is None:
        return 467.75
    edges = sum(float(margin.get(w(side), "0")) for side in ("left", "right", "gutter"))
    return (float(size.get(w("w"), "11906")) - edges) / TWIPS


def room_of(element: etree._Element, styles: Styles, room: float) -> float:
    """Width in which a paragraph stands: its cell's, else the text area's."""
    cell = next(element.iterancestors(w("tc")), None)
    if cell is None:
        return room
    measure = cell.find("w:tcPr/w:tcW", NS)
    table = next(cell.iterancestors(w("tbl")))
    if measure is None or measure.get(w("type"), "dxa") != "dxa":
        return room
    return (float(measure.get(w("w"), "0")) - styles.cell_margins(table)) / TWIPS


def _balance(element: etree._Element, styles: Styles, room: float) -> list[float]:
    """Narrow a centred paragraph so that its lines are of like length; the widths of its lines."""
    available = room_of(element, styles, room)
    measure, widths = balance(text(element), styles.font(element), available)
    if len(widths) > 1 and styles.centred(element):
        margin = max(0.0, (available - measure) / 2)
        indent(element, margin, margin)
    return widths


def _draw_line(element: etree._Element, widths: Sequence[float], name: str, styles: Styles, room: float) -> None:
    """Give the line its length by the indents of the low paragraph that carries it."""
    if widths:
        margin = max(0.0, (room_of(element, styles, room) - drawn_length(name, widths)) / 2)
        indent(element, margin, margin)


def drawn_length(name: str, widths: Sequence[float]) -> float:
    """Length of the line that the low paragraph of the style ``name`` stands for, under lines of those widths."""
    if name == names.KE_TIEU_NGU.casefold():
        return widths[-1]
    if name == names.KE_KEM_THEO.casefold():
        return min(_SHORT_LINE, line_length(widths))
    return line_length(widths)


def _keep_ends(body: etree._Element, signed: Sequence[etree._Element]) -> None:
    """The last words stay on the page of the signature, and the last row on that of the ./. under its table, so that
    neither stands on a page alone."""
    for each in signed:
        blocks = list(each.iterancestors(w("tbl")))
        previous = blocks[-1].getprevious() if blocks else None
        if previous is not None and previous.tag == w("p"):
            p_pr(previous, "keepNext")
    for table in body.iterfind("w:tbl", NS):
        following = table.getnext()
        if following is not None and following.tag == w("p") and text(following).strip() == KET_THUC:
            for each in table.findall("w:tr", NS)[-1].iter(w("p")):
                p_pr(each, "keepNext")


def _mark_placeholders(body: etree._Element, styles: Styles, own: Styles) -> None:
    """``[[...]]`` becomes a run in the style for what is still to be filled in; its other looks stay."""
    for holder in [each for each in body.iter(w("t")) if each.text and "[[" in each.text]:
        run = holder.getparent()
        pieces = tach(holder.text or "")
        if run is None or len(run.findall("w:t", NS)) != 1 or not any(CHO_TRONG.fullmatch(piece) for piece in pieces):
            continue
        for copy, piece in zip(split_run(run, pieces), pieces, strict=True):
            if CHO_TRONG.fullmatch(piece):
                set_style(copy, styles, styles.require(names.CHO_TRONG, own))


def set_style(run: etree._Element, styles: Styles, identity: str) -> None:
    """A run has one character style only: what the former gave (bold...) becomes its own properties."""
    former = style_id(run, "r")
    if former:
        for each in styles.character_format(former):
            element = r_pr(run, etree.QName(each).localname)
            if not element.attrib and not len(element):
                element.attrib.update(each.attrib)
    r_pr(run, "rStyle").set(w("val"), identity)

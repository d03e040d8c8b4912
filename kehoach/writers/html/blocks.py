"""Paragraphs and tables as HTML."""

from collections.abc import Iterable, Iterator
from html import escape

from lxml import etree

from kehoach.writers.html.declarations import css, line, number, of_paragraph, pt
from kehoach.writers.html.grid import Cell, borders_of, grid
from kehoach.writers.html.settings import Settings
from kehoach.writers.html.sheet import Direct, Look, Sheet, edges, measures
from kehoach.writers.html.words import NODE, Sources, Words, mark_of
from kehoach.writers.oxml import NS, style_id, val, w

_P, _TBL, _P_PR = w("p"), w("tbl"), w("pPr")
_THROUGH = frozenset(w(each) for each in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_MOST_DEEP = 20
_BREAK = " trang"
_TRIFLE = 0.1


class Blocks:
    """Writes what a body, cell or header holds, in the styles of ``sheet``."""

    def __init__(self, sheet: Sheet, sources: Sources, settings: Settings) -> None:
        self._sheet, self._sources, self._settings = sheet, sources, settings
        self._found: list[tuple[str, str]] = []

    def all(self, owner: Iterable[etree._Element], inside: str = "", depth: int = 0) -> Iterator[str]:
        """The HTML of each paragraph and table of ``owner``, in order."""
        for each in owner:
            if each.tag == _P:
                yield self.paragraph(each, inside)
            elif each.tag == _TBL and depth < _MOST_DEEP:
                yield self.table(each, depth + 1)
            elif each.tag in _THROUGH and depth < _MOST_DEEP:
                yield from self.all(each, inside, depth + 1)

    def paragraph(self, element: etree._Element, inside: str = "") -> str:
        """A paragraph; more than one where a page ends inside it."""
        properties = next(element.iterchildren(_P_PR), None)
        style, direct = "", Direct()
        if properties is not None:
            style = style_id(element)
            if len(properties) > (1 if style else 0):
                direct = tuple(self._sheet.own(properties).items())
        words = Words(self._sheet, self._sources, (style, inside, direct)).read(element)
        if len(words.pieces) == 1 and not words.pieces[0]:  # as high as its mark
            direct += mark_of(properties, self._sheet)
        look = self._sheet.paragraph(style, inside, direct)
        target = next((target for unit, target in words.targets if unit == "p"), "")
        self._found += words.targets
        return "".join(
            _paragraph(look, piece, words.sizes, target, index > 0) for index, piece in enumerate(words.pieces)
        )

    def table(self, element: etree._Element, depth: int) -> str:
        """A table: its columns, first the rows that stand on each of its pages."""
        properties = element.find("w:tblPr", NS)
        style = style_id(element, "tbl")
        given = self._sheet.table(style)
        borders = given.borders | edges(None if properties is None else properties.find("w:tblBorders", NS))
        margins = given.margins | measures(None if properties is None else properties.find("w:tblCellMar", NS))
        columns, rows = grid(element)
        before, self._found = self._found, []
        head: list[str] = []
        body: list[str] = []
        for index, row in enumerate(rows):
            made = self._row(row.element, row.cells, row.header, borders, margins, style, depth)
            (head if row.header and index == len(head) else body).append(made)
        target = next((target for unit, target in self._found if unit == "t"), "")
        self._found = before + self._found
        looks = css({**borders_of(borders), **self._place(properties, sum(columns), depth, margins)})
        cols = "".join(f'<col data-style="width:{pt(each)}">' for each in columns)
        headed = f"<thead>{''.join(head)}</thead>" if head else ""
        return (
            f"<table{_target(target)}{_styled(looks)}><colgroup>{cols}</colgroup>"
            f"{headed}<tbody>{''.join(body)}</tbody></table>"
        )

    def _place(
        self, properties: etree._Element | None, width: float, depth: int, margins: dict[str, str]
    ) -> dict[str, str]:
        """Where a table stands between the margins."""
        found = {"width": pt(width)}
        jc = val(None if properties is None else properties.find("w:jc", NS))
        if jc in ("center", "right", "end"):
            return found | {"margin": "0 auto" if jc == "center" else "0 0 0 auto"}
        indent = None if properties is None else properties.find("w:tblInd", NS)
        left = number(indent.get(w("w"), "0")) if indent is not None and indent.get(w("type"), "dxa") == "dxa" else 0.0
        if self._settings.hanging_tables and depth == 1:
            left -= number(margins.get("left", "0"))
        return found | {"margin": f"0 0 0 {pt(left)}"} if left else found

    def _row(
        self,
        row: etree._Element,
        cells: list[Cell],
        header: bool,
        borders: dict[str, str],
        margins: dict[str, str],
        style: str,
        depth: int,
    ) -> str:
        before, self._found = self._found, []
        made = "".join(self._cell(each, borders, margins, style, depth) for each in cells)
        target = next((target for unit, target in self._found if unit == "r"), "")
        self._found = before + self._found
        properties = row.find("w:trPr", NS)
        height = None if properties is None else properties.find("w:trHeight", NS)
        look = "" if height is None else f' data-style="height:{pt(number(val(height)))}"'
        whole = properties is not None and properties.find("w:cantSplit", NS) is not None
        words = (["dau"] if header else []) + (["lien"] if whole else [])
        kept = f' data-giu="{" ".join(words)}"' if words else ""
        return f"<tr{_target(target)}{kept}{look}>{made}</tr>"

    def _cell(self, cell: Cell, borders: dict[str, str], margins: dict[str, str], style: str, depth: int) -> str:
        looks = {}
        own_margins = margins
        if cell.properties is not None:
            own = edges(cell.properties.find("w:tcBorders", NS))
            looks = {name: value for name, value in borders_of(own, cell=True).items() if name}
            own_margins = margins | measures(cell.properties.find("w:tcMar", NS))
            aligned = {"center": "middle", "bottom": "bottom"}.get(val(cell.properties.find("w:vAlign", NS)))
            if aligned:
                looks["vertical-align"] = aligned
            shade = cell.properties.find("w:shd", NS)
            if shade is not None:
                looks["background-color"] = of_paragraph({"shd.fill": shade.get(w("fill"), "")})["background-color"]
        thick = line(borders.get("insideH") or borders.get("top", ""))[0]
        sides = [number(own_margins.get(side, "0")) for side in ("top", "right", "bottom", "left")]
        sides[0] += thick * 20
        if any(sides):
            looks["padding"] = " ".join(map(pt, sides))
        spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        inside = "".join(self.all(cell.content, style, depth))
        return f"<td{spans}{_styled(css(looks))}>{inside}</td>"


def _styled(style: str) -> str:
    return f' data-style="{escape(style)}"' if style else ""


def _target(target: str) -> str:
    return f' {NODE}="{escape(target)}"' if target else ""


def _paragraph(look: Look, words: str, sizes: set[float], target: str, after_break: bool) -> str:
    style = look.style
    least = min((each or look.size for each in sizes), default=look.size)
    if least < look.size:  # lines are as high as their words, not as the paragraph's own letters
        style = ";".join(filter(None, (style, f"font-size:{least:g}pt")))
    keep = look.keep
    if after_break:
        keep = f"{keep}{_BREAK}".strip()
        style = ";".join(filter(None, (style, "text-indent:0")))
    attributes = f' class="kh-s{look.number}"' + _target(target)
    attributes += f' data-giu="{keep}"' if keep else ""
    attributes += f' data-tab="{escape(look.tabs)}"' if look.tabs and "kh-tab" in words else ""
    attributes += f' data-du="{look.slack:.4g}"' if look.slack > _TRIFLE else ""
    attributes += _styled(style)
    return f"<p{attributes}>{words or '<br>'}</p>"

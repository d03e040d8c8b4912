"""The tree of a page as blocks: one walk, a stack of looks for the elements, a stack of flows for the containers."""

import re
from dataclasses import dataclass, field

from lxml import etree

from kehoach.blocks import Block, Dropped, Origin, Paragraph
from kehoach.problems import KehoachError, Problem
from kehoach.readers.html.css import Declarations, Sheet, has_border, length
from kehoach.readers.html.flow import Box, Flow
from kehoach.readers.html.lists import OpenList, open_list
from kehoach.readers.html.looks import Look, look_of
from kehoach.readers.html.tables import OpenTable, span

_SKIPPED = frozenset({
    "script", "style", "head", "title", "noscript", "template", "iframe", "object", "embed", "svg", "math", "xml", "select",
    "audio", "video", "canvas",
})  # fmt: skip
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "pre", "dt", "dd", "caption"})
_BLOCKS = _PARAGRAPHS | {
    "html", "body", "div", "center", "blockquote", "section", "article", "header", "footer", "main", "nav", "aside",
    "address", "form", "fieldset", "ol", "ul", "dl", "figure", "figcaption", "details", "summary", "hr", "table", "thead",
    "tbody", "tfoot", "tr", "td", "th",
}  # fmt: skip
_NOTE = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)\d{1,6}\Z")
_BARE_MARK = re.compile(r"sd(?:foot|end)note\d{1,6}(?:anc|sym)")
"""LibreOffice writes the mark of a note bare; other programs, and our other readers, in brackets"""
_BREAK = re.compile(r"always|page|left|right")
_SEVEN_POINTS = re.compile(r"font:\s*7(?:\.0)?pt", re.IGNORECASE)
MAX_NODES = 250_000
"""Elements of a page: several times a plan with annexes of six hundred rows"""
MAX_DEPTH = 1000
"""Elements in elements"""
_LONGEST_NUMBER = 12
_LOOKED_AT = ("class", "style", "align", "face", "size", "color")
"""Attributes that say how an element looks"""


@dataclass(slots=True)
class _Open:
    """An element whose children are being read."""

    tag: str
    look: Look
    box: Box
    ends: str = ""
    """What ends with it: ``number``, ``mark``, ``note``, ``header``, ``footer``, ``cell``, ``table``, ``list``"""
    spans: tuple[int, int] = (1, 1)
    """Of a cell: columns and rows"""


@dataclass(slots=True)
class Walk:
    """The results are in the attributes after :meth:`run`."""

    sheet: Sheet
    notes: list[Block] = field(default_factory=list)
    headers: list[Block] = field(default_factory=list)
    footers: list[Block] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _flows: list[Flow] = field(default_factory=lambda: [Flow()])
    _tables: list[OpenTable] = field(default_factory=list)
    _lists: list[OpenList] = field(default_factory=list)
    _away: list[str] = field(default_factory=list)
    _known: dict[tuple[object, ...], tuple[Declarations, Look, Look]] = field(default_factory=dict)

    def run(self, root: etree._Element) -> list[Block]:
        """The blocks of the page under ``root``."""
        self._open.append(_Open("", Look(), Box(line_breaks=False)))
        steps = etree.iterwalk(root, events=("start", "end"))
        for count, (event, element) in enumerate(steps):
            if count > 2 * MAX_NODES or len(self._open) > MAX_DEPTH:
                raise KehoachError(
                    Problem("DOC05", "Trang HTML quá lớn hoặc lồng quá sâu", "lưu lại thành .docx bằng Word")
                )
            if event == "start":
                if str(element.tag) in _SKIPPED:
                    steps.skip_subtree()
                    self._open.append(_Open("skipped", self._open[-1].look, self._open[-1].box))
                    continue
                self._start(element)
                self._text(element.text)
            else:
                self._end()
                self._text(element.tail if element is not root else None)
        self._flows[0].end(self._open[0].box)
        self._drop("chữ ẩn")
        return self._flows[0].blocks

    def _text(self, text: str | None) -> None:
        if not text:
            return
        look = self._open[-1].look
        if look.hidden:
            self._away.append(text)
        elif self._open[-1].tag not in ("table", "tr", "tbody", "thead", "tfoot", "ol", "ul") or text.strip():
            self._flows[-1].text(text, look)

    def _start(self, element: etree._Element) -> None:
        tag = str(element.tag).lower()
        attributes = {str(name): str(value) for name, value in element.attrib.items()}
        above = self._open[-1]
        style, look = self._looks_like(tag, attributes, above.look)
        opened = _Open(tag, look, above.box)
        flow = self._flows[-1]
        if look.hidden and not above.look.hidden:
            opened.ends = "hidden"
        elif tag == "br":
            if _BREAK.match(style.get("page-break-before", style.get("break-before", ""))):
                flow.page_break = True
            else:
                flow.line_break(above.box)
        elif tag == "a" and attributes.get("name"):
            flow.marks.append(attributes["name"])
            if _BARE_MARK.fullmatch(attributes["name"]):
                opened.ends = "mark"
                flow.text("[", look)
        elif style.get("mso-list", "").lower() == "ignore" or _pads_a_number(attributes, element, flow):
            opened.ends = "number"
        if tag in _BLOCKS:
            flow.end(above.box)
            opened.box = _box(tag, attributes, style, look)
            opened.box.page_break &= bool(flow.blocks) or len(self._flows) > 1
            flow.page_break |= opened.box.page_break
            self._container(opened, attributes, style)
        self._open.append(opened)

    def _looks_like(self, tag: str, attributes: dict[str, str], above: Look) -> tuple[Declarations, Look]:
        """Worked out once for all elements that say the same in the same surroundings."""
        key = (id(above), tag, *(attributes.get(name) for name in _LOOKED_AT))
        found = self._known.get(key)
        if not found:
            style = self.sheet.of(tag, attributes)
            found = self._known[key] = (style, look_of(tag, attributes, style, above), above)  # keeps the id in use
        return found[:2]

    def _container(self, opened: _Open, attributes: dict[str, str], style: Declarations) -> None:
        """What a block element opens besides."""
        tag, name = opened.tag, attributes.get("id", "")
        element = style.get("mso-element", "").lower()
        if tag in ("ol", "ul"):
            self._lists.append(open_list(tag, attributes, style.get("list-style-type", "")))
            opened.ends = "list"
        elif tag == "li":
            self._item(attributes, style)
        elif tag == "table":
            drawn = has_border(style) or attributes.get("border", "0").strip() not in ("", "0", "0px")
            self._tables.append(OpenTable(drawn))
            opened.ends = "table"
        elif tag == "tr" and self._tables:
            self._tables[-1].begin_row(self._open[-1].tag == "thead")
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].bordered |= has_border(style)
            outer = self._flows[-1]
            self._flows.append(Flow(outer.origin, page_break=outer.page_break))
            outer.page_break = False
            opened.spans = span(attributes.get("colspan")), span(attributes.get("rowspan"))
            opened.ends = "cell"
        elif element in ("footnote", "endnote") or _NOTE.match(name):
            self._flows.append(Flow("note"))
            opened.ends = "note"
        elif element in ("header", "footer") or attributes.get("title") in ("header", "footer"):
            kind: Origin = "header" if "header" in (element, attributes.get("title")) else "footer"
            self._flows.append(Flow(kind))
            opened.ends = kind

    def _item(self, attributes: dict[str, str], style: Declarations) -> None:
        if not self._lists:
            self._lists.append(OpenList(False))
        opened = self._lists[-1]
        if style.get("list-style-type"):
            opened.kind = style["list-style-type"].lower()
        self._flows[-1].number = opened.number(attributes.get("value"))
        self._flows[-1].list_level = min(len(self._lists), 9) - 1

    def _end(self) -> None:
        opened = self._open.pop()
        flow = self._flows[-1]
        if opened.tag in _BLOCKS:
            flow.end(opened.box, opened.box.may_be_empty or (opened.tag == "li" and bool(flow.number)))
        if not opened.ends:
            return
        if opened.ends == "hidden":
            self._drop(opened.look.hidden)
        elif opened.ends == "mark":
            flow.text("]", opened.look)
        elif opened.ends == "number":
            flow.take_number()
        elif opened.ends == "list":
            self._lists.pop()
        elif opened.ends == "table":
            table = self._tables.pop().finish()
            if table:
                table.origin = flow.origin
                flow.blocks.append(table)
        else:
            blocks = self._flows.pop().blocks
            if opened.ends == "cell":
                self._tables[-1].add_cell(blocks or [Paragraph([])], *opened.spans)
            else:
                {"note": self.notes, "header": self.headers, "footer": self.footers}[opened.ends].extend(blocks)

    def _drop(self, reason: str) -> None:
        text = " ".join("".join(self._away).split())
        self._away = []
        if text:
            self.dropped.append(Dropped(text, reason))


def _pads_a_number(attributes: dict[str, str], element: etree._Element, flow: Flow) -> bool:
    """Whether it is the small space that Word's filtered page puts after an automatic number."""
    words = flow.words.strip()
    return (
        bool(_SEVEN_POINTS.search(attributes.get("style", "")))
        and 0 < len(words) <= _LONGEST_NUMBER
        and not flow.number
        and not any(str(text).strip() for text in element.itertext())
    )  # fmt: skip


def _box(tag: str, attributes: dict[str, str], style: Declarations, look: Look) -> Box:
    size = look.format.size or 12.0
    listed = bool(style.get("mso-list")) and style["mso-list"].lower() not in ("none", "ignore")
    return Box(
        look,
        length(style.get("margin-top", ""), size) or 0.0,
        length(style.get("margin-bottom", ""), size) or 0.0,
        attributes.get("class", "").split(" ")[0],
        int(tag[1]) - 1 if len(tag) == 2 and tag[0] == "h" and tag[1].isdecimal() else None,
        bool(_BREAK.match(style.get("page-break-before", style.get("break-before", "")))),
        listed,
        tag in _PARAGRAPHS or tag in ("td", "th"),
        tag == "p",
    )

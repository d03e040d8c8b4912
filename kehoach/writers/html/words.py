"""The words of a paragraph as HTML: runs, line breaks, tabs, fields, and the parts of the plan that they print."""

from collections.abc import Mapping
from html import escape
from typing import Final

from lxml import etree

from kehoach.writers.html.sheet import Direct, Sheet
from kehoach.writers.oxml import style_id, w
from kehoach.writers.tokens import plain

NODE: Final = "data-nut"
_R, _T, _TAB, _BR, _CR = (w(each) for each in ("r", "t", "tab", "br", "cr"))
_HYPHEN, _FIELD, _SIMPLE, _CODE = (w(each) for each in ("noBreakHyphen", "fldChar", "fldSimple", "instrText"))
_START, _END = w("bookmarkStart"), w("bookmarkEnd")
_ID, _NAME, _KIND, _FIELD_KIND, _INSTR = (w(each) for each in ("id", "name", "type", "fldCharType", "instr"))
_R_PR: Final = w("rPr")
_THROUGH: Final = frozenset(
    w(each) for each in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "dir", "bdo")
)
_PAGE: Final = '<span class="kh-so-trang"></span>'
_PAGES: Final = '<span class="kh-tong-trang"></span>'
_DEEP: Final = 60

Sources = Mapping[str, tuple[str, str]]
"""Name of a bookmark -> unit and target (see :meth:`~kehoach.writers.marks.Marks.sources`)."""


class Words:
    """The HTML of one paragraph's words, in pieces parted by page breaks."""

    def __init__(self, sheet: Sheet, sources: Sources, look: tuple[str, str, Direct]) -> None:
        self._sheet, self._sources, self._look = sheet, sources, look
        self._out: list[str] = []
        self._open: list[str] = []
        self._field: list[str] = []
        self.pieces: list[str] = []
        self.sizes: set[float] = set()
        self.targets: list[tuple[str, str]] = []

    def read(self, paragraph: etree._Element) -> "Words":
        """Take in what ``paragraph`` prints."""
        self._children(paragraph, 0)
        self._cut()
        return self

    def _cut(self) -> None:
        self.pieces.append("".join(self._out) + "</span>" * len(self._open))
        self._out = [f'<span {NODE}="{escape(target)}">' for target in self._open]

    def _children(self, owner: etree._Element, depth: int) -> None:
        for each in owner:
            tag = each.tag
            if tag == _R:
                self._run(each)
            elif tag == _START:
                self._begin(each)
            elif tag == _SIMPLE:
                self._simple(each, depth)
            elif tag in _THROUGH and depth < _DEEP:
                self._children(each, depth + 1)
            elif tag == _END and self._open and self._sources.get(each.get(_ID, ""), ("", ""))[1] == self._open[-1]:
                self._open.pop()
                self._out.append("</span>")

    def _begin(self, start: etree._Element) -> None:
        source = self._sources.get(start.get(_NAME, ""))
        if source is None:
            return
        if source[0] == "p" and any(
            unit == "p" for unit, _ in self.targets
        ):  # the paragraph is the first one's already
            self._open.append(source[1])
            self._out.append(f'<span {NODE}="{escape(source[1])}">')
        self.targets.append(source)

    def _simple(self, field: etree._Element, depth: int) -> None:
        shown = _shown(field.get(_INSTR, ""))
        if shown:
            self._out.append(shown)
        elif depth < _DEEP:
            self._children(field, depth + 1)

    def _run(self, run: etree._Element) -> None:
        properties = next(run.iterchildren(_R_PR), None)
        differs, size, hidden = "", 0.0, False
        character = ""
        if properties is not None:
            character = style_id(run, "r")
            own = tuple(self._sheet.own(properties).items())
            differs, size, hidden = self._sheet.run(*self._look, character, own)
        words = "" if hidden else self._inside(run)
        if not words:
            return
        self.sizes.add(size)
        if differs or character:
            marked = ' class="kh-cho-trong"' if character and character == self._sheet.marked else ""
            style = f' data-style="{escape(differs)}"' if differs else ""
            words = f"<span{marked}{style}>{words}</span>" if marked or style else words
        self._out.append(words)

    def _inside(self, run: etree._Element) -> str:
        """The words of a run; where a page ends inside it, what stands before is put out."""
        out: list[str] = []
        for each in run:
            tag = each.tag
            if tag == _T:
                if not self._field or self._field[-1] == "":
                    out.append(escape(plain(each.text or "")))
            elif tag == _TAB:
                out.append('<span class="kh-tab">\t</span>')
            elif tag == _BR and each.get(_KIND, "") in ("page", "column"):
                self._out += out
                out = []
                self._cut()
            elif tag in (_BR, _CR):
                out.append("<br>")
            elif tag == _HYPHEN:
                out.append("\u2011")
            elif tag == _FIELD:
                out.append(self._field_char(each.get(_FIELD_KIND, "")))
            elif tag == _CODE and self._field:
                self._field[-1] = (self._field[-1] or " ") + (each.text or "")
        return "".join(out)

    def _field_char(self, kind: str) -> str:
        """A field's code is not printed; nor is its last result where we know a better one."""
        if kind == "begin":
            self._field.append(" ")
        elif kind == "separate" and self._field:
            shown = _shown(self._field[-1])
            self._field[-1] = shown and "known"
            return shown
        elif kind == "end" and self._field:
            code = self._field.pop()
            return _shown(code) if code not in ("", "known") else ""
        return ""


def _shown(code: str) -> str:
    words = code.split()
    return {"PAGE": _PAGE, "NUMPAGES": _PAGES, "SECTIONPAGES": _PAGES}.get(words[0].upper() if words else "", "")


def mark_of(paragraph_properties: etree._Element | None, sheet: Sheet) -> Direct:
    """The look of the paragraph mark, which an empty paragraph has."""
    properties = None if paragraph_properties is None else paragraph_properties.find(_R_PR)
    return () if properties is None else tuple(sheet.own(properties).items())

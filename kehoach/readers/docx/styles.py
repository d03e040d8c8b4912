"""The styles of a document, each with what it inherits."""

from typing import Final, NamedTuple

from lxml import etree

from kehoach.readers.docx.names import P_PR, R_PR, TABLE, VAL, W, on
from kehoach.readers.docx.properties import Said, paragraph_said, run_said
from kehoach.readers.docx.theme import Theme

MAX_CHAIN: Final = 64
"""Styles that one style may build on, one on the other; Word allows eleven"""
_TABLE_PR = f"{TABLE}Pr"


class Style(NamedTuple):
    """One style, what it says itself."""

    kind: str
    name: str
    based_on: str
    run: Said
    paragraph: Said
    borders: etree._Element | None


class Styles:
    """The styles of styles.xml by kind and id."""

    def __init__(self, root: etree._Element | None, theme: Theme) -> None:
        self._theme = theme
        self._elements: dict[str, etree._Element] = {}
        self._styles: dict[str, Style | None] = {}
        self.defaults: dict[str, str] = {}
        """Kind -> id of the style of what names none"""
        run = paragraph = None
        for each in root if root is not None else ():
            if each.tag == f"{W}style":
                name = each.get(f"{W}styleId", "")
                self._elements.setdefault(name, each)
                if each.get(f"{W}default") is not None and on(each.get(f"{W}default")):
                    self.defaults.setdefault(each.get(f"{W}type", ""), name)
            elif each.tag == f"{W}docDefaults":
                run = each.find(f"{W}rPrDefault/{R_PR}")
                paragraph = each.find(f"{W}pPrDefault/{P_PR}")
        self.run_default = run_said(run, theme)
        self.paragraph_default = paragraph_said(paragraph)

    def style(self, name: str, kind: str) -> Style | None:
        """The style with the id ``name`` if there is one of this kind (paragraph, character, table, numbering)."""
        if name not in self._styles:
            element = self._elements.get(name)
            self._styles[name] = _read(element, self._theme) if element is not None else None
        found = self._styles[name]
        return found if found is not None and found.kind == kind else None

    def chain(self, name: str, kind: str) -> list[Style]:
        """The style ``name`` (empty for the default one) and all that it builds on, the lowest first."""
        found: list[Style] = []
        seen: set[str] = set()
        name = name or self.defaults.get(kind, "")
        while name not in seen and len(found) < MAX_CHAIN:
            seen.add(name)
            style = self.style(name, kind)
            if style is None:
                break
            found.append(style)
            name = style.based_on
        return found[::-1]

    def run(self, name: str, kind: str) -> Said:
        """What a style and those that it builds on say of runs; within one chain the nearest wins."""
        said: Said = {}
        for each in self.chain(name, kind):
            said |= each.run
        return said

    def number(self, name: str) -> int | None:
        """The list of a numbering style."""
        style = self.style(name, "numbering")
        return style.paragraph.get("num") if style else None


def _read(element: etree._Element, theme: Theme) -> Style:
    def val(name: str) -> str:
        found = element.find(W + name)
        return found.get(VAL, "") if found is not None else ""

    return Style(
        element.get(f"{W}type", "paragraph"),
        val("name"),
        val("basedOn"),
        run_said(element.find(R_PR), theme),
        paragraph_said(element.find(P_PR)),
        element.find(f"{_TABLE_PR}/{W}tblBorders"),
    )

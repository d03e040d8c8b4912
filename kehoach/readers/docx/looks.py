"""Looks with everything inherited resolved: document defaults, table style, paragraph style, list, character style, direct."""

from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from kehoach.blocks import Align, Format, Stroke
from kehoach.readers.docx.budget import LOOK, Budget
from kehoach.readers.docx.names import VAL, W
from kehoach.readers.docx.numbering import Numbering
from kehoach.readers.docx.properties import TOGGLES, Key, Said, paragraph_said, run_said
from kehoach.readers.docx.styles import Styles
from kehoach.readers.docx.theme import Theme

_NO_OUTLINE = 9
_LINE_OF_SIZE = 1.15  # height of a line of Times New Roman, in sizes
_USUAL_SIZE = 10.0
HIDDEN = Format(color="hidden")
"""The format of words that are not shown"""


@dataclass(slots=True)
class RunBase:
    """What runs of one table style and one paragraph style have before their own properties."""

    default: Said
    toggled: dict[str, bool]
    """Toggle properties of table style and paragraph style, each switching what is below"""
    said: Said
    formats: dict[Key, Format] = field(default_factory=dict)


@dataclass(slots=True)
class Look:
    """The looks of a paragraph."""

    base: RunBase
    plain: Format
    """The format of its runs that have no properties"""
    align: Align = "left"
    left: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    style: str = ""
    outline: int | None = None
    page_break: bool = False
    num: int = 0
    ilvl: int | None = None
    right: float = 0.0
    strokes: tuple[Stroke, ...] = ()
    """Its upper and its lower border"""
    height: float = 0.0
    """Height of its lines in points; 0 where they are as high as their letters ask for"""
    least: bool = False
    """Whether the lines may be higher than that"""


class Looks:
    """Looks by the short keys of properties, each worked out once."""

    def __init__(self, styles: Styles, numbering: Numbering, theme: Theme, budget: Budget) -> None:
        self._budget = budget
        self.styles = styles
        self._numbering = numbering
        self._theme = theme
        self._looks: dict[tuple[str, Key], Look] = {}
        self._bases: dict[tuple[str, str], RunBase] = {}
        self._formats: dict[Format, Format] = {HIDDEN: HIDDEN}
        """Equal formats are one object, so that runs are quickly told to look alike"""
        self._said: dict[tuple[str, str], Said] = {}

    def look(self, table_style: str, key: Key, properties: etree._Element | None) -> Look:
        """The look of a paragraph in a table of ``table_style`` (empty outside), whose ``w:pPr`` has this key."""
        found = self._looks.get((table_style, key))
        if found is None:
            self._budget.spend(LOOK)
            found = self._looks[table_style, key] = self._resolve(table_style, paragraph_said(properties))
        return found

    def format(self, base: RunBase, key: Key, properties: etree._Element | None) -> Format:
        """The format of a run on ``base`` whose ``w:rPr`` has this key; HIDDEN for one that is not shown."""
        found = base.formats.get(key)
        if found is None:
            self._budget.spend(LOOK)
            made = self._format(base, run_said(properties, self._theme))
            found = base.formats[key] = self._formats.setdefault(made, made)
        return found

    def _resolve(self, table_style: str, said: Said) -> Look:
        styles = self.styles
        name = said.get("style", "")
        if styles.style(name, "paragraph") is None:
            name = ""
        style_id = name or styles.defaults.get("paragraph", "")
        style = styles.style(style_id, "paragraph")
        merged = dict(self._inherited(table_style, style_id))
        self._merge(merged, said, style_id)
        base = self._base(table_style, name)
        plain = self.format(base, (), None)
        outline = merged.get("outline")
        left, first = merged.get("left", 0.0), merged.get("first", 0.0)
        num = merged.get("num", 0)
        return Look(
            base,
            plain,
            merged.get("align", "left"),
            left,
            first,
            merged.get("before", 0.0),
            merged.get("after", 0.0),
            merged.get("line", 1.0) if not _is_height(merged) else 1.0,
            style.name if style else "",
            None if outline == _NO_OUTLINE else outline,
            merged.get("page_break", False),
            num,
            self._level(merged, style_id) if num else None,
            merged.get("right", 0.0),
            tuple(each for each in (merged.get("stroke_top"), merged.get("stroke_bottom")) if each is not None),
            merged["line"] if _is_height(merged) else 0.0,
            merged.get("line_rule") == "atLeast",
        )

    def _inherited(self, table_style: str, style: str) -> Said:
        """What a paragraph has before its own properties."""
        key = (table_style, style)
        if key not in self._said:
            merged: Said = dict(self.styles.paragraph_default)
            for each in self.styles.chain(table_style, "table") if table_style else ():
                merged |= each.paragraph
            for each in self.styles.chain(style, "paragraph"):
                self._merge(merged, each.paragraph, style)
            self._said[key] = merged
        return self._said[key]

    def _merge(self, merged: Said, said: Said, style: str) -> None:
        """Lay ``said`` over ``merged``; a list sets its indents where the list is said, below the indents said there."""
        if "num" in said or "ilvl" in said:
            merged |= {name: said[name] for name in ("num", "ilvl") if name in said}
            num = merged.get("num", 0)
            for name in ("left", "first"):
                if f"list_{name}" in merged:
                    del merged[f"list_{name}"], merged[name]
            level = self._numbering.level(num, self._level(merged, style)) if num else None
            for name, value in zip(("left", "first"), level.indent if level else (), strict=False):
                if value is not None:
                    merged[name] = merged[f"list_{name}"] = value
        merged |= said
        for name in ("left", "first"):
            if name in said:
                merged.pop(f"list_{name}", None)

    def _level(self, merged: Said, style: str) -> int:
        if merged.get("ilvl") is not None:
            return int(merged["ilvl"])
        return self._numbering.level_of(merged["num"], style) or 0

    def _base(self, table_style: str, style: str) -> RunBase:
        key = (table_style, style)
        if key not in self._bases:
            table = self.styles.run(table_style, "table") if table_style else {}
            paragraph = self.styles.run(style, "paragraph")
            toggled = {name: table.get(name, False) ^ paragraph.get(name, False) for name in TOGGLES}
            self._bases[key] = RunBase(self.styles.run_default, toggled, self.styles.run_default | table | paragraph)
        return self._bases[key]

    def _character(self, style: str) -> Said:
        """What a character style says."""
        key = ("character", style)
        if key not in self._said:
            self._said[key] = self.styles.run(style, "character") if style else {}
        return self._said[key]

    def _format(self, base: RunBase, said: Said) -> Format:
        own = self._character(said.get("style", ""))
        value: dict[str, Any] = base.said | own | said
        for name in TOGGLES:
            if name not in said:
                value[name] = base.default.get(name, False) or (base.toggled[name] ^ own.get(name, False))
        if value["hidden"]:
            return HIDDEN
        return Format(
            value["bold"],
            value["italic"],
            value.get("underline", False),
            value["caps"] or value["small_caps"],
            value.get("font", ""),
            value.get("size"),
            value.get("color", ""),
            value.get("raised", False),
        )


def _is_height(said: Said) -> bool:
    return "line" in said and said.get("line_rule", "auto") != "auto"


def lines(look: Look, size: float | None) -> float:
    """The line spacing of a paragraph in lines of letters of ``size``."""
    if not look.height:
        return round(look.line, 3)
    found = round(look.height / ((size or look.plain.size or _USUAL_SIZE) * _LINE_OF_SIZE), 3)
    return max(1.0, found) if look.least else found


def style_of(properties: etree._Element | None, name: str) -> str:
    """The ``w:val`` of a child of ``properties``, such as the id of a style; empty when there is none."""
    found = properties.find(W + name) if properties is not None else None
    return found.get(VAL, "") if found is not None else ""

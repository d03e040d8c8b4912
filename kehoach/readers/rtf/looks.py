"""What RTF says of characters and paragraphs."""

from collections.abc import Callable
from dataclasses import dataclass

from kehoach.blocks import Align

_TWIPS = 20.0
_MOST_TWIPS = 31_680
"""22 inches, the widest that Word knows"""


@dataclass(slots=True)
class Look:
    """Of characters: set by ``\\plain`` and the words after it."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    raised: bool = False
    deleted: bool = False
    hidden: bool = False
    font: int | None = None
    half_points: int = 24
    color: int = 0

    def copy(self) -> "Look":
        """One that may be changed."""
        return Look(
            self.bold, self.italic, self.underline, self.caps, self.raised, self.deleted, self.hidden, self.font,
            self.half_points, self.color,
        )  # fmt: skip


@dataclass(slots=True)
class Layout:
    """Of a paragraph: set by ``\\pard`` and the words after it."""

    align: Align = "left"
    left: int = 0
    first: int = 0
    before: int = 0
    after: int = 0
    line: int = 0
    line_multiple: bool = True
    style: int = 0
    outline: int | None = None
    list_level: int | None = None
    in_list: bool = False
    page_break: bool = False
    table_level: int = 0
    in_table: bool = False

    @property
    def level(self) -> int:
        """How many tables it stands in."""
        return self.table_level or int(self.in_table)

    @property
    def spacing(self) -> float:
        """Distance of lines, in lines."""
        return self.line / 240 if self.line_multiple and self.line > 0 else 1.0

    def copy(self) -> "Layout":
        """One that may be changed."""
        return Layout(
            self.align, self.left, self.first, self.before, self.after, self.line, self.line_multiple, self.style,
            self.outline, self.list_level, self.in_list, self.page_break, self.table_level, self.in_table,
        )  # fmt: skip


LookWord = Callable[[Look, int | None], None]
LayoutWord = Callable[[Layout, int | None], None]


def _flag(name: str) -> LookWord:
    return lambda look, number: setattr(look, name, number != 0)


_UNDERLINES = ("ul", "ulw", "uld", "uldb", "uldash", "uldashd", "uldashdd", "ulth", "ulwave", "ulhwave", "ulldash")
LOOK_WORDS: dict[str, LookWord] = dict.fromkeys(_UNDERLINES, _flag("underline")) | {
    "b": _flag("bold"),
    "i": _flag("italic"),
    "caps": _flag("caps"),
    "scaps": _flag("caps"),
    "super": _flag("raised"),
    "deleted": _flag("deleted"),
    "v": _flag("hidden"),
    "nosupersub": lambda look, _: setattr(look, "raised", False),
    "sub": lambda look, _: setattr(look, "raised", False),
    "ulnone": lambda look, _: setattr(look, "underline", False),
    "f": lambda look, number: setattr(look, "font", number),
    "fs": lambda look, number: setattr(look, "half_points", min(max(number or 24, 1), 3000)),
    "cf": lambda look, number: setattr(look, "color", number or 0),
}
"""Control words of characters"""


def _set(name: str, value: object) -> LayoutWord:
    return lambda layout, _: setattr(layout, name, value)


def _number(name: str) -> LayoutWord:
    return lambda layout, number: setattr(layout, name, min(max(number or 0, -_MOST_TWIPS), _MOST_TWIPS))


LAYOUT_WORDS: dict[str, LayoutWord] = {
    "ql": _set("align", "left"),
    "qc": _set("align", "center"),
    "qr": _set("align", "right"),
    "qj": _set("align", "justify"),
    "qd": _set("align", "justify"),
    "li": _number("left"),
    "lin": _number("left"),
    "fi": _number("first"),
    "sb": _number("before"),
    "sa": _number("after"),
    "sl": _number("line"),
    "slmult": lambda layout, number: setattr(layout, "line_multiple", number == 1),
    "s": _number("style"),
    "outlinelevel": lambda layout, number: setattr(layout, "outline", number if 0 <= (number or 0) < 9 else None),
    "ilvl": lambda layout, number: setattr(layout, "list_level", min(max(number or 0, 0), 8)),
    "ls": _set("in_list", True),
    "pagebb": lambda layout, number: setattr(layout, "page_break", number != 0),
    "intbl": _set("in_table", True),
    "itap": lambda layout, number: setattr(layout, "table_level", max(number or 0, 0)),
}
"""Control words of paragraphs"""


def points(twips: int) -> float:
    """Twentieths of a point as points."""
    return twips / _TWIPS

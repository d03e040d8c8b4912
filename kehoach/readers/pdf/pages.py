"""What the native part of the reader gives: pages with words, drawn lines and pictures, as plain data.

Lengths are in points, x from the left edge of the page as shown, y from its top edge downwards.
"""

from typing import Any, NamedTuple

from kehoach.blocks import Format


class Word(NamedTuple):
    """Letters of one format without a gap between them."""

    text: str
    x0: float
    x1: float
    y: float
    """Of its baseline"""
    size: float
    look: int
    """Index of its format in :attr:`Pages.looks`"""
    order: int
    """Its place in the page's own order of drawing"""
    spaced: bool = True
    """Whether a space character was drawn before it; it counts only where there is a gap as well"""
    angle: int = 0
    """Degrees by which it is turned: 0, 90, 180, 270"""
    stamp: bool = False
    """Whether it comes from an annotation: the stamp of a digital signature, a typed-over field"""

    @property
    def top(self) -> float:
        """About where its letters begin."""
        return self.y - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """About where its letters end."""
        return self.y + 0.22 * self.size


class Rule(NamedTuple):
    """A drawn line, upright or level."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def level(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.y1 - self.y0


class Page(NamedTuple):
    """A page as shown."""

    number: int
    width: float
    height: float
    words: list[Word]
    rules: list[Rule]
    pictured: float = 0.0
    """Share of the page that pictures cover"""
    unseen: int = 0
    """Letters drawn invisibly, as recognition of scanned pages lays them over the picture"""
    unmapped: int = 0
    """Letters whose font does not tell what they are"""


class Pages(NamedTuple):
    """All pages and the formats that their words have."""

    pages: list[Page]
    looks: list[Format]


def from_data(data: dict[str, Any]) -> Pages:
    """Pages from what :mod:`kehoach.readers.pdf.native` printed as JSON."""
    return Pages(
        [
            Page(
                each["number"], each["width"], each["height"],
                [Word(*word) for word in each["words"]], [Rule(*rule) for rule in each["rules"]],
                each["pictured"], each["unseen"], each["unmapped"],
            )
            for each in data["pages"]
        ],
        [Format(**look) for look in data["looks"]],
    )  # fmt: skip

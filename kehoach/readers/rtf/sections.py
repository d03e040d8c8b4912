"""Pages of RTF: sizes and margins of the file and of its sections."""

from copy import copy

from kehoach.blocks import Block, Section
from kehoach.readers.rtf.looks import points

_MOST_TWIPS = 63_360
_MOST_BLOCKS = 50
"""Of a header"""
_FIELDS = {
    "paperw": "width", "paperh": "height", "margl": "left", "margr": "right", "margt": "top", "margb": "bottom",
    "pgwsxn": "width", "pghsxn": "height", "marglsxn": "left", "margrsxn": "right", "margtsxn": "top", "margbsxn": "bottom",
}  # fmt: skip
_OF_FILE = frozenset({"paperw", "paperh", "margl", "margr", "margt", "margb"})


class Pages:
    """Sections as their words come in."""

    def __init__(self) -> None:
        self._file = Section(width=612, height=792, left=90, right=90, top=72, bottom=72)  # what RTF says by default
        self.current = copy(self._file)
        self.current.headers, self.current.footers = [], []
        self.done: list[Section] = []

    def word(self, name: str, number: int | None) -> bool:
        """Take in a control word; whether it was one of pages."""
        if name in _FIELDS and number is not None and 0 <= number <= _MOST_TWIPS:
            for section in (self._file, self.current) if name in _OF_FILE else (self.current,):
                setattr(section, _FIELDS[name], points(number))
        elif name == "cols":
            self.current.columns = min(max(number or 1, 1), 60)
        elif name == "pgnstarts":
            self.current.page_start = number
        elif name == "sectd":
            self._begin(self.current.start)
        else:
            return False
        return True

    def add(self, kind: str, blocks: list[Block]) -> None:
        """A header or footer of this section; one that is there already (for odd and even pages) is not said twice."""
        known = self.current.headers if kind == "header" else self.current.footers
        known += [block for block in blocks[: _MOST_BLOCKS - len(known)] if block not in known]

    def end_section(self, blocks: int) -> None:
        """``\\sect``: the next section begins after so many ``blocks``; it is like this one until it says otherwise."""
        self.done.append(self.current)
        following = copy(self.current)
        following.start, following.page_start = blocks, None
        following.headers, following.footers = list(self.current.headers), list(self.current.footers)
        self.current = following

    def _begin(self, start: int) -> None:
        headers, footers = self.current.headers, self.current.footers
        self.current = copy(self._file)
        self.current.start, self.current.headers, self.current.footers = start, headers, footers

"""Blocks of one container (the body, a cell, a note) while its words come in."""

import re
import unicodedata
from dataclasses import dataclass, field

from kehoach.blocks import Block, Format, Origin, Paragraph, Run
from kehoach.readers.html.looks import Look
from kehoach.readers.symbols import sign

_SYMBOL_FONTS = ("symbol", "wingdings")
_SYMBOLS = 0xF000
"""Where the characters of symbol fonts stand in Unicode"""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_GAP = 4
"""So many spaces typed in one line of the source set words apart, as a tab does; a browser shows one"""
_FAR = 20
"""So many at the start of a paragraph move it to the right; fewer are the source's own indenting"""
_CONTROLS = dict.fromkeys([*range(9), 0x0B, *range(0x0E, 0x20), 0x7F])
"""LibreOffice writes them for the edges of fields"""


@dataclass(slots=True)
class Box:
    """What a block element says of its paragraph."""

    look: Look = field(default_factory=Look)
    before: float = 0.0
    after: float = 0.0
    style: str = ""
    outline: int | None = None
    page_break: bool = False
    listed: bool = False
    """Word put it into a list"""
    line_breaks: bool = True
    """Whether ``<br>`` breaks a line in it rather than ends a paragraph"""
    may_be_empty: bool = False


@dataclass(slots=True)
class Flow:
    """Collects blocks."""

    origin: Origin = "body"
    blocks: list[Block] = field(default_factory=list)
    number: str = ""
    """For the next paragraph"""
    list_level: int | None = None
    page_break: bool = False
    marks: list[str] = field(default_factory=list)
    _runs: list[tuple[str, Format]] = field(default_factory=list)

    def text(self, text: str, look: Look) -> None:
        """Add words; white space is one space unless ``look`` keeps it."""
        text = text.translate(_CONTROLS)
        if look.keeps_space:
            text = text.replace("\r\n", "\n")
        else:
            at_start = not self._runs or self._runs[-1][0][-1] == "\n"
            text = _SPACE.sub(lambda found: _space(found[0], at_start and not found.start()), text)
            if text.startswith(" ") and self._runs and self._runs[-1][0][-1] == " ":
                text = text[1:]
        if text:
            self._runs.append((text, look.format))

    def line_break(self, box: Box) -> None:
        """``<br>``"""
        if not box.line_breaks:
            self.end(box)
            return
        while self._runs and self._runs[-1][0] == " ":
            self._runs.pop()
        if self._runs and self._runs[-1][0].endswith(" "):
            self._runs[-1] = (self._runs[-1][0][:-1], self._runs[-1][1])
        self._runs.append(("\n", self._runs[-1][1] if self._runs else box.look.format))

    def take_number(self) -> None:
        """What stands in the paragraph up to here is its number."""
        number = "".join(_signs(text, look.font) for text, look in self._runs).replace("\xa0", " ").strip()
        self.number, self._runs = number or self.number, []

    @property
    def words(self) -> str:
        """Of the paragraph so far."""
        return "".join(text for text, _ in self._runs)

    def end(self, box: Box, always: bool = False) -> None:
        """The paragraph ends here; one without words counts only when ``always``."""
        runs, self._runs = _tidied(self._runs), []
        if not runs and not always:
            return
        look = box.look
        self.blocks.append(
            Paragraph(
                runs, self.number, look.align, look.left, look.first_line, box.before, box.after, look.line_spacing,
                box.style, box.outline,
                self.list_level if self.number and self.list_level is not None else 0 if box.listed else None,
                self.page_break or box.page_break, self.origin, marks=tuple(self.marks),
            )
        )  # fmt: skip
        self.number, self.list_level, self.page_break, self.marks = "", None, False, []


def _space(blank: str, at_start: bool) -> str:
    """What is left of white space: one space, or the gap that a tab or many spaces were typed to make."""
    width = len(blank) - blank.count("\n") - blank.count("\r")
    if at_start:
        return " " * width if width >= _FAR and not blank.startswith(("\n", "\r")) else ""
    head = re.split(r"[\r\n]", blank, maxsplit=1)[0]  # what follows a line break indents the source
    if "\t" in head:
        return "\t"
    return " " * len(head) if len(head) >= _GAP else " "


def _signs(text: str, font: str) -> str:
    """``text`` as it looks where ``font`` has signs for letters."""
    return (
        "".join(sign(_SYMBOLS + ord(each), font) if "!" <= each <= "\xff" and each != "\xa0" else each for each in text)
        if (font.lower().startswith(_SYMBOL_FONTS))
        else text
    )


def _tidied(parts: list[tuple[str, Format]]) -> list[Run]:
    """Runs with nothing but space at the ends taken off, no-break spaces plain, neighbours of one format joined."""
    runs: list[Run] = []
    for text, look in parts:
        text = unicodedata.normalize("NFC", text.replace("\xa0", " "))
        if runs and runs[-1].format == look:
            runs[-1] = Run(runs[-1].text + text, look)
        else:
            runs.append(Run(text, look))
    while runs and not runs[-1].text.strip():
        runs.pop()
    while runs and not runs[0].text.strip():
        runs.pop(0)
    if runs:
        runs[-1] = Run(runs[-1].text.rstrip(), runs[-1].format)
        runs[0] = Run(runs[0].text.lstrip("\n"), runs[0].format)
    return runs

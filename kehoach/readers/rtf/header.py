"""Tables at the head of an RTF file: fonts, colours, names of styles."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from kehoach.readers.rtf import charsets

_LONGEST_NAME = 200


@dataclass(slots=True)
class Header:
    """What the tables say, gathered while their groups are read."""

    page: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    charsets: dict[int, int] = field(default_factory=dict)
    colors: list[str] = field(default_factory=list)
    styles: dict[int, str] = field(default_factory=dict)
    default_font: int = 0
    _font: int = 0
    _style: int | None = 0
    _color: list[int] = field(default_factory=lambda: [0, 0, 0])
    _color_said: bool = False

    def word(self, table: str, name: str, number: int | None) -> None:
        """A control word in one of the tables."""
        if table == "fonttbl":
            self._font_word(name, number)
        elif table == "colortbl":
            self._color_word(name, number)
        elif name == "s":
            self._style = number or 0
        elif name in ("cs", "ds", "ts"):
            self._style = None  # only paragraph styles have names that matter

    def _font_word(self, name: str, number: int | None) -> None:
        if name == "f":
            self._font = number or 0
        elif name == "fcharset":
            self.charsets[self._font] = number or 0

    def font_text(self, data: bytes) -> None:
        """Letters of a name in the font table, which ends with ``;``."""
        name = self.fonts.get(self._font, "")
        if len(name) < _LONGEST_NAME:
            self.fonts[self._font] = name + charsets.decode(data[:_LONGEST_NAME], self.page)

    def _color_word(self, name: str, number: int | None) -> None:
        if name in ("red", "green", "blue"):
            self._color[("red", "green", "blue").index(name)] = min(max(number or 0, 0), 255)
            self._color_said = True

    def color_text(self, data: bytes) -> None:
        """Each ``;`` ends a colour."""
        for _ in range(data.count(b";")):
            self.colors.append("{:02X}{:02X}{:02X}".format(*self._color) if self._color_said else "")
            self._color, self._color_said = [0, 0, 0], False

    def style_begins(self) -> None:
        """A group in the style sheet; without a number it is of style 0."""
        self._style = 0

    def style_text(self, text: str) -> None:
        """Letters of the name of a style, which ends with ``;``."""
        name = self.styles.get(self._style or 0, "")
        if self._style is not None and len(name) < _LONGEST_NAME:
            self.styles[self._style] = name + text[:_LONGEST_NAME]

    def codec(self, font: int | None) -> str:
        """Codec of text in ``font``."""
        return charsets.codec(self.charsets.get(self.default_font if font is None else font), self.page)

    def font(self, number: int | None) -> str:
        """Name of a font."""
        return _name(self.fonts.get(self.default_font if number is None else number, ""))

    def style(self, number: int) -> str:
        """Name of a paragraph style."""
        return _name(self.styles.get(number, ""))

    def color(self, number: int) -> str:
        """A colour as RRGGBB; black is what automatic looks like."""
        return self.colors[number] if 0 <= number < len(self.colors) else ""


@lru_cache(maxsize=1000)
def _name(text: str) -> str:
    return re.sub(r"\s+", " ", text.partition(";")[0]).strip()

"""One page through pdfium: its letters with font and place, its drawn lines, how much of it pictures cover."""

import ctypes
import math
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from kehoach.blocks import Format
from kehoach.readers.pdf.native_rules import rules
from kehoach.readers.pdf.words import SOFT_HYPHEN, Glyph, words

_INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_STROKED = (raw.FPDF_TEXTRENDERMODE_FILL_STROKE, raw.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP)
_ITALIC_FLAG, _BOLD_FLAG = 1 << 6, 1 << 18
_BOLD_WEIGHT = 600
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
FAR = 20_000.0
"""No page is so large; a letter beyond is an error"""
_HYPHEN_MARK = "\x02"
"""What pdfium gives for a hyphen at the end of a line"""


class View:
    """From pdfium's coordinates to those of the page as shown."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.width, self.height = page.get_size()
        self.turn = page.get_rotation() % 360
        self.left, self.bottom, self.right, self.top = page.get_bbox()

    def point(self, x: float, y: float) -> tuple[float, float]:
        """x from the left, y from the top, the page's own rotation undone."""
        x, y = x - self.left, y - self.bottom
        across, up = self.right - self.left, self.top - self.bottom
        if self.turn == 90:
            return y, x
        if self.turn == 180:
            return across - x, y
        if self.turn == 270:
            return up - y, across - x
        return x, up - y


class PageReader:
    """Reads pages of one document; formats are numbered over all of them."""

    def __init__(self) -> None:
        self.looks: list[Format] = []
        self._numbers: dict[Format, int] = {}

    def read(self, document: pypdfium2.PdfDocument, index: int, max_chars: int) -> tuple[dict[str, Any], int]:
        """Page ``index`` as plain data, and its number of letters; with more than ``max_chars`` it is not read."""
        page = document[index]
        try:
            own = page.get_textpage()
            count = own.count_chars()
            if count > max_chars:
                return {}, count
            if raw.FPDFPage_GetAnnotCount(page) and raw.FPDFPage_Flatten(page, raw.FLAT_PRINT) == raw.FLATTEN_SUCCESS:
                # What annotations show, such as the stamp of a signature, is drawn into the page after its own letters.
                page.close()
                page = document[index]
                own = page.get_textpage()
            view = View(page)
            letters = _Letters(self, page, own, view, count)
            found = words(letters.glyphs())
            drawn, pictured = rules(page, view)
        finally:
            page.close()
        data = {
            "number": index + 1,
            "width": round(view.width, 1),
            "height": round(view.height, 1),
            "words": found,
            "rules": drawn,
            "pictured": pictured,
            "unseen": letters.unseen,
            "unmapped": letters.unmapped,
        }
        return data, count

    def number(self, look: Format) -> int:
        """The number of a format."""
        if look not in self._numbers:
            self._numbers[look] = len(self.looks)
            self.looks.append(look)
        return self._numbers[look]


class _Letters:
    """The letters of a page."""

    def __init__(
        self, reader: PageReader, page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, view: View, own: int
    ) -> None:
        self._reader, self._page, self._text, self._view, self._own = reader, page, text, view, own
        self.unseen = self.unmapped = 0
        self._traits: dict[int, tuple[float, int, int, bool]] = {}

    def glyphs(self) -> Iterator[Glyph]:
        """Letters in the order of drawing, also those of a table that is wider than its page."""
        text, view = self._text, self._view
        box = raw.FS_RECTF()
        x, y = ctypes.c_double(), ctypes.c_double()
        high = ""
        for index in range(text.count_chars()):
            item = raw.FPDFText_GetTextObject(text, index)
            if not item:  # a space or line end that pdfium made up
                continue
            code = raw.FPDFText_GetUnicode(text, index)
            if 0xD800 <= code < 0xDC00:
                high = chr(code)
                continue
            letter, high = _letter(code, high), ""
            if raw.FPDFText_HasUnicodeMapError(text, index) == 1:
                self.unmapped += 1
            if not letter:
                continue
            size, look, angle, unseen = self._trait(item, index)
            self.unseen += unseen
            raw.FPDFText_GetLooseCharBox(text, index, box)
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            _, base = view.point(x.value, y.value)
            first, second = view.point(box.left, box.bottom), view.point(box.right, box.top)
            x0, x1 = sorted((first[0], second[0]))
            if not (math.isfinite(x0 + x1 + base) and max(abs(x0), abs(x1), abs(base)) < FAR):
                continue
            yield Glyph(letter, round(x0, 2), round(x1, 2), round(base, 2), size, look, angle, index >= self._own)

    def _trait(self, item: Any, index: int) -> tuple[float, int, int, bool]:
        key = ctypes.cast(item, ctypes.c_void_p).value or 0
        known = self._traits.get(key)
        if known is None:
            known = self._traits[key] = self._look(item, index)
        return known

    def _look(self, item: Any, index: int) -> tuple[float, int, int, bool]:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, index, matrix)
        scale = math.hypot(matrix.c, matrix.d)
        size = round(2 * raw.FPDFText_GetFontSize(self._text, index) * scale) / 2 or 1.0
        angle = (round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90 - self._view.turn) % 360
        slanted = abs(matrix.a * matrix.c + matrix.b * matrix.d) > 0.1 * scale * math.hypot(matrix.a, matrix.b)
        mode = raw.FPDFTextObj_GetTextRenderMode(item)
        name, bold, italic = _font(raw.FPDFTextObj_GetFont(item))
        look = Format(
            bold=bold or mode in _STROKED, italic=italic or slanted, font=name, size=size, color=self._color(index)
        )
        return size, self._reader.number(look), angle, mode in _INVISIBLE

    def _color(self, index: int) -> str:
        r, g, b, a = (ctypes.c_uint() for _ in range(4))
        if not raw.FPDFText_GetFillColor(self._text, index, r, g, b, a):
            return ""
        return f"{r.value:02X}{g.value:02X}{b.value:02X}" if r.value or g.value or b.value else ""


def _letter(code: int, high: str) -> str:
    """The text of a letter; empty for what is no text."""
    if 0xDC00 <= code < 0xE000:
        return (high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16") if high else ""
    if code in (0, 0xFEFF, 0xFFFE, 0xFFFF) or code > 0x10FFFF:
        return ""
    letter = chr(code)
    if letter == _HYPHEN_MARK:
        return "-"
    if letter in "\r\n\t" or letter.isspace():
        return " "
    if (
        letter != SOFT_HYPHEN
        and not letter.isprintable()
        and not 0xE000 <= code <= 0xF8FF
        and code not in (0x200C, 0x200D)
    ):
        return ""
    return _LIGATURES.get(letter, letter)


def _font(font: Any) -> tuple[str, bool, bool]:
    """Family name without the subset's prefix, bold, italic."""
    buffer = ctypes.create_string_buffer(256)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace")
    if len(name) > 7 and name[6] == "+":
        name = name[7:]
    flags = raw.FPDFFont_GetFlags(font)
    family, _, style = name.partition(",") if "," in name else name.partition("-")
    mark = style.casefold()
    bold = "bold" in mark or "black" in mark or "heavy" in mark or name.casefold().endswith(("bold", "bolditalic"))
    italic = "italic" in mark or "oblique" in mark or name.casefold().endswith("italic")
    bold = bold or (flags != -1 and bool(flags & _BOLD_FLAG)) or raw.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
    return _spaced(family), bold, italic or (flags != -1 and bool(flags & _ITALIC_FLAG))


def _spaced(family: str) -> str:
    """``TimesNewRomanPSMT`` is the name inside a PDF of the font that people know as ``Times New Roman``."""
    plain = family.removesuffix("MT").removesuffix("PS") if family.startswith(("TimesNewRoman", "Arial")) else family
    return {"TimesNewRoman": "Times New Roman", "LiberationSerif": "Liberation Serif"}.get(plain, plain)

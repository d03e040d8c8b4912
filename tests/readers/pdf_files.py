"""PDF files written by hand for the tests: every letter is half an em wide, so that what fits a line can be counted."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

LETTER = 0.5
"""Width of every letter, in sizes of the font"""
FONTS = {"thuong": "TimesNewRomanPSMT", "dam": "TimesNewRomanPS-BoldMT", "nghieng": "TimesNewRomanPS-ItalicMT"}
LEFT, RIGHT, TOP = 85.0, 540.0, 70.0
FULL = "x" * 65
"""A line that goes to the right margin"""


@dataclass
class Page:
    """A page to draw on; y counts from its top edge."""

    width: float = 595.0
    height: float = 842.0
    extra: str = ""
    annots: list[int] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 14, font: str = "thuong") -> "Page":
        """A line from x on."""
        name = list(FONTS).index(font)
        self.parts.append(f"BT /F{name} {size} Tf 1 0 0 1 {x} {self.height - y} Tm <{_hex(text)}> Tj ET")
        return self

    def centred(self, y: float, text: str, size: float = 14, font: str = "thuong", middle: float = 0) -> "Page":
        """A line in the middle of the text, or of a column."""
        return self.text((middle or (LEFT + RIGHT) / 2) - width(text, size) / 2, y, text, size, font)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> "Page":
        """A stroke."""
        self.parts.append(f"{x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def picture(self) -> "Page":
        """A picture over the whole page."""
        self.parts.append(f"q {self.width} 0 0 {self.height} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")
        return self

    def table(
        self, xs: Sequence[float], ys: Sequence[float], cells: Iterable[Sequence[str]], size: float = 12
    ) -> "Page":
        """A grid with a text in each cell."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for row, top in zip(cells, ys, strict=False):
            for text, x in zip(row, xs, strict=False):
                for number, line in enumerate(text.split("\n") if text else []):
                    self.text(x + 5, top + 15 + 14 * number, line, size)
        return self


def width(text: str, size: float = 14) -> float:
    """Width of a line."""
    return len(text) * LETTER * size


def _hex(text: str) -> str:
    return text.encode("utf-16-be").hex()


def stream(data: bytes, entries: str = "") -> bytes:
    """A stream object."""
    return f"<</Length {len(data)}{entries}>>stream\n".encode() + data + b"\nendstream"


def pdf(*pages: Page, more: Sequence[bytes] = (), trailer: str = "") -> bytes:
    """A file of these pages. Object 20 and those after it are ``more``."""
    ranges = [f"<{high:02x}00><{high:02x}ff><{high:02x}00>" for high in range(256)]
    parts = [f"64 beginbfrange {' '.join(ranges[start : start + 64])} endbfrange" for start in range(0, 256, 64)]
    to_unicode = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000><ffff> endcodespacerange "
        f"{' '.join(parts)} endcmap"
    ).encode()
    objects: dict[int, bytes] = {1: b"<</Type/Catalog/Pages 2 0 R>>", 3: stream(to_unicode)}
    for index, name in enumerate(FONTS.values()):
        objects[4 + 2 * index] = (
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/ToUnicode 3 0 R/DescendantFonts[{5 + 2 * index} 0 R]>>"
        ).encode()
        objects[5 + 2 * index] = (
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/DW {1000 * LETTER:.0f}/CIDToGIDMap/Identity"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0"
            "/Ascent 800/Descent -200/CapHeight 700/StemV 80>>>>"
        ).encode()
    for index, each in enumerate(more):
        objects[20 + index] = each
    first = 20 + len(more)
    kids = [first + 2 * index for index in range(len(pages))]
    objects[2] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
    fonts = "".join(f"/F{index} {4 + 2 * index} 0 R" for index in range(len(FONTS)))
    for kid, page in zip(kids, pages, strict=True):
        annots = f"/Annots[{' '.join(f'{number} 0 R' for number in page.annots)}]" if page.annots else ""
        objects[kid] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.width} {page.height}]/Contents {kid + 1} 0 R"
            f"/Resources<</Font<<{fonts}>>>>{annots}{page.extra}>>"
        ).encode()
        objects[kid + 1] = stream(zlib.compress("\n".join(page.parts).encode("latin-1")), "/Filter/FlateDecode")
    return _file(objects, trailer)


def _file(objects: dict[int, bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    entries = {}
    for number, content in sorted(objects.items()):
        entries[number] = len(out)
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, offset in entries.items():
        out += f"{number} 1\n{offset:010d} 00000 n \n".encode()
    out += f"trailer<</Root 1 0 R/Size {max(objects) + 1}{trailer}>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


@dataclass(frozen=True)
class Style:
    """How :func:`typeset` sets paragraphs."""

    size: float = 14
    first: float = 36
    rest: float = 0
    leading: float = 18
    after: float = 6
    lines: int = 38
    """Lines on a page"""
    numbers: bool = True
    """Whether pages after the first are numbered"""


def typeset(paragraphs: Iterable[str], style: Style) -> bytes:
    """A file in which each paragraph is broken into lines as a word processor breaks it."""
    pages = [Page()]
    y, count = TOP, 0
    for paragraph in paragraphs:
        for number, line in enumerate(_broken(paragraph, style)):
            if count == style.lines:
                pages.append(Page())
                y, count = TOP, 0
                if style.numbers:
                    pages[-1].centred(40, str(len(pages)))
            pages[-1].text(LEFT + (style.rest if number else style.first), y, line, style.size)
            y += style.leading
            count += 1
        y += style.after
    return pdf(*pages)


def _broken(text: str, style: Style) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        room = RIGHT - LEFT - (style.rest if lines else style.first)
        longer = f"{line} {word}" if line else word
        if line and width(longer, style.size) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def body(page: Page, y: float, count: int = 6) -> Page:
    """``page`` with so many full lines from ``y`` down."""
    for number in range(count):
        page.text(LEFT, y + 18 * number, FULL)
    return page

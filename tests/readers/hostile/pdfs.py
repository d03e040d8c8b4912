"""PDF, and old Word files."""

import struct
import zlib

from readers.hostile.case import DAMAGED, EITHER, FULL, READ, SAID, TOO_MUCH, Case, Row, size
from readers.hostile.zips import ole
from readers.pdf_files import Page, pdf, stream


def bare_pdf(*objects: bytes) -> bytes:
    """A PDF of one page whose content are the given objects (numbers 20 and on), the first being its content."""
    return pdf(Page(extra="/Contents 20 0 R").text(85, 100, SAID), more=objects)


def forms(levels: int) -> bytes:
    """Forms that each draw the next one ten times."""
    made = []
    for n in range(levels):
        draw = b" ".join([b"/X Do"] * 10) if n < levels - 1 else b"0 0 m 1 1 l S"
        made.append(stream(draw, f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {21 + n} 0 R>>>>"))
    return pdf(
        Page(extra="/Annots[<</Subtype/Stamp/Type/Annot/Rect[0 0 9 9]/AP<</N 20 0 R>>>>]").text(85, 100, SAID),
        more=made,
    )


def _grid(lines_: int) -> Page:
    page = Page().text(85, 100, SAID)
    step = 700 / lines_
    for number in range(lines_):
        page.rule(50, 50 + number * step, 550, 50 + number * step)
        page.rule(50 + number * step * 0.7, 50, 50 + number * step * 0.7, 750)
    return page


def _dense(words: int, turned: str = "1 0 0 1") -> Page:
    page = Page()
    for number in range(words):
        page.parts.append(
            f"BT /F0 4 Tf {turned} {40 + number % 40 * 13} {800 - number // 40 * 3.9} Tm <00610062> Tj ET"
        )
    return page


def pdfs() -> list[Case]:
    """PDF; each starts a process, so there are few of them in ``make test``."""
    ring = b"<</Type/Pages/Count 1/Kids[20 0 R]/Parent 20 0 R>>"
    made: list[Row] = [
        ("bieu mau long", lambda: forms(size(12, 6)), (*EITHER, *TOO_MUCH)), ("nhieu trang", lambda: pdf(*[Page().text(85, 100, "a") for _ in range(size(1_200, 1_001))]), TOO_MUCH),
        ("bom chu", lambda: bare_pdf(stream(zlib.compress(b"BT /F0 9 Tf <0041> Tj ET " * size(4_000_000, 400_000), 9), "/Filter/FlateDecode")), (*EITHER, *TOO_MUCH)),
    ]  # fmt: skip
    if FULL:
        made += [
            ("vong trang", lambda: pdf(Page().text(85, 100, SAID)).replace(b"/Kids[20 0 R]", b"/Kids[ 2 0 R]"), EITHER), ("vong", lambda: pdf(Page(), more=[ring]), EITHER),
            ("bom net", lambda: bare_pdf(stream(zlib.compress(b"0 0 m 9 9 l S " * 8_000_000, 9), "/Filter/FlateDecode")), (*EITHER, *TOO_MUCH)), ("bom khoang", lambda: bare_pdf(stream(zlib.compress(b" " * 900_000_000, 9), "/Filter/FlateDecode")), (*EITHER, *TOO_MUCH)),
            ("net luoi", lambda: pdf(_grid(300)), EITHER), ("chu day", lambda: pdf(_dense(7_900)), EITHER), ("chu day 20", lambda: pdf(*[_dense(7_900) for _ in range(20)]), EITHER), ("chu xoay", lambda: pdf(_dense(5000, "0 1 -1 0")), EITHER),
            ("trang khong lo", lambda: pdf(Page(width=1e9, height=1e9).text(85, 100, SAID)), EITHER), ("trang am", lambda: pdf(Page(width=-5, height=0).text(85, 100, SAID)), EITHER), ("co chu 0", lambda: pdf(Page().text(85, 100, SAID, 0)), EITHER), ("co chu lon", lambda: pdf(Page().text(85, 100, SAID, 1e7)), EITHER),
            ("nghin trang", lambda: pdf(*[Page().text(85, 100 + k, SAID) for k in range(999)]), EITHER), ("tram trang day", lambda: pdf(*[_dense(2_400) for _ in range(100)]), EITHER), ("o nho", lambda: pdf(*[_grid(60) for _ in range(30)]), EITHER),
            ("long mang", lambda: bare_pdf(b"[" * 1_000_000), EITHER), ("long tu dien", lambda: bare_pdf(b"<</A " * 500_000), EITHER), ("js", lambda: pdf(Page().text(85, 100, SAID), more=[b"<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9'\\))>>"]).replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction 20 0 R"), READ),
        ]  # fmt: skip
    return [Case(f"pdf: {name}", "x.pdf", make, expect) for name, make, expect in made]


def olds() -> list[Case]:
    """Old Word files, damaged."""
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 16
        + b"\x3e\0\3\0\xfe\xff\x09\0\6\0"
        + b"\0" * 10
        + struct.pack("<IIIIII", 1, 1, 0, 4096, 1, 0)
    )
    ring = header + struct.pack("<III", 0xFFFFFFFE, 0, 0) + struct.pack("<109I", *[0] * 109)
    sectors = struct.pack("<128I", *[1] * 128) + "WordDocument".encode("utf-16-le").ljust(128, b"\0") * 4
    return [
        Case("doc: vong", "x.doc", lambda: ring + sectors * 8, (*DAMAGED, "DOC08")),
        Case(
            "doc: chi co ten", "x.doc", lambda: ole("WordDocument", "1Table") + b"\xff" * 100_000, (*DAMAGED, "DOC08")
        ),
        Case("doc: word 2", "x.doc", lambda: b"\xdb\xa5\x2d\0" + b"\0" * 2000, (*DAMAGED, "DOC08")),
    ]

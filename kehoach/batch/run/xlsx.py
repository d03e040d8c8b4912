"""A workbook of millions of cells, written as it grows: rows become text at once, which is packed where they are made.

openpyxl takes about 10 µs a cell; this, which knows two kinds of cells and three styles, less than one. Text is text, also
where it begins with ``=``; a plain number as Vietnamese writes it (``1.250,5``) is a number.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from operator import getitem
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from kehoach.batch.run.packed_zip import PhanNen, lay_zip
from kehoach.engine.deflate import Packed, piece, unpacked

MAX_ROWS: Final = 1_048_576
"""Of a sheet, by Excel"""
MAX_TEXT: Final = 32_767
"""Letters of a cell, by Excel"""
_MEMORY: Final = 300
"""Texts of a column whose XML is kept: most come again with the next commune"""

_SPECIAL: Final = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFUSED: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_NUMBER: Final = re.compile(r"-?(?:[1-9]\d{0,2}(?:\.\d{3})+|0|[1-9]\d*)(?:,\d{1,6})?")
_DIGITS: Final = 15
"""That a number of Excel holds"""

_ROW, _ROW_END = b"<row>", b"</row>"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_FORMATS: Final = ("#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000", "#,##0.00000", "#,##0.000000")
"""By digits behind the comma; the style of a number is its place here + 3"""
_TEXT, _HEADER, _FIRST_NUMBER = 1, 2, 3


class Cot(NamedTuple):
    """A column: its title, its width in letters, whether plain numbers in it are numbers (a code is none)."""

    ten: str
    rong: float
    so: bool = False


class _Cells(dict[str, bytes]):
    """Text of a cell -> its XML, made when it is first asked for."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> bytes:
        if len(self) >= _MEMORY:
            self.clear()
        made = self[text] = self._make(text).encode()
        return made


class KhoiHang(NamedTuple):
    """Rows of a sheet."""

    so: int = 0
    """How many"""
    xml: Packed = Packed(b"", 0, 0)
    """Their XML, a piece of a stream"""


class HangTrang:
    """Makes the rows of a sheet: texts in the order of ``columns`` -> XML."""

    def __init__(self, columns: Sequence[Cot]) -> None:
        self._cells = [_Cells(_number if each.so else _text) for each in columns]

    def rows(self, first: Sequence[str], rows: Iterable[Sequence[str]]) -> KhoiHang:
        """Rows that all begin with the cells ``first``."""
        return self.joined(first, [self.end(each) for each in rows])

    def end(self, cells: Sequence[str]) -> bytes:
        """The last cells of a row, and its end."""
        return b"".join(map(getitem, self._cells[-len(cells) :], cells)) + _ROW_END

    def joined(self, first: Sequence[str], ends: Sequence[bytes]) -> KhoiHang:
        """Rows that all begin with the cells ``first`` and go on with ``ends``."""
        begin = b"".join((_ROW, *(memory[text] for memory, text in zip(self._cells, first, strict=False))))
        return KhoiHang(len(ends), piece(begin + begin.join(ends))) if ends else KhoiHang()


class Trang:
    """A sheet that grows, and goes on in another where Excel would take no more rows."""

    def __init__(self, name: str, columns: Sequence[Cot], folder: Path) -> None:
        self.name, self._columns, self._folder = name, columns, folder
        self.parts: list[PhanNen] = []
        self._left = 0
        self._begin()

    def _begin(self) -> None:
        self.parts.append(PhanNen(f"xl/worksheets/{self.name}{len(self.parts) + 1}.xml", self._folder))
        widths = "".join(
            f'<col min="{i}" max="{i}" width="{each.rong}" style="{_TEXT}" customWidth="1"/>'
            for i, each in enumerate(self._columns, 1)
        )
        titles = "".join(_text(each.ten, _HEADER) for each in self._columns)
        self.parts[-1].write(
            f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
            f'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
            f"<cols>{widths}</cols><sheetData><row>{titles}</row>".encode()
        )
        self._left = MAX_ROWS - 1

    def add_made(self, rows: KhoiHang) -> None:
        """Rows of a :class:`HangTrang` with the same columns."""
        while rows.so > self._left:
            first, rest = _cut(rows, self._left)
            self._add(first)
            self.end()
            self._begin()
            rows = rest
        self._add(rows)

    def _add(self, rows: KhoiHang) -> None:
        self._left -= rows.so
        if rows.so:
            self.parts[-1].add(rows.xml)

    def end(self) -> None:
        """No more rows come."""
        self.parts[-1].write(b"</sheetData></worksheet>")

    def close(self) -> None:
        """Let the files go."""
        for each in self.parts:
            each.close()


def _cut(rows: KhoiHang, so: int) -> tuple[KhoiHang, KhoiHang]:
    """The first ``so`` of ``rows``, and the others."""
    each = [_ROW + row for row in unpacked(rows.xml).split(_ROW)[1:]]
    return KhoiHang(so, piece(b"".join(each[:so]))), KhoiHang(rows.so - so, piece(b"".join(each[so:])))


def lay_workbook(sheets: Sequence[Trang], folder: Path, out: BinaryIO) -> None:
    """Put the workbook of ``sheets``, which have ended, into ``out``."""
    listed = [
        (part, f"{each.name} ({i})" if i > 1 else each.name) for each in sheets for i, part in enumerate(each.parts, 1)
    ]
    parts = [PhanNen(name, folder) for name in _fixed(listed)]
    try:
        for part, text in zip(parts, _fixed(listed).values(), strict=True):
            part.write(text.encode())
        lay_zip([*parts, *(part for part, _ in listed)], out)
    finally:
        for part in parts:
            part.close()


def _text(text: str, style: int = _TEXT) -> str:
    if not text:
        return f'<c s="{style}"/>'
    text = text[:MAX_TEXT]
    if _SPECIAL.search(text):
        text = escape(_REFUSED.sub(" ", text), quote=False)
    return f'<c s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'


def _number(text: str) -> str:
    """The cell of a text that may be a number."""
    whole, _, rest = text.replace(".", "").partition(",")
    if not _NUMBER.fullmatch(text) or len(whole) + len(rest) > _DIGITS:
        return _text(text)
    return f'<c s="{_FIRST_NUMBER + len(rest)}"><v>{whole}{"." if rest else ""}{rest}</v></c>'


def _fixed(listed: Sequence[tuple[PhanNen, str]]) -> dict[str, str]:
    """The parts of a workbook besides its sheets."""
    names = [(part.name.decode(), title) for part, title in listed]
    types = "".join(f'<Override PartName="/{name}" ContentType="{_TYPE}.worksheet+xml"/>' for name, _ in names)
    sheets = "".join(
        f'<sheet name="{escape(title)}" sheetId="{i}" r:id="rId{i}"/>' for i, (_, title) in enumerate(names, 1)
    )
    targets = "".join(
        f'<Relationship Id="rId{i}" Type="{_REL}/worksheet" Target="/{name}"/>' for i, (name, _) in enumerate(names, 1)
    )
    return {
        "[Content_Types].xml": (
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{types}</Types>'
        ),
        "_rels/.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_REL}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{targets}'
            f'<Relationship Id="rId{len(names) + 1}" Type="{_REL}/styles" Target="/xl/styles.xml"/></Relationships>'
        ),
        "xl/styles.xml": _styles(),
    }


def _styles() -> str:
    formats = "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{each}"/>' for i, each in enumerate(_FORMATS))
    top = '<alignment vertical="top" wrapText="1"/>'
    numbers = "".join(
        f'<xf numFmtId="{164 + i}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
        '<alignment vertical="top"/></xf>'
        for i in range(len(_FORMATS))
    )
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="{len(_FORMATS)}">{formats}</numFmts>'
        '<fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font>'
        '<font><b/><sz val="12"/><name val="Times New Roman"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{_FIRST_NUMBER + len(_FORMATS)}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">{top}</xf>'
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">'
        f'<alignment horizontal="center" vertical="center" wrapText="1"/></xf>{numbers}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )

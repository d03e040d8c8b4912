"""A workbook looked at before openpyxl opens it: what kind of file it is, whether it is safe, and what openpyxl does not
tell in its reading row by row (merged cells, formulas without a value, the last row that says something)."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from kehoach import ooxml
from kehoach.problems import KehoachError, Place, Problem

MAX_MEMBERS: Final = 2_000
MAX_SHEET: Final = 600_000_000
"""Bytes of a sheet when unpacked; sheets are streamed"""
MAX_UNPACKED: Final = 1_000_000_000
"""Bytes of all parts together"""
MAX_CELLS: Final = 5_000_000
"""Cells of one sheet in rows that say something"""
MAX_STRINGS: Final = 150_000_000
MAX_STRING_COUNT: Final = 3_000_000
"""The table of texts is held in memory"""
MAX_PART: Final = 30_000_000
"""Bytes of any other part"""
MAX_ROW: Final = 16_000_000
"""Bytes of one row"""
MAX_MERGES: Final = 10_000
MAX_EMPTY_FORMULAS: Final = 1_000
CHUNK: Final = 1 << 20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
_EXCEL_PARTS = tuple(f"{name}\0".encode("utf-16-le") for name in ("Workbook", "Book"))
_RESAVE = "mở bằng Excel hoặc LibreOffice, lưu lại dạng “Excel Workbook (.xlsx)” rồi chạy lại"
_SMALLER = "xóa các trang và định dạng thừa, hoặc tách sổ thành nhiều tệp"

_VALUE = re.compile(rb"<(?:\w+:)?(?:[vt][ >]|f[ >/])")
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_NUMBER = re.compile(rb'[^>]{0,500}?\sr="(\d{1,7})"')
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]{0,200}?\sref="([A-Z0-9:$]{1,40})"')
_NO_VALUE = re.compile(
    rb"<(?:\w+:)?c\b([^>]{0,300})>\s*<(?:\w+:)?f\b(?:[^>]{0,500}/>|[^>]{0,500}>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_REF = re.compile(rb'\sr="([A-Z]{1,3}\d{1,7})"')


@dataclass(slots=True)
class TrangTho:
    """What the XML of a sheet tells: its last row with a value, how many such rows, merged ranges, formulas without a value."""

    cuoi: int = 0
    so_hang: int = 0
    so_o: int = 0
    """Cells in those rows"""
    dem: int = 0
    """Number of the row that was read last"""
    gop: list[str] = field(default_factory=list)
    khong_ket_qua: set[str] = field(default_factory=set)


def soat(data: bytes, tep: str) -> Mapping[str, TrangTho]:
    """The sheets of the workbook ``data`` by title. Raises :class:`KehoachError` HL01-HL04 for what must not be opened."""
    place = Place(tep)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = {each.filename.lstrip("/"): each for each in ooxml.members(archive)}
    except ooxml.ZIP_ERRORS:
        raise KehoachError(_not_opened(data, place)) from None
    if len(entries) > MAX_MEMBERS:
        raise KehoachError(Problem("HL04", f"Tệp nén chứa quá nhiều phần ({len(entries)})", _RESAVE, place))
    if any(each.flag_bits & 1 for each in entries.values()):
        raise KehoachError(_locked(place))
    if sum(each.file_size for part, each in entries.items() if _is_xml(part)) > MAX_UNPACKED:
        raise KehoachError(Problem("HL04", "Sổ quá lớn khi giải nén", _SMALLER, place))
    try:
        sheets = _sheets(archive, entries, place)
        facts = {part: _scan(archive, entry, place) for part, entry in entries.items() if _is_xml(part)}
    except (etree.XMLSyntaxError, *ooxml.ZIP_ERRORS):
        raise KehoachError(Problem("HL02", "Sổ bị hỏng hoặc tải về chưa đủ", "xin lại tệp gốc", place)) from None
    return {title: facts.get(part) or TrangTho() for title, part in sheets.items()}


def _is_xml(part: str) -> bool:
    return part.lower().endswith((".xml", ".rels", ".vml"))


def _sheets(archive: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo], place: Place) -> dict[str, str]:
    """Title -> part of each sheet of cells."""
    main = next((each for each in ("xl/workbook.xml",) if each in entries), "")
    if not main:
        main = next((part for part in entries if part.lower().endswith("workbook.xml")), "")
    if not main:
        raise KehoachError(_other_zip(entries, place))
    root = _small(archive, entries[main], place)
    if root.tag.startswith("{http://purl.oclc.org/"):
        message = "Sổ lưu ở dạng “Strict Open XML”, chương trình không đọc được"
        raise KehoachError(Problem("HL01", message, _RESAVE, place))
    rels = entries.get(ooxml.rels_name(main))
    targets = {
        each.get("Id", ""): ooxml.resolve(main, each.get("Target", ""))
        for each in (() if rels is None else _small(archive, rels, place))
        if each.get("Type", "").endswith("/worksheet") and each.get("TargetMode") != "External"
    }
    found = {}
    for each in root.iter("{*}sheet"):
        target = targets.get(each.get(f"{{{ooxml.R_URI}}}id", ""))
        if target:
            found[each.get("name", "")] = target
    return found


def _small(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: Place) -> etree._Element:
    data = ooxml.inflate(archive, entry, MAX_PART)
    if data is None:
        raise KehoachError(Problem("HL04", f"Phần {entry.filename} của sổ quá lớn", _SMALLER, place))
    if ooxml.declares(data):
        raise KehoachError(_unsafe(entry, place))
    return ooxml.parse(data)


def _scan(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, place: Place) -> TrangTho:
    """Go through a part once, in pieces that end where a row ends."""
    name = entry.filename.lower()
    sheet = "worksheets/" in name
    strings = name.endswith("sharedstrings.xml")
    limit = MAX_SHEET if sheet else MAX_STRINGS if strings else MAX_PART
    facts = TrangTho()
    total = count = 0
    for piece in _pieces(archive, entry, sheet):
        total += len(piece)
        count += piece.count(b"<si") if strings else 0
        if total > limit or count > MAX_STRING_COUNT or len(piece) > MAX_ROW:
            raise KehoachError(Problem("HL04", f"Phần {entry.filename} của sổ quá lớn", _SMALLER, place))
        if ooxml.declares(piece):
            raise KehoachError(_unsafe(entry, place))
        if sheet:
            _look(piece, facts, place)
    return facts


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, rows: bool) -> Iterator[bytes]:
    """A part in pieces that end where a tag (or a row) ends; longer than :data:`MAX_ROW` only where none does."""
    rest = b""
    with archive.open(entry) as stream:
        while (data := stream.read(CHUNK)) and len(rest) <= MAX_ROW:
            rest += data
            cut = _row_start(rest) if rows else rest.rfind(b">") + 1
            if cut > 0:
                yield rest[:cut]
                rest = rest[cut:]
    if rest:
        yield rest


def _row_start(data: bytes) -> int:
    """Where the last row begins; the name of its tag may have a prefix."""
    return data.rfind(b"<", 0, max(data.rfind(b"<row"), data.rfind(b":row")) + 1)


def _look(piece: bytes, facts: TrangTho, place: Place) -> None:
    for row in _ROW.split(piece)[1:]:
        facts.dem += 1
        number = _NUMBER.match(row)
        facts.dem = int(number[1]) if number else facts.dem
        if _VALUE.search(row):
            facts.so_hang += 1
            facts.cuoi = facts.dem
            facts.so_o += row.count(b"<c ") + row.count(b":c ")
    if b"mergeCell" in piece:
        facts.gop += [each.decode() for each in _MERGE.findall(piece)]
    if b"<f" in piece or b":f" in piece:
        for attributes in _NO_VALUE.findall(piece):
            ref = _REF.search(attributes)
            if ref and b't="str"' not in attributes:
                facts.khong_ket_qua.add(ref[1].decode())
    if len(facts.khong_ket_qua) > MAX_EMPTY_FORMULAS:
        message = f"Hơn {MAX_EMPTY_FORMULAS} ô công thức chưa có kết quả"
        raise KehoachError(Problem("HL09", message, "mở sổ bằng Excel, lưu lại rồi chạy lại", place))
    if facts.so_o > MAX_CELLS:
        raise KehoachError(Problem("HL14", f"Một trang của sổ có hơn {MAX_CELLS} ô", _SMALLER, place))
    if len(facts.gop) > MAX_MERGES:
        raise KehoachError(Problem("HL04", "Sổ có quá nhiều ô gộp", "bỏ gộp ô rồi lưu lại", place))


def _unsafe(entry: zipfile.ZipInfo, place: Place) -> Problem:
    message = f"Phần {entry.filename} của sổ có khai báo không an toàn (DOCTYPE, ENTITY)"
    return Problem("HL04", message, _RESAVE, place)


def _locked(place: Place) -> Problem:
    mend = "mở bằng Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc), lưu lại rồi chạy lại"
    return Problem("HL03", "Sổ có mật khẩu nên không đọc được", mend, place)


def _not_opened(data: bytes, place: Place) -> Problem:
    if data.startswith(_OLE):
        if _LOCKED_PART in data:
            return _locked(place)
        kind = "bảng tính Excel kiểu cũ (.xls)" if any(map(data.__contains__, _EXCEL_PARTS)) else "tệp Office kiểu cũ"
        return Problem("HL01", f"Tệp không phải sổ .xlsx: đây là {kind}", _RESAVE, place)
    if data.startswith(b"PK"):
        return Problem("HL02", "Sổ bị hỏng hoặc tải về chưa đủ, không mở được", "tải lại hoặc xin lại tệp gốc", place)
    if not data.strip(b"\0 \t\r\n"):
        return Problem("HL01", "Tệp trống", "kiểm tra lại tệp", place)
    kind = "là tệp chữ (.csv, .txt)" if b"\0" not in data[:4096] else "không rõ loại"
    return Problem("HL01", f"Tệp không phải sổ Excel .xlsx: {kind}", _RESAVE, place)


_OTHERS = (
    ("xl/workbook.bin", "sổ nhị phân .xlsb"),
    ("word/", "văn bản Word"),
    ("ppt/", "bản trình chiếu PowerPoint"),
    ("content.xml", "tệp OpenDocument (.ods, .odt)"),
)


def _other_zip(entries: Mapping[str, zipfile.ZipInfo], place: Place) -> Problem:
    what = next((what for start, what in _OTHERS if any(each.startswith(start) for each in entries)), "tệp nén ZIP")
    return Problem("HL01", f"Tệp không phải sổ Excel .xlsx: đây là {what}", _RESAVE, place)

"""Zips that lie, and files that are something else or half of themselves."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from functools import partial

from readers.hostile.case import DAMAGED, EITHER, NOTHING, READ, SAID, TOO_MUCH, Case, Row, size
from readers.pdf_files import Page, pdf
from readers.word_made import NAMES, p, packed, parts, word

_RELS, _MAIN = "_rels/.rels", "word/document.xml"

_HEAD = f"<w:document {NAMES}><w:body>".encode()


def raw_zip(entries: Iterable[tuple[str, bytes, int, int]], flags: int = 0) -> bytes:
    """A zip of deflated data as given: name, data, the size that its header claims, the offset (-1: where it is)."""
    out, central, count = bytearray(), bytearray(), 0
    for name, data, claimed, offset in entries:
        at = len(out) if offset < 0 else offset
        crc = zlib.crc32(zlib.decompressobj(-15).decompress(data)) if len(data) < 10_000 else 0
        common = struct.pack("<HHHHHIIIHH", 20, flags, 8, 0, 33, crc, len(data), claimed, len(name.encode()), 0)
        if offset < 0:
            out += b"PK\3\4" + common + name.encode() + data
        central += b"PK\1\2" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, at) + name.encode()
        count += 1
    end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count & 0xFFFF, count & 0xFFFF, len(central), len(out), 0)
    return bytes(out + central + end)


def deflated(chunk: bytes, times: int, head: bytes = b"") -> bytes:
    """``head`` and ``times`` times ``chunk`` as deflated data, made as fast as it is small."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    start = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
    once = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
    return start + once * times + packer.flush()


def _packed(data: bytes) -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def bomb(claimed: int) -> bytes:
    """A Word file whose text is a gigabyte of spaces in a paragraph."""
    megabytes = size(4000, 300)
    data = deflated(b" " * 1_000_000, megabytes, _HEAD + b"<w:p><w:r><w:t>")
    rels = _packed(parts("")[_RELS])
    return raw_zip([(_RELS, rels, len(parts("")[_RELS]), -1), (_MAIN, data, claimed, -1)])


def many_bombs() -> bytes:
    """Parts that are below the limit each and far above it together."""
    x = p("x")
    made = parts(p(SAID), header1=x, footer1=x, header2=x, footnotes=x, endnotes=x, comments=x)
    spaces = deflated(b" " * 1_000_000, 60)
    return raw_zip(
        (name, spaces, 60_000_000, -1)
        if name.endswith("s.xml") or "er1" in name
        else (name, _packed(data), len(data), -1)
        for name, data in made.items()
    )


def overlapping() -> bytes:
    """Many members that all are the same bytes."""
    data = deflated(b" " * 1_000_000, 50, _HEAD)
    one = raw_zip([(_MAIN, data, 50_000_000, -1)])
    assert one
    names = [f"word/header{number}.xml" for number in range(1500)]
    return raw_zip([(_MAIN, data, 50_000_000, -1), *((name, data, 50_000_000, 0) for name in names)])


def members(count: int) -> bytes:
    """A directory of members that are not there."""
    return raw_zip([(_MAIN, _packed(parts(p(SAID))[_MAIN]), 0, -1), *((f"{n:x}", b"", 0, 0) for n in range(count))])


def nested_zip() -> bytes:
    data = word(p(SAID))
    for depth in range(60):
        data = packed({f"{depth}.docx": data, "word/document.xml": data})
    return data


def encrypted_zip() -> bytes:
    data = bytearray(word(p(SAID)))
    for sign, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        found = data.find(sign)
        while found >= 0:
            data[found + at] |= 1
            found = data.find(sign, found + 1)
    return bytes(data)


def with_names(*names: str) -> bytes:
    """A Word file with further members of such names."""
    stream_ = io.BytesIO()
    with zipfile.ZipFile(stream_, "w") as archive:
        for name, data in parts(p(SAID)).items():
            archive.writestr(name, data)
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), b"<a/>")
    return stream_.getvalue()


def ole(*streams: str) -> bytes:
    """The beginning of a container with streams of these names, and nothing in them."""
    entries = b"".join(name.encode("utf-16-le").ljust(64, b"\0") + b"\0" * 64 for name in ("Root Entry", *streams))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entries.ljust(4096, b"\0")


def locked_pdf() -> bytes:
    entry = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "00" * 32 + ">/U<" + "00" * 32 + ">>>/ID[<00><00>]"
    return pdf(Page().text(85, 100, SAID), trailer=entry)


def wrong() -> list[Case]:
    """Files that are something else, or only half of themselves."""
    whole = word(p(SAID) * 50)
    odt = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}
    made: list[tuple[str, bytes, tuple[str, ...]]] = [
        ("rong.docx", b"", ("DOC07",)), ("trang.txt", b" \r\n\t" * 100, ("DOC07",)), ("khong.doc", b"\0" * 4096, ("DOC07",)),
        ("anh.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 300, ("DOC06",)), ("anh.pdf", b"\xff\xd8\xff\xe0" + b"\0" * 300, ("DOC06",)),
        ("may.docx", b"MZ" + b"\0" * 300, NOTHING), ("elf.doc", b"\x7fELF" + b"\0" * 300, NOTHING), ("nen.docx", b"Rar!\x1a\7\0", NOTHING),
        ("bang.docx", packed({"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}), NOTHING),
        ("trinh.docx", packed({"ppt/presentation.xml": b"<a/>"}), NOTHING), ("odt.docx", packed(odt), NOTHING),
        ("zip.docx", packed({"a.txt": b"a"}), NOTHING), ("khong-phan.docx", b"PK\5\6" + b"\0" * 18, (*NOTHING, *DAMAGED)),
        ("json.docx", b'{"error": {"code": 404, "message": "Not Found"}}', NOTHING), ("json-mang.doc", b"[1, 2]", NOTHING),
        ("html.docx", b"<!DOCTYPE html><html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>", NOTHING),
        ("http.pdf", b"HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nhello", NOTHING), ("xml.docx", b"<?xml version='1.0'?><a><b/></a>", NOTHING),
        ("it-chu.docx", b"Not found", NOTHING), ("nhi-phan.txt", bytes(range(256)) * 40, (*NOTHING, "OK")),
        ("ngau-nhien.docx", zlib.compress(bytes(range(256)) * 99, 9) * 9, (*NOTHING, *DAMAGED)),
        ("xls.doc", ole("Workbook"), NOTHING), ("ppt.doc", ole("PowerPoint Document"), NOTHING), ("ole.doc", ole(), DAMAGED),
        ("mat-khau.docx", ole("EncryptionInfo", "EncryptedPackage"), ("DOC03",)), ("nen-mat-khau.docx", encrypted_zip(), ("DOC03",)),
        ("ole-rong.doc", ole("WordDocument"), (*DAMAGED, "DOC08")), ("cut.rtf", b"{\\rtf1\\ansi", DAMAGED),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<</Type", DAMAGED), ("dau.pdf", b"%PDF-", DAMAGED), ("khoa.pdf", locked_pdf(), ("DOC03",)),
        ("hinh.pdf", pdf(Page().picture()), ("DOC06",)), ("trong.pdf", pdf(Page()), ("DOC07",)), ("trong.docx", word(p()), ("DOC07",)),
        ("trong.html", b"<html><body> <p> </p></body></html>", ("DOC07",)), ("trong.rtf", b"{\\rtf1\\ansi \\par}", ("DOC07",)),
        *((f"cut{cut}.docx", whole[: len(whole) * cut // 10], DAMAGED) for cut in (1, 5, 9)),
    ]  # fmt: skip
    return [Case(f"sai: {name}", name, partial(bytes, data), expect) for name, data, expect in made]


def zips() -> list[Case]:
    """Zips that lie."""
    made: list[Row] = [
        ("bom", lambda: bomb(0xFFFFFFF0), TOO_MUCH), ("bom noi doi nho", lambda: bomb(1000), (*DAMAGED, *TOO_MUCH)),
        ("nhieu bom", many_bombs, (*DAMAGED, *TOO_MUCH)), ("chong nhau", overlapping, (*DAMAGED, *TOO_MUCH)),
        ("nhieu phan", lambda: members(size(60_000, 5_000)), TOO_MUCH), ("long nhau", nested_zip, (*NOTHING, *DAMAGED)),
        ("rat nhieu phan", lambda: members(size(900_000, 20_000)), (*TOO_MUCH, *DAMAGED)),
        ("noi doi lon", lambda: raw_zip([(_RELS, _packed(parts("")[_RELS]), 0xFFFFFFF0, -1), (_MAIN, _packed(parts(p(SAID))[_MAIN]), 0xFFFFFFF0, -1)]), ("OK", *DAMAGED)),
        ("cach nen la", lambda: packed(parts(p(SAID))).replace(b"\x08\0\0\0", b"\x63\0\0\0"), EITHER),
        ("duong dan", lambda: with_names("../../../tmp/kehoach-thoat", "/tmp/kehoach-thoat", "C:\\kehoach-thoat", "..\\..\\x", "word\\x.xml", "a" * 60_000), READ),
        ("ten la", lambda: with_names("word/document.xml/", "WORD/styles.xml", "word//document.xml", "\u202egpj.exe", "CON", " "), READ),
        ("lien ket", lambda: with_names("word/media/x"), READ),
    ]  # fmt: skip
    return [
        Case(f"zip: {name}", "zip.docx", make, expect, SAID if expect == READ else "") for name, make, expect in made
    ]

"""Files that nobody should have to read, made in code: a table of them, each with what must come of it.

Sizes are reduced in ``make test``; ``make fuzz`` sets the variable and has them whole, up to the very limits.
"""

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from readers.pdf_files import Page, pdf, stream
from readers.word_made import NAMES, p, packed, parts, r, row, table, word

FULL = bool(os.environ.get("KEHOACH_FUZZ"))
READ = ("OK",)
SAID = "Mục đích cuối cùng"
"""Words that a reader must not lose"""


@dataclass(frozen=True)
class Case:
    """A file: the name it has, how it is made, how reading it may end (``OK`` or a code), words that a result must hold."""

    name: str
    file: str
    make: Callable[[], bytes]
    expect: tuple[str, ...]
    keeps: str = ""


def size(whole: int, reduced: int) -> int:
    """``whole`` in ``make fuzz``, ``reduced`` in ``make test``."""
    return whole if FULL else reduced


# Zips


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


_RELS, _MAIN = "_rels/.rels", "word/document.xml"
_HEAD = f"<w:document {NAMES}><w:body>".encode()


def bomb(claimed: int) -> bytes:
    """A Word file whose text is a gigabyte of spaces in a paragraph."""
    megabytes = size(4000, 300)
    data = deflated(b" " * 1_000_000, megabytes, _HEAD + b"<w:p><w:r><w:t>")
    rels = _packed(parts("")[_RELS])
    return raw_zip([(_RELS, rels, len(parts("")[_RELS]), -1), (_MAIN, data, claimed, -1)])


def many_bombs() -> bytes:
    """Parts that are below the limit each and far above it together."""
    made = parts(p(SAID), **{name: p("x") for name in ("header1", "footer1", "header2", "footnotes", "endnotes", "comments")})
    spaces = deflated(b" " * 1_000_000, 60)
    return raw_zip(
        (name, spaces, 60_000_000, -1) if name.endswith("s.xml") or "er1" in name else (name, _packed(data), len(data), -1)
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


def replaced(old: bytes, new: bytes) -> bytes:
    """A Word file with other words in its main part."""
    made = parts(p(SAID))
    return packed(made | {_MAIN: made[_MAIN].replace(old, new)})


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


# XML


def declared(declaration: str, use: str = "&a;") -> bytes:
    """A Word file whose main part declares a document type."""
    main = f"<?xml version='1.0'?><!DOCTYPE x [{declaration}]>" + parts(p(f"{SAID} {use}"))[_MAIN].decode()
    return packed(parts("") | {_MAIN: main.encode()})


_LAUGHS = '<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n > 1 else str()};" * 10}">' for n in range(1, 12))
_QUADRATIC = f'<!ENTITY a "{"a" * 100_000}">'


def relations(kind: str, target: str, name: str = "document") -> dict[str, bytes]:
    """Relationships that lead outside."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    one = f'<Relationship Id="x1" Type="{base}/{kind}" Target="{target}" TargetMode="External"/>'
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return {f"word/_rels/{name}.xml.rels": f'<Relationships xmlns="{namespace}">{one}</Relationships>'.encode()}


_PICTURE = (
    '<w:p><w:r><w:drawing><a:graphic><a:graphicData><a:blip r:link="x1"/></a:graphicData></a:graphic></w:drawing>'
    '<w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDEPICTURE "{url}" \\d</w:instrText>'
    '<w:fldChar w:fldCharType="end"/></w:r></w:p><w:altChunk r:id="x1"/><w:subDoc r:id="x1"/>'
)


def outside(kind: str, url: str, name: str = "document") -> bytes:
    """A Word file that names a file of another machine."""
    made = parts(p(SAID) + _PICTURE.replace("{url}", url), settings='<w:attachedTemplate r:id="x1"/>')
    return packed(made | relations(kind, url, name))


def deep(opening: str, inside: str, closing: str, levels: int) -> bytes:
    """A Word file with something in itself, again and again."""
    return word(opening * levels + inside + closing * levels)


_BOX = ("<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>", "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>")
_NESTS: dict[str, tuple[str, str, str]] = {
    "bang": ("<w:tbl><w:tr><w:tc>", p(SAID), f"{p()}</w:tc></w:tr></w:tbl>"),
    "sdt": ("<w:sdt><w:sdtContent>", p(SAID), "</w:sdtContent></w:sdt>"),
    "khung-chu": (_BOX[0], p(SAID), _BOX[1]),
    "ins": ("<w:ins>", r(SAID), "</w:ins>"),
    "smartTag": ("<w:smartTag>", p(SAID), "</w:smartTag>"),
    "run": ("<w:r>", f"<w:t>{SAID}</w:t>", "</w:r>"),
    "la": ("<x:la>", p(SAID), "</x:la>"),
    "alternate": ("<mc:AlternateContent><mc:Choice><w:p><w:r>", f"<w:t>{SAID}</w:t>", "</w:r></w:p></mc:Choice></mc:AlternateContent>"),
    "cong-thuc": ("<m:oMath><m:e>", f"<m:r><m:t>{SAID}</m:t></m:r>", "</m:e></m:oMath>"),
    "field": ('<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF</w:instrText></w:r></w:p>', p(SAID), p()),
}


def styles_chain(count: int, *, ring: bool) -> bytes:
    """Styles based on each other, in a chain or a ring."""
    one = '<w:style w:type="paragraph" w:styleId="s{0}"><w:name w:val="s{0}"/><w:basedOn w:val="s{1}"/></w:style>'
    made = "".join(one.format(n, (n + 1) % count if ring else n + 1) for n in range(count))
    return word(p(SAID, '<w:pStyle w:val="s0"/>'), styles=made)


def styles_numbers(count: int) -> bytes:
    """Lists and lists of lists that name each other."""
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:numStyleLink w:val="l{(n + 1) % count}"/></w:abstractNum>' for n in range(count)
    ) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(count))
    links = "".join(
        f'<w:style w:type="numbering" w:styleId="l{n}"><w:pPr><w:numPr><w:numId w:val="{n}"/></w:numPr></w:pPr></w:style>'
        for n in range(count)
    )
    body = p(SAID, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    return word(body, numbering=made, styles=links)


_HUGE = "9" * 5000
_EXTREMES = (
    ('<w:ind w:left="{0}" w:hanging="-{0}"/><w:spacing w:before="{0}" w:line="{0}"/><w:outlineLvl w:val="{0}"/>', ""),
    ('<w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="{0}"/></w:numPr>', '<w:sz w:val="{0}"/><w:color w:val="{0}"/>'),
    ('<w:sectPr><w:pgSz w:w="{0}" w:h="-{0}"/><w:cols w:num="{0}"/><w:pgNumType w:start="{0}"/></w:sectPr>', ""),
)


def extreme(number: str) -> bytes:
    """A Word file in which every number is ``number``."""
    body = "".join(p(SAID, properties.format(number), run.format(number)) for properties, run in _EXTREMES)
    cells = f'<w:tc><w:tcPr><w:gridSpan w:val="{number}"/><w:vMerge/></w:tcPr>{p(SAID)}</w:tc>'
    skipped = f'<w:gridBefore w:val="{number}"/><w:gridAfter w:val="{number}"/>'
    lists = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="{number}"/><w:numFmt w:val="lowerRoman"/>'
        f'<w:lvlText w:val="%1%2%9"/></w:lvl><w:lvl w:ilvl="{number}"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    numbered = p(SAID, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') * 3
    sign = f'<w:p><w:r><w:sym w:font="Symbol" w:char="{number}"/></w:r></w:p>'
    return word(body + table(row(cells, cells, properties=skipped)) + numbered + sign, numbering=lists)


def paragraphs(count: int) -> bytes:
    """A Word file of so many paragraphs."""
    return _repeated(p("Một đoạn văn ngắn của kế hoạch"), count)


def _repeated(part: str, count: int) -> bytes:
    return word(part * count)


def table_rows(rows: int, columns: int) -> bytes:
    """A Word file of one table."""
    one = row(*["ô"] * columns)
    return word(f"{p(SAID)}<w:tbl>{one * rows}</w:tbl>")


# Text


_PLAN = f"KẾ HOẠCH\nVề việc thử\n\nI. MỤC ĐÍCH\n1. {SAID}\n"


def text(words: str) -> bytes:
    """A text file that begins as a plan."""
    return (_PLAN + words + "\n").encode("utf-8", "surrogatepass")


_N = size(100_000, 10_000)
_LINES: dict[str, str] = {
    "ngoac": "(" * _N, "ngoac-dong": ")" * _N, "sao": "*" * _N, "sao-doi": "**" * (_N // 2), "sao-cach": "* " * (_N // 2),
    "sao-chu": "*a" * (_N // 2), "sao-doi-chu": "**a" * (_N // 3), "khoang-trang": " " * _N + "x", "cham": "." * _N,
    "muc-luc": "1. Mục " + "." * _N + " 5", "so-muc": "1." * (_N // 2), "so": "1" * _N, "so-ngoac": "1)" * (_N // 2),
    "gach": "-" * _N + "x", "gach-cach": "- " * (_N // 2) + "x", "cong": "+" * _N, "can-cu": "Căn cứ " * (_N // 7),
    "can-cu-luat": "Căn cứ Luật số 1/2020/QH14 ngày 01 tháng 01 năm 2020; " * (_N // 50),
    "ong": "|" * _N, "ong-cach": "| " * (_N // 2), "ong-gach": "|-" * (_N // 2), "hai-cham": "a: " * (_N // 3),
    "dau-phay": "a, " * (_N // 3), "cham-phay": "a; " * (_N // 3), "gach-cheo": "a/" * (_N // 2), "so-ky-hieu": "1/2020/NĐ-CP, " * (_N // 14),
    "ngay": "ngày 1 tháng 1 năm 2020 " * (_N // 24), "ngay-trong": "ngày    " * (_N // 8), "nam": "năm " * (_N // 4),
    "nhay": "“" * _N, "nhay-doi": '"' * _N, "thang": "#" * _N, "thang-cach": "# " * (_N // 2), "noi-nhan": "Nơi nhận: " * (_N // 10),
    "phu-luc": "Phụ lục " * (_N // 8), "phu-luc-so": "Phụ lục I " * (_N // 10), "kem-theo": "(Kèm theo " * (_N // 10),
    "la-ma": "I" * _N, "la-ma-cham": "I." * (_N // 2), "hoa": "A" * _N, "chu": "a" * _N, "tab": "\t" * _N, "tab-o": "a\t" * (_N // 2),
    "cach-cot": ("a" + " " * 8) * (_N // 9), "gach-duoi": "_" * _N, "thoat": "\\*" * (_N // 2), "lien-ket": "[" * _N,
    "lien-ket-doi": "[a](" * (_N // 4), "xuyet": "\\" * _N, "ngoac-vuong-doi": "[[" * (_N // 2), "tm": "TM. " * (_N // 4),
    "kinh-gui": "Kính gửi: " * (_N // 10), "so-trong": "Số:      /KH-UBND " * (_N // 18), "dau": "a\u0301\u0323" * (_N // 3),
    "dau-chong": "a" + "\u0301" * _N, "ba-cham": "… " * (_N // 2), "cham-cach": ". " * (_N // 2),
    "nbsp": "\u00a0" * _N + "x", "be": "<" * _N, "va": "&" * _N, "ngoac-nhon": "{{" * (_N // 2),
}  # fmt: skip


def lines(one: str) -> bytes:
    """A text of many such lines."""
    return text((one + "\n") * (_N // max(1, len(one) // 10 + 1)))


_MANY: dict[str, str] = {
    "dong-ngan": "a", "so": "1. Mục", "gach": "- việc", "chu-cai": "a) việc", "can-cu": "Căn cứ Luật A;", "phu-luc": "Phụ lục I",
    "noi-nhan": "Nơi nhận:", "ky": "CHỦ TỊCH", "sao": "**", "sao-mo": "*a", "dau-thang": "# A", "ong": "|", "ong-a": "| a", "tab": "a\tb",
    "hai-cot": "UBND XÃ A        CỘNG HÒA", "ke-hoach": "KẾ HOẠCH", "kem": "(Kèm theo Kế hoạch", "sang-trang": "\f1", "tab-dau": "\ta",
    "la-ma": "I. MỤC", "quoc-hieu": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "so-van-ban": "Số: 1/KH-UBND", "ngay": "Hòa Lộc, ngày 1 tháng 1 năm 2026",
    "luu": "- Lưu: VT.", "rong": "", "doc": "Độc lập - Tự do - Hạnh phúc", "ong-cot": "| a | b | c |", "ong-rong": "|  |", "gach-ngang": "---",
    "dieu": "Điều 1. A", "quyet-dinh": "QUYẾT ĐỊNH:", "thoi-gian": "1.1.1. Việc", "noi-dung": "Nội dung: việc", "thut": " " * 60 + "phải",
}  # fmt: skip
_CONTROL = "".join(map(chr, range(1, 32))) + "\x7f\x85\u200b\u200e\u202e\u2028\u2029\ufeff\ufffe\uffff\ud800\udfff\U000e0001\ue0b1\ue0c2\ue0d1"

# HTML, RTF, PDF


def html(inside: str) -> bytes:
    """A page."""
    return f"<html><body><p>KẾ HOẠCH</p>{inside}</body></html>".encode("utf-8", "surrogatepass")


def rtf(inside: str) -> bytes:
    """An RTF file."""
    return ("{\\rtf1\\ansi\\uc1 KE HOACH\\par " + inside + "}").encode("utf-8")


def _rtf_said() -> str:
    return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in SAID)


def rtf_table(cells: int) -> str:
    """A row of so many cells."""
    return "\\trowd " + "".join(f"\\cellx{n}" for n in range(cells)) + "\\intbl a\\cell " * cells + "\\row "


def bare_pdf(*objects: bytes) -> bytes:
    """A PDF of one page whose content are the given objects (numbers 20 and on), the first being its content."""
    return pdf(Page(extra="/Contents 20 0 R").text(85, 100, SAID), more=objects)


def forms(levels: int) -> bytes:
    """Forms that each draw the next one ten times."""
    made = []
    for n in range(levels):
        draw = b" ".join([b"/X Do"] * 10) if n < levels - 1 else b"0 0 m 1 1 l S"
        made.append(stream(draw, f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {21 + n} 0 R>>>>"))
    return pdf(Page(extra="/Annots[<</Subtype/Stamp/Type/Annot/Rect[0 0 9 9]/AP<</N 20 0 R>>>>]").text(85, 100, SAID), more=made)


def locked_pdf() -> bytes:
    entry = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "00" * 32 + ">/U<" + "00" * 32 + ">>>/ID[<00><00>]"
    return pdf(Page().text(85, 100, SAID), trailer=entry)


def _mht(inside: str) -> bytes:
    return f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n{inside}\n".encode()


# The table

DAMAGED = ("DOC02",)
NOTHING = ("DOC01",)
UNSAFE = ("DOC04",)
TOO_MUCH = ("DOC05",)
EITHER = ("OK", "DOC01", "DOC02", "DOC04", "DOC05", "DOC07")


def cases(url: str, secret: str) -> list[Case]:
    """All of them; ``url`` is where nobody may call, ``secret`` a local file that nobody may read."""
    return [*wrong(), *zips(), *xml(url, secret), *sizes(), *texts(), *webs(url, secret), *rtfs(), *pdfs(), *olds()]


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
    return [Case(f"sai: {name}", name, lambda data=data: data, expect) for name, data, expect in made]  # type: ignore[misc]


def zips() -> list[Case]:
    """Zips that lie."""
    made: list[tuple[str, Callable[[], bytes], tuple[str, ...]]] = [
        ("bom", lambda: bomb(0xFFFFFFF0), TOO_MUCH), ("bom noi doi nho", lambda: bomb(1000), (*DAMAGED, *TOO_MUCH)),
        ("nhieu bom", many_bombs, (*DAMAGED, *TOO_MUCH)), ("chong nhau", overlapping, (*DAMAGED, *TOO_MUCH)),
        ("nhieu phan", lambda: members(size(60_000, 5_000)), TOO_MUCH), ("long nhau", nested_zip, (*NOTHING, *DAMAGED)),
        ("rat nhieu phan", lambda: members(size(900_000, 60_000)), (*TOO_MUCH, *DAMAGED)),
        ("noi doi lon", lambda: raw_zip([(_RELS, _packed(parts("")[_RELS]), 0xFFFFFFF0, -1), (_MAIN, _packed(parts(p(SAID))[_MAIN]), 0xFFFFFFF0, -1)]), ("OK", *DAMAGED)),
        ("cach nen la", lambda: packed(parts(p(SAID))).replace(b"\x08\0\0\0", b"\x63\0\0\0"), EITHER),
        ("duong dan", lambda: with_names("../../../tmp/kehoach-thoat", "/tmp/kehoach-thoat", "C:\\kehoach-thoat", "..\\..\\x", "word\\x.xml", "a" * 60_000), READ),
        ("ten la", lambda: with_names("word/document.xml/", "WORD/styles.xml", "word//document.xml", "\u202egpj.exe", "CON", " "), READ),
        ("lien ket", lambda: with_names("word/media/x"), READ),
    ]  # fmt: skip
    return [Case(f"zip: {name}", "zip.docx", make, expect, SAID if expect == READ else "") for name, make, expect in made]


def xml(url: str, secret: str) -> list[Case]:
    """XML that grows, calls, or reads what is not its own."""
    levels = size(5000, 5000)
    made: list[tuple[str, Callable[[], bytes], tuple[str, ...]]] = [
        ("tram cuoi", lambda: declared(_LAUGHS, "&a11;"), UNSAFE), ("binh phuong", lambda: declared(_QUADRATIC, "&a;" * 10_000), UNSAFE),
        ("thuc the ngoai", lambda: declared(f'<!ENTITY a SYSTEM "file://{secret}">'), UNSAFE),
        ("thuc the mang", lambda: declared(f'<!ENTITY a SYSTEM "{url}/a">'), UNSAFE),
        ("thuc the tham so", lambda: declared(f'<!ENTITY % a SYSTEM "{url}/dtd"> %a;', ""), UNSAFE),
        ("dtd ngoai", lambda: replaced(b"<w:document", f'<!DOCTYPE w:document SYSTEM "{url}/x.dtd"><w:document'.encode()), UNSAFE),
        ("utf-16", lambda: packed(parts("") | {_MAIN: ("\ufeff<!DOCTYPE x [" + _LAUGHS + "]>" + parts(p("&a11;"))[_MAIN].decode()).encode("utf-16-le")}), UNSAFE),
        ("utf-7", lambda: replaced(b"<w:document", b"<?xml version='1.0' encoding='UTF-7'?><w:document"), EITHER),
        ("ma la", lambda: replaced(b"<w:document", b"<?xml version='1.0' encoding='khong-co'?><w:document"), EITHER),
        ("ebcdic", lambda: packed(parts("") | {_MAIN: ("<?xml version='1.0' encoding='cp037'?><!DOCTYPE x [" + _LAUGHS + "]>" + parts(p("&a11;"))[_MAIN].decode("ascii", "ignore")).encode("cp037", "replace")}), EITHER),
        ("xinclude", lambda: word(p(SAID) + f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{secret}" parse="text"/>'), READ),
        ("cat ngang", lambda: replaced(b"</w:body></w:document>", b""), DAMAGED), ("khong goc", lambda: packed(parts("") | {_MAIN: b""}), DAMAGED),
        ("goc khac", lambda: packed(parts("") | {_MAIN: b"<a/>"}), NOTHING), ("khong than", lambda: packed(parts("") | {_MAIN: f"<w:document {NAMES}/>".encode()}), ("DOC07",)),
        ("thuoc tinh dai", lambda: word(p(SAID, f'<w:pStyle w:val="{"s" * 9_000_000}"/>')), EITHER),
        ("chu dai", lambda: word(p("a" * size(9_000_000, 1_000_000))), EITHER), ("nhieu thuoc tinh", lambda: word(f"<w:p {' '.join(f'x:a{n}=' + chr(34) * 2 for n in range(size(100_000, 10_000)))}>{r(SAID)}</w:p>"), EITHER),
        ("nhieu khong gian ten", lambda: word("<w:p>" + "".join(f'<n{n}:a xmlns:n{n}="urn:{n}"/>' for n in range(size(100_000, 5_000))) + f"{r(SAID)}</w:p>"), EITHER),
        ("chuoi kieu", lambda: styles_chain(size(20_000, 3_000), ring=False), READ), ("vong kieu", lambda: styles_chain(50, ring=True), READ),
        ("vong so", lambda: styles_numbers(size(3_000, 300)), READ), ("so rat lon", lambda: extreme(_HUGE), READ),
        *((f"so {number!r}", lambda number=number: extreme(number), READ) for number in ("-1", "99999999", "1e308", "nan", "", "０", "²", "0x10", "1.5pt", "-99999999999", " 7 ")),
        ("thu muc quan he", lambda: packed(parts(p(SAID)) | {"word/_rels/document.xml.rels": b"<a"}), READ),
        ("kieu hong", lambda: packed(parts(p(SAID), styles="") | {"word/styles.xml": b"<w:styles"}), READ),
        ("tu tro", lambda: packed(parts(p(SAID) + '<w:altChunk r:id="x"/>') | {"word/_rels/document.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="a/styles" Target="document.xml"/><Relationship Id="y" Type="a/numbering" Target="../word/document.xml"/><Relationship Id="z" Type="a/footnotes" Target="/../../../etc/passwd"/></Relationships>'}), READ),
    ]  # type: ignore[list-item]  # fmt: skip
    remote = ("attachedTemplate", "image", "aFChunk", "hyperlink", "oleObject", "subDocument", "frame", "styles", "header")
    for kind in remote:
        made.append((f"ngoai {kind}", lambda kind=kind: outside(kind, f"{url}/{kind}"), READ))  # type: ignore[misc]
    made.append(("ngoai mau", lambda: outside("attachedTemplate", f"{url}/mau.dotm", "settings"), READ))
    made.append(("ngoai unc", lambda: outside("attachedTemplate", "\\\\may-khac\\mau.dotm", "settings"), READ))
    for name, nest in _NESTS.items():
        made.append((f"long 50 {name}", lambda nest=nest: deep(*nest, 50), ("OK", *UNSAFE)))  # type: ignore[misc]
        made.append((f"long {levels} {name}", lambda nest=nest: deep(*nest, levels), EITHER))  # type: ignore[misc]
        made.append((f"long 240 {name}", lambda nest=nest: deep(*nest, 240 // nest[0].count("<")), EITHER))  # type: ignore[misc]
    return [Case(f"xml: {name}", "x.docx", make, expect, SAID if expect == READ else "") for name, make, expect in made]


def sizes() -> list[Case]:
    """Word files that are too long, or as long as may be."""
    most = size(199_000, 10_000)
    made: list[tuple[str, Callable[[], bytes], tuple[str, ...]]] = [
        ("trieu doan", lambda: paragraphs(1_000_000), TOO_MUCH), ("trieu doan khong chu", lambda: _repeated("<w:p/>", 1_000_000), TOO_MUCH),
        ("nhieu doan", lambda: paragraphs(most), EITHER), ("nhieu doan so", lambda: _repeated(p("1. Mục"), most), EITHER),
        ("nhieu doan gach", lambda: _repeated(p("- việc"), most), EITHER), ("nhieu phu luc", lambda: _repeated(p("Phụ lục I"), most // 4), EITHER),
        ("nhieu hang", lambda: table_rows(size(50_000, 3_000), 4), EITHER), ("nhieu cot", lambda: table_rows(1, size(100_000, 5_000)), EITHER),
        ("nhieu bang", lambda: _repeated(table(row("a", "b")), size(60_000, 2_000)), EITHER), ("nhieu run", lambda: word(f"<w:p>{r('a', '<w:b/>') * size(200_000, 20_000)}</w:p>"), EITHER),
        ("nhieu run khac nhau", lambda: word("<w:p>" + "".join(r("a", f'<w:sz w:val="{n}"/>') for n in range(size(200_000, 20_000))) + "</w:p>"), EITHER),
        ("nhieu kieu", lambda: word("".join(p("a", f'<w:ind w:left="{n}"/>') for n in range(size(150_000, 10_000)))), EITHER),
        ("nhieu the trong", lambda: _repeated("<w:x/>", size(5_000_000, 500_000)), EITHER), ("nhieu ghi chu", lambda: word(p(SAID) + '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' * size(50_000, 5_000), footnotes=f'<w:footnote w:id="1">{p("ghi")}</w:footnote>'), EITHER),
        ("nhieu danh dau", lambda: word(p(SAID) + '<w:bookmarkStart w:id="1" w:name="kh_1"/>' * size(200_000, 20_000)), EITHER),
        ("nhieu tiep noi", lambda: word('<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' * size(100_000, 10_000)), EITHER),
        ("nhieu muc con", lambda: word("".join(p(f"{'1.' * (n % 30 + 1)} Mục") for n in range(size(30_000, 3_000)))), EITHER),
        ("nhieu phan trang", lambda: word('<w:p><w:pPr><w:sectPr><w:headerReference r:id="header1" w:type="default"/></w:sectPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' * size(20_000, 1_000), header1=p("x" * 1000) * 50), EITHER),
        ("o hop nhat", lambda: word("<w:tbl>" + ("<w:tr>" + '<w:tc><w:tcPr><w:gridSpan w:val="63"/><w:vMerge/></w:tcPr><w:p/></w:tc>' * 60 + "</w:tr>") * size(2000, 100) + "</w:tbl>" + p(SAID)), EITHER),
    ]  # fmt: skip
    return [Case(f"lon: {name}", "lon.docx", make, expect) for name, make, expect in made]


def texts() -> list[Case]:
    """Plain text against patient patterns."""
    made = [Case(f"txt: {name}", "dong.txt", lambda words=words: text(words), EITHER) for name, words in _LINES.items()]  # type: ignore[misc]
    made += [Case(f"md: {name}", "dong.md", lambda words=words: text(words), EITHER) for name, words in _LINES.items() if name[:2] in ("sa", "on", "th", "li", "xu", "ga", "kh")]  # type: ignore[misc]
    made += [Case(f"docx: {name}", "dong.docx", lambda words=words: word(p("KẾ HOẠCH") + p(_xml(words))), EITHER) for name, words in _LINES.items() if FULL or name[:1] in "cnpk"]  # type: ignore[misc]
    made += [Case(f"txt nhieu: {name}", "nhieu.txt", lambda one=one: text((one + "\n") * size(190_000, 5_000)), EITHER) for name, one in _MANY.items()]  # type: ignore[misc]
    made += [Case(f"txt xen: {name}", "xen.txt", lambda one=one: text((one + "\n\nviệc khác\n") * size(60_000, 2_000)), EITHER) for name, one in _MANY.items() if FULL]  # type: ignore[misc]
    made += [
        Case("txt: ky tu dieu khien", "la.txt", lambda: text(_CONTROL + f" {SAID}" * 500), READ, SAID),
        Case("txt: dieu khien trong docx", "la.docx", lambda: word(p("".join(c for c in _CONTROL if c.isprintable() or c in "\u200b\u202e\ufeff") + SAID)), READ, SAID),
        Case("txt: mot dong lon", "mot.txt", lambda: ("Kế hoạch của xã. " * size(2_500_000, 100_000)).encode(), EITHER),
        Case("txt: dong dai nhat", "mot.txt", lambda: ("Kế hoạch của xã. " * 11_000 + "\n").encode() * size(100, 3), EITHER),
        Case("txt: nam muoi trieu", "mot.txt", lambda: ("Kế hoạch của xã Hoa Lộc về việc thử nghiệm. " * 5 + "\n").encode() * size(170_000, 5_000), EITHER),
        Case("txt: cot tab", "cot.txt", lambda: text("\t".join(map(str, range(size(100_000, 20_000))))), EITHER),
        Case("txt: cot ong", "cot.md", lambda: text("| " + " | ".join(map(str, range(size(30_000, 5_000)))) + " |\n" + "|---" * 9), EITHER),
        Case("txt: long 5000", "long.txt", lambda: text("".join(f"{' ' * (n % 200)}- việc {n}\n" for n in range(5000))), READ),
        Case("txt: so long 5000", "long.txt", lambda: text("\n".join(f"{'1.' * n} Mục" for n in range(1, size(600, 200)))), READ),
        Case("txt: utf-16 le", "la.txt", lambda: "\ufeffKế hoạch \ud800 x".encode("utf-16-le", "surrogatepass") + b"\0", READ),
        Case("txt: utf-32", "la.txt", lambda: b"\xff\xfe\0\0" + b"\xff" * 400, EITHER),
        Case("txt: yaml va mau", "mau.txt", lambda: text("{{ 7 * 7 }} {% for x in range(9**9) %} !!python/object:os.system ${x} &a *a <script>"), READ, "7 * 7"),
        Case("txt: bit-cuoi", "zl.txt", lambda: "H̸̡̪̯ͨ͊̽̅̾̎Ȩ̬̩̾͛ͪ̈́̀́͘ ̶̧̨̱̹̭̯ͧ̾ͬC̷̙̲̝͖ͭ̏ͥͮ͟Oͮ͏̮̪̝͍M̲̖͊̒ͪͩͬ̚̚͜Ȇ̴̟̟͙̞ͩ͌͝S̨̥̫͎̭ͯ̿̔̀ͅ".encode() * size(9_000, 900), EITHER),
    ]  # fmt: skip
    return made


def _xml(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace("\t", "<w:tab/>").replace("<w:tab/>", " ")


def webs(url: str, secret: str) -> list[Case]:
    """HTML."""
    deep_ = 5000
    made: list[tuple[str, Callable[[], bytes], tuple[str, ...]]] = [
        ("long 50", lambda: html("<div>" * 50 + f"<p>{SAID}" + "</div>" * 50), READ), ("long 5000", lambda: html("<div>" * deep_ + SAID), EITHER),
        ("bang long 50", lambda: html("<table><tr><td>" * 50 + SAID), READ), ("bang long 5000", lambda: html("<table><tr><td>" * deep_ + SAID), EITHER),
        ("b long", lambda: html("<b>" * size(100_000, 20_000) + SAID), EITHER), ("ds long", lambda: html("<ul><li>" * deep_ + SAID), EITHER),
        ("font long", lambda: html("".join(f"<font size={n}>" for n in range(deep_)) + SAID), EITHER), ("span hop", lambda: html("<table><tr>" + "<td colspan=99999 rowspan=99999>a</td>" * size(5_000, 500) + "</tr></table>"), EITHER),
        ("span cheo", lambda: html("<table>" + ("<tr>" + "<td rowspan=100 colspan=100>a</td>" * 20 + "</tr>") * size(300, 60) + "</table>"), EITHER),
        ("trieu the", lambda: html("<p>a" * size(1_200_000, 100_000)), EITHER), ("trieu br", lambda: html("a<br>" * size(900_000, 50_000)), EITHER), ("nua trieu the", lambda: html("<p>a" * size(450_000, 20_000)), EITHER),
        ("ngoai", lambda: html(f'<img src="{url}/a.png"><link rel=stylesheet href="{url}/a.css"><script src="{url}/a.js"></script><iframe src="{url}/f"></iframe><object data="{url}/o"></object><style>@import url({url}/b.css); body {{ background: url({url}/c.png) }}</style><base href="{url}/"><meta http-equiv=refresh content="0; url={url}/m"><p>{SAID}'), READ),
        ("thuc the", lambda: f'<!DOCTYPE html [<!ENTITY a SYSTEM "file://{secret}">]><html><body><p>{SAID} &a; &b; &#0; &#xd800; &#99999999;'.encode(), READ),
        ("css dai", lambda: html("<style>" + "a{" * size(100_000, 10_000) + "</style><p>a"), EITHER), ("css chu thich", lambda: html("<style>" + "/*" * size(200_000, 10_000) + "</style><p>a"), EITHER),
        ("css lop", lambda: html("<style>" + "".join(f".c{n}{{margin-left:{n}pt}}" for n in range(size(50_000, 3_000))) + "</style>" + f"<p class='{' '.join(f'c{n}' for n in range(size(5_000, 500)))}'>a" * 20), EITHER),
        ("css so", lambda: html(f"<p style='margin-left:{'9' * 400}pt;font-size:-1e999pt;text-indent:nanpt;line-height:{'9' * 5000}%;mso-list:l0 level9 lfo1;color:rgb(9999,-1,x)'>{SAID}"), READ),
        ("css dai mot dong", lambda: html("<p style='" + "a:b;" * size(500_000, 20_000) + f"'>{SAID}"), EITHER), ("khoang trang", lambda: html("<p>" + " " * size(5_000_000, 200_000) + SAID), EITHER),
        ("chu thich ho", lambda: html("<!--" * size(500_000, 20_000) + SAID), (*EITHER, "DOC07")), ("dau mo", lambda: html("<" * size(1_000_000, 50_000)), EITHER), ("dieu kien", lambda: html("<![if " * size(500_000, 20_000)), EITHER),
        ("thuoc tinh", lambda: html("<p " + " ".join(f"a{n}=1" for n in range(size(300_000, 20_000))) + f">{SAID}"), EITHER), ("ds so", lambda: html("<ol start=99999 type=i>" + "<li value=-99999999>a" * 9 + "<li value=²>b</ol>"), READ),
        ("ma la", lambda: b"<html><meta charset='khong-co'><body>K\xe1\xba\xbf ho\xff\xa1ch", EITHER), ("ma utf-7", lambda: b"<html><meta charset='utf-7'><body>K+ADw-script+AD4-\xff", EITHER),
        ("ma hex", lambda: b"<html><meta charset='hex'><body>\xff\xfe zz", EITHER), ("ma zip", lambda: b"<html><meta charset='zlib_codec'><body>\xff\xfe zz", EITHER), ("ma idna", lambda: b"<html><meta charset='idna'><body>" + b"\xff" + b"a" * 100_000, EITHER),
        ("ma punycode", lambda: b"<html><meta charset='punycode'><body>" + b"\xff" + b"a-b" * size(100_000, 10_000), EITHER), ("ma escape", lambda: b"<html><meta charset='unicode_escape'><body>\xff\\ud800 abc \\N{", EITHER), ("ma rot", lambda: b"<html><meta charset='rot13'><body>\xff abc", EITHER),
        ("data", lambda: html("<img src='data:image/png;base64," + "A" * size(20_000_000, 500_000) + f"'>{SAID}"), READ), ("khong dong", lambda: html("<title>" + SAID * 999), (*EITHER, "DOC07")),
        ("svg", lambda: html("<svg><style>" * 500 + SAID), (*EITHER, "DOC07")), ("surrogate", lambda: html(SAID * 99 + " \ud800 \udfff"), READ), ("khoang rong", lambda: html(f"<p style='white-space:pre'>{' ' * size(100_000, 20_000)}{SAID}"), EITHER),
    ]  # fmt: skip
    mail: list[tuple[str, Callable[[], bytes], tuple[str, ...]]] = [
        ("mht rong", lambda: _mht(""), EITHER), ("mht sau", lambda: _mht("".join(f"--x\nContent-Type: multipart/related; boundary=x{n}\n\n--x{n}\n" for n in range(size(5_000, 500)))), EITHER),
        ("mht message", lambda: _mht("--x\n" + "Content-Type: message/rfc822\n\n" * size(3_000, 1_000)), EITHER),
        ("mht base64", lambda: _mht("--x\nContent-Type: text/html; charset=khong-co\nContent-Transfer-Encoding: base64\n\n!!!!\n--x--"), EITHER),
        ("mht dau dai", lambda: _mht("--x\nContent-Type: text/html" + "; a*0*=b" * size(50_000, 2_000) + "\n\n<p>a\n--x--"), EITHER),
        ("mht tu ma hoa", lambda: _mht("--x\nContent-Type: text/html\nSubject: " + "=?utf-8?q?a?= " * size(50_000, 2_000) + "\n\n<html><p>a</html>\n--x--"), EITHER),
    ]  # fmt: skip
    return [Case(f"html: {name}", "trang.html", make, expect, SAID if expect == READ and name != "ds so" else "") for name, make, expect in made] + [
        Case(f"html: {name}", "trang.mht", make, expect) for name, make, expect in mail
    ]


def rtfs() -> list[Case]:
    """RTF."""
    n = size(1_000_000, 50_000)
    said = _rtf_said()
    made: list[tuple[str, str, tuple[str, ...]]] = [
        ("long 50", "{" * 50 + said + "}" * 50, READ), ("long 5000", "{" * 5000 + said + "}" * 5000, UNSAFE), ("mo ngoac", "{" * n, UNSAFE), ("dong ngoac", said + "}" * n, READ),
        ("bang long", "".join(f"\\itap{k}\\intbl a\\nestcell " for k in range(1, 500)), EITHER), ("bang long hang", "\\trowd\\itap30000\\intbl a\\nestcell\\nestrow " * 900, EITHER),
        ("bin", "\\bin99999999999 " + said, EITHER), ("bin am", "\\bin-5 " + said, EITHER), ("so lon", "\\fs9999999999\\li-9999999999\\cellx9999999999\\f9999999\\u9999999999?\\uc99999\\s-1 " + said, EITHER),
        ("u la", "\\u-10179?\\u-8704?\\u55296?\\u0?\\u1114112? " + said, READ), ("doan", "a\\par " * size(1_900_000, 30_000), EITHER), ("nhieu doan", "a\\par " * size(900_000, 10_000), EITHER), ("o", rtf_table(size(20_000, 1_000)), EITHER),
        ("hang", rtf_table(5) * size(40_000, 1_500), EITHER), ("canh khac nhau", "".join(f"\\trowd\\cellx{k * 31}\\cellx{k * 31 + 5}\\intbl a\\cell b\\cell\\row " for k in range(size(50_000, 1_000))), EITHER),
        ("phong", "{\\fonttbl" + "".join(f"{{\\f{k} A;}}" for k in range(size(100_000, 5_000))) + "}" + said, EITHER), ("mau", "{\\colortbl" + "\\red1;" * size(300_000, 10_000) + "}" + said, EITHER),
        ("phong long", "{\\fonttbl" + "{\\f1 A" * 450 + said, EITHER), ("kieu", "{\\stylesheet" + "".join(f"{{\\s{k}\\sbasedon{k + 1} A;}}" for k in range(size(100_000, 5_000))) + "}" + said, EITHER),
        ("doi tuong", "{\\object\\objupdate{\\*\\objdata 0105000002}{\\result " + said + "}}{\\field{\\*\\fldinst INCLUDEPICTURE \"http://127.0.0.1:9/x\"}{\\fldrslt a}}", READ),
        ("chan trang", "{\\header a}" * size(20_000, 1_000) + said, EITHER), ("chan trang khac", "".join(f"{{\\header a{k}\\par}}" for k in range(size(20_000, 1_000))) + said, EITHER), ("ghi chu", "a{\\footnote b}" * size(50_000, 3_000), EITHER), ("ghi chu long", "a{\\footnote b" * 400, EITHER),
        ("hop chu", "{\\shp{\\*\\shpinst{\\shptxt a" * 150 + said, EITHER), ("phan", "\\sect a" * size(100_000, 5_000), EITHER), ("the dai", "\\" + "a" * n, EITHER), ("gach cheo", said + "\\" * n, EITHER), ("hex", "\\'" * n, EITHER), ("hex du", "\\'e1" * n, EITHER), ("bo qua", "\\uc10\\u65 " * (n // 10), EITHER), ("chu", "a" * n * 5, EITHER),
    ]  # fmt: skip
    return [Case(f"rtf: {name}", "x.rtf", lambda inside=inside: rtf(inside), expect, SAID if expect == READ and name not in ("u la",) else "") for name, inside, expect in made]  # type: ignore[misc]


def pdfs() -> list[Case]:
    """PDF; each starts a process, so there are few of them in ``make test``."""
    ring = b"<</Type/Pages/Count 1/Kids[20 0 R]/Parent 20 0 R>>"
    made: list[tuple[str, Callable[[], bytes], tuple[str, ...]]] = [
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
        page.parts.append(f"BT /F0 4 Tf {turned} {40 + number % 40 * 13} {800 - number // 40 * 3.9} Tm <00610062> Tj ET")
    return page


def olds() -> list[Case]:
    """Old Word files, damaged."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + b"\x3e\0\3\0\xfe\xff\x09\0\6\0" + b"\0" * 10 + struct.pack("<IIIIII", 1, 1, 0, 4096, 1, 0)
    ring = header + struct.pack("<III", 0xFFFFFFFE, 0, 0) + struct.pack("<109I", *[0] * 109)
    sectors = struct.pack("<128I", *[1] * 128) + "WordDocument".encode("utf-16-le").ljust(128, b"\0") * 4
    return [
        Case("doc: vong", "x.doc", lambda: ring + sectors * 8, (*DAMAGED, "DOC08")),
        Case("doc: chi co ten", "x.doc", lambda: ole("WordDocument", "1Table") + b"\xff" * 100_000, (*DAMAGED, "DOC08")),
        Case("doc: word 2", "x.doc", lambda: b"\xdb\xa5\x2d\0" + b"\0" * 2000, (*DAMAGED, "DOC08")),
    ]

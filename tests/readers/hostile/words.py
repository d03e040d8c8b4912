"""Word files whose XML grows, calls, nests, or says impossible numbers."""

from functools import partial

from readers.hostile.case import DAMAGED, EITHER, NOTHING, READ, SAID, UNSAFE, Case, Row, size
from readers.word_made import NAMES, p, packed, parts, r, row, table, word

_MAIN = "word/document.xml"


def replaced(old: bytes, new: bytes) -> bytes:
    """A Word file with other words in its main part."""
    made = parts(p(SAID))
    return packed(made | {_MAIN: made[_MAIN].replace(old, new)})


def declared(declaration: str, use: str = "&a;") -> bytes:
    """A Word file whose main part declares a document type."""
    main = f"<?xml version='1.0'?><!DOCTYPE x [{declaration}]>" + parts(p(f"{SAID} {use}"))[_MAIN].decode()
    return packed(parts("") | {_MAIN: main.encode()})


_LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1 if n > 1 else str()};" * 10}">' for n in range(1, 12)
)

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


def deep(nest: tuple[str, str, str], levels: int) -> bytes:
    """A Word file with something in itself, again and again."""
    opening, inside, closing = nest
    return word(opening * levels + inside + closing * levels)


_BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>",
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
)

_NESTS: dict[str, tuple[str, str, str]] = {
    "bang": ("<w:tbl><w:tr><w:tc>", p(SAID), f"{p()}</w:tc></w:tr></w:tbl>"),
    "sdt": ("<w:sdt><w:sdtContent>", p(SAID), "</w:sdtContent></w:sdt>"),
    "khung-chu": (_BOX[0], p(SAID), _BOX[1]),
    "ins": ("<w:ins>", r(SAID), "</w:ins>"),
    "smartTag": ("<w:smartTag>", p(SAID), "</w:smartTag>"),
    "run": ("<w:r>", f"<w:t>{SAID}</w:t>", "</w:r>"),
    "la": ("<x:la>", p(SAID), "</x:la>"),
    "alternate": (
        "<mc:AlternateContent><mc:Choice><w:p><w:r>",
        f"<w:t>{SAID}</w:t>",
        "</w:r></w:p></mc:Choice></mc:AlternateContent>",
    ),
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
        f'<w:abstractNum w:abstractNumId="{n}"><w:numStyleLink w:val="l{(n + 1) % count}"/></w:abstractNum>'
        for n in range(count)
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


def xml(url: str, secret: str) -> list[Case]:
    """XML that grows, calls, or reads what is not its own."""
    levels = size(5000, 5000)
    made: list[Row] = [
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
        *((f"so {number!r}", partial(extreme, number), READ) for number in ("-1", "99999999", "1e308", "nan", "", "０", "²", "0x10", "1.5pt", "-99999999999", " 7 ")),
        ("thu muc quan he", lambda: packed(parts(p(SAID)) | {"word/_rels/document.xml.rels": b"<a"}), READ),
        ("kieu hong", lambda: packed(parts(p(SAID), styles="") | {"word/styles.xml": b"<w:styles"}), READ),
        ("tu tro", lambda: packed(parts(p(SAID) + '<w:altChunk r:id="x"/>') | {"word/_rels/document.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="a/styles" Target="document.xml"/><Relationship Id="y" Type="a/numbering" Target="../word/document.xml"/><Relationship Id="z" Type="a/footnotes" Target="/../../../etc/passwd"/></Relationships>'}), READ),
    ]  # fmt: skip
    remote = (
        "attachedTemplate",
        "image",
        "aFChunk",
        "hyperlink",
        "oleObject",
        "subDocument",
        "frame",
        "styles",
        "header",
    )
    made += [(f"ngoai {kind}", partial(outside, kind, f"{url}/{kind}"), READ) for kind in remote]
    made.append(("ngoai mau", lambda: outside("attachedTemplate", f"{url}/mau.dotm", "settings"), READ))
    made.append(("ngoai unc", lambda: outside("attachedTemplate", "\\\\may-khac\\mau.dotm", "settings"), READ))
    for name, nest in _NESTS.items():
        made.append((f"long 50 {name}", partial(deep, nest, 50), ("OK", *UNSAFE)))
        made.append((f"long {levels} {name}", partial(deep, nest, levels), EITHER))
        made.append((f"long 240 {name}", partial(deep, nest, 240 // nest[0].count("<")), EITHER))
    return [Case(f"xml: {name}", "x.docx", make, expect, SAID if expect == READ else "") for name, make, expect in made]

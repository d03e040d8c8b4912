"""Word files made in code: a body and the parts that a test needs, packed as Word packs them."""

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"

NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:x="urn:la"'
)
ROOTS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
    "comments": "comments", "settings": "settings", "header1": "hdr", "footer1": "ftr", "header2": "hdr",
}  # fmt: skip

Parts = dict[str, bytes]


def p(text: str = "", properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{r(text, run) if text else ''}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def row(*cells: str, properties: str = "") -> str:
    """A row of cells; a cell is its words, or XML of ``w:tc``."""
    made = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{made}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: str, properties: str = "") -> str:
    """A table."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


def numbered(text: str, num: int, level: int | None = 0, more: str = "") -> str:
    """A paragraph of an automatic list."""
    ilvl = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    return p(text, f'{more}<w:numPr>{ilvl}<w:numId w:val="{num}"/></w:numPr>')


def level(ilvl: int, number_format: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of an automatic list."""
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    """An abstract numbering."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, more: str = "") -> str:
    """A list of an abstract numbering."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def style(name: str, kind: str = "paragraph", based_on: str = "", more: str = "", default: bool = False) -> str:
    """A style whose name is its id in capitals."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"{first}><w:name w:val="{name.upper()}"/>{base}{more}</w:style>'


def parts(body: str, *, extra: Mapping[str, bytes] | None = None, **named: str) -> Parts:
    """The parts of a Word file; ``named`` are those of the main part (``styles``, ``header1``) without their root."""
    made: Parts = {"word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode()}
    relations = []
    for name, content in named.items():
        root = ROOTS.get(name)
        made[f"word/{name}.xml"] = (f"<w:{root} {NAMES}>{content}</w:{root}>" if root else content).encode()
        relations.append(f'<Relationship Id="{name}" Type="{R}/{name.rstrip("0123456789")}" Target="{name}.xml"/>')
    made["word/_rels/document.xml.rels"] = _relationships("".join(relations))
    made["_rels/.rels"] = _relationships(f'<Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/>')
    made["[Content_Types].xml"] = b"<Types/>"
    return made | dict(extra or {})


def packed(content: Mapping[str, bytes]) -> bytes:
    """The bytes of a zip of ``content``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return stream.getvalue()


def word(body: str, *, extra: Mapping[str, bytes] | None = None, **named: str) -> bytes:
    """The bytes of a Word file."""
    return packed(parts(body, extra=extra, **named))


def _relationships(content: str) -> bytes:
    return f'<Relationships xmlns="{PACKAGE}">{content}</Relationships>'.encode()

"""Word files built in code, and what docxtpl itself makes of them."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from kehoach.engine import prepare

MAIN = "word/document.xml"
CORE = "docProps/core.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
_KINDS = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes"}


def docx(body: str, core: str = "", **others: str) -> bytes:
    """A .docx: ``body`` is what is inside of ``w:body``, ``core`` of the properties; ``others`` is what is inside of a
    header, footer, footnotes (header1=..., footer1=..., footnotes=...)."""
    references = "".join(
        f'<w:{kind}Reference w:type="default" r:id="r{name}"/>'
        for name in others
        if (kind := name.rstrip("0123456789")) != "footnotes"
    )
    section = _SECTION.replace("<w:sectPr>", f"<w:sectPr>{references}")
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + _override(MAIN, f"{_WORD_TYPE}.document.main+xml")
        + _override(CORE, "application/vnd.openxmlformats-package.core-properties+xml")
        + "".join(_override(f"word/{name}.xml", f"{_WORD_TYPE}.{name.rstrip('0123456789')}+xml") for name in others)
        + "</Types>",
        "_rels/.rels": _relations(
            {
                "r1": (f"{_OFFICE}/officeDocument", MAIN),
                "r2": (f"{_PACKAGE}/relationships/metadata/core-properties", CORE),
            }
        ),
        "word/_rels/document.xml.rels": _relations(
            {f"r{name}": (f"{_OFFICE}/{name.rstrip('0123456789')}", f"{name}.xml") for name in others}
        ),
        CORE: f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{core}</cp:coreProperties>',
        MAIN: f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>",
    }
    for name, inner in others.items():
        tag = _KINDS[name.rstrip("0123456789")]
        parts[f"word/{name}.xml"] = f"<w:{tag} {NAMESPACES}>{inner}</w:{tag}>"
    return zipped(parts)


def zipped(parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text.encode())
    return out.getvalue()


def _override(name: str, kind: str) -> str:
    return f'<Override PartName="/{name}" ContentType="{kind}"/>'


def _relations(found: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, (kind, target) in found.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def p(*texts: str, look: str = "") -> str:
    """A paragraph with a run for each text."""
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return "<w:p>" + "".join(f"<w:r>{look}<w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"


def tc(*texts: str, properties: str = '<w:tcW w:w="2000" w:type="dxa"/>') -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(p, texts))}</w:tc>"


def tr(*cells: str) -> str:
    """A row; a cell is its text or its XML."""
    return f"<w:tr>{''.join(each if each.startswith('<') else tc(each) for each in cells)}</w:tr>"


def tbl(*rows: str, columns: int = 2) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def by_docxtpl(data: bytes, values: Mapping[str, Any], environment: Environment | None = None) -> bytes:
    """What docxtpl itself makes, as it is commonly used."""
    template = DocxTemplate(io.BytesIO(data))
    template.render(dict(values), environment, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def part(data: bytes, name: str = MAIN) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.read(name)


def names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def canonical(xml: bytes) -> str:
    written: bytes = etree.tostring(etree.fromstring(xml), method="c14n")
    return written.decode()


def words(xml: bytes) -> str:
    """The words of a part."""
    return "".join(each.text or "" for each in etree.fromstring(xml).iter(f"{{{_W}}}t"))


def assert_same(
    data: bytes, values: Mapping[str, Any], environment: Environment | None = None, **options: Any
) -> bytes:
    """That the engine makes what docxtpl makes, in every part that docxtpl renders; the main part is returned.

    docxtpl goes first; ``fresh`` gives the values anew for each where a rendering uses them up."""
    fresh = options.get("fresh", lambda: values)
    theirs = by_docxtpl(data, fresh(), environment)
    compiled = prepare(data, environment)
    ours = compiled.render(fresh())
    for name in [
        MAIN,
        *(each for each in names(ours) if each.startswith(("word/header", "word/footer", "word/footnotes"))),
    ]:
        assert canonical(part(ours, name)) == canonical(part(theirs, name)), name
    return part(ours)

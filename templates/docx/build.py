"""Build the Word templates beside this file, the same bytes each run: ``python templates/docx/build.py``.

Styles are data (styles.py beside this file), one sheet for every template; sizes are the two sets that Nghị định
30/2020/NĐ-CP, Phụ lục I, Mục V allows: 13-14-14 and 12-13-13.
"""

import sys
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).resolve().parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parents[1])]

import than  # noqa: E402
import trang  # noqa: E402
from kieu_chu import BO_13, BO_14, BoCo, styles_xml  # noqa: E402

from kehoach.writers.package import write_package  # noqa: E402

_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE}.wordprocessingml"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
        "/word/header1.xml": f"{_WORD}.header+xml",
        "/word/theme/theme1.xml": f"{_OFFICE}.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": f"{_OFFICE}.extended-properties+xml",
    }
    lines = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def _relationships(targets: dict[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{index}" Type="{kind}" Target="{target}"/>'
        for index, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def _properties(title: str) -> tuple[str, str]:
    core = (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>kehoach</dc:creator><dc:language>vi-VN</dc:language>"
        "</cp:coreProperties>"
    )
    app = (
        f'{_HEAD}<Properties xmlns="{_OFFICE_URI}/extended-properties"><Application>kehoach</Application></Properties>'
    )
    return core, app


_OFFICE_URI = "http://schemas.openxmlformats.org/officeDocument/2006"


def template(title: str, body: str, section: str, sizes: BoCo) -> bytes:
    """The bytes of one template: ``body`` and ``section`` are WordprocessingML."""
    core, app = _properties(title)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            {
                "word/document.xml": f"{_RELS}/officeDocument",
                "docProps/core.xml": "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/app.xml": f"{_RELS}/extended-properties",
            }
        ),
        "docProps/core.xml": core,
        "docProps/app.xml": app,
        "word/document.xml": f"{_HEAD}<w:document {trang.NAMESPACES}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships(
            {f"{name}.xml": f"{_RELS}/{kind}" for name, kind in trang.RELATED.items()}
        ),
        "word/styles.xml": _HEAD + styles_xml(sizes),
        "word/settings.xml": _HEAD + trang.SETTINGS,
        "word/fontTable.xml": _HEAD + trang.FONT_TABLE,
        "word/header1.xml": _HEAD + trang.HEADER,
        "word/theme/theme1.xml": _HEAD + trang.THEME,
    }
    return write_package({name: text.encode() for name, text in parts.items()})


def main() -> None:
    """Write every template."""
    upright, landscape = trang.section(ngang=False), trang.section(ngang=True)
    built = {
        "ke-hoach": template("Mẫu kế hoạch (cỡ 13-14-14)", than.ke_hoach(), upright, BO_14),
        "ke-hoach-13": template("Mẫu kế hoạch (cỡ 12-13-13)", than.ke_hoach(), upright, BO_13),
        "phu-luc-chi-tieu": template("Mẫu phụ lục chỉ tiêu", than.phu_luc_chi_tieu(), upright, BO_14),
        "phu-luc-nhiem-vu": template("Mẫu phụ lục nhiệm vụ", than.phu_luc_nhiem_vu(), landscape, BO_14),
        "phu-luc-muc": template("Mẫu phụ lục bằng lời", than.phu_luc_muc(), upright, BO_14),
    }
    for name, data in built.items():
        (FOLDER / f"{name}.docx").write_bytes(data)


if __name__ == "__main__":
    main()

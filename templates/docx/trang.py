"""Page, header, settings and fonts of the templates (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục I)."""

from typing import Final

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES: Final = f'xmlns:w="{_W}" xmlns:r="{_R}"'
RELATED: Final = {
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "header1": "header",
    "theme/theme1": "theme",
}
"""Parts that the document points to, in the order of their relationship ids."""

# twentieths of a point: 20 mm, 15 mm, 20 mm, 30 mm; the header's baseline falls well inside the top margin
_MARGINS: Final = (
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
)
RONG_DOC: Final = 11906 - 1701 - 850
"""Width of the text area of an upright page"""
RONG_NGANG: Final = 16838 - 1701 - 850


def section(*, ngang: bool) -> str:
    """Section properties: A4, no page number on the first page."""
    size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' if ngang else '<w:pgSz w:w="11906" w:h="16838"/>'
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>{size}{_MARGINS}'
        '<w:pgNumType w:start="1"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )


HEADER: Final = (
    f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="KHSoTrang"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>'
)

SETTINGS: Final = (
    f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>'
    '</w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)

FONT_TABLE: Final = (
    f'<w:fonts {NAMESPACES}><w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/>'
    '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)

_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS: Final = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "000000", "lt2": "FFFFFF", "accent1": "000000", "accent2": "404040",
    "accent3": "595959", "accent4": "7F7F7F", "accent5": "A6A6A6", "accent6": "BFBFBF", "hlink": "000000",
    "folHlink": "000000",
}  # fmt: skip
_FONTS: Final = '<a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface="Times New Roman"/>'
_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE: Final = f'<a:ln w="6350">{_FILL}</a:ln>'
_EFFECT: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"

THEME: Final = (
    f'<a:theme xmlns:a="{_A}" name="KH"><a:themeElements><a:clrScheme name="KH">'
    + "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _COLOURS.items())
    + f'</a:clrScheme><a:fontScheme name="KH"><a:majorFont>{_FONTS}</a:majorFont><a:minorFont>{_FONTS}</a:minorFont>'
    f'</a:fontScheme><a:fmtScheme name="KH"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}'
    f"</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
    "</a:fmtScheme></a:themeElements></a:theme>"
)
"""Black and Times New Roman whatever a person picks; no style refers to it, but Word expects a document to have one."""

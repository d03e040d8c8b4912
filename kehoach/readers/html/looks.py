"""How an element looks: what it inherits, what its tag means, what CSS says."""

import re
from dataclasses import dataclass

from kehoach.blocks import PLAIN, Align, Format
from kehoach.readers.html.css import Declarations, color, length

_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC = frozenset({"i", "em", "cite", "var", "dfn"})
_ALIGNS: dict[str, Align] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "justify": "justify",
}
_FONT_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_INDENTED = 30.0
"""Points by which a browser indents a list or a quotation"""
_DEFAULT_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class Look:
    """All that is inherited."""

    format: Format = PLAIN
    align: Align = "left"
    left: float = 0.0
    first_line: float = 0.0
    line_spacing: float = 1.0
    keeps_space: bool = False
    hidden: str = ""
    """Why it is not shown; empty when it is"""


def look_of(tag: str, attributes: dict[str, str], style: Declarations, above: Look) -> Look:
    """The look of an element inside one that looks like ``above``."""
    size = above.format.size or _DEFAULT_SIZE
    align = _ALIGNS.get(style.get("text-align", "").lower(), above.align)
    if tag == "center" or (tag == "th" and "text-align" not in style):
        align = "center"
    if tag == "table" and "text-align" not in style:
        align = "left"  # what centres a table does not centre its words
    left = above.left + (length(style.get("margin-left", ""), size) or 0.0 if tag not in ("table", "td", "th") else 0.0)
    if tag in ("ol", "ul", "blockquote", "dd") and "margin-left" not in style:
        left += _INDENTED
    if tag in ("td", "th"):
        left = 0.0
    indent = length(style.get("text-indent", ""), size)
    return Look(
        _format(tag, attributes, style, above.format),
        align,
        left,
        above.first_line if indent is None else indent,
        _spacing(style.get("line-height", ""), size, above.line_spacing),
        above.keeps_space or tag == "pre" or style.get("white-space", "").startswith("pre"),
        above.hidden or _hidden(tag, style),
    )


def _format(tag: str, attributes: dict[str, str], style: Declarations, above: Format) -> Format:
    if not style and tag not in _MEANINGFUL:
        return above
    changes: dict[str, object] = {}
    weight = style.get("font-weight", "").lower()
    if weight:
        changes["bold"] = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight[:4]) >= 600)
    elif tag in _BOLD:
        changes["bold"] = True
    if said := style.get("font-style", "").lower():
        changes["italic"] = said in ("italic", "oblique")
    elif tag in _ITALIC:
        changes["italic"] = True
    decoration = style.get("text-decoration", style.get("text-decoration-line", "")).lower()
    if decoration:
        changes["underline"] = "underline" in decoration
    elif tag in ("u", "ins"):
        changes["underline"] = True
    if said := style.get("text-transform", style.get("font-variant", "")).lower():
        changes["caps"] = said in ("uppercase", "small-caps")
    if said := style.get("vertical-align", "").lower():
        changes["raised"] = said == "super" or (above.raised and said != "baseline")
    elif tag == "sup":
        changes["raised"] = True
    if name := style.get("font-family", attributes.get("face", "") if tag == "font" else ""):
        changes["font"] = name.split(",")[0].strip(" \"'")
    size = length(style.get("font-size", ""), above.size or _DEFAULT_SIZE)
    if size is None and tag == "font":
        size = _FONT_SIZES.get(attributes.get("size", ""))
    if size and size > 0:
        changes["size"] = size
    if said := style.get("color", attributes.get("color", "") if tag == "font" else ""):
        changes["color"] = color(said)
    return above._replace(**changes) if changes else above  # type: ignore[arg-type]


_MEANINGFUL = _BOLD | _ITALIC | {"u", "ins", "sup", "font"}


def _spacing(value: str, size: float, above: float) -> float:
    if found := re.fullmatch(r"(\d{1,4}(?:\.\d{1,4})?)(%?)", value.strip()):
        return min(float(found[1]) / (100 if found[2] else 1), 10.0) or above
    points = length(value, size) if value else None
    # The height of one line of a usual font is 1.15 of its size.
    return min(round(points / (size * 1.15), 2), 10.0) if points and points > 0 and size else above


def _hidden(tag: str, style: Declarations) -> str:
    if tag == "del" or "msodel" in style.get("mso-style-name", "").lower():
        return "đoạn đã xóa (theo dõi thay đổi)"
    if style.get("display", "").lower() == "none" or style.get("mso-hide", "").lower() == "all":
        return "chữ ẩn"
    if style.get("mso-element", "").lower() in ("comment-list", "comment"):
        return "ghi chú bên lề"
    return ""

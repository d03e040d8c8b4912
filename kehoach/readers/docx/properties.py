"""What one ``w:rPr`` or ``w:pPr`` says, and a short key by which equal ones are known again."""

import re
from collections.abc import Callable
from typing import Any, Final

from lxml import etree

from kehoach.blocks import Align, Stroke
from kehoach.readers.docx.names import R_PR, SECT_PR, VAL, W, on, points, w, whole
from kehoach.readers.docx.numbering import indents
from kehoach.readers.docx.theme import Theme

Said = dict[str, Any]
"""Property -> value, only those that are said."""
Key = tuple[str, ...]

TOGGLES: Final = ("bold", "italic", "caps", "small_caps", "hidden")
_ALIGN: Final[dict[str, Align]] = {
    "center": "center", "right": "right", "end": "right", "both": "justify", "distribute": "justify",
    "lowKashida": "justify", "mediumKashida": "justify", "highKashida": "justify", "thaiDistribute": "justify",
}  # fmt: skip
_NAMED = w("rFonts ind spacing")  # what their values mean, the names of their attributes say
_SINGLE_LINE = 12.0  # height that "auto" counts as one line
_AUTO_SPACE = 14.0  # what Word sets before and after a paragraph of a web page
_FRAME = f"{W}framePr"
_NO_LINE = frozenset({"nil", "none"})
_BROKEN = re.compile("(?i)dot|dash|wave")
SPECIAL: Final = frozenset({SECT_PR, _FRAME})
"""Properties of a paragraph that are more than its looks"""
SPECIAL_AND_END: Final = SPECIAL | {R_PR}
"""These, and the properties of the sign at its end"""


def run_key(element: etree._Element) -> Key:
    """The same for every ``w:rPr`` that says the same."""
    key: list[Any] = []
    for each in element:
        tag = each.tag
        if tag in _RUN:
            key.append(tag)
            key += each.values()
            if tag in _NAMED:
                key += each.keys()
    return tuple(key)


def paragraph_key(element: etree._Element, special: frozenset[str]) -> tuple[Key, list[etree._Element]]:
    """The same for every ``w:pPr`` that says the same; and those of its properties that are ``special``, not in the key."""
    key: list[Any] = []
    found: list[etree._Element] = []
    for each in element:
        tag = each.tag
        if tag in _PARAGRAPH:
            key.append(tag)
            key += each.values()
            if tag in _NAMED:
                key += each.keys()
            elif len(each):
                for inner in each:
                    key.append(inner.tag)
                    key += inner.values()
        elif tag in special:
            found.append(each)
    return tuple(key), found


def run_said(element: etree._Element | None, theme: Theme) -> Said:
    """What a ``w:rPr`` says."""
    said: Said = {}
    for each in element if element is not None else ():
        if each.tag == _FONTS:
            font = _font(each, theme)
            if font:
                said["font"] = font
        elif each.tag in _RUN:
            name, read = _RUN[each.tag]
            said[name] = read(each.get(VAL))
    return said


def paragraph_said(element: etree._Element | None) -> Said:
    """What a ``w:pPr`` says."""
    said: Said = {}
    for each in element if element is not None else ():
        reader = _PARAGRAPH.get(each.tag)
        if reader is not None:
            reader(each, said)
    return said


def _font(element: etree._Element, theme: Theme) -> str:
    """The font of Latin letters; one of the theme goes before one by name."""
    for name in ("ascii", "hAnsi"):
        font = theme.font(element.get(f"{W}{name}Theme")) or element.get(W + name)
        if font:
            return font
    return ""


def _color(value: str | None) -> str:
    return value.upper() if value and len(value) == 6 else ""


_FONTS = f"{W}rFonts"
_RUN: Final[dict[str, tuple[str, Callable[[str | None], Any]]]] = {
    _FONTS: ("font", str),
    f"{W}rStyle": ("style", str),
    f"{W}b": ("bold", on),
    f"{W}i": ("italic", on),
    f"{W}caps": ("caps", on),
    f"{W}smallCaps": ("small_caps", on),
    f"{W}vanish": ("hidden", on),
    f"{W}u": ("underline", lambda value: value != "none"),
    f"{W}sz": ("size", lambda value: points(value, 2) or None),
    f"{W}color": ("color", _color),
    f"{W}vertAlign": ("raised", lambda value: value == "superscript"),
}
"""Element -> the property that it says, and how to read its value"""


def _paragraph_style(element: etree._Element, said: Said) -> None:
    said["style"] = element.get(VAL, "")


def _align(element: etree._Element, said: Said) -> None:
    said["align"] = _ALIGN.get(element.get(VAL, ""), "left")


def _indent(element: etree._Element, said: Said) -> None:
    left, first = indents(element)
    if left is not None:
        said["left"] = left
    if first is not None:
        said["first"] = first
    right = points(element.get(f"{W}right") or element.get(f"{W}end"))
    if right is not None:
        said["right"] = right


def _spacing(element: etree._Element, said: Said) -> None:
    for name in ("before", "after"):
        lines = points(element.get(f"{W}{name}Lines"), 100)
        space = points(element.get(W + name))
        if element.get(f"{W}{name}Autospacing") is not None and on(element.get(f"{W}{name}Autospacing")):
            said[name] = _AUTO_SPACE
        elif lines:
            said[name] = lines * _SINGLE_LINE
        elif space is not None:
            said[name] = space
    rule = element.get(f"{W}lineRule", "auto")
    line = points(element.get(f"{W}line"))
    if line and rule == "auto":
        line /= _SINGLE_LINE
    if line:
        said["line"] = line
        said["line_rule"] = rule


def _outline(element: etree._Element, said: Said) -> None:
    said["outline"] = whole(element.get(VAL), 0, 9)


def _number(element: etree._Element, said: Said) -> None:
    for each in element:
        if each.tag == f"{W}ilvl":
            said["ilvl"] = whole(each.get(VAL), 0, 8)
        elif each.tag == f"{W}numId":
            said["num"] = whole(each.get(VAL), 0, 2**31) or 0


def _page_break(element: etree._Element, said: Said) -> None:
    said["page_break"] = on(element.get(VAL))


def _borders(element: etree._Element, said: Said) -> None:
    """The line above and the line below a paragraph; around a box there are more, which are no line of a letterhead."""
    edges = {each.tag.removeprefix(W): each.get(VAL, "none") for each in element}
    boxed = any(edges.get(name, "none") not in _NO_LINE for name in ("left", "start", "right", "end"))
    for name in ("top", "bottom"):
        if name in edges:
            drawn = edges[name] not in _NO_LINE and not boxed
            said[f"stroke_{name}"] = Stroke(solid=not _BROKEN.search(edges[name])) if drawn else None


_PARAGRAPH: Final[dict[str, Callable[[etree._Element, Said], None]]] = {
    f"{W}pStyle": _paragraph_style,
    f"{W}jc": _align,
    f"{W}ind": _indent,
    f"{W}spacing": _spacing,
    f"{W}outlineLvl": _outline,
    f"{W}numPr": _number,
    f"{W}pageBreakBefore": _page_break,
    f"{W}pBdr": _borders,
}


def is_drop_cap(special: list[etree._Element]) -> bool:
    """Whether a paragraph is the one large letter that the next paragraph begins with."""
    return any(each.tag == _FRAME and each.get(f"{W}dropCap", "none") != "none" for each in special)


def is_framed(special: list[etree._Element]) -> bool:
    """Whether a paragraph stands in a frame, which may be anywhere on the page, like a text box."""
    return any(each.tag == _FRAME and each.get(f"{W}dropCap", "none") == "none" for each in special)


def frame_align(special: list[etree._Element]) -> Align | None:
    """Where the frame of a paragraph stands across the page, if it has one that says so."""
    for each in special:
        if each.tag == _FRAME and each.get(f"{W}xAlign"):
            return _ALIGN.get(each.get(f"{W}xAlign", ""), "left")
    return None


def mark(special: list[etree._Element]) -> str:
    """``deleted``, ``hidden`` or neither: what the sign at the end of a paragraph is, which then joins the next one."""
    for each in special:
        if each.tag == R_PR:
            found = [_MARKS[name.tag] for name in each if name.tag in _MARKS and on(name.get(VAL))]
            return min(found, default="")
    return ""


_MARKS = {f"{W}del": "deleted", f"{W}moveFrom": "deleted", f"{W}vanish": "hidden"}

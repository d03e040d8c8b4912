"""Drawings, pictures and old shapes: the text boxes in them are read, each once; pictures are told."""

import re
from typing import Final

from lxml import etree

from kehoach.blocks import Align, Paragraph, Run, Stroke
from kehoach.readers.docx.names import DEL_TEXT, MC, A, M, T, V, W, points
from kehoach.readers.docx.story import Story
from kehoach.readers.docx.told import WORD_ART

_BOX: Final = f"{W}txbxContent"
_ART: Final = f"{V}textpath"
_CHOICES: Final = f"{MC}AlternateContent"
_OFFICE = "{http://schemas.openxmlformats.org/drawingml/2006/"
_PICTURES: Final = (
    f"{A}blip", f"{V}imagedata", f"{_OFFICE}chart}}chart", f"{_OFFICE}diagram}}relIds",
    "{urn:schemas-microsoft-com:office:office}OLEObject",
)  # fmt: skip
_LEVEL_LINES: Final = frozenset({"line", "straightConnector1", "lineInv"})
_THIN: Final = 3.0
"""Points up to which a shape is as thin as a line"""
_EMU: Final = 12_700
_SHAPES: Final = (f"{A}prstGeom", f"{V}line", f"{V}shape", f"{V}rect")
_STYLE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([^;]+)")
_ALIGN: Final[dict[str, Align]] = {"ctr": "center", "r": "right", "just": "justify", "dist": "justify"}


def drawing(story: Story, element: etree._Element) -> None:
    """Read the text boxes in a ``w:drawing``, ``w:pict`` or ``w:object``; tell its pictures."""
    story.shared.budget.spend()
    if next(element.iter(*_PICTURES), None) is not None:
        story.shared.told.pictures += 1
    if next(element.iter(_BOX, _ART, f"{A}t"), None) is not None:
        _boxes(story, element)
    else:
        story.line.strokes += strokes(element)


def strokes(element: etree._Element) -> list[Stroke]:
    """The level lines among the shapes of a drawing."""
    found: list[Stroke] = []
    for each in element.iter(*_SHAPES):
        made = _preset(each) if each.tag == _SHAPES[0] else _vml(each)
        if made is not None:
            found.append(made)
    return found


def _preset(geometry: etree._Element) -> Stroke | None:
    properties = geometry.getparent()
    extent = properties.find(f"{A}xfrm/{A}ext") if properties is not None else None
    if properties is None or extent is None:
        return None
    across, down = (points(extent.get(name, "0"), _EMU) or 0.0 for name in ("cx", "cy"))
    kind = geometry.get("prst", "")
    if not _level(across, down) or (kind not in _LEVEL_LINES and (kind != "rect" or down > _THIN)):
        return None
    line = properties.find(f"{A}ln")
    if line is not None and line.find(f"{A}noFill") is not None and kind in _LEVEL_LINES:
        return None
    dash = line.find(f"{A}prstDash") if line is not None else None
    return Stroke(across, dash is None or dash.get("val", "solid") == "solid")


def _vml(shape: etree._Element) -> Stroke | None:
    if shape.tag == f"{V}line":
        ends = [[points(part, 1) or 0.0 for part in shape.get(name, "0,0").split(",")] for name in ("from", "to")]
        if any(len(end) != 2 for end in ends):
            return None
        across, down = (abs(b - a) for a, b in zip(*ends, strict=True))
    elif shape.get("{urn:schemas-microsoft-com:office:office}hr"):
        return Stroke()
    else:
        sizes = {name: points(value, 1) or 0.0 for name, value in _STYLE.findall(shape.get("style", ""))}
        across, down = sizes.get("width", 0.0), sizes.get("height", 0.0)
        if down > _THIN:
            return None
    dash = next(shape.iter(f"{V}stroke"), None)
    broken = dash is not None and dash.get("dashstyle", "solid") != "solid"
    return Stroke(across, not broken) if _level(across, down) else None


def _level(across: float, down: float) -> bool:
    return across > 4 * _THIN and down * 10 <= across


def alternatives(element: etree._Element) -> etree._Element | None:
    """The one of the alternatives of an ``mc:AlternateContent`` to read: the newest that says anything."""
    children = list(element)
    spoken = [each for each in children if next(each.iter(T, DEL_TEXT, _ART, f"{A}t", f"{M}t"), None) is not None]
    return next(iter(spoken or children), None)


def _boxes(story: Story, element: etree._Element) -> None:
    for each in element:
        tag = each.tag
        if tag == _BOX:
            story.line.boxes += story.shared.contents(story, each)
        elif tag == _CHOICES:
            chosen = alternatives(each)
            for other in each:
                if other is chosen:
                    _boxes(story, other)
                else:
                    story.pass_over(other)
        elif tag == _ART:
            story.shared.told.drop(each.get("string", ""), WORD_ART, story.spot())
        elif tag == f"{A}p":
            words = "".join(text.text or "" for text in each.iter(f"{A}t"))
            if words:
                properties = each.find(f"{A}pPr")
                align = _ALIGN.get(properties.get("algn", "") if properties is not None else "", "left")
                story.line.boxes.append(Paragraph([Run(words)], align=align, origin="textbox", spot=story.spot()))
        elif len(each):
            _boxes(story, each)

"""Drawings, pictures and old shapes: the text boxes in them are read, each once; pictures are told."""

from typing import Final

from lxml import etree

from kehoach.blocks import Align, Paragraph, Run
from kehoach.readers.docx.names import DEL_TEXT, MC, A, M, T, V, W
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
_ALIGN: Final[dict[str, Align]] = {"ctr": "center", "r": "right", "just": "justify", "dist": "justify"}


def drawing(story: Story, element: etree._Element) -> None:
    """Read the text boxes in a ``w:drawing``, ``w:pict`` or ``w:object``; tell its pictures."""
    story.shared.budget.spend()
    if next(element.iter(*_PICTURES), None) is not None:
        story.shared.told.pictures += 1
    if next(element.iter(_BOX, _ART, f"{A}t"), None) is not None:
        _boxes(story, element)


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

"""Fields: their result is text, their instruction is not."""

from lxml import etree

from kehoach.blocks import PageNumber
from kehoach.readers.docx.names import VAL, W
from kehoach.readers.docx.story import Field, Story
from kehoach.readers.symbols import sign

MAX_NESTED = 32
"""Fields in one another; Word allows twenty"""
_PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_PAGE_NUMBER = "1"
"""Shown for a page number that the file holds no result of"""


def character(story: Story, element: etree._Element) -> None:
    """A ``w:fldChar``: a field begins, its result begins, or it ends."""
    kind = element.get(f"{W}fldCharType")
    if kind == "begin" and len(story.fields) < MAX_NESTED:
        story.fields.append(Field())
        _chosen(story, element)
    elif story.fields and kind == "separate":
        story.fields[-1].in_code = False
        page_number(story, "".join(story.fields[-1].code), nested=len(story.fields) > 1)
    elif story.fields and kind == "end":
        ended = story.fields.pop()
        if ended.in_code:
            page_number(story, "".join(ended.code), nested=bool(story.fields))
            if not in_code(story):
                without_result(story, "".join(ended.code))


def instruction(story: Story, element: etree._Element) -> None:
    """A ``w:instrText``."""
    if story.fields:
        story.fields[-1].code.append(element.text or "")


def in_code(story: Story) -> bool:
    """Whether the run under reading is part of an instruction."""
    return any(each.in_code for each in story.fields)


def give_up(story: Story) -> None:
    """At the end of a paragraph: an instruction never goes on in the next, so a field without end hides no words."""
    story.fields = [each for each in story.fields if not each.in_code]


def page_number(story: Story, code: str, *, nested: bool = False) -> None:
    """Note a field of a header or footer that prints the number of the page."""
    if story.origin not in ("header", "footer") or code.split(None, 1)[:1] not in (["PAGE"], ["page"], ["Page"]):
        return
    placed = story.inside or any("\t" in text for texts, _ in story.line.runs for text in texts)
    align = None if placed else story.frame or story.look.align
    story.shared.page_numbers.append(PageNumber(story.origin, "default", align, story.form, not nested))


def without_result(story: Story, code: str) -> None:
    """What a field shows that holds no result."""
    names = code.split()
    name = names[0].upper() if names else ""
    if name in _PAGES:
        story.line.add(_PAGE_NUMBER, story.form)
    elif name == "SYMBOL" and len(names) > 1:
        _symbol(story, names)


def _symbol(story: Story, names: list[str]) -> None:
    code = names[1].lower()
    try:
        number = int(code, 16 if code.startswith("0x") else 10)
    except ValueError:
        return
    switches = [each.lower() for each in names]
    font = names[switches.index("\\f") + 1].strip('"') if "\\f" in switches[:-1] else ""
    story.line.add(sign(number, font), story.form)


def _chosen(story: Story, element: etree._Element) -> None:
    """The entry that is chosen in a drop-down list of an old form: the file holds it nowhere else."""
    entries = element.find(f"{W}ffData/{W}ddList")
    if entries is None:
        return
    texts = [each.get(VAL, "") for each in entries.iterchildren(f"{W}listEntry")]
    result = entries.find(f"{W}result")
    index = result.get(VAL, "0") if result is not None else "0"
    if index.isdecimal() and len(index) < 4 and int(index) < len(texts):
        story.line.add(texts[int(index)], story.form)

"""What stands between paragraphs: the blocks of the body, of a cell, of a note, of a text box."""

from collections.abc import Callable
from typing import Final

from lxml import etree

from kehoach.blocks import Block
from kehoach.model.embedded import BOOKMARK
from kehoach.readers.docx import fields, told
from kehoach.readers.docx.drawings import alternatives
from kehoach.readers.docx.finish import finish
from kehoach.readers.docx.inline import IGNORED, inline
from kehoach.readers.docx.names import MC, P_PR, RUN, SECT_PR, TABLE, M, P, T, W, w
from kehoach.readers.docx.properties import Key, frame_align, is_drop_cap, is_framed, mark, paragraph_key
from kehoach.readers.docx.story import Line, Story
from kehoach.readers.docx.tables import table

Read = Callable[[Story, etree._Element, list[Block]], None]
_NO_KEY: Key = ()


def blocks(story: Story, parent: etree._Element, out: list[Block]) -> None:
    """Read the blocks in ``parent`` to the end of ``out``."""
    for each in parent:
        tag = each.tag
        if tag == P:
            paragraph(story, each, out)
        elif tag in BLOCKS:
            BLOCKS[tag](story, each, out)
        elif tag not in IGNORED:
            story.unknown(each)
            blocks(story, each, out)


def closed(story: Story, parent: etree._Element) -> list[Block]:
    """The blocks of a cell or a whole story, its last paragraph finished even if its end is deleted."""
    out: list[Block] = []
    blocks(story, parent, out)
    if story.carried is not None:
        _end_carried(story, out)
    return out


def contents(story: Story, box: etree._Element) -> list[Block]:
    """The blocks of a text box in the middle of a paragraph, which goes on afterwards as if nothing had been."""
    inner = Story(story.shared, "textbox" if story.origin == "body" else story.origin, story.placed, story.count)
    inner.inside = True
    found = closed(inner, box)
    story.count = inner.count
    return found


def paragraph(story: Story, element: etree._Element, out: list[Block]) -> None:
    """Read a ``w:p``."""
    shared = story.shared
    story.count += 1
    shared.budget.spend()
    line = story.carried or Line()
    story.carried = None
    story.line = line
    if not line.runs:
        line.spot = story.spot()
    if story.marks:
        line.marks += story.marks
        story.marks = []
    key, special, properties = _NO_KEY, None, None
    if len(element):
        first = element[0]
        if first.tag == P_PR:
            properties = first
            key, special = paragraph_key(first, shared.special)
    story.look = look = shared.looks.look(story.table_style, key, properties)
    story.frame = frame_align(special) if special else None
    inline(story, element)
    if story.fields:
        fields.give_up(story)
    if special and _joins_next(story, special):
        story.carried = line
    else:
        finish(story, line, line.look or look, out)
        if special and is_framed(special) and story.origin == "body":
            out[-1 - len(line.boxes)].origin = "textbox"
    if special:
        story.sections += [(len(out), each) for each in special if each.tag == SECT_PR]


def _joins_next(story: Story, special: list[etree._Element]) -> bool:
    """Whether the end of a paragraph is deleted or hidden, so that the next paragraph goes on with it."""
    if is_drop_cap(special):
        return True
    sign = mark(special)
    if sign == "hidden" and story.line.runs and story.line.look is None:
        story.line.look = story.look
    return bool(sign)


def _end_carried(story: Story, out: list[Block]) -> None:
    line, story.carried = story.carried, None
    if line is not None and (line.runs or line.boxes):
        finish(story, line, line.look or story.look, out)


def _table(story: Story, element: etree._Element, out: list[Block]) -> None:
    if story.carried is not None:
        _end_carried(story, out)
    table(story, element, out, closed)


def _content_control(story: Story, element: etree._Element, out: list[Block]) -> None:
    story.shared.budget.spend()
    for each in element.iterchildren(f"{W}sdtContent"):
        blocks(story, each, out)


def _bookmark(story: Story, element: etree._Element, _out: list[Block]) -> None:
    """One that begins between paragraphs belongs to the next."""
    name = element.get(f"{W}name", "")
    if name.startswith(BOOKMARK):
        story.marks.append(name)


def _deleted(story: Story, element: etree._Element, _out: list[Block]) -> None:
    story.drop(element, told.DELETED)


def _alternatives(story: Story, element: etree._Element, out: list[Block]) -> None:
    chosen = alternatives(element)
    for each in element:
        if each is chosen:
            blocks(story, each, out)
        else:
            story.pass_over(each)


def _loose(story: Story, element: etree._Element, out: list[Block]) -> None:
    """Make a paragraph of words that stand in none."""
    story.line = Line()
    story.line.spot = story.spot()
    story.look = story.shared.looks.look(story.table_style, _NO_KEY, None)
    story.form = story.look.plain
    inline(story, [element])
    finish(story, story.line, story.look, out)


def _other_file(story: Story, _element: etree._Element, _out: list[Block]) -> None:
    message = "Trong tệp có chèn nguyên một tệp khác (altChunk), không đọc được phần đó"
    story.shared.told.doubt(message, "mở tệp bằng Word, lưu lại rồi thử lại")


BLOCKS: Final[dict[str, Read]] = {
    TABLE: _table,
    **dict.fromkeys(w("customXml ins moveTo smartTag"), blocks),
    **dict.fromkeys(w("del moveFrom"), _deleted),
    f"{W}bookmarkStart": _bookmark,
    f"{W}sdt": _content_control,
    f"{MC}AlternateContent": _alternatives,
    **dict.fromkeys((RUN, T, f"{M}oMathPara", f"{M}oMath"), _loose),
    f"{W}altChunk": _other_file,
}

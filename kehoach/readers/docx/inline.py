"""What stands in a paragraph: runs, what wraps them, and what stands in a run."""

from collections.abc import Callable, Iterable
from typing import Final

from lxml import etree

from kehoach.model.embedded import BOOKMARK
from kehoach.readers.docx import fields, told
from kehoach.readers.docx.drawings import alternatives, drawing
from kehoach.readers.docx.looks import HIDDEN
from kehoach.readers.docx.names import DEL_TEXT, MC, R_PR, RUN, M, T, W, on, w
from kehoach.readers.docx.properties import run_key
from kehoach.readers.docx.story import PAGE_BREAK, Story, words
from kehoach.readers.symbols import sign

Read = Callable[[Story, etree._Element], None]


def inline(story: Story, children: Iterable[etree._Element]) -> None:
    """Read what stands in a paragraph, or in what wraps a part of it, to the end of the story's line."""
    for each in children:
        tag = each.tag
        if tag == RUN:
            run(story, each)
        elif tag in INLINE:
            INLINE[tag](story, each)
        elif tag not in IGNORED:
            story.unknown(each)
            inline(story, each)


def run(story: Story, element: etree._Element) -> None:
    """Read a ``w:r``."""
    base = story.look.base
    story.form = form = story.look.plain
    for each in element:
        tag = each.tag
        if tag == T:
            value = each.text
            if value:
                if form is HIDDEN or story.fields:
                    text(story, value)
                else:
                    story.line.add(value, form)
        elif tag == R_PR:
            key = run_key(each)
            story.form = form = base.formats.get(key) or story.shared.looks.format(base, key, each)
        elif tag in IN_RUN:
            IN_RUN[tag](story, each)
        elif tag not in IGNORED:
            _strange(story, each)


def text(story: Story, value: str) -> None:
    """Put words into the paragraph unless they are hidden or the instruction of a field: then they are told."""
    if story.fields and fields.in_code(story):
        story.shared.told.drop(value, told.FIELD, story.spot())
    elif story.form is HIDDEN:
        story.shared.told.drop(value, told.HIDDEN, story.spot())
    else:
        story.line.add(value, story.form)


def _strange(story: Story, element: etree._Element) -> None:
    story.unknown(element)
    text(story, words(element))


def _wrapped(story: Story, element: etree._Element) -> None:
    inline(story, element)


def _deleted(story: Story, element: etree._Element) -> None:
    story.drop(element, told.DELETED)


def _content_control(story: Story, element: etree._Element) -> None:
    story.shared.budget.spend()
    for each in element.iterchildren(f"{W}sdtContent"):
        inline(story, each)


def _alternatives(story: Story, element: etree._Element) -> None:
    chosen = alternatives(element)
    for each in element:
        if each is chosen:
            inline(story, each)
        else:
            story.pass_over(each)


def _alternatives_in_run(story: Story, element: etree._Element) -> None:
    chosen = alternatives(element)
    for each in element:
        if each is not chosen:
            story.pass_over(each)
            continue
        for inner in each:
            if inner.tag == T:
                text(story, inner.text or "")
            elif inner.tag in IN_RUN:
                IN_RUN[inner.tag](story, inner)
            elif inner.tag not in IGNORED:
                _strange(story, inner)


def _simple_field(story: Story, element: etree._Element) -> None:
    if next(element.iter(T), None) is None:
        story.form = story.look.plain
        fields.without_result(story, element.get(f"{W}instr", ""))
    inline(story, element)
    fields.page_number(story, element.get(f"{W}instr", ""), nested=bool(story.fields))


def _bookmark(story: Story, element: etree._Element) -> None:
    name = element.get(f"{W}name", "")
    if name.startswith(BOOKMARK):
        story.line.marks.append(name)


def _ruby(story: Story, element: etree._Element) -> None:
    for each in element:
        if each.tag == f"{W}rubyBase":
            inline(story, each)
        elif each.tag == f"{W}rt":
            story.drop(each, told.RUBY)


def _equation(story: Story, element: etree._Element) -> None:
    """The letters of an equation in one line; a fraction with its stroke."""
    for each in element:
        if each.tag == f"{M}t":
            text(story, each.text or "")
        elif each.tag == RUN:
            run(story, each)
        elif each.tag not in IGNORED:
            if each.tag == f"{M}den":
                text(story, "/")
            _equation(story, each)


def _break(story: Story, element: etree._Element) -> None:
    text(story, PAGE_BREAK if element.get(f"{W}type") == "page" else "\n")


def _letter(letter: str) -> Read:
    def read(story: Story, _element: etree._Element) -> None:
        text(story, letter)

    return read


def _symbol(story: Story, element: etree._Element) -> None:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return
    text(story, sign(code, element.get(f"{W}font", "")))


def _note(story: Story, element: etree._Element) -> None:
    kind = element.tag.removeprefix(W).removesuffix("Reference")
    marked = element.get(f"{W}customMarkFollows")
    own = marked is not None and on(marked)
    text(story, story.shared.note_mark(kind, element.get(f"{W}id", ""), own))


def _comment(story: Story, element: etree._Element) -> None:
    story.shared.told.drop(story.shared.comment(element.get(f"{W}id", "")), told.COMMENT, story.spot())


INLINE: Final[dict[str, Read]] = {
    **dict.fromkeys(w("hyperlink smartTag customXml ins moveTo bdo dir"), _wrapped),
    **dict.fromkeys(w("del moveFrom"), _deleted),
    f"{W}sdt": _content_control,
    f"{W}fldSimple": _simple_field,
    f"{W}bookmarkStart": _bookmark,
    f"{MC}AlternateContent": _alternatives,
    T: lambda story, element: text(story, element.text or ""),  # in an element that is not known
    f"{M}oMath": _equation,
    f"{M}oMathPara": _equation,
}

IN_RUN: Final[dict[str, Read]] = {
    f"{W}tab": _letter("\t"),
    f"{W}ptab": _letter("\t"),
    f"{W}cr": _letter("\n"),
    f"{W}br": _break,
    f"{W}noBreakHyphen": _letter("-"),
    f"{W}softHyphen": _letter("\u00ad"),
    f"{W}pgNum": _letter("1"),
    f"{W}sym": _symbol,
    f"{W}fldChar": fields.character,
    f"{W}instrText": fields.instruction,
    f"{W}footnoteReference": _note,
    f"{W}endnoteReference": _note,
    f"{W}commentReference": _comment,
    f"{W}ruby": _ruby,
    f"{W}drawing": drawing,
    f"{W}pict": drawing,
    f"{W}object": drawing,
    f"{W}contentPart": drawing,
    f"{MC}AlternateContent": _alternatives_in_run,
    DEL_TEXT: _deleted,
}

IGNORED: Final = w(
    "pPr rPr tcPr trPr tblPr tblGrid tblPrEx sdtPr sdtEndPr smartTagPr customXmlPr rubyPr bookmarkEnd "
    "commentRangeStart commentRangeEnd proofErr permStart permEnd lastRenderedPageBreak annotationRef "
    "footnoteRef endnoteRef separator continuationSeparator delInstrText moveFromRangeStart moveFromRangeEnd "
    "moveToRangeStart moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart "
    "customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart "
    "customXmlMoveToRangeEnd sectPr dayShort monthShort yearShort dayLong monthLong yearLong"
)
"""Passed over on purpose: properties are read by their owners, and the rest shows no words"""

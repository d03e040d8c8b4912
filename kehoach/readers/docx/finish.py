"""A paragraph under construction becomes a block: letters in NFC, symbols as letters, page breaks as marks of paragraphs."""

import re
import unicodedata
from typing import Final

from kehoach.blocks import Block, Paragraph, Run
from kehoach.readers.docx.looks import Look, lines
from kehoach.readers.docx.story import PAGE_BREAK, Line, Story
from kehoach.readers.symbols import signs

_SHORT: Final = 200
# A long row of combining marks takes quadratic time to normalize; no writing has one.
_MARKS = re.compile(r"[^\w\s!-~\u2000-\u2bff\u3000-\u303f]{64}")
_SPECIAL = re.compile("[\u2011\u00ad\f\ue000-\uf8ff\u0300-\u036f]")
_COMBINING = re.compile("[\u0300-\u036f]+")
_MADE = str.maketrans({"\u2011": "-"})
SOFT_HYPHEN = "\u00ad"


def finish(story: Story, line: Line, look: Look, out: list[Block]) -> None:
    """Put the paragraph ``line`` to the end of ``out``, the text boxes that hang on it behind it."""
    runs = []
    for texts, form in line.runs:
        runs.append(Run(texts[0] if len(texts) == 1 else "".join(texts), form))
    before = after = soft = False
    for text, _ in runs:
        if _SPECIAL.search(text) or not _settled(text):
            runs, before, after = _tidied(runs)
            soft = any(SOFT_HYPHEN in text for text, _ in runs)
            break
    made = Paragraph(
        runs,
        story.shared.numbering.next(look.num, look.ilvl or 0) if look.num else "",
        look.align,
        look.left,
        look.first,
        look.before,
        look.after,
        lines(look, _size(runs) if look.height else None),
        look.style,
        look.outline,
        look.ilvl,
        look.page_break or story.page_break or before,
        story.origin,
        line.spot,
        tuple(line.marks) if line.marks else (),
        look.right,
        (*look.strokes, *line.strokes) if look.strokes or line.strokes else (),
    )
    out.append(made)
    if soft:
        story.shared.soft.append(made)
    story.page_break = after
    if line.boxes:
        out += line.boxes


def _size(runs: list[Run]) -> float | None:
    """The size of most of the letters."""
    longest = max(runs, key=lambda run: len(run.text), default=None)
    return longest.format.size if longest else None


def _settled(text: str) -> bool:
    return (
        text.isascii()
        or (len(text) > _SHORT and _MARKS.search(text) is not None)
        or unicodedata.is_normalized("NFC", text)
    )


def _tidied(runs: list[Run]) -> tuple[list[Run], bool, bool]:
    """The runs with ordinary letters, and whether a page begins before their words, or within or after them."""
    texts = [signs(run.text.translate(_MADE), run.format.font) for run in runs]
    for index in range(1, len(texts)):  # a mark belongs to its letter, though Word may part them
        found = _COMBINING.match(texts[index])
        if found and texts[index - 1]:
            texts[index - 1] += found[0]
            texts[index] = texts[index][found.end() :]
    texts = [text if _settled(text) else unicodedata.normalize("NFC", text) for text in texts]
    before, after = _place_breaks(texts)
    return [Run(text, run.format) for text, run in zip(texts, runs, strict=True) if text], before, after


def _place_breaks(texts: list[str]) -> tuple[bool, bool]:
    """Take the page breaks out of ``texts``; one between words leaves a line break, that no words run together."""
    spoken = before = after = owed = False
    for index, text in enumerate(texts):
        parts = []
        for number, part in enumerate(text.split(PAGE_BREAK)):
            if number:
                before, after, owed = before or not spoken, after or spoken, owed or spoken
            if part.strip():
                spoken = True
            if part and owed:
                parts.append("\n")
                owed = False
            parts.append(part)
        texts[index] = "".join(parts)
    return (before, after) if spoken else (False, before or after)


def without_soft_hyphens(paragraphs: list[Paragraph]) -> None:
    """Take out where words may be broken."""
    for each in paragraphs:
        each.runs = [Run(run.text.replace(SOFT_HYPHEN, ""), run.format) for run in each.runs]
        each._text = None

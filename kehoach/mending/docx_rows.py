"""Rows of letters over several elements, rewritten as one: the words of a paragraph, of a deletion, of the code of a field."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from lxml import etree

from kehoach.mending.docx_fix import ops_of, replaced, whole_letters
from kehoach.mending.docx_runs import Op, Ops
from kehoach.mending.docx_text import Shown, shown
from kehoach.mending.docx_walk import BOX, Kind, P, Piece, T, W, Words
from kehoach.mending.source import Source, Splice, escaped, printable
from kehoach.text.changes import Change, changes, made

DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DELETED: Final = f"{W}delText"
CODES: Final = (f"{W}instrText", f"{W}delInstrText")
LEAVES: Final = frozenset(
    {T, DELETED, *CODES, f"{DRAWN}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
)
"""Elements whose letters belong to a row"""
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_FIELD: Final = f"{W}fldChar"
_MOVED: Final = f"{W}moveFrom"


def row(leaves: Iterable[etree._Element]) -> Shown | None:
    """The letters of these elements as one row."""
    pieces = [Piece(each, each.text or "", Kind.WORDS) for each in leaves if each.text and not len(each)]
    return shown(Words(0, [], pieces)) if pieces else None


def rewritten(view: Shown, new: str, *, words: bool) -> Ops | None:
    """What changes in the elements so that ``view`` says ``new``; None where that cannot be. ``words``: by whole words.

    Signs that stand amid the words and that Word computes, as the mark of a note, stay.
    """
    if not printable(new):
        return None
    parts = changes(view.text, new, words=words)
    ops = _ops(view, parts, words)
    if ops is None and len(parts) > 1:
        start, end = parts[0].start, parts[-1].end
        inner = made(view.text[start:end], [Change(a - start, b - start, text) for a, b, text in parts])
        ops = _ops(view, [Change(start, end, inner)], words)
    return ops


def _ops(view: Shown, parts: Sequence[Change], tracked: bool) -> Ops | None:
    ops: Ops = {}
    for part in parts:
        found = ops_of(view, part, tracked=tracked) or _around(view, part, tracked)
        if found is None:
            return None
        for element, op in found:
            if any(op.start < other.end and other.start < op.end for other in ops.get(element, ())):
                return None
            ops.setdefault(element, []).append(op)
    return ops


def _around(view: Shown, change: Change, tracked: bool) -> list[tuple[etree._Element, Op]] | None:
    start, end, new = whole_letters(view, change)
    if start == end:
        return _beside(view, view.typed(start, end)[0], new)
    pieces = [each for each in view.pieces(*view.typed(start, end)) if each[0].kind is not Kind.FIXED or _held(each[0])]
    if not pieces:
        return None
    return replaced(pieces, new, tracked=tracked)


def _beside(view: Shown, at: int, new: str) -> list[tuple[etree._Element, Op]] | None:
    """``new`` put in behind the letter before ``at``, or before the letter there."""
    places = [(at - 1, 1)] * (at > 0) + [(at, 0)] * (at < view.length)
    for place, behind in places:
        piece, offset = view.piece(place)
        if piece.kind is not Kind.FIXED or _held(piece):
            return [(piece.element, Op(offset + behind, offset + behind, new))]
    return None


def _held(piece: Piece) -> bool:
    """Whether a piece that the reader computes is words of an element all the same."""
    element = piece.element
    return element.tag in LEAVES and not len(element) and element.text == piece.text


def plain_ops(view: Shown, new: str) -> Ops:
    """What changes so that ``view`` says ``new``, as little as can be; nothing where that cannot be."""
    return rewritten(view, new, words=False) or {} if new != view.text else {}


def leaf_splices(source: Source, ops: Ops) -> list[Splice]:
    """Make the changes in place in elements that hold nothing but letters."""
    splices = []
    spans = source.spans(ops)
    for element, found in ops.items():
        value, span = element.text or "", spans[element]
        out, at = [], 0
        for start, end, new in sorted(found, key=lambda each: each[:2]):
            out += [value[at:start], new.replace("\t", " ").replace("\n", " ")]
            at = end
        after = "".join([*out, value[at:]])
        if after != after.strip() and after and element.tag.startswith(W) and element.get(_SPACE) is None:
            splices.append(Splice(span.inner - 1, span.inner - 1, ' xml:space="preserve"'))
        splices.append(Splice(span.inner, span.close, escaped(after)))
    return splices


def deleted_rows(root: etree._Element) -> Iterator[tuple[list[etree._Element], frozenset[etree._Element]]]:
    """The paragraphs with words that were taken out: all their words as they stood, and those that were taken out."""
    by_paragraph: dict[etree._Element, list[etree._Element]] = {}
    gone: dict[etree._Element, set[etree._Element]] = {}
    if next(root.iter(DELETED, _MOVED), None) is None:
        return
    for each in root.iter(T, DELETED):
        paragraph = next(each.iterancestors(P), None)
        holder = root if paragraph is None else paragraph
        by_paragraph.setdefault(holder, []).append(each)
        if each.tag == DELETED or next(each.iterancestors(_MOVED, P), holder).tag == _MOVED:
            gone.setdefault(holder, set()).add(each)
    for holder, found in gone.items():
        yield by_paragraph[holder], frozenset(found)


def together(leaves: Iterable[etree._Element], wanted: frozenset[etree._Element]) -> Iterator[list[etree._Element]]:
    """Those ``wanted`` among these elements, by the stretches in which nothing else stands between."""
    for inside, found in groupby(leaves, key=wanted.__contains__):
        if inside:
            yield list(found)


def code_rows(root: etree._Element) -> Iterator[list[etree._Element]]:
    """The codes of the fields, each as the elements that it stands in."""
    found: list[etree._Element] = []
    for each in root.iter(_FIELD, *CODES):
        if each.tag != _FIELD:
            found.append(each)
        elif found:
            yield found
            found = []
    if found:
        yield found


def drawn_rows(root: etree._Element) -> Iterator[list[etree._Element]]:
    """The paragraphs of charts, diagrams and shapes, each as the elements that hold its words."""
    for each in root.iter(f"{DRAWN}p"):
        yield list(each.iter(f"{DRAWN}t"))


def other_rows(root: etree._Element, known: frozenset[etree._Element]) -> Iterator[list[etree._Element]]:
    """The words that no view of a paragraph shows (hidden ones, those of forms that are not read), by paragraphs."""
    found: dict[etree._Element, list[etree._Element]] = {}
    for each in root.iter(*LEAVES - {DELETED, *CODES, f"{DRAWN}t"}):
        if each not in known and each.text:
            paragraph = next(each.iterancestors(P, BOX, _MOVED), None)
            if paragraph is not None and paragraph.tag == _MOVED:  # rewritten with what was taken out
                continue
            found.setdefault(root if paragraph is None else paragraph, []).append(each)
    yield from found.values()

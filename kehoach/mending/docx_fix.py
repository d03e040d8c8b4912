"""Words of a Word file changed where they stand: only the letters that differ, all else stays byte for byte."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from kehoach.mending.docx_runs import Ids, Op, Ops, plain_splices, tracked_splices
from kehoach.mending.docx_text import Kind, Shown, WordFile, shown
from kehoach.mending.docx_walk import BOX, CHOICES, R_PR, Piece, Styles, Words, walk, walk_one
from kehoach.mending.edit import NO_PLACE, NOT_PLAIN, OVERLAPS, SAME, STRANGE, Edit, Undone, find, without_overlaps
from kehoach.mending.source import Source, printable
from kehoach.text.changes import Change, changes

DATE: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""When tracked changes and comments were made, where the caller says nothing"""
_RSID: Final = re.compile(rb' [\w.-]*:?rsid\w*="[^"]*"')
NOTE_MARK: Final = re.compile(r"\[\d+\] ?")
"""What the reader puts before the first words of a note"""


@dataclass
class Mended:
    """What came out."""

    data: bytes
    done: list[Edit] = field(default_factory=list)
    undone: list[Undone] = field(default_factory=list)


def fix(data: bytes, edits: Iterable[Edit], track: str | None = None, date: dt.datetime = DATE) -> Mended:
    """The Word file ``data`` with these ``edits`` made; ``track`` makes them changes of this author that Word can take or
    leave. An edit that cannot be made is told.

    Raises :class:`kehoach.problems.KehoachError` DOC02-DOC05 for what is no whole Word file.
    """
    mended = Mended(data)
    by_place: dict[int | None, dict[str, list[Edit]]] = {}
    for each in edits:
        by_place.setdefault(each.cho, {}).setdefault(each.doan_van, []).append(each)
    if not by_place:
        return mended
    file = WordFile(data)
    ops: Ops = {}
    paragraphs = file.paragraphs()
    for place, by_text in by_place.items():
        for text, found in by_text.items():
            if place is not None:
                words = paragraphs.get(place)
                _make(words, shown(words, text or None) if words else None, found, file.styles, ops, mended, track)
    parts = {file.main: _changed(file.source, ops, track, date)} if ops else {}
    by_note: dict[str, list[tuple[Edit, int]]] = {}
    for text, found in by_place.get(None, {}).items():
        mark = NOTE_MARK.match(text)
        by_note.setdefault(text[mark.end() :] if mark else text, []).extend(
            (each, mark.end() if mark else 0) for each in found
        )
    for text, notes in by_note.items():
        parts |= _in_notes(file, text, notes, mended, track, date, parts)
    mended.data = file.archive.replaced(parts)
    return mended


def _changed(source: Source, ops: Ops, track: str | None, date: dt.datetime) -> bytes:
    if track is None:
        return source.spliced(plain_splices(source, ops))
    return source.spliced(tracked_splices(source, ops, track, date, Ids(source.text)))


def _make(
    words: Words | None,
    view: Shown | None,
    edits: list[Edit],
    styles: Styles,
    ops: Ops,
    mended: Mended,
    track: str | None,
) -> None:
    """Put what the edits of one paragraph change to ``ops``."""
    if words is None or view is None:
        mended.undone += [Undone(each, NOT_PLAIN) for each in edits]
        return
    kept, undone = without_overlaps(view.text, edits)
    mended.undone += undone
    twins = _twins(words, view, styles)
    for edit, at in kept:
        if edit.trich == edit.sua:
            parts = view.retyped(at, len(edit.trich))
        else:
            parts = changes(edit.trich, edit.sua, at, words=track is not None)
        tracked = track is not None
        reason = (_put(view, parts, at, ops, tracked) if printable(edit.sua) else STRANGE) if parts else SAME
        if reason:
            mended.undone.append(Undone(edit, reason))
            continue
        mended.done.append(edit)
        for twin in twins:
            _put(twin, parts, at, ops, tracked)


def _put(view: Shown, parts: Sequence[Change], at: int, ops: Ops, tracked: bool) -> str:
    """Put ``parts`` to ``ops``; why that is impossible, then nothing is put there."""
    found: list[tuple[etree._Element, Op]] = []
    for part in parts:
        made = ops_of(view, part, at, tracked=tracked)
        if made is None:
            return NOT_PLAIN
        found += made
    for element, op in found:
        if any(op.start < other.end and other.start < op.end for other in ops.get(element, ())):
            return OVERLAPS
    for element, op in found:
        ops.setdefault(element, []).append(op)
    return ""


def whole_letters(view: Shown, change: Change) -> Change:
    """``change`` so wide that what was typed as one goes as one."""
    start, end, new = change
    while start in view.glued:
        start, new = start - 1, view.text[start - 1] + new
    while end in view.glued:
        end, new = end + 1, new + view.text[end]
    return Change(start, end, new)


def ops_of(
    view: Shown, change: Change, at: int = 0, *, tracked: bool = False
) -> list[tuple[etree._Element, Op]] | None:
    """What ``change``, part of an edit that begins ``at``, changes in the elements; None where it cannot be made."""
    start, end, new = whole_letters(view, change)
    first, last = view.typed(start, end)
    pieces = view.pieces(first, last)
    if any(piece.kind is Kind.FIXED for piece, _, _ in pieces):
        return None
    if not pieces:
        return _insertion(view, first, new, behind=start > at)
    return replaced(pieces, new, tracked=tracked)


def replaced(pieces: Sequence[tuple[Piece, int, int]], new: str, *, tracked: bool) -> list[tuple[etree._Element, Op]]:
    """These stretches taken out and ``new`` in their place, in the format of the first words; where that is ``tracked``, not
    amid what is taken out: behind all of it, or before where the format changes on the way."""
    words = [each for each in pieces if each[0].kind is Kind.WORDS] or [*pieces[:1]]
    holder = words[0]
    ahead: list[tuple[etree._Element, Op]] = []
    if tracked and len(words) > 1 and new:
        if len({_format(each[0]) for each in words}) == 1 and words[-1] is pieces[-1]:
            holder = words[-1]
        elif holder is pieces[0]:
            ahead = [(holder[0].element, Op(holder[1], holder[1], new))]
    inside = "" if ahead else new
    return [
        *ahead,
        *((piece.element, Op(low, high, inside if piece is holder[0] else "")) for piece, low, high in pieces),
    ]


def _format(piece: Piece) -> tuple[bytes, etree._Element | None]:
    """What tells whether two pieces look alike and stand side by side: the format of the run, and what the run stands in."""
    run = piece.element.getparent()
    properties = run.find(R_PR) if run is not None else None
    looks = etree.tostring(properties, method="c14n", with_tail=False) if properties is not None else b""
    return _RSID.sub(b"", looks), run.getparent() if run is not None else None


def _insertion(view: Shown, at: int, new: str, *, behind: bool) -> list[tuple[etree._Element, Op]] | None:
    """``new`` at a place: behind the letter before it, or before the letter behind it."""
    sides = []
    if at > 0:
        piece, offset = view.piece(at - 1)
        sides.append((piece, offset + 1))
    if at < view.length:
        sides.append(view.piece(at))
    if not behind:
        sides.reverse()
    sides = [each for each in sides if each[0].kind is not Kind.FIXED]
    sides.sort(key=lambda each: each[0].kind is not Kind.WORDS)
    return [(piece.element, Op(offset, offset, new)) for piece, offset in sides[:1]] or None


def _twins(words: Words, view: Shown, styles: Styles) -> list[Shown]:
    """The same paragraph in the other forms that a text box is kept in, for programs that do not know the first."""
    paragraph = words.paragraphs[0]
    box = next(paragraph.iterancestors(BOX), None)
    choices = next(paragraph.iterancestors(CHOICES), None)
    if box is None or choices is None or len(words.paragraphs) > 1:
        return []
    index = next(i for i, each in enumerate(box.iter(paragraph.tag)) if each is paragraph)
    found = []
    for other in choices.iter(BOX):
        twin = next((each for i, each in enumerate(other.iter(paragraph.tag)) if i == index), None)
        if other is not box and twin is not None:
            same = shown(walk_one(twin, styles), view.text)
            if same is not None:
                found.append(same)
    return found


def _in_notes(
    file: WordFile,
    text: str,
    edits: list[tuple[Edit, int]],
    mended: Mended,
    track: str | None,
    date: dt.datetime,
    parts: dict[str, bytes],
) -> dict[str, bytes]:
    """The parts with the footnotes and endnotes that say ``text``, with the edits made; each with the length of the mark that
    the reader puts before its text. Notes that say the same are mended alike."""
    whose: dict[Edit, list[Edit]] = {}
    for each, mark in edits:
        lead = each.doan_van[:mark]
        whole = bool(lead) and each.trich.startswith(lead) and each.sua.startswith(lead) and each.lan == 1
        trich, sua = (each.trich[mark:], each.sua[mark:]) if whole else (each.trich, each.sua)
        at = 0 if whole else find(each.doan_van, each.trich, each.lan) - mark
        inside = Edit(None, trich, text.count(trich, 0, at) + 1 if at > 0 else 1, sua, text)
        if at < 0 or not text.strip():
            mended.undone.append(Undone(each, NO_PLACE))
        else:
            whose.setdefault(inside, []).append(each)
    changed: dict[str, bytes] = {}
    reasons = dict.fromkeys(whose, NO_PLACE)
    for name, source, found in _notes(file, text, parts):
        ops: Ops = {}
        for words, view in found:
            made = Mended(b"")
            _make(words, view, list(whose), file.styles, ops, made, track)
            reasons |= {each.edit: each.ly_do for each in made.undone} | dict.fromkeys(made.done, "")
        if ops:
            changed[name] = _changed(source, ops, track, date)
    for inside, originals in whose.items():
        if reasons[inside]:
            mended.undone += [Undone(each, reasons[inside]) for each in originals]
        else:
            mended.done += originals
    return changed


def _notes(
    file: WordFile, text: str, parts: dict[str, bytes]
) -> Iterator[tuple[str, Source, list[tuple[Words, Shown]]]]:
    """The parts with notes, each with the paragraphs in it that show as ``text``."""
    for kind in ("footnotes", "endnotes"):
        name = file.related(kind)
        content = parts.get(name) or (file.archive.read(name) if name else None)
        if content is None:
            continue
        source = Source(content, name)
        walked = (words for note in source.root for words in walk(note, file.styles))
        yield (
            name,
            source,
            [(words, view) for words in walked if (view := shown(words, text) or shown(words, f" {text}"))],
        )

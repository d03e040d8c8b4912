"""Notes as comments of Word, each at its exact words; not a letter of the text changes."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from kehoach import ooxml
from kehoach.mending.docx_fix import DATE
from kehoach.mending.docx_runs import Ids, Wrap, parted
from kehoach.mending.docx_text import Shown, WordFile, shown
from kehoach.mending.docx_walk import BOX, CHOICES, P_PR, RUN, Kind, P, Words
from kehoach.mending.edit import find
from kehoach.mending.source import Source, Splice, escaped, prefix_of, printable
from kehoach.ooxml import W_URI

AUTHOR: Final = "kehoach"
_STRICT = "http://purl.oclc.org/ooxml/"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELS_URI = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES_URI = "http://schemas.openxmlformats.org/package/2006/content-types"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Note:
    """What to say about an excerpt."""

    cho: int | None
    """Number of the paragraph; None: about the document as a whole"""
    trich: str
    lan: int
    loi: Sequence[str]
    """The paragraphs of the comment"""
    doan_van: str = ""
    """The whole paragraph as shown, empty when it is not known"""


def comment(data: bytes, notes: Iterable[Note], author: str = AUTHOR, date: dt.datetime = DATE) -> bytes:
    """A copy of the Word file ``data`` with these notes as comments beside those that it has.

    A note whose words cannot be marked (in a text box, in a footnote, computed by Word) stands at its paragraph or at the
    paragraph that holds the box, and quotes them; one without a place stands at the first paragraph that has words.
    Raises :class:`kehoach.problems.KehoachError` DOC02-DOC05 for what is no whole Word file.
    """
    listed = list(notes)
    if not listed:
        return data
    file = WordFile(data)
    book = _Book(file)
    places = _Places(file)
    made = []
    for note in listed:
        number = book.ids.new()
        exact = places.put(note, number)
        lines = [*note.loi] if exact or not note.trich else [f"“{note.trich}”", *note.loi]
        made.append(_comment(number, lines, author, date, book.names))
    return file.archive.replaced(
        {file.main: file.source.spliced(places.splices(file.source)), **book.parts("".join(made))}
    )


class _Places:
    """What is put into the text."""

    def __init__(self, file: WordFile) -> None:
        self._paragraphs = file.paragraphs()
        self._shown: dict[tuple[int, str], Shown | None] = {}
        self._first = next(
            (words for words in self._paragraphs.values() if self._outside(words) and _speaks(words)), None
        )
        self._by_element = {each: words for words in self._paragraphs.values() for each in words.paragraphs}
        self._marks: dict[etree._Element, list[tuple[int, str]]] = {}
        self._ends: dict[etree._Element, tuple[list[str], list[str]]] = {}
        self._body = file.source.root

    def put(self, note: Note, number: int) -> bool:
        """Anchor a note; whether it stands at its exact words."""
        words = self._paragraphs.get(note.cho) if note.cho is not None else self._first
        if (
            words is not None
            and note.trich
            and note.cho is not None
            and self._outside(words)
            and self._exactly(words, note, number)
        ):
            return True
        self._roughly(words, number)
        return False

    def _outside(self, words: Words) -> bool:
        """Whether a comment may stand there: not in a text box, not in one of several forms."""
        paragraph = words.paragraphs[0]
        return next(paragraph.iterancestors(BOX, CHOICES), None) is None

    def _exactly(self, words: Words, note: Note, number: int) -> bool:
        key = (words.number, note.doan_van)
        if key not in self._shown:
            self._shown[key] = shown(words, note.doan_van or None)
        view = self._shown[key]
        at = find(view.text, note.trich, note.lan) if view is not None else -1
        if view is None or at < 0:
            return False
        start, end = at, at + len(note.trich)
        while start in view.glued:
            start -= 1
        while end in view.glued:
            end += 1
        pieces = [each for each in view.pieces(*view.typed(start, end)) if each[1] < each[2]]
        while pieces and pieces[0][0].kind is Kind.FIXED:
            del pieces[0]
        while pieces and pieces[-1][0].kind is Kind.FIXED:
            del pieces[-1]
        if not pieces:
            return False
        first, last = pieces[0], pieces[-1]
        names = prefix_of(first[0].element, W_URI)
        self._marks.setdefault(first[0].element, []).append((first[1], _edge("Start", number, names)))
        names = prefix_of(last[0].element, W_URI)
        behind = _edge("End", number, names) + _reference(number, names)
        self._marks.setdefault(last[0].element, []).append((last[2], behind))
        return True

    def _roughly(self, words: Words | None, number: int) -> None:
        """At the whole paragraph, or the one that holds the text box it is in."""
        if words is None:
            words = self._first
        paragraph = words.paragraphs[0] if words is not None else next(self._body.iter(P), None)
        while paragraph is not None:
            box = next(paragraph.iterancestors(BOX), None)
            if box is None:
                break
            paragraph = next(box.iterancestors(P), None)
        if paragraph is None:
            return
        last = words.paragraphs[-1] if words is not None and words.paragraphs[0] is paragraph else paragraph
        names = prefix_of(paragraph, W_URI)
        self._ends.setdefault(paragraph, ([], []))[0].append(_edge("Start", number, names))
        names = prefix_of(last, W_URI)
        self._ends.setdefault(last, ([], []))[1].append(_edge("End", number, names) + _reference(number, names))

    def splices(self, source: Source) -> list[Splice]:
        """All that is put in."""
        found = parted(source, {}, self._marks, Wrap(AUTHOR, DATE, Ids()))
        heads = {each: head for each in self._ends if (head := each.find(P_PR)) is not None}
        spans = source.spans([*self._ends, *heads.values()])
        for paragraph, (before, behind) in self._ends.items():
            span = spans[paragraph]
            if span.inner == span.end:  # empty, in one tag
                name = source.text[span.start + 1 : span.end].split()[0].rstrip("/>")
                opened = source.text[span.start : span.end - 2] + ">"
                found.append(Splice(span.start, span.end, "".join([opened, *before, *behind, f"</{name}>"])))
                continue
            head = heads.get(paragraph)
            start = spans[head].end if head is not None else span.inner
            found.append(Splice(start, start, "".join(before)))
            found.append(Splice(span.close, span.close, "".join(behind)))
        return found


def _speaks(words: Words) -> bool:
    return any(each.text.strip() for each in words.pieces)


def _edge(which: str, number: int, names: tuple[str, str, str]) -> str:
    element, attribute, declared = names
    return f'<{element}commentRange{which}{declared} {attribute}id="{number}"/>'


def _reference(number: int, names: tuple[str, str, str]) -> str:
    element, attribute, declared = names
    return f'<{element}r{declared}><{element}commentReference {attribute}id="{number}"/></{element}r>'


def _comment(number: int, lines: Sequence[str], author: str, date: dt.datetime, names: tuple[str, str, str]) -> str:
    element, attribute, declared = names
    e, a = element, attribute
    looks = (
        f'<{e}pPr><{e}spacing {a}before="0" {a}after="0" {a}line="240" {a}lineRule="auto"/>'
        f'<{e}ind {a}left="0" {a}right="0" {a}firstLine="0"/><{e}jc {a}val="left"/></{e}pPr>'
    )
    run = f'<{e}rPr><{e}b {a}val="0"/><{e}i {a}val="0"/><{e}caps {a}val="0"/><{e}sz {a}val="20"/><{e}szCs {a}val="20"/></{e}rPr>'
    paragraphs = []
    for index, line in enumerate(lines or [""]):
        mark = f"<{e}r><{e}annotationRef/></{e}r>" if not index else ""
        text = escaped("".join(each if printable(each) else "\ufffd" for each in line))
        paragraphs.append(f'<{e}p>{looks}{mark}<{e}r>{run}<{e}t xml:space="preserve">{text}</{e}t></{e}r></{e}p>')
    who = escaped(author).replace('"', "&quot;")
    day = date.replace(microsecond=0, tzinfo=None).isoformat()
    return (
        f'<{e}comment{declared} {a}id="{number}" {a}author="{who}" {a}date="{day}Z" {a}initials="{who[:2]}">'
        f"{''.join(paragraphs)}</{e}comment>"
    )


class _Book:
    """The part with the comments, there or to be made."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._name = file.related("comments")
        content = file.archive.read(self._name) if self._name else None
        self._source = Source(content, self._name) if content is not None else None
        self.ids = Ids(self._source.text if self._source else "", file.source.text)
        self.names = prefix_of(self._source.root, W_URI) if self._source else ("w:", "w:", "")

    def parts(self, comments: str) -> Mapping[str, bytes]:
        """The parts of the file that the comments change, but for the text itself."""
        if self._source is not None:
            return {self._name: self._source.spliced([_at_end(self._source, comments)])}
        file = self._file
        folder = file.main.rpartition("/")[0]
        name = next(
            each
            for number in range(1_000_000)
            if (each := f"{folder}/comments{number or ''}.xml".lstrip("/")) not in file.archive
        )
        strict = f"{_STRICT}wordprocessingml/main" in file.source.text
        uri = f"{_STRICT}wordprocessingml/main" if strict else W_URI
        kind = f"{_STRICT}officeDocument/relationships/comments" if strict else _KIND
        whole = f'{_DECLARATION}<w:comments xmlns:w="{uri}">{comments}</w:comments>'
        return {
            name: whole.encode(),
            **self._relation(ooxml.rels_name(file.main), kind, name.rpartition("/")[2]),
            **self._content_type(name),
        }

    def _relation(self, rels: str, kind: str, target: str) -> dict[str, bytes]:
        content = self._file.archive.read(rels)
        if content is None:
            content = f'{_DECLARATION}<Relationships xmlns="{_RELS_URI}"></Relationships>'.encode()
        source = Source(content, rels)
        taken = {each.get("Id") for each in source.root}
        key = next(each for number in range(1_000_000) if (each := f"rIdKehoach{number or ''}") not in taken)
        prefix = f"{source.root.prefix}:" if source.root.prefix else ""
        new = f'<{prefix}Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        return {rels: source.spliced([_at_end(source, new)])}

    def _content_type(self, name: str) -> dict[str, bytes]:
        content = self._file.archive.read(ooxml.CONTENT_TYPES)
        if content is None:
            content = f'{_DECLARATION}<Types xmlns="{_TYPES_URI}"></Types>'.encode()
        source = Source(content, ooxml.CONTENT_TYPES)
        if any(each.get("PartName", "").lower() == f"/{name}".lower() for each in source.root):
            return {}
        prefix = f"{source.root.prefix}:" if source.root.prefix else ""
        new = f'<{prefix}Override PartName="/{name}" ContentType="{_TYPE}"/>'
        return {ooxml.CONTENT_TYPES: source.spliced([_at_end(source, new)])}


def _at_end(source: Source, xml: str) -> Splice:
    """``xml`` as the last in the root of a part."""
    span = source.spans([source.root])[source.root]
    if span.inner < span.end:
        return Splice(span.close, span.close, xml)
    name = source.text[span.start + 1 : span.end].split()[0].rstrip("/>")
    return Splice(span.start, span.end, f"{source.text[span.start : span.end - 2]}>{xml}</{name}>")


__all__ = ["AUTHOR", "RUN", "Note", "comment"]

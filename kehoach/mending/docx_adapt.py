"""A neighbour's Word file made ours, in every part of it: the body by edits, all else by what its texts become.

What a change can be tracked in is tracked where that is wished: the paragraphs of the body, of headers, footers, notes and
text boxes. Everything else changes plainly and is told: properties, links, names, alternative texts, codes of fields, charts,
and the words of remarks, whose author would otherwise be made to say two things at once. Words that someone took out under
tracked changes before are rewritten plainly too: taking them back brings ours. Our own plan in the file, signatures, and the
picture of the first page are taken out.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from lxml import etree

from kehoach import ooxml
from kehoach.mending.archive import Archive
from kehoach.mending.docx_comments import AUTHOR, Note, comment
from kehoach.mending.docx_fix import DATE, NOTE_MARK, fix
from kehoach.mending.docx_parts import (
    OTHER_DATA,
    STORIES,
    NotReached,
    in_words,
    is_xml,
    leaving,
    new_names,
    opaque,
    relinked,
    unlinked,
)
from kehoach.mending.docx_people import People
from kehoach.mending.docx_rows import (
    code_rows,
    deleted_rows,
    drawn_rows,
    leaf_splices,
    plain_ops,
    row,
    together,
)
from kehoach.mending.docx_runs import Ops
from kehoach.mending.docx_sweep import Late, Sweep, own_texts
from kehoach.mending.docx_text import WordFile
from kehoach.mending.docx_values import in_tag, value_splices
from kehoach.mending.docx_walk import W
from kehoach.mending.edit import Edit, Undone
from kehoach.mending.rewriter import PartChange, Rewrite, Rewriter
from kehoach.mending.source import Source, Splice
from kehoach.problems import KehoachError

_FATAL = frozenset({"DOC03", "DOC05"})
_TAKEN_OUT = "bỏ khỏi tệp"
_CODE = "mã lệnh của trường"
_DELETED = "chữ đã xóa (theo dõi thay đổi)"


@dataclass
class Adapted:
    """What came out."""

    data: bytes
    done: list[Edit] = field(default_factory=list)
    undone: list[Undone] = field(default_factory=list)
    others: list[PartChange] = field(default_factory=list)
    """What changed beside the edits, each once"""
    not_reached: list[NotReached] = field(default_factory=list)
    """Where the neighbour's words may still be"""


def adapt(
    data: bytes,
    edits: Iterable[Edit],
    rewrite: Rewrite,
    notes: Iterable[Note] = (),
    *,
    track: str | None = None,
    date: dt.datetime = DATE,
    rewrite_name: Rewrite | None = None,
    anonymous: bool = True,
) -> Adapted:
    """The Word file ``data`` with these ``edits`` made in its body and notes, everything else put through ``rewrite``, and
    ``notes`` as comments; ``track`` makes the changes tracked ones of this author.

    ``rewrite`` gets whole texts in NFC without invisible signs and gives back the same where nothing is to be done. What it
    leaves alone in identifiers and addresses goes through ``rewrite_name`` as well, in which names may stand without accents
    (``Hoa_Loc``, ``ubnd@hoaloc.gov.vn``). A paragraph that an edit changed is not rewritten again. ``notes`` are placed by the
    text of the result. ``anonymous``: people whom ``rewrite`` does not know are given names that say nothing.
    Raises :class:`kehoach.problems.KehoachError` DOC02-DOC05 for what is no whole Word file.
    """
    wanted = list(edits)
    rewriter = Rewriter(rewrite, rewrite_name)
    people = People(rewriter, {AUTHOR, *([track] if track else [])}, anonymous=anonymous)
    first = _Package(data)
    before = {name: own_texts(source.root) for name, source in first.stories().items()}
    cleared = first.changed({name: _gone_before(source, rewriter, people) for name, source in first.sources.items()})
    mended = fix(cleared, wanted, track, date)
    second = _Package(mended.data)
    rewriter.learn_bookmarks(
        each.get(f"{W}name", "") for source in second.sources.values() for each in source.root.iter(f"{W}bookmarkStart")
    )
    drawn: set[str] = set()
    gone = leaving(second.archive, second.sources)
    valued = second.changed(
        {
            name: [] if name in gone else _values(name, source, rewriter, people, gone, drawn)
            for name, source in second.sources.items()
        },
        gone,
    )
    third = _Package(valued)
    sweep = Sweep(third.file.styles, rewriter, track, date)
    late = Late(mended.undone, mended.done)
    splices = {
        name: sweep.splices(
            source,
            before.get(name, []),
            late if name == third.file.main else None,
            name,
        )
        for name, source in third.sources.items()
    }
    swept = _renamed(third.changed(splices), rewriter)
    made = Adapted(comment(swept, notes, date=date), mended.done, mended.undone, rewriter.changes)
    made.others += [PartChange(_TAKEN_OUT, what, "") for what in dict.fromkeys(gone.values())]
    made.not_reached = [*third.unread, *sweep.failed, *opaque(Archive(swept).names())]
    _settle(made, sweep.rows | drawn)
    return made


class _Package:
    """A Word file with the trees of all its parts."""

    def __init__(self, data: bytes) -> None:
        self.file = WordFile(data)
        self.archive: Archive = self.file.archive
        self.unread: list[NotReached] = []
        self.sources: dict[str, Source] = {}
        for name in self.archive.names():
            source = self._source(name) if is_xml(name) else None
            if source is not None:
                self.sources[name] = source

    def _source(self, name: str) -> Source | None:
        if name.lower() == self.file.main.lower():
            return self.file.source
        try:
            return Source(self.archive.read(name) or b"", name)
        except KehoachError as error:
            if error.problems[0].code in _FATAL:
                raise
            self.unread.append(NotReached(name, error.problems[0].message))
            return None

    def stories(self) -> dict[str, Source]:
        """The parts with paragraphs that may be edited."""
        return {name: each for name, each in self.sources.items() if etree.QName(each.root).localname in STORIES}

    def changed(self, splices: dict[str, list[Splice]], gone: Iterable[str] = ()) -> bytes:
        """The file with these changes and without the parts that are ``gone``."""
        parts = {name: self.sources[name].spliced(found) for name, found in splices.items() if found}
        return self.archive.replaced(parts, list(gone), single=True)


def _gone_before(source: Source, rewriter: Rewriter, people: People) -> list[Splice]:
    """What changes before any edit, as it shows nowhere: words that were taken out, and who did that or remarked."""
    words: Ops = {}
    for leaves, gone in deleted_rows(source.root):
        changed: Ops = {}
        for stretch in [*together(leaves, gone), leaves]:  # what was taken out at one place, then all as it stood
            view = row(stretch)
            new = rewriter.text(view.text) if view is not None else ""
            if view is None or new == view.text:
                continue
            ops = plain_ops(view, new)
            fresh = {each: found for each, found in ops.items() if each in gone and each not in changed}
            if fresh:
                rewriter.tell(_DELETED, view.text, new)
                changed |= fresh
        words |= changed
    splices = leaf_splices(source, words)
    named = {each: found for each in source.root.iter("*") if (found := people.attributes(each))}
    spans = source.spans(named)
    for element, attributes in named.items():
        splices += in_tag(source.text, spans[element].start, spans[element].inner, element, attributes)
    return splices


def _values(
    name: str, source: Source, rewriter: Rewriter, people: People, gone: Iterable[str], drawn: set[str]
) -> list[Splice]:
    """What changes in a part besides the words of its paragraphs; what is drawn and changes is put to ``drawn``."""
    if etree.QName(source.root).localname == "Types":
        return unlinked(name, source, gone)
    where = in_words(source.root)
    splices = unlinked(name, source, gone) if name.lower().endswith(".rels") else []
    taken = [(each.start, each.end) for each in splices]
    found = value_splices(source, rewriter, people, where)
    splices += [each for each in found if not any(start <= each.start < end for start, end in taken)]
    words: Ops = {}
    for rows, called, become in (
        (code_rows(source.root), _CODE, rewriter.code),
        (drawn_rows(source.root), where, rewriter.text),
    ):
        for leaves in rows:
            view = row(leaves)
            new = become(view.text) if view is not None else ""
            if view is not None and new != view.text:
                rewriter.tell(called, view.text, new)
                drawn.add(view.text.strip())
                words |= plain_ops(view, new)
    return [*splices, *leaf_splices(source, words)]


def _renamed(data: bytes, rewriter: Rewriter) -> bytes:
    """The file with other names for the parts that are named after the place, as pictures may be."""
    archive = Archive(data)
    names = new_names(archive.names(), rewriter.name)
    if not names:
        return data
    package = _Package(data)
    for old, new in names.items():
        rewriter.tell(OTHER_DATA, old, new)
    parts = {
        name: source.spliced(found)
        for name, source in package.sources.items()
        if (name == ooxml.CONTENT_TYPES or name.lower().endswith(".rels")) and (found := relinked(name, source, names))
    }
    for old, new in names.items():
        parts[new] = parts.pop(old) if old in parts else archive.read(old) or b""
    return archive.replaced(parts, list(names))


def _settle(made: Adapted, texts: Collection[str]) -> None:
    """Edits that could not be made word by word, but whose whole paragraph was rewritten, are done."""
    late = [
        each for each in made.undone if each.edit.doan_van and NOTE_MARK.sub("", each.edit.doan_van).strip() in texts
    ]
    made.undone = [each for each in made.undone if each not in late]
    made.done += [each.edit for each in late]


__all__ = ["Adapted", "NotReached", "PartChange", "adapt"]

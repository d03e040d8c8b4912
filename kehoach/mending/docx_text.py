"""The letters of a paragraph as the reader shows them, and where in the file each comes from."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import Final

from lxml import etree

from kehoach import ooxml
from kehoach.mending.archive import Archive, damaged
from kehoach.mending.docx_walk import PAGE_BREAK, UNKNOWN_MARK, UNKNOWN_SIGN, Kind, Piece, Styles, W, Words, walk
from kehoach.mending.edit import retyped
from kehoach.mending.source import Source
from kehoach.problems import KehoachError
from kehoach.text.changes import Change

_SPECIAL = re.compile("[\0\1\f\u2011\u00ad\ue000-\uf8ff\u0300-\u036f]")
_CLUSTERS = re.compile("[^\u0300-\u036f]?(?:\u00ad*[\u0300-\u036f])+|.", re.DOTALL)
_MARK = re.compile(r"\[\d{1,6}\]")
_MAX_MARKS: Final = 60
_SOFT_HYPHEN: Final = "\u00ad"
_BULLET: Final = "•"
_TO_TELL = re.compile(
    "[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|&#", re.IGNORECASE
)
"""Letters for which someone may ask how a text was typed"""


class Shown:
    """A paragraph as shown."""

    def __init__(self, words: Words, text: str, starts: list[int], ends: list[int], glued: frozenset[int]) -> None:
        self.words = words
        self.text = text
        self._starts, self._ends = starts, ends
        self.glued = glued
        """Offsets in ``text`` that no change may begin or end at: inside of what was typed as one"""
        self._offsets = [0, *accumulate(len(each.text) for each in words.pieces)]

    def typed(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` was typed: offsets in the row of all letters of the pieces; of nothing, a place."""
        if start < end:
            return self._starts[start], self._ends[end - 1]
        at = self._ends[start - 1] if start else (self._starts[0] if self._starts else 0)
        return at, at

    def piece(self, at: int) -> tuple[Piece, int]:
        """The piece that the letter at that offset of the row lies in, and its offset there."""
        index = bisect_right(self._offsets, at) - 1
        return self.words.pieces[index], at - self._offsets[index]

    def pieces(self, start: int, end: int) -> list[tuple[Piece, int, int]]:
        """The pieces that a stretch of the row goes over, each with from where to where."""
        found = []
        index = bisect_right(self._offsets, start) - 1
        while index < len(self.words.pieces) and self._offsets[index] < end:
            piece, at = self.words.pieces[index], self._offsets[index]
            found.append((piece, max(0, start - at), min(len(piece.text), end - at)))
            index += 1
        return found

    def retyped(self, at: int, length: int) -> list[Change]:
        """What changes when so many letters of the text are to be typed as they are shown."""
        row = "".join(each.text for each in self.words.pieces)
        return retyped(self.text, at, length, row, self._starts, self._ends)

    @property
    def length(self) -> int:
        """Letters of the row."""
        return self._offsets[-1]


def shown(words: Words, expected: str | None = None) -> Shown | None:
    """``words`` as the reader shows them; None where they do not give the text that is ``expected``."""
    row = "".join(each.text for each in words.pieces)
    if not _SPECIAL.search(row) and (row.isascii() or unicodedata.is_normalized("NFC", row)):
        if expected is not None and expected != row:
            return None
        places = list(range(len(row) + 1))
        return Shown(words, row, places[:-1], places[1:], frozenset())
    return _Alignment(words, row, expected).made()


class _Alignment:
    """Letters as typed beside letters as shown."""

    def __init__(self, words: Words, row: str, expected: str | None) -> None:
        self._words, self._row, self._expected = words, row, expected
        self._out: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._glued: set[int] = set()

    def made(self) -> Shown | None:
        spoken = owed = False
        for cluster in _CLUSTERS.finditer(self._row):
            typed = cluster[0]
            if typed == PAGE_BREAK:
                owed = owed or spoken
                continue
            if owed:
                self._put("\n", cluster.start(), cluster.start())
                owed = False
            wanted = self._seen(typed)
            if wanted is None or len(typed) > _MAX_MARKS:
                return None
            self._put(wanted, cluster.start(), cluster.end())
            spoken = spoken or not typed.isspace()
        text = "".join(self._out)
        if self._expected is not None and text != self._expected:
            return None
        return Shown(self._words, text, self._starts, self._ends, frozenset(self._glued))

    def _put(self, text: str, start: int, end: int) -> None:
        alike = len(text) == end - start
        for index, letter in enumerate(text):
            if index and not alike:
                self._glued.add(len(self._out))
            self._out.append(letter)
            self._starts.append(start + index if alike or not index else end)
            self._ends.append(start + index + 1 if alike else end)

    def _seen(self, typed: str) -> str | None:
        """What is shown for letters as typed; None where what is expected cannot be it."""
        at, wanted = len(self._out), self._expected
        if typed == UNKNOWN_MARK:
            found = _MARK.match(wanted, at) if wanted is not None else None
            return found[0] if found else ""
        if typed == UNKNOWN_SIGN or "\ue000" <= typed <= "\uf8ff":
            return _BULLET if wanted is None else wanted[at : at + 1] or None
        if typed == _SOFT_HYPHEN:
            return typed if wanted is not None and wanted.startswith(typed, at) else ""
        if typed == "\u2011":
            return "-"
        bare = typed.replace(_SOFT_HYPHEN, "")
        made = unicodedata.normalize("NFC", bare) if len(typed) <= _MAX_MARKS else typed
        if wanted is not None and not wanted.startswith(made, at):
            return typed if wanted.startswith(typed, at) else None
        return made


class WordFile:
    """A Word file under change: its zip, its main part, the paragraphs there."""

    def __init__(self, data: bytes) -> None:
        self.archive = Archive(data)
        self.main = self._main()
        self.source = self._source(self.main)
        self._styles: Styles | None = None

    def _main(self) -> str:
        root = self._tree(ooxml.ROOT_RELS)
        for each in root if root is not None else ():
            name = ooxml.resolve("", each.get("Target", ""))
            if each.get("Type", "").endswith("/officeDocument") and name in self.archive:
                return name
        if "word/document.xml" in self.archive:
            return "word/document.xml"
        raise damaged("không có phần văn bản")

    def _source(self, name: str) -> Source:
        content = self.archive.read(name)
        if content is None:
            raise damaged(f"không có phần {name}")
        return Source(content, name)

    def _tree(self, name: str) -> etree._Element | None:
        content = self.archive.read(name)
        try:
            return Source(content, name).root if content is not None else None
        except KehoachError:  # a damaged part is passed over, as the reader does
            return None

    def related(self, kind: str) -> str:
        """The name of the part of a kind (``styles``) that the main part points to; empty when there is none."""
        root = self._tree(ooxml.rels_name(self.main))
        for each in root if root is not None else ():
            if each.get("Type", "").endswith(f"/{kind}") and each.get("TargetMode") != "External":
                name = ooxml.resolve(self.main, each.get("Target", ""))
                if name in self.archive:
                    return name
        return ""

    @property
    def styles(self) -> Styles:
        """Which styles hide words."""
        if self._styles is None:
            name = self.related("styles")
            content = self.archive.read(name) if name else None
            hiding = content is not None and b"vanish" in content.replace(b"\0", b"")
            self._styles = Styles(Source(content, name).root if hiding and content is not None else None)
        return self._styles

    def paragraphs(self) -> dict[int, Words]:
        """The paragraphs of the body by number."""
        body = self.source.root.find(f"{W}body")
        return {each.number: each for each in walk(body, self.styles)} if body is not None else {}


def typed_texts(data: bytes) -> Mapping[int, str]:
    """The paragraphs of a Word file whose letters were typed in parts or hold invisible signs: number -> as typed.

    Every other paragraph was typed as the reader shows it. Raises :class:`KehoachError` for what is no whole Word file.
    """
    archive = Archive(data)
    main = "word/document.xml"
    content = archive.read(main)
    if content is not None and not (content[:2] in (b"\xff\xfe", b"\xfe\xff") or _to_tell(content)):
        return {}
    texts = {number: typed(words) for number, words in WordFile(data).paragraphs().items()}
    return {number: text for number, text in texts.items() if _TO_TELL.search(text)}


def typed(words: Words) -> str:
    """The letters of a paragraph before any clean-up."""
    row = "".join(each.text for each in words.pieces if each.text != UNKNOWN_MARK)
    return row.replace(UNKNOWN_SIGN, _BULLET).replace(PAGE_BREAK, "\n")


def _to_tell(content: bytes) -> bool:
    # cc 80 - cd af are the combining marks of UTF-8, c2 ad the soft hyphen, e2 80/81 and ef bb bf the invisible signs
    if not any(
        each in content for each in (b"\xcc", b"\xcd", b"\xc2\xad", b"\xe2\x80", b"\xe2\x81", b"\xef\xbb\xbf", b"&#")
    ):
        return b"softHyphen" in content
    return b"softHyphen" in content or _TO_TELL.search(content.decode("utf-8", "replace")) is not None


__all__ = ["Kind", "Shown", "WordFile", "shown", "typed", "typed_texts"]

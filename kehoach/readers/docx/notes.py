"""Footnotes, endnotes and comments: read where the text first refers to them."""

from collections.abc import Callable

from lxml import etree

from kehoach.blocks import PLAIN, Block, Paragraph, Run, Spot
from kehoach.readers.docx.names import W
from kehoach.readers.docx.story import words
from kehoach.readers.docx.told import COMMENT, UNUSED_NOTE, Told

_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Notes:
    """The notes of a document by kind (footnote, endnote, comment) and id."""

    def __init__(self, parts: dict[str, etree._Element | None]) -> None:
        self._notes: dict[tuple[str, str], etree._Element] = {}
        for kind, root in parts.items():
            for each in root if root is not None else ():
                if each.get(f"{W}type") not in _SEPARATORS:
                    self._notes[kind, each.get(f"{W}id", "")] = each
        self._marks: dict[tuple[str, str], str] = {}
        self._numbered = 0

    def mark(self, kind: str, name: str, own: bool) -> str:
        """The mark of a note, ``[1]`` for the first that the text refers to.

        Nothing for one that has a mark of its ``own`` in the text and for one that is not there.
        """
        key = (kind, name)
        if key not in self._notes:
            return ""
        if key not in self._marks:
            self._numbered += not own
            self._marks[key] = "" if own else f"[{self._numbered}]"
        return self._marks[key]

    def comment(self, name: str) -> str:
        """The words of a comment; only once."""
        found = self._notes.pop(("comment", name), None)
        return words(found) if found is not None else ""

    def read(self, told: Told, blocks: Callable[[etree._Element], list[Block]]) -> list[Block]:
        """The blocks of every note that the text refers to, each after its mark; the words of the others are told."""
        found: list[Block] = []
        read = 0
        while read < len(self._marks):  # a note may refer to another one
            for key, mark in list(self._marks.items())[read:]:
                found += _marked(mark, blocks(self._notes[key]))
                read += 1
        for key, note in self._notes.items():
            if key not in self._marks:
                told.drop(words(note), COMMENT if key[0] == "comment" else UNUSED_NOTE, Spot())
        return found


def _marked(mark: str, content: list[Block]) -> list[Block]:
    """``content`` with ``mark`` before its first words."""
    if mark:
        first = content[0] if content else None
        if not isinstance(first, Paragraph):
            first = Paragraph([], origin="note")
            content.insert(0, first)
        form = first.runs[0].format if first.runs else PLAIN
        first.runs.insert(0, Run(mark if first.text.startswith((" ", "\t")) else f"{mark} ", form))
        first._text = None
    return content

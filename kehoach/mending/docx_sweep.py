"""Paragraphs that no edit reaches, rewritten: those of headers, footers, notes, boxes in all their forms, and hidden words."""

import datetime as dt
from collections.abc import Iterable

from lxml import etree

from kehoach.mending.docx_parts import (
    STORIES,
    NotReached,
    in_words,
)
from kehoach.mending.docx_rows import (
    LEAVES,
    leaf_splices,
    other_rows,
    plain_ops,
    rewritten,
    row,
)
from kehoach.mending.docx_runs import Ids, Ops, plain_splices, tracked_splices
from kehoach.mending.docx_text import Kind, shown
from kehoach.mending.docx_walk import RUN, P, Styles, T, W, Words, walk, walk_one
from kehoach.mending.edit import Edit, Undone
from kehoach.mending.rewriter import Rewriter
from kehoach.mending.source import Source, Splice

_COMPUTED = "có chữ Word tính hoặc ghép từ phần khác, sửa tay trong Word: "


class Late:
    """The numbered paragraphs that edits should have changed and did not."""

    def __init__(self, undone: Iterable[Undone], done: Iterable[Edit]) -> None:
        listed = list(undone)
        self._numbers = {each.edit.cho for each in listed} - {each.cho for each in done}
        self._texts = {each.edit.doan_van for each in listed if each.edit.doan_van}

    def has(self, words: Words) -> bool:
        """Whether a paragraph is one of them, by its number or, where that was counted otherwise, by what it says."""
        if words.number in self._numbers:
            return True
        view = shown(words) if self._texts else None
        return view is not None and view.text in self._texts


class Sweep:
    """Rewrites paragraphs that no edit reached."""

    def __init__(self, styles: Styles, rewriter: Rewriter, track: str | None, date: dt.datetime) -> None:
        self._styles, self._rewriter, self._track, self._date = styles, rewriter, track, date
        self.failed: list[NotReached] = []
        self.rows: set[str] = set()
        """What the paragraphs said that were rewritten"""

    def splices(self, source: Source, before: list[str], late: "Late | None", name: str) -> list[Splice]:
        """What changes in a part. ``before``: what its paragraphs said before any edit. ``late``: which of its numbered
        paragraphs edits should have changed and did not; None where no paragraph is numbered."""
        root = source.root
        if next(root.iter(*LEAVES), None) is None:
            return []
        tracked = self._track if etree.QName(root).localname in STORIES else None
        where = in_words(root)
        after = own_texts(root)
        elements = list(root.iter(P))
        edited = {each for each, old, new in zip(elements, before, after, strict=False) if old != new}
        body = root.find(f"{W}body") if late is not None else None
        walked = walk(root if body is None else body, self._styles)
        views = [*walked]
        seen = {paragraph for each in walked for paragraph in each.paragraphs}
        views += [walk_one(each, self._styles) for each in elements if each not in seen]
        in_runs: Ops = {}
        elsewhere: Ops = {}
        known = {piece.element for words in views for piece in words.pieces}
        for words in views:
            if edited.intersection(words.paragraphs) or (
                late is not None and words.paragraphs[0] in seen and not late.has(words)
            ):
                continue
            self._paragraph(words, in_runs, elsewhere, where, name, tracked is not None)
        for leaves in other_rows(root, frozenset(known)):
            view = row(leaves)
            new = self._rewriter.text(view.text) if view is not None else ""
            if view is not None and new != view.text:
                self._rewriter.tell(where, view.text, new)
                self.rows.add(view.text.strip())
                elsewhere |= plain_ops(view, new)
        plain = leaf_splices(source, elsewhere)
        if tracked is None:
            return [*plain, *plain_splices(source, in_runs)]
        return tracked_splices(source, in_runs, tracked, self._date, Ids(source.text), plain)

    def _paragraph(self, words: Words, in_runs: Ops, elsewhere: Ops, where: str, name: str, tracked: bool) -> None:
        view = shown(words)
        if view is None or not view.text.strip():
            return
        new = self._rewriter.text(view.text)
        if new == view.text:
            return
        ops = rewritten(view, new, words=tracked)
        if ops is None:
            self.failed.append(NotReached(name, f"{_COMPUTED}“{view.text}”"))
            return
        self._rewriter.tell(where, view.text, new)
        self.rows.add(view.text.strip())
        kinds = {piece.element: piece.kind for piece in words.pieces}
        for element, found in ops.items():
            parent = element.getparent()
            free = kinds[element] is not Kind.FIXED and parent is not None and parent.tag == RUN
            (in_runs if free else elsewhere).setdefault(element, []).extend(found)


def own_texts(root: etree._Element) -> list[str]:
    """What each paragraph says itself, without the text boxes in it."""
    found: dict[etree._Element, list[str]] = {each: [] for each in root.iter(P)}
    for each in root.iter(T):
        holder = next(each.iterancestors(P, f"{W}moveFrom"), None)
        if holder is not None and holder.tag == P:
            found[holder].append(each.text or "")
    return ["".join(each) for each in found.values()]

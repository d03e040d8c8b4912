"""Marks in a rendered document: tokens become bookmarks and runs that stand out, and the bookmarks are listed for the reader."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from lxml import etree

from kehoach.model.embedded import BOOKMARK, Mark, is_bookmark, paragraph_words, row_words, table_words
from kehoach.writers.oxml import r_pr, w
from kehoach.writers.printed import Look
from kehoach.writers.tokens import END, OPEN, look_of, plain, split

_P: Final = w("p")
_R: Final = w("r")
_R_PR: Final = w("rPr")
_T: Final = w("t")
_TBL: Final = w("tbl")
_TC: Final = w("tc")
_TR: Final = w("tr")
_GAPS: Final = (w("tab"), w("br"), w("cr"))
_START: Final = w("bookmarkStart")
_END: Final = w("bookmarkEnd")
_ID: Final = w("id")
_NAME: Final = w("name")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_LOOKS: Final = {Look.BOLD: ("b", "bCs"), Look.ITALIC: ("i", "iCs")}


@dataclass(slots=True)
class _Bookmark:
    unit: str
    target: str
    paragraph: etree._Element
    start: etree._Element
    end: etree._Element


class Marks:
    """The marks of one document, over the bodies that become it. ``clean`` sets no bookmarks."""

    def __init__(self, clean: bool) -> None:
        self._clean = clean
        self._bookmarks: dict[str, _Bookmark] = {}

    def settle(self, body: etree._Element) -> None:
        """Put bookmarks and emphasis in place of the tokens in the words of ``body``."""
        for holder in list(body.iter(_T)):
            words = holder.text
            if words and OPEN in words:
                self._settle(holder, _merged(split(words)))

    def _settle(self, holder: etree._Element, pieces: list[str]) -> None:
        run = _alone(holder)
        if len(pieces) == 5 and not pieces[0] and not pieces[4]:  # one source and nothing else
            holder.text = pieces[2]
            self._open(pieces[1], run)
            self._close(pieces[1], run)
            return
        look, source, waiting = Look.PLAIN, "", False
        last = run
        for code, words in zip(["", *pieces[1::2]], pieces[::2], strict=True):
            if code == END:
                if waiting:
                    last = _piece(run, "", look)
                    self._open(source, last)
                self._close(source, last)
                waiting = False
            elif code and (switched := look_of(code)) is not None:
                look = switched
            elif code:
                source, waiting = code, True
            if words:
                last = _piece(run, words, look)
                if waiting:
                    self._open(source, last)
                waiting = False
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)

    def _open(self, code: str, run: etree._Element) -> None:
        """A bookmark begins before ``run``, unless that source was printed before."""
        unit, target = code[0], code[1:]
        if self._clean or target in self._bookmarks:
            return
        name = f"{BOOKMARK}{len(self._bookmarks) + 1}"
        start, end = etree.Element(_START, {_ID: name, _NAME: name}), etree.Element(_END, {_ID: name})
        run.addprevious(start)
        run.addnext(end)
        self._bookmarks[target] = _Bookmark(unit, target, next(run.iterancestors(_P)), start, end)

    def _close(self, code: str, run: etree._Element) -> None:
        """The bookmark of that source now ends behind ``run``, if that is in its paragraph."""
        bookmark = self._bookmarks.get(code[1:])
        if bookmark is not None and next(run.iterancestors(_P)) is bookmark.paragraph:
            run.addnext(bookmark.end)

    def sources(self) -> dict[str, tuple[str, str]]:
        """Name of each bookmark, as it stands in the bodies now -> what it is for: unit (p, r, t) and target."""
        return {each.start.get(_NAME, ""): (each.unit, each.target) for each in self._bookmarks.values()}

    def listed(self, bodies: Iterable[etree._Element]) -> dict[str, Mark]:
        """What each bookmark encloses, by name in reading order; ids become numbers that no other bookmark has."""
        ids, starts = {}, []
        for body in bodies:
            for each in body.iter(_START, _END):
                if not is_bookmark(each.get(_ID, "")):
                    ids[each.get(_ID, "")] = 0
                elif each.tag == _START:
                    starts.append(each)
        free = 1 + max((int(each) for each in ids if each.isdigit()), default=0)
        by_name = {each.start.get(_NAME, ""): each for each in self._bookmarks.values()}
        marks = {}
        for index, start in enumerate(starts):
            bookmark = by_name[start.get(_NAME, "")]
            for each in (bookmark.start, bookmark.end):
                each.set(_ID, str(free + index))
            name = f"{BOOKMARK}{index + 1}"
            start.set(_NAME, name)
            marks[name] = _mark(bookmark)
        return marks


def unmarked(bodies: Iterable[etree._Element]) -> tuple[str, ...]:
    """The words of paragraphs without a bookmark, outside rows that have one; each once."""
    found: dict[str, None] = {}
    for body in bodies:
        for paragraph in body.iter(_P):
            row = next(paragraph.iterancestors(_TR), None)
            if not any(_is_own(start) for start in (paragraph if row is None else row).iter(_START)):
                found.setdefault(paragraph_words(_words(paragraph)))
    found.pop("", None)
    return tuple(found)


def _is_own(start: etree._Element) -> bool:
    return is_bookmark(start.get(_NAME, ""))


def strip(root: etree._Element) -> None:
    """Take out bookmarks of ours that a template has because it was made from a file of ours."""
    ours = {each.get(_ID) for each in root.iter(_START) if is_bookmark(each.get(_NAME, ""))}
    for each in [each for each in root.iter(_START, _END) if each.get(_ID) in ours]:
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)


def _merged(pieces: list[str]) -> list[str]:
    """``pieces`` where a source that ends and at once goes on (``{{ doan.so }} {{ doan.tieu_de }}``) is one."""
    merged, source = pieces[:1], ""
    for code, words in zip(pieces[1::2], pieces[2::2], strict=True):
        if code == source and merged[-2] == END:
            between = merged.pop()
            merged.pop()
            merged[-1] += between + words
        else:
            merged += [code, words]
        if code != END and look_of(code) is None:
            source = code
    return merged


def _alone(holder: etree._Element) -> etree._Element:
    """The run of the words ``holder``, which then holds nothing else; what stood around them gets runs of its own."""
    run = holder.getparent()
    assert run is not None  # noqa: S101 - words are never the root
    index = run.index(holder)
    properties = run.find(_R_PR)
    first = 0 if properties is None else 1
    around = list(run)
    for move, children in ((run.addprevious, around[first:index]), (run.addnext, around[index + 1 :])):
        if children:
            other = etree.Element(_R)
            if properties is not None:
                other.append(deepcopy(properties))
            other.extend(children)
            move(other)
    return run


def _piece(run: etree._Element, words: str, look: Look) -> etree._Element:
    """A copy of ``run`` before it that says ``words``."""
    copy = deepcopy(run)
    copy.tail = None
    holder = copy.find(_T)
    assert holder is not None  # noqa: S101 - made so by _alone
    holder.text = words
    holder.set(_SPACE, "preserve")
    for flag, names in _LOOKS.items():
        if flag in look:
            for name in names:
                r_pr(copy, name).attrib.clear()
    run.addprevious(copy)
    return copy


def _mark(bookmark: _Bookmark) -> Mark:
    if bookmark.unit == "r":
        row = next(bookmark.start.iterancestors(_TR), None)
        words = row_words(_cells(row)) if row is not None else ""
        return Mark(bookmark.target, words, words)
    if bookmark.unit == "t":
        table = next(bookmark.start.iterancestors(_TBL), None)
        words = table_words(map(_cells, table.iterchildren(_TR))) if table is not None else ""
        return Mark(bookmark.target, words, words)
    whole = paragraph_words(_words(bookmark.paragraph))
    return Mark(bookmark.target, _between(bookmark, whole), whole)


def _between(bookmark: _Bookmark, whole: str) -> str:
    if bookmark.start.getparent() is not bookmark.end.getparent():
        return whole
    parts = []
    for each in bookmark.start.itersiblings():
        if each is bookmark.end:
            break
        parts.append(_words(each))
    return paragraph_words("".join(parts))


def _cells(row: etree._Element) -> list[str]:
    """The words of each cell of a row; of a table inside a cell, too."""
    cells: list[list[str]] = []
    for each in row.iter(_TC, _T, _P, *_GAPS):
        if each.tag == _TC and each.getparent() is row:
            cells.append([])
        elif cells:
            cells[-1].append(each.text or "" if each.tag == _T else " ")
    return [plain("".join(cell)) for cell in cells]


def _words(element: etree._Element) -> str:
    """The words of a paragraph, run or cell; a space for a line break, a tab and between paragraphs."""
    return plain("".join([each.text or "" if each.tag == _T else " " for each in element.iter(_T, _P, *_GAPS)]))

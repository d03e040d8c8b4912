"""The paragraphs of a Word part as pieces of words, each with the element it comes from, in the order of the text.

What is shown and what is not follows the reader (:mod:`kehoach.readers.docx`); where the two disagree all the same, a
paragraph is left alone (:mod:`kehoach.mending.docx_text`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from lxml import etree

from kehoach.ooxml import W_URI

W: Final = f"{{{W_URI}}}"
P, RUN, T, R_PR, P_PR = (f"{W}{name}" for name in ("p", "r", "t", "rPr", "pPr"))
VAL: Final = f"{W}val"
CHOICES: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
BOX: Final = f"{W}txbxContent"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPOKEN = (
    T, f"{W}delText", "{urn:schemas-microsoft-com:vml}textpath",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}t", f"{_MATH}t",
)  # fmt: skip
_OFF = frozenset({"0", "false", "off", "none"})
_MAX_FIELDS = 32
_PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
PAGE_BREAK: Final = "\f"
UNKNOWN_SIGN: Final = "\0"
"""Stands for one letter that only the reader knows; no XML can hold it"""
UNKNOWN_MARK: Final = "\1"
"""Stands for the mark of a note, which the reader counts"""


class Kind(Enum):
    """What can be done with a piece."""

    WORDS = "words"
    """The letters of a ``w:t`` in a run"""
    SIGN = "sign"
    """An element that shows as a sign: a tab, a line break"""
    FIXED = "fixed"
    """Shown, but not to be touched"""


@dataclass(slots=True)
class Piece:
    """A piece of a paragraph."""

    element: etree._Element
    text: str
    kind: Kind


@dataclass(slots=True)
class Words:
    """A paragraph, or several that show as one."""

    number: int
    """Of its first ``w:p``, from 1"""
    paragraphs: list[etree._Element]
    pieces: list[Piece] = field(default_factory=list)


def w(names: str) -> frozenset[str]:
    """``"b i"`` -> the qualified names of ``w:b`` and ``w:i``."""
    return frozenset(W + name for name in names.split())


def on(value: str | None) -> bool:
    """Whether an on/off property with this ``w:val`` is on."""
    return value is None or value not in _OFF


_LETTERS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\xad",
    f"{W}sym": UNKNOWN_SIGN,
}  # fmt: skip
_MARKS = w("footnoteReference endnoteReference")
_GONE = w("del moveFrom")
_DRAWN = w("drawing pict object contentPart")
_WRAPPERS = w("hyperlink smartTag customXml ins moveTo bdo dir")
_IGNORED = w(
    "pPr rPr tcPr trPr tblPr tblGrid tblPrEx sdtPr sdtEndPr smartTagPr customXmlPr rubyPr bookmarkStart bookmarkEnd "
    "commentRangeStart commentRangeEnd proofErr permStart permEnd lastRenderedPageBreak annotationRef "
    "footnoteRef endnoteRef separator continuationSeparator delInstrText delText moveFromRangeStart moveFromRangeEnd "
    "moveToRangeStart moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart "
    "customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart "
    "customXmlMoveToRangeEnd sectPr dayShort monthShort yearShort dayLong monthLong yearLong commentReference altChunk"
)


class Styles:
    """Which styles hide their words."""

    def __init__(self, root: etree._Element | None) -> None:
        self._said: dict[str, bool] = {}
        self._above: dict[str, str] = {}
        self._usual = ""
        self._default = False
        for each in root if root is not None else ():
            if each.tag == f"{W}docDefaults":
                self._default = _vanish(each.find(f"{W}rPrDefault/{R_PR}")) or False
            elif each.tag == f"{W}style":
                name = each.get(f"{W}styleId", "")
                said = _vanish(each.find(R_PR))
                if said is not None:
                    self._said[name] = said
                based = each.find(f"{W}basedOn")
                if based is not None:
                    self._above[name] = based.get(VAL, "")
                if each.get(f"{W}type") == "paragraph" and on(each.get(f"{W}default", "0")):
                    self._usual = name

    def hides(self, paragraph: etree._Element, properties: etree._Element | None) -> bool:
        """Whether a run with these properties is hidden in ``paragraph``."""
        said = _vanish(properties)
        if said is not None:
            return said
        if not self._said:
            return self._default
        own = _style(properties, "rStyle")
        return self._default or (self._of(_style(paragraph.find(P_PR), "pStyle") or self._usual) ^ self._of(own))

    def _of(self, name: str) -> bool:
        seen: set[str] = set()
        while name and name not in seen:
            if name in self._said:
                return self._said[name]
            seen.add(name)
            name = self._above.get(name, "")
        return False


def _vanish(properties: etree._Element | None) -> bool | None:
    found = properties.find(f"{W}vanish") if properties is not None else None
    return None if found is None else on(found.get(VAL))


def _style(properties: etree._Element | None, name: str) -> str:
    found = properties.find(W + name) if properties is not None else None
    return found.get(VAL, "") if found is not None else ""


def alternatives(element: etree._Element) -> etree._Element | None:
    """The one of the alternatives that is read: the first that says anything."""
    children = list(element)
    spoken = [each for each in children if next(each.iter(*_SPOKEN), None) is not None]
    return next(iter(spoken or children), None)


def walk(root: etree._Element, styles: Styles, first: int = 0) -> list[Words]:
    """The paragraphs below ``root`` in order; numbers are those of all ``w:p`` there, from ``first + 1``."""
    numbers = {each: index for index, each in enumerate(root.iter(P), first + 1)}
    out: list[Words] = []
    _Walk(styles, numbers, out).closed(root)
    out.sort(key=lambda each: each.number)
    return out


def walk_one(paragraph: etree._Element, styles: Styles) -> Words:
    """One paragraph alone."""
    out: list[Words] = []
    _Walk(styles, {paragraph: 1}, out).one(paragraph)
    return out[0]


class _Walk:
    """A stream of text: the body, a note, a text box."""

    def __init__(self, styles: Styles, numbers: dict[etree._Element, int], out: list[Words]) -> None:
        self._styles = styles
        self._numbers = numbers
        self._out = out
        self._carried: Words | None = None
        self._fields: list[tuple[list[str], list[bool]]] = []
        """Code, and whether it goes on, of the fields that have begun"""
        self._frozen = 0
        self._now = Words(0, [])
        self._hidden = False

    def closed(self, parent: etree._Element) -> None:
        """Walk the blocks of a cell or a whole story."""
        self._blocks(parent)
        self._carried = None

    def one(self, element: etree._Element) -> None:
        """Walk one paragraph."""
        self._paragraph(element)

    def _blocks(self, parent: etree._Element) -> None:
        for each in parent:
            tag = each.tag
            if tag == P:
                if parent.tag not in (f"{W}tbl", f"{W}tr"):
                    self._paragraph(each)
            elif tag in _GONE or tag in _IGNORED or tag in (RUN, T) or _deleted(each):
                continue
            elif tag == CHOICES:
                chosen = alternatives(each)
                if chosen is not None:
                    self._blocks(chosen)
            elif tag == f"{W}sdt":
                for content in each.iterchildren(f"{W}sdtContent"):
                    self._blocks(content)
            elif tag == f"{W}tc":
                self.closed(each)
            else:
                if tag == f"{W}tbl":
                    self._carried = None
                self._blocks(each)

    def _paragraph(self, element: etree._Element) -> None:
        now = self._carried
        if now is None:
            now = Words(self._numbers.get(element, 0), [])
            self._out.append(now)
        elif not now.pieces:
            now.number = self._numbers.get(element, 0)
        self._carried = None
        self._now = now
        now.paragraphs.append(element)
        self._hidden = False
        self._inline(element)
        self._fields = [each for each in self._fields if not each[1][0]]
        if _joins(element):
            self._carried = now

    def _inline(self, children: Iterable[etree._Element]) -> None:
        for each in children:
            tag = each.tag
            if tag == RUN:
                self._run(each)
            elif tag in _WRAPPERS:
                self._inline(each)
            elif tag == f"{W}sdt":
                for content in each.iterchildren(f"{W}sdtContent"):
                    self._inline(content)
            elif tag == f"{W}fldSimple":
                if next(each.iter(T), None) is None:
                    self._without_result(each, each.get(f"{W}instr", ""))
                self._inline(each)
            elif tag in _GONE or tag in _IGNORED:
                continue
            else:
                self._frozen += 1
                self._odd(each)
                self._frozen -= 1

    def _odd(self, element: etree._Element) -> None:
        """What may be read but not changed."""
        tag = element.tag
        if tag == CHOICES:
            chosen = alternatives(element)
            if chosen is not None:
                self._inline(chosen)
        elif tag == T:
            self._add(element, element.text or "", Kind.FIXED)
        elif tag.startswith(_MATH) and tag.endswith(("}oMath", "}oMathPara")):
            self._equation(element)
        else:
            self._inline(element)

    def _run(self, element: etree._Element) -> None:
        self._hidden = self._styles.hides(self._now.paragraphs[-1], None)
        for each in element:
            if each.tag == R_PR:
                self._hidden = self._styles.hides(self._now.paragraphs[-1], each)
            else:
                self._in_run(each)

    def _in_run(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == T:
            self._add(element, element.text or "", Kind.FIXED if len(element) else Kind.WORDS)
        elif tag in _LETTERS:
            self._add(element, _LETTERS[tag], Kind.SIGN)
        elif tag == f"{W}br":
            page = element.get(f"{W}type") == "page"
            self._add(element, PAGE_BREAK if page else "\n", Kind.FIXED if page else Kind.SIGN)
        elif tag == f"{W}fldChar":
            self._field(element)
        elif tag == f"{W}instrText":
            if self._fields:
                self._fields[-1][0].append(element.text or "")
        elif tag in _MARKS:
            self._add(element, UNKNOWN_MARK, Kind.FIXED)
        elif tag == f"{W}pgNum":
            self._add(element, "1", Kind.FIXED)
        elif tag == f"{W}ruby":
            self._frozen += 1
            for base in element.iterchildren(f"{W}rubyBase"):
                self._inline(base)
            self._frozen -= 1
        elif tag in _DRAWN:
            self._boxes(element)
        elif tag == CHOICES:
            chosen = alternatives(element)
            self._frozen += 1
            for each in chosen if chosen is not None else ():
                self._in_run(each)
            self._frozen -= 1
        elif tag not in _IGNORED:
            words = [each.text or " " if each.tag != P else "\n" for each in element.iter(*_SPOKEN[:2], P)]
            self._add(element, "".join(words), Kind.FIXED)

    def _boxes(self, element: etree._Element) -> None:
        for each in element:
            if each.tag == BOX:
                _Walk(self._styles, self._numbers, self._out).closed(each)
            elif each.tag == CHOICES:
                chosen = alternatives(each)
                if chosen is not None:
                    self._boxes(chosen)
            elif len(each):
                self._boxes(each)

    def _equation(self, element: etree._Element) -> None:
        for each in element:
            if each.tag == f"{_MATH}t":
                self._add(each, each.text or "", Kind.FIXED)
            elif each.tag == RUN:
                self._run(each)
            elif each.tag not in _IGNORED:
                if each.tag == f"{_MATH}den":
                    self._add(each, "/", Kind.FIXED)
                self._equation(each)

    def _field(self, element: etree._Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin" and len(self._fields) < _MAX_FIELDS:
            self._fields.append(([], [True]))
            self._chosen(element)
        elif self._fields and kind == "separate":
            self._fields[-1][1][0] = False
        elif self._fields and kind == "end":
            code, going_on = self._fields.pop()
            if going_on[0] and not any(each[1][0] for each in self._fields):
                self._without_result(element, "".join(code))

    def _chosen(self, element: etree._Element) -> None:
        entries = element.find(f"{W}ffData/{W}ddList")
        if entries is None:
            return
        texts = [each.get(VAL, "") for each in entries.iterchildren(f"{W}listEntry")]
        result = entries.find(f"{W}result")
        index = result.get(VAL, "0") if result is not None else "0"
        if index.isdecimal() and len(index) < 4 and int(index) < len(texts):
            self._now.pieces.append(Piece(element, texts[int(index)], Kind.FIXED))

    def _without_result(self, element: etree._Element, code: str) -> None:
        names = code.split()
        name = names[0].upper() if names else ""
        if name in _PAGES:
            self._now.pieces.append(Piece(element, "1", Kind.FIXED))
        elif name == "SYMBOL" and len(names) > 1:
            self._now.pieces.append(Piece(element, UNKNOWN_SIGN, Kind.FIXED))

    def _add(self, element: etree._Element, text: str, kind: Kind) -> None:
        if text and not self._hidden and not any(each[1][0] for each in self._fields):
            self._now.pieces.append(Piece(element, text, Kind.FIXED if self._frozen else kind))


def _deleted(element: etree._Element) -> bool:
    """Whether a row or cell is deleted."""
    if element.tag == f"{W}tr":
        return any(each.tag in _GONE for properties in element.iterchildren(f"{W}trPr") for each in properties)
    if element.tag == f"{W}tc":
        return element.find(f"{W}tcPr/{W}cellDel") is not None
    return False


def _joins(element: etree._Element) -> bool:
    """Whether the next paragraph goes on with this one: its end is deleted or hidden, or it is one large first letter."""
    properties = element.find(P_PR)
    if properties is None:
        return False
    frame = properties.find(f"{W}framePr")
    if frame is not None and frame.get(f"{W}dropCap", "none") != "none":
        return True
    sign = properties.find(R_PR)
    return sign is not None and any(
        each.tag in (f"{W}del", f"{W}moveFrom", f"{W}vanish") and on(each.get(VAL)) for each in sign
    )

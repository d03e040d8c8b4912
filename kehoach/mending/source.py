"""The XML of a part as it was typed, beside its tree: a change is cut into the text, so that all else stays as it is."""

import codecs
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from lxml import etree

from kehoach import ooxml
from kehoach.mending.archive import damaged
from kehoach.problems import KehoachError, Problem

_TAG: Final = re.compile(
    r"""<(?:!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>|[^<>"'!?][^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>)""", re.DOTALL
)
_DECLARED = re.compile(r"""\A\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_DECLARATION = re.compile(r"\A\s*<\?xml.*?\?>", re.DOTALL)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNITS = re.compile(r"&[^;<&]{1,40};|\r\n?|.", re.DOTALL)
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Span(NamedTuple):
    """Where an element stands in the text; one that is empty in one tag ends where its content begins."""

    start: int
    inner: int
    """Behind its first tag"""
    close: int
    """Before its last tag"""
    end: int


class Splice(NamedTuple):
    """``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str


class Source:
    """A part: its ``text`` as typed and the ``root`` of its tree, with the usual namespaces."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        if ooxml.declares(data):
            message = f"Phần {name} của tệp có khai báo không an toàn (DOCTYPE, ENTITY)"
            raise KehoachError(Problem("DOC04", message, "mở tệp bằng Word, lưu lại rồi thử lại"))
        self._bom, self._encoding = next(
            ((bom, encoding) for bom, encoding in _BOMS if data.startswith(bom)), (b"", "")
        )
        if not self._encoding:
            declared = _DECLARED.match(data[:200].decode("latin-1"))
            self._encoding = declared[1] if declared else "utf-8"
        try:
            self.text = data[len(self._bom) :].decode(self._encoding)
            bare = _DECLARATION.sub("", self.text, count=1)
            self.root = ooxml.parse(ooxml.transitional(bare.encode()))
        except (UnicodeError, LookupError, etree.XMLSyntaxError):
            raise damaged(f"phần {name} không đọc được") from None

    def spans(self, elements: Iterable[etree._Element]) -> dict[etree._Element, Span]:
        """Where these elements stand."""
        wanted = set(elements)
        left = len(wanted)
        places: dict[int, etree._Element] = {}
        for index, each in enumerate(self.root.iter("*")):
            if not left:
                break
            if each in wanted:
                places[index] = each
                left -= 1
        found: dict[etree._Element, Span] = {}
        open_tags: list[tuple[etree._Element | None, int, int]] = []
        count = 0
        for tag in _TAG.finditer(self.text):
            second = self.text[tag.start() + 1]
            if second in "!?":
                continue
            if second == "/":
                if not open_tags:
                    raise damaged(f"phần {self.name} không đọc được")
                element, start, inner = open_tags.pop()
                if element is not None:
                    found[element] = Span(start, inner, tag.start(), tag.end())
                    if len(found) == len(wanted):
                        break
                continue
            element = places.get(count)
            count += 1
            if self.text[tag.end() - 2] != "/":
                open_tags.append((element, tag.start(), tag.end()))
            elif element is not None:
                found[element] = Span(tag.start(), tag.end(), tag.end(), tag.end())
        if len(found) < len(wanted):
            raise damaged(f"phần {self.name} không đọc được")
        return found

    def spliced(self, splices: Iterable[Splice]) -> bytes:
        """The part with these changes, which do not overlap; those at one place stand in the order given."""
        out: list[str] = []
        at = 0
        for start, end, new in sorted(splices, key=lambda each: (each.start, each.end)):
            if start < at:
                raise ValueError("splices overlap")
            out += (self.text[at:start], new)
            at = end
        out.append(self.text[at:])
        return self._bom + "".join(out).encode(self._encoding, errors="xmlcharrefreplace")

    def letters(self, span: Span, value: str) -> list[tuple[int, int]] | None:
        """From where to where each letter of the ``value`` of an element stands; None where that cannot be told."""
        raw = self.text[span.inner : span.close]
        if raw == value:
            return [(at, at + 1) for at in range(span.inner, span.close)]
        if "<" in raw:
            return None
        found = [(span.inner + unit.start(), span.inner + unit.end()) for unit in _UNITS.finditer(raw)]
        return found if len(found) == len(value) else None


def escaped(text: str) -> str:
    """``text`` as it is written between tags."""
    return "".join(_ESCAPES.get(each, each) for each in text)


def printable(text: str) -> bool:
    """Whether XML can hold ``text``."""
    return _NO_XML.search(text) is None


def prefix_of(element: etree._Element, uri: str) -> tuple[str, str, str]:
    """How to name new elements beside ``element`` and their attributes, and what their first tag must declare besides.

    ``("w:", "w:", "")`` in nearly every file.
    """
    attributes = next((name for name, found in element.nsmap.items() if name and found == uri), None)
    elements = f"{element.prefix}:" if element.prefix else ""
    if attributes is None:
        return elements, "khw:", f' xmlns:khw="{uri}"'
    return elements, f"{attributes}:", ""

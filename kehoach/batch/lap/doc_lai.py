"""A file is read back from its bytes and compared with what was asked for."""

import hashlib
import io
import re
import zipfile
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from lxml import etree
from markupsafe import escape

from kehoach.engine.archive import member
from kehoach.ooxml import ZIP_ERRORS
from kehoach.problems import KehoachError, Problem
from kehoach.writers.oxml import parse, w

_P, _T, _TAGS = w("p"), w("t"), ("{{", "{%", "}}", "%}")
_END = b"</w:t>"
_FOREIGN = re.compile(r"&(?!(?:amp|lt|gt|quot|#34|#39);)")
_INDENT = re.compile(rb'"\d+"')
MAX_KHUNG = 1_000
"""Frames that are remembered."""
MAX_BANG = 16
"""Tables that are: their frames are large."""


@dataclass(frozen=True, slots=True)
class _Bang:
    """What follows the head of a file whose table has a certain shape, without its words."""

    truoc: int
    """Texts in the head"""
    khung: tuple[bytes, ...]
    """What stands before, between and after its texts"""
    cho: tuple[int, ...]
    """The paragraph of each text, counted from the first of the table"""
    trong: tuple[int, ...]
    """Paragraphs without a text"""


class DocLai:
    """Reads back the words of files that are much alike. A document without its words is a frame; one that was parsed before
    need not be parsed again to know that it is well-formed and in which paragraph each of its texts stands."""

    def __init__(self, main: str) -> None:
        self._main = main
        self._khung: dict[bytes, list[int]] = {}
        self._bang: dict[Hashable, _Bang] = {}
        self._dau: dict[bytes, list[int]] = {}

    def chu(self, data: bytes) -> list[str]:
        """The words of every paragraph of the .docx in ``data``, in reading order. Raises :class:`KehoachError` HL45."""
        return self._read(_open(self._xml(data)))[0]

    def dung(self, data: bytes, wanted: Sequence[str], truoc: int, hinh: Hashable) -> None:
        """Raise :class:`KehoachError` HL45 unless the paragraphs of the .docx in ``data`` are exactly ``wanted``.

        ``truoc`` paragraphs stand before the table. Files with one ``hinh`` mostly differ in their words alone: what a file
        that was read had around its words is then woven with those that are wanted, and must be the file, byte by byte.
        """
        xml = self._xml(data)
        known = self._bang.get(hinh)
        if known is not None and self._as_known(xml, wanted, truoc, known):
            return
        opened = _open(xml)
        said, places = self._read(opened)
        doi_chieu(said, wanted)
        if opened == xml:
            self._learn(xml, places, len(said), truoc, hinh)

    def _as_known(self, xml: bytes, wanted: Sequence[str], truoc: int, bang: _Bang) -> bool:
        rest = wanted[truoc:]
        if any(rest[place] for place in bang.trong):
            return False
        tail = _woven(bang.khung, [rest[place] for place in bang.cho])
        if not xml.endswith(tail):
            return False
        parts = [each.rpartition(b">") for each in xml[: len(xml) - len(tail)].split(_END)]
        places = self._dau.get(_frame(head for head, _, _ in parts))
        if places is None:
            return False
        said = b"\0".join([words for _, _, words in parts]).decode()
        if _FOREIGN.search(said):
            return False
        return _lines(unescape(said).split("\0"), [*places, truoc]) == list(wanted[:truoc])

    def _learn(self, xml: bytes, places: Sequence[int], count: int, truoc: int, hinh: Hashable) -> None:
        """Remember what stands around the words, when each paragraph of the table has one text at most."""
        parts = [each.rpartition(b">") for each in xml.split(_END)]
        first = sum(place < truoc for place in places)
        inside = [place - truoc for place in places[first:]]
        if not first or len(set(inside)) < len(inside) or len(parts) != len(places) + 1:
            return
        if len(self._bang) >= MAX_BANG or len(self._dau) >= MAX_KHUNG:
            self._bang.clear()
            self._dau.clear()
        frames = [_END + head + b">" for head, _, _ in parts[first:-1]]
        end = xml.rpartition(_END)[2]
        empty = set(range(count - truoc)) - set(inside)
        self._bang[hinh] = _Bang(first, (*frames, _END + end), tuple(inside), tuple(sorted(empty)))
        self._dau[_frame(head for head, _, _ in parts[:first])] = list(places[:first])

    def _xml(self, data: bytes) -> bytes:
        found = member(data, self._main)
        if found is not None:
            return found
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return archive.read(self._main)
        except (*ZIP_ERRORS, KeyError):
            raise _error("không mở lại được") from None

    def _read(self, xml: bytes) -> tuple[list[str], Sequence[int]]:
        """The words of every paragraph, and in which of them each text stands (nothing when not all texts are simple)."""
        try:
            *pieces, end = xml.split(_END)
            parts = [each.rpartition(b">") for each in pieces]
            said = b"\0".join([words for _, _, words in parts]).decode()
            frame = hashlib.blake2b(b"\0".join([head for head, _, _ in parts]) + end, digest_size=16).digest()
            known = self._khung.get(frame)
            if known is None or _FOREIGN.search(said):
                lines, known = _parsed(xml)
                if len(known) != len(parts):
                    return lines, ()
                self._remember(frame, [*known, len(lines)])
                return lines, known
        except (ValueError, etree.XMLSyntaxError):
            raise _error("không mở lại được") from None
        return _lines((unescape(said) if "&" in said else said).split("\0") if parts else [], known), known[:-1]

    def _remember(self, frame: bytes, places: list[int]) -> None:
        if len(self._khung) >= MAX_KHUNG:
            self._khung.clear()
        self._khung[frame] = places


def _frame(heads: Iterable[bytes]) -> bytes:
    """A head without its words, whatever its indents."""
    return hashlib.blake2b(_INDENT.sub(b'""', b"\0".join(heads)), digest_size=16).digest()


def _woven(frame: Sequence[bytes], texts: Sequence[str]) -> bytes:
    """``texts`` as they are written in XML, between the pieces of ``frame``."""
    joined = "\0".join(texts)
    if any(sign in joined for sign in "&<>\"'"):
        joined = "\0".join([str(escape(each)) for each in texts])
    pieces = [b""] * (len(frame) + len(texts))
    pieces[::2], pieces[1::2] = frame, joined.encode().split(b"\0") if texts else []
    return b"".join(pieces)


def _open(xml: bytes) -> bytes:
    """``xml`` with an end tag for every text, the empty ones too."""
    for start in (b"<w:t", b'<w:t xml:space="preserve"'):
        xml = xml.replace(start + b"/>", start + b"></w:t>")
    return xml


def _parsed(xml: bytes) -> tuple[list[str], list[int]]:
    """The words of every paragraph, and in which each text stands."""
    lines, places = list[str](), list[int]()
    for each in parse(xml).iter(_P, _T):
        if each.tag == _P:
            lines.append("")
        elif lines:
            lines[-1] += each.text or ""
            places.append(len(lines) - 1)
    return lines, places


def _lines(texts: Sequence[str], places: Sequence[int]) -> list[str]:
    lines = [""] * places[-1]
    for words, place in zip(texts, places, strict=False):
        lines[place] += words
    return lines


def doi_chieu(said: Sequence[str], wanted: Sequence[str]) -> None:
    """Raise :class:`KehoachError` HL45 unless the paragraphs ``said`` are exactly ``wanted``."""
    if list(said) == list(wanted):
        return
    place = next(
        (i for i, pair in enumerate(zip(said, wanted, strict=False)) if pair[0] != pair[1]), min(len(said), len(wanted))
    )
    there, asked = (_short(each[place]) if place < len(each) else "hết" for each in (said, wanted))
    raise _error(f"đoạn {place + 1} ghi “{there}”, cần “{asked}”")


def doi_chieu_tung_o(said: Sequence[str], wanted: Sequence[str]) -> None:
    """Raise :class:`KehoachError` HL45 unless each text of ``wanted`` stands in ``said``, in order, and no tag is left."""
    left = next((each for each in said if any(sign in each for sign in _TAGS)), None)
    if left is not None and not any(left in each for each in wanted):
        raise _error(f"còn thẻ của mẫu: “{_short(left)}”")
    words = iter(said)
    current = next(words, None)
    for each in wanted:
        if not each:
            continue
        while current is not None and each not in current:
            current = next(words, None)
        if current is None:
            raise _error(f"mẫu không in “{_short(each)}”")
        current = current.split(each, 1)[1]


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


def _error(what: str) -> KehoachError:
    return KehoachError(
        Problem("HL45", f"Tệp làm ra không đúng nội dung: {what}", "xem lại tệp mẫu phụ lục, hoặc dùng mẫu có sẵn")
    )

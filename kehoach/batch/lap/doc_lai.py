"""A file is read back from its bytes and compared with what was asked for."""

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from html import unescape
from typing import NamedTuple

from lxml import etree

from kehoach.engine.archive import member
from kehoach.ooxml import ZIP_ERRORS
from kehoach.problems import KehoachError, Problem
from kehoach.writers.oxml import parse, w

_P, _T, _TAGS = w("p"), w("t"), ("{{", "{%", "}}", "%}")
_END = b"</w:t>"
_FOREIGN = re.compile(r"&(?!(?:amp|lt|gt|quot|#34|#39);)")
_FIGURE = re.compile(rb'"\d+"')
_ROWS = "\ue000"
"""Says that the rows of the table come here"""
_INSTEAD = f"<w:tr><w:tc><w:p><w:r><w:t>{_ROWS}</w:t></w:r></w:p></w:tc></w:tr>".encode()
MAX_KHUNG = 1_000
"""Frames that are remembered."""


class TepIn(NamedTuple):
    """A file that was made, and the words that each of its paragraphs must say: before the rows of its table, in them and
    after them. Without rows they are not known beforehand."""

    du_lieu: bytes
    dau: Sequence[str] = ()
    khoi: Sequence[bytes] = ()
    """The rows as they stand in the file"""
    sau: Sequence[str] = ()
    chu_hang: Callable[[], Iterable[Sequence[str]]] = tuple
    """Gives the words of each row"""

    @property
    def chu(self) -> list[str]:
        """The words of every paragraph, in reading order."""
        return [*self.dau, *(words for row in self.chu_hang() for words in row), *self.sau]


class DocLai:
    """Reads back the words of files that are much alike. A document without its words is a frame; one that was parsed before
    need not be parsed again to know that it is well-formed and in which paragraph each of its texts stands."""

    def __init__(self, main: str) -> None:
        self._main = main
        self._khung: dict[bytes, list[int]] = {}

    def chu(self, data: bytes) -> list[str]:
        """The words of every paragraph of the .docx in ``data``, in reading order. Raises :class:`KehoachError` HL45."""
        return self._read(self._xml(data))

    def hang(self, xml: bytes, wanted: Sequence[str], root: tuple[bytes, bytes]) -> None:
        """Raise :class:`KehoachError` HL45 unless the paragraphs of a row say those words; ``root`` is what a document has
        before and after its rows."""
        doi_chieu(self._read(xml, root), wanted)

    def dung(self, tep: TepIn) -> None:
        """Raise :class:`KehoachError` HL45 unless the paragraphs of a file are exactly those that are wanted. Rows were read
        already (:meth:`hang`): their bytes must stand in the file, and the rest of it is read."""
        xml = self._xml(tep.du_lieu)
        rows = b"".join(tep.khoi)
        place = xml.find(tep.khoi[0])
        if place >= 0 and xml.startswith(rows, place):
            around = (
                _FIGURE.sub(b'""', each) for each in (xml[:place], xml[place + len(rows) :])
            )  # whatever its indents
            if self._read(_INSTEAD.join(around)) == [*tep.dau, _ROWS, *tep.sau]:
                return
        doi_chieu(self._read(xml), tep.chu)

    def _xml(self, data: bytes) -> bytes:
        found = member(data, self._main)
        if found is not None:
            return found
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return archive.read(self._main)
        except (*ZIP_ERRORS, KeyError):
            raise _error("không mở lại được") from None

    def _read(self, xml: bytes, root: tuple[bytes, bytes] = (b"", b"")) -> list[str]:
        """The words of every paragraph of ``xml``, which may be a piece that only ``root`` makes a document."""
        xml = _open(xml)
        try:
            *pieces, end = xml.split(_END)
            parts = [each.rpartition(b">") for each in pieces]
            said = b"\0".join([words for _, _, words in parts]).decode()
            frame = hashlib.blake2b(b"\0".join([head for head, _, _ in parts]) + end, digest_size=16).digest()
            known = self._khung.get(frame)
            if known is None or _FOREIGN.search(said):
                lines, places = _parsed(xml.join(root))
                if len(places) == len(parts):
                    self._remember(frame, [*places, len(lines)])
                return lines
        except (ValueError, etree.XMLSyntaxError):
            raise _error("không mở lại được") from None
        return _lines((unescape(said) if "&" in said else said).split("\0") if parts else [], known)

    def _remember(self, frame: bytes, places: list[int]) -> None:
        if len(self._khung) >= MAX_KHUNG:
            self._khung.clear()
        self._khung[frame] = places


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

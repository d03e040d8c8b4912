"""Words of a text file (.txt, .md) changed where they stand: encoding, line ends and layout stay."""

import codecs
import html
import re
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import Final

from kehoach.mending.docx_fix import Mended
from kehoach.mending.edit import NO_PLACE, NOT_FOUND, OVERLAPS, SAME, STRANGE, Edit, Undone, retyped, without_overlaps
from kehoach.mending.letters import Letters, Unit, align, clusters
from kehoach.problems import KehoachError, Problem
from kehoach.text.changes import Change, changes, made

_BOMS = (
    codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE,
)  # fmt: skip
_CODECS: Final = {
    "utf-8": "utf-8", "utf-16-le": "utf-16-le", "utf-16-be": "utf-16-be", "utf-32-le": "utf-32-le", "utf-32-be": "utf-32-be",
    "windows-1258": "cp1258", "windows-1252": "cp1252",
}  # fmt: skip
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_BREAK = re.compile(r"(?i)<br\s*/?>(?!.*\|)")
_LINE_ENDS = re.compile("\r\n|[\r\n\v\u2028\u2029]")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,31});")
_INVISIBLE: Final = frozenset("\u00ad\u200b\ufeff\ufffe\uffff")
_MARKS: Final = frozenset("*_#>\\|`~")
_EDGE = re.compile(r"[\t|\n\r\f\v]|[ \u00a0]{2}")
MAX_TRIES: Final = 60
"""So many beginnings on one line are tried for the text of a cell"""
MAX_STEPS: Final = 400_000
"""Letters that are compared for all of them"""
MAX_LINES: Final = 400
"""A paragraph is not looked for further than so many lines"""


def fix_text(data: bytes, edits: Iterable[Edit], encoding: str, kind: str = "txt") -> Mended:
    """The text file ``data`` with these ``edits`` made, whose places are lines; ``encoding`` is what the reader found, ``kind``
    is ``txt`` or ``md``. An edit that cannot be made is told.

    Raises :class:`KehoachError` KS02 for an encoding that nothing is written in any more.
    """
    bom = next((each for each in _BOMS if data.startswith(each)), b"")
    codec = _CODECS.get(encoding)
    text = None
    if codec is not None:
        try:
            text = data[len(bom) :].decode(codec, errors="surrogateescape" if codec == "utf-8" else "strict")
            if _encoded(text, codec) != data[len(bom) :]:
                text = None
        except UnicodeError:
            text = None
    if text is None or codec is None:
        message = f"Tệp viết ở bảng mã {encoding}, không sửa tại chỗ được"
        raise KehoachError(Problem("KS02", message, "chuyển sang Unicode rồi sửa: kehoach import TỆP -o ke-hoach.yaml"))
    mended = Mended(data)
    file = _File(text, kind)
    splices: list[Change] = []
    by_place: dict[tuple[int | None, str], list[Edit]] = {}
    for each in edits:
        by_place.setdefault((each.cho, each.doan_van), []).append(each)
    for (line, whole), found in by_place.items():
        for edit, parts, reason in _of_paragraph(file, line, whole, found):
            reason = reason or _put(parts, splices, codec)
            if reason:
                mended.undone.append(Undone(edit, reason))
            else:
                mended.done.append(edit)
    if splices:
        mended.data = bom + _encoded(made(text, splices), codec)
    return mended


def _put(parts: Sequence[Change], splices: list[Change], codec: str) -> str:
    for part in parts:
        try:
            _encoded(part.new, codec)
        except UnicodeError:
            return STRANGE
        if "\n" in part.new or "\r" in part.new:
            return STRANGE
        at = bisect_left(splices, part)
        if any(part.start < other.end and other.start < part.end for other in splices[max(0, at - 1) : at + 1]):
            return OVERLAPS
    for part in parts:
        insort(splices, part)
    return ""


def _of_paragraph(
    file: "_File", line: int | None, whole: str, edits: list[Edit]
) -> list[tuple[Edit, list[Change], str]]:
    """Each edit with what it changes in the file, or why it cannot."""
    if line is None:
        return [(each, [], NO_PLACE) for each in edits]
    letters = file.paragraph(line, whole) if whole else None
    if letters is None:
        return [file.on_line(line, each) for each in edits]
    kept, undone = without_overlaps(whole, edits)
    found: list[tuple[Edit, list[Change], str]] = [(each.edit, [], each.ly_do) for each in undone]
    for edit, at in kept:
        if edit.trich == edit.sua:
            shown = retyped(whole, at, len(edit.trich), file.text, letters.starts, letters.ends)
        else:
            shown = changes(edit.trich, edit.sua, at)
        parts = [letters.typed(each, behind=each.start > at) for each in shown]
        found.append((edit, parts, "" if parts else SAME))
    return found


class _File:
    """The letters of a file, and where its lines begin."""

    def __init__(self, text: str, kind: str) -> None:
        self.text = text
        self._markdown = kind == "md"
        ends = [each.end() for each in _LINE_ENDS.finditer(text)]
        if self._markdown:
            ends = sorted({*ends, *(each.end() for each in _BREAK.finditer(text))})
        self._starts = [0, *ends]

    def paragraph(self, line: int, whole: str) -> Letters | None:
        """Where the letters of the paragraph ``whole`` stand, which begins on ``line``; None where that is not sure."""
        if not 1 <= line <= len(self._starts) or not whole.strip():
            return None
        wanted = whole.strip()
        begin = self._starts[line - 1]
        last = min(len(self._starts) - 1, line + MAX_LINES)
        end = min(
            len(self.text), self._starts[last] if last > line - 1 else len(self.text), begin + 2 * len(wanted) + 1000
        )
        stop = self._starts[line] if line < len(self._starts) else len(self.text)
        units = self._units(begin, end)
        found: list[Letters] = []
        tries = MAX_TRIES - max(2, min(MAX_TRIES, MAX_STEPS // len(wanted)))
        for index, unit in enumerate(units):
            if unit.start >= stop or tries >= MAX_TRIES or len(found) > 1:
                break
            if not unit.text or not wanted.startswith(unit.text) or not self._begins(begin, unit.start):
                continue
            tries += 1
            aligned = align(wanted, units, index)
            if aligned is not None and self._ends(aligned[0].ends[-1]):
                found.append(aligned[0])
        if len(found) != 1:
            return None
        return _padded(whole, found[0])

    def on_line(self, line: int, edit: Edit) -> tuple[Edit, list[Change], str]:
        """The edit by its own words, if they stand once in the paragraph and once on the line."""
        if not 1 <= line <= len(self._starts) or edit.doan_van.count(edit.trich) > 1:
            return edit, [], NOT_FOUND
        begin = self._starts[line - 1]
        stop = self._starts[line] if line < len(self._starts) else len(self.text)
        units = self._units(begin, min(len(self.text), stop + 2 * len(edit.trich) + 200))
        found: list[Letters] = []
        for index, unit in enumerate(units):
            if unit.start >= stop or len(found) > 1:
                break
            if unit.text and edit.trich.startswith(unit.text):
                aligned = align(edit.trich, units, index)
                if aligned is not None:
                    found.append(aligned[0])
        if len(found) != 1:
            return edit, [], NOT_FOUND
        parts = [found[0].typed(each, behind=each.start > 0) for each in changes(edit.trich, edit.sua)]
        return edit, parts, ""

    def _begins(self, line: int, at: int) -> bool:
        """Whether the words of a paragraph or cell can begin there."""
        before = self.text[max(line, at - 400) : at]
        bare = before.rstrip("*_#>\\`~ \t\u00a0\u200b\ufeff")
        if not bare or bare.endswith("|"):
            return True
        gap = before[len(bare) :]
        return "\t" in gap or len(gap) - len(gap.strip(" \u00a0")) >= 2 or gap.endswith(">") or bare.endswith(">")

    def _ends(self, at: int) -> bool:
        """Whether the words of a paragraph or cell can end there."""
        after = self.text[at : at + 40].lstrip("*_`~\\")
        return not after.strip() or _EDGE.match(after) is not None or after.lstrip(" \u00a0")[:1] in "|\t\r\n\f<"

    def _units(self, start: int, end: int) -> list[Unit]:
        found: list[Unit] = []
        at = start
        special = re.compile(f"{_TAG.pattern}|{_ENTITY.pattern}") if self._markdown else None
        while at < end:
            odd = special.search(self.text, at, end) if special else None
            until = odd.start() if odd else end
            for letter, low, high in clusters(self.text, at, until):
                if letter == "\u00a0":
                    letter = " "
                if letter in _INVISIBLE or (unicodedata.category(letter[0]) in ("Cc", "Cf") and not letter.isspace()):
                    found.append(Unit(letter, low, high, True))
                else:
                    found.append(Unit(letter, low, high, letter in _MARKS))
            at = until
            if odd:
                shows = html.unescape(odd[0]) if odd[0].startswith("&") else ""
                found.append(Unit(shows.replace("\u00a0", " "), odd.start(), odd.end(), True))
                at = odd.end()
        return found


def _padded(whole: str, letters: Letters) -> Letters:
    """``letters`` of the stripped text as those of the ``whole``."""
    lead = len(whole) - len(whole.lstrip())
    if not lead and len(letters.text) == len(whole):
        return letters
    found = Letters(whole)
    found.starts = (
        [letters.starts[0]] * lead + letters.starts + [letters.ends[-1]] * (len(whole) - lead - len(letters.text))
    )
    found.ends = (
        [letters.starts[0]] * lead + letters.ends + [letters.ends[-1]] * (len(whole) - lead - len(letters.text))
    )
    found.glued = {each + lead for each in letters.glued}
    return found


def _encoded(text: str, codec: str) -> bytes:
    if codec == "utf-8":
        return text.encode(codec, errors="surrogateescape")
    if codec != "cp1258":
        return text.encode(codec)
    return "".join(_parted(each) for each in text).encode(codec)


def _parted(letter: str) -> str:
    """A letter as windows-1258 has it: the mark of the tone apart."""
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(each for each in parts if each not in _TONES))
        return base + "".join(each for each in parts if each in _TONES)
    return letter

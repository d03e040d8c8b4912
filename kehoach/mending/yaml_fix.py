"""Words of a plan's YAML changed inside the value that prints them: comments, layout and quotes stay."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import yaml
from pydantic import BaseModel

from kehoach.mending.docx_fix import Mended
from kehoach.mending.edit import NOT_FOUND, OVERLAPS, SAME, STRANGE, Edit, Undone, find
from kehoach.mending.letters import Letters, Unit, align, clusters
from kehoach.model.plan import KeHoach
from kehoach.model.yaml_data import LOADER, Loc, decode, parse
from kehoach.model.yaml_reader import load_text
from kehoach.problems import KehoachError
from kehoach.text.changes import Change, changes, made

COMPUTED: Final = "chỗ này chương trình tự tính khi in (số thứ tự, dấu câu, dòng lặp lại), không nằm trong tệp"
UNSURE: Final = "không chắc giá trị nào trong tệp in ra chữ này, sửa tay"
_BOM = b"\xef\xbb\xbf"
_FIELDS: Final[dict[str, tuple[Loc, ...]]] = {
    "so": (("so",), ("ky_hieu",)),
    "dia_danh_ngay": (("dia_danh",), ("ngay",)),
    "chu_quan": (("co_quan", "chu_quan"),),
    "co_quan": (("co_quan", "ten"),),
}
"""Fields of a plan by what prints them, where the name alone does not say it"""
_NODES: Final = frozenset({"muc", "chi_tieu", "nhiem_vu", "bang", "cot"})
"""Keys of a node whose values are printed elsewhere"""
_NO_WORDS: Final = frozenset({"id", "cap", "so_goc", "nhan_manh", "loai", "khung", "linh_vuc", "phien_ban"})
_ESCAPES: Final = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|.)", re.DOTALL)
_NAMED: Final = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", " ": " ",
    '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


_WORD = re.compile(r"\w+")
MAX_TRIES: Final = 40


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value of the file."""

    loc: Loc
    value: str
    start: int
    end: int
    line: int
    style: str
    """`` `` plain, ``'``, ``"``, ``|`` or ``>``"""


def fix_yaml(data: bytes, edits: Iterable[Edit], file: str | None = None) -> Mended:
    """The plan ``data`` with these ``edits`` made, whose ``ma_nut`` says what prints them (:mod:`kehoach.model.embedded`).

    Each is proved by loading: the file then says what it said before but for just that change. What cannot be made is told.
    Raises :class:`KehoachError` for what is no plan.
    """
    text = decode(data, file)
    mended = Mended(data)
    bom = _BOM if data.startswith(_BOM) else b""
    wanted = list(edits)
    book = _Book(text)
    together: dict[Loc, list[Change]] = {}
    chosen = []
    for each in wanted:
        parts, reason = book.parts(each)
        reason = reason or _joined(together, parts)
        if reason:
            mended.undone.append(Undone(each, reason))
        else:
            chosen.append(each)
    after, reason = book.proved(together)
    if not reason:
        mended.done = chosen
        text = after
    else:  # one of them is at fault: then each by itself
        for each in chosen:
            book = _Book(text)
            parts, reason = book.parts(each)
            after, reason = (text, reason) if reason else book.proved(parts)
            if reason:
                mended.undone.append(Undone(each, reason))
            else:
                text = after
                mended.done.append(each)
    if mended.done:
        mended.data = bom + text.encode()
    return mended


def _joined(together: dict[Loc, list[Change]], parts: Mapping[Loc, Sequence[Change]]) -> str:
    """Put ``parts`` to those of other edits; why that is impossible."""
    for loc, found in parts.items():
        for one in found:
            for other in together.get(loc, ()):
                if one != other and one.start < other.end and other.start < one.end:
                    return OVERLAPS
    for loc, found in parts.items():
        kept = together.setdefault(loc, [])
        kept += [each for each in found if each not in kept]
    return ""


def line_of(text: str, edit: Edit) -> int | None:
    """The line of the file where the excerpt of ``edit`` stands, else that of the node that prints it; None if unknown."""
    return line_finder(text)(edit)


def line_finder(text: str) -> Callable[[Edit], int | None]:
    """:func:`line_of` for many excerpts of one file."""
    try:
        book = _Book(text)
    except KehoachError:
        return lambda _: None
    return book.line


def _holder(scalars: Sequence[Scalar], whole: str, change: Change) -> tuple[Scalar | None, int]:
    """The value that prints what changes, and where in it; none where two could."""
    found = [
        (each, place) for each in scalars if (place := _place(each.value, whole, change.start, change.end)) is not None
    ]
    if len(found) > 1 and change.start < change.end:
        longest = max(len(each.value) for each, _ in found)
        found = [item for item in found if len(item[0].value) == longest]
    return found[0] if len(found) == 1 else (None, 0)


def _place(value: str, whole: str, start: int, end: int) -> int | None:
    """Offset in ``value`` of what stands from ``start`` to ``end`` in the line ``whole``, if ``value`` is printed around it."""
    value = _nfc(value)
    stripped = value.strip()
    if not stripped:
        return None
    lead = len(value) - len(value.lstrip())
    if stripped not in whole:  # a line break is printed as a space
        stripped = re.sub(r"\s", " ", stripped)
    at = whole.find(stripped, max(0, end - len(stripped)))
    while 0 <= at <= start:
        if end <= at + len(stripped):
            return start - at + lead
        at = whole.find(stripped, at + 1)
    return None


def _nfc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _words(scalar: Scalar) -> bool:
    return not _NO_WORDS.intersection(each for each in scalar.loc if isinstance(each, str))


class _Book:
    """A plan's text and its values by their places."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plan = load_text(text, KeHoach)
        self.scalars = list(_scalars(text))
        self._by_loc = {each.loc: each for each in self.scalars}
        self._nodes = dict(_nodes(self.plan, ()))

    def printing(self, edit: Edit) -> list[Scalar]:
        """The values that are printed where ``edit`` is."""
        target, _, part = edit.ma_nut.partition("#")
        if not target:
            return []
        if target.startswith("@"):
            return self._field(target[1:])
        loc = self._nodes.get(target)
        if loc is None:
            return []
        if part == "bang":
            return self._below((*loc, "bang"))
        if part:
            return self._below((*loc, part))
        return [
            each for each in self._below(loc)
            if each.loc[len(loc)] not in _NODES and _words(each)
        ]  # fmt: skip

    def line(self, edit: Edit) -> int | None:
        """The line where the excerpt stands."""
        near = self.printing(edit) if edit.ma_nut else self.saying(edit.doan_van)
        at = max(0, find(edit.doan_van, edit.trich, edit.lan)) if edit.trich else 0
        words = ((at + each.start(), at + each.end()) for each in _WORD.finditer(edit.trich))
        for start, end in [(at, at + len(edit.trich)), *words][:MAX_TRIES]:
            scalar, place = _holder(near, edit.doan_van, Change(start, end, ""))
            if scalar is not None:
                letters = _letters(self.text, scalar)
                starts = letters.starts if letters else []
                return self.text.count("\n", 0, starts[min(place, len(starts) - 1)] if starts else scalar.start) + 1
        if near:
            return near[0].line
        holding = [each for each in self.scalars if edit.trich and edit.trich in _nfc(each.value)]
        return holding[0].line if len(holding) == 1 else None

    def parts(self, edit: Edit) -> tuple[dict[Loc, list[Change]], str]:
        """What changes in which values; or why nothing can."""
        whole = edit.doan_van or edit.trich
        at = find(whole, edit.trich, edit.lan) if edit.trich else -1
        if at < 0:
            return {}, NOT_FOUND
        if edit.trich == edit.sua:
            return {}, SAME
        near = self.printing(edit) if edit.ma_nut else self.saying(whole)
        parts: dict[Loc, list[Change]] = {}
        for change in changes(edit.trich, edit.sua, at):
            scalar, inner = _holder(near, whole, change)
            if scalar is None:
                return {}, COMPUTED if near else UNSURE
            found = parts.setdefault(scalar.loc, [])
            found.append(Change(inner, inner + change.end - change.start, change.new))
            if scalar.loc[-1] in ("tieu_de", "loi_van"):
                for loc, named in self.named(scalar, found[-1]):
                    parts.setdefault(loc, []).append(named)
        return parts, ""

    def saying(self, whole: str) -> list[Scalar]:
        """The value that says just the line ``whole``, if it is but one."""
        found = [each for each in self.scalars if _words(each) and _nfc(each.value).strip() == whole.strip()]
        return found if len(found) == 1 else []

    def _field(self, name: str) -> list[Scalar]:
        parts = name.split(".")
        locs = _FIELDS.get(parts[0])
        if locs is None:
            locs = (tuple(int(each) if each.isdigit() else each for each in parts),)
        return [scalar for loc in locs for scalar in self._below(loc)]

    def _below(self, loc: Loc) -> list[Scalar]:
        return [each for each in self.scalars if each.loc[: len(loc)] == loc]

    def named(self, scalar: Scalar, change: Change) -> Iterator[tuple[Loc, Change]]:
        """The same change in the words of the node that stand out in print, where they are named."""
        value = _nfc(scalar.value)
        for each in self._below((*scalar.loc[:-1], "nhan_manh")):
            if each.loc[-1] != "cum":
                continue
            words = _nfc(each.value).strip()
            at = value.find(words)
            while words and at >= 0:
                if (
                    at <= change.start
                    and change.end <= at + len(words)
                    and (change.start < change.end or change.start > at)
                ):
                    yield each.loc, Change(change.start - at, change.end - at, change.new)
                    break
                at = value.find(words, at + 1)

    def proved(self, parts: dict[Loc, list[Change]]) -> tuple[str, str]:
        """The text with these values changed, if it then says just that; else why not."""
        wanted = parse(self.text).data
        splices: list[tuple[Scalar, list[Change]]] = []
        for loc, found in parts.items():
            found.sort()
            if any(one.end > other.start for one, other in pairwise(found)):
                return self.text, OVERLAPS
            scalar = self._by_loc[loc]
            _set(wanted, loc, made(_nfc(scalar.value), found))
            splices.append((scalar, found))
        for quote in (False, True):
            spliced = [change for scalar, found in splices for change in self._typed(scalar, found, quote=quote)]
            after = made(self.text, sorted(spliced))
            if _says(after, wanted):
                return after, ""
        return self.text, STRANGE

    def _typed(self, scalar: Scalar, parts: Sequence[Change], *, quote: bool) -> list[Change]:
        """What changes in the file; ``quote``: a bare value gets quotes."""
        letters = _letters(self.text, scalar)
        if (quote and scalar.style in (" ", "'", '"')) or letters is None:
            value = made(_nfc(scalar.value), parts)
            return [Change(scalar.start, scalar.end, '"' + _escaped(value, '"') + '"')]
        typed = [letters.typed(each, behind=each.start > 0) for each in parts]
        return [Change(each.start, each.end, _escaped(each.new, scalar.style)) for each in typed]


def _says(text: str, wanted: Any) -> bool:
    try:
        if parse(text).data != wanted:
            return False
        load_text(text, KeHoach)
    except KehoachError:
        return False
    return True


def _set(data: Any, loc: Loc, value: str) -> None:
    for part in loc[:-1]:
        data = data[part]
    data[loc[-1]] = value


def _escaped(text: str, style: str) -> str:
    if style == "'":
        return text.replace("'", "''")
    if style == '"':
        return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return text


def _nodes(value: Any, loc: Loc) -> Iterator[tuple[str, Loc]]:
    """The id of each node of a plan, and its place."""
    if isinstance(value, BaseModel):
        name = getattr(value, "id", "")
        if name:
            yield name, loc
        for key in type(value).model_fields:
            yield from _nodes(getattr(value, key), (*loc, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _nodes(each, (*loc, index))


def _scalars(text: str) -> Iterator[Scalar]:
    """The values of the file. ``text`` is YAML that :func:`kehoach.model.yaml_data.parse` accepts."""
    stack: list[tuple[Loc, bool]] = []
    keys: list[str | None] = []
    counts: list[int] = []

    def place() -> Loc:
        if not stack:
            return ()
        above, mapping = stack[-1]
        if mapping:
            key, keys[-1] = keys[-1], None
            return (*above, key or "")
        counts[-1] += 1
        return (*above, counts[-1] - 1)

    events: Any = yaml.parse(text, Loader=LOADER)
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            if stack and stack[-1][1] and keys[-1] is None:
                keys[-1] = unicodedata.normalize("NFC", event.value)
                continue
            first: Any = event.start_mark
            last: Any = event.end_mark
            yield Scalar(place(), event.value, first.index, last.index, first.line + 1, event.style or " ")
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            stack.append((place(), isinstance(event, yaml.MappingStartEvent)))
            keys.append(None)
            counts.append(0)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            stack.pop()
            keys.pop()
            counts.pop()


def _letters(text: str, scalar: Scalar) -> Letters | None:
    """Where each letter of a value stands in the file."""
    value = _nfc(scalar.value)
    start, end = scalar.start, scalar.end
    raw = text[start:end]
    if scalar.style in "'\"":
        lead = len(raw) - len(raw.lstrip())
        start, end = start + lead + 1, start + len(raw.rstrip()) - 1
    elif scalar.style in "|>":
        head = re.match(r"\s*[|>][^\n]*\n", raw)
        if head is None:
            return None
        start += head.end()
    else:
        start += len(raw) - len(raw.lstrip())
    aligned = align(value.rstrip(), list(_units(text, start, end, scalar.style)))
    if aligned is None:
        return None
    letters = aligned[0]
    letters.text = value
    last = letters.ends[-1] if letters.ends else start
    for _ in range(len(value) - len(letters.starts)):
        letters.put(1, last, last)
    return letters


def _units(text: str, start: int, end: int, style: str) -> Iterator[Unit]:
    at = start
    for odd in _ESCAPES.finditer(text, start, end) if style == '"' else ():
        yield from (Unit(*each) for each in clusters(text, at, odd.start()))
        code = odd[0][1:]
        if code[:1] in "xuU" and len(code) > 1:
            yield Unit(_nfc(chr(int(code[1:], 16))), odd.start(), odd.end())
        elif code[:1] not in "\r\n":
            yield Unit(_NAMED.get(code, code), odd.start(), odd.end())
        at = odd.end()
    while style == "'" and (odd_at := text.find("''", at, end)) >= 0:
        yield from (Unit(*each) for each in clusters(text, at, odd_at))
        yield Unit("'", odd_at, odd_at + 2)
        at = odd_at + 2
    yield from (Unit(*each) for each in clusters(text, at, end))

"""Editing the YAML of a pack: an entry of a list, or a key of the file, is changed where it stands; every other line stays
as someone typed it, comments included.

Problems: DM33 a file written in a way that is not edited by the program.
"""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from kehoach.model.yaml_data import LOADER, parse
from kehoach.problems import KehoachError, Problem
from kehoach.text.nfc import nfc

_WIDTH: Final = 4096
"""Lines are not broken anew"""
_SHORT: Final = 90
_AMBIGUOUS: Final = re.compile(r"[-+.\d][\d_.,:eE+-]*|0[xo]\w+|~|null|true|false|yes|no|on|off|", re.IGNORECASE)
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(slots=True)
class _Khoa:
    """A key of the file: its lines, and those of the entries of its list. Lines count from 0, ends are exclusive."""

    start: int
    end: int
    kind: str = "scalar"
    """scalar, empty, block (a list of one entry a line), other"""
    entries: list[tuple[int, int]] = field(default_factory=list)


def dat_muc(
    text: str, list_key: str, key: str, ma: str, values: Mapping[str, Any], bo: frozenset[str] = frozenset()
) -> str:
    """``text`` with ``values`` set, and the keys ``bo`` taken out, in the entry of ``list_key`` whose ``key`` is ``ma``; an
    entry that is not there is put at the end of the list."""
    data, said = _data(text), _as_text(dict(values))
    at = _find(data, list_key, key, ma)
    new = dict(data.get(list_key)[at]) if at is not None else {}  # type: ignore[index]
    new = {name: each for name, each in (new | said).items() if name not in bo}
    if at is None:
        result = _put_last(text, list_key, _lines([_commented(new)]))
    else:
        span = _entries(text, list_key)[at]
        result = _edited(text, span, lambda tree: _change(tree[0], said, bo))
    listed = list(data.get(list_key) or [])
    listed[at if at is not None else len(listed) :] = [new] + (listed[at + 1 :] if at is not None else [])
    return _proved(result, {**data, list_key: listed})


def bo_muc(text: str, list_key: str, key: str, ma: str) -> str:
    """``text`` without the entry of ``list_key`` whose ``key`` is ``ma``; comments around it stay."""
    data = _data(text)
    at = _find(data, list_key, key, ma)
    if at is None:
        return text
    start, end = _entries(text, list_key)[at]
    lines = text.splitlines(keepends=True)
    left = [each for index, each in enumerate(data[list_key]) if index != at]
    return _proved("".join(lines[:start] + lines[end:]), {**data, list_key: left or None})


def dat_khoa(text: str, values: Mapping[str, Any]) -> str:
    """``text`` with the keys of the file in ``values`` set; None takes a key out."""
    for key, value in _as_text(dict(values)).items():
        data, known = _data(text), _keys(text).get(key)
        lines = text.splitlines(keepends=True)
        if known is None:
            if value is None:
                continue
            result = _ended(text) + "".join(_lines(_commented({key: value})))
        elif value is None:
            result = "".join(lines[: known.start] + lines[known.end :])
        else:
            result = _edited(
                text, (known.start, known.end), lambda tree, key=key, value=value: _change(tree, {key: value})
            )
        expected = {name: each for name, each in {**data, key: value}.items() if name != key or value is not None}
        text = _proved(result, expected)
    return text


def cac_muc(text: str, list_key: str) -> list[dict[str, Any]]:
    """The entries of a list as the file has them: text, lists, groups. Raises what :func:`parse` raises."""
    listed = _data(text).get(list_key)
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def dong_cua(text: str, list_key: str, key: str, ma: str) -> tuple[int, int]:
    """First and last line (from 1) of an entry; (0, 0) if it is not there."""
    at = _find(_data(text), list_key, key, ma)
    if at is None:
        return 0, 0
    start, end = _entries(text, list_key)[at]
    return start + 1, end


def _data(text: str) -> dict[str, Any]:
    try:
        data = parse(text).data
    except KehoachError as error:
        if any(each.code == "YAML07" for each in error.problems):  # nothing but comments
            return {}
        raise
    if not isinstance(data, dict):
        raise KehoachError(_odd())
    return data


def _find(data: Mapping[str, Any], list_key: str, key: str, ma: str) -> int | None:
    listed = data.get(list_key)
    if not isinstance(listed, list):
        return None
    return next((i for i, each in enumerate(listed) if isinstance(each, dict) and each.get(key) == ma), None)


def _entries(text: str, list_key: str) -> list[tuple[int, int]]:
    found = _keys(text)[list_key]
    if found.kind != "block":
        raise KehoachError(_odd())
    return found.entries


def _keys(text: str) -> dict[str, _Khoa]:
    """The keys of the file with their lines."""
    lines = text.splitlines()
    found: dict[str, _Khoa] = {}
    current: _Khoa | None = None
    waits = True
    flow: list[bool] = []  # of what is open: whether it is written in brackets
    events: Any = yaml.parse(text, Loader=LOADER)
    for event in events:
        depth, kind = len(flow), type(event)
        scalar = kind is yaml.ScalarEvent
        opens = kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent)
        closes = kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        if opens and depth == 0 and (event.flow_style or kind is yaml.SequenceStartEvent):
            raise KehoachError(_odd())
        if scalar and depth == 1 and waits:
            current = found[event.value] = _Khoa(event.start_mark.line, event.start_mark.line + 1)
            waits = False
            continue
        if current is not None and depth >= 1 and (opens or scalar):
            if depth == 1:
                current.kind = _kind(event)
            elif depth == 2 and current.kind == "block":
                current.entries.append((_dash(lines, event.start_mark.line, current.start), 0))
        if opens:
            flow.append(event.flow_style)
        in_brackets = flow.pop() if closes else False
        end = _end(event) if scalar or in_brackets else 0
        if current is not None and end:
            current.end = max(current.end, end)
            if current.entries:
                start, before = current.entries[-1]
                current.entries[-1] = start, max(before, end)
        if len(flow) == 1 and (closes or scalar):
            waits = True
    return found


def _kind(event: Any) -> str:
    if isinstance(event, yaml.ScalarEvent):
        return "empty" if not event.style and event.value in ("", "~", "null") else "scalar"
    if isinstance(event, yaml.SequenceStartEvent):
        return "flow" if event.flow_style else "block"
    return "other"


def _end(event: Any) -> int:
    """The line behind the last one of a value; a block of text ends where the next thing begins."""
    mark = event.end_mark
    return int(mark.line if mark.column == 0 and mark.line > event.start_mark.line else mark.line + 1)


def _dash(lines: list[str], line: int, above: int) -> int:
    """The line of the dash of an entry whose first key stands in ``line``."""
    while line > above + 1 and not lines[line].lstrip().startswith("-"):
        line -= 1
    return line


def _edited(text: str, span: tuple[int, int], change: Any) -> str:
    """``text`` with the lines of ``span`` read, changed and written anew."""
    lines = text.splitlines(keepends=True)
    part = lines[span[0] : span[1]]
    indent = len(part[0]) - len(part[0].lstrip(" "))
    tree = _yaml().load("".join(each[indent:] if not each[:indent].strip() else each.lstrip(" ") for each in part))
    change(tree)
    return "".join([*lines[: span[0]], *_lines(tree, indent), *lines[span[1] :]])


def _put_last(text: str, list_key: str, entry: list[str]) -> str:
    known = _keys(text).get(list_key) if _data(text) else None
    if known is None:
        return f"{_ended(text)}{list_key}:\n" + "".join(entry)
    lines = _ended(text).splitlines(keepends=True)
    if known.kind == "block" and known.entries:
        first = lines[known.entries[-1][0]]
        indent, at = " " * (len(first) - len(first.lstrip(" "))), known.entries[-1][1]
        return "".join([*lines[:at], *(indent + each for each in entry), *lines[at:]])
    empty = re.compile(rf"^({re.escape(list_key)}\s*:)\s*(?:\[\s*\]|~|null)?(\s*#.*)?$")
    head = empty.match(lines[known.start].rstrip("\n"))
    if head is None:
        raise KehoachError(_odd())
    lines[known.start] = " ".join(filter(None, (head[1], (head[2] or "").strip()))) + "\n"
    return "".join([*lines[: known.start + 1], *entry, *lines[known.start + 1 :]])


def _change(group: Any, values: Mapping[str, Any], bo: frozenset[str] = frozenset()) -> None:
    for key in [each for each in group if each in bo]:
        _take_out(group, key)
    for key, value in values.items():
        group[key] = _commented(value)


def _take_out(group: Any, key: str) -> None:
    """Delete a key; comments that stand behind it go to the key before."""
    keys = list(group)
    comment = group.ca.items.pop(key, None)
    before = keys[keys.index(key) - 1] if keys.index(key) else None
    del group[key]
    if before is None or comment is None or comment[2] is None:
        return
    kept = group.ca.items.get(before)
    if kept is None or kept[2] is None:
        group.ca.items[before] = comment
    else:
        kept[2].value = kept[2].value.rstrip("\n") + "\n" + comment[2].value.lstrip("\n")


def _commented(value: Any) -> Any:
    """Plain data as ruamel writes it best: short lists in brackets, quotes where another reader would see no text."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

    if isinstance(value, dict):
        return CommentedMap((key, _commented(each)) for key, each in value.items())
    if isinstance(value, list):
        made = CommentedSeq(_commented(each) for each in value)
        if all(isinstance(each, str) for each in value) and sum(map(len, value)) < _SHORT:
            made.fa.set_flow_style()
        return made
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if "\n" in value:
        return DoubleQuotedScalarString(value)
    return SingleQuotedScalarString(value) if _AMBIGUOUS.fullmatch(value) and not _DATE.fullmatch(value) else value


def _lines(tree: Any, indent: int = 0) -> list[str]:
    stream = io.StringIO()
    _yaml().dump(tree, stream)
    return [" " * indent + each if each.strip() else each for each in stream.getvalue().splitlines(keepends=True)]


def _yaml() -> Any:
    """A round trip in which every plain value is text, as our own reader takes it."""
    from ruamel.yaml import YAML
    from ruamel.yaml.resolver import BaseResolver

    class AllText(BaseResolver):
        processing_version = (1, 2)

        def __init__(self, loader: Any = None, **_: Any) -> None:
            super().__init__(loader)

    made = YAML()
    made.Resolver = AllText
    made.preserve_quotes = True
    made.width = _WIDTH
    return made


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else f"{text}\n"


def _proved(text: str, expected: Mapping[str, Any]) -> str:
    """``text``, which must say what was asked for and nothing else."""
    if _data(text) != _as_read(expected):
        raise KehoachError(_odd())
    return text


def _as_text(value: Any) -> Any:
    """Typed words as our reader gives them back: NFC."""
    if isinstance(value, dict):
        return {key: _as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_text(each) for each in value]
    return nfc(value) if isinstance(value, str) else value


def _as_read(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_read(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_read(each) for each in value]
    return ("true" if value else "false") if isinstance(value, bool) else value


def _odd() -> Problem:
    message = "Tệp này viết theo cách mà trang không sửa được (danh sách trong ngoặc, hoặc JSON)"
    return Problem("DM33", message, "viết mỗi mục một dòng bắt đầu bằng dấu -, hoặc sửa tệp bằng tay")

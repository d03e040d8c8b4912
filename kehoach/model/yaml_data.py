"""YAML to plain data: text, lists and mappings, with the place of every key and value.

The text is read as a stream of events, never recursively, so that nesting and size are bounded before anything is built;
every scalar stays text (``01``, ``no``, ``2026-05-15`` mean themselves): the model gives it its type.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from kehoach.problems import KehoachError, Place, Problem

MAX_DEPTH = 64
"""Deeper than any real outline; hostile nesting stops here."""

MAX_VALUES = 200_000
"""Values and containers in one file; an annex of ten thousand rows is below this."""

Loc = tuple[str | int, ...]
"""Keys and positions from the root: ``("muc", 2, "tieu_de")``."""

LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Reads every scalar as text; the C one where it is built."""
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass
class YamlData:
    """Plain data (dicts, lists, text, ``None``) and where each key and value stands: ``loc`` -> (line, column), from 1."""

    data: Any
    keys: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    values: dict[Loc, tuple[int, int]] = field(default_factory=dict)

    def place(self, file: str | None, loc: Loc, *, key: bool = False) -> Place:
        """The place of ``loc``, or of the nearest part above it that exists in the file."""
        for end in range(len(loc), -1, -1):
            mark = (self.keys.get(loc[:end]) if key else None) or self.values.get(loc[:end]) or self.keys.get(loc[:end])
            if mark:
                return Place(file, *mark, path_text(loc) or None)
        return Place(file, path=path_text(loc) or None)


def path_text(loc: Loc) -> str:
    """``("muc", 2, "tieu_de")`` -> ``muc[3].tieu_de`` (people count from 1)."""
    text = ""
    for part in loc:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


_SAVE = "mở tệp bằng Notepad hoặc VS Code rồi lưu lại với bảng mã UTF-8"
_NOT_YAML = (
    (b"PK\x03\x04", "Đây là tệp Word, Excel hoặc tệp nén, không phải tệp kế hoạch YAML", "chọn tệp .yaml"),
    (b"%PDF", "Đây là tệp PDF, không phải tệp kế hoạch YAML", "chọn tệp .yaml"),
    (b"\xd0\xcf\x11\xe0", "Đây là tệp Word hoặc Excel cũ (.doc, .xls), không phải tệp kế hoạch YAML", "chọn tệp .yaml"),
    (b"\xff\xfe", "Tệp lưu ở bảng mã UTF-16 (Notepad gọi là Unicode), không phải UTF-8", _SAVE),
    (b"\xfe\xff", "Tệp lưu ở bảng mã UTF-16, không phải UTF-8", _SAVE),
)
"""Beginnings of files that people give by mistake, what they are and what to do."""


def decode(data: bytes, file: str | None) -> str:
    """UTF-8 text, with or without a byte order mark; anything else is refused with the place of the first bad byte."""
    for start, what, mend in _NOT_YAML:
        if data.startswith(start):
            raise KehoachError(Problem("YAML01", what, mend, Place(file, 1)))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise KehoachError(
            Problem(
                "YAML01",
                "Tệp không phải văn bản UTF-8",
                _SAVE,
                Place(file, line),
            )
        ) from None


def parse(text: str, file: str | None = None) -> YamlData:
    """Events to plain data. Syntax, duplicate keys, anchors, depth: :class:`KehoachError` with the place."""
    result = YamlData(None)
    stack: list[tuple[Loc, Any]] = []
    pending: list[str | None] = []  # per open mapping: the key that waits for its value
    done = False

    def put(value: Any, mark: Any) -> Loc:
        nonlocal done
        loc: Loc = ()
        if not stack:
            result.data, done = value, True
        else:
            above, container = stack[-1]
            if isinstance(container, list):
                loc = (*above, len(container))
                container.append(value)
            else:
                key = pending[-1] or ""
                pending[-1] = None
                loc = (*above, key)
                container[key] = value
        result.values[loc] = (mark.line + 1, mark.column + 1)
        if len(result.values) > MAX_VALUES:
            _refuse(file, mark, "YAML04", f"Quá nhiều giá trị (hơn {MAX_VALUES})", "chia thành nhiều tệp")
        return loc

    try:
        for event in yaml.parse(unicodedata.normalize("NFC", text), Loader=LOADER):
            mark = event.start_mark
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                _refuse(
                    file,
                    mark,
                    "YAML05",
                    "Không dùng & và * để dẫn lại nội dung",
                    "chép nội dung vào đúng chỗ, hoặc đặt chữ trong ngoặc kép",
                )
            if isinstance(event, yaml.DocumentStartEvent) and done:
                _refuse(file, mark, "YAML06", "Tệp có hai tài liệu YAML (dòng ---)", "để mỗi kế hoạch trong một tệp")
            if isinstance(event, yaml.ScalarEvent):
                if stack and isinstance(stack[-1][1], dict) and pending[-1] is None:
                    _key(result, stack[-1], event.value, mark, file)
                    pending[-1] = event.value
                else:
                    put(None if not event.style and event.value in _EMPTY else event.value, mark)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                if stack and isinstance(stack[-1][1], dict) and pending[-1] is None:
                    _refuse(
                        file,
                        mark,
                        "YAML02",
                        "Khóa phải là một từ, không phải danh sách hay nhóm",
                        "xem lại dấu hai chấm và dấu ngoặc ở dòng này",
                    )
                if len(stack) >= MAX_DEPTH:
                    _refuse(
                        file,
                        mark,
                        "YAML04",
                        f"Lồng quá sâu (hơn {MAX_DEPTH} cấp)",
                        "kiểm tra dấu ngoặc và cách thụt dòng",
                    )
                mapping = isinstance(event, yaml.MappingStartEvent)
                value: Any = {} if mapping else []
                stack.append((put(value, mark), value))
                if mapping:
                    pending.append(None)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                _, closed = stack.pop()
                if isinstance(closed, dict):
                    pending.pop()
    except yaml.MarkedYAMLError as error:
        raise KehoachError(_syntax(error, text, file)) from None
    except yaml.YAMLError as error:  # a character that YAML does not allow
        position = getattr(error, "position", 0) or 0
        place = Place(file, text.count("\n", 0, position) + 1)
        raise KehoachError(
            Problem("YAML02", "Có ký tự điều khiển không in được", "xóa ký tự lạ ở dòng này", place)
        ) from None
    if result.data is None:
        raise KehoachError(
            Problem("YAML07", "Tệp trống", "chọn đúng tệp, hoặc soạn mới bằng: kehoach new", Place(file))
        )
    return result


def _key(result: YamlData, top: tuple[Loc, Any], key: str, mark: Any, file: str | None) -> None:
    above, container = top
    loc = (*above, key)
    if key in container:
        first = result.keys[loc]
        _refuse(file, mark, "YAML03", f"Khóa “{key}” viết hai lần (lần đầu ở dòng {first[0]})", "giữ lại một lần")
    result.keys[loc] = (mark.line + 1, mark.column + 1)


def _refuse(file: str | None, mark: Any, code: str, message: str, mend: str) -> NoReturn:
    raise KehoachError(Problem(code, message, mend, Place(file, mark.line + 1, mark.column + 1)))


_SLIPS = (
    (re.compile(r"^\s*(- )?[a-z_]+:\S"), "Thiếu dấu cách sau dấu hai chấm", "thêm một dấu cách sau dấu hai chấm"),
    (
        re.compile(r"^\s*(- )?[a-z_]+: [-%@`&*!|>\[\]{}#]"),
        "Giá trị bắt đầu bằng một ký hiệu của YAML",
        'đặt cả giá trị trong ngoặc kép: "..."',
    ),
    (
        re.compile(r"^[^\s#-][^:]*$"),
        "Dòng này không thụt vào và không có khóa",
        "thụt vào thẳng với câu mà nó nối tiếp",
    ),
)
"""What the line of a fault often shows, cause and mend."""


def _syntax(error: yaml.MarkedYAMLError, text: str, file: str | None) -> Problem:
    open_quote = "quoted scalar" in str(error.context) and error.context_mark is not None
    mark = error.context_mark if open_quote else error.problem_mark or error.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    lines = text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())] or "\\t" in str(error.problem):
        return Problem("YAML02", "Dùng phím Tab để thụt dòng", "thay mỗi Tab bằng hai dấu cách", place)
    if open_quote:
        return Problem(
            "YAML02", "Dấu nháy mở ở đây không có dấu đóng", "thêm dấu nháy đóng, hoặc bỏ dấu nháy mở", place
        )
    for back in (0, 1):  # a slip is often noticed only on the line after it
        number = mark.line - back if mark else -1
        for pattern, what, mend in _SLIPS:
            if 0 <= number < len(lines) and pattern.search(lines[number]):
                return Problem("YAML02", what, mend, Place(file, number + 1, 1))
    if "mapping values are not allowed" in str(error.problem):
        what = "Dòng thụt vào sai, hoặc trong câu chữ có dấu hai chấm"
        return Problem("YAML02", what, "thụt dòng thẳng hàng với dòng trên, hoặc đặt cả câu trong ngoặc kép", place)
    what = "Sai cú pháp YAML ở đây (thụt dòng, dấu ngoặc hoặc dấu nháy)"
    return Problem("YAML02", what, "so với dòng trên: thụt dòng thẳng hàng, dấu ngoặc và dấu nháy đủ cặp", place)

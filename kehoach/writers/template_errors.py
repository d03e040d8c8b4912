"""What is wrong with a Word template and where, in words for the person who edited it in Word."""

import dataclasses
import difflib
import re
from collections.abc import Iterator
from types import TracebackType

from jinja2 import TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError
from lxml import etree

from kehoach.problems import KehoachError, Place, Problem
from kehoach.writers import context
from kehoach.writers.oxml import text, w

_PARTS = {"header": "đầu trang", "footer": "chân trang", "footnotes": "chú thích", "endnotes": "chú thích cuối"}
_TAG = re.compile(r"\{(?:\{(?:(?!\{\{|\}\}).)*\}\}|%(?:(?!\{%|%\}).)*%\}|#(?:(?!\{#|#\}).)*#\})", re.DOTALL)
"""A tag; an opening sign that never closes ends the search, so that many of them cost no more than one."""
_OPEN_OR_CLOSE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_STATEMENT = re.compile(r"\{%[-+]?\s*(?:(?:p|tr|tc|r)\s+)?(\w+)")
_TAKES = re.compile(r"\{%[-+]?(p|tr|tc)\s(?:(?!\{%|%\}).)*%\}", re.DOTALL)
_HOLDERS = {"p": "đoạn", "tr": "hàng", "tc": "ô"}
_PAIRS = {"for": "endfor", "if": "endif"}
_INNER = {"elif": ("if",), "else": ("if", "for")}
_SHOWN = 40


class Places:
    """Where each paragraph, table row and cell of a part is, as a person counts them in Word.

    ``lines[n]`` is the index (in document order) of the element on line n of the jinja2 text; ``None`` is the start.
    """

    def __init__(self, root: etree._Element, source: str, part: str) -> None:
        self.root = root
        self.source = source
        self.part = next((name for key, name in _PARTS.items() if key in part), "")
        self.lines: list[int | None] = [None]

    def at_line(self, line: int | None) -> Place:
        """The place of a line of the jinja2 text."""
        index = self.lines[line - 1] if line and line <= len(self.lines) else None
        return self.at(index)

    def at(self, index: int | None) -> Place:
        """The place of the element with this index."""
        tags = (w("p"), w("tr"), w("tc"))
        elements = [] if index is None else list(self.root.iter(*tags))
        if index is None or index >= len(elements):
            return Place(file=self.source or None, path=self.part or None)
        return self.of(elements[index])

    def of(self, element: etree._Element) -> Place:
        """The place of a paragraph, row or cell."""
        words = [self.part] if self.part else []
        table = next(element.iterancestors(w("tbl")), None)
        if table is not None:
            outer = list(element.iterancestors(w("tbl")))[-1]
            words.append(f"bảng {_nth(self.root, outer)}")
            for tag, name in ((w("tr"), "hàng"), (w("tc"), "ô")):
                holder = element if element.tag == tag else next(element.iterancestors(tag), None)
                if holder is not None:
                    words.append(f"{name} {_nth(holder.getparent(), holder)}")
        elif element.tag == w("p"):
            outside = (each for each in self.root.iter(w("p")) if next(each.iterancestors(w("tbl")), None) is None)
            words.append(f"đoạn {1 + next(i for i, each in enumerate(outside) if each is element)}")
        shown = text(element)
        if shown:
            shown = f" “{shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''}”"
        return Place(file=self.source or None, path=", ".join(words) + shown)


def _nth(holder: etree._Element | None, element: etree._Element) -> int:
    found = holder.iter(element.tag) if holder is not None else iter([element])
    return 1 + next(i for i, each in enumerate(found) if each is element)


def check_tags(places: Places) -> None:
    """Refuse a tag that is not closed in its own paragraph, and blocks that do not pair up (MAU04)."""
    stack: list[tuple[str, etree._Element]] = []
    for paragraph in places.root.iter(w("p")):
        words = text(paragraph)
        for loose in _OPEN_OR_CLOSE.findall(_TAG.sub("", words)):
            raise _broken(
                f"dấu {loose} không có dấu đi cùng",
                "viết đủ cặp {{ ... }} hoặc {% ... %} trong cùng một đoạn",
                places.of(paragraph),
            )
        _check_alone(paragraph, words, places)
        for name in _STATEMENT.findall(words):
            _pair(name, stack, paragraph, places)
    if stack:
        name, paragraph = stack[-1]
        raise _broken(
            f"khối {{% {name} %}} chưa được đóng",
            f"thêm {{%p {_PAIRS[name]} %}} sau đoạn cuối của khối",
            places.of(paragraph),
        )


def _check_alone(paragraph: etree._Element, words: str, places: Places) -> None:
    """A command that takes its paragraph, row or cell with it would take other words of it too."""
    for command in _TAKES.finditer(words):
        kind = command.group(1)
        holder = paragraph if kind == "p" else next(paragraph.iterancestors(w(kind)), paragraph)
        everything = "".join(text(each) for each in holder.iter(w("p"))) if kind != "p" else words
        if everything.strip() != command.group():
            name = _HOLDERS[kind]
            raise _broken(
                f"lệnh {command.group()} đứng chung {name} với chữ khác, chữ đó sẽ mất",
                f"để lệnh đứng một mình trong {name}",
                places.of(paragraph),
            )


def _pair(name: str, stack: list[tuple[str, etree._Element]], paragraph: etree._Element, places: Places) -> None:
    if name in _PAIRS:
        stack.append((name, paragraph))
    elif name in _INNER and not (stack and stack[-1][0] in _INNER[name]):
        raise _broken(
            f"{{% {name} %}} đứng ngoài khối {{% if %}}", "xóa nó hoặc thêm {% if ... %} ở trước", places.of(paragraph)
        )
    elif name in _PAIRS.values():
        opened = next(key for key, closing in _PAIRS.items() if closing == name)
        if not stack:
            raise _broken(f"{{% {name} %}} thừa, không có {{% {opened} %}} ở trước", "xóa nó", places.of(paragraph))
        if stack[-1][0] != opened:
            needed = _PAIRS[stack[-1][0]]
            raise _broken(
                f"{{% {name} %}} đóng khi khối {{% {stack[-1][0]} %}} còn mở",
                f"thêm {{% {needed} %}} ở trước",
                places.of(paragraph),
            )
        stack.pop()


_SYNTAX = (
    (r"No (filter|test) named '(\w+)'", "không có phép lọc “{1}”"),
    (r"[Ee]ncountered unknown tag '(\w+)'", "không có lệnh “{0}”"),
    (r"expected token '([^']+)', got '([^']+)'", "viết sai ở chỗ “{1}”"),
    (r"unexpected '([^']+)'", "thừa “{0}”"),
    (r"unexpected char '([^']+)'", "có ký tự lạ “{0}”"),
    (r"Expected an expression, got", "thẻ trống hoặc thiếu tên"),
)


def syntax_error(error: TemplateSyntaxError, places: Places) -> KehoachError:
    """A tag that jinja2 cannot read (MAU04)."""
    message = error.message or ""
    for pattern, words in _SYNTAX:
        found = re.search(pattern, message)
        if found:
            return _broken(
                words.format(*found.groups()), "so với thẻ cùng loại trong tệp mẫu có sẵn", places.at_line(error.lineno)
            )
    return _broken("viết sai trong thẻ", "so với thẻ cùng loại trong tệp mẫu có sẵn", places.at_line(error.lineno))


def unknown_name(name: str, known: frozenset[str] | set[str], places: Places, line: int | None) -> KehoachError:
    """A name that the plan does not have (MAU05), with the nearest right ones."""
    near = tuple(difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.5))
    mend = f"sửa thành “{near[0]}”" if near else "dùng đúng tên như trong tệp mẫu có sẵn"
    return KehoachError(
        Problem("MAU05", f"Tệp mẫu dùng tên “{name}” mà kế hoạch không có", mend, places.at_line(line), near=near)
    )


def misplaced(index: int | None, places: Places) -> KehoachError:
    """Tags that take away half of a table or paragraph (MAU06)."""
    return KehoachError(
        Problem(
            "MAU06",
            "Thẻ mở và đóng đặt lệch chỗ nên văn bản không còn nguyên vẹn",
            "đặt hai thẻ của một khối cùng cấp: {%p %} ở đoạn riêng, {%tr %} ở hàng riêng, {%tc %} ở ô riêng",
            places.at(index),
        )
    )


def runtime_error(error: Exception, places: Places) -> KehoachError:
    """A tag that cannot be worked out with this plan (MAU05 unknown attribute, MAU07 anything else)."""
    line = _line(error.__traceback__)
    attribute = re.search(r"has no attribute '(\w+)'|'(\w+)' is undefined", str(error))
    if isinstance(error, UndefinedError) and attribute:
        return unknown_name(attribute.group(1) or attribute.group(2), _field_names(), places, line)
    cause = "không được phép" if isinstance(error, SecurityError) else "không tính được"
    return KehoachError(
        Problem(
            "MAU07",
            f"Thẻ trong tệp mẫu {cause}",
            "chỉ in tên và dùng for, if như tệp mẫu có sẵn",
            places.at_line(line),
        )
    )


def _line(traceback: TracebackType | None) -> int | None:
    """The last line inside the template that a traceback passes through."""
    line = None
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _field_names() -> frozenset[str]:
    return frozenset(_names())


def _names() -> Iterator[str]:
    for each in (
        context.NguCanh,
        context.PhuLucIn,
        context.Doan,
        context.BangIn,
        context.HangChiTieu,
        context.HangNhiemVu,
    ):
        yield from (field.name for field in dataclasses.fields(each))
    yield "chu"


def _broken(cause: str, mend: str, place: Place) -> KehoachError:
    return KehoachError(Problem("MAU04", f"Thẻ trong tệp mẫu bị hỏng: {cause}", mend, place))

"""YAML in: a file becomes a model, and every fault in it one clear error with file, line, column and the nearest right key."""

import difflib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kehoach.files import read_bytes
from kehoach.model.yaml_data import Loc, YamlData, decode, parse
from kehoach.problems import KehoachError, Place, Problem

MAX_BYTES = 20_000_000
"""A plan with annexes of ten thousand rows is below this."""
MAX_SHOWN = 20
"""So many faults of one file are shown at once."""
UNKNOWN_KEY = "YAML11"
MISSING_KEY = "YAML12"

M = TypeVar("M", bound=BaseModel)


def load(path: Path, model: type[M]) -> M:
    """Read the YAML (or JSON) file ``path`` into ``model``; raises :class:`KehoachError` with every fault found."""
    return load_text(decode(read_bytes(path, MAX_BYTES), str(path)), model, str(path))


def load_text(text: str, model: type[M], file: str | None = None) -> M:
    """As :func:`load`, from text; ``file`` is the name to show."""
    source = parse(text, file)
    return validate(source, model, file)


def validate(source: YamlData, model: type[M], file: str | None = None) -> M:
    """Plain data to ``model``; each fault becomes a problem with its place and, for a key, the nearest right one."""

    def place(loc: Loc, key: bool) -> Place:
        return source.place(file, loc, key=key)

    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        problems = faults(error, model, place)
    raise KehoachError(problems)


def faults(error: ValidationError, model: type[BaseModel], place: Callable[[Loc, bool], Place]) -> list[Problem]:
    """The faults of a failed validation in words. ``place`` gives the place of a value, or of a key when its second
    argument is true."""
    told = [(tuple(each["loc"]), _problem(each, model, place)) for each in error.errors()]
    # a misspelt key is unknown and its right spelling missing: one fault, told once
    misspelt = {(*loc[:-1], problem.near[0]) for loc, problem in told if problem.code == UNKNOWN_KEY and problem.near}
    return [p for loc, p in told if not (p.code == MISSING_KEY and loc in misspelt)][:MAX_SHOWN]


def _problem(details: ErrorDetails, model: type[BaseModel], place: Callable[[Loc, bool], Place]) -> Problem:
    loc: Loc = tuple(details["loc"])
    kind = details["type"]
    name = _name(loc)
    if kind == "extra_forbidden":
        return unknown_key(name, _known_keys(model, loc[:-1]), place(loc, True))
    if kind == "missing":
        return Problem(MISSING_KEY, f"Thiếu khóa “{name}”", f"thêm dòng “{name}: ...”", place(loc[:-1], True))
    if kind == "value_error":
        message = str(details["ctx"]["error"]) if "ctx" in details else details["msg"]
        return Problem("YAML14", message, f"sửa “{name}”" if name else "sửa lại chỗ này", place(loc, False))
    shown = _shown(details.get("input"))
    if kind in ("literal_error", "enum"):
        choices = str(details["ctx"]["expected"]).replace(" or ", ", ").split(", ")
        expected = [part.strip().strip("'") for part in choices]
        near = tuple(difflib.get_close_matches(str(details["input"]), expected, n=2, cutoff=0.4))
        mend = "dùng một trong: " + ", ".join(filter(None, expected))
        return Problem("YAML13", f"“{name}” không nhận {shown}", mend, place(loc, False), near=near)
    needs = "cần ngày có thật, dạng 2026-05-15" if kind.startswith("date") else _NEEDS.get(kind, details["msg"])
    message = f"“{name}” sai kiểu: {needs}, đang là {shown}"
    return Problem("YAML13", message, f"viết lại giá trị của “{name}”", place(loc, False))


def _name(loc: Loc) -> str:
    """How a person calls the place: its key; ``mục 2 của noi_nhan``; the file itself."""
    if not loc:
        return "tệp"
    if isinstance(loc[-1], int):
        return f"mục {loc[-1] + 1} của {loc[-2]}" if len(loc) > 1 else f"mục {loc[-1] + 1}"
    return str(loc[-1])


def unknown_key(name: str, known: Sequence[str], place: Place) -> Problem:
    """A key that does not exist, with the nearest that does."""
    near = tuple(difflib.get_close_matches(name, known, n=3, cutoff=0.5))
    mend = f"sửa thành “{near[0]}”" if near else "xóa khóa này; các khóa được dùng: " + ", ".join(known)
    return Problem(UNKNOWN_KEY, f"Khóa lạ “{name}”", mend, place, near=near)


_NEEDS = {
    "int_parsing": "cần số nguyên",
    "int_type": "cần số nguyên",
    "string_type": "cần chữ",
    "list_type": "cần danh sách (mỗi dòng bắt đầu bằng dấu -)",
    "dict_type": "cần nhóm khóa",
    "model_type": "cần nhóm khóa",
    "model_attributes_type": "cần nhóm khóa",
    "bool_parsing": "cần true hoặc false",
    "too_short": "cần ít nhất một phần tử",
    "greater_than_equal": "số quá nhỏ",
    "less_than_equal": "số quá lớn",
}


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "một nhóm khóa"
    if isinstance(value, list):
        return "một danh sách" if value else "danh sách trống"
    text = str(value)
    return f"“{text[:40]}{'…' if len(text) > 40 else ''}”"


def _known_keys(model: type[BaseModel], loc: Loc) -> list[str]:
    """The keys allowed at ``loc``, found by walking the model's own fields."""
    current: Any = model
    for part in loc:
        if isinstance(part, int):
            continue
        if not (isinstance(current, type) and issubclass(current, BaseModel)) or part not in current.model_fields:
            return []
        current = _inner_model(current.model_fields[part].annotation)
    return list(current.model_fields) if isinstance(current, type) and issubclass(current, BaseModel) else []


def _inner_model(annotation: Any) -> Any:
    """The model inside ``list[M]``, ``M | None``, ``dict[str, M]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _inner_model(argument)
        if found is not None:
            return found
    return None

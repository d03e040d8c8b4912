"""Slots (ô): texts of the catalogue with ``{{ ... }}`` filled in. The only place that runs the template language on them."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError, nodes

from kehoach.problems import KehoachError, Problem
from kehoach.sandbox import FAULTS, Sandbox


def _hai_so(value: int | str) -> str:
    """5 -> 05: small counts as official texts write them."""
    return str(value).zfill(2)


@cache
def _environment() -> Sandbox:
    # texts, not HTML: what a clerk types must come out as it is, so nothing is escaped here
    environment = Sandbox(autoescape=False)
    environment.filters["hai_so"] = _hai_so
    return environment


@cache
def _template(text: str) -> Any:
    return _environment().from_string(text)


@cache
def _expression(text: str) -> Any:
    return _environment().compile_expression(text, undefined_to_none=False)


def parse_text(text: str) -> nodes.Template:
    """The syntax tree of a text with slots; raises ``TemplateSyntaxError``."""
    return _environment().parse(text)


def parse_expression(text: str) -> nodes.Template:
    """The syntax tree of an expression."""
    return _environment().parse("{{ " + text + " }}")


def render(text: str, names: Mapping[str, Any]) -> str:
    """``text`` with its slots filled, white space collapsed. An unknown slot is a :class:`KehoachError` naming it."""
    if "{" not in text:
        return text
    try:
        filled: str = _template(text).render(names)
    except FAULTS as error:
        raise _error(error, text) from None
    return re.sub(r"\s+", " ", filled).strip()


def evaluate(expression: str, names: Mapping[str, Any]) -> Any:
    """The value of an expression such as ``'muc_tieu' in phan``."""
    try:
        value = _expression(expression)(names)
        # an undefined value is lazy: touching it raises UndefinedError with the name
        return value if not isinstance(value, StrictUndefined) else str(value)
    except FAULTS as error:
        raise _error(error, expression) from None


def render_all(value: Any, names: Mapping[str, Any]) -> Any:
    """Every text inside plain data (dicts, lists) with its slots filled."""
    if isinstance(value, str):
        return render(value, names)
    if isinstance(value, list):
        return [render_all(each, names) for each in value]
    if isinstance(value, dict):
        return {key: render_all(each, names) for key, each in value.items()}
    return value


def _error(error: Exception, text: str) -> KehoachError:
    shown = text if len(text) <= 80 else text[:79] + "…"
    if isinstance(error, UndefinedError):
        message = f"Ô không có dữ liệu trong “{shown}”: {getattr(error, 'message', None) or error}"
    elif isinstance(error, TemplateSyntaxError):
        message = f"Viết sai ô trong “{shown}”: {getattr(error, 'message', None) or error}"
    else:
        message = f"Không điền được “{shown}”: {error}"
    return KehoachError(Problem("DM10", message, "sửa danh mục: tên ô phải là tên đã khai báo"))

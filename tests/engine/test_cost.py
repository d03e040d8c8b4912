"""What a hostile or large template costs: as much as it is long, not as its square."""

import time

import pytest
from jinja2 import Environment, TemplateError

from kehoach.engine import shape
from kehoach.engine.part import compile_part
from kehoach.engine.values import fitting

_LENGTH = 300_000
_SIGNS = [
    "<",
    "<a",
    "<a ",
    "</a",
    "&",
    "a:",
    "{#",
    "{% ",
    "{{",
    "<w:tbl>",
    "<w:tbl></w:tbl>",
    "<w:tbl ",
    "<wp:docPr ",
    '<w:gridSpan w:val="',
    "</w:p>",
    "\x01",
    " ",
]
_HOSTILE = [
    *(each * (_LENGTH // len(each)) for each in _SIGNS),
    "<" + "a" * _LENGTH,
    "{%" + " " * _LENGTH,
    "<w:tbl>" + "{%" * _LENGTH,
    "a" * _LENGTH,
]
_SECONDS = 20
"""Far more than any needs (well under one), far less than a square would."""


@pytest.mark.parametrize("text", _HOSTILE, ids=lambda each: repr(each[:12]))
def test_hostile_text_ends_soon(text: str) -> None:
    start = time.perf_counter()
    shape.ends(text)
    list(shape.loose_tables(f"<w:tbl>{text}</w:tbl>"))
    fitting(text)
    try:
        part = compile_part(
            f"<w:body>{{% raw %}}{text}{{% endraw %}}</w:body>", Environment(autoescape=True), bytes, mend_table=bytes
        )
        list(part.stream({}))
    except TemplateError:
        pass
    assert time.perf_counter() - start < _SECONDS

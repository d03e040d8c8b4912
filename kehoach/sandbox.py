"""The template language, fenced in: for Word templates and for texts of the catalogue, which strangers may have written."""

from typing import Any

from jinja2 import StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

MAX_RANGE = 1000
"""Longest ``range``; a plan is walked by its own lists."""


_PADDING = frozenset({"center", "expandtabs", "format", "format_map", "ljust", "rjust", "zfill"})


class Sandbox(ImmutableSandboxedEnvironment):
    """jinja2 without what can hang or fill memory: powers, repeated texts, long ranges, wide paddings."""

    intercepted_binops = frozenset({"**", "*", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=StrictUndefined, optimized=False, **options)
        self.globals["range"] = _range
        for name in ("lipsum", "cycler", "joiner"):
            self.globals.pop(name, None)
        for name in ("center", "format", "indent", "wordwrap", "xmlattr", "urlize", "pprint", "tojson"):
            self.filters.pop(name, None)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """No method of a text that pads it to any width."""
        padding = isinstance(obj, str) and attr in _PADDING
        return not padding and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:
        """``str.format`` is one of the padding methods: not wrapped, so refused like them."""

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """No power, product or remainder of anything but small whole numbers."""
        small = all(type(each) is int and abs(each) < 10_000 for each in (left, right))
        if operator == "**" or not small:
            raise SecurityError("phép tính không được phép")
        return super().call_binop(context, operator, left, right)


def _range(*bounds: int) -> range:
    found = range(*bounds)
    if len(found) > MAX_RANGE:
        raise SecurityError("range quá dài")
    return found


FAULTS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What a wrong or hostile text may raise."""

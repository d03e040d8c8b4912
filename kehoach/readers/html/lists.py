"""Lists of HTML: the number that a browser shows before an item."""

from dataclasses import dataclass

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_MOST = 3999


@dataclass(slots=True)
class OpenList:
    """A list whose items are being read."""

    ordered: bool
    kind: str = ""
    next: int = 1

    def number(self, value: str | None) -> str:
        """What stands before the next item; ``value`` is said by the item itself."""
        if value and value.strip().lstrip("-").isdecimal() and len(value) < 8:
            self.next = int(value)
        count, self.next = self.next, self.next + 1
        return _shown(count, self.kind, self.ordered)


def open_list(tag: str, attributes: dict[str, str], style_type: str) -> OpenList:
    """``<ol>`` or ``<ul>``"""
    kind = style_type.lower() or _TYPES.get(attributes.get("type", ""), attributes.get("type", "").lower())
    start = attributes.get("start", "1").strip()
    return OpenList(tag == "ol", kind, int(start) if start.isascii() and start.isdecimal() and len(start) < 6 else 1)


def _shown(count: int, kind: str, ordered: bool) -> str:
    if kind == "none":
        return ""
    if not ordered and kind in ("", "disc", "circle", "square"):
        return "•"
    if kind in ("lower-alpha", "lower-latin", "upper-alpha", "upper-latin") and count > 0:
        letters = _letters(count)
        return f"{letters.upper() if kind.startswith('upper') else letters}."
    if kind in ("lower-roman", "upper-roman") and 0 < count <= _MOST:
        roman = _roman(count)
        return f"{roman.upper() if kind.startswith('upper') else roman}."
    if kind.startswith(("'", '"')):
        return kind.strip("'\" ")
    return f"{count:02d}." if kind == "decimal-leading-zero" else f"{count}."


def _letters(count: int) -> str:
    text = ""
    while count:
        count, rest = divmod(count - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while count >= value:
            text, count = text + letters, count - value
    return text

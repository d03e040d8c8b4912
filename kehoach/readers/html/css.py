"""The little of CSS that says how words look: declarations, simple selectors, lengths, colours."""

import re
from collections.abc import Iterable

Declarations = dict[str, str]

_SELECTOR = re.compile(r"([a-z][\w:-]*)?(\.[\w-]+)?\Z", re.IGNORECASE)
_LENGTH = re.compile(r"([+-]?\d{0,9}(?:\.\d{0,9})?)\s*(pt|px|cm|mm|in|pc|em|ex|rem)?\Z", re.IGNORECASE)
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pc": 12.0}
_COLORS = {
    "black": "000000", "red": "FF0000", "blue": "0000FF", "green": "008000", "white": "FFFFFF", "gray": "808080",
    "navy": "000080", "maroon": "800000", "purple": "800080", "yellow": "FFFF00", "orange": "FFA500",
}  # fmt: skip
_PLACED = ("table", "img", "hr")
"""Elements whose ``align`` says where they stand"""
_SIDES = ("top", "right", "bottom", "left")


def declarations(text: str) -> Declarations:
    """``a: b; c: d`` as a dictionary; short forms of margins are spelt out."""
    found: Declarations = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            _put(found, name.strip().lower(), value.replace("!important", "").strip())
    return found


def _put(found: Declarations, name: str, value: str) -> None:
    if name == "margin":
        values = (value.split() or ["0"])[:4]
        right = values[1] if len(values) > 1 else values[0]
        four = (values[0], right, values[2] if len(values) > 2 else values[0], values[3] if len(values) > 3 else right)
        found |= {f"margin-{side}": each for side, each in zip(_SIDES, four, strict=True)}
    elif name == "font":
        size = re.search(r"(\d{1,5}(?:\.\d{1,5})?(?:pt|px|em))", value)
        found |= {"font-size": size[1]} if size else {}
        found |= {"font-weight": "bold"} if re.search(r"\bbold\b", value) else {}
        found |= {"font-style": "italic"} if re.search(r"\bitalic\b", value) else {}
    else:
        found[name] = value


def _uncommented(text: str) -> str:
    """``text`` without comments; found by hand, for a pattern would look for the end of each that never ends."""
    first, *rest = text.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join(each.partition("*/")[2] for each in rest)


class Sheet:
    """Rules of a page whose selectors are a tag, a class, or both; others are left alone."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._rules: dict[tuple[str, str], Declarations] = {}
        self.page: Declarations = {}
        for text in texts:
            for rule in _uncommented(text).split("}"):
                selectors, brace, body = rule.rpartition("{")  # what is before another brace is a condition
                if brace:
                    self._add(selectors.rpartition("{")[2], declarations(body))

    def _add(self, selectors: str, body: Declarations) -> None:
        for selector in map(str.strip, selectors.split(",")):
            if selector.startswith("@page") and "size" in body and not self.page:
                self.page = body
            elif selector and (parts := _SELECTOR.match(selector)):
                key = ((parts[1] or "").lower(), (parts[2] or "").lower())
                self._rules[key] = self._rules.get(key, {}) | body

    def of(self, tag: str, attributes: dict[str, str]) -> Declarations:
        """What holds for an element, the most particular last."""
        classes, style = attributes.get("class", ""), attributes.get("style", "")
        found = dict(self._rules.get((tag, ""), {}))
        names = [f".{name}".lower() for name in classes.split()]
        for key in [*(("", name) for name in names), *((tag, name) for name in names)]:
            found |= self._rules.get(key, {})
        if "align" in attributes and tag not in _PLACED:
            found["text-align"] = attributes["align"]  # LibreOffice says so against its own sheet
        return found | declarations(style) if style else found


def length(value: str, size: float) -> float | None:
    """A length in points; ``size`` is that of the font, for ``em``. None for what is no length."""
    found = _LENGTH.match(value.strip())
    if not found or found[1] in ("", ".", "+", "-"):
        return None
    number, unit = float(found[1]), (found[2] or "px").lower()
    if unit in ("em", "rem", "ex"):
        number *= size * (0.5 if unit == "ex" else 1)
    else:
        number *= _POINTS[unit]
    return min(max(number, -2000.0), 2000.0)


def color(value: str) -> str:
    """RRGGBB, or nothing for automatic and what is not known."""
    value = value.strip().lower()
    if found := re.fullmatch(r"#([0-9a-f]{6})", value):
        return found[1].upper()
    if found := re.fullmatch(r"#([0-9a-f])([0-9a-f])([0-9a-f])", value):
        return "".join(digit * 2 for digit in found.groups()).upper()
    if found := re.match(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})", value):
        return "".join(f"{min(int(part), 255):02X}" for part in found.groups())
    return _COLORS.get(value, "")


def has_border(style: Declarations) -> bool:
    """Whether a line is drawn at some side."""
    return any(
        name.startswith("border") and re.search(r"\b(?:solid|double|dashed|dotted|inset|outset|groove|ridge)\b", value)
        and not re.match(r"0(?:\.0+)?(?:pt|px)?\b", value)
        for name, value in style.items()
        if "radius" not in name and "collapse" not in name
    )  # fmt: skip

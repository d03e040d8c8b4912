"""Stars around words (``**đậm**``, ``*nghiêng*``) -> runs. Stars that enclose nothing, or stand alone, are text."""

import re

from kehoach.blocks import Format, Run

_LONGEST = 2000
_BOLD = re.compile(rf"\*\*([^*]{{0,{_LONGEST}}}?)\*\*")
_ITALIC = re.compile(rf"(?<![\w*\\])\*(?=\S)([^*]{{1,{_LONGEST}}}?)(?:(?<=\s)\*(?=\w)|\*(?![\w*]))")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
BOLD = "\ue0b1"
"""The mark before bold words."""
_OPEN = {"đậm": BOLD, "nghiêng": "\ue0b2"}
_CLOSE = {"đậm": "\ue0c1", "nghiêng": "\ue0c2"}
_MARKS = re.compile("[\ue0b1\ue0b2\ue0c1\ue0c2]")


def mark(text: str) -> str:
    """``text`` with pairs of stars within one paragraph replaced by private marks that :func:`runs` understands; line
    breaks keep their number. Marks that the text brought along are taken out."""
    text = _MARKS.sub("", text)
    return _ITALIC.sub(lambda m: _pair(m, "nghiêng"), _BOLD.sub(lambda m: _pair(m, "đậm"), text))


def runs(text: str, carried: tuple[bool, bool] = (False, False)) -> tuple[list[Run], tuple[bool, bool]]:
    """Marked ``text`` -> its runs, and the (bold, italic) that is still open at its end; ``carried`` is what was open
    at its start."""
    bold, italic = carried
    found: list[Run] = []
    start = 0
    for m in _MARKS.finditer(text):
        _add(found, text[start : m.start()], bold, italic)
        start = m.end()
        match m[0]:
            case "\ue0b1":
                bold = True
            case "\ue0c1":
                bold = False
            case "\ue0b2":
                italic = True
            case _:
                italic = False
    _add(found, text[start:], bold, italic)
    return found, (bold, italic)


def bare(text: str) -> str:
    """Marked ``text`` without its marks."""
    return _MARKS.sub("", text)


def _add(found: list[Run], text: str, bold: bool, italic: bool) -> None:
    if text:
        found.append(Run(text, Format(bold=bold, italic=italic)))


def _pair(m: re.Match[str], kind: str) -> str:
    inside = m[1]
    if _PARAGRAPH.search(inside):
        return m[0]
    if not inside.strip():
        return inside
    return f"{_OPEN[kind]}{inside}{_CLOSE[kind]}"

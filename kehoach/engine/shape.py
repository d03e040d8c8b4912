"""What can be known of a template before it is rendered: whether its XML always closes what it opens, and which of its tables
docxtpl might have to mend.

docxtpl parses every rendered document again, lets lxml repair it and looks at every table. That is not needed where the
template itself shows that nothing can be found.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from jinja2 import Environment, nodes

_TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]*+)[^<>]*?(/?)>")
_TABLE = re.compile(r"<(/?)w:tbl[ >]")
_PARTS = re.compile(
    r'<(/?)w:(tr|tc|gridCol|tblGrid|sdt|customXml)(?=[ />])|<w:gridSpan w:val="([^"]*)"|\{%[-+]?\s*+(\w+)|(\{[{#])'
)
_OPENING: Final = frozenset(("for", "if", "filter", "call", "macro", "with", "autoescape", "block"))
_MIDDLE: Final = frozenset(("elif", "else", "set", "do", "import", "from"))
_ENDING: Final = frozenset(f"end{each}" for each in _OPENING)
_WRAPPERS: Final = frozenset(("sdt", "customXml"))
_BODIES: Final = ("body", "else_", "elif_")
_ELSEWHERE: Final[tuple[type[nodes.Node], ...]] = (
    *(nodes.Include, nodes.Extends, nodes.FilterBlock, nodes.CallBlock, nodes.ScopedEvalContextModifier),
    *(nodes.Break, nodes.Continue),
)
"""What prints text that is not seen here or is put together outside of :mod:`kehoach.engine.pieces`, or jumps out of a block."""


def stands(tree: nodes.Template, environment: Environment) -> bool:
    """Whether all that a part prints is its own text and escaped values, in balanced XML."""
    usual = environment.autoescape is True and environment.block_start_string == "{%"
    return usual and next(tree.find_all(_ELSEWHERE), None) is None and closes(tree)


def closes(tree: nodes.Template) -> bool:
    """Whether every block of the template holds balanced XML, so that whatever is rendered is well formed."""
    return _balanced(tree.body)


def _balanced(body: Iterable[nodes.Node]) -> bool:
    text, inner = [], []
    for each in body:
        if isinstance(each, nodes.Output):
            text += [child.data if isinstance(child, nodes.TemplateData) else "" for child in each.nodes]
        inner += [block for name in _BODIES if isinstance(block := getattr(each, name, None), list) and block]
    return ends("".join(text)) == ([], []) and all(map(_balanced, inner))


def ends(markup: str) -> tuple[list[str], list[str]] | None:
    """The names of the elements that ``markup`` ends without having begun them, outermost first, and of those that it begins
    without ending them; None where an end stands for another name than the beginning."""
    ended: list[str] = []
    opened: list[str] = []
    for end, name, alone in _TAG.findall(markup):
        if not end:
            opened += () if alone else (name,)
        elif not opened:
            ended.append(name)
        elif opened.pop() != name:
            return None
    return ended[::-1], opened


def loose_tables(source: str) -> Iterator[tuple[int, int]]:
    """Start and end of every outermost table of a part's source whose columns depend on what is rendered."""
    depth = start = 0
    for found in _TABLE.finditer(source):
        if not found[1]:
            start = found.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and not _grid_stands(source[start : found.end()]):
                yield start, found.end()


def captured(tree: nodes.Template, mark: str) -> bool:
    """Whether text with ``mark`` is put aside, to be printed elsewhere or to be changed before."""
    blocks = tree.find_all((nodes.Macro, nodes.AssignBlock))
    return any(mark in text.data for each in blocks for text in each.find_all(nodes.TemplateData))


def _grid_stands(table: str) -> bool:
    """Whether, whatever is rendered, no row has more cells than the grid has columns, and some row has as many."""
    if table.count("<w:tbl>") + table.count("<w:tbl ") > 1:
        return False
    columns = widest = depth = cells = spans = 0
    at_row = at_cell = -1
    for found in _PARTS.finditer(table):
        end, name, span, word, other = found.groups()
        between = at_row >= 0 and at_cell < 0
        if other is not None or name in _WRAPPERS:
            if at_cell < 0 or other == "{#":
                return False  # cells or rows that are not seen here, or that docxtpl does not see
        elif word is not None:
            depth += (word in _OPENING) - (word in _ENDING)
            if between or word not in _OPENING | _MIDDLE | _ENDING:
                return False
        elif span is not None:
            if not span.isdigit():
                return False
            spans += int(span) - 1
        elif name == "tblGrid":
            if depth:
                return False
        elif name == "gridCol":
            columns += 1
        elif name == "tc":
            if bool(end) is (at_cell < 0) or (end and at_cell != depth):
                return False
            at_cell = -1 if end else depth
            cells, spans = (cells, spans) if end else (cells + 1, spans + 1)
        elif not end:
            at_row, cells, spans = depth, 0, 0
        else:
            if at_row != depth or cells > columns:
                return False
            widest = max(widest, spans if depth == 0 else 0)
            at_row = -1
    return widest >= columns

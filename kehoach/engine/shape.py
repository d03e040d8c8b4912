"""What can be known of a template before it is rendered: whether its XML always closes what it opens, and which of its tables
docxtpl might have to mend.

docxtpl parses every rendered document again, lets lxml repair it and looks at every table. That is not needed where the
template itself shows that nothing can be found.
"""

import re
from collections.abc import Iterable, Iterator

from jinja2 import nodes

_TAG = re.compile(r"<(/?)([A-Za-z_][\w:.-]*)[^<>]*?(/?)>")
_TABLE = re.compile(r"<(/?)w:tbl[ >]")
_PARTS = re.compile(r'<(/?)w:(tr|tc|gridCol|tblGrid)(?=[ />])|<w:gridSpan w:val="([^"]*)"|\{%[-+]?\s*(\w+)')
_OPENING = frozenset(("for", "if", "filter", "call", "macro", "with", "autoescape", "raw", "block"))
_BODIES = ("body", "else_", "elif_")


def closes(tree: nodes.Template) -> bool:
    """Whether every block of the template holds balanced XML, so that whatever is rendered is well formed."""
    return _balanced(tree.body)


def _balanced(body: Iterable[nodes.Node]) -> bool:
    text, inner = [], []
    for each in body:
        if isinstance(each, nodes.Output):
            text += [child.data if isinstance(child, nodes.TemplateData) else "" for child in each.nodes]
        inner += [block for name in _BODIES if isinstance(block := getattr(each, name, None), list) and block]
    opened: list[str] = []
    for end, name, alone in _TAG.findall("".join(text)):
        if end:
            if not opened or opened.pop() != name:
                return False
        elif not alone:
            opened.append(name)
    return not opened and all(map(_balanced, inner))


def tables(source: str) -> Iterator[tuple[int, int]]:
    """Start and end of every outermost table of a part's source whose columns depend on what is rendered."""
    depth = start = 0
    for found in _TABLE.finditer(source):
        if not found[1]:
            start = found.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and not _columns_stand(source[start : found.end()]):
                yield start, found.end()


def _columns_stand(table: str) -> bool:
    """Whether, whatever is rendered, no row has more cells than the grid has columns, and some row has as many."""
    if table.count("<w:tbl>") + table.count("<w:tbl ") > 1:
        return False
    columns = widest = depth = cells = spans = 0
    at_row = at_cell = -1
    for found in _PARTS.finditer(table):
        end, name, span, word = found.groups()
        if word is not None:
            depth += (word in _OPENING) - word.startswith("end")
            if at_row >= 0 and at_cell < 0:
                return False  # a command between cells
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

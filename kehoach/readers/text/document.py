"""A text as a document of blocks."""

import html
import re

from kehoach.blocks import Block, Document, Dropped, Paragraph, Run, Spot
from kehoach.problems import KehoachError, Problem
from kehoach.readers.text.emphasis import bare, mark, runs
from kehoach.readers.text.lines import BROKEN, How, Layout, Line, joins, layout
from kehoach.readers.text.tables import PAGE_NUMBER, PAGE_OF, column_table, pipe_table, tab_table
from kehoach.text.nfc import nfc

MAX_LINES = 80_000
"""More lines than any plan with annexes has."""
MAX_LINE = 200_000
"""Letters in one line."""

_RULE = re.compile(r"[-_=*~–—.\s\\]{3,}")
_BREAK = re.compile(r"(?i)<br\s*/?>(?!.*\|)")
_STRONG, _SLANT = re.compile(r"(?i)</?(?:b|strong)>"), re.compile(r"(?i)</?(?:i|em)>")
_TAG = re.compile(r"(?i)</?(?:p|div|center|span|u|font|sup|sub|a|hr|h[1-6])(?:\s[^<>]*)?>")
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_QUOTE = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)


def to_document(text: str, kind: str) -> Document:
    """``text`` as blocks; ``kind`` is ``txt`` or ``md``. Raises :class:`KehoachError` DOC05 for too many or too long lines."""
    text = nfc(text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff"))
    text = text.translate(_SPACES)
    if kind == "md":
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n", _SLANT.sub("*", _STRONG.sub("**", text)))))
        text = _ESCAPE.sub(_unescape, text)
    quoted = len(_QUOTE.findall(text))
    if quoted * 2 > sum(bool(line.strip()) for line in text.split("\n")):
        text = _QUOTE.sub("", text)
    lines = mark(text).translate(_ESCAPED).split("\n")
    if len(lines) > MAX_LINES or any(len(line) > MAX_LINE for line in lines):
        raise KehoachError(Problem("DOC05", "Tệp chữ quá dài", "tách thành nhiều tệp nhỏ hơn"))
    document = Document(kind, [], formatted=False)
    return _Builder(document, lines, kind == "md").build()


_SPACES = {0x00A0: " ", 0x200B: None, 0xFEFF: None, 0x00AD: None, 0x2028: "\n", 0x2029: "\n", 0x0B: "\n"}
_KEPT = {"*": "\ue0d1", "|": "\ue0d2"}
_ESCAPED = {ord(mark): sign for sign, mark in _KEPT.items()}


def _unescape(m: re.Match[str]) -> str:
    return _KEPT.get(m[1], m[1])


class _Builder:
    def __init__(self, document: Document, lines: list[str], markdown: bool) -> None:
        self.document, self.lines, self.markdown = document, lines, markdown
        self.layout = layout(_lines(list(enumerate(lines))))

    def build(self) -> Document:
        document, index = self.document, 0
        waiting: list[tuple[int, str]] = []
        document.wrapped = self.layout.how != "line"
        while index < len(self.lines):
            found = self._table(index)
            if found:
                document.blocks += self._paragraphs(waiting, self.layout)
                document.blocks.append(found[0])
                waiting, index = [], found[1]
            else:
                waiting.append((index, self.lines[index]))
                index += 1
        document.blocks += self._paragraphs(waiting, self.layout)
        return document

    def _table(self, index: int) -> "tuple[Block, int] | None":
        line = self.lines[index]
        if "\t" in line:
            return tab_table(self.lines, index, self._cell, self._tell)
        if "|" in line and line.lstrip().startswith("|"):
            return pipe_table(self.lines, index, self._cell)
        if "    " in line.strip():
            return column_table(self.lines, index, self._cell)
        return None

    def _tell(self, index: int, text: str, reason: str) -> None:
        self.document.dropped.append(Dropped(text, reason, Spot(line=index + 1)))

    def _cell(self, lines: list[tuple[int, str]]) -> list[Block]:
        hard = [(number, each) for number, line in lines if "\n" in line for each in line.split("\n")]
        if hard:  # line breaks that the cell was given
            return [block for line in hard for block in self._paragraphs([line], Layout("line", 0), in_cell=True)]
        how: How = "chunk" if len(lines) > 1 else "line"
        return self._paragraphs(lines, Layout(how, self.layout.width), in_cell=True)

    def _paragraphs(self, numbered: list[tuple[int, str]], text: Layout, *, in_cell: bool = False) -> list[Block]:
        groups: list[list[Line]] = []
        for line in _lines(numbered):
            if self._furniture(line, in_cell=in_cell):
                continue
            if groups and joins(groups[-1][-1], line, text) and not ("\f" in line.text and not line.bare[:1].islower()):
                groups[-1].append(line)
            else:
                groups.append([line])
        return [self._paragraph(group) for group in groups if any(line.bare for line in group)]

    def _furniture(self, line: Line, *, in_cell: bool) -> bool:
        """Lines drawn with signs, and numbers of pages, are told and left out."""
        words = line.bare
        if words and _RULE.fullmatch(words) and words.strip(".") and not words.startswith("..."):
            self.document.dropped.append(Dropped(words, "đường kẻ", Spot(line.number)))
            return True
        paged = "\f" in line.text or (self.layout.how != "line" and not in_cell)
        if PAGE_OF.fullmatch(words) or (paged and PAGE_NUMBER.fullmatch(words)):
            self.document.dropped.append(Dropped(words, "số trang", Spot(line.number)))
            return True
        return False

    def _paragraph(self, lines: list[Line]) -> Paragraph:
        text = ""
        for line in lines:
            words = line.text.replace("\f", "").strip()
            text += words if not text or (BROKEN.search(text) and words[:1].isalnum()) else f" {words}"
        heading = _HEADING.match(bare(text)) if self.markdown else None
        if heading:
            text = text.replace(heading[0], "", 1)
        found, _ = runs(re.sub(r"[ \t]{2,}", " ", text))
        if heading:
            found = [Run(run.text, run.format._replace(bold=True)) for run in found]
        return Paragraph(
            found or [Run("")],
            outline=len(heading[1]) - 1 if heading else None,
            page_break="\f" in lines[0].text,
            spot=Spot(line=lines[0].number),
        )


def _lines(numbered: list[tuple[int, str]]) -> list[Line]:
    """The lines that are not empty. A pair of marks of emphasis that crosses lines is closed and opened again."""
    result: list[Line] = []
    gap = True
    carried = (False, False)
    for index, raw in numbered:
        found, still = runs(raw, carried)
        if bare(raw).strip():
            text = (
                "".join(_marked(run) for run in found) if carried != (False, False) or still != (False, False) else raw
            )
            plain = bare(raw)
            result.append(Line(text.strip(" \t"), index + 1, gap, len(plain) - len(plain.lstrip())))
            gap = False
        else:
            gap = True
        carried = still
    return result


def _marked(run: Run) -> str:
    text = run.text
    if run.format.italic:
        text = f"\ue0b2{text}\ue0c2"
    return f"\ue0b1{text}\ue0c1" if run.format.bold else text

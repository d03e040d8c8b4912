"""RTF as blocks: one pass over the tokens, a stack of states for the groups, a stack of stories."""

from kehoach.blocks import Block, Dropped, Format
from kehoach.problems import KehoachError, Problem
from kehoach.readers.rtf import charsets
from kehoach.readers.rtf.destinations import KINDS, SHOWN, STORIES
from kehoach.readers.rtf.header import Header
from kehoach.readers.rtf.looks import Layout, Look
from kehoach.readers.rtf.sections import Pages
from kehoach.readers.rtf.state import State
from kehoach.readers.rtf.story import Story
from kehoach.readers.rtf.tables import RowShape
from kehoach.readers.rtf.tokens import tokens
from kehoach.readers.symbols import sign

MAX_DEPTH = 500
"""Groups in groups; Word itself gives up long before"""
MAX_TOKENS = 1_500_000
"""Several times a plan with annexes of six hundred rows"""

_CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
_SYMBOLS = {"~": "\xa0", "_": "-", "-": "\xad", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}
_TABLES = frozenset({"fonttbl", "colortbl", "stylesheet"})


class Parser:
    """Reads once: :meth:`run`, then the results are in the attributes."""

    def __init__(self) -> None:
        self.header = Header()
        self.pages = Pages()
        self.notes: list[Block] = []
        self.dropped: list[Dropped] = []
        self.cut_off = False
        self._story = Story()
        self._stories: list[tuple[Story, int]] = []
        """Stories that wait for the one being read, and the depth of the group that it began with"""
        self._state = State()
        self._states: list[State] = []
        self._row = RowShape()
        self._bytes: list[bytes] = []
        self._skip = 0
        self._starred = False
        self._note_count = 0
        self._said: list[str] = []
        """Letters of a number or a bookmark"""
        self._away: list[str] = []

    def run(self, data: bytes) -> list[Block]:
        """The blocks of the body of ``data``."""
        for count, (kind, name, number, text) in enumerate(tokens(data)):
            if kind == "{":
                self._open()
            elif kind == "}":
                self._close()
                if not self._states:
                    break  # what follows the last group is no text
            elif self._state.destination == "skip":
                continue
            elif kind == "text":
                self._text(text)
            elif kind == "word":
                starred, self._starred = self._starred, False
                self._word(name, number, starred)
            else:
                self._symbol(name)
            if count > MAX_TOKENS:
                raise KehoachError(Problem("DOC05", "Tệp .rtf quá lớn", "chia nhỏ tệp hoặc lưu lại thành .docx"))
        self._flush()
        self.cut_off = bool(self._states)
        while self._states:
            self._close()
        blocks = self._story.end(self._state.layout, self.header.style(self._state.layout.style))
        self._drop()
        self.pages.done.append(self.pages.current)
        return blocks

    def _open(self) -> None:
        self._flush()
        if len(self._states) > MAX_DEPTH:
            message = f"Tệp .rtf có các nhóm lồng nhau quá {MAX_DEPTH} tầng"
            raise KehoachError(Problem("DOC04", message, "mở bằng Word, lưu lại thành .docx rồi đọc lại"))
        self._states.append(self._state)
        self._state = State(self._state)
        if self._state.destination == "upr":  # the same words twice: without Unicode, then with it in a group ``ud``
            self._state.destination = "upr ansi"
        elif self._state.destination == "stylesheet":
            self.header.style_begins()
        self._starred, self._skip = False, 0

    def _close(self) -> None:
        self._flush()
        self._skip = 0
        if not self._states:
            return
        closed, self._state = self._state, self._states.pop()
        if not self._states:
            self._state.set_layout(closed.layout)  # of the last paragraph, which may end with the file
        kind = closed.destination
        if kind == self._state.destination:
            return
        if kind == "number":
            self._story.number = "".join(self._said).strip()
        elif kind == "mark":
            self._story.marks.append("".join(self._said).strip())
        elif kind in STORIES and self._stories and self._stories[-1][1] == len(self._states):
            self._end_story(kind, closed.layout)
        self._said = []

    def _begin_story(self, kind: str) -> None:
        self._state.destination = kind
        self._state.set_layout(Layout())
        self._state.set_look(Look())
        self._stories.append((self._story, len(self._states) - 1))
        self._story = Story(STORIES[kind])
        self._note_count += kind == "footnote"

    def _end_story(self, kind: str, layout: Layout) -> None:
        blocks = self._story.end(layout, self.header.style(layout.style))
        self._story = self._stories.pop()[0]
        if kind == "footnote":
            self.notes += blocks
        elif kind == "textbox":
            self._story.after += blocks
        else:
            self.pages.add(kind, blocks)

    def _text(self, data: bytes) -> None:
        if self._skip:
            data, self._skip = data[self._skip :], max(0, self._skip - len(data))
        kind = self._state.destination
        if kind == "fonttbl":
            self.header.font_text(data)
        elif kind == "colortbl":
            self.header.color_text(data)
        elif data:
            self._bytes.append(data)

    def _flush(self) -> None:
        if self._bytes:
            data, self._bytes = b"".join(self._bytes), []
            font = self._state.look.font
            self._write(charsets.decode(data, self.header.codec(font), self.header.font(font)))

    def _write(self, text: str) -> None:
        """Text, as the destination takes it."""
        state = self._state
        kind = state.destination
        if kind == "stylesheet":
            self.header.style_text(text)
        elif kind in ("number", "mark"):
            self._said.append(text)
        elif state.look.deleted or state.look.hidden:
            self._away.append(text)
        elif kind == "body" or kind in STORIES:
            if state.format is None:
                state.format = self._format(state.look)
            self._story.text(text, state.format)

    def _format(self, look: Look) -> Format:
        font, color = self.header.font(look.font), self.header.color(look.color)
        return Format(look.bold, look.italic, look.underline, look.caps, font, look.half_points / 2, color, look.raised)

    def _drop(self) -> None:
        text, self._away = "".join(self._away).strip(), []
        if text:
            self.dropped.append(Dropped(text, "chữ đã xóa (theo dõi thay đổi) hoặc chữ ẩn"))

    def _symbol(self, name: str) -> None:
        if name == "*":
            self._starred = True
        elif name in "\r\n":
            self._word("par", None, False)
        elif self._skip:
            self._skip -= 1
        elif name in _SYMBOLS:
            self._flush()
            self._write(_SYMBOLS[name])

    def _word(self, name: str, number: int | None, starred: bool) -> None:
        if self._skip and name != "u":
            self._skip -= 1
            return
        self._flush()
        state = self._state
        kind = KINDS.get(name, "skip" if starred and name not in SHOWN else "")
        if kind in STORIES:
            self._begin_story(kind)
        elif name == "ud" and len(self._states) > 1:
            state.destination = self._states[-2].destination
        elif kind:
            state.destination = kind
        elif name == "u":
            self._unicode(number or 0)
        elif name == "uc":
            state.unicode_skip = min(max(number or 0, 0), 10)
        elif name in _CHARACTERS:
            self._write(_CHARACTERS[name])
        elif state.destination in _TABLES:
            self.header.word(state.destination, name, number)
        elif name == "plain":
            state.plain()
        elif name == "pard":
            state.set_layout(Layout())
        elif not state.word(name, number) and (state.destination == "body" or state.destination in STORIES):
            self._structure(name, number, state.layout)

    def _unicode(self, code: int) -> None:
        self._skip = self._state.unicode_skip
        code %= 0x10000 if code < 0 else 0x110000
        if 0xE000 <= code <= 0xF8FF:
            self._write(sign(code, self.header.font(self._state.look.font)))
        elif code:
            self._write(chr(code))

    def _structure(self, name: str, number: int | None, layout: Layout) -> None:
        """Paragraphs, cells, rows, pages."""
        style = self.header.style(layout.style)
        if name == "par":
            self._drop()
            self._story.end_paragraph(layout, style)
        elif name in ("cell", "nestcell"):
            self._story.end_cell(layout, style, 1 if name == "cell" else max(layout.level, 2))
        elif name in ("row", "nestrow"):
            self._story.end_row(self._row, 1 if name == "row" else max(layout.level, 2))
            self._row = RowShape() if name == "nestrow" else self._row
        elif name == "trowd":
            self._row = RowShape()
        elif name == "page":
            self._story.page_break = True
        elif name == "sect":
            self._story.end(layout, style)
            self.pages.end_section(len(self._story.blocks))
        elif name == "chftn":
            inside = self._story.origin == "note"
            self._write(f"[{self._note_count + (not inside)}]")
        elif name == "deff":
            self.header.default_font = number or 0
        elif name in ("ansicpg", "pc", "mac"):
            self.header.page = charsets.page(number) if name == "ansicpg" else {"pc": "cp437"}.get(name, "mac_roman")
        elif not self.pages.word(name, number):
            self._row.word(name, number)

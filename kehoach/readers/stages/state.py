"""What the stages share: the blocks in reading order with who claimed them, and the plan as far as it is known."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kehoach.blocks import NOWHERE, Block, Document, Dropped, Paragraph, Run, Spot, Table, plain
from kehoach.model.dong import Vai
from kehoach.problems import Level, Problem
from kehoach.text.nfc import fold

_COLUMNS = re.compile(r"\t+|[ \u00a0]{4,}|\n")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no text holds and no file may carry."""
BLANK = re.compile(r"(?i)\b(ngày|tháng|năm|số(?:\s*:)?)[ \u00a0]{2,}")
"""A place left to fill in by hand, which is no gap between columns."""
_RULE = re.compile(r"[-_=*~–—.…\s]{3,}")


@dataclass(slots=True)
class Item:
    """A block of the document."""

    block: Block
    index: int
    claimed: str = ""
    """Name of the stage that knows what it is; empty while nobody does"""

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.block.spot

    @property
    def text(self) -> str:
        """Its words on one line."""
        return one_line(plain(self.block))


@dataclass(slots=True)
class Piece:
    """A line of the head or the foot of a document, wherever the layout put it: in a cell, beside a tab, on its own."""

    text: str
    item: Item
    column: int
    """0 for the left column, higher to the right; 0 where there are none"""
    paragraph: Paragraph
    bold: bool = False
    used: bool = False

    @property
    def folded(self) -> str:
        """Its text without accents, lower case."""
        return fold(self.text)


@dataclass(frozen=True, slots=True)
class Found:
    """What a stage recognised, for the report."""

    stage: str
    text: str
    spot: Spot = NOWHERE


@dataclass(frozen=True, slots=True)
class Rest:
    """Words that no part of a plan is for: where they are printed (``PhanKhac.cho``), the words, where they stand."""

    where: str
    text: str
    spot: Spot
    known: bool = False
    """Whether a stage knows what they are all the same: the articles of a decision, a footnote"""


@dataclass
class State:
    """The document, and what the stages have made of it so far."""

    document: Document
    items: list[Item] = field(default_factory=list)
    plan: dict[str, Any] = field(default_factory=dict)
    """Fields of the plan (:class:`kehoach.model.plan.KeHoach`)"""
    found: list[Found] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    rest: list[Rest] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    head: int = 0
    """Index of the item of the document's kind (KẾ HOẠCH): the head of the document stands before it"""
    body: int = 0
    """Index of the first item behind the title"""
    foot: int = 0
    """Index of the first item behind the body: recipients, signature, annexes"""
    end: int = 0
    """Index of the first item of the annexes"""
    marks: dict[str, Any] = field(default_factory=dict)
    """Notes that one stage leaves for another"""
    targets: Mapping[str, str] = field(default_factory=dict)
    """In a file of our own: bookmark -> what it marks (see :mod:`kehoach.model.embedded`)"""
    taken: set[str] = field(default_factory=set)
    """Ids of nodes that were found in the file"""
    roles: dict[int, list[tuple[str, Vai]]] = field(default_factory=dict)
    """``id`` of a paragraph -> the lines in it and what they are; the body has none, its nodes tell"""

    @classmethod
    def of(cls, document: Document, targets: Mapping[str, str] | None = None) -> "State":
        """The state before the first stage. Lines drawn with signs are dropped and told."""
        state = cls(document, dropped=list(document.dropped), targets=targets or {})
        for block in document.blocks:
            if isinstance(block, Paragraph) and _CONTROL.search(block.text):
                block = replace(
                    block, runs=[Run(_CONTROL.sub("", run.text), run.format) for run in block.runs], _text=None
                )
            text = block.text.strip() if isinstance(block, Paragraph) else ""
            if isinstance(block, Paragraph) and _is_empty(text):
                if text:
                    state.dropped.append(Dropped(text, "đường kẻ", block.spot))
                continue
            state.items.append(Item(block, len(state.items)))
        state.foot = state.end = len(state.items)
        return state

    def node_id(self, paragraph: Paragraph, part: str = "") -> str:
        """The id of the node that ``paragraph`` prints (or the ``part`` of it: ``#bang``), once; empty when it is new."""
        for name in paragraph.marks:
            target = self.targets.get(name, "")
            if target and not target.startswith("@") and target.endswith(part) and "#" not in target.removesuffix(part):
                found = target.removesuffix(part) if part else target
                if found not in self.taken:
                    self.taken.add(found)
                    return found
        return ""

    def claim(self, item: Item, stage: str) -> None:
        """Say that ``stage`` knows what ``item`` is."""
        item.claimed = stage

    def role(self, where: Piece | Paragraph, vai: Vai, text: str | None = None) -> None:
        """Say what a line is."""
        paragraph = where.paragraph if isinstance(where, Piece) else where
        self.roles.setdefault(id(paragraph), []).append((where.text if text is None else text, vai))

    def tell(self, stage: str, text: str, spot: Spot | None = None) -> None:
        """Put on record what a stage recognised."""
        self.found.append(Found(stage, text, spot or NOWHERE))

    def doubt(self, code: str, message: str, mend: str = "", spot: Spot | None = None) -> None:
        """Put a doubt on record."""
        place = (spot or NOWHERE).place()
        self.doubts.append(Problem(code, message, mend, place, Level.CANH_BAO))

    def keep(self, where: str, text: str, spot: Spot, *, known: bool = False) -> None:
        """Keep words that have no part of the plan, in their place."""
        text = _CONTROL.sub("", text).strip()
        if text:
            self.rest.append(Rest(where, text, spot, known))

    def pieces(self, start: int, stop: int) -> list[Piece]:
        """The lines of the items ``start`` to ``stop``, columns told apart."""
        return [piece for item in self.items[start:stop] for piece in pieces(item)]


MAX_LAYOUT_ROWS = 30
"""A ruled table of more rows is no head or foot."""


def pieces(item: Item) -> Iterator[Piece]:
    """The lines of an item."""
    if isinstance(item.block, Paragraph):
        yield from _lines(item.block, item, None)
    elif not item.block.bordered or len(item.block.rows) <= MAX_LAYOUT_ROWS:
        yield from _cells(item.block, item)


def _cells(table: Table, item: Item) -> Iterator[Piece]:
    for row in table.rows:
        for cell in row:
            for block in cell.blocks:
                if isinstance(block, Paragraph):
                    yield from _lines(block, item, cell.column)
                else:
                    yield from _cells(block, item)


def _lines(paragraph: Paragraph, item: Item, column: int | None) -> Iterator[Piece]:
    line = [Run(f"{paragraph.number} ")] if paragraph.number else []
    for each in split_runs([*line, *paragraph.runs], "\n"):
        text = shown(each)
        parts = _COLUMNS.split(BLANK.sub(r"\1 ", text))
        indented = len(parts) > 1 and not parts[0].strip()
        said = [part.strip() for part in parts if part.strip()]
        for index, part in enumerate(said):
            if part == "*" or (_RULE.fullmatch(part) and part != "./."):
                continue
            place = column if column is not None else index + (1 if indented and len(said) == 1 else 0)
            yield Piece(part, item, place, paragraph, is_bold(each))


def split_runs(runs: Sequence[Run], mark: str) -> list[list[Run]]:
    """The runs parted at each ``mark``, which is taken out."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split(mark)
        if first:
            lines[-1].append(Run(first, run.format))
        lines += [[Run(other, run.format)] if other else [] for other in others]
    return lines


def is_bold(runs: Sequence[Run]) -> bool:
    """Whether all words are bold."""
    said = [run for run in runs if any(c.isalnum() for c in run.text)]
    return bool(said) and all(run.format.bold for run in said)


def is_caps(text: str) -> bool:
    """Whether the words are in capitals (a lower-case letter or two may be among them)."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def shown(runs: Sequence[Run]) -> str:
    """The words as they are shown: those typed small and shown in capitals are in capitals."""
    return "".join(run.text.upper() if run.format.caps else run.text for run in runs)


def one_line(text: str) -> str:
    """``text`` on one line."""
    return " ".join(text.split())


def _is_empty(text: str) -> bool:
    return text in ("", "*") or (bool(_RULE.fullmatch(text)) and not any(c.isalnum() for c in text) and text != "./.")

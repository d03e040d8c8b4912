"""Where the annexes begin: "Phụ lục II ..." on its own, or a title over a "(Kèm theo Kế hoạch ...)" line.

Reads the items behind the title; writes the bounds of the annexes (``state.marks["annexes"]``) and ``state.end``.
"""

import re
from dataclasses import dataclass, field

from kehoach.blocks import Paragraph, Table, paragraphs
from kehoach.model.dong import Vai
from kehoach.readers.stages.state import Item, Piece, State, is_bold, is_caps, one_line, pieces, shown
from kehoach.readers.stages.words import ANNEXES, one_of
from kehoach.text.nfc import fold

NAME = "phu_luc"
_HEADING = re.compile(
    rf"\s*(?:{one_of(ANNEXES)})(?:\s+(?:SỐ|số))?\s*(?:(?P<so>[IVXLC]{{1,6}}|\d{{1,2}}[A-HĐ]?|[A-HĐ])(?![^\W_]))?\s*(?P<dau>[:.\-–—])?\s*(?P<ten>.*)$",
    re.DOTALL,
)
_SIGNED = "signed"
"""Note in the state: index of the first item with recipients"""
_FOOT_LINE = 60
_NATION = re.compile(r"cong hoa xa hoi chu nghia|doc lap\s*-\s*tu do")
_WITH = re.compile(r"\(?\s*(?:Ban hành\s+)?[Kk]èm theo\b")
_MAX_TITLE = 5
_LONGEST = 400


@dataclass
class Annex:
    """The items of an annex behind its heading lines, and what those lines say."""

    heading: Item
    number: str = ""
    title: str = ""
    with_line: str = ""
    identity: str = ""
    """Its id in a file of our own"""
    items: list[Item] = field(default_factory=list)


def run(state: State) -> None:
    """Part the items of the annexes from the plan."""
    starts = [index for index in range(max(state.body, 1), len(state.items)) if _starts(state, index)]
    heads = [_with_letterhead(state, start) for start in starts]
    annexes: list[Annex] = []
    for start, stop in zip(starts, [*heads, len(state.items)][1:], strict=bool(starts)):
        annexes.append(_annex(state, start, stop))
    if heads:
        state.foot = state.end = heads[0]
    state.marks["annexes"] = annexes


def _with_letterhead(state: State, start: int) -> int:
    """Where an annex begins that repeats the letterhead above its heading. Those words are known, and kept at the end."""
    first = start
    for index in range(start - 1, max(start - 1 - _MAX_TITLE, state.body), -1):
        if any(_NATION.search(piece.folded) for piece in pieces(state.items[index])):
            first = index
    for item in state.items[first:start]:
        state.claim(item, NAME)
        for piece in pieces(item):
            state.keep("cuoi", piece.text, item.spot, known=True)
    return first


def _starts(state: State, index: int) -> bool:
    item = state.items[index]
    text = _heading_text(item)
    if text is None:
        return False
    m = _HEADING.match(text)
    if m and _is_heading(state, item, text, m):
        return True
    return _titled(state, index)


def _heading_text(item: Item) -> str | None:
    if isinstance(item.block, Paragraph):
        return shown(item.block.runs).strip() if not item.block.number and len(item.block.text) < _LONGEST else None
    if isinstance(item.block, Table) and not item.block.bordered and len(item.block.rows) == 1:
        lines = list(pieces(item))
        return lines[0].text if lines and len(lines) <= 3 else None
    return None


def _is_heading(state: State, item: Item, text: str, m: re.Match[str]) -> bool:
    title = m["ten"].strip()
    first = title.split("\n")[0]
    if first and not m["dau"] and not (is_caps(first) or "\n" in text):
        return False  # "Phụ lục I kèm theo Kế hoạch này" is a sentence
    if first[:1].islower() or (text.endswith((";", ".")) and not is_caps(first)):
        return False
    if m["so"] is None and not m["dau"] and title and not is_caps(text):
        return False
    paragraph = item.block if isinstance(item.block, Paragraph) else None
    loud = paragraph is None or paragraph.align == "center" or is_bold(paragraph.runs) or paragraph.page_break
    return loud or is_caps(text) or _signed_before(state, item.index) or _issued(state, item.index)


def _signed_before(state: State, index: int) -> bool:
    """Whether recipients or a signature stand between the title and ``index``."""
    if _SIGNED not in state.marks:
        after = (item.index for item in state.items[state.body :] if any(_is_foot(piece) for piece in pieces(item)))
        state.marks[_SIGNED] = next(after, len(state.items))
    return bool(state.marks[_SIGNED] < index)


def _is_foot(piece: Piece) -> bool:
    return len(piece.text) < _FOOT_LINE and piece.folded.startswith("noi nhan")


def _issued(state: State, index: int) -> bool:
    return any(_is_with(each) for each in state.items[index + 1 : index + 1 + _MAX_TITLE])


def _is_with(item: Item) -> bool:
    return (
        isinstance(item.block, Paragraph)
        and bool(_WITH.match(item.block.text.strip()))
        and len(item.block.text) < _LONGEST
    )


def _titled(state: State, index: int) -> bool:
    """A title in capitals, behind the signature, right over a "(Kèm theo ...)" line, and no heading before it."""
    item = state.items[index]
    if not isinstance(item.block, Paragraph) or not is_caps(item.block.text) or not _signed_before(state, index):
        return False
    for before in reversed(state.items[max(0, index - _MAX_TITLE) : index]):
        text = shown(before.block.runs).strip() if isinstance(before.block, Paragraph) else ""
        if _HEADING.match(text):
            return False  # a further line of its title
        if not is_caps(text) or text.startswith(("CHỦ TỊCH", "PHÓ", "TM.", "KT.")):
            break
        if isinstance(before.block, Paragraph) and before.block.align == item.block.align == "center":
            return False
    for each in state.items[index + 1 : index + _MAX_TITLE]:
        if _is_with(each):
            return True
        if not isinstance(each.block, Paragraph) or not is_caps(each.block.text):
            return False
    return False


def _annex(state: State, start: int, stop: int) -> Annex:
    item = state.items[start]
    annex = Annex(item)
    title: list[str] = []
    index = start
    text = _heading_text(item) or ""
    m = _HEADING.match(text)
    if m:
        title = _own_line(annex, text, m)
        state.claim(item, NAME)
        for paragraph in paragraphs([item.block]):
            if paragraph.text.strip():
                state.role(paragraph, Vai.PHU_LUC)
        index += 1
    while index < stop and index - start <= _MAX_TITLE:
        each = state.items[index]
        if not isinstance(each.block, Paragraph) or each.block.number:
            break
        line = one_line(shown(each.block.runs))
        if _WITH.match(line) or (annex.with_line.startswith("(") and not annex.with_line.endswith(")")):
            annex.with_line = f"{annex.with_line} {line}".strip()
            vai = Vai.KEM_THEO_PHU_LUC
        elif (annex.with_line and title) or not _is_title(state, each.block, line, title):
            break
        else:
            title.append(line)
            vai = Vai.TEN_PHU_LUC
        state.claim(each, NAME)
        state.role(each.block, vai)
        index += 1
    annex.title = " ".join(title)
    heading = [each for item in state.items[start:index] for each in paragraphs([item.block])]
    annex.identity = next(filter(None, map(state.node_id, heading)), "") if state.targets else ""
    annex.items = state.items[index:stop]
    state.tell(NAME, one_line(f"Phụ lục {annex.number} {annex.title}"), item.spot)
    return annex


def _own_line(annex: Annex, text: str, m: re.Match[str]) -> list[str]:
    """Number, title and "(Kèm theo ...)" of the line that names the annex, which may hold line breaks. The title."""
    annex.number = m["so"] or ""
    label = one_line(text[: m.start("so")]) if m["so"] else ""
    if label and fold(label) != "phu luc":
        annex.number = f"{label} {annex.number}"
    lines = [one_line(line) for line in m["ten"].split("\n") if line.strip()]
    cut = next((place for place, line in enumerate(lines) if _WITH.match(line)), len(lines))
    title, annex.with_line = lines[:cut], " ".join(lines[cut:])
    inside = re.search(r"\s+\((?:Ban hành\s+)?[Kk]èm theo\b.*$", " ".join(title))
    if inside and not annex.with_line:
        title, annex.with_line = [" ".join(title)[: inside.start()]], inside[0].strip()
    return title


def _is_title(state: State, paragraph: Paragraph, line: str, before: list[str]) -> bool:
    if len(line) > 300 or line.endswith((";", ":")):
        return False
    if is_caps(line) or paragraph.align == "center":
        return True
    if state.document.formatted:
        return is_bold(paragraph.runs) and not before
    return not before and not line.endswith(".")

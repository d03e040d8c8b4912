"""Nơi nhận: the recipients and the archive line, in a cell, a text box, or parted from the signature by spaces.

Reads the items before the annexes; writes ``noi_nhan``, ``luu``, ``state.foot``; the lines beside are left to the signature.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kehoach.blocks import Paragraph
from kehoach.model.dong import Vai
from kehoach.readers.stages.chu_ky import is_office, is_plain_name, is_power
from kehoach.readers.stages.state import Item, Piece, State, is_caps, one_line, pieces
from kehoach.readers.stages.words import PURPOSES

NAME = "noi_nhan"

MAX_FOOT = 120
"""Lines of recipients and signature at most."""
_TO = re.compile(r"noi nhan\s*[:.]?\s*")
_PURPOSE = re.compile(rf"\s*\((?P<de>(?:để\s+)?(?:{'|'.join(PURPOSES)})[^()]{{0,40}})\)$", re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"(?P<gui>(?:[-–+]\s.*?[;.]|[Nn]ơi nhận\s*:))\s+(?P<ky>[^\W\d_a-z].*)$")
_KEEP = re.compile(r"(?:[Ll][uư]u|LƯU)(?:\s*[:.;,]\s*|\s+(?![a-zà-ỹ]))")
_BULLET = "-–—+•*●"


def run(state: State) -> None:
    """Nơi nhận: the lines below it, those in the column beside it left to the signature."""
    start = _start(state)
    if start is None:
        return
    item, _ = start
    lines = [part for each in state.pieces(item.index, state.end)[:MAX_FOOT] for part in _apart(each)]
    here = next((place for place, piece in enumerate(lines) if piece.item is item and _TO.match(piece.folded)), None)
    if here is None:  # farther down than any foot goes: a body that speaks of recipients
        return
    state.foot = item.index
    own = lines[here]
    own.used = True
    state.role(own, Vai.NOI_NHAN_DE)
    state.claim(item, NAME)
    state.tell(NAME, "Nơi nhận", item.spot)
    said = [
        Piece(each, own.item, own.column, own.paragraph) for each in re.split(r"(?<=;)\s+", _after_heading(own)) if each
    ]
    said += _column(lines[here + 1 :], own)
    state.marks["foot"] = lines
    _take(state, said)


def _start(state: State) -> tuple[Item, Piece] | None:
    """The last "Nơi nhận" before the annexes."""
    for item in reversed(state.items[state.body : state.end]):
        if isinstance(item.block, Paragraph) and len(item.block.text) > 1500:
            continue
        for piece in pieces(item):
            if _TO.match(piece.folded) and (len(piece.text) < 14 or ":" in piece.text[:12]):
                return item, piece
    return None


def _apart(piece: Piece) -> Iterator[Piece]:
    """A recipient and what stood beside it in the column of the signature, run together by a layout that was lost."""
    m = _RUN_TOGETHER.match(piece.text)
    right = replace(piece, text=m["ky"], column=piece.column + 1) if m else None
    if (
        m is None
        or right is None
        or not (is_power(right) or (is_office(right) and is_caps(right.text)) or is_plain_name(right))
    ):
        yield piece
        return
    yield replace(piece, text=m["gui"])
    yield right


def _after_heading(piece: Piece) -> str:
    return re.sub(r"^\S+\s+\S+?\s*:\s*|^\S+\s+\S+$", "", piece.text, count=1).strip()


def _column(lines: list[Piece], heading: Piece) -> list[Piece]:
    """The lines that belong to the recipients: in its cell; else those before the signature begins."""
    in_table = not isinstance(heading.item.block, Paragraph)
    said: list[Piece] = []
    archived = False
    for piece in lines:
        if piece.item is heading.item and in_table:
            if piece.column == heading.column:
                said.append(piece)
            continue
        if piece.column > (0 if in_table else heading.column):
            continue
        listed = _listed(piece)
        if is_power(piece) or (said and _is_signed_office(piece)) or (archived and not listed and is_office(piece)):
            break
        archived = archived or bool(_KEEP.match(piece.text.lstrip(_BULLET + " ")))
        if (in_table or not isinstance(piece.item.block, Paragraph)) and not listed:
            break
        said.append(piece)
    return said


def _listed(piece: Piece) -> bool:
    """Whether a line behind the cell of the recipients is one more of them."""
    return piece.text.lstrip()[:1] in _BULLET or bool(_KEEP.match(piece.text))


def _is_signed_office(piece: Piece) -> bool:
    return is_caps(piece.text) and is_office(piece) and not piece.text.lstrip().startswith(tuple(_BULLET))


def _take(state: State, lines: Iterable[Piece]) -> None:
    noi_nhan: list[dict[str, str]] = []
    archived: list[str] = []
    done = False
    for piece in _joined(lines):
        text = one_line(piece.text)
        piece.used = True
        state.claim(piece.item, NAME)
        dashed = text[:1] in _BULLET
        words = text.lstrip(_BULLET + " ").strip()
        if not words.strip(" .;,/"):
            continue
        kept = bool(_KEEP.match(words))
        state.role(piece, Vai.LUU if kept else Vai.CHAN_KHAC if done and not dashed else Vai.NOI_NHAN)
        if kept and not done:
            archived = [
                part.strip()
                for part in re.split(r"[,;]\s+", _KEEP.sub("", words, count=1).strip(" .;,"))
                if part.strip()
            ]
            done = True
            state.tell("luu", text, piece.item.spot)
        elif done and not dashed:
            state.keep(NAME, text, piece.item.spot)
            state.doubt(
                "NHAP05",
                f"Không rõ dòng “{text[:60]}” dưới nơi nhận là gì",
                "sửa lại danh sách nơi nhận",
                piece.item.spot,
            )
        else:
            noi_nhan.append(_recipient(words) | {"id": state.node_id(piece.paragraph)})
    state.plan["noi_nhan"] = noi_nhan
    state.plan["luu"] = archived


def _recipient(words: str) -> dict[str, str]:
    words = words.rstrip(" .;,/")
    m = _PURPOSE.search(words)
    return {"ten": words[: m.start()], "de": m["de"].strip()} if m and m.start() else {"ten": words}


def _joined(lines: Iterable[Piece]) -> list[Piece]:
    """A line that goes on with the recipient before it is put to it."""
    result: list[Piece] = []
    for piece in lines:
        text = piece.text.strip()
        if result and _goes_on(result[-1].text.rstrip(), text):
            result[-1].text = f"{result[-1].text.rstrip()} {text}"
            piece.used = True
        else:
            result.append(piece)
    return result


def _goes_on(before: str, text: str) -> bool:
    if text[:1] in _BULLET or text[:1] in "}{" or before.endswith((";", ".")) or _KEEP.match(text):
        return False
    return text[:1].islower() or before[:1] in _BULLET

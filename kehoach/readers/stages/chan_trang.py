"""The foot: recipients and signature, under each other or side by side, in cells, text boxes, or parted by spaces.

Reads the items before the annexes; writes ``noi_nhan``, ``luu``, ``chu_ky`` and ``state.foot``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kehoach.readers.blocks import Paragraph
from kehoach.readers.stages.state import Item, Piece, State, is_caps, one_line, pieces
from kehoach.readers.stages.words import OFFICES, PURPOSES, one_of
from kehoach.text.cho_trong import CHO_TRONG

RECIPIENTS, SIGNATURE = "noi_nhan", "chu_ky"

_SHORT = 40
_MOST_LINES = 6
MAX_FOOT = 120
"""Lines of recipients and signature at most."""

_TO = re.compile(r"noi nhan\s*[:.]?\s*")
_POWER = re.compile(
    r"(?:T\s?/?\s?M|K\s?/?\s?T|T\s?/?\s?L|TUQ|T/UQ|Q)\s?[./]+\s*(?=\S)|(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s+(?=[^\W\d_a-z])"
)
_OFFICE = re.compile(rf"(?:q\.\s*)?(?:pho\s+)?(?:{one_of(OFFICES)})\b")
_NAME = re.compile(r"(?:[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*\.?\s?){2,7}")
_SIGN = re.compile(
    r"\(?\s*(?:đã ký|da ky|ký|đã kí|signed|ký tên|ký, đóng dấu|ký tên, đóng dấu|ký và ghi rõ họ tên)\s*\)?\.?",
    re.IGNORECASE,
)
_PURPOSE = re.compile(rf"\s*\((?P<de>(?:để\s+)?(?:{'|'.join(PURPOSES)})[^()]{{0,40}})\)$", re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"(?P<gui>(?:[-–+]\s.*?[;.]|[Nn]ơi nhận\s*:))\s+(?P<ky>[^\W\d_a-z].*)$")
_KEEP = re.compile(r"(?:L[uư]u|LƯU)(?:\s*[:.]\s*|\s+(?![a-zà-ỹ]))")
_BULLET = "-–—+•*●"


def recipients(state: State) -> None:
    """Nơi nhận: the lines below it, those in the column beside it left to the signature."""
    start = _start(state)
    if start is None:
        return
    item, _ = start
    state.foot = item.index
    lines = [part for each in state.pieces(item.index, state.end)[:MAX_FOOT] for part in _apart(each)]
    here = next(place for place, piece in enumerate(lines) if piece.item is item and _TO.match(piece.folded))
    own = lines[here]
    own.used = True
    state.claim(item, RECIPIENTS)
    state.tell(RECIPIENTS, "Nơi nhận", item.spot)
    said = [
        Piece(each, own.item, own.column, own.paragraph) for each in re.split(r"(?<=;)\s+", _after_heading(own)) if each
    ]
    said += _column(lines[here + 1 :], own)
    state.marks["foot"] = lines
    _take(state, said)


def signature(state: State) -> None:
    """TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / the name: capitals, then a name."""
    lines: list[Piece] = [piece for piece in state.marks.get("foot", []) if not piece.used]
    if not _signed(lines):
        lines = _before_recipients(state) + lines
    if not _signed(lines):
        if not state.plan.get("kem_theo"):
            state.doubt("NHAP06", "Không thấy chữ ký", "điền quyền hạn, chức vụ, họ tên người ký")
        for piece in lines:
            if not piece.used and not _stray(piece):
                state.keep(SIGNATURE, piece.text, piece.item.spot)
            state.claim(piece.item, piece.item.claimed or SIGNATURE)
        return
    first, column = _first_line(lines)
    signed = [piece for piece in lines[first:] if piece.column == column or len({p.column for p in lines}) == 1]
    powers, office, name = _block(signed)
    state.foot = min(state.foot, signed[0].item.index)
    for piece in (*powers, *office, *name):
        piece.used = True
        state.claim(piece.item, piece.item.claimed or SIGNATURE)
    state.plan["chu_ky"] = {
        "quyen_han": [one_line(piece.text) for piece in powers],
        "chuc_vu": one_line(" ".join(piece.text for piece in office)) or "[[chức vụ người ký]]",
        "ho_ten": one_line(" ".join(piece.text for piece in name)),
    }
    state.tell(SIGNATURE, " / ".join(piece.text for piece in (*powers, *office, *name)), signed[0].item.spot)
    left = [piece for piece in lines if not piece.used]
    others = [piece for piece in left if is_caps(piece.text) and (_is_power(piece) or _is_office(piece))]
    columns = {piece.column for piece in others}
    for piece in left:
        known = piece.column in columns or bool(_SIGN.fullmatch(piece.text.strip()))
        state.keep(SIGNATURE, piece.text, piece.item.spot, known=known)
        state.claim(piece.item, piece.item.claimed or SIGNATURE)
    if others:
        state.doubt("NHAP07", "Có hơn một chữ ký; chữ ký đầu được dùng", "xem lại người ký", others[0].item.spot)


def _first_line(lines: list[Piece]) -> tuple[int, int]:
    """Where the signature begins, and its column: the one with a power; of several offices side by side, the right one."""
    heads = [(index, piece) for index, piece in enumerate(lines) if _is_power(piece) or _is_office(piece)]
    powers = [each for each in heads if _is_power(each[1])]
    column = powers[0][1].column if powers else max(piece.column for _, piece in heads)
    return next(index for index, piece in heads if piece.column == column), column


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
        or not (_is_power(right) or (_is_office(right) and is_caps(right.text)) or _is_plain_name(right))
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
    for piece in lines:
        if piece.item is heading.item and in_table:
            if piece.column == heading.column:
                said.append(piece)
            continue
        if piece.column > (0 if in_table else heading.column):
            continue
        if _is_power(piece) or (said and _is_signed_office(piece)):
            break
        if (in_table or not isinstance(piece.item.block, Paragraph)) and not _listed(piece):
            break
        said.append(piece)
    return said


def _listed(piece: Piece) -> bool:
    """Whether a line behind the cell of the recipients is one more of them."""
    return piece.text.lstrip()[:1] in _BULLET or bool(_KEEP.match(piece.text))


def _is_signed_office(piece: Piece) -> bool:
    return is_caps(piece.text) and _is_office(piece) and not piece.text.lstrip().startswith(tuple(_BULLET))


def _take(state: State, lines: Iterable[Piece]) -> None:
    noi_nhan: list[dict[str, str]] = []
    archived: list[str] = []
    done = False
    for piece in _joined(lines):
        text = one_line(piece.text)
        piece.used = True
        state.claim(piece.item, RECIPIENTS)
        dashed = text[:1] in _BULLET
        words = text.lstrip(_BULLET + " ").strip()
        if not words.strip(" .;,/"):
            continue
        if _KEEP.match(words) and not done:
            archived = [
                part.strip()
                for part in re.split(r"[,;]\s+", _KEEP.sub("", words, count=1).strip(" .;,"))
                if part.strip()
            ]
            done = True
            state.tell("luu", text, piece.item.spot)
        elif done and not dashed:
            state.keep(RECIPIENTS, text, piece.item.spot)
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


def _signed(lines: list[Piece]) -> bool:
    return any(_is_power(piece) or _is_office(piece) for piece in lines)


def _before_recipients(state: State) -> list[Piece]:
    """Signature above the recipients, or no recipients at all: the last lines of the body, from the first in capitals."""
    start = max(state.body, state.foot - 14)
    lines = state.pieces(start, state.foot)
    found: list[Piece] = []
    for index in range(len(lines) - 1, -1, -1):
        piece = lines[index]
        if len(piece.text) > 90 or piece.text.endswith((";", "./.")):
            break
        found.insert(0, piece)
    for piece in found:
        if _is_power(piece) or (_is_office(piece) and is_caps(piece.text)):
            return [each for each in found if each.item.index >= piece.item.index]
    return []


def _is_power(piece: Piece) -> bool:
    return bool(_POWER.match(piece.text)) and (is_caps(piece.text) or len(piece.text) < 60)


def _is_office(piece: Piece) -> bool:
    text = piece.text.strip()
    return (
        bool(_OFFICE.match(piece.folded)) and len(text) < 90 and (is_caps(text) or not text.endswith((".", ";", ":")))
    )


def _block(lines: list[Piece]) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """Lines of power, the office, the name."""
    capitals: list[Piece] = []
    index = 0
    while index < len(lines) and len(capitals) <= _MOST_LINES and _is_signed_line(lines[index]):
        line = lines[index]
        if capitals and _is_wrapped(capitals[-1], line):
            capitals[-1].text = f"{capitals[-1].text} {line.text}"
            line.used = True
        else:
            capitals.append(line)
        index += 1
    name = next(([piece] for piece in lines[index:] if _is_plain_name(piece) or _is_loud_name(piece)), [])
    if not name and len(capitals) > 2 and not _is_power(capitals[-1]) and not _is_office(capitals[-1]):
        name = [capitals.pop()]  # a name in capitals
    return capitals[:-1], capitals[-1:], name


def _is_signed_line(piece: Piece) -> bool:
    return is_caps(piece.text) or _is_power(piece) or (_is_office(piece) and len(piece.text) < _SHORT)


def _is_wrapped(last: Piece, piece: Piece) -> bool:
    """Whether a narrow column broke the line before: TM. ỦY BAN NHÂN / DÂN, PHÓ CHỦ TỊCH THƯỜNG / TRỰC."""
    one_word = len(piece.text.split()) == 1 and not _is_office(piece) and not _is_power(piece)
    return one_word and last.item is piece.item and is_caps(piece.text)


def _is_plain_name(piece: Piece) -> bool:
    text = re.sub(
        r"^(?:(?:TS|ThS|PGS|GS|BS|CN|KS|LS|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Trung úy|Thiếu úy)\.?\s*)+",
        "",
        piece.text.strip(),
    )
    words = text.split()
    if len(words) == 1 and re.fullmatch(r"[^\W\d_]['’ʼ][^\W\d_]+", text):
        return True
    if CHO_TRONG.fullmatch(text):
        return True
    return (
        2 <= len(words) <= 7 and bool(_NAME.fullmatch(text)) and all(word[0].isupper() for word in words)
        and not is_caps(text) and not _SIGN.fullmatch(text)
    )  # fmt: skip


def _is_loud_name(piece: Piece) -> bool:
    """A name in capitals, where only a name can stand."""
    return is_caps(piece.text) and 2 <= len(piece.text.split()) <= 5 and not (_is_power(piece) or _is_office(piece))


def _stray(piece: Piece) -> bool:
    return not piece.text.strip(" .-–—_")

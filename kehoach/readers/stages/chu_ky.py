"""The signature: lines of power, the office, the name, in the column beside the recipients, below or above them.

Reads what the recipients left; writes ``chu_ky`` and ``state.foot``.
"""

import re

from kehoach.model.dong import Vai
from kehoach.readers.stages.state import Piece, State, is_caps, one_line
from kehoach.readers.stages.words import OFFICES, one_of
from kehoach.text.cho_trong import CHO_TRONG

NAME = "chu_ky"

_SHORT = 40
_MOST_LINES = 6
_POWER = re.compile(
    r"(?:T\s?[./]?\s?M|K\s?[./]?\s?T|T\s?[./]?\s?L|T\s?[./]?\s?U\s?[./]?\s?Q|Q)\s?[./,:]+\s*(?=\S)"
    r"|(?:T[./]?M|K[./]?T|T[./]?L|T[./]?UQ)\s+(?=[^\W\d_a-z])"
)
_OFFICE = re.compile(rf"(?:q\.\s*)?(?:pho\s+)?(?:{one_of(OFFICES)})\b")
_PERSON = re.compile(r"(?:[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*\.?\s?){2,7}")
_SIGN = re.compile(
    r"\(?\s*(?:đã ký|da ky|ký|đã kí|signed|ký tên|ký, đóng dấu|ký tên, đóng dấu|ký và ghi rõ họ tên)\s*\)?\.?",
    re.IGNORECASE,
)


def run(state: State) -> None:
    """TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / the name: capitals, then a name."""
    lines: list[Piece] = [piece for piece in state.marks.get("foot", []) if not piece.used]
    if not _signed(lines):
        lines = _before_recipients(state) + lines
    if not _signed(lines):
        if not state.plan.get("kem_theo"):
            state.doubt("NHAP06", "Không thấy chữ ký", "điền quyền hạn, chức vụ, họ tên người ký")
        for piece in lines:
            if not piece.used and not _stray(piece):
                state.keep(NAME, piece.text, piece.item.spot)
            state.claim(piece.item, piece.item.claimed or NAME)
        return
    first, column = _first_line(lines)
    signed = [piece for piece in lines[first:] if piece.column == column or len({p.column for p in lines}) == 1]
    powers, office, name = _block(signed)
    state.foot = min(state.foot, signed[0].item.index)
    for vai, said in ((Vai.QUYEN_HAN, powers), (Vai.CHUC_VU, office), (Vai.HO_TEN, name)):
        for piece in said:
            state.role(piece, vai)
    for piece in (*powers, *office, *name):
        piece.used = True
        state.claim(piece.item, piece.item.claimed or NAME)
    state.plan["chu_ky"] = {
        "quyen_han": [one_line(piece.text) for piece in powers],
        "chuc_vu": one_line(" ".join(piece.text for piece in office)) or "[[chức vụ người ký]]",
        "ho_ten": one_line(" ".join(piece.text for piece in name)),
    }
    state.tell(NAME, " / ".join(piece.text for piece in (*powers, *office, *name)), signed[0].item.spot)
    left = [piece for piece in lines if not piece.used]
    others = [piece for piece in left if is_caps(piece.text) and (is_power(piece) or is_office(piece))]
    columns = {piece.column for piece in others}
    for piece in left:
        state.role(piece, Vai.CHAN_KHAC)
        known = piece.column in columns or bool(_SIGN.fullmatch(piece.text.strip()))
        state.keep(NAME, piece.text, piece.item.spot, known=known)
        state.claim(piece.item, piece.item.claimed or NAME)
    if others:
        state.doubt("NHAP07", "Có hơn một chữ ký; chữ ký đầu được dùng", "xem lại người ký", others[0].item.spot)


def _first_line(lines: list[Piece]) -> tuple[int, int]:
    """Where the signature begins, and its column: the one with a power; of several offices side by side, the right one."""
    heads = [(index, piece) for index, piece in enumerate(lines) if is_power(piece) or is_office(piece)]
    powers = [each for each in heads if is_power(each[1])]
    column = powers[0][1].column if powers else max(piece.column for _, piece in heads)
    return next(index for index, piece in heads if piece.column == column), column


def _signed(lines: list[Piece]) -> bool:
    return any(is_power(piece) or is_office(piece) for piece in lines)


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
        if is_power(piece) or (is_office(piece) and is_caps(piece.text)):
            return [each for each in found if each.item.index >= piece.item.index]
    return []


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
    name = next(([piece] for piece in lines[index:] if is_plain_name(piece) or _is_loud_name(piece)), [])
    if not name and capitals:
        name = next(([piece] for piece in lines[index:] if _is_slip_of_name(piece)), [])
    if not name and len(capitals) > 2 and not is_power(capitals[-1]) and not is_office(capitals[-1]):
        name = [capitals.pop()]  # a name in capitals
    return capitals[:-1], capitals[-1:], name


def _is_signed_line(piece: Piece) -> bool:
    return is_caps(piece.text) or is_power(piece) or (is_office(piece) and len(piece.text) < _SHORT)


def _is_wrapped(last: Piece, piece: Piece) -> bool:
    """Whether a narrow column broke the line before: TM. ỦY BAN NHÂN / DÂN, PHÓ CHỦ TỊCH THƯỜNG / TRỰC."""
    one_word = len(piece.text.split()) == 1 and not is_office(piece) and not is_power(piece)
    return one_word and last.item is piece.item and is_caps(piece.text)


def is_power(piece: Piece) -> bool:
    """Whether the line gives the power to sign: TM. ỦY BAN NHÂN DÂN."""
    return bool(_POWER.match(piece.text)) and (is_caps(piece.text) or len(piece.text) < 60)


def is_office(piece: Piece) -> bool:
    """Whether the line is an office: CHỦ TỊCH."""
    text = piece.text.strip()
    if text[:7].lower() == "trương ":
        return False  # a family name, whatever its letters look like without tone marks
    return (
        bool(_OFFICE.match(piece.folded)) and len(text) < 90 and (is_caps(text) or not text.endswith((".", ";", ":")))
    )


def is_plain_name(piece: Piece) -> bool:
    """Whether the line can be a person's name."""
    text = re.sub(
        r"^(?:(?:TSKH|TS|Th\.?[Ss]|PGS|GS|BS|CN|KS|LS|DS|NGƯT|NGND|Đ/c|đ/c|đồng chí|ông|bà|Đại tá|Thượng tá|Trung tá|Thiếu tá|"
        r"Đại úy|Thượng úy|Trung úy|Thiếu úy)\b[.:]?\s*)+",
        "",
        piece.text.strip(" .,;:()"),
    )
    words = text.split()
    if len(words) == 1 and re.fullmatch(r"[^\W\d_]['’ʼ][^\W\d_]+", text):
        return True
    if CHO_TRONG.fullmatch(text):
        return True
    return (
        2 <= len(words) <= 7 and bool(_PERSON.fullmatch(text)) and all(word[0].isupper() for word in words)
        and not is_caps(text) and not _SIGN.fullmatch(text)
    )  # fmt: skip


def _is_slip_of_name(piece: Piece) -> bool:
    """A name with one syllable in small letters: Nguyễn Văn an."""
    words = piece.text.strip().split()
    small = [word for word in words if not word[0].isupper()]
    return (
        3 <= len(words) <= 5
        and len(small) == 1
        and words[0] not in small
        and bool(_PERSON.fullmatch(piece.text.strip()))
    )


def _is_loud_name(piece: Piece) -> bool:
    """A name in capitals, where only a name can stand."""
    return is_caps(piece.text) and 2 <= len(piece.text.split()) <= 5 and not (is_power(piece) or is_office(piece))


def _stray(piece: Piece) -> bool:
    return not piece.text.strip(" .-–—_")

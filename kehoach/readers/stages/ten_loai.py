"""What kind of document it is, what it is about, and what it was issued with.

Reads the whole document; writes ``ten_loai``, ``trich_yeu``, ``kem_theo``, and the bounds of the head.
"""

import re
from dataclasses import replace

from kehoach.blocks import Paragraph, Table, paragraphs
from kehoach.model.dong import Vai
from kehoach.readers.stages.dau_trang import LETTERHEAD
from kehoach.readers.stages.organ import is_stamp
from kehoach.readers.stages.state import Item, Piece, State, is_bold, is_caps, one_line, pieces, shown
from kehoach.readers.stages.words import ISSUERS, ISSUING, one_of
from kehoach.text.nfc import fold
from kehoach.text.numbering import Kieu, doc_so
from kehoach.text.ten_loai import TEN_LOAI as KINDS
from kehoach.text.ten_loai import TEN_LOAI_KHAC as OTHER_KINDS

NAME = "ten_loai"
MAX_HEAD = 60
"""The kind of a document stands among its first lines."""
MAX_TITLE_LINES = 6
_PLAN = "ke hoach"
_LONGEST_TITLE = 500
_SHORT_LINE = 90
_SHORT_TITLE = 150

_KINDS = {fold(kind): kind.upper() for kind in (*KINDS.values(), *OTHER_KINDS.values()) if kind != "Công văn"}
_WITH = re.compile(r"\(?\s*(?:ban hành\s+)?kèm theo\b", re.IGNORECASE)
_SPACED = re.compile(r"(?:\S\s+){3,}\S")
_ABOUT_LETTER = re.compile(r"(?i)v/v\b|về việc\b")
BASIS = re.compile(r"(?:Căn cứ|CĂN CỨ|Thực hiện|Thi hành|Theo|Xét|Để|Nhằm|Tiếp tục)\s+(?!đề án\b)(?=\S)")
_OPENING = re.compile(rf"(?:{one_of(ISSUERS)})\b.{{0,400}}?\b(?:{one_of(ISSUING)})\b", re.DOTALL)


def run(state: State) -> None:
    """Find the line that names the kind; what follows it, centred or bold or in one breath, is the title."""
    title = _find(state) or (_find(state) if _lift_title(state) else None)
    if title is None:
        _letter(state)
        return
    item, kind, rest = title
    state.plan["ten_loai"] = kind
    state.head = item.index
    state.claim(item, NAME)
    state.tell(NAME, kind, item.spot)
    _name(state, item, rest)
    decision = next((each for each in state.items[: item.index] if _kind_of(each)), None)
    if decision is not None:
        _keep_decision(state, decision, item)
    lines = [rest] if rest else []
    index = item.index + 1
    while index < len(state.items) and len(lines) < MAX_TITLE_LINES:
        each = state.items[index]
        if not isinstance(each.block, Paragraph):
            break
        if is_stamp(each.block.text.strip()):
            state.claim(each, LETTERHEAD)
            state.role(each.block, Vai.DAU_KHAC)
            state.keep("dau", one_line(each.block.text), each.spot)
            index += 1
            continue
        if not (_goes_on(state, each.block, lines) or _last_line(state, index, lines)):
            break
        lines.append(one_line(shown(each.block.runs)))
        state.claim(each, NAME)
        state.role(each.block, Vai.TRICH_YEU)
        index += 1
    state.plan["trich_yeu"] = " ".join(lines)
    if lines:
        state.tell("trich_yeu", state.plan["trich_yeu"], state.items[item.index + (0 if rest else 1)].spot)
    state.body = _issued_with(state, index)
    if kind != "KẾ HOẠCH":
        state.doubt(
            "NHAP01", f"Văn bản này là {kind.capitalize()}, không phải kế hoạch", "vẫn đọc hết chữ; xem lại trước khi dùng",
            item.spot,
        )  # fmt: skip


def _name(state: State, item: Item, rest: str) -> None:
    """Say which words are the kind, and which the title behind it."""
    for paragraph in paragraphs([item.block]):
        text = shown(paragraph.runs).strip()
        if not text:
            continue
        tail = text.partition("\n")[2].strip() if "\n" in text else rest
        head = text[: len(text) - len(tail)].strip() if tail and text.endswith(tail) else text
        state.role(paragraph, Vai.TEN_LOAI, head)
        if tail and head != text:
            state.role(paragraph, Vai.TRICH_YEU, tail)


def _find(state: State) -> tuple[Item, str, str] | None:
    """The item with the kind, the kind, and what stands behind it in the same paragraph. A plan issued with a decision
    that is in the same file is found behind the decision."""
    first: tuple[Item, str, str] | None = None
    for item in state.items:
        found = _kind_of(item)
        if not found:
            if first is None and item.index > MAX_HEAD:
                return None
            continue
        if found[0] == _KINDS[_PLAN]:
            attached = first is not None and _is_attached(state, item.index)
            if first is None or attached:
                return item, *found
        elif first is None:
            first = (item, *found)
        if item.index > 400:
            break
    return first


def _keep_decision(state: State, decision: Item, plan: Item) -> None:
    """The decision that a plan in the same file is issued with: not part of the plan, kept before it, and said."""
    state.head = decision.index
    for each in state.items[decision.index : plan.index]:
        state.claim(each, "quyet_dinh")
        for piece in pieces(each):
            state.keep("dau", piece.text, each.spot, known=True)
    state.doubt(
        "NHAP13", "Kế hoạch ban hành kèm theo một quyết định nằm trong cùng tệp; quyết định được giữ nguyên văn ở phan_khac",
        "xem lại, bỏ phan_khac nếu không cần", decision.spot,
    )  # fmt: skip


def _lift_title(state: State) -> bool:
    """A kind that stands inside a table of the head is taken out of it, with all that follows there, to stand below it."""
    for item in state.items[:MAX_HEAD]:
        if not isinstance(item.block, Table):
            continue
        inside = list(paragraphs([item.block]))
        start = next(
            (
                place
                for place, each in enumerate(inside)
                if fold(each.text).strip(" :.") in _KINDS and is_caps(each.text)
            ),
            0,
        )
        if not start:
            continue
        lifted = inside[start:]
        gone = {id(each) for each in lifted}
        rows = [
            [replace(cell, blocks=[each for each in cell.blocks if id(each) not in gone]) for cell in row]
            for row in item.block.rows
        ]
        head = Item(replace(item.block, rows=rows), 0)
        said = [Item(each, 0) for each in lifted if each.text.strip()]
        state.items[item.index : item.index + 1] = [head, *said]
        for index, each in enumerate(state.items):
            each.index = index
        state.foot = state.end = len(state.items)
        return True
    return False


def _is_attached(state: State, index: int) -> bool:
    following = state.items[index + 1 : index + 1 + MAX_TITLE_LINES]
    return any(isinstance(each.block, Paragraph) and _WITH.match(each.block.text.strip()) for each in following)


def _kind_of(item: Item) -> tuple[str, str] | None:
    if not isinstance(item.block, Paragraph):
        inside = list(pieces(item))
        if len(inside) == 1 and inside[0].folded in _KINDS:
            return _KINDS[inside[0].folded], ""
        return None
    text = shown(item.block.runs).strip()
    first, _, rest = text.partition("\n")
    folded = fold(first).strip(" :.")
    if _SPACED.fullmatch(first):  # K Ế  H O Ạ C H
        folded = next((kind for kind in _KINDS if kind.replace(" ", "") == folded.replace(" ", "")), folded)
    if folded in _KINDS and (is_caps(first) or len(text) < 40):
        if first.strip().endswith(":") and not rest and folded != _PLAN:
            return None  # "QUYẾT ĐỊNH:" opens the articles of a decision
        return _KINDS[folded], one_line(rest)
    of = re.match(r"(.{5,20}?)\s+CỦA\s", first)
    if of and fold(of[1]) in _KINDS and is_caps(first) and len(text) < _LONGEST_TITLE:
        return _KINDS[fold(of[1])], one_line(text[of.end(1) :])  # QUYẾT ĐỊNH CỦA BỘ TRƯỞNG ..., before 2004
    m = re.match(r"(KẾ HOẠCH|Kế hoạch)\s+(?=\S)", first)
    if m and m[1].isupper() and item.index < MAX_HEAD and len(text) < _LONGEST_TITLE and item.block.align == "center":
        return _KINDS[_PLAN], one_line(text[m.end() :])
    if m and m[1].isupper() and item.index < 20 and not is_caps(first) and len(text) < _LONGEST_TITLE:
        return _KINDS[_PLAN], one_line(text[m.end() :])
    return None


def _goes_on(state: State, paragraph: Paragraph, lines: list[str]) -> bool:
    text = paragraph.text.strip()
    if not text or len(text) > _LONGEST_TITLE or paragraph.number or _WITH.match(text):
        return False
    number = doc_so(text)
    if number and number.kieu in (Kieu.LA_MA, Kieu.A_RAP, Kieu.GACH) and number.con_lai[:1].isupper() and lines:
        return False
    if re.match(r"(?i)kính gửi\s*:|điều \d", text):
        return False
    if not lines:
        if paragraph.align == "center" and is_bold(paragraph.runs) and not text.endswith(":"):
            return True
        short = len(text) < _SHORT_TITLE and text[:1].isupper() and not BASIS.match(text)
        return not (BASIS.match(text) and text.endswith((";", ".", ":"))) and (
            not text.endswith((";", ":")) or (short and text.endswith(";"))
        )
    if text.endswith((";", ":", ".")) and paragraph.align != "center":
        return False
    centred = paragraph.align == "center"
    if state.document.formatted:
        return centred
    before = lines[-1]
    return (
        (text[0].islower() or before.endswith(",") or bool(re.match(r"(?:Giai đoạn|Năm|Nhiệm kỳ)\s", text)))
        and not BASIS.match(text)
        and not _OPENING.match(text)
        and len(text) < 200
    )


def _last_line(state: State, index: int, lines: list[str]) -> bool:
    """Short lines without end between the title and the first basis or section: the rest of a title broken at a name."""
    if not lines or lines[-1].endswith((".", ";", ":")):
        return False
    for each in state.items[index : index + 4]:
        text = each.block.text.strip() if isinstance(each.block, Paragraph) and not each.block.number else ""
        if text and (BASIS.match(text) or _OPENING.match(text) or _WITH.match(text)):
            return each.index > index
        if not text or len(text) >= _SHORT_LINE or text.endswith((".", ";", ":", ",")) or doc_so(text) is not None:
            return False
    return False


def _issued_with(state: State, index: int) -> int:
    """``(Kèm theo Quyết định ...)`` under the title: a plan without number, recipients and signature of its own."""
    said: list[str] = []
    start = index
    while index < len(state.items) and index - start < 4:
        block = state.items[index].block
        if not isinstance(block, Paragraph):
            break
        text = one_line(block.text)
        if not said and not _WITH.match(text):
            break
        said.append(text)
        index += 1
        if text.endswith(")") or (not said[0].startswith("(")):
            break
    if not said:
        return start
    joined = " ".join(said)
    for item in state.items[start:index]:
        state.claim(item, "kem_theo")
        if isinstance(item.block, Paragraph):
            state.role(item.block, Vai.KEM_THEO)
    state.plan["kem_theo"] = joined
    state.tell("kem_theo", joined, state.items[start].spot)
    return index


def _letter(state: State) -> None:
    """A công văn has no kind: a number, ``V/v ...`` and ``Kính gửi``."""
    lines = state.pieces(0, min(MAX_HEAD, len(state.items)))
    about = next((piece for piece in lines if _ABOUT_LETTER.match(piece.text)), None)
    to = next((piece for piece in lines if piece.folded.startswith("kinh gui")), None)
    state.plan["ten_loai"] = ""
    if about is None and to is None:
        state.doubt("NHAP02", "Không thấy chữ KẾ HOẠCH ở đầu văn bản", "xem lại loại văn bản và trích yếu")
        return
    state.doubt("NHAP01", "Văn bản này là công văn, không phải kế hoạch", "vẫn đọc hết chữ; xem lại trước khi dùng")
    if about is not None:
        _take_about(state, lines, about)
    state.head = state.body = (to or about).item.index if (to or about) else 0  # type: ignore[union-attr]
    if about is not None and state.head == about.item.index and to is None:
        state.body = about.item.index + 1


def _take_about(state: State, lines: list[Piece], about: Piece) -> None:
    words = [about.text]
    about.used = True
    for piece in lines[lines.index(about) + 1 :]:
        if piece.item is not about.item or piece.column != about.column or not piece.text[:1].islower():
            break
        words.append(piece.text)
    state.plan["trich_yeu"] = " ".join(words)
    state.marks["about"] = words
    state.tell("trich_yeu", state.plan["trich_yeu"], about.item.spot)

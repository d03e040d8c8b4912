"""Tasks of last year: which were finished, and the document without those.

A table of tasks tells how far each is in a column of its own: words (``Đã hoàn thành``, ``60%``), or a tick under
``Đã hoàn thành`` | ``Chưa hoàn thành``. A column of deadlines or of products to be made is no such column: its cells say so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from kehoach.blocks import Document, Table, paragraphs
from kehoach.model.dong import Dong
from kehoach.rebase._bang_viec import BangViec, bo, doc_bang
from kehoach.rules.ho_so import HoSo
from kehoach.text.nfc import fold


class TrangThai(StrEnum):
    """How far a task is."""

    XONG = "xong"
    DO_DANG = "do_dang"
    """Begun, not finished"""
    CHUA = "chua"
    """Not begun"""
    KHONG_RO = "khong_ro"
    """The cell is empty or does not tell: a person decides"""


@dataclass(frozen=True, slots=True)
class TienDo:
    """A task of a table and how far it is."""

    bang: int
    """Number of the table, from 1"""
    hang: int
    """Row in it, from 0"""
    dong: tuple[Dong, ...]
    """The lines in the cells of the row"""
    ten: str
    trang_thai: TrangThai
    chu: str
    """The words that tell it"""
    cot: tuple[int, ...]
    """The columns that tell it"""

    @property
    def ly_do(self) -> str:
        """What becomes of it, for a report."""
        if self.trang_thai is TrangThai.XONG:
            return "đã hoàn thành: bỏ khỏi danh sách nhiệm vụ"
        if self.trang_thai is TrangThai.KHONG_RO:
            told = f"ghi “{self.chu}”" if self.chu else "để trống"
            return f"không rõ đã hoàn thành chưa ({told}): giữ lại, xem có phải bỏ"
        how = "làm dở" if self.trang_thai is TrangThai.DO_DANG else "chưa làm"
        return f"{how}{f' (ghi “{self.chu}”)' if self.chu else ''}: chuyển sang năm sau, xem lại thời hạn"


def tien_do(ho_so: HoSo) -> list[TienDo]:
    """Every task of the tables that tell how far it is, in order."""
    found = []
    for number, table in enumerate(ho_so.bang_goc, 1):
        bang = doc_bang(table)
        told = cua_bang(bang) if bang else None
        if bang is None or told is None:
            continue
        lines = {id(each.paragraph): each for each in ho_so.bang.get(number, ())}
        for row, (state, words) in told.viec.items():
            own = tuple(
                lines[id(each)] for cell in table.rows[row] for each in paragraphs(cell.blocks) if id(each) in lines
            )
            found.append(TienDo(number, row, own, bang.chu(row, bang.ten), state, words, told.cot))
    return found


class TienDoBang(NamedTuple):
    """What a table tells of how far its tasks are."""

    viec: dict[int, tuple[TrangThai, str]]
    """Row of a task -> how far it is, the words that tell it"""
    cot: tuple[int, ...]
    """The columns that tell it"""


def cua_bang(bang: BangViec) -> TienDoBang | None:
    """How far the tasks of one table are; None for a table without a column that tells it."""
    columns = _columns(bang)
    return TienDoBang({row: _of_row(bang, columns, row) for row in bang.hang}, columns.tat_ca) if columns else None


def bo_viec_xong(document: Document, cac_viec: Iterable[TienDo]) -> Document:
    """A document without the rows of finished tasks and without the columns that told how far the tasks are.

    ``cac_viec``: what :func:`tien_do` found in it; a row that should stay is given with another ``trang_thai``.
    """
    tables: dict[int, list[TienDo]] = {}
    for each in cac_viec:
        tables.setdefault(each.bang, []).append(each)
    if not tables:
        return document
    number, blocks = 0, list(document.blocks)
    for place, block in enumerate(blocks):
        if not isinstance(block, Table):
            continue
        number += 1
        tasks = tables.get(number)
        bang = doc_bang(block) if tasks else None
        if tasks and bang:
            done = {each.hang for each in tasks if each.trang_thai is TrangThai.XONG}
            blocks[place] = bo(bang, done, {column for each in tasks for column in each.cot})
    # a plan inside the file would bring the old tasks back
    return replace(document, blocks=blocks, plan=None)


@dataclass(frozen=True)
class _Cot:
    """The columns that tell how far tasks are: one of words, or some of ticks."""

    chu: int | None
    dau: tuple[tuple[int, TrangThai], ...] = ()

    @property
    def tat_ca(self) -> tuple[int, ...]:
        return (self.chu,) if self.chu is not None else tuple(column for column, _ in self.dau)


_STRONG = re.compile(
    r"tinh trang|trang thai|da ?/ ?chua|hoan thanh ?/ ?chua|muc do (?:hoan thanh|thuc hien|dat)|ty le hoan thanh|% hoan thanh"
    r"|tien do (?:thuc hien|hoan thanh)|ket qua (?:thuc hien|hoan thanh|trien khai)"
)
_WEAK = re.compile(r"ket qua|tien do|danh gia|ghi chu|hoan thanh|hien trang")
_AHEAD = re.compile(
    r"can dat|du kien|yeu cau|phai dat|muc tieu|san pham|dau ra|thoi (?:gian|han)|han hoan thanh|ke hoach"
)
_TICKED = (
    (re.compile(r"(?:.*\s)?(?:chua|khong) (?:hoan thanh|xong|dat)"), TrangThai.DO_DANG),
    (re.compile(r"(?:.*\s)?chua (?:thuc hien|trien khai|bat dau)"), TrangThai.CHUA),
    (re.compile(r"(?:.*\s)?dang (?:thuc hien|trien khai|lam)"), TrangThai.DO_DANG),
    (re.compile(r"(?:.*\s)?(?:(?:da )?(?:hoan thanh|xong)|da (?:thuc hien|lam))"), TrangThai.XONG),
)
_TICK = re.compile(r"[xX×✓✔☑√vV+]|☒")
_NOT_TICKED = re.compile(r"[-–☐□0]?")


def _columns(bang: BangViec) -> _Cot | None:
    ticks: list[tuple[int, TrangThai]] = []
    best: tuple[float, int] | None = None
    for column, title in enumerate(bang.cot):
        if column in (bang.ten, bang.tt) or not title:
            continue
        cells = [bang.chu(row, column) for row in bang.hang]
        told = [cell for cell in cells if cell]
        state = next((state for pattern, state in _TICKED if pattern.fullmatch(title)), None)
        if state and told and all(_TICK.fullmatch(cell) or _NOT_TICKED.fullmatch(cell) for cell in cells):
            ticks.append((column, state))
            continue
        share = _share(title, told)
        if share and (best is None or share >= best[0]):
            best = share, column
    if any(_TICK.fullmatch(bang.chu(row, column)) for column, _ in ticks for row in bang.hang):
        return _Cot(None, tuple(ticks))
    return _Cot(best[1]) if best else None


def _share(title: str, told: Sequence[str]) -> float:
    """How surely a column tells how far the tasks are; 0 if it does not."""
    strong = bool(_STRONG.search(title))
    if not told or not (strong or _WEAK.search(title)) or (_AHEAD.search(title) and not strong):
        return 0
    known = [cell for cell in told if doc_trang_thai(cell) is not None]
    in_words = [cell for cell in known if re.search(r"[^\W\d_]", cell)]
    part = len(known) / len(told)
    if strong:
        return 1 + part if part >= 0.34 else 0
    # under a common title only cells that all speak of it, and not in numbers alone: 100% may be what is to be reached
    return part if part > 0.79 and in_words and ("ghi chu" not in title or part == 1) else 0


def _of_row(bang: BangViec, cot: _Cot, row: int) -> tuple[TrangThai, str]:
    if cot.chu is not None:
        words = bang.chu(row, cot.chu)
        return doc_trang_thai(words) or TrangThai.KHONG_RO, words
    ticked = [(column, state) for column, state in cot.dau if _TICK.fullmatch(bang.chu(row, column))]
    if len(ticked) == 1:
        column, state = ticked[0]
        return state, f"{_title(bang, column)}: {bang.chu(row, column)}"
    if not ticked and len(cot.dau) == 1 and cot.dau[0][1] is TrangThai.XONG:
        return TrangThai.DO_DANG, ""
    return TrangThai.KHONG_RO, ""


def _title(bang: BangViec, column: int) -> str:
    """The title of a column as written, the lowest row of it."""
    grid = bang.luoi
    rows = (grid[row, column][1].text for row in range(bang.dau - 1, -1, -1) if (row, column) in grid)
    return next((" ".join(text.split()) for text in rows if re.search(r"[^\W\d_]", text)), "")


_STOPPED = re.compile(
    r"\b(?:huy|dung|tam dung|bai bo|khong (?:thuc hien|trien khai|con|to chuc|phu hop|hoan thanh|dat))\b"
)
_UNDER_WAY = re.compile(
    r"\b(?:chua (?:hoan thanh|xong|dat|day du|het)|dang|do dang|tiep tuc|chuyen (?:sang|tiep|nam)|mot phan|co ban"
    r"|gan (?:xong|hoan thanh)|thuong xuyen|con lai|sap)\b"
)
_NOT_BEGUN = re.compile(r"(?:0 ?%|chua)$|(?:.*\s)?chua \w")
_FINISHED = re.compile(
    r"(?:da )?(?:hoan thanh|xong|ht|thuc hien xong|lam xong)(?:\s.*)?"
    r"|da (?:thuc hien|to chuc|ban hanh|xay dung|dat|nghiem thu|ket thuc|lam|bao cao)(?:\s.*)?"
    r"|(?:dat )?100 ?%(?: ke hoach)?|dat|da|roi|ok"
)
_PERCENT = re.compile(r"(?<!\d)(\d{1,3})(?:[.,]\d{1,2})? ?%")
_PART = re.compile(r"(?:hoan thanh|xong|dat|thuc hien|to chuc)\s(?:duoc\s)?(\d{1,4}) ?/ ?(\d{1,4})(?! ?/|\d)")


def doc_trang_thai(chu: str) -> TrangThai | None:
    """What the words of a cell say of a task; None for words that speak of something else."""
    words = fold(chu).strip(" .;,()!*-")
    if not words:
        return None
    return next(_readings(words), None)


def _readings(words: str) -> Iterator[TrangThai]:
    """Readings of the words, the most careful first: what is not sure to be finished is not."""
    if _STOPPED.search(words):
        yield TrangThai.KHONG_RO
    if _UNDER_WAY.search(words):
        yield TrangThai.DO_DANG
    if (
        re.fullmatch(_NOT_BEGUN, words)
        or re.match(r"chua (?!hoan)", words)
        or (_NOT_BEGUN.search(words) and "chua" in words)
    ):
        yield TrangThai.CHUA
    part = _PART.search(words)
    if part:
        yield TrangThai.XONG if int(part[1]) >= int(part[2]) else TrangThai.DO_DANG
    percents = [int(each) for each in _PERCENT.findall(words)]
    finished = bool(_FINISHED.fullmatch(words))
    if percents and (
        finished or re.fullmatch(r"(?:dat |hoan thanh |khoang |tren |gan )?\d{1,3}(?:[.,]\d+)? ?%.{0,20}", words)
    ):
        low = min(percents)
        yield TrangThai.XONG if low >= 100 else TrangThai.DO_DANG if low else TrangThai.CHUA
    if finished:
        yield TrangThai.XONG

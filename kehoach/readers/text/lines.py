"""Lines of a text -> paragraphs: what a page or a portal broke is joined again.

Four ways to lay text out are met: one paragraph a line; paragraphs of several lines parted by empty lines; wrapped lines
without empty lines; wrapped lines with an empty line after each (text taken out of a PDF). Which one it is, the text
tells; then each pair of neighbouring lines is judged by itself.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kehoach.readers.text.emphasis import BOLD, bare
from kehoach.text.nfc import fold
from kehoach.text.numbering import doc_so
from kehoach.text.ten_loai import TEN_LOAI, TEN_LOAI_KHAC

How = Literal["line", "chunk", "wrapped", "spaced"]

LONG_LINE = 150
"""A text in which one line of twenty is longer than this has one paragraph a line."""
_FULL = 0.86
"""Share of the usual length from which the next word had no room."""
_LONG = 0.72
"""Share of it from which a line without a full stop was broken, not ended."""
_SHORT = 0.6
"""Share of it below which a title plainly stops early."""
_ENOUGH = 3
"""So many lines tell an indent."""
_END = (".", ";", ":", "!", "?", "…", "./.")
_SIGNED = re.compile(
    r"(?:TM|KT|TL|TUQ|Q|T/M|K/T)\s?\.|(?:PHÓ |Phó )?(?:CHỦ TỊCH|CHÁNH |TRƯỞNG |GIÁM ĐỐC|BÍ THƯ|Chủ tịch$|Trưởng phòng$)"
)
_NEW = (
    "cong hoa xa hoi",
    "doc lap - tu do",
    "doc lap – tu do",
    "dang cong san viet nam",
    "noi nhan",
    "kinh gui",
    "ke hoach",
)
_BARE_NUMBER = re.compile(r"(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|Điều \d{1,3})\.")
_NEW_START = re.compile(
    r"(?i)số\s*:|nơi nhận|kính gửi|phụ lục\s*(?:[ivxl\d]+\b|$|:)|\(\s*(?:ban hành\s+)?kèm theo|căn cứ\s|điều \d"
    r"|trên đây là\s|nhận được kế hoạch|(?:đợt|bước|giai đoạn)\s+\d{1,2}\s*[:(]|(?:phần|chương)\s+(?:thứ\s|[ivx]+\b|\d)"
    r"|\(.{4,150}\)\.?$"
)
_KINDS = frozenset(name.upper() for name in TEN_LOAI.values())
_OPEN = 30
_DANGLING = re.compile(
    r"\b(?:năm|ngày|tháng|số|từ|đến|của|và|hoặc|theo|tại|với|về|là|các|những|giai đoạn|khoảng|dưới|trên|hết|cho|do|khi|thị xã"
    r"|để|bằng|trong|ngoài|bởi|vì|nếu|mức độ)$|[,–-]$"
)
_DATED = re.compile(r"\S.{1,40}?, ngày\b.{0,30}\bnăm\b")
_ORGANS = ("ỦY BAN", "UỶ BAN", "UBND", "ĐẢNG Ủ", "HỘI ĐỒNG", "BAN ", "PHÒNG ", "TRƯỜNG ", "TRUNG TÂM ", "VĂN PHÒNG ")
_CITED = re.compile(rf"(?:{'|'.join((*TEN_LOAI.values(), *TEN_LOAI_KHAC.values()))})\s+số\s")
BROKEN = re.compile(r"(?<!\S)\d\S{0,20}[-/]$")
"""A line that ends so broke inside a number: ``101/KH-`` ``UBND``, ``2026-`` ``2030``"""
_YEAR_BEFORE, _YEAR_AFTER = re.compile(r"\b(?:19|20)\d\d$"), re.compile(r"[-–]\s*(?:19|20)\d\d\b")
_BASIS = re.compile(
    r"(?:Căn cứ|Thực hiện|Theo|Xét)\s(?:đề nghị\s|Hiến pháp|Luật|Bộ luật|Pháp lệnh|Nghị|Quyết định|Kế hoạch|Chương trình|Công văn"
    r"|Chỉ thị|Thông tư|Hướng dẫn|Kết luận|Văn bản)"
)


@dataclass(slots=True)
class Line:
    """A line that is not empty: ``text`` without white space around, marks of emphasis inside; ``number`` in the file;
    ``gap`` whether an empty line stands before it; ``indent`` its leading spaces."""

    text: str
    number: int
    gap: bool
    indent: int

    @property
    def bare(self) -> str:
        """The text without marks."""
        return bare(self.text).strip()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is laid out."""

    how: How
    width: int
    """Usual length of a full line"""
    first: int | None = None
    """Indent of the first line of a paragraph, where it is told from that of the others"""
    rest: int = 0
    """Indent of the others"""


def layout(lines: Sequence[Line]) -> Layout:
    """How the text of ``lines`` is laid out."""
    lengths = sorted(len(line.bare) for line in lines)
    if not lengths:
        return Layout("line", 0)
    width = lengths[max(0, len(lengths) - 1 - len(lengths) // 20)]
    pairs = list(pairwise(lines))
    broken = [(a, b) for a, b in pairs if _goes_on(a.bare, b.bare)]
    if width > LONG_LINE or len(broken) < max(2, len(lines) // 25):
        return Layout("line", width)
    first, rest = _indents(lines, [b for _, b in broken])
    if sum(b.gap for _, b in broken) * 2 > len(broken):
        return Layout("spaced", width, first, rest)
    gaps = sum(b.gap for _, b in pairs)
    return Layout("chunk" if gaps * 8 >= len(lines) else "wrapped", width, first, rest)


def _indents(lines: Sequence[Line], going_on: Sequence[Line]) -> tuple[int | None, int]:
    """Indent of the lines that bear a number, and of those that plainly go on; the first only if it is wider."""
    numbered = Counter(line.indent for line in lines if doc_so(line.bare) is not None)
    others = Counter(line.indent for line in going_on)
    if not numbered or not others or numbered.total() < _ENOUGH or others.total() < _ENOUGH:
        return None, 0
    first, rest = numbered.most_common(1)[0][0], others.most_common(1)[0][0]
    return (first if first >= rest + 2 else None), rest


def joins(a: Line, b: Line, text: Layout) -> bool:
    """Whether line ``b`` goes on with the paragraph of line ``a``."""
    before, after = a.bare, b.bare
    if not before or not after or before in _KINDS:
        return False
    if not b.gap and _BARE_NUMBER.fullmatch(before):
        return True
    if _dangles(before, after) and (text.how != "line" or (after[0].isdigit() and not b.gap and doc_so(after) is None)):
        return True
    if _begins(before, after):
        return False
    ends, lower = before.endswith(_END), after[0].islower()
    if text.how == "line":
        if not b.gap and _caps(before) and _caps(after) and doc_so(before) is not None and not _SIGNED.match(after):
            return not ends  # a title in capitals on two lines
        return lower and not ends and not _listed(before, b)
    full = len(before) + 1 + len(after.split(maxsplit=1)[0]) > text.width * _FULL
    long = len(before) > text.width * _LONG
    if text.first is not None and not lower and abs(b.indent - text.first) <= 1:
        return False
    if text.first is not None and not b.gap and b.indent <= text.rest + 1 and long:
        return _same_voice(before, after) or full
    if text.how == "chunk":
        if b.gap:
            return lower and not ends and full
        return lower or (not (ends and not full) and _same_voice(before, after) and not _short_title(a, b, text.width))
    if b.gap and text.how == "wrapped":
        return lower and not ends
    if b.indent > a.indent + 1 and not lower:
        return False
    if lower:
        return not ends or full
    if before.endswith(";") and full and _CITED.match(after):
        return True
    if before.endswith((";", ":", "./.")):
        return False
    return (full or (long and not ends)) and (_same_voice(before, after) or doc_so(before) is not None)


def _dangles(before: str, after: str) -> bool:
    """Whether the line before cannot be the end of a paragraph: it stops at a word that calls for another, or in a bracket."""
    if after[:1] in "-–+•*" and not _YEAR_AFTER.match(after):
        return False
    if (
        _DANGLING.search(before)
        and len(before) > _OPEN
        and not _caps(before)
        and not re.match(r"(?i)nơi nhận|kính gửi|số\s*:", after)
    ):
        return True
    return before.count("(") > before.count(")") and ")" in after and len(before) > _OPEN


def _short_title(a: Line, b: Line, width: int) -> bool:
    """A numbered line that stops early without a mark, over a line with a capital: a title and its text."""
    one_run = a.text.startswith(BOLD) and b.text.startswith(BOLD)
    before, after = a.bare, b.bare
    return (
        not one_run and after[0].isupper() and not _caps(after) and len(before) < width * _SHORT
        and not before.endswith(_END) and doc_so(before) is not None
    )  # fmt: skip


def _goes_on(before: str, after: str) -> bool:
    """Whether the break between two lines plainly stands inside a sentence."""
    return after[:1].islower() and not before.endswith(_END) and doc_so(after) is None


def _begins(before: str, after: str) -> bool:
    """Whether a line can only begin a paragraph."""
    folded = fold(after[:40])
    if any(folded.startswith(each) for each in _NEW[:3]) or folded in _NEW or folded.rstrip(":") in _NEW:
        return True
    if before in _KINDS or fold(before[:12]).startswith("doc lap") or _DATED.match(after):
        return True
    if _caps(before) and _caps(after) and after.startswith(_ORGANS):
        return True
    if _NEW_START.match(after) and (after[0].isupper() or after[0] == "(") and before.endswith((".", ";", ":", "/.")):
        return True
    if re.match(
        r"(?i)nơi nhận\s*:|kính gửi\s*:|số\s*:\s*\S*/|số\s+\d+\s*[-/]\s*[A-Z]|\((?:ban hành )?kèm theo\s", after
    ):
        return True
    if _BASIS.match(after) and not before.endswith(","):
        return True
    if (_SIGNED.match(after) and _caps(after)) or (_SIGNED.match(before) and _caps(before)):
        return True
    number = doc_so(after)
    if number is None:
        return False
    # "chính trị / - xã hội": the dash of a compound that fell to the start of a line
    if _YEAR_BEFORE.search(before) and _YEAR_AFTER.match(after):
        return False
    dash_inside = number.trich in "-–" and number.con_lai[:1].islower() and not before.endswith((*_END, ","))
    return not dash_inside or before.startswith(("-", "+"))


def _listed(before: str, b: Line) -> bool:
    """In a text of one paragraph a line: whether ``b`` is a further unmarked item of a list and not a broken sentence."""
    return before.endswith(",") and not b.gap and len(before) < 60


def _same_voice(before: str, after: str) -> bool:
    """Capitals go on with capitals, and sentences with sentences."""
    return _caps(before) == _caps(after) or len(after.split()) < 2 or not any(c.isalpha() for c in after)


def _caps(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)

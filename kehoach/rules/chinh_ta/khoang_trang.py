"""White space between words and around punctuation."""

import re
from collections.abc import Iterator

from kehoach.model.dong import LOI_VAN, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat
from kehoach.rules.toan_van import ToanVan
from kehoach.text.am_tiet import la_am_tiet

_WORDS = LOI_VAN | {Vai.TRICH_YEU, Vai.NOI_NHAN, Vai.TEN_PHU_LUC, Vai.KEM_THEO, Vai.KEM_THEO_PHU_LUC, Vai.DUOI_TIEU_DE}
_DOUBLE = re.compile(r" {2,4}(?=[^\s.…_|])")
_BEFORE = re.compile(r" {1,3}(?P<dau>[,;:.!?])(?=[\s”)]|$|[^\W\d_])", re.MULTILINE)
_BEHIND = re.compile(r"(?P<dau>[,;:.!?])(?P<b>[“(]?[^\W\d_]+)")
_OPEN = re.compile(r"(?P<dau>[(“\[]) {1,3}(?=\w)")
_CLOSE = re.compile(r" {1,3}(?P<dau>[)”])")
_TIGHT = re.compile(r"[(“)”](?P<tu>[^\W\d_]{2,20})")
_SPACED = (" ,", " ;", " :", " .", " !", " ?")
_NO_DOUBLE = ("", "\n", ".", "…", "_", "|", ":")
_ABBREVIATED = frozenset(
    [
        "tp",
        "tx",
        "tt",
        "ts",
        "ths",
        "pgs",
        "gs",
        "bs",
        "cn",
        "ks",
        "kts",
        "tr",
        "ub",
        "p",
        "q",
        "x",
        "h",
        "đ",
        "đ/c",
        "vv",
        "v.v",
        "nxb",
        "stt",
        "sđt",
        "ubnd",
        "hđnd",
        "ttr",
        "pct",
        "kt",
        "tl",
        "tuq",
        "tm",
    ]
)


@luat("CT22")
def khoang_trang(ho_so: HoSo) -> Iterator[Loi]:
    """One space between words, none before a comma, one behind it."""
    text = ho_so.toan_van
    yield from _double(text)
    yield from _before(text)
    yield from _behind(text)
    yield from _brackets(text)


def _mine(text: ToanVan, at: int) -> bool:
    return text.o(at)[0].vai in _WORDS


def _double(text: ToanVan) -> Iterator[Loi]:
    if "  " not in text.chu:
        return
    for m in _DOUBLE.finditer(text.chu):
        if text.chu[m.start() - 1 : m.start()] in _NO_DOUBLE:
            continue
        dong, at = text.o(m.start())
        # Blanks for a day or number still to come, and columns made of spaces, are no slips.
        if dong.vai not in _WORDS or re.search(r"(?:ngày|tháng|số|Số|năm) *$", dong.text[:at]):
            continue
        start, end = _word(text.chu, m.start(), m.end())
        yield text.loi(start, end, " ".join(text.chu[start:end].split()), du_lieu={"gi": "thừa khoảng trắng"})


def _before(text: ToanVan) -> Iterator[Loi]:
    if not any(each in text.chu for each in _SPACED):
        return
    for m in _BEFORE.finditer(text.chu):
        last = text.chu[m.start() - 1 : m.start()]
        if not (last.isalnum() or last in (")", "”", "%", '"')) or not _mine(text, m.start()):
            continue
        start, _ = _word(text.chu, m.start(), m.end())
        if text.chu[m.end() : m.end() + 1].isalpha() and m["dau"] not in ",;":
            continue
        right = text.chu[start : m.start()] + m["dau"] + (" " if text.chu[m.end() : m.end() + 1].isalpha() else "")
        yield text.loi(start, m.end(), right, du_lieu={"gi": f"thừa khoảng trắng trước dấu “{m['dau']}”"})


def _behind(text: ToanVan) -> Iterator[Loi]:
    for m in _BEHIND.finditer(text.chu):
        a, mark, b = _word_before(text.chu, m.start()), m["dau"], m["b"].lstrip("“(")
        if not a:
            continue
        start = m.start() - len(a)
        low_a, low_b = a.rstrip(")”").lower(), b.lower()
        if low_a in _ABBREVIATED or low_b in _ABBREVIATED or a.isupper() or (b.isupper() and mark != ";"):
            continue
        if mark in ".:!?" and not (b[:1].isupper() and la_am_tiet(low_b) and la_am_tiet(low_a) and len(low_a) > 1):
            continue
        if mark == "." and text.chu[start - 1 : start] in (".", "/", "@", "-"):
            continue
        if mark in ",;" and not (la_am_tiet(low_a) and la_am_tiet(low_b)):
            continue
        if (text.chu[m.end() : m.end() + 1] in ("/", "@", ".") and mark in ".:") or not _mine(text, m.start()):
            continue
        yield text.loi(start, m.end(), f"{a}{mark} {m['b']}", du_lieu={"gi": f"thiếu khoảng trắng sau dấu “{mark}”"})


def _brackets(text: ToanVan) -> Iterator[Loi]:
    if "(" not in text.chu and "“" not in text.chu:
        return
    for m in _OPEN.finditer(text.chu) if any(each in text.chu for each in ("( ", "“ ", "[ ")) else ():
        if _mine(text, m.start()):
            facts = {
                "gi": f"thừa khoảng trắng sau dấu “{m['dau']}”"
                if m["dau"] != "“"
                else "thừa khoảng trắng sau dấu ngoặc kép"
            }
            _, end = _word(text.chu, m.start(), m.end())
            yield text.loi(m.start(), end, m["dau"] + text.chu[m.end() : end], du_lieu=facts)
    for m in _CLOSE.finditer(text.chu) if any(each in text.chu for each in (" )", " ”")) else ():
        last = text.chu[m.start() - 1 : m.start()]
        if (last.isalnum() or last in ("%", ".")) and _mine(text, m.start()):
            start, _ = _word(text.chu, m.start(), m.end())
            yield text.loi(
                start,
                m.end(),
                text.chu[start : m.start()] + m["dau"],
                du_lieu={"gi": "thừa khoảng trắng trước dấu đóng ngoặc"},
            )
    for m in _TIGHT.finditer(text.chu):
        word, opens = m["tu"], m[0][0] in "(“"
        before = _word_before(text.chu, m.start())
        if opens:
            if (
                len(before) < 2
                or not before.isalpha()
                or not la_am_tiet(before.lower())
                or not la_am_tiet(word.lower())
            ):
                continue
            start, right = m.start() - len(before), f"{before} {m[0]}"
        else:
            if not la_am_tiet(word.lower()):
                continue
            start, right = m.start(), f"{m[0][0]} {word}"
        if _mine(text, m.start()):
            gi = "thiếu khoảng trắng trước dấu mở ngoặc" if opens else "thiếu khoảng trắng sau dấu đóng ngoặc"
            yield text.loi(start, m.end(), right, du_lieu={"gi": gi})


def _word_before(text: str, at: int) -> str:
    """The letters (and a closing bracket) right before a place; at most 12."""
    start = at
    if start and text[start - 1] in ")”":
        start -= 1
    while start and at - start < 12 and text[start - 1].isalpha():
        start -= 1
    return text[start:at]


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """From the word before a place to the end of the word behind it (at most 12 letters each)."""
    low = max(0, start - 12)
    while start > low and not text[start - 1].isspace():
        start -= 1
    high = min(len(text), end + 12)
    while end < high and not text[end].isspace():
        end += 1
    return start, end

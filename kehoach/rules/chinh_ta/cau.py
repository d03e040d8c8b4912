"""Sentences and paragraphs: how they begin, how they end, and marks put twice."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat
from kehoach.text.am_tiet import la_am_tiet
from kehoach.text.numbering import Kieu

_INSIDE = re.compile(r"[.!?] {1,2}(?P<b>[^\W\d_]+)(?![\w@./-])")
_TWICE = re.compile(r"[.,;:]{2}(?![.…/,;\]\d])|[,;:](?:\.\.\.|…)")
_WRONG_TWICE = frozenset(("..", ",,", ";;", "::", ",.", ";.", ":.", ".;", ",...", ";...", ",…", ";…"))
_BEFORE_TWICE = frozenset(".,;:/…[0123456789")
_ENDS = re.compile(r"(?:[\w%)]|[^.;:!?,/]”)$")
_NOT_END = frozenset(
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
        "tr",
        "vv",
        "v.v",
        "nxb",
        "stt",
        "sđt",
        "tel",
        "fax",
        "email",
        "ktx",
        "kp",
        "st",
        "no",
        "vol",
    ]
)


@luat("CT24")
def hoa_dau_cau(ho_so: HoSo) -> Iterator[Loi]:
    """A capital at the beginning of a sentence and of a paragraph."""
    text = ho_so.toan_van
    for m in _INSIDE.finditer(text.chu):
        b = m["b"]
        if not b.islower():
            continue
        a = _word_before(text.thuong, m.start())
        if len(a) < 2 or a in _NOT_END or not la_am_tiet(a) or not la_am_tiet(b) or text.cua_nguoi(m.start()):
            continue
        start = m.start("b")
        yield text.loi(start, m.end(), b[0].upper() + b[1:])
    before: Dong | None = None
    for dong in text.dong:
        if dong.vai in (Vai.MUC, Vai.DOAN, Vai.MO_DAU) and not dong.ma:
            found = _small_start(dong, before)
            if found:
                yield found
        before = dong


def _word_before(text: str, at: int) -> str:
    """The letters right before a place, a closing bracket between left out; at most 12."""
    end = at - 1 if text[at - 1 : at] in (")", "”") else at
    start = end
    while start and end - start < 12 and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def _small_start(dong: Dong, before: Dong | None) -> Loi | None:
    line = dong.text
    at = len(dong.so) if line.startswith(dong.so) else 0  # an automatic number is not in the text
    while at < len(line) and line[at] in ' -–•+*\t“"':
        at += 1
    end = at
    while end < len(line) and line[end].isalpha():
        end += 1
    word = line[at:end]
    if not word.islower() or not la_am_tiet(word) or line[end : end + 1] not in (" ", ",", ":", ";", "."):
        return None
    last = before.text.rstrip()[-1:] if before is not None and before.vai in (Vai.MUC, Vai.DOAN, Vai.MO_DAU) else "."
    numbered = bool(dong.so) and dong.cap is not Kieu.DOAN
    if not last or last not in (".:;!?/" if numbered else ".:!?/") or (not numbered and before is None):
        return None
    return Loi(dong, word, word[0].upper() + word[1:], tai=at)


@luat("CT33")
def dau_lap(ho_so: HoSo) -> Iterator[Loi]:
    """Two marks where one belongs (.., ;.)."""
    text = ho_so.toan_van
    for m in _TWICE.finditer(text.chu):
        start, mark = m.start(), m[0]
        if mark not in _WRONG_TWICE or text.chu[start - 1 : start] in _BEFORE_TWICE:
            continue
        low = start
        while low and text.chu[low - 1].isalnum():
            low -= 1
        word = text.chu[low:start]
        if not word and text.chu[start - 1 : start] not in (")", "”", "%", '"'):
            continue
        if text.thuong[low - 2 : low] == "v.":  # v.v.
            continue
        if mark == ".;" and (len(word) < 3 or word.isupper() or text.chu[low - 1 : low] == "."):
            continue
        right = word + mark[0] if mark[0] == mark[1] else word + mark[1:] if mark.endswith(("...", "…")) else None
        yield text.loi(low, m.end(), right)


def _all_open(ho_so: HoSo, dong: Dong) -> bool:
    """Whether it stands in a list of titles, none of which has a mark."""
    beside, _ = ho_so.cung_cap.get(id(dong), ([], 0))
    same = [each for each in beside[:50] if each.cap is dong.cap]
    return bool(dong.so) and len(same) > 1 and all(_ENDS.search(each.text.rstrip()[-3:]) for each in same)


@luat("CT34")
def thieu_dau_cuoi(ho_so: HoSo) -> Iterator[Loi]:
    """A mark at the end of a paragraph of the body."""
    lines = [each for each in ho_so.dong if each.vai in (Vai.MUC, Vai.DOAN, Vai.MO_DAU, Vai.CAN_CU)]
    for dong, behind in zip(lines, [*lines[1:], None], strict=False):
        if dong.vai not in (Vai.MUC, Vai.DOAN) or dong.phu_luc or not dong.loi_van:
            continue
        line = dong.text.rstrip()
        if not _ENDS.search(line[-3:]) or line.count(" ") < 7 or line.isupper():
            continue
        if behind is not None and not behind.so and behind.text[:1].islower():
            continue
        if dong.con or line.startswith("(") or _all_open(ho_so, dong):
            continue
        start = line.rfind(" ", 0, len(line)) + 1
        yield Loi(dong, line[start:], None, tai=start)

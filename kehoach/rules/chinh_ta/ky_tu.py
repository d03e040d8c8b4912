"""Signs that nobody sees, and letters of other alphabets that look like ours."""

import re
from collections.abc import Iterator
from itertools import islice

from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat

_HIDDEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\ufeff"
_INVISIBLE = re.compile(f"[{_HIDDEN}]")
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff\u00d0\u0189\u00f0\uff01-\uff5e]")
_LIKE = str.maketrans(
    "АВЕКМНОРСТУХавекмнорстухіІјЈѕЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυÐƉð",
    "ABEKMHOPCTYXabekmhopctyxiIjJsSABEZHIKMNOPTYXovpuĐĐđ",
)
_MAX = 2000
_NO_BREAK = "\u00a0"


@luat("CT23")
def ky_tu_la(ho_so: HoSo) -> Iterator[Loi]:
    """No invisible signs; letters of our alphabet only."""
    text = ho_so.toan_van
    typed = "\n".join(ho_so.chu_go.values()) if ho_so.chu_go else text.chu
    signs = set(typed)
    if not signs.isdisjoint(_HIDDEN):
        yield from _invisible(ho_so)
    if any(map(_FOREIGN.match, signs)):
        for m in islice(_FOREIGN.finditer(text.chu), _MAX):
            yield from _look_alike(ho_so, m.start())
    if _NO_BREAK in signs:
        first = next((each for each in text.dong if _NO_BREAK in ho_so.go(each)), None)
        if first is not None:
            facts = {"gi": f"{typed.count(_NO_BREAK)} khoảng trắng không ngắt dòng"}
            at = first.text.find(_NO_BREAK)
            word = first.text.split()[0] if at < 0 else first.text[max(0, at - 5) : at + 6]
            yield Loi(first, word, None, facts, muc_do=Level.GOI_Y)


def _invisible(ho_so: HoSo) -> Iterator[Loi]:
    for dong in ho_so.dong:
        typed = ho_so.go(dong)
        found = _INVISIBLE.findall(typed.lstrip("\ufeff") if dong.thu_tu == 0 else typed)
        if not found:
            continue
        own = _INVISIBLE.search(dong.text)
        facts = {"gi": f"{len(found)} ký tự không nhìn thấy (U+{ord(found[0]):04X})"}
        if own is None:
            yield Loi(dong, "", None, facts)
            continue
        for m in _INVISIBLE.finditer(dong.text):
            start, end = _around(dong.text, m.start())
            yield Loi(dong, dong.text[start:end], _INVISIBLE.sub("", dong.text[start:end]), facts, tai=start)


def _look_alike(ho_so: HoSo, at: int) -> Iterator[Loi]:
    text = ho_so.toan_van
    dong, place = text.o(at)
    start, end = _around(dong.text, place)
    word = dong.text[start:end]
    right = "".join(chr(ord(each) - 0xFEE0) if "\uff01" <= each <= "\uff5e" else each for each in word.translate(_LIKE))
    if len(word) > 1 and right != word and not _FOREIGN.search(right) and place == start + _first(word):
        yield Loi(dong, word, right, {"gi": "chữ của bảng chữ cái khác, nhìn giống chữ Việt"}, tai=start)


def _first(word: str) -> int:
    m = _FOREIGN.search(word)
    return m.start() if m else 0


def _around(line: str, at: int) -> tuple[int, int]:
    start = end = at
    while start and at - start < 30 and not line[start - 1].isspace():
        start -= 1
    while end < len(line) and end - at < 30 and not line[end].isspace():
        end += 1
    return start, end

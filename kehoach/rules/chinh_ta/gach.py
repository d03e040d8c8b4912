"""Hyphens and dashes between words (kinh tế - xã hội)."""

import re
from collections.abc import Iterator

from kehoach.rules.chinh_ta._tu_dien import cum_tu
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat

_LEFT = re.compile(r"([^\W\d_]+ [^\W\d_]+) ?\Z")
_RIGHT = re.compile(r" ?([^\W\d_]+ [^\W\d_]+)")
_LONGEST = 20
_DASH = re.compile(r" ?[–—] ?(?=[\w“(])")


@luat("CT19")
def gach_sat(ho_so: HoSo) -> Iterator[Loi]:
    """kinh tế-xã hội: a space on both sides of the hyphen between two equal parts."""
    text = ho_so.toan_van
    if "-" not in text.chu:
        return
    known, chu = cum_tu().cap, text.chu
    for at in text.thay("-"):
        if chu[at - 1 : at] == " " == chu[at + 1 : at + 2] or not (
            chu[at - 1 : at].isalpha() or chu[at + 1 : at + 2].isalpha()
        ):
            continue
        left, right = _LEFT.search(chu[max(0, at - _LONGEST) : at]), _RIGHT.match(chu[at + 1 : at + 1 + _LONGEST])
        if left is None or right is None:
            continue
        a, b = left[1], right[1]
        if tuple(a.lower().split()) in known and tuple(b.lower().split()) in known and not text.trong_ngoac(at):
            yield text.loi(at - len(left[0]), at + 1 + right.end(), f"{a} - {b}")


@luat("CT20")
def gach_dai(ho_so: HoSo) -> Iterator[Loi]:
    """An en or em dash where the decree prints a hyphen."""
    text = ho_so.toan_van
    if "–" not in text.chu and "—" not in text.chu:
        return
    for m in _DASH.finditer(text.chu):
        last = text.chu[m.start() - 1 : m.start()]
        if not (last.isalnum() or last in ("%", ")", "”")) or text.cua_nguoi(m.start()):
            continue
        start = m.start() + len(m[0]) - len(m[0].lstrip())
        low, high = _around(text.chu, m.start(), m.end())
        right = f"{text.chu[low:start]}-{text.chu[start + 1 : high]}"
        yield text.loi(low, high, right, du_lieu={"gach": m[0].strip()})


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """From the word before a dash to the end of the word behind it."""
    low, high = start, end
    while low and start - low < 15 and not text[low - 1].isspace():
        low -= 1
    while high < len(text) and high - end < 15 and text[high].isalnum():
        high += 1
    return low, high

"""Hyphens and dashes between words (kinh tế - xã hội)."""

import re
from collections.abc import Iterator

from kehoach.rules.chinh_ta._tu_dien import cum_tu
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat

_TIGHT = re.compile(r"(?<![^\W\d_])(?P<a>[^\W\d_]+ [^\W\d_]+)(?P<gach>-| -|- )(?P<b>[^\W\d_]+ [^\W\d_]+)")
_DASH = re.compile(r"(?<=[\w%)”]) ?[–—] ?(?=[\w“(])")


@luat("CT19")
def gach_sat(ho_so: HoSo) -> Iterator[Loi]:
    """kinh tế-xã hội: a space on both sides of the hyphen between two equal parts."""
    text = ho_so.toan_van
    if "-" not in text.chu:
        return
    known = cum_tu().cap
    for m in _TIGHT.finditer(text.chu):
        a, b = (tuple(m[key].lower().split(" ")) for key in "ab")
        if a in known and b in known and not text.trong_ngoac(m.start()):
            yield text.loi(m.start(), m.end(), f"{m['a']} - {m['b']}")


@luat("CT20")
def gach_dai(ho_so: HoSo) -> Iterator[Loi]:
    """An en or em dash where the decree prints a hyphen."""
    text = ho_so.toan_van
    if "–" not in text.chu and "—" not in text.chu:
        return
    for m in _DASH.finditer(text.chu):
        if text.cua_nguoi(m.start()):
            continue
        start = m.start() + len(m[0]) - len(m[0].lstrip())
        mark = m[0].strip()
        yield text.loi(start, start + 1, "-", du_lieu={"trich": text.chu[max(0, start - 12) : start + 13].strip(), "gach": mark})

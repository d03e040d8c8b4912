"""Differences for people: part by part, each with its place and the words that changed, the rest of a long text cut."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from kehoach.model.khac_biet import TEN_KIEU_KHAC, TEN_LOAI_KHAC, KhacBiet, KieuKhac, SoSanh
from kehoach.text.strings import squeeze
from kehoach.writers.khac_biet.doan import Doan, parts

To = Callable[[str, str], str]
"""Puts text into a colour: ``to("red", "bỏ")``."""
_SPACES = re.compile(r"\s+")
WIDTH = 160
"""A text that is only here or only there is shown up to so many letters."""
AROUND = 30
"""So many letters of what stayed are shown on either side of a change."""
_INDENT = " " * 4
_MARKS = {KieuKhac.THEM: "+", KieuKhac.BO: "-", KieuKhac.SUA: "~", KieuKhac.DOI_CHO: ">"}
_COLOURS = {KieuKhac.THEM: "green", KieuKhac.BO: "red", KieuKhac.SUA: "yellow", KieuKhac.DOI_CHO: "cyan"}
_NAMED = {"Chỉ tiêu", "Nhiệm vụ"}
"""The field that is the text itself"""


def plain(_colour: str, text: str) -> str:
    """No colour."""
    return text


def lines(result: SoSanh, colour: To = plain) -> Iterator[str]:
    """The report, line by line."""
    yield f"cũ:  {result.a}"
    yield f"mới: {result.b}"
    yield summary(result)
    for part, found in groupby(result.khac, key=lambda each: each.phan):
        yield ""
        yield colour("bold", TEN_LOAI_KHAC[part].upper())
        for each in found:
            yield from difference(each, colour)


def summary(result: SoSanh) -> str:
    """``Khác nhau 3 chỗ: thêm 1, sửa 2``."""
    if not result.khac:
        return "Hai kế hoạch nói như nhau."
    count = result.dem()
    parts = [f"{TEN_KIEU_KHAC[kieu]} {count[kieu]}" for kieu in KieuKhac if count[kieu]]
    return f"Khác nhau {len(result.khac)} chỗ: {', '.join(parts)}"


def where(each: KhacBiet) -> str:
    """``II.2 (cũ: II.1)``."""
    old = each.vi_tri_cu
    if not old or old == each.vi_tri:
        return each.vi_tri
    return f"từ {old} sang {each.vi_tri}" if each.kieu is KieuKhac.DOI_CHO else f"{each.vi_tri} (cũ: {old})"


def difference(each: KhacBiet, colour: To = plain) -> Iterator[str]:
    """One difference."""
    mark = colour(_COLOURS[each.kieu], f"{_MARKS[each.kieu]} {TEN_KIEU_KHAC[each.kieu]:<7}")
    head = f"  {mark} {where(each)}"
    cu, moi = each.cu or "", each.moi or ""
    if each.kieu is not KieuKhac.SUA:
        yield f"{head}: {_cut(moi or cu)}"
        for one in each.truong:
            if one.ten not in _NAMED and (one.cu or one.moi) != (moi or cu):
                yield f"{_INDENT}{one.ten}: {_cut(one.moi or one.cu)}"
        return
    if len(each.truong) == 1 and (each.truong[0].cu, each.truong[0].moi) == (cu, moi):
        yield f"{head}: {changed(cu, moi, colour)}"
        return
    if not each.truong:
        yield f"{head}: {changed(cu, moi, colour)}"
        return
    yield f"{head}: {_cut(moi)}" if all(one.ten not in _NAMED for one in each.truong) else head
    for one in each.truong:
        yield f"{_INDENT}{one.ten}: {changed(one.cu, one.moi, colour)}"


def changed(cu: str, moi: str, colour: To = plain) -> str:
    """``... năm [-2025-] {+2026+} ...``: what went in square brackets, what came in braces, what stayed cut short."""
    if not cu or not moi:
        return colour("green", f"{{+{_cut(moi)}+}}") if moi else colour("red", f"[-{_cut(cu)}-]")
    pieces = parts(squeeze(cu), squeeze(moi))
    return "".join(_piece(each, index, len(pieces), colour) for index, each in enumerate(pieces))


def _piece(each: Doan, index: int, count: int, colour: To) -> str:
    if not each.chung:
        old = colour("red", f"[-{_cut(each.cu)}-]") if each.cu else ""
        new = colour("green", f"{{+{_cut(each.moi)}+}}") if each.moi else ""
        return old + new
    text = each.cu
    before, after = index > 0, index < count - 1
    room = AROUND * (before + after) + 3
    if len(text) <= room:
        return text
    head = text[:AROUND].rsplit(" ", 1)[0] + " " if before else ""
    tail = " " + text[-AROUND:].split(" ", 1)[-1] if after else ""
    return f"{head}…{tail}"


def _cut(text: str) -> str:
    shown = _SPACES.sub(" ", text)
    return shown if len(shown) <= WIDTH else f"{shown[:WIDTH]}…"

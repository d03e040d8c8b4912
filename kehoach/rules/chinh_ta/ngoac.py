"""Brackets and quotation marks in pairs."""

import re
from collections.abc import Iterator

from kehoach.model.dong import LOI_VAN, Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat

_ITEM = re.compile(r"(?:^|(?<=[\s;:,.(“]))(?:[a-zđăâêôơư]|\d{1,2}|[ivxIVX]{1,4})\)")
_WORDS = LOI_VAN | {Vai.TRICH_YEU, Vai.KEM_THEO, Vai.KEM_THEO_PHU_LUC, Vai.TEN_PHU_LUC, Vai.DUOI_TIEU_DE}
_STOPS = (".", ";", ":", "./.", "!", "?")
_NAMES = {
    "(": "ngoặc đơn", ")": "ngoặc đơn", "[": "ngoặc vuông", "]": "ngoặc vuông",
    "“": "ngoặc kép", "”": "ngoặc kép", '"': "ngoặc kép",
}  # fmt: skip
_MIXED = re.compile(r"“[^“”\"\n]{1,300}\"")


@luat("CT26")
def du_cap(ho_so: HoSo) -> Iterator[Loi]:
    """Every bracket and quotation mark that opens is closed, in the same paragraph or where its text goes on."""
    text = ho_so.toan_van
    for left, right in (("(", ")"), ("“", "”"), ("[", "]")):
        if text.chu.count(left) or text.chu.count(right):
            yield from _pairs(text.dong, left, right)
    if '"' in text.chu:
        for dong in text.dong:
            if dong.vai in _WORDS and dong.text.count('"') % 2 and dong.text.count("“") == dong.text.count("”"):
                at = dong.text.rfind('"')
                yield _fault(dong, at, None)


def _pairs(lines: list[Dong], left: str, right: str) -> Iterator[Loi]:
    waiting: tuple[Dong, int] | None = None
    for dong in lines:
        line = dong.text
        if dong.vai not in _WORDS:
            continue
        if left not in line and right not in line:
            if waiting and (dong.so or line.endswith(_STOPS) or dong.bang != waiting[0].bang):
                yield _fault(*waiting, None)
                waiting = None
            continue
        if waiting and (dong.so or dong.bang != waiting[0].bang):
            yield _fault(*waiting, None)
            waiting = None
        skip = {m.end() - 1 for m in _ITEM.finditer(line)} if right == ")" else set()
        opened: list[int] = []
        for at, char in enumerate(line):
            if char == left:
                if opened and left == "“":
                    yield _fault(dong, opened.pop(), None)
                opened.append(at)
            elif char == right:
                if opened:
                    opened.pop()
                elif waiting:
                    waiting = None
                elif at not in skip:
                    yield _fault(dong, at, None)
        if waiting and opened:
            yield _fault(*waiting, None)
            waiting = None
        yield from _left_open(dong, opened[:-1])
        if opened:
            mixed = _MIXED.match(line, opened[-1]) if left == "“" else None
            if mixed:
                yield Loi(
                    dong,
                    mixed[0],
                    mixed[0][:-1] + "”",
                    {"dau": _NAMES["“"], "goi": "được đóng bằng ngoặc thẳng"},
                    tai=mixed.start(),
                )
            elif line.rstrip().endswith(_STOPS):
                yield _fault(dong, opened[-1], None)
            else:
                waiting = dong, opened[-1]
    if waiting:
        yield _fault(*waiting, None)


def _left_open(dong: Dong, places: list[int]) -> Iterator[Loi]:
    for at in places:
        yield _fault(dong, at, None)


def _fault(dong: Dong, at: int, sua: str | None) -> Loi:
    """The fault at a mark, shown with the words beside it."""
    line = dong.text
    mark = line[at]
    if mark in ")”]":
        start = max(line.rfind(" ", 0, max(at - 6, 0)) + 1, at - 25)
        return Loi(dong, line[start : at + 1], sua, {"dau": _NAMES[mark], "goi": "không có dấu mở"}, tai=start)
    end = line.find(" ", at + 6)
    end = min(end if end > 0 else len(line), at + 25)
    return Loi(dong, line[at:end], sua, {"dau": _NAMES[mark], "goi": "không có dấu đóng"}, tai=at)

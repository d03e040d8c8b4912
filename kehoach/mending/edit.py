"""What to change: an excerpt of a paragraph and what it becomes; several in one paragraph, none over another."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from kehoach.model.phat_hien import CachSua, PhatHien, ViTri
from kehoach.text.changes import Change, made

CHAC_CHAN: Final = frozenset({CachSua.CHAC_CHAN})
"""Mends that need nobody's consent"""


@dataclass(frozen=True, slots=True)
class Edit:
    """``trich``, where it stands for the ``lan``-th time in its paragraph as a reader shows it, becomes ``sua``."""

    cho: int | None
    """Which paragraph of a Word file, or the line that it begins on in a text, from 1; None: not in the numbered text"""
    trich: str
    lan: int
    sua: str
    doan_van: str = ""
    """The whole paragraph as shown; empty when it is not known. Where the file says otherwise, nothing is changed"""
    ma: str = ""
    """Code of the rule"""
    ma_nut: str = ""
    """What prints it in a file of our own"""


@dataclass(frozen=True, slots=True)
class Undone:
    """An edit that was not made, and why, in Vietnamese."""

    edit: Edit
    ly_do: str


OVERLAPS: Final = "chồng lên một chỗ sửa khác"
NOT_FOUND: Final = "không tìm thấy đúng chữ này trong tệp"
NOT_PLAIN: Final = "chữ ở đây do Word tính hoặc ghép từ phần khác, sửa tay trong Word"
NO_PLACE: Final = "chỗ này không có số đoạn (đầu trang, chú thích, khung hình), sửa tay"
SAME: Final = "chữ trong tệp đã đúng như vậy"
STRANGE: Final = "chữ thay thế có ký tự mà tệp không chứa được"


def place_of(vi_tri: ViTri, lines: Mapping[int, int]) -> int | None:
    """Where a mend is made: the first line of the paragraph in a text (``lines``: number -> line), else its number."""
    return lines.get(vi_tri.doan or 0) or vi_tri.doan or vi_tri.dong


def edits_of(
    findings: Iterable[PhatHien],
    texts: Mapping[int, Sequence[str]],
    ways: Collection[CachSua] = CHAC_CHAN,
    lines: Mapping[int, int] = MappingProxyType({}),
) -> list[Edit]:
    """The mends among ``findings`` that are made in one of those ``ways``, each once, in reading order.

    ``texts`` are the paragraphs as the reader shows them: number or line -> the paragraphs there; ``lines`` as in ``place_of``.
    """
    found: dict[Edit, None] = {}
    for each in findings:
        if each.sua_duoc and each.cach_sua in ways and each.sua is not None:
            place = place_of(each.vi_tri, lines)
            whole = next((text for text in texts.get(place or 0, ()) if each.doan_van in text), each.doan_van)
            found.setdefault(Edit(place, each.trich, each.lan, each.sua, whole, each.ma, each.ma_nut))
    return list(found)


def find(text: str, trich: str, lan: int) -> int:
    """Offset of the ``lan``-th occurrence; -1 when there is none. They are counted as ``str.count`` does."""
    places = _places(text, trich)
    return places[max(1, lan) - 1] if lan <= len(places) else -1


@lru_cache(maxsize=256)
def _places(text: str, trich: str) -> tuple[int, ...]:
    found, at = [], text.find(trich)
    while at >= 0 and trich:
        found.append(at)
        at = text.find(trich, at + len(trich))
    return tuple(found)


def without_overlaps(text: str, edits: Sequence[Edit]) -> tuple[list[tuple[Edit, int]], list[Undone]]:
    """The edits of one paragraph that can be made together, with their offsets, in order; and the others.

    The one that begins first goes before, of two that begin together the longer. An edit that lies in another and that the
    other makes as well counts as made.
    """
    placed: list[tuple[Edit, int]] = []
    undone = []
    for each in edits:
        at = find(text, each.trich, each.lan) if each.trich else -1
        if at < 0:
            undone.append(Undone(each, NOT_FOUND))
        else:
            placed.append((each, at))
    placed.sort(key=lambda item: (item[1], -len(item[0].trich)))
    kept: list[tuple[Edit, int]] = []
    for edit, at in placed:
        if not kept or at >= kept[-1][1] + len(kept[-1][0].trich):
            kept.append((edit, at))
        elif not _same(kept[-1], (edit, at)):
            undone.append(Undone(edit, OVERLAPS))
    return kept, undone


def _same(outer: tuple[Edit, int], inner: tuple[Edit, int]) -> bool:
    """Whether ``outer`` changes what ``inner`` wants as ``inner`` wants it."""
    (one, at), (other, where) = outer, inner
    begin = where - at
    wanted = one.trich[:begin] + other.sua + one.trich[begin + len(other.trich) :]
    return where + len(other.trich) <= at + len(one.trich) and one.sua == wanted


def retyped(text: str, at: int, length: int, raw: str, starts: Sequence[int], ends: Sequence[int]) -> list[Change]:
    """What changes when ``text[at:at + length]`` is to be typed just as it is shown: letters in one piece, no invisible signs
    between. ``raw[starts[i]:ends[i]]`` is what ``text[i]`` was typed as."""
    found: list[Change] = []
    for index in range(at, at + length):
        last = index + 1 == at + length
        gap = not last and _invisible(raw[ends[index] : starts[index + 1]])
        if not gap and (text[index].isspace() or raw[starts[index] : ends[index]] == text[index]):
            continue
        end = index + 1 + gap
        if found and found[-1].end > index:  # its letter is changed already
            index = found.pop().start
        found.append(Change(index, end, text[index:end]))
    return found


def _invisible(typed: str) -> bool:
    return bool(typed) and all(unicodedata.category(each) in ("Cf", "Mn") for each in typed)


def made_in(text: str, edits: Sequence[Edit]) -> str:
    """The paragraph ``text`` with those of its ``edits`` made that can be made together."""
    kept, _ = without_overlaps(text, edits)
    return made(text, [Change(at, at + len(edit.trich), edit.sua) for edit, at in kept])

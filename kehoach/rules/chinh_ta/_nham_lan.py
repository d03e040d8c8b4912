"""Where the confusions and the standard phrases of the vocabulary (tu-vung.yaml) meet a text, with their contexts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kehoach.catalog.models import TuVung
from kehoach.rules.ho_so import HoSo
from kehoach.rules.toan_van import ToanVan
from kehoach.text.am_tiet import tach_thanh


class Canh(NamedTuple):
    """One context: what stands before and behind; ``khong``: there the words are right."""

    khong: bool
    dau_cau: bool
    truoc: str
    sau: str
    so: bool
    """A number stands behind"""


@dataclass(frozen=True, slots=True)
class Nham:
    """An entry of the vocabulary, ready to be looked for."""

    muc: TuVung
    chu: str
    """One way of writing it, in lower case"""
    dung_hoa: str
    """The same as it must be written to count, when only capitals are wrong"""
    tu: tuple[str, ...]
    cap: tuple[tuple[str, str], ...]
    """Its words two by two, when spaces alone part them: what is looked for first"""
    canh: tuple[Canh, ...]


class Gap(NamedTuple):
    """An entry met at a place."""

    at: int
    end: int
    nham: Nham


def gap(text: ToanVan, entries: tuple[Nham, ...]) -> Iterator[Gap]:
    """Where the entries stand in a context that makes them wrong; the first of two that overlap wins."""
    words, pairs = text.cac_tu, text.cap_tu
    taken: set[int] = set()
    for each in entries:
        if not (pairs.issuperset(each.cap) if each.cap else words.issuperset(each.tu)):
            continue
        for at in text.tim(each.chu):
            end = at + len(each.chu)
            if each.dung_hoa and text.chu[at:end] != each.dung_hoa:
                continue
            if _wrong_here(text, at, end, each.canh) and taken.isdisjoint(range(at, end)):
                taken.update(range(at, end))
                yield Gap(at, end, each)


def _wrong_here(text: ToanVan, at: int, end: int, contexts: tuple[Canh, ...]) -> bool:
    if not contexts:
        return True
    met = [each for each in contexts if _fits(text, at, end, each)]
    if any(each.khong for each in met):
        return False
    return bool(met) or all(each.khong for each in contexts)


def _fits(text: ToanVan, at: int, end: int, canh: Canh) -> bool:
    low = text.thuong
    if canh.dau_cau and not text.dau_cau(at):
        return False
    if canh.truoc:
        start = at - len(canh.truoc)
        if start < 0 or not low.startswith(canh.truoc, start):
            return False
        if start and canh.truoc[0].isalnum() and low[start - 1].isalnum():
            return False
    if canh.so:
        return low[end : end + 1] == " " and low[end + 1 : end + 2].isdigit()
    if canh.sau:
        stop = end + len(canh.sau)
        return low.startswith(canh.sau, end) and not low[stop : stop + 1].isalpha()
    return True


@cache
def _contexts(ngu_canh: str) -> tuple[Canh, ...]:
    found = []
    for part in ngu_canh.split(" | ") if ngu_canh else ():
        shape = part.strip()
        wrong = shape.startswith("!")
        shape = shape.lstrip("!")
        start = shape.startswith("^")
        before, _, behind = shape.lstrip("^").partition("~")
        number = behind.strip() == "#"
        found.append(Canh(wrong, start, before.lower(), "" if number else behind.lower(), number))
    return tuple(found)


def _entry(muc: TuVung, chu: str) -> Nham:
    low = chu.lower()
    only_case = low == muc.day_du.lower()
    words = tuple(word for word in low.replace(",", " ").replace("-", " ").split() if word.isalnum())
    pieces = low.split(" ")
    pairs = tuple(pairwise(pieces)) if all(map(str.isalnum, pieces)) else ()
    return Nham(muc, low, chu if only_case else "", words, pairs, _contexts(muc.ngu_canh))


def _entries(vocabulary: Mapping[str, TuVung], loai: str) -> tuple[Nham, ...]:
    found = [
        _entry(each, chu) for each in vocabulary.values() if each.loai == loai for chu in (each.chu, *each.bien_the)
    ]
    return tuple(sorted(found, key=lambda each: -len(each.chu)))


_kept: dict[int, tuple[Mapping[str, TuVung], dict[str, tuple[Nham, ...]]]] = {}


def cac_muc(ho_so: HoSo, loai: str) -> tuple[Nham, ...]:
    """The entries of a kind, the longest first."""
    catalog = ho_so.danh_muc
    kept = _kept.get(id(catalog))
    if kept is None:
        if len(_kept) > 8:
            _kept.clear()
        vocabulary = catalog.tu_vung
        kept = _kept[id(catalog)] = (vocabulary, {})
    if loai not in kept[1]:
        kept[1][loai] = _entries(kept[0], loai)
    return kept[1][loai]


def nham_lan(ho_so: HoSo) -> list[Gap]:
    """The confusions in a document. Those that only misplace a tone mark are left to CT30."""
    text = ho_so.toan_van
    if "nham" not in text.nho:
        entries = cac_muc(ho_so, "nham_lan")
        text.nho["nham"] = [each for each in gap(text, entries) if not _only_tone(each.nham)]
    found: list[Gap] = text.nho["nham"]
    return found


def da_bao(ho_so: HoSo) -> frozenset[int]:
    """Places that a confusion covers: other rules say nothing there."""
    text = ho_so.toan_van
    if "da_bao" not in text.nho:
        text.nho["da_bao"] = frozenset(at for each in nham_lan(ho_so) for at in range(each.at, each.end))
    found: frozenset[int] = text.nho["da_bao"]
    return found


@cache
def _place_of_tone(wrong: str, right: str) -> bool:
    pairs = list(zip(wrong.lower().split(), right.lower().split(), strict=False))
    return all(a == b or tach_thanh(a)[:2] == tach_thanh(b)[:2] for a, b in pairs) and wrong.lower() != right.lower()


def _only_tone(nham: Nham) -> bool:
    return _place_of_tone(nham.chu, nham.muc.day_du)

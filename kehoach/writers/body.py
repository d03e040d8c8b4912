"""The body laid out for print: nodes become numbered paragraphs and tables in reading order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from kehoach.model.numbers import danh_so
from kehoach.model.plan import Muc, NhanManh
from kehoach.text.cho_trong import CHO_TRONG
from kehoach.text.numbering import Kieu
from kehoach.writers.printed import Look, Stretch, joined, of, standing_for

KET_THUC = "./."
"""Ends the text of every official form (Nghị định 30/2020, Phụ lục III, mẫu 1.1-2.2)."""

KieuDoan = Literal["muc_lon", "muc", "muc_nho", "loi_van", "bang"]
"""muc_lon: I. heading; muc: heading of the second level, or without a number, on its own line; muc_nho: a heading below it;
loi_van: text."""

_LOOKS = {"đậm": Look.BOLD, "nghiêng": Look.ITALIC, "đậm nghiêng": Look.BOLD | Look.ITALIC}
_RUN_IN_BOLD = (Kieu.LA_MA, Kieu.A_RAP, Kieu.THAP_PHAN)


@dataclass(frozen=True, slots=True)
class Doan:
    """A paragraph of the body in reading order. ``so`` is its number; ``tieu_de`` is a title run into ``loi_van``, or the
    heading itself; ``dam`` tells that a run-in title is bold. ``bang`` is set for a table only."""

    kieu: KieuDoan
    so: str = ""
    tieu_de: str = ""
    loi_van: str = ""
    dam: bool = False
    bang: "BangIn | None" = None

    @property
    def chu(self) -> str:
        """The whole paragraph as one line."""
        return joined((part for part in (self.so, self.tieu_de, self.loi_van) if part), " ")


@dataclass(frozen=True, slots=True)
class BangIn:
    """A table in the body: titles of columns, rows of cells."""

    cot: Sequence[str]
    hang: Sequence[Sequence[str]]


def body(nodes: Sequence[Muc], keep_numbers: bool) -> list[Doan]:
    """``nodes`` and their children, ending in ``./.``; ``keep_numbers`` prints the number of the source where there is one."""
    laid = list(_laid(nodes, keep_numbers))
    ended = _end([doan for _, doan in laid])
    sources = [muc for muc, _ in laid]
    return [*map(_remember, sources, ended), *ended[len(laid) :]]


def _laid(nodes: Sequence[Muc], keep_numbers: bool) -> Iterator[tuple[Muc, Doan]]:
    for each in danh_so(nodes):
        muc = each.muc
        so = muc.so_goc if keep_numbers and muc.so_goc is not None else each.so
        if muc.tieu_de and not muc.loi_van:
            yield muc, _heading(muc, so)
        elif muc.tieu_de or muc.loi_van:
            yield muc, Doan("loi_van", so, _run_in(muc.tieu_de), muc.loi_van, dam=muc.cap in _RUN_IN_BOLD)
        if muc.bang:
            yield muc, Doan("bang", bang=BangIn(muc.bang.cot, muc.bang.hang))


def _heading(muc: Muc, so: str) -> Doan:
    match muc.cap:
        case Kieu.LA_MA:
            return Doan("muc_lon", so, muc.tieu_de.upper())
        case Kieu.A_RAP | Kieu.DOAN:
            return Doan("muc", so, muc.tieu_de)
        case Kieu.THAP_PHAN:
            return Doan("muc_nho", so, muc.tieu_de)
        case _:
            # a point (a) and what is below it are set in upright, not bold (Phụ lục I, Mục V.6b)
            return Doan("loi_van", so, loi_van=muc.tieu_de)


def _run_in(tieu_de: str) -> str:
    return f"{tieu_de}:" if tieu_de and tieu_de[-1] not in ".:;,!?…" else tieu_de


def _end(laid: list[Doan]) -> list[Doan]:
    """The body with ``./.`` after its last words, in place of whatever closed them."""
    if not laid:
        return laid
    last = laid[-1]
    if last.kieu == "bang":
        return [*laid, Doan("loi_van", loi_van=KET_THUC)]
    field = "loi_van" if last.loi_van else "tieu_de"
    return [*laid[:-1], replace(last, **{field: getattr(last, field).rstrip(" .;,/") + KET_THUC})]


def _remember(muc: Muc, doan: Doan) -> Doan:
    """The same paragraph, its words marked with the node that they are from and with its emphasis."""
    if doan.bang is not None:
        first, *others = doan.bang.cot
        return replace(doan, bang=BangIn([standing_for("t", f"{muc.id}#bang", first), *others], doan.bang.hang))
    title = doan.tieu_de
    looks = _looks(muc.nhan_manh, f"{title} {doan.loi_van}".strip()) if muc.nhan_manh else []
    offset = len(title) + 1 if title else 0
    return replace(
        doan,
        so=of(muc.id, doan.so) if doan.so else "",
        tieu_de=of(muc.id, title, _within(looks, 0, len(title))) if title else "",
        loi_van=of(muc.id, doan.loi_van, _within(looks, offset, offset + len(doan.loi_van))) if doan.loi_van else "",
    )


def _looks(emphasis: Sequence[NhanManh], text: str) -> list[Stretch]:
    """Where the named words of a node stand out in its printed ``text``, which may be in capitals."""
    flags = bytearray(len(text))
    for each in emphasis:
        words = re.escape(each.cum)
        found = list(re.finditer(words, text)) or list(re.finditer(words, text, re.IGNORECASE))
        for occurrence in found if each.lan is None else found[each.lan - 1 : each.lan]:
            for index in range(*occurrence.span()):
                flags[index] |= _LOOKS[each.kieu]
    for gap in CHO_TRONG.finditer(text):  # it is marked as one piece
        whole = max(flags[slice(*gap.span())])
        flags[slice(*gap.span())] = bytes([whole]) * len(gap.group())
    stretches, start = [], 0
    for flag, run in groupby(flags):
        end = start + sum(1 for _ in run)
        if flag:
            stretches.append(Stretch(start, end, Look(flag)))
        start = end
    return stretches


def _within(looks: Sequence[Stretch], start: int, end: int) -> list[Stretch]:
    """The part of ``looks`` from ``start`` to ``end``, counted from ``start``."""
    cut = (Stretch(max(each.start, start) - start, min(each.end, end) - start, each.look) for each in looks)
    return [each for each in cut if each.start < each.end]

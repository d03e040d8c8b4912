"""What the rules of this group share: the looks of a line, short pieces to show, who issues the plan."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kehoach.blocks import Paragraph, Run
from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can
from kehoach.text.nfc import fold

_WORD = re.compile(r"[^\W_]")
_NOT_LETTERS = re.compile("[^a-z]")
_UBND = re.compile(r"uy ban nhan dan|ubnd|ub nhan dan|uy ban nd")
THAN = frozenset({Vai.CAN_CU, Vai.MO_DAU, Vai.MUC, Vai.DOAN})
"""Where the words of the plan stand (PL1/II.6)"""
NUA_DIEM = 0.3
"""Half points are the steps of sizes; another program may round"""


class Kieu(NamedTuple):
    """How a line looks."""

    co: tuple[float, ...]
    """Its sizes, the smallest first; empty where nobody knows"""
    dam: bool
    """All of it is bold"""
    nghieng: bool
    """All of it is italic"""
    co_nghieng: bool
    """Some of it is italic"""


def co_dinh_dang(ho_so: HoSo) -> bool:
    """Whether the source tells how letters look."""
    return not ho_so.thieu((Can.DINH_DANG,))


def co_trang(ho_so: HoSo) -> bool:
    """Whether the source tells how paragraphs and pages look."""
    return not ho_so.thieu((Can.DINH_DANG, Can.TRANG))


def dung_phong(ho_so: HoSo, font: str) -> bool:
    """Whether a font is right or unknown: Times New Roman, or one of signs (a box to tick) (TT06, PL19)."""
    says = ho_so.tham_so("TT06")
    # a program without Times New Roman prints a .pdf in a font of the same widths
    allowed = tuple(says["phong"]) + (tuple(says["phong_thay_pdf"]) if ho_so.document.format == "pdf" else ())
    plain = _NOT_LETTERS.sub("", font.lower())
    return not plain or plain.startswith(allowed) or plain in says["phong_ky_hieu"]


def phan(dong: Dong) -> list[Run]:
    """The runs of a line: of a paragraph that holds several lines, those of this one."""
    runs = dong.paragraph.runs
    if not dong.goc and len(dong.text) >= len(dong.paragraph.text.strip()):
        return runs
    start, end, place = *_cho(dong), 0
    found = []
    for run in runs:
        a, b = max(start - place, 0), min(end - place, len(run.text))
        if a < b:
            found.append(Run(run.text[a:b], run.format))
        place += len(run.text)
    return found or runs


def _cho(dong: Dong) -> tuple[int, int]:
    """From where to where a line stands in its paragraph; its blanks may be wider there than in the line as read."""
    text, start = dong.paragraph.text, dong.goc
    end = start + len(dong.text)
    if text[start:end] == dong.text:
        return start, end
    start = max(text.find(dong.text.split(" ", 1)[0], start), 0)
    end = text.find("\t", start)
    return start, end if end > start else len(text)


def kieu(dong: Dong) -> Kieu:
    """How a line looks; what has no letter and no digit does not count, nor do raised marks of notes."""
    runs = [run.format for run in phan(dong) if not run.format.raised and _WORD.search(run.text)]
    return Kieu(
        tuple(sorted({each.size for each in runs if each.size})),
        bool(runs) and all(each.bold for each in runs),
        bool(runs) and all(each.italic for each in runs),
        any(each.italic for each in runs),
    )


def ngoai(sizes: tuple[float, ...], low: float, high: float) -> list[float]:
    """The sizes outside of the bounds."""
    return [each for each in sizes if not low - NUA_DIEM <= each <= high + NUA_DIEM]


def so(value: float) -> str:
    """A number as Vietnamese print it: ``12,5``."""
    return f"{round(value, 2):g}".replace(".", ",")


def dau_dong(dong: Dong, most: int = 48) -> str:
    """The first words of a line, to show where a fault of looks is."""
    text = dong.text.strip()
    if len(text) <= most:
        return text
    cut = text.rfind(" ", 0, most)
    return text[: cut if cut > 0 else most]


def than(ho_so: HoSo) -> Iterator[Dong]:
    """The lines of the plan's own words, without tables, notes and annexes."""
    return (each for each in ho_so.dong if each.vai in THAN and not each.phu_luc and not each.bang)


def la_ubnd(ho_so: HoSo) -> bool:
    """Whether an Ủy ban nhân dân issues the plan."""
    if _UBND.match(fold(ho_so.ke_hoach.co_quan.ten)):
        return True
    return "[[" in ho_so.ke_hoach.co_quan.ten and any("ubnd" in fold(each.text) for each in ho_so.vai(Vai.SO))


def cua_dang(ho_so: HoSo) -> bool:
    """Whether it is a document of the Party, which has a layout of its own."""
    return any(fold(each.text).startswith("dang cong san") for each in ho_so.vai(Vai.QUOC_HIEU))


def nhieu_nhat(counts: Counter[str]) -> str:
    """The names in a counter, the most frequent first, at most four."""
    return ", ".join(name for name, _ in counts.most_common(4))


def doan_van(ho_so: HoSo) -> dict[int, Dong]:
    """``id`` of a paragraph -> its first line."""
    found: dict[int, Dong] = {}
    for each in ho_so.dong:
        found.setdefault(id(each.paragraph), each)
    return found


def o_giua(paragraph: Paragraph) -> bool:
    """Whether a paragraph is centred, as far as anybody can tell: one that a tab or spaces place is not judged."""
    return paragraph.align == "center" or paragraph.text[:1] in ("\t", " ")

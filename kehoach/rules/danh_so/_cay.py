"""Counting: the numbers of nodes that stand beside each other, and where a count goes wrong."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kehoach.model.dong import Dong, Vai
from kehoach.model.phat_hien import CachSua
from kehoach.rules.ho_so import HoSo
from kehoach.text.numbering import DocSo, Kieu, NumberingError, doc_so, from_roman, letter, roman

TITLE = 120
"""A line longer than this is no title."""
_ENDS = (".", ";", ",", "!", "?")


@lru_cache(4096)
def doc(so: str) -> DocSo | None:
    """A number that stood at the start of a line, read again."""
    return doc_so(f"{so} Aa AA") or doc_so(f"{so} AA AA")


def dau(dong: Dong) -> int | None:
    """Where the typed number begins in the text of a node; None where it is automatic."""
    if dong.paragraph.number or not dong.so:
        return None
    at = dong.text.find(dong.so)
    return at if 0 <= at <= 8 else None


def noi_dung(dong: Dong) -> str:
    """The words of a node without its number."""
    at = dau(dong)
    return (dong.text[at + len(dong.so) :] if at is not None else dong.text).strip()


def tu_dau(dong: Dong) -> str:
    """What a finding quotes of a node: its number, or the first words where the number is automatic."""
    return dong.so if dau(dong) is not None else dong.text[:60].rstrip()


def cap_(muc: Sequence[Dong], cap: Kieu) -> list[Dong]:
    """Those of one kind of number."""
    return [each for each in muc if each.cap is cap and each.vai is Vai.MUC]


@dataclass(slots=True)
class Vap:
    """A place where a count goes wrong."""

    dong: Dong
    loai: str
    """dau: does not begin with the first; nhay: leaves some out; lap: one comes again; lui: goes back; lai: begins again"""
    dung: int
    """What should stand there"""
    truoc: Dong | None = None
    cach: CachSua | None = None
    """How sure ``dung`` is; None: only a person can say"""


def dem(muc: Sequence[Dong], so: Sequence[int], dung_lai: Callable[[Dong], bool]) -> Iterator[Vap]:
    """Where the count ``so`` of ``muc`` goes wrong; behind a gap the rest counts from there. ``dung_lai`` tells whether a count
    may begin again at a node; the count that it interrupts may go on later."""
    prev, outer = 0, list[int]()
    last = len(so) - 1
    for index, value in enumerate(so):
        wanted = prev + 1
        after = so[index + 1] if index < last else None
        if value == wanted:
            prev = value
            continue
        if value == 1 and prev and dung_lai(muc[index]):
            outer.append(prev)
            prev = 1
            continue
        if outer and value == outer[-1] + 1:
            outer.pop()
            prev = value
            continue
        vap = Vap(muc[index], _kind(prev, value), wanted, muc[index - 1] if index else None)
        if after == wanted + 1:
            vap.cach, prev = CachSua.CHAC_CHAN, wanted
        elif value == 1 and prev > 1 and after == 2:
            vap.loai, prev = "lai", 1
            outer.append(wanted - 1)
        elif after is None and index:
            vap.cach = CachSua.CHAC_CHAN if vap.loai == "lap" else CachSua.DONG_Y
        elif after == wanted:
            prev = wanted - 1  # without this one the count is right
        else:
            prev = value if after == value + 1 or value > wanted else wanted
        yield vap


def _kind(prev: int, value: int) -> str:
    if not prev:
        return "dau"
    return "lap" if value == prev else "nhay" if value > prev else "lui"


def in_so(cap: Kieu, value: int) -> str:
    """A number as the decree writes it; empty where it has none."""
    try:
        match cap:
            case Kieu.LA_MA:
                return f"{roman(value)}."
            case Kieu.CHU_CAI:
                return f"{letter(value)})"
            case Kieu.NGOAC:
                return f"({value})"
            case _:
                return f"{value}."
    except NumberingError:
        return ""


def la_ma_thuong(muc: Sequence[Dong]) -> bool:
    """Whether points are counted i) ii) iii)."""
    return any(len(each.so.strip("(.)/- ")) > 1 for each in muc)


def gia_tri(muc: Sequence[Dong]) -> list[int] | None:
    """The values of the numbers of one list; None where one cannot be read."""
    small = bool(muc) and muc[0].cap is Kieu.CHU_CAI and la_ma_thuong(muc)
    found: list[int] = []
    for each in muc:
        if small:
            try:
                found.append(from_roman(each.so.strip("(.)/- ").upper()))
            except NumberingError:
                return None
            continue
        read = doc(each.so)
        if read is None or not read.thanh_phan:
            return None
        found.append(read.thanh_phan[-1])
    return found


class Cay:
    """The lists of a document and what is wrong with their counts, worked out once for several rules."""

    def __init__(self, ho_so: HoSo) -> None:
        self.ho_so = ho_so

    def day(self, cap: Kieu) -> Iterator[list[Dong]]:
        """Every list of nodes with one kind of number."""
        for beside in self.ho_so.anh_em:
            same = cap_(beside, cap)
            if same:
                yield same

    @cached_property
    def vap(self) -> dict[Kieu, list[Vap]]:
        """Kind of number -> where counts go wrong; points, which count by letters, are not among them."""
        found: dict[Kieu, list[Vap]] = {}
        for cap in (Kieu.LA_MA, Kieu.A_RAP, Kieu.THAP_PHAN, Kieu.NGOAC):
            for muc in self.day(cap):
                values = gia_tri(muc)
                if values is not None and not (len(muc) == 1 and values[0] > 3):
                    found.setdefault(cap, []).extend(dem(muc, values, self.dung_lai))
        return found

    @cached_property
    def vap_chu(self) -> list[Vap]:
        """Where lists of points count wrong."""
        from kehoach.rules.danh_so._chu_cai import dem_chu

        lists = (muc for muc in self.day(Kieu.CHU_CAI) if not la_ma_thuong(muc))
        return [vap for muc in lists for vap in dem_chu(muc, self.dung_lai)]

    def dung_lai(self, dong: Dong) -> bool:
        """Whether a list may begin anew at ``dong``: behind a title without number, or words that announce one."""
        before = self.ho_so.ke(dong, -1)
        if before is None:
            return False
        if before.text.rstrip().endswith(":"):
            return True
        if before.so or before.vai not in (Vai.MUC, Vai.DOAN):
            return False
        return len(before.text) <= TITLE and not before.text.rstrip().endswith(_ENDS)


def cay(ho_so: HoSo) -> Cay:
    """The lists of ``ho_so``."""
    found = ho_so.__dict__.get("_cay")
    if not isinstance(found, Cay):
        found = ho_so.__dict__["_cay"] = Cay(ho_so)
    return found


def trung_ten(vap: Vap) -> bool:
    """Whether a number comes again because the whole line does (another rule says so)."""
    return vap.truoc is not None and noi_dung(vap.truoc).casefold() == noi_dung(vap.dong).casefold()

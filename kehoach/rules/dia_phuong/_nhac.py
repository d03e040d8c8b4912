"""A unit that a line names, and an old body: what the scan finds and the rules ask."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from kehoach.catalog.dia_phuong import Xa, dung_dau, khoa
from kehoach.catalog.models import TuVung
from kehoach.model.dong import Dong
from kehoach.rules.dia_phuong._moc import ngay_ban_do, tinh_ten, xa_ten
from kehoach.rules.dia_phuong._vung import Vung
from kehoach.rules.ho_so import HoSo

CAP_XA = ("xã", "phường", "đặc khu", "thị trấn")
CAP_HUYEN = ("huyện", "quận", "thị xã")
CAP_TINH = ("tỉnh", "thành phố")

_WORD = re.compile(r"[^\W_][^\W_’'‘ʼ-]*(?:[’'‘ʼ-][^\W_]+)*")
_GAP = re.compile(r"[ \t\u00a0]+|\s+[-–]\s+|[ \t\u00a0]*\n[ \t\u00a0]*")
_MOST_WORDS = 6


@dataclass(slots=True)
class Nhac:
    """A unit that a line names: ``dong.text[dau:cuoi]`` = type word + name."""

    dong: Dong
    dau: int
    ten_tai: int
    cuoi: int
    loai: str
    """Type word: xã, tỉnh...; Tỉnh ủy counts as tỉnh"""
    ten: str
    """The longest name that some unit bears, else the capitalised words as far as they go; empty without a name"""
    biet: bool
    """Whether some unit of this level bears the name"""
    thua: bool
    """Whether more capitalised words follow (a person's name?)"""
    vung: Vung | None
    xa: tuple[Xa, ...] = ()
    """Communes of the day with this name, of any type"""
    xa_khac: tuple[Xa, ...] = ()
    """Communes of other days"""

    @property
    def chu(self) -> str:
        """As written."""
        return self.dong.text[self.dau : self.cuoi]

    @property
    def truoc(self) -> str:
        """The words before it."""
        return self.dong.text[max(0, self.dau - 90) : self.dau]

    @property
    def sau(self) -> str:
        """The words behind it."""
        return self.dong.text[self.cuoi : self.cuoi + 60]


@dataclass(slots=True)
class CoQuanCu:
    """A body that a line names by an old name (an entry co_quan of tu-vung.yaml)."""

    dong: Dong
    dau: int
    cuoi: int
    tu: TuVung
    vung: Vung | None
    nhac: Nhac | None = None
    """The unit whose name ends it: “UBND huyện Hậu Lộc”"""

    @property
    def chu(self) -> str:
        """As written."""
        return self.dong.text[self.dau : self.cuoi]


def doc_ten(ho_so: HoSo, dong: Dong, start: int, end: int, loai: str, vung: Vung | None) -> Nhac:
    """The unit of that type word, with the longest known name behind it."""
    text = dong.text
    words = list(tu_hoa(text, end))
    day = ngay_ban_do(ho_so) or ho_so.ngay
    made = Nhac(dong, start, words[0].start() if words else end, end, loai, "", False, False, vung)
    if not words or day is None:
        return made
    for count in range(len(words), 0, -1):
        name = text[words[0].start() : words[count - 1].end()]
        if loai in CAP_XA:
            made.xa, made.xa_khac = xa_ten(name, day)
            known = bool(made.xa or made.xa_khac)
        else:
            known = loai in CAP_TINH and bool(tinh_ten(_full(name)))
        if known:
            made.ten, made.biet, made.cuoi = _full(name) if loai in CAP_TINH else name, True, words[count - 1].end()
            made.thua = count < len(words) and not words[count][0].isdigit() and not text.isupper()
            return made
    count = len(words) if not text.isupper() else min(len(words), 2)
    made.cuoi, made.ten = words[count - 1].end(), text[words[0].start() : words[count - 1].end()]
    return made


def _full(name: str) -> str:
    return "Hồ Chí Minh" if khoa(name) in ("hcm", "hochiminh") else name


def tu_hoa(text: str, end: int, *, sat: bool = False) -> Iterator[re.Match[str]]:
    """The capitalised words and numbers right behind ``end``; ``sat``: the first begins there."""
    place = end
    for _ in range(_MOST_WORDS):
        if place > end or not (sat or text[end - 1 : end] == "."):
            gap = _GAP.match(text, place)
            if not gap:
                return
            place = gap.end()
        m = _WORD.match(text, place)
        if not m or not (m[0][0].isupper() or m[0][0].isdigit()):
            return
        yield m
        place = m.end()


def ten_dai(nhac: Nhac, count: int) -> str:
    """So many words behind the type word, as written."""
    found = list(islice(_WORD.finditer(nhac.dong.text, nhac.ten_tai, nhac.ten_tai + 80), count))
    return nhac.dong.text[nhac.ten_tai : found[-1].end()] if found else ""


def cung_ten(a: str, b: str) -> bool:
    """Whether two names differ in nothing but habit: case, tone-mark style."""
    return dung_dau(a) == dung_dau(b)


def khac_dau(a: str, b: str) -> bool:
    """Whether two names differ in accents alone."""
    return khoa(a) == khoa(b) and not cung_ten(a, b)

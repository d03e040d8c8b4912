"""One pass over the lines of a document: every unit (“xã Hoa Lộc”, “huyện”) and every body of old that they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from kehoach.catalog.dia_phuong import Xa, khoa
from kehoach.catalog.models import TuVung
from kehoach.model.dong import Dong, Vai
from kehoach.rules.dia_phuong._moc import ngay_ban_do, tinh_ten, xa_ten
from kehoach.rules.dia_phuong._vung import Vung, cac_vung, o_vung
from kehoach.rules.ho_so import HoSo
from kehoach.text.nfc import fold, to_new_style, to_old_style
from kehoach.text.vien_dan import VienDanHit

CAP_XA = ("xã", "phường", "đặc khu", "thị trấn")
CAP_HUYEN = ("huyện", "quận", "thị xã")
CAP_TINH = ("tỉnh", "thành phố")

_TYPES = {
    "xa": "xã", "phuong": "phường", "dac khu": "đặc khu", "thi tran": "thị trấn", "huyen": "huyện", "quan": "quận",
    "thi xa": "thị xã", "tinh": "tỉnh", "thanh pho": "thành phố", "tp": "thành phố", "tx": "thị xã", "tinh uy": "tỉnh",
    "thanh uy": "thành phố",
}  # fmt: skip
_TYPE = re.compile(
    r"(?:xã(?!\s+hội)|phường(?!\s+hội)|đặc\s+khu|thị\s+trấn|huyện(?!\s+[uủ][yỷ])|quận(?!\s+[uủ][yỷ])|thị\s+xã(?!\s+hội)"
    r"|t[ỉi]nh\s+[uủ][yỷ]|thành\s+[uủ][yỷ]|tỉnh(?!\s+(?:táo|giấc|ngộ))|thành\s+phố|t[px]\.?)(?!\w)"
)
_TYPE_WORDS = frozenset("xã phường đặc thị huyện quận tỉnh tinh thành tp tx".split())
_FIRST = re.compile(r"[^\W\d_]+")
_KEY = re.compile("[a-z0-9]+")
_ENDS_WITH_TYPE = re.compile(r"(?:huyện|quận|thị\s+xã)$", re.IGNORECASE)
_DISTRICT = re.compile(r"\s{1,3}(huyện|quận|thị\s+xã)(?!\w)")
_OTHER_WORD = {  # what a word really is behind these: đô thị + xã, hợp tác xã, hình thành + phố
    "xã": re.compile(r"(?:hợp\s+tác|thông\s+tấn|làng)\s+$", re.IGNORECASE),
    "thị xã": re.compile(r"(?:đô|thành|kỳ|kì|tiếp|siêu|chỉ|hiển|giám|công)\s+$", re.IGNORECASE),
    "thị trấn": re.compile(r"đô\s+$", re.IGNORECASE),
    "thành phố": re.compile(r"(?:hình|trở|tạo|hoàn|lập|cấu|kết|hợp)\s+$", re.IGNORECASE),
}
_WORD = re.compile(r"[^\W_][^\W_’'‘ʼ-]*(?:[’'‘ʼ-][^\W_]+)*")
_GAP = re.compile(r"[ \t\u00a0]+|\s+[-–]\s+|[ \t\u00a0]*\n[ \t\u00a0]*")
_MOST_WORDS = 6
_SKIPPED = frozenset({Vai.QUOC_HIEU, Vai.TIEU_NGU, Vai.SO, Vai.HO_TEN})


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


@dataclass
class Quet:
    """What a document names."""

    ho_so: HoSo
    don_vi: list[Nhac] = field(default_factory=list)
    co_quan: list[CoQuanCu] = field(default_factory=list)

    @cached_property
    def theo_dong(self) -> dict[int, list[Nhac]]:
        """Place of a line -> the units that it names."""
        found: dict[int, list[Nhac]] = {}
        for each in self.don_vi:
            found.setdefault(id(each.dong), []).append(each)
        return found


def quet(ho_so: HoSo) -> Quet:
    """What the document names; worked out once."""
    return ho_so.mot_lan(_scan)


@lru_cache(maxsize=4)
def _phrases(entries: tuple[TuVung, ...]) -> tuple[frozenset[str], dict[str, list[tuple[str, TuVung]]]]:
    """The words that a unit or an old body may begin with; the first two words, folded -> phrases, the longest first."""
    by_start: dict[str, list[tuple[str, TuVung]]] = {}
    firsts = set(_TYPE_WORDS)
    for each in entries:
        for phrase in (each.chu, *each.bien_the):
            by_start.setdefault(" ".join(_KEY.findall(fold(phrase))[:2]), []).append((phrase, each))
            first = _FIRST.match(phrase.lower())
            firsts |= {first[0], to_old_style(first[0]), to_new_style(first[0])} if first else set()
    for found in by_start.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return frozenset(firsts), by_start


@lru_cache(maxsize=512)
def _phrase(phrase: str) -> re.Pattern[str]:
    """As clerks write it: any case, spaces and dashes, either place of the tone mark."""
    parts = []
    for word in phrase.split():
        if word == "-":
            parts.append(r"\s*[-–]\s*")
            continue
        forms = {re.escape(word), re.escape(to_old_style(word)), re.escape(to_new_style(word))}
        forms |= {"&"} if word == "và" else set()
        parts.append(rf"(?:{'|'.join(sorted(forms))})")
    pattern = r"\s+".join(parts).replace(r"\s+\s*[-–]\s*\s+", r"\s*[-–]\s*")
    return re.compile(rf"{pattern}(?!\w)", re.IGNORECASE)


def _scan(ho_so: HoSo) -> Quet:
    found = Quet(ho_so)
    entries = _Entries(each for each in ho_so.danh_muc.tu_vung.values() if each.loai == "co_quan")
    firsts, by_start = _phrases(entries)
    hits = ho_so.mot_lan(_citations)
    for dong in ho_so.dong:
        if dong.vai not in _SKIPPED:
            _line(found, dong, firsts, by_start, hits.get(id(dong), []))
    return found


def vung_tai(ho_so: HoSo, dong: Dong, place: int) -> Vung | None:
    """Whose words stand at that place of the line; None: the plan's own."""
    return o_vung(cac_vung(dong, ho_so.mot_lan(_citations).get(id(dong), [])), place)


def _citations(ho_so: HoSo) -> dict[int, list[VienDanHit]]:
    hits: dict[int, list[VienDanHit]] = {}
    for each in ho_so.vien_dan:
        hits.setdefault(id(each.dong), []).append(each.hit)
    return hits


class _Entries(tuple[TuVung, ...]):
    """Entries as a key: hashed by their ids, since entries themselves have no hash."""

    def __hash__(self) -> int:
        return hash(tuple(each.id for each in self))


def _line(
    found: Quet, dong: Dong, firsts: frozenset[str], by_start: dict[str, list[tuple[str, TuVung]]], hits: list[VienDanHit]
) -> None:
    low = _lower(dong.text)
    starts = [m.start() for m in _FIRST.finditer(low) if m[0] in firsts]
    if not starts:
        return
    vung, place = cac_vung(dong, hits), 0
    for start in starts:
        if start < place:
            continue
        m = _TYPE.match(low, start)
        if m:
            place = _unit(found, dong, m, vung)
            continue
        old = _body(dong.text, start, by_start)
        if old is None:
            continue
        phrase, entry = old
        made = CoQuanCu(dong, start, phrase.end(), entry, o_vung(vung, start))
        type_word = _ENDS_WITH_TYPE.search(phrase[0])
        at, end = (start + type_word.start(), phrase.end()) if type_word else (0, 0)
        if not type_word and (more := _DISTRICT.match(low, phrase.end())):  # Phòng Văn hóa, KH&TT thị xã
            at, end = more.start(1), more.end()
        if end:
            made.nhac = _named(found.ho_so, dong, at, end, "huyện", made.vung)
            made.cuoi = made.nhac.cuoi
        place = made.cuoi
        found.co_quan.append(made)


def _lower(text: str) -> str:
    """Lower case, letter for letter."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _body(text: str, start: int, by_start: dict[str, list[tuple[str, TuVung]]]) -> tuple[re.Match[str], TuVung] | None:
    words = _KEY.findall(fold(text[start : start + 30]))
    for key in (" ".join(words[:2]), *words[:1]):
        for phrase, entry in by_start.get(key, ()):
            if hit := _phrase(phrase).match(text, start):
                return hit, entry
    return None


def _unit(found: Quet, dong: Dong, m: re.Match[str], vung: list[Vung]) -> int:
    loai = _TYPES[fold(m[0]).rstrip(".")]
    start = m.start()
    other = _OTHER_WORD.get(loai)
    if other and other.search(dong.text, max(0, start - 12), start):
        if loai != "thị xã":
            return m.end()
        start, loai = m.end() - 2, "xã"  # đô thị + xã
    made = _named(found.ho_so, dong, start, m.end(), loai, o_vung(vung, start))
    found.don_vi.append(made)
    return made.cuoi


def _named(ho_so: HoSo, dong: Dong, start: int, end: int, loai: str, vung: Vung | None) -> Nhac:
    """The unit of that type word, with the longest known name behind it."""
    text = dong.text
    words = list(_words(text, end))
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
            made.thua = count < len(words) and not text.isupper()
            return made
    count = len(words) if not text.isupper() else min(len(words), 2)
    made.cuoi, made.ten = words[count - 1].end(), text[words[0].start() : words[count - 1].end()]
    return made


def _full(name: str) -> str:
    return "Hồ Chí Minh" if khoa(name) in ("hcm", "hochiminh") else name


def _words(text: str, end: int) -> Iterator[re.Match[str]]:
    """The capitalised words and numbers right behind ``end``."""
    place = end
    for _ in range(_MOST_WORDS):
        if place > end or not text[end - 1 : end] == ".":
            gap = _GAP.match(text, place)
            if not gap:
                return
            place = gap.end()
        m = _WORD.match(text, place)
        if not m or not (m[0][0].isupper() or m[0][0].isdigit()):
            return
        yield m
        place = m.end()


def cung_ten(a: str, b: str) -> bool:
    """Whether two names differ in nothing but habit: case, tone-mark style."""
    from kehoach.catalog.dia_phuong import dung_dau

    return dung_dau(a) == dung_dau(b)


def khac_dau(a: str, b: str) -> bool:
    """Whether two names differ in accents alone."""
    return khoa(a) == khoa(b) and not cung_ten(a, b)

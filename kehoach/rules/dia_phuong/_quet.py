"""One pass over the lines of a document: every unit (“xã Hoa Lộc”, “huyện”) and every body of old that they name."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from kehoach.model.dong import Dong, Vai
from kehoach.rules.dia_phuong._cum_tu import TYPES, CumTu, cum_tu, khop
from kehoach.rules.dia_phuong._nhac import CoQuanCu, Nhac, doc_ten
from kehoach.rules.dia_phuong._vung import CacVung, Vung
from kehoach.rules.ho_so import HoSo
from kehoach.text.nfc import fold
from kehoach.text.vien_dan import VienDanHit

_TYPES = {
    "xa": "xã", "phuong": "phường", "dac khu": "đặc khu", "thi tran": "thị trấn", "huyen": "huyện", "quan": "quận",
    "thi xa": "thị xã", "tinh": "tỉnh", "thanh pho": "thành phố", "tp": "thành phố", "tx": "thị xã", "tinh uy": "tỉnh",
    "thanh uy": "thành phố",
}  # fmt: skip
_TYPE = re.compile(TYPES)
_ENDS_WITH_TYPE = re.compile(r"(?:huyện|quận|thị\s+xã)$", re.IGNORECASE)
_DISTRICT = re.compile(r"\s{1,3}(huyện|quận|thị\s+xã)(?!\w)")
_OTHER_WORD = {  # what a word really is behind these: đô thị + xã, hợp tác xã, hình thành + phố
    "xã": re.compile(r"(?:hợp\s+tác|thông\s+tấn|làng)\s+$", re.IGNORECASE),
    "thị xã": re.compile(r"(?:đô|thành|kỳ|kì|tiếp|siêu|chỉ|hiển|giám|công)\s+$", re.IGNORECASE),
    "thị trấn": re.compile(r"đô\s+$", re.IGNORECASE),
    "thành phố": re.compile(r"(?:hình|trở|tạo|hoàn|lập|cấu|kết|hợp)\s+$", re.IGNORECASE),
}
_SKIPPED = frozenset({Vai.QUOC_HIEU, Vai.TIEU_NGU, Vai.SO, Vai.HO_TEN})


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


def _scan(ho_so: HoSo) -> Quet:
    found, words = Quet(ho_so), cum_tu(ho_so.danh_muc)
    for dong in ho_so.dong:
        if dong.vai not in _SKIPPED:
            _line(found, dong, words)
    return found


def vung_tai(ho_so: HoSo, dong: Dong, place: int) -> Vung | None:
    """Whose words stand at that place of the line; None: the plan's own."""
    return ho_so.mot_lan(_BangVung).cua(dong).o(place)


class _BangVung:
    """The pieces of somebody else's words in every line, worked out when first asked for."""

    def __init__(self, ho_so: HoSo) -> None:
        self._hits = ho_so.mot_lan(_citations)
        self._made: dict[int, CacVung] = {}

    def cua(self, dong: Dong) -> CacVung:
        """Those of one line."""
        if id(dong) not in self._made:
            self._made[id(dong)] = CacVung(dong, self._hits.get(id(dong), []))
        return self._made[id(dong)]


def _citations(ho_so: HoSo) -> dict[int, list[VienDanHit]]:
    hits: dict[int, list[VienDanHit]] = {}
    for each in ho_so.vien_dan:
        hits.setdefault(id(each.dong), []).append(each.hit)
    return hits


def _line(found: Quet, dong: Dong, words: CumTu) -> None:
    low = _lower(dong.text)
    starts = [m.start() for m in words.dau.finditer(low)]
    if not starts:
        return
    vung, place = found.ho_so.mot_lan(_BangVung).cua(dong), 0
    for start in starts:
        if start < place:
            continue
        m = _TYPE.match(low, start)
        if m:
            place = _unit(found, dong, m, vung)
            continue
        old = khop(dong.text, start, words)
        if old is None:
            continue
        phrase, entry = old
        made = CoQuanCu(dong, start, phrase.end(), entry, vung.o(start))
        type_word = _ENDS_WITH_TYPE.search(phrase[0])
        at, end = (start + type_word.start(), phrase.end()) if type_word else (0, 0)
        if not type_word and (more := _DISTRICT.match(low, phrase.end())):  # Phòng Văn hóa, KH&TT thị xã
            at, end = more.start(1), more.end()
        if end:
            made.nhac = doc_ten(found.ho_so, dong, at, end, "huyện", made.vung)
            made.cuoi = made.nhac.cuoi
        place = made.cuoi
        found.co_quan.append(made)


def _lower(text: str) -> str:
    """Lower case, letter for letter."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _unit(found: Quet, dong: Dong, m: re.Match[str], vung: CacVung) -> int:
    loai = _TYPES[fold(m[0]).rstrip(".")]
    start = m.start()
    other = _OTHER_WORD.get(loai)
    if other and other.search(dong.text, max(0, start - 12), start):
        if loai != "thị xã":
            return m.end()
        start, loai = m.end() - 2, "xã"  # đô thị + xã
    made = doc_ten(found.ho_so, dong, start, m.end(), loai, vung.o(start))
    found.don_vi.append(made)
    return made.cuoi

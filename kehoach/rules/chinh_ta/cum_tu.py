"""Real words in the wrong place: two or three syllables that are a known phrase but for their accents (phòng trào)."""

import unicodedata
from collections.abc import Iterator

from kehoach.model.dong import Dong
from kehoach.problems import Level
from kehoach.rules.chinh_ta._doan import ben_canh
from kehoach.rules.chinh_ta._nham_lan import da_bao
from kehoach.rules.chinh_ta._ten import la_ten
from kehoach.rules.chinh_ta._tu_dien import cum_tu, cung_chu, khong_dau, theo_hoa, tu_trong
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat
from kehoach.rules.toan_van import ToanVan
from kehoach.text.am_tiet import la_am_tiet

_QUEN = 3
"""So often the right phrase stands in the same document to make its writer's habit sure"""
_IT = 2
"""So often, to mend a syllable that hardly anybody writes"""
_MAX = 400
"""So many pairs, and so many rare syllables, are looked at in one document"""
_RAT_QUEN = 5
"""So often, when each of the two syllables is a word by itself"""


@luat("CT28")
def sai_dau(ho_so: HoSo) -> Iterator[Loi]:
    """A phrase that everybody knows, with another accent."""
    text, known = ho_so.toan_van, cum_tu()
    done: set[tuple[Dong | None, int]] = set()
    folded = {word: khong_dau(word) for word in text.cac_tu}
    told = da_bao(ho_so)
    strange = list(text.cap_tu - known.cap)
    keys = [(folded[a], folded[b]) for a, b in strange]
    met = known.nghi.intersection(keys)
    looked = 0
    for pair, key in zip(strange, keys, strict=True) if met else ():
        if key in met and looked < _MAX:
            looked += 1
            a, b = pair
            could = known.theo_cap.get(key, ())
            near = [each for each in could if _near(pair, each) == 1 or _bare(pair)]
            if key in known.trong_ba or near:
                for each in _pair(text, a, b, near, told):
                    place = each.dong, _changed(each)
                    if place not in done:
                        done.add(place)
                        yield each
    yield from _rare(text, told)


def _rare(text: ToanVan, told: frozenset[int]) -> Iterator[Loi]:
    """A syllable that is spelled right but that hardly anybody writes, a letter off a known phrase (trển khai)."""
    known = cum_tu()
    looked = 0
    for word in text.cac_tu - tu_trong("tieng-quen"):
        if looked >= _MAX or len(word) < 3 or not word.isalpha() or word.isascii() or not la_am_tiet(word):
            continue
        looked += 1
        for at in text.tim(word):
            end = at + len(word)
            before, behind = text.truoc(at), text.sau(end)
            written = text.chu[at:end]
            if at in told or not (written.islower() or text.dau_cau(at)) or (before, word) in known.cap:
                continue
            right = ben_canh(word, before, behind)
            phrases = (f"{right} {behind}", f"{before} {right}")
            if right and any(text.thuong.count(each) >= _IT for each in phrases):
                yield text.loi(at, end, theo_hoa(written, right))


def _pair(text: ToanVan, a: str, b: str, could: list[tuple[str, str]], told: frozenset[int]) -> Iterator[Loi]:
    if any(cung_chu(x, a) and cung_chu(y, b) for x, y in could):
        return
    known, mono = cum_tu(), tu_trong("tu-don")
    wrong, alone = f"{a} {b}", a in mono and b in mono
    usual: dict[str, int] = {}
    if alone and (khong_dau(a), khong_dau(b)) not in known.trong_ba and not any(each in text.cap_tu for each in could):
        return
    times = text.thuong.count(wrong) if alone else 1
    for at in text.tim(wrong):
        end = at + len(wrong)
        before, behind = text.truoc(at), text.sau(end)
        sure = _longer(before, a, b, behind)
        if sure is None and (not could or (before, a) in known.doi or (b, behind) in known.doi):
            continue
        right = sure or _choice(text, could)
        if right is None or not told.isdisjoint(range(at, end)) or la_ten(text, at, end, wrong):
            continue
        phrase = " ".join(right)
        if phrase not in usual:
            usual[phrase] = text.thuong.count(phrase)
        if sure is None and alone and (usual[phrase] < _RAT_QUEN or times > 1):
            continue
        level = Level.CANH_BAO if sure or (usual[phrase] >= _QUEN and not alone) else Level.GOI_Y
        yield text.loi(at, end, theo_hoa(text.chu[at:end], phrase), muc_do=level)


def _changed(loi: Loi) -> int:
    """The place in its line of the first word that a mend changes."""
    at = loi.tai or 0
    for old, new in zip(loi.trich.split(" "), (loi.sua or "").split(" "), strict=False):
        if old != new:
            break
        at += len(old) + 1
    return at


def _longer(before: str, a: str, b: str, behind: str) -> tuple[str, str] | None:
    """The two words as a phrase of three has them, with the word before or behind written right."""
    known, fold = cum_tu(), khong_dau
    found: set[tuple[str, str]] = set()
    if behind and (a, b, behind) not in known.ba and (before, a) not in known.doi:
        for x, y, z in known.theo_ba.get((fold(a), fold(b), fold(behind)), ()):
            if z == behind and 0 < _near((a, b), (x, y)) <= 2:
                found.add((x, y))
    if before and (before, a, b) not in known.ba and (b, behind) not in known.doi:
        for x, y, z in known.theo_ba.get((fold(before), fold(a), fold(b)), ()):
            if x == before and 0 < _near((a, b), (y, z)) <= 2:
                found.add((y, z))
    return found.pop() if len(found) == 1 else None


def _choice(text: ToanVan, could: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The one phrase that it can be: the only one, else the only one that the document uses."""
    if len(could) == 1:
        return could[0]
    used = [each for each in could if each in text.cap_tu]
    return used[0] if len(used) == 1 else None


def _near(written: tuple[str, str], right: tuple[str, str]) -> int:
    """How many of two words differ; 9 where a whole letter does (d for đ does not count as an accent)."""
    count = 0
    for a, b in zip(written, right, strict=True):
        if cung_chu(a, b):
            continue
        if a.translate(_D) != b.translate(_D) or len(unicodedata.normalize("NFC", a)) != len(b):
            return 9
        count += 1
    return count


def _bare(pair: tuple[str, str]) -> bool:
    """Whether a pair has lost all its accents, which no two words of Vietnamese side by side look like (nhiem vu)."""
    return pair[0].isascii() and pair[1].isascii() and not all(map(la_am_tiet, pair))


_D = {ord(char): None for char in map(chr, range(0x61, 0x2000)) if char not in "dđ"}

"""Words that sound alike and are mistaken for each other: s and x, ch and tr, d and gi, hook and tilde (xâu rộng, vửng mạnh)."""

from collections.abc import Iterator
from functools import cache

from kehoach.problems import Level
from kehoach.rules.chinh_ta._nham_lan import da_bao
from kehoach.rules.chinh_ta._ten import la_ten
from kehoach.rules.chinh_ta._tu_dien import Cap, chen_ngang, cum_tu, theo_hoa, tu_trong
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat
from kehoach.rules.toan_van import ToanVan
from kehoach.text.am_tiet import dat_thanh, la_am_tiet, tach_thanh

_HOOK, _TILDE = "\u0309", "\u0303"
_HOOKS, _TILDES = "ảẳẩẻểỉỏổởủửỷ", "ãẵẫẽễĩõỗỡũữỹ"
_AS_TILDE = str.maketrans(_HOOKS, _TILDES)
_ALIKE = (("tr", "ch"), ("ch", "ch"), ("gi", "d"), ("x", "s"), ("s", "s"), ("r", "d"), ("đ", "d"), ("d", "d"))
_MOST = 2
"""Two words that differ in more places are not the same phrase"""
_HABIT = 5
"""So often the right phrase stands in the document, when each of the two words is one by itself"""


@luat("CT41")
def nghe_gan(ho_so: HoSo) -> Iterator[Loi]:
    """A word that sounds like the one meant."""
    text, told = ho_so.toan_van, da_bao(ho_so)
    done: set[int] = set()
    for word in sorted(text.cac_tu & _khong_dung().keys()):
        for each, places in _word(text, word, told):
            done.update(places)
            yield each
    known, keys = cum_tu(), _theo_am()
    for pair in sorted(text.cap_tu - known.cap):
        could = keys.get((_am(pair[0]), _am(pair[1])), ())
        near = [each for each in could if _alike(pair, each)]
        if near:
            yield from _pair(text, pair, near, told | done)


def _word(text: ToanVan, word: str, told: frozenset[int]) -> Iterator[tuple[Loi, range]]:
    """A syllable that no word has, but for hook and tilde."""
    right, known = _khong_dung()[word], cum_tu()
    for at in text.tim(word):
        end = at + len(word)
        written = text.chu[at:end]
        sure = (text.truoc(at), right) in known.cap or (right, text.sau(end)) in known.cap
        if at in told or not (sure or written.islower() or text.hoa_ca(at) or _first(text, at, end)):
            continue
        yield text.loi(at, end, theo_hoa(written, right)), range(at, end)


def _first(text: ToanVan, at: int, end: int) -> bool:
    """Whether a capital is there because a sentence begins, not because a name does."""
    return text.dau_cau(at) and not text.chu[end + 1 : end + 2].isupper()


def _pair(text: ToanVan, pair: Cap, could: list[Cap], told: frozenset[int] | set[int]) -> Iterator[Loi]:
    mono, known = tu_trong("tu-don"), cum_tu()
    wrong = " ".join(pair)
    used = [each for each in could if each in text.cap_tu]
    right = could[0] if len(could) == 1 else used[0] if len(used) == 1 else None
    if right is None:
        return
    words = " ".join(right)
    if pair[0] in mono and pair[1] in mono and text.thuong.count(words) < _HABIT:
        return
    changed = [a for a, b in zip(pair, right, strict=True) if a != b]
    level = None if any(each not in known.tu for each in changed) else Level.GOI_Y
    for at in text.tim(wrong):
        end = at + len(wrong)
        if not told.isdisjoint(range(at, end)) or la_ten(text, at, end, wrong):
            continue
        if chen_ngang(text.truoc(at), pair, text.sau(end)):
            continue
        yield text.loi(at, end, theo_hoa(text.chu[at:end], words), muc_do=level)


@cache
def _khong_dung() -> dict[str, str]:
    """The syllables that no word has -> those with the other mark."""
    found = {}
    for word in tu_trong("hoi-nga"):
        bare, tone, _ = tach_thanh(word)
        right = dat_thanh(bare or "", _TILDE if tone == _HOOK else _HOOK)
        if right and la_am_tiet(word):
            found[word] = right
    return found


@cache
def _theo_am() -> dict[Cap, tuple[Cap, ...]]:
    """The phrases of two words by how they sound."""
    found: dict[Cap, list[Cap]] = {}
    for a, b in sorted(cum_tu().doi):
        found.setdefault((_am(a), _am(b)), []).append((a, b))
    return {key: tuple(each) for key, each in found.items()}


_heard: dict[str, str] = {}
_KEPT = 20_000


def _am(word: str) -> str:
    """How a word sounds to one who does not tell s from x, ch from tr, d from gi and r, n from ng, t from c."""
    found = _heard.get(word)
    if found is None:
        onset, rest = _dau(word)
        coda = "t" if rest.endswith("c") else "n" if rest.endswith("ng") else ""
        found = onset + (rest[: -2 if coda == "n" else -1] + coda if coda else rest).translate(_AS_TILDE)
        if len(_heard) < _KEPT:
            _heard[word] = found
    return found


def _dau(word: str) -> tuple[str, str]:
    for written, heard in _ALIKE:
        if word.startswith(written) and len(word) > len(written):
            return heard, word[len(written) :]
    return "", word


def _alike(written: Cap, right: Cap) -> bool:
    """Whether two pairs that sound alike differ as one errs: a letter or two, and not in a hook alone (CT28 tells that)."""
    count, marks = 0, 0
    for a, b in zip(written, right, strict=True):
        if a == b:
            continue
        if not la_am_tiet(a):
            return False
        onset, rest = _dau(a)
        _, other = _dau(b)
        letter, end = a[: len(a) - len(rest)] != b[: len(b) - len(other)], _coda(rest) != _coda(other)
        mark = rest.translate(_AS_TILDE) == other.translate(_AS_TILDE) and rest != other
        if letter and onset == "d" and "đ" in (a[0], b[0]) and (end or mark or {a[0], b[0]} != {"d", "đ"}):
            return False
        count += letter + end + mark
        marks += mark
    return 0 < count <= _MOST and (count > marks or marks == _MOST)


def _coda(rest: str) -> str:
    return "c" if rest.endswith("c") else "ng" if rest.endswith("ng") else ""

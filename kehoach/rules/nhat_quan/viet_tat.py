"""Abbreviations: explained, before they are used, once, and for one thing (NQ12, NQ28)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kehoach.model.dong import Dong, Vai
from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.nhat_quan._bang import cac_bang
from kehoach.text.nfc import fold

_SHORT = re.compile(r"(?P<tat>[A-ZĐƯÔƠ](?<![\w/&.-].)[A-ZĐƯÔƠÂÊĂ]{1,9}(?:[&-][A-ZĐƯÔƠ]{1,8}){0,3})(?![\w/&]|-\w|\.\w)")
_ROMAN = re.compile(r"[IVXLC]+")
_DEFINED = re.compile(
    r"\((?:(?:sau đây |dưới đây )?(?:gọi|viết) (?:tắt |chung )?(?:là|:)\s?:?\s?)?[“\"]?"
    r"(?P<tat>[A-ZĐƯÔƠ]{2,10}(?:[&-][A-ZĐƯÔƠ]{1,8}){0,3})[”\"]?\)",
    re.IGNORECASE,
)
_PLACES = frozenset({Vai.CAN_CU, Vai.MO_DAU, Vai.MUC, Vai.DOAN, Vai.O, Vai.TRICH_YEU})


class DinhNghia(NamedTuple):
    """``full form (ABBR)`` in a line."""

    tat: str
    day_du: str
    dong: Dong
    tai: int


def _defined(dong: Dong) -> Iterator[DinhNghia]:
    for m in _DEFINED.finditer(dong.text) if "(" in dong.text else ():
        if m["tat"].isupper() and not _ROMAN.fullmatch(m["tat"]):
            full = _full(dong.text[max(0, m.start() - 160) : m.start()], m["tat"])
            if full:
                yield DinhNghia(m["tat"], full, dong, m.start("tat"))


def _full(before: str, short: str) -> str:
    """The words right before an abbreviation whose initials it is made of; empty when they do not fit."""
    words = re.split(r"\s+", re.split(r"[.;:]\s", before.rstrip(' “”"'))[-1])
    letters = [fold(each) for each in re.findall(r"[A-ZĐƯÔƠ]", short)]
    found: list[str] = []
    while words and letters and len(found) < 2 * len(short) + 4:
        word = words.pop()
        found.insert(0, word)
        initial = fold(word.strip(',-“”"()'))[:1]
        if initial == letters[-1]:
            letters.pop()
        elif initial and fold(word.strip(",")) not in ("va", "cua", "cac", "ve", "the", "cho"):
            return ""
    return " ".join(found).strip(" ,-") if not letters else ""


@luat("NQ12", Can.KE_HOACH)
def viet_tat_giai_thich(ho_so: HoSo) -> Iterator[Loi]:
    """An abbreviation that not all know is explained where it first stands."""
    common = set(ho_so.tham_so("NQ12")["ai_cung_biet"])
    expanded = {each.chu: each.day_du for each in ho_so.danh_muc.tu_vung.values() if each.loai == "viet_tat"}
    first: dict[str, tuple[Dong, int]] = {}
    explained: dict[str, tuple[int, int]] = {}
    tables = {each.so for each in cac_bang(ho_so)}
    for dong in ho_so.dong:
        if dong.vai not in _PLACES or (dong.bang and dong.bang not in tables):
            continue
        for each in _defined(dong):
            explained.setdefault(each.tat, (dong.thu_tu, each.tai))
        text = dong.text
        shouts: bool | None = None
        for m in _SHORT.finditer(text):
            short = m["tat"]
            if (
                short in common
                or short in first
                or _ROMAN.fullmatch(short)
                or _neighbour_shouts(text, m)
                or _known(short, common)
            ):
                continue
            shouts = _shouts(text) if shouts is None else shouts
            if shouts:
                break
            first[short] = (dong, m.start())
    for short, (dong, at) in first.items():
        place = explained.get(short)
        if place is not None and place <= (dong.thu_tu, at):
            continue
        if re.match(r"\s\((?!\d)[^()]{6,90}\)", dong.text[at + len(short) :]):
            continue
        if dong.text[at - 1 : at] == "(" and dong.text[at + len(short) : at + len(short) + 1] == ")" and not place:
            continue  # tường lửa (FW): a foreign one beside its Vietnamese words
        meaning = expanded.get(short, "")
        where = "được dùng trước khi giải thích" if place else "chưa được giải thích"
        facts = {"vi": where, "nghia": f" (có thể là “{meaning}”)" if meaning else ""}
        yield Loi(dong, short, None, facts, tai=at)


def _known(short: str, common: set[str]) -> bool:
    """Whether every part of HĐND-UBND is known."""
    parts = re.split(r"[&-]", short)
    return len(parts) > 1 and all(part in common for part in parts)


def _shouts(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.6 * len(letters)


def _neighbour_shouts(text: str, m: re.Match[str]) -> bool:
    """Whether it stands among words in capitals (a title in the line) and is a plain word there."""
    before = text[: m.start()].split()[-1:]
    after = text[m.end() :].split()[:1]
    return any(
        len(each) > 1 and each.strip(",.;:").isupper() and each.strip(",.;:").isalpha() and not each.isascii()
        for each in before + after
    )


@luat("NQ28", Can.KE_HOACH)
def viet_tat_mot_nghia(ho_so: HoSo) -> Iterator[Loi]:
    """An abbreviation has one meaning and is explained once."""
    known: dict[str, DinhNghia] = {}
    for dong in ho_so.dong:
        if dong.vai not in _PLACES:
            continue
        for each in _defined(dong):
            before = known.setdefault(each.tat, each)
            if before is each:
                continue
            if fold(before.day_du) != fold(each.day_du) and not _same(before.day_du, each.day_du):
                yield Loi(
                    dong,
                    each.tat,
                    None,
                    {"vi": f"ở đây là “{each.day_du}” nhưng ở trên đã là “{before.day_du}”"},
                    tai=each.tai,
                )
            elif before.dong is not dong or before.tai != each.tai:
                yield Loi(
                    dong,
                    each.tat,
                    None,
                    {"vi": f"đã được giải thích ở trên là “{before.day_du}”"},
                    tai=each.tai,
                    muc_do=Level.GOI_Y,
                )


def _same(one: str, two: str) -> bool:
    """Whether two full forms differ in small words only."""
    return [c for c in fold(one) if c.isalpha()] == [c for c in fold(two) if c.isalpha()]

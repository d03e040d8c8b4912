"""Paragraphs, sentences, headings, and items that stand twice (TL01, TL02, TL03, TL06, TL07)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Dong, Vai
from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.trung_lap._chung import cac_doan, khoa, la_nhan
from kehoach.text.numbering import Kieu

_SENTENCE = re.compile(r"[.;](?:\s+|$)")
_COUNTED = (Kieu.LA_MA, Kieu.A_RAP, Kieu.THAP_PHAN, Kieu.CHU_CAI)


def _where(dong: Dong) -> str:
    return f"mục {dong.muc}" if dong.muc else "phần trên"


@luat("TL01", Can.KE_HOACH)
def doan_lap(ho_so: HoSo) -> Iterator[Loi]:
    """A long paragraph stands once."""
    least = ho_so.tham_so("TL01")["so_tu"]
    known: dict[str, Dong] = {}
    for dong, words, key, count in cac_doan(ho_so):
        if count < least or la_nhan(words):
            continue
        before = known.setdefault(key, dong)
        if before is not dong and not (dong.con and before.con) and not _same_heading(before, dong):
            near = before.cha is dong.cha or dong.thu_tu - before.thu_tu == 1
            yield Loi(dong, words, None, {"kia": _where(before)}, muc_do=None if near else Level.GOI_Y)


def _same_heading(before: Dong, dong: Dong) -> bool:
    """Whether TL03 speaks of the two."""
    return dong.vai is Vai.MUC and dong.cap in _COUNTED and (before.cha is dong.cha or before.thu_tu + 1 == dong.thu_tu)


@luat("TL02", Can.KE_HOACH)
def cau_lap(ho_so: HoSo) -> Iterator[Loi]:
    """A long sentence stands once."""
    least = ho_so.tham_so("TL02")["so_tu"]
    known: dict[str, tuple[Dong, int]] = {}
    whole: set[str] = set()
    for dong, text, key, count in cac_doan(ho_so):
        if count < least or key in whole:
            continue
        whole.add(key)
        offset = len(dong.text) - len(text)
        start = 0
        for stop in (*_SENTENCE.finditer(text), None):
            end = stop.start() if stop else len(text)
            part = text[start:end]
            own = key if len(part) == len(text) else khoa(part) if part.count(" ") + 1 >= least else ""
            if own.count(" ") + 1 >= least and not la_nhan(part):
                before = known.setdefault(own, (dong, start))
                if before != (dong, start):
                    same = before[0] is dong
                    yield Loi(
                        dong, part.strip(), None, {"kia": "ngay trong đoạn này" if same else _where(before[0])},
                        tai=offset + start + len(part) - len(part.lstrip()), muc_do=Level.CANH_BAO if same else None,
                    )  # fmt: skip
            start = stop.end() if stop else end


@luat("TL03", Can.KE_HOACH)
def tieu_de_lap(ho_so: HoSo) -> Iterator[Loi]:
    """A heading stands once below its parent."""
    known: dict[tuple[int, int, str], Dong] = {}
    last: tuple[str, Dong] | None = None
    for dong, words, key, count in cac_doan(ho_so):
        if dong.vai is not Vai.MUC or dong.cap not in _COUNTED:
            last = None
            continue
        if not key or la_nhan(words):
            continue
        if second := _doubled(dong):
            yield Loi(dong, dong.text[second:], None, {"kia": dong.text[:second].strip()}, tai=second)
        if last is not None and last[0] == key:
            yield Loi(dong, words, None, {"kia": last[1].text})
        elif count > 1:
            before = known.setdefault((id(dong.cha), dong.phu_luc, key), dong)
            if before is not dong:
                yield Loi(dong, words, None, {"kia": before.text}, muc_do=Level.CANH_BAO)
        last = (key, dong)


def _doubled(dong: Dong) -> int:
    """Where the second begins of two equal headings that stand in one line (a reader took the second for its end); 0 if none."""
    text = dong.text.rstrip()
    half = len(text) // 2
    if len(text) % 2 and half > 8 and text[half].isspace() and text[:half] == text[half + 1 :]:
        return half + 1
    return 0


@luat("TL07", Can.KE_HOACH)
def y_lap(ho_so: HoSo) -> Iterator[Loi]:
    """An item stands once in its list."""
    least = ho_so.tham_so("TL01")["so_tu"]
    known: dict[tuple[int, int, str], Dong] = {}
    for dong, words, key, count in cac_doan(ho_so):
        if dong.cha is None or (dong.vai is Vai.MUC and dong.cap in _COUNTED):
            continue
        if not 2 <= count < least or la_nhan(words) or words.rstrip().endswith(":"):
            continue
        before = known.setdefault((id(dong.cha), dong.phu_luc, key), dong)
        if before is not dong:
            yield Loi(dong, words, None, {"kia": before.text[:60]})


@luat("TL06", Can.KE_HOACH)
def doan_gan_lap(ho_so: HoSo) -> Iterator[Loi]:
    """Two long paragraphs that differ by a word or two."""
    least = ho_so.tham_so("TL06")["so_tu"]
    buckets: dict[str, list[tuple[list[str], Dong]]] = {}
    for dong, text, key, count in cac_doan(ho_so):
        if count < least or la_nhan(text):
            continue
        words = key.split()
        near = None
        for name in (f"^{' '.join(words[:5])}", f"{' '.join(words[-5:])}$"):
            bucket = buckets.setdefault(name, [])
            near = near or next((other for others, other in bucket[:12] if _nearly(others, words, other, dong)), None)
            if len(bucket) < 12:
                bucket.append((words, dong))
        if near is not None:
            yield Loi(dong, text, None, {"kia": _where(near)})


def _nearly(one: list[str], two: list[str], before: Dong, dong: Dong) -> bool:
    if one == two or abs(len(one) - len(two)) > 2:
        return False
    head, short = 0, min(len(one), len(two))
    while head < short and one[head] == two[head]:
        head += 1
    tail = 0
    while tail < short - head and one[-1 - tail] == two[-1 - tail]:
        tail += 1
    other = (one[head : len(one) - tail], two[head : len(two) - tail])
    if max(map(len, other)) > 2:
        return False
    # Names and numbers that differ make another statement
    for words, line in zip(other, (before, dong), strict=True):
        for word in words:
            if word.isdigit() or re.search(
                rf"(?<=\w\s){re.escape(word[:1].upper() + word[1:])}(?!\w)|(?<!\w){re.escape(word.upper())}(?!\w)",
                line.text,
            ):
                return False
    return True

"""Words typed twice (TL04)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from operator import eq

from kehoach.model.phat_hien import CachSua
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat

_WORD = re.compile(r"\w+")
_PAIR = re.compile(r"(?<![\w-])(?P<tu>[^\W\d_]{1,12}\s[^\W\d_]{1,12})\s(?i:(?P=tu))(?![\w-])")


@luat("TL04")
def tu_lap(ho_so: HoSo) -> Iterator[Loi]:
    """A small word or a pair of words typed twice in a row."""
    words = ho_so.tham_so("TL04")
    single = _single(tuple(words["mot_tu"]))
    after = {word: tuple(before) for word, before in words["dung_sau"].items()}
    sure, pairs = set(words["chac_chan"]), set(words["cap_dung"])
    for dong in ho_so.dong:
        text = dong.text
        run = _WORD.findall(text.lower())
        once = True in map(eq, run, run[1:])
        twice = True in map(eq, run, run[2:]) and True in map(eq, pairwise(run), pairwise(run[2:]))
        if not once and not twice:
            continue
        for m in single.finditer(text):
            word = m["tu"].lower()
            if text[: m.start()].lower().rstrip().endswith(after.get(word, ("\0",))):
                continue
            if (need := words["can_sau"].get(word)) and not re.match(need, text[m.end() : m.end() + 12]):
                continue
            how = CachSua.CHAC_CHAN if word in sure else None
            yield Loi(dong, m[0], m["tu"], {"tu": m["tu"]}, tai=m.start(), cach_sua=how)
        for m in _PAIR.finditer(text) if twice else ():
            if m["tu"].lower() not in pairs:
                yield Loi(dong, m[0], m["tu"], {"tu": m["tu"]}, tai=m.start())


@lru_cache(maxsize=4)
def _single(words: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(f"[{word[0]}{word[0].upper()}]{word[1:]}|{word.upper()}" for word in words)
    return re.compile(rf"(?<![\w-])(?P<tu>{names})\s{{1,2}}(?i:(?P=tu))(?![\w-])")

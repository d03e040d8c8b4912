"""Old names of bodies, as the catalogue has them and as clerks write them."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from kehoach.catalog.load import DanhMuc
from kehoach.catalog.models import TuVung
from kehoach.text.nfc import fold, to_new_style, to_old_style

_KEY = re.compile("[a-z0-9]+")
_WORD = re.compile(r"[^\W\d_]+")
TYPES = (
    r"(?:xã(?!\s+hội)|phường(?!\s+hội)|đặc\s+khu|thị\s+trấn|huyện(?!\s+[uủ][yỷ])|quận(?!\s+[uủ][yỷ])|thị\s+xã(?!\s+hội)"
    r"|t[ỉi]nh\s+[uủ][yỷ]|thành\s+[uủ][yỷ]|tỉnh(?!\s+(?:táo|giấc|ngộ))|thành\s+phố|t[px]\.?)(?!\w)"
)
"""Type words of units, in lower case."""


class CumTu(NamedTuple):
    """Old names: where one may begin (in lower-case text), and by their first two words, folded, the longest first."""

    dau: re.Pattern[str]
    theo_dau: Mapping[str, list[tuple[str, TuVung]]]


@lru_cache(maxsize=4)
def cum_tu(danh_muc: DanhMuc) -> CumTu:
    """The old names of the catalogue, worked out once."""
    by_start: dict[str, list[tuple[str, TuVung]]] = {}
    starts: dict[str, set[str]] = {}
    for each in danh_muc.tu_vung.values():
        for phrase in (each.chu, *each.bien_the) if each.loai == "co_quan" else ():
            by_start.setdefault(" ".join(_KEY.findall(fold(phrase))[:2]), []).append((phrase, each))
            first, *rest = _WORD.findall(phrase.lower())[:2]
            for form in {first, to_old_style(first), to_new_style(first)}:
                for second in {each for word in rest for each in (word, to_old_style(word), to_new_style(word))} or {
                    ""
                }:
                    starts.setdefault(form, set()).add(second)
    for found in by_start.values():
        found.sort(key=lambda pair: -len(pair[0]))
    old = [
        re.escape(first) + (r"(?!\w)" if "" in after else rf"(?=[\s,]{{1,3}}(?:{'|'.join(sorted(after))}))")
        for first, after in sorted(starts.items())
    ]
    return CumTu(re.compile(rf"(?<!\w)(?:{TYPES}|{'|'.join(old)})"), by_start)


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


def khop(text: str, start: int, words: CumTu) -> tuple[re.Match[str], TuVung] | None:
    """The longest old name that stands at ``start``."""
    found = _KEY.findall(fold(text[start : start + 30]))
    for key in (" ".join(found[:2]), *found[:1]):
        for phrase, entry in words.theo_dau.get(key, ()):
            if hit := _phrase(phrase).match(text, start):
                return hit, entry
    return None

"""Old names of bodies, as the catalogue has them and as clerks write them."""

import re
from functools import lru_cache

from kehoach.catalog.models import TuVung
from kehoach.text.nfc import fold, to_new_style, to_old_style

_KEY = re.compile("[a-z0-9]+")
_WORD = re.compile(r"[^\W\d_]+")


class BangCu(tuple[TuVung, ...]):
    """Entries as a key: hashed by their ids, since entries themselves have no hash."""

    def __hash__(self) -> int:
        return hash(tuple(each.id for each in self))


@lru_cache(maxsize=4)
def cum_tu(entries: BangCu) -> tuple[frozenset[str], dict[str, list[tuple[str, TuVung]]]]:
    """The words that an old body may begin with; the first two words, folded -> phrases, the longest first."""
    by_start: dict[str, list[tuple[str, TuVung]]] = {}
    firsts: set[str] = set()
    for each in entries:
        for phrase in (each.chu, *each.bien_the):
            by_start.setdefault(" ".join(_KEY.findall(fold(phrase))[:2]), []).append((phrase, each))
            first = _WORD.match(phrase.lower())
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


def khop(text: str, start: int, by_start: dict[str, list[tuple[str, TuVung]]]) -> tuple[re.Match[str], TuVung] | None:
    """The longest old name that stands at ``start``."""
    words = _KEY.findall(fold(text[start : start + 30]))
    for key in (" ".join(words[:2]), *words[:1]):
        for phrase, entry in by_start.get(key, ()):
            if hit := _phrase(phrase).match(text, start):
                return hit, entry
    return None

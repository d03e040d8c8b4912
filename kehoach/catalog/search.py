"""Search over the whole catalogue: all words, with or without accents, in ids, names and texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kehoach.catalog.load import KINDS, DanhMuc, liet_ke
from kehoach.problems import KehoachError, Problem
from kehoach.text.nfc import fold, nfc


@dataclass(frozen=True, slots=True)
class Hit:
    """A found entry; ``score`` is higher the nearer the words stand to its name."""

    kind: str
    key: str
    title: str
    score: int


def search(catalog: DanhMuc, words: str, kinds: Sequence[str] = ()) -> list[Hit]:
    """Entries that hold every word, best first. Accented words also match entries without accents, and the other way."""
    wanted = fold(words).split()
    if not wanted:
        raise KehoachError(Problem("DM21", "Chưa gõ chữ cần tìm", "ví dụ: kehoach catalog search chuyen doi so"))
    found = [
        hit
        for kind in kinds or KINDS
        for hit in (_places(words) if kind == "dia-phuong" else _entries(catalog, kind, words, wanted))
    ]
    return sorted(found, key=lambda hit: (-hit.score, KINDS.index(hit.kind), hit.key))


def _entries(catalog: DanhMuc, kind: str, words: str, wanted: Sequence[str]) -> Iterator[Hit]:
    for entry in liet_ke(catalog, kind):
        title = _title(entry)
        score = _score(title, " ".join(_texts(entry)), words, wanted)
        if fold(words) in (fold(str(entry["id"])), fold(str(entry.get("so_ky_hieu", "")))):
            score = 200
        if score:
            yield Hit(kind, str(entry["id"]), title, score)


def _title(entry: dict[str, Any]) -> str:
    if "so_ky_hieu" in entry:
        return f"{entry['ten_loai']} số {entry['so_ky_hieu']} {entry['trich_yeu']}"
    return str(entry.get("ten") or f"{entry.get('chu')}: {entry.get('day_du')}")


def _score(title: str, text: str, words: str, wanted: Sequence[str]) -> int:
    """100 for the very words as typed in the title, 60 for them without accents, less for scattered words, 0 for none."""
    folded_title, folded_text = fold(title), fold(text)
    if not all(word in folded_title or word in folded_text for word in wanted):
        return 0
    if nfc(words).casefold() in title.casefold():
        return 100
    if " ".join(wanted) in folded_title:
        return 60
    if " ".join(wanted) in folded_text:
        return 30
    return 10 + sum(word in folded_title for word in wanted)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key != "nguon":
                yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif value is not None:
        yield str(value)


def _places(words: str) -> Iterator[Hit]:
    from datetime import date

    from kehoach.catalog.dia_phuong import danh_sach_xa

    for each in danh_sach_xa(date.today()):
        name = f"{each.day_du}, {each.tinh.day_du}"
        score = 200 if words.strip() == each.ma else _score(name, name, words, fold(words).split())
        if score:
            yield Hit("dia-phuong", each.ma, name, score)

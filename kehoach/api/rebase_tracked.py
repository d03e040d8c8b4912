"""A rebase in the source's own Word file: every change tracked, every place for a person to look at a comment."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kehoach.blocks import Document, Paragraph
    from kehoach.mending.docx_comments import Note
    from kehoach.mending.docx_parts import NotReached
    from kehoach.mending.edit import Edit
    from kehoach.model.chuyen import ConSot, DaThay
    from kehoach.rebase.chuyen import KetQuaChuyen

AUTHOR: Final = "kehoach"
_NEAR: Final = 2
"""So many blocks apart, what is to be said once more is said in the same comment"""
_LONG: Final = 8
"""Letters from which on an excerpt is found again by what it says"""
_QUOTED: Final = 12
"""So many places one comment names"""
_PARTS: Final = 3
"""So many parts of one kind are named one by one"""


@dataclass
class Tracked:
    """What came out."""

    data: bytes
    con_sot: "list[ConSot]" = field(default_factory=list)
    """What did not change in the file"""
    luu_y: list[str] = field(default_factory=list)
    """Parts of the file to look into"""


def tracked(data: bytes, made: "KetQuaChuyen", giu: Collection[str] = ()) -> Tracked:
    """The Word file ``data`` as ``made`` has it. Texts in ``giu`` are left as they are, also where no edit reaches.

    Raises :class:`kehoach.problems.KehoachError` DOC02-DOC05 for what is no whole Word file.
    """
    from kehoach.mending.docx_adapt import adapt
    from kehoach.mending.docx_fix import DATE, NOTE_MARK
    from kehoach.model.chuyen import ConSot
    from kehoach.model.phat_hien import ViTri
    from kehoach.rebase.dinh_danh import doi_dinh_danh
    from kehoach.rebase.viet_lai import viet_lai

    viec = made.viec

    kept = {NOTE_MARK.sub("", each).strip() for each in giu}

    def become(text: str) -> str:
        return text if text.strip() in kept else viet_lai(viec, text, ca_nguoi=True)

    adapted = adapt(
        data, _edits(made), become, comments_of(made.document, made.xem), track=AUTHOR, date=DATE,
        rewrite_name=lambda text: doi_dinh_danh(viec, text),
    )  # fmt: skip
    left = [
        ConSot(ViTri(doan=each.edit.cho), each.edit.trich, f"chưa đổi được trong Word: {each.ly_do}")
        for each in adapted.undone
    ]
    return Tracked(adapted.data, left, _told(adapted.not_reached))


# ------------------------------------------------------------------ changes


def _edits(made: "KetQuaChuyen") -> "list[Edit]":
    by_place: dict[int | None, list[DaThay]] = {}
    for each in made.bao_cao.thay:
        by_place.setdefault(each.vi_tri.doan, []).append(each)
    return [
        edit
        for old, new in made.doan
        if old.text
        for edit in edits_of(old.spot.paragraph, old.text, new.text, by_place.get(old.spot.paragraph or -1, ()))
    ]


def edits_of(number: int | None, old: str, new: str, thay: "Sequence[DaThay]") -> "list[Edit]":
    """What makes ``old`` ``new``: one for each slot of ``thay`` that stands for a longer excerpt, and for what is between."""
    from kehoach.mending.edit import Edit

    cuts = [(0, 0)]
    at, there = 0, 0
    for each in thay:
        if not each.den.startswith("[[") or len(each.tu) < _LONG:
            continue
        start, becomes = old.find(each.tu, at), new.find(each.den, there)
        if start >= 0 and becomes >= 0:
            at, there = start + len(each.tu), becomes + len(each.den)
            cuts += [(start, becomes), (at, there)]
    cuts.append((len(old), len(new)))
    found: list[Edit] = []
    for (start, was), (end, now) in itertools.pairwise(cuts):
        words, become = old[start:end], new[was:now]
        if words == become:
            continue
        if not words:  # nothing to hang it on
            return [Edit(number, old, 1, new, old)]
        found.append(Edit(number, words, _nth(old, words, start), become, old))
    if any(find_all(old, each.trich)[each.lan - 1 : each.lan] == [] for each in found):
        return [Edit(number, old, 1, new, old)]
    return found


def find_all(text: str, words: str) -> list[int]:
    """Where ``words`` stand in ``text``, counted as ``str.count`` does."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + len(words))
    return found


def _nth(text: str, words: str, start: int) -> int:
    """The how manieth occurrence stands at ``start``; one too many where none is counted there."""
    places = find_all(text, words)
    return places.index(start) + 1 if start in places else len(places) + 1


# ------------------------------------------------------------------ comments


@dataclass(slots=True)
class _Look:
    """What is to be looked at: the first place, and the words of all."""

    paragraph: "Paragraph"
    words: list[str]
    why: str
    lan: int
    block: int


def comments_of(document: "Document", xem: "Iterable[tuple[Paragraph, str, str]]") -> "list[Note]":
    """What is to be looked at in ``document``, as comments. The same said of words near to each other (in one table, in
    paragraphs one after another) is one comment, at the first of them."""
    from kehoach.blocks import Paragraph, paragraphs

    blocks: dict[int, int] = {}
    count = 0
    for top in (*document.blocks, *document.notes):
        inside = [top] if isinstance(top, Paragraph) else [*paragraphs([top])]
        blocks |= {id(each): count for each in inside}
        count += any(each.text.strip() for each in inside)
    order = {id(each): index for index, each in enumerate((*paragraphs(document.blocks), *paragraphs(document.notes)))}
    placed: dict[tuple[int, str], int] = {}
    looks: list[_Look] = []
    last: dict[str, _Look] = {}
    seen: set[tuple[int, str, str]] = set()
    listed = [each for each in xem if id(each[0]) in order]
    for paragraph, words, why in sorted(listed, key=lambda each: (order[id(each[0])], _at(each[0].text, each[1]))):
        key = (id(paragraph), words)
        placed[key] = placed.get(key, 0) + 1
        places = _whole(paragraph.text, words)
        if (*key, why) in seen and placed[key] > len(places):
            continue
        seen.add((*key, why))
        block = blocks[id(paragraph)]
        lan = _nth(paragraph.text, words, places[min(placed[key], len(places)) - 1]) if places else 1
        before = last.get(why)
        noted = paragraph.spot.paragraph is None
        if before is not None and block - before.block <= _NEAR and noted == (before.paragraph.spot.paragraph is None):
            before.words.append(words)
            before.block = block
            continue
        last[why] = _Look(paragraph, [words], why, lan, block)
        looks.append(last[why])
    return [each for look in looks for each in _note(document, look)]


def _at(text: str, words: str) -> int:
    places = _whole(text, words)
    return places[0] if places else len(text)


def _whole(text: str, words: str) -> list[int]:
    """Where ``words`` stand: by themselves where there is such a place, not amid a longer word or number."""
    places = find_all(text, words) if words else []
    alone = [
        at
        for at in places
        if not (words[0].isalnum() and text[:at][-1:].isalnum())
        and not (words[-1].isalnum() and text[at + len(words) :][:1].isalnum())
    ]
    return alone or places


def _note(document: "Document", look: _Look) -> "Iterator[Note]":
    from kehoach.blocks import paragraphs
    from kehoach.mending.docx_comments import Note
    from kehoach.mending.docx_fix import NOTE_MARK

    said = [f"{look.why[:1].upper()}{look.why[1:]}{'' if look.why.endswith(('.', '?')) else '.'}"]
    if len(look.words) > 1:
        names = list(dict.fromkeys(look.words))
        shown = ", ".join(f"“{each}”" for each in names[:_QUOTED])
        more = ", …" if len(names) > _QUOTED else ""
        said.append(f"{len(look.words)} chỗ từ đây: {shown}{more}.")
    text = look.paragraph.text
    number = look.paragraph.spot.paragraph
    if number:
        yield Note(number, look.words[0], look.lan, said, text)
    elif mark := NOTE_MARK.match(text):  # no comment stands in a note: beside the sign of it
        sign = mark[0].strip()
        body = (each for each in paragraphs(document.blocks) if sign in each.text and each.spot.paragraph)
        holder = next(body, None)
        quoted = [f"Ở chú thích {sign}: “{look.words[0]}”", *said]
        yield Note(holder.spot.paragraph if holder else None, "", 1, quoted, holder.text if holder else "")


# ------------------------------------------------------------------ the rest


def _told(parts: "Iterable[NotReached]") -> list[str]:
    """Where nothing could be changed, the parts of one kind together."""
    by_reason: dict[str, list[str]] = {}
    for each in parts:
        by_reason.setdefault(each.ly_do, []).append(each.part.rpartition("/")[2])
    return [f"{why[:1].upper()}{why[1:]} ({_named(names)})" for why, names in by_reason.items()]


def _named(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_PARTS])
    return shown if len(names) <= _PARTS else f"{len(names)} tệp: {shown}, …"

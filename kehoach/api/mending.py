"""Mending: the sure mends of the findings are made in the file itself, proved harmless, and told; findings as comments."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.api.checking import DATA, TuyChon, document_under_check, findings
from kehoach.files import check_output, read_bytes, write_bytes
from kehoach.problems import KehoachError, Level, Place, Problem

if TYPE_CHECKING:
    import datetime as dt

    from kehoach.blocks import Document
    from kehoach.mending.docx_fix import Mended
    from kehoach.mending.edit import Edit, Undone
    from kehoach.model.phat_hien import KhongKiemTra, PhatHien, ViTri
    from kehoach.rules.ho_so import HoSo

MAX_ROUNDS: Final = 5
MAX_ALONE: Final = 40
"""So many mends are tried one by one when together they do harm"""
AUTHOR: Final = "kehoach"
MAX_STARTS: Final = 4
"""So often all begins anew without the mends of places that came to no rest"""
MAX_PLACE: Final = 10**9
CIRCLES: Final = "sửa chỗ này không đi đến kết quả ổn định"
HARMFUL: Final = "sửa chỗ này làm phát sinh lỗi khác"
SPREADS: Final = "sửa chỗ này làm đổi cả chữ khác"
_WORD: Final = "docx"
_TEXTS: Final = ("txt", "md")
_HEAVY: Final = (Level.LOI, Level.CANH_BAO)
_KINDS: Final = {
    "doc": "Word cũ (.doc)", "rtf": ".rtf", "pdf": "PDF", "html": "trang web (.html)",
}  # fmt: skip

Wanted = Callable[["PhatHien"], bool]


@dataclass(frozen=True, slots=True)
class DaSua:
    """A mend that was made."""

    ma: str
    """Code of the rule"""
    vi_tri: "ViTri"
    cu: str
    """The words before"""
    moi: str
    """The words now"""


@dataclass(frozen=True, slots=True)
class KhongSua:
    """A mend that could not be made, or was taken back, and why."""

    ma: str
    vi_tri: "ViTri"
    cu: str
    moi: str
    ly_do: str


@dataclass
class KetQuaSua:
    """What mending a file gave."""

    ten: str
    data: bytes
    """The file as it becomes"""
    da_sua: list[DaSua] = field(default_factory=list)
    khong_sua: list[KhongSua] = field(default_factory=list)
    con_lai: "list[PhatHien]" = field(default_factory=list)
    """The findings of the mended file: what is left for a person"""
    khong_kiem_tra: "list[KhongKiemTra]" = field(default_factory=list)
    hong: bool = False
    """Whether a rule crashed: our fault, exit 3"""


def mend(
    path: Path,
    options: TuyChon | None = None,
    *,
    dong_y: bool = False,
    theo_doi: bool = False,
    wanted: Wanted = lambda _: True,
    date: "dt.datetime | None" = None,
) -> KetQuaSua:
    """Check ``path`` and make its sure mends, those that need consent too with ``dong_y``; nothing is written.

    Rounds go on until nothing sure is left. A mend that makes a new finding of level loi or canh_bao, or changes other words
    than it says, is taken back and told. ``theo_doi`` makes the mends of a Word file tracked changes, dated ``date``;
    ``wanted`` says which findings are to be mended at all.
    Raises :class:`KehoachError` for what cannot be read (TEP, DOC, YAML) and KS01-KS04 for what cannot be mended in place.
    """
    data = read_bytes(path)
    options = options or TuyChon()
    kind = kind_of(data, path)
    if theo_doi and kind != _WORD:
        raise KehoachError(
            Problem("KS04", "Chỉ tệp .docx mới theo dõi thay đổi được", "bỏ --theo-doi", Place(str(path)))
        )
    return _Mending(path, data, kind, options, wanted).run(dong_y=dong_y, theo_doi=theo_doi, date=date)


def fix(
    path: Path,
    out: Path,
    options: TuyChon | None = None,
    *,
    dong_y: bool = False,
    theo_doi: bool = False,
    overwrite: bool = False,
    wanted: Wanted = lambda _: True,
    date: "dt.datetime | None" = None,
) -> KetQuaSua:
    """As :func:`mend`, and write what came out to ``out``, which is another file of the same kind."""
    check_target(path, out, overwrite)
    found = mend(path, options, dong_y=dong_y, theo_doi=theo_doi, wanted=wanted, date=date)
    write_bytes(out, found.data, overwrite)
    return found


def check_target(path: Path, out: Path, overwrite: bool = False) -> None:
    """Raise :class:`KehoachError` when the mended ``path`` cannot be written to ``out``."""
    if path.suffix.lower() != out.suffix.lower():
        mend = f"đặt tên kết quả có đuôi {path.suffix}"
        raise KehoachError(Problem("KS03", "Tệp đã sửa giữ nguyên loại của tệp nguồn", mend, Place(str(out))))
    same = out.exists() and path.exists() and out.samefile(path)
    if same:
        raise KehoachError(Problem("TEP09", "Tệp kết quả trùng với tệp nguồn", "đặt tên khác", Place(str(out))))
    check_output(out, overwrite)


def annotate(
    path: Path,
    found: "Sequence[PhatHien]",
    out: Path,
    overwrite: bool = False,
    date: "dt.datetime | None" = None,
) -> int:
    """Write a copy of the Word file ``path`` to ``out`` in which each finding is a comment at its words; how many there are.

    Raises :class:`KehoachError` KS05 for a file that is not of Word (.docx, .docm, .dotx).
    """
    from kehoach.mending.docx_comments import Note, comment
    from kehoach.mending.docx_fix import DATE
    from kehoach.readers import read

    check_target(path, out, overwrite)
    data = read_bytes(path)
    if kind_of(data, path) != _WORD:
        message = "Chỉ tệp .docx mới ghi chú thích vào được"
        raise KehoachError(Problem("KS05", message, "mở bằng Word, lưu thành .docx rồi kiểm tra lại", Place(str(path))))
    texts = _texts(read(data, path.name))
    notes = [
        Note(each.vi_tri.doan, each.trich, each.lan, _said(each), _whole(texts, each.vi_tri.doan, each.doan_van))
        for each in found
    ]
    write_bytes(out, comment(data, notes, AUTHOR, date or DATE), overwrite)
    return len(notes)


def with_targets(under_check: "HoSo", found: "Sequence[PhatHien]") -> "list[PhatHien]":
    """The findings of a plan of our own, each with what prints its words (``ma_nut``)."""
    targets = _targets(under_check)
    return [each if each.ma_nut else replace(each, ma_nut=targets.get(each.vi_tri.doan or 0, "")) for each in found]


def yaml_lines(data: bytes, path: Path, under_check: "HoSo", found: "Sequence[PhatHien]") -> "list[PhatHien]":
    """The findings of a plan's YAML, each with the line of the file where its words stand (``vi_tri.dong``)."""
    from kehoach.mending.edit import Edit
    from kehoach.mending.yaml_fix import line_finder
    from kehoach.model.yaml_data import decode

    line_of = line_finder(decode(data, str(path)))
    placed = []
    for each, told in zip(found, with_targets(under_check, found), strict=True):
        line = line_of(Edit(each.vi_tri.doan, each.trich, each.lan, "", each.doan_van, each.ma, told.ma_nut))
        placed.append(replace(each, vi_tri=replace(each.vi_tri, dong=line)))
    return placed


def kind_of(data: bytes, path: Path) -> str:
    """``docx``, ``txt``, ``md`` or ``yaml``. Raises :class:`KehoachError` KS01 for what is not mended in place."""
    from kehoach.readers.sniff import detect

    if path.suffix.lower() in DATA:
        return "yaml"
    kind = detect(data, path.name) if data.strip(b"\0 \t\r\n") else "txt"
    if kind in _KINDS:
        message = f"Tệp {_KINDS[kind]} không sửa tại chỗ được"
        word = kind in ("doc", "rtf")
        way = f"kehoach import {path.name} -o {path.stem}.yaml"
        mend = f"mở bằng Word, lưu thành .docx rồi sửa; hoặc {way}" if word else way
        raise KehoachError(Problem("KS01", message, mend, Place(str(path))))
    return kind


def _said(finding: "PhatHien") -> list[str]:
    """The paragraphs of a comment."""
    from kehoach.model.phat_hien import TEN_MUC_DO

    lines = [f"[{finding.ma}, {TEN_MUC_DO[finding.muc_do]}] {finding.thong_diep}."]
    if finding.sua is not None and finding.trich:
        lines.append(f"Sửa thành: “{finding.sua}”" if finding.sua else "Bỏ phần này.")
    if finding.huong_dan:
        lines.append(f"Cách sửa: {finding.huong_dan}.")
    if finding.can_cu:
        lines.append(f"Căn cứ: {finding.can_cu}.")
    return lines


Texts = Mapping[int, Sequence[str]]


def _texts(document: object) -> dict[int, list[str]]:
    """The paragraphs of a document by their line or number; those that have neither, by 0."""
    from kehoach.blocks import Document, paragraphs

    assert isinstance(document, Document)  # noqa: S101 - typed loosely so that nothing heavy is imported above
    found: dict[int, list[str]] = {}
    for block in (document.blocks, document.notes):
        for each in paragraphs(block):
            found.setdefault(each.spot.line or each.spot.paragraph or 0, []).append(each.text)
    return found


def _lines(document: "Document") -> dict[int, int]:
    """The paragraphs of a text: number -> first line; nothing for files without lines."""
    from kehoach.blocks import paragraphs

    numbered = enumerate(paragraphs(document.blocks), 1)
    return {number: each.spot.line for number, each in numbered if each.spot.line and not each.spot.paragraph}


def _whole(texts: Texts, place: int | None, line: str) -> str:
    return next((each for each in texts.get(place or 0, ()) if line in each), "") if line else ""


def _targets(ho_so: "HoSo") -> dict[int, str]:
    """Paragraph -> what prints it; the cells of a row have that of the first, those of a table that of the table."""
    rows: dict[tuple[int, int], str] = {}
    tables: dict[int, str] = {}
    found: dict[int, str] = {}
    for each in ho_so.dong:
        target = each.ma
        if each.bang:
            if target:
                rows[each.bang, each.hang] = target
                if target.endswith("#bang"):
                    tables[each.bang] = target
            target = target or rows.get((each.bang, each.hang), "") or tables.get(each.bang, "")
        if each.spot.paragraph is not None:
            found.setdefault(each.spot.paragraph, target)
    return found


@dataclass
class _State:
    """A file under mending, as the checker sees it."""

    data: bytes
    ho_so: "HoSo"
    texts: Texts
    lines: Mapping[int, int]
    """Of a text: number of a paragraph -> its first line"""
    found: "list[PhatHien]"
    unchecked: "list[KhongKiemTra]"

    def place(self, finding: "PhatHien") -> int | None:
        """Where the paragraph of a finding stands, as edits name places."""
        from kehoach.mending.edit import place_of

        return place_of(finding.vi_tri, self.lines)


class _Mending:
    def __init__(self, path: Path, data: bytes, kind: str, options: TuyChon, wanted: Wanted) -> None:
        from kehoach.model.phat_hien import CachSua

        self.path, self.kind, self.options, self.wanted = path, kind, options, wanted
        self.data = data
        self.ways: Collection[CachSua] = {CachSua.CHAC_CHAN}
        self.refused: dict[tuple[object, ...], tuple[Edit, str]] = {}
        self.places: dict[Edit, ViTri] = {}
        self.last = False

    def run(self, *, dong_y: bool, theo_doi: bool, date: "dt.datetime | None") -> KetQuaSua:
        from kehoach.model.phat_hien import CachSua
        from kehoach.rules.kiem import HONG

        if dong_y:
            self.ways = {CachSua.CHAC_CHAN, CachSua.DONG_Y}
        first = self._state(self.data)
        done, state = self._rounds(first)
        for _ in range(MAX_STARTS):
            unsettled = self._unsettled(first, state, done)
            if not unsettled:
                break
            self.refused |= {_key(each): (each, reason) for each, reason in unsettled.items()}
            done, state = self._rounds(first)
        else:
            self.refused |= {_key(each): (each, CIRCLES) for each in done}
            done, state = [], first
        done.sort(key=lambda each: each.cho or MAX_PLACE)
        data = state.data
        if theo_doi and done:
            data = self._tracked(first, state, done, date)
        return KetQuaSua(
            str(self.path),
            data,
            [DaSua(each.ma, self.places[each], each.trich, each.sua) for each in done],
            [KhongSua(each.ma, self.places[each], each.trich, each.sua, why) for each, why in self.refused.values()],
            state.found,
            state.unchecked,
            any(each.ma == HONG for each in state.found),
        )

    def _rounds(self, first: _State) -> "tuple[list[Edit], _State]":
        """Mend until nothing sure is left; what was made, and the file then."""
        state, done = first, []
        for number in range(MAX_ROUNDS):
            self.last = number + 1 == MAX_ROUNDS
            edits = [each for each in self._edits(state) if _key(each) not in self.refused]
            made, state = self._round(state, edits) if edits else ([], state)
            done += made
            if not made:
                break
        return done, state

    def _unsettled(self, first: _State, last: _State, done: "list[Edit]") -> "dict[Edit, str]":
        """The mends of places that came to no rest: back where they began, or with a mend or a finding still to come."""
        places = {each.cho for each in done if each.cho is not None}
        was = Counter((each.ma, first.place(each)) for each in first.found)
        seen: Counter[tuple[str, int | None]] = Counter()
        unsettled = {
            place for place in places if place and _trimmed(first.texts.get(place)) == _trimmed(last.texts.get(place))
            and any(each.cho == place and each.trich != each.sua for each in done)
        }  # fmt: skip
        for edit in self._edits(last):
            if edit.cho is not None and edit.cho in places and _key(edit) not in self.refused:
                unsettled.add(edit.cho)
        unchecked = {each.ma for each in first.unchecked}
        for finding in last.found:
            place = last.place(finding)
            seen[finding.ma, place] += 1
            more = finding.muc_do in _HEAVY and seen[finding.ma, place] > was[finding.ma, place]
            if more and place is not None and place in places and finding.ma not in unchecked:
                unsettled.add(place)
        return {each: CIRCLES for each in done if each.cho in unsettled}

    def _state(self, data: bytes) -> _State:
        ho_so = document_under_check(data, self.path, self.options)
        told = findings(ho_so, self.options)
        return _State(data, ho_so, _texts(ho_so.document), _lines(ho_so.document), told.phat_hien, told.khong_kiem_tra)

    def _edits(self, state: _State) -> "list[Edit]":
        from kehoach.mending.edit import edits_of

        targets = _targets(state.ho_so) if self.kind == "yaml" else {}
        wanted = [each for each in state.found if self.wanted(each)]
        edits = []
        for finding in wanted:
            for each in edits_of([finding], state.texts, self.ways, state.lines):
                edit = each if each.ma_nut or not targets else replace(each, ma_nut=targets.get(each.cho or 0, ""))
                self.places.setdefault(edit, finding.vi_tri)
                edits.append(edit)
        return list(dict.fromkeys(edits))

    def _apply(self, data: bytes, edits: "Sequence[Edit]") -> "Mended":
        if self.kind == _WORD:
            from kehoach.mending.docx_fix import fix as fix_word

            return fix_word(data, edits)
        if self.kind == "yaml":
            from kehoach.mending.yaml_fix import fix_yaml

            return fix_yaml(data, edits, str(self.path))
        from kehoach.mending.text_fix import fix_text
        from kehoach.readers.text_encoding import decode_text

        return fix_text(data, edits, decode_text(data)[1], self.kind)

    def _round(self, state: _State, edits: "list[Edit]") -> "tuple[list[Edit], _State]":
        """Make those of ``edits`` that do no harm; the rest is refused."""
        made, after, harm = self._try(state, edits)
        if not harm:
            return made, after
        suspects = {each for each in made if each.cho in harm}
        innocent = [each for each in made if each not in suspects]
        if suspects and len(suspects) <= MAX_ALONE:
            kept, after, harm = self._try(state, innocent)
            if not harm:
                return self._one_by_one(state, kept, after, [[each] for each in made if each in suspects])
        groups: dict[str, list[Edit]] = {}
        for each in made:
            groups.setdefault(each.ma, []).append(each)
        return self._one_by_one(state, [], state, list(groups.values()))

    def _one_by_one(
        self, state: _State, kept: "list[Edit]", after: _State, groups: "list[list[Edit]]"
    ) -> "tuple[list[Edit], _State]":
        """Put each group to what is ``kept`` if that does no harm; of a group that does, each edit."""
        tried = 0
        while groups:
            group = groups.pop(0)
            more, then, harm = self._try(state, [*kept, *group])
            if not harm:
                kept, after = more, then
                continue
            tried += 1
            if len(group) > 1 and tried <= MAX_ALONE:
                half = len(group) // 2
                groups[:0] = [group[:half], group[half:]]
                continue
            for each in group:
                self.refused[_key(each)] = each, next(iter(harm.values()))
        return kept, after

    def _try(self, state: _State, edits: "list[Edit]") -> "tuple[list[Edit], _State, dict[int | None, str]]":
        """The edits made, what the file then is, and the harm: place -> what is wrong there."""
        if not edits:
            return [], state, {}
        mended = self._apply(state.data, edits)
        for undone in mended.undone:
            self._refuse(undone)
        made = [each for each in edits if each in set(mended.done)]
        if not made or mended.data == state.data:
            return [], state, {}
        try:
            after = self._state(mended.data)
        except KehoachError:
            return made, state, {each.cho: SPREADS for each in made}
        return made, after, self._harm(state, after, made)

    def _refuse(self, undone: "Undone") -> None:
        from kehoach.mending.edit import OVERLAPS

        # what lies under another mend gets its turn in the next round, as it then stands
        if undone.ly_do != OVERLAPS or self.last:
            self.refused.setdefault(_key(undone.edit), (undone.edit, undone.ly_do))

    def _harm(self, before: _State, after: _State, made: "list[Edit]") -> "dict[int | None, str]":
        harm = self._spread(before.texts, after.texts, made)
        was = Counter((each.ma, before.place(each)) for each in before.found)
        by_rule = Counter(each.ma for each in before.found)
        unchecked = {each.ma for each in before.unchecked}
        mended = Counter((each.ma, each.cho) for each in made)
        mendable = not self.last
        seen: Counter[tuple[str, int | None]] = Counter()
        from kehoach.rules.kiem import MAX_PER_RULE

        for each in after.found:
            place = after.place(each)
            seen[each.ma, place] += 1
            if (
                each.muc_do not in _HEAVY
                or seen[each.ma, place] <= was[each.ma, place] - mended[each.ma, place]
                or each.ma in unchecked
                or by_rule[each.ma] >= MAX_PER_RULE
                or (mendable and each.sua_duoc and each.cach_sua in self.ways and self.wanted(each))
            ):
                continue
            harm.setdefault(place, f"{HARMFUL} ({each.ma})")
        return harm

    def _spread(self, before: Texts, after: Texts, made: "list[Edit]") -> "dict[int | None, str]":
        """Places whose text is not what the edits say."""
        from kehoach.mending.edit import made_in

        wanted = {place: list(texts) for place, texts in before.items()}
        by_text: dict[tuple[int, str], list[Edit]] = {}
        for each in made:
            by_text.setdefault((each.cho or 0, each.doan_van), []).append(each)
        for (place, text), edits in by_text.items():
            texts = wanted.get(place, [])
            if text in texts:
                texts[texts.index(text)] = made_in(text, edits)
        if self.kind == "yaml":  # what is said once may be printed in several places
            places = {each.cho or 0 for each in made}
            return {place: SPREADS for place in places if _trimmed(wanted.get(place)) != _trimmed(after.get(place))}
        places = {*wanted, *after}
        return {place or None: SPREADS for place in places if _trimmed(wanted.get(place)) != _trimmed(after.get(place))}

    def _tracked(self, first: _State, last: _State, done: "list[Edit]", date: "dt.datetime | None") -> bytes:
        """The first file with all that changed as tracked changes."""
        from kehoach.mending.docx_fix import DATE
        from kehoach.mending.docx_fix import fix as fix_word
        from kehoach.mending.edit import Edit

        edits = [each for each in done if each.cho is None or each.trich == each.sua]
        for place, texts in first.texts.items():
            now = last.texts.get(place, [])
            if place and len(now) == len(texts):
                edits += [
                    Edit(place, old, 1, new, old) for old, new in zip(texts, now, strict=True) if old != new and old
                ]
        return fix_word(first.data, edits, AUTHOR, date or DATE).data


def _key(edit: "Edit") -> tuple[object, ...]:
    """The same for an edit whose paragraph has changed elsewhere."""
    return edit.cho, edit.ma, edit.trich, edit.lan, edit.sua


def _trimmed(texts: Iterable[str] | None) -> list[str]:
    return [" ".join(each.split()) for each in texts or () if each.strip()]

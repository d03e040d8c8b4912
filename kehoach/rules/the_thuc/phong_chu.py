"""Font, colour and code of letters (PL1/I.4)."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from kehoach.blocks import Format, Paragraph, paragraphs
from kehoach.model.dong import LOI_VAN, Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.the_thuc._chu import dau_dong, dung_phong, nhieu_nhat
from kehoach.text.nfc import nfc

_WORD = re.compile(r"[^\W_]")


class Lech(NamedTuple):
    """Runs that look otherwise than they should: where the first is, its words, how many, how they look."""

    dong: Dong | None
    chu: str
    so_lan: int
    nao: Counter[str]


def _search(ho_so: HoSo, wrong: Callable[[Format], str], *, skip: frozenset[Vai]) -> Lech | None:
    """Runs whose format is ``wrong`` (it names what is); a format is judged once. Headers and footers count too."""
    judged: dict[int, str] = {}
    kept: list[Format] = []
    found = Lech(None, "", 0, Counter())
    for dong, paragraph in _paragraphs(ho_so):
        if dong is not None and dong.vai in skip:
            continue
        for run in paragraph.runs:
            key = id(run.format)
            name = judged.get(key)
            if name is None:
                kept.append(run.format)  # an id stays the same only as long as its object lives
                name = judged[key] = wrong(run.format)
            if name and _WORD.search(run.text):
                if not found.so_lan:
                    found = Lech(dong, run.text.strip(), 0, found.nao)
                found = found._replace(so_lan=found.so_lan + 1)
                found.nao[name] += len(run.text)
    return found if found.so_lan else None


def _paragraphs(ho_so: HoSo) -> Iterator[tuple[Dong | None, Paragraph]]:
    last: Paragraph | None = None
    for dong in ho_so.dong:
        if dong.paragraph is not last:
            last = dong.paragraph
            yield dong, last
    for section in ho_so.document.sections:
        for each in paragraphs([*section.headers, *section.footers]):
            yield None, each


def _loi(ho_so: HoSo, found: Lech) -> Loi:
    dong = found.dong or ho_so.dau(Vai.TEN_LOAI)
    words = found.chu if found.dong is not None and found.chu in found.dong.text else dau_dong(dong) if dong else ""
    if len(words) > 60:
        words = words[: words.rfind(" ", 0, 60) if " " in words[:60] else 60]
    facts = {"so_lan": found.so_lan, "nao": nhieu_nhat(found.nao), "o": "" if found.dong else "đầu trang, chân trang: "}
    return Loi(dong, words, None, facts)


@luat("TT06", Can.KE_HOACH, Can.DINH_DANG)
def phong(ho_so: HoSo) -> Iterator[Loi]:
    """Times New Roman; the tables have a rule of their own (PL19)."""
    found = _search(ho_so, lambda form: "" if dung_phong(ho_so, form.font) else form.font, skip=frozenset({Vai.O}))
    if found:
        yield _loi(ho_so, found)


@luat("TT07", Can.KE_HOACH, Can.DINH_DANG)
def mau(ho_so: HoSo) -> Iterator[Loi]:
    """Black; degrees of urgency are red."""
    darkest = ho_so.tham_so("TT07")["sang_nhat"]

    def wrong(form: Format) -> str:
        if not form.color or len(form.color) != 6:
            return ""
        try:
            lightest = max(bytes.fromhex(form.color))
        except ValueError:
            return ""
        return form.color if lightest > darkest else ""

    found = _search(ho_so, wrong, skip=frozenset({Vai.DAU_KHAC, Vai.CHAN_KHAC}))
    if found:
        yield _loi(ho_so, found)


@luat("TT08", Can.KE_HOACH)
def bang_ma(ho_so: HoSo) -> Iterator[Loi]:
    """Unicode."""
    code = ho_so.document.encoding
    where = next((each for each in ho_so.dong if each.vai in LOI_VAN), ho_so.dau(Vai.TEN_LOAI))
    if code and where is not None:
        yield Loi(where, dau_dong(where), None, {"ma": code})


@luat("TT09", Can.KE_HOACH, Can.NGUON)
def dung_san(ho_so: HoSo) -> Iterator[Loi]:
    """Letters made in one piece."""
    count, first = 0, None
    for dong in ho_so.dong:
        typed = ho_so.go(dong)
        if not typed.isascii() and nfc(typed) != typed:
            words = [nfc(word) for word in typed.split() if nfc(word) != word]
            count += len(words)
            if first is None:
                shown = next((word.strip('.,;:()“”"') for word in words if word.strip('.,;:()“”"') in dong.text), "")
                first = Loi(dong, shown or dau_dong(dong))
    if first is not None:
        yield first.__class__(first.dong, first.trich, None, {"so_lan": count})

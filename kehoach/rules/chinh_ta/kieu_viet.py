"""Ways of writing that are right each by itself, but not mixed in one document."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kehoach.model.dong import Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat
from kehoach.rules.toan_van import ToanVan
from kehoach.text.nfc import to_new_style, to_old_style

_HEAD = frozenset({Vai.CO_QUAN, Vai.CHU_QUAN, Vai.DIA_DANH_NGAY, Vai.TRICH_YEU, Vai.TEN_PHU_LUC})
"""Names of places in capitals cannot be told from words there"""
_PERCENT = re.compile(r"\d(?P<cach> ?)%")


def _mixed(text: ToanVan, one: Sequence[str], other: Sequence[str]) -> Iterator[Loi]:
    """One finding at the first word of the rarer way; the facts name both."""
    a, b = _own(text, one), _own(text, other)
    if not a or not b:
        return
    rare, usual = (a, b) if len(a) <= len(b) else (b, a)
    at, word = rare[0]
    names = list(dict.fromkeys(word.lower() for _, word in rare))[:5]
    facts: dict[str, object] = {
        "it": ", ".join(names),
        "so_it": len(rare),
        "nhieu": usual[0][1].lower(),
        "so_nhieu": len(usual),
    }
    yield text.loi(at, at + len(word), None, du_lieu=facts)


def _own(text: ToanVan, words: Sequence[str]) -> list[tuple[int, str]]:
    """Where the writer's own text has those words; names and other people's words do not count."""
    found = []
    for word in words:
        for at in text.tim(word):
            written = text.chu[at : at + len(word)]
            if (
                text.cua_nguoi(at)
                or text.o(at)[0].vai in _HEAD
                or (written.istitle() and _in_name(text, at, at + len(word)))
            ):
                continue
            found.append((at, written))
    return sorted(found)


def _in_name(text: ToanVan, at: int, end: int) -> bool:
    behind = text.chu[end : end + 2]
    before = text.truoc(at)
    return (behind[:1] == " " and behind[1:].isupper()) or (bool(before) and text.chu[at - 1 - len(before)].isupper())


_OLD_ENDS = tuple(f"{a}{b}" for a, b in zip("oooooooooouuuuu", "áàảãạéèẻẽẹýỳỷỹỵ", strict=True))
_NEW_ENDS = tuple(f"{a}{b}" for b, each in (("a", "óòỏõọ"), ("e", "óòỏõọ"), ("y", "úùủũụ")) for a in each)


@luat("CT16")
def dat_dau(ho_so: HoSo) -> Iterator[Loi]:
    """hòa or hoà: one of the two in one document."""
    text = ho_so.toan_van
    old = [each for each in text.cac_tu if each.endswith(_OLD_ENDS) and to_new_style(each) != each and each != "uỷ"]
    if not old:
        return
    new = [each for each in text.cac_tu if each.endswith(_NEW_ENDS) and to_old_style(each) != each and each != "ủy"]
    yield from _mixed(text, old, new)


@luat("CT17")
def uy(ho_so: HoSo) -> Iterator[Loi]:
    """Ủy or Uỷ: one of the two in one document."""
    text = ho_so.toan_van
    if "uỷ" in text.cac_tu and "ủy" in text.cac_tu:
        yield from _mixed(text, ["uỷ"], ["ủy"])


@luat("CT18")
def i_y(ho_so: HoSo) -> Iterator[Loi]:
    """kỹ thuật, kĩ thuật: one of the two in one document."""
    text = ho_so.toan_van
    for y, i in ho_so.tham_so("CT18")["cap"]:
        if text.cac_tu.issuperset(i.split(" ")) and text.cac_tu.issuperset(y.split(" ")):
            yield from _mixed(text, [y], [i])


@luat("CT35")
def hang_hang(ho_so: HoSo) -> Iterator[Loi]:
    """hằng năm, hàng năm: one of the two in one document."""
    text = ho_so.toan_van
    if "hàng" not in text.cac_tu or "hằng" not in text.cac_tu:
        return
    units = ("năm", "tháng", "quý", "tuần", "ngày")
    not_time = frozenset(ho_so.tham_so("CT35")["truoc"])
    rare = [at for unit in units for at in text.tim(f"hàng {unit}") if text.truoc(at) not in not_time]
    if any(True for unit in units for _ in text.tim(f"hằng {unit}")):
        for at in sorted(rare):
            if not text.cua_nguoi(at):
                yield text.loi(
                    at, at + 4, {"h": "hằng", "H": "Hằng"}[text.chu[at]] if text.chu[at : at + 4] != "HÀNG" else "HẰNG"
                )


@luat("CT36")
def phan_tram(ho_so: HoSo) -> Iterator[Loi]:
    """80% or 80 %: one of the two in one document."""
    text = ho_so.toan_van
    if text.chu.count(" %") == 0:
        return
    found = list(_PERCENT.finditer(text.chu))
    spaced = [m for m in found if m["cach"]]
    if not spaced or len(spaced) == len(found):
        return
    joined = [m for m in found if not m["cach"]]
    rare, to_space = (spaced, False) if len(spaced) <= len(joined) else (joined, True)
    for m in rare:
        yield text.loi(m.start(), m.end(), f"{m[0][0]} %" if to_space else f"{m[0][0]}%")


@luat("CT37")
def kieu_ngoac(ho_so: HoSo) -> Iterator[Loi]:
    """“cong” or "thẳng": one kind of quotation marks in one document."""
    text = ho_so.toan_van
    count = Counter({each: text.chu.count(each) for each in '“"'})
    if not count["“"] or not count['"'] or '"' not in text.chu:
        return
    pairs = list(re.finditer(r'"[^"“”\n]{1,300}"', text.chu))
    if not pairs:
        return
    m = pairs[0]
    yield text.loi(m.start(), m.end(), f"“{m[0][1:-1]}”", du_lieu={"thang": len(pairs), "cong": count["“"]})

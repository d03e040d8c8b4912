"""Words typed twice (của của)."""

from collections.abc import Iterator

from kehoach.problems import Level
from kehoach.rules.chinh_ta._tu_dien import cum_tu
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat


@luat("CT38")
def lap_tu(ho_so: HoSo) -> Iterator[Loi]:
    """No word twice in a row."""
    text, params = ho_so.toan_van, ho_so.tham_so("CT38")
    single, phrases = frozenset(params["tu"]), cum_tu().cap
    nouns, counted, parted = params["danh_tu"], params["dem"], frozenset(params["hai_tu"])
    for a in single:
        if (a, a) in text.cap_tu:
            for at in text.tim(f"{a} {a}"):
                end = at + 2 * len(a) + 1
                before, behind = text.truoc(at), text.sau(end)
                if f"{before} {a}" in parted or f"{a} {behind}" in parted:
                    continue
                if (before, a) in phrases and (a, behind) in phrases:
                    continue  # phân công công chức
                if a in nouns and (a, behind) in phrases:
                    continue  # toàn xã xã hội hóa được 3 công trình
                if a in counted and not before[:1].isdigit() and not behind[:1].isdigit():
                    continue  # năm năm qua; người người thi đua
                yield text.loi(at, end, text.chu[at : at + len(a)])
    right = frozenset(tuple(each.split()) for each in params["tru"])
    pairs = text.cap_tu
    twice = [(a, b) for a, b in pairs & cum_tu().cap if (b, a) in pairs]
    for pair in twice:
        if pair not in right and pair[0] != pair[1]:
            once = " ".join(pair)
            for at in text.tim(f"{once} {once}"):
                end = at + 2 * len(once) + 1
                yield text.loi(at, end, text.chu[at : at + len(once)], muc_do=Level.GOI_Y)

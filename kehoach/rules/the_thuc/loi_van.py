"""How the words of the plan look (PL1/II.6e): size, both edges straight, first lines, distances."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from kehoach.blocks import Paragraph
from kehoach.model.dong import Dong, Vai
from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.the_thuc._chu import NUA_DIEM, dau_dong, nhieu_nhat, phan, so, than
from kehoach.text.numbering import Kieu

_WORD = re.compile(r"[^\W_]")
_GAP = re.compile(r"(?<=\S)[ \u00a0]{5,}(?=\S)")
_LEFT_BLANK = re.compile(r"(?i)(?:ngày|tháng|năm|số:?|[.…_])[ \u00a0]{5,}|[ \u00a0]{5,}(?:tháng|năm|/|[.…_])")
_CM = 72 / 2.54
_SHORT = 90


def _paragraphs(ho_so: HoSo) -> Iterator[Dong]:
    """The lines of the plan's own words, each paragraph once."""
    last: Paragraph | None = None
    for dong in than(ho_so):
        if dong.paragraph is not last:
            last = dong.paragraph
            yield dong


def _told(found: list[tuple[Dong, str]], level: Level | None = None) -> Iterator[Loi]:
    """One finding for all: the first place, how many, what they are."""
    if found:
        first = found[0][0]
        what = Counter(each for _, each in found)
        facts = {"so_doan": len(found), "nao": nhieu_nhat(what)}
        yield Loi(first, dau_dong(first), None, facts, muc_do=level, tai=None if level is None else 0)


@luat("TT35", Can.KE_HOACH, Can.DINH_DANG)
def co_chu(ho_so: HoSo) -> Iterator[Loi]:
    """Size 13 to 14, one size throughout."""
    low, high = ho_so.tham_so("TT35")["co_chu"]
    wrong: list[tuple[Dong, str]] = []
    sizes: Counter[float] = Counter()
    first: dict[float, Dong] = {}
    for dong in _paragraphs(ho_so):
        bad = None
        for run in phan(dong):
            size = run.format.size
            if not size or run.format.raised or not _WORD.search(run.text):
                continue
            if low - NUA_DIEM <= size <= high + NUA_DIEM:
                nearest = float(round(size * 2) / 2)
                sizes[nearest] += len(run.text)
                first.setdefault(nearest, dong)
            else:
                bad = f"cỡ {so(size)}"
        if bad:
            wrong.append((dong, bad))
    yield from _told(wrong)
    if len(sizes) > 1 and not wrong:
        main, *others = [size for size, _ in sizes.most_common()]
        odd = first[others[0]] if first[others[0]] is not first[main] or len(others) == 1 else first[others[-1]]
        facts = {"so_doan": 1, "nao": f"cỡ {so(others[0])} trong khi phần lớn lời văn cỡ {so(main)}"}
        yield Loi(odd, dau_dong(odd), None, facts, muc_do=Level.CANH_BAO, tai=0)


@luat("TT36", Can.KE_HOACH, Can.DINH_DANG, Can.TRANG)
def canh_deu(ho_so: HoSo) -> Iterator[Loi]:
    """Both edges straight; what is shorter than a line looks the same either way."""
    shortest = ho_so.tham_so("TT36")["so_chu_mot_dong"]
    names = {"left": "canh trái", "right": "canh phải", "center": "canh giữa"}
    yield from _told(
        [
            (dong, names[dong.paragraph.align])
            for dong in _paragraphs(ho_so)
            if dong.paragraph.align != "justify" and len(dong.text) > shortest
        ]
    )


@luat("TT37", Can.KE_HOACH, Can.DINH_DANG, Can.TRANG)
def lui_dong_dau(ho_so: HoSo) -> Iterator[Loi]:
    """The first line begins 1 or 1,27 cm from the margin."""
    says = ho_so.tham_so("TT37")
    wanted, near = says["lui"], says["sai_so"]
    low, high = says["gan_dung"]
    far: list[tuple[Dong, str]] = []
    close: list[tuple[Dong, str]] = []
    for dong in _paragraphs(ho_so):
        paragraph = dong.paragraph
        if paragraph.align in ("center", "right") or paragraph.text[:1] in ("\t", " ", "\u00a0"):
            continue
        value = (paragraph.left + paragraph.first_line) / _CM
        if any(abs(value - each) <= near for each in wanted):
            continue
        if dong.cap in (Kieu.GACH, Kieu.CONG) and value > min(wanted):
            continue  # below the level of letters the decree rules nothing
        if dong.cap is Kieu.LA_MA and len(dong.text) < _SHORT:
            continue  # nor where the heading of a large section begins
        (close if low <= value <= high else far).append((dong, f"{so(round(value, 2))} cm"))
    yield from _told(far)
    yield from _told(close, Level.CANH_BAO)


@luat("TT38", Can.KE_HOACH, Can.DINH_DANG, Can.TRANG)
def cach_doan(ho_so: HoSo) -> Iterator[Loi]:
    """At least 6 points between paragraphs."""
    says = ho_so.tham_so("TT38")
    lines = list(_paragraphs(ho_so))
    found = []
    for above, below in pairwise(lines):
        next_to = (below.spot.paragraph or 0) == (above.spot.paragraph or -9) + 1
        if above.paragraph.align == below.paragraph.align == "center":
            continue  # Phần I, and its title on the next line
        distance = above.paragraph.after + below.paragraph.before
        if next_to and distance < says["it_nhat"] - says["sai_so"]:
            found.append((below, f"cách {so(round(distance, 1))} pt"))
    yield from _told(found)


@luat("TT39", Can.KE_HOACH, Can.DINH_DANG, Can.TRANG)
def cach_dong(ho_so: HoSo) -> Iterator[Loi]:
    """From single lines to one and a half."""
    low, high = ho_so.tham_so("TT39")["dong"]
    near = ho_so.tham_so("TT39")["sai_so"]
    yield from _told(
        [
            (dong, f"{so(round(dong.paragraph.line_spacing, 2))} dòng")
            for dong in _paragraphs(ho_so)
            if not low - near <= dong.paragraph.line_spacing <= high + near
        ]
    )


@luat("TT44", Can.KE_HOACH, Can.DINH_DANG, Can.TRANG)
def khong_can_bang_dau_cach(ho_so: HoSo) -> Iterator[Loi]:
    """No rows of spaces, tabs or empty paragraphs to place words."""
    lines = list(_paragraphs(ho_so))
    yield from _first(lines, _has_gap, "nhiều dấu cách liền nhau giữa dòng")
    yield from _first(lines, lambda dong: dong.paragraph.text[:1] in ("\t", " ", "\u00a0") and bool(dong.text.strip()),
                      "dấu cách hoặc phím Tab ở đầu đoạn thay cho lùi dòng")  # fmt: skip
    most = ho_so.tham_so("TT44")["doan_trong"]
    gaps = [
        below for above, below in pairwise(lines)
        if (below.spot.paragraph or 0) - (above.spot.paragraph or 0) > most and _only_words_between(ho_so, above, below)
    ]  # fmt: skip
    if gaps:
        facts = {"loi": "nhiều đoạn trống liền nhau trước đoạn này", "so_doan": len(gaps)}
        yield Loi(gaps[0], dau_dong(gaps[0]), None, facts, tai=2)


def _has_gap(dong: Dong) -> bool:
    return bool(_GAP.search(dong.text)) and not _LEFT_BLANK.search(dong.text)


def _only_words_between(ho_so: HoSo, above: Dong, below: Dong) -> bool:
    """Whether no line stands between two: a table, a drawn line."""
    return below.thu_tu == above.thu_tu + 1 and above.vai is not Vai.O and ho_so.document.format == "docx"


def _first(lines: list[Dong], wrong: Callable[[Dong], bool], what: str) -> Iterator[Loi]:
    found = [each for each in lines if wrong(each)]
    if found:
        facts = {"loi": what, "so_doan": len(found)}
        yield Loi(found[0], dau_dong(found[0]), None, facts, tai=0 if "giữa" in what else 1)

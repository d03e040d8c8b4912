"""One name: of the commune, of a unit, of a movement in quotation marks (NQ01, NQ11, NQ27)."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.nhat_quan._don_vi import don_vi
from kehoach.text.nfc import fold, to_new_style

_LETTER = r"[^\W\d_]"
_NAME = (
    rf"(?:{_LETTER}+(?:-{_LETTER}+)?|\d{{1,2}})"
    rf"(?:\s(?!xây|ban|ngày|năm|giai|về|phát|và|tổ|đề|yêu|tháng){_LETTER}+(?:-{_LETTER}+)?){{0,4}}"
)
_HEAD = re.compile(
    rf"^\s*(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)?\s*(?P<loai>XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN)\s+(?P<ten>{_NAME})\s*[-_*]*\s*$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"^\s*[*_]*(?:(?:[Xx]ã|[Pp]hường|[Đđ]ặc khu|[Tt]hị trấn)\s)?(?P<ten>[^\d,]{2,40}?)\s*,?\s*ngày", re.IGNORECASE
)
_SELF = re.compile(
    r"(?:[ỦU][ỷyỶY]?\s?ban nhân dân|[ỦU]ỷ ban nhân dân|Ủy ban nhân dân|UBND)\s(?:\(UBND\)\s)?(?P<loai>xã|phường|đặc khu|thị trấn)"
    r"\s(?P<ten>(?:[A-ZĐÀ-Ỹ]\w*(?:-[A-ZĐÀ-Ỹ]\w*)?)(?:\s[A-ZĐÀ-Ỹ]\w*(?:-[A-ZĐÀ-Ỹ]\w*)?){0,4})"
)


@luat("NQ01", Can.KE_HOACH)
def mot_ten_xa(ho_so: HoSo) -> Iterator[Loi]:
    """The issuing commune has one name in letterhead, place line, opening, close and annexes."""
    names = list(_own_names(ho_so))
    counts = Counter(key for _dong, _name, _at, key in names)
    if len(counts) < 2:
        return
    head = next((key for dong, _name, _at, key in names if dong.vai is Vai.CO_QUAN), "")
    most, times = counts.most_common(1)[0]
    right = head if head and counts[head] >= times else most
    if sum(1 for count in counts.values() if count == counts[right]) > 1 and not head:
        return
    shown = next(name for _dong, name, _at, key in names if key == right)
    for dong, name, at, key in names:
        if key != right:
            sua = _cased(shown, name)
            yield Loi(dong, name, sua, {"ten": _cased(shown, "Abc")}, tai=at)


def _own_names(ho_so: HoSo) -> Iterator[tuple[Dong, str, int, str]]:
    for dong in ho_so.vai(Vai.CO_QUAN, Vai.DIA_DANH_NGAY):
        m = (_HEAD if dong.vai is Vai.CO_QUAN else _PLACE).match(dong.text)
        if m and "[[" not in dong.text and "." not in m["ten"]:
            yield dong, m["ten"], m.start("ten"), _key(m["ten"])
    for dong in ho_so.vai(Vai.MO_DAU, Vai.CAN_CU, Vai.DOAN, Vai.KEM_THEO_PHU_LUC):
        for m in _SELF.finditer(dong.text):
            name = _upper(m["ten"])
            if name and _is_own(dong, m.start(), m.start("ten") + len(name)):
                yield dong, name, m.start("ten"), _key(name)


def _upper(name: str) -> str:
    """The leading words that begin with a capital."""
    words = name.split(" ")
    return " ".join(takewhile(lambda word: word[:1].isupper(), words))


def _is_own(dong: Dong, start: int, end: int) -> bool:
    """Whether the clause says that this organ issues the plan."""
    after, before = dong.text[end : end + 40], dong.text[max(0, start - 200) : start]
    if dong.vai is Vai.KEM_THEO_PHU_LUC:
        return "của" in before[-6:]
    if dong.vai is Vai.DOAN:
        return (
            dong.text.lstrip().lower().startswith("trên đây là kế hoạch")
            and before.endswith("của ")
            and "số" not in before
        )
    return bool(re.match(r",?\s(?:xây dựng|ban hành|đề ra|triển khai)\s(?:nội dung\s)?[Kk]ế hoạch(?!\ssố)", after))


def _key(name: str) -> str:
    return to_new_style(" ".join(name.split()).lower())


def _cased(name: str, like: str) -> str:
    return (
        name.upper()
        if like.isupper()
        else " ".join(word.capitalize() if word.isupper() else word for word in name.split())
    )


@luat("NQ11", Can.KE_HOACH)
def mot_ten_don_vi(ho_so: HoSo) -> Iterator[Loi]:
    """A unit is written in one way."""
    units = don_vi(ho_so)
    skip = set(ho_so.tham_so("NQ11")["bo_qua"])
    words = ho_so.tham_so("NQ11")["chu_dau"]
    seen: dict[str, dict[str, tuple[Dong, int, str]]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for dong in ho_so.dong:
        if dong.vai not in (Vai.MO_DAU, Vai.MUC, Vai.DOAN, Vai.O):
            continue
        text = dong.text
        if not any(word in text for word in words):
            continue
        folded = fold(text)
        if len(folded) != len(text):
            text = " ".join(text.split())
            if len(folded) != len(text) or text not in dong.text:
                continue
        start = dong.text.find(text)
        for name in units.tim(folded):
            if name.id in skip or text[name.tai : name.tai + 1].islower() or _introduced(text, name.tai, name.den):
                continue
            written = folded[name.tai : name.den]
            counts[name.id, written] += 1
            seen.setdefault(name.id, {}).setdefault(written, (dong, start + name.tai, text[name.tai : name.den]))
    for unit_id, forms in seen.items():
        if len(forms) > 1:
            yield from _minor(ho_so, unit_id, forms, counts)


def _introduced(text: str, start: int, end: int) -> bool:
    """Whether an abbreviation is explained here: ``Trung tâm ... (TTPVHCC)``."""
    return (
        text[start - 1 : start] == "("
        or text[end : end + 2] == " ("
        or text[max(0, start - 12) : start].rstrip().endswith(("là", "tắt", ":"))
    )


def _minor(
    ho_so: HoSo, unit_id: str, forms: dict[str, tuple[Dong, int, str]], counts: Counter[tuple[str, str]]
) -> Iterator[Loi]:
    unit = ho_so.danh_muc.don_vi[unit_id]
    official = {fold(re.sub(r"\{\{[^}]*\}\}", " ", name)) for name in (unit.ten, *unit.ten_theo_loai.values())}
    best = max(forms, key=lambda form: (form in official, counts[unit_id, form]))
    for written, (dong, at, trich) in forms.items():
        if written != best:
            yield Loi(dong, trich, forms[best][2], {"kia": forms[best][2]}, tai=at)


_QUOTED = re.compile(r"[“\"](?P<ten>[^“”\"]{12,300})[”\"]")


@luat("NQ27", Can.KE_HOACH)
def mot_ten_phong_trao(ho_so: HoSo) -> Iterator[Loi]:
    """A name in quotation marks is written in one way."""
    known: dict[str, tuple[Dong, str, int]] = {}
    by_word: dict[str, list[str]] = {}
    counts: Counter[str] = Counter()
    for dong in ho_so.dong:
        if "“" not in dong.text and '"' not in dong.text:
            continue
        for m in _QUOTED.finditer(dong.text):
            key = " ".join(re.findall(r"[\w&/]+", m["ten"].lower()))
            counts[key] += 1
            if key not in known and len(key.split()) >= 5 and len(known) < 300:
                known[key] = (dong, m["ten"], m.start("ten"))
                for word in _ends(key):
                    by_word.setdefault(word, []).append(key)
    told: set[str] = set()
    for keys in by_word.values():
        for one in keys[:30]:
            for two in keys[:30]:
                if one < two and _nearly(one, two, known):
                    rare, common = sorted((one, two), key=lambda key: (counts[key], -known[key][0].thu_tu))
                    if rare not in told:
                        told.add(rare)
                        dong, name, at = known[rare]
                        yield Loi(dong, name, known[common][1], {"kia": known[common][1]}, tai=at)


def _ends(key: str) -> tuple[str, str]:
    words = key.split()
    return f"^{words[0]} {words[1]}", f"{words[-2]} {words[-1]}$"


def _nearly(one: str, two: str, known: dict[str, tuple[Dong, str, int]]) -> bool:
    """Whether two names differ by one word or two, none of them a proper name or a number."""
    first, second = one.split(), two.split()
    if abs(len(first) - len(second)) > 2 or min(len(first), len(second)) < 5:
        return False
    head = 0
    while head < min(len(first), len(second)) and first[head] == second[head]:
        head += 1
    tail = 0
    while tail < min(len(first), len(second)) - head and first[-1 - tail] == second[-1 - tail]:
        tail += 1
    other = (first[head : len(first) - tail], second[head : len(second) - tail])
    if max(map(len, other)) > 2 or min(len(first), len(second)) < 3 * max(map(len, other)):
        return False
    inner_capital = any(
        re.search(rf"\s{re.escape(word.capitalize())}(?!\w)", known[key][1]) or word.isdigit()
        for key, words in zip((one, two), other, strict=True) for word in words
    )  # fmt: skip
    # The first word of a name is upper case anyway; a commune's name there differs on purpose
    opening = head == 0 and known[one][1][0].isupper() and known[two][1][0].isupper()
    return not inner_capital and not opening

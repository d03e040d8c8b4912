"""The place and the date of issue (PL1/II.4)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.the_thuc._chu import co_dinh_dang, dau_dong, kieu, ngoai, so
from kehoach.text.dates import Ngay, NgayError

_DAY = re.compile(r"(?P<ngay>[Nn]gày)(?P<n>\s{0,5}\d{1,2})?\s{0,30}[.…_\s]{0,30}tháng", re.IGNORECASE)
_MONTH = re.compile(r"tháng\s{0,5}(?P<t>\d{1,2})(?=[\s,]{0,5}(?:năm\b|[12]\d{3}))", re.IGNORECASE)
_PLACE = re.compile(r"^(?P<noi>[^\W\d_][^,\d]{0,60}?)(?P<dau>\s{0,3}[,.;]?\s{0,3})(?=ngày\b)", re.IGNORECASE)
_FIGURES = re.compile(
    r"(?:[Nn]gày\s*)?(?<![\d/])(?P<n>\d{1,2})\s{0,2}(?P<g>[/.-])\s{0,2}(?P<t>\d{1,2})\s{0,2}(?P=g)\s{0,2}(?P<y>[12]\d{3})(?!\d)"
)
_NO_YEAR_WORD = re.compile(
    r"ngày\s{1,5}(?P<n>\d{1,2})\s{1,5}tháng\s{1,5}(?P<t>\d{1,2})\s{0,3},?\s{1,3}(?P<y>[12]\d{3})\b"
)
_SHORT_YEAR = re.compile(r"năm\s{1,3}(?P<y>\d\d)\b(?!\d)")
_LETTERS = re.compile(
    r"tháng\s{1,3}(?P<t>một|giêng|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười một|mười hai|mười|chạp)\s{1,3}(?=năm\s)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"ngày\s{1,5}(?P<n>\d{1,3})\s{1,5}tháng\s{1,5}(?P<t>\d{1,3})\s{1,5}năm\s{1,5}(?P<y>\d{4})\b", re.IGNORECASE
)
_MONTH_ALONE = re.compile(
    r"[^\W\d_][^,\d]{0,60},\s*(?P<trich>tháng\s{1,3}\d{1,2}\s{1,3}năm\s{1,3}[12]\d{3})$", re.IGNORECASE
)
_WORDS = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip


def _lines(ho_so: HoSo) -> Iterator[Dong]:
    yield from ho_so.vai(Vai.DIA_DANH_NGAY)
    for dong in ho_so.vai(Vai.DAU_KHAC):
        if "," in dong.text and len(dong.text) < 90 and ("tháng" in dong.text or _FIGURES.search(dong.text)):
            yield dong


@luat("TT25", Can.KE_HOACH, Can.TU_SOAN)
def dia_danh(ho_so: HoSo) -> Iterator[Loi]:
    """A comma behind the place, small ``ngày``, italic in 13 to 14."""
    looks = co_dinh_dang(ho_so)
    low, high = ho_so.tham_so("TT25")["co_chu"]
    for dong in ho_so.vai(Vai.DIA_DANH_NGAY):
        m = _PLACE.match(dong.text)
        if m and m["dau"].strip() != "," and not re.search(r"(?i)\bthứ\b", m["noi"]):
            last = m["noi"].split()[-1]
            wrong = f"{last}{m['dau']}"
            facts = {"loi": "Sau địa danh phải có dấu phẩy"}
            yield Loi(dong, wrong, f"{last}, ", facts, tai=m.end("dau") - len(wrong))
        elif m and m["dau"][:1].isspace():
            last = m["noi"].split()[-1]
            wrong = f"{last}{m['dau']}"
            facts = {"loi": "Dấu phẩy viết liền sau địa danh"}
            yield Loi(dong, wrong, f"{last}, ", facts, tai=m.end("dau") - len(wrong))
        if m and dong.text[m.end() : m.end() + 1] == "N":
            facts = {"loi": "Chữ “ngày” sau dấu phẩy viết thường"}
            yield Loi(dong, dong.text[m.end() : m.end() + 4], "ngày", facts, tai=m.end())
        if looks:
            look = kieu(dong)
            wrong_looks = [f"cỡ {so(each)}" for each in ngoai(look.co, low, high)]
            wrong_looks += [] if look.nghieng or not dong.paragraph.runs else ["không nghiêng"]
            if wrong_looks:
                yield Loi(dong, dau_dong(dong), None, {"loi": f"Địa danh và ngày tháng {', '.join(wrong_looks)}"})


@luat("TT26", Can.KE_HOACH, Can.TU_SOAN)
def so_khong(ho_so: HoSo) -> Iterator[Loi]:
    """A zero before days 1 to 9 and months 1 and 2, none before the other months."""
    for dong in ho_so.vai(Vai.DIA_DANH_NGAY):
        day, month = _DAY.search(dong.text), _MONTH.search(dong.text)
        if day and day["n"]:
            yield from _zero(dong, "Ngày", day["n"].strip(), day.end("n"), padded_to=9)
        if month:
            yield from _zero(dong, "Tháng", month["t"], month.end("t"), padded_to=2)


def _zero(dong: Dong, what: str, written: str, end: int, padded_to: int) -> Iterator[Loi]:
    value = int(written)
    right = f"0{value}" if value <= padded_to else str(value)
    if value and written != right:
        why = "thiếu số 0 phía trước" if len(right) > len(written) else "thừa số 0 phía trước"
        word = dong.text[: end - len(written)].split()[-1]
        start = dong.text.rindex(word, 0, end - len(written) + 1)
        wrong = dong.text[start:end]
        yield Loi(dong, wrong, f"{word} {right}", {"loi": f"{what} {written} {why}"}, tai=start)


@luat("TT27", Can.KE_HOACH, Can.TU_SOAN)
def viet_du_chu(ho_so: HoSo) -> Iterator[Loi]:
    """The date of issue in words: ngày ... tháng ... năm ..."""
    for dong in _lines(ho_so):
        figures = _FIGURES.search(dong.text)
        bare = None if figures else _NO_YEAR_WORD.search(dong.text)
        found = figures or bare
        if found:
            right = _in_words(found)
            if right:
                yield Loi(
                    dong, found[0], right, {"loi": "viết bằng số" if figures else "thiếu chữ “năm”"}, tai=found.start()
                )
            continue
        letters = _LETTERS.search(dong.text)
        if letters:
            number = _WORDS[letters["t"].lower()]
            right = f"tháng {number:02}" if number <= 2 else f"tháng {number}"
            wrong = letters[0].rstrip()
            yield Loi(dong, wrong, right, {"loi": "ghi tháng bằng chữ"}, tai=letters.start())
        short = _SHORT_YEAR.search(dong.text)
        if short:
            yield Loi(dong, short[0], f"năm 20{short['y']}", {"loi": "viết tắt năm"}, tai=short.start())
        alone = _MONTH_ALONE.match(dong.text)
        if alone:
            facts = {"loi": "thiếu ngày"}
            yield Loi(dong, alone["trich"], None, facts, tai=alone.start("trich"))


def _in_words(m: re.Match[str]) -> str | None:
    try:
        return Ngay(int(m["y"]), int(m["t"]), int(m["n"])).chu()
    except NgayError:
        return None


@luat("TT50", Can.KE_HOACH, Can.TU_SOAN)
def ngay_co_that(ho_so: HoSo) -> Iterator[Loi]:
    """The calendar has the date."""
    for dong in _lines(ho_so):
        m = _WHOLE.search(dong.text) or _FIGURES.search(dong.text)
        if m:
            try:
                Ngay(int(m["y"]), int(m["t"]), int(m["n"]))
            except NgayError as error:
                yield Loi(dong, m[0], None, {"loi": str(error).rstrip(".")}, tai=m.start())

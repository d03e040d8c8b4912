"""Sections, parts and articles: their numbers and titles (PL1/II.6đ, V.6b)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Dong, Vai
from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.danh_so._cay import cap_, dau, doc, noi_dung, tu_dau
from kehoach.rules.danh_so._hinh import tat_ca_dam, viet_hoa
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.numbering import Kieu, roman

LONGEST = 180
"""A title of a section is not longer; a longer one is a sentence"""
_PART = re.compile(
    r"(?P<tu>PHẦN|Phần|CHƯƠNG|Chương)\s+(?P<so>[IVX]{1,6}\b|\d{1,2}\b)(?P<dau>\s*[.:\-–])?\s*(?P<ten>.*)"
)
_ARTICLE = re.compile(r"Điều\s+\d{1,3}(?P<dau>\s?[.:])(?=\s)")
_QUOTED = re.compile(r"“[^”]{0,300}”|\([^()]{0,80}\)|\[\[[^\[\]]{0,300}\]\]")


def muc_lon(ho_so: HoSo) -> Iterator[Dong]:
    """The sections with Roman numbers that are headings."""
    for each in ho_so.than:
        if each.cap is Kieu.LA_MA and each.dang_so == "I" and each.vai is Vai.MUC and len(each.text) <= LONGEST:
            yield each


def _lower(title: str) -> bool:
    """Whether a title has words that are not in capitals, names in quotes and brackets aside."""
    return any(c.islower() for c in _QUOTED.sub("", title))


@luat("DS01", Can.KE_HOACH)
def hinh_thuc(ho_so: HoSo) -> Iterator[Loi]:
    """``I. MỤC ĐÍCH, YÊU CẦU``."""
    words = ho_so.tham_so("DS01")["nguyen_nhan"]
    found = False
    for dong in muc_lon(ho_so):
        found = True
        at = dau(dong)
        read = doc(dong.so)
        if at is not None and read and dong.so.isascii() and dong.so != (number := f"{roman(read.thanh_phan[0])}."):
            yield Loi(dong, dong.so, number, {"nguyen_nhan": words["dau"].format(so=dong.so, dung=number)}, tai=at)
        title = noi_dung(dong)
        shown = dong.tieu_de or title
        if title and _lower(shown) and _is_title(dong, shown):
            yield Loi(
                dong, title, viet_hoa(title), {"nguyen_nhan": words["hoa"].format(so=dong.so)},
                tai=dong.text.rfind(title),
            )  # fmt: skip
    if not found:
        yield from _no_roman(ho_so, words)


def _is_title(dong: Dong, title: str) -> bool:
    """Whether the words behind a Roman number are a title: something stands below, or they are short and open."""
    if title.rstrip().endswith((";", ",")) or re.search(r":\s+\S", title):
        return False
    return bool(dong.con) or (len(title) <= 80 and not title.rstrip().endswith("."))


def _no_roman(ho_so: HoSo, words: dict[str, str]) -> Iterator[Loi]:
    """Sections that count A, B or 1, 2 where no Roman number stands at all."""
    top = [each for each in ho_so.than if each.vai is Vai.MUC and each.cha is None]
    letters = [each for each in top if each.dang_so == "A"]
    if len(letters) >= 2:
        first = letters[0]
        yield Loi(first, first.text[:2], None, {"nguyen_nhan": words["chu"].format(so=first.text[:2])}, tai=0)
        return
    items = cap_(top, Kieu.A_RAP)
    if len(items) >= 3 and sum(bool(each.con) for each in items) >= 2:
        first = items[0]
        yield Loi(
            first, tu_dau(first), None, {"nguyen_nhan": words["so"].format(so=first.so)}, tai=0, muc_do=Level.GOI_Y,
            cach_sua=CachSua.CHI_GOI_Y,
        )  # fmt: skip


@luat("DS12", Can.KE_HOACH)
def phan_chuong(ho_so: HoSo) -> Iterator[Loi]:
    """Phần, Chương: Roman, with a title."""
    words = ho_so.tham_so("DS12")["nguyen_nhan"]
    for dong in ho_so.than:
        if dong.text[:1] not in ("P", "C") or dong.vai is Vai.O or dong.so:
            continue
        m = _PART.match(dong.text)
        if m is None or not (m["dau"] or not m["ten"] or m["ten"].isupper()):
            continue
        if m["so"].isdigit():
            number = roman(int(m["so"])) if int(m["so"]) else ""
            facts = {"nguyen_nhan": words["so"].format(phan=f"{m['tu']} {m['so']}", dung=f"{m['tu']} {number}")}
            yield Loi(dong, m["so"], number or None, facts, tai=m.start("so"))
        if not m["ten"]:
            after = ho_so.ke(dong, 1)
            if after is None or after.so or after.vai not in (Vai.MUC, Vai.DOAN) or _PART.match(after.text):
                yield Loi(
                    dong, m[0].strip(), None, {"nguyen_nhan": words["ten"].format(phan=m[0].strip())}, tai=0,
                    cach_sua=CachSua.CHI_GOI_Y,
                )  # fmt: skip


@luat("DS13", Can.KE_HOACH)
def dieu(ho_so: HoSo) -> Iterator[Loi]:
    """A plan has no articles; where it has, ``Điều 1.``."""
    for dong in ho_so.than:
        m = _ARTICLE.match(dong.text) if dong.vai is not Vai.O and dong.text.startswith("Điều") else None
        if m:
            wrong = m["dau"] != "."
            yield Loi(
                dong, m[0], m[0][: m.start("dau")] + "." if wrong else None, {"dieu": m[0][: m.start("dau")]}, tai=0
            )


@luat("DS20", Can.KE_HOACH, Can.DINH_DANG)
def muc_lon_dam(ho_so: HoSo) -> Iterator[Loi]:
    """Number and title of a section are bold."""
    for dong in muc_lon(ho_so):
        title, colon, rest = dong.text.partition(":")
        end = dong.goc + len(title) if colon and rest.strip() else None  # I. KINH PHÍ: 75 triệu đồng
        if not tat_ca_dam(dong.paragraph, end):
            yield Loi(dong, noi_dung(dong) or dong.text, None, {"so": dong.so})


@luat("DS24", Can.KE_HOACH)
def het_dau(ho_so: HoSo) -> Iterator[Loi]:
    """A title has no mark at its end."""
    colons: list[Dong] = []
    open_ones = 0
    for dong in ho_so.than:
        if dong.vai is not Vai.MUC or dong.cap not in (Kieu.LA_MA, Kieu.A_RAP, Kieu.THAP_PHAN) or not dong.con:
            continue
        words = dong.text.rstrip()
        end = words[-1:]
        if dong.cap is Kieu.LA_MA:
            if (
                end in (".", ";", ":", ",")
                and not _lower(noi_dung(dong))
                and len(words) <= LONGEST
                and words != dong.so
            ):
                yield _end(dong, words)
        elif dong.dang_so != "1." and dong.cap is Kieu.A_RAP:
            continue  # below a point: no title
        elif end in (".", ";", ",") and _plain_title(dong, words):
            yield _end(dong, words, Level.GOI_Y, CachSua.DONG_Y)
        elif len(words) <= 100:
            if end == ":" and dong.con[0].cap not in (Kieu.CHU_CAI, Kieu.NGOAC):
                colons.append(dong)
            elif end not in (".", ";", ",", ":"):
                open_ones += 1
    if colons and open_ones >= 1:
        for dong in colons[:1]:
            yield _end(dong, dong.text.rstrip(), Level.GOI_Y, CachSua.CHI_GOI_Y)


def _plain_title(dong: Dong, words: str) -> bool:
    """Whether a numbered line that ends with a mark is a title all the same."""
    if words.endswith("...") or ":" in words[:-1] or len(words) > LONGEST:
        return False
    return (len(words) <= 60 and not _sentence(words)) or (len(words) <= 100 and _all_below(dong))


def _all_below(dong: Dong) -> bool:
    """Whether those beside it are titles over lists, as this one is over its own."""
    beside = dong.cha.con if dong.cha is not None else []
    same = [each for each in beside if each.cap is dong.cap and each is not dong]
    return len(same) >= 2 and all(each.con and each.text.rstrip()[-1:] not in (".", ";") for each in same)


def _sentence(words: str) -> bool:
    return ":" in words[:-1] or words.count(" ") > 9 or any(c.isdigit() for c in words[3:])


def _end(dong: Dong, words: str, level: Level | None = None, cach: CachSua | None = None) -> Loi:
    mark = words[-1]
    piece = words.rsplit(" ", 1)[-1]
    at = len(words) - len(piece)
    sua = piece[:-1] or None
    return Loi(dong, piece, sua, {"dau": mark, "tieu_de": words}, tai=at, muc_do=level, cach_sua=cach)

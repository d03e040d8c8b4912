"""How the bases are set out: one a paragraph, in italics, each with its mark at the end (PL1/II.6a)."""

import re
from collections.abc import Iterator

from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.can_cu._doan import Doan, Phan, cac_doan
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat

_MARKS = re.compile(r"[\s;:,.…]{0,20}\Z")
_WORD = re.compile(r"\S{1,40}\Z")
_SHORT = 60
_AGAIN = re.compile(r";\s?Căn cứ\s\Z")
"""Who writes the word again means another basis"""


@luat("CC01", Can.KE_HOACH)
def moi_can_cu_mot_doan(ho_so: HoSo) -> Iterator[Loi]:
    """Each basis is a paragraph; a document may stand with the one that amends it."""
    for doan in cac_doan(ho_so):
        further = [
            each for each in doan.phan[1:]
            if not _sua_doi(each, doan.phan[0]) or _AGAIN.search(doan.dong.text, 0, each.dau)
        ]  # fmt: skip
        if doan.la_can_cu and further:
            first = further[0]
            end = first.dau + _SHORT if first.goc is None else first.goc.span[1]
            trich = doan.dong.text[first.dau : min(end, first.cuoi)].rstrip()
            yield Loi(doan.dong, trich, None, {"so": len(further) + 1}, tai=first.dau)


def _sua_doi(each: Phan, dau: Phan) -> bool:
    """Whether it amends the first document of its paragraph: a law says so in its name, others by the number."""
    if each.text.startswith("Luật sửa đổi"):
        return True
    number = dau.goc.vien_dan.so_ky_hieu if dau.goc else ""
    return bool(number) and "sửa đổi" in each.sau and number in each.sau


@luat("CC02", Can.KE_HOACH)
def dau_cuoi_can_cu(ho_so: HoSo) -> Iterator[Loi]:
    """A semicolon behind each basis, a full stop behind the last."""
    doan = cac_doan(ho_so)
    for index, each in enumerate(doan):
        following = doan[index + 1] if index + 1 < len(doan) else None
        if each.noi:
            yield from _noi(each, index > 0 and doan[index - 1].la_can_cu)
        elif each.la_can_cu or following is None:
            yield from _cuoi(each, following)


def _noi(doan: Doan, nhieu: bool) -> Iterator[Loi]:
    """The opening sentence goes on in the paragraph of the basis."""
    text = doan.dong.text
    start = len(text[: doan.het].rstrip())
    words = _WORD.search(text, max(0, start - 40), start)
    if words is None:
        return
    opening = text[doan.het :].split(maxsplit=1)[0]
    trich = text[words.start() : doan.het + len(opening)]
    if doan.la_can_cu:
        level = Level.CANH_BAO if nhieu or len(doan.phan) > 1 else Level.GOI_Y
        yield Loi(
            doan.dong, trich, None, {"viec": "câu mở đầu viết nối vào căn cứ cuối", "lam": "xuống dòng trước câu mở đầu"},
            tai=words.start(), muc_do=level, cach_sua=CachSua.CHI_GOI_Y,
        )  # fmt: skip
    elif text[start - 1] in ".;":
        mend = f"{words[0][:-1]}, {opening}"
        level = Level.CANH_BAO if text[start - 1] == "." else Level.GOI_Y
        facts = {
            "viec": "phần “Thực hiện ...” bị ngắt khỏi câu ban hành Kế hoạch",
            "lam": f"viết liền một câu: “{mend}”",
        }
        yield Loi(doan.dong, trich, mend, facts, tai=words.start(), muc_do=level, cach_sua=CachSua.DONG_Y)


def _cuoi(doan: Doan, sau: Doan | None) -> Iterator[Loi]:
    text = doan.dong.text
    marks = _MARKS.search(text)
    start = marks.start() if marks else len(text)
    written = text[start:].strip()
    words = _WORD.search(text, max(0, start - 40), start)
    if words is None or "…" in written or ".." in written or text.endswith("./."):
        return
    right: tuple[str, ...]
    if sau is None:
        right, name = (".",), "dấu chấm (.) vì đây là căn cứ cuối cùng"
        if not doan.la_can_cu:
            right = (".", ",")
            if written != ";":
                return
        elif written == ":" and "sau" in text[-20:]:
            return
    elif sau.la_can_cu:
        right, name = (";",), "dấu chấm phẩy (;)"
        if not sau.dan and not written:
            return  # a line of a wrapped basis
    else:
        right, name = (".", ";"), "dấu chấm phẩy (;) hoặc dấu chấm (.)"
    if written in right:
        return
    trich = text[words.start() :].rstrip()
    level = Level.LOI if doan.la_can_cu else Level.CANH_BAO
    way = CachSua.CHAC_CHAN if doan.la_can_cu else CachSua.DONG_Y
    facts = {"viec": f"cuối căn cứ là {_ten(written)}, cần {name}", "lam": f"viết “{words[0]}{right[0]}”"}
    yield Loi(doan.dong, trich, f"{words[0]}{right[0]}", facts, tai=words.start(), muc_do=level, cach_sua=way)


def _ten(mark: str) -> str:
    names = {"": "chưa có dấu", ",": "dấu phẩy", ";": "dấu chấm phẩy", ".": "dấu chấm", ":": "dấu hai chấm"}
    return names.get(mark, f"“{mark}”")


@luat("CC03", Can.KE_HOACH, Can.DINH_DANG)
def can_cu_nghieng(ho_so: HoSo) -> Iterator[Loi]:
    """Bases are in italics of 13 to 14 points."""
    asked = ho_so.tham_so("CC03")
    for doan in cac_doan(ho_so):
        if not doan.la_can_cu or (doan.noi and len(doan.phan) == 1):
            continue
        upright, all_letters, sizes = _looks(doan)
        if all_letters and upright / all_letters > asked["phan_dung_toi_da"]:
            yield Loi(doan.dong, doan.dong.text[:_SHORT].rstrip(), None, {"viec": "đang in chữ đứng"}, tai=0)
        elif sizes and (min(sizes) < asked["co_nho"] or max(sizes) > asked["co_lon"]):
            size = min(sizes) if min(sizes) < asked["co_nho"] else max(sizes)
            facts = {"viec": f"đang in cỡ chữ {size:g}"}
            yield Loi(doan.dong, doan.dong.text[:_SHORT].rstrip(), None, facts, tai=0)


def _looks(doan: Doan) -> tuple[int, int, set[float]]:
    """Upright letters, all letters, sizes in the bases of the paragraph."""
    upright = letters = place = 0
    sizes: set[float] = set()
    start, end = doan.dong.goc, doan.dong.goc + doan.het
    for run in doan.dong.paragraph.runs:
        own = run.text[max(0, start - place) : max(0, end - place)]
        place += len(run.text)
        count = sum(map(str.isalpha, own))
        letters += count
        if count:
            upright += 0 if run.format.italic else count
            if run.format.size:
                sizes.add(run.format.size)
    return upright, letters, sizes


@luat("CC04", Can.KE_HOACH)
def khong_gach_truoc_can_cu(ho_so: HoSo) -> Iterator[Loi]:
    """No dash and no number before Căn cứ."""
    for doan in cac_doan(ho_so):
        if not doan.la_can_cu:
            continue
        if doan.gach:
            trich = f"{doan.gach}{doan.dan}"
            yield Loi(doan.dong, trich, doan.dan, {"dau": doan.gach.strip()}, tai=doan.dan_tai - len(doan.gach))
        elif doan.dong.paragraph.number:
            yield Loi(doan.dong, doan.dan, None, {"dau": doan.dong.paragraph.number}, tai=doan.dan_tai)


@luat("CC36", Can.KE_HOACH)
def chu_can_cu(ho_so: HoSo) -> Iterator[Loi]:
    """The word is Căn cứ, not Căn Cứ, CĂN CỨ, Căn cứ vào."""
    for doan in cac_doan(ho_so):
        if doan.dan in ("CĂN CỨ", "Căn Cứ"):
            yield Loi(doan.dong, doan.dan, "Căn cứ", tai=doan.dan_tai, muc_do=Level.CANH_BAO)
        elif doan.thua and doan.la_can_cu:
            yield Loi(doan.dong, f"{doan.dan} {doan.thua}", "Căn cứ", tai=doan.dan_tai)

"""Sections say something: no empty title, no title twice, no colon with nothing behind it; lists are of one piece."""

from collections.abc import Iterator

from kehoach.model.dong import CHAN, Dong, Vai
from kehoach.problems import Level
from kehoach.rules.danh_so._cay import cap_, cay, dau, doc, noi_dung, tu_dau
from kehoach.rules.danh_so._hinh import tat_ca_dam
from kehoach.rules.danh_so.muc_lon import LONGEST
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.nfc import fold
from kehoach.text.numbering import Kieu, doc_so

_ENDS = (".", ";", ":", ",", "!", "?", "…", ")", "”", "]")
_COUNTED = (Kieu.LA_MA, Kieu.A_RAP, Kieu.THAP_PHAN, Kieu.CHU_CAI)
_HEADINGS = (Kieu.LA_MA, Kieu.A_RAP, Kieu.THAP_PHAN)


def _behind(ho_so: HoSo, dong: Dong) -> Dong | None:
    """The next line that is no footnote."""
    after = ho_so.ke(dong, 1)
    return None if after is None or after.vai is Vai.GHI_CHU else after


def _table_behind(ho_so: HoSo, dong: Dong) -> bool:
    after = ho_so.ke(dong, 1)
    return after is not None and after.bang > 0


def _shouts(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


@luat("DS22", Can.KE_HOACH)
def tieu_de_trong(ho_so: HoSo) -> Iterator[Loi]:
    """A title has something below it."""
    for beside in ho_so.anh_em:
        for index, dong in enumerate(beside):
            if (
                dong.vai is not Vai.MUC
                or dong.con
                or dong.phu_luc
                or dong.cap not in _HEADINGS
                or (dong.loi_van and dong.tieu_de)
            ):
                continue
            title = noi_dung(dong)
            if not title or _table_behind(ho_so, dong) or len(title) > LONGEST or "[[" in title:
                continue
            after = beside[index + 1] if index + 1 < len(beside) else None
            if after is not None and (fold(noi_dung(after)) == fold(title) or after.cap not in (dong.cap, Kieu.DOAN)):
                continue
            if (
                after is not None
                and after.cap is Kieu.DOAN
                and not (after.tieu_de or after.text.startswith("Trên đây"))
            ):
                continue  # words follow that the tree puts beside it
            if (dong.cap is Kieu.LA_MA and _shouts(title)) or (
                dong.cap is not Kieu.LA_MA and _like_titles(ho_so, beside, dong, title)
            ):
                yield Loi(dong, title, None, {"so": dong.so, "tieu_de": title}, tai=dong.text.rfind(title))


def _like_titles(ho_so: HoSo, beside: list[Dong], dong: Dong, title: str) -> bool:
    """Whether an item looks like the titles beside it, which have something below them."""
    if title.endswith(_ENDS) or len(title.split()) > 10 or ":" in title:
        return False
    same = [each for each in cap_(beside, dong.cap) if each is not dong]
    titles = [each for each in same if each.con and not noi_dung(each).endswith((".", ";"))]
    if not titles or len(titles) * 2 < len(same):
        return False
    if ho_so.document.formatted:
        return tat_ca_dam(dong.paragraph)
    return True


@luat("DS23", Can.KE_HOACH)
def hai_cham(ho_so: HoSo) -> Iterator[Loi]:
    """What a colon announces follows."""
    first: dict[tuple[int, Kieu], int] = {}
    for beside in ho_so.anh_em:
        for each in beside:
            first.setdefault((id(each.cha), each.cap), each.thu_tu)
    for dong in ho_so.than:
        if dong.vai not in (Vai.MUC, Vai.DOAN) or dong.con or not dong.text.rstrip().endswith(":"):
            continue
        after = _behind(ho_so, dong)
        if after is not None and not _higher(dong, after, first.get((id(after.cha), after.cap), after.thu_tu)):
            continue
        words = dong.text.rstrip()
        piece = " ".join(words.split()[-4:])
        at = words.rfind(piece)
        yield Loi(dong, piece if at >= 0 else words[-40:], None, {"ke": _name(after)}, tai=max(at, 0))


def _higher(dong: Dong, after: Dong, first: int) -> bool:
    """Whether the line behind a colon cannot belong to it: it goes on with the list, or opens a section, or ends the plan."""
    if after.vai in CHAN or after.phu_luc != dong.phu_luc:
        return True
    if after.vai is not Vai.MUC or not after.so:
        return after.vai is Vai.MUC and after.dang_so in ("A", "P")
    if after.cap is Kieu.LA_MA and after.dang_so == "I":
        return True
    if dong.cap is after.cap and dong.dang_so == after.dang_so and after.cha is dong.cha and dong.so:
        return True
    return (
        after.cap in (Kieu.A_RAP, Kieu.CHU_CAI, Kieu.THAP_PHAN)
        and first < dong.thu_tu
        and _value(after) != 1
        and (dong.vai is Vai.DOAN or after.sau < dong.sau)
    )


def _value(dong: Dong) -> int:
    read = doc(dong.so)
    return read.thanh_phan[-1] if read and read.thanh_phan else 0


def _name(after: Dong | None) -> str:
    if after is None:
        return "hết văn bản"
    if after.vai in CHAN:
        return "đến nơi nhận"
    return f"đến mục {after.so}" if after.so else "sang phần khác"


_LISTS = (Kieu.A_RAP, Kieu.CHU_CAI, Kieu.GACH, Kieu.CONG, Kieu.NGOAC)


@luat("DS26", Can.KE_HOACH)
def dau_cuoi_dong(ho_so: HoSo) -> Iterator[Loi]:
    """The members of a list end alike: all with ``;`` and the last with ``.``, or all with ``.``."""
    words = ho_so.tham_so("DS26")["nguyen_nhan"]
    for beside in ho_so.anh_em:
        for cap in _LISTS:
            same = [each for each in cap_(beside, cap) if not each.phu_luc]
            titles = cap is Kieu.A_RAP and not all(each.loi_van for each in same)
            if len(same) >= 2 and not titles and not any(each.con for each in same):
                yield from _ends(ho_so, same, words)


def _ends(ho_so: HoSo, same: list[Dong], words: dict[str, str]) -> Iterator[Loi]:
    marks = [each.text.rstrip()[-1:] for each in same]
    last = same[-1]
    after = _behind(ho_so, last)
    if marks[-1] == ";" and (after is None or after.so or after.vai in CHAN) and not _goes_on(last, after):
        yield _mark(last, words["cuoi"], ".", Level.CANH_BAO)
        return
    inner = marks[:-1]
    if set(inner) == {";", "."} and len(inner) >= 3:
        rare = ";" if inner.count(";") < inner.count(".") else "."
        usual = "." if rare == ";" else ";"
        if inner.count(rare) == 1:
            yield _mark(same[inner.index(rare)], words["lan"].format(dau=rare, thuong=usual), usual)
    elif marks == [".", ";", "."]:
        yield _mark(same[1], words["lan"].format(dau=";", thuong="."), ".")


def _goes_on(last: Dong, after: Dong | None) -> bool:
    """Whether the list around a list inside one of its items goes on behind it: then ``;`` is that list's own mark."""
    outer = last.cha
    return outer is not None and after is not None and outer.cap in _LISTS[1:] and after.cap is outer.cap


def _mark(dong: Dong, cause: str, sua: str, level: Level | None = None) -> Loi:
    text = dong.text.rstrip()
    piece = text.rsplit(" ", 1)[-1]
    return Loi(dong, piece, piece[:-1] + sua, {"nguyen_nhan": cause}, tai=len(text) - len(piece), muc_do=level)


@luat("DS27", Can.KE_HOACH)
def tron_kieu_so(ho_so: HoSo) -> Iterator[Loi]:
    """One list has one shape of number, and is counted by hand or by Word, not both."""
    words = ho_so.tham_so("DS27")["nguyen_nhan"]
    for dong in ho_so.vai(Vai.MUC):
        typed = doc_so(dong.text[:40]) if dong.paragraph.number and dong.cap in _COUNTED else None
        if typed is not None and typed.kieu is dong.cap:
            cause = words["hai_lan"].format(so=typed.trich, may=dong.paragraph.number)
            yield Loi(dong, typed.trich, None, {"nguyen_nhan": cause}, tai=0, muc_do=Level.CANH_BAO)
    for cap in (Kieu.LA_MA, Kieu.A_RAP, Kieu.CHU_CAI, Kieu.THAP_PHAN):
        for muc in cay(ho_so).day(cap):
            auto = [each for each in muc if each.paragraph.number]
            if auto and len(auto) < len(muc):
                few = auto if len(auto) * 2 <= len(muc) else [each for each in muc if not each.paragraph.number]
                first = few[0]
                cause = words["tu_dong" if first.paragraph.number else "go_tay"]
                yield Loi(first, tu_dau(first), None, {"nguyen_nhan": cause.format(so=first.so)}, tai=dau(first) or 0)
